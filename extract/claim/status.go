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
	aside                                   bool // a clause on a noun below the verb of saying tells it: the reporter's own words, it may be
	unfinished                              bool // not done so far, which is no plan
	unplanned                               bool // there is no plan to do it
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
	case "negated", "averted":
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
	st := status{speaker: none, trigger: trigger, suppressed: s.fictive(trigger)}
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
		if s.rel(cur) == "acl:relcl" && s.head(h) >= 0 && s.lex.is("attribution", s.words[s.head(h)]+"_to") {
			st.told = true // "according to Amnesty, which urged them to": what it does besides
			break
		}
		if rel == "appos" && s.lex.is("charges", s.lemma(cur)) {
			break // "…, a charge Peru denies": what the reporter adds
		}
		switch {
		case s.rel(cur) == "acl:relcl" && s.isContent(cur):
			rel = "acl"
		case s.rel(cur) == "acl:relcl":
			rel = "relcl" // what a relative clause tells is no complement of its noun
		case rel == "advcl" && s.adjoins(h, cur):
			rel = "xcomp" // "ruled out holding talks"
		case rel == "advcl" && s.tokens[cur].XPOS == "VBG" && s.child(cur, "mark") == none:
			st.told = st.told || s.lex.is("reaction-verb", s.lemma(cur)) // "said she would stay, drawing criticism": what the reporter adds
			rel = "participle"                                           // "criticised Paris, accusing it of": a second act, not what the first is about
		case rel == "obl" && (cur < h && s.isVerb(h) || s.casedIn(cur, "occasion-preposition")):
			rel = "aside" // "during her visit, she urged them to": nobody urges the visit
		case rel == "advcl" && s.aside(cur):
			rel = "aside" // "the spots were decided when Ghana beat Togo": what happened then is nobody's decision
		}
		if m := s.child(cur, "mark"); m > 0 && s.circumstance(cur) && s.words[m-1] == "," {
			st.told = true // "…, as Oslo warned that …": what the reporter adds
		}
		st.aside = st.aside || !st.told && (rel == "relcl" || rel == "acl" && s.closes(cur, rel))
		if open && s.topical(cur) {
			st.planned = true
		}
		if open && (s.wonders(cur) || s.fictive(h)) {
			st.suppressed = true
		}
		switch {
		case cur == trigger && s.authorFor(cur, h) != none:
			// "issued a statement condemning the raid": the paper is the act
		case rel == "conj":
			if open && s.sharesAuxiliary(cur) {
				s.own(h, &st)
			}
			if m := s.child(h, "mark"); open && m != none && h < cur && s.isVerb(cur) &&
				s.child(cur, "nsubj", "nsubj:pass", "mark") == none && s.lex.is("condition-mark", s.words[m]) {
				s.modifies(m, &st) // "unless Hamas disarms and accepts"
				st.suppressed = st.suppressed || s.wonders(h)
			}
			if s.joins(cur) {
				s.govern(h, cur, "ccomp", open, &st) // "told us that … and that …"
			}
		case rel == "parataxis":
			open = false
		default:
			if rel == "acl" && s.tokens[cur].XPOS == "VBN" && s.child(cur, "mark", "aux", "aux:pass") == none {
				open = false // "a plan condemned by Chile": what is planned is not that
			}
			s.govern(h, cur, rel, open, &st)
			if s.closes(cur, rel) || s.remote(h, cur, rel) {
				open = false
			}
		}
		st.unplanned = st.unplanned || rel == "acl" && !st.told && s.none(h) && s.infinitive(cur) && s.lex.is("harm", s.lemma(cur))
		s.parenthetical(h, &st)
		cur = h
	}
	if g := s.tagOver(trigger); g != nil && !st.told {
		st.told = true
		s.speaks(g, &st)
	}
	st.suppressed = st.suppressed || st.unplanned && st.told // who says that he has no plan to attack denies it
	return st
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
	if a := s.child(i, "aux", "cop"); a != none && s.lemma(a) == "be" && s.infinitive(i) && a < s.child(i, "mark") {
		st.planned = true // "is to visit", and not "believed to be visiting"
	}
	if s.head(i) < 0 && s.infinitive(i) && s.ownSubject(i) != none {
		st.planned = true // a headline: "Colombia to meet rebels"
	}
	if (base(s.rel(i)) == "advcl" || s.head(i) < 0) && s.inverted(i) {
		st.conditional = true
	}
	if (s.present(i) || s.tokens[i].XPOS == "VBG" || s.isNominal(i) && s.tokens[i].UPOS == "NOUN") && !s.perfect(i) && s.ahead(i) {
		st.planned = true
	}
}

// ahead says whether a predicate in the present tells what is still to come: on a day that is, or in a clause of time whose verb above is
// still to come.
func (s *sentence) ahead(i int) bool {
	for _, c := range s.childrenBy(i, "obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked") {
		if s.lex.is("time-ahead", s.words[c]) || s.coming(c) {
			return true
		}
	}
	h := s.head(i)
	if h < 0 || base(s.rel(i)) != "advcl" {
		return false
	}
	timed := slices.ContainsFunc(s.childrenBy(i, "mark", "advmod"), func(c int) bool { return s.lex.is("time-mark", s.words[c]) && c < i })
	return timed && s.statusOf(h).planned
}

// modifies takes over what one modifier makes of its predicate.
func (s *sentence) modifies(c int, st *status) {
	word, lemma := s.words[c], s.lemma(c)
	switch base(s.rel(c)) {
	case "advmod", "det", "cc", "case", "mark":
		switch {
		case s.negates(c), s.lex.is("almost", word) && s.head(c) == c+1 && s.isVerb(c+1):
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
		case s.lex.is("future-of-past", word) && s.shifted(s.head(c)):
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
		if m := s.child(c, "mark"); m != none && s.lex.is("condition-mark", s.words[m]) && !s.done(s.head(c)) || s.inverted(c) {
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

// done says whether a predicate tells of what happened, which hangs on no condition in the present: "has accused Chad of threatening to
// leave unless Oslo pays".
func (s *sentence) done(i int) bool {
	if slices.ContainsFunc(s.childrenBy(i, "aux"), func(a int) bool { return s.tokens[a].XPOS == "MD" }) {
		return false
	}
	if !s.perfect(i) && s.tokens[i].XPOS != "VBD" {
		return false
	}
	return slices.ContainsFunc(s.childrenBy(i, "advcl"), func(c int) bool {
		m := s.child(c, "mark")
		return m != none && s.lex.is("condition-mark", s.words[m]) && s.present(c)
	})
}

// perfect says whether a predicate tells what has been done.
func (s *sentence) perfect(i int) bool {
	return slices.ContainsFunc(s.childrenBy(i, "aux"), func(a int) bool { return s.lemma(a) == "have" })
}

// coming says whether a noun of time is one to come: "next week", "later this month".
func (s *sentence) coming(i int) bool {
	return slices.ContainsFunc(s.childrenBy(i, "amod", "advmod"), func(c int) bool { return s.lex.is("coming", s.words[c]) })
}

// shifted says whether a verb was told of in the past without a condition, where "would" is no more than "will": "Oslo said it would send".
func (s *sentence) shifted(v int) bool {
	if slices.ContainsFunc(s.childrenBy(v, "advcl"), func(c int) bool {
		m := s.child(c, "mark")
		return m != none && s.lex.is("condition-mark", s.words[m]) || s.inverted(c)
	}) {
		return false
	}
	past := func(h int) bool {
		return s.tells(h) && (s.tokens[h].XPOS == "VBD" || s.tokens[h].XPOS == "VBN" && s.child(h, "aux") != none)
	}
	if g := s.tagOver(v); g != nil {
		return past(g.verb)
	}
	for s.rel(v) == "conj" && s.head(v) >= 0 {
		v = s.head(v)
	}
	h := s.head(v)
	return h >= 0 && s.rel(v) == "ccomp" && past(h)
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
	return slices.ContainsFunc(s.children[i], func(d int) bool {
		return (s.rel(d) == "det" || s.rel(d) == "cc:preconj") && s.lex.is("negation", s.words[d])
	})
}

// inverted says whether a clause is a condition by its word order: "should the government strike a deal".
func (s *sentence) inverted(i int) bool {
	a := s.child(i, "aux")
	return a != none && s.lex.is("inverting", s.words[a]) && a == s.leftmost(i)
}

// leftmost is the first token under a token.
func (s *sentence) leftmost(i int) int {
	first := i
	for _, c := range s.children[i] {
		first = min(first, s.leftmost(c))
	}
	return first
}
