package claim

import "slices"

// What hangs beside where it belongs: agents, subjects and objects that the parser gave to a word nearby.

// agentOfAction mends "the president said he was concerned and called for action by the bank", where the one whose action it is was taken for the
// agent of the verb, which is not in the passive.
func (m *mender) agentOfAction(i int) {
	v, c := m.tokens[i].Head, m.childOf(i, 0, i, "case")
	if c < 2 || v < 0 || v > i || m.tokens[i].Deprel != "obl:agent" || m.tokens[v].Deprel != "conj" || m.childOf(v, 0, v, "aux:pass", "nsubj:pass", "nsubj") != none {
		return
	}
	h := m.tokens[v].Head
	if h > v || m.childOf(h, 0, len(m.tokens), "aux:pass", "nsubj:pass", "obl:agent") != none || m.childOf(h, 0, h, "nsubj") == none || m.childOf(h, 0, h, "cop") == none && !m.finite(h) {
		return
	}
	if n := c - 1; m.tokens[n].UPOS == "NOUN" && m.tokens[n].Head == v && m.lex.is("oblique-control", m.lemma(v)) {
		m.set(i, n, "nmod")
		m.retag(v, "VBD")
	}
}

// feeling mends "Norway says it is concerned", where who feels was taken for an "it" that means nothing.
func (m *mender) feeling(i int) {
	a := m.tokens[i].Head
	if m.tokens[i].Deprel != "expl" || a < i || m.tokens[a].Deprel != "ccomp" || m.tokens[a].UPOS != "ADJ" || m.childOf(a, 0, a, "nsubj") != none {
		return
	}
	says := m.tokens[a].Head
	if says < 0 || says > i || !m.lex.is("tag-verb", m.lemma(says)) || m.childOf(a, a+1, len(m.tokens), "csubj") != none {
		return
	}
	if slices.ContainsFunc(m.lex.frames[m.lemma(a)], func(f *frame) bool { return f.pos == "a" }) {
		m.set(i, a, "nsubj")
	}
}

// gerundConjunct mends "considered sending troops or imposing sanctions", where the second gerund was taken for an adjective of its object.
func (m *mender) gerundConjunct(i int) {
	o := m.tokens[i].Head
	if i == 0 || m.tokens[i].XPOS != "VBG" || m.tokens[i].Deprel != "amod" || o < i || m.tokens[o].Deprel != "conj" || m.tokens[i-1].Deprel != "cc" || m.tokens[i-1].Head != o {
		return
	}
	first := m.tokens[o].Head
	if first < 0 || first > i || m.tokens[first].Deprel != "obj" {
		return
	}
	if v := m.tokens[first].Head; v >= 0 && v < first && m.tokens[v].XPOS == "VBG" && m.tokens[v].Deprel != "amod" && m.triggersVerb(i) {
		m.set(i, v, "conj")
		m.set(i-1, i, "cc")
		m.set(o, i, "obj")
	}
}

// helped mends "to help Mali battle the rebels", where the verb was taken for a noun that has a subject.
func (m *mender) helped(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].XPOS != "NN" || m.tokens[i].Deprel != "obj" || v < 0 || v > i || !m.lex.is("helping", m.lemma(v)) || !m.triggersVerb(i) {
		return
	}
	who := m.childOf(i, v+1, i, "nsubj")
	if who == none {
		return
	}
	m.set(who, v, "obj")
	m.set(i, v, "xcomp")
	m.retag(i, "VB")
}

// withWhom mends "met with the hiker freed by Iran", where whom the participle tells of was taken for its subject, and the preposition for a mark.
func (m *mender) withWhom(v int) {
	h, mark := m.tokens[v].Head, m.childOf(v, 0, v, "mark")
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Deprel != "advcl" || mark == none || h < 0 || h > mark || m.childOf(v, 0, v, "aux", "aux:pass") != none {
		return
	}
	who := m.childOf(v, mark+1, v, "nsubj:pass", "nsubj")
	if who == none || !m.lex.is("equipping-preposition", m.words[mark]) || m.words[mark-1] == "," || !m.partnered(h) {
		return
	}
	m.set(who, h, "obl")
	m.set(mark, who, "case")
	m.set(v, who, "acl")
}

// partnered says whether a verb is one that is done with somebody.
func (m *mender) partnered(v int) bool {
	return slices.ContainsFunc(m.lex.frames[m.lemma(v)], func(f *frame) bool {
		return f.pos == "v" && slices.ContainsFunc(f.target, func(sl slot) bool {
			return len(sl.path) == 1 && m.lex.is("equipping-preposition", sl.path[0])
		})
	})
}
