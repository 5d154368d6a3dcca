package neo4j_test

import (
	"context"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/neo4j/server"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
	"newsgraph/testcontainers"
)

// own starts a server that the test may kill, with a password. It needs the local kind.
func own(t *testing.T, home string) *server.Server {
	t.Helper()
	s, err := server.Start(t.Context(), server.Options{Home: home, Lean: true, Protect: true, Timeout: 3 * time.Minute})
	if err != nil {
		testcontainers.Missing(t, err)
	}
	return s
}

func port(t *testing.T, address string) int {
	t.Helper()
	_, rest, _ := strings.Cut(address, "://")
	tcp, err := net.ResolveTCPAddr("tcp", strings.TrimSuffix(rest, "/browser/"))
	require.NoError(t, err)
	return tcp.Port
}

// TestFaultsOfTheServer takes one server through all of them, since starting one takes seconds.
func TestFaultsOfTheServer(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	s := own(t, home)
	t.Cleanup(func() { s.Kill() })
	login := neo4j.Options{Username: s.Username, Password: s.Password}
	refused := func(t *testing.T, uri string, o neo4j.Options, says string) {
		t.Helper()
		_, err := neo4j.Open(t.Context(), uri, o)
		require.ErrorIs(t, err, graph.ErrUnreachable)
		assert.ErrorContains(t, err, says)
		assert.NotContains(t, err.Error(), s.Password)
		t.Log(err)
	}
	t.Run("a wrong database is named", func(t *testing.T) {
		o := login
		o.Database = "nowhere"
		refused(t, s.BoltURI, o, `this server has no database "nowhere"`)
	})
	t.Run("a wrong password is said and not shown", func(t *testing.T) {
		refused(t, s.BoltURI, neo4j.Options{Username: s.Username, Password: "not" + s.Password}, "user name or password is wrong")
	})
	t.Run("a server that wants a login says so", func(t *testing.T) {
		refused(t, s.BoltURI, neo4j.Options{}, "wants a user name and a password")
	})
	t.Run("the port of the Browser is recognised", func(t *testing.T) {
		refused(t, fmt.Sprintf("bolt://127.0.0.1:%d", port(t, s.BrowserURL)), login, "port of the Browser")
	})
	t.Run("a server without TLS is recognised", func(t *testing.T) {
		refused(t, strings.Replace(s.BoltURI, "neo4j://", "bolt+ssc://", 1), login, "bolt://")
	})
	t.Run("no server at an address is said with what to do", func(t *testing.T) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		require.NoError(t, l.Close())
		refused(t, "neo4j://"+l.Addr().String(), login, "newsgraph neo4j up")
		refused(t, "bolt://"+l.Addr().String(), login, "no Neo4j answers")
	})
	t.Run("a load goes on after kill -9 and a restart, and nothing is lost or doubled", func(t *testing.T) {
		s = killed(t, home, s, login)
	})
	t.Run("a server that stays away ends the load with what to do", func(t *testing.T) { away(t, s, login) })
}

// killed loads articles while the server is killed in the middle and started again.
func killed(t *testing.T, home string, s *server.Server, login neo4j.Options) *server.Server {
	login.BatchRows = 60
	store, err := neo4j.Open(t.Context(), s.BoltURI, login)
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	var deltas []graph.Delta
	for i := range 600 {
		deltas = append(deltas, dispatch(fmt.Sprintf("article %04d", i)))
	}
	type result struct {
		changes graph.Changes
		err     error
	}
	done := make(chan result)
	go func() {
		changes, err := store.Merge(context.WithoutCancel(t.Context()), deltas)
		done <- result{changes, err}
	}()
	kept := func() int {
		v, err := store.Versions(t.Context(), []string{"article 0050", "article 0200"})
		require.NoError(t, err)
		return len(v)
	}
	for kept() < 1 {
		time.Sleep(time.Millisecond)
	}
	s.Kill()
	select {
	case r := <-done:
		require.NoError(t, r.err)
		t.Fatal("the load was over before the server was killed")
	default:
	}
	back, err := server.Start(t.Context(), server.Options{
		Home: home, Lean: true, Protect: true, Timeout: 3 * time.Minute, BoltPort: port(t, s.BoltURI), HTTPPort: port(t, s.BrowserURL),
	})
	require.NoError(t, err)
	r := <-done
	require.NoError(t, r.err)
	assert.Equal(t, len(deltas), r.changes.Articles.Created+r.changes.Unchanged, "a commit whose answer was lost counts as unchanged")
	vocabulary, err := ontology.Default()
	require.NoError(t, err)
	want := &storetest.Reference{Ontology: vocabulary}
	_, err = want.Merge(t.Context(), deltas)
	require.NoError(t, err)
	storetest.Equal(t, want, store)
	again, err := store.Merge(t.Context(), deltas)
	require.NoError(t, err)
	assert.Equal(t, graph.Changes{Unchanged: len(deltas)}, again)
	return back
}

// away kills the server for good in the sight of a store.
func away(t *testing.T, s *server.Server, login neo4j.Options) {
	login.RetryTime = time.Millisecond
	store, err := neo4j.Open(t.Context(), s.BoltURI, login)
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	s.Kill()
	_, err = store.Merge(t.Context(), []graph.Delta{dispatch("never")})
	require.ErrorIs(t, err, graph.ErrUnreachable)
	assert.ErrorContains(t, err, "run again")
	assert.NotContains(t, err.Error(), s.Password)
	t.Log(err)
	for _, err := range store.Nodes(t.Context(), graph.Query{}) {
		require.ErrorIs(t, err, graph.ErrUnreachable)
	}
	_, err = store.Versions(t.Context(), []string{"never"})
	require.ErrorIs(t, err, graph.ErrUnreachable)
}
