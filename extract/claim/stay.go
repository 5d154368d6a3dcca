package claim

// stays finds VISITED in clauses without a verb of their own: somebody of one state who is told to be in another, "the Latvian minister is in Oslo for
// talks", "while in Chad, he praised the army".
func (f *Finder) stays(s *sentence) []Claim {
	var out []Claim
	for i := range s.tokens {
		if !s.headed(i) || !s.casedIn(i, "within-preposition") {
			continue
		}
		place, subject := s.named(i), none
		switch mark := s.child(i, "mark"); {
		case place == none || s.entities[place].Kind != "place" && s.entities[place].Kind != "state":
		case s.child(i, "cop") != none:
			subject = s.surfaceSubject(i)
		case mark != none && s.lex.is("stay-mark", s.words[mark]) && base(s.rel(i)) == "advcl":
			subject = s.surfaceSubject(s.head(i))
		}
		if subject == none {
			continue
		}
		who := s.one(subject, func(e int) bool { return s.entities[e].Kind == "person" })
		if who == none || s.entities[who].State == "" || s.entities[place].ISO3 == "" || s.entities[who].State == s.entities[place].ISO3 {
			continue // where one lives is no visit
		}
		st := s.statusOf(i)
		if st.suppressed || st.negated || st.conditional {
			continue
		}
		out = append(out, Claim{
			Relation: "VISITED", Source: who, Target: place, Speaker: s.speaking(i, st), Place: None, Trigger: s.tokens[i].Span,
			Evidence: s.span(), Sentence: s.number, Modality: st.modality(), Reported: st.reported, Confidence: 0.85,
		})
	}
	return out
}
