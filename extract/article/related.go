package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// resume gives the paragraph where the body goes on behind the heading of a block of other stories, or where the page ends.
//
// A block is headlines, each alone or with the beginning of its story. The body goes on with running text that is nobody's
// teaser: not cut off, not the one sentence under a headline where each headline has one, and about this story.
func (pg *page) resume(i int) int {
	b := block{head: -1}
	for j := i; j < pg.thread; j++ {
		p := &pg.ps[j]
		switch {
		case j == pg.title:
			b.last = headline
			continue
		case p.kind == related || p.kind == inline:
			b.last, b.head = none, -1
			continue
		case p.kind == ending || p.kind == stop:
			return j
		case p.kind != plain || p.credit || p.form == jumble:
			continue
		}
		switch p.form {
		case teaser:
			b.took(teaser)
		case sentence:
			if !closed(p.text) {
				b.headlined(j)
				continue
			}
			if b.last == headline && pg.teases(b, j) {
				b.took(sentence)
				continue
			}
			if pg.bodyAgain(j) {
				return j
			}
			b.last = sentence
		default:
			b.headlined(j)
		}
	}
	return pg.thread
}

// block is what has been seen of a block of other stories.
type block struct {
	last          form // of the item before; none behind the heading
	head          int  // the headline before, or -1
	pairs, lonely int  // headlines with and without a text beneath
}

const none form = -1

func (b *block) headlined(j int) {
	if b.last == headline && b.head >= 0 {
		b.lonely++
	}
	b.last, b.head = headline, j
}

func (b *block) took(f form) {
	if b.last == headline {
		b.pairs++
	}
	b.last = f
}

// teases says whether the sentence at j is the text of the headline above it.
func (pg *page) teases(b block, j int) bool {
	if b.head < 0 {
		return false
	}
	if b.pairs >= 1 && b.lonely == 0 || b.pairs >= 2 && b.pairs >= b.lonely {
		return true
	}
	shared, of := pg.overlap(b.head, j)
	if b.pairs == 0 && b.lonely >= 2 {
		return false // a list of headlines alone
	}
	if shared >= 3 && shared*2 >= of {
		return true
	}
	// headline, text, headline, text: a list, when the next pair belongs together as this one does
	if shared >= 1 && pg.plainly(j+1, headline) && (pg.plainly(j+2, sentence) || pg.plainly(j+2, teaser)) {
		next, _ := pg.overlap(j+1, j+2)
		return next >= 1 && (pg.plainly(j+3, headline) || j+3 >= pg.thread || pg.ps[j+3].kind != plain)
	}
	return false
}

// overlap counts the telling words of headline h, and those of them that text j has.
func (pg *page) overlap(h, j int) (shared, of int) {
	has := map[string]bool{}
	pg.t.stems(pg.ps[j].text, func(s string) { has[s] = true })
	pg.t.stems(pg.ps[h].text, func(s string) {
		of++
		if has[s] {
			shared++
		}
	})
	return shared, of
}

// bodyAgain says whether the body goes on with the sentence at j.
func (pg *page) bodyAgain(j int) bool {
	run, words := 0, 0
	for k := j; k < min(pg.thread, j+resumeReach) && run < 4; k++ {
		if pg.plainly(k, sentence) && closed(pg.ps[k].text) {
			run++
			words += pg.ps[k].words
			if (run == 1 || pg.accepted >= 4) && pg.akin(k) {
				return true
			}
		} else if pg.ps[k].kind == plain && !pg.ps[k].credit {
			break
		}
	}
	rest := pg.sums[pg.thread] - pg.sums[j]
	return (run >= 4 || words >= longRun) && pg.sums[j] < rest || pg.accepted < 4 && (run >= 2 || rest < 120)
}

// akin says whether a text speaks of what title and body have spoken of.
func (pg *page) akin(j int) bool {
	hits, of := 0, 0
	pg.t.stems(pg.ps[j].text, func(s string) {
		of++
		if pg.story[s] {
			hits++
		}
	})
	return hits >= 3 && hits*6 >= of || hits >= 1 && hits*4 >= of
}

const (
	resumeReach = 24  // paragraphs in which the body shows that it goes on
	longRun     = 120 // words in a row that are no teaser
)

const stemRunes = 5 // Mali and Malian, Russia and Russian are near enough

// stems gives the beginnings of the telling words of a text: four letters or more, not common to all news.
func (t *tables) stems(s string, yield func(string)) {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !wordRune(r) && r != '-' }) {
		if utf8.RuneCountInString(w) < 4 || !unicode.IsLetter(firstRune(w)) {
			continue
		}
		w = strings.ToLower(w)
		if t.common[w] {
			continue
		}
		n := 0
		for i := range w {
			if n == stemRunes {
				w = w[:i]
				break
			}
			n++
		}
		yield(w)
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
