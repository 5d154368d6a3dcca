// Package article reads news articles from files, one by one, as the pages were scraped: plain text, HTML, JSON Lines.
//
//	PATH... --Read--> Article, Article, ...   (or a *Reject, and the next one)
//
// An Article's Body is the text that everything after reads; it never changes, and every offset in newsgraph counts its bytes.
// Parts say what the spans of the body are: title, byline, caption and body are read, junk (navigation, share lines, teasers
// of other stories, comments, copyright blocks) is kept where it stands and read by nobody.
package article

import "time"

// Article is one news article.
type Article struct {
	ID        string // the record's id, else its URL without fragment and tracking parameters, else the path relative to the argument
	URL       string
	Title     string
	Body      string // UTF-8, without NUL; for a text file the whole file, for HTML and JSON Lines title, blank line, body
	Parts     []Part // in order, without overlap; what no part covers is junk
	Lang      string // ISO 639-1
	Publisher string
	Published time.Time // UTC; zero when the page gives none
	SHA256    string    // of Body, hexadecimal
}

// Role says what a part of an article is.
type Role string

// The roles of parts. Title, Caption and Text are read for claims.
const (
	Title   Role = "title"
	Byline  Role = "byline"
	Caption Role = "caption"
	Text    Role = "body"
	Junk    Role = "junk"
)

// Part is a span of the body with its role: half-open byte offsets. A part of role Title, Caption or Text is one paragraph:
// no sentence runs over its end.
type Part struct {
	Start, End int
	Role       Role
}

// Read says whether a part of this role is read for claims.
func (r Role) Read() bool { return r == Title || r == Caption || r == Text }
