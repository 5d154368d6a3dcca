package identity

import (
	"cmp"
	"slices"
)

// settle takes certainty from pairs where a third could be meant as well, or that would join by way of others what is kept
// apart.
func settle(pairs []*pair) {
	near := map[*profile][]*pair{} // pairs of a node
	by := map[[2]string]*pair{}
	for _, p := range pairs {
		near[p.a] = append(near[p.a], p)
		near[p.b] = append(near[p.b], p)
		by[[2]string{p.a.node.ID, p.b.node.ID}] = p
	}
	between := func(x, y *profile) *pair {
		return by[[2]string{min(x.node.ID, y.node.ID), max(x.node.ID, y.node.ID)}]
	}
	var doubtful []*pair
	for _, p := range pairs {
		if p.certain && (ambiguous(p, p.a, p.b, near, between) || ambiguous(p, p.b, p.a, near, between)) {
			doubtful = append(doubtful, p)
		}
	}
	for _, p := range doubtful {
		p.certain = false
		p.reason += ", but it may be a third"
	}
	join(pairs, between)
}

// ambiguous says whether x may be another than y as well: a third whose full name is like that of x and who is not y.
func ambiguous(p *pair, x, y *profile, near map[*profile][]*pair, between func(x, y *profile) *pair) bool {
	if p.a.node.Codes.Wikidata != "" && p.a.node.Codes.Wikidata == p.b.node.Codes.Wikidata {
		return false
	}
	var alike []*profile // who have the full name too, in other articles
	for _, other := range near[x] {
		z := other.b
		if z == x {
			z = other.a
		}
		if other.two {
			continue // x is not z
		}
		q := between(y, z)
		if z != y && p.bears(x, z, other) && (q == nil || q.against || !q.like.firm) {
			return true
		}
		if z != y && p.like.score >= spelled && other.like.score >= spelled {
			if slices.ContainsFunc(alike, func(w *profile) bool { return overlap(w.articles, z.articles) }) && !(p.tie == shared && x.equal(y) && !x.equal(z)) {
				return true // some article tells two of that name apart
			}
			alike = append(alike, z)
		}
		if z == y || other.like.score < initialed || !other.like.firm && p.like.firm || other.tie == opposed && p.tie == shared {
			continue
		}
		apart := overlap(y.articles, z.articles) // by an article that knows both, who may both be of that company
		stranger := !apart && p.company >= closeCompany && other.company < someCompany
		if p.like.score >= spelled && (stranger || p.tie == shared && overlap(x.bodies, y.bodies) && other.tie != shared) {
			continue // who is in other company, or of another organisation
		}
		if (p.like.score >= spelled || p.like.score == initialed) && p.tie == shared && x.equal(y) && !x.equal(z) {
			continue // the envoy, and not the merchant of his name
		}
		if x.node.Kind == "person" && p.like.firm && formOf(y, x) && formOf(z, x) && !(q != nil && q.against) {
			continue // James D. Reed, and James Dale, of James Dale Reed
		}
		if other.like.score == initialed && !z.names[0].full() && p.a.names[0].full() && p.b.names[0].full() {
			continue // whoever R. Reed is
		}
		if p.like.score <= partial && other.like.score <= partial {
			continue
		}
		if q == nil || q.like.score < 0.7 || q.against && q.like.firm {
			return true
		}
	}
	return false
}

// bears says whether a surname alone, which a pair joins to one who has it, fits another as well.
func (p *pair) bears(x, z *profile, other *pair) bool {
	if !x.alone || z.alone || p.like.score > partial || other.like.score > partial || other.tie == opposed || !other.within(term) {
		return false
	}
	return !(p.tie == shared && p.a.equal(p.b) && !(other.tie == shared && x.equal(z)))
}

// formOf says whether a person's name is a shorter form of another's: parts of it, in order, that may be initials.
func formOf(a, b *profile) bool {
	x, y := a.names[0], b.names[0]
	if a == b || len(x.words) < 2 || len(x.words) > len(y.words) || x.junior != y.junior || x.sounds[0] != y.sounds[0] {
		return false
	}
	i := 0
	for n, w := range y.words {
		if i < len(x.words) && (x.sounds[i] == y.sounds[n] || x.words[i] == w[:1]) {
			i++
		}
	}
	return i == len(x.words)
}

// join follows the certain pairs, the surest first, and leaves those that would make one of two that are kept apart.
func join(pairs []*pair, between func(x, y *profile) *pair) {
	cluster := map[*profile][]*profile{}
	of := func(x *profile) []*profile {
		if c := cluster[x]; c != nil {
			return c
		}
		return []*profile{x}
	}
	sorted := slices.SortedFunc(slices.Values(pairs), func(x, y *pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a.node.ID, y.a.node.ID), cmp.Compare(x.b.node.ID, y.b.node.ID))
	})
	for _, p := range sorted {
		if !p.certain {
			continue
		}
		a, b := of(p.a), of(p.b)
		if slices.Contains(a, p.b) {
			continue
		}
		if slices.ContainsFunc(a, func(x *profile) bool {
			return slices.ContainsFunc(b, func(y *profile) bool {
				q := between(x, y)
				if q == nil && slices.ContainsFunc(slices.Concat(a, b), func(w *profile) bool { return formOf(x, w) && formOf(y, w) }) {
					return x.tie(y) == opposed || overlap(x.articles, y.articles)
				}
				return q == nil && x.node.Kind == "person" || q != nil && q.against || x.tie(y) == opposed || overlap(x.articles, y.articles)
			})
		}) {
			p.certain = false
			continue
		}
		all := slices.Concat(a, b)
		for _, x := range all {
			cluster[x] = all
		}
	}
}
