package claim

import "slices"

// countedParticle mends "handed over five rebels", where the particle was taken for an adverb of the number, like in "over five".
func (t *tree) countedParticle(m *mender, i int) {
	h := m.tokens[i].Head
	if i == 0 || m.tokens[i].Deprel != "advmod" || h <= i || m.tokens[h].UPOS != "NUM" || m.tokens[i-1].UPOS != "VERB" {
		return
	}
	if slices.ContainsFunc(t.lex.frames[t.lemma(i-1)], func(f *frame) bool { return f.pos == "v" && f.particle == t.words[i] }) {
		m.set(i, i-1, "compound:prt")
	}
}

// helpedDo mends "helped broker a truce", where a bare infinitive was taken for the object, and its object for something else of the verb.
func (t *tree) helpedDo(m *mender, i int) {
	v := m.tokens[i].Head
	if v < 0 || i != v+1 || m.tokens[i].XPOS != "NN" || m.tokens[i].Deprel != "obj" || !t.lex.is("helping", t.lemma(v)) || !t.triggersVerb(i) {
		return
	}
	object := m.childOf(v, i+1, len(m.tokens), "xcomp", "obj", "obl")
	if object == none {
		object = m.childOf(i, i+1, len(m.tokens), "obj", "appos", "nmod", "dep")
	}
	if object == none || !m.nominal(object) || m.childOf(object, i, object, "case") != none {
		return
	}
	m.set(i, v, "xcomp")
	m.retag(i, "VB")
	m.set(object, i, "obj")
}

// toAdjective mends "is preparing to close bases", where a verb that is an adjective too was taken for one, and "to" for its preposition.
func (t *tree) toAdjective(m *mender, i int) {
	if i < 2 || m.tokens[i].XPOS != "JJ" || t.words[i-1] != "to" || m.tokens[i-1].Deprel != "case" || !t.triggersVerb(i) {
		return
	}
	object, v := m.tokens[i].Head, i-2
	if object <= i || m.tokens[i-1].Head != object || m.tokens[object].Head != v || m.tokens[v].UPOS != "VERB" {
		return
	}
	m.set(i, v, "xcomp")
	m.retag(i, "VB")
	m.set(i-1, i, "mark")
	m.set(object, i, "obj")
	for k := object + 1; k < len(m.tokens); k++ {
		if m.tokens[k].Head == v && base(m.tokens[k].Deprel) == "obl" {
			m.set(k, i, m.tokens[k].Deprel)
		}
	}
}

// fronted mends "Asked about Peru, the minister said", where the participle was taken for a verb in the past: it has no subject.
func (m *mender) fronted(i int) {
	if i == 0 && m.tokens[i].XPOS == "VBD" && m.tokens[i].Deprel == "advcl" && m.childOf(i, 0, len(m.tokens), "nsubj", "nsubj:pass") == none {
		m.retag(i, "VBN")
	}
}

// agentSubject mends "the arrest of Rey by the army drew protests", where the one who did it was taken for a second subject.
func (t *tree) agentSubject(m *mender, i int) {
	v := m.tokens[i].Head
	if m.tokens[i].Deprel != "nsubj" || v < i {
		return
	}
	c := m.childOf(i, 0, i, "case")
	if c == none || !t.lex.is("agent-preposition", t.words[c]) {
		return
	}
	if n := m.childOf(v, 0, c, "nsubj"); n != none && m.nominal(n) {
		m.set(i, n, "nmod")
	}
}

// betweenTwo mends "talks between Peru and its creditors", where the second party was coordinated with the talks.
func (t *tree) betweenTwo(m *mender, i int) {
	n := m.tokens[i].Head
	c := m.childOf(i, 0, i, "case")
	if m.tokens[i].Deprel != "nmod" || n < 0 || n > i || c == none || !t.lex.is("parties-preposition", t.words[c]) || m.childOf(i, i, len(m.tokens), "conj") != none {
		return
	}
	other := m.childOf(n, i+1, len(m.tokens), "conj")
	if other != none && m.nominal(other) && m.childOf(other, i, other, "cc") != none && m.childOf(other, i, other, "case") == none {
		m.set(other, i, "conj")
	}
}

// triggersVerb says whether a frame or an operator asks for the lemma of a token as a verb.
func (t *tree) triggersVerb(i int) bool {
	return slices.ContainsFunc(t.lex.frames[t.lemma(i)], func(f *frame) bool { return f.pos == "v" }) ||
		slices.ContainsFunc(t.lex.operators[t.lemma(i)], func(o operator) bool { return o.pos == "v" })
}

// forWhom mends "demands for Hamas to disarm", where the one who is to do it was hung on the noun, and its preposition on the infinitive.
func (t *tree) forWhom(m *mender, i int) {
	v := m.tokens[i].Head
	if m.tokens[i].Deprel != "mark" || v < i || m.tokens[v].XPOS != "VB" || !t.lex.is("request-preposition", t.words[i]) {
		return
	}
	n := m.tokens[v].Head
	if n < 0 || n > i || m.childOf(v, i, v, "nsubj", "nsubj:pass") != none {
		return
	}
	if who := m.childOf(n, i+1, v, "nmod"); who != none && m.childOf(who, 0, who, "case") == none {
		m.set(i, who, "case")
	}
}
