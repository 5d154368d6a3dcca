package graph

import (
	"cmp"
	"slices"
)

// Contribution is one article's mention of a node, for Derive.
type Contribution struct {
	Article string
	Mention Mention
}

// Derive makes a node from all contributions to it. The result does not depend on their order: the name is the one that
// most articles suggest, the longer and then the alphabetically first among equals; kind and codes likewise. Contributions
// must not be empty and must share one entity.
func Derive(all []Contribution) Node {
	var t Tally
	for _, c := range all {
		t.Add(c.Mention)
	}
	return t.Node(all[0].Mention.Entity)
}

// Tally is what Derive needs to know of all contributions to a node, so that a store can add and remove the mentions of an
// article without reading those of every other. Its zero value is a node that nobody mentions; the counts of a map are
// articles, and none is kept at 0.
type Tally struct {
	Articles int            `json:"articles"`
	Mentions int            `json:"mentions"`
	Names    map[string]int `json:"names,omitempty"` // suggested names
	Forms    map[string]int `json:"forms,omitempty"` // every name, suggested or used
	Kinds    map[string]int `json:"kinds,omitempty"`
	ISO3     map[string]int `json:"iso3,omitempty"`
	CAMEO    map[string]int `json:"cameo,omitempty"`
	Wikidata map[string]int `json:"wikidata,omitempty"`
}

// Add counts one more article's mention of the node.
func (t *Tally) Add(m Mention) { t.count(m, 1) }

// Remove takes back a mention that was added.
func (t *Tally) Remove(m Mention) { t.count(m, -1) }

func (t *Tally) count(m Mention, by int) {
	t.Articles += by
	t.Mentions += by * m.Count()
	add(&t.Names, m.Name, by)
	add(&t.Kinds, m.Kind, by)
	add(&t.ISO3, m.Codes.ISO3, by)
	add(&t.CAMEO, m.Codes.CAMEO, by)
	add(&t.Wikidata, m.Codes.Wikidata, by)
	if _, used := m.Names[m.Name]; !used {
		add(&t.Forms, m.Name, by)
	}
	for form := range m.Names {
		add(&t.Forms, form, by)
	}
}

func add(counts *map[string]int, value string, by int) {
	if value == "" {
		return
	}
	if *counts == nil {
		*counts = map[string]int{}
	}
	if (*counts)[value] += by; (*counts)[value] == 0 {
		delete(*counts, value)
	}
}

// Node is the node that the counted contributions make.
func (t *Tally) Node(id string) Node {
	n := Node{
		ID: id, Kind: most(t.Kinds), Name: most(t.Names), Mentions: t.Mentions, Articles: t.Articles,
		Codes: Codes{ISO3: most(t.ISO3), CAMEO: most(t.CAMEO), Wikidata: most(t.Wikidata)},
	}
	for form := range t.Forms {
		if form != n.Name {
			n.Aliases = append(n.Aliases, form)
		}
	}
	slices.Sort(n.Aliases)
	return n
}

// most is the value counted most often, the longer and then the alphabetically first among equals.
func most(counts map[string]int) string {
	best := ""
	for v, c := range counts {
		if best == "" || cmp.Or(cmp.Compare(c, counts[best]), cmp.Compare(len(v), len(best)), cmp.Compare(best, v)) > 0 {
			best = v
		}
	}
	return best
}
