package storetest

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// faults spoil a delta in ways that Delta.Check names.
var faults = []struct {
	name  string
	spoil func(*graph.Delta)
}{
	{"an article without id", func(d *graph.Delta) { d.Article.ID = "" }},
	{"an article without SHA-256", func(d *graph.Delta) { d.Article.Version.SHA256 = "" }},
	{"a kind that the vocabulary lacks", func(d *graph.Delta) { d.Mentions[0].Kind = "planet" }},
	{"a kind that looks like Cypher", func(d *graph.Delta) { d.Mentions[0].Kind = "person`) DETACH DELETE (n" }},
	{"a relation that the vocabulary lacks", func(d *graph.Delta) { d.Edges[0].Relation = "LIKED" }},
	{"a relation that looks like Cypher", func(d *graph.Delta) { d.Edges[0].Relation = "ACCUSED`]->() //" }},
	{"a relation with an escaped backtick", func(d *graph.Delta) { d.Edges[0].Relation = `ACCUSED\u0060` }},
	{"an end that no mention introduces", func(d *graph.Delta) { d.Edges[0].Target = "state:XXX" }},
	{"a speaker that no mention introduces", func(d *graph.Delta) { d.Edges[0].Speaker = "state:XXX" }},
	{"a place that no mention introduces", func(d *graph.Delta) { d.Edges[0].Place = "state:XXX" }},
	{"a claim without source", func(d *graph.Delta) { d.Edges[0].Source = "" }},
	{"a claim against itself", func(d *graph.Delta) { d.Edges[0].Source, d.Edges[0].Target = "state:FRA", "state:FRA" }},
	{"a claim that stands twice", func(d *graph.Delta) { d.Edges[1] = d.Edges[0] }},
	{"a node that stands twice", func(d *graph.Delta) { d.Mentions[1] = d.Mentions[0] }},
	{"a modality that is none", func(d *graph.Delta) { d.Edges[0].Modality = "maybe" }},
	{"a confidence over 1", func(d *graph.Delta) { d.Edges[0].Confidence = 1.5 }},
	{"a date that is none", func(d *graph.Delta) { d.Edges[0].Date = &graph.Date{Start: "2021-02-30"} }},
	{"a quote that does not fit its offsets", func(d *graph.Delta) { d.Edges[0].Evidence.End++ }},
	{"evidence of another article", func(d *graph.Delta) { d.Edges[0].Evidence.Article = "elsewhere" }},
	{"text that is not UTF-8", func(d *graph.Delta) { d.Article.Title = "\xff" }},
	{"text that holds a NUL", func(d *graph.Delta) { d.Mentions[0].Names = map[string]int{"M\x00li": 1} }},
}

func refusing(t *testing.T, r *room) {
	r.merge(t, quarrel("kept", "x").delta())
	before := Bytes(t, r, graph.Query{})
	for _, f := range faults {
		t.Run(f.name+" is refused, and nothing of it is kept", func(t *testing.T) {
			bad := quarrel("faulty", "x").delta()
			f.spoil(&bad)
			_, err := r.Merge(r.ctx, []graph.Delta{bad})
			require.Error(t, err)
			assert.ErrorContains(t, err, bad.Article.ID)
			assert.NotErrorIs(t, err, graph.ErrUnreachable, "the store is well, the delta is not")
		})
	}
	t.Run("one that does not pass keeps out the others of its call, and is named", func(t *testing.T) {
		bad := quarrel("faulty", "x").delta()
		bad.Edges[0].Relation = "LIKED"
		changes, err := r.Merge(r.ctx, []graph.Delta{quarrel("good", "x").delta(), bad, quarrel("well", "x").delta()})
		require.ErrorContains(t, err, "faulty")
		assert.Equal(t, graph.Changes{}, changes)
	})
	t.Run("an article that stands twice in one call keeps the call out", func(t *testing.T) {
		_, err := r.Merge(r.ctx, []graph.Delta{quarrel("double", "x").delta(), quarrel("double", "y").delta()})
		require.ErrorContains(t, err, "double")
	})
	t.Run("after every refusal the store keeps what it kept before, and goes on", func(t *testing.T) {
		assert.Equal(t, before, Bytes(t, r, graph.Query{}))
		r.merge(t, quarrel("faulty", "x").delta())
		r.check(t, graph.Query{})
	})
}
