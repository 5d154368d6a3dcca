package entity

import (
	"maps"
	"slices"
	"strings"
)

// Where an article is set: the state whose government "the government" is, whose minister "the minister", where nothing nearer tells
// another. The dateline, the first line, the states and the towns of the text tell it together; where two states are told alike,
// it is neither.

// How much each thing tells of the state where an article is set.
const (
	byDateline = 4
	byState    = 2
	byTown     = 1
	byFirst    = 1 // more, in a headline or the first line
	byTopic    = 2 // more, for the state that the first line begins with
)

// maxTopic is how many words may stand before what the first line begins with.
const maxTopic = 3

// countStates finds the state that the article is set in.
func (k *linker) countStates() {
	counts, named := map[string]int{}, map[string]int{}
	first := k.firstLine()
	filed, topic := k.datelineState(), ""
	k.presenting = k.presentingAdjectives()
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity == None || m.form == Pronoun {
			continue
		}
		l := &k.lines[m.line]
		state, much := "", 0
		switch e := &k.entities[m.entity]; e.Kind {
		case kindState:
			state, much = e.ISO3, byState
			if l.is(m.a-1, abroad) || l.backs(m) || k.presenting[i] {
				continue // a district bordering Chad, Algerian-based, a Dutch ornithologist
			}
			named[state]++
			switch {
			case l.is(m.a-1, travel) && k.byPerson(i):
				much = 0 // where somebody goes
			case l.ofPeople(m):
				much = byTown // Dutch hostages
			case l.is(m.b, abroad), m.form == Named && (l.placed(m.a) || l.is(m.a-1, travel) || l.mark(m.a-1, ",") && i > 0 && k.raws[i-1].b == m.a-1): // in Cuba; to Aquila, Italy
				much = byTown
			}
		case kindPlace:
			if state = e.State; e.Class == "city" || e.Class == "part" {
				much = byTown
			}
		}
		if much == 0 || state == "" {
			continue
		}
		if m.line <= first {
			much += byFirst
		}
		if m.line == first && topic == "" && m.ref == refThing && k.entities[m.entity].Kind == kindState && m.form != People && !l.ofPeople(m) && m.a-l.dateline(0) <= maxTopic {
			topic = state
			if l.fold(m.b) != "and" && !l.mark(m.b, ",") { // Peru and Chile met
				much += byTopic
			}
		}
		counts[state] += much
	}
	if filed != "" {
		counts[filed] += byDateline
		if topic != "" && topic != filed {
			counts[filed] -= byDateline / 2 // filed from abroad
		}
	}
	k.main, k.leading, k.scene = None, None, ""
	if best, lead := most(counts); lead >= 2 && 4*lead >= counts[best] {
		if t, known := k.f.byISO3[best]; known && k.f.things[t].kind == kindState {
			k.scene = best
		}
	}
	best, lead := most(named)
	k.main = k.ofState(best)
	k.counted = None
	if s := k.ofState(k.scene); s != None && topic == k.scene && best != k.scene {
		k.main, k.leading = s, s // the state of the headline, though another is named more often
	} else if lead > 0 {
		k.leading, k.counted = k.main, k.main
	} else if s != None {
		k.main, k.leading = s, s
	}
}

// presentingAdjectives are the adjectives of states by which the text presents persons without an office, who may be strangers where it is set.
func (k *linker) presentingAdjectives() map[int]bool {
	out := map[int]bool{}
	for i := range k.raws {
		if k.raws[i].ref == refPerson && k.raws[i].entity != None {
			if j := k.presentedBy(i); j != None {
				out[j] = true
			}
		}
	}
	for _, t := range k.ties {
		delete(out, t.of)
	}
	return out
}

// ofPeople says whether an adjective of a state tells of people to whom something happens, and not of who acts for it: "Dutch, Malaysian hostages".
func (l *line) ofPeople(m *raw) bool {
	if m.form != Adjectival {
		return false
	}
	for k := m.b; k < len(l.atoms) && k < m.b+4; k++ {
		if d := l.phrases[k][descWord]; d.size > 0 {
			return l.f.descs[l.f.phrases[d.id].index].class == "people"
		}
		if l.mark(k, ",") || l.fold(k) == "and" || l.sizes[k] > 0 || strings.HasPrefix(l.tag(k), "J") {
			continue
		}
		break
	}
	return false
}

// most is the state that has most, the first among equals, and how much more than the next.
func most(counts map[string]int) (best string, lead int) {
	next := 0
	for _, s := range slices.Sorted(maps.Keys(counts)) {
		switch n := counts[s]; {
		case best == "" || n > counts[best]:
			next = counts[best]
			best = s
		case n > next:
			next = n
		}
	}
	return best, counts[best] - next
}

// here is the state that the article is set in, or None where that is not plain.
func (k *linker) here() int {
	if k.scene == "" {
		return None
	}
	return k.thing(k.f.byISO3[k.scene])
}

// firstLine is the first line that is no headline.
func (k *linker) firstLine() int {
	for n := range k.lines {
		if l := &k.lines[n]; !l.headline && !l.loud && len(l.atoms) > 3 {
			return n
		}
	}
	return 0
}

// datelineState is the state of the town that a dateline at the head of the article names, or that it names itself.
func (k *linker) datelineState() string {
	if k.ctx.Dateline != "" {
		return k.f.stateIn(k.ctx.Dateline)
	}
	for n := 0; n <= k.firstLine() && n < len(k.lines); n++ {
		l := &k.lines[n]
		end := l.dateline(0)
		for i := 0; i < end; i++ {
			if l.sizes[i] == 0 {
				continue
			}
			for _, x := range l.names[i] {
				switch t := &k.f.things[k.f.entries[x].thing]; t.kind {
				case kindState:
					return t.iso3
				case kindPlace:
					if t.state != "" {
						return t.state
					}
				}
			}
		}
	}
	return ""
}

// stateIn is the ISO 3166 code of the first state, or town or part of one, that a text of few words names.
func (f *Finder) stateIn(text string) string {
	words := atoms(text)
	for from := range words {
		node, state := int32(0), ""
		for _, a := range words[from:] {
			if id := f.vocab[a.fold]; id == 0 {
				break
			} else if node = f.names.step(node, id); node == 0 {
				break
			}
			for _, e := range f.names.ends[node] {
				switch t := &f.things[f.entries[e].thing]; {
				case t.kind == kindState:
					state = t.iso3
				case t.kind == kindPlace && t.state != "":
					state = t.state
				}
			}
		}
		if state != "" {
			return state
		}
	}
	return ""
}

// ownState is the state whose government or army "the government" or "the army" is: that of the same body named just before, else
// the one that the article is set in; where it is set in none, the one that the line or those before speak of. Where another state
// than that of the article is about to speak, nobody knows whose it is.
func (k *linker) ownState(i int, b *body) int {
	before := slices.DeleteFunc(k.back(i, 3), func(j int) bool { return k.opposite(j, i) || k.loosely(j) })
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
	j, near := k.nearState(i, before)
	switch {
	case k.scene == "":
		if e := k.stateOf(k.bodyBefore(i, func(o *raw) bool { return o.index == k.raws[i].index && k.raws[i].line-o.line < 3 })); e != None {
			return e // the government of Chad ... the government
		}
		if near == None {
			return k.main
		}
		return near
	case near == None || k.entities[near].ISO3 == k.scene:
		return k.here()
	}
	m, o := &k.raws[i], &k.raws[j]
	switch l := &k.lines[o.line]; {
	case o.line == m.line && o.form == Named && l.within(o.a): // in Chad, the army
		return near
	case o.line == m.line && (o.form == Capital || o.form == Seat) && k.speaks(o): // Caracas said the government would not bow
		return near
	case k.calledBefore(i):
		return k.here()
	case o.line+1 >= m.line && o.subject:
		return None
	}
	return k.here()
}

// speaksOf says whether a mention before a body may tell whose it is: not where it only tells where something was that another clause is
// about, "left the talks in Chad unless the government".
func (k *linker) speaksOf(m *raw, i int) bool {
	l, at := &k.lines[m.line], k.raws[i].a
	if m.line != k.raws[i].line || m.form != Named || !l.within(m.a) || l.fold(m.a-1) != "in" {
		return true
	}
	for n := m.b; n < at; n++ {
		if l.tokens[l.atoms[n].token].Deprel == "mark" && !l.mark(n-1, ",") {
			return false
		}
	}
	return true
}

// calledBefore says whether the article has called the body of the state that it is set in so before: "the army".
func (k *linker) calledBefore(i int) bool {
	m := &k.raws[i]
	e := k.bodyBefore(i, func(o *raw) bool {
		return o.owner == None && o.index == m.index && k.country(o.entity) == k.scene
	})
	return e != None
}

// nearState is the state that a line or the ones before it speak of, by their subjects and names first, and the raw mention that
// tells it.
func (k *linker) nearState(i int, before []int) (at, state int) {
	for _, lines := range []int{0, 1, 3} {
		for _, wanted := range []bool{true, false} {
			for _, j := range before {
				m := &k.raws[j]
				if k.raws[i].line-m.line > lines || wanted != (m.subject || m.form == Named) || !k.speaksOf(m, i) {
					continue
				}
				if s := k.stateOf(m.entity); s != None && m.form != Pronoun {
					return j, s
				}
			}
		}
	}
	return None, None
}

// opposite says whether a mention of a state is the subject of the clause that a body stands in, and so has no such body: in
// "Peru urged the army to go" it is not Peru's.
func (k *linker) opposite(j, i int) bool {
	m, o := &k.raws[i], &k.raws[j]
	l := &k.lines[m.line]
	if o.line != m.line || !o.subject || m.subject || l.tokens[0].Deprel == "" || k.entities[o.entity].Kind != kindState {
		return false
	}
	switch o.form {
	case Named, Capital, Seat, People:
		return l.clauseOf(l.headToken(o.a, o.b)) == l.clauseOf(l.headToken(m.a, m.b))
	}
	return false
}
