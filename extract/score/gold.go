package score

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph/ontology"
	"newsgraph/table"
)

// Names says which names mean one entity: folded name to folded canonical name.
type Names map[string]string

// ReadNames reads a table of names, one entity a line, its names separated by tabs or "|", the canonical one first. Empty
// lines and lines that begin with # are skipped. file names the table in errors.
func ReadNames(r io.Reader, file string) (Names, error) {
	names := Names{}
	shape := table.Shape{Columns: 1, Open: true, Header: []string{"canonical"}}
	err := shape.Read(r, file, func(row table.Row) error {
		canonical, first := "", true
		for _, cell := range row.Cells {
			for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' }) {
				name = fold(name)
				if first {
					canonical, first = name, false
				}
				names[name] = canonical
			}
		}
		return nil
	})
	return names, err
}

func (n Names) canonical(folded string) string {
	if c, ok := n[folded]; ok {
		return c
	}
	return folded
}

// Gold is a gold table, ready to compare with. It is not changed after it was read.
type Gold struct {
	articles []string // in the order of the table
	rows     map[string][]row
	names    Names
	vocab    map[string]bool // folded names that the table or the names know
	ontology *ontology.Ontology
}

// row is a line of the table that asks for or forbids a claim.
type row struct {
	sources, targets  set // canonical names; nil stands for any end or none
	relations         []string
	need              string // r, o or x
	negated           bool
	planned, reported wish
	text              string // the line itself
}

// wish is what a row says about a status.
type wish int

const (
	no wish = iota
	yes
	either
)

func (w wish) allows(b bool) bool { return w == either || b == (w == yes) }

type set map[string]bool

// goldHeader names the first columns of a gold table and of a table of details.
func goldHeader() []string { return []string{"article", "source", "relation", "target"} }

// ReadGold reads a gold table: article, source, relation, target, need, flags. A first line with these names of the columns is
// no row. Names may be nil; relations must be of the vocabulary. All faults come together, each with file and line.
func ReadGold(r io.Reader, file string, names Names, o *ontology.Ontology) (*Gold, error) {
	g := &Gold{rows: map[string][]row{}, names: names, vocab: map[string]bool{}, ontology: o}
	for name := range maps.Keys(names) {
		g.vocab[name] = true
	}
	shape := table.Shape{Columns: 6, Optional: 4, Header: goldHeader()}
	err := shape.Read(r, file, g.addRow)
	if err != nil {
		return nil, err
	}
	return g, nil
}

func (g *Gold) addRow(line table.Row) error {
	f := line.Cells
	if !slices.Contains(g.articles, f[0]) {
		g.articles = append(g.articles, f[0])
	}
	if f[1] == "-" && strings.Join(f[2:], "") == "" {
		return nil
	}
	if !slices.Contains([]string{"r", "o", "x"}, f[4]) {
		return errors.New("needs article, source, relation, target, r|o|x, flags")
	}
	r := row{relations: strings.Split(f[2], "|"), need: f[4], text: line.Text}
	for _, name := range r.relations {
		if _, ok := g.ontology.Relation(name); !ok && name != "-" {
			return fmt.Errorf("no relation %s", name)
		}
	}
	if err := r.addFlags(f[5]); err != nil {
		return err
	}
	r.sources, r.targets = g.ends(f[1]), g.ends(f[3])
	g.rows[f[0]] = append(g.rows[f[0]], r)
	return nil
}

func (r *row) addFlags(cell string) error {
	for _, flag := range strings.Split(cell, ",") {
		switch flag {
		case "":
		case "neg":
			r.negated = true
		case "planned":
			r.planned = max(r.planned, yes)
		case "planned?":
			r.planned = either
		case "reported":
			r.reported = max(r.reported, yes)
		case "reported?":
			r.reported = either
		default:
			return fmt.Errorf("no flag %q: planned, reported, neg, planned? and reported? exist", flag)
		}
	}
	return nil
}

// ends reads the alternatives of an end and makes their names known.
func (g *Gold) ends(cell string) set {
	alternatives := strings.Split(cell, "|")
	out := set{}
	for _, name := range alternatives {
		folded := fold(name)
		if name != "-" {
			g.vocab[folded] = true
		}
		out[g.names.canonical(folded)] = true
	}
	if cell == "-" {
		return nil
	}
	return out
}
