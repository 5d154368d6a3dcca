package entity

// A single name that no table has may be of a person though nothing beside it tells so, or though the document's names take it
// for a place or a group: "he" or "she" tells it then.

// maybePerson says how a raw mention is taken that may be a person all the same, empty when it may not.
func (k *linker) maybePerson(j int) string {
	if j == None {
		return ""
	}
	m := &k.raws[j]
	l := &k.lines[m.line]
	if m.form != Named || l.headline || l.loud || m.sure || m.listed || m.before > 0 || l.articled(m.a) || m.b-m.a > 1 && !glued(k.atomsOf(m)) {
		return ""
	}
	if t := l.tokens[l.atoms[m.a].token].XPOS; t != "NNP" && t != "NNPS" {
		return ""
	}
	placed := ""
	if l.placed(m.a) {
		placed = " placed"
	}
	switch {
	case m.ref == refPerson && m.entity == None && len(m.things) == 0:
		return "maybe" + placed
	case m.ref == refName && m.entity != None && m.class == "" && len(m.things) == 0 && l.atoms[m.a].shape == capital &&
		(m.kind == kindPlace || m.kind == kindGroup) && k.entities[m.entity].Kind == m.kind && k.entities[m.entity].Class == "" && k.rows[m.entity] == None:
		return "maybe " + m.kind + placed
	case m.ref == refThing && m.entity != None && len(m.things) == 1 && l.atoms[m.a].shape == capital && k.f.things[m.things[0]].class == "city" && k.entities[m.entity].Kind == kindPlace && !k.capital(m):
		return "maybe city" + placed
	}
	return ""
}

// capital says whether the name may stand for the government of a state.
func (k *linker) capital(m *raw) bool {
	for _, e := range k.lines[m.line].names[m.a] {
		if k.f.entries[e].form == Capital {
			return true
		}
	}
	return false
}

// provisional is a number for the person that a name without an entity would be, the same for all mentions of it.
func (k *linker) provisional(j int) int {
	name := key(k.raws[j].name)
	for i := range k.raws {
		if m := &k.raws[i]; m.ref == refPerson && m.entity == None && key(m.name) == name {
			return -2 - i
		}
	}
	return None
}

// becomePerson makes a person of a name that may be one, with all mentions of it, and returns the entity.
func (k *linker) becomePerson(j int) int {
	m := &k.raws[j]
	l := &k.lines[m.line]
	name := clean(l.text(m.a, m.b))
	old := m.entity
	e := k.make(Entity{Kind: kindPerson, Name: name})
	k.addPerson(e, k.f.personParts(name))
	k.sexes[e] = &gender{}
	if g := k.f.given[l.fold(m.a)]; g == "m" || g == "f" {
		k.sexes[e].lone = g
	}
	for i := range k.raws {
		x := &k.raws[i]
		if k.maybePerson(i) != "" && x.entity == old && (old != None || key(x.name) == key(m.name)) && i != j {
			x.entity, x.ref = e, refPerson
		}
	}
	m.entity, m.ref = e, refPerson
	return e
}
