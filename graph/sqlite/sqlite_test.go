package sqlite_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
	"newsgraph/graph/storetest"
)

func TestAFileIsAStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		path := filepath.Join(t.TempDir(), "graph.db")
		s := open(t, path, sqlite.Options{})
		t.Cleanup(func() { sound(t, path) }) // runs first, on the store as the cases left it
		return s
	})
}

func open(t testing.TB, path string, o sqlite.Options) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// sound looks into the file itself: no reference leads nowhere, no name or node is without mention, and SQLite finds no damage.
func sound(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer db.Close()
	for query, want := range map[string]string{
		`SELECT count(*) FROM pragma_foreign_key_check`:                                                 "0",
		`SELECT integrity_check FROM pragma_integrity_check`:                                            "ok",
		`SELECT count(*) FROM names WHERE node NOT IN (SELECT key FROM nodes)`:                          "0",
		`SELECT count(*) FROM nodes WHERE key NOT IN (SELECT node FROM mentions)`:                       "0",
		`SELECT count(*) FROM nodes WHERE key NOT IN (SELECT node FROM names)`:                          "0",
		`SELECT count(*) FROM nodes n WHERE articles <> (SELECT count(*) FROM mentions WHERE node=key)`: "0",
	} {
		var got string
		require.NoError(t, db.QueryRow(query).Scan(&got))
		require.Equal(t, want, got, query)
	}
}
