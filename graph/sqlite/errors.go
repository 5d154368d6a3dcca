package sqlite

import (
	"errors"
	"fmt"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"newsgraph/graph"
)

// code is the primary result code of SQLite, 0 when the error is another's.
func code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func busy(err error) bool { c := code(err); return c == lib.SQLITE_BUSY || c == lib.SQLITE_LOCKED }

// unlockable says whether a file could not be opened with its companions.
func unlockable(err error) bool {
	c := code(err)
	return c == lib.SQLITE_CANTOPEN || c == lib.SQLITE_READONLY
}

// explained is an error of SQLite in words that say what to do.
type explained struct {
	what string
	err  error
	is   []error
}

func (e *explained) Error() string   { return fmt.Sprintf("%s (%v)", e.what, e.err) }
func (e *explained) Unwrap() []error { return append(e.is, e.err) }

// explain says what an error of SQLite means, and puts the errors that a caller can tell into its chain.
func explain(err error) error {
	var done *explained
	if err == nil || errors.As(err, &done) {
		return err
	}
	as := func(what string, is ...error) error { return &explained{what, err, is} }
	switch code(err) {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return as("another process holds it: wait until it is done, then run again", graph.ErrUnreachable)
	case lib.SQLITE_FULL:
		return as("the disk is full: free some space, then run again; what was acknowledged is kept", graph.ErrUnreachable, syscall.ENOSPC)
	case lib.SQLITE_READONLY:
		return as("the file or its folder is write-protected", graph.ErrUnreachable, graph.ErrReadOnly)
	case lib.SQLITE_CANTOPEN:
		return as("the file or its companions cannot be opened: see the rights of the file and its folder", graph.ErrUnreachable)
	case lib.SQLITE_NOTADB:
		return as("it is some other file, and is left as it is", ErrNotStore)
	case lib.SQLITE_CORRUPT:
		return as("the file is damaged: load the articles into a new one", graph.ErrUnreachable)
	case lib.SQLITE_IOERR:
		return as("the disk does not serve it: see its space and its health, then run again", graph.ErrUnreachable)
	}
	return err
}
