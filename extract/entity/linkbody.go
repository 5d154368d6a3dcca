package entity

import (
	"strings"
)

// linkBody finds what a body is: the state or group itself, or a group of the state's with a name of its own.
func (k *linker) linkBody(i int) int {
	m := &k.raws[i]
	b := &k.f.bodies[m.index]
	of := None
	if m.owner != None {
		of = k.raws[m.owner].entity
		if of == None || k.entities[of].Kind == kindPerson && k.entities[of].State == "" {
			if t, ok := k.ledAs(m.owner, func(string) bool { return true }); ok && b.class == "self" {
				of = k.thing(t) // the Bush administration, of the one president of that name or the other
			}
		}
		if of == None {
			return None
		}
	} else if who := k.headOf(i, b); who != None {
		of = who
	} else if b.told {
		return k.toldState(i)
	} else if e := k.policeBefore(i, b); e != None {
		return e
	} else if b.single() && !b.bare {
		if of = k.plainState(m); of == None {
			if b.class == "party" && !m.definite {
				return k.described("opposition", "opposition", "") // of whom the text does not say of what state they are
			}
			return None
		}
	} else if of = k.ownState(i, b); of == None || k.dealsWithState(m, of) {
		return None
	}
	if m.phrase != "" {
		return k.bodyInTown(m, b, of)
	}
	e := &k.entities[of]
	switch e.Kind {
	case kindGroup:
		if s := k.stateOf(of); b.class == "force" && e.Class == "ministry" && s != None {
			of = s // "the defence ministry said its soldiers"
			break
		}
		if e.Class == b.class && e.Class != "" || m.owner != None {
			return of
		}
	case kindPerson:
		state := k.entities[of].State
		if of = k.stateOf(of); of == None {
			t, ok := k.f.byISO3[state]
			if !ok {
				return None
			}
			of = k.thing(t) // Assad's regime, where nothing else names Syria
		}
	case kindPlace:
		return k.ofPlace(of, b)
	}
	if e = &k.entities[of]; e.Kind != kindState {
		return of
	}
	if b.name == "" {
		return of
	}
	thing := &k.f.things[k.f.byISO3[e.ISO3]]
	name := strings.NewReplacer("{adj}", thing.adjective, "{name}", thing.full()).Replace(b.name)
	return k.group(name, b.class, e.ISO3)
}

// full is the name of a state within another: the United States.
func (t *thing) full() string {
	if strings.HasPrefix(t.name, "United ") {
		return "the " + t.name
	}
	return t.name
}

// headOf is the person of whom a plain government or army is said to be: "the government of President Rossi".
func (k *linker) headOf(i int, b *body) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if b.class != "force" && (b.class != "self" || !b.bare) || l.fold(m.b) != "of" {
		return None
	}
	for j := l.firstRaw; j < l.lastRaw; j++ {
		p := &k.raws[j]
		if p.ref != refPerson || p.entity == None || p.a <= m.b || p.a > m.b+4 {
			continue
		}
		for at := m.b + 1; at < p.a; at++ {
			if l.atoms[at].shape == mark || l.is(at, preposition|clause|speech|verb) {
				return None
			}
		}
		if k.entities[p.entity].State != "" {
			return p.entity
		}
	}
	return None
}

// policeBefore is the police that the text named last, whose "the police" is: that of a town or of a state.
func (k *linker) policeBefore(i int, b *body) int {
	if m := &k.raws[i]; b.class != "police" || k.lines[m.line].fold(m.b) == "in" {
		return None
	}
	return k.bodyBefore(i, func(m *raw) bool { return k.f.bodies[m.index].name == b.name && k.entities[m.entity].Class == "police" })
}

// toldState is the state whose body of that noun the text has named before: whose regime it is is not
// guessed from what else it speaks of.
func (k *linker) toldState(i int) int {
	noun := func(m *raw) string { return k.lines[m.line].fold(m.b - m.back - 1) }
	return k.stateOf(k.bodyBefore(i, func(m *raw) bool { return noun(m) == noun(&k.raws[i]) }))
}

// bodyBefore is what the last body before a mention is that fits, or None.
func (k *linker) bodyBefore(i int, fits func(*raw) bool) int {
	for j := i - 1; j >= 0; j-- {
		if m := &k.raws[j]; m.ref == refBody && m.entity != None && fits(m) {
			return m.entity
		}
	}
	return None
}

// plainState is the only state that the line of a body names and that it does nothing to, else the one that the article names most; a body "in Minsk" is of
// that town's state, when the article names it.
func (k *linker) plainState(m *raw) int {
	line, only, against := m.line, None, None
	if l := &k.lines[line]; l.fold(m.b) == "in" {
		for j := l.firstRaw; j < l.lastRaw; j++ {
			t := &k.raws[j]
			if t.ref != refThing || t.entity == None || t.a <= m.b || !l.leadsTo(m.b+1, t.a) {
				continue
			}
			e := &k.entities[t.entity]
			if e.Kind == kindState && (t.form == Named || t.a > m.b+1) {
				return t.entity
			}
			if e.Kind == kindPlace && e.State != "" && t.a == m.b+1 {
				return k.ofState(e.State)
			}
		}
	}
	for j := k.lines[line].firstRaw; j < k.lines[line].lastRaw; j++ {
		if e := k.raws[j].entity; e != None && k.entities[e].Kind == kindState && k.raws[j].ref == refThing && !k.loosely(j) && !k.reached(j) {
			if k.dealsWith(m, &k.raws[j]) {
				against = e
				continue
			}
			if only != None && only != e {
				return k.counted
			}
			only = e
		}
	}
	switch {
	case only != None:
		return only
	case against != None && k.leading == against:
		return None
	case k.leading == None:
		return k.here()
	}
	return k.leading
}

// reached says whether a mention names a state as where somebody goes: "was flown to Chad".
func (k *linker) reached(j int) bool {
	m := &k.raws[j]
	return m.form == Named && k.lines[m.line].is(m.a-1, travel)
}

// dealsWith says whether a state by its name is the object of what a body does: lawmakers who accuse Chad are seldom Chad's.
func (k *linker) dealsWith(body, state *raw) bool {
	l := &k.lines[state.line]
	t := l.headToken(state.a, state.b)
	return body.subject && body.line == state.line && state.form == Named && l.tokens[t].Deprel == "obj" && l.subjectOf(l.tokens[t].Head) == l.top(body)
}

// dealsWithState says whether its line names a state as the object of what a body does.
func (k *linker) dealsWithState(body *raw, state int) bool {
	l := &k.lines[body.line]
	for j := l.firstRaw; j < l.lastRaw; j++ {
		if m := &k.raws[j]; m.entity == state && m.ref == refThing && k.dealsWith(body, m) {
			return true
		}
	}
	return false
}

// leadsTo says whether nothing but an article or words that describe stand between two atoms: "in the western Indian state".
func (l *line) leadsTo(from, to int) bool {
	if to-from > 3 {
		return false
	}
	for at := from; at < to; at++ {
		if l.atoms[at].shape == mark || l.is(at, preposition|clause|speech|verb) || l.tag(at) != "JJ" && l.tag(at) != "DT" && l.tag(at) != "RB" {
			return false
		}
	}
	return true
}

// loosely says whether a mention of a state is but the adjective of people without a name ("Polish journalists") or of who is abroad.
func (k *linker) loosely(j int) bool {
	if m := &k.raws[j]; k.lines[m.line].is(m.b, abroad) || k.lines[m.line].is(m.a-1, abroad) || k.lines[m.line].backs(m) {
		return true // the Japanese embassy, a district bordering Chad, US-backed rebels
	}
	if k.presenting[j] {
		return true // a Dutch ornithologist
	}
	if k.raws[j].form != Adjectival || j+1 >= len(k.raws) {
		return false
	}
	next := &k.raws[j+1]
	return next.owner == j && next.ref == refGroup
}

// backs says whether a hyphen joins a mention to a word that ties others to it, or to one for or against it: "U.S.-backed", "pro-Iranian".
func (l *line) backs(m *raw) bool {
	return l.sided(m.a) || m.b < len(l.atoms) && l.atoms[m.b].glued && l.is(m.b, tied)
}

// bodyInTown is the body that the text calls by its town: the state's own parliament where the article names the state.
func (k *linker) bodyInTown(m *raw, b *body, town int) int {
	state := k.entities[town].State
	if s := k.ofState(state); s != None && b.class == "parliament" {
		thing := &k.f.things[k.f.byISO3[state]]
		return k.group(strings.NewReplacer("{adj}", thing.adjective, "{name}", thing.name).Replace(b.name), b.class, state)
	}
	return k.group(m.phrase, b.class, state)
}

// ofPlace is a body of a place: European forces, the police of a town, but no authorities of one.
func (k *linker) ofPlace(of int, b *body) int {
	if b.class == "police" && strings.HasSuffix(b.name, " police") {
		return k.group(k.entities[of].Name+" police", "police", k.entities[of].State)
	}
	t, ok := k.f.byName[k.entities[of].Name]
	if !ok {
		return None
	}
	adjective := k.f.things[t].adjective
	switch {
	case b.class == "court" && k.f.things[t].class == "city":
		return k.group(k.f.things[t].name+" court", "court", k.f.things[t].state)
	case b.class == "force" && adjective != "":
		return k.group(adjective+" forces", "force", "")
	case b.class == "self":
		if g, ok := k.f.lookup(adjective + " countries"); ok {
			return k.thing(g)
		}
	}
	return None
}

// group returns the group of that name, from the tables when they have it.
func (k *linker) group(name, class, state string) int {
	if t, ok := k.f.lookup(name); ok && k.f.things[t].kind == kindGroup {
		return k.thing(t)
	}
	if t, ok := k.f.bodyOf[keyOf(atoms(name))]; ok {
		return k.thing(t)
	}
	return k.namedGroup(name, class, state)
}

// namedGroup returns the group of that name that no table has.
func (k *linker) namedGroup(name, class, state string) int {
	id := kindGroup + ":" + key(name)
	if e, ok := k.names[id]; ok {
		return e
	}
	k.names[id] = k.make(Entity{Kind: kindGroup, Name: name, Class: class, State: state})
	return k.names[id]
}
