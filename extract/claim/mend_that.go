package claim

// thatClause mends "Jordan told the council that Syria had promised", where what was told was taken for a clause about the noun before: its
// "that" joins clauses, or would be a second object, and it has a subject of its own.
func (m *mender) thatClause(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].Deprel != "acl:relcl" || n < 0 || n > v || m.tokens[n].Deprel != "iobj" && m.tokens[n].Deprel != "obj" || m.contentNoun(n) {
		return
	}
	verb := m.tokens[n].Head
	if verb < 0 || verb > n || m.tokens[verb].UPOS != "VERB" || m.childOf(verb, verb, len(m.tokens), "ccomp") != none {
		return
	}
	that := m.childOf(v, n, v, "mark", "obj", "nsubj", "obl")
	whom := m.lex.is("listener-verb", m.lemma(verb)) || m.lex.is("tag-verb", m.lemma(verb))
	if !whom && m.childOf(v, v+1, len(m.tokens), "obj", "obl:agent") == none && m.lex.is("perpetrate", m.lemma(v)) {
		return // "condemned the raid that Chad launched"
	}
	if that == none || m.childOf(v, that+1, v, "nsubj", "nsubj:pass") == none || !m.joins(that, v) {
		return
	}
	m.set(that, v, "mark")
	m.set(v, verb, "ccomp")
}

// joins says whether the "that" of a clause joins it to a verb rather than stands for a noun: by its tag, its label, or because the
// clause has what it could stand for.
func (m *mender) joins(that, v int) bool {
	switch m.tokens[that].Deprel {
	case "mark":
		return m.tokens[that].XPOS == "IN" || m.tokens[that].XPOS == "WDT"
	case "obj":
		return m.tokens[that].UPOS == "SCONJ" || m.childOf(v, v+1, len(m.tokens), "obj") != none
	}
	return m.tokens[that].UPOS == "SCONJ"
}

// thatAfterNoun mends "followed accusations from the premier that Iran is arming the rebels", where what a noun tells was hung on the verb above
// as a clause of its own.
func (m *mender) thatAfterNoun(v int) {
	h := m.tokens[v].Head
	if m.tokens[v].Deprel != "advcl" || h < 0 || h > v {
		return
	}
	that := m.childOf(v, h, v, "mark")
	if that == none || !m.lex.is("relative-word", m.words[that]) || m.childOf(v, that, v, "nsubj", "nsubj:pass", "expl") == none {
		return
	}
	for i := that - 1; i > h; i-- {
		if m.noun(i) && m.tokens[i].Head == h && m.contentNoun(i) {
			m.set(v, i, "acl")
			return
		}
	}
}

// newsThat mends a noun that opens a sentence and was taken for its verb, "Reports that Chad is helping Syria are false", where another verb in
// the plural has no subject.
func (m *mender) newsThat() {
	if len(m.tokens) < 5 || m.tokens[0].XPOS != "VBZ" || m.words[1] != "that" {
		return
	}
	clause := m.tokens[1].Head
	for v := clause + 1; v < len(m.tokens) && clause > 1; v++ {
		if m.tokens[v].Head != 0 || m.tokens[v].Deprel == "punct" {
			continue
		}
		plural, subject := m.tokens[v].XPOS == "VBP", false
		for c := range m.tokens {
			if m.tokens[c].Head != v {
				continue
			}
			plural = plural || (m.tokens[c].Deprel == "cop" || m.tokens[c].Deprel == "aux") && (m.tokens[c].XPOS == "VBP" || m.words[c] == "were")
			subject = subject || base(m.tokens[c].Deprel) == "nsubj"
		}
		if !plural || subject {
			continue
		}
		m.set(v, m.tokens[0].Head, m.tokens[0].Deprel)
		m.set(0, v, "nsubj")
		m.tokens[0].UPOS, m.tokens[0].XPOS = "NOUN", "NNS"
		m.set(clause, 0, "acl")
		for c := range m.tokens {
			if c != clause && m.tokens[c].Head == 0 && c > clause {
				m.set(c, v, m.tokens[c].Deprel)
			}
		}
		return
	}
}
