package claim

import "strings"

// nominalClause mends "welcomed that gesture", where the object was taken for a clause though it has nothing of one.
func (m *mender) nominalClause(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].Deprel != "ccomp" || m.tokens[i].UPOS != "NOUN" || v < 0 || v > i || m.tokens[v].UPOS != "VERB" {
		return
	}
	det := m.childOf(i, 0, i, "det")
	if det == none || !m.lex.is("pointer", m.words[det]) || m.childOf(v, 0, len(m.tokens), "obj", "iobj") != none {
		return
	}
	if m.childOf(i, 0, len(m.tokens), "cop", "mark", "aux", "nsubj", "case", "obj") == none {
		m.set(i, v, "obj")
	}
}

// gapped mends "Peru has given $80 million, and Chile $15 million", where the verb is not said again, and the second giver was taken for a part
// of the sum: no name stands before a number within one.
func (m *mender) gapped(i int) {
	sum := m.tokens[i].Head
	if sum < 0 || m.tokens[i].Deprel != "conj" || sum > i || m.tokens[sum].Deprel != "obj" || !m.sum(i) || !m.sum(sum) {
		return
	}
	v := m.tokens[sum].Head
	giver := m.childOf(i, sum+1, i, "compound", "nmod:desc", "nmod", "nsubj", "appos", "nmod:unmarked")
	if v < 0 || v > sum || giver == none || m.tokens[giver].UPOS != "PROPN" || m.childOf(giver, 0, i, "case") != none {
		return
	}
	subject := m.childOf(v, 0, v, "nsubj")
	if subject == none {
		return
	}
	m.set(giver, subject, "conj")
	for k := sum + 1; k < giver; k++ {
		if m.tokens[k].Head == i {
			m.set(k, giver, m.tokens[k].Deprel)
		}
	}
}

// sum says whether a token is the head of an amount: a sign of money, or what a number counts.
func (m *mender) sum(i int) bool {
	return (m.tokens[i].UPOS == "SYM" || m.tokens[i].UPOS == "NOUN" || m.tokens[i].UPOS == "NUM") && (m.tokens[i].UPOS == "NUM" || m.childOf(i, 0, len(m.tokens), "nummod") != none)
}

// verbNoun mends "if the rebels capture Marib", where a verb in the present was taken for a noun, its subject for a part of it and its object
// for another name of it.
func (m *mender) verbNoun(i int) {
	if m.tokens[i].XPOS != "NN" || !m.triggersVerb(i) || i == 0 || i+1 == len(m.tokens) || m.tokens[i-1].Head != i {
		return
	}
	subject := i - 1
	if t := m.tokens[subject].XPOS; t != "NNS" && !strings.HasSuffix(m.words[subject], "s") || m.tokens[subject].Deprel != "compound" && m.tokens[subject].Deprel != "nmod:desc" {
		return
	}
	object := m.childOf(i, i+1, len(m.tokens), "appos")
	if object == none {
		return
	}
	for k := i + 1; k < object; k++ {
		if u := m.tokens[k].UPOS; u == "PUNCT" || u == "ADP" {
			return
		}
	}
	v := m.tokens[i].Head
	if v >= 0 && m.tokens[i].Deprel != "nsubj" {
		return
	}
	m.retag(i, "VBP")
	for k := range subject {
		switch {
		case m.tokens[k].Head == i && (m.tokens[k].Deprel == "det" || m.tokens[k].Deprel == "amod"):
			m.set(k, subject, m.tokens[k].Deprel)
		case m.tokens[k].Deprel == "mark" && v >= 0 && m.tokens[k].Head == v && v > i:
			m.set(k, i, "mark")
		}
	}
	m.set(subject, i, "nsubj")
	m.set(object, i, "obj")
	if v >= 0 {
		m.set(i, v, "advcl")
	}
}
