package claim

import "slices"

// objects mends what a verb has twice, or has as no verb can: two subjects, two objects, a recipient without a gift, a noun with an object.
func (m *mender) objects(v int) {
	m.twoSubjects(v)
	m.twoObjects(v)
	m.receiver(v)
	m.bareOblique(v)
	m.giftless(v)
	m.nounObject(v)
	m.named(v)
	m.raised(v)
	m.heavy(v)
	m.participle(v)
	m.doer(v)
	m.counting(v)
}

// doer mends "It called on the army to go", where "it" was taken for a word without a meaning: nothing else is said to be so.
func (m *mender) doer(v int) {
	it := m.childOf(v, 0, v, "expl")
	if it == none || m.childOf(v, 0, len(m.tokens), "nsubj", "nsubj:pass", "csubj", "ccomp", "xcomp", "cop", "aux:pass") != none || m.childOf(v, v+1, len(m.tokens), "obj", "obl", "compound:prt") == none {
		return
	}
	m.set(it, v, "nsubj")
}

// participle mends "condemned the raid in Sirte carried out by Chad", where the participle on the object was taken for what the verb tells: it has
// neither a subject nor an auxiliary, but an agent.
func (m *mender) participle(v int) {
	object := m.childOf(v, v+1, len(m.tokens), "obj")
	if object == none {
		return
	}
	p := m.childOf(v, object+1, len(m.tokens), "ccomp")
	if p != none && (m.tokens[p].XPOS == "VBN" || m.tokens[p].XPOS == "VBD") && m.childOf(p, 0, p, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") == none && m.childOf(p, p, len(m.tokens), "obl:agent") != none {
		m.set(p, object, "acl")
		m.tokens[p].XPOS = "VBN"
	}
}

// counting mends "condemned the raids, including one in Gao claimed by the rebels", where what is one of the objects was taken for a circumstance.
func (m *mender) counting(v int) {
	object := m.childOf(v, v+1, len(m.tokens), "obj")
	if object == none {
		return
	}
	for i := object + 1; i < len(m.tokens); i++ {
		if m.tokens[i].Head != v || m.tokens[i].Deprel != "obl" {
			continue
		}
		if c := m.childOf(i, object+1, i, "case"); c != none && m.lex.is("including", m.words[c]) {
			m.set(i, object, "nmod")
		}
	}
}

// heavy mends "condemned in the strongest terms the raid", where the object, put behind a phrase for its weight, was taken for another name of
// what stands in the phrase: an apposition has a comma before it.
func (m *mender) heavy(v int) {
	if m.childOf(v, 0, len(m.tokens), "obj", "iobj", "ccomp", "xcomp", "nsubj:pass") != none {
		return
	}
	phrase := m.childOf(v, v+1, len(m.tokens), "obl")
	if phrase == none || phrase > v+6 || m.childOf(phrase, v+1, v+2, "case") == none {
		return
	}
	object := m.childOf(phrase, phrase+2, len(m.tokens), "appos", "acl:relcl")
	if object == none {
		return
	}
	from := phrase + 1
	if m.tokens[from].UPOS == "CCONJ" { // "in the strongest terms both the raid and"
		from++
	}
	first := m.childOf(object, from, from+1, "det", "nmod:poss")
	if name := m.childOf(object, phrase+1, object, "nsubj"); m.finite(object) && m.lex.is("deed", m.tokens[object].Lemma) && name == object-1 && m.childOf(name, from, from+1, "det") != none {
		m.set(name, object, "compound") // "in the strongest terms the Boko Haram attack", read as a verb
		m.tokens[object].UPOS, m.tokens[object].XPOS = "NOUN", "NN"
		first = name
	}
	if first == none || !m.noun(object) {
		return
	}
	m.set(object, v, "obj")
	for i := object + 1; i < len(m.tokens); i++ {
		if m.tokens[i].Head == phrase && m.tokens[i].Deprel == "conj" {
			m.set(i, object, "conj")
		}
	}
}

// clauseBehind mends "Rey is due to visit Peru", where the infinitive was taken for a second subject: who has a subject of its own has no
// other behind it.
func (m *mender) clauseBehind(v int) {
	h := m.tokens[v].Head
	if base(m.tokens[v].Deprel) != "csubj" || h < 0 || h > v || m.tokens[v].XPOS != "VB" || m.childOf(v, h, v, "mark") == none {
		return
	}
	if subject := m.childOf(h, 0, h, "nsubj", "nsubj:pass"); subject != none && !m.lex.is("group-pronoun", m.words[subject]) {
		m.set(v, h, "xcomp")
	}
}

// twoSubjects mends "Peru and the bloc have voiced alarm", where both parties were taken for subjects of the verb.
func (m *mender) twoSubjects(v int) {
	first := m.childOf(v, 0, v, "nsubj")
	if first == none || !m.noun(first) {
		return
	}
	second := m.childOf(v, first+1, v, "nsubj")
	and := first + 1
	if second == and && m.tokens[first].UPOS == "NOUN" && m.tokens[second].UPOS == "PROPN" {
		m.set(second, first, "appos") // World Bank official Luis Vega
		return
	}
	if second == none || !m.noun(second) || m.tokens[and].UPOS != "CCONJ" || m.childOf(second, 0, v, "case") != none {
		return
	}
	m.set(second, first, "conj")
	m.set(and, second, "cc")
}

// twoObjects mends "gave the ambassador 24 hours", where both were taken for objects: the first is who gets the second.
func (m *mender) twoObjects(v int) {
	first := m.childOf(v, v+1, len(m.tokens), "obj")
	if first == none {
		return
	}
	second := m.childOf(v, first+1, len(m.tokens), "obj")
	if second == none || !m.noun(first) || !m.noun(second) || m.tokens[first].UPOS != "PROPN" && m.childOf(first, v, first, "det", "nmod:poss") == none {
		return
	}
	for i := first + 1; i < second; i++ {
		if u := m.tokens[i].UPOS; u == "PUNCT" || u == "CCONJ" || u == "ADP" || u == "VERB" {
			return
		}
	}
	m.set(first, v, "iobj")
}

// giftless mends "gave Israel an ultimatum", where what was given was taken for a measure of time: who gets something gets an object.
func (m *mender) giftless(v int) {
	who := m.childOf(v, v+1, len(m.tokens), "iobj")
	if who == none || m.childOf(v, v+1, len(m.tokens), "obj", "ccomp", "xcomp") != none {
		return
	}
	if what := m.childOf(v, who+1, len(m.tokens), "obl:unmarked"); what != none && m.tokens[what].UPOS == "NOUN" {
		m.set(what, v, "obj")
	}
}

// nounObject mends "called the plan an insult", where the two were taken for a noun with an object.
func (m *mender) nounObject(v int) {
	object := m.childOf(v, v+1, len(m.tokens), "xcomp")
	if object == none || !m.noun(object) || m.childOf(v, v+1, len(m.tokens), "obj") != none || m.childOf(object, 0, object, "case", "cop") != none {
		return
	}
	if is := m.childOf(object, object+1, len(m.tokens), "obj"); is != none && m.noun(is) {
		m.set(object, v, "obj")
		m.set(is, v, "xcomp")
	}
}

// named mends "named Ola Berg as envoy", where who is named was taken for what somebody becomes, and the post for the object.
func (m *mender) named(v int) {
	who := m.childOf(v, v+1, len(m.tokens), "xcomp")
	if who == none || m.tokens[who].UPOS != "PROPN" || m.childOf(who, 0, len(m.tokens), "case", "cop", "det") != none {
		return
	}
	post := m.childOf(v, who+1, len(m.tokens), "obj", "obl")
	if post == none || m.childOf(post, who, post, "case") == none {
		return
	}
	m.set(who, v, "obj")
	m.set(post, v, "obl")
}

// raised mends "appointed a government tasked with reform", where the object was taken for the subject of a participle behind it.
func (m *mender) raised(v int) {
	p := m.childOf(v, v+2, len(m.tokens), "xcomp")
	if p == none || p+1 >= len(m.tokens) || m.tokens[p].XPOS != "VBD" && m.tokens[p].XPOS != "VBN" || m.tokens[p+1].UPOS != "ADP" && m.tokens[p+1].UPOS != "SCONJ" {
		return
	}
	n := m.childOf(p, v+1, p, "nsubj", "nsubj:pass")
	if n == none || n != p-1 || m.childOf(p, v, p, "aux", "aux:pass", "mark") != none || m.childOf(v, v+1, len(m.tokens), "obj") != none {
		return
	}
	m.set(n, v, "obj")
	m.set(p, n, "acl")
	m.retag(p, "VBN")
}

// tiedTo mends "al-Qaeda-linked fighters", where the name was hung on the noun beside the participle that it goes with.
func (m *mender) tiedTo(p int) {
	n := m.tokens[p].Head
	if m.tokens[p].XPOS != "VBN" || m.tokens[p].Deprel != "amod" || n < p || p < 2 || m.tokens[p-1].XPOS != "HYPH" {
		return
	}
	name := p - 2
	for name >= 0 && m.tokens[name].Head >= 0 && m.tokens[name].Head < p && m.tokens[name].Head != name {
		name = m.tokens[name].Head
	}
	if name >= 0 && m.tokens[name].UPOS == "PROPN" && m.tokens[name].Head == n && m.tokens[name].Deprel == "compound" {
		m.set(name, p, "obl")
	}
}

// caseless mends "a meeting with President Rey", where who has a preposition was taken for another name of the noun before.
func (m *mender) caseless(i int) {
	n := m.tokens[i].Head
	if m.tokens[i].Deprel != "appos" || n < 0 || n > i || !m.noun(i) || m.tokens[n].UPOS != "NOUN" {
		return
	}
	if c := m.childOf(i, n+1, i, "case"); c == n+1 && m.tokens[c].UPOS == "ADP" {
		m.set(i, n, "nmod")
	}
}

// foreignPredicate mends "declared the envoy persona non grata", where foreign words were taken for another name of the object.
func (m *mender) foreignPredicate(i int) {
	n := m.tokens[i].Head
	if m.tokens[i].XPOS != "FW" || m.tokens[i].Deprel != "appos" || n < 0 || i != n+1 || m.tokens[n].Deprel != "obj" {
		return
	}
	m.set(i, m.tokens[n].Head, "xcomp")
}

// shortOf mends "stopped short of blaming Peru", where the deed was hung on the adverb.
func (m *mender) shortOf(i int) {
	v := i - 1
	if v < 0 || m.tokens[i].Deprel != "xcomp" || m.tokens[i].Head != v || m.tokens[i].XPOS != "JJ" || len(m.lex.operators[m.lemma(i)]) == 0 {
		return
	}
	if deed := m.childOf(i, i+1, len(m.tokens), "advcl"); deed != none && m.tokens[deed].XPOS == "VBG" {
		m.set(deed, i, "acl")
	}
}

// askedToDo mends "called on both sides to end the fighting" and "ordered the envoy to leave", where what is asked was hung on who is asked.
func (m *mender) askedToDo(deed int) {
	n := m.tokens[deed].Head
	if m.tokens[deed].XPOS != "VB" || m.tokens[deed].Deprel != "acl" || n < 0 || n > deed || m.contentNoun(n) {
		return
	}
	mark := m.childOf(deed, n, deed, "mark")
	if mark != n+1 || !m.lex.is("infinitive-mark", m.words[mark]) {
		return
	}
	who := n
	for m.tokens[who].Deprel == "conj" && m.tokens[who].Head >= 0 {
		who = m.tokens[who].Head // "foreign clerics and others to leave"
	}
	v := m.tokens[who].Head
	if v < 0 || v > n || m.tokens[v].UPOS != "VERB" {
		return
	}
	switch base(m.tokens[who].Deprel) {
	case "obl":
		if who == n && m.takesInfinitive(v, n) {
			m.set(deed, v, "advcl")
		}
	case "obj":
		if m.commands(v) {
			m.set(deed, v, "xcomp")
		}
	}
}

// commands says whether a verb asks its object to do what an infinitive says.
func (m *mender) commands(v int) bool {
	return m.lex.is("object-control", m.lemma(v)) && !m.lex.is("oblique-control", m.lemma(v)) && slices.ContainsFunc(m.lex.operators[m.lemma(v)], func(o operator) bool {
		return o.pos == "v" && o.links["xcomp"] && slices.Contains(o.effects, "speech")
	})
}

// takesInfinitive says whether a frame of a verb asks for an infinitive and for the preposition of a phrase.
func (m *mender) takesInfinitive(v, n int) bool {
	c := m.childOf(n, v, n, "case")
	return c != none && slices.ContainsFunc(m.lex.frames[m.lemma(v)], func(f *frame) bool {
		return f.pos == "v" && f.asks("inf") && f.asks(m.words[c])
	})
}

// suffered mends "condemned the raid carried out by the army", where what befell the object was hung on the verb above.
func (m *mender) suffered(v int) {
	h := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Deprel != "xcomp" || h < 0 || h > v || m.lex.is("causative", m.lemma(h)) {
		return
	}
	object := m.childOf(h, h, v, "obj")
	if object == none || m.childOf(v, v, len(m.tokens), "obl:agent") == none || m.childOf(v, h, v, "aux", "aux:pass", "mark") != none {
		return
	}
	m.set(v, object, "acl")
}

// frontedSubject mends "At a stop in Chad, Reed, a lawyer, said", where the subject was taken for another name of what stands before its comma.
func (m *mender) frontedSubject(v int) {
	perfect := m.tokens[v].XPOS == "VBN" && m.childOf(v, 0, v, "aux") != none
	if rel := m.tokens[v].Deprel; !m.finite(v) && !perfect || rel != "root" && rel != "ccomp" && rel != "parataxis" {
		return
	}
	if m.childOf(v, 0, len(m.tokens), "nsubj", "nsubj:pass", "csubj", "expl") != none {
		return
	}
	for n := range v {
		if m.tokens[n].Deprel != "appos" || !m.noun(n) || !m.before(n, v) {
			continue
		}
		first := n
		for first > 0 && m.within(first-1, n) {
			first--
		}
		if first < 2 || m.words[first-1] != "," || m.tokens[n].Head >= first {
			continue
		}
		rel := "nsubj"
		if m.childOf(v, 0, v, "aux:pass") != none {
			rel = "nsubj:pass"
		}
		m.set(n, v, rel)
		return
	}
}

// within says whether a token hangs on another or on what hangs on it.
func (m *mender) within(i, top int) bool {
	for left := maxClimb; i >= 0 && left > 0; i, left = m.tokens[i].Head, left-1 {
		if i == top {
			return true
		}
	}
	return false
}

// before says whether a token stands in a phrase that a verb has before it.
func (m *mender) before(i, v int) bool {
	for left := maxClimb; i >= 0 && left > 0; i, left = m.tokens[i].Head, left-1 {
		if m.tokens[i].Head == v {
			return base(m.tokens[i].Deprel) == "obl"
		}
	}
	return false
}
