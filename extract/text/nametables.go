package text

import (
	"fmt"
	"strings"
)

// nameTables are what is known of names whatever the sentence.
type nameTables struct {
	known       map[string]NameType // whole names, tokens with a space between
	places      map[string]bool     // whole names that are places unless the sentence says otherwise
	first, last map[string]NameType // by the first or the last word
	longest     int                 // tokens of the longest whole name
}

func newNameTables() (*nameTables, error) {
	lines, err := rows("names.tsv", 2)
	if err != nil {
		return nil, err
	}
	t := &nameTables{places: map[string]bool{}, known: map[string]NameType{}, first: map[string]NameType{}, last: map[string]NameType{}}
	for _, l := range lines {
		place, kind, ok := strings.Cut(l[1], "-")
		if !ok {
			place, kind = "", l[1]
		}
		if kind == "seat" {
			kind = string(Group)
		}
		to := map[string]map[string]NameType{"": t.known, "first": t.first, "last": t.last}[place]
		switch NameType(kind) {
		case Person, Place, Group, Operation, Other:
		default:
			to = nil
		}
		if to == nil {
			return nil, fmt.Errorf("names.tsv: %s: unknown type %q", l[0], l[1])
		}
		words := strings.ReplaceAll(strings.ReplaceAll(l[0], "-", " - "), "  ", " ")
		if place == "" && NameType(kind) == Place {
			t.places[words] = true
		} else {
			to[words] = NameType(kind)
		}
		t.longest = max(t.longest, len(strings.Fields(words)))
	}
	return t, nil
}
