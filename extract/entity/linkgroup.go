package entity

import (
	"slices"
	"strings"
)

// seeGroups notes the only armed group that has a name, and which classes of described groups the article has of which state.
func (k *linker) seeGroups() {
	k.armed = None
	many := false
	for e := range k.entities {
		if x := &k.entities[e]; x.Kind == kindGroup && x.Class == "armed" {
			many = many || k.armed != None
			k.armed = e
		}
	}
	if many {
		k.armed = None
	}
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
	of := None
	if m.owner != None {
		if of = k.raws[m.owner].entity; of == None {
			return None
		}
	} else if e := k.adherents(i, k.whoFollows(i)); e != None {
		return e
	} else if e := k.tellersSoldiers(i, d); e != None {
		return e
	} else if e := k.toBeNamed(i, d); e != None {
		return e
	} else if of = k.stateIn(i, d); of == None || m.definite && d.members && (k.armed != None || k.nearestGroup(i, 2) != None) {
		return k.plainGroup(i, d, class)
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
	called := ""
	if d.words {
		called = m.phrase
	}
	if joins != "" && k.groups[joins+":"+e.State] {
		class, name, called = joins, k.classNoun(joins), ""
	}
	return k.call(k.described(adjective+" "+name, class, e.State), adjective+" "+name, adjective+" "+called)
}

// toBeNamed is the group that the next lines name, where a headline or a lead speaks of it without its name: "A rebel group has freed two men. ... The Red
// Valley Front said". None where they name none, or several.
func (k *linker) toBeNamed(i int, d *description) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	one := d.class == "one"
	if !one && (d.loose || !d.members || k.armed == None) || !k.heads(m.line) && (m.line > 1 || !one && !l.is(m.b-1, collective)) {
		return None
	}
	if f := l.fold(m.a - 1); !k.heads(m.line) && f != "a" && f != "an" && f != "one" && !(m.owner != None && k.raws[m.owner].form == Adjectival) {
		return None
	}
	found := None
	for j := range k.raws {
		o := &k.raws[j]
		switch {
		case o.entity == None || o.form != Named || k.entities[o.entity].Kind != kindGroup || o.line > m.line+maxUnnamed:
		case !one && o.entity == k.armed:
			if j < i {
				return None
			}
			found = k.armed
		case one && o.ref == refName && o.subject && j > i && o.line > m.line && found == None && k.fitsNoun(o.entity, l, m.b-1):
			found = o.entity
		}
	}
	if found != None && k.disowns(found, m.line) {
		return None // "the Red Front denied it", and so another did it
	}
	return found
}

// disowns says whether a line that names a group after another tells that it denies or condemns something.
func (k *linker) disowns(group, after int) bool {
	for j := range k.raws {
		o := &k.raws[j]
		if o.entity != group || o.line <= after || o.line > after+maxUnnamed {
			continue
		}
		for _, t := range k.lines[o.line].tokens {
			switch t.Lemma {
			case "deny", "condemn", "denounce", "disown", "disavow", "reject", "criticize", "criticise", "nothing", "false", "innocent":
				return true
			}
		}
	}
	return false
}

// maxUnnamed is how many lines may stand between a group without its name and the name.
const maxUnnamed = 3

// fitsNoun says whether a group of which the text tells no class, or one that the noun at an atom may mean, can be meant by the noun.
func (k *linker) fitsNoun(e int, l *line, at int) bool {
	class := k.entities[e].Class
	if class == "" || class == classNamed {
		return true
	}
	p := l.phrases[at][defWord]
	return p.size == 1 && slices.Contains(k.f.defs[l.f.phrases[p.id].index].classes, class)
}

// adherents are those who follow or oppose a person or a group: "supporters of Ann Reed", however the text puts it. None where the noun is no word for them.
func (k *linker) adherents(i, of int) int {
	m := &k.raws[i]
	if of == None || !k.lines[m.line].is(m.b-1, adherent) {
		return None
	}
	switch e := &k.entities[of]; {
	case e.Kind == kindPerson, e.Kind == kindGroup && e.Class != "people" && e.Class != "described":
		return k.incidental(m.phrase+" of "+e.Name, e.State)
	}
	return None
}

// whoFollows is whom a phrase says the people to follow or oppose, in "supporters of President Reed", "Reed supporters"; or None.
func (k *linker) whoFollows(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if !l.is(m.b-1, adherent) {
		return None
	}
	if l.fold(m.b) == "of" {
		for j := i + 1; j < l.lastRaw && k.raws[j].a <= m.b+maxTitle; j++ {
			if o := &k.raws[j]; o.entity != None && o.form == Named && l.plainly(m.b+1, o.a) {
				return o.entity
			}
		}
		return None
	}
	for j := i - 1; j >= l.firstRaw; j-- {
		if o := &k.raws[j]; o.b == m.a && o.form == Named {
			return o.entity
		}
	}
	return None
}

// maxTitle is over how many words a title before a name may reach: "of the former Kenyan President".
const maxTitle = 6

// plainly says whether nothing but a title stands between two atoms.
func (l *line) plainly(from, to int) bool {
	for n := from; n < to; n++ {
		if !l.word(n) || l.is(n, preposition|clause|relative|verb) {
			return false
		}
	}
	return true
}

// tellersSoldiers is the force that tells what soldiers of no other owner did or suffered, whose they are: "the Chadian army said soldiers killed". None where
// no force tells it, or where the text has called the soldiers so before.
func (k *linker) tellersSoldiers(i int, d *description) int {
	m := &k.raws[i]
	if _, called := k.calls[m.phrase]; d.class != "soldiers" || m.definite && called || !strings.EqualFold(m.phrase, d.name) {
		return None
	}
	l := &k.lines[m.line]
	t := l.headToken(m.a, m.b)
	for n := range l.tokens {
		if rel := l.tokens[n].Deprel; l.tokens[n].Head == t && (rel == "compound" || rel == "amod" || rel == "nmod:poss") {
			return None // "Kenyan and coalition soldiers" tell whose they are
		}
	}
	for left := maxClauses; t >= 0 && left > 0 && l.tokens[t].Deprel != "ccomp"; left-- {
		switch l.tokens[t].Deprel {
		case "nmod", "obl", "nmod:poss", "compound", "appos":
			return None // disguised as soldiers, near soldiers
		}
		t = l.tokens[t].Head
	}
	if t < 0 || l.tokens[t].Deprel != "ccomp" || l.tokens[t].Head < 0 || !l.is(l.atomOf(l.tokens[t].Head, 0, m.a), speech) {
		return None
	}
	for j := l.firstRaw; j < i; j++ {
		o := &k.raws[j]
		if o.ref != refBody || o.entity == None || k.entities[o.entity].Class != "force" {
			continue
		}
		if n := &l.tokens[l.headToken(o.a, o.b)]; n.Head == l.tokens[t].Head && strings.HasPrefix(n.Deprel, "nsubj") {
			return o.entity
		}
	}
	return None
}

// maxClauses is how many steps up a noun may hang from what is told.
const maxClauses = 6

// stateIn is the state that "in" joins to a described group, whose it then is: "rebels in neighbouring Chad".
func (k *linker) stateIn(i int, d *description) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if d.loose || d.class == "countries" || l.fold(m.b) != "in" {
		return None
	}
	if !l.holdsName(l.headToken(m.a, m.b), m.b) {
		return None // without a tree nobody knows what it hangs on
	}
	for j := i + 1; j < l.lastRaw; j++ {
		if o := &k.raws[j]; o.a > m.b+3 {
			break
		} else if o.ref == refThing && o.form == Named && o.entity != None && k.entities[o.entity].Kind == kindState {
			return o.entity
		}
	}
	return None
}

// holdsName says whether a name within three words after an atom hangs on a noun.
func (l *line) holdsName(noun, at int) bool {
	for n := at + 1; n < len(l.atoms) && n <= at+3; n++ {
		if l.named(n) {
			return l.tokens[l.atoms[n].token].Head == noun
		}
	}
	return false
}

// loose finds whom a noun of people.tsv means that has an owner: unnamed people are those of their state, unless they act.
func (k *linker) loose(i int, d *description, of int) int {
	m := &k.raws[i]
	e := &k.entities[of]
	if d.class == "people" && e.Kind == kindGroup && e.Class != "people" {
		return of // its men
	}
	if group := k.adherents(i, of); group != None && k.raws[m.owner].ref != refPronoun {
		return group
	}
	if k.raws[m.owner].ref == refPronoun && !(d.class == "people" && e.Kind == kindState) { // its creditors are of any state
		return k.incidental(m.phrase, "")
	}
	if e.Kind == kindPerson && d.class == "circle" {
		return k.incidental(m.phrase, "") // Madero's opponents
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
	k.names[id] = e
	k.calls[name] = e
	for at, c := range name {
		if c == ' ' {
			k.calls[name[at+1:]] = e
		}
	}
	return e
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
		if e, ok := k.calls[m.phrase]; ok && m.definite {
			return e // "the engineers" are the "Portuguese engineers"
		}
		return k.incidental(m.phrase, "")
	}
	if m.definite && d.members {
		if e := k.nearestGroup(i, 2); e != None {
			return e
		}
		if k.armed != None && class != "contractors" {
			return k.armed
		}
	}
	if e := k.narrower(class); m.definite && e != None {
		return e // "the rebels" are the "Maoist rebels"
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
	if !d.words {
		return k.described(name, class, "")
	}
	return k.call(k.described(name, class, ""), name, m.phrase)
}

// narrower is the one described group of the article that is of a class also: Maoist rebels are rebels. None when there are several, or one of the
// class itself.
func (k *linker) narrower(class string) int {
	only := None
	for _, e := range k.lasting {
		switch {
		case k.classes[e] == class:
			return None
		case !slices.ContainsFunc(k.f.descs, func(d description) bool { return d.class == k.classes[e]+">"+class }):
		case only != None:
			return None
		default:
			only = e
		}
	}
	return only
}

// call gives a described group that has the name of its class the words by which the text calls it first; the other stays an alias.
func (k *linker) call(e int, name, words string) int {
	x := &k.entities[e]
	if last := words[strings.LastIndexByte(words, ' ')+1:]; strings.HasSuffix(last, "ant") || strings.HasSuffix(last, "ent") || strings.HasSuffix(last, "ist") || strings.HasSuffix(last, "er") {
		words += "s" // "an insurgent attack"
	}
	if x.Name == name && words != name && !strings.HasSuffix(words, " ") {
		x.Name, x.Aliases = words, append(x.Aliases, name)
	}
	return e
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
