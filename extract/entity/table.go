package entity

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

//go:embed tables/*.tsv tables/countries/countries.tsv tables/cities/cities.tsv tables/given/given.tsv tables/lexicon/common.tsv
var embedded embed.FS

// overlay reads tables: those of the user's folder in place of the embedded ones of the same name, and after either the
// user's NAME.add.tsv.
type overlay struct{ user fs.FS }

// read calls add for every row of a table, skipping empty lines and comments, and joins all faults.
func (o overlay) read(name string, columns int, add func([]string) error) error {
	base, err := o.open(name)
	if errors.Is(err, fs.ErrNotExist) {
		base, err = embedded.Open("tables/" + name)
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	faults := []error{rows(base, name, columns, add), base.Close()}
	extra := strings.TrimSuffix(name, ".tsv") + ".add.tsv"
	switch more, err := o.open(extra); {
	case err == nil:
		faults = append(faults, rows(more, extra, columns, add), more.Close())
	case !errors.Is(err, fs.ErrNotExist):
		faults = append(faults, fmt.Errorf("reading %s: %w", extra, err))
	}
	return errors.Join(faults...)
}

// open opens a file of the user's folder.
func (o overlay) open(name string) (fs.File, error) {
	if o.user == nil {
		return nil, fs.ErrNotExist
	}
	return o.user.Open(name)
}

// rows reads the rows of one file.
func rows(r io.Reader, name string, columns int, add func([]string) error) error {
	var faults []error
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		err := error(nil)
		switch {
		case len(row) != columns:
			err = fmt.Errorf("%d columns, need %d", len(row), columns)
		case strings.TrimSpace(row[0]) == "":
			err = errors.New("the first column is empty")
		default:
			err = add(row)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	if err := lines.Err(); err != nil {
		faults = append(faults, fmt.Errorf("reading %s: %w", name, err))
	}
	return errors.Join(faults...)
}

// list splits a cell of alternatives.
func list(cell string) []string {
	var out []string
	for _, s := range strings.Split(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
