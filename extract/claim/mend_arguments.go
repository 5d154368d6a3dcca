package claim

import (
	"slices"
	"strings"
)

// arguments mends what hangs on a finite verb as only nouns, or only what has a preposition, could.
func (m *mender) arguments(v int) {
	m.active(v)
	m.nounLike(v)
	m.recipient(v)
}

// active mends "Egypt called for Israel to leave", where a verb of the past was given the subject of a passive.
func (m *mender) active(v int) {
	if m.tokens[v].XPOS == "VBN" || m.childOf(v, 0, len(m.tokens), "aux:pass", "obl:agent") != none {
		return
	}
	if subject := m.childOf(v, 0, v, "nsubj:pass"); subject != none {
		m.set(subject, v, "nsubj")
	}
}

// wasTo mends "the minister was to travel to Algeria", where "was" was taken for a copula: an infinitive is no predicate noun.
func (m *mender) wasTo(v int) {
	if m.tokens[v].XPOS != "VB" || m.childOf(v, 0, v, "mark") == none {
		return
	}
	be := m.childOf(v, 0, v, "cop")
	if be == none || be+2 != v {
		return
	}
	m.set(be, v, "aux")
	if subject := m.childOf(v, 0, be, "nsubj:outer"); subject != none {
		m.set(subject, v, "nsubj")
	}
}

// nounLike mends "Iran trades with Afghanistan", where the verb was taken for a verb by its tag and for a noun by what hangs on it: the
// name before it is its subject, phrases with a preposition are its own.
func (m *mender) nounLike(v int) {
	if m.childOf(v, 0, v, "nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass") != none {
		return
	}
	subject := m.childOf(v, 0, v, "compound", "nmod:poss")
	if subject == none || !m.noun(subject) || m.childOf(subject, 0, v, "case") != none {
		return
	}
	m.set(subject, v, "nsubj")
	for i := v + 1; i < len(m.tokens); i++ {
		if m.tokens[i].Head == v && m.tokens[i].Deprel == "nmod" {
			m.set(i, v, "obl")
		}
	}
}

// recipient mends "gave the ambassador 24 hours", where whom something was given was taken for a part of the name of it: no number stands
// within such a name.
func (m *mender) recipient(v int) {
	object := m.childOf(v, v+1, len(m.tokens), "obj", "obl", "obl:unmarked")
	if object == none {
		return
	}
	number := m.childOf(object, v+1, object, "nummod")
	if number == none || number != object-1 {
		return
	}
	person := m.childOf(object, v+1, number, "compound", "nmod:desc", "nmod:unmarked")
	if person == none || person != number-1 || !m.noun(person) {
		return
	}
	for i := v + 1; i < person; i++ {
		if m.tokens[i].Head == object && i != number {
			m.set(i, person, m.tokens[i].Deprel)
		}
	}
	m.set(person, v, "iobj")
	m.set(object, v, "obj")
}

// receiver mends "offered Kenya aid", where whom a verb of giving has right behind it was taken for a part of the name of what is given.
func (m *mender) receiver(v int) {
	who := v + 1
	if who >= len(m.tokens) || m.tokens[who].UPOS != "PROPN" || m.tokens[who].Deprel != "compound" || !m.lex.is("gift-verb", m.lemma(v)) {
		return
	}
	gift := m.tokens[who].Head
	if m.tokens[gift].UPOS == "SYM" && gift == who+1 && m.tokens[gift].Head == v {
		m.set(who, v, "iobj") // "sell Kenya $3 billion worth of arms"
		return
	}
	if m.tokens[gift].Head != v || m.tokens[gift].Deprel != "obj" || m.tokens[gift].UPOS != "NOUN" || m.words[who] == strings.ToUpper(m.words[who]) {
		return
	}
	if gift > who+1 && m.tokens[who+1].UPOS != "NUM" && m.tokens[who+1].UPOS != "SYM" && m.tokens[who+1].UPOS != "ADJ" {
		return
	}
	for _, of := range []int{v, gift} {
		for i := gift + 1; i < len(m.tokens); i++ {
			if c := m.childOf(i, gift, i, "case"); m.tokens[i].Head == of && c != none && m.lex.is("gift-preposition", m.words[c]) {
				return // "gave Kenya vaccine to Chad"
			}
		}
	}
	m.set(who, v, "iobj")
}

// bareOblique mends "played down the Israeli strike", where the object was taken for a phrase with a preposition, which it has not.
func (m *mender) bareOblique(v int) {
	at := v + 1
	for at < len(m.tokens) && m.tokens[at].Head == v && m.tokens[at].Deprel == "compound:prt" {
		at++
	}
	if at == v+1 || m.childOf(v, 0, len(m.tokens), "obj", "ccomp", "aux:pass", "nsubj:pass") != none {
		return
	}
	object := m.childOf(v, at, len(m.tokens), "obl")
	if object == none || !m.noun(object) || m.childOf(object, at, len(m.tokens), "case") != none {
		return
	}
	for i := at; i < object; i++ {
		if m.tokens[i].Head != object && !strings.HasPrefix(m.tokens[i].Deprel, "amod") && m.tokens[i].Deprel != "compound" {
			return
		}
	}
	m.set(object, v, "obj")
}

// alongside mends "Rwanda, along with Uganda, is responsible" and "seized the town along with a village", where the second was hung on what the first is
// or on the verb: it is, does or suffers what the first does.
func (m *mender) alongside(i int) {
	h := m.tokens[i].Head
	with := m.childOf(i, 0, i, "case", "fixed")
	if with > 0 && m.lex.is("beside-preposition", m.words[with-1]+"_"+m.words[with]) {
		with--
	}
	if h < 0 || with == none || with+1 >= i || !m.noun(i) || !m.lex.is("beside-preposition", m.words[with]+"_"+m.words[with+1]) {
		return
	}
	first := h
	switch {
	case h > i:
		first = m.childOf(h, 0, with, "nsubj", "nsubj:pass")
	case m.tokens[i].Deprel == "obl" && m.tokens[h].UPOS == "VERB" && with > 0 && m.words[with-1] != ",":
		first = m.childOf(h, h+1, with, "obj")
		if first != none && m.tokens[first].UPOS != m.tokens[i].UPOS { // who signs a pact along with Oslo does not sign Oslo
			return
		}
		if first == none {
			first = m.childOf(h, 0, h, "nsubj:pass")
		}
		if first != none {
			m.set(i, first, "conj")
		}
		return
	case m.tokens[i].Deprel != "nmod":
		return
	}
	if first == none || !m.noun(first) || with != first+1 && with > 0 && m.words[with-1] != "," {
		return
	}
	m.set(i, first, "conj")
}

// guilty mends "found Ann Reed guilty of fraud", where what somebody was found to be was taken for a part of the name.
func (m *mender) guilty(i int) {
	h := m.tokens[i].Head
	if h < 0 || h >= i || !m.lex.is("found-to-be", m.words[i]) || m.tokens[i].Deprel != "flat" && m.tokens[i].Deprel != "appos" && m.tokens[i].Deprel != "nmod:unmarked" {
		return
	}
	if v := m.tokens[h].Head; m.tokens[h].Deprel == "obj" && v >= 0 && v < h && m.tokens[v].UPOS == "VERB" {
		m.set(i, v, "xcomp")
	}
}

// upTo mends "sell Kenya up to $6 billion worth of arms", where "up" was taken for a part of the verb.
func (m *mender) upTo(i int) {
	if m.tokens[i].Deprel != "compound:prt" || i+2 >= len(m.tokens) || !m.lex.is("round-number", m.words[i]+"_"+m.words[i+1]) {
		return
	}
	if n := i + 2; m.tokens[n].UPOS == "NUM" || m.tokens[n].UPOS == "SYM" {
		if w := m.tokens[i+1].Head; w > n && m.tokens[w].Deprel == "obl" {
			m.set(w, m.tokens[w].Head, "obj")
		}
		m.set(i, n, "advmod")
		m.set(i+1, n, "advmod")
	}
}

// party mends "Republican Ann Reed criticized Chad", where whose she is was taken for a part of the name.
func (m *mender) party(i int) {
	k := slices.IndexFunc(m.persons, func(p stretch) bool { return p.from == i+1 })
	if k < 0 || m.tokens[i].UPOS != "PROPN" || m.tokens[i+1].Head != i || m.tokens[i+1].Deprel != "flat" || m.person(i) {
		return
	}
	m.set(i+1, m.tokens[i].Head, m.tokens[i].Deprel)
	for n := range m.tokens {
		if n != i+1 && m.tokens[n].Head == i {
			m.set(n, i+1, m.tokens[n].Deprel)
		}
	}
	m.set(i, i+1, "nmod:desc")
}

// forDone mends "is in Oslo for talks with Chad expected to last", where a participle was taken for the verb of a clause that no preposition opens: it tells of
// the noun.
func (m *mender) forDone(v int) {
	h := m.tokens[v].Head
	noun, by := m.childOf(v, 0, v, "nsubj", "nsubj:pass"), m.childOf(v, 0, v, "mark")
	if noun == none && by != none && by+1 < v && m.tokens[by+1].Head == h {
		noun = by + 1
	}
	if h < 0 || h > v || m.tokens[v].Deprel != "advcl" || noun == none || by == none || by > noun || !m.noun(noun) || !m.lex.is("noun-preposition", m.words[by]) || m.childOf(v, 0, v, "aux", "aux:pass", "cop") != none {
		return
	}
	if x := m.tokens[v].XPOS; x != "VBN" && x != "VBD" {
		return
	}
	m.set(noun, h, "obl")
	m.set(by, noun, "case")
	m.set(v, noun, "acl")
	m.tokens[v].XPOS = "VBN"
}
