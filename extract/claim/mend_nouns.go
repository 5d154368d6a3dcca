package claim

import (
	"slices"
	"strings"
)

// nouns mends what hangs on a noun: whose a name is, what is linked to whom, and clauses that are no part of it.
func (m *mender) nouns(i int) {
	m.whose(i)
	m.nearest(i)
	m.relative(i)
	m.doing(i)
	m.secondClause(i)
	m.subjunctive(i)
	m.thereDoing(i)
}

// apposed mends "the envoy for the region, Ada Obi" and "the hiring of the Halcyon Guard, a security company", where what stands in
// apposition was hung on the wrong noun of the phrase before: a person is no region, and a company no hiring.
func (m *mender) apposed(i int) {
	h := m.tokens[i].Head
	if m.tokens[i].Deprel != "appos" || h < 0 || h > i || !m.noun(h) || m.person(h) {
		return
	}
	if m.person(i) {
		for n := h; n >= 0 && m.tokens[n].Deprel == "nmod" && !m.humane(n); {
			if n = m.tokens[n].Head; n >= 0 && m.humane(n) && m.tokens[n].XPOS != "NNS" {
				m.set(i, n, "appos")
			}
		}
		return
	}
	comma := i - 1
	for comma > h && m.words[comma] != "," {
		comma--
	}
	if m.tokens[h].UPOS != "NOUN" || !m.humane(i) && !m.lex.is("collective", m.lemma(i)) || m.humane(h) && m.humane(i) || m.lex.is("collective", m.lemma(h)) || comma <= h+1 {
		return
	}
	name := comma - 1
	for m.tokens[name].Deprel == "flat" || m.tokens[name].Deprel == "compound" && m.tokens[name].Head < comma {
		name = m.tokens[name].Head
	}
	if name > h && m.tokens[name].UPOS == "PROPN" && m.tokens[name].Deprel == "nmod" && m.tokens[name].Head == h {
		m.set(i, name, "appos")
	}
}

// person says whether a token stands in the name of a person.
func (m *mender) person(i int) bool {
	return slices.ContainsFunc(m.persons, func(p stretch) bool { return p.holds(i) })
}

// humane says whether a noun is one of people or of who has an office and acts himself, as a spokesman does not.
func (m *mender) humane(i int) bool {
	lemma := m.lemma(i)
	return !m.lex.is("personal", lemma) && (m.lex.is("people", lemma) || m.lex.is("post", lemma) || m.lex.is("private", lemma))
}

// thereDoing mends "was in Cairo holding talks", where the talks were taken for what somebody was.
func (m *mender) thereDoing(v int) {
	n, place := m.tokens[v].Head, v-1
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "amod" || n < v || place < 0 || m.tokens[place].UPOS != "PROPN" || m.tokens[place].Head != n && m.tokens[place].Head != v {
		return
	}
	if m.childOf(n, 0, place, "cop") == none || m.childOf(n, 0, place, "case") == none {
		return
	}
	m.set(place, m.tokens[n].Head, m.tokens[n].Deprel)
	for i := range place {
		if m.tokens[i].Head == n {
			m.set(i, place, m.tokens[i].Deprel)
		}
	}
	m.set(v, place, "advcl")
	m.set(n, v, "obj")
}

// whose mends "France's Operation Blanc", where whose it is was hung on the first part of the name.
func (m *mender) whose(i int) {
	n := m.tokens[i].Head
	if m.tokens[i].Deprel != "nmod:poss" || n < i || m.tokens[n].Deprel != "compound" || m.tokens[n].UPOS != "PROPN" {
		return
	}
	if up := m.tokens[n].Head; up > n && m.tokens[up].UPOS == "PROPN" {
		m.set(i, up, "nmod:poss")
	}
}

// nearest mends "the fight against militants linked to the group", where the participle was hung on the fight: who is linked to somebody
// stands right before.
func (m *mender) nearest(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Deprel != "acl" || n < 0 || n >= v-1 || v+1 >= len(m.tokens) || m.words[v+1] != "to" {
		return
	}
	if x := v - 1; m.noun(x) && m.tokens[x].Head == n && m.tokens[x].Deprel == "nmod" && m.tokens[v+1].UPOS == "ADP" && m.childOf(v, v+1, len(m.tokens), "obl") != none {
		m.set(v, x, "acl")
	}
}

// relative mends "the suffering that our troops caused", where the clause was taken for what the noun says: its "that" is the object.
func (m *mender) relative(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].Deprel != "acl" || n < 0 || n > v {
		return
	}
	that := m.childOf(v, n, v, "obj")
	if that == n+1 && m.lex.is("relative-word", m.words[that]) && m.childOf(v, v+1, len(m.tokens), "obj", "ccomp", "xcomp") == none {
		m.set(v, n, "acl:relcl")
	}
}

// doing mends "concern about Mali making a deal", where who makes it was taken for what the concern is about, and the deal for another
// clause.
func (m *mender) doing(v int) {
	who := v - 1
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "advcl" || who < 1 || !m.noun(who) || m.tokens[who].Deprel != "nmod" || m.childOf(v, 0, v, "mark", "nsubj") != none {
		return
	}
	n := m.tokens[who].Head
	about := m.childOf(who, 0, who, "case")
	if n < 0 || n == m.tokens[v].Head || about == none || about < n || !m.contentNoun(n) || m.tokens[v].Head > n {
		return
	}
	m.set(v, n, "acl")
	m.set(who, v, "nsubj")
	m.set(about, v, "mark")
}

// secondClause mends "The bloc endorsed Rey, and the unions sided with her", where the second clause was taken for a noun beside the verb: a
// verb in the past that has no object behind a noun of its own.
func (m *mender) secondClause(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBD" || m.tokens[v].Deprel != "acl" || n < 0 || n > v || m.tokens[n].Deprel != "conj" || m.childOf(v, 0, v, "nsubj", "nsubj:pass", "mark", "aux:pass") != none {
		return
	}
	if up := m.tokens[n].Head; up >= 0 && up < n && m.tokens[up].UPOS == "VERB" {
		m.set(v, up, "conj")
		m.set(n, v, "nsubj")
		if and := m.childOf(n, 0, n, "cc"); and != none {
			m.set(and, v, "cc")
		}
	}
}

// subjunctive mends "recommended that Congress freeze aid", where the clause was taken for a noun phrase.
func (m *mender) subjunctive(i int) {
	object := m.tokens[i].Head
	if m.tokens[i].UPOS != "VERB" || m.tokens[i].Deprel != "compound" || object < i || m.tokens[object].Deprel != "obj" {
		return
	}
	v := m.tokens[object].Head
	that := m.childOf(object, 0, i, "det", "mark")
	who := m.childOf(object, that+1, i, "compound", "nmod:desc", "nmod")
	if that == none || who == none || v < 0 || v > that || !m.lex.is("relative-word", m.words[that]) || !m.noun(who) {
		return
	}
	m.set(i, v, "ccomp")
	m.set(that, i, "mark")
	m.set(who, i, "nsubj")
	m.set(object, i, "obj")
}

// elect mends "President-elect Mora apologized", where the word behind the hyphen was taken for a verb and the name for its object.
func (m *mender) elect(i int) {
	if i < 2 || !m.lex.is("elect", m.words[i]) || m.words[i-1] != "-" || !m.noun(i-2) {
		return
	}
	office, name, verb := i-2, m.childOf(i, i+1, i+2, "obj", "nsubj", "flat", "appos"), m.tokens[i].Head
	if name == none || m.tokens[name].UPOS != "PROPN" {
		return
	}
	if verb < i || m.tokens[verb].UPOS != "VERB" {
		if verb = m.childOf(i, i+1, len(m.tokens), "ccomp", "xcomp", "parataxis", "advcl"); verb == none {
			m.electObject(i, office, name)
			return
		}
		m.set(verb, m.tokens[i].Head, m.tokens[i].Deprel)
	}
	for k := range m.tokens {
		if m.tokens[k].Head == i && k != name && k != verb {
			m.set(k, verb, m.tokens[k].Deprel)
		}
	}
	subject := "nsubj"
	if m.childOf(verb, i, verb, "aux:pass") != none {
		subject = "nsubj:pass"
	}
	m.set(name, verb, subject)
	m.set(office, name, "nmod:desc")
	m.set(i, office, "amod")
	m.retag(i, "JJ")
}

// electObject mends "met with President-elect Mora", where the name is what stands before the office hangs on.
func (m *mender) electObject(i, office, name int) {
	up, rel := m.tokens[i].Head, m.tokens[i].Deprel
	if up < 0 || up > i {
		return
	}
	mark := m.childOf(i, 0, i, "mark", "case")
	switch {
	case rel == "conj", rel == "obl", rel == "nmod", rel == "obj":
	case mark != none && m.tokens[mark].UPOS == "ADP" && m.tokens[up].UPOS == "VERB":
		rel = "obl"
	case mark != none && m.tokens[mark].UPOS == "ADP":
		rel = "nmod"
	case mark == none && m.tokens[up].UPOS == "VERB" && m.childOf(up, 0, len(m.tokens), "obj") == none:
		rel = "obj"
	default:
		return
	}
	for k := range m.tokens {
		if m.tokens[k].Head == i && k != name {
			m.set(k, name, m.tokens[k].Deprel)
		}
	}
	if mark != none {
		m.set(mark, name, "case")
	}
	m.set(name, up, rel)
	m.set(office, name, "nmod:desc")
	m.set(i, office, "amod")
	m.retag(i, "JJ")
}

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
