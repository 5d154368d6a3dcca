package entity

import (
	"slices"
	"strings"
)

// Two persons of one name may stand in one article: the text says so ("another John Smith", "an official of the same name"), or
// gives the name to somebody whose office or organisation the first does not have.

// bond is what the words around a person's name tie it to.
type bond struct {
	of     int    // entity, or None
	title  string // folded, empty after "of" and a possessive
	former bool
	first  bool // "a lawyer"
}

// bonds notes what the words around every person's name tie it to, and whether the article says that two share a name.
func (k *linker) bonds() {
	k.bound, k.ofNames, k.shown = map[int][]bond{}, map[int][]bond{}, map[int][]bond{}
	for _, t := range k.ties {
		of := None
		if t.of != None {
			of = k.owner(t.of)
		}
		k.bound[t.person] = append(k.bound[t.person], bond{of, titleKey(t.title), t.former || t.sent, t.first})
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refPerson {
			continue
		}
		if b, ok := k.occupation(i); ok {
			k.bound[i] = append(k.bound[i], b)
		}
		if of := k.after(i); of != None {
			k.bound[i] = append(k.bound[i], bond{of: of})
		}
	}
	for n := range k.lines {
		k.sharing, k.strangers = k.sharing || k.lines[n].cued(namesakes), k.strangers || k.lines[n].cued(unrelated)
	}
}

// occupation is what a plain noun beside a person's name says that he is: "Ann Reed, a retired teacher,", "the teacher Ann Reed".
func (k *linker) occupation(i int) (bond, bool) {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if m.before > 0 {
		if t := l.atoms[m.a-1].token; l.tag(m.a-1) == "NN" {
			if _, ok := l.personNoun(t); ok {
				return bond{of: None, title: l.fold(m.a - 1), former: l.formerAt(m.a-m.before-1) || l.formerAt(m.a-m.before) || l.formerAt(m.a-2)}, true
			}
		}
	}
	if l.mark(m.a-1, ",") && m.a > 1 && l.tag(m.a-2) == "NN" { // a retired teacher, Ann Reed,
		from := m.a - 3
		for from > 0 && from > m.a-7 && (strings.HasPrefix(l.tag(from), "JJ") || strings.HasPrefix(l.tag(from), "NN") || l.tag(from) == "VBN") {
			from--
		}
		if f := l.fold(from); f == "a" || f == "an" {
			return bond{of: None, title: l.fold(m.a - 2), first: true}, l.occupationAt(m.a - 2)
		}
	}
	from := m.b
	if l.mark(from, ",") && l.numeral(from+1) && l.mark(from+2, ",") {
		from += 2 // Ann Reed, 44, a teacher,
	}
	if !l.mark(from, ",") || l.fold(from+1) != "a" && l.fold(from+1) != "an" {
		return bond{}, false
	}
	for at := from + 2; at < len(l.atoms) && at < from+7; at++ {
		switch t := l.tag(at); {
		case t == "CD", t == "NN" && at+1 < len(l.atoms) && (strings.HasPrefix(l.tag(at+1), "NN") || l.atoms[at+1].glued): // a 44-year-old teacher
		case t == "NN":
			return bond{of: None, title: l.fold(at), first: true}, l.occupationAt(at)
		case !strings.HasPrefix(t, "JJ") && t != "VBN" && t != "RB" && t != "HYPH" && !strings.HasPrefix(t, "NN"):
			return bond{}, false
		}
	}
	return bond{}, false
}

// occupationAt says whether a noun is one for what a person does: "teacher", "police officer".
func (l *line) occupationAt(at int) bool {
	_, ok := l.personNoun(l.atoms[at].token)
	return ok || agentive(l.fold(at))
}

// after is the group or town that "of" joins to a person's name: "Ann Reed of the Harbour Institute".
func (k *linker) after(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if f := l.fold(m.b); f != "of" && f != "from" {
		return None
	}
	from := m.b + 1
	if l.fold(from) == "the" {
		from++
	}
	for j := i + 1; j < l.lastRaw; j++ {
		o := &k.raws[j]
		if o.a > from {
			break
		}
		if o.a != from || o.entity == None || o.form != Named {
			continue
		}
		switch e := &k.entities[o.entity]; e.Kind {
		case kindGroup, kindPlace:
			return o.entity
		}
	}
	return None
}

// another says whether a person's name cannot mean a person of the article whose name it is too.
func (k *linker) another(i, e int) bool {
	m := &k.raws[i]
	if l := &k.lines[m.line]; l.is(m.a-1, namesake) || l.mark(m.a-1, ",") && l.is(m.a-2, namesakes) || m.before > 0 && l.is(m.a-m.before-1, namesake) {
		return true
	}
	if k.otherAge(i, e) {
		return true
	}
	parts := k.f.personParts(m.name)
	if k.generation(parts) != k.generation(k.parts[e]) {
		return true
	}
	same := slices.Equal(parts, k.parts[e])
	for _, x := range k.bound[i] {
		for _, y := range slices.Concat(k.ofNames[e], k.shown[e]) {
			if k.clash(x, y, same) {
				return true
			}
		}
	}
	return k.sharing && same && (k.inState(k.bound[i]) && !k.inState(k.ofNames[e]) || k.unlike(k.bound[i], k.ofNames[e]) || k.nameBorne(i, e))
}

// otherAge says whether the article gives a person another age than stands beside a mention.
func (k *linker) otherAge(i, e int) bool {
	m := &k.raws[i]
	age := k.lines[m.line].age(m)
	if age == 0 {
		return false
	}
	for j := range k.raws {
		o := &k.raws[j]
		if j == i || o.entity != e || o.ref != refPerson {
			continue
		}
		if other := k.lines[o.line].age(o); other > 0 && (other > age+1 || age > other+1) {
			return true
		}
	}
	return false
}

// unlike says whether all that two are called is different: where the text says that two share a name, the mayor is not the union's chairman.
func (k *linker) unlike(a, b []bond) bool {
	some := false
	for _, x := range a {
		for _, y := range b {
			if x.title == "" || y.title == "" || x.former || y.former {
				continue
			}
			if akin(x.title, y.title) || x.of != None && x.of == y.of {
				return false
			}
			some = true
		}
	}
	return some
}

// nameBorne says whether it is the line of a name that tells that another has it, who was named in a line before: "Ann Reed, a farmer who has
// the same name as the president".
func (k *linker) nameBorne(i, e int) bool {
	m := &k.raws[i]
	if !slices.ContainsFunc(k.bound[i], func(b bond) bool { return b.first }) || !k.lines[m.line].cued(namesakes) {
		return false
	}
	return slices.ContainsFunc(k.raws[:i], func(o raw) bool { return o.entity == e && o.ref == refPerson && o.line < m.line })
}

// inState says whether one of them is an office of a state.
func (k *linker) inState(all []bond) bool {
	return slices.ContainsFunc(all, func(b bond) bool { return b.title != "" && k.governing(b.title) })
}

// clash says whether one person cannot have both: of the same full name what only tells him apart ("of the Harbour Institute")
// or the office of another state, of a shorter name or an initial any other office.
func (k *linker) clash(x, y bond, same bool) bool {
	if x.first && x.title != "" && !y.former && !k.sameTitle(x.title, y.title) && k.head(y.title, func(f flags) bool { return f&work == 0 }) || k.calling(x, y) {
		return true // the minister, and a lawyer
	}
	for _, two := range [][2]bond{{x, y}, {y, x}} { // a teacher, and a minister
		if a, b := two[0], two[1]; a.of == None && a.title != "" && !a.former && !k.ofStates(a.title) && !b.former && k.governing(b.title) {
			return true
		}
	}
	if !same && x.title != "" && y.title != "" && k.ranks(x.title) == k.ranks(y.title) && !akin(x.title, y.title) && !x.former && !y.former {
		return true
	}
	if x.former || y.former || x.of == None || y.of == None || x.of == y.of || k.related(x.of, y.of) {
		return false
	}
	if !same {
		return x.title != y.title
	}
	if x.title == "" && y.title != "" {
		x, y = y, x
	}
	if y.title == "" && x.title != "" {
		return k.ofStates(x.title) && k.aside(y.of)
	}
	a, b := k.stateOf(x.of), k.stateOf(y.of)
	if x.title == "" && y.title == "" {
		return k.entities[x.of].Kind == kindState && k.entities[y.of].Kind == kindState
	}
	return a != None && b != None && a != b && k.governing(x.title) && k.governing(y.title)
}

// calling says whether one is an office of a state or town and the other what somebody is presented as who does not hold it: "a trader".
func (k *linker) calling(x, y bond) bool {
	return y.first && !y.former && y.title != "" && !x.former && x.title != "" && !k.sameTitle(x.title, y.title) && k.head(x.title, func(f flags) bool { return f&(ofState|ofPlace) != 0 && f&rank == 0 })
}

// akin says whether two folded titles can be one office: they share a word.
func akin(a, b string) bool {
	return slices.ContainsFunc(strings.Fields(a), func(w string) bool { return slices.Contains(strings.Fields(b), w) })
}

// foreign says whether two offices are of two states at one time.
func (k *linker) foreign(x, y bond) bool {
	return x.of != None && y.of != None && x.of != y.of && !x.former && !y.former &&
		k.entities[x.of].Kind == kindState && k.entities[y.of].Kind == kindState
}

// ranks says whether a title is a military rank.
func (k *linker) ranks(title string) bool {
	return k.head(title, func(f flags) bool { return f&rank != 0 })
}

// generation is the part of a name that tells father from son, empty when there is none.
func (k *linker) generation(parts []string) string {
	if n := len(parts); n > 1 && k.f.cuesOf(parts[n-1])&generation != 0 {
		return parts[n-1]
	}
	return ""
}

// aside says whether it is a town or a group that holders of an office of a state are seldom of.
func (k *linker) aside(of int) bool {
	e := &k.entities[of]
	if e.Kind == kindPlace {
		return e.Class == "city"
	}
	switch e.Class {
	case "party", "bloc", "igo", "union", "alliance", "parliament", "organ", "west", "ministry", "armed", "force":
		return false
	}
	return e.Kind == kindGroup && k.rows[of] == None
}

// related says whether two belong to one state.
func (k *linker) related(a, b int) bool {
	x, y := k.country(a), k.country(b)
	return x != "" && x == y
}

// country is the code of the state that an entity is, lies in or belongs to.
func (k *linker) country(e int) string {
	if c := k.entities[e].State; c != "" {
		return c
	}
	return k.entities[e].ISO3
}

// bearing returns the person of the article whom a full name means: of several the one who is tied to the same, else the one
// named last.
func (k *linker) bearing(i int, parts []string) int {
	var all []int
	for _, e := range k.person {
		if k.samePerson(e, parts) && !k.another(i, e) && !k.bearsTail(i, e, parts) {
			all = append(all, e)
		}
	}
	unsure := k.vague(parts)
	all = slices.DeleteFunc(all, func(e int) bool {
		return (unsure || k.vague(k.parts[e])) && !slices.Equal(k.parts[e], parts)
	})
	if exact := slices.DeleteFunc(slices.Clone(all), func(e int) bool { return !slices.Equal(k.parts[e], parts) }); len(exact) > 0 {
		all = exact
	}
	if len(all) == 0 {
		return k.doubleSurname(i, parts)
	}
	if len(all) == 1 {
		return all[0]
	}
	for _, e := range all {
		for _, x := range k.bound[i] {
			if slices.ContainsFunc(k.ofNames[e], func(y bond) bool { return x.of != None && x.of == y.of }) {
				return e
			}
		}
	}
	for j := i - 1; j >= 0; j-- {
		if e := k.raws[j].entity; e != None && slices.Contains(all, e) {
			return e
		}
	}
	return all[0]
}

// doubleSurname is the only person of the article whose name ends as a double surname begins that stands alone: Jose Vega, of "Vega Ortiz".
func (k *linker) doubleSurname(i int, parts []string) int {
	if len(parts) != 2 || k.f.given[parts[0]] != "" || len(parts[0]) < 4 || k.raws[i].before > 0 {
		return None
	}
	only := None
	for _, e := range k.bearers[parts[0]] {
		p := k.parts[e]
		if len(p) < 2 || p[len(p)-1] != parts[0] {
			continue
		}
		if only != None {
			return None
		}
		only = e
	}
	if only == None || k.f.given[k.parts[only][0]] == "" || k.rows[only] != None || k.another(i, only) || k.relative(i) {
		return None
	}
	return only
}

// vague says whether a name has an initial that may be of two first names of the article.
func (k *linker) vague(parts []string) bool {
	if len(parts) < 2 || len(parts[0]) > 1 {
		return false
	}
	first := ""
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refPerson {
			continue
		}
		p := k.f.personParts(m.name)
		if len(p) < 2 || len(p[0]) < 2 || p[len(p)-1] != parts[len(parts)-1] || p[0][:1] != parts[0] {
			continue
		}
		if first != "" && first != p[0] {
			return true
		}
		first = p[0]
	}
	return false
}

// samePerson says whether the parts of a name can be of that person: beside what samePerson of two names allows, the family
// name before or behind two other parts, and the first parts of a longer name that stood before, where nobody is said to be no relative.
func (k *linker) samePerson(e int, parts []string) bool {
	a, b := k.parts[e], parts
	if samePerson(a, b) {
		return true
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < 2 || len(b[0]) < 2 || len(b[1]) < 2 {
		return false
	}
	if len(a) == 3 && len(b) == 3 {
		return slices.Equal(a, []string{b[1], b[2], b[0]}) || slices.Equal(b, []string{a[1], a[2], a[0]})
	}
	return len(k.parts[e]) > len(parts) && slices.Equal(a[:len(b)], b) && !k.strangers && k.generation(a) == ""
}

// bearsTail says whether of two names the shorter is the end of the longer, as a double surname is that stands for the whole (Na Fantcha, of Armindo Na
// Fantcha), but is another's full name: it begins with a given name, as that of Ali Hassan, the father of Omar Ali Hassan, or with the first
// word of the longer again (Tun Oo and Tun Tun Oo), is given as that of a relative or a predecessor, or stood first, and not in the headline.
func (k *linker) bearsTail(i, e int, parts []string) bool {
	long, short := k.parts[e], parts
	if len(long) < len(short) {
		long, short = short, long
	}
	if len(long) == len(short) || alike(long[0], short[0]) && long[0] != long[1] || !slices.Equal(long[len(long)-len(short):], short) {
		return false
	}
	if k.f.given[short[0]] != "" || short[0] == long[0] || k.relative(i) || k.ofAnother(i) {
		return true
	}
	return len(k.parts[e]) < len(parts) && slices.ContainsFunc(k.raws[:i], func(m raw) bool {
		return m.entity == e && m.ref == refPerson && m.line > 0 && m.b-m.a > 1
	})
}

// ofAnother says whether a noun that makes a person somebody's stands before a name: "his predecessor, Tun Oo".
func (k *linker) ofAnother(i int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	for n := m.a - 1; n >= 0 && n >= m.a-maxKin && (l.word(n) || n == m.a-1 && l.mark(n, ",")); n-- {
		if l.cues[n]&(heWord|sheWord) != 0 {
			return l.tag(n) == "PRP$"
		}
	}
	return false
}

// holdsAny says whether a person has one of the offices.
func (k *linker) holdsAny(e int, all []bond) bool {
	return slices.ContainsFunc(all, func(x bond) bool {
		return x.title == "" || slices.ContainsFunc(k.ofNames[e], func(y bond) bool { return k.sameTitle(x.title, y.title) })
	})
}

// suited are those of several persons of one surname whom the office and the gender beside it fit, all where it fits none.
func (k *linker) suited(i int, all []int) []int {
	keep := func(fits func(e int) bool) {
		var some []int
		for _, e := range all {
			if fits(e) {
				some = append(some, e)
			}
		}
		if len(some) > 0 {
			all = some
		}
	}
	if told := k.raws[i].told; told == "m" || told == "f" {
		keep(func(e int) bool { return k.entities[e].Gender == "" || k.entities[e].Gender == told })
	}
	keep(func(e int) bool { return !k.otherAge(i, e) })
	for _, x := range k.bound[i] {
		if x.title == "" && x.of == None {
			continue
		}
		keep(func(e int) bool {
			return slices.ContainsFunc(k.ofNames[e], func(y bond) bool {
				return x.former == y.former && (x.of == None || y.of == None || x.of == y.of) && (x.title == "" || k.sameTitle(x.title, y.title))
			})
		})
		keep(func(e int) bool {
			return !slices.ContainsFunc(k.ofNames[e], func(y bond) bool {
				return x.title != "" && y.title != "" && !y.former && !k.sameTitle(x.title, y.title) && k.ofStates(x.title)
			})
		})
	}
	return all
}
