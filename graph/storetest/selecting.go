package storetest

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/graph"
)

// gazette merges five articles and gives the ids of their claims by the words that the cases below use.
func gazette(t *testing.T, r *room) map[string]string {
	claim := map[string]string{}
	a := tell("a.txt", "x").published("2021-09-25")
	mali, france, kidal := a.state("MLI", "Mali"), a.state("FRA", "France"), a.who("place", "", "Kidal")
	envoy := a.who("person", "", "Aminata Keïta", "Keïta", "Ms. Keïta")
	claim["accuses"] = a.says("ACCUSED", mali, france, on("2021-09-24", "2021-09-24"), func(e *graph.Edge) { e.Speaker = envoy })
	claim["denies"] = a.says("DENIED", mali, "")
	claim["deploys"] = a.says("DEPLOYED", france, mali, on("2021-10-01", "2021-10-31"), func(e *graph.Edge) { e.Place = kidal })

	b := tell("b.txt", "x").published("2021-10-02")
	b.state("MLI", "Mali")
	b.state("FRA", "France")
	russia, group := b.state("RUS", "Russia"), b.who("group", "", "Volkov Group", "PMC Volkov", "l'Étoile")
	claim["answers"] = b.says("ACCUSED", france, mali, on("2021-09-27", "2021-10-03"))
	claim["hires"] = b.says("HIRED", mali, group, on("", "2020-12-31"))
	claim["links"] = b.says("LINKED_TO", group, russia, on("2022-01-01", ""))

	c := tell("c.txt", "x") // without a day of publication
	chad, niger := c.state("TCD", "Chad"), c.state("NER", "Niger")
	claim["warns"] = c.says("WARNED", chad, niger)

	d := tell("d.txt", "x").published("2021-10-05")
	d.who("person", "", "Aminata Keïta", "Aminata Keita")
	other := "person:aminata-keita@state:NER"
	d.mention(other, "person", "Aminata KEITA", "Keita")
	d.state("NER", "Niger")
	claim["office"] = d.says("HOLDS_OFFICE", other, niger)

	r.merge(t, a.delta(), b.delta(), c.delta(), d.delta(), tell("e.txt", "silence").published("2021-10-05").delta())
	return claim
}

type selectCase struct {
	name string
	q    graph.Query
	want []string
}

func (r *room) selects(t *testing.T, claim map[string]string, cases []selectCase) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want := []string{}
			for _, word := range c.want {
				want = append(want, claim[word])
			}
			slices.Sort(want)
			assert.Equal(t, want, r.check(t, c.q))
		})
	}
}

func selecting(t *testing.T, r *room) {
	claim := gazette(t, r)
	id := func(word string) string { return claim[word] }
	since := func(since, until string) graph.Query { return graph.Query{Since: since, Until: until} }
	published := func(since, until string) graph.Query {
		return graph.Query{Since: since, Until: until, By: graph.ByPublished}
	}
	all := []string{"accuses", "denies", "deploys", "answers", "hires", "links", "warns", "office"}
	r.selects(t, claim, []selectCase{
		{"the zero query selects everything", graph.Query{}, all},
		{"a relation selects its claims", graph.Query{Relations: []string{"ACCUSED"}}, []string{"accuses", "answers"}},
		{"relations are alternatives", graph.Query{Relations: []string{"DENIED", "WARNED", "DENIED"}}, []string{"denies", "warns"}},
		{"a relation that no claim has selects nothing", graph.Query{Relations: []string{"MET"}}, nil},
		{"a relation that the vocabulary lacks selects nothing", graph.Query{Relations: []string{"x`]-() //"}}, nil},
		{"an article selects its claims", graph.Query{Articles: []string{"b.txt"}}, []string{"answers", "hires", "links"}},
		{"articles are alternatives", graph.Query{Articles: []string{"c.txt", "d.txt", "e.txt"}}, []string{"warns", "office"}},
		{"an article that is not kept selects nothing", graph.Query{Articles: []string{"nowhere"}}, nil},
		{"an article without claims selects itself", graph.Query{Articles: []string{"e.txt"}}, nil},
		{"claims select themselves", graph.Query{Claims: []string{id("warns"), id("hires"), "c0"}}, []string{"warns", "hires"}},
		{"a claim that is not kept selects nothing", graph.Query{Claims: []string{"c0"}}, nil},
		{"fields must all hold", graph.Query{Articles: []string{"a.txt"}, Relations: []string{"ACCUSED"}}, []string{"accuses"}},
		{"fields that no claim fulfils together select nothing", graph.Query{Articles: []string{"c.txt"}, Relations: []string{"ACCUSED"}}, nil},
		{"a claim of another article is not selected", graph.Query{Articles: []string{"b.txt"}, Claims: []string{id("warns")}}, nil},

		{"the day of the event lies between, both days included", since("2021-09-24", "2021-09-24"), []string{"accuses"}},
		{"a range that overlaps at its end", since("2021-10-03", "2021-10-03"), []string{"answers", "deploys"}},
		{"a range that overlaps at its beginning", since("2021-09-25", "2021-09-27"), []string{"answers"}},
		{"a range that holds the query's", since("2021-10-10", "2021-10-11"), []string{"deploys"}},
		{"a range that the query's holds", since("2021-09-30", "2021-11-30"), []string{"deploys", "answers"}},
		{"a gap selects nothing", since("2021-11-01", "2021-12-31"), nil},
		{"since alone has no last day, and a claim without last day goes on", since("2021-11-01", ""), []string{"links"}},
		{"until alone has no first day, and a claim without first day began long ago", since("", "2021-09-24"), []string{"hires", "accuses"}},
		{"an open range ends where it ends", since("2021-01-01", "2021-09-01"), nil},
		{"an undated claim is selected by no date", since("0001-01-01", "9999-12-31"), []string{"accuses", "deploys", "answers", "hires", "links"}},
		{"the day of publication lies between", published("2021-09-25", "2021-10-01"), []string{"accuses", "denies", "deploys"}},
		{"publication since", published("2021-10-02", ""), []string{"answers", "hires", "links", "office"}},
		{"publication until", published("", "2021-09-30"), []string{"accuses", "denies", "deploys"}},
		{"a claim of an article without day of publication is selected by none", published("0001-01-01", "9999-12-31"), []string{"accuses", "denies", "deploys", "answers", "hires", "links", "office"}},
		{"which date counts for nothing without since and until", graph.Query{By: graph.ByPublished}, all},
		{"dates with a relation", graph.Query{Relations: []string{"ACCUSED"}, Since: "2021-09-26"}, []string{"answers"}},
		{"others and hops count for nothing without seeds", graph.Query{Others: []string{"Mali"}, Hops: 2}, all},
	})
	t.Run("an article's mentions are selected with it, and not by its edges alone", func(t *testing.T) {
		q := graph.Query{Articles: []string{"d.txt"}}
		assert.Len(t, collect(t, r.Nodes(r.ctx, q)), 3)
		q.Relations = []string{"HOLDS_OFFICE"}
		assert.Len(t, collect(t, r.Nodes(r.ctx, q)), 2)
	})
	t.Run("speaker and place of a selected edge are selected", func(t *testing.T) {
		got := ids(collect(t, r.Nodes(r.ctx, graph.Query{Articles: []string{"a.txt"}, Relations: []string{"ACCUSED", "DEPLOYED"}})), nodeID)
		assert.Equal(t, []string{"person:aminata-keita", "place:kidal", "state:FRA", "state:MLI"}, got)
	})
	t.Run("a selected node carries the counts of the whole graph", func(t *testing.T) {
		for _, n := range collect(t, r.Nodes(r.ctx, graph.Query{Claims: []string{id("accuses")}})) {
			if n.ID == "state:MLI" {
				assert.Equal(t, 2, n.Articles)
			}
		}
	})
	t.Run("order is that of the bytes of the ids", func(t *testing.T) { order(t, r) })
}

func order(t *testing.T, r *room) {
	keys := []string{"A", "Z", "a", "z", "_", "é", "ﬀ", "﨎", "𠀀", "🚀", "a b", "a-b", "a\u00a0b", "10", "9", "A:b", "a:B"}
	for _, k := range keys {
		s := tell("order "+k, "x")
		s.mention("group:"+k, "group", k, k)
		s.says("DENIED", "group:"+k, "", func(e *graph.Edge) { e.ID = "c" + k })
		r.merge(t, s.delta())
	}
	r.check(t, graph.Query{})
	r.check(t, graph.Query{Relations: []string{"DENIED"}})
}

func hopping(t *testing.T, r *room) {
	claim := gazette(t, r)
	seeds := func(words ...string) graph.Query { return graph.Query{Seeds: words} }
	hops := func(n int, q graph.Query) graph.Query { q.Hops = n; return q }
	of := func(q graph.Query, relations ...string) graph.Query { q.Relations = relations; return q }
	others := func(q graph.Query, words ...string) graph.Query { q.Others = words; return q }
	mali := []string{"accuses", "denies", "deploys", "answers", "hires"}
	r.selects(t, claim, []selectCase{
		{"a name selects the edges of its node", seeds("Mali"), mali},
		{"an id does too", seeds("state:MLI"), mali},
		{"a name folds: case, article, possessive", seeds("the MALI's"), mali},
		{"an alias finds its node", seeds("PMC Volkov"), []string{"hires", "links"}},
		{"an alias in another spelling finds it too", seeds("L’ETOILE"), []string{"hires", "links"}},
		{"a part of a name finds nothing", seeds("Volk"), nil},
		{"a name that nobody has selects nothing", seeds("Atlantis"), nil},
		{"seeds are alternatives", seeds("Chad", "Russia", "Atlantis"), []string{"warns", "links"}},
		{"a name of two nodes selects the edges of both", seeds("Aminata Keita"), []string{"office"}},
		{"an accent more or less makes no difference", seeds("Aminata Keïta"), []string{"office"}},
		{"an id selects one of two nodes with the same name", seeds("person:aminata-keita"), nil},
		{"a speaker or place is no end", seeds("Kidal"), nil},
		{"0 hops mean 1", hops(0, seeds("Russia")), []string{"links"}},
		{"1 hop gives the edges of the seed", hops(1, seeds("Russia")), []string{"links"}},
		{"2 hops give those of its neighbours", hops(2, seeds("Russia")), []string{"links", "hires"}},
		{"3 hops give those of their neighbours", hops(3, seeds("Russia")), append([]string{"links"}, mali...)},
		{"more hops than the graph is wide give what is connected", hops(50, seeds("Russia")), append([]string{"links"}, mali...)},
		{"hops go against the direction of edges too", hops(2, seeds("Niger")), []string{"warns", "office"}},
		{"hops go only over edges that are let through", hops(3, of(seeds("Russia"), "LINKED_TO", "ACCUSED")), []string{"links"}},
		{"hops go only over edges of the selected dates", graph.Query{Seeds: []string{"Russia"}, Hops: 3, Since: "2021-01-01"}, []string{"links"}},
		{"hops go only over edges of the selected articles", graph.Query{Seeds: []string{"Russia"}, Hops: 3, Articles: []string{"b.txt"}}, []string{"links", "hires", "answers"}},
		{"hops go only over the selected claims", graph.Query{Seeds: []string{"Russia"}, Hops: 3, Claims: []string{claim["links"], claim["answers"]}}, []string{"links"}},
		{"seeds with a relation", of(seeds("Mali"), "ACCUSED"), []string{"accuses", "answers"}},
		{"seeds with an article", graph.Query{Seeds: []string{"Mali"}, Articles: []string{"a.txt"}}, []string{"accuses", "denies", "deploys"}},
		{"seeds with publication", graph.Query{Seeds: []string{"Mali"}, Until: "2021-09-30", By: graph.ByPublished}, []string{"accuses", "denies", "deploys"}},
		{"seed and other give the edges from one to the other", others(seeds("Mali"), "France"), []string{"accuses"}},
		{"and not those back", others(seeds("France"), "Mali"), []string{"answers", "deploys"}},
		{"others are alternatives and may be ids and aliases", others(seeds("Mali"), "state:FRA", "pmc volkov"), []string{"accuses", "hires"}},
		{"hops count for nothing with others", hops(3, others(seeds("Mali"), "Russia")), nil},
		{"others that nobody is select nothing", others(seeds("Mali"), "Atlantis"), nil},
		{"others with a relation", of(others(seeds("France"), "Mali"), "DEPLOYED"), []string{"deploys"}},
		{"others that are the seed select nothing", others(seeds("Mali"), "Mali"), nil},
		{"a claim without target has no other", others(of(seeds("Mali"), "DENIED"), "France"), nil},
	})
	t.Run("a seed without edges is selected as a node, with no article", func(t *testing.T) {
		q := seeds("Kidal")
		assert.Equal(t, []string{"place:kidal"}, ids(collect(t, r.Nodes(r.ctx, q)), nodeID))
		assert.Empty(t, collect(t, r.Deltas(r.ctx, q)))
	})
	t.Run("an article comes with its mentions of every selected node", func(t *testing.T) {
		q := hops(2, seeds("Russia"))
		got := collect(t, r.Deltas(r.ctx, q))
		if assert.Len(t, got, 1) {
			assert.Len(t, got[0].Mentions, 3)
		}
	})
}
