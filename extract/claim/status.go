package claim

import (
	"slices"

	"newsgraph/graph"
)

// status is what the words around a claim make of it.
type status struct {
	planned, conditional, negated, reported bool
	suppressed                              bool // nobody asserts it: what somebody is accused of, or denies
	told                                    bool // a verb of saying governs it
	speaker                                 int  // the token of who says so, or none
	asked                                   bool // the speaker wants it done, by somebody else
	unfinished                              bool // not done so far, which is no plan
	trigger                                 int
}

func (s status) modality() string {
	switch {
	case s.conditional:
		return graph.Conditional
	case s.planned && !s.unfinished:
		return graph.Planned
	}
	return graph.Asserted
}

// apply takes over an effect of operators.tsv.
func (s *status) apply(effect string) {
	switch effect {
	case "planned":
		s.planned = true
	case "conditional":
		s.conditional = true
	case "negated":
		s.negated = !s.negated
	case "reported":
		s.reported = true
	case "suppress":
		s.suppressed = true
	}
}

// statusOf climbs from a trigger to the root and takes over what it meets: negation, auxiliaries, conditions, verbs and nouns
// that plan, deny or tell.
func (s *sentence) statusOf(trigger int) status {
	st := status{speaker: none, trigger: trigger}
	s.own(trigger, &st)
	s.parenthetical(trigger, &st)
	open := true // whether negation and mood from above still reach the trigger
	cur := trigger
	for range maxClimb {
		h := s.head(cur)
		if h < 0 {
			break
		}
		rel := base(s.rel(cur))
		switch {
		case s.rel(cur) == "acl:relcl" && s.isContent(cur):
			rel = "acl"
		case s.rel(cur) == "acl:relcl":
			rel = "relcl" // what a relative clause tells is no complement of its noun
		case rel == "advcl" && s.tokens[cur].XPOS == "VBG" && s.child(cur, "mark") == none:
			rel = "participle" // "criticised Paris, accusing it of": a second act, not what the first is about
		case rel == "advcl" && s.aside(cur):
			rel = "aside" // "the spots were decided when Ghana beat Togo": what happened then is nobody's decision
		}
		if m := s.child(cur, "mark"); m > 0 && s.circumstance(cur) && s.words[m-1] == "," {
			st.told = true // "…, as Oslo warned that …": what the reporter adds
		}
		if open && s.wonders(cur) {
			st.suppressed = true
		}
		switch {
		case rel == "conj":
			if open && s.sharesAuxiliary(cur) {
				s.own(h, &st)
			}
			if s.joins(cur) {
				s.govern(h, cur, "ccomp", open, &st) // "told us that … and that …"
			}
		case rel == "parataxis":
			open = false
		default:
			s.govern(h, cur, rel, open, &st)
			if s.closes(cur, rel) {
				open = false
			}
		}
		s.parenthetical(h, &st)
		cur = h
	}
	if g := s.tagOver(trigger); g != nil && !st.told {
		st.told = true
		s.speaks(g, &st)
	}
	return st
}

// aside says whether an adverbial clause tells when or why the verb above happened, and not what it is about.
func (s *sentence) aside(v int) bool {
	if s.child(v, "nsubj", "nsubj:pass") == none || s.infinitive(v) {
		return false
	}
	m := s.child(v, "mark")
	return m == none && s.child(v, "advmod") != none && s.tokens[s.child(v, "advmod")].XPOS == "WRB" || m != none && s.lex.is("clause-preposition", s.words[m])
}

// isContent says whether a clause is what a noun says and no relative clause, though the parser took it for one: "no evidence that
// Chad attacked", with a "that" that joins clauses or is no end of its verb.
func (s *sentence) isContent(v int) bool {
	if s.child(v, "nsubj", "nsubj:pass") == none {
		return false
	}
	objects := 0
	that := none
	for _, c := range s.children[v] {
		switch {
		case s.lex.is("relative-word", s.words[c]) && c < v:
			that = c
		case s.rel(c) == "obj":
			objects++
		}
	}
	if that == none || base(s.rel(that)) == "nsubj" {
		return false
	}
	return s.tokens[that].UPOS == "SCONJ" && s.rel(that) == "mark" || objects > 0
}

// wonders says whether a clause only asks: "it is unclear whether Chad attacked".
func (s *sentence) wonders(v int) bool {
	m := s.child(v, "mark")
	return m != none && s.lex.is("asking-mark", s.words[m]) && !s.infinitive(v)
}

// joins says whether a clause is a complement by its mark: "that".
func (s *sentence) joins(i int) bool {
	m := s.child(i, "mark")
	return m != none && s.lex.is("relative-word", s.words[m])
}

// closes says whether what governs a clause from above leaves what it says untouched: a relative clause is true whatever
// becomes of the sentence around it.
func (s *sentence) closes(cur int, rel string) bool {
	switch rel {
	case "relcl", "participle", "aside":
		return true
	case "acl":
		return s.child(cur, "mark") == none && !s.isContent(cur)
	case "advcl":
		m := s.child(cur, "mark")
		return m == none || !s.lex.is("complement-mark", s.words[m])
	case "nsubj", "obl", "appos":
		return true
	}
	return false
}

// sharesAuxiliary says whether a coordinated verb stands under the auxiliaries of the first: "will close and hand over".
func (s *sentence) sharesAuxiliary(cur int) bool {
	if s.child(cur, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") != none {
		return false
	}
	switch s.tokens[cur].XPOS {
	case "VB", "VBN", "VBG":
		return true
	}
	return !s.isVerb(cur)
}

// own takes over the modifiers of a predicate itself.
func (s *sentence) own(i int, st *status) {
	for _, c := range s.children[i] {
		s.modifies(c, st)
	}
	if m := s.child(i, "mark"); m > 0 && s.lex.is("infinitive-mark", s.words[m]) && s.lex.is("not-yet", s.words[m-1]) {
		st.negated, st.unfinished = !st.negated, true // "has yet to condemn"
		return
	}
	if a := s.child(i, "aux", "cop"); a != none && s.lemma(a) == "be" && s.infinitive(i) {
		st.planned = true // "is to visit"
	}
	if s.head(i) < 0 && s.infinitive(i) && s.ownSubject(i) != none {
		st.planned = true // a headline: "Colombia to meet rebels"
	}
	if base(s.rel(i)) == "advcl" && s.inverted(i) {
		st.conditional = true
	}
}

// modifies takes over what one modifier makes of its predicate.
func (s *sentence) modifies(c int, st *status) {
	word, lemma := s.words[c], s.lemma(c)
	switch base(s.rel(c)) {
	case "advmod", "det", "cc", "case", "mark":
		switch {
		case s.lex.is("negation", word), s.lex.is("almost", word) && s.head(c) == c+1 && s.isVerb(c+1):
			st.negated = !st.negated
		case s.lex.is("hearsay-adverb", word):
			st.reported = true
		case s.rel(c) == "mark" && (s.lex.is("condition-mark", word) || s.lex.is("limit-mark", word) && s.present(s.head(c))):
			st.conditional = true
		}
	case "aux":
		switch {
		case s.lex.is("future-auxiliary", word):
			st.planned = true
		case s.lex.is("modal-auxiliary", word):
			st.conditional = true
		}
	case "amod", "compound":
		switch {
		case s.lex.is("planned-adjective", lemma) || s.lex.is("planned-adjective", word):
			st.planned = true
		case s.lex.is("hearsay-adjective", lemma) || s.lex.is("hearsay-adjective", word):
			st.reported = true
		}
	case "advcl":
		if h := s.head(c); c > h && h == st.trigger && s.tells(h) {
			return // a condition of what is said
		}
		if m := s.child(c, "mark"); m != none && s.lex.is("condition-mark", s.words[m]) || s.inverted(c) {
			st.conditional = true
		}
	case "nsubj", "nsubj:pass":
		if s.none(c) {
			st.negated = !st.negated // "no soldiers were sent"
		}
	case "obj":
		if s.lex.is("nobody", word) || s.none(c) {
			st.negated = !st.negated
		}
	}
}

// present says whether a predicate stands in the present: "until Peru apologises" is still to come, "until the army attacked" is not.
func (s *sentence) present(i int) bool {
	first := i
	if a := s.child(i, "aux", "aux:pass", "cop"); a != none {
		first = a
	}
	return s.tokens[first].XPOS == "VBZ" || s.tokens[first].XPOS == "VBP"
}

// none says whether a noun is negated: "no soldiers".
func (s *sentence) none(i int) bool {
	return slices.ContainsFunc(s.children[i], func(d int) bool { return s.rel(d) == "det" && s.lex.is("negation", s.words[d]) })
}

// inverted says whether a clause is a condition by its word order: "should the government strike a deal".
func (s *sentence) inverted(i int) bool {
	a := s.child(i, "aux")
	return a != none && s.words[a] == "should" && a == s.leftmost(i)
}

// leftmost is the first token under a token.
func (s *sentence) leftmost(i int) int {
	first := i
	for _, c := range s.children[i] {
		first = min(first, s.leftmost(c))
	}
	return first
}

// govern takes over what the head of a clause or phrase makes of it.
func (s *sentence) govern(h, cur int, rel string, open bool, st *status) {
	known := false
	for _, op := range s.lex.operators[s.lemma(h)] {
		if !op.links["any"] && !op.links[rel] || !s.posFits(h, op.pos) || op.particle != "" && !s.hasParticle(h, op.particle) {
			continue
		}
		known = true
		for _, effect := range op.effects {
			if effect == "speech" {
				if slices.Contains(op.effects, "planned") && s.isVerb(h) && s.isPassive(h) && s.subject(h) == none {
					if open {
						s.own(h, st) // "will not be pressured into": who presses is of no interest
					}
					continue
				}
				s.said(h, st)
				st.asked = st.asked || rel == "ccomp" && slices.Contains(op.effects, "planned")
			} else if open {
				st.apply(effect)
			}
		}
		break
	}
	if open {
		s.inherit(h, cur, rel, known, st)
	}
}

// inherit takes over what stands around the head of a clause or phrase, and what the clause is by its form; known says whether the
// head is in operators.tsv.
func (s *sentence) inherit(h, cur int, rel string, known bool, st *status) {
	switch rel {
	case "xcomp":
		if s.lex.is("performative", s.lemma(cur)) && s.lex.is("wish", s.lemma(h)) {
			return // who would like to thank thanks
		}
		s.own(h, st) // "will continue to support", "did not manage to take"
		if !known && s.tokens[cur].XPOS == "VB" && s.isVerb(cur) {
			st.planned = true
		}
	case "ccomp":
		if s.hasNegation(h) && !s.lex.is("factive", s.lemma(h)) {
			st.suppressed = true // "did not say that"
		}
		if o := s.child(h, "obj"); o != none && s.lex.is("evidence", s.lemma(o)) && s.none(o) {
			st.negated = !st.negated // "found no evidence that"
		}
	case "acl", "advcl":
		if rel == "acl" && s.lex.is("evidence", s.lemma(h)) {
			s.own(h, st)
			st.suppressed = st.suppressed || s.scant(h)
		}
		if rel == "acl" && s.lex.is("confirmation", s.lemma(h)) && s.none(h) {
			st.suppressed = true // "there was no confirmation that"
		}
		if s.oneOf(cur) != none {
			s.own(h, st)
			return
		}
		if !known && s.infinitive(cur) && !s.ranked(h) {
			st.planned = true
		}
	case "nmod":
		if s.lex.is("evidence", s.lemma(h)) {
			s.own(h, st) // "no evidence of ties"
		}
	case "obj", "obl", "nsubj":
		if !s.lex.is("support-verb", s.lemma(h)) {
			return
		}
		if s.none(cur) && s.lex.is("evidence", s.lemma(cur)) {
			st.negated = !st.negated // "there is no evidence that": one negation, which the noun has given already
		}
		s.own(h, st)
	}
}

// scant says whether there is too little of a noun to go by: "little evidence".
func (s *sentence) scant(i int) bool {
	return slices.ContainsFunc(s.children[i], func(c int) bool { return s.lex.is("scant", s.words[c]) })
}

func (s *sentence) hasNegation(i int) bool {
	for _, c := range s.children[i] {
		if base(s.rel(c)) == "advmod" && s.lex.is("negation", s.words[c]) {
			return true
		}
	}
	return false
}

// said records the verb or noun of saying that governs a claim, the nearest one only.
func (s *sentence) said(verb int, st *status) {
	if st.told {
		return
	}
	st.told = true
	if g := s.tagOf(verb); g != nil {
		s.speaks(g, st)
		return
	}
	subj := s.subject(verb)
	if s.isNominal(verb) {
		st.speaker = s.holder(verb, maxClimb)
	} else if st.speaker = s.teller(verb); st.speaker == none && subj != none {
		st.reported = true // witnesses, sources
	}
	switch {
	case subj == none && st.speaker == none && s.isVerb(verb) && s.isPassive(verb):
		st.reported = true // "is said to", "was believed to"
	case st.speaker == none && s.closing(verb):
		st.speaker = s.personBefore(verb)
	case st.speaker != none && s.anonymous(st.speaker):
		st.reported = true
	}
}

// personBefore is the head of the last person that is named before a token.
func (s *sentence) personBefore(i int) int {
	for i--; i >= 0; i-- {
		if k := s.at[i]; k != none && s.entities[s.mentions[k].entity].Kind == "person" {
			return s.mentions[k].head
		}
	}
	return none
}

// anonymous says whether a speaker is nobody in particular: sources, reports, media.
func (s *sentence) anonymous(tok int) bool {
	return s.lex.is("anonymous", s.lemma(tok)) && len(s.resolve(tok, itself, any1)) == 0
}

func any1(int) bool { return true }

// parenthetical takes a verb of saying that stands beside the clause: "…, the minister said".
func (s *sentence) parenthetical(i int, st *status) {
	for _, c := range s.children[i] {
		beside := s.rel(c) == "parataxis" && s.child(c, "nsubj") != none
		if !beside && !s.closing(c) || !s.tells(c) {
			continue
		}
		s.said(c, st)
	}
}

// closing says whether a verb ends a sentence with nothing said after it, so that what it tells must stand before: "…, its
// ambassador, Jane Odera, recalled".
func (s *sentence) closing(v int) bool {
	if !s.isVerb(v) || s.rel(v) != "conj" && s.rel(v) != "parataxis" || s.child(v, "obj", "ccomp", "xcomp", "aux", "cc") != none {
		return false
	}
	for i := v + 1; i < len(s.tokens); i++ {
		if s.tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}

// tells says whether a word is one of saying.
func (s *sentence) tells(i int) bool {
	for _, op := range s.lex.operators[s.lemma(i)] {
		if slices.Contains(op.effects, "speech") {
			return true
		}
	}
	return false
}

// posFits says whether a token has a part of speech as tables name them.
func (s *sentence) posFits(i int, pos string) bool {
	switch pos {
	case "v":
		return s.isVerb(i)
	case "n":
		return s.tokens[i].UPOS == "NOUN" || s.tokens[i].UPOS == "PROPN"
	case "a":
		return s.tokens[i].UPOS == "ADJ" || s.tokens[i].XPOS == "JJ"
	}
	return true
}
