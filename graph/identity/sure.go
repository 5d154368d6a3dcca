package identity

import (
	"maps"
	"slices"
)

// sure says whether the likeness suffices with what else is known.
func (c *corpus) sure(p *pair) bool {
	l := p.like
	if p.a.node.Kind != "person" {
		short := min(len(p.a.names[0].words), len(p.b.names[0].words)) == 1
		return l.firm && l.score >= 0.95 && (!short || p.tie == shared || p.company >= someCompany)
	}
	if p.a.facts.mixed(p.b.facts) && p.company < 2*closeCompany && !(p.tie == shared && p.a.equal(p.b)) {
		return false
	}
	common := p.a.common || p.b.common || p.a.facts.namesake || p.b.facts.namesake
	switch {
	case common && p.company >= closeCompany && l.score >= spelled && c.same(p.a, p.b) != "":
		return true // the engineer of whom both tell
	case common && !(p.tie == shared && (p.a.governs() && p.b.governs() || p.a.equal(p.b) || p.company >= someCompany)):
		return false // two soldiers of one army are called John Smith
	case l.score == initialed:
		rare := !c.frequentFamily(p.a) && !c.frequentFamily(p.b)
		return p.company >= 2*closeCompany || p.company >= closeCompany && (p.tie == shared || rare) || p.tie == shared && p.a.colleague(p.b) ||
			rare && p.company >= someCompany && c.same(p.a, p.b) != "" && p.within(term)
	case l.score <= partial && l.score > 0: // Reed, and Ann Reed
		return c.surname(p)
	case l.score == misspelled:
		return p.tie == shared && p.a.equal(p.b) || p.company >= closeCompany && c.vouched(p)
	case !l.firm:
		return false
	case l.score == turned:
		return (p.tie == shared || p.company >= closeCompany) && c.eastern(p)
	case l.score >= spelled && !c.frequentFamily(p.a) && !c.frequentFamily(p.b) && c.same(p.a, p.b) != "" && overlap(p.a.context, p.b.context):
		return true
	case l.score == variant:
		return p.company >= closeCompany || p.tie == shared && (p.a.equal(p.b) || p.company >= someCompany)
	case l.score >= 0.9 && p.company >= someCompany && c.rare(p.a) && c.rare(p.b) && c.same(p.a, p.b) != "":
		return true
	case l.score >= spelled && p.company >= someCompany && !c.frequentFamily(p.a) && !c.frequentFamily(p.b):
		return true
	case l.score >= spelled && c.rare(p.a) && c.rare(p.b):
		return p.tie == shared || p.company >= someCompany || overlap(p.a.context, p.b.context)
	}
	return p.tie == shared || p.company >= closeCompany
}

// vouched says whether something beside company, which two persons keep too, tells that names one letter apart are spellings of one: an organisation or a
// calling.
func (c *corpus) vouched(p *pair) bool {
	return overlap(p.a.bodies, p.b.bodies) || c.same(p.a, p.b) != ""
}

// surname says whether a surname alone means the one who has it with a given name: nobody can tell where it is one that many have or a given name, or where
// it is not known when it is said.
func (c *corpus) surname(p *pair) bool {
	alone, other := p.a, p.b
	if !alone.alone {
		alone, other = p.b, p.a
	}
	s := alone.names[0].last()
	if c.frequentFamily(alone) || len(s) <= 3 || !p.a.dated() || !p.b.dated() {
		return false
	}
	if p.tie == shared && p.a.equal(p.b) && p.within(term) {
		return alone.alone
	}
	if p.a.alone == p.b.alone || other.facts.unrelated || alone.facts.unrelated {
		return false
	}
	if c.given[s] || c.is("given", s) {
		return s != other.names[0].last() && p.company >= 2*closeCompany && p.within(term) // the one of that given name
	}
	return p.company >= 2*closeCompany && p.within(5*term) || p.within(term) && (p.company >= closeCompany || p.tie == shared && p.company >= someCompany)
}

// eastern says whether two names in different orders are of a people who write the family name first: a state of theirs, or one family name of theirs at one
// end, and no given name of peoples who write it last.
func (c *corpus) eastern(p *pair) bool {
	first, last := p.a.names[0].bare(), p.b.names[0].bare()
	states := slices.Concat(slices.Collect(maps.Keys(p.a.states)), slices.Collect(maps.Keys(p.b.states)))
	if slices.ContainsFunc(states, func(s string) bool { return c.is("given-last", s) }) {
		return true
	}
	if slices.ContainsFunc(first.words, func(w string) bool { return c.is("unordered", w) || c.is("given", w) && !c.is("first-family", w) }) {
		return false
	}
	if len(states) > 0 {
		return slices.ContainsFunc(states, func(s string) bool { return c.is("family-first", s) })
	}
	return c.is("first-family", first.words[0]) != c.is("first-family", last.words[0])
}

// frequentFamily says whether a person has a surname that many have.
func (c *corpus) frequentFamily(p *profile) bool {
	return slices.ContainsFunc(p.names[0].sounds, func(s string) bool { return c.frequent["family "+s] })
}

// rare says whether neither the given name nor the surname of a person is one that many have.
func (c *corpus) rare(p *profile) bool {
	for _, s := range p.names[0].sounds {
		if c.frequent["given "+s] || c.frequent["family "+s] {
			return false
		}
	}
	return true
}
