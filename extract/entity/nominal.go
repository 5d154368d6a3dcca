package entity

import (
	"slices"
	"strings"
)

// nominal reads a noun phrase without its owner from i on: an office with or without a name, a body, a description or a
// definite. The phrase began at start, where its owner stands if it has one. It returns i when nothing of the kind is there.
func (l *line) nominal(start, i, owner int) int {
	if owner != None && i < len(l.atoms) && l.ofRegion(i) && l.longest(i) < l.sizes[i] {
		return i // Iraqi Kurdish leaders are the Kurds', Sudanese Arab leaders no states'
	}
	if end := l.plurals(start, i, owner); end > i {
		return end
	}
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
		if o := l.phrases[h.a][headWord]; int(o.size) == h.b-h.a && l.beholder(start, h.b) {
			h.class, h.phrase = headWord, o.id
			return l.office(start, i, h, owner)
		}
		end := l.body(start, i, h, owner)
		for _, k := range []int{h.a, h.b - 1} { // "fired 57 opposition lawmakers": nobody's body
			if d := l.phrases[k][descWord]; end == i && owner == None && k+int(d.size) == h.b && d.size > 0 {
				return l.describe(start, i, headOf{class: descWord, a: k, b: h.b, title: h.title, phrase: d.id}, owner)
			}
		}
		return end
	case descWord:
		return l.describe(start, i, h, owner)
	}
	if d := l.phrases[i][descWord]; owner == None && !l.determined(start) && d.size > 0 && i+int(d.size) == h.a && slices.Contains(l.f.defs[l.f.phrases[h.phrase].index].classes, "territory") && l.mayHead(descWord, d.id, owner, i, h.a) {
		return l.describe(start, i, headOf{class: descWord, a: i, b: h.a, title: i, phrase: d.id}, owner) // insurgent territory
	}
	return l.definite(start, i, h, owner)
}

// beholder says whether a person by name stands right after a phrase or, between commas, before or after it: "police official Ann Reed".
func (l *line) beholder(start, end int) bool {
	k := end
	if l.mark(k, ",") {
		k++
	}
	if q := l.personAt(k); q-k > 1 && l.looksPerson(k, q) && (k == end || q >= len(l.atoms) || l.mark(q, ",")) {
		return true
	}
	before := l.determiner(start)
	return l.person != None && l.personEnd == before-1 && l.mark(before-1, ",")
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
		case step == 0 && owner != None && (k > i || l.named(k)) && l.portfolio(k):
			step, kind = 1, domainWord
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

// portfolio says whether words with capitals from k on, that no table has, tell what a minister is for: "Commerce and Industry Minister".
func (l *line) portfolio(k int) bool {
	if l.headline || l.loud {
		return false
	}
	for n := k; n < k+6 && l.word(n); n++ {
		if h := l.phrases[n][headWord]; n > k && h.size == 1 && l.f.phrases[h.id].flags&(ofState|ofGroup|style|nation) == ofState {
			return l.named(n) && strings.HasPrefix(l.fold(n), "minister")
		}
		if l.fold(n) != "and" && (!l.named(n) || l.sizes[n] > 0 || !l.ordinary(n) || l.f.given[l.fold(n)] != "") {
			return false
		}
	}
	return false
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
	if size > 0 && strings.HasPrefix(l.tag(best.b-1), "VB") && !strings.Contains(l.text(best.a, best.b), "-") {
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
			l.fold(end) == "in" && l.f.bodies[p.index].seated() || l.fold(end) == "loyal" && l.f.bodies[p.index].class == "force"
	case descWord:
		d := &l.f.descs[p.index]
		return owner != None && d.class != "servants" || owner == None && (d.bare || d.class == "one" && end-start > 1 || l.fold(end) == "loyal")
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
	if size == 1 && class == prefixWord && l.tag(k) == "VBD" {
		return 0, phraseClasses // "police detained opposition leader Ann Reed"
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

// properNoun says whether a capitalised word that does not begin the line stands between two atoms.
func (l *line) properNoun(from, to int) bool {
	for n := from; n < to; n++ {
		if l.atoms[n].shape == capital && !l.initial(n) {
			return true
		}
	}
	return false
}

// overAdjectives is where a phrase begins whose article stands before plain adjectives: "the small west African nation".
func (l *line) overAdjectives(start int) int {
	from := start
	for from > 0 && start-from < 2 && l.atoms[from-1].shape == lower && l.tag(from-1) == "JJ" {
		from--
	}
	if l.determined(from) {
		return from
	}
	return start
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

// definite reads "the bloc", "the country", or the "country" of "his country".
func (l *line) definite(start, i int, h headOf, owner int) int {
	of := None
	if owner != None && l.raws[owner].ref == refThing && l.f.things[l.raws[owner].things[0]].kind == kindPlace {
		start = l.overAdjectives(start)
	}
	switch {
	case owner == None && !l.determined(start):
		return i
	case owner == None && !l.headline && l.atoms[h.b-1].shape == capital && l.properNoun(start, h.b-1):
		return i // the National Guard
	case l.named(h.b) && !l.headline && l.atoms[h.a].shape == lower && l.cues[h.b]&(month|weekday) == 0 && l.is(h.b-1, organisation|campaign):
		return h.b // the charity Water First
	case l.atoms[h.a].shape == capital && !l.headline && (l.fold(h.b) == "for" || l.fold(h.b) == "of") && (!l.initial(h.a) || l.named(h.b+1)):
		return i // the Union for Independence
	case owner != None && l.raws[owner].ref == refPronoun:
		of = owner
	case owner != None && l.stateAt(owner) && l.raws[owner].form == Adjectival:
		if l.formerAt(start-1) || l.formerAt(start) {
			return i // the former Soviet republic
		}
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
