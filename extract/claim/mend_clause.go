package claim

import "newsgraph/extract/text"

// headlineInfinitive mends "Colombia and rebels to meet in Oslo", where the predicate of a headline was hung on its subject.
func (m *mender) headlineInfinitive(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].XPOS != "VB" || m.tokens[v].Deprel != "acl" || n < 0 || !m.untagged(n) {
		return
	}
	mark := m.childOf(v, n, v, "mark")
	if mark == none || !m.lex.is("infinitive-mark", m.words[mark]) || m.childOf(n, 0, n, "det", "case") != none || m.contentNoun(n) {
		return
	}
	m.set(v, text.Root, "root")
	m.set(n, v, "nsubj")
}

// untagged says whether a token is the nominal root of a line without a full stop.
func (m *mender) untagged(n int) bool {
	last := len(m.tokens) - 1
	return m.tokens[n].Head == text.Root && m.noun(n) && m.tokens[last].UPOS != "PUNCT" && m.childOf(n, 0, last+1, "cop") == none
}

// headlineVerb mends "Court Orders Arrest" and "Greenpeace fears that …", where a verb in the present was taken for a plural noun.
func (m *mender) headlineVerb(i int) {
	if m.tokens[i].XPOS != "NNS" || m.tokens[i].Head != text.Root || m.childOf(i, 0, len(m.tokens), "cop", "det", "case", "nmod:poss", "aux") != none {
		return
	}
	if !m.triggersVerb(i) {
		return
	}
	subject := m.childOf(i, 0, i, "nsubj")
	object := m.childOf(i, i+1, len(m.tokens), "obj", "ccomp", "advcl")
	if that := m.childOf(i, i+1, len(m.tokens), "acl", "acl:relcl"); that != none && m.complete(that) != none {
		m.set(that, i, "ccomp")
		m.set(m.complete(that), that, "mark")
		object = that
	}
	if subject == none && i > 0 && (m.tokens[i-1].UPOS == "PROPN" || object != none && m.tokens[object].Deprel == "ccomp") {
		subject = m.childOf(i, 0, i, "compound", "nmod", "nmod:desc", "flat")
	}
	if subject == none || object == none {
		return
	}
	m.retag(i, "VBZ")
	m.set(subject, i, "nsubj")
}

// complete is the "that" that joins a clause with a subject of its own, or none.
func (m *mender) complete(v int) int {
	that := m.childOf(v, 0, v, "mark", "obj", "nsubj", "obl")
	if that == none || m.tokens[that].UPOS != "SCONJ" && m.tokens[that].Deprel != "mark" || !m.lex.is("relative-word", m.words[that]) {
		return none
	}
	if m.childOf(v, that+1, v, "nsubj", "nsubj:pass", "expl", "csubj") == none {
		return none
	}
	return that
}

// verbless mends "Her lawyer, Ana Rey, criticised Judge Paz.", where the verb was taken for a participle, and the sentence has no other.
func (m *mender) verbless(v int) {
	n := m.tokens[v].Head
	last := len(m.tokens) - 1
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Deprel != "acl" || n < 0 || n > v || m.tokens[n].Head != text.Root || !m.nominal(n) || m.tokens[last].UPOS != "PUNCT" || v == last {
		return
	}
	if m.childOf(v, 0, last, "aux", "aux:pass", "obl:agent", "mark") != none || m.childOf(n, 0, last, "cop", "case") != none {
		return
	}
	for i := 0; i < v; i++ {
		if m.finite(i) || m.tokens[i].XPOS == "MD" {
			return
		}
	}
	if u := m.tokens[v+1].UPOS; u != "DET" && u != "PROPN" && u != "ADJ" && u != "NOUN" && u != "PRON" || m.lex.is("day", m.words[v+1]) {
		return
	}
	object := m.childOf(v, v+1, last, "obj")
	if object == none {
		object = m.childOf(n, v+1, last, "appos", "nmod", "obj", "conj")
	}
	if object == none || m.childOf(object, 0, last, "case") != none {
		return
	}
	m.set(v, text.Root, "root")
	m.set(n, v, "nsubj")
	m.set(object, v, "obj")
	m.retag(v, "VBD")
}

// strayObject mends "President Mensah sacked Minister Addo", where the object was taken for another name of the subject, without a comma.
func (m *mender) strayObject(v int) {
	subject := m.childOf(v, 0, v, "nsubj")
	if !m.finite(v) || subject == none || m.childOf(v, 0, len(m.tokens), "obj", "ccomp", "xcomp", "cop") != none {
		return
	}
	object := m.childOf(subject, v+1, len(m.tokens), "appos")
	for i := v + 1; i < object; i++ {
		if u := m.tokens[i].UPOS; u == "PUNCT" || u == "ADP" {
			return
		}
	}
	if object != none {
		m.set(object, v, "obj")
	}
}

// finiteConjunct mends "called on the army to free him and threatened to impose sanctions", where a verb in the past was coordinated with an
// infinitive: it goes with the verb above.
func (m *mender) finiteConjunct(v int) {
	tag := m.tokens[v].XPOS
	if tag != "VBD" && tag != "VBN" || m.tokens[v].Deprel != "conj" || m.tokens[v].Head < 0 || m.tokens[m.tokens[v].Head].XPOS != "VB" {
		return
	}
	if m.childOf(v, 0, v, "aux", "aux:pass") != none {
		return
	}
	for h, left := m.tokens[v].Head, maxClimb; h >= 0 && left > 0; h, left = m.tokens[h].Head, left-1 {
		if h < v && m.finite(h) {
			m.set(v, h, "conj")
			m.retag(v, "VBD")
			return
		}
	}
}

// pastConjunct mends "said that Chad had attacked Mali and accused it of lying", where a verb in the past was coordinated with a perfect: it goes
// on with the verb above.
func (m *mender) pastConjunct(v int) {
	h := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBD" || m.tokens[v].Deprel != "conj" || h < 0 || h > v || m.tokens[h].Deprel != "ccomp" || m.childOf(v, h, v, "nsubj", "nsubj:pass") != none {
		return
	}
	had := m.childOf(h, 0, h, "aux")
	says := m.tokens[h].Head
	if had == none || m.tokens[had].XPOS == "MD" || m.tokens[h].XPOS != "VBN" || says < 0 || says > h || m.tokens[says].XPOS != "VBD" || !m.lex.is("tag-verb", m.lemma(v)) && !m.lex.is("object-clause", m.lemma(v)) {
		return
	}
	m.set(v, says, "conj")
}

// presentConjunct mends "denies that the clash took place and accuses Chad of lying", where a verb in the present was coordinated with one in the
// past: it goes on with the verb above, which is in the present too.
func (m *mender) presentConjunct(v int) {
	h := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBZ" || m.tokens[v].Deprel != "conj" || h < 0 || h > v || m.tokens[h].XPOS != "VBD" || m.tokens[h].Deprel != "ccomp" {
		return
	}
	says := m.tokens[h].Head
	if says < 0 || says > h || m.tokens[says].XPOS != "VBZ" || m.childOf(v, h, v, "nsubj", "nsubj:pass") != none || m.childOf(v, h, v, "cc") == none || !m.lex.is("tag-verb", m.lemma(v)) && !m.lex.is("object-clause", m.lemma(v)) {
		return
	}
	m.set(v, says, "conj")
}

// saidThat mends "said in a statement that", "announced on television that", where what is told was hung on the noun before.
func (m *mender) saidThat(v int) {
	rel := m.tokens[v].Deprel
	n := m.tokens[v].Head
	if rel != "acl" && rel != "acl:relcl" || n < 0 || n > v {
		return
	}
	that := m.complete(v)
	if that == none {
		return
	}
	if rel == "acl:relcl" && m.contentNoun(n) {
		m.set(that, v, "mark")
		m.set(v, n, "acl") // "reports that": no relative clause
	}
	verb := n
	for left := maxClimb; left > 0 && verb >= 0 && base(m.tokens[verb].Deprel) == "nmod"; left-- {
		verb = m.tokens[verb].Head
	}
	if verb < 0 || base(m.tokens[verb].Deprel) != "obl" {
		return
	}
	if c := m.childOf(n, 0, n, "case"); m.contentNoun(n) && (c == none || !m.lex.is("within-preposition", m.words[c])) {
		return
	}
	verb = m.tokens[verb].Head
	if verb < 0 || verb > that || m.tokens[verb].UPOS != "VERB" || !m.lex.is("tag-verb", m.lemma(verb)) || m.childOf(verb, verb, len(m.tokens), "ccomp") != none {
		return
	}
	m.set(that, v, "mark")
	m.set(v, verb, "ccomp")
}

// clauseSubject mends "came after the envoy warned", where the subject of a clause was hung on the verb above it.
func (m *mender) clauseSubject(v int) {
	h := m.tokens[v].Head
	if !m.finite(v) || m.tokens[v].Deprel != "advcl" || h < 0 || m.childOf(v, 0, len(m.tokens), "nsubj", "nsubj:pass", "csubj", "expl") != none {
		return
	}
	mark := m.childOf(v, 0, v, "mark")
	if mark == none || h > mark {
		return
	}
	for i := mark + 1; i < v; i++ {
		if m.tokens[i].Head == h && m.nominal(i) && m.childOf(i, 0, i, "case") == none {
			m.set(i, v, "nsubj")
			return
		}
	}
}

// clauseCoordination mends "spoke after France and its allies voiced alarm", where the clause was taken for a second main clause, and the first
// of its subjects for a phrase.
func (m *mender) clauseCoordination(v int) {
	h := m.tokens[v].Head
	if !m.finite(v) || m.tokens[v].Deprel != "conj" || h < 0 || h > v {
		return
	}
	and, second := m.childOf(v, h, v, "cc"), m.childOf(v, h, v, "nsubj")
	if and == none && second == none && m.tokens[v-1].Deprel == "conj" {
		second = v - 1 // both of its subjects were taken for the phrase
		and = m.childOf(second, h, second, "cc")
	} else if second != none && second < and {
		return
	}
	if and == none {
		return
	}
	first := and - 1
	for first > h && m.tokens[first].Head != h {
		first = m.tokens[first].Head
	}
	if first <= h || !m.nominal(first) || base(m.tokens[first].Deprel) != "obl" {
		return
	}
	after := m.childOf(first, h, first, "case")
	if after == none {
		after = m.childOf(v, h, first, "mark")
	}
	if after == none || !m.lex.is("clause-preposition", m.words[after]) {
		return
	}
	if second == none {
		if second = m.childOf(first, and+1, v, "conj"); second == none {
			return
		}
	}
	m.set(v, h, "advcl")
	m.set(after, v, "mark")
	m.set(first, v, "nsubj")
	m.set(second, first, "conj")
	m.set(and, second, "cc")
}

// toldExistence mends "told French officials there was no deal", where who was told was taken for what there was.
func (m *mender) toldExistence(v int) {
	told := m.tokens[v].Head
	there := m.childOf(v, 0, v, "expl")
	if told < 0 || there == none || m.tokens[v].Deprel != "ccomp" || !m.lex.is("tag-verb", m.lemma(told)) {
		return
	}
	if n := m.childOf(v, told+1, there, "nsubj"); n != none {
		m.set(n, told, "iobj")
	}
}

// relativeSeries mends "founded a group that opposes the king and seeks to oust him", where the second verb of a relative clause was coordinated
// with the verb above, which stands in another tense.
func (m *mender) relativeSeries(v int) {
	h := m.tokens[v].Head
	if m.tokens[v].Deprel != "conj" || h < 0 || h > v || !m.finite(h) || m.tokens[h].XPOS == m.tokens[v].XPOS || m.childOf(v, 0, v, "nsubj", "nsubj:pass", "aux") != none {
		return
	}
	for r := v - 1; r > h; r-- {
		if m.tokens[r].Deprel == "acl:relcl" && m.finite(r) && m.tokens[r].XPOS == m.tokens[v].XPOS && m.tokens[v-1].UPOS == "CCONJ" {
			m.set(v, r, "conj")
			return
		}
	}
}

// firstPerson mends "we commend those who fought in Gao and call on Chad", where what the speaker does next was coordinated with the verb of the relative
// clause, which stands in another tense: a bare form goes with "we".
func (m *mender) firstPerson(v int) {
	r := m.tokens[v].Head
	if x := m.tokens[v].XPOS; m.tokens[v].Deprel != "conj" || r < 0 || r > v || x != "VB" && x != "VBP" || m.tokens[r].Deprel != "acl:relcl" || m.tokens[r].XPOS != "VBD" || m.tokens[v-1].UPOS != "CCONJ" {
		return
	}
	h := m.tokens[r].Head
	for h >= 0 && m.tokens[h].UPOS != "VERB" {
		h = m.tokens[h].Head
	}
	for w := h; w >= 0; w = m.tokens[w].Head {
		if subject := m.childOf(w, 0, w, "nsubj"); subject != none {
			if m.lex.is("first-person", m.words[subject]) {
				m.set(v, h, "conj")
			}
			return
		}
	}
}

// headlineSeries mends "Moscow vows support for Mali, denies links", where the first verb of a headline was taken for what the second tells.
func (m *mender) headlineSeries(v int) {
	last := len(m.tokens) - 1
	if m.tokens[v].XPOS != "VBZ" || m.tokens[v].Head != text.Root || m.tokens[last].UPOS == "PUNCT" || m.childOf(v, 0, last+1, "nsubj", "nsubj:pass", "csubj", "expl") != none {
		return
	}
	first := m.childOf(v, 0, v, "ccomp")
	if first == none || !m.finite(first) || m.childOf(first, 0, first, "nsubj") == none || m.tokens[v-1].UPOS != "PUNCT" && m.tokens[v-1].UPOS != "CCONJ" {
		return
	}
	m.set(first, text.Root, "root")
	m.set(v, first, "conj")
}

// intended mends "approved Sweden's bid to join it", "reiterated Norway's commitment to defeating them", "spoke of the Kenyan mission to retake
// the town" and "said they were due to visit", where what is intended was hung on the verb above the noun or adjective.
func (m *mender) intended(v int) {
	mark := v - 1
	if mark < 1 || m.tokens[mark].Head != v || !m.lex.is("infinitive-mark", m.words[mark]) {
		return
	}
	n, h := mark-1, m.tokens[v].Head
	if m.tokens[v].Deprel == "ccomp" && m.tokens[n].UPOS == "ADJ" && m.tokens[n].Head == h && len(m.lex.operators[m.lemma(n)]) > 0 {
		m.set(v, n, "xcomp")
	}
	if m.tokens[v].Deprel != "advcl" {
		return
	}
	switch {
	case h < 0 || h >= n:
	case m.tokens[v].XPOS == "VB" && m.tokens[n].Head == h && m.tokens[n].Deprel == "obj" && m.lex.is("bid", m.lemma(n)) && m.childOf(n, 0, n, "nmod:poss") != none,
		m.tokens[v].XPOS == "VBG" && m.tokens[n].Head == h && m.tokens[n].Deprel == "obj" && len(m.lex.operators[m.lemma(n)]) > 0,
		m.tokens[v].XPOS == "VB" && m.tokens[n].Deprel == "nmod" && m.lex.is("undertaking", m.lemma(n)):
		m.set(v, n, "acl")
	}
}

// deadly mends "a lawmaker wounded in the bombing that killed two", where what the deed did was hung on whom the line is about.
func (m *mender) deadly(v int) {
	h := m.tokens[v].Head
	subject := m.childOf(v, 0, v, "nsubj")
	if m.tokens[v].Deprel != "acl:relcl" || h < 0 || h > v || subject < h || !m.lex.is("impersonal-relative", m.words[subject]) || !m.lex.is("toll", m.lemma(v)) || m.lex.is("calamity", m.lemma(h)) {
		return
	}
	for k := subject - 1; k > h; k-- {
		if m.calamitous(k) {
			m.set(v, k, "acl:relcl")
			return
		}
	}
	for c := m.sited(h); c > 0; c = m.sited(h) { // "the attack on the town that killed two": neither did the town
		up := m.tokens[h].Head
		switch {
		case m.calamitous(c - 1):
			m.set(v, c-1, "acl:relcl")
			return
		case up < 0 || up > c || m.tokens[up].UPOS == "VERB":
			return
		case m.calamitous(up):
			m.set(v, up, "acl:relcl")
			return
		}
		h = up
	}
}

// calamitous says whether a token is a noun for what kills without being anybody.
func (m *mender) calamitous(i int) bool {
	return m.tokens[i].UPOS == "NOUN" && m.lex.is("calamity", m.lemma(i))
}

// sited is the preposition of a phrase that says where something was, or whom it was against, else none.
func (m *mender) sited(i int) int {
	c := m.childOf(i, 0, i, "case")
	if c == none || !m.lex.is("place-preposition", m.words[c]) && !m.lex.is("enemy-preposition", m.words[c]) && !m.lex.is("partitive-preposition", m.words[c]) && m.words[c] != "on" {
		return none
	}
	return c
}

// burst mends "a bomb exploded shortly after a convoy passed, killing two", where what the bomb did was hung on the convoy.
func (m *mender) burst(v int) {
	w := m.tokens[v].Head
	if m.tokens[v].XPOS != "VBG" || m.tokens[v].Deprel != "advcl" || w < 0 || w > v || !m.lex.is("toll", m.lemma(v)) || m.childOf(w, 0, v, "obj", "ccomp") != none {
		return
	}
	for up := m.tokens[w].Head; up >= 0; up = m.tokens[up].Head {
		if m.lex.is("bursting", m.lemma(up)) && m.tokens[up].UPOS == "VERB" {
			m.set(v, up, "advcl")
			return
		}
	}
}

// mostly mends "attacks which have killed many people, mainly civilians", where those were taken for another name of the attacks.
func (m *mender) mostly(i int) {
	h := m.tokens[i].Head
	if m.tokens[i].Deprel != "appos" || h < 0 || i < 3 || !m.noun(i) || m.tokens[i-1].Head != i || !m.lex.is("mostly", m.words[i-1]) || m.words[i-2] != "," {
		return
	}
	if n := i - 3; n > h && m.noun(n) && m.lex.is("people", m.lemma(n)) {
		m.set(i, n, "appos")
	}
}

// guise mends "gunmen disguised as officers shot two", where the participle was taken for the verb of the sentence and whom they look like for
// the subject of what they did.
func (m *mender) guise(v int) {
	if !m.lex.is("guise", m.lemma(v)) || m.tokens[v].UPOS != "VERB" {
		return
	}
	subject := m.childOf(v, 0, v, "nsubj", "nsubj:pass")
	deed := m.childOf(v, v+1, len(m.tokens), "advcl")
	if subject == none || deed == none {
		return
	}
	mark, looks := m.childOf(deed, v, deed, "mark"), m.childOf(deed, v, deed, "nsubj")
	if mark == none || looks < mark || m.words[mark] != "as" || !m.finite(deed) && m.childOf(deed, looks, deed, "aux") == none {
		return
	}
	m.set(deed, m.tokens[v].Head, m.tokens[v].Deprel)
	m.set(subject, deed, "nsubj")
	m.set(v, subject, "acl")
	m.set(looks, v, "obl")
	m.set(mark, looks, "case")
	m.retag(v, "VBN")
}

// subjectBehindAnd mends "Norway praised Peru and Chile is weighing steps", where who does the second was joined to whom the first is about: the
// "and" of the second verb stands before him, and the verb has no subject.
func (m *mender) subjectBehindAnd(v int) {
	if m.tokens[v].Deprel != "conj" || m.childOf(v, 0, len(m.tokens), "nsubj", "nsubj:pass", "expl") != none || !m.actsFinitely(v) {
		return
	}
	and := m.childOf(v, 0, v, "cc")
	if and == none {
		m.subjectBeside(v)
		return
	}
	for n := and + 1; n < v; n++ {
		if m.tokens[n].Deprel == "conj" && m.tokens[n].Head < and && m.tokens[n].Head != m.tokens[v].Head && m.noun(n) {
			m.set(n, v, "nsubj")
			return
		}
	}
}

// subjectBeside mends "police arrested a man in Gao, and rebels have opened fire", where the "and" went with who does the second to what stands
// before it.
func (m *mender) subjectBeside(v int) {
	n := v - 1
	for n > 0 && m.tokens[n].Head == v && (m.tokens[n].UPOS == "AUX" || m.tokens[n].UPOS == "ADV") {
		n--
	}
	and := m.childOf(n, 0, n, "cc")
	if and > 0 && m.tokens[n].Deprel == "conj" && m.tokens[n].Head < and && m.words[and-1] == "," && m.noun(n) && m.tokens[n].Head != m.tokens[v].Head {
		m.set(n, v, "nsubj")
		m.set(and, v, "cc")
	}
}

// actsFinitely says whether a verb is finite beyond doubt: by its form, an auxiliary, or an object.
func (m *mender) actsFinitely(v int) bool {
	switch m.tokens[v].XPOS {
	case "VBZ", "VBP":
		return true
	case "VBD":
		return m.childOf(v, v, len(m.tokens), "obj", "ccomp", "xcomp") != none
	}
	return m.childOf(v, 0, v, "aux", "aux:pass") != none
}
