package article

import (
	"errors"
	"fmt"
	"strings"
)

// What can be wrong with a file or record: a *Reject wraps one of these, or the error of the operating system
// (fs.ErrNotExist for a PATH that is not there).
var (
	ErrEmpty     = errors.New("nothing to read")          // no text at all, or nothing but junk
	ErrBinary    = errors.New("not text")                 // NUL bytes, or a format that is not read
	ErrEncoding  = errors.New("undeclared character set") // not UTF-8, and no declaration says what else
	ErrTooLarge  = errors.New("record too large")         // above Options.MaxBytes
	ErrMalformed = errors.New("malformed record")         // broken JSON, broken gzip, a field missing
	ErrDuplicate = errors.New("id given twice")           // another article of this run has the same id and another body
)

// Reject says that one article could not be read, and what to do about it. The iteration goes on after it.
type Reject struct {
	Path   string // file, as found under the arguments; "-" for standard input
	Line   int    // 1-based line of the record or of the first bad byte; 0 when no line is meant
	ID     string // of the article when known
	Reason string // what is wrong
	Advice string // what to do
	Err    error  // one of the Err… of this package or an error of the operating system
}

// Error gives place, reason and advice in one line.
func (r *Reject) Error() string {
	var b strings.Builder
	b.WriteString(r.Path)
	if r.Line > 0 {
		fmt.Fprintf(&b, ":%d", r.Line)
	}
	b.WriteString(": " + r.Reason)
	if r.Advice != "" {
		b.WriteString("; " + r.Advice)
	}
	return b.String()
}

// Unwrap gives the kind of fault to errors.Is.
func (r *Reject) Unwrap() error { return r.Err }
