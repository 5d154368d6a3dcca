package testcontainers

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"newsgraph/graph/neo4j/server"
)

// homes is the prefix of the folders of local servers: "newsgraph-neo4j-test-", the id of the test binary, a random part.
const homes = "newsgraph-neo4j-test-"

// startLocal starts a server that ends with this test binary, even when that is killed, and leaves no file behind.
func startLocal(log func(string, ...any)) (Server, error) {
	sweep(os.TempDir())
	home, err := os.MkdirTemp("", homes)
	if err != nil {
		return Server{}, err
	}
	began := time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute) // outlives the test that asked first
	defer cancel()
	s, err := server.Start(ctx, server.Options{
		Home: home, Lean: true, Ephemeral: true, Timeout: 3 * time.Minute, Progress: func(what string) { log("%s", what) },
	})
	if err != nil {
		os.RemoveAll(home)
		return Server{}, err
	}
	log("started a local Neo4j at %s in %s", s.BoltURI, time.Since(began).Round(time.Millisecond))
	return Server{URI: s.BoltURI, Database: "neo4j", Source: "local"}, nil
}

// sweep removes homes whose server is gone and whose watchdog was killed, too.
func sweep(dir string) {
	old, _ := filepath.Glob(filepath.Join(dir, homes+"*"))
	for _, home := range old {
		info, err := os.Stat(home)
		if err != nil || time.Since(info.ModTime()) < time.Hour || locked(home) {
			continue
		}
		os.RemoveAll(home)
	}
}
