// Package table reads the tables in which newsgraph keeps what it knows: tab-separated values that a researcher can open in a
// spreadsheet.
//
// A line is a row. Lines that are blank are skipped, and so are comments: lines that begin with #, unless # is the whole
// first cell. Lines may end as Unix, Windows and the old Macintosh end them, and a byte order mark may stand before the
// first. Cells are taken as they stand: a tab always parts two of them, and a quotation mark is a character like others.
package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxLine bounds a line, in bytes.
const maxLine = 1 << 20

// maxFaults bounds how many faults of one table are told.
const maxFaults = 50

// Row is a line of a table.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
	Text  string // the line as it stands
}

// Shape says what the rows of a table must look like. In the zero value a row may have no filled cell: set Columns.
type Shape struct {
	Columns  int      // how many cells a row has
	Optional int      // how many of the last of them a row may lack; Cells has them, empty
	Open     bool     // a row may have further cells, which Cells has too; otherwise these must be empty, and Cells lacks them
	Header   []string // names of the first columns, in lower case: a first row whose cells begin with these is no row but their header
}

// Read calls each for every row of a table, in order. All faults, of the shape and those that each returns, come together,
// each with name and line: "groups.tsv:12: 2 columns, need 6". A row with a fault does not end the reading.
func (s Shape) Read(r io.Reader, name string, each func(Row) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 16<<10), maxLine)
	lines.Split(splitLines)
	var faults []error
	first := true
	n := 1
	for ; lines.Scan() && len(faults) < maxFaults; n++ {
		line := lines.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if skipped(line) {
			continue
		}
		row, err := s.row(n, line)
		header := first && s.isHeader(line)
		first = false
		if err == nil && !header {
			err = each(row)
		}
		if err != nil && !header {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	if err := lines.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
	}
	if len(faults) == maxFaults {
		faults = append(faults, fmt.Errorf("%s: further faults are not looked for", name))
	}
	return errors.Join(faults...)
}

// ReadFile reads a table of a file system as Read does; faults carry the last part of its name.
func (s Shape) ReadFile(fsys fs.FS, name string, each func(Row) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("reading table %s: %w", path.Base(name), err)
	}
	defer f.Close()
	return s.Read(f, path.Base(name), each)
}

// skipped says whether a line is no row.
func skipped(line string) bool {
	return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "#\t")
}

// row parts a line and makes it the shape's width.
func (s Shape) row(n int, line string) (Row, error) {
	if !utf8.ValidString(line) {
		return Row{}, errors.New("not UTF-8")
	}
	cells := strings.Split(line, "\t")
	if least := s.Columns - s.Optional; len(cells) < least {
		return Row{}, fmt.Errorf("%d columns, need %d", len(cells), least)
	}
	for len(cells) < s.Columns {
		cells = append(cells, "")
	}
	if s.Open {
		return Row{n, cells, line}, nil
	}
	if slices.ContainsFunc(cells[s.Columns:], func(c string) bool { return strings.TrimSpace(c) != "" }) {
		return Row{}, fmt.Errorf("%d columns, want %d", len(cells), s.Columns)
	}
	return Row{n, cells[:s.Columns], line}, nil
}

// isHeader says whether a line names the columns: each of its first cells begins with the column's name.
func (s Shape) isHeader(line string) bool {
	cells := strings.Split(line, "\t")
	if len(s.Header) == 0 || len(cells) < len(s.Header) {
		return false
	}
	for i, name := range s.Header {
		if !strings.HasPrefix(strings.ToLower(strings.TrimSpace(cells[i])), name) {
			return false
		}
	}
	return true
}

// List gives the alternatives of a cell, which bars part, without blanks around them. Empty ones are left out.
func List(cell string) []string {
	var out []string
	for s := range strings.SplitSeq(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Undash gives the text of a cell in which a dash stands for nothing.
func Undash(cell string) string {
	if cell == "-" {
		return ""
	}
	return cell
}

// Overlay is a file system of tables in which a user's files stand in place of those of the base that have the same name.
type Overlay struct {
	User fs.FS // nil for none
	Base fs.FS
}

// Open opens a file of the user, or that of the base where the user has none.
func (o Overlay) Open(name string) (fs.File, error) {
	if o.User != nil {
		if f, err := o.User.Open(name); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return o.Base.Open(name)
}

// splitLines parts lines that end with \n, \r or \r\n.
func splitLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0 && atEOF && len(data) > 0:
		return len(data), data, nil
	case i < 0:
		return 0, nil, nil
	case data[i] == '\n':
		return i + 1, data[:i], nil
	case i+1 == len(data) && !atEOF:
		return 0, nil, nil // whether \n follows is not known yet
	case i+1 < len(data) && data[i+1] == '\n':
		return i + 2, data[:i], nil
	}
	return i + 1, data[:i], nil
}
