package claim

import "newsgraph/extract/text"

// detachTags hangs the tags of a sentence where they belong: the speaker on the verb of saying, what is told under one verb of its
// own, and the one beside the other. Parsers take "her spokeswoman, Ada Obi, said" for more of the noun before.
func (m *mender) detachTags(tags []tag) {
	for _, g := range tags {
		if m.tokens[g.verb].UPOS == "VERB" {
			m.detach(g)
		}
	}
	m.tokens = sound(m.tokens)
}

func (m *mender) detach(g tag) {
	subject := m.speaker(g)
	main := m.main(g)
	if subject == none || main == none {
		return
	}
	inPhrase := func(i int) bool { return g.first <= i && i <= g.last }
	for i := range m.tokens {
		h := m.tokens[i].Head
		if i == main || !g.covers(i) || inPhrase(i) || i == g.verb || m.tokens[i].UPOS == "PUNCT" || !inPhrase(h) && h != g.verb {
			continue
		}
		m.set(i, main, m.role(i, main))
	}
	h := m.tokens[g.verb].Head
	switch mh := m.tokens[main].Head; {
	case mh == g.verb || inPhrase(mh):
		if rel := m.tokens[main].Deprel; rel != "ccomp" && rel != "parataxis" || mh != g.verb {
			m.set(main, g.verb, "ccomp")
		}
		if g.covers(h) {
			m.set(g.verb, text.Root, "root")
		}
	case g.covers(h) || inPhrase(h):
		m.set(g.verb, main, "parataxis")
	}
}

// speaker hangs the phrase of a tag on its verb and returns its head.
func (m *mender) speaker(g tag) int {
	subject := none
	for i := g.first; i <= g.last; i++ {
		h, u := m.tokens[i].Head, m.tokens[i].UPOS
		if g.first <= h && h <= g.last || u == "PUNCT" || u == "CCONJ" {
			continue
		}
		switch {
		case subject != none && h == g.verb && m.tokens[i].Deprel != "nsubj":
		case subject != none:
			m.set(i, subject, "appos")
		case u != "NOUN" && u != "PROPN" && u != "PRON" && u != "NUM" && u != "ADJ" && u != "DET":
		default:
			subject = i
			if h != g.verb || m.tokens[i].Deprel != "nsubj" {
				m.set(i, g.verb, "nsubj")
			}
		}
	}
	return subject
}

// main is the verb that what a tag tells hangs on.
func (m *mender) main(g tag) int {
	best := none
	for i := range m.tokens {
		if h := m.tokens[i].Head; !g.covers(i) || g.covers(h) && h != g.verb && (h < g.first || h > g.last) || m.tokens[i].UPOS == "PUNCT" {
			continue
		}
		switch {
		case best == none, m.tokens[best].UPOS != "VERB" && m.tokens[i].UPOS == "VERB":
			best = i
		}
	}
	return best
}

// role is how a stray token hangs on the verb of its clause.
func (m *mender) role(i, main int) string {
	nominal := m.nominal(i)
	switch rel := m.tokens[i].Deprel; {
	case m.childOf(i, 0, len(m.tokens), "case") != none:
		return "obl"
	case nominal && i < main && m.childOf(main, 0, main, "nsubj", "nsubj:pass") == none:
		return "nsubj"
	case nominal && i > main && rel == "nsubj" && m.childOf(main, main, len(m.tokens), "obj") == none:
		return "obj"
	case nominal && rel == "nsubj":
		return "dep"
	default:
		return rel
	}
}
