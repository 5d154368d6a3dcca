package storetest

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

func emptyStore(t *testing.T, r *room) {
	t.Run("it has no node, no edge and no article, and exports nothing", func(t *testing.T) {
		assert.Empty(t, r.check(t, graph.Query{}))
		assert.Empty(t, Bytes(t, r, graph.Query{}))
	})
	t.Run("every selection of it is empty", func(t *testing.T) {
		for _, q := range []graph.Query{
			{Seeds: []string{"Mali"}, Hops: 3}, {Relations: []string{"ACCUSED"}}, {Articles: []string{"a"}},
			{Claims: []string{"c"}}, {Since: "2021-01-01", Until: "2021-12-31"},
		} {
			r.check(t, q)
		}
	})
	t.Run("it keeps no version of any article", func(t *testing.T) {
		kept, err := r.Versions(r.ctx, []string{"a", "b"})
		require.NoError(t, err)
		assert.Empty(t, kept)
	})
	t.Run("merging no delta does nothing", func(t *testing.T) {
		changes, err := r.Merge(r.ctx, nil)
		require.NoError(t, err)
		assert.Equal(t, graph.Changes{}, changes)
		assert.Empty(t, Bytes(t, r, graph.Query{}))
	})
}

// quarrel is an article of three nodes and two claims.
func quarrel(id, text string) *story {
	s := tell(id, text).published("2021-09-25")
	mali, france := s.state("MLI", "Mali"), s.state("FRA", "France")
	envoy := s.who("person", "", "Aminata Keïta")
	s.says("ACCUSED", mali, france, func(e *graph.Edge) { e.Speaker = envoy })
	s.says("DENIED", france, "")
	return s
}

func merging(t *testing.T, r *room) {
	first := quarrel("quarrel", "one").delta()
	t.Run("a new article creates itself, its nodes and its edges", func(t *testing.T) {
		got := r.merge(t, first)
		assert.Equal(t, graph.Changes{
			Articles: graph.Count{Created: 1}, Nodes: graph.Count{Created: 3}, Edges: graph.Count{Created: 2},
		}, got)
		r.check(t, graph.Query{})
	})
	t.Run("merging it again changes nothing and counts it as unchanged", func(t *testing.T) {
		before := Bytes(t, r, graph.Query{})
		for range 3 {
			assert.Equal(t, graph.Changes{Unchanged: 1}, r.merge(t, first))
		}
		assert.Equal(t, before, Bytes(t, r, graph.Query{}))
	})
	t.Run("a delta in the version kept changes nothing, whatever it says", func(t *testing.T) {
		other := quarrel("quarrel", "one")
		other.d.Edges = nil
		assert.Equal(t, graph.Changes{Unchanged: 1}, r.merge(t, other.delta()))
		r.check(t, graph.Query{})
	})
	t.Run("the versions kept are those of the articles asked for", func(t *testing.T) {
		r.merge(t, tell("silent", "nothing").delta())
		kept, err := r.Versions(r.ctx, []string{"quarrel", "nowhere", "silent", "quarrel"})
		require.NoError(t, err)
		assert.Equal(t, map[string]graph.Version{
			"quarrel": first.Article.Version, "silent": tell("silent", "nothing").d.Article.Version,
		}, kept)
	})
	t.Run("an article that says nothing is kept and given back", func(t *testing.T) {
		r.check(t, graph.Query{})
		r.check(t, graph.Query{Articles: []string{"silent"}})
	})
	replacing(t, r)
	manyAtOnce(t, r)
}

func replacing(t *testing.T, r *room) {
	t.Run("a new text of the same sayings changes the article alone", func(t *testing.T) {
		got := r.merge(t, quarrel("quarrel", "two").delta())
		assert.Equal(t, graph.Changes{Articles: graph.Count{Changed: 1}}, got)
		r.check(t, graph.Query{})
	})
	t.Run("another extractor is another version", func(t *testing.T) {
		s := quarrel("quarrel", "two")
		s.d.Article.Version.Extractor = "storetest/2"
		assert.Equal(t, graph.Changes{Articles: graph.Count{Changed: 1}}, r.merge(t, s.delta()))
		r.check(t, graph.Query{})
	})
	t.Run("a claim read better is changed and not doubled", func(t *testing.T) {
		s := quarrel("quarrel", "three")
		e := &s.d.Edges[0]
		e.Modality, e.Negated, e.Reported, e.Speaker, e.Confidence = graph.Planned, true, true, "", 0.75
		on("2021-09-24", "2021-09-24")(e)
		got := r.merge(t, s.delta())
		assert.Equal(t, graph.Count{Changed: 1}, got.Edges)
		assert.Equal(t, graph.Count{}, got.Nodes)
		r.check(t, graph.Query{})
	})
	t.Run("a field that the new version leaves empty is empty", func(t *testing.T) {
		s := quarrel("quarrel", "four")
		s.d.Article.Published, s.d.Article.Title, s.d.Article.Lang = tell("", "").d.Article.Published, "", ""
		s.d.Mentions[0].Codes = graph.Codes{}
		r.merge(t, s.delta())
		r.check(t, graph.Query{})
	})
	t.Run("a changed article leaves no orphan node and no orphan edge", func(t *testing.T) {
		s := tell("quarrel", "five")
		s.says("WARNED", s.state("MLI", "Mali"), s.state("NER", "Niger"))
		got := r.merge(t, s.delta())
		assert.Equal(t, graph.Count{Created: 1, Deleted: 2}, got.Edges)
		assert.Equal(t, graph.Count{Created: 1, Changed: 1, Deleted: 2}, got.Nodes, "Mali has its code again")
		assert.Len(t, r.check(t, graph.Query{}), 1)
		for _, name := range []string{"France", "Aminata Keita", "person:aminata-keita"} {
			assert.Empty(t, collect(t, r.Nodes(r.ctx, graph.Query{Seeds: []string{name}})), name)
		}
	})
	t.Run("a node is gone when its last mention goes, and not before", func(t *testing.T) {
		one, two := tell("one", "x"), tell("two", "x")
		chad := one.state("TCD", "Chad")
		two.state("TCD", "Chad")
		r.merge(t, one.delta())
		r.merge(t, two.delta())
		r.merge(t, tell("one", "y").delta())
		got := collect(t, r.Nodes(r.ctx, graph.Query{Seeds: []string{chad}}))
		require.Len(t, got, 1)
		assert.Equal(t, 1, got[0].Articles)
		assert.Equal(t, graph.Count{Deleted: 1}, r.merge(t, tell("two", "y").delta()).Nodes)
		assert.Empty(t, collect(t, r.Nodes(r.ctx, graph.Query{Seeds: []string{chad}})))
		r.check(t, graph.Query{})
	})
	t.Run("an older version merged again is a change like any other", func(t *testing.T) {
		r.merge(t, quarrel("quarrel", "one").delta())
		r.merge(t, quarrel("quarrel", "four").delta())
		r.merge(t, quarrel("quarrel", "one").delta())
		r.check(t, graph.Query{})
	})
}

func manyAtOnce(t *testing.T, r *room) {
	t.Run("several deltas of one call are all merged, new, changed and unchanged ones", func(t *testing.T) {
		r.merge(t, quarrel("m1", "x").delta(), quarrel("m2", "x").delta(), tell("m3", "x").delta())
		r.check(t, graph.Query{})
		got := r.merge(t, quarrel("m4", "x").delta(), tell("m1", "y").delta(), quarrel("m2", "x").delta(), tell("m3", "x").delta())
		assert.Equal(t, 2, got.Unchanged)
		r.check(t, graph.Query{})
	})
	t.Run("deltas need not be in any order", func(t *testing.T) {
		r.merge(t, quarrel("z", "x").delta(), quarrel("a", "x").delta(), quarrel("m", "x").delta())
		r.check(t, graph.Query{})
	})
	t.Run("two accusations of one pair in one article are both kept", func(t *testing.T) {
		s := tell("twice", "x")
		mali, france := s.state("MLI", "Mali"), s.state("FRA", "France")
		s.says("ACCUSED", mali, france)
		s.says("ACCUSED", mali, france)
		s.says("ACCUSED", france, mali)
		r.merge(t, s.delta())
		assert.Len(t, r.check(t, graph.Query{Articles: []string{"twice"}}), 3)
	})
	t.Run("the same sentence in two articles makes two claims", func(t *testing.T) {
		both := graph.Query{Articles: []string{"a", "z"}, Relations: []string{"ACCUSED"}}
		assert.Len(t, r.check(t, both), 2)
	})
	t.Run("three hundred articles in one call", func(t *testing.T) {
		var deltas []graph.Delta
		for i := range 300 {
			deltas = append(deltas, quarrel("bulk"+string(rune('A'+i%26))+string(rune('a'+i/26)), "x").delta())
		}
		r.merge(t, deltas...)
		r.check(t, graph.Query{})
	})
}
