package graph_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

func vocabulary(t testing.TB) *ontology.Ontology {
	o, err := ontology.Default()
	require.NoError(t, err)
	return o
}

// valid is an article in which Norland accuses Sudland and denies something.
func valid() graph.Delta {
	quote := "Norland accused Sudland, and denied it."
	evidence := graph.Evidence{Article: "a.txt", Quote: quote, Start: 5, End: 5 + len(quote)}
	return graph.Delta{
		Article: graph.Article{ID: "a.txt", Version: graph.Version{SHA256: "4be1"}},
		Mentions: []graph.Mention{
			{Entity: "state:norland", Kind: "state", Name: "Norland", Names: map[string]int{"Norland": 1}},
			{Entity: "state:sudland", Kind: "state", Name: "Sudland"},
		},
		Edges: []graph.Edge{
			{ID: "c1", Relation: "ACCUSED", Source: "state:norland", Target: "state:sudland", Modality: graph.Asserted, Evidence: evidence},
			{ID: "c2", Relation: "DENIED", Source: "state:norland", Modality: graph.Planned, Confidence: 1, Evidence: evidence},
		},
	}
}

func TestAValidDeltaPasses(t *testing.T) {
	require.NoError(t, valid().Check(vocabulary(t)))
	require.NoError(t, graph.Delta{Article: valid().Article}.Check(vocabulary(t)))
}

func TestEveryFaultOfADeltaIsNamed(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*graph.Delta)
		want  string
	}{
		{"no article id", func(d *graph.Delta) { d.Article.ID = "" }, "the article has no id"},
		{"a long article id", func(d *graph.Delta) { d.Article.ID = strings.Repeat("x", 4001) }, "longer than 4000"},
		{"no SHA-256", func(d *graph.Delta) { d.Article.Version.SHA256 = "" }, "no SHA-256"},
		{"a mention without id", func(d *graph.Delta) { d.Mentions[0].Entity = "" }, "mention 0 has no id or no name"},
		{"a long node id", func(d *graph.Delta) { d.Mentions[0].Entity = strings.Repeat("x", 4001) }, "longer than 4000"},
		{"a mention without name", func(d *graph.Delta) { d.Mentions[1].Name = "" }, "mention 1 has no id or no name"},
		{"mentions out of order", func(d *graph.Delta) { d.Mentions[0], d.Mentions[1] = d.Mentions[1], d.Mentions[0] }, "not sorted"},
		{"a mention twice", func(d *graph.Delta) { d.Mentions[1] = d.Mentions[0] }, "stands twice"},
		{"an unknown kind", func(d *graph.Delta) { d.Mentions[0].Kind = "planet" }, `no kind "planet"`},
		{"claims out of order", func(d *graph.Delta) { d.Edges[0], d.Edges[1] = d.Edges[1], d.Edges[0] }, "not sorted"},
		{"a claim without id", func(d *graph.Delta) { d.Edges[0].ID = "" }, "no id or no source"},
		{"a long claim id", func(d *graph.Delta) { d.Edges[1].ID = "c2" + strings.Repeat("x", 4000) }, "longer than 4000"},
		{"a claim without source", func(d *graph.Delta) { d.Edges[0].Source = "" }, "no id or no source"},
		{"a target that nobody mentions", func(d *graph.Delta) { d.Edges[0].Target = "state:x" }, "does not mention state:x"},
		{"a speaker that nobody mentions", func(d *graph.Delta) { d.Edges[0].Speaker = "state:x" }, "does not mention state:x"},
		{"a place that nobody mentions", func(d *graph.Delta) { d.Edges[0].Place = "state:x" }, "does not mention state:x"},
		{"a claim about its own source", func(d *graph.Delta) { d.Edges[0].Target = "state:norland" }, "ACCUSED itself"},
		{"an unknown relation", func(d *graph.Delta) { d.Edges[0].Relation = "LIKED" }, `no relation "LIKED"`},
		{"a relation that does not fit its source", func(d *graph.Delta) { d.Edges[0].Relation = "RESIGNED" }, "RESIGNED cannot have a source"},
		{"an unknown modality", func(d *graph.Delta) { d.Edges[0].Modality = "" }, `no modality ""`},
		{"a confidence below 0", func(d *graph.Delta) { d.Edges[0].Confidence = -0.1 }, "not between 0 and 1"},
		{"a confidence that is no number", func(d *graph.Delta) { d.Edges[0].Confidence = math.NaN() }, "not between 0 and 1"},
		{"evidence of another article", func(d *graph.Delta) { d.Edges[0].Evidence.Article = "b.txt" }, "evidence is of article b.txt"},
		{"no quote", func(d *graph.Delta) { d.Edges[0].Evidence.Quote = "" }, "does not fit its offsets"},
		{"a quote that is too short", func(d *graph.Delta) { d.Edges[0].Evidence.Quote = "x" }, "does not fit its offsets"},
		{"a quote before the body", func(d *graph.Delta) { d.Edges[0].Evidence.Start -= 9; d.Edges[0].Evidence.End -= 9 }, "does not fit its offsets"},
		{"a day that is none", func(d *graph.Delta) { d.Edges[0].Date = &graph.Date{Start: "2021-02-30"} }, "date: "},
		{"a date without days", func(d *graph.Delta) { d.Edges[0].Date = &graph.Date{Precision: "day"} }, "neither a first nor a last day"},
		{"a date that ends before it begins", func(d *graph.Delta) { d.Edges[0].Date = &graph.Date{Start: "2021-02-02", End: "2021-02-01"} }, "is after"},
		{"a quantity that is no number", func(d *graph.Delta) { d.Edges[0].Quantity = &graph.Quantity{Value: math.Inf(1)} }, "is no number"},
		{"a range that is no number", func(d *graph.Delta) { d.Edges[0].Quantity = &graph.Quantity{High: math.NaN()} }, "is no number"},
		{"a title with NUL", func(d *graph.Delta) { d.Article.Title = "a\x00b" }, "NUL"},
		{"a name that is not UTF-8", func(d *graph.Delta) { d.Mentions[0].Names = map[string]int{"\xff": 1} }, "not UTF-8"},
		{"a code that is not UTF-8", func(d *graph.Delta) { d.Mentions[0].Codes.CAMEO = "\xff" }, "not UTF-8"},
		{"a trigger that is not UTF-8", func(d *graph.Delta) { d.Edges[0].Trigger = "\xff" }, "not UTF-8"},
		{"a precision that is not UTF-8", func(d *graph.Delta) { d.Edges[0].Date = &graph.Date{Start: "2021-02-02", Precision: "\xff"} }, "not UTF-8"},
		{"a unit that is not UTF-8", func(d *graph.Delta) { d.Edges[0].Quantity = &graph.Quantity{Unit: "\xff"} }, "not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := valid()
			c.spoil(&d)
			require.ErrorContains(t, d.Check(vocabulary(t)), c.want)
		})
	}
}

func TestAllFaultsAreNamedAtOnce(t *testing.T) {
	d := valid()
	d.Mentions[0].Kind = "planet"
	d.Edges[0].Relation = "LIKED"
	d.Edges[1].Modality = "maybe"
	err := d.Check(vocabulary(t))
	for _, want := range []string{"article a.txt", "planet", "claim c1", "LIKED", "claim c2", "maybe"} {
		assert.ErrorContains(t, err, want)
	}
}

func TestOpenRangesAreDates(t *testing.T) {
	for _, date := range []graph.Date{{Start: "2021-02-01"}, {End: "2021-02-01"}, {Start: "2021-02-01", End: "2021-02-01"}} {
		d := valid()
		d.Edges[0].Date = &date
		require.NoError(t, d.Check(vocabulary(t)))
	}
}

func TestTheDeltasOfOneMergeAreCheckedTogether(t *testing.T) {
	bad := valid()
	bad.Article.ID, bad.Edges = "b.txt", nil
	bad.Mentions[0].Kind = "planet"
	require.NoError(t, graph.CheckAll([]graph.Delta{valid()}, vocabulary(t)))
	err := graph.CheckAll([]graph.Delta{valid(), bad, valid()}, vocabulary(t))
	assert.ErrorContains(t, err, "article b.txt: ")
	assert.ErrorContains(t, err, "article a.txt stands twice")
}

func TestWhatAQueryAsksFor(t *testing.T) {
	assert.True(t, graph.Query{Hops: 2, By: graph.ByPublished}.All())
	assert.False(t, graph.Query{Articles: []string{"a"}}.All())
	assert.False(t, graph.Query{Articles: []string{"a"}}.OnlyEdges())
	for _, q := range []graph.Query{{Seeds: []string{"a"}}, {Relations: []string{"a"}}, {Claims: []string{"a"}}, {Since: "a"}, {Until: "a"}} {
		assert.True(t, q.OnlyEdges())
		assert.False(t, q.All())
	}
}

func TestChangesAddUp(t *testing.T) {
	one := graph.Changes{Articles: graph.Count{Created: 1, Changed: 2, Deleted: 3}, Nodes: graph.Count{Created: 4}, Edges: graph.Count{Deleted: 5}, Unchanged: 6}
	assert.Equal(t, graph.Changes{Articles: graph.Count{Created: 2, Changed: 4, Deleted: 6}, Nodes: graph.Count{Created: 8}, Edges: graph.Count{Deleted: 10}, Unchanged: 12}, one.Add(one))
}
