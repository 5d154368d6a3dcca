package entity

import (
	"strings"

	"newsgraph/extract/text"
)

// A single name that no table has may be of a person though nothing beside it tells so, or though the document's names take it
// for a place or a group: "he" or "she" tells it then.

// maybePerson says how a raw mention is taken that may be a person all the same, empty when it may not.
func (k *linker) maybePerson(j int) string {
	if j == None {
		return ""
	}
	m := &k.raws[j]
	l := &k.lines[m.line]
	if m.form != Named || l.headline || l.loud || m.sure || m.listed || m.before > 0 && m.ref != refPerson || l.articled(m.a) {
		return ""
	}
	if k.firm[key(m.name)] {
		return ""
	}
	if m.b-m.a > 1 && !glued(k.atomsOf(m)) {
		if k.guessed(m) && m.b-m.a <= 3 && l.looksPerson(m.a, m.b) {
			return "maybe long " + m.kind
		}
		return ""
	}
	if t := l.tokens[l.atoms[m.a].token].XPOS; t != "NNP" && t != "NNPS" && !(strings.HasPrefix(t, "NN") && (k.f.given[l.fold(m.a)] != "" || !l.ordinary(m.a))) {
		return ""
	}
	placed := ""
	if l.placed(m.a) {
		placed = " placed"
	}
	switch {
	case m.ref == refPerson && m.entity == None && len(m.things) == 0:
		return "maybe" + placed
	case k.guessed(m) && l.atoms[m.a].shape == capital:
		return "maybe " + m.kind + placed
	case m.ref == refThing && len(m.things) == 1 && l.atoms[m.a].shape == capital && k.townOrPart(m) && !k.capital(m):
		return "maybe city" + placed
	}
	return ""
}

// firmScore is how sure the name finder must be of a place or a group, so that no "he" or "she" makes a person of it.
const firmScore = 0.98

// firmNames are the names that it takes for a place or a group, and for no person, being sure of it once at least.
func (k *linker) firmNames() map[string]bool {
	out := map[string]bool{}
	for _, n := range k.doc.Names {
		name := key(n.Of(k.doc.Body))
		switch {
		case n.Type == text.Person:
			out[name] = false
		case n.Type == text.Group || n.Type == text.Place:
			if firm, seen := out[name]; n.Score >= firmScore && (firm || !seen) {
				out[name] = true
			}
		}
	}
	return out
}

// guessed says whether nothing but the name finder takes a name for a place or a group.
func (k *linker) guessed(m *raw) bool {
	return m.ref == refName && m.entity != None && m.class == "" && len(m.things) == 0 && (m.kind == kindPlace || m.kind == kindGroup) &&
		k.entities[m.entity].Kind == m.kind && k.entities[m.entity].Class == "" && k.rows[m.entity] == None
}

// townOrPart says whether a name of the tables is of a town, or of a part of a state that persons are called as well: Victoria.
func (k *linker) townOrPart(m *raw) bool {
	if m.entity == None || k.entities[m.entity].Kind != kindPlace {
		return false
	}
	class := k.f.things[m.things[0]].class
	return class == "city" || class == "part" && k.f.given[k.lines[m.line].fold(m.a)] != ""
}

// namesThing says whether a mention stands before a noun that it is only the name of, where that is no noun for a person: "the
// Newsnight programme".
func (l *line) namesThing(m *raw) bool {
	t := l.headToken(m.a, m.b)
	h := l.tokens[t].Head
	if h < t || l.tokens[t].Deprel != "compound" || !strings.HasPrefix(l.tokens[h].XPOS, "NN") || strings.HasPrefix(l.tokens[h].XPOS, "NNP") {
		return false
	}
	_, person := l.personNoun(h)
	return !person
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
	e := k.surnameOf(name)
	if e == None {
		e = k.make(Entity{Kind: kindPerson, Name: name})
		k.addPerson(e, k.f.personParts(name))
		k.sexes[e] = &gender{}
		if g := k.f.given[l.fold(m.a)]; g == "m" || g == "f" {
			k.sexes[e].lone = g
		}
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

// surnameOf is the only person of the article whose surname a single name is, or None.
func (k *linker) surnameOf(name string) int {
	parts := k.f.personParts(name)
	only := None
	for _, e := range k.person {
		if len(parts) != 1 || len(k.parts[e]) < 2 || !k.surnamed(e, parts) {
			continue
		}
		if only != None {
			return None
		}
		only = e
	}
	return only
}
