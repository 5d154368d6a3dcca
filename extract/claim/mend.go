package claim

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// mender mends what in a parse contradicts itself or what the tables know of words. A parse without faults stays as it is.
type mender struct {
	*tree   // words and lemmas, which stay the same; not its children
	tokens  []text.Token
	owned   bool      // tokens is a copy
	persons []stretch // names of persons of several words
}

// contradictions mends faults that contradict the parse's own tags: a finite verb modifies no noun, and a subject does not hang on the object
// behind its verb.
func (m *mender) contradictions() {
	m.newsThat()
	for i := range m.tokens {
		m.stricken(i)
		m.intended(i)
		m.minded(i)
		m.judged(i)
		m.refusal(i)
		m.people(i)
		if m.tokens[i].XPOS == "VBG" {
			m.gerund(i)
			m.whereabouts(i)
			m.burst(i)
			m.besideSubject(i)
			m.eachOther(i)
			m.furtherSaid(i)
			m.opposedTo(i)
		}
		m.accordingTo(i)
		m.inSeries(i)
		m.chosen(i)
		m.denied(i)
		m.fare(i)
		m.attribute(i)
		m.wounded(i)
		m.suffered(i)
		m.frontedSubject(i)
		m.agentOfNoun(i)
		m.counted(i)
		m.twoDid(i)
		m.subjectBehindAnd(i)
		m.elect(i)
		if m.finite(i) {
			m.complement(i)
			m.reduced(i)
			m.modifier(i)
			m.crossing(i)
			m.quoted(i)
			m.gapless(i)
			m.deadly(i)
			m.relativeSeries(i)
			m.arguments(i)
		}
		if m.tokens[i].UPOS == "VERB" {
			m.firstPerson(i)
			m.objects(i)
		}
		m.guise(i)
		m.secondParty(i)
		m.alongside(i)
		m.guilty(i)
		m.forDone(i)
		m.upTo(i)
		m.party(i)
		m.apposed(i)
		m.mostly(i)
		m.clauseBehind(i)
		m.tiedTo(i)
		m.caseless(i)
		m.foreignPredicate(i)
		m.wasTo(i)
		m.thatClause(i)
		m.auxiliary(i)
	}
}

// secondParty mends "Mr. Vega and King Hamad met", where the second was taken for another name of the first.
func (m *mender) secondParty(i int) {
	h := m.tokens[i].Head
	if m.tokens[i].Deprel != "appos" || h < 0 || h > i {
		return
	}
	if i == h+2 && m.words[h+1] == "," && i+1 < len(m.tokens) && (m.tokens[i+1].XPOS == "VBP" || m.tokens[i+1].XPOS == "VB") && m.tokens[h].XPOS == "NNP" && m.tokens[i].XPOS == "NNP" && m.tokens[h].Head == i+1 {
		m.set(h, i+1, "nsubj")
		m.set(i, h, "conj") // a headline: "Chad, Niger sign pact"
		return
	}
	for k := h + 1; k < i; k++ {
		if up := m.tokens[k].Head; m.tokens[k].Deprel == "cc" && up > k && (up == i || m.tokens[up].Head == i) {
			m.set(i, h, "conj")
			m.set(k, i, "cc")
			return
		}
	}
}

// auxiliary mends "Amnesty, which ..., called on Peru to", where the verb of the sentence was taken for a participle: a passive has an
// auxiliary, but for headlines, which have no full stop.
func (m *mender) auxiliary(v int) {
	last := len(m.tokens) - 1
	object := m.childOf(v, v+1, last, "obj")
	headline := m.tokens[last].UPOS != "PUNCT" && (object == none || m.tokens[object].UPOS != "PROPN")
	if m.tokens[v].XPOS != "VBN" || m.tokens[v].Head != text.Root || headline || m.childOf(v, 0, last, "aux", "aux:pass", "obl:agent") != none {
		return
	}
	if subject := m.childOf(v, 0, v, "nsubj:pass", "nsubj"); subject != none && m.childOf(v, v+1, last, "obj", "obl") != none {
		m.set(subject, v, "nsubj")
		m.tokens[v].XPOS = "VBD"
	}
}

// sound returns a parse in which every head is a token of the sentence and every token hangs on a root in the end: a head that is none,
// the token itself, or part of a circle becomes the root. Parses of the built-in analyzer are sound and are returned as they are.
func sound(tokens []text.Token) []text.Token {
	owned := false
	for i := range tokens {
		at, steps := i, 0
		for at >= 0 && at < len(tokens) && steps <= len(tokens) {
			at = tokens[at].Head
			steps++
		}
		if at == text.Root {
			continue
		}
		if !owned {
			tokens, owned = slices.Clone(tokens), true
		}
		tokens[i].Head, tokens[i].Deprel = text.Root, "root"
	}
	return tokens
}

func (m *mender) finite(i int) bool {
	switch m.tokens[i].XPOS {
	case "VBD", "VBZ", "VBP":
		return m.tokens[i].UPOS == "VERB"
	}
	return false
}

// noun says whether a token is a noun or a name, nominal whether it is that or a pronoun.
func (m *mender) noun(i int) bool { return m.tokens[i].UPOS == "NOUN" || m.tokens[i].UPOS == "PROPN" }

func (m *mender) nominal(i int) bool { return m.noun(i) || m.tokens[i].UPOS == "PRON" }

func (m *mender) set(i, head int, rel string) {
	if !m.owned {
		m.tokens, m.owned = slices.Clone(m.tokens), true
	}
	m.tokens[i].Head, m.tokens[i].Deprel = head, rel
}

// childOf finds the first child of a token in a range with one of these relations.
func (m *mender) childOf(head, from, to int, rels ...string) int {
	for i := max(from, 0); i < min(to, len(m.tokens)); i++ {
		if m.tokens[i].Head == head && slices.Contains(rels, m.tokens[i].Deprel) {
			return i
		}
	}
	return none
}

// complement mends "Lavrov confirmed Mali had asked", where the second verb was taken for that of the sentence, with two
// subjects, and the first for a modifier of its subject.
func (m *mender) complement(v int) {
	n := m.tokens[v].Head
	if m.tokens[v].Deprel != "acl" || n < 0 || m.tokens[n].Deprel != "nsubj" {
		return
	}
	inner := m.tokens[n].Head
	if inner <= v || m.childOf(inner, v, inner, "nsubj") == none {
		return
	}
	m.set(v, m.tokens[inner].Head, m.tokens[inner].Deprel)
	m.set(n, v, "nsubj")
	m.set(inner, v, "ccomp")
}

// reduced mends "Militants linked to the group killed soldiers", where the participle was taken for the verb of the sentence, and
// the verb for a modifier of its object.
func (m *mender) reduced(v int) {
	object := m.tokens[v].Head
	if m.tokens[v].Deprel != "amod" || object < v {
		return
	}
	participle := m.tokens[object].Head
	if participle < 0 || participle >= v || m.tokens[participle].XPOS != "VBN" && m.tokens[participle].XPOS != "VBG" {
		return
	}
	subject := m.childOf(participle, 0, participle, "nsubj", "nsubj:pass")
	if subject == none || m.childOf(participle, 0, participle, "aux", "aux:pass") != none {
		return
	}
	m.set(v, m.tokens[participle].Head, m.tokens[participle].Deprel)
	m.set(participle, subject, "acl")
	m.set(subject, v, "nsubj")
	m.set(object, v, "obj")
}

// modifier mends "Malawi severed ties with Taiwan" and "President Mulenga sacked Minister Phiri", where the whole sentence was taken
// for a noun phrase with the verb as an adjective in it.
func (m *mender) modifier(v int) {
	noun := m.tokens[v].Head
	if m.tokens[v].Deprel == "nmod:poss" && noun > v && m.childOf(v, 0, v, "nsubj") != none && m.childOf(v, v+1, len(m.tokens), "obj") == none {
		m.set(v, m.tokens[noun].Head, m.tokens[noun].Deprel) // "Hungary backs Serbia's bid"
		m.set(noun, v, "obj")
		return
	}
	if m.tokens[v].Deprel != "amod" || noun < 0 {
		return
	}
	subject, object := noun, none
	if noun > v {
		object = noun
		subject = m.childOf(noun, 0, v, "compound", "nmod:desc", "nmod", "nmod:poss", "nsubj", "flat", "appos", "obl")
	} else {
		object = m.childOf(noun, v+1, len(m.tokens), "appos", "list", "obj", "flat", "conj")
	}
	if subject == none || object == none || m.childOf(subject, 0, len(m.tokens), "case") != none {
		return
	}
	m.set(v, m.tokens[noun].Head, m.tokens[noun].Deprel)
	m.set(subject, v, "nsubj")
	m.set(object, v, "obj")
}

// gerund mends "concern about Mali making a deal", where who makes it was hung on the noun before.
func (m *mender) gerund(v int) {
	h := m.tokens[v].Head
	mark := m.childOf(v, 0, v, "mark")
	if h < 0 || h > v || mark == none || m.childOf(v, 0, v, "nsubj") != none {
		return
	}
	for i := mark + 1; i < v; i++ {
		outside := m.tokens[i].Head < mark || m.tokens[i].Head > v // the head of its phrase
		if outside && m.nominal(i) && m.childOf(i, 0, len(m.tokens), "case") == none {
			m.set(i, v, "nsubj")
			return
		}
	}
}

// crossing mends "Colonel Bako overthrew President Keno", where the subject was taken for a title of the object.
func (m *mender) crossing(v int) {
	if m.childOf(v, 0, v, "nsubj", "csubj") != none || m.tokens[v].Deprel == "conj" {
		return
	}
	object := m.childOf(v, v+1, len(m.tokens), "obj")
	if object == none {
		return
	}
	subject := m.childOf(object, 0, v, "nmod:desc", "compound", "nmod", "amod", "appos", "flat")
	if subject != none && m.noun(subject) {
		m.set(subject, v, "nsubj")
	}
}

// quoted mends "officials say troops shot and killed", where the second verb of what is said was coordinated with the verb of saying.
func (m *mender) quoted(v int) {
	says := m.tokens[v].Head
	if m.tokens[v].Deprel != "conj" || says < 0 || says > v || !m.finite(says) || m.childOf(v, 0, v, "nsubj", "nsubj:pass", "aux") != none {
		return
	}
	said := m.childOf(says, says+1, v, "ccomp")
	if said == none || m.childOf(said, says, said, "nsubj", "nsubj:pass") == none {
		return
	}
	sameTense := m.tokens[said].XPOS == m.tokens[v].XPOS && m.tokens[says].XPOS != m.tokens[v].XPOS
	if sameTense || v == said+2 {
		m.set(v, said, "conj")
	}
}

// charges mends "accused the army of abusing", where what somebody is accused of, thanked for or kept from was hung on the one who is.
func (m *mender) charges() {
	for i := range m.tokens {
		if m.lex.is("object-control-mark", m.words[i]) && m.tokens[i].Deprel == "mark" && m.tokens[i].Head >= 0 {
			m.charge(m.tokens[i].Head)
		}
	}
}

func (m *mender) charge(deed int) {
	noun := m.tokens[deed].Head
	if m.tokens[deed].XPOS != "VBG" || m.tokens[deed].Deprel != "acl" || noun < 0 || m.tokens[noun].Deprel != "obj" {
		return
	}
	if verb := m.tokens[noun].Head; verb >= 0 && verb < noun && m.lex.is("object-clause", m.lemma(verb)) {
		m.set(deed, verb, "advcl")
	}
}

// weekdays mends "the Vatican Tuesday issued a statement" and "entered the Gaza Strip Sunday", where the day was taken for the subject or
// for the end of a name.
func (m *mender) weekdays() {
	for day := 1; day < len(m.tokens); day++ {
		head := m.tokens[day].Head
		if m.tokens[day].UPOS != "PROPN" || !m.lex.is("day", m.words[day]) || head < 0 {
			continue
		}
		switch base(m.tokens[day].Deprel) {
		case "nsubj":
			if head < day || m.childOf(head, 0, day, "nsubj", "nsubj:pass") == none && !m.uncovered(day) {
				continue
			}
		case "obj", "obl", "nmod":
			if !m.uncovered(day) {
				continue
			}
		default:
			continue
		}
		m.set(day, head, "obl:unmarked")
	}
}

// uncovered gives the place of a day in the sentence to the noun before it that was hung on it, with all that stands before.
func (m *mender) uncovered(day int) bool {
	n := day - 1
	if m.tokens[n].Head != day || !m.noun(n) {
		return false
	}
	head, rel := m.tokens[day].Head, m.tokens[day].Deprel
	for i := range n {
		if m.tokens[i].Head == day {
			m.set(i, n, m.tokens[i].Deprel)
		}
	}
	if role, unmarked := strings.CutSuffix(rel, ":unmarked"); unmarked {
		switch {
		case m.childOf(n, 0, n, "case") != none:
			rel = role // "marched through Hong Kong Sunday"
		case head < n && m.tokens[head].UPOS == "VERB" && m.childOf(head, 0, len(m.tokens), "obj") == none:
			rel = "obj" // "entered the Gaza Strip Sunday"
		}
	}
	m.set(n, head, rel)
	return true
}
