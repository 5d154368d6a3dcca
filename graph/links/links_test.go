package links_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
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

// beside puts the claims of other articles into the first, each with its sentence.
func beside(first graph.Delta, others ...graph.Delta) graph.Delta {
	for i, o := range others {
		e := o.Edges[0]
		e.ID = graph.ClaimID(first.Article.ID, e.Relation, 100*(i+1), e.Source, e.Target)
		e.Evidence.Article, e.Evidence.Start, e.Evidence.End = first.Article.ID, 100*(i+1), 100*(i+1)+len(e.Evidence.Quote)
		if e.Evidence.Quote == first.Edges[0].Evidence.Quote {
			e.Evidence.Start, e.Evidence.End = 0, len(e.Evidence.Quote)
		} else {
			e.Evidence.Sentence = i + 1
		}
		first.Edges = append(first.Edges, e)
		for _, m := range o.Mentions {
			if !slices.ContainsFunc(first.Mentions, func(n graph.Mention) bool { return n.Entity == m.Entity }) {
				first.Mentions = append(first.Mentions, m)
			}
		}
	}
	slices.SortFunc(first.Edges, func(a, b graph.Edge) int { return strings.Compare(a.ID, b.ID) })
	return first
}

func TestWhatADenialIsNotAbout(t *testing.T) {
	negated := func(e *graph.Edge) { e.Negated = true }
	denial := "X denied any role, and has promised Y its help"
	for _, c := range []struct {
		name   string
		deltas []graph.Delta
		want   []string
	}{
		{"what its own sentence goes on to tell", []graph.Delta{
			beside(claimOf("a", "2022-03-01", "DENIED", "state:x", "", "denied", denial),
				claimOf("a", "2022-03-01", "PROMISED", "state:x", "state:y", "promised", denial)),
		}, nil},
		{"acts of that kind in other articles, when its sentence goes on to tell of one", []graph.Delta{
			beside(claimOf("a", "2022-03-02", "DENIED", "state:x", "state:y", "denied", denial),
				claimOf("a", "2022-03-02", "PROMISED", "state:x", "state:y", "promised", denial)),
			claimOf("b", "2022-03-01", "PROMISED", "state:x", "state:y", "promised", "X promised Y grain"),
		}, nil},
		{"an act that only tells of those of whom it speaks", []graph.Delta{
			claimOf("a", "2022-03-02", "DENIED", "state:x", "state:y", "denied", "X denied widespread mistreatment of those whom it detained"),
			claimOf("b", "2022-03-01", "DETAINED", "state:x", "state:y", "detained", "X detained a fisherman of Y"),
		}, nil},
		{"what stands behind a comma", []graph.Delta{
			claimOf("a", "2022-03-02", "DENIED", "state:x", "state:y", "denied", "X denied hiring guards, which attacked Y"),
			claimOf("b", "2022-03-01", "ATTACKED", "state:x", "state:y", "attacked", "X attacked Y"),
		}, nil},
		{"a criticism in another article", []graph.Delta{
			claimOf("a", "2022-03-02", "DENIED", "state:x", "state:y", "denied", "X denied the claim"),
			claimOf("b", "2022-03-01", "CRITICIZED", "state:y", "state:x", "criticized", "Y criticized X"),
		}, nil},
		{"but an accusation in another article", []graph.Delta{
			claimOf("a", "2022-03-02", "DENIED", "state:x", "state:y", "denied", "X denied the claim"),
			claimOf("b", "2022-03-01", "ACCUSED", "state:y", "state:x", "accused", "Y accused X of theft"),
		}, []string{"a DISPUTES b"}},
		{"not one of long ago, when it does not say of what", []graph.Delta{
			claimOf("a", "2022-03-20", "DENIED", "state:x", "state:y", "denied", "X denied the claim"),
			claimOf("b", "2022-03-01", "ACCUSED", "state:y", "state:x", "accused", "Y accused X of theft"),
		}, nil},
		{"the other half of what its article says in its own voice", []graph.Delta{
			beside(claimOf("a", "2022-03-01", "ATTACKED", "state:x", "state:y", "attacked", "X attacked the port of Y in January"),
				claimOf("a", "2022-03-01", "ATTACKED", "state:x", "state:y", "attacked", "X has not attacked the port of Y since", negated)),
		}, nil},
		{"another thing of that kind that did not happen", []graph.Delta{
			claimOf("a", "2022-03-02", "ATTACKED", "state:x", "state:y", "attacked", "X did not attack the convoy that left the capital of Y", negated),
			claimOf("b", "2022-03-01", "ATTACKED", "state:x", "state:y", "attacked", "X attacked a port"),
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, found(t, kept(t, c.deltas...), links.Options{})) })
	}
}

func TestWhatADeedDoesNotFulfil(t *testing.T) {
	planned := func(e *graph.Edge) { e.Modality = graph.Planned }
	on := func(first, last string) func(*graph.Edge) {
		return func(e *graph.Edge) {
			e.Date = &graph.Date{Start: first, End: last, Precision: "day", Basis: "explicit"}
		}
	}
	demand := "Y asked X to withdraw from the port"
	withdrew := claimOf("deed", "2022-03-20", "WITHDREW", "state:x", "state:y", "withdrew", "X withdrew from the port of Y")
	met := claimOf("deed", "2022-03-20", "MET", "state:x", "state:y", "met", "X met Y")
	for _, c := range []struct {
		name   string
		deltas []graph.Delta
		want   []string
	}{
		{"what was only asked for", []graph.Delta{
			beside(claimOf("a", "2022-03-01", "REQUESTED", "state:y", "state:x", "asked", demand),
				claimOf("a", "2022-03-01", "WITHDREW", "state:x", "state:y", "withdraw", demand, planned)), withdrew,
		}, nil},
		{"but what was announced", []graph.Delta{
			claimOf("a", "2022-03-01", "WITHDREW", "state:x", "state:y", "withdraw", "X will withdraw from the port", planned), withdrew,
		}, []string{"deed FULFILS a"}},
		{"not what is only spoken of", []graph.Delta{
			claimOf("a", "2022-03-01", "WITHDREW", "state:x", "state:y", "withdraw", "X will withdraw from the port", planned),
			claimOf("b", "2022-03-20", "WITHDREW", "state:x", "state:y", "withdrawal", "a withdrawal of X from the port would be a mistake"),
		}, nil},
		{"what happens again and again, of no day", []graph.Delta{
			claimOf("a", "2022-03-01", "MET", "state:x", "state:y", "meet", "X will meet Y", planned), met,
		}, nil},
		{"but what is to happen on that day", []graph.Delta{
			claimOf("a", "2022-03-01", "MET", "state:x", "state:y", "meet", "X will meet Y on March 20", planned, on("2022-03-20", "2022-03-20")), met,
		}, []string{"deed FULFILS a"}},
		{"nor in that year", []graph.Delta{
			claimOf("a", "2022-03-01", "MET", "state:x", "state:y", "meet", "X will meet Y this year", planned, on("2022-01-01", "2022-12-31")), met,
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, found(t, kept(t, c.deltas...), links.Options{})) })
	}
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
