package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// namer is an article that names the node twice by one form, once by another, and knows an alias from a table.
func namer(article, name, alias string, codes graph.Codes) graph.Delta {
	s := tell(article, name+alias)
	s.mention("group:x", "group", name, name, name, "the "+name)
	s.d.Mentions[0].Names[alias] = 0
	s.d.Mentions[0].Codes = codes
	return s.delta()
}

func deriving(t *testing.T, r *room) {
	node := func(t *testing.T) graph.Node {
		t.Helper()
		all := collect(t, r.Nodes(r.ctx, graph.Query{Seeds: []string{"group:x"}}))
		require.Len(t, all, 1)
		return all[0]
	}
	a := namer("a", "Volkov Group", "VG", graph.Codes{})
	b := namer("b", "Volkov", "VG", graph.Codes{CAMEO: "RUSMIL"})
	c := namer("c", "Volkov", "PMC Volkov", graph.Codes{Wikidata: "Q7"})
	t.Run("a single article's name, aliases and counts are the node's", func(t *testing.T) {
		r.merge(t, a)
		assert.Equal(t, graph.Node{
			ID: "group:x", Kind: "group", Name: "Volkov Group", Aliases: []string{"VG", "the Volkov Group"}, Mentions: 3, Articles: 1,
		}, node(t))
	})
	t.Run("among names suggested equally often the longer wins", func(t *testing.T) {
		r.merge(t, b)
		assert.Equal(t, "Volkov Group", node(t).Name)
	})
	t.Run("the name that most articles suggest wins, and codes are those that articles know", func(t *testing.T) {
		assert.Equal(t, graph.Count{Changed: 1}, r.merge(t, c).Nodes)
		assert.Equal(t, graph.Node{
			ID: "group:x", Kind: "group", Name: "Volkov",
			Aliases: []string{"PMC Volkov", "VG", "Volkov Group", "the Volkov", "the Volkov Group"},
			Codes:   graph.Codes{CAMEO: "RUSMIL", Wikidata: "Q7"}, Mentions: 9, Articles: 3,
		}, node(t))
	})
	t.Run("what a changed article no longer contributes is gone from the node", func(t *testing.T) {
		r.merge(t, tell("b", "silence").delta())
		r.merge(t, namer("c", "Volkov Men", "PMC", graph.Codes{}))
		assert.Equal(t, graph.Node{
			ID: "group:x", Kind: "group", Name: "Volkov Group",
			Aliases: []string{"PMC", "VG", "Volkov Men", "the Volkov Group", "the Volkov Men"}, Mentions: 6, Articles: 2,
		}, node(t))
		r.check(t, graph.Query{})
	})
	t.Run("a name that no article uses any longer finds nothing", func(t *testing.T) {
		for _, name := range []string{"Volkov", "PMC Volkov"} {
			assert.Empty(t, collect(t, r.Nodes(r.ctx, graph.Query{Seeds: []string{name}})), name)
		}
	})
	t.Run("the kind that most articles give wins", func(t *testing.T) {
		for i, kind := range []string{"place", "state", "state"} {
			s := tell(fmt.Sprint("kind", i), "x")
			s.mention("x:kind", kind, "Kidal", "Kidal")
			r.merge(t, s.delta())
		}
		r.check(t, graph.Query{})
	})
	derivingOrder(t, r)
}

// derivingOrder merges the same contributions in every order; each order has a node of its own.
func derivingOrder(t *testing.T, r *room) {
	t.Run("the order of merging does not matter", func(t *testing.T) {
		var made []graph.Node
		for i, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}, {1, 3, 0, 2}} {
			for _, k := range order {
				name := []string{"Sahel Front", "SF", "Front du Sahel", "SF"}[k]
				s := tell(fmt.Sprintf("order%d-%d", i, k), "x")
				s.mention(fmt.Sprintf("group:order%d", i), "group", name, name, strings.ToUpper(name))
				s.d.Mentions[0].Codes.Wikidata = fmt.Sprint("Q", k%2)
				r.merge(t, s.delta())
			}
			all := collect(t, r.Nodes(r.ctx, graph.Query{Seeds: []string{fmt.Sprintf("group:order%d", i)}}))
			require.Len(t, all, 1)
			all[0].ID = ""
			made = append(made, all[0])
		}
		for _, n := range made[1:] {
			assert.Equal(t, made[0], n)
		}
		assert.Equal(t, "SF", made[0].Name)
		r.check(t, graph.Query{})
	})
}
