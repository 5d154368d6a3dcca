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
		if of = k.raws[m.owner].entity; of == None {
			return None
		}
	} else if b.single() && !b.bare {
		if of = k.plainState(m.line); of == None {
			return None
		}
	} else if of = k.ownState(i, b); of == None {
		return None
	}
	if m.phrase != "" {
		return k.bodyInTown(m, b, of)
	}
	e := &k.entities[of]
	switch e.Kind {
	case kindGroup:
		if e.Class == b.class && e.Class != "" || m.owner != None {
			return of
		}
	case kindPerson:
		if of = k.stateOf(of); of == None {
			return None
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
	name := strings.NewReplacer("{adj}", thing.adjective, "{name}", thing.name).Replace(b.name)
	return k.group(name, b.class, e.ISO3)
}

// plainState is the only state that a line names, else the one that the article names most.
func (k *linker) plainState(line int) int {
	only := None
	for j := k.lines[line].firstRaw; j < k.lines[line].lastRaw; j++ {
		if e := k.raws[j].entity; e != None && k.entities[e].Kind == kindState && k.raws[j].ref == refThing {
			if only != None && only != e {
				return k.leading
			}
			only = e
		}
	}
	if only != None {
		return only
	}
	return k.leading
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

// ofPlace is a body of a place: European forces, but no authorities of a town.
func (k *linker) ofPlace(of int, b *body) int {
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
	id := kindGroup + ":" + key(name)
	if e, ok := k.names[id]; ok {
		return e
	}
	k.names[id] = k.make(Entity{Kind: kindGroup, Name: name, Class: class, State: state})
	return k.names[id]
}

// ownState is the state whose government or army "the government" or "the army" is: that of the same body named just before,
// else of the state that the sentence or the ones before it speak of.
func (k *linker) ownState(i int, b *body) int {
	before := k.back(i, 3)
	if b.always { // a plain "government forces" is of the state that its sentence names
		for _, j := range before {
			if m := &k.raws[j]; m.line == k.raws[i].line && k.entities[m.entity].Kind == kindState && m.form != Adjectival && m.form != Pronoun {
				return m.entity
			}
		}
	}
	if b.name != "" {
		for _, j := range before {
			if m := &k.raws[j]; m.ref == refBody && k.f.bodies[m.index].class == b.class && k.entities[m.entity].Kind == kindGroup {
				return m.entity
			}
		}
	}
	for _, lines := range []int{0, 1, 3} {
		for _, wanted := range []bool{true, false} {
			for _, j := range before {
				m := &k.raws[j]
				if k.raws[i].line-m.line > lines || wanted != (m.subject || m.form == Named) {
					continue
				}
				if s := k.stateOf(m.entity); s != None && m.form != Pronoun {
					return s
				}
			}
		}
	}
	return k.main
}

// countStates finds the state that the article names most, by names alone.
func (k *linker) countStates() {
	counts := make([]int, len(k.entities))
	for i := range k.raws {
		if e := k.raws[i].entity; e != None && k.entities[e].Kind == kindState {
			counts[e]++
		}
	}
	first, second := 0, 0
	k.main, k.leading = None, None
	for e, n := range counts {
		switch {
		case n > first:
			k.main, first, second = e, n, first
		case n > second:
			second = n
		}
	}
	if first > second {
		k.leading = k.main
	}
}

// seeGroups notes which classes of described groups the article has of which state.
func (k *linker) seeGroups() {
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refGroup || m.owner == None || m.index < 0 || k.raws[m.owner].entity == None {
			continue
		}
		class, _, _ := strings.Cut(k.f.descs[m.index].class, ">")
		k.groups[class+":"+k.entities[k.raws[m.owner].entity].State] = true
	}
}

// linkGroup finds which described group is meant.
func (k *linker) linkGroup(i int) int {
	m := &k.raws[i]
	if m.index < 0 {
		return k.described(m.phrase, "tied", "")
	}
	d := &k.f.descs[m.index]
	class, joins, _ := strings.Cut(d.class, ">")
	if m.owner == None {
		return k.plainGroup(i, d, class)
	}
	of := k.raws[m.owner].entity
	if of == None {
		return None
	}
	if d.loose {
		return k.loose(i, d, of)
	}
	e := &k.entities[of]
	adjective := ""
	switch e.Kind {
	case kindGroup:
		if e.Class == "people" {
			_, name := d.names()
			return k.described(clean(k.text(m.owner))+" "+name, class, "")
		}
		if d.members {
			return of
		}
		return None
	case kindState:
		adjective = k.f.things[k.f.byISO3[e.ISO3]].adjective
		if class == "countries" {
			return None
		}
	case kindPlace:
		if t, ok := k.f.byName[e.Name]; ok {
			adjective = k.f.things[t].adjective
		}
	}
	if adjective == "" {
		return None
	}
	_, name := d.names()
	if joins != "" && k.groups[joins+":"+e.State] {
		class, name = joins, k.classNoun(joins)
	}
	return k.described(adjective+" "+name, class, e.State)
}

// loose finds whom a noun of people.tsv means that has an owner: unnamed people are those of their state, unless they act.
func (k *linker) loose(i int, d *description, of int) int {
	m := &k.raws[i]
	e := &k.entities[of]
	if d.class == "people" && e.Kind == kindGroup && e.Class != "people" {
		return of // its men
	}
	if k.raws[m.owner].ref == refPronoun && !(d.class == "people" && e.Kind == kindState) { // its creditors are of any state
		return k.incidental(m.phrase, "")
	}
	if e.Kind == kindPerson {
		if of = k.stateOf(of); of == None {
			return None
		}
		e = &k.entities[of]
	}
	adjective := ""
	switch t, known := k.f.byName[e.Name]; {
	case e.Kind == kindState:
		if d.class == "nationals" || d.class == "people" && !m.agent && m.form != Adjectival {
			return of
		}
		adjective = k.f.things[k.f.byISO3[e.ISO3]].adjective
	case e.Kind == kindPlace && known:
		adjective = k.f.things[t].adjective
	case e.Kind == kindGroup && e.Class == "people":
		adjective = clean(k.text(m.owner))
	}
	if adjective == "" {
		return None
	}
	return k.incidental(adjective+" "+m.phrase, e.State)
}

// incidental is the group that is called so, if no other mention makes more of it.
func (k *linker) incidental(name, state string) int {
	id := kindGroup + ":" + key(name)
	if e, ok := k.names[id]; ok {
		return e
	}
	e := k.make(Entity{Kind: kindGroup, Name: name, Class: "described", State: state, Incidental: true})
	k.names[id], k.classes[e] = e, "loose"
	k.lasting = append(k.lasting, e)
	return e
}

// again is the group of people that the article has called by the same noun before: "the engineers" are the "Portuguese
// engineers".
func (k *linker) again(i int, noun string) int {
	found := None
	for _, e := range k.lasting {
		if name := k.entities[e].Name; k.entities[e].Incidental && (name == noun || strings.HasSuffix(name, " "+noun)) {
			found = e
		}
	}
	return found
}

// classNoun is what the groups of a class are called.
func (k *linker) classNoun(class string) string {
	for i := range k.f.descs {
		if k.f.descs[i].class == class {
			_, name := k.f.descs[i].names()
			return name
		}
	}
	return class
}

func (k *linker) described(name, class, state string) int {
	if state != "" {
		for _, e := range k.lasting {
			if k.classes[e] == class && k.entities[e].State == state && class != "companies" {
				return e
			}
		}
	}
	e := k.group(name, "described", state)
	if k.classes[e] == "" {
		k.classes[e] = class
		k.lasting = append(k.lasting, e)
	}
	return e
}

// plainGroup is a described group without an adjective: one that the article told more of before, or one by itself.
func (k *linker) plainGroup(i int, d *description, class string) int {
	m := &k.raws[i]
	if d.loose {
		if e := k.again(i, m.phrase); e != None && m.definite {
			return e
		}
		return k.incidental(m.phrase, "")
	}
	if m.definite && d.members {
		if e := k.nearestGroup(i, 2); e != None {
			return e
		}
		if e := k.onlyArmed(); e != None && class != "contractors" {
			return e
		}
	}
	only := None
	for _, e := range k.lasting {
		if k.classes[e] == class && k.entities[e].State != "" {
			if only != None {
				only = None
				break
			}
			only = e
		}
	}
	if only != None && (m.definite || class != "armed") {
		return only
	}
	name, _ := d.names()
	return k.described(name, class, "")
}

// nearestGroup is the armed group named last, at most that many lines back.
func (k *linker) nearestGroup(i, lines int) int {
	for _, j := range k.back(i, lines) {
		if m := &k.raws[j]; m.form == Named && k.entities[m.entity].Class == "armed" {
			return m.entity
		}
	}
	return None
}

// onlyArmed is the armed group that the article names, when it names one alone.
func (k *linker) onlyArmed() int {
	only := None
	for e := range k.entities {
		if x := &k.entities[e]; x.Kind == kindGroup && x.Class == "armed" {
			if only != None {
				return None
			}
			only = e
		}
	}
	return only
}

// text is what a raw mention reads in the body.
func (k *linker) text(i int) string {
	m := &k.raws[i]
	return k.lines[m.line].text(m.a, m.b)
}

// names are what a described group is called alone and after an adjective.
func (d *description) names() (alone, after string) {
	alone, after, two := strings.Cut(d.name, "/")
	if !two {
		after = alone
	}
	return alone, after
}
