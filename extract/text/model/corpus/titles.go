package corpus

import (
	_ "embed"
	"strings"

	"newsgraph/table"
)

//go:embed titles.tsv
var titles string

// Titles are the words that stand before the names of persons, in lower case. True are those that the Groningen Meaning Bank
// nearly always counts to the name.
func Titles() (map[string]bool, error) {
	out := map[string]bool{}
	err := table.Shape{Columns: 2}.Read(strings.NewReader(titles), "titles.tsv", func(r table.Row) error {
		out[r.Cells[0]] = r.Cells[1] == "yes"
		return nil
	})
	return out, err
}
