package claim

import (
	"slices"
	"strings"
)

// remedy mends what contradicts what the tables know of words: verbs taken for nouns, clauses of saying hung on the noun before, and phrases
// whose preposition hangs elsewhere.
func (m *mender) remedy() {
	for i := range m.tokens {
		m.strayCase(i)
		m.strayParticle(i)
		m.phrasalObject(i)
		m.bareInfinitive(i)
		m.toAdjective(i)
		m.fronted(i)
		m.gerundNoun(i)
		m.headlineInfinitive(i)
		m.headlineVerb(i)
		m.verbless(i)
		m.strayObject(i)
		m.finiteConjunct(i)
		m.pastConjunct(i)
		m.presentConjunct(i)
		m.gerundConjunct(i)
		m.feeling(i)
		m.helped(i)
		m.invertedVerb(i)
		m.withWhom(i)
		m.agentOfAction(i)
		m.saidThat(i)
		m.relativeObject(i)
		m.strayAgent(i)
		m.clauseSubject(i)
		m.clauseCoordination(i)
		m.toldExistence(i)
		m.headlineSeries(i)
		m.attributive(i)
		m.secondNominal(i)
		m.firstOfTwo(i)
		m.betweenTwo(i)
		m.forWhom(i)
		m.thatAfterNoun(i)
		m.nouns(i)
		m.shortOf(i)
		m.askedToDo(i)
		m.nominalClause(i)
		m.gapped(i)
		m.verbNoun(i)
	}
}

// strayCase mends "with UN envoy Ann Lee" and "against Guinea-Bissau", where the preposition was hung on the title or the first part, and an
// object that has a preposition.
func (m *mender) strayCase(i int) {
	h := m.tokens[i].Head
	if m.tokens[i].Deprel != "case" || m.tokens[i].UPOS != "ADP" || h < i {
		return
	}
	for k := i + 1; k < h; k++ {
		if m.tokens[k].UPOS == "VERB" {
			return // "to close bases": it is the verb's
		}
	}
	if up := m.tokens[h].Head; (m.tokens[h].Deprel == "nmod:desc" || m.tokens[h].Deprel == "compound") && up > h && m.childOf(up, 0, len(m.tokens), "case") == none {
		m.set(i, up, "case")
		h = up
	}
	if v := m.tokens[h].Head; m.tokens[h].Deprel == "obj" && i-v > 1 {
		m.set(h, v, "obl") // directly behind the verb it is a particle: stepped up strikes
	}
}

// strayParticle mends "handed over five rebels", where the particle of the verb before was hung on what follows it, or was taken for an
// adverb of the number, like in "over five".
func (m *mender) strayParticle(i int) {
	h := m.tokens[i].Head
	if i == 0 || m.tokens[i-1].UPOS != "VERB" || h == i-1 {
		return
	}
	counted := m.tokens[i].Deprel == "advmod" && h > i && m.tokens[h].UPOS == "NUM"
	if m.tokens[i].XPOS == "RP" || counted && m.particle(i, func(f *frame) bool { return f.pos == "v" }) {
		m.set(i, i-1, "compound:prt")
	}
}

// particle says whether a frame of that kind goes with the word before and this one as its particle.
func (m *mender) particle(i int, kind func(*frame) bool) bool {
	return slices.ContainsFunc(m.lex.frames[m.lemma(i-1)], func(f *frame) bool { return f.particle == m.words[i] && kind(f) })
}

// phrasalObject mends "wrote off the debt", where the particle of a verb that goes with it was taken for a preposition.
func (m *mender) phrasalObject(i int) {
	v, h := i-1, m.tokens[i].Head
	if v < 0 || m.tokens[i].Deprel != "case" || h < i || m.tokens[h].Head != v || m.tokens[h].Deprel != "obl" || m.tokens[v].UPOS != "VERB" || m.childOf(v, 0, len(m.tokens), "obj") != none {
		return
	}
	if m.particle(i, (*frame).takesObject) {
		m.set(i, v, "compound:prt")
		m.set(h, v, "obj")
	}
}

// bareInfinitive mends "helped broker a truce", where the verb was taken for an object, and, where its tag is a noun's too, its object for
// something else of the verb above.
func (m *mender) bareInfinitive(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].Deprel != "obj" || v < 0 || v >= i {
		return
	}
	object := none
	switch m.tokens[i].XPOS {
	case "VB":
		if m.tokens[v].UPOS != "VERB" {
			return
		}
	case "NN":
		if i != v+1 || !m.lex.is("helping", m.lemma(v)) || !m.triggersVerb(i) {
			return
		}
		if object = m.childOf(v, i+1, len(m.tokens), "xcomp", "obj", "obl"); object == none {
			object = m.childOf(i, i+1, len(m.tokens), "obj", "appos", "nmod", "dep")
		}
		if object == none || !m.nominal(object) || m.childOf(object, i, object, "case") != none {
			return
		}
	default:
		return
	}
	m.set(i, v, "xcomp")
	m.retag(i, "VB")
	if object != none {
		m.set(object, i, "obj")
	}
}

// gerundNoun mends "thanked the mission for training 14,000 officers", where the gerund was taken for a noun though it governs as a clause.
func (m *mender) gerundNoun(i int) {
	tok := m.tokens[i]
	if tok.XPOS != "NN" || !strings.HasSuffix(m.words[i], "ing") || tok.Deprel != "advcl" && tok.Deprel != "xcomp" && tok.Deprel != "ccomp" {
		return
	}
	m.retag(i, "VBG")
	if c := m.childOf(i, 0, i, "case"); c != none {
		m.set(c, i, "mark")
	}
	if o := m.childOf(i, i+1, len(m.tokens), "obl", "nmod"); o != none && m.childOf(o, 0, len(m.tokens), "case") == none {
		m.set(o, i, "obj")
	}
}

// contentNoun says whether a noun is one that clauses complete: plan, claim, fear.
func (t *tree) contentNoun(n int) bool {
	return slices.ContainsFunc(t.lex.operators[t.lemma(n)], func(o operator) bool { return o.pos == "n" && o.links["acl"] })
}

// relativeObject mends "whom prosecutors accuse", where the relative pronoun was hung as a phrase without a preposition.
func (m *mender) relativeObject(i int) {
	v := m.tokens[i].Head
	if m.tokens[i].XPOS != "WP" && m.tokens[i].XPOS != "WDT" || m.tokens[i].Deprel != "obl" || v < i {
		return
	}
	if m.childOf(i, 0, len(m.tokens), "case") == none && m.childOf(v, i+1, v, "nsubj") != none && m.childOf(v, v, len(m.tokens), "obj") == none {
		m.set(i, v, "obj")
	}
}

// strayAgent mends "was dismissed as a gift by the senator", where the one who did it was hung on the noun before.
func (m *mender) strayAgent(i int) {
	n := m.tokens[i].Head
	c := m.childOf(i, 0, i, "case")
	if c == none || n < 0 || n > i || m.tokens[i].Deprel != "nmod" || base(m.tokens[n].Deprel) != "obl" || !m.lex.is("agent-preposition", m.words[c]) {
		return
	}
	v := m.tokens[n].Head
	if v < 0 || m.tokens[v].XPOS != "VBN" || m.childOf(v, 0, v, "aux:pass") == none || m.childOf(v, 0, len(m.tokens), "obl:agent") != none {
		return
	}
	if slices.ContainsFunc(m.lex.frames[m.lemma(n)], func(f *frame) bool { return f.pos == "n" }) {
		return // a raid by
	}
	m.set(i, v, "obl:agent")
}

// agentOfNoun mends "issued a statement during a visit to Moscow by the premier", where the one whose visit it is was hung on the verb: what is
// not in the passive has nobody by whom it is done.
func (m *mender) agentOfNoun(i int) {
	v, c := m.tokens[i].Head, m.childOf(i, 0, i, "case")
	if c == none || v < 0 || v > i || m.tokens[i].Deprel != "obl" || m.tokens[i].UPOS != "PROPN" || !m.lex.is("agent-preposition", m.words[c]) || m.tokens[v].UPOS != "VERB" {
		return
	}
	if m.childOf(v, 0, v, "nsubj") == none || m.childOf(v, 0, v, "aux:pass", "nsubj:pass") != none {
		return
	}
	for n := c - 1; n > v; n-- {
		if m.tokens[n].Head != v || m.tokens[n].Deprel != "obl" {
			continue
		}
		if slices.ContainsFunc(m.lex.frames[m.lemma(n)], func(f *frame) bool { return f.pos == "n" }) {
			m.set(i, n, "nmod")
		}
		return
	}
}

// names mends "President Kais Saied fired", where a part of a name was taken for the verb of the sentence.
func (m *mender) names(names []stretch) {
	for _, name := range names {
		for i := name.from; i < name.to; i++ {
			if m.tokens[i].UPOS == "VERB" {
				m.unverb(i, name)
			}
		}
		m.bearer(name)
	}
	m.tokens = sound(m.tokens)
}

// bearer mends "The founder of Acme, Ana Rey, met", where the person was taken for another name of the body.
func (m *mender) bearer(name stretch) {
	for i := name.from; i < name.to; i++ {
		body := m.tokens[i].Head
		if m.tokens[i].Deprel != "appos" || body < 0 || body >= name.from || m.tokens[body].UPOS != "PROPN" || m.words[name.from-1] != "," {
			continue
		}
		top := body
		for left := maxClimb; left > 0 && top >= 0 && (m.tokens[top].Deprel == "nmod" || m.tokens[top].Deprel == "compound") && m.tokens[top].UPOS == "PROPN"; left-- {
			top = m.tokens[top].Head
		}
		if top >= 0 && top < body && m.noun(top) && m.lex.is("titled", m.lemma(top)) {
			m.set(i, top, "appos")
		}
		return
	}
}

// unverb makes a verb within a name a part of it, and the verb that hangs on it behind the name takes its place.
func (m *mender) unverb(i int, name stretch) {
	verb := none
	for k := name.to; k < len(m.tokens) && verb == none; k++ {
		if m.tokens[k].Head == i && m.tokens[k].UPOS == "VERB" {
			verb = k
		}
	}
	if verb == none {
		return
	}
	m.set(verb, m.tokens[i].Head, m.tokens[i].Deprel)
	subject := i
	for k := range m.tokens {
		switch {
		case k == verb || m.tokens[k].Head != i:
		case name.holds(k) && subject == i:
			subject = k
		case name.holds(k):
			m.set(k, subject, "flat")
		default:
			m.set(k, verb, m.tokens[k].Deprel)
		}
	}
	m.set(subject, verb, "nsubj")
	if subject != i {
		m.set(i, subject, "flat")
	}
	m.tokens[i].UPOS, m.tokens[i].XPOS = "PROPN", "NNP"
}

// retag makes a token a verb in a form.
func (m *mender) retag(i int, xpos string) {
	m.set(i, m.tokens[i].Head, m.tokens[i].Deprel)
	m.tokens[i].UPOS, m.tokens[i].XPOS = "VERB", xpos
}

// attributive mends "talks between Putin and visiting King Abdullah", where a participle that describes a name was taken for a verb.
func (m *mender) attributive(i int) {
	if m.tokens[i].XPOS != "VBG" || !m.lex.is("attributive-participle", m.words[i]) || m.childOf(i, 0, i, "aux", "cop", "mark", "nsubj", "case") != none {
		return
	}
	name := m.childOf(i, i+1, len(m.tokens), "obj")
	if name == none || !m.noun(name) || i > 0 && m.words[i-1] == "," && m.tokens[i].Deprel == "acl" {
		return // ", visiting Paris on Monday, said"
	}
	if m.tokens[name].UPOS != "PROPN" && (i == 0 || name != i+1 || m.tokens[i-1].UPOS != "VERB") {
		return // "met visiting envoys", but "spoke while visiting schools"
	}
	for k := i + 1; k < name; k++ {
		if m.tokens[k].UPOS == "DET" || m.tokens[k].UPOS == "ADP" || m.tokens[k].UPOS == "PUNCT" {
			return // "visiting the Pope" is no description
		}
	}
	head := m.tokens[i].Head
	if cc := m.childOf(i, 0, i, "cc"); cc > 0 && m.tokens[i].Deprel == "conj" {
		first := cc - 1 // coordinated with the name before, and not with the verb
		for m.tokens[first].Deprel == "flat" {
			first = m.tokens[first].Head
		}
		if m.tokens[first].UPOS == "PROPN" {
			head = first
		}
	}
	rel, below := m.tokens[i].Deprel, name
	if head >= 0 && (rel == "xcomp" || rel == "ccomp" || rel == "advcl") {
		rel, below = "obj", head // "accused neighbouring Chad of"
	}
	m.set(name, head, rel)
	for k := range m.tokens {
		switch {
		case m.tokens[k].Head != i || k == name:
		case k < name:
			m.set(k, name, m.tokens[k].Deprel)
		default:
			m.set(k, below, m.tokens[k].Deprel)
		}
	}
	m.set(i, name, "amod")
	m.retag(i, "JJ")
}

// stricken mends "rice to storm-hit Dominica", where what befell a place was taken for a deed: the word behind the hyphen describes the name.
func (m *mender) stricken(i int) {
	if m.tokens[i].XPOS != "HYPH" || i == 0 || i+2 >= len(m.tokens) || m.tokens[i-1].UPOS != "NOUN" || !m.lex.is("stricken", m.words[i+1]) || !m.noun(i+2) || m.tokens[i-1].End != m.tokens[i].Start {
		return
	}
	noun, hit, name := i-1, i+1, i+2
	for m.tokens[name].Deprel == "compound" && m.tokens[name].Head > name {
		name = m.tokens[name].Head
	}
	if h := m.tokens[name].Head; h == hit || h == noun {
		up, rel := noun, m.tokens[noun].Deprel
		if m.tokens[noun].Head == hit {
			up, rel = hit, m.tokens[hit].Deprel
		}
		if m.tokens[up].Head == name || m.tokens[up].Head == hit {
			return
		}
		m.set(name, m.tokens[up].Head, rel)
	}
	for c := range m.tokens {
		if c < noun && (m.tokens[c].Head == noun || m.tokens[c].Head == hit) && (m.tokens[c].Deprel == "case" || m.tokens[c].Deprel == "det" || m.tokens[c].Deprel == "cc") {
			m.set(c, name, m.tokens[c].Deprel)
		}
	}
	m.set(hit, name, "amod")
	m.set(noun, hit, "compound")
}
