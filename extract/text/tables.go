package text

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"newsgraph/table"
)

//go:embed tables/*.tsv
var tables embed.FS

// rows reads a table without comment lines. Every fault is named by file and line.
func rows(name string, columns int) ([][]string, error) {
	var out [][]string
	err := table.Shape{Columns: columns}.ReadFile(tables, "tables/"+name, func(r table.Row) error {
		out = append(out, r.Cells)
		return nil
	})
	return out, err
}

// wordSet reads a table of one column.
func wordSet(name string) (map[string]bool, error) {
	lines, err := rows(name, 1)
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(lines))
	for _, l := range lines {
		out[l[0]] = true
	}
	return out, nil
}

// contractionTable reads the words written as one, with the place where they part.
func contractionTable() (map[string]int, error) {
	lines, err := rows("contractions.tsv", 2)
	if err != nil {
		return nil, err
	}
	out := make(map[string]int, len(lines))
	for _, l := range lines {
		at, err := strconv.Atoi(l[1])
		if err != nil || at <= 0 || at >= len(l[0]) {
			return nil, fmt.Errorf("contractions.tsv: %s: no place %q to part it", l[0], l[1])
		}
		out[l[0]] = at
	}
	return out, nil
}

// abbreviation says how a word behaves that keeps its full stop.
type abbreviation struct {
	kind    abbreviationKind
	capital bool // only when written with a capital
	number  bool // only before a number
}

type abbreviationKind uint8

const (
	noAbbreviation abbreviationKind = iota
	titleWord                       // a name follows
	innerWord                       // a sentence seldom ends here
	lastWord                        // a sentence may end here
)

// abbreviationTable reads the words that keep their full stop.
func abbreviationTable() (map[string]abbreviation, error) {
	lines, err := rows("abbreviations.tsv", 2)
	if err != nil {
		return nil, err
	}
	kinds := map[string]abbreviationKind{"title": titleWord, "inner": innerWord, "last": lastWord}
	out := make(map[string]abbreviation, len(lines))
	for _, l := range lines {
		kind, condition, _ := strings.Cut(l[1], "-")
		a := abbreviation{kind: kinds[kind], capital: condition == "capital", number: condition == "number"}
		if a.kind == noAbbreviation {
			return nil, fmt.Errorf("abbreviations.tsv: %s: unknown kind %q", l[0], l[1])
		}
		out[l[0]] = a
	}
	return out, nil
}
