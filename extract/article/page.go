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
	authors  []string        // names of bylines, in normal form
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
	pg.captionLabels()
	pg.count()
	pg.title = pg.findTitle(titleEnd)
	pg.thread = pg.findThread()
	pg.walk()
	pg.keepLone()
	return pg
}

// keepLone reads a body that is one paragraph of running text whatever words it holds: a single sentence given as an article is no
// furniture of a page, though "is the author of" stands in it.
func (pg *page) keepLone() {
	if len(pg.ps) == 1 && !pg.reads() && pg.ps[0].form == sentence && pg.ps[0].lower && pg.ps[0].kind != notice {
		pg.ps[0].role = Text
	}
}

// captionLabels makes captions of what stands beneath a label on a line of its own.
func (pg *page) captionLabels() {
	for i := range pg.ps[:max(0, len(pg.ps)-1)] {
		p, next := &pg.ps[i], &pg.ps[i+1]
		if p.kind == plain && pg.t.markers.lone[strings.TrimRight(p.norm, ":,. ")] {
			p.kind = byline
			if next.kind == plain && next.words <= captionWords {
				next.credit = true
			}
		}
	}
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
		if strings.Contains(f, "://") || strings.HasPrefix(f, "www.") || strings.HasPrefix(f, "#") || strings.HasPrefix(f, "@") || strings.Contains(f, "@") && strings.Contains(f, ".") || strings.HasPrefix(f, "[email") || strings.HasPrefix(f, "protected]") || f == ">" || f == "»" || f == "›" || f == "/" {
			marks++
		}
	}
	if p.form != sentence && strings.ContainsAny(p.text, "«»‹›→←") && !(strings.Contains(p.text, "«") && strings.Contains(p.text, "»")) {
		return true // the way to the page before or behind
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
	topParagraphs = 400 // of a page in which its title is looked for
	titleWords    = 5   // a title has so many, if any line of the top does
	maxTitle      = 35  // and no more than so many
	runningWords  = 8   // running text has so many, where the lines of the page's top are still around
	storyLines    = 8   // sentences of the body that a title is compared with
)

// findTitle gives the paragraph that is the title: the first line, where it is long enough and none of the page's own; on a
// page with more around it, the line before the body that shares most with it, or that the page repeats.
func (pg *page) findTitle(titleEnd int) int {
	if titleEnd > 0 && len(pg.ps) > 0 {
		return 0
	}
	var found []int
	body := -1
	for i := range min(len(pg.ps), topParagraphs) {
		p := &pg.ps[i]
		switch {
		case p.kind == inline && i == 0 && p.words >= titleWords:
			return i
		case p.kind != plain || p.credit:
			continue
		case p.form == sentence && p.words >= runningWords && !pg.titleLike(i, found):
			body = i
		case (p.form == headline || p.form == teaser || p.form == sentence) && p.words >= 2 && p.words <= maxTitle:
			found = append(found, i)
			if len(found) == 1 && (p.words >= titleWords || p.form == sentence && p.words > 2) {
				return i
			}
		}
		if body >= 0 {
			break
		}
	}
	return pg.bestTitle(found, body)
}

// titleLike says whether a line that ends like a sentence may be the title: the first line, a question or short, before more text.
func (pg *page) titleLike(i int, before []int) bool {
	p := &pg.ps[i]
	if len(before) > 0 || p.words > maxTitled {
		return false
	}
	if strings.ContainsAny(tail(p.text, 4), "?!") {
		return true
	}
	return p.words <= 16 && i+2 < len(pg.ps) && pg.sums[len(pg.ps)]-pg.sums[i+1] > 2*p.words && pg.ps[i+1].start > p.end+1
}

// bestTitle chooses among the lines before the body.
func (pg *page) bestTitle(found []int, body int) int {
	story, seen := map[string]bool{}, map[string]int{}
	if body >= 0 {
		for i, n := body, 0; i < len(pg.ps) && n < storyLines; i++ {
			if pg.ps[i].kind == plain && pg.ps[i].form == sentence {
				pg.t.stems(pg.ps[i].text, func(s string) { story[s] = true })
				n++
			}
		}
	}
	for i := range min(len(pg.ps), topParagraphs) {
		seen[pg.ps[i].norm]++
	}
	best, most := -1, 0
	for _, i := range found {
		p := &pg.ps[i]
		score := min(p.words, titleWords)
		if p.words >= titleWords {
			score += 4
			if seen[p.norm] > 1 {
				score += 4
			}
		}
		pg.t.stems(p.text, func(s string) {
			if story[s] {
				score += 3
			}
		})
		if score > most {
			best, most = i, score
		}
	}
	return best
}
