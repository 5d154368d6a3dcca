package claim

import (
	"io/fs"
	"strings"
	"time"

	"newsgraph/extract/text"
	"newsgraph/graph"
)

// QuantityMention is a quantity in a sentence.
//
// The span holds the number with the words that say how exact it is and a unit that is no counted noun (percent, dollars, km):
// more than 5,000; $1.2bn; 40 km. Quantity.Unit is the counted noun as the text has it, without its adjectives, or the unit by
// the name that units.tsv gives. "5,000-strong" counts people.
//
// A plural without a number has the least value that it can mean, twice its scale, and is approximate: dozens are 24, hundreds
// 200, tens of thousands 20,000; scores are 40. A range has Value and High; "up to 400" has the Value 400.
type QuantityMention struct {
	text.Span
	First, Last int // token indexes in the sentence
	Quantity    graph.Quantity
	Noun        int // token index of the counted noun, or of the noun that a compound or a sum describes (a three-day visit, a $5m deal); or None
}

// Quantifier finds quantities. It is not changed after it was made and may be shared by goroutines.
type Quantifier struct{ words *dictionary }

// NewQuantifier reads dates.tsv, numbers.tsv and units.tsv of a language. All faults are returned together, each with file and line.
func NewQuantifier(fsys fs.FS) (*Quantifier, error) {
	d, err := readDictionary(fsys)
	if err != nil {
		return nil, err
	}
	return &Quantifier{d}, nil
}

// Quantities returns the quantities of a sentence in order, without overlap. Dates, ages, ordinals, times of the day, scores,
// telephone numbers, numbers in names (Boeing 737, Article 5) and fractions of a thing are none. Tags and heads of the tokens are
// used where there are some, and not needed.
func (q *Quantifier) Quantities(body string, s text.Sentence) []QuantityMention {
	p := newPassage(q.words, body, s)
	if !p.counts() {
		return nil
	}
	taken := p.taken()
	var found []QuantityMention
	for i := 0; i < len(p.ps); {
		m, end, ok := p.quantity(i, taken)
		if ok {
			found = append(found, m)
		}
		i = max(end, i+1)
	}
	return found
}

// counts says whether the passage has any number at all.
func (p *passage) counts() bool {
	for i := range p.ps {
		if p.ps[i].kind == numberPiece || p.is(i, "number", "scale", "plural", "plural-score", "plural-tens", "couple", "couple-exact") {
			return true
		}
	}
	return false
}

// taken marks the pieces that belong to dates and to idioms with a number.
func (p *passage) taken() []bool {
	taken := make([]bool, len(p.ps))
	for _, c := range p.dates(time.Time{}) {
		for i := c.from; i < c.to; i++ {
			taken[i] = true
		}
	}
	for i := range p.ps {
		if _, end, ok := p.at(i, "never-number"); ok {
			for k := i; k < end; k++ {
				taken[k] = true
			}
		}
	}
	return taken
}

// measured is a quantity while it is read.
type measured struct {
	number
	high       float64
	unit       string
	noun       int // piece, or -1
	start, end int // pieces
	sign       bool
	dashed     bool // a range with a hyphen
}

// quantity reads the quantity that begins at piece i. The piece where reading goes on is given also when there is none.
func (p *passage) quantity(i int, taken []bool) (m QuantityMention, next int, ok bool) {
	q := measured{start: i, noun: -1}
	k, between := i, false
	if p.low(k) == "between" || p.low(k) == "from" {
		k, between = k+1, true
	}
	exact, k := p.approximators(k)
	if exact != "" && p.is(k, "determiner") && !p.is(k+1, "scale", "fraction", "couple", "few") {
		k++
	}
	k = p.sign(&q, k)
	n, end, ok := p.numberAt(k)
	if !ok || taken[k] {
		return m, i + 1, false
	}
	q.number, q.end = n, end
	q.approx = q.approx || exact == "about" || exact == "more" || exact == "less"
	if bad := p.notCounted(k, end, q); bad {
		return m, end, false
	}
	ranged, score := p.rangeBehind(&q, between, taken)
	if score {
		return m, q.end, false
	}
	if between && !ranged {
		q.start++
		if k == q.start && exact != "" {
			q.start = k
		}
	}
	if !p.unit(&q, k, exact) {
		return m, q.end, false
	}
	return p.mention(q), q.end, true
}

// approximators reads more than, some, another total of …, and says how exact they leave the number.
func (p *passage) approximators(i int) (exact string, end int) {
	end = i
	for range 3 {
		s, next, ok := p.at(end, "approximator")
		if !ok || p.particle(end) {
			break
		}
		if exact == "" || exact == "exact" {
			exact = s.text
		}
		end = next
	}
	return exact, end
}

// particle says whether a piece goes with the verb before it: over in "hand over 200 weapons".
func (p *passage) particle(i int) bool {
	t := p.tokens[p.ps[i].token]
	return t.Deprel == "compound:prt" || t.XPOS == "RP"
}

// sign reads $, US$, CHF before the figure.
func (p *passage) sign(q *measured, k int) int {
	s, end, ok := p.at(k, "sign")
	if !ok || !p.in(end) || p.ps[end].kind != numberPiece || p.ps[k].kind == wordPiece && !p.allUpper(k) && p.low(k) != "rs" {
		return k
	}
	q.unit, q.sign = s.text, true
	return end
}

// allUpper says whether a word has capitals only.
func (p *passage) allUpper(i int) bool {
	w := p.ps[i].Of(p.body)
	return w == strings.ToUpper(w)
}

// mention writes down what was read.
func (p *passage) mention(q measured) QuantityMention {
	m := QuantityMention{Span: p.span(q.start, q.end), First: p.ps[q.start].token, Last: p.ps[q.end-1].token, Noun: None}
	if q.noun >= 0 {
		m.Noun = p.ps[q.noun].token
	}
	m.Quantity = graph.Quantity{Value: q.value, High: q.high, Unit: q.unit, Approx: q.approx, Text: m.Of(p.body)}
	return m
}
