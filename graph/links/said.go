package links

import (
	"cmp"
	"slices"
)

const (
	saidDays  = 7 // that articles may lie apart which tell of one thing without its date
	saidSlack = 1 // that the dates may differ
)

// said counts for every claim the articles that say the same, in the same mood and of the same days.
func (j *joiner) said() map[string]Said {
	out := make(map[string]Said, len(j.claims))
	for _, mood := range []func(*claim) bool{
		func(c *claim) bool { return c.firm && !c.negated }, func(c *claim) bool { return c.firm && c.negated },
		func(c *claim) bool { return !c.firm && !c.negated }, func(c *claim) bool { return !c.firm && c.negated },
	} {
		groups, order := j.byEnds(mood)
		for _, k := range order {
			j.saidAlike(groups[k], out)
		}
	}
	return out
}

// saidAlike counts within the claims of one kind between the same ends.
func (j *joiner) saidAlike(all []*claim, out map[string]Said) {
	all = slices.DeleteFunc(all, func(c *claim) bool {
		out[c.id] = Said{1, 1}
		return c.happened() == none
	})
	if len(all) < 2 {
		return
	}
	slices.SortFunc(all, func(a, b *claim) int { return cmp.Or(cmp.Compare(a.happened(), b.happened()), cmp.Compare(a.id, b.id)) })
	first := 0
	for i, c := range all {
		for all[first].happened() < c.happened()-saidDays {
			first++
		}
		articles := map[string]bool{c.article.id: true}
		for k := max(first, i-maxInWindow); k < len(all) && k < i+maxInWindow; k++ {
			a := all[k]
			if a.happened() > c.happened()+saidDays {
				break
			}
			if together(a, c, saidSlack) {
				articles[a.article.id] = true
			}
		}
		out[c.id] = Said{len(articles), j.reports.Independent(articles)}
	}
}
