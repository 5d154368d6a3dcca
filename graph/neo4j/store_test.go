package neo4j_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/storetest"
	"newsgraph/testcontainers"
)

func open(t testing.TB, s testcontainers.Server, o neo4j.Options) *neo4j.Store {
	t.Helper()
	o.Username, o.Password, o.Database = s.Username, s.Password, s.Database
	store, err := neo4j.Open(context.Background(), s.URI, o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return store
}

func TestADatabaseIsAStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		return open(t, testcontainers.Neo4j(t), neo4j.Options{BatchRows: 2000})
	})
}
