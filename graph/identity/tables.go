package identity

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"newsgraph/table"
)

//go:embed spellings.tsv
var spellingTable string

//go:embed common.tsv
var commonTable string

//go:embed nicknames.tsv
var nicknameTable string

//go:embed words.tsv
var wordTable string

// parser takes names apart.
type parser struct {
	spelling map[string]string
	short    map[string][]string // a short form to the sounds of the full ones
	frequent map[string]bool
	lists    map[string]map[string]bool
	titles   map[string]string // a word for an office to the first of all that mean it
}

// spellings gives each spelling of the table the one that stands for all.
func spellings() (map[string]string, error) {
	out := map[string]string{}
	err := table.Shape{Columns: 1}.Read(strings.NewReader(spellingTable), "spellings.tsv", func(row table.Row) error {
		all := table.List(row.Cells[0])
		for _, s := range all {
			out[s] = all[0]
		}
		return nil
	})
	return out, err
}

// readCommon reads the sounds of the names that many have, "given john" and "family smith".
func (p *parser) readCommon() error {
	p.frequent = map[string]bool{}
	return table.Shape{Columns: 2}.Read(strings.NewReader(commonTable), "common.tsv", func(row table.Row) error {
		if row.Cells[0] != "given" && row.Cells[0] != "family" {
			return fmt.Errorf("part %q is not given or family", row.Cells[0])
		}
		for _, w := range table.List(row.Cells[1]) {
			p.frequent[row.Cells[0]+" "+p.sound(w)] = true
		}
		return nil
	})
}

// readWords reads the lists of words.
func (p *parser) readWords() error {
	p.lists = map[string]map[string]bool{"particle": {}, "generation": {}, "ordinal": {}, "small": {},
		"family-first": {}, "first-family": {}, "trade": {}, "profession": {}, "anybody": {},
		"honorific": {}, "honorific-m": {}, "honorific-f": {}, "perhaps": {}, "given": {}, "given-last": {}, "unordered": {}, "general": {}}
	p.titles = map[string]string{}
	return table.Shape{Columns: 2}.Read(strings.NewReader(wordTable), "words.tsv", func(row table.Row) error {
		if all := table.List(row.Cells[1]); row.Cells[0] == "title" {
			for _, w := range all {
				p.titles[w] = all[0]
			}
			return nil
		}
		list, ok := p.lists[row.Cells[0]]
		if !ok {
			return fmt.Errorf("no list %q", row.Cells[0])
		}
		for _, w := range table.List(row.Cells[1]) {
			list[w] = true
		}
		return nil
	})
}

// readNicknames reads the short forms of given names.
func (p *parser) readNicknames() error {
	p.short = map[string][]string{}
	return table.Shape{Columns: 2}.Read(strings.NewReader(nicknameTable), "nicknames.tsv", func(row table.Row) error {
		for _, w := range table.List(row.Cells[1]) {
			p.short[row.Cells[0]] = append(p.short[row.Cells[0]], p.sound(w))
		}
		return nil
	})
}

// is says whether a word is in a list of words.tsv.
func (p parser) is(list, word string) bool { return p.lists[list][word] }

// newParser reads the tables.
func newParser() (parser, error) {
	spelling, err := spellings()
	p := parser{spelling: spelling}
	return p, errors.Join(err, p.readCommon(), p.readWords(), p.readNicknames())
}
