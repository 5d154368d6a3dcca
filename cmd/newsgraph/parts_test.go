package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/config"
	"newsgraph/extract"
	texts "newsgraph/extract/article"
	"newsgraph/extract/entity"
	"newsgraph/extract/event"
	"newsgraph/graph"
)

func TestTextsComeBackInOrderHoweverLittleIsHeld(t *testing.T) {
	for _, limit := range []int{1, 100, 1 << 20} {
		t.Run(fmt.Sprintf("%d bytes", limit), func(t *testing.T) {
			s := &sorter{limit: limit}
			defer s.close()
			rnd := rand.New(rand.NewPCG(1, uint64(limit)))
			var want []entry
			for i := range 300 {
				e := entry{fmt.Sprint(rnd.IntN(50)), fmt.Append(nil, i)}
				want = append(want, e)
				require.NoError(t, s.add(e.key, e.text))
			}
			slices.SortStableFunc(want, func(a, b entry) int { return strings.Compare(a.key, b.key) })
			i := 0
			require.NoError(t, s.each(func(text []byte) error {
				assert.Equal(t, string(want[i].text), string(text))
				i++
				return nil
			}))
			assert.Equal(t, len(want), i)
		})
	}
}

// broken is an extractor that fails on articles whose body says how.
type broken struct{}

func (broken) Version() string { return "broken/1" }

func (broken) Extract(_ context.Context, a texts.Article) (extract.Result, error) {
	switch a.Body {
	case "panic":
		panic("out of words")
	case "error":
		return extract.Result{}, errors.New("cannot read this")
	}
	return extract.Result{}, nil
}

func TestOneBadArticleNeverStopsARun(t *testing.T) {
	p := pipeline{extractor: broken{}, ontology: vocabularyForTest(t), workers: 3}
	var bodies []string
	for i := range 100 {
		bodies = append(bodies, []string{"good", "panic", "error", "known"}[i%4])
	}
	p.known = func(_ context.Context, ids []string) (map[string]graph.Version, error) {
		kept := map[string]graph.Version{}
		for _, id := range ids {
			if strings.HasSuffix(id, "known") {
				kept[id] = graph.Version{SHA256: "sum", Extractor: "broken/1"}
			}
		}
		return kept, nil
	}
	i := 0
	articles := func(yield func(texts.Article, error) bool) {
		for i, body := range bodies {
			if !yield(texts.Article{ID: fmt.Sprint(i, body), Body: body, SHA256: "sum"}, nil) {
				return
			}
		}
	}
	for o, err := range p.outcomes(t.Context(), articles) {
		require.NoError(t, err)
		require.Equal(t, fmt.Sprint(i, bodies[i]), o.article, "outcomes come in order")
		switch bodies[i] {
		case "good":
			assert.NotNil(t, o.delta)
		case "known":
			assert.Nil(t, o.delta)
			assert.Nil(t, o.reject)
		case "panic":
			assert.Contains(t, o.reject.Reason, "out of words")
			assert.NotEmpty(t, o.reject.Advice)
		case "error":
			assert.Equal(t, "cannot read this", o.reject.Reason)
		}
		i++
	}
	assert.Equal(t, len(bodies), i)
}

func TestAFailingStoreOrReaderEndsTheRun(t *testing.T) {
	away := errors.New("gone")
	one := func(yield func(texts.Article, error) bool) { yield(texts.Article{ID: "a"}, nil) }
	p := pipeline{extractor: broken{}, ontology: vocabularyForTest(t), workers: 1}
	p.known = func(context.Context, []string) (map[string]graph.Version, error) { return nil, away }
	for _, err := range p.outcomes(t.Context(), one) {
		require.ErrorIs(t, err, away)
	}
	p.known = nil
	for _, err := range p.outcomes(t.Context(), func(yield func(texts.Article, error) bool) { yield(texts.Article{}, away) }) {
		require.ErrorIs(t, err, away)
	}
}

func TestQuestionsAreTakenApart(t *testing.T) {
	o := vocabularyForTest(t)
	for text, want := range map[string]question{
		"c0123456789abcdef0123":                   {claim: "c0123456789abcdef0123"},
		"Mali ACCUSED France":                     {source: "Mali", relation: "ACCUSED", target: "France"},
		"Sergey Lavrov holds-office Russia":       {source: "Sergey Lavrov", relation: "HOLDS_OFFICE", target: "Russia"},
		"Mali REQUESTED":                          {source: "Mali", relation: "REQUESTED"},
		"Met Office MET Mali":                     {source: "Met Office", relation: "MET", target: "Mali", symmetric: true},
		"The Allowed Few met Mali":                {source: "The", relation: "ALLOWED", target: "Few met Mali"},
		"The Allowed Few MET Mali":                {source: "The Allowed Few", relation: "MET", target: "Mali", symmetric: true},
		"state:MLI  ACCUSED   group:wagner-group": {source: "state:MLI", relation: "ACCUSED", target: "group:wagner-group"},
	} {
		got, fault := parseQuestion(text, o)
		require.Nil(t, fault, text)
		assert.Equal(t, want, got, text)
	}
}

func FuzzParseQuestion(f *testing.F) {
	f.Add("Mali ACCUSED France")
	f.Add("c0123456789abcdef0123")
	o := vocabularyForTest(f)
	f.Fuzz(func(t *testing.T, text string) {
		q, fault := parseQuestion(text, o)
		assert.True(t, fault != nil || q.claim != "" || q.relation != "" && q.source != "")
	})
}

func FuzzPrintable(f *testing.F) {
	f.Add("Red \x1b[31m\u202e\n", 7)
	f.Add("한국의 🇲🇱 é", 4)
	f.Fuzz(func(t *testing.T, text string, width int) {
		for _, r := range printable(text) {
			assert.False(t, unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
		}
		if width > 1 && width < 100 {
			assert.LessOrEqual(t, uniseg.StringWidth(cell(text, width)), width)
		}
	})
}

func TestArgumentsAreQuotedForAShell(t *testing.T) {
	for in, want := range map[string]string{
		"mali.db": "mali.db", "": `""`, "Mali ACCUSED France": `"Mali ACCUSED France"`, "Côte d'Ivoire": `"Côte d'Ivoire"`, "$HOME": `'$HOME'`, "a'$b": `'a'\''$b'`,
	} {
		assert.Equal(t, want, quoteArg(in))
	}
}

func TestStoresAreLocated(t *testing.T) {
	a := app{env: []string{"NEO4J_PASSWORD=hush"}}
	c := config.Config{Neo4j: config.Neo4j{URI: "neo4j://far:7687", Database: "news"}}
	for store, want := range map[string]location{
		"mali.db":              {scheme: "file", address: "mali.db", ledger: "mali.identity.tsv"},
		"dir/neo4j":            {scheme: "file", address: "dir/neo4j", ledger: "dir/neo4j.identity.tsv"},
		"neo4j":                {scheme: "neo4j", address: "neo4j://far:7687", database: "news", username: "neo4j", password: "hush", ledger: "neo4j.identity.tsv"},
		"bolt+s://me@host:1/x": {scheme: "bolt+s", address: "bolt+s://host:1/x", database: "news", username: "me", password: "hush", ledger: "neo4j.identity.tsv"},
	} {
		got, err := a.locate(c, nil, store, nil)
		require.NoError(t, err)
		got.prompt = nil
		assert.Equal(t, want, got)
		assert.NotContains(t, got.String(), "hush")
	}
	assert.Equal(t, "dir/.db.identity.tsv", ledgerOf(config.Config{}, "dir/.db"))
	assert.Equal(t, "own.tsv", ledgerOf(config.Config{Ledger: "own.tsv"}, "mali.db"))
	assert.Equal(t, "rejects.jsonl", location{scheme: "bolt"}.beside("rejects.jsonl"))
	assert.Equal(t, "a/rejects.jsonl", location{scheme: "file", address: "a/b.db"}.beside("rejects.jsonl"))
}

func TestActorsStandForTheirStates(t *testing.T) {
	mention := func(id, kind, name, iso string) graph.Mention {
		return graph.Mention{Entity: id, Kind: kind, Name: name, Names: map[string]int{name: 1}, Codes: graph.Codes{ISO3: iso}}
	}
	edge := func(id, source, relation, target string) graph.Edge {
		return graph.Edge{ID: id, Source: source, Relation: relation, Target: target, Modality: graph.Planned, Confidence: 1}
	}
	d := graph.Delta{
		Mentions: []graph.Mention{
			mention("person:sergey-lavrov@state:RUS", "person", "Sergey Lavrov", ""), mention("state:RUS", "state", "Russia", "RUS"),
			mention("group:french-army", "group", "French Army", "FRA"), mention("state:FRA", "state", "France", "FRA"),
			mention("place:kidal", "place", "Kidal", "MLI"), mention("state:MLI", "state", "Mali", "MLI"),
		},
		Edges: []graph.Edge{
			edge("1", "person:sergey-lavrov@state:RUS", "ACCUSED", "group:french-army"), edge("2", "group:french-army", "WITHDREW", "place:kidal"),
			edge("3", "person:sergey-lavrov@state:RUS", "HOLDS_OFFICE", "state:RUS"),
		},
	}
	russia, france := entity.Entity{Kind: "state", Name: "Russia", ISO3: "RUS", CAMEO: "RUS"}, entity.Entity{Kind: "state", Name: "France", ISO3: "FRA", CAMEO: "FRA"}
	actors := map[string]event.Actor{
		"person:sergey-lavrov@state:RUS": {Unit: russia, UnitID: "state:RUS", Name: "Sergey Lavrov", ISO3: "RUS", Sector: "GOV", Code: "RUSGOV"},
		"group:french-army":              {Unit: france, UnitID: "state:FRA", Name: "French Army", ISO3: "FRA", Sector: "MIL", Code: "FRAMIL"},
		"state:RUS":                      {Unit: russia, UnitID: "state:RUS", Name: "Russia", ISO3: "RUS", Code: "RUS"},
	}
	got := lines{states: true, ontology: vocabularyForTest(t)}.of(outcome{delta: &d, actors: actors})
	require.Len(t, got, 2, "what stays within a state is left out")
	assert.Equal(t, "Russia", got[0].Source.Name)
	assert.Equal(t, "France", got[0].Target.Name)
	assert.Equal(t, eventLine{Context: "future", SourceCode: "RUSGOV", SourceISO3: "RUS", SourceSector: "GOV", SourceActor: "Sergey Lavrov",
		TargetCode: "FRAMIL", TargetISO3: "FRA", TargetSector: "MIL", TargetActor: "French Army"}, *got[0].eventLine, "a plan is no event")
	assert.True(t, got[0].Planned)
	assert.Len(t, lines{ontology: vocabularyForTest(t)}.of(outcome{delta: &d}), 3)
}
