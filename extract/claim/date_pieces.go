package claim

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
)

// pieceKind tells words, figures and marks apart.
type pieceKind int8

const (
	wordPiece pieceKind = iota
	numberPiece
	datePiece // 2021-09-25 and the like
	codePiece // telephone numbers, versions and other figures that count nothing
	markPiece
)

// piece is the smallest part of a sentence that dates and quantities are made of. Pieces are finer than tokens, so that it does
// not matter whether a tokenizer leaves mid-2014 or 25-year-old whole.
type piece struct {
	text.Span
	*entry
	low   string // in lower case
	kind  pieceKind
	glued bool // nothing stands between it and the piece before
	upper bool // begins with a capital
	value float64
	day   time.Time // of a datePiece
	token int
	never bool // inside a name or idiom that is no date
}

// passage is a sentence in pieces.
type passage struct {
	*dictionary
	body   string
	tokens []text.Token
	ps     []piece
}

// newPassage cuts a sentence into pieces. It is linear in the length of the sentence.
func newPassage(d *dictionary, body string, s text.Sentence) *passage {
	p := &passage{dictionary: d, body: body, tokens: s.Tokens}
	if len(s.Tokens) == 0 {
		return p
	}
	p.ps = make([]piece, 0, len(s.Tokens)+len(s.Tokens)/4+4)
	pos, end := s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End
	for tok := 0; pos < end; {
		c, width := utf8.DecodeRuneInString(body[pos:end])
		if unicode.IsSpace(c) || width == 0 {
			pos += max(width, 1)
			continue
		}
		pc := cut(body[:end], pos, c, width)
		for tok+1 < len(s.Tokens) && s.Tokens[tok].End <= pc.Start {
			tok++
		}
		pc.token = tok
		pc.glued = len(p.ps) > 0 && p.ps[len(p.ps)-1].End == pc.Start
		pc.entry = d.none
		if e := d.words[pc.low]; e != nil {
			pc.entry = e
		}
		p.ps = append(p.ps, pc)
		pos = pc.End
	}
	for i := range p.ps {
		for _, ph := range p.ps[i].phrases {
			if (ph.class == "never" || ph.class == "never-name" && p.capitals(i, i+1+len(ph.rest))) && p.spells(i+1, ph.rest) {
				for j := i; j <= i+len(ph.rest); j++ {
					p.ps[j].never = true
				}
			}
		}
	}
	return p
}

// capitals says whether the words from i up to end begin with capitals, small words like on and of aside.
func (p *passage) capitals(i, end int) bool {
	for k := i; k < end && k < len(p.ps); k++ {
		if w := p.ps[k]; w.kind == wordPiece && !w.upper && w.Len() > 3 {
			return false
		}
	}
	return true
}

// cut takes one piece from the body at pos, where c stands.
func cut(body string, pos int, c rune, width int) piece {
	pc := piece{Span: text.Span{Start: pos, End: pos + width}, kind: markPiece}
	switch {
	case c >= '0' && c <= '9':
		cutFigures(body, &pc)
	case unicode.IsLetter(c):
		pc.kind, pc.upper = wordPiece, unicode.IsUpper(c)
		pc.End = pos + wordAt(body[pos:])
		pc.low = strings.ToLower(pc.Of(body))
	case c == '\'' || c == '’':
		pc.low = "'"
		rest := body[pos+width:]
		if n := lettersAt(rest); n == 1 && (rest[0] == 's' || rest[0] == 'S') {
			pc.low, pc.End, pc.kind = "'s", pos+width+1, wordPiece
		}
	case c == '–' || c == '—' || c == '‑' || c == '−':
		pc.low = "-"
	default:
		pc.low = pc.Of(body)
	}
	return pc
}

// wordAt is the length of the word at the start of s, with an apostrophe inside it (Shi'ite) but not one of a short form (they're).
func wordAt(s string) int {
	n := lettersAt(s)
	mark := 0
	switch rest := s[n:]; {
	case strings.HasPrefix(rest, "'"):
		mark = 1
	case strings.HasPrefix(rest, "’"):
		mark = len("’")
	default:
		return n
	}
	if more := lettersAt(s[n+mark:]); more > 2 || more == 2 && s[n+mark] != 'r' && s[n+mark] != 'v' && s[n+mark] != 'l' {
		return n + mark + more
	}
	return n
}

// lettersAt is the length of the run of letters and their marks at the start of s.
func lettersAt(s string) int {
	for i, c := range s {
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
			return i
		}
	}
	return len(s)
}

// mayStart says whether a date may begin at piece i.
func (p *passage) mayStart(i int) bool {
	pc := p.ps[i]
	return pc.starts || pc.kind == numberPiece || pc.kind == datePiece || pc.low == "'" || pc.upper && (pc.low == "q" || pc.low == "h")
}

// in says whether the passage has a piece i.
func (p *passage) in(i int) bool { return i >= 0 && i < len(p.ps) }

// low is the piece in lower case, or nothing outside the passage.
func (p *passage) low(i int) string {
	if !p.in(i) {
		return ""
	}
	return p.ps[i].low
}

// as returns the sense of a word in a class.
func (p *passage) as(i int, c class) (sense, bool) {
	if p.in(i) {
		for _, s := range p.ps[i].senses {
			if s.class == c {
				return s, true
			}
		}
	}
	return sense{}, false
}

// is says whether a word is of one of the classes.
func (p *passage) is(i int, classes ...class) bool {
	if !p.in(i) {
		return false
	}
	for _, s := range p.ps[i].senses {
		if slices.Contains(classes, s.class) {
			return true
		}
	}
	return false
}

// spells says whether the words stand from piece i on.
func (p *passage) spells(i int, words []string) bool {
	if i+len(words) > len(p.ps) {
		return false
	}
	for k, w := range words {
		if p.ps[i+k].low != w {
			return false
		}
	}
	return true
}

// at returns the longest word or phrase of a class that begins at piece i, and the piece behind it.
func (p *passage) at(i int, c class) (s sense, end int, ok bool) {
	if !p.in(i) {
		return s, i, false
	}
	if s, ok = p.as(i, c); ok {
		end = i + 1
	}
	for _, ph := range p.ps[i].phrases {
		if ph.class == c && i+1+len(ph.rest) > end && p.spells(i+1, ph.rest) {
			s, end, ok = ph.sense, i+1+len(ph.rest), true
		}
	}
	return s, end, ok
}

// longestPhrase bounds how far back before looks.
const longestPhrase = 5

// before returns the longest word or phrase of a class that ends just before piece i, and the piece where it begins.
func (p *passage) before(i int, c class) (s sense, start int, ok bool) {
	for k := i - 1; k >= 0 && k >= i-longestPhrase; k-- {
		if found, end, is := p.at(k, c); is && end == i {
			s, start, ok = found, k, true
		}
	}
	return s, start, ok
}

// dash says whether piece i is a hyphen or dash.
func (p *passage) dash(i int) bool { return p.low(i) == "-" }

// whole returns the whole number without thousands or decimals that stands at i in figures.
func (p *passage) whole(i int) (int, bool) {
	if !p.in(i) || p.ps[i].kind != numberPiece || len(p.ps[i].low) > 4 || digitsAt(p.ps[i].low) != len(p.ps[i].low) {
		return 0, false
	}
	return int(p.ps[i].value), true
}

// glued says whether piece i stands right behind the one before, as in 25th.
func (p *passage) glued(i int) bool { return p.in(i) && p.ps[i].glued }

// tag is the part of speech of the token of piece i, empty where the text was not tagged.
func (p *passage) tag(i int) string {
	if !p.in(i) {
		return ""
	}
	return p.tokens[p.ps[i].token].UPOS
}

// text returns what stands from piece i up to piece j, without j.
func (p *passage) span(i, j int) text.Span {
	return text.Span{Start: p.ps[i].Start, End: p.ps[j-1].End}
}
