package links_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/links"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

// claimOf is a claim in an article of its own, with an id that tells it apart.
func claimOf(article, day, relation, source, target, trigger, quote string, with ...func(*graph.Edge)) graph.Delta {
	d := graph.Delta{Article: graph.Article{ID: article, Version: graph.Version{SHA256: article}}}
	d.Article.Published, _ = time.Parse(time.DateOnly, day)
	for _, id := range []string{source, target} {
		if id != "" && (len(d.Mentions) == 0 || d.Mentions[0].Entity != id) {
			d.Mentions = append(d.Mentions, graph.Mention{Entity: id, Kind: "state", Name: id})
		}
	}
	if len(d.Mentions) == 2 && d.Mentions[0].Entity > d.Mentions[1].Entity {
		d.Mentions[0], d.Mentions[1] = d.Mentions[1], d.Mentions[0]
	}
	e := graph.Edge{
		ID: graph.ClaimID(article, relation, 0, source, target), Relation: relation, Source: source, Target: target, Trigger: trigger,
		Modality: graph.Asserted, Evidence: graph.Evidence{Article: article, Quote: quote, End: len(quote)},
	}
	for _, w := range with {
		w(&e)
	}
	d.Edges = []graph.Edge{e}
	return d
}

func kept(t testing.TB, deltas ...graph.Delta) *storetest.Reference {
	o, err := ontology.Default()
	require.NoError(t, err)
	r := &storetest.Reference{Ontology: o}
	_, err = r.Merge(context.Background(), deltas)
	require.NoError(t, err)
	return r
}

func found(t testing.TB, r graph.Reader, o links.Options) []string {
	x, err := links.Of(context.Background(), r, graph.Query{}, o)
	require.NoError(t, err)
	articles := map[string]string{}
	for e := range r.Edges(context.Background(), graph.Query{}) {
		articles[e.ID] = e.Evidence.Article
	}
	var out []string
	for _, l := range x.Links() {
		out = append(out, articles[l.From]+" "+l.Kind+" "+articles[l.To])
	}
	return out
}

func TestIdsThatMeanOneNodeCountAsOne(t *testing.T) {
	r := kept(t, claimOf("a", "2022-03-01", "ATTACKED", "state:x", "state:y", "attacked", "X attacked Y"),
		claimOf("b", "2022-03-02", "DENIED", "state:x2", "state:y", "denied", "X denied attacking Y"))
	assert.Empty(t, found(t, r, links.Options{}))
	one := func(id string) string { return strings.TrimSuffix(id, "2") }
	assert.Equal(t, []string{"b DISPUTES a"}, found(t, r, links.Options{Canonical: one}))
}

func TestSeveralThingsThatCouldBeDeniedAreNot(t *testing.T) {
	r := kept(t, claimOf("a", "2022-03-01", "ACCUSED", "state:y", "state:x", "accused", "Y accused X of stealing fuel"),
		claimOf("b", "2022-03-02", "ACCUSED", "state:y", "state:x", "accused", "Y accused X of jailing reporters"),
		claimOf("c", "2022-03-03", "DENIED", "state:x", "state:y", "denied", "X denied the accusation"))
	assert.Empty(t, found(t, r, links.Options{}))
}

func TestADeedUsesUpThePlansBeforeIt(t *testing.T) {
	planned := func(e *graph.Edge) { e.Modality = graph.Planned }
	visit := func(id, day string, with ...func(*graph.Edge)) graph.Delta {
		return claimOf(id, day, "VISITED", "state:x", "state:y", "visit", "X visits Y", with...)
	}
	r := kept(t, visit("plan1", "2022-03-01", planned), visit("deed1", "2022-03-10"), visit("deed1again", "2022-03-11"),
		visit("deed2", "2022-05-01"), visit("plan3", "2022-06-01", planned), visit("deed3", "2022-06-20"))
	assert.ElementsMatch(t, []string{"deed1 FULFILS plan1", "deed1again FULFILS plan1", "deed3 FULFILS plan3"}, found(t, r, links.Options{}))
}

func article(id, day, publisher, agency, text string) graph.Article {
	a := graph.Article{ID: id, Publisher: publisher, Agency: agency, Sketch: links.Sketch(text)}
	a.Published, _ = time.Parse(time.DateOnly, day)
	return a
}

// prose is text of so many words, the same for the same seed.
func prose(seed uint64, words int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range words {
		fmt.Fprintf(&b, "w%d ", r.IntN(4000))
	}
	return b.String()
}

func TestOutletsAndReportsCountOnce(t *testing.T) {
	text := prose(1, 300)
	reports := links.NewReports([]graph.Article{
		article("a", "2022-03-01", "Herald", "", text), article("b", "2022-03-02", "Courier", "", prose(2, 40)+text),
		article("c", "2022-03-02", "Post", "", prose(3, 300)), article("d", "2022-03-03", "Post", "", prose(4, 300)),
		article("e", "2022-03-03", "Globe", "Wire", prose(5, 300)), article("f", "2022-03-03", "Star", "Wire; Cable", prose(6, 300)),
		article("g", "2022-03-03", "", "", prose(7, 300)),
	})
	assert.Equal(t, map[string][]string{"a": {"a", "b"}}, reports.Groups())
	for _, c := range []struct {
		articles string
		want     int
	}{{"a b", 1}, {"a c", 2}, {"c d", 1}, {"e f", 1}, {"a b c d e f g", 4}, {"g", 1}, {"g unknown", 2}} {
		set := map[string]bool{}
		for _, id := range strings.Fields(c.articles) {
			set[id] = true
		}
		assert.Equal(t, c.want, reports.Independent(set), c.articles)
	}
}

func TestReportsDoNotDependOnTheOrderOfArticles(t *testing.T) {
	var all []graph.Article
	for i := range 60 {
		text := prose(uint64(i%20), 200)
		all = append(all, article(fmt.Sprint("a", i), "2022-03-01", fmt.Sprint("p", i), "", text[i*3:]))
	}
	want := links.NewReports(all).Groups()
	assert.Len(t, want, 20)
	for seed := range uint64(5) {
		rand.New(rand.NewPCG(seed, 2)).Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
		assert.Equal(t, want, links.NewReports(all).Groups())
	}
}

func TestAReportInManyPapersIsOne(t *testing.T) {
	var all []graph.Article
	for i := range 100 {
		all = append(all, article(fmt.Sprintf("a%03d", i), "2022-03-01", fmt.Sprint("p", i), "", prose(uint64(i+10), 30)+prose(1, 400)))
	}
	assert.Len(t, links.NewReports(all).Groups()["a000"], 100)
}

func FuzzSketch(f *testing.F) {
	for _, seed := range []string{"", "one two three four five", "\xff ’ ' ,", strings.Repeat("a b c d e ", 900)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := links.Sketch(text)
		assert.LessOrEqual(t, len(s), 3000)
		assert.Equal(t, s, links.Sketch(strings.ToUpper(strings.ToLower(text))+"!"), "case and marks make no difference") // ß and the like aside
		links.NewReports([]graph.Article{{ID: "a", Sketch: s}, {ID: "b", Sketch: text}})
	})
}

// corpus is so many articles: a tenth of them reprints, and claims of few actors, some of them denied or planned.
func corpus(n int) []graph.Delta {
	r := rand.New(rand.NewPCG(1, 2))
	var all []graph.Delta
	for i := range n {
		day := time.Date(2020, 1, 1+i*1000/n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		d := graph.Delta{Article: article(fmt.Sprintf("a%06d", i), day, fmt.Sprint("p", i%40), "", prose(uint64(i-i%10/9), 300))}
		d.Article.Version.SHA256 = d.Article.ID
		for k := range 40 {
			d.Mentions = append(d.Mentions, graph.Mention{Entity: fmt.Sprintf("state:%02d", k), Kind: "state", Name: fmt.Sprint("s", k)})
		}
		for k := range 20 {
			source, target := r.IntN(40), r.IntN(39)
			if target >= source {
				target++
			}
			relation := []string{"ACCUSED", "DENIED", "ATTACKED", "MET", "VISITED"}[r.IntN(5)]
			quote := "S accused T of attacking " + prose(r.Uint64()%50, 6)
			e := claimOf(d.Article.ID, day, relation, fmt.Sprintf("state:%02d", source), fmt.Sprintf("state:%02d", target), "attacking", quote).Edges[0]
			e.ID = graph.ClaimID(d.Article.ID, relation, k, e.Source, e.Target)
			e.Evidence.Sentence = k
			if r.IntN(8) == 0 {
				e.Modality = graph.Planned
			}
			d.Edges = append(d.Edges, e)
		}
		all = append(all, d)
	}
	return all
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		r := &memory{}
		for _, d := range corpus(n) {
			r.articles = append(r.articles, d.Article)
			r.edges = append(r.edges, d.Edges...)
		}
		b.Run(fmt.Sprint(n, " articles"), func(b *testing.B) {
			for b.Loop() {
				x, err := links.Of(context.Background(), r, graph.Query{}, links.Options{})
				require.NoError(b, err)
				b.ReportMetric(float64(len(x.Links())), "links")
				b.ReportMetric(float64(len(x.Reports().Groups())), "reports")
			}
		})
	}
}
