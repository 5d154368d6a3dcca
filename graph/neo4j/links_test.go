package neo4j_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/links"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/storetest"
	"newsgraph/testcontainers"
)

// dispatches are dispatch("a") with a plan, a reprint of it without the plan, and a later article of another paper with the deed
// and the accusation.
func dispatches() []graph.Delta {
	claim := func(article, id, modality, trigger, quote string) graph.Edge {
		return graph.Edge{
			ID: id + article, Relation: "VISITED", Source: "person:ana-leko@state:NOR", Target: "state:SUD", Trigger: trigger, Modality: modality,
			Confidence: 0.9, Evidence: graph.Evidence{Article: article, Quote: quote, Start: 200, End: 200 + len(quote), Sentence: 2},
		}
	}
	a, b, c := dispatch("a"), dispatch("b"), dispatch("c")
	a.Edges = append(a.Edges, claim("a", "c3", graph.Planned, "visit", "Ana Leko will visit Sudonia."))
	b.Article.Publisher, c.Article.Publisher = "Kessa Courier", "Norland Post"
	for _, d := range []*graph.Delta{&a, &b} {
		d.Article.Sketch = links.Sketch("Norland accused Sudonia of sending three hundred men to the town of Kessa last week")
	}
	c.Article.Published, c.Article.Version.SHA256 = a.Article.Published.Add(72*time.Hour), "cc"
	c.Edges = []graph.Edge{c.Edges[0], claim("c", "c3", graph.Asserted, "visited", "Ana Leko visited Sudonia.")}
	return []graph.Delta{a, b, c}
}

// showLinks shows what a store has, through what a ledger joins.
func showLinks(t *testing.T, s *neo4j.Store, i *identity.Identity) graph.Count {
	t.Helper()
	x, err := links.Of(t.Context(), identity.ApplyTo(s, i), graph.Query{}, links.Options{})
	require.NoError(t, err)
	count, err := s.ShowLinks(t.Context(), x)
	require.NoError(t, err)
	return count
}

// derived is all that ShowLinks writes.
func derived(t *testing.T, s testcontainers.Server) []map[string]any {
	t.Helper()
	return ask(t, s, `MATCH (a:Claim)-[r:DISPUTES|FULFILS]->(b:Claim) RETURN a.id AS a, type(r) AS b, b.id AS c, r.score AS n ORDER BY b, a, c
		UNION ALL MATCH (c:Claim) WHERE c.articles IS NOT NULL RETURN c.id AS a, c.relation AS b, c.articles AS c, c.independent AS n ORDER BY a
		UNION ALL MATCH (x:Article) WHERE x.report IS NOT NULL RETURN x.id AS a, '' AS b, x.report AS c, 0 AS n ORDER BY a`)
}

func TestClaimsAgainstClaimsAreSeenInCypher(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{BatchRows: 1})
	nobody := identity.Resolve(nil)
	_, err := store.Merge(t.Context(), dispatches())
	require.NoError(t, err)
	before := storetest.Bytes(t, store, graph.Query{})

	assert.Equal(t, graph.Count{Created: 5}, showLinks(t, store, nobody), "two denials of what is told in two articles, and a deed")
	shown := derived(t, s)
	assert.Contains(t, shown, map[string]any{"a": "c2a", "b": "DISPUTES", "c": "c1a", "n": 0.85})
	assert.Contains(t, shown, map[string]any{"a": "c2b", "b": "DISPUTES", "c": "c1a", "n": 0.8})
	assert.Contains(t, shown, map[string]any{"a": "c3c", "b": "FULFILS", "c": "c3a", "n": 0.8})
	assert.Contains(t, shown, map[string]any{"a": "c1b", "b": "ACCUSED", "c": int64(3), "n": int64(2)}, "a reprint is no outlet of its own")
	assert.Contains(t, shown, map[string]any{"a": "b", "b": "", "c": "a", "n": int64(0)})
	assert.Equal(t, before, storetest.Bytes(t, store, graph.Query{}), "what is kept stays")
	assert.Equal(t, graph.Count{}, showLinks(t, store, nobody), "a second time changes nothing")
	assert.Equal(t, shown, derived(t, s))

	t.Run("relationships of others stay", func(t *testing.T) {
		ask(t, s, `MATCH (a:Claim {id: 'c1a'}), (b:Claim {id: 'c3a'}) CREATE (a)-[:DISPUTES {by: 'somebody'}]->(b)`)
		assert.Equal(t, graph.Count{}, showLinks(t, store, nobody))
		assert.Len(t, ask(t, s, `MATCH ()-[r:DISPUTES {by: 'somebody'}]->() DELETE r RETURN 1 AS one`), 1)
	})
	t.Run("loaded in another order, one by one, it is the same", func(t *testing.T) {
		s := testcontainers.Neo4j(t)
		store := open(t, s, neo4j.Options{})
		for _, i := range []int{2, 1, 0} {
			_, err := store.Merge(t.Context(), dispatches()[i:i+1])
			require.NoError(t, err)
			showLinks(t, store, nobody)
		}
		assert.Equal(t, shown, derived(t, s))
	})
}

func TestWhatIsSeenOfClaimsFollowsArticlesAndLedger(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{})
	nobody := identity.Resolve(nil)
	_, err := store.Merge(t.Context(), dispatches())
	require.NoError(t, err)
	showLinks(t, store, nobody)
	shown := derived(t, s)

	t.Run("an article that changed takes it along, and brings it back", func(t *testing.T) {
		b := dispatches()[1]
		b.Edges, b.Article.Sketch, b.Article.Version.SHA256 = nil, "", "bb"
		_, err := store.Merge(t.Context(), []graph.Delta{b})
		require.NoError(t, err)
		showLinks(t, store, nobody)
		assert.Len(t, derived(t, s), 4, "a denial, a deed, and what the other two say")
		_, err = store.Merge(t.Context(), dispatches()[1:2])
		require.NoError(t, err)
		showLinks(t, store, nobody)
		assert.Equal(t, shown, derived(t, s))
	})
	t.Run("a decision of the ledger changes it, and it is as before when that is taken back", func(t *testing.T) {
		showLinks(t, store, identity.Resolve([]identity.Decision{{Verdict: identity.Same, A: "state:NOR", B: "state:SUD"}}))
		assert.NotEqual(t, shown, derived(t, s), "nobody denies what he accuses of")
		showLinks(t, store, nobody)
		assert.Equal(t, shown, derived(t, s))
	})
	t.Run("who may only read shows nothing", func(t *testing.T) {
		x, err := links.Of(t.Context(), store, graph.Query{}, links.Options{})
		require.NoError(t, err)
		_, err = open(t, s, neo4j.Options{ReadOnly: true}).ShowLinks(t.Context(), x)
		require.ErrorIs(t, err, graph.ErrReadOnly)
	})
	t.Run("claims that went meanwhile are left out", func(t *testing.T) {
		x, err := links.Of(t.Context(), store, graph.Query{}, links.Options{})
		require.NoError(t, err)
		_, err = store.Merge(t.Context(), []graph.Delta{{Article: graph.Article{ID: "a", Version: graph.Version{SHA256: "gone"}}}})
		require.NoError(t, err)
		_, err = store.ShowLinks(t.Context(), x)
		require.NoError(t, err)
	})
}

func TestWhatAnOlderNewsgraphKeptIsReadAsItIs(t *testing.T) {
	s := testcontainers.Neo4j(t)
	_, err := open(t, s, neo4j.Options{}).Merge(t.Context(), []graph.Delta{dispatch("a")})
	require.NoError(t, err)
	assert.Equal(t, []map[string]any{{"d": "430c587f1e799a2fd892"}}, ask(t, s, `MATCH (a:Article) RETURN a.digest AS d`),
		"the digest by which a half-written article is known is that of before")
}
