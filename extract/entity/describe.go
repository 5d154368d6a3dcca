package entity

import (
	"strings"
)

// describe reads a group that the text describes.
func (l *line) describe(start, i int, h headOf, owner int) int {
	d := l.f.phrases[h.phrase].index
	desc := &l.f.descs[d]
	end := h.b
	if k := end; k < len(l.atoms) && l.sizes[k] > 0 && !l.onlySurname(k) && l.lastOf(k) == k && !l.is(k+int(l.sizes[k]), groupWord) {
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
	case owner == None && desc.class != "servants" && l.loyal(start, end):
		return end
	case owner == None && !desc.bare && !(desc.class == "one" && l.presents(l.telling(h, i, owner), end)), owner != None && desc.class == "one" && !l.possessed(owner):
		return i
	case desc.class == "one" && (l.named(end) && !l.headline || l.fold(end) == "of" || l.beside(start, end)):
		return end // the security firm Bastion Gulf
	case owner == None && l.is(h.b-1, members) && !l.is(h.b-1, adherent) && l.fold(end) == "of" && (l.named(end+1) || l.fold(end+1) == "the" && l.named(end+2)):
		return end // guerrillas of the Eastern Bloc
	}
	if f := l.fold(start - 1); (f == "a" || f == "an" || f == "one") && h.b-h.a == 1 && !l.attributive(end) && !l.is(h.b-1, collective) && desc.class != "one" {
		return end // a rebel, a Swede: lone people are nobody
	}
	if desc.loose && owner == None && ((desc.class == "forces" || desc.class == "soldiers") && l.dispatched(h.b-1) || l.hearers(start)) {
		return end // who sends troops sends its own; reporters only hear
	}
	if (desc.class == "servants" || desc.class == "nationals" && owner == None) && !l.befallen(h.b-1) && !l.followsPerson(h.b-1, end) {
		return i // what officials say or do is not theirs, and people are many
	}
	for k := start; owner == None && k < h.a; k++ {
		if l.is(k, preposition) { // "thousands of protesters" are protesters
			start = k + 1
		}
	}
	m := raw{a: start, b: end, ref: refGroup, form: l.formAt(end, Described), owner: owner, index: d, definite: l.determined(start), subject: l.subject(start, end), phrase: l.small(h.a, h.b)}
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

// followsPerson says whether "of" joins a person by name, with or without a title, to people who follow or oppose him: "critics of President Reed".
func (l *line) followsPerson(i, end int) bool {
	if !l.is(i, adherent) || l.fold(end) != "of" {
		return false
	}
	for k := end + 1; k < len(l.atoms) && k <= end+maxTitle && l.plainly(end+1, k); k++ {
		if l.personAt(k) > k {
			return true
		}
	}
	return false
}

// presents says whether the text presents a single body that it does not name: "a human rights group accused", and not "Water First is a human rights
// group", nor "a human rights group called Water First".
func (l *line) presents(from, end int) bool {
	if f := l.fold(from - 1); f != "a" && f != "an" || l.headline || l.loud || l.attributive(end) || l.named(end) || l.mark(end, "(") || l.mark(end, ",") && l.named(end+1) {
		return false
	}
	if l.mark(from-2, ",") && l.named(from-3) && l.cues[from-3]&(month|weekday) == 0 {
		return false // Water First, a human rights group,
	}
	head := l.atoms[end-1].token
	for t := range l.tokens {
		if l.tokens[t].Head != head {
			continue
		}
		switch l.tokens[t].Deprel {
		case "cop", "acl", "acl:relcl", "appos", "flat", "conj":
			return false
		}
	}
	switch l.tokens[head].Deprel {
	case "appos", "xcomp", "root":
		return false
	}
	return !l.beside(from, end)
}

// loyal reads armed people who are told by whom they follow: "forces loyal to Ann Reed" are hers, and no state's.
func (l *line) loyal(start, end int) bool {
	if l.fold(end) != "loyal" || l.fold(end+1) != "to" || end+2 >= len(l.atoms) || l.headline {
		return false
	}
	k := end + 2
	for k < end+6 && k < len(l.atoms) { // the Palestinian President
		switch size := l.phrases[k][headWord].size; {
		case size > 0:
			k += int(size)
			continue
		case l.fold(k) == "the":
			k++
			continue
		case l.sizes[k] > 0 && l.titleAt(k+int(l.sizes[k])):
			k += int(l.sizes[k])
			continue
		}
		break
	}
	stop := k
	if q := l.personAt(k); q > k {
		stop = q
	} else if k < len(l.atoms) && l.sizes[k] > 0 && !l.onlySurname(k) {
		stop = k + int(l.sizes[k])
	}
	if stop == k {
		return false
	}
	l.add(raw{a: start, b: end, ref: refGroup, form: Described, owner: None, index: int32(None), phrase: l.small(start, end+2) + " " + clean(l.text(k, stop)), subject: l.subject(start, end)})
	return true
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
	return l.is(l.atomOf(t.Head, i-11, i+8), dispatch)
}

// befallen says whether a verb or its noun tells what was done to the people at i, or to those counted of them: "sacked three judges", "the killing of
// twelve people".
func (l *line) befallen(i int) bool {
	t := &l.tokens[l.atoms[i].token]
	for t.Deprel == "conj" || t.Deprel == "nmod" && l.prepositionBefore(i) == "of" && l.f.cuesOf(l.tokens[t.Head].Lemma)&amount != 0 {
		if t.Head < 0 {
			return false
		}
		t = &l.tokens[t.Head]
	}
	if t.Head < 0 || l.f.cuesOf(l.tokens[t.Head].Lemma)&befalling == 0 {
		return false
	}
	switch t.Deprel {
	case "obj", "nsubj:pass":
		return true
	case "nmod":
		return l.tokens[t.Head].UPOS == "NOUN" && l.prepositionBefore(i) == "of"
	}
	return false
}

// possessed says whether an owner is one that the name of a single body may begin with: an adjective, a possessive, a state or a people: "a U.S. think
// tank", "a Kurdish party".
func (l *line) possessed(owner int) bool {
	m := &l.raws[owner]
	if m.ref != refThing || m.form == Adjectival || l.atoms[min(m.b, len(l.atoms)-1)].possessive {
		return m.ref == refThing
	}
	if len(m.things) == 0 || l.fold(m.a-1) == "of" {
		return false
	}
	t := &l.f.things[m.things[0]]
	return t.kind == kindState || t.class == "people"
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
		if l.tag(p) == "NNS" && l.phrases[p][descWord].size > 0 {
			break // "called the rebels bandits"
		}
		k = p
	}
	if k < h.a && l.atoms[k].glued && l.is(k, tied) {
		k++ // two Milan-born men
	}
	for k > 0 && (owner == None || k > i) && l.atoms[k].token == l.atoms[k-1].token && l.text(k-1, k) != "-" {
		k-- // Shi'ite is one word
	}
	return k
}

// small is the text between two atoms with a small first letter, unless it is a name's or a faith's.
func (l *line) small(i, j int) string {
	s := clean(l.text(i, j))
	if l.atoms[i].shape == capital && !(j-i > 1 && l.is(i, faith)) && (l.sizes[i] == 0 || l.initial(i) && l.smallName(i)) {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// smallName says whether the tables write the name at i with a small letter: al-Qaeda.
func (l *line) smallName(i int) bool {
	name := l.f.things[l.f.entries[l.names[i][0]].thing].name
	return name[0] >= 'a' && name[0] <= 'z'
}

// agent says whether the word does what its verb says: with a parse by its label, else by the words around. Of what a number or a crowd is of,
// that does it.
func (l *line) agent(i int) bool {
	t := &l.tokens[l.atoms[i].token]
	if t.Deprel == "" {
		return l.subject(i, i+1)
	}
	for k := i; t.Deprel == "nmod" && l.prepositionBefore(k) == "of"; {
		if k = l.atomOf(t.Head, k-7, k); !l.is(k, amount) {
			return false
		}
		t = &l.tokens[t.Head]
	}
	switch t.Deprel {
	case "nsubj", "nsubj:outer", "obl:agent":
		return true
	case "nmod", "obl":
		return l.prepositionBefore(i) == "by"
	}
	return false
}

// prepositionBefore is the preposition within the few words before i, or "".
func (l *line) prepositionBefore(i int) string {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if l.is(k, preposition) {
			return l.fold(k)
		}
	}
	return ""
}

// atomOf is the atom of a token from one atom to before another, or None.
func (l *line) atomOf(token, from, to int) int {
	for k := min(to, len(l.atoms)) - 1; k >= max(from, 0); k-- {
		if l.atoms[k].token == token {
			return k
		}
	}
	return None
}

// sided says whether a hyphen joins the word at i to one that says for or against whom somebody is: "pro-Iranian".
func (l *line) sided(i int) bool {
	return i > 0 && i < len(l.atoms) && l.atoms[i].glued && l.is(i-1, stance)
}

// tied reads a group whose adjective from i to end names another: the fighters of "al-Qaeda-linked fighters" are not al-Qaeda, nor are
// "pro-Iranian militias" Iranian.
func (l *line) tied(i, end int) int {
	if p := l.phrases[min(end, len(l.atoms)-1)][defWord]; l.determined(i) && p.size > 0 && l.is(end-1, tied) && !strings.HasSuffix(l.fold(end+int(p.size)-1), "s") && l.fold(end-1) == "based" {
		if stop := l.definite(i, end, headOf{class: defWord, a: end, b: end + int(p.size), title: end, phrase: p.id}, None); stop > end {
			return stop
		}
	}
	h, ok := l.findHead(end, None)
	if !ok || h.class == headWord || h.class == defWord || h.class == bodyWord && l.f.bodies[l.f.phrases[h.phrase].index].class != "force" {
		if h, ok = l.forces(end); !ok {
			return end
		}
	}
	if l.named(h.b) && !l.headline && l.cues[h.b]&(month|weekday) == 0 {
		return h.b // the Swiss-based group Crisis Monitor
	}
	l.add(raw{a: i, b: h.b, ref: refGroup, form: l.formAt(h.b, Described), owner: None, index: int32(None), phrase: l.small(i, h.b),
		definite: l.determined(i), subject: l.subject(i, h.b)})
	return h.b
}

// forces reads a body that is a force, which needs no owner after "Iran-backed".
func (l *line) forces(i int) (headOf, bool) {
	stop, kind, index := l.plainHead(i)
	if stop == i || kind == refBody && l.f.bodies[index].class != "force" || kind == refOffice {
		return headOf{}, false
	}
	return headOf{class: descWord, a: stop - 1, b: stop}, true
}
