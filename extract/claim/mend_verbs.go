package claim

import "slices"

// toAdjective mends "is preparing to close bases", where a verb that is an adjective too was taken for one, and "to" for its preposition.
func (m *mender) toAdjective(i int) {
	if i < 2 || m.tokens[i].XPOS != "JJ" || m.words[i-1] != "to" || m.tokens[i-1].Deprel != "case" || !m.triggersVerb(i) {
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

// secondNominal mends "the arrest of Rey by the army drew protests", where a phrase with a preposition was taken for a second subject.
func (m *mender) secondNominal(i int) {
	v, c := m.tokens[i].Head, m.childOf(i, 0, i, "case")
	if m.tokens[i].Deprel != "nsubj" || v < i || c == none || m.tokens[c].UPOS != "ADP" {
		return
	}
	if n := m.childOf(v, 0, c, "nsubj"); n != none && m.nominal(n) {
		m.set(i, n, "nmod")
	}
}

// invertedVerb mends "should Mali strike a deal", where the verb was taken for a noun though an auxiliary, a subject and an object are its own.
func (m *mender) invertedVerb(i int) {
	if m.tokens[i].XPOS != "NN" || !m.triggersVerb(i) {
		return
	}
	who := m.childOf(i, 0, i, "nsubj")
	if who == none || m.childOf(i, i+1, len(m.tokens), "obj") == none {
		return
	}
	if aux := m.childOf(i, 0, who, "aux"); aux != none && m.tokens[aux].XPOS == "MD" {
		m.retag(i, "VB")
	}
}

// betweenTwo mends "talks between Peru and its creditors", where the second party was hung anywhere but on the first: on the talks, on a word of
// the first party's phrase, or as the subject of the verb that the talks are the subject of.
func (m *mender) betweenTwo(i int) {
	n := m.tokens[i].Head
	c := m.childOf(i, 0, i, "case")
	if rel := m.tokens[i].Deprel; rel != "nmod" && rel != "obl" || n < 0 || n > i || c == none || !m.lex.is("parties-preposition", m.words[c]) || m.childOf(i, i, len(m.tokens), "conj") != none {
		return
	}
	and := i + 1
	for and < len(m.tokens) && m.tokens[and].UPOS != "CCONJ" && m.tokens[and].UPOS != "PUNCT" && !m.finite(and) {
		and++
	}
	if and+1 >= len(m.tokens) || m.tokens[and].UPOS != "CCONJ" {
		return
	}
	other := m.tokens[and].Head
	switch {
	case other < and:
		return
	case m.finite(other):
		m.secondSubject(i, and, other)
		return
	case m.tokens[other].Deprel == "amod" || m.tokens[other].Deprel == "compound":
		other = m.tokens[other].Head // "between U.S. and Peruvian envoys"
	}
	h := m.tokens[other].Head
	if other < and || !m.nominal(other) || m.childOf(other, and, other, "case") != none || h < n || h > i && (m.tokens[i].XPOS == "NNS" || !m.within(h, i)) {
		return
	}
	m.set(other, i, "conj")
	m.set(and, other, "cc")
}

// secondSubject mends "said talks between Peru and the rebels began", where the talks were taken for an object and the rebels for what began.
func (m *mender) secondSubject(first, and, v int) {
	n, other := m.tokens[first].Head, m.childOf(v, and, v, "nsubj")
	if other == none || m.tokens[n].Deprel != "obj" && m.tokens[n].Deprel != "nsubj" {
		return
	}
	says := m.tokens[n].Head
	if says < 0 || says > n || m.tokens[v].Head != says || m.tokens[v].Deprel != "conj" || !m.lex.is("tag-verb", m.lemma(says)) {
		return
	}
	m.set(other, first, "conj")
	m.set(and, other, "cc")
	m.set(n, v, "nsubj")
	m.set(v, says, "ccomp")
}

// firstOfTwo mends "a war between the Chadian army and FACT rebels", where the preposition of both was hung on the second.
func (m *mender) firstOfTwo(c int) {
	second := m.tokens[c].Head
	if m.tokens[c].Deprel != "case" || second < c || m.tokens[second].Deprel != "conj" {
		return
	}
	if first := m.tokens[second].Head; first > c && first < second && m.childOf(first, c, first, "case") == none {
		m.set(c, first, "case")
	}
}

// triggersVerb says whether a frame or an operator asks for the lemma of a token as a verb.
func (t *tree) triggersVerb(i int) bool {
	return slices.ContainsFunc(t.lex.frames[t.lemma(i)], func(f *frame) bool { return f.pos == "v" }) ||
		slices.ContainsFunc(t.lex.operators[t.lemma(i)], func(o operator) bool { return o.pos == "v" })
}

// forWhom mends "demands for Hamas to disarm", where the one who is to do it was hung on the noun, and its preposition on the infinitive.
func (m *mender) forWhom(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].Deprel != "mark" || v < i || m.tokens[v].XPOS != "VB" || !m.lex.is("request-preposition", m.words[i]) {
		return
	}
	n := m.tokens[v].Head
	if n < 0 || n > i || m.childOf(v, i, v, "nsubj", "nsubj:pass") != none {
		return
	}
	if m.tokens[v].Deprel == "advcl" && m.noun(i-1) {
		n = i - 1 // the verb above has it, but its noun stands right before
	}
	if who := m.childOf(n, i+1, v, "nmod"); who != none && m.childOf(who, 0, who, "case") == none {
		m.set(i, who, "case")
		if m.tokens[v].Head != n {
			m.set(v, n, "acl")
		}
	}
}

// attribute mends "arrested suspended councillor Ravi", where the participle before the object was taken for a verb that the other governs.
func (m *mender) attribute(v int) {
	h := m.tokens[v].Head
	if x := m.tokens[v].XPOS; x != "VBN" && x != "VBD" || m.tokens[v].Deprel != "xcomp" || v == 0 || h != v-1 || !m.finite(h) && m.tokens[h].XPOS != "VBN" {
		return
	}
	object := m.childOf(v, v+1, len(m.tokens), "obj")
	if object == none || !m.noun(object) || m.childOf(object, v+1, object, "det") != none {
		return
	}
	for i := range m.tokens {
		if i != object && m.tokens[i].Head == v {
			m.set(i, h, m.tokens[i].Deprel)
		}
	}
	m.set(object, h, "obj")
	m.set(v, object, "amod")
}

// whereabouts mends "Reed was in Cairo holding talks", where the participle was hung on the place: who is there holds them.
func (m *mender) whereabouts(v int) {
	h := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "acl" || h < 0 || h > v || m.tokens[h].UPOS != "PROPN" {
		return
	}
	if m.childOf(h, 0, h, "cop") != none && m.childOf(h, 0, h, "case") != none && m.childOf(h, 0, h, "nsubj") != none {
		m.set(v, h, "advcl")
	}
}

// gapless mends "the rebels broke the truce he reached with Oslo and fired at villages", where the second verb was coordinated with that of a
// clause without an object of its own, as it stands on one: a verb with an object goes on with the sentence instead.
func (m *mender) gapless(v int) {
	r := m.tokens[v].Head
	if m.tokens[v].Deprel != "conj" || r < 0 || r > v || m.tokens[r].Deprel != "acl:relcl" || m.childOf(v, r, v, "nsubj", "nsubj:pass", "aux") != none {
		return
	}
	last := len(m.tokens)
	subject := m.childOf(r, 0, r, "nsubj")
	if subject == none || m.lex.is("relative-word", m.words[subject]) || m.childOf(r, 0, last, "obj", "ccomp", "xcomp") != none || m.childOf(v, v, last, "obj") == none {
		return
	}
	n := m.tokens[r].Head
	if n < 0 || subject < n || n > 0 && subject != n+1 && m.tokens[subject-1].UPOS != "DET" || m.tokens[n].Deprel != "obj" {
		return
	}
	if verb := m.tokens[n].Head; verb >= 0 && verb < n && m.tokens[verb].XPOS == m.tokens[v].XPOS && m.childOf(verb, 0, verb, "nsubj") != none {
		m.set(v, verb, "conj")
	}
}
