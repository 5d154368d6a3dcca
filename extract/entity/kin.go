package entity

import "strings"

// A relative bears the same surname and is another: whom the article has called by a surname is not the "Tom Reed" whose daughter,
// husband or brother he or she is said to be.

// maxKin is how many words stand between a noun for a relative and the name, at most.
const maxKin = 6

// relative says whether a person's name is given as that of somebody's relative: "her husband Tom Reed", "the daughter of Tom
// Reed", "Tom Reed, a brother of the minister".
func (k *linker) relative(i int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	for n := m.a - m.before; n < m.a; n++ {
		if l.is(n, kin) {
			return true
		}
	}
	if l.mark(m.a-1, ",") && l.is(m.a-2, kin) && l.mark(m.b, ",") {
		return true
	}
	if k.relativeByTree(l, m) || k.joinedRelative(i) {
		return true
	}
	of := false
	for n := m.a - 1; n >= 0 && n >= m.a-maxKin && l.word(n); n-- {
		f := l.fold(n)
		if l.is(n, kin) {
			return of || n == m.a-1
		}
		of = of || f == "of" || f == "to"
		if f != "of" && f != "to" && f != "and" && l.is(n, preposition|clause|speech|verb) {
			break
		}
	}
	if !l.mark(m.b, ",") {
		return false
	}
	for n := m.b + 1; n < len(l.atoms) && n <= m.b+maxKin && l.word(n); n++ {
		if l.is(n, kin) {
			return !(l.fold(n+1) == "of" && l.is(n+2, modifier|untelling)) // a mother of three
		}
		if l.is(n, relative|preposition|clause|speech|verb) {
			break
		}
	}
	return false
}

// joinedRelative says whether "and" joins the name to that of another relative: "the son of Ann Reed, a teacher, and Tom Reed".
func (k *linker) joinedRelative(i int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if l.fold(m.a-1) != "and" {
		return false
	}
	for j := i - 1; j >= l.firstRaw; j-- {
		o := &k.raws[j]
		if o.ref != refPerson {
			continue
		}
		for n := o.b; n < m.a; n++ {
			if t := l.tag(n); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
				return false
			}
		}
		if k.relative(j) {
			return true
		}
	}
	return false
}

// relativeByTree says whether the name, or one that it is joined to, is an attribute of a noun for a relative.
func (k *linker) relativeByTree(l *line, m *raw) bool {
	t := l.headToken(m.a, m.b)
	for range maxKin {
		h := l.tokens[t].Head
		if h < 0 {
			return false
		}
		base, _, _ := strings.Cut(l.tokens[t].Deprel, ":")
		switch base {
		case "conj", "flat", "compound", "appos":
			t = h
		case "nmod":
			return l.tokens[t].Deprel != "nmod:poss" && k.f.cuesOf(strings.ToLower(l.tokens[h].Of(k.doc.Body)))&kin != 0
		default:
			return false
		}
	}
	return false
}

// laterKin says whether the article names a person in full only after a mention, and then as somebody's relative.
func (k *linker) laterKin(i, e int) bool {
	if len(k.parts[e]) < 2 {
		return false
	}
	for j := range k.raws {
		m := &k.raws[j]
		if m.entity != e || m.ref != refPerson || m.b-m.a < 2 {
			continue
		}
		return j > i && k.relative(j)
	}
	return false
}
