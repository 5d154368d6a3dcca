package identity_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

// BenchmarkFind looks for candidates among the persons of 1,000 articles, five each.
func BenchmarkFind(b *testing.B) {
	o, err := ontology.Default()
	require.NoError(b, err)
	r := &storetest.Reference{Ontology: o}
	rnd := rand.New(rand.NewPCG(1, 1))
	syllables := []string{"ka", "mo", "ri", "tu", "be", "lan", "sor", "vi", "ne", "da"}
	word := func(parts int) (s string) {
		for range parts {
			s += syllables[rnd.IntN(len(syllables))]
		}
		return s
	}
	for n := range 1000 {
		id := fmt.Sprint("a", n)
		d := graph.Delta{Article: graph.Article{ID: id, Version: graph.Version{SHA256: id}}}
		seen := map[string]bool{}
		for range 5 {
			name := word(2) + " " + word(3)
			m := who(graph.EntityID("person", "", name, graph.ArticleScope(id)), name)
			if !seen[m.Entity] {
				seen[m.Entity] = true
				d.Mentions = append(d.Mentions, m)
			}
		}
		d = article(id, "2021-01-01", append(d.Mentions, who(fmt.Sprint("group:", rnd.IntN(500)), "Lodge")))
		_, err := r.Merge(ctx, []graph.Delta{d})
		require.NoError(b, err)
	}
	for b.Loop() {
		_, err := identity.Find(ctx, r)
		require.NoError(b, err)
	}
}
