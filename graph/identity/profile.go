package identity

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"newsgraph/graph"
)

// profile is what a store tells of a node that may be another one.
type profile struct {
	node     graph.Node
	names    []name
	states   map[string]bool // ids of the states of its offices
	bodies   map[string]bool // ids of the organisations of its offices
	articles map[string]bool
	context  map[string]bool // who and what its articles mention beside it
	partners map[string]bool // the other ends of its claims
	circle   map[string]bool // as context and partners, of those that are joined so far
	dealings map[string]bool
	offices  []office
	facts    facts
	common   bool      // a name that many have, and nothing more
	alone    bool      // known by a surname alone
	from, to time.Time // first and last day of its articles, as far as known
}

// office is a title that an article gives a person.
type office struct {
	title  string
	of     string
	former bool
	day    time.Time
}

// corpus is the content of a store as far as it tells nodes apart.
type corpus struct {
	parser
	profiles map[string]*profile
	mentions map[string]int  // in how many articles a node is
	given    map[string]bool // sounds with which full names of persons begin
	articles int
	joined   map[string]string // a node to the one that it is joined with so far, nil before the first round
	met      map[string]int    // as mentions, of these
}

func (p *profile) belongs(of string) {
	switch {
	case strings.HasPrefix(of, "state:"):
		p.states[of] = true
	case strings.HasPrefix(of, "group:"):
		p.bodies[of] = true
	}
}

// read fills the profiles from all articles.
func (c *corpus) read(ctx context.Context, r graph.Reader) error {
	for _, p := range c.profiles {
		p.states, p.bodies, p.articles = map[string]bool{}, map[string]bool{}, map[string]bool{}
		p.context, p.partners = map[string]bool{}, map[string]bool{}
		if p.node.Kind == "person" {
			p.belongs(graph.ScopeNode(p.node.ID))
		}
		if p.node.Codes.ISO3 != "" {
			p.states["state:"+p.node.Codes.ISO3] = true
		}
	}
	for d, err := range r.Deltas(ctx, graph.Query{}) {
		if err != nil {
			return err
		}
		c.articles++
		for _, m := range d.Mentions {
			if p := c.profiles[m.Entity]; p != nil {
				p.appears(d)
				c.tell(&p.facts, m.Told, d.Article.Published)
			}
		}
		for _, e := range d.Edges {
			c.claim(d.Article, e)
		}
	}
	return nil
}

func (p *profile) appears(d graph.Delta) {
	p.articles[d.Article.ID] = true
	for _, m := range d.Mentions {
		if m.Entity != p.node.ID {
			p.context[m.Entity] = true
		}
	}
	if day := d.Article.Published; !day.IsZero() {
		if p.from.IsZero() || day.Before(p.from) {
			p.from = day
		}
		if day.After(p.to) {
			p.to = day
		}
	}
}

func (c *corpus) claim(a graph.Article, e graph.Edge) {
	for _, ends := range [][2]string{{e.Source, e.Target}, {e.Target, e.Source}} {
		if p := c.profiles[ends[0]]; p != nil && ends[1] != "" {
			p.partners[ends[1]] = true
		}
	}
	if p := c.profiles[e.Speaker]; p != nil && e.Speaker != e.Source {
		c.acts(p, a, e)
	}
	if p := c.profiles[e.Source]; p != nil {
		c.acts(p, a, e)
	}
	p := c.profiles[e.Source]
	if p == nil || e.Relation != "HOLDS_OFFICE" || e.Target == "" || e.Negated {
		return
	}
	if !e.Former {
		p.belongs(e.Target)
	}
	if e.Title != "" {
		p.offices = append(p.offices, office{strings.ToLower(e.Title), e.Target, e.Former, a.Published})
	}
}

// meet lets those whom certain pairs join be one acquaintance of all others, and says whether that may change who knows whom.
func (c *corpus) meet(pairs []*pair) bool {
	one := map[string]string{}
	of := func(id string) string {
		for one[id] != "" {
			id = one[id]
		}
		return id
	}
	for _, p := range pairs {
		if a, b := of(p.a.node.ID), of(p.b.node.ID); p.certain && a != b {
			one[max(a, b)] = min(a, b)
		}
	}
	known, articles := map[string]string{}, map[string]map[string]bool{}
	for id, p := range c.profiles {
		to := of(id)
		known[id] = to
		if articles[to] == nil {
			articles[to] = map[string]bool{}
		}
		maps.Copy(articles[to], p.articles)
	}
	if maps.Equal(known, c.joined) {
		return false
	}
	c.joined = known
	c.met = maps.Clone(c.mentions)
	for id, in := range articles {
		c.met[id] = len(in)
	}
	for _, p := range c.profiles {
		if p.node.Kind == "person" {
			p.bodies = c.through(p.bodies)
			for i := range p.offices {
				p.offices[i].of = cmp.Or(c.joined[p.offices[i].of], p.offices[i].of)
			}
		}
		p.circle, p.dealings = c.through(p.context), c.through(p.partners)
	}
	return true
}

// through are nodes as they are joined so far.
func (c *corpus) through(ids map[string]bool) map[string]bool {
	out := make(map[string]bool, len(ids))
	for id := range ids {
		if to, ok := c.joined[id]; ok {
			id = to
		}
		out[id] = true
	}
	return out
}

// company is how much two nodes have in common with who and what is mentioned beside them. Only what few articles mention
// counts: the rarer the more, up to 1, and half as much again when it is a partner of both in claims.
func (c *corpus) company(a, b *profile) float64 {
	sum := inCommon(c.articles, c.mentions, a.context, b.context, a.partners, b.partners)
	if c.joined == nil {
		return sum
	}
	return max(sum, inCommon(c.articles, c.met, a.circle, b.circle, a.dealings, b.dealings))
}

func inCommon(articles int, mentions map[string]int, a, b, dealtA, dealtB map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	sum := 0.0
	for id := range a {
		n := mentions[id]
		if !b[id] || n > max(4, articles/50) {
			continue
		}
		rare := math.Log(float64(articles)/float64(n)) / math.Log(float64(articles))
		if dealtA[id] && dealtB[id] {
			rare *= 1.5
		}
		sum += rare
	}
	return sum
}

// tie is how two nodes belong to states and organisations.
type tie int

const (
	unknown tie = iota
	shared
	opposed
)

func (a *profile) tie(b *profile) tie {
	if overlap(a.states, b.states) {
		return shared
	}
	if len(a.states) > 0 && len(b.states) > 0 {
		return opposed
	}
	if overlap(a.bodies, b.bodies) {
		return shared
	}
	return unknown
}

func overlap(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// season is how long two offices count as held at the same time.
const season = 60 * 24 * time.Hour

// rivals says whether two nodes hold different offices of one state or organisation at the same time.
func (c *corpus) rivals(a, b *profile) bool {
	some := false
	for _, x := range a.offices {
		for _, y := range b.offices {
			gap := x.day.Sub(y.day).Abs()
			if x.of != y.of || x.former || y.former || x.day.IsZero() || y.day.IsZero() || gap > season {
				continue
			}
			words := strings.Fields(y.title)
			if slices.ContainsFunc(strings.Fields(x.title), func(w string) bool { return len(w) > 3 && slices.Contains(words, w) }) {
				return false
			}
			if c.is("anybody", c.title(x.title)) || c.is("anybody", c.title(y.title)) {
				continue // the chairman is the leader
			}
			some = true
		}
	}
	return some
}

// colleague says whether two nodes hold one office of one state or organisation: the same title, or titles that share a word.
func (a *profile) colleague(b *profile) bool {
	for _, x := range a.offices {
		for _, y := range b.offices {
			if x.of != y.of {
				continue
			}
			words := strings.Fields(y.title)
			if x.title == y.title || len(words) > 1 && len(strings.Fields(x.title)) > 1 && words[0] == strings.Fields(x.title)[0] {
				return true
			}
		}
	}
	return false
}

// equal says whether two nodes hold an office of one title and one state or organisation.
func (a *profile) equal(b *profile) bool {
	return slices.ContainsFunc(a.offices, func(x office) bool {
		return slices.ContainsFunc(b.offices, func(y office) bool { return x.of == y.of && x.title == y.title })
	})
}

// governs says whether a person's id has the state in which he or she holds one of the offices of which there are few.
func (a *profile) governs() bool { return strings.HasPrefix(graph.ScopeNode(a.node.ID), "state:") }

// generation is how far apart the articles of one person may lie.
const generation = 20 * 365 * 24 * time.Hour

func (a *profile) apart(b *profile) bool { return a.later(b, generation) || b.later(a, generation) }

// term is how far apart the articles may lie of a minister whom one of them, or both, call by the surname alone.
const term = 365 * 24 * time.Hour

// within says whether the articles of two are dated no further apart than that, or are not dated.
func (p *pair) within(span time.Duration) bool {
	return !p.a.later(p.b, span) && !p.b.later(p.a, span)
}

func (a *profile) dated() bool { return !a.from.IsZero() }

// later says whether all articles of a person stand longer after those of another than that, as far as their days are known.
func (a *profile) later(b *profile, span time.Duration) bool {
	return !a.from.IsZero() && !b.from.IsZero() && a.from.Sub(b.to) > span
}
