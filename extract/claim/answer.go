package claim

import (
	"slices"
)

// lookBack is how many sentences an answer may stand after what it answers.
const lookBack = 4

// answer gives targets to claims that answer an earlier one and do not say whom: "Rwanda denied the accusation" answers the last
// who accused Rwanda. Which relation answers which is in answers.tsv. Claims must be in order of their sentences.
func (f *Finder) answer(claims []Claim, offices map[int][]int) {
	same := func(a, b int) bool {
		return a == b || slices.Contains(offices[a], b) || slices.Contains(offices[b], a)
	}
	for i := range claims {
		c := &claims[i]
		asked := f.lex.answers[c.Relation]
		if c.Target != None || len(asked) == 0 {
			continue
		}
		for k := i - 1; k >= 0 && c.Sentence-claims[k].Sentence <= lookBack; k-- {
			p := claims[k]
			if asked[p.Relation] && p.Target != None && same(p.Target, c.Source) && !same(p.Source, c.Source) {
				c.Target = p.Source
				c.Confidence -= 0.1
				break
			}
		}
	}
}
