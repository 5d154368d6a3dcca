package claim

import (
	"slices"
	"strings"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// meant leaves out of the claims of a sentence those whose words mean something else where they stand: teams that attack, beat and meet
// each other for points.
func (s *sentence) meant(claims []Claim) []Claim {
	claims = s.voted(claims)
	if len(claims) == 0 || !s.plays() {
		return claims
	}
	return slices.DeleteFunc(claims, func(c Claim) bool {
		if s.lex.is("played", c.Relation) {
			return s.entities[c.Source].Kind != "group" // gunmen attack teams as they attack others
		}
		// one player beats another, but a state that does stands for its team
		return c.Relation == "DEFEATED" && c.Target != None && s.entities[c.Source].Kind != "person" && s.entities[c.Target].Kind != "person"
	})
}

// voted reads as won what an election brings about: who ousts a government at the polls overthrows nobody.
func (s *sentence) voted(claims []Claim) []Claim {
	var out []Claim
	for _, c := range claims {
		if s.lex.is("of-power", c.Relation) {
			v := slices.IndexFunc(s.tokens, func(t text.Token) bool { return t.Start == c.Trigger.Start })
			if s.byBallot(v) {
				if c.Target == None || s.entities[c.Target].Kind == "state" || s.entities[c.Source].Class == "described" {
					continue // the voters of a state beat nobody
				}
				c.Relation = "DEFEATED"
			}
		}
		out = append(out, c)
	}
	return out
}

// byBallot says whether a verb, or one that it goes on from, tells of an election: "was ousted in the vote", "won the election, ousting".
func (s *sentence) byBallot(v int) bool {
	for left := maxClimb; v >= 0 && left > 0; v, left = s.head(v), left-1 {
		for _, c := range s.children[v] {
			switch base(s.rel(c)) {
			case "obl", "nmod":
				if !s.casedIn(c, "ballot-preposition") {
					continue
				}
			case "obj", "nsubj":
			default:
				continue
			}
			if s.lex.is("ballot", s.lemma(c)) || slices.ContainsFunc(s.childrenBy(c, "nmod"), func(n int) bool {
				return s.lex.is("ballot", s.lemma(n)) &&
					s.casedIn(n, "ballot-preposition")
			}) {
				return true
			}
		}
		if rel := base(s.rel(v)); rel != "advcl" && rel != "xcomp" && rel != "conj" || s.circumstance(v) {
			break
		}
	}
	return false
}

// plays says whether a sentence tells of sport: by one word that nothing else has, by two that little else has, or by a score.
func (s *sentence) plays() bool {
	seen := map[string]bool{}
	for i, w := range s.words {
		lemma := s.lemma(i)
		if s.lex.is("sport", w) || s.lex.is("sport", lemma) {
			return true
		}
		if s.lex.is("sport-maybe", lemma) && s.tokens[i].UPOS != "ADJ" {
			seen[lemma] = true
		}
		if s.lex.is("score-verb", lemma) && s.isVerb(i) && s.score(i+1) {
			return true
		}
	}
	return len(seen) > 1
}

// score says whether a result follows in a sentence: two numbers with a dash between them.
func (s *sentence) score(from int) bool {
	for i := from; i+2 < len(s.words); i++ {
		if s.tokens[i].UPOS == "NUM" && s.lex.is("score-mark", s.words[i+1]) && s.tokens[i+2].UPOS == "NUM" {
			return true
		}
	}
	return false
}

// fictive says whether what a verb tells happens in a film or a novel: "the film shows how", "in the play, Norway invades".
func (s *sentence) fictive(v int) bool {
	if subj := s.child(v, "nsubj"); subj != none && s.lex.is("fiction", s.lemma(subj)) {
		return true
	}
	return slices.ContainsFunc(s.childrenBy(v, "obl"), func(c int) bool {
		return s.lex.is("fiction", s.lemma(c)) && s.casedIn(c, "within-preposition")
	})
}

// storms are the entities that a document names as storms and the like, and which do nothing to anybody: "Hurricane Ada hit Cuba".
func (f *Finder) storms(doc text.Document, found entity.Found) map[int]bool {
	out := map[int]bool{}
	for e, ent := range found.Entities {
		for _, m := range ent.Mentions {
			if pronominal(m) {
				continue
			}
			tokens := doc.Sentences[m.Sentence].Tokens
			first, last := tokensOf(doc.Sentences[m.Sentence], m.Span)
			if first == none {
				continue
			}
			named := func(i int) bool { return i >= 0 && f.lex.is("storm", strings.ToLower(tokens[i].Of(doc.Body))) }
			if named(first-1) || named(first) && last > first {
				out[e] = true
			}
			if h := tokens[last].Head; tokens[last].Deprel == "nsubj" && h >= 0 && h < len(tokens) && named(h) {
				out[e] = true // "Ada is the fourth storm"
			}
		}
	}
	return out
}
