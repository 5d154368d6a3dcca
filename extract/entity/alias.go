package entity

import "slices"

// One that the text says to have another name ("Ann Reed, also known as Commander Hawk", "the Harbour Union, formerly the Dockers'
// League", "HFL, or Front for the Hill Lands") is one under both.

// maxAlias is how many words stand between the two names, at most.
const maxAlias = 6

// otherNames notes which raw mentions are other names of one before.
func (k *linker) otherNames() {
	k.also = map[int]int{}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refPerson && m.ref != refName && m.ref != refAcronym || i == 0 {
			continue
		}
		l := &k.lines[m.line]
		x := i - 1
		for x >= l.firstRaw && (k.raws[x].b > l.knownFrom(m.a) || l.fold(k.raws[x].a) == "whose") { // whose real name is
			x--
		}
		if x < l.firstRaw || m.a-k.raws[x].b > maxAlias {
			continue
		}
		o := &k.raws[x]
		person := m.ref == refPerson && (o.ref == refPerson)
		group := m.ref != refPerson && (o.ref == refName && o.kind == kindGroup || o.ref == refAcronym || o.ref == refThing && k.f.things[o.things[0]].kind == kindGroup) && (m.ref == refAcronym || m.kind == kindGroup)
		if (person || group) && (l.renamed(o.b, m.a) || group && l.spelledOut(o, m)) {
			k.also[i] = x
		}
	}
}

// renamed says whether nothing but words that another name follows stand between two atoms.
func (l *line) renamed(from, to int) bool {
	p := to - 1
	for p > from && !l.is(p, alias) && (l.fold(p) == "the" || l.atoms[p].shape == mark || l.named(p) && l.titleAt(p)) {
		p--
	}
	if start := l.knownFrom(to); start < to && start == from {
		return true
	}
	if p < from || !l.is(p, alias) {
		return false
	}
	for n := from; n <= p; n++ {
		if l.is(n, kin) || l.named(n) {
			return false
		}
	}
	return true
}

// knownFrom is where words begin before an atom that give another name in a language or in letters: ", known in Arabic as", ", known by its French
// acronym". The atom itself where there are none.
func (l *line) knownFrom(to int) int {
	last := to - 1
	if l.fold(last) == "the" {
		last--
	}
	switch l.fold(last) {
	case "as", "acronym", "initials", "abbreviation":
	default:
		return to
	}
	for k := last - 1; k >= 0 && k >= last-maxAlias; k-- {
		if l.fold(k) != "known" {
			continue
		}
		for l.tag(k-1) == "RB" {
			k--
		}
		if l.mark(k-1, ",") {
			k--
		}
		return k
	}
	return to
}

// spelledOut says whether a name in brackets, or after "or", gives the words of the capitals before it.
func (l *line) spelledOut(short, long *raw) bool {
	if long.b-long.a < 3 || short.b-short.a != 1 || l.atoms[short.a].shape != upper || !l.initials(long.a, long.b, l.text(short.a, short.b)) {
		return false
	}
	from := short.b
	if l.mark(from, ",") {
		from++
	}
	if l.fold(from) != "or" && !l.mark(from, "(") {
		return false
	}
	from++
	if l.fold(from) == "the" {
		from++
	}
	return from == long.a
}

// joinGroups makes one of the groups that the text says to be one.
func (k *linker) joinGroups() {
	for i := range k.raws {
		x, ok := k.also[i]
		if !ok || k.raws[i].ref == refPerson {
			continue
		}
		old, e := k.raws[i].entity, k.raws[x].entity
		if old == None || e == None || old == e {
			continue
		}
		if k.rows[e] == None && (k.rows[old] != None || len(k.entities[e].Name) < len(k.entities[old].Name) && k.lines[k.raws[x].line].atoms[k.raws[x].a].shape == upper) {
			old, e = e, old
		}
		k.rename(old, e)
	}
}

// nicknamed returns who is called so by another name, as the text has said or says here.
func (k *linker) nicknamed(i int) int {
	name := key(k.raws[i].name)
	if x, ok := k.also[i]; ok && k.raws[x].entity != None && k.entities[k.raws[x].entity].Kind == kindPerson {
		e := k.raws[x].entity
		if !slices.Contains(k.parts[e], name) {
			k.calls["person "+name] = e
		}
		if parts := k.f.personParts(k.raws[i].name); len(parts) > 1 && len(k.bearers[parts[len(parts)-1]]) == 0 {
			k.calls["person "+parts[len(parts)-1]] = e // "Hawk, whose real name is Alan Reed": Reed
		}
		return e
	}
	if e, ok := k.calls["person "+name]; ok {
		return e
	}
	return None
}

// callsItself says whether a reflexive stands after a form of "call": "a group calling itself the Harbour Guard" is whoever is named next.
func (l *line) callsItself(m *raw) bool {
	switch l.fold(m.a) {
	case "itself", "himself", "herself", "themselves":
		return l.tokens[l.atoms[max(m.a-1, 0)].token].Lemma == "call"
	}
	return false
}
