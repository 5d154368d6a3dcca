package claim

import "math"

// longestNumber bounds how many words a number in words has.
const longestNumber = 10

// wordNumber reads a whole number in words: twelve, forty-five, three thousand five hundred, one hundred and twenty.
func (p *passage) wordNumber(i int) (v float64, end int, ok bool) {
	total, current := 0.0, 0.0
	end = i
	for k := i; k < i+longestNumber; {
		if k > i && (p.dash(k) && p.glued(k) && p.glued(k+1) || p.low(k) == "and" && p.is(k-1, "scale")) {
			if !p.is(k+1, "number") {
				break
			}
			k++
		}
		if s, is := p.as(k, "number"); is {
			if !fits(current, s.number) {
				break
			}
			current += s.number
		} else if s, is := p.as(k, "scale"); is && end > i {
			if s.number >= 1000 {
				total, current = total+current*s.number, 0
			} else {
				current *= s.number
			}
		} else {
			break
		}
		k++
		end = k
	}
	return total + current, end, end > i
}

// fits says whether a number word may go on what is read so far: five on forty or on two hundred, but not on six.
func fits(current, next float64) bool {
	if current == 0 {
		return true
	}
	c := int(current)
	return next < 10 && c%10 == 0 && c%100 >= 20 || next < 100 && c%100 == 0
}

// number is a number as it stands in the text.
type number struct {
	value  float64
	approx bool
	scaled bool    // it has a scale of its own: 3 million
	scale  float64 // that scale
	words  bool    // in words
	plural bool    // dozens, thousands
	raw    float64 // before the scale
}

// numberAt reads a number in figures or words with its scale: 5,000, 2.5 million, 25m, two dozen, half a million, hundreds of
// thousands, several hundred, a couple.
func (p *passage) numberAt(i int) (n number, end int, ok bool) {
	if !p.in(i) {
		return n, i, false
	}
	if p.ps[i].kind == numberPiece {
		return p.figuresAt(i)
	}
	for _, read := range []func(int) (number, int, bool){p.fractionAt, p.pluralAt, p.fewAt} {
		if n, end, ok = read(i); ok {
			return n, end, true
		}
	}
	start := i
	if article := p.low(i) == "a" || p.low(i) == "an"; article {
		if !p.is(i+1, "scale") {
			return n, i, false
		}
		start, n.value = i+1, 1
		s, _ := p.as(start, "scale")
		return number{value: s.number, raw: 1, scaled: true, scale: s.number, words: true}, start + 1, true
	}
	v, end, ok := p.wordNumber(start)
	if !ok {
		return n, i, false
	}
	n = number{value: v, raw: v, words: true}
	if half, next, is := p.halfBehind(end); is {
		n.value, n.raw, n.scaled, n.scale = v*half.scale+half.value, v, true, half.scale
		return n, next, true
	}
	if s, is := p.as(end-1, "scale"); is {
		n.scaled, n.scale, n.raw = true, s.number, v/s.number
	}
	if p.low(end) == "m" || p.is(end, "scale-short") { // five bn
		return p.scaledBy(n, end)
	}
	return n, end, true
}

// halfBehind reads and a half million behind a number.
func (p *passage) halfBehind(i int) (n number, end int, ok bool) {
	if p.low(i) != "and" || p.low(i+1) != "a" || p.low(i+2) != "half" {
		return n, i, false
	}
	s, ok := p.as(i+3, "scale")
	return number{value: s.number / 2, scale: s.number}, i + 4, ok
}

// figuresAt reads figures, their spaced thousands and their scale.
func (p *passage) figuresAt(i int) (n number, end int, ok bool) {
	if !p.free(i) {
		return n, i, false
	}
	n, end = number{value: p.ps[i].value}, i+1
	for len(p.low(i)) <= 3 && digitsAt(p.low(i)) == len(p.low(i)) && p.in(end) && p.ps[end].kind == numberPiece && !p.ps[end].glued &&
		len(p.low(end)) == 3 && (int(p.ps[end].value)%100 == 0 || p.narrow(end)) {
		n.value = n.value*1000 + p.ps[end].value
		end++
	}
	n.raw = n.value
	return p.scaledBy(n, end)
}

// narrow says whether a space that does not break, as it separates thousands, stands before piece i.
func (p *passage) narrow(i int) bool {
	switch p.body[p.ps[i-1].End:p.ps[i].Start] {
	case "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// scaledBy reads million, -million, bn and a glued m behind figures.
func (p *passage) scaledBy(n number, end int) (number, int, bool) {
	k := end
	if p.dash(k) && p.glued(k) && p.glued(k+1) && p.is(k+1, "scale") {
		k++
	}
	s, ok := p.as(k, "scale")
	if !ok {
		s, ok = p.as(k, "scale-short")
	}
	if !ok && p.glued(k) {
		if s, ok = p.as(k, "scale-letter"); ok && p.low(k) == "m" { // million, not metres
			ok = p.is(end-2, "sign") || p.low(end-2) == "-" || p.pluralAhead(k+1)
		}
	}
	if ok {
		n.value, n.scaled, n.scale = scaleUp(n.value, s.number), true, s.number
		if p.is(k+1, "scale") { // 3 hundred thousand
			t, _ := p.as(k+1, "scale")
			n.value, n.scale, k = scaleUp(n.value, t.number), n.scale*t.number, k+1
		}
		return n, k + 1, true
	}
	return n, end, true
}

// scaleUp multiplies without the crumbs of binary fractions: 16.4 billion is a whole number.
func scaleUp(v, scale float64) float64 {
	product := v * scale
	if whole := math.Round(product); math.Abs(product-whole) < 1e-4 {
		return whole
	}
	return product
}

// pluralAhead says whether a counted plural stands within the next few words.
func (p *passage) pluralAhead(i int) bool {
	for k := i; k < i+4 && p.in(k) && p.ps[k].kind == wordPiece && !p.is(k, "stop"); k++ {
		if p.pluralNoun(k) {
			return true
		}
	}
	return false
}

// fractionAt reads half a million, half-a-million and a quarter of a million.
func (p *passage) fractionAt(i int) (n number, end int, ok bool) {
	k := i
	if p.low(k) == "a" || p.low(k) == "one" {
		k++
	}
	f, ok := p.as(k, "fraction")
	if !ok {
		return n, i, false
	}
	k++
	for p.dash(k) || p.low(k) == "of" {
		k++
	}
	if p.low(k) == "a" {
		k++
	}
	if p.dash(k) {
		k++
	}
	s, ok := p.as(k, "scale")
	return number{value: f.number * s.number, raw: f.number, scaled: true, scale: s.number, words: true}, k + 1, ok
}

// pluralAt reads dozens, scores of, thousands, tens of thousands, hundreds of thousands.
func (p *passage) pluralAt(i int) (n number, end int, ok bool) {
	s, ok := p.as(i, "plural")
	tens := false
	if !ok {
		if s, tens = p.as(i, "plural-tens"); tens && p.low(i+1) != "of" {
			return n, i, false
		}
	}
	if !ok && !tens {
		if s, ok = p.as(i, "plural-score"); ok && p.low(i+1) != "of" {
			return n, i, false
		}
	}
	if !ok && !tens {
		return n, i, false
	}
	n = number{value: s.number, approx: true, words: true, plural: true}
	end = i + 1
	if p.low(end) == "of" {
		if t, is := p.as(end+1, "plural"); is {
			n.value, end = s.number*t.number/2, end+2
			if p.low(end) == "of" {
				if u, is := p.as(end+1, "plural"); is { // hundreds of thousands of millions
					n.value, end = n.value*u.number/2, end+2
				}
			}
			return n, end, true
		}
	}
	return n, end, !tens
}

// fewAt reads several hundred, a few thousand and a couple of.
func (p *passage) fewAt(i int) (n number, end int, ok bool) {
	k := i
	if p.low(k) == "a" {
		k++
	}
	if s, is := p.as(k, "few"); is {
		t, scaled := p.as(k+1, "scale")
		return number{value: s.number * t.number, approx: true, scaled: true, scale: t.number, words: true}, k + 2, scaled
	}
	if s, is := p.as(k, "couple"); is && k > i && p.low(k+1) == "of" {
		if t, scaled := p.as(k+2, "scale"); scaled {
			return number{value: s.number * t.number, approx: true, words: true}, k + 3, true
		}
		return number{value: s.number, approx: true, words: true, plural: true}, k + 1, true
	}
	if s, is := p.as(k, "couple-exact"); is && k > i && p.low(k+1) == "of" && p.pluralAhead(k+2) {
		return number{value: s.number, words: true, plural: true}, k + 1, true
	}
	return n, i, false
}

// free says whether figures stand by themselves, neither in a name (M23, F-16), nor in a time, a score or an ordinal.
func (p *passage) free(i int) bool {
	if p.glued(i) {
		switch before := p.ps[i-1]; {
		case before.kind != markPiece && !p.is(i-1, "sign"):
			return false
		case before.low == "+", before.low == ":", before.low == "/", before.low == "#", before.low == "№", before.low == ".", before.low == "&":
			return false
		case before.low == "_", before.low == "=", before.low == "@", before.low == "\\", before.low == "*":
			return false
		case p.dash(i-1) && !p.glued(i-1): // minus 87
			return false
		case p.dash(i-1) && p.glued(i-1) && (p.ps[i-2].kind == numberPiece || p.ps[i-2].kind == codePiece):
			return false
		case p.dash(i-1) && p.glued(i-1) && p.ps[i-2].kind == wordPiece && !p.is(i-2, "scale", "number"):
			return false
		}
	}
	next := i + 1
	if !p.glued(next) {
		return true
	}
	switch n := p.ps[next]; {
	case n.low == ":" && p.glued(next+1), n.low == "/", n.low == "_", n.low == "=", n.low == "@":
		return false
	case n.kind == wordPiece:
		return p.is(next, "scale", "scale-short", "scale-letter", "measure", "percent")
	case n.kind == codePiece, n.kind == datePiece:
		return false
	}
	return true
}
