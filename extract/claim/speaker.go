package claim

import "slices"

// teller is the word that names the subject of a verb of saying; none where that is nobody in particular.
func (s *sentence) teller(verb int) int {
	subj := s.subject(verb)
	if subj == none {
		return none
	}
	first, last := s.phraseOf(subj, verb)
	if who := s.spokenBy(first, last); who != none || s.nobody(first, last) {
		return who
	}
	return subj
}

// speaks takes the speaker of a tag.
func (s *sentence) speaks(g *tag, st *status) {
	st.speaker = s.spokenBy(g.first, g.last)
	if st.speaker != none {
		return
	}
	for i := g.first; i <= g.last; i++ {
		st.reported = st.reported || s.lex.is("anonymous", s.lemma(i))
	}
}

// spokenBy finds, in the phrase of a speaker, the word that names him: a person before what the person belongs to, and nobody where the
// phrase names sources, media or witnesses.
func (s *sentence) spokenBy(first, last int) int {
	if who := s.personIn(first, last); who != none {
		return who
	}
	if s.nobody(first, last) {
		return none
	}
	best := none
	for k, m := range s.mentions {
		if m.first < first || m.last > last || !s.actors[s.entities[m.entity].Kind] || s.placed(m, first) {
			continue
		}
		if s.entities[m.entity].Kind == "state" && s.privately(m) {
			continue // an Australian woman is not Australia
		}
		if best == none || m.last-m.first > s.mentions[best].last-s.mentions[best].first {
			best = k
		}
	}
	if best == none {
		return none
	}
	return s.mentions[best].head
}

// personIn finds the person of a speaker's phrase: the last before a comma or an "and", as offices and ranks stand before names.
func (s *sentence) personIn(first, last int) int {
	who, until := none, none
	for _, m := range s.namedWithin(first, last) {
		if s.entities[m.entity].Kind != "person" || s.owns(m) || s.afterPreposition(m, first) {
			continue
		}
		if until == none {
			until = m.last
			for until < last && s.tokens[until+1].UPOS != "PUNCT" && s.tokens[until+1].UPOS != "CCONJ" {
				until++
			}
		}
		if m.first <= until {
			who = m.head
		}
	}
	return who
}

// nobody says whether the phrase of a speaker names sources, media, witnesses or others who are nobody in particular.
func (s *sentence) nobody(first, last int) bool {
	for i := first; i <= last && s.tokens[i].UPOS != "ADP"; i++ {
		if s.lex.is("anonymous", s.lemma(i)) && !s.lex.is("transparent", s.lemma(i)) {
			return s.at[i] == none || s.mentions[s.at[i]].first == s.mentions[s.at[i]].last
		}
	}
	return false
}

// phraseOf is the run of a subject's words before its verb, without what is said of it in clauses.
func (s *sentence) phraseOf(subj, verb int) (first, last int) {
	first, last = subj, subj
	var spread func(i int)
	spread = func(i int) {
		first, last = min(first, i), max(last, i)
		for _, c := range s.children[i] {
			switch base(s.rel(c)) {
			case "acl", "advcl", "parataxis", "punct", "conj", "cc":
			default:
				spread(c)
			}
		}
	}
	spread(subj)
	if subj < verb {
		last = min(last, verb-1)
	}
	return first, last
}

// namedWithin are the mentions of a range in the order of their first words, the widest of a place first.
func (s *sentence) namedWithin(first, last int) []mention {
	var out []mention
	for _, m := range s.mentions {
		if first <= m.first && m.last <= last {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b mention) int { return (a.first-b.first)*1000 - (a.last - b.last) })
	return out
}

// owns says whether a mention is a possessor: Obi's in "Obi's spokesman".
func (s *sentence) owns(m mention) bool {
	next := m.last + 1
	return s.tokens[m.head].XPOS == "PRP$" || next < len(s.words) && (s.words[next] == "'s" || s.words[next] == "'")
}

// afterPreposition says whether a mention stands in a prepositional phrase of a range: "a spokesman for Obi".
func (s *sentence) afterPreposition(m mention, first int) bool {
	for i := m.first - 1; i >= first; i-- {
		switch s.tokens[i].UPOS {
		case "ADP":
			return true
		case "PUNCT":
			return false
		}
	}
	return false
}

// placed says whether a mention says where a speaker is: "officials in Mali" need not be Mali's.
func (s *sentence) placed(m mention, first int) bool {
	for i := m.first - 1; i >= first; i-- {
		switch {
		case s.lex.is("seat-preposition", s.words[i]):
			return true
		case s.words[i] == "," || s.lex.is("owner-preposition", s.words[i]):
			return false
		}
	}
	return false
}

// privately says whether a mention of a state only says where somebody comes from who speaks for himself: "a Danish nurse".
func (s *sentence) privately(m mention) bool {
	h := s.head(m.head)
	return h >= 0 && (h < m.first || h > m.last) && s.lex.is("private", s.lemma(h))
}
