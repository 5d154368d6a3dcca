// Package sqlite keeps the graph in one file: the default Store, on a pure-Go SQLite.
//
// A Merge that returned is on the disk: the file is in write-ahead mode with synchronous=FULL, so it survives a killed process
// and a power cut. Several processes may share a file on one machine; they read beside each other and while one of them
// merges, and a merge waits for the other's. While a store is open the file has two companions, FILE-wal and FILE-shm, which
// belong to it; closing the last store on it folds them back into the file.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// Options are how a store is opened. The zero value opens it for reading and merging, with the embedded vocabulary.
type Options struct {
	Ontology *ontology.Ontology // what deltas are checked against; nil for the embedded one
	ReadOnly bool               // never change or create the file; Merge fails with graph.ErrReadOnly
	Wait     time.Duration      // how long to wait for another process; 0 means ten seconds, less means not at all
}

// ErrNotStore is in the chain when a file is something else than a newsgraph store, or one that a newer newsgraph made. The
// file is left as it is.
var ErrNotStore = errors.New("not a newsgraph store")

// Store is a graph.Store in a file.
type Store struct {
	path     string
	ontology *ontology.Ontology
	wait     time.Duration
	read     *sql.DB
	writer   *writer       // nil when read-only
	turn     chan struct{} // holds one token: whose turn it is to write
	frozen   *frozen       // set when the file cannot be locked
}

var (
	_ graph.Store         = (*Store)(nil)
	_ graph.ArticleReader = (*Store)(nil)
)

// Open opens the store in a file, and makes the file when it does not exist. Errors: fs.ErrNotExist when a file to be only
// read, or the folder, is missing; ErrNotStore when the file is something else; graph.ErrUnreachable when another process
// holds it or the disk does not serve it; graph.ErrReadOnly besides when the file may not be written.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	return s, nil
}

// Close folds the companions of the file back into it, when no other process has it open.
func (s *Store) Close() error {
	err := s.read.Close()
	if s.writer != nil {
		err = errors.Join(err, s.writer.close())
	}
	if err != nil {
		return fmt.Errorf("closing store %s: %w", s.path, explain(err))
	}
	return nil
}

// Versions returns the version kept for each of these articles; see graph.Writer.
func (s *Store) Versions(ctx context.Context, articles []string) (map[string]graph.Version, error) {
	out := map[string]graph.Version{}
	err := s.view(ctx, func(v view) error {
		return v.each(sqlVersions, []any{list(articles)}, func(scan scanner) error {
			var id string
			var version graph.Version
			err := scan(&id, &version.SHA256, &version.Extractor)
			out[id] = version
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("reading versions of %d articles: %w", len(articles), err)
	}
	return out, nil
}

const sqlVersions = `SELECT id, sha256, extractor FROM articles WHERE id IN (SELECT value FROM json_each(?))`
