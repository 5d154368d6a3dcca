package claim

import (
	"slices"
	"strings"
)

// notCounted says whether the number from piece k to end is part of a name, an age, a time, or a count from elsewhere.
func (p *passage) notCounted(k, end int, q measured) bool {
	if _, _, clock := p.at(end, "clock"); clock {
		return true
	}
	if p.ps[k].kind == numberPiece && p.low(k+1) == ":" {
		return true
	}
	if p.glued(end) && p.ps[end].kind == wordPiece && !p.is(end, "measure", "percent", "clock") && p.ps[end].low != "'s" {
		return true
	}
	if k == 0 && (p.low(end) == ")" || p.low(end) == "." && p.in(end+1)) && p.ps[k].kind == numberPiece { // the number of a list
		return true
	}
	j := end
	if p.dash(j) {
		j++
	}
	if p.is(j, "unit") {
		j++
		if p.dash(j) {
			j++
		}
		if p.is(j, "old") || p.is(j, "elsewhen") && end == j-1 && !p.is(end, "noun") {
			return true
		}
	}
	if p.is(end, "ordinal", "ordinal-suffix") && p.glued(end) {
		return true
	}
	if _, _, age := p.before(k, "age"); age && !q.sign {
		return true
	}
	if q.sign {
		return false
	}
	return p.named(k, end, q) || p.between(k, end, q)
}

// named says whether a number is a label or part of a name: Article 5, Boeing 737, France 24.
func (p *passage) named(k, end int, q measured) bool {
	before := k - 1
	if before < 0 || q.start < k {
		return false
	}
	if p.low(before) == "." && p.low(before-1) == "no" { // No. 10
		return true
	}
	if p.is(before, "label") {
		return true
	}
	b := p.ps[before]
	if b.kind != wordPiece || !b.upper || before == 0 || p.is(before, "determiner", "preposition", "stop", "approximator", "joint") || q.words && !(p.allUpper(k) && p.allUpper(before)) {
		return false
	}
	if p.is(before, "month", "month-doubtful", "weekday") {
		return false
	}
	placed := p.is(before-1, "preposition") || p.low(before-1) == "near" || p.ps[before-1].kind == markPiece
	return !placed || !p.pluralAhead(end)
}

// between says whether a number stands alone between commas, as an age does, or right beside another.
func (p *passage) between(k, end int, q measured) bool {
	alone := p.low(k-1) == "," && (p.low(end) == "," || p.low(end) == "." || end == len(p.ps))
	if alone && q.value < 120 && !q.approx && k > 1 && p.ps[k-2].upper && !q.words {
		return true
	}
	if p.low(k-1) == "(" && p.low(end) == ")" && !q.words {
		return true
	}
	number := func(i int) bool { return p.in(i) && (p.ps[i].kind == numberPiece || p.ps[i].kind == codePiece) }
	return !q.words && (number(k-1) && !p.glued(k) || number(end) && !p.glued(end))
}

// rangeBehind reads the upper end of a range: 10-15, 2,500 or 3,000, $2-3 billion. score says that two numbers are joined that
// are none: 2-1.
func (p *passage) rangeBehind(q *measured, between bool, taken []bool) (ranged, score bool) {
	k := q.end
	dash := p.dash(k)
	and := p.low(k) == "and" && between
	if !dash && !and && p.low(k) != "to" && p.low(k) != "or" || !p.in(k+1) || q.plural {
		return false, false
	}
	if dash && p.glued(k) != p.glued(k+1) {
		return false, false
	}
	j := k + 1
	if s, end, ok := p.at(j, "sign"); ok && (s.text == q.unit || !q.sign) && p.in(end) && p.ps[end].kind == numberPiece {
		j = end
	}
	if taken[j] {
		return false, false
	}
	n, end, ok := p.rangeEnd(j, dash)
	if !ok || n.plural {
		return false, false
	}
	low := q.value
	if n.scaled && !q.scaled && q.value < n.raw {
		low = q.value * n.scale
	}
	if dash && p.glued(k) && len(p.low(k-1)) == 3 && len(p.low(k+1)) == 4 { // 555-1234
		q.end = end
		return false, true
	}
	if n.value <= low {
		if dash {
			q.end = end
		}
		return false, dash
	}
	if p.low(k) == "to" && p.changed(q.start) {
		return false, false
	}
	q.value, q.high, q.end, q.words = low, n.value, end, q.words && n.words
	q.scaled = q.scaled || n.scaled
	q.dashed = dash
	return true, false
}

// rangeEnd reads the number behind the mark that joins a range.
func (p *passage) rangeEnd(j int, dash bool) (number, int, bool) {
	if !dash || !p.in(j) || p.ps[j].kind != numberPiece || !p.glued(j) {
		return p.numberAt(j)
	}
	if p.dash(j+1) && p.glued(j+1) && p.in(j+2) && p.ps[j+2].kind == numberPiece {
		return number{}, j, false
	}
	n := number{value: p.ps[j].value, raw: p.ps[j].value}
	return p.scaledBy(n, j+1)
}

// changed says whether a word of change stands shortly before: rose from 10 to 15 is no range.
func (p *passage) changed(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if p.is(k, "moved") {
			return true
		}
	}
	return false
}

// alone says whether a number without any noun is a quantity all the same: it ends its phrase, and is no year, pronoun or name.
func (p *passage) alone(q *measured, k int, exact string) bool {
	if q.plural || q.approx {
		return true
	}
	if q.dashed && q.high < 20 { // lost 1-3
		return false
	}
	if q.value >= firstYear && q.value <= lastYear && !q.scaled && q.high == 0 && !q.words && len(p.low(k)) == 4 {
		return false
	}
	if q.words && (q.value == 1 || p.is(k-1, "determiner") || exact == "exact") {
		return false
	}
	ends := !p.in(q.end) || p.ps[q.end].kind == markPiece && !p.dash(q.end) || p.is(q.end, "stop", "preposition", "weekday", "day")
	return ends && !p.dash(q.end) && (!p.is(k-1, "determiner") || p.low(k-1) == "'s")
}

// nounTags are the tags of words that stand between a number and the end of its noun phrase.
func nounTags() []string { return []string{"NOUN", "PROPN", "ADJ", "VERB", "ADV", "X", "NUM"} }

// nounBehind finds the counted noun from piece j on: by the head of the number where the parser gives one, else the last plural
// of the first run of plurals, or in the singular the first noun. It is -1 when there is none.
func (p *passage) nounBehind(j, number int, one bool) int {
	if i := p.headOf(number, j); i >= 0 {
		return i
	}
	found, capital := -1, -1
	for k := j; k < j+7 && p.in(k); k++ {
		w := p.ps[k]
		if p.dash(k) && p.glued(k) || p.low(k) == "," && found < 0 && p.adjectives(k) {
			continue
		}
		if w.kind != wordPiece || p.is(k, "stop") || w.glued && !p.dash(k-1) {
			break
		}
		if t := p.tag(k); t != "" && !slices.Contains(nounTags(), t) {
			break
		}
		switch {
		case p.tag(k) == "NOUN", p.tag(k) == "" && !w.upper && p.pluralNoun(k):
			found = k
		case found >= 0:
			return found
		case one && !w.upper && p.is(k, "noun-one"):
			found = k
		case w.upper && (p.pluralNoun(k) || strings.HasSuffix(w.low, "ese")):
			capital = k
		}
	}
	return either(found, capital)
}

// adjectives says whether a comma stands between two adjectives by their tags.
func (p *passage) adjectives(comma int) bool {
	return p.tag(comma-1) == "ADJ" && p.tag(comma+1) == "ADJ"
}

// headOf is the noun that the parser hangs the number on, or -1.
func (p *passage) headOf(number, from int) int {
	t := p.tokens[p.ps[number].token]
	if t.Deprel != "nummod" || !p.in(from) || t.Head <= p.ps[number].token || t.Head >= len(p.tokens) {
		return -1
	}
	for k := from; k < from+12 && p.in(k); k++ {
		if p.ps[k].token == t.Head && p.ps[k].kind == wordPiece && (p.tag(k) == "NOUN" || p.tag(k) == "PROPN") {
			return k
		}
	}
	return -1
}
