package claim

import "slices"

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
		if st.speaker = s.phrase(verb, "author-preposition"); st.speaker == none {
			st.speaker = s.holder(verb, maxClimb)
		}
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
		if !beside && !s.closing(c) || !s.tells(c) || s.elsewise(c) {
			continue
		}
		s.said(c, st)
	}
}

// elsewise says whether a verb of saying begins a sentence of its own behind a semicolon, and tells what stands there: "Peru accused Chile; Santiago
// said it was a lie".
func (s *sentence) elsewise(v int) bool {
	first := s.leftmost(v)
	for first < v && s.tokens[first].UPOS == "PUNCT" && s.words[first] != ";" {
		first++
	}
	semicolon := s.words[first] == ";" || first > 0 && s.words[first-1] == ";"
	return semicolon && s.child(v, "ccomp", "obj", "xcomp") > v
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
