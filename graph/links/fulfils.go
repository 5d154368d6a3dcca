package links

import (
	"cmp"
	"slices"
)

const (
	planDays  = 365 // after which a plan without a date counts as given up
	planSlack = 30  // days that a deed may be late
	planEarly = 2   // days that it may be early
	planWeek  = 7   // days that a plan of what happens again and again may be open
	sameWord  = 2   // words that count for the word that carries a claim, when plan and deed have the same
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
	for _, all := range j.plansWithDeeds() {
		slices.SortFunc(all, func(a, b *claim) int {
			return cmp.Or(cmp.Compare(a.turn(), b.turn()), cmp.Compare(btoi(a.planned), btoi(b.planned)), inTime(a, b))
		})
		out = append(out, j.fulfil(j.key(all[0]).source, all)...)
	}
	return out
}

// plansWithDeeds are the plans and deeds of the same ends that have a day, group by group, where there are both.
func (j *joiner) plansWithDeeds() (out [][]*claim) {
	demands := j.demands()
	groups, order := j.byEnds(func(c *claim) bool {
		return j.fulfils[c.relation].yes() && c.target != "" && !c.negated && (c.planned && !demands[asked{c.source, c.article, c.sentence}] || c.firm) && c.turn() != none
	})
	for _, k := range order {
		plans := 0
		for _, c := range groups[k] {
			plans += btoi(c.planned)
		}
		if j.owns(k.source) && plans > 0 && plans < len(groups[k]) {
			out = append(out, groups[k])
		}
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
func (j *joiner) fulfil(owner string, all []*claim) (out []Link) {
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
			if j.awaits(p, c) {
				used = append(used, p)
			} else if c.turn()-p.article.published <= planDays {
				rest = append(rest, p)
			}
		}
		open = rest
		for _, p := range used {
			if j.awaits(p, c) {
				out = append(out, Link{Fulfils, c.id, p.id, owner, sureAcross})
			}
		}
	}
	return out
}

// awaits says whether a deed can be the one that was planned: of the planned days, and told in some of the same words. A plan
// without a day waits long only for a deed that more words tell to be the same.
func (j *joiner) awaits(p, deed *claim) bool {
	day := deed.turn()
	if !j.done(deed) || deed.article == p.article && !deed.dated() || day < p.article.published || day == p.article.published && !deed.dated() {
		return false
	}
	late := day - p.article.published
	if !p.dated() || p.last != none && p.last < p.article.published {
		words := j.sameDeed(p, deed)
		return j.fulfils[p.relation] != whenDated && (late <= 2*planSlack && words >= sameWord || late <= planDays && words > sameWord)
	}
	first, last := p.days()
	if j.fulfils[p.relation] == whenDated && last-first > planWeek {
		return false
	}
	return day >= first-planEarly && day <= last+planSlack && (last-first <= daysRun && day <= last+daysRun || j.sameDeed(p, deed) > 0)
}

// done says whether a deed is told by a verb: "withdrew", and not "the withdrawal", which may be still to come.
func (j *joiner) done(deed *claim) bool {
	return !deed.words.ing && (len(j.verbs[deed.relation]) == 0 || j.verbs[deed.relation].has(deed.words.trigger))
}

// sameDeed counts the words that a plan and a deed of one relation share. The word that carries the claim counts more.
func (j *joiner) sameDeed(a, b *claim) int {
	verbs := j.verbs[a.relation]
	n := shared(a.words.whole.stems, b.words.whole.stems)
	for _, v := range verbs {
		if a.words.whole.stems.has(v) && b.words.whole.stems.has(v) {
			n--
		}
	}
	switch {
	case a.words.trigger == b.words.trigger:
		n += sameWord
	case verbs.has(a.words.trigger) && verbs.has(b.words.trigger):
		n++
	}
	return n
}

// asked is a sentence in which somebody asks something of a node.
type asked struct {
	of       string
	article  *article
	sentence int
}

// demands are the sentences in which somebody is asked for something: what he is to do there is no plan of his.
func (j *joiner) demands() map[asked]bool {
	out := map[asked]bool{}
	for _, c := range j.claims {
		if j.fulfils[c.relation] == demand && c.target != "" {
			out[asked{c.target, c.article, c.sentence}] = true
		}
	}
	return out
}
