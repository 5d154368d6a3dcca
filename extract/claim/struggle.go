package claim

import (
	"slices"

	"newsgraph/graph/ontology"
)

// opposed says whether a phrase or clause means those whom a struggle is against: "the fight against the rebels", "efforts to defeat
// them", "the killing of their leader". Who supports, praises or confirms a struggle does so to those who lead it.
func (s *sentence) opposed(i int, far extent) bool {
	if s.struggles(i) || s.casedIn(i, "enemy-preposition") {
		return true
	}
	if k := s.at[i]; k != none { // the preposition may hang on another word of the name
		for t := s.mentions[k].first; t <= s.mentions[k].last; t++ {
			if s.casedIn(t, "enemy-preposition") {
				return true
			}
		}
	}
	h := s.head(i)
	if h < 0 {
		return false
	}
	switch base(s.rel(i)) {
	case "obj":
		return s.struggles(h)
	case "nmod":
		return far == praised && s.casedIn(i, "partitive-preposition") && s.lex.is("undoing", s.lemma(h))
	}
	return false
}

// struggles says whether a verb tells of a struggle against its object.
func (s *sentence) struggles(i int) bool {
	return s.isVerb(i) && s.lex.is("struggle", s.lemma(i))
}

// scene says whether a phrase before the subject says where force was used, and not against whom: "In Syria, the coalition carried out
// strikes"; or any for whom.
func (s *sentence) scene(r ontology.Relation, trigger, tok int) bool {
	if r.Family == violent && s.casedIn(tok, "within-preposition") && s.lex.is("cause", s.lemma(tok)) {
		return true // "carried out strikes in support of Mali"
	}
	if r.Family != violent || tok > trigger || !s.casedIn(tok, "place-preposition") || s.head(trigger) == tok {
		return false // what a relative clause stands on is the end that the clause leaves open
	}
	subject := s.surfaceSubject(trigger)
	return subject > tok && !slices.Contains(s.coordinated(subject), tok)
}

// sides says whether an extent leaves out those whom a struggle is against.
func (e extent) sides() bool { return e == apart || e == praised }

// friend is how far from the head of a phrase the end of a relation may stand, when that is no end of a struggle.
func (s *sentence) friend(far extent, r ontology.Relation) extent {
	switch {
	case far != anywhere || r.Family == violent || s.lex.is("aimed", r.Name):
		return far
	case r.Family == verbalCooperation || r.Family == materialCooperation:
		return praised
	}
	return apart
}

// verbalCooperation and materialCooperation are the families of relations between friends.
const verbalCooperation, materialCooperation = "verbal-cooperation", "material-cooperation"
