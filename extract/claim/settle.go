package claim

import (
	"cmp"
	"slices"
)

// settle sorts claims and leaves out what says the same as another of its sentence, less well: who killed two soldiers and wounded others did
// one deed.
func (f *Finder) settle(claims []Claim) []Claim {
	slices.SortStableFunc(claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(a.Relation, b.Relation),
			cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), -cmp.Compare(a.Confidence, b.Confidence))
	})
	type key struct {
		sentence, source, target int
		relation, modality       string
		negated                  bool
	}
	keyOf := func(c Claim) key { return key{c.Sentence, c.Source, c.Target, c.Relation, c.Modality, c.Negated} }
	best := map[key]int{}
	aimed := map[key]bool{} // what is said of a target too
	for _, c := range claims {
		if c.Target != None {
			aimed[key{sentence: c.Sentence, source: c.Source, relation: c.Relation}] = true
		}
	}
	claims = slices.DeleteFunc(claims, func(c Claim) bool {
		return c.Target == None && (c.bare || f.family(c.Relation) == violent) && aimed[key{sentence: c.Sentence, source: c.Source, relation: c.Relation}]
	})
	for i, c := range claims {
		k := keyOf(c)
		if j, ok := best[k]; !ok || c.Confidence > claims[j].Confidence {
			best[k] = i
		}
	}
	deaths := map[key]bool{}
	for _, c := range claims {
		if f.lex.is("deadly", c.Relation) && c.Target != None {
			k := keyOf(c)
			k.relation = ""
			deaths[k] = true
		}
	}
	var out []Claim
	for i, c := range claims {
		k := keyOf(c)
		if best[k] != i {
			continue
		}
		if k.relation = ""; f.lex.is("maybe-deadly", c.Relation) && deaths[k] {
			continue // "ambushed and killed a Chadian officer" is one deed
		}
		out = append(out, c)
	}
	return out
}

// family is the family of a relation.
func (f *Finder) family(relation string) string {
	r, _ := f.ontology.Relation(relation)
	return r.Family
}

// confidence is how often claims of this making were right on the open gold articles.
func confidence(fr *frame, st status) float64 {
	c := 0.95
	if fr.flags["weak"] {
		c -= 0.15
	}
	if st.reported || st.negated || st.planned || st.conditional {
		c -= 0.1
	}
	return c
}
