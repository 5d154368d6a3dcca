package article

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"
	"time"
)

// DefaultMaxBytes bounds a record when Options.MaxBytes is zero.
const DefaultMaxBytes = 4 << 20

// Options says how articles are read. The zero value reads files as they are.
type Options struct {
	MaxBytes int       // of one record: a text or HTML file, a line of JSON Lines, an element of a JSON array; 0 = DefaultMaxBytes
	Fields   Fields    // names of the fields of JSON records
	Tables   fs.FS     // tables that replace the embedded ones of the same name (markers.tsv, agencies.tsv …); nil = none
	Stdin    io.Reader // what the path "-" reads; nil = os.Stdin
}

// Fields names the fields of JSON records. An empty name is the default, the field's own in lower case. A dot leads into an
// object: "source.name".
type Fields struct {
	ID, URL, Title, Body, Published, Publisher string
}

// Read reads the articles of files and folders, one at a time.
//
// Folders are read with all that is in them but hidden files; a path "-" is standard input. The order is that of the names,
// whatever the order of paths. A fault of one file or record is a *Reject beside an empty Article, and the iteration goes
// on; any other error (ctx has ended, a table is broken) ends it. An article that comes again word for word under the same
// id is passed over; with other words it is rejected with ErrDuplicate.
//
// The ID of an article is that of its record, else the URL that its record or page declares, without fragment and tracking
// parameters, else the place of its file below the path, with "#" and the line for a record. A URL that only the text of a
// scraped page mentions is the article's URL, not its ID.
//
// The body of a text file is the file, without a byte order mark; line ends stay as they are. UTF-16 is read when its mark
// says so, other character sets when an HTML page declares them.
//
// The day of publication and the publisher are what the page says of itself. Readers' comments and copyright lines date
// nothing, and the agency of a byline is no publisher.
//
// One record is held at a time; of those before, their ids as 24 bytes each.
func Read(ctx context.Context, paths []string, o Options) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		t, err := loadTables(o.Tables)
		if err != nil {
			yield(Article{}, fmt.Errorf("loading tables: %w", err))
			return
		}
		o.MaxBytes = cmp.Or(o.MaxBytes, DefaultMaxBytes)
		o.Fields = o.Fields.filled()
		r := &reader{tables: t, Options: o, seen: map[uint64]place{}, ctx: ctx, yield: yield}
		for _, s := range t.sources(ctx, paths) {
			if !r.source(s) {
				return
			}
		}
	}
}

func (f Fields) filled() Fields {
	return Fields{cmp.Or(f.ID, "id"), cmp.Or(f.URL, "url"), cmp.Or(f.Title, "title"), cmp.Or(f.Body, "body"),
		cmp.Or(f.Published, "published"), cmp.Or(f.Publisher, "publisher")}
}

// reader is one run of Read.
type reader struct {
	*tables
	Options
	ctx   context.Context
	yield func(Article, error) bool
	seen  map[uint64]place // by hash of the id
	files []string
}

// place is where an id was first seen, and the hash of its body.
type place struct {
	body uint64
	file int32
	line int32
}

// record is an article as a file gives it.
type record struct {
	path, id        string // id: of the record, else of the file
	line            int
	url             string
	title           string
	body            string // for markup, the paragraphs that the page's reader made
	publisher, lang string
	published       time.Time
	whole           bool // body is the whole text, title included
	page            bool // url names the record, and is its id
}

// reject passes a fault on, and says whether to go on.
func (r *reader) reject(j *Reject) bool { return r.yield(Article{}, j) }

// ended passes on that the context has ended.
func (r *reader) ended() bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(Article{}, err)
		return true
	}
	return false
}

// record makes an article of a record and passes it on; it says whether to go on.
func (r *reader) record(rec record) bool {
	body, titleEnd := rec.body, 0
	if !rec.whole && rec.title != "" {
		body = rec.title
		titleEnd = len(body)
		if rest := strings.TrimSpace(withoutTitle(rec.body, rec.title)); rest != "" {
			body += "\n\n" + rest
		}
	}
	var captions map[int]bool
	if !rec.whole {
		body, captions = unmark(body)
	}
	if j := r.readable(rec, body); j != nil {
		return r.reject(j)
	}
	pg := r.clean(body, titleEnd, captions)
	if !pg.reads() {
		return r.reject(&Reject{rec.path, rec.line, rec.id, "nothing but navigation, dates and links", "look whether the page was saved with its text", ErrEmpty})
	}
	if pg.title >= 0 {
		pg.cutSite(pg.title)
	}
	a := Article{ID: rec.id, URL: rec.url, Title: cmp.Or(strings.TrimSpace(rec.title), pg.titleText()), Body: body, Parts: pg.parts()}
	if own := pg.address(); a.URL == "" {
		a.URL = own
	}
	if address := r.canonical(a.URL); rec.page && address != "" {
		a.ID = address
	}
	a.Published = first(rec.published, first(pg.published(), r.dateOf(a.URL))).UTC()
	a.Publisher = cmp.Or(rec.publisher, pg.publisher(a.URL))
	a.Lang = r.language(a, rec.lang)
	sum := sha256.Sum256([]byte(body))
	a.SHA256 = hex.EncodeToString(sum[:])
	return r.once(a, rec, binary.BigEndian.Uint64(sum[:]))
}

// readable gives the fault of a text that is none.
func (r *reader) readable(rec record, body string) *Reject {
	switch {
	case strings.TrimFunc(body, blank) == "":
		return &Reject{rec.path, rec.line, rec.id, "no text", "leave it out, or look why it is empty", ErrEmpty}
	case strings.IndexByte(body, 0) >= 0:
		return &Reject{rec.path, rec.line, rec.id, "the text has NUL bytes in it, as binary files have", "leave it out, or save it as text", ErrBinary}
	case len(body) > r.MaxBytes:
		return r.tooLarge(rec.path, rec.line, rec.id)
	}
	return nil
}

func (r *reader) tooLarge(path string, line int, id string) *Reject {
	return &Reject{path, line, id, fmt.Sprintf("larger than %d bytes, the limit of one article", r.MaxBytes), "raise the limit, or split it", ErrTooLarge}
}

// once passes an article on unless its id has been seen.
func (r *reader) once(a Article, rec record, body uint64) bool {
	h := sha256.Sum256([]byte(a.ID))
	key := binary.BigEndian.Uint64(h[:])
	before, ok := r.seen[key]
	if !ok {
		if n := len(r.files); n == 0 || r.files[n-1] != rec.path {
			r.files = append(r.files, rec.path)
		}
		r.seen[key] = place{body, int32(len(r.files) - 1), int32(rec.line)}
		return r.yield(a, nil)
	}
	if before.body == body {
		return true
	}
	where := r.files[before.file]
	if before.line > 0 {
		where = fmt.Sprintf("%s:%d", where, before.line)
	}
	return r.reject(&Reject{rec.path, rec.line, a.ID, fmt.Sprintf("id %q was given to another article by %s", a.ID, where),
		"give each article an id of its own, or read the folder above both", ErrDuplicate})
}

// withoutTitle drops a title that the body repeats as its first line.
func withoutTitle(body, title string) string {
	trimmed := strings.TrimLeftFunc(body, blank)
	if rest, ok := strings.CutPrefix(trimmed, title); ok && (rest == "" || strings.HasPrefix(strings.TrimLeft(rest, " \t\r"), "\n")) {
		return rest
	}
	return body
}
