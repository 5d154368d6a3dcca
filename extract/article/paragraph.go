package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph is a run of the body that is one unit of the page: a paragraph, a headline, a line of navigation.
type paragraph struct {
	start, end int    // trimmed of space
	text       string // body[start:end]
	norm       string // its normal form, cut to headBytes or, when short, whole
	kind       kind
	shape
	role     Role
	from, to int // what remains when credit, dateline and label are taken off: start <= from <= to <= end
	credit   bool
}

// line is a line of the body without the space around it.
type line struct {
	start, end int
	gap        bool // an empty line stands before it
}

// lines splits a body at line ends of any kind.
func lines(body string) []line {
	var out []line
	gap := true
	add := func(start, end int) {
		s := body[start:end]
		left := strings.TrimLeftFunc(s, blank)
		start += len(s) - len(left)
		end = start + len(strings.TrimRightFunc(left, blank))
		if start == end {
			gap = true
			return
		}
		out = append(out, line{start, end, gap})
		gap = false
	}
	start := 0
	for i, r := range body {
		switch r {
		case '\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029':
			add(start, i)
			start = i + utf8.RuneLen(r)
			if r == '\u2029' || r == '\f' {
				gap = true
			}
		}
	}
	add(start, len(body))
	return out
}

// blank says whether r is space, or a mark that cannot be seen.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || r == '\u00ad' || r == '\u2060'
}

// paragraphs makes of the lines of a body its paragraphs: a line each, or several lines where the text was wrapped at
// a column or broken in mid sentence. The first fixed bytes, a known title, are not joined with what follows.
func (t *tables) paragraphs(body string, fixed int) []paragraph {
	ls := lines(body)
	width := wrapColumn(body, ls)
	var out []paragraph
	var last line // of the paragraph that is being made
	words := 0    // of it
	for _, l := range ls {
		text := body[l.start:l.end]
		n := len(out)
		if n > 0 && last.start >= fixed {
			prev := body[last.start:last.end]
			wrapped := !l.gap && width > 0 && full(prev, text, width)
			if wrapped || t.continues(prev, text, words, n == 1) {
				out[n-1].end = l.end
				last, words = l, words+len(strings.Fields(text))
				continue
			}
		}
		out = append(out, paragraph{start: l.start, end: l.end})
		last, words = l, len(strings.Fields(text))
	}
	for i := range out {
		p := &out[i]
		p.text = body[p.start:p.end]
		p.from, p.to = p.start, p.end
	}
	return out
}

const (
	minColumn = 45  // text is not wrapped at less
	maxColumn = 130 // nor at more
)

// wrapColumn gives the column at which the body is wrapped, or 0: nearly every line that another follows is so full that
// the next line's first word would not have fitted.
func wrapColumn(body string, ls []line) int {
	column, pairs := 0, 0
	for i, l := range ls {
		if follows(ls, i) || i > 0 && !l.gap {
			column = max(column, runes(body[l.start:l.end]))
		}
	}
	if column < minColumn || column > maxColumn {
		return 0
	}
	filled := 0
	for i := range ls {
		if follows(ls, i) {
			pairs++
			if full(body[ls[i].start:ls[i].end], body[ls[i+1].start:ls[i+1].end], column) {
				filled++
			}
		}
	}
	if pairs < 4 || filled*100 < pairs*80 {
		return 0
	}
	return column
}

// follows says whether line i+1 stands right beneath line i.
func follows(ls []line, i int) bool { return i+1 < len(ls) && !ls[i+1].gap }

// full says whether the first word of next would not have fitted behind prev.
func full(prev, next string, column int) bool {
	w, _, _ := strings.Cut(next, " ")
	return runes(prev)+1+runes(w) > column-4
}

// runes counts characters, no further than matters for columns.
func runes(s string) int {
	if len(s) > 4*maxColumn+4 {
		return maxColumn + 1
	}
	return utf8.RuneCountInString(s)
}

const (
	minRunning = 3 // words of a line that a small letter may continue
	minTitled  = 6 // words of a line that a name may continue after an office
)

// continues says whether next goes on with the sentence that prev, the last line of a paragraph of so many words, leaves
// open. first means that the paragraph is the first of the page, which a title may be.
func (t *tables) continues(prev, next string, words int, first bool) bool {
	if closed(prev) || strings.Contains(lastField(prev), "://") || t.marked(prev) || t.marked(next) {
		return false
	}
	r, size := utf8.DecodeRuneInString(next)
	if strings.ContainsRune(",;.)”’!?", r) && words > 1 {
		after, _ := utf8.DecodeRuneInString(next[size:])
		return r != '.' && r != '!' && r != '?' || size == len(next) || unicode.IsSpace(after)
	}
	word := strings.ToLower(strings.TrimFunc(lastField(prev), func(r rune) bool { return !wordRune(r) && r != '-' }))
	comma := strings.HasSuffix(prev, ",")
	opener := t.openers[word]
	if !comma && strings.HasSuffix(prev, ":") {
		return false
	}
	sh := t.shapeOf(prev)
	switch {
	case words < minRunning || sh.titled && words > 3:
		return false
	case first:
		return unicode.IsLower(r) && (comma || opener == "word")
	case unicode.IsLower(r):
		return !strings.ContainsAny(firstField(next), "@/.")
	case comma || opener == "word":
		return words > minRunning && !strings.HasSuffix(prev, ":")
	case opener == "office":
		return words >= minTitled && unicode.IsUpper(r) && (strings.ContainsAny(prev, ",\"“”") || words > 9) && closed(next)
	}
	return false
}

// marked says whether a line is one of the page's own.
func (t *tables) marked(s string) bool {
	if len(s) > shortBytes {
		return false
	}
	k := t.markers.find(normal(s, shortBytes), len(s))
	return k != plain && k != label || t.dates.alone(s)
}

func firstField(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

func lastField(s string) string {
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}
