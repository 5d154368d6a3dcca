package entity

import (
	"slices"
	"strings"
)

// linkDefinite finds what "the bloc" or "the country" means: the nearest mention of a fitting class.
func (k *linker) linkDefinite(i int) int {
	m := &k.raws[i]
	d := &k.f.defs[m.index]
	state := slices.Contains(d.classes, kindState)
	if m.owner != None { // his country, her ministry
		of := k.raws[m.owner].entity
		if state || of == None {
			return k.stateOf(of)
		}
		return k.belonging(of, d)
	}
	lines := 2
	if d.across {
		lines = 4
	}
	best, score := None, 0
	for _, j := range k.back(i, lines) {
		c := &k.raws[j]
		if c.ref == refPronoun && c.cue&weWord != 0 {
			continue // we do not speak so of ourselves
		}
		e := &k.entities[c.entity]
		if e.Incidental && (c.ref == refPronoun || c.ref == refGroup && c.index >= 0 && k.f.descs[c.index].class != "one" && !strings.HasSuffix(k.lines[m.line].fold(m.b-1), "s")) {
			continue // "the group" is none of the soldiers, nor of the hostages that "they" are
		}
		if !(state && e.Kind == kindState && k.inRegion(c.entity, m.region) || e.Kind == kindGroup && d.fits(e) ||
			e.Kind == kindOperation && slices.Contains(d.classes, kindOperation) || e.Kind == kindAgreement && slices.Contains(d.classes, kindAgreement) ||
			e.Kind == kindGroup && (slices.Contains(d.classes, classNamed) && k.namedSo(c.entity, m) || c.ref == refName && k.endsSo(c.entity, m)) || e.Kind == kindPlace && d.locates(e)) {
			continue
		}
		if k.otherwiseCalled(i, c.entity) {
			continue // "the Sunni party" is not the Shi'ite one
		}
		if k.acted(i, c.entity) {
			continue // "the company bought Carpat Gaz" is not Carpat Gaz
		}
		s := 12 - 3*(m.line-c.line)
		if c.subject && c.line < m.line {
			s += 2
		}
		if e.Class == "" && e.Kind == kindGroup {
			s -= 3
		}
		if c.form == Adjectival || c.form == Capital || c.form == Seat {
			s -= 4
		}
		if c.entity == k.leading {
			s += 4
		}
		if k.lines[c.line].within(c.a) {
			s += 2
		}
		if s > score {
			best, score = c.entity, s
		}
	}
	if best == None {
		if e := k.onlyOne(i, d); e != None {
			return e
		}
		return k.ministryNear(i, d)
	}
	return best
}

// otherwiseCalled says whether a definite has a word with a capital letter that is not one of a group's names.
func (k *linker) otherwiseCalled(i, e int) bool {
	m := &k.raws[i]
	if k.entities[e].Kind != kindGroup {
		return false
	}
	l := &k.lines[m.line]
	for at := m.a; at < m.b-1; at++ {
		if l.atoms[at].shape != capital || at == 0 || l.atoms[at+1].glued && l.is(at+1, tied) {
			continue // the Milan-based group
		}
		word := l.fold(at)
		if !slices.ContainsFunc(append([]string{k.entities[e].Name}, k.entities[e].Aliases...), func(n string) bool { return slices.Contains(strings.Fields(key(n)), word) }) {
			return true
		}
	}
	return false
}

// acted says whether the line goes on to name an entity as the object of what a definite does.
func (k *linker) acted(i, e int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	t := &l.tokens[l.headToken(m.a, m.b)]
	if t.Deprel != "nsubj" || t.Head < 0 {
		return false
	}
	for j := i + 1; j < l.lastRaw; j++ {
		o := &k.raws[j]
		if o.entity != e || o.ref == refPronoun {
			continue
		}
		if x := &l.tokens[l.headToken(o.a, o.b)]; (x.Deprel == "obj" || x.Deprel == "obl") && x.Head == t.Head {
			return true
		}
	}
	return false
}

// ministryNear is the ministry of the minister named last, where the text goes on to speak of "the ministry".
func (k *linker) ministryNear(i int, d *definite) int {
	if !slices.Contains(d.classes, "ministry") {
		return None
	}
	for _, j := range k.back(i, 2) {
		if e := k.raws[j].entity; k.entities[e].Kind == kindPerson {
			return k.ministry(e)
		}
	}
	return None
}

// namedSo says whether the noun of a definite is a word of a group's name: "the institute" for the Harbour Institute.
func (k *linker) namedSo(e int, m *raw) bool {
	noun := k.lines[m.line].fold(m.b - 1)
	return slices.Contains(strings.Fields(key(k.entities[e].Name)), noun)
}

// endsSo says whether the noun of a definite is the last word of a group's name that has more: "the front" for the Red Valley Front.
func (k *linker) endsSo(e int, m *raw) bool {
	return strings.HasSuffix(key(k.entities[e].Name), " "+k.lines[m.line].fold(m.b-1))
}

// onlyOne is the operation, the agreement or the group of a class of its own that a definite can mean, where the article has one
// alone: the text may speak of it before it names it, or long after.
func (k *linker) onlyOne(i int, d *definite) int {
	only := None
	for j := range k.raws {
		e := k.raws[j].entity
		if e == None || e == only || k.raws[j].ref != refThing && k.raws[j].ref != refName || k.otherwiseCalled(i, e) {
			continue
		}
		switch x := &k.entities[e]; {
		case x.Kind == kindOperation && slices.Contains(d.classes, kindOperation):
		case x.Kind == kindAgreement && slices.Contains(d.classes, kindAgreement) && j < i:
		case x.Kind == kindGroup && j < i && (x.Class != "" && x.Class != classNamed && x.Class != "media" && x.Class != "described" && slices.Contains(d.classes, x.Class) || slices.Contains(d.classes, classNamed) && k.namedSo(e, &k.raws[i])):
		default:
			continue
		}
		if only != None {
			return None
		}
		only = e
	}
	return only
}

// belonging is what somebody or a state has of that noun: the ministry of a minister, the company of its director.
func (k *linker) belonging(of int, d *definite) int {
	if slices.Contains(d.classes, "ministry") {
		return k.ministry(of)
	}
	if k.entities[of].Kind != kindPerson {
		return None
	}
	found := None
	for _, h := range k.titles {
		if h.person != of || h.of == None || h.former || k.entities[h.of].Kind != kindGroup || !d.fits(&k.entities[h.of]) {
			continue
		}
		if found != None && found != h.of {
			return None
		}
		found = h.of
	}
	return found
}

// ministry is the ministry of a minister, the foreign one of an ambassador, or the only one of a state that the article speaks of.
func (k *linker) ministry(of int) int {
	state, found := k.stateOf(of), None
	if state == None {
		return None
	}
	for _, h := range k.titles {
		if h.former || h.person != of && (k.entities[of].Kind == kindPerson || !k.belongs(h.person, of)) {
			continue
		}
		e := None
		if domain, ok := strings.CutSuffix(h.title, " minister"); ok {
			domain = strings.TrimPrefix(strings.TrimPrefix(domain, "deputy "), "vice ")
			e = k.bodyOf(domain+" ministry", state)
		} else if k.head(h.title, func(f flags) bool { return f&sent != 0 }) {
			e = k.bodyOf("foreign ministry", state)
		}
		if e != None && found != None && found != e {
			return None
		}
		if e != None {
			found = e
		}
	}
	if found != None || k.entities[of].Kind == kindPerson {
		return found
	}
	for e := range k.entities {
		if x := &k.entities[e]; x.Kind == kindGroup && x.Class == "ministry" && x.State == k.entities[state].ISO3 {
			if found != None {
				return None
			}
			found = e
		}
	}
	return found
}

// bodyOf is a state's body of that name, where the tables know such a body.
func (k *linker) bodyOf(words string, state int) int {
	for _, p := range k.f.words.at(k.f.vocab, atoms(words)) {
		if ph := &k.f.phrases[p]; ph.class == bodyWord && ph.cue == 0 {
			b := &k.f.bodies[ph.index]
			thing := &k.f.things[k.f.byISO3[k.entities[state].ISO3]]
			return k.group(strings.NewReplacer("{adj}", thing.adjective, "{name}", thing.full()).Replace(b.name), b.class, k.entities[state].ISO3)
		}
	}
	return None
}

// fits says whether a group can be meant: one of the classes, or one of which only the name is known where many classes fit.
func (d *definite) fits(e *Entity) bool {
	if e.Class == "" || e.Class == classNamed {
		return slices.Contains(d.classes, "any")
	}
	return slices.Contains(d.classes, e.Class)
}

// classNamed is the class of nouns and groups of which the name alone tells whether one means the other.
const classNamed = "named"

// locates says whether a place can be meant: one of the classes, or one of which only the name is known.
func (d *definite) locates(e *Entity) bool {
	return slices.Contains(d.classes, e.Class) || e.Class == "" && slices.Contains(d.classes, "city")
}

// inRegion says whether a state lies in the place that a definite names, as far as the tables know.
func (k *linker) inRegion(state, region int) bool {
	if region == None || k.raws[region].entity == None {
		return true
	}
	r := k.entities[k.raws[region].entity].Name
	known := false
	for _, s := range k.f.regions[r] {
		known = true
		if s == k.entities[state].ISO3 {
			return true
		}
	}
	return !known
}
