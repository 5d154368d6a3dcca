package claim

import (
	"slices"

	"newsgraph/extract/entity"
)

// lookBack is how many sentences an answer may stand after what it answers.
const lookBack = 4

// answer gives targets to claims that lean on an earlier one: "Rwanda denied the accusation" answers the last who accused Rwanda
// (which relation answers which is in answers.tsv), "she welcomed the move" is about the last who did something else. Claims must
// be in order of their sentences. A claim about a move that nobody made is left out, and so is one about a move of somebody whom
// the relation cannot have: one withdraws from no person.
func (f *Finder) answer(claims []Claim, entities []entity.Entity, offices map[int][]int) []Claim {
	same := func(a, b int) bool {
		return a == b || slices.Contains(offices[a], b) || slices.Contains(offices[b], a)
	}
	for i := range claims {
		c := &claims[i]
		asked := f.lex.answers[c.Relation]
		if c.Target != None || len(asked) == 0 && !c.event {
			continue
		}
		for k := i - 1; k >= 0 && c.Sentence-claims[k].Sentence <= lookBack; k-- {
			p := claims[k]
			answers := asked[p.Relation] && p.Target != None && same(p.Target, c.Source)
			points := c.event && p.Sentence < c.Sentence && c.Sentence-p.Sentence <= 2
			if (answers || points) && !same(p.Source, c.Source) && f.ontology.Check(c.Relation, entities[c.Source].Kind, entities[p.Source].Kind) == nil {
				c.Target = p.Source
				c.Confidence -= 0.1
				break
			}
		}
	}
	return slices.DeleteFunc(claims, func(c Claim) bool { return c.event && c.Target == None })
}
