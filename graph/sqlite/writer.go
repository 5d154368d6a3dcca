package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"newsgraph/graph"
)

// writer is the connection that merges, with its statements.
type writer struct {
	db    *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

// newWriter brings the file up to date and prepares for merging.
func (s *Store) newWriter(ctx context.Context, db *sql.DB) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, explain(err)
	}
	w := &writer{db: db, conn: conn, stmts: map[string]*sql.Stmt{}}
	err = s.patiently(ctx, func() error { return w.prepareFile(ctx) })
	if err != nil {
		return nil, errors.Join(explain(err), conn.Close())
	}
	return w, nil
}

func (w *writer) close() error {
	for _, s := range w.stmts {
		s.Close()
	}
	return errors.Join(w.conn.Close(), w.db.Close())
}

// prepareFile makes a store of an empty file, and brings an older one up to date.
func (w *writer) prepareFile(ctx context.Context) error {
	if err := w.writable(); err != nil { // first of all: where it is not, SQLite says that it "cannot open" it
		return err
	}
	if _, err := identify(ctx, w.conn); err != nil { // before anything is written into a file of somebody else
		return err
	}
	if _, err := w.conn.ExecContext(ctx, `PRAGMA synchronous = FULL; PRAGMA cache_size = -32768`); err != nil {
		return err
	}
	var mode string
	if err := w.conn.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("the file system does not allow write-ahead logs (it gave %q): %w", mode, graph.ErrUnreachable)
	}
	return w.transaction(func() error {
		version, err := identify(ctx, w.conn)
		if err != nil {
			return err
		}
		for ; version < len(migrations()); version++ {
			step := fmt.Sprintf("%s;\nPRAGMA application_id = %d; PRAGMA user_version = %d;", migrations()[version], application, version+1)
			if _, err := w.conn.ExecContext(ctx, step); err != nil {
				return fmt.Errorf("bringing the file to format %d: %w", version+1, err)
			}
		}
		return nil
	})
}

// writable fails when SQLite could open the file for reading only, which it does without a word.
func (w *writer) writable() error {
	return w.conn.Raw(func(c any) error {
		readOnly, err := c.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main")
		if err == nil && readOnly {
			err = fmt.Errorf("the file is write-protected: %w, %w", graph.ErrUnreachable, graph.ErrReadOnly)
		}
		return err
	})
}

// transaction runs f between BEGIN IMMEDIATE, which takes the file's write lock, and COMMIT. No context ends it halfway:
// f looks at its own.
func (w *writer) transaction(f func() error) (err error) {
	if err := w.exec(`BEGIN IMMEDIATE`); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = w.exec(`ROLLBACK`) // SQLite may have rolled back already
		}
	}()
	if err := f(); err != nil {
		return err
	}
	return w.exec(`COMMIT`)
}

// statement prepares a statement once.
func (w *writer) statement(query string) (*sql.Stmt, error) {
	if s, ok := w.stmts[query]; ok {
		return s, nil
	}
	s, err := w.conn.PrepareContext(context.Background(), query)
	if err == nil {
		w.stmts[query] = s
	}
	return s, err
}

func (w *writer) exec(query string, args ...any) error {
	s, err := w.statement(query)
	if err == nil {
		_, err = s.Exec(args...)
	}
	return err
}

// insert runs a statement that ends with RETURNING key.
func (w *writer) insert(query string, args ...any) (key int64, err error) {
	err = w.row(query, args, &key)
	return key, err
}

// row reads the one row of a query; sql.ErrNoRows when there is none.
func (w *writer) row(query string, args []any, into ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	return s.QueryRow(args...).Scan(into...)
}

func (w *writer) each(query string, args []any, f func(scanner) error) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.Query(args...)
	if err != nil {
		return err
	}
	return drain(context.Background(), rows, f)
}

// scanner reads the columns of a row.
type scanner func(into ...any) error

// drain reads all rows, and closes them.
func drain(ctx context.Context, rows *sql.Rows, f func(scanner) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
