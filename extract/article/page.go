package article

import (
	"strings"
	"unicode"
)

// page is the body of one article while its paragraphs get their roles.
type page struct {
	t        *tables
	body     string
	ps       []paragraph
	sums     []int           // words of running text before paragraph i
	title    int             // paragraph, or -1
	thread   int             // first paragraph of the readers' comments, or len(ps)
	latin    bool            // the text is in Latin letters
	accepted int             // sentences of the body so far
	story    map[string]bool // stems of the words of title and body so far
	read     map[string]bool // normal forms of what is read, to know repetitions
}

// clean gives every paragraph of a body its role. The first titleEnd bytes are a known title; 0 when there is none.
// Captions are known to begin at some offsets.
func (t *tables) clean(body string, titleEnd int, captions map[int]bool) *page {
	pg := &page{t: t, body: body, ps: t.paragraphs(body, titleEnd), story: map[string]bool{}, read: map[string]bool{}}
	for i := range pg.ps {
		pg.look(&pg.ps[i])
		if p := &pg.ps[i]; captions[p.start] && p.kind == plain {
			p.credit = true
		}
	}
	pg.count()
	pg.title = pg.findTitle(titleEnd)
	pg.thread = pg.findThread()
	pg.walk()
	return pg
}

// look finds out what a paragraph is by itself.
func (pg *page) look(p *paragraph) {
	limit := headBytes
	if len(p.text) <= shortBytes {
		limit = shortBytes
	}
	p.norm = normal(p.text, limit)
	p.kind = pg.t.markers.find(p.norm, len(p.text))
	p.shape = pg.t.shapeOf(p.text)
	if (p.kind == related || p.kind == share) && (p.words > 40 || p.kind == related && p.form == sentence && p.words > 8) {
		p.kind = plain // "More from …" and the like begin sentences too
	}
	if p.kind == plain {
		if pg.t.takeLabel(p) {
			p.credit = true
		}
		pg.t.takeCredit(p)
		if p.from != p.start || p.to != p.end {
			words := p.words
			p.shape = pg.t.shapeOf(pg.body[p.from:p.to])
			if p.words == 0 || p.credit && p.words < 3 && words < 9 {
				p.kind, p.from, p.to = byline, p.start, p.start
			}
		}
	}
	if p.kind == plain && pg.ofPage(p) {
		p.kind = menu
	}
	if p.kind == plain && !p.credit && pg.signed(p) {
		p.kind = byline
	}
}

// ofPage says whether a paragraph is nothing but addresses, hashtags or handles, or a path through the site.
func (pg *page) ofPage(p *paragraph) bool {
	if len(p.text) > shortBytes {
		return false
	}
	marks, fields := 0, 0
	for f := range strings.FieldsSeq(p.text) {
		fields++
		if strings.Contains(f, "://") || strings.HasPrefix(f, "www.") || strings.HasPrefix(f, "#") || strings.HasPrefix(f, "@") || f == ">" || f == "»" || f == "›" || f == "/" {
			marks++
		}
	}
	return marks > 0 && (marks*2 >= fields || p.form != sentence && marks*4 >= fields)
}

// signed says whether a paragraph names author, agency or day of the article and nothing else.
func (pg *page) signed(p *paragraph) bool {
	if len(p.text) > headBytes || p.words > 16 {
		return false
	}
	if pg.t.agencies[p.norm] || pg.t.dates.alone(p.text) {
		return true
	}
	if rest, ok := strings.CutPrefix(p.norm, "by "); ok && !strings.HasSuffix(p.norm, ".") {
		raw := strings.TrimSpace(p.text[strings.Index(strings.ToLower(p.text), "by")+2:])
		return len(strings.Fields(rest)) <= 4 || p.titled || pg.t.nameLike(strings.Join(firstWords(raw, 3), " "))
	}
	if p.form == sentence {
		return false
	}
	rest, dated := pg.t.dates.without(p.text)
	return dated && (len(strings.Fields(rest)) <= 3 || len(strings.Fields(rest)) <= 7 && (pg.t.nameLike(rest) || strings.HasPrefix(p.norm, "by ")))
}

func firstWords(s string, n int) []string {
	f := strings.Fields(s)
	return f[:min(n, len(f))]
}

// count sums up the running text, and sees which script it is in.
func (pg *page) count() {
	pg.sums = make([]int, len(pg.ps)+1)
	latin, letters := 0, 0
	for i := range pg.ps {
		p := &pg.ps[i]
		pg.sums[i+1] = pg.sums[i]
		if p.kind == plain && p.form == sentence {
			pg.sums[i+1] += p.words
			l, n := latinLetters(p.text)
			latin, letters = latin+l, letters+n
		}
	}
	pg.latin = latin*10 >= letters*6
}

// latinLetters counts the letters of a text and those of them that are Latin, in its first bytes.
func latinLetters(s string) (latin, letters int) {
	for i, r := range s {
		if i > 2000 {
			break
		}
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
	}
	return latin, letters
}

// plainly says whether paragraph i is none of the page's own lines and has this form.
func (pg *page) plainly(i int, f form) bool {
	return i < pg.thread && pg.ps[i].kind == plain && pg.ps[i].form == f && !pg.ps[i].credit
}

const (
	topParagraphs = 40 // of a page in which its title is looked for
	titleWords    = 5  // a title has so many, if any line of the top does
)

// findTitle gives the paragraph that is the title: the first line at the top that is long enough and none of the page's own.
func (pg *page) findTitle(titleEnd int) int {
	if titleEnd > 0 && len(pg.ps) > 0 {
		return 0
	}
	best, bestWords := -1, 0
	for i := range min(len(pg.ps), topParagraphs) {
		p := &pg.ps[i]
		question := p.form == sentence && p.words <= maxTitled && best < 0 && strings.ContainsAny(tail(p.text, 4), "?!")
		switch {
		case p.kind == inline && i == 0 && p.form == headline:
			return i
		case p.kind == related || p.kind != plain || p.credit:
			continue
		case question:
			return i
		case p.form == sentence:
			if best < 0 && p.words <= 16 && i+2 < len(pg.ps) && pg.sums[len(pg.ps)]-pg.sums[i+1] > 2*p.words && pg.ps[i+1].start > p.end+1 {
				return i
			}
			return best
		case p.form != headline && p.form != teaser || p.words > 35:
			continue
		}
		if p.words >= titleWords {
			return i
		}
		if p.words > bestWords && p.words >= 2 {
			best, bestWords = i, p.words
		}
	}
	return best
}
