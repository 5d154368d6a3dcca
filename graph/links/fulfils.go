package links

import (
	"cmp"
	"slices"
)

const (
	planDays  = 365 // after which a plan without a date counts as given up
	planSlack = 30  // days that a deed may be late
	planEarly = 2   // days that it may be early
)

// ends is who does what to whom.
type ends struct{ source, relation, target string }

// key is the same for both orders of a symmetric relation.
func (j *joiner) key(c *claim) ends {
	k := ends{c.source, c.relation, c.target}
	if j.symmetric[c.relation] && k.target < k.source {
		k.source, k.target = k.target, k.source
	}
	return k
}

// fulfilments joins deeds to the plans that came before them. A deed uses up the plans that it fulfils, so that next year's
// visit is none of this year's plan.
func (j *joiner) fulfilments() (out []Link) {
	groups, order := j.byEnds(func(c *claim) bool {
		return j.fulfils[c.relation] && c.target != "" && !c.negated && (c.planned || c.firm)
	})
	for _, k := range order {
		if !j.owns(k.source) {
			continue
		}
		all := slices.DeleteFunc(groups[k], func(c *claim) bool { return c.turn() == none })
		slices.SortFunc(all, func(a, b *claim) int {
			return cmp.Or(cmp.Compare(a.turn(), b.turn()), cmp.Compare(btoi(a.planned), btoi(b.planned)), inTime(a, b))
		})
		out = append(out, fulfil(k.source, all)...)
	}
	return out
}

// byEnds groups claims by their ends, with the keys in order.
func (j *joiner) byEnds(some func(*claim) bool) (map[ends][]*claim, []ends) {
	groups := map[ends][]*claim{}
	var order []ends
	for _, c := range j.claims {
		if !some(c) {
			continue
		}
		k := j.key(c)
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], c)
	}
	slices.SortFunc(order, func(a, b ends) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.relation, b.relation), cmp.Compare(a.target, b.target))
	})
	return groups, order
}

// turn is the day that counts for the order of plan and deed: when a plan was told, and when a deed was done.
func (c *claim) turn() int {
	if c.planned {
		return c.article.published
	}
	if c.last != none {
		return c.last
	}
	return c.happened()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fulfil walks through plans and deeds in order of their days.
func fulfil(owner string, all []*claim) (out []Link) {
	var open, used []*claim // plans that wait, and those that the deed of these days has used up
	done := none            // the day of the last deed
	for _, c := range all {
		if c.planned {
			open = append(open, c)
			continue
		}
		if done == none || c.turn()-done > daysRun {
			used = nil
		}
		done = c.turn()
		var rest []*claim
		for _, p := range open {
			if p.awaits(c) {
				used = append(used, p)
			} else if c.turn()-p.article.published <= planDays {
				rest = append(rest, p)
			}
		}
		open = rest
		for _, p := range used {
			if p.awaits(c) {
				out = append(out, Link{Fulfils, c.id, p.id, owner, sureAcross})
			}
		}
	}
	return out
}

// awaits says whether a deed can be the one that was planned.
func (p *claim) awaits(deed *claim) bool {
	day := deed.turn()
	if deed.article == p.article && !deed.dated() || day < p.article.published || day == p.article.published && !deed.dated() {
		return false
	}
	if day-p.article.published > planDays && !p.dated() {
		return false
	}
	if !p.dated() || p.last != none && p.last < p.article.published {
		return true
	}
	first, last := p.days()
	return day >= first-planEarly && day <= last+planSlack
}
