package entity

import (
	"slices"
	"strings"
)

// A text goes on to call somebody by what it said of him when it named him: "Ann Reed, a Portuguese engineer, ... The engineer denied it", "his
// wife, Nadia Reed, ... his wife said".

// maxQualities is how many words may stand before the noun by which a person is called again.
const maxQualities = 3

// calledAt returns where "the engineer" or "the retired Portuguese engineer", which begins at i, ends, or i: a plain noun for one person that is no
// office, and nothing behind it says which one.
func (l *line) calledAt(i int) int {
	if l.fold(i) != "the" || l.headline || l.loud {
		return i
	}
	at := i + 1
	for ; at < len(l.atoms) && at <= i+maxQualities+1; at++ {
		if l.tag(at) == "NN" && !strings.HasPrefix(l.tag(at+1), "NN") {
			break
		}
		if t := l.tag(at); t != "JJ" && t != "VBN" || l.atoms[at].shape != lower && (l.sizes[at] != 1 || l.f.entries[l.names[at][0]].form != Adjectival) {
			return i
		}
	}
	if at >= len(l.atoms) || at > i+maxQualities+1 || l.atoms[at].shape != lower || l.longest(at) > 0 || l.is(at, kin) || !l.occupationAt(at) {
		return i
	}
	if end := at + 1; end < len(l.atoms) && (l.named(end) || l.atoms[end].glued || l.atoms[end].possessive && !l.relativeAt(end+1)) || l.fold(end) == "of" || l.is(end, relative) || l.mark(end, ",") && l.named(end+1) {
		return i
	}
	return at + 1
}

// called reads who is called by a noun from i to before end, and returns the atom after the article: an adjective of a state is still to be read.
func (l *line) called(i, end int) int {
	at := l.add(raw{a: i, b: end, ref: refCalled, form: Bare, owner: None, name: l.fold(end - 1), subject: l.subject(i, end)})
	if end < len(l.atoms) && l.atoms[end].possessive {
		return l.relation(i, end+1, at) // the engineer's wife
	}
	for k := i + 1; k < end; k++ {
		if l.atoms[k].shape != lower {
			return k
		}
	}
	return end
}

// linkCalled finds whom a noun calls again: the one person of the lines before whom the article has presented by it.
func (k *linker) linkCalled(i int) int {
	m := &k.raws[i]
	only := None
	for j := i - 1; j >= 0 && k.raws[j].line >= m.line-maxCalled; j-- {
		o := &k.raws[j]
		if o.ref != refPerson || o.entity == None || o.entity == only || k.entities[o.entity].Kind != kindPerson || !k.presentedAs(o.entity, m.name) {
			continue
		}
		if only != None || k.otherSince(j, i) {
			return None
		}
		only = o.entity
	}
	if only == None || !k.fromWhere(i, only) {
		return None
	}
	return only
}

// namedBefore is the last mention of a person by name before another mention, or None.
func (k *linker) namedBefore(i, person int) int {
	for j := i - 1; j >= 0; j-- {
		if k.raws[j].entity == person && k.raws[j].ref == refPerson {
			return j
		}
	}
	return None
}

// otherSince says whether the text speaks of somebody else by the noun between a person's name, and what it presents him as there, and a mention:
// "another engineer was hurt".
func (k *linker) otherSince(j, i int) bool {
	o, m := &k.raws[j], &k.raws[i]
	noun := k.lines[m.line].fold(m.b - m.back - 1)
	for n := o.line; n <= m.line; n++ {
		l := &k.lines[n]
		for at := range l.atoms {
			if l.fold(at) != noun || n == m.line && at >= m.a || n == o.line && (at < o.b || l.mark(o.b, ",") && at <= o.b+maxPresented) {
				continue
			}
			if !slices.ContainsFunc(k.raws[l.firstRaw:l.lastRaw], func(r raw) bool {
				return (r.ref == refCalled || r.ref == refOffice && r.definite) && r.a <= at && at < r.b
			}) {
				return true
			}
		}
	}
	return false
}

// maxPresented is how many words behind a name the noun may stand that presents who bears it: ", a retired Portuguese engineer".
const maxPresented = 7

// maxCalled is how many lines after his name somebody may be called by what he is.
const maxCalled = 6

// presentedAs says whether the article has presented a person by a noun: "Ann Reed, an engineer,", "engineer Ann Reed".
func (k *linker) presentedAs(person int, noun string) bool {
	return slices.ContainsFunc(slices.Concat(k.ofNames[person], k.shown[person]), func(b bond) bool {
		return b.title == noun || strings.HasSuffix(b.title, " "+noun)
	})
}

// fromWhere says whether no adjective of a state before the noun tells that another is meant than a person who is known to be of one.
func (k *linker) fromWhere(i, person int) bool {
	m := &k.raws[i]
	for j := i + 1; j < len(k.raws) && k.raws[j].line == m.line && k.raws[j].a < m.b; j++ {
		if o := &k.raws[j]; o.entity != None && k.entities[o.entity].Kind == kindState && !k.comesFrom(person, o.entity) {
			return false
		}
	}
	return true
}

// relativeAt says whether a noun for what somebody is of another stands at i, with what tells him from others before it: "wife", "younger brother".
func (l *line) relativeAt(i int) bool {
	for n := i; n < len(l.atoms) && n < i+maxQualities; n++ {
		if l.is(n, kin) {
			return l.tag(n) == "NN"
		}
		if l.atoms[n].shape != lower || !strings.HasPrefix(l.tag(n), "JJ") {
			return false
		}
	}
	return false
}

// relation reads a relative of the owner from i on, whose phrase began at start, and returns the atom after it, or i.
func (l *line) relation(start, i, owner int) int {
	if !l.relativeAt(i) || l.headline || l.loud {
		return i
	}
	end := i
	for !l.is(end, kin) {
		end++
	}
	noun := end
	for end++; end < len(l.atoms) && l.atoms[end].glued && l.is(end, kin); {
		end++ // brother-in-law
	}
	if end < len(l.atoms) && (l.atoms[end].glued || strings.HasPrefix(l.tag(end), "NN") && l.atoms[end].shape == lower) {
		return i
	}
	l.add(raw{a: start, b: end, ref: refKin, form: Bare, owner: owner, name: key(l.text(noun, end)), definite: true, subject: l.subject(start, end)})
	return end
}

// kinship is what a person is of another.
type kinship struct {
	of     int // entity
	noun   string
	person int // entity
}

// linkKin finds who is called somebody's relative: who is named beside it, or whom the text has named so before.
func (k *linker) linkKin(i int) int {
	m := &k.raws[i]
	of := k.raws[m.owner].entity
	if p := k.namedBeside(i); p != None {
		if of != None && of != p && k.entities[of].Kind == kindPerson {
			k.kinships = append(k.kinships, kinship{of, m.name, p})
		}
		return p
	}
	if of == None || k.entities[of].Kind != kindPerson {
		return None
	}
	only := None
	for _, s := range k.kinships {
		p := None
		switch {
		case s.of == of && s.noun == m.name:
			p = s.person
		case s.person == of && k.converse(s.noun, m.name) && k.maybe(s.of, m.name):
			p = s.of
		}
		if p == None || p == only {
			continue
		}
		if only != None {
			return None
		}
		only = p
	}
	return only
}

// namedBeside is the person who is named right after or, between commas, before or after a noun for a relative, or None.
func (k *linker) namedBeside(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	for j := l.firstRaw; j < l.lastRaw; j++ {
		p := &k.raws[j]
		if p.ref != refPerson || p.entity == None || k.entities[p.entity].Kind != kindPerson {
			continue
		}
		from := p.a - p.before
		switch {
		case from == m.b, l.mark(m.b, ",") && from == m.b+1 && (p.b >= len(l.atoms) || l.atoms[p.b].shape == mark):
			return p.entity
		case l.mark(p.b, ",") && p.b+1 == m.a && l.mark(m.b, ","):
			return p.entity
		}
	}
	return None
}

// converse says whether who has a relative of the one noun may be his of the other: whose wife somebody is, he is her husband.
func (k *linker) converse(noun, other string) bool {
	a, b := k.f.kinds[noun], k.f.kinds[other]
	return a != "" && b != "" && (a == "spouse" && b == "spouse" || a == "sibling" && b == "sibling" || a == "child" && b == "parent" || a == "parent" && b == "child")
}

// maybe says whether nothing that is known of a person's gender speaks against a noun for him.
func (k *linker) maybe(person int, noun string) bool {
	g, known := strings.TrimSuffix(k.f.nouns[noun], "?"), k.entities[person].Gender
	return g == "" || known == "" || known == g
}
