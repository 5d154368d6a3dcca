package claim

import "strings"

// What stands beside the verb of the sentence: clauses with a subject of their own that the parser gave to a word nearby, and verbs taken for
// participles.

// besideSubject mends "with Chad freeing two and Sudan handing over five", where the second subject was taken for one more of the first's objects.
func (m *mender) besideSubject(v int) {
	g := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "conj" || v < 2 || g < 0 || g > v || m.tokens[g].XPOS != "VBG" || m.childOf(g, 0, g, "nsubj") == none {
		return
	}
	who := v - 1
	if m.childOf(v, 0, v, "nsubj") != none || !m.noun(who) || m.tokens[who].Deprel != "conj" || m.tokens[who].Head < g {
		return
	}
	if and := m.childOf(who, g, who, "cc"); and != none {
		m.set(and, v, "cc")
		m.set(who, v, "nsubj")
	}
}

// eachOther mends "they traded fire on Friday, Chad and Kenya each blaming the other", where the two were hung on the day before.
func (m *mender) eachOther(v int) {
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "advcl" || v < 5 || m.words[v-1] != "each" || m.childOf(v, 0, v, "nsubj") != none {
		return
	}
	first, and, second := v-4, v-3, v-2
	if m.tokens[second].UPOS != "PROPN" || m.tokens[first].UPOS != "PROPN" || m.tokens[and].Deprel != "cc" || m.words[first-1] != "," {
		return
	}
	m.set(first, v, "nsubj")
	m.set(second, first, "conj")
	m.set(and, second, "cc")
}

// chosen mends "the council named Luis Vega as its head and appealed for calm", where the verb of the sentence was taken for a participle on its subject.
func (m *mender) chosen(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Deprel != "acl" || n < 0 || n > v || v+1 >= len(m.tokens) || !m.lex.is("choosing", m.lemma(v)) {
		return
	}
	for m.tokens[n].Deprel == "nmod" && m.tokens[n].Head >= 0 && m.lex.is("day", m.words[n]) {
		n = m.tokens[n].Head // "the council on Monday named"
	}
	whom := m.childOf(v, v+1, len(m.tokens), "obj", "xcomp")
	if m.tokens[n].Deprel != "root" || m.tokens[n].UPOS == "VERB" || whom != v+1 ||
		m.tokens[whom].UPOS != "PROPN" || m.childOf(n, 0, len(m.tokens), "cop") != none || !m.toPost(v) {
		return
	}
	m.set(v, m.tokens[n].Head, "root")
	m.set(n, v, "nsubj")
	m.set(whom, v, "obj")
	m.retag(v, "VBD")
}

// toPost says whether a verb tells as what somebody is chosen, or is followed by another in the past: neither is so in "a group named Hamas".
func (m *mender) toPost(v int) bool {
	for i := v + 1; i < len(m.tokens); i++ {
		if m.words[i] == "as" && m.tokens[i].Deprel == "case" && m.tokens[i].Head > i && m.lex.is("post", m.lemma(m.tokens[i].Head)) ||
			m.tokens[i].Head == v && m.tokens[i].Deprel == "conj" && m.tokens[i].XPOS == "VBD" {
			return true
		}
	}
	return false
}

// denied mends "a charge Peru denied", where the verb was taken for a passive, which has an auxiliary.
func (m *mender) denied(v int) {
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Deprel != "acl:relcl" || m.childOf(v, 0, v, "aux", "aux:pass") != none {
		return
	}
	if who := m.childOf(v, 0, v, "nsubj:pass"); v > 0 && who == v-1 && m.tokens[who].UPOS == "PROPN" && strings.HasSuffix(m.words[v], "ed") {
		m.set(who, v, "nsubj")
		m.retag(v, "VBD")
	}
}

// fare mends "charged migrants 200 dollars", where what somebody pays was hung on him.
func (m *mender) fare(i int) {
	who := m.tokens[i].Head
	if m.tokens[i].Deprel != "nmod:unmarked" || who < 1 || who > i ||
		m.tokens[who].Deprel != "obj" || m.tokens[who].Head != who-1 || !m.lex.is("price", m.lemma(i)) {
		return
	}
	if v := m.tokens[who].Head; m.tokens[v].UPOS == "VERB" && m.childOf(i, who+1, i, "nummod", "det") != none && m.childOf(v, i, len(m.tokens), "obj") == none {
		m.set(who, v, "iobj")
		m.set(i, v, "obj")
	}
}

// furtherSaid mends "it is late, he told reporters, warning Iran of sanctions", where what he did by saying so was taken for what he said.
func (m *mender) furtherSaid(v int) {
	says := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "ccomp" || says < 0 ||
		says > v || m.words[v-1] != "," || m.childOf(v, 0, v, "nsubj", "aux", "mark") != none {
		return
	}
	if m.lex.is("tag-verb", m.lemma(says)) && m.childOf(says, 0, v, "ccomp", "parataxis") != none {
		m.set(v, says, "advcl")
	}
}

// accordingTo mends "according to Amnesty, which urged Chad to", where the clause was hung on the verb of the sentence.
func (m *mender) accordingTo(v int) {
	if m.tokens[v].Deprel != "acl:relcl" || m.tokens[v].Head < 0 || m.tokens[m.tokens[v].Head].UPOS != "VERB" {
		return
	}
	who := m.childOf(v, 0, v, "nsubj")
	if who < 2 || !m.lex.is("thing-relative", m.words[who]) && !m.lex.is("personal-relative", m.words[who]) || m.words[who-1] != "," {
		return
	}
	for n := who - 2; n > 0; n = m.tokens[n].Head {
		up := m.tokens[n].Head
		if up < 0 || up > n && !m.noun(up) {
			return
		}
		if up > 0 && up < n && m.words[up] == "according" {
			m.set(v, n, "acl:relcl")
			return
		}
	}
}

// inSeries mends "warships from Russia, China and Iran began", where the second of a series was taken for a subject of its own.
func (m *mender) inSeries(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].Deprel != "nsubj" || v < i || i < 4 || m.words[i-1] != "," || m.tokens[i].UPOS != "PROPN" || i+2 >= v || m.tokens[i+1].Deprel != "cc" {
		return
	}
	first, n := m.childOf(v, 0, i, "nsubj"), i-2
	if first == none || m.tokens[n].UPOS != "PROPN" || m.tokens[n].Head != first || m.tokens[n].Deprel != "nmod" ||
		m.tokens[i+2].Head != n && m.tokens[i+2].Head != i || m.tokens[i+2].Deprel != "conj" {
		return
	}
	m.set(i, n, "conj")
}

// opposedTo mends "objections to Finland joining NATO", where what is objected to was taken for what the one who objects does.
func (m *mender) opposedTo(v int) {
	who := v - 1
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "advcl" || who < 2 || !m.noun(who) ||
		m.tokens[who].Deprel != "nmod" || m.childOf(v, 0, v, "mark", "nsubj") != none {
		return
	}
	stance := m.tokens[who].Head
	if stance < 0 || stance > who || !m.lex.is("stance-noun", m.lemma(stance)) || m.childOf(who, stance, who, "case") == none {
		return
	}
	m.set(v, stance, "acl")
	m.set(who, v, "nsubj")
}
