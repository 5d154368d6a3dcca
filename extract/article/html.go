package article

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// html reads a page: its text is the main text of the page, its title, date and publisher those that the page declares.
func (r *reader) html(s source, data []byte) bool {
	text, j := decode(s, data)
	if j != nil {
		return r.reject(j)
	}
	return r.page(record{path: s.path, id: s.id, page: true}, text)
}

// markup reads the body of a JSON record that is HTML.
func (r *reader) markup(rec record) bool {
	if low := strings.ToLower(rec.body[:min(len(rec.body), 4096)]); strings.Contains(low, "<html") || strings.Contains(low, "<body") {
		return r.page(rec, rec.body)
	}
	rec.body = strings.Join(blocks(fragment(rec.body)), "\n\n")
	return r.record(rec)
}

// page makes a record of a whole page; what rec holds already is kept.
func (r *reader) page(rec record, text string) bool {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return r.reject(&Reject{rec.path, rec.line, rec.id, "not to be parsed as HTML: " + err.Error(), "save the page again, or its text", ErrMalformed})
	}
	m := r.meta(doc)
	ps, err := r.mainText(doc, m)
	if err != nil {
		return r.reject(&Reject{rec.path, rec.line, rec.id, err.Error(), "save the page again, or its text", ErrMalformed})
	}
	if len(ps) == 0 {
		return r.reject(&Reject{rec.path, rec.line, rec.id, "no text of an article on the page", "look whether the page was saved with its text; a page that scripts fill must be saved from a browser", ErrEmpty})
	}
	rec.url = cmp.Or(rec.url, m.url)
	rec.title = cmp.Or(rec.title, m.title)
	rec.publisher = cmp.Or(rec.publisher, m.publisher)
	rec.published = first(rec.published, m.published)
	rec.lang = cmp.Or(rec.lang, m.lang)
	rec.body = strings.Join(ps, "\n\n")
	return r.record(rec)
}

// What a page declares: <meta charset="…">, <meta … content="text/html; charset=…">, <?xml … encoding="…"?>.
var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^<>]*?charset|\?xml\s[^<>]*?encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)`)

const declarationBytes = 16 << 10 // of a page in which the declaration is looked for

// decode gives a page as UTF-8. What it is in, its byte order mark, its meta element or its XML declaration says; a page
// that says nothing must be UTF-8.
func decode(s source, data []byte) (string, *Reject) {
	e, name := encoding.Encoding(nil), ""
	if marked, n, certain := charset.DetermineEncoding(data, ""); certain { // by its byte order mark
		e, name = marked, n
	} else if m := declaration.FindSubmatch(data[:min(len(data), declarationBytes)]); m != nil {
		e, name = charset.Lookup(string(m[1]))
		if strings.HasPrefix(name, "utf-16") { // what could be read as ASCII is not UTF-16
			e, name = charset.Lookup("utf-8")
		}
	}
	switch {
	case e == nil:
		if j := notUTF8(s, data, 0); j != nil {
			j.Advice = "declare its character set in the page (<meta charset=…>), or convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8"
			return "", j
		}
		return string(data), nil
	case name == "utf-8":
		return strings.ToValidUTF8(strings.TrimPrefix(string(data), "\ufeff"), "\ufffd"), nil
	}
	out, _, err := transform.Bytes(e.NewDecoder(), data)
	if err != nil {
		return "", &Reject{s.path, 0, s.id, fmt.Sprintf("not to be decoded as %s, which the page declares: %v", name, err), "convert it to UTF-8 and correct the declaration", ErrEncoding}
	}
	return strings.TrimPrefix(string(out), "\ufeff"), nil
}

// mainText gives the paragraphs of a page's article. JSON-LD says what belongs to it, the page how it is divided.
func (t *tables) mainText(doc *html.Node, m meta) (ps []string, err error) {
	defer func() { // a page that the extractor cannot bear must not end the run
		if x := recover(); x != nil {
			ps, err = nil, fmt.Errorf("extracting the main text: %v", x)
		}
	}()
	t.prune(doc)
	markCaptions(doc)
	opts := trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateOverride: &htmldate.Result{}}
	if u, err := url.Parse(m.url); err == nil && m.url != "" {
		opts.OriginalURL = u
	}
	if res, err := trafilatura.ExtractDocument(doc, opts); err == nil && res.ContentNode != nil {
		ps = blocks(res.ContentNode)
	}
	declared := m.paragraphs()
	switch n, d := size(ps), size(declared); {
	case d >= enough && d*10 >= n*6 && !truncated(declared[len(declared)-1]):
		return chosen(ps, declared), nil
	case n < enough:
		if own := blocks(outermost(doc)); size(own) > n {
			ps = own
		}
	}
	return ps, nil
}

const (
	enough       = 200     // bytes that the text of an article has
	compareBytes = 1 << 19 // of a declared text up to which the page's paragraphs are compared with it
)

func size(ps []string) int {
	n := 0
	for _, p := range ps {
		n += len(p)
	}
	return n
}

// chosen gives the paragraphs of the page that the declared text has too, with the captions, when they make up nearly all
// of it; else the declared text.
func chosen(ps, declared []string) []string {
	all := squash(strings.Join(declared, " "))
	if len(all) > compareBytes || len(ps) > 2000 {
		return declared
	}
	var out []string
	covered := 0
	for _, p := range ps {
		s := squash(p)
		switch {
		case strings.HasPrefix(p, captionMark):
			out = append(out, p)
		case s != "" && strings.Contains(all, s):
			out = append(out, p)
			covered += len(s)
		}
	}
	if covered*10 < len(all)*9 {
		return declared
	}
	return out
}

// squash keeps the letters and digits of a text, in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if !wordRune(r) || string(r) == captionMark {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// markCaptions puts the captions of a page where its paragraphs are, each with its mark, so that they come through with the text.
func markCaptions(doc *html.Node) {
	var captions []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Figcaption {
			captions = append(captions, n)
		}
	}
	for _, n := range captions {
		text := strings.Join(blocks(n), " ")
		text = strings.TrimSpace(strings.ReplaceAll(text, captionMark, ""))
		at := n
		for at.Parent != nil && at.DataAtom != atom.Figure {
			at = at.Parent
		}
		if text == "" || at.Parent == nil {
			continue
		}
		p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		p.AppendChild(&html.Node{Type: html.TextNode, Data: captionMark + text})
		at.Parent.InsertBefore(p, at)
		n.Parent.RemoveChild(n)
	}
}

// outermost is the element of a page that holds its article: the only <article>, else <main>, else <body>.
func outermost(doc *html.Node) *html.Node {
	var articles, mains []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Article:
			articles = append(articles, n)
		case atom.Main:
			mains = append(mains, n)
		}
	}
	switch {
	case len(articles) == 1:
		return articles[0]
	case len(mains) == 1:
		return mains[0]
	}
	return doc
}

// dated finds the date of a page that declares none, by the elements and addresses that usually carry it; not by its text.
func dated(doc *html.Node, address string) time.Time {
	res, err := htmldate.FromDocument(doc, htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true, URL: address, DeferUrlExtractor: true,
		MinDate: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), MaxDate: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil || res.IsZero() {
		return time.Time{}
	}
	return res.DateTime
}
