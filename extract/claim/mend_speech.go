package claim

import "newsgraph/extract/text"

// minded mends "Peru said it was open to talks", where "it" was taken for a word that means nothing: only somebody is open or ready to do
// something.
func (m *mender) minded(i int) {
	h := m.tokens[i].Head
	if m.tokens[i].Deprel != "expl" || h < i || m.words[i] != "it" || !m.lex.is("minded", m.words[h]) || m.childOf(h, i, h, "cop") == none {
		return
	}
	if m.childOf(h, h+1, len(m.tokens), "ccomp", "csubj") == none {
		m.set(i, h, "nsubj")
	}
}

// judged mends "judged Kenya's election free and fair" and "dismissed as insincere Peru's offer", where what is judged was taken for a part of
// what is said of it.
func (m *mender) judged(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].UPOS != "ADJ" {
		return
	}
	if m.tokens[i].Deprel == "xcomp" && v >= 0 && v < i && m.finite(v) && m.childOf(v, v+1, len(m.tokens), "obj") == none {
		if noun := m.childOf(i, v+1, i, "compound", "nmod", "nsubj"); noun != none && m.noun(noun) && noun == i-1 {
			m.set(noun, v, "obj")
		}
		return
	}
	if i < 2 || m.words[i-1] != "as" || !m.lex.is("judging", m.lemma(i-2)) || m.tokens[i-2].UPOS != "VERB" {
		return
	}
	as, verb := i-1, i-2
	noun := m.tokens[as].Head
	if noun <= i || !m.noun(noun) || m.tokens[noun].Head != verb || m.childOf(verb, verb+1, len(m.tokens), "obj") != none || m.tokens[i+1].UPOS == "NOUN" {
		return
	}
	m.set(noun, verb, "obj")
	m.set(i, verb, "advcl")
	m.set(as, i, "mark")
}

// refusal mends "said no to the offer", where the answer was hung on what follows it.
func (m *mender) refusal(i int) {
	h := m.tokens[i].Head
	if i == 0 || h == text.Root || m.tokens[i].UPOS != "INTJ" || m.tokens[i-1].UPOS != "VERB" || m.tokens[i].Deprel == "discourse" {
		return
	}
	m.set(i, i-1, "obj")
}

// people mends "rebuts Russian claim", a headline in which the noun behind the name of a people was taken for a verb that the people are the
// subject of.
func (m *mender) people(i int) {
	v := i + 1
	if i == 0 || v >= len(m.tokens) || m.tokens[i].XPOS != "JJ" || m.tokens[i].Deprel != "nsubj" || m.tokens[i].Head != v || !m.finite(i-1) {
		return
	}
	if x := m.tokens[v].XPOS; x != "VBP" && x != "VB" || m.tokens[v].Head != i-1 || m.childOf(i-1, i, len(m.tokens), "obj") != none || m.childOf(v, 0, v, "aux") != none {
		return
	}
	m.set(v, i-1, "obj")
	m.set(i, v, "amod")
	m.tokens[v].UPOS, m.tokens[v].XPOS = "NOUN", "NN"
	for c := range m.tokens {
		if m.tokens[c].Head == v && m.tokens[c].Deprel == "ccomp" {
			m.set(c, v, "acl")
		}
	}
}
