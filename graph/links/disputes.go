package links

import (
	"slices"
	"sort"
)

// How far a denial reaches.
const (
	sentencesBack = 20 // to the accusation in its article
	daysBack      = 30 // to an act or accusation in another article
	daysRun       = 3  // that several reports of one act may lie apart
	daysAhead     = 1  // that what is denied may be published later: papers of one night
	soon          = 7  // within which what did not happen in one article and did in another is the same without a date
	maxInWindow   = 400
)

// How sure joins are, best first.
const (
	sureNamed  = 0.95 // in the article, the accuser or the act is named
	sureNear   = 0.85 // in the article, the nearest
	sureAcross = 0.8  // in another article
)

// disputes joins denials to what they deny, and claims that something did not happen to those that it did.
func (j *joiner) disputes() (out []Link) {
	for _, owner := range j.owned() {
		all := slices.DeleteFunc(slices.Clone(j.of[owner]), func(c *claim) bool { return c.words == nil || !c.firm })
		if !slices.ContainsFunc(all, func(c *claim) bool { return c.source == owner && j.denies(c) }) {
			continue
		}
		slices.SortFunc(all, inTime)
		d := newDisputed(j, owner, all)
		for _, c := range all {
			if c.source != owner || !j.denies(c) {
				continue
			}
			found := d.disputedBy(c)
			if len(found) == 0 && c.principal != "" && c.principal != owner {
				found = j.onBehalf(c)
			}
			out = append(out, found...)
		}
	}
	return out
}

// onBehalf is what somebody disputes for the state or the group in which he has an office: only in the same article.
func (j *joiner) onBehalf(c *claim) []Link {
	all := slices.DeleteFunc(slices.Clone(j.of[c.principal]), func(a *claim) bool {
		return a.words == nil || !a.firm || a.article != c.article
	})
	slices.SortFunc(all, inTime)
	found := newDisputed(j, c.principal, all).disputedBy(c)
	for i := range found {
		found[i].Owner = c.source
	}
	return found
}

// disputed are the claims that an owner may deny, in order of time.
type disputed struct {
	*joiner
	owner       string
	accusations []*claim // against the owner
	acts        []*claim // by the owner
	near        map[*article]*nearby
}

// nearby are those of one article.
type nearby struct{ accusations, acts []*claim }

// in are the claims of the article of a denial.
func (d *disputed) in(a *article) *nearby {
	if d.near[a] == nil {
		d.near[a] = &nearby{}
	}
	return d.near[a]
}

func newDisputed(j *joiner, owner string, all []*claim) *disputed {
	d := &disputed{joiner: j, owner: owner, near: map[*article]*nearby{}}
	for _, c := range all {
		switch {
		case c.negated:
		case (j.parts[c.relation] == accusation || j.parts[c.relation] == criticism) && c.target == owner && c.source != owner:
			d.accusations = append(d.accusations, c)
			d.in(c.article).accusations = append(d.in(c.article).accusations, c)
		case j.parts[c.relation] == act && (c.source == owner || j.symmetric[c.relation]):
			d.acts = append(d.acts, c)
			d.in(c.article).acts = append(d.in(c.article).acts, c)
		}
	}
	return d
}

func (d *disputed) link(from, to *claim, score float64) Link {
	return Link{Disputes, from.id, to.id, d.owner, score}
}

func (d *disputed) disputedBy(c *claim) (out []Link) {
	if c.negated {
		return d.contradicted(c)
	}
	if c.words.clause.not {
		return nil
	}
	var near []*claim
	accuser := c.target
	for _, a := range d.in(c.article).accusations { // "the accusation by T"
		if a.words.points && a.sentence == c.sentence {
			out = append(out, d.link(c, a, sureNamed))
			accuser = a.source
		}
	}
	for _, a := range d.accusedBefore(c, accuser) {
		near = append(near, a.claim)
		out = append(out, d.link(c, a.claim, a.score))
	}
	for _, a := range d.actsDenied(c) {
		score := sureAcross
		if a.article == c.article {
			score = sureNamed
		}
		out = append(out, d.link(c, a, score))
	}
	if len(out) == 0 {
		for _, a := range d.actAnswered(c) {
			out = append(out, d.link(c, a, sureNear))
		}
	}
	for _, a := range d.accusedElsewhere(c, near) {
		out = append(out, d.link(c, a, sureAcross))
	}
	return out
}

// scored is a claim and how sure it is that it is meant.
type scored struct {
	*claim
	score float64
}

// accusedBefore finds the accusation in the denial's own article: the one whose words are denied, or the nearest by whoever is
// named, before the denial rather than after it.
func (d *disputed) accusedBefore(c *claim, accuser string) []scored {
	var best *claim
	var bestWords, bestFar int
	clause := c.words.clause
	for _, a := range d.in(c.article).accusations {
		far := c.sentence - a.sentence
		if far > sentencesBack || far < -2 || a.words.points && far == 0 {
			continue
		}
		words := shared(clause.stems, a.words.whole.stems)
		if !d.mayMean(c, a, accuser, words) {
			continue
		}
		if far < 0 || far == 0 && a.start > c.start {
			far = sentencesBack - far // what follows comes last
		}
		if best == nil || words > bestWords || words == bestWords && far <= bestFar {
			best, bestWords, bestFar = a, words, far
		}
	}
	switch {
	case best == nil:
		return nil
	case bestWords > 0 || accuser == best.source:
		return []scored{{best, sureNamed}}
	}
	return []scored{{best, sureNear}}
}

// mayMean says whether a denial can be about an accusation in its article with which it shares so many words.
func (d *disputed) mayMean(c, a *claim, accuser string, words int) bool {
	clause := c.words.clause
	says := len(clause.stems) > 0
	switch {
	case accuser == "" || accuser == a.source:
		return clause.what || !says || 2*words > len(clause.stems) || words >= 2
	case clause.what && says: // "denied accusations of attacking T"
		return words >= 1
	}
	return !clause.what && 2*words >= len(clause.stems) && words >= 1 // "denied attacking T", of which another accuses
}

// actsDenied are the acts that the denial names: in its article, and the last ones told in others.
func (d *disputed) actsDenied(c *claim) (out []*claim) {
	var others []*claim
	told := d.toldBeside(c)
	for _, a := range d.window(d.acts, c) {
		other := a.target
		if other == d.owner {
			other = a.source
		}
		if told[a.relation] || !d.named(c, a) || c.target != other && (c.target != "" || !d.meets(c, a)) {
			continue
		}
		if a.article == c.article {
			out = append(out, a)
		} else {
			others = append(others, a)
		}
	}
	return append(out, lastRun(others)...)
}

// toldBeside are the relations of acts that the denial's own sentence tells after it: "denied the charges and refused to go".
func (d *disputed) toldBeside(c *claim) map[string]bool {
	out := map[string]bool{}
	for _, a := range d.in(c.article).acts {
		if a.sentence == c.sentence && a.words.at > c.words.at {
			out[a.relation] = true
		}
	}
	return out
}

// meets says whether the words after a denial that names nobody as its target are about an act: by a name, and in another article
// by another word than that of the act too.
func (d *disputed) meets(c, a *claim) bool {
	clause := c.words.clause
	return shared(clause.names, a.words.whole.names) > 0 && (a.article == c.article || shared(clause.stems, a.words.whole.stems) > 1)
}

// named says whether the first words after a denial name the act.
func (d *disputed) named(c, a *claim) bool {
	first := c.words.clause.first
	return first.has(a.words.trigger) || shared(first, d.verbs[a.relation]) > 0
}

// window are the claims told in the days before a denial, or in its own article.
func (d *disputed) window(all []*claim, c *claim) []*claim {
	told := c.article.published
	if told == none {
		return slices.DeleteFunc(slices.Clone(all), func(a *claim) bool { return a.article != c.article })
	}
	first := sort.Search(len(all), func(i int) bool { return all[i].article.published >= told-daysBack })
	end := sort.Search(len(all), func(i int) bool { return all[i].article.published > told+daysAhead })
	var out []*claim
	for _, a := range all[max(first, end-maxInWindow):end] {
		if a.article == c.article || a.happened() >= told-daysBack && a.happened() <= told+daysAhead {
			out = append(out, a)
		}
	}
	return out
}

// lastRun are the last of claims in order of time whose days lie close together.
func lastRun(all []*claim) []*claim {
	slices.SortStableFunc(all, func(a, b *claim) int { return a.happened() - b.happened() })
	i := len(all) - 1
	for i > 0 && all[i].happened()-all[i-1].happened() <= daysRun {
		i--
	}
	return all[max(i, 0):]
}

// actAnswered is the act that others tell of in the sentence before "X denied it", or in the same.
func (d *disputed) actAnswered(c *claim) (out []*claim) {
	clause := c.words.clause
	if !clause.what && len(clause.stems) > 0 {
		return nil
	}
	for _, a := range d.in(c.article).acts {
		far := c.sentence - a.sentence
		if len(clause.stems) > 0 && shared(clause.stems, a.words.whole.stems) == 0 {
			continue
		}
		own := a.source == d.owner && a.speaker != d.owner && (a.speaker != "" || a.target == c.target)
		if own && far >= 0 && far <= 1 && a.words.at < c.words.at &&
			(c.target == "" || c.target == a.target || c.target == a.speaker) {
			out = append(out, a)
		}
	}
	return out
}

// accusedElsewhere finds what the denial answers in other articles: near is what it answers in its own.
func (d *disputed) accusedElsewhere(c *claim, near []*claim) []*claim {
	var found []*claim
	for _, a := range d.window(d.accusations, c) {
		if a.article != c.article && d.meansElsewhere(c, a, near) {
			found = append(found, a)
		}
	}
	found = lastRun(found)
	if len(near) > 0 || len(found) < 2 {
		return found
	}
	last := found[len(found)-1]
	for _, a := range found {
		if a.source != last.source || !alike(a, last) {
			return nil // several things of which it was accused: nobody knows which is denied
		}
	}
	return found
}

// meansElsewhere says whether a denial is about an accusation in another article: about the same thing as the accusation that
// it answers in its own, or by its words, or by the accuser's name.
func (d *disputed) meansElsewhere(c, a *claim, near []*claim) bool {
	clause := c.words.clause
	for _, n := range near {
		if n.source == a.source && alike(n, a) {
			return true
		}
	}
	if len(near) > 0 || d.parts[a.relation] == criticism {
		return false
	}
	words := shared(clause.stems, a.words.whole.stems)
	switch {
	case c.target == a.source && clause.what:
		return words >= 1 || len(clause.stems) == 0 && c.article.published-a.article.published <= soon
	case c.target == a.source:
		return words >= 1 && 2*words >= len(clause.stems)
	}
	return words >= 2 && 2*words >= len(clause.stems) && (c.target == "" || shared(clause.names, a.words.whole.names) > 0)
}

// alike says whether two quotes are about one thing.
func alike(a, b *claim) bool {
	n := shared(a.words.whole.stems, b.words.whole.stems)
	return n >= 2 && 2*n >= min(len(a.words.whole.stems), len(b.words.whole.stems))
}

// contradicted are the claims that a thing happened of which c says that it did not. An article does not contradict itself, only
// those whom it lets speak; and what others tell has to be of the same days, or told soon before, and in the same words.
func (d *disputed) contradicted(c *claim) (out []Link) {
	var others []*claim
	for _, a := range d.window(d.acts, c) {
		same := a.source == c.source && a.target == c.target
		crossed := d.symmetric[c.relation] && a.source == c.target && a.target == c.source
		if a.relation != c.relation || !same && !crossed || !together(a, c, daysRun) {
			continue
		}
		if c.target == "" && shared(a.words.whole.stems, c.words.whole.stems) < 2 {
			continue
		}
		switch {
		case a.article != c.article:
			if alike(a, c) && (a.dated() && c.dated() || c.article.published-a.article.published <= soon) {
				others = append(others, a)
			}
		case a.speaker != c.speaker:
			out = append(out, d.link(c, a, sureNamed))
		}
	}
	for _, a := range lastRun(others) {
		out = append(out, d.link(c, a, sureAcross))
	}
	return out
}
