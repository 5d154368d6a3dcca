package entity

// maybeGroup says whether a raw mention that is taken for a person or a place may be of a group all the same: nothing but its
// shape tells what it is.
func (k *linker) maybeGroup(j int) bool {
	m := &k.raws[j]
	l := &k.lines[m.line]
	if m.form != Named || m.entity == None || m.told != "" || m.sure || m.styled != "" || m.before > 0 || m.b-m.a > 2 || len(m.things) > 0 || l.headline || l.loud {
		return false
	}
	e := &k.entities[m.entity]
	switch {
	case m.ref == refPerson && e.Kind == kindPerson:
		if k.rows[m.entity] != None || e.Gender != "" || l.f.given[l.fold(m.a)] != "" || l.is(m.a, family) || l.is(m.b-1, family) || len(k.bound[j]) > 0 || len(k.ofNames[m.entity]) > 0 {
			return false
		}
		return len(k.parts[m.entity]) == m.b-m.a
	case m.ref == refName && e.Kind == kindPlace:
		return k.guessed(m)
	}
	return false
}

// ownGroup is the group that a name is which nothing but its shape tells of, and which has in its own clause what is "its": "Karst
// kept its word".
func (k *linker) ownGroup(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if l.fold(m.a) != "its" || l.tokens[0].Deprel == "" {
		return None
	}
	subject := l.subjectOf(l.clauseOf(l.atoms[m.a].token))
	if subject == None {
		return None
	}
	for j := l.firstRaw; j < i; j++ {
		if c := &k.raws[j]; c.b <= m.a && c.ref != refPronoun && c.entity != None && l.headToken(c.a, c.b) == subject && k.maybeGroup(j) {
			return k.becomeGroup(j)
		}
	}
	return None
}

// becomeGroup makes a group of a name, with all mentions of it, and returns the entity.
func (k *linker) becomeGroup(j int) int {
	m := &k.raws[j]
	old := m.entity
	e := k.namedGroup(clean(k.text(j)), "", "")
	for i := range k.raws {
		if x := &k.raws[i]; x.entity == old {
			x.entity = e
			if x.ref == refPerson {
				x.ref = refName
			}
			x.kind = kindGroup
		}
	}
	return e
}
