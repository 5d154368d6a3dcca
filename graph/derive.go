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
	n := Node{ID: all[0].Mention.Entity, Articles: len(all)}
	names, kinds := map[string]int{}, map[string]int{}
	iso, cameo, wikidata := map[string]int{}, map[string]int{}, map[string]int{}
	seen := map[string]bool{}
	for _, c := range all {
		names[c.Mention.Name]++
		kinds[c.Mention.Kind]++
		iso[c.Mention.Codes.ISO3]++
		cameo[c.Mention.Codes.CAMEO]++
		wikidata[c.Mention.Codes.Wikidata]++
		n.Mentions += c.Mention.Count()
		seen[c.Mention.Name] = true
		for name := range c.Mention.Names {
			seen[name] = true
		}
	}
	n.Name, n.Kind = most(names), most(kinds)
	n.Codes = Codes{ISO3: most(iso), CAMEO: most(cameo), Wikidata: most(wikidata)}
	delete(seen, n.Name)
	delete(seen, "")
	for name := range seen {
		n.Aliases = append(n.Aliases, name)
	}
	slices.Sort(n.Aliases)
	return n
}

// most is the value counted most often, empty only when nothing else was counted.
func most(counts map[string]int) string {
	best := ""
	for v, c := range counts {
		if v == "" {
			continue
		}
		if best == "" || cmp.Or(cmp.Compare(c, counts[best]), cmp.Compare(len(v), len(best)), cmp.Compare(best, v)) > 0 {
			best = v
		}
	}
	return best
}
