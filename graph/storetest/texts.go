package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// awkward are texts that stores have stumbled over.
var awkward = []struct{ name, text string }{
	{"accents and other scripts", "Aïchatou Ömürbek – Шойгу – 東京 – القاعدة – नेपाल"},
	{"letters outside the basic plane", "𝔖𝔞𝔥𝔢𝔩 🇲🇱 𠀀"},
	{"decomposed accents", "Cafe\u0301 Noe\u0308l"},
	{"quotes of every kind", `"He's" 'said' “so” «là» ''x'' ""y""`},
	{"backticks", "a`b``c```"},
	{"an escaped backtick", `\u0060) DETACH DELETE (n) //`},
	{"backslashes", `C:\new\table \\ \' \" \0`},
	{"Cypher", "x'}) MATCH (n) DETACH DELETE n //"},
	{"parameters", "$id $name {name} :label @x ?1 :1 %s %d"},
	{"SQL", `x'); DROP TABLE nodes; -- ` + `"claims"`},
	{"wildcards", "100% of_all * ? [a-z]"},
	{"JSON", `{"a":[1,null],"b":"\n"}`},
	{"spaces, tabs and line ends", " lead\ttab\nline\r\nend \u00a0\u2028 "},
	{"control characters", "bell\a escape\x1b[31m delete\x7f"},
	{"a byte order mark and noncharacters", "\ufeffbom \uffff \ufffd"},
	{"words that mean nothing and yes to some", "NULL nil None true 0 NaN"},
	{"a number", "00112"},
	{"a spreadsheet's formula", "=HYPERLINK(\"x\")"},
}

// filled has the text in every field that holds one.
func filled(text string) graph.Delta {
	s := tell("id "+text, text)
	a := &s.d.Article
	a.URL, a.Title, a.Publisher, a.Lang, a.Version.Extractor = text, text, text, text, text
	for i, kind := range []string{"person", "state", "place"} {
		s.mention(kind+":"+text, kind, fmt.Sprint(i, " ", text), text, text+text)
		s.d.Mentions[i].Codes = graph.Codes{ISO3: text, CAMEO: text, Wikidata: text}
		s.d.Mentions[i].Told = text
	}
	s.says("HOLDS_OFFICE", "person:"+text, "state:"+text, func(e *graph.Edge) {
		e.ID += text
		e.Speaker, e.Place = "state:"+text, "place:"+text
		e.Trigger, e.Title, e.Evidence.Quote = text, text, text
		e.Date = &graph.Date{Start: "2021-01-02", End: "2021-01-03", Precision: text, Basis: text}
		e.Quantity = &graph.Quantity{Value: 1, Unit: text, Text: text}
	})
	return s.delta()
}

func texts(t *testing.T, r *room) {
	for _, a := range awkward {
		t.Run(a.name, func(t *testing.T) {
			d := filled(a.text)
			r.merge(t, d)
			r.check(t, graph.Query{Articles: []string{d.Article.ID}})
			for _, seed := range []string{a.text, "person:" + a.text} {
				assert.Contains(t, r.check(t, graph.Query{Seeds: []string{seed}}), d.Edges[0].ID)
			}
			assert.Len(t, r.check(t, graph.Query{Claims: []string{d.Edges[0].ID}}), 1)
			assert.Equal(t, graph.Changes{Unchanged: 1}, r.merge(t, d))
			kept, err := r.Versions(r.ctx, []string{d.Article.ID})
			require.NoError(t, err)
			assert.Equal(t, map[string]graph.Version{d.Article.ID: d.Article.Version}, kept)
		})
	}
	t.Run("a name of 20,000 letters is kept whole and found", func(t *testing.T) {
		long := strings.Repeat("Ñandú-", 4000)
		s := tell("long", "x")
		state := s.state("MLI", "Mali")
		s.says("ACCUSED", s.who("group", "", long, long+"bis"), state)
		r.merge(t, s.delta())
		assert.Len(t, r.check(t, graph.Query{Seeds: []string{strings.ToUpper(long) + "BI"}}), 0)
		assert.Len(t, r.check(t, graph.Query{Seeds: []string{strings.ToUpper(long) + "BIS"}}), 1)
		assert.Len(t, r.check(t, graph.Query{Seeds: []string{long}}), 1)
	})
	t.Run("a quote of a megabyte and an id of 4,000 bytes are kept whole", func(t *testing.T) {
		s := tell(strings.Repeat("é", 2000), "x")
		s.d.Article.URL = "https://example.org/?" + strings.Repeat("q=%20&", 5000)
		s.says("DENIED", s.state("MLI", "Mali"), "", func(e *graph.Edge) { e.Evidence.Quote = strings.Repeat("naïve ", 150_000) })
		r.merge(t, s.delta())
		r.check(t, graph.Query{Articles: []string{s.d.Article.ID}})
	})
	fields(t, r)
	t.Run("all of them together export as the contract's plainest form does", func(t *testing.T) { Equal(t, r.ref, r) })
}

func fields(t *testing.T, r *room) {
	t.Run("empty fields come back empty", func(t *testing.T) {
		s := tell("bare", "x")
		s.d.Article = graph.Article{ID: "bare", Version: graph.Version{SHA256: "00"}}
		s.mention("state:MLI", "state", "Mali")
		s.says("DENIED", "state:MLI", "", func(e *graph.Edge) { e.Trigger, e.Confidence = "", 0 })
		r.merge(t, s.delta())
		got := collect(t, r.Deltas(r.ctx, graph.Query{Articles: []string{"bare"}}))
		require.Len(t, got, 1)
		require.Len(t, got[0].Edges, 1)
		assert.True(t, got[0].Article.Published.IsZero())
		assert.Nil(t, got[0].Edges[0].Date)
		assert.Nil(t, got[0].Edges[0].Quantity)
		r.check(t, graph.Query{Articles: []string{"bare"}})
	})
	t.Run("every field comes back as it was given", func(t *testing.T) {
		s := tell("full", "x")
		mali, france := s.state("MLI", "Mali"), s.state("FRA", "France")
		for _, with := range []func(*graph.Edge){
			func(e *graph.Edge) { e.Negated = true },
			func(e *graph.Edge) { e.Reported = true },
			func(e *graph.Edge) { e.Former = true },
			func(e *graph.Edge) { e.Modality = graph.Planned },
			func(e *graph.Edge) { e.Modality = graph.Conditional },
			func(e *graph.Edge) { e.Confidence = 1 },
			func(e *graph.Edge) { e.Confidence = 0.1 + 0.2 },
			func(e *graph.Edge) { e.Confidence = 1e-9 },
			func(e *graph.Edge) { e.Evidence.Start, e.Evidence.Sentence = 1<<40, 1<<33 },
			func(e *graph.Edge) { e.Date = &graph.Date{Start: "2021-09-01"} },
			func(e *graph.Edge) { e.Date = &graph.Date{End: "2021-09-30", Precision: "month"} },
			func(e *graph.Edge) { e.Date = &graph.Date{Start: "0987-01-01", End: "9999-12-31", Basis: "tense"} },
			func(e *graph.Edge) { e.Quantity = &graph.Quantity{} },
			func(e *graph.Edge) { e.Quantity = &graph.Quantity{Value: 0, Text: "no", Unit: "soldiers"} },
			func(e *graph.Edge) { e.Quantity = &graph.Quantity{Value: 1000, High: 2000.5, Approx: true} },
			func(e *graph.Edge) { e.Quantity = &graph.Quantity{Value: -1.7976931348623157e308, High: 5e-324} },
		} {
			s.says("ACCUSED", mali, france, with)
		}
		s.d.Mentions[0].Names = map[string]int{"Mali": 1 << 40, "the country": 0}
		r.merge(t, s.delta())
		assert.Len(t, r.check(t, graph.Query{Articles: []string{"full"}}), len(s.d.Edges))
	})
	t.Run("times come back to the millisecond, in UTC", func(t *testing.T) {
		for i, at := range []time.Time{
			time.Date(2021, 9, 25, 23, 30, 15, 123e6, time.FixedZone("", -3*3600)),
			time.Date(1969, 12, 31, 23, 59, 59, 0, time.UTC),
			time.Unix(0, 0),
			time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC),
		} {
			s := quarrel(fmt.Sprint("time", i), "x")
			s.d.Article.Published = at
			r.merge(t, s.delta())
			got := collect(t, r.Deltas(r.ctx, graph.Query{Articles: []string{s.d.Article.ID}}))
			require.Len(t, got, 1)
			assert.Equal(t, at.UTC(), got[0].Article.Published)
		}
	})
}
