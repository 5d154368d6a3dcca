package claim

import (
	"slices"
	"strings"
)

// unit reads what is counted behind the number that begins at piece k. It is false when the number counts nothing.
func (p *passage) unit(q *measured, k int, exact string) bool {
	if p.behind(q) {
		return false
	}
	switch {
	case q.sign:
		p.moneyNoun(q)
		return true
	case p.unitWordBehind(q):
		return true
	case p.dash(q.end) && p.glued(q.end):
		return p.compound(q)
	}
	j := q.end
	for p.is(j, "pass") {
		j++
	}
	if s := p.is(j, "state"); s && p.statesOf(j) {
		q.unit = p.low(j)
		return true
	}
	if p.low(j) == "of" {
		if q.value == 1 && q.words {
			return false // one of them
		}
		j = p.ofWhat(q, j)
	}
	if j < 0 {
		return p.alone(q, k, exact) && !(q.value == 1 && q.words)
	}
	q.noun = p.nounBehind(j, k, q.value == 1 && q.high == 0)
	if q.noun < 0 {
		return p.alone(q, k, exact)
	}
	if p.yearLike(q, k) && !q.approx && !p.is(q.noun, "noun") {
		return false
	}
	q.unit = p.ps[q.noun].Of(p.body)
	if s, ok := p.as(q.noun, "measure"); ok {
		q.unit = s.text
	}
	if p.is(q.noun, "unit") && q.noun == q.end {
		q.end++
	}
	return true
}

// yearLike says whether the figures could be a year of our time, other than a round one.
func (p *passage) yearLike(q *measured, k int) bool {
	return !q.scaled && !q.words && q.high == 0 && len(p.low(k)) == 4 && q.value > 1900 && q.value < 2100 && int(q.value)%100 != 0
}

// behind reads or more, -odd, + and the like. It says whether the number turns out to be an age.
func (p *passage) behind(q *measured) (age bool) {
	if _, end, ok := p.at(q.end, "approximator-behind"); ok && (p.low(q.end) != "+" || p.glued(q.end)) {
		if p.low(q.end) != "at" || end == len(p.ps) {
			q.end, q.approx = end, true
		}
	}
	j := q.end
	if p.dash(j) {
		j++
	}
	return p.is(j, "unit") && (p.is(j+1, "old") || p.dash(j+1) && p.is(j+2, "old"))
}

// unitWordBehind reads percent, euros, US dollars, km behind the number.
func (p *passage) unitWordBehind(q *measured) bool {
	if s, end, ok := p.at(q.end, "percent"); ok {
		q.unit, q.end = s.text, end
		return true
	}
	k := q.end
	for n := 0; n < 2 && p.is(k, "money-state"); n++ {
		k++
	}
	for n := 0; n < 6 && p.in(k) && p.low(k-1) == "u" && p.low(k) == "." || p.low(k-1) == "." && p.low(k) == "s"; n++ {
		k++
	}
	if s, ok := p.as(k, "money"); ok && p.low(k) != "new" {
		q.unit, q.end, q.noun = s.text, k+1, k
		return true
	}
	k = q.end
	if p.is(k, "measure-of") {
		k++
	}
	if s, ok := p.as(k, "measure"); ok && !(p.low(k) == "mt" && p.ps[k].upper) {
		q.unit, q.noun = s.text, k
		if k > q.end {
			q.unit = p.low(q.end) + " " + s.text
		}
		q.end = k + 1
		return true
	}
	return false
}

// compound reads three-day and 5,000-strong and finds the noun behind. Any other word joined with a hyphen makes the number part
// of an adjective.
func (p *passage) compound(q *measured) bool {
	k := q.end + 1
	s, ok := p.as(k, "compound")
	if !ok || !p.glued(k) {
		return false
	}
	q.unit, q.end = s.text, k+1
	if p.dash(q.end) && p.glued(q.end) { // three-day-long
		q.end += 2
		if q.end > len(p.ps) {
			return false
		}
	}
	q.noun = p.describes(q.end)
	return true
}

// describes finds the noun that a compound or a sum is said of: the last noun of the run of words behind it, else the last name.
func (p *passage) describes(j int) int {
	found, capital := -1, -1
	for k := j; k < j+7 && p.in(k) && p.ps[k].kind == wordPiece && (!p.glued(k) || p.dash(k-1)) && !p.is(k, "stop", "state", "day", "weekday", "daypart"); k++ {
		t := p.tag(k)
		switch {
		case t != "" && !slices.Contains(nounTags(), t), (found >= 0 || capital >= 0) && (t == "VERB" || t == "ADV" || t == "" && p.verbal(k)):
			return either(found, capital)
		case p.ps[k].upper:
			if found >= 0 {
				return found
			}
			capital = k
		case t == "" || t == "NOUN":
			found = k
		}
		if p.dash(k+1) && p.glued(k+1) && p.glued(k+2) {
			k++
		}
	}
	return either(found, capital)
}

// either is the first place, or the second where there is no first.
func either(first, second int) int {
	if first < 0 {
		return second
	}
	return first
}

// verbal says whether an untagged word looks like a verb or an adverb.
func (p *passage) verbal(i int) bool {
	low := p.low(i)
	if len(low) > 3 {
		for _, end := range []string{"ed", "ing", "ly"} {
			if strings.HasSuffix(low, end) && low != "meeting" && low != "building" {
				return true
			}
		}
	}
	return low == "met" || low == "began"
}

// moneyNoun finds the noun that a sum describes: a $300 million deal.
func (p *passage) moneyNoun(q *measured) {
	if p.is(q.end, "money") { // $5 million dollars
		q.noun, q.end = q.end, q.end+1
		return
	}
	j := q.end
	if p.dash(j) && p.glued(j) {
		j++
	}
	if p.is(q.start-1, "determiner") || p.dash(q.end) {
		q.noun = p.describes(j)
	}
}

// statesOf says whether dead, wounded and the like stand for those counted and not before a noun (20 wounded soldiers).
func (p *passage) statesOf(j int) bool {
	next := j + 1
	return !p.in(next) || p.ps[next].kind != wordPiece || p.is(next, "stop", "preposition", "day", "weekday")
}

// ofWhat goes over of the, of its … to what is counted. It is -1 when that is a pronoun or cannot be told.
func (p *passage) ofWhat(q *measured, of int) int {
	j := of + 1
	if p.is(j, "determiner") {
		return j + 1
	}
	if q.plural {
		return j
	}
	return -1
}
