package neo4j_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/storetest"
	"newsgraph/testcontainers"
)

func TestWhatALedgerJoinsIsSeenAndGoesWithIt(t *testing.T) {
	s := testcontainers.Neo4j(t)
	store := open(t, s, neo4j.Options{})
	_, err := store.Merge(t.Context(), []graph.Delta{dispatch("a.txt")})
	require.NoError(t, err)
	before := storetest.Bytes(t, store, graph.Query{})
	_, err = s.Query(t.Context(), `MATCH (a:Entity {id: 'state:NOR'}), (b:Entity {id: 'place:kessa'}) CREATE (a)-[:SAME_AS {by: 'somebody'}]->(b)`, nil)
	require.NoError(t, err)
	shown := func() []map[string]any {
		return ask(t, s, `MATCH (a:Entity)-[:SAME_AS {by: 'newsgraph'}]->(b:Entity) RETURN a.id AS a, b.id AS b ORDER BY a`)
	}
	same := func(a, b string) identity.Decision { return identity.Decision{Verdict: identity.Same, A: a, B: b} }
	ledger := identity.Resolve([]identity.Decision{same("state:NOR", "person:ana-leko@state:NOR"), same("place:kessa", "state:NOR"), same("group:x", "state:SUD")})

	count, err := store.ShowSame(t.Context(), ledger)
	require.NoError(t, err)
	assert.Equal(t, graph.Count{Created: 2}, count)
	assert.Equal(t, []map[string]any{{"a": "person:ana-leko@state:NOR", "b": "state:NOR"}, {"a": "place:kessa", "b": "state:NOR"}}, shown(),
		"a member that the database lacks is not made")
	assert.Equal(t, before, storetest.Bytes(t, store, graph.Query{}), "what is kept stays")

	count, err = store.ShowSame(t.Context(), ledger)
	require.NoError(t, err)
	assert.Equal(t, graph.Count{}, count, "a second time changes nothing")
	count, err = store.ShowSame(t.Context(), identity.Resolve([]identity.Decision{same("place:kessa", "state:NOR")}))
	require.NoError(t, err)
	assert.Equal(t, graph.Count{Deleted: 1}, count)
	_, err = store.ShowSame(t.Context(), identity.Resolve(nil))
	require.NoError(t, err)
	assert.Empty(t, shown())
	assert.Len(t, ask(t, s, `MATCH ()-[r:SAME_AS]->() RETURN r.by`), 1, "what others drew stays")

	read := open(t, s, neo4j.Options{ReadOnly: true})
	_, err = read.ShowSame(t.Context(), ledger)
	require.ErrorIs(t, err, graph.ErrReadOnly)
}
