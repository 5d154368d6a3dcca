package claim

import "slices"

// govern takes over what the head of a clause or phrase makes of it.
func (s *sentence) govern(h, cur int, rel string, open bool, st *status) {
	known := false
	for _, op := range s.lex.operators[s.lemma(h)] {
		if !op.links["any"] && !op.links[rel] || !s.posFits(h, op.pos) || op.particle != "" && !s.hasParticle(h, op.particle) {
			continue
		}
		if op.pos == "a" && s.rel(h) == "amod" {
			continue // "a diplomat close to the investigation" is not about to begin one
		}
		known = true
		for _, effect := range op.effects {
			if effect == "speech" {
				if !open && slices.Contains(op.effects, "planned") {
					continue // what a relative clause tells is nobody's promise
				}
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
				if effect == "averted" && s.intended(h) {
					st.suppressed = true // "aimed at stopping militants from firing": whether they do is not said
				}
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
		if s.oneOf(cur) != none {
			return
		}
		purpose := s.infinitive(cur) && s.isVerb(h) && s.child(h, "obj") > h && s.child(h, "obj") < cur && !s.hands(h, cur)
		if (!known || purpose) && s.tokens[cur].XPOS == "VB" && s.isVerb(cur) {
			st.planned = true // "have begun a search to capture them"
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
		if s.lex.is("voicing", s.lemma(cur)) && s.lex.is("gathering", s.lemma(h)) || !known && s.lex.is("voiced-by-deed", s.lemma(cur)) {
			s.own(h, st)
			return // who marched to demand it has demanded it
		}
		if !known && s.infinitive(cur) && !s.ranked(h) {
			st.planned = true
		}
	case "nmod":
		if s.lex.is("evidence", s.lemma(h)) {
			s.own(h, st) // "no evidence of ties"
		}
		if s.lex.is("confirmation", s.lemma(h)) && s.none(h) {
			st.suppressed = true // "no confirmation of reports that"
		}
	case "obj", "obl", "nsubj":
		if !s.lex.is("support-verb", s.lemma(h)) && (rel != "obj" || !s.lex.is("utterance", s.lemma(cur)) || s.sends(cur) == none) {
			return
		}
		if s.none(cur) && s.lex.is("evidence", s.lemma(cur)) {
			st.negated = !st.negated // "there is no evidence that": one negation, which the noun has given already
		}
		s.own(h, st)
	}
}

// aside says whether an adverbial clause tells when or why the verb above happened, and not what it is about.
func (s *sentence) aside(v int) bool {
	m := s.child(v, "mark")
	if m != none && s.tokens[v].XPOS == "VBG" && s.lex.is("clause-preposition", s.words[m]) {
		return true
	}
	if s.child(v, "nsubj", "nsubj:pass") == none || s.infinitive(v) {
		return false
	}
	return m == none && s.child(v, "advmod") != none && s.tokens[s.child(v, "advmod")].XPOS == "WRB" || m != none && s.lex.is("clause-preposition", s.words[m])
}

// adjoins says whether a participle is the complement of the verb right before it: "avoided holding talks".
func (s *sentence) adjoins(v, participle int) bool {
	if v >= participle || s.tokens[participle].XPOS != "VBG" || s.child(participle, "mark", "nsubj") != none {
		return false
	}
	for i := v + 1; i < participle; i++ {
		if s.rel(i) != "compound:prt" && s.tokens[i].UPOS != "ADV" || s.head(i) != v && s.head(i) != participle {
			return false
		}
	}
	return true
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
	if that == none {
		h := s.head(v)
		subject := s.child(v, "nsubj", "nsubj:pass")
		return objects > 0 && h >= 0 && s.lex.is("charges", s.lemma(h)) && s.relativizer(v) == none && !s.isRelative(subject) // "suggestions it helped Syria"
	}
	if base(s.rel(that)) == "nsubj" {
		return false
	}
	return s.tokens[that].UPOS == "SCONJ" && s.rel(that) == "mark" || objects > 0
}

// topical says whether a gerund tells what a paper or a talk is about: "a resolution on defeating them".
func (s *sentence) topical(v int) bool {
	m := s.child(v, "mark", "case")
	return m > 0 && s.tokens[v].XPOS == "VBG" && s.lex.is("topic-mark", s.words[m]) && (s.tokens[m-1].UPOS == "NOUN" || s.tokens[m-1].UPOS == "PROPN")
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
	case "nsubj", "obl", "appos", "amod":
		return true
	}
	return false
}

// remote says whether a noun is the object of a verb that does something of its own to it, or what something has come of, so that what
// becomes of that says nothing of what the noun tells: who failed to accept a resignation did not undo it, and who will help the victims of
// an invasion plans none.
func (s *sentence) remote(h, cur int, rel string) bool {
	switch rel {
	case "obj":
		return s.isNominal(cur) && s.isVerb(h) && s.lex.is("remote-verb", s.lemma(h))
	case "nmod":
		return s.lex.is("outcome", s.lemma(h))
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

// intended says whether a verb tells what is still to be done.
func (s *sentence) intended(v int) bool {
	st := s.statusOf(v)
	return st.planned || st.conditional || s.infinitive(v)
}

// scant says whether there is too little of a noun to go by: "little evidence".
func (s *sentence) scant(i int) bool {
	return slices.ContainsFunc(s.children[i], func(c int) bool { return s.lex.is("scant", s.words[c]) })
}
