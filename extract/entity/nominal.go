package entity

import "strings"

// nominal reads a noun phrase without its owner from i on: an office with or without a name, a body, a description or a
// definite. The phrase began at start, where its owner stands if it has one. It returns i when nothing of the kind is there.
func (l *line) nominal(start, i, owner int) int {
	h, ok := l.findHead(i, owner)
	if !ok {
		return i
	}
	if h.class != headWord && h.b-h.a == 1 && l.is(h.a, adjectivalWord) && l.attributive(h.b) {
		return i
	}
	switch h.class {
	case headWord:
		return l.office(start, i, h, owner)
	case bodyWord:
		return l.body(start, i, h, owner)
	case descWord:
		return l.describe(start, i, h, owner)
	}
	return l.definite(start, i, h, owner)
}

// headOf is the head of a noun phrase, and what stood before it.
type headOf struct {
	class  phraseClass
	a, b   int // atoms of the head
	title  int // where the title begins, modifiers left out
	phrase int32
	former bool
}

// findHead looks for the head of the phrase from i on, over modifiers, prefixes and domains.
func (l *line) findHead(i, owner int) (headOf, bool) {
	var last headOf
	found := false
	title, former, free := -1, false, 0
	for k := i; k < len(l.atoms) && k < i+9 && l.word(k); {
		if k > i && l.sizes[k] > 0 && !l.onlySurname(k) && l.longest(k) < l.sizes[k] {
			break // another name
		}
		h, size := l.headAt(k, owner)
		step, kind := l.modifierAt(k)
		if size > 0 {
			h.former, h.title = former, k
			if title >= 0 {
				h.title = title
			}
		}
		switch {
		case size > step:
			return h, true
		case size > 0: // "army" may be the body or the domain of a chief
			if !found || h.class == headWord {
				last, found = h, true
			}
		case step == 0 && found:
			return last, found
		case step == 0:
			if free++; free > 2 || owner == None && !l.determined(i) || !l.adjectivelike(k, owner) {
				return last, found
			}
			step = l.chain(k)
		}
		if kind == formerWord {
			former = true
		} else if (kind == prefixWord || kind == domainWord) && title < 0 && !l.looseAt(k) {
			title = k
		} else if kind == phraseClasses && title >= 0 {
			title = -1
		}
		if step == 0 {
			step = 1
		}
		k += step
	}
	return last, found
}

// longest is the size of the longest phrase at k.
func (l *line) longest(k int) uint8 {
	best := uint8(0)
	for _, p := range l.phrases[k] {
		best = max(best, p.size)
	}
	return best
}

// headAt returns the longest head at k and its size.
func (l *line) headAt(k, owner int) (headOf, int) {
	p := &l.phrases[k]
	best, size := headOf{}, 0
	for _, c := range []phraseClass{bodyWord, descWord, headWord, defWord} {
		if s := int(p[c].size); s > size && l.mayHead(c, p[c].id, owner, k, k+s) {
			best, size = headOf{class: c, a: k, b: k + s, phrase: p[c].id}, s
		}
	}
	if size > 0 && best.b < len(l.atoms) && l.atoms[best.b].glued {
		return headOf{}, 0 // military-dominated
	}
	if size > 0 && strings.HasPrefix(l.tag(best.b-1), "VB") {
		return headOf{}, 0
	}
	return best, size
}

// mayHead says whether a phrase can be the head here: without an owner only what may stand alone.
func (l *line) mayHead(c phraseClass, id int32, owner, start, end int) bool {
	p := &l.f.phrases[id]
	switch c {
	case headWord:
		return p.flags&plural == 0
	case bodyWord:
		return owner != None || l.f.bodies[p.index].bare || l.f.bodies[p.index].plain ||
			l.f.bodies[p.index].single() && l.determined(start) || l.fold(end) == "of" || l.fold(end) == "for" ||
			l.fold(end) == "in" && l.f.bodies[p.index].seated()
	case descWord:
		return owner != None || l.f.descs[p.index].bare
	}
	return true
}

// modifierAt returns how many atoms the longest modifier at k has, and of what class it is.
func (l *line) modifierAt(k int) (int, phraseClass) {
	p := &l.phrases[k]
	size, class := 0, phraseClasses
	for _, c := range []phraseClass{prefixWord, domainWord, formerWord} {
		if s := int(p[c].size); s > size {
			size, class = s, c
		}
	}
	if size == 0 && l.is(k, modifier) {
		size = 1
	}
	if size > 0 && k+size < len(l.atoms) && l.atoms[k+size].glued && class != formerWord {
		return l.chain(k), phraseClasses
	}
	return size, class
}

// chain returns how many atoms hyphens join from k on.
func (l *line) chain(k int) int {
	n := 1
	for k+n < len(l.atoms) && l.atoms[k+n].glued {
		n++
	}
	return n
}

// adjectivelike says whether the word may stand between an owner and its head: by its tag, or by its hyphen.
func (l *line) adjectivelike(k, owner int) bool {
	if t := l.tag(k); t != "" {
		return strings.HasPrefix(t, "JJ") || t == "VBN" || t == "CD" || t == "VBG" ||
			owner != None && strings.HasPrefix(t, "NN") && l.atoms[k].shape == lower && l.tokens[l.atoms[k].token].Deprel == "compound"
	}
	return l.atoms[k].shape == lower && l.chain(k) > 1 || l.atoms[k].shape == digit
}

func (l *line) looseAt(k int) bool {
	s := l.phrases[k][prefixWord]
	return s.size > 0 && l.f.phrases[s.id].flags&loose != 0
}

// determined says whether a determiner stands before the phrase.
func (l *line) determined(start int) bool {
	switch l.fold(start - 1) {
	case "the", "this", "these", "those":
		return true
	case "that": // a determiner, not the conjunction
		return l.tag(start-1) == "DT" || l.is(start-2, preposition)
	}
	return false
}

// attributive says whether a noun follows that makes what stands before it its attribute: "military capabilities".
func (l *line) attributive(k int) bool {
	if k >= len(l.atoms) || l.atoms[k].shape != lower {
		return false
	}
	if t := l.tag(k); t != "" {
		return strings.HasPrefix(t, "NN") || t == "JJ" && k+1 < len(l.atoms) && strings.HasPrefix(l.tag(k+1), "NN")
	}
	return l.is(k, compound)
}

// formAt is the form of a body or description that ends at k.
func (l *line) formAt(k int, f Form) Form {
	if l.attributive(k) {
		return Adjectival
	}
	return f
}

// body reads a government, an army, a ministry.
func (l *line) body(start, i int, h headOf, owner int) int {
	b := l.f.phrases[h.phrase].index
	body := &l.f.bodies[b]
	end := h.b
	if owner == None {
		if of, stop, ok := l.ofOwner(end); ok {
			owner, end = of, stop
		} else if stop, ok := l.inTown(start, h); ok {
			return stop
		}
	}
	definite := l.determined(start)
	switch {
	case owner != None, (definite || body.plain) && body.single():
	case !body.bare || !definite && !body.always:
		return i
	}
	at := l.add(raw{a: start, b: end, back: end - h.b, ref: refBody, form: l.formAt(end, Body), acting: true, owner: owner, index: b,
		definite: definite || owner != None && start < h.a, subject: l.subject(start, end)})
	if owner != None && start < h.a && l.fold(end) == "and" {
		if stop, kind, other := l.plainHead(end + 1); stop > end+1 && kind == refBody && !l.attributive(stop) { // its government and army
			l.add(raw{a: end + 1, b: stop, ref: refBody, form: Body, acting: true, owner: owner, index: other, definite: true, subject: l.subject(start, end)})
			return stop
		}
	}
	return l.bracket(at, end)
}

// inTown reads "a court in Hanoi", "Parliament in Skopje": the body is one of the town's state, called by its town.
func (l *line) inTown(start int, h headOf) (int, bool) {
	b := &l.f.bodies[l.f.phrases[h.phrase].index]
	k := h.b + 1
	if l.fold(h.b) != "in" || !b.seated() || strings.HasSuffix(l.fold(h.b-1), "s") || k >= len(l.atoms) || l.sizes[k] == 0 || l.onlySurname(k) {
		return h.b, false
	}
	stop := k + int(l.sizes[k])
	town := raw{a: k, b: stop, ref: refThing, form: Named, owner: None}
	for _, e := range l.names[k] {
		if t := l.f.entries[e].thing; l.f.things[t].kind == kindPlace && l.f.entries[e].form == Named {
			town.things = append(town.things, t)
		}
	}
	if len(town.things) != 1 {
		return h.b, false
	}
	owner := l.add(town)
	l.add(raw{a: start, b: stop, back: stop - h.b, ref: refBody, form: Body, acting: true, owner: owner, index: l.f.phrases[h.phrase].index,
		phrase: l.small(h.a, stop), definite: true, subject: l.subject(start, h.b)})
	return stop, true
}

// ofOwner reads "of Mali", "of the United States", "of that interim government" after a head.
func (l *line) ofOwner(end int) (int, int, bool) {
	k := end + 1
	if f := l.fold(end); f != "of" && f != "for" && f != "to" && f != "at" {
		return None, end, false
	}
	for l.fold(k) == "the" || l.fold(k) == "that" || l.fold(k) == "this" {
		k++
	}
	if k < len(l.atoms) && l.sizes[k] > 0 && !l.onlySurname(k) {
		stop := k + int(l.sizes[k])
		m := l.chosen(k, stop)
		if m.kind == kindPerson || m.form == Adjectival {
			return None, end, false
		}
		if m.form == Named && l.fold(end) != "of" && l.f.things[m.things[0]].kind == kindPlace {
			return None, end, false
		}
		if n := l.sizes[k]; stop < len(l.atoms) && l.atoms[stop].possessive && n > 0 {
			return None, end, false // of Mali's government
		}
		at := l.add(m)
		if of, end, ok := l.announced(stop); ok && end > stop {
			return of, end, true // for the Western Sahara mission MINURSO
		}
		return at, l.bracket(at, stop), true
	}
	if k < len(l.atoms) && k > end+1 && l.phrases[k][defWord].size > 0 && l.atoms[k].shape == lower { // head of the mission
		p := l.phrases[k][defWord]
		stop := k + int(p.size)
		if l.mark(stop, ",") || stop >= len(l.atoms) || l.is(stop, speech|verb) {
			at := l.add(raw{a: k, b: stop, ref: refDefinite, region: None, form: Definite, owner: None, index: l.f.phrases[p.id].index, definite: true})
			return at, stop, true
		}
	}
	return l.announced(k)
}

// announced reads the name of an organisation or operation at k, or after at most three words that say that one follows: "the
// aid group Water First".
func (l *line) announced(k int) (int, int, bool) {
	from := k
	for k < from+4 && k < len(l.atoms) && l.atoms[k].shape == lower && !l.is(k, preposition|clause|relative|speech|verb) {
		if t := l.tag(k); t != "" && t[0] != 'N' && t[0] != 'J' && t[0] != 'V' || l.fold(k) == "the" || strings.HasPrefix(t, "V") && l.tokens[l.atoms[k].token].Deprel != "amod" {
			return None, from, false
		}
		k++
	}
	if k >= len(l.atoms) || !l.named(k) || k > from && !l.is(k-1, organisation|campaign) || l.headline {
		return None, from, false
	}
	if l.sizes[k] > 0 && !l.onlySurname(k) {
		stop := k + int(l.sizes[k])
		m := l.chosen(k, stop)
		if kind := l.f.things[m.things[0]].kind; m.form != Named || kind != kindGroup && kind != kindOperation {
			return None, from, false
		}
		at := l.add(m)
		return at, l.bracket(at, stop), true
	}
	raws, ties, person, personEnd := len(l.raws), len(l.ties), l.person, l.personEnd
	stop := l.phrase(k)
	if len(l.raws) == raws+1 && l.raws[raws].ref == refName {
		return raws, stop, true
	}
	l.raws, l.ties, l.person, l.personEnd = l.raws[:raws], l.ties[:ties], person, personEnd
	return None, from, false
}

// describe reads a group that the text describes.
func (l *line) describe(start, i int, h headOf, owner int) int {
	d := l.f.phrases[h.phrase].index
	desc := &l.f.descs[d]
	end := h.b
	if k := end; k < len(l.atoms) && l.sizes[k] > 0 && !l.onlySurname(k) {
		// "the Russian paramilitary group Wagner" is Wagner.
		stop := k + int(l.sizes[k])
		if m := l.chosen(k, stop); m.form == Named && len(m.things) > 0 && l.f.things[m.things[0]].kind == kindGroup && m.kind != kindPerson {
			l.bracket(l.add(m), stop)
			return stop
		}
	}
	switch {
	case l.named(end) && l.sizes[end] == 0 && !l.headline && !l.loud && l.atoms[h.b-1].shape == lower && l.is(h.b-1, organisation|collective) && l.cues[end]&(month|weekday) == 0:
		return end // the drug cartel Los Toros
	case desc.loose && l.atoms[h.b-1].shape >= capital && !l.initial(h.b-1) && !l.headline && !l.loud:
		return i // a part of a name
	case owner == None && !desc.bare, owner != None && desc.class == "one" && !l.possessed(owner):
		return i
	case desc.class == "one" && (l.named(end) && !l.headline || l.fold(end) == "of" || l.beside(start, end)):
		return end // the security firm Bastion Gulf
	case owner == None && l.is(h.b-1, members) && l.fold(end) == "of" && (l.named(end+1) || l.fold(end+1) == "the" && l.named(end+2)):
		return end // guerrillas of the Eastern Bloc
	}
	if f := l.fold(start - 1); (f == "a" || f == "an" || f == "one") && h.b-h.a == 1 && !l.attributive(end) && !l.is(h.b-1, collective) && desc.class != "one" {
		return end // a rebel, a Swede: lone people are nobody
	}
	if desc.loose && owner == None && (desc.class == "forces" && l.dispatched(h.b-1) || l.hearers(start)) {
		return end // who sends troops sends its own; reporters only hear
	}
	m := raw{a: start, b: end, ref: refGroup, form: l.formAt(end, Described), owner: owner, index: d, definite: l.determined(start), subject: l.subject(start, end)}
	if desc.loose {
		from := l.telling(h, i, owner)
		m.phrase, m.agent = l.small(from, h.b), l.agent(h.b-1)
		if owner == None || l.raws[owner].ref == refPronoun {
			m.a = from
		}
	}
	l.add(m)
	return end
}

// hearers says whether the group is whom somebody told something.
func (l *line) hearers(start int) bool {
	switch l.fold(start - 1) {
	case "told", "tell", "tells", "telling", "briefed", "addressed":
		return true
	}
	return false
}

// dispatched says whether forces are the object of a verb by which a state moves its own.
func (l *line) dispatched(i int) bool {
	t := &l.tokens[l.atoms[i].token]
	if t.Deprel != "obj" && t.Deprel != "nsubj:pass" || t.Head < 0 {
		return false
	}
	for k := i; k >= 0 && k > i-12; k-- {
		if l.atoms[k].token == t.Head {
			return l.is(k, dispatch)
		}
	}
	for k := i; k < len(l.atoms) && k < i+8; k++ {
		if l.atoms[k].token == t.Head {
			return l.is(k, dispatch)
		}
	}
	return false
}

// possessed says whether an owner is one that the name of a single company may begin with: an adjective or a name.
func (l *line) possessed(owner int) bool {
	m := &l.raws[owner]
	return m.ref == refThing && (m.form == Adjectival || l.atoms[min(m.b, len(l.atoms)-1)].possessive)
}

// beside says whether a name stands in apposition to the phrase: "an Iranian firm, Sepehr Lines", "Obras Tejo, a builder".
func (l *line) beside(start, end int) bool {
	if l.headline {
		return false
	}
	if l.mark(end, ",") && l.named(end+1) && l.sizes[end+1] == 0 {
		return true
	}
	k := start - 1
	if f := l.fold(k); f == "a" || f == "an" || f == "the" {
		k--
	}
	if !l.mark(k, ",") || len(l.raws) == 0 {
		return false
	}
	for n := len(l.raws) - 1; n >= 0 && l.raws[n].line == l.number; n-- {
		if l.raws[n].b == k {
			return true
		}
	}
	return false
}

// telling returns where the words begin that tell of a group, up to its head: "human rights lawyers" of "four human rights
// lawyers". With an owner they follow it at i.
func (l *line) telling(h headOf, i, owner int) int {
	k := h.a
	for k > 0 && h.a-k < 4 && (owner == None || k > i) {
		p := k - 1
		if l.atoms[p].shape != lower && !(l.initial(p) && l.sizes[p] == 0 && l.ordinary(p)) || l.is(p, untelling|preposition|clause|relative|speech) || l.cues[p]&pronouns != 0 {
			break
		}
		switch t := l.tag(p); t {
		case "NN", "NNS", "JJ", "VBN", "HYPH", "AFX":
		default:
			return k
		}
		if t := l.tag(p); t == "VBN" && l.tokens[l.atoms[p].token].Deprel != "amod" && !l.atoms[k].glued {
			break
		}
		if t := l.tag(p); (t == "NN" || t == "NNS") && !strings.HasPrefix(l.tokens[l.atoms[p].token].Deprel, "compound") && !l.atoms[k].glued {
			break
		}
		k = p
	}
	return k
}

// small is the text between two atoms with a small first letter, unless it is a name's.
func (l *line) small(i, j int) string {
	s := clean(l.text(i, j))
	if l.atoms[i].shape == capital && l.sizes[i] == 0 {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// agent says whether the word does what its verb says: with a parse by its label, else by the words around.
func (l *line) agent(i int) bool {
	t := &l.tokens[l.atoms[i].token]
	switch t.Deprel {
	case "":
		return l.subject(i, i+1)
	case "nsubj", "nsubj:outer", "obl:agent":
		return true
	case "nmod", "obl":
		for k := i - 1; k >= 0 && k > i-5; k-- {
			if l.is(k, preposition) {
				return l.fold(k) == "by"
			}
		}
	}
	return false
}

// definite reads "the bloc", "the country", or the "country" of "his country".
func (l *line) definite(start, i int, h headOf, owner int) int {
	of := None
	switch {
	case owner == None && !l.determined(start):
		return i
	case l.named(h.b) && !l.headline && l.atoms[h.a].shape == lower && l.cues[h.b]&(month|weekday) == 0 && l.is(h.b-1, organisation|campaign):
		return h.b // the charity Water First
	case l.atoms[h.a].shape == capital && !l.initial(h.a) && !l.headline && (l.fold(h.b) == "for" || l.fold(h.b) == "of"):
		return i // the Union for Independence
	case owner != None && l.raws[owner].ref == refPronoun:
		of = owner
	case owner != None && l.raws[owner].ref == refThing && l.f.things[l.raws[owner].things[0]].kind == kindState && l.raws[owner].form == Adjectival:
		of = owner // the Malian state
	case owner != None && (l.raws[owner].ref != refThing || l.f.things[l.raws[owner].things[0]].kind != kindPlace || !l.determined(start)):
		return i
	}
	if l.fold(h.b) == "of" {
		return i
	}
	region := None
	if of == None {
		region = owner
	}
	at := l.add(raw{a: start, b: h.b, ref: refDefinite, region: region, form: Definite, owner: of, index: l.f.phrases[h.phrase].index,
		definite: true, subject: l.subject(start, h.b)})
	next := h.b
	if next < len(l.atoms) && l.atoms[next].possessive {
		if stop := l.nominal(start, next+1, at); stop > next+1 {
			return stop
		}
		return next + 1
	}
	return next
}
