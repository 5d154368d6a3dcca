package neo4j_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/neo4j/browser"
	"newsgraph/graph/sqlite"
	"newsgraph/graph/storetest"
	"newsgraph/testcontainers"
)

// dispatch is an article in which an envoy says that one state accuses another, and that one denies it.
func dispatch(id string) graph.Delta {
	quote := "Norland accused Sudonia of sending 300 men to Kessa last week, its envoy said."
	denial := "Sudonia denied it."
	mention := func(id, kind, name string) graph.Mention {
		return graph.Mention{Entity: id, Kind: kind, Name: name, Names: map[string]int{name: 1}}
	}
	return graph.Delta{
		Article: graph.Article{
			ID: id, URL: "https://example.org/1", Title: "Norland accuses Sudonia", Publisher: "Example News", Lang: "en",
			Published: time.Date(2031, 5, 14, 6, 30, 0, 0, time.UTC), Version: graph.Version{SHA256: "aa", Extractor: "test/1"},
		},
		Mentions: []graph.Mention{
			mention("person:ana-leko@state:NOR", "person", "Ana Leko"), mention("place:kessa", "place", "Kessa"),
			mention("state:NOR", "state", "Norland"), mention("state:SUD", "state", "Sudonia"),
		},
		Edges: []graph.Edge{
			{
				ID: "c1" + id, Relation: "ACCUSED", Source: "state:NOR", Target: "state:SUD", Speaker: "person:ana-leko@state:NOR",
				Place: "place:kessa", Trigger: "accused", Modality: graph.Asserted, Confidence: 0.9,
				Date:     &graph.Date{Start: "2031-05-05", End: "2031-05-11", Precision: "week", Basis: "relative"},
				Quantity: &graph.Quantity{Value: 300, Unit: "men", Text: "300 men"},
				Evidence: graph.Evidence{Article: id, Quote: quote, End: len(quote)},
			},
			{
				ID: "c2" + id, Relation: "DENIED", Source: "state:SUD", Trigger: "denied", Modality: graph.Asserted, Confidence: 0.8,
				Evidence: graph.Evidence{Article: id, Quote: denial, Start: 80, End: 80 + len(denial), Sentence: 1},
			},
		},
	}
}

func ask(t *testing.T, s testcontainers.Server, cypher string) []map[string]any {
	t.Helper()
	rows, err := s.Query(t.Context(), cypher, nil)
	require.NoError(t, err)
	return rows
}

func TestTheGraphAsCypherSeesIt(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{})
	_, err := store.Merge(t.Context(), []graph.Delta{dispatch("a")})
	require.NoError(t, err)

	for _, c := range []struct {
		name, cypher string
		want         []map[string]any
	}{
		{
			"a claim with a target is a typed relationship with its quote, speaker and days",
			`MATCH (a:State)-[r:ACCUSED]->(b:State) RETURN a.name AS a, b.name AS b, r.quote AS quote, r.speaker AS speaker, r.place AS place,
				r.when AS when, toString(r.date) AS first, toString(r.dateEnd) AS last, r.negated AS negated, r.quantity AS quantity`,
			[]map[string]any{{
				"a": "Norland", "b": "Sudonia", "quote": "Norland accused Sudonia of sending 300 men to Kessa last week, its envoy said.",
				"speaker": "Ana Leko", "place": "Kessa", "when": "2031-05-05/2031-05-11", "first": "2031-05-05", "last": "2031-05-11",
				"negated": false, "quantity": 300.0,
			}},
		},
		{
			"the same claim is a node, for proof",
			`MATCH (c:Claim)-[:SOURCE]->(a), (c)-[:TARGET]->(b), (c)-[:SPEAKER]->(s:Person), (c)-[:PLACE]->(p:Place), (c)-[st:STATED_IN]->(x:Article)
				RETURN c.name AS name, s.name AS speaker, p.name AS place, st.start AS start, x.title AS title, x.published.year AS year`,
			[]map[string]any{{
				"name": "Norland ACCUSED Sudonia", "speaker": "Ana Leko", "place": "Kessa", "start": int64(0), "title": "Norland accuses Sudonia", "year": int64(2031),
			}},
		},
		{
			"a claim without a target is a node alone",
			`MATCH (c:Claim {relation: 'DENIED'}) RETURN c.name AS name, COUNT { (c)-[:TARGET]->() } AS targets`,
			[]map[string]any{{"name": "Sudonia DENIED", "targets": int64(0)}},
		},
		{
			"an article mentions its nodes",
			`MATCH (e:Person)-[m:MENTIONED_IN]->(:Article) RETURN e.name AS name, m.count AS count, m.names AS names, e.articles AS articles`,
			[]map[string]any{{"name": "Ana Leko", "count": int64(1), "names": []any{"Ana Leko"}, "articles": int64(1)}},
		},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, ask(t, s, c.cypher)) })
	}
}

func TestTheSavedQueriesAnswer(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{})
	_, err := store.Merge(t.Context(), dispatches())
	require.NoError(t, err)
	showLinks(t, store, identity.Resolve(nil))
	queries, err := browser.Queries()
	require.NoError(t, err)
	names := strings.NewReplacer("Mali", "Norland", "France", "Sudonia", "Russia", "Sudonia")
	for _, q := range queries {
		t.Run(q.Title, func(t *testing.T) { assert.NotEmpty(t, ask(t, s, names.Replace(q.Cypher))) })
	}
}

func TestBothStoresExportTheSameBytes(t *testing.T) {
	there := open(t, testcontainers.Neo4j(t), neo4j.Options{})
	here, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { here.Close() })
	for _, store := range []graph.Store{there, here} {
		_, err := store.Merge(t.Context(), []graph.Delta{dispatch("a"), dispatch("b")})
		require.NoError(t, err)
	}
	assert.NotEmpty(t, storetest.Bytes(t, here, graph.Query{}))
	storetest.Equal(t, here, there)
}

func TestWhatIsNotTheGraphsIsLeftAlone(t *testing.T) {
	s := testcontainers.Neo4j(t)
	ask(t, s, `CREATE (:Person {id: 'state:NOR', name: 'a person of mine'})-[:KNOWS]->(:Movie {title: 'Casablanca'}),
		(:Entity {name: 'without id'}), (:Entity {id: 'mine', kind: 'mine'}), (:Article {id: 'mine'}), (:Claim {id: 'mine'})`)
	store := open(t, s, neo4j.Options{})
	before := ask(t, s, `MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY elementId(n)`)
	_, err := store.Merge(t.Context(), []graph.Delta{dispatch("a")})
	require.NoError(t, err)
	t.Run("reading gives none of it", func(t *testing.T) {
		for n, err := range store.Nodes(t.Context(), graph.Query{}) {
			require.NoError(t, err)
			assert.NotEqual(t, "mine", n.ID)
		}
		for n, err := range store.Nodes(t.Context(), graph.Query{Seeds: []string{"mine"}}) {
			require.NoError(t, err)
			assert.Empty(t, n.ID)
		}
	})
	t.Run("an article whose id somebody else's node has is refused, and the others of the call are kept", func(t *testing.T) {
		_, err := store.Merge(t.Context(), []graph.Delta{dispatch("b"), dispatch("mine"), dispatch("z")})
		require.ErrorContains(t, err, "article mine")
		assert.NotErrorIs(t, err, graph.ErrUnreachable)
		kept, err := store.Versions(t.Context(), []string{"a", "b", "mine", "z"})
		require.NoError(t, err)
		assert.Len(t, kept, 3)
	})
	t.Run("it is as it was", func(t *testing.T) {
		empty := dispatch("a")
		empty.Mentions, empty.Edges, empty.Article.Version.SHA256 = nil, nil, "bb"
		_, err := store.Merge(t.Context(), []graph.Delta{empty})
		require.NoError(t, err)
		after := ask(t, s, `MATCH (n) WHERE n.tally IS NULL AND n.sha256 IS NULL AND n.sourceId IS NULL
			RETURN labels(n) AS labels, properties(n) AS properties ORDER BY elementId(n)`)
		assert.ElementsMatch(t, before, after)
	})
}

func TestAClaimOfAnotherArticleIsNotTakenOver(t *testing.T) {
	store := open(t, testcontainers.Neo4j(t), neo4j.Options{})
	_, err := store.Merge(t.Context(), []graph.Delta{dispatch("a")})
	require.NoError(t, err)
	thief := dispatch("b")
	thief.Edges[0].ID = "c1a"
	_, err = store.Merge(t.Context(), []graph.Delta{dispatch("c"), thief, dispatch("d")})
	require.ErrorContains(t, err, "article b")
	kept, err := store.Versions(t.Context(), []string{"a", "b", "c", "d"})
	require.NoError(t, err)
	assert.Len(t, kept, 3)
}

func TestTextIsNeverCypher(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{})
	for i, evil := range []string{
		"`) DETACH DELETE n //", `\u0060:Evil`, "'}) MATCH (n) DETACH DELETE n //", "$rows", "{id: 1}", "a\nRETURN 1;", "``", "Robert'); DROP",
	} {
		d := dispatch("a" + string(rune('a'+i)))
		d.Article.Title, d.Article.URL = evil, evil
		d.Mentions[1].Name, d.Mentions[1].Names = evil, map[string]int{evil: 2}
		d.Edges[0].Trigger, d.Edges[0].Title, d.Edges[0].Quantity.Unit = evil, evil, evil
		d.Edges[0].Evidence.Quote, d.Edges[0].Evidence.End = evil, len(evil)
		_, err := store.Merge(t.Context(), []graph.Delta{d})
		require.NoError(t, err)
		for got, err := range store.Deltas(t.Context(), graph.Query{Articles: []string{d.Article.ID}}) {
			require.NoError(t, err)
			assert.Equal(t, d, got)
		}
		n := 0
		for _, err := range store.Edges(t.Context(), graph.Query{Seeds: []string{evil}, Relations: []string{evil}, Articles: []string{evil}}) {
			require.NoError(t, err)
			n++
		}
		assert.Zero(t, n)
	}
	labels := ask(t, s, `MATCH (n) UNWIND labels(n) AS l RETURN collect(DISTINCT l) AS labels`)
	assert.ElementsMatch(t, []any{"Entity", "Person", "Place", "State", "Claim", "Article"}, labels[0]["labels"])
	types := ask(t, s, `MATCH ()-[r]->() RETURN collect(DISTINCT type(r)) AS types`)
	assert.ElementsMatch(t, []any{"ACCUSED", "MENTIONED_IN", "STATED_IN", "SOURCE", "TARGET", "SPEAKER", "PLACE"}, types[0]["types"])
}

func TestAStoreToReadOnlyKeepsNothingAndMakesNoConstraint(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{ReadOnly: true})
	_, err := store.Merge(t.Context(), []graph.Delta{dispatch("a")})
	require.ErrorIs(t, err, graph.ErrReadOnly)
	assert.Empty(t, storetest.Bytes(t, store, graph.Query{}))
}
