package resolution

import (
	"cmp"
	"slices"

	"newsgraph/extract/text"
)

// pairing says which mention of an extractor is which of the table.
type pairing struct {
	gold   []GoldMention
	system []Mention
	of     []int // by mention of the table: index of the extractor's, or none
	as     []int // by mention of the extractor: index of the table's, none, or left
}

const (
	none = -1
	left = -2 // not counted: a further mention within one of the same node, or where the table scores nothing
)

// pair finds the pairs of all articles.
func (g *Gold) pair(system []Mention) pairing {
	p := pairing{gold: g.Mentions, system: system, of: filled(len(g.Mentions)), as: filled(len(system))}
	theirs := map[string][]int{}
	for i, m := range system {
		theirs[m.Article] = append(theirs[m.Article], i)
	}
	ours := map[string][]int{}
	for i, m := range g.Mentions {
		ours[m.Article] = append(ours[m.Article], i)
	}
	idle := map[string][]GoldMention{}
	for _, m := range g.Unscored {
		idle[m.Article] = append(idle[m.Article], m)
	}
	for _, article := range g.articles() {
		p.pairArticle(ours[article], theirs[article])
		for _, j := range theirs[article] {
			if p.as[j] == none && (p.repeats(ours[article], system[j]) || within(idle[article], system[j])) {
				p.as[j] = left
			}
		}
	}
	return p
}

func filled(n int) []int { return slices.Repeat([]int{none}, n) }

// candidate is a pair that may be.
type candidate struct{ gold, system, apart int }

func (p pairing) pairArticle(ours, theirs []int) {
	var candidates []candidate
	for _, i := range ours {
		for _, j := range theirs {
			if apart, ok := fit(p.gold[i], p.system[j]); ok {
				candidates = append(candidates, candidate{i, j, apart})
			}
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.apart, b.apart), bySpan(p.gold[a.gold].Span, p.gold[b.gold].Span), cmp.Compare(a.gold, b.gold),
			cmp.Compare(p.system[a.system].Start, p.system[b.system].Start), cmp.Compare(p.system[a.system].Node, p.system[b.system].Node), cmp.Compare(a.system, b.system))
	})
	for _, c := range candidates {
		if p.of[c.gold] == none && p.as[c.system] == none {
			p.of[c.gold], p.as[c.system] = c.system, c.gold
		}
	}
}

// fit says whether two mentions may be one, and by how many bytes their lengths differ.
func fit(g GoldMention, m Mention) (int, bool) {
	span := text.Span{Start: m.Start, End: m.End}
	if span == g.Span {
		return 0, true
	}
	if m.Head < g.Start || m.Head >= g.End || g.Head < m.Start || g.Head >= m.End {
		return 0, false
	}
	apart := span.Len() - g.Len()
	return max(apart, -apart) + 1, true
}

// repeats says whether the head of a mention lies within one of the table that is its node's already.
func (p pairing) repeats(ours []int, m Mention) bool {
	return slices.ContainsFunc(ours, func(i int) bool {
		g := p.gold[i]
		return g.Start <= m.Head && m.Head < g.End && p.of[i] != none && p.system[p.of[i]].Node == m.Node
	})
}

// within says whether the head of a mention lies within one of those.
func within(those []GoldMention, m Mention) bool {
	return slices.ContainsFunc(those, func(g GoldMention) bool { return g.Start <= m.Head && m.Head < g.End })
}
