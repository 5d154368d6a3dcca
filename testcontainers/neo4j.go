// Package testcontainers gives a test a real Neo4j. Only tests import it.
//
// Where the server comes from, in this order:
//
//  1. the address in NEWSGRAPH_TEST_NEO4J_URI, with NEWSGRAPH_TEST_NEO4J_USERNAME, …_PASSWORD and …_DATABASE. The database must
//     be empty, and is emptied after every test
//  2. a container, where a Docker engine answers and has or gets the image neo4j:5.26-community
//  3. a server of the package graph/neo4j/server
//
// Where there is none, the test is skipped and says what is missing; with NEWSGRAPH_TEST_REQUIRE=1 it fails, and so it does
// when the address that was given cannot be used.
package testcontainers

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The variables of the environment that Neo4j reads.
const (
	EnvURI      = "NEWSGRAPH_TEST_NEO4J_URI"
	EnvUsername = "NEWSGRAPH_TEST_NEO4J_USERNAME"
	EnvPassword = "NEWSGRAPH_TEST_NEO4J_PASSWORD"
	EnvDatabase = "NEWSGRAPH_TEST_NEO4J_DATABASE"
	EnvRequire  = "NEWSGRAPH_TEST_REQUIRE"
)

// Server is an empty database on a running server.
type Server struct {
	URI      string // neo4j://127.0.0.1:49152
	Username string // empty when anybody may connect
	Password string
	Database string
	Source   string // where it comes from, for the log: address, Docker, local
}

// ErrNotEmpty is in the chain when the database at NEWSGRAPH_TEST_NEO4J_URI holds anything.
var ErrNotEmpty = errors.New("the database is not empty")

// pool keeps the servers of a test binary. They live as long as it does: starting one takes seconds.
type pool struct {
	mu      sync.Mutex
	free    []Server
	started bool  // whether any was asked for
	missing error // why there is none; asked once
}

var servers pool

// Neo4j gives the test an empty database that no other test uses until this one ends. A test that asks again while it has one
// gets a second. Constraints and indexes of earlier tests may still be there.
func Neo4j(t testing.TB) Server {
	t.Helper()
	s, err := servers.take(t.Context(), t.Logf)
	switch {
	case err == nil:
	case os.Getenv(EnvRequire) == "1" || os.Getenv(EnvURI) != "":
		t.Fatalf("no Neo4j for this test: %v", err)
	default:
		t.Skipf("no Neo4j for this test (%s=1 makes this a failure): %v", EnvRequire, err)
	}
	t.Cleanup(func() { servers.giveBack(t, s) })
	return s
}

func (p *pool) take(ctx context.Context, log func(string, ...any)) (Server, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		s := p.free[n-1]
		p.free = p.free[:n-1]
		return s, nil
	}
	if p.missing != nil {
		return Server{}, p.missing
	}
	first := !p.started
	p.started = true
	s, err := open(ctx, first, log)
	if err != nil && ctx.Err() == nil {
		p.missing = err
	}
	return s, err
}

// open finds a server that no test has yet.
func open(ctx context.Context, first bool, log func(string, ...any)) (Server, error) {
	if uri := os.Getenv(EnvURI); uri != "" && first {
		s := Server{URI: uri, Username: os.Getenv(EnvUsername), Password: os.Getenv(EnvPassword), Database: os.Getenv(EnvDatabase), Source: "address"}
		if s.Database == "" {
			s.Database = "neo4j"
		}
		if err := mustBeEmpty(ctx, s); err != nil {
			return Server{}, fmt.Errorf("%s: %w", EnvURI, err)
		}
		return s, nil
	}
	s, errDocker := startContainer(ctx)
	if errDocker == nil {
		return s, nil
	}
	log("no Neo4j in Docker: %v", errDocker)
	s, err := startLocal(log)
	if err != nil {
		return Server{}, fmt.Errorf("set %s, or make one of these work: Docker: %w; local server: %w", EnvURI, errDocker, err)
	}
	return s, nil
}

// mustBeEmpty keeps tests away from a database that is somebody's.
func mustBeEmpty(ctx context.Context, s Server) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	n, err := s.count(ctx, "MATCH (n) RETURN count(n) AS n")
	if err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("%w: %s holds %d nodes, and tests delete everything: give a database made for them", ErrNotEmpty, s.Database, n)
	}
	return nil
}

// giveBack empties the database for the next test. One that cannot be emptied is not used again.
func (p *pool) giveBack(t testing.TB, s Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.Empty(ctx); err != nil {
		t.Logf("not used again: %s: %v", s.URI, err)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, s)
}

// Empty deletes all nodes and relationships. Constraints and indexes stay.
func (s Server) Empty(ctx context.Context) error {
	for {
		n, err := s.count(ctx, "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS n")
		if err != nil || n == 0 {
			return err
		}
	}
}

// Query runs a Cypher query and gives its rows, for tests that look into the database past the code under test.
func (s Server) Query(ctx context.Context, cypher string, params map[string]any) ([]map[string]any, error) {
	auth := neo4j.NoAuth()
	if s.Username != "" {
		auth = neo4j.BasicAuth(s.Username, s.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(s.URI, auth)
	if err != nil {
		return nil, err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	res, err := neo4j.ExecuteQuery(ctx, driver, cypher, params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(s.Database))
	if err != nil {
		return nil, err
	}
	rows := make([]map[string]any, len(res.Records))
	for i, r := range res.Records {
		rows[i] = r.AsMap()
	}
	return rows, nil
}

func (s Server) count(ctx context.Context, cypher string) (int64, error) {
	rows, err := s.Query(ctx, cypher, nil)
	if err != nil || len(rows) != 1 {
		return 0, err
	}
	n, _ := rows[0]["n"].(int64)
	return n, nil
}

// Missing skips a test that lacks something, with the reason, or fails it where NEWSGRAPH_TEST_REQUIRE is 1.
func Missing(t testing.TB, why error) {
	t.Helper()
	if os.Getenv(EnvRequire) == "1" {
		t.Fatalf("this test needs what is not there: %v", why)
	}
	t.Skipf("%v (%s=1 makes this a failure)", why, EnvRequire)
}
