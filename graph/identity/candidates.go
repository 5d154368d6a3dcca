package identity

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Candidate is two nodes that may be one.
type Candidate struct {
	A, B    graph.Node // in order of their ids
	Score   float64    // how likely they are one, 0 to 1
	Reason  string     // in words
	Certain bool       // so sure that newsgraph decides by itself; see Find
}

// Decision is what newsgraph says of a candidate by itself.
func (c Candidate) Decision() Decision {
	d := Decision{Verdict: Undecided, A: c.A.ID, B: c.B.ID, Reason: c.Reason, Score: c.Score, By: Automatic}
	if c.Certain {
		d.Verdict = Same
	}
	return d
}

// Find looks through a store for nodes that may be one, by their names, codes, offices and the company they keep. The result depends
// on what the store holds and on nothing else; it is sorted by score, the surest first, then by ids. Both nodes are as the
// store has them: the ledger is not applied.
//
// Certain is a candidate with the same Wikidata code; one of two full names that are spellings of each other, with honorifics or without, where both
// belong to the same state or organisation, or one of them to none and the company that both keep is rare (any company where the name is rare; with a
// name that many have or a namesake the same office, a governing one or some company too); names one letter apart, in close company, with one office,
// organisation or calling; an initial and the full name with one office or closer company; a rare surname and the only one of the time who has it, in dated
// articles; and one of two spellings of a group's name. It never is where numbers, first names, generations (Jr, Sr) or sexes differ, where the two
// belong to different states, hold different offices at one time, appear in one article, or where a third could be meant as well. All certain
// candidates together join none that are so kept apart.
func Find(ctx context.Context, r graph.Reader) ([]Candidate, error) {
	p, err := newParser()
	if err != nil {
		return nil, err
	}
	c := &corpus{parser: p, profiles: map[string]*profile{}, mentions: map[string]int{}, given: map[string]bool{}}
	blocks := map[string][]*profile{}
	for n, err := range r.Nodes(ctx, graph.Query{}) {
		if err != nil {
			return nil, fmt.Errorf("looking for candidates: %w", err)
		}
		c.mentions[n.ID] = n.Articles
		if n.Kind == "state" {
			continue // states have codes
		}
		one := &profile{node: n, names: p.names(n)}
		one.common = n.Kind == "person" && p.common(one.names)
		one.alone = n.Kind == "person" && !slices.ContainsFunc(one.names, name.full)
		if n.Kind == "person" && len(one.names) > 0 && one.names[0].full() {
			if bare := one.names[0].bare(); !p.is("first-family", bare.words[0]) {
				c.given[bare.sounds[0]] = true
			}
		}
		for _, key := range one.keys() {
			blocks[key] = append(blocks[key], one)
		}
	}
	pairs := pairs(blocks)
	for _, pr := range pairs {
		c.profiles[pr.a.node.ID], c.profiles[pr.b.node.ID] = pr.a, pr.b
	}
	if len(pairs) == 0 {
		return nil, ctx.Err()
	}
	if err := c.read(ctx, r); err != nil {
		return nil, fmt.Errorf("looking for candidates: %w", err)
	}
	for range rounds {
		for _, pr := range pairs {
			c.weigh(pr)
		}
		settle(pairs)
		if !c.meet(pairs) {
			break
		}
	}
	var out []Candidate
	for _, pr := range pairs {
		if pr.score >= least {
			out = append(out, Candidate{pr.a.node, pr.b.node, pr.score, pr.reason, pr.certain})
		}
	}
	slices.SortFunc(out, func(x, y Candidate) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A.ID, y.A.ID), cmp.Compare(x.B.ID, y.B.ID))
	})
	return out, nil
}

// rounds is how often what was joined is looked at again for what else it tells, at most.
const rounds = 4

// least is the score below which two nodes are no candidate.
const least = 0.4

// maxNames bounds how many names of a node are compared.
const maxNames = 12

func (p parser) names(n graph.Node) []name {
	parse := p.group
	if n.Kind == "person" {
		parse = p.person
	}
	var out []name
	for _, text := range append([]string{n.Name}, n.Aliases...) {
		// Descriptions ("French troops", "the rebels") are no names; those of persons and places always are.
		if text != n.Name && n.Kind != "person" && strings.ToLower(text[:1]) == text[:1] {
			continue
		}
		one := parse(text)
		if n.Kind != "person" && len(out) > 0 && ends(out[0].words, one.words) {
			continue // "the Foreign Ministry" is said of many
		}
		if len(one.words) > 0 && len(out) < maxNames {
			out = append(out, one)
		}
	}
	return out
}

// ends says whether a name ends in another one and has more before.
func ends(long, short []string) bool {
	return len(short) < len(long) && slices.Equal(long[len(long)-len(short):], short)
}

// keys are what nodes that may be one have in common.
func (p *profile) keys() []string {
	keys := map[string]bool{}
	if p.node.Codes.Wikidata != "" {
		keys["code "+p.node.Codes.Wikidata] = true
	}
	kind := p.node.Kind + " "
	for i, n := range p.names {
		if p.node.Kind == "person" {
			if i > 0 && !n.full() {
				continue // Keïta is said of many
			}
			keys[kind+loose(n.last())] = true
			keys[kind+loose(n.sounds[0])] = true
			keys[kind+loose(n.sounds[n.honor])] = true
			continue
		}
		keys[kind+n.sounds[0]], keys[kind+n.words[0]] = true, true
		if len(n.words) > 1 {
			var letters strings.Builder
			for _, w := range n.words {
				letters.WriteString(string([]rune(w)[:1]))
			}
			keys[kind+letters.String()] = true
			keys[kind+n.last()] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

// pair is two nodes of a block.
type pair struct {
	a, b *profile // in order of their ids
	like likeness
	tie
	company float64 // see corpus.company
	score   float64
	reason  string
	certain bool
	against bool // something says that they are two
	two     bool // and that beyond doubt: one article has both, or what is told of them does not fit
}

// wide is the size of a block from which not every node is held against every other: a name that is so common tells nothing,
// but for the nodes that are best known.
const (
	wide  = 60
	known = 10
)

// pairs holds the nodes of each block against each other by name.
func pairs(blocks map[string][]*profile) []*pair {
	found := map[[2]string]*pair{}
	for _, key := range slices.Sorted(maps.Keys(blocks)) {
		block := blocks[key]
		slices.SortFunc(block, func(x, y *profile) int {
			return cmp.Or(cmp.Compare(y.node.Mentions, x.node.Mentions), cmp.Compare(x.node.ID, y.node.ID))
		})
		for i, x := range block {
			for j := i + 1; j < len(block) && (i < known || len(block) < wide); j++ {
				a, b := x, block[j]
				if a.node.ID > b.node.ID {
					a, b = b, a
				}
				ids := [2]string{a.node.ID, b.node.ID}
				if _, had := found[ids]; had || a == b || a.node.Kind != b.node.Kind {
					continue
				}
				found[ids] = nil
				code := a.node.Codes.Wikidata != "" && a.node.Codes.Wikidata == b.node.Codes.Wikidata
				if l := like(a, b); l.score > 0 || code {
					found[ids] = &pair{a: a, b: b, like: l}
				}
			}
		}
	}
	var out []*pair
	for _, ids := range slices.SortedFunc(maps.Keys(found), func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }) {
		if found[ids] != nil {
			out = append(out, found[ids])
		}
	}
	return out
}

// like is the best that names of two nodes say, unless their first names say otherwise.
func like(a, b *profile) likeness {
	compare := compareGroups
	if a.node.Kind == "person" {
		compare = comparePeople
	}
	var best likeness
	for _, x := range a.names {
		for _, y := range b.names {
			if l := compare(x, y); l.score > best.score {
				best = l
			}
		}
	}
	if best.score < 1 && len(a.names) > 0 && len(b.names) > 0 && a.names[0].number != b.names[0].number {
		return likeness{}
	}
	if l := compare(a.names[0], b.names[0]); a.node.Kind == "person" && l.score == 0 {
		if !best.firm && a.names[0].full() && b.names[0].full() {
			return likeness{} // two full names that are strangers share a surname
		}
		best.firm = false
	}
	return best
}

// Company of these measures is close, two rare acquaintances, or some, one.
const (
	closeCompany = 1.2
	someCompany  = 0.6
)

// weigh scores a pair by all that is known.
func (c *corpus) weigh(p *pair) {
	a, b := p.a, p.b
	p.tie, p.company = a.tie(b), c.company(a, b)
	reasons := []string{p.like.reason}
	together, rivals, apart := overlap(a.articles, b.articles), c.rivals(a, b), a.apart(b)
	unlike := c.unlike(a, b, p.like)
	p.two = together || unlike != ""
	p.against = p.tie == opposed || p.two || rivals || apart
	p.score = 0.75 * p.like.score
	switch p.tie {
	case shared:
		p.score += 0.15
		reasons = append(reasons, "the same state or organisation")
	case opposed:
		p.score -= 0.25
		reasons = append(reasons, "but different states")
	}
	if p.company > 0 {
		p.score += 0.1 * math.Min(1, p.company/(2*closeCompany))
	}
	if p.company >= someCompany {
		reasons = append(reasons, "in the same company")
	}
	if together {
		p.score -= 0.2
		reasons = append(reasons, "but apart in one article")
	}
	if rivals {
		p.score -= 0.2
		reasons = append(reasons, "but different offices at one time")
	}
	if apart {
		p.score -= 0.2
		reasons = append(reasons, "but a generation apart")
	}
	if unlike != "" {
		p.score -= 0.2
		reasons = append(reasons, unlike)
	}
	p.certain = !p.against && c.sure(p)
	if code := a.node.Codes.Wikidata; code != "" && code == b.node.Codes.Wikidata {
		p.certain, p.score, reasons = true, 1, []string{"the same Wikidata code"}
	} else if code != "" && b.node.Codes.Wikidata != "" {
		p.certain, p.against, p.score = false, true, p.score-0.3
		reasons = append(reasons, "but different Wikidata codes")
	}
	p.score = math.Round(100*math.Max(0, math.Min(1, p.score))) / 100
	p.reason = strings.Join(slices.DeleteFunc(reasons, func(s string) bool { return s == "" }), ", ")
}
