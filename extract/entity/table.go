package entity

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"newsgraph/table"
)

//go:embed tables/*.tsv tables/countries/countries.tsv tables/cities/cities.tsv tables/given/given.tsv tables/lexicon/common.tsv tables/pronouns/pronouns.tsv
var embedded embed.FS

// overlay reads tables: those of the user's folder in place of the embedded ones of the same name, and after either the
// user's NAME.add.tsv.
type overlay struct{ user fs.FS }

// read calls add for every row of a table, skipping empty lines and comments, and joins all faults.
func (o overlay) read(name string, columns int, add func([]string) error) error {
	shape := table.Shape{Columns: columns}
	each := func(r table.Row) error {
		if strings.TrimSpace(r.Cells[0]) == "" {
			return errors.New("the first column is empty")
		}
		return add(r.Cells)
	}
	base, err := fs.Sub(embedded, "tables")
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	err = shape.ReadFile(table.Overlay{User: o.user, Base: base}, name, each)
	if o.user == nil {
		return err
	}
	more := shape.ReadFile(o.user, strings.TrimSuffix(name, ".tsv")+".add.tsv", each)
	if errors.Is(more, fs.ErrNotExist) {
		more = nil
	}
	return errors.Join(err, more)
}

// list splits a cell of alternatives.
func list(cell string) []string { return table.List(cell) }
