package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	driver "modernc.org/sqlite"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// application marks the files of newsgraph, "ngrh" in ASCII (PRAGMA application_id).
const application = 0x6e677268

//go:embed schema.sql
var schema string

// reprints is what reprints are known by.
const reprints = `ALTER TABLE articles ADD COLUMN agency TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN sketch TEXT NOT NULL DEFAULT ''`

// migrations bring a file from the version of their index to the next; version 0 is an empty file. The version of a file is
// its PRAGMA user_version.
func migrations() []string { return []string{schema, byNode, reprints, told} }

// told is what keeps two persons of one name apart.
const told = `ALTER TABLE mentions ADD COLUMN told TEXT NOT NULL DEFAULT ''`

// byNode finds the articles that mention a node.
const byNode = `CREATE INDEX mentions_node ON mentions(node)`

func open(ctx context.Context, path string, o Options) (*Store, error) {
	full, err := locate(path, o)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, ontology: o.Ontology, wait: o.Wait, turn: make(chan struct{}, 1)}
	if s.wait == 0 {
		s.wait = 10 * time.Second
	}
	if s.ontology == nil {
		if s.ontology, err = ontology.Default(); err != nil {
			return nil, err
		}
	}
	s.turn <- struct{}{}
	if o.ReadOnly {
		return s, s.openToRead(ctx, full)
	}
	return s, s.openToWrite(ctx, full)
}

// locate gives the absolute path, and says plainly what SQLite would only call "unable to open".
func locate(path string, o Options) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(full)
	switch {
	case err == nil && info.IsDir():
		return "", fmt.Errorf("%w: it is a folder", ErrNotStore)
	case err == nil && !info.Mode().IsRegular():
		return "", fmt.Errorf("%w: it is no regular file", ErrNotStore)
	case err == nil && info.Size() == 0 && o.ReadOnly:
		return "", fmt.Errorf("%w: the file is empty", ErrNotStore)
	case errors.Is(err, fs.ErrNotExist) && !o.ReadOnly:
		_, err = os.Stat(filepath.Dir(full))
	}
	return full, err
}

func connect(full, parameters string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(full)}
	if !strings.HasPrefix(u.Path, "/") {
		u.Path = "/" + u.Path // a drive letter
	}
	c, err := driver.NewConnector(u.String() + "?" + parameters + "&_pragma=busy_timeout(20)")
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(c), nil
}

func (s *Store) openToWrite(ctx context.Context, full string) error {
	db, err := connect(full, "mode=rwc")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if s.writer, err = s.newWriter(ctx, db); err == nil {
		s.read, err = connect(full, "mode=rw&_pragma=query_only(1)")
	}
	if err != nil {
		return errors.Join(err, db.Close())
	}
	return nil
}

// openToRead opens the file as one that may be locked; and, where the file or its folder cannot be written so that no lock can
// be had, as one that nobody changes.
func (s *Store) openToRead(ctx context.Context, full string) error {
	err := s.tryToRead(ctx, full, "mode=rw&_pragma=query_only(1)")
	if unlockable(err) && !exists(full+"-wal") {
		if s.frozen, err = freeze(full); err == nil {
			err = s.tryToRead(ctx, full, "mode=ro&immutable=1")
		}
	}
	return explain(err)
}

func (s *Store) tryToRead(ctx context.Context, full, parameters string) error {
	db, err := connect(full, parameters)
	if err != nil {
		return err
	}
	err = s.patiently(ctx, func() error {
		version, err := identify(ctx, db)
		if err == nil && version == 0 {
			err = fmt.Errorf("%w: the file is empty", ErrNotStore)
		}
		if err == nil && version < len(migrations()) {
			err = fmt.Errorf("it was made by an older newsgraph (format %d, now %d): load into it once to bring it up to date", version, len(migrations()))
		}
		return err
	})
	if err != nil {
		return errors.Join(err, db.Close())
	}
	s.read = db
	return nil
}

// queryer is a connection or a pool of them.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// identify gives the version of a file, 0 for an empty one. Nothing is written.
func identify(ctx context.Context, db queryer) (int, error) {
	var id, version, tables int
	err := db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return 0, explain(err)
	case id == 0 && version == 0 && tables == 0:
		return 0, nil
	case id != application:
		return 0, fmt.Errorf("%w: it is a database of something else", ErrNotStore)
	case version > len(migrations()):
		return 0, fmt.Errorf("%w that this newsgraph can read: a newer one made it (format %d, this one knows %d)", ErrNotStore, version, len(migrations()))
	}
	return version, nil
}

// patiently runs f until the file is not held by another process, or the time for waiting is over.
func (s *Store) patiently(ctx context.Context, f func() error) error {
	for until := time.Now().Add(s.wait); ; {
		err := f()
		if !busy(err) || !time.Now().Before(until) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// frozen remembers a file that cannot be locked, to notice when somebody changes it all the same.
type frozen struct {
	path string
	size int64
	at   time.Time
}

func freeze(full string) (*frozen, error) {
	info, err := os.Stat(full)
	if err != nil {
		return nil, err
	}
	return &frozen{full, info.Size(), info.ModTime()}, nil
}

func (f *frozen) check() error {
	if f == nil {
		return nil
	}
	now, err := freeze(f.path)
	if err == nil && (*now != *f || exists(f.path+"-wal")) {
		err = fmt.Errorf("the file was changed while it was read: run it again: %w", graph.ErrUnreachable)
	}
	return err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
