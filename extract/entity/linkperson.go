package entity

import (
	"slices"
	"strings"
)

// linkPersons links full names first, then short ones to them.
func (k *linker) linkPersons() {
	sure := k.surnames()
	k.bonds()
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refPerson {
			continue
		}
		parts := k.f.personParts(m.name)
		if len(parts) < 2 || glued(k.atomsOf(m)) {
			k.presents(i, parts)
			continue
		}
		if m.entity = k.nicknamed(i); m.entity != None {
			continue
		}
		given := k.f.given[parts[0]] != "" && !k.f.common[parts[0]]
		if !m.weak || len(m.things) > 0 || given || sure[parts[len(parts)-1]] {
			m.entity = k.full(i, parts)
			k.ofNames[m.entity] = append(k.ofNames[m.entity], k.bound[i]...)
		}
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref == refPerson && m.entity == None {
			if m.entity = k.nicknamed(i); m.entity == None {
				m.entity = k.short(i)
			}
		}
		if m.entity == None || k.entities[m.entity].Kind != kindPerson {
			continue
		}
		if k.entities[m.entity].Gender == "" {
			k.entities[m.entity].Gender = m.gender
		}
		if m.styled != "" && len(k.parts[m.entity]) == 1 && k.rows[m.entity] == None {
			k.entities[m.entity].Name = m.styled
		}
	}
	k.people()
}

// presents lets what a short name is presented as tell of the only person of that surname so far: after "Reed, a teacher," the mayor Ann Reed is another.
func (k *linker) presents(i int, parts []string) {
	if len(parts) != 1 {
		return
	}
	only := None
	for _, e := range k.bearers[parts[0]] {
		if k.surnamed(e, parts) {
			if only != None {
				return
			}
			only = e
		}
	}
	if only == None {
		return
	}
	for _, b := range k.bound[i] {
		if b.first {
			k.shown[only] = append(k.shown[only], b)
		}
	}
}

// surnames are the last parts of the persons' names that are sure.
func (k *linker) surnames() map[string]bool {
	out := map[string]bool{}
	for i := range k.raws {
		if m := &k.raws[i]; m.ref == refPerson && (!m.weak || m.titled) {
			if p := k.f.personParts(m.name); len(p) > 0 {
				out[p[len(p)-1]] = true
			}
		}
	}
	return out
}

// full returns the person of a name of two or more parts.
func (k *linker) full(i int, parts []string) int {
	m := &k.raws[i]
	leader := int32(None)
	if len(m.things) == 1 {
		leader = m.things[0]
	} else if len(m.things) > 1 { // George Bush: the one in office
		for _, t := range m.things {
			if k.inOffice(t) {
				leader = t
			}
		}
	} else if all := k.f.leaders[k.f.personKey(m.name)]; len(all) == 1 && samePerson(parts, k.f.personParts(k.f.things[all[0]].name)) && k.ledHere(i, all[0], parts) {
		leader = all[0]
	}
	if leader != None {
		_, old := k.things[leader]
		e := k.thing(leader)
		if !old {
			k.addPerson(e, k.f.personParts(k.f.things[leader].name))
		}
		k.lengthen(e, parts)
		return e
	}
	if e := k.bearing(i, parts); e != None {
		if k.lengthen(e, parts) && k.rows[e] == None {
			k.entities[e].Name = clean(m.name)
		}
		return e
	}
	e := k.make(Entity{Kind: kindPerson, Name: clean(m.name), Gender: m.gender})
	k.addPerson(e, parts)
	return e
}

// ledHere says whether a name may be that of a leader whose name the tables give with more parts: his office or his state must go with
// it. There are many a Juan Santos beside Juan Manuel Santos.
func (k *linker) ledHere(i int, leader int32, parts []string) bool {
	if len(parts) >= len(k.f.personParts(k.f.things[leader].name)) {
		return true
	}
	if title := k.titleOf(i); title != "" {
		return k.everHeld(leader, title, i)
	}
	return k.ofState(k.f.things[leader].state) != None && k.inOffice(leader)
}

// addPerson notes a new person by the parts of its name.
func (k *linker) addPerson(e int, parts []string) {
	k.person = append(k.person, e)
	k.lengthen(e, parts)
}

// lengthen gives a person the longer name, and says whether it is one.
func (k *linker) lengthen(e int, parts []string) bool {
	old := k.parts[e]
	if len(parts) < len(old) || len(parts) == len(old) && !(len(old[0]) == 1 && len(parts[0]) > 1) {
		return false
	}
	for _, p := range parts {
		if !slices.Contains(old, p) && !slices.Contains(k.bearers[p], e) {
			k.bearers[p] = append(k.bearers[p], e)
		}
	}
	k.parts[e] = parts
	return true
}

// samePerson says whether two names of two or more parts can be of one person: the same surname, and every part of the
// shorter in the longer in the same order; initials stand for names.
func samePerson(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	if len(a) > len(b) && len(b[0]) > 1 && slices.Equal(a[len(a)-len(b):], b) {
		return true // Armindo Na Fantcha and Na Fantcha
	}
	if !alike(a[0], b[0]) {
		return false
	}
	n := 0
	for _, p := range b {
		for n < len(a) && !alike(a[n], p) {
			n++
		}
		if n == len(a) {
			return false
		}
		n++
	}
	return true
}

// alike says whether two parts of names can be one: equal, or one the initial of the other.
func alike(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// short returns the person that a name of one part, or of parts of a longer one, means.
func (k *linker) short(i int) int {
	m := &k.raws[i]
	parts := k.f.personParts(m.name)
	if len(parts) == 0 {
		return None
	}
	if e := k.bearer(i, parts); e != None {
		return e
	}
	if len(parts) > 1 && !glued(k.atomsOf(m)) {
		return None
	}
	if e := k.leader(i); e != None {
		return e
	}
	if m.weak && !m.titled && !k.relative(i) && !k.besidePerson(i) {
		return None
	}
	if len(parts) == 1 && !m.titled && (k.f.common[parts[0]] || len(parts[0]) < 3) {
		return None
	}
	e := k.make(Entity{Kind: kindPerson, Name: clean(m.name), Gender: m.gender})
	k.addPerson(e, parts)
	return e
}

// besidePerson says whether "and" joins a name to that of a person before it: "Reed and Nsue met".
func (k *linker) besidePerson(i int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if i == 0 || l.headline || l.loud || l.fold(m.a-1) != "and" || l.tag(m.a) != "NNP" {
		return false
	}
	o := &k.raws[i-1]
	return o.line == m.line && o.b == m.a-1 && o.ref == refPerson && o.entity != None && k.entities[o.entity].Kind == kindPerson
}

// leader returns the leader that a bare surname means: the only one in office when the article was published, or of its title. Of an article
// without a date the title alone tells.
func (k *linker) leader(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if l.sizes[m.a] == 0 || int(l.sizes[m.a]) != m.b-m.a {
		return None
	}
	title := k.titleOf(i)
	dateless := title != "" && k.ctx.Published.IsZero()
	many := len(l.names[m.a]) > 1 && title == "" && k.ctx.Published.IsZero() // of several who have led, nothing tells which
	found := int32(None)
	for _, x := range l.names[m.a] {
		e := &k.f.entries[x]
		if many && k.ofState(k.f.things[e.thing].state) == None {
			continue
		}
		if !e.surname || e.titled && !m.titled || e.shared && title == "" || !dateless && !k.inOffice(e.thing) || k.givenAlone(m, e.thing) || title != "" && !k.everHeld(e.thing, title, i) {
			continue
		}
		if found != None && found != e.thing {
			return None
		}
		found = e.thing
	}
	if found == None {
		return None
	}
	_, old := k.things[found]
	e := k.thing(found)
	if !old {
		k.addPerson(e, k.f.personParts(k.f.things[found].name))
	}
	return e
}

// ledBy is what every leader of the tables led who has that name and had that office: nobody can tell one President Bush from the other, but
// both led one state. False where the tables know none, or such of several.
func (k *linker) ledBy(i int, title string) (int32, bool) {
	return k.ledAs(i, func(office string) bool { return k.heldAs(titleKey(office), title, i) })
}

// ledAs is what every leader of the tables led who has the name at a raw mention and had an office that fits.
func (k *linker) ledAs(i int, fits func(office string) bool) (int32, bool) {
	m := &k.raws[i]
	l := &k.lines[m.line]
	of := int32(None)
	if l.sizes[m.a] == 0 || int(l.sizes[m.a]) != m.b-m.a {
		return of, false
	}
	for _, x := range l.names[m.a] {
		e := &k.f.entries[x]
		if k.f.things[e.thing].kind != kindPerson {
			continue
		}
		for _, t := range k.f.things[e.thing].terms {
			if !fits(t.office) {
				continue
			}
			if of != None && of != t.of {
				return None, false
			}
			of = t.of
		}
	}
	return of, of != None
}

// givenAlone says whether a surname that is a given name too stands without a title in an article that does not name the leader's state: Aziz is many a man.
func (k *linker) givenAlone(m *raw, leader int32) bool {
	g := k.f.given[k.lines[m.line].fold(m.a)]
	return !m.titled && (g == "m" || g == "f") && len(k.lines) > 1 && k.ofState(k.f.things[leader].state) == None
}

// titleOf is the folded title of an office of a state that the text gives a person, empty when it gives none.
func (k *linker) titleOf(person int) string {
	for _, t := range k.ties {
		if t.person == person && k.head(t.title, func(f flags) bool { return f&ofState != 0 && f&(rank|courtesy) == 0 }) {
			return titleKey(t.title)
		}
	}
	return ""
}

// everHeld says whether a leader had an office of that folded title, which stands before a raw mention.
func (k *linker) everHeld(t int32, title string, i int) bool {
	for _, x := range k.f.things[t].terms {
		if k.heldAs(titleKey(x.office), title, i) {
			return true
		}
	}
	return false
}

// heldAs says whether the holder of an office of the tables is called by a title before a raw mention: Secretary Reed is the secretary of state, and the
// union secretary Reed is not.
func (k *linker) heldAs(office, title string, i int) bool {
	m := &k.raws[i]
	return k.sameTitle(office, title) || m.a > 0 && k.lines[m.line].atoms[m.a-1].shape == capital && title != "" && strings.HasPrefix(office, title+" of ")
}

// graceYears is how long before and after an office a bare surname still means its holder.
const graceYears = 1

// inOffice says whether a leader had an office when the article was published; without a date, whether it has one still.
func (k *linker) inOffice(t int32) bool {
	at := k.ctx.Published
	for _, term := range k.f.things[t].terms {
		if at.IsZero() {
			if term.to.IsZero() {
				return true
			}
			continue
		}
		if at.AddDate(graceYears, 0, 0).After(term.from) && (term.to.IsZero() || at.AddDate(-graceYears, 0, 0).Before(term.to)) {
			return true
		}
	}
	return false
}

// people takes groups that are called like a person of the article for that person: Wagner, after Richard Wagner.
func (k *linker) people() {
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refThing || m.form != Named || m.b-m.a != 1 || k.f.things[m.things[0]].kind != kindGroup {
			continue
		}
		name := k.lines[m.line].atoms[m.a].fold
		for _, e := range k.bearers[name] {
			if p := k.parts[e]; len(p) > 1 && p[len(p)-1] == name && k.only(m.entity, name) {
				m.entity = e
				break
			}
		}
	}
}

// only says whether the article has no other name for the entity than that word.
func (k *linker) only(e int, name string) bool {
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity == e && (m.b-m.a != 1 || k.lines[m.line].atoms[m.a].fold != name) {
			return false
		}
	}
	return true
}

// atomsOf are the atoms of a mention.
func (k *linker) atomsOf(m *raw) []atom { return k.lines[m.line].atoms[m.a:m.b] }
