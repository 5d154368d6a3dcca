package claim

// wounded mends "a soldier was killed and another wounded in an ambush", where the second passive leaves its auxiliary out and was taken for a
// modifier of its subject, or the subject for one of it.
func (m *mender) wounded(v int) {
	if x := m.tokens[v].XPOS; x != "VBN" && x != "VBD" || !m.lex.is("undergone", m.lemma(v)) || m.childOf(v, 0, len(m.tokens), "aux", "aux:pass", "obj") != none {
		return
	}
	h, subject := m.tokens[v].Head, none
	switch {
	case h < 0 || h > v:
		return
	case m.tokens[v].Deprel == "conj":
		subject = m.childOf(v, h+1, v, "det", "nummod")
		if subject != none && subject != v-1 {
			return
		}
	case m.tokens[v].Deprel == "acl" && m.tokens[h].Deprel == "conj":
		subject, h = h, m.tokens[h].Head
	case m.tokens[v].Deprel == "advcl" && m.childOf(v, h, v, "mark", "nsubj", "nsubj:pass") == none:
		if subject = v - 1; m.tokens[subject].Head != h || m.tokens[subject].Deprel != "conj" {
			return
		}
	}
	if subject == none || h < 0 || m.tokens[h].UPOS != "VERB" || m.childOf(h, 0, h, "aux:pass") == none {
		return
	}
	m.set(subject, v, "nsubj:pass")
	m.set(v, h, "conj")
	if and := m.childOf(subject, h, subject, "cc"); and != none {
		m.set(and, v, "cc")
	}
}

// counted mends "wounded at least three nurses" and "held up to 40 children", where what is counted was taken for a phrase beside the verb.
func (m *mender) counted(n int) {
	v := m.tokens[n].Head
	if !m.noun(n) || m.tokens[n].Deprel != "obl" || v < 0 || v > n || m.tokens[v].UPOS != "VERB" || m.childOf(v, v, len(m.tokens), "obj", "iobj") != none {
		return
	}
	first := v + 1
	if first < n && m.tokens[first].Deprel == "compound:prt" && !m.lex.is("round-number", m.words[first]+"_"+m.words[first+1]) {
		first++
	}
	if first+1 >= n || !m.lex.is("round-number", m.words[first]+"_"+m.words[first+1]) || m.childOf(n, first+2, n, "nummod") == none {
		return
	}
	for i := first + 2; i < n; i++ {
		if m.tokens[i].UPOS == "ADP" || m.tokens[i].UPOS == "VERB" {
			return
		}
	}
	m.set(first, first+1, "advmod")
	m.set(first+1, n, "advmod")
	m.set(n, v, "obj")
}

// twoDid mends "The two discussed energy", where the verb of two without a noun was taken for a participle of its object.
func (m *mender) twoDid(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].Deprel != "amod" || m.tokens[v].XPOS != "VBD" && m.tokens[v].XPOS != "VBN" || v < 2 || n < v || m.tokens[v-1].XPOS != "CD" || m.words[v-2] != "the" || m.tokens[v-1].Head != n || m.tokens[n].Deprel != "root" {
		return
	}
	for i := v + 1; i < len(m.tokens); i++ {
		if m.finite(i) || m.tokens[i].XPOS == "MD" {
			return
		}
	}
	m.set(v, -1, "root")
	m.set(v-1, v, "nsubj")
	m.set(v-2, v-1, "det")
	m.tokens[v].XPOS = "VBD"
	for i := range m.tokens {
		if i > v && m.tokens[i].Head == n && (m.tokens[i].Deprel == "punct" || m.tokens[i].Deprel == "obl") {
			m.set(i, v, m.tokens[i].Deprel)
		}
	}
	m.set(n, v, "obj")
}
