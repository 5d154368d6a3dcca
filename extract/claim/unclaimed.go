package claim

import (
	"slices"

	"newsgraph/graph/ontology"
)

// Deeds of violence that a text tells without who did them, "a car bomb killed five Turkish soldiers", are his who is said later to claim
// responsibility for them, to have carried them out or to be blamed for them.

// deed is such a deed: the relation, and whom or what it befell.
type deed struct {
	relation string
	trigger  int
	targets  []int
}

// unclaimed notes the deed that a frame tells without anybody who did it, when the text says that it happened.
func (f *Finder) unclaimed(s *sentence, fr *frame, trigger int, relation ontology.Relation) {
	if !s.lex.is("claimable", fr.relation) {
		return
	}
	st := s.statusOf(trigger)
	if st.suppressed || st.negated || st.planned || st.conditional {
		return
	}
	if targets := f.targets(s, fr, trigger, relation, nil); len(targets) > 0 {
		s.deeds = append(s.deeds, deed{fr.relation, trigger, targets})
	}
}

// fighters are those whose deed it is when one of theirs claims it: the group of a spokesman.
func (s *sentence) fighters(sources []int) []int {
	out := slices.Clone(sources)
	for i, e := range out {
		if of := s.serves[e]; s.entities[e].Kind == "person" && len(of) == 1 && s.entities[of[0]].Kind == "group" {
			out[i] = of[0]
		}
	}
	return unique(out)
}

// claimed are the relation and targets of the last deed before a claim that nobody was said to have done; where the claim names what it was, a
// kidnapping is no bombing.
func (a answerer) claimed(c Claim) (string, []int) {
	for n := c.Sentence; n >= 0 && n >= c.Sentence-deedBack; n-- {
		deeds := a.sentences[n].deeds
		for _, d := range slices.Backward(deeds) {
			if n == c.Sentence && a.sentences[n].tokens[d.trigger].Start >= c.Trigger.Start || c.event != "" && a.lex.is("taking-noun", c.event) != a.lex.is("taking", d.relation) {
				continue
			}
			if targets := slices.DeleteFunc(slices.Clone(d.targets), func(e int) bool { return a.same(c.Source, e) }); len(targets) > 0 {
				return d.relation, targets
			}
		}
		if n < c.Sentence && len(deeds) > 0 {
			break
		}
	}
	return "", nil
}

// deedBack is how many sentences a deed may stand before who claims it.
const deedBack = 4
