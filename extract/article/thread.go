package article

import "strings"

const (
	threadReach   = 12 // paragraphs between two signatures of one thread
	structureNear = 8  // paragraphs behind a heading in which a thread shows its structure
)

// findThread gives the first paragraph of the readers' comments, or len(ps). A heading opens them, or the pattern of name
// and time that repeats.
func (pg *page) findThread() int {
	pg.thread = len(pg.ps)
	total := pg.sums[len(pg.ps)]
	bySigns := pg.firstSigned()
	for i := pg.title + 1; i < len(pg.ps); i++ {
		if i >= bySigns {
			return bySigns
		}
		if pg.ps[i].kind != comments {
			continue
		}
		before := pg.sums[i]
		if before == 0 {
			continue
		}
		if pg.threaded(i) || before*4 >= total {
			return i
		}
	}
	return bySigns
}

// threaded says whether signatures or controls of comments follow paragraph i.
func (pg *page) threaded(i int) bool {
	for j := i + 1; j < min(len(pg.ps), i+1+structureNear); j++ {
		if k := pg.ps[j].kind; k == reply || k == comments || pg.signature(j) {
			return true
		}
	}
	return false
}

// firstSigned gives the first of at least two signatures of readers behind the beginning of the body.
func (pg *page) firstSigned() int {
	last, replies, first := -1, 0, -1
	sentences := 0
	for i := pg.title + 1; i < len(pg.ps); i++ {
		p := &pg.ps[i]
		if p.kind == plain && p.form == sentence {
			sentences++
		}
		if sentences < 2 {
			continue
		}
		if p.kind == reply {
			replies++
			if replies == 1 {
				first = pg.backToName(i)
			}
			if replies >= 2 {
				return first
			}
		}
		if !pg.signature(i) {
			continue
		}
		at := i
		if pg.named(i-1) && !strings.ContainsFunc(p.norm, wordRune) || pg.named(i-1) && pg.timeOnly(i) {
			at = i - 1
		}
		if last >= 0 && i-last <= threadReach {
			return min(pg.backFrom(last), at)
		}
		last = i
	}
	return len(pg.ps)
}

// backFrom gives the line of the name that belongs to a signature.
func (pg *page) backFrom(i int) int {
	if pg.timeOnly(i) && pg.named(i-1) {
		return i - 1
	}
	return i
}

// backToName goes from a control of a comment back to the name above the comment.
func (pg *page) backToName(i int) int {
	for j := i - 1; j > pg.title && j >= i-4; j-- {
		if pg.signature(j) {
			return pg.backFrom(j)
		}
		if pg.named(j) {
			return j
		}
	}
	return i
}

// signature says whether paragraph i is the line of a reader's name and time, or of the time beneath a name.
func (pg *page) signature(i int) bool {
	p := &pg.ps[i]
	if len(p.text) > headBytes || p.words > 14 {
		return false
	}
	if p.form != sentence || strings.HasSuffix(p.norm, ":") {
		if strings.HasSuffix(p.norm, " says:") || strings.HasSuffix(p.norm, " wrote:") && p.words <= 4 || strings.HasSuffix(p.norm, " says") && p.words <= 4 {
			return p.words <= 6
		}
	}
	if pg.timeOnly(i) {
		return pg.named(i - 1)
	}
	rest, ok := pg.t.dates.without(p.text)
	if !ok || !pg.clocked(p.text) || p.form == sentence && p.words > 8 {
		return false
	}
	n := len(strings.Fields(rest))
	return n >= 1 && n <= 6 && !strings.ContainsAny(p.norm, "|/") && !pg.announced(p)
}

// announced says whether a line of a date speaks of the article: "Published …", "Updated …".
func (pg *page) announced(p *paragraph) bool {
	k := pg.t.markers.find(p.norm, len(p.text))
	return k == byline || strings.HasPrefix(p.norm, "by ")
}

// clocked says whether a text gives a time of day or how long ago.
func (pg *page) clocked(s string) bool {
	return pg.t.dates.clock.MatchString(s) || strings.Contains(strings.ToLower(s), " ago")
}

// timeOnly says whether paragraph i is a time, with or without a date, and no more.
func (pg *page) timeOnly(i int) bool {
	p := &pg.ps[i]
	if len(p.text) > 60 {
		return false
	}
	return strings.HasSuffix(p.norm, " ago") && p.words <= 4 || pg.t.dates.alone(p.text) && pg.clocked(p.text)
}

// named says whether paragraph i may be the name of a reader.
func (pg *page) named(i int) bool {
	if i <= pg.title || i < 0 {
		return false
	}
	p := &pg.ps[i]
	return p.words >= 1 && p.words <= 4 && len(p.text) <= 40 && p.form != sentence && p.kind == plain
}
