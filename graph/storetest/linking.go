package storetest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/links"
)

// quoted gives a claim the words of its sentence and the word that carries it.
func quoted(trigger, quote string) func(*graph.Edge) {
	return func(e *graph.Edge) { e.Trigger, e.Evidence.Quote = trigger, quote }
}

// dispute are articles with a denial in each way, a plan with its deed, and one report in two papers. The claims of the later
// articles belong to those of the earlier.
func dispute() []graph.Delta {
	paper := func(id, day, publisher, agency, text string) *story {
		s := tell(id, text).published(day)
		s.d.Article.Publisher, s.d.Article.Agency, s.d.Article.Sketch = publisher, agency, links.Sketch(text)
		return s
	}
	report := "envoys of the two governments ended three days of talks in the old customs house without a word on the railway which both had promised to rebuild"
	a := paper("a", "2022-03-01", "Herald", "Wire", report+" said the Herald")
	mali, chad, niger := a.state("MLI", "Mali"), a.state("TCD", "Chad"), a.state("NER", "Niger")
	a.says("ACCUSED", mali, chad, quoted("accused", "Mali accused Chad of arming rebels"))
	a.says("DENIED", chad, "", quoted("denied", "Chad denied the accusation"))
	a.says("ATTACKED", niger, chad, quoted("attacked", "Niger attacked Chad on Tuesday"))
	a.says("DEPLOYED", mali, niger, quoted("deploy", "Mali will deploy troops to Niger"), func(e *graph.Edge) { e.Modality = graph.Planned })
	b := paper("b", "2022-03-02", "Courier", "Wire", "new lead about a railway "+report)
	b.state("MLI", "Mali")
	b.state("TCD", "Chad")
	b.state("NER", "Niger")
	b.says("DENIED", niger, chad, quoted("denied", "Niger denied attacking Chad"))
	b.says("ACCUSED", mali, chad, quoted("accused", "Mali has accused Chad of arming rebels"))
	c := paper("c", "2022-03-20", "Post", "", "something else altogether")
	c.state("MLI", "Mali")
	c.state("NER", "Niger")
	c.says("DEPLOYED", mali, niger, quoted("deployed", "Mali deployed troops to Niger"))
	return []graph.Delta{a.delta(), b.delta(), c.delta()}
}

// linksOf are the links of a reader as relation pairs, and the reports.
func linksOf(t *testing.T, r *room, q graph.Query) []string {
	t.Helper()
	x, err := links.Of(r.ctx, r, q, links.Options{})
	require.NoError(t, err)
	edges := map[string]graph.Edge{}
	for _, e := range collect(t, r.Edges(r.ctx, graph.Query{})) {
		edges[e.ID] = e
	}
	var out []string
	for _, l := range x.Links() {
		from, to := edges[l.From], edges[l.To]
		out = append(out, fmt.Sprintf("%s:%s %s %s:%s", from.Evidence.Article, from.Relation, l.Kind, to.Evidence.Article, to.Relation))
	}
	for _, id := range []string{"a", "b", "c"} {
		if report := x.Reports().Report(id); report != "" {
			out = append(out, id+" of report "+report)
		}
	}
	return out
}

func linking(t *testing.T, open func(*testing.T) graph.Store) {
	all := dispute()
	want := []string{
		"a:DENIED DISPUTES a:ACCUSED", "a:DENIED DISPUTES b:ACCUSED", "b:DENIED DISPUTES a:ATTACKED", "c:DEPLOYED FULFILS a:DEPLOYED",
		"a of report a", "b of report a",
	}
	first, second := newRoom(t, open(t)), newRoom(t, open(t))
	t.Run("denials, deeds and reprints are joined across articles", func(t *testing.T) {
		first.merge(t, all...)
		assert.ElementsMatch(t, want, linksOf(t, first, graph.Query{}))
		first.check(t, graph.Query{})
	})
	t.Run("article by article, in another order and twice gives the same bytes", func(t *testing.T) {
		for _, i := range []int{2, 0, 1, 1, 0} {
			second.merge(t, all[i])
		}
		Equal(t, first, second)
	})
	t.Run("source records come without what the articles say", func(t *testing.T) {
		quick, ok := first.Store.(graph.ArticleReader)
		require.True(t, ok, "a store gives its source records by themselves")
		for _, q := range []graph.Query{{}, {Articles: []string{"b", "c"}}, {Relations: []string{"ATTACKED"}}, {Articles: []string{"none"}}} {
			var records []graph.Article
			for _, d := range collect(t, first.ref.Deltas(first.ctx, q)) {
				records = append(records, d.Article)
			}
			assert.Equal(t, records, collect(t, quick.Articles(first.ctx, q)))
		}
	})
	t.Run("a selection has the links of its claims", func(t *testing.T) {
		for _, e := range collect(t, first.Edges(first.ctx, graph.Query{})) {
			whole, err := links.Of(first.ctx, first, graph.Query{}, links.Options{})
			require.NoError(t, err)
			part, err := links.Of(first.ctx, first, graph.Query{Claims: []string{e.ID}}, links.Options{})
			require.NoError(t, err)
			assert.Equal(t, whole.From(e.ID), part.From(e.ID))
			assert.Equal(t, whole.To(e.ID), part.To(e.ID))
			assert.Equal(t, whole.Said(e.ID), part.Said(e.ID))
		}
	})
	t.Run("an article that changed takes its links along", func(t *testing.T) {
		silent := tell("b", "silence").published("2022-03-02").delta()
		first.merge(t, silent)
		assert.ElementsMatch(t, []string{"a:DENIED DISPUTES a:ACCUSED", "c:DEPLOYED FULFILS a:DEPLOYED"}, linksOf(t, first, graph.Query{}))
		Equal(t, first.ref, first)
		first.merge(t, all[1])
		Equal(t, second, first)
	})
}
