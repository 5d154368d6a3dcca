package score

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/graph/ontology"
)

// maxLine bounds a line of a table or of a claims file, in bytes.
const maxLine = 64 << 20

// Names says which names mean one entity: folded name to folded canonical name.
type Names map[string]string

// ReadNames reads a table of names, one entity a line, its names separated by tabs or "|", the canonical one first. Empty
// lines and lines that begin with # are skipped. file names the table in errors.
func ReadNames(r io.Reader, file string) (Names, error) {
	names := Names{}
	err := eachLine(r, file, func(line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		canonical, first := "", true
		for _, name := range strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == '|' }) {
			name = fold(name)
			if first {
				canonical, first = name, false
			}
			names[name] = canonical
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

// ReadGold reads a gold table. Names may be nil; relations must be of the vocabulary. A fault names file and line.
func ReadGold(r io.Reader, file string, names Names, o *ontology.Ontology) (*Gold, error) {
	g := &Gold{rows: map[string][]row{}, names: names, vocab: map[string]bool{}, ontology: o}
	for name := range maps.Keys(names) {
		g.vocab[name] = true
	}
	err := eachLine(r, file, func(line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		return g.addLine(line)
	})
	if err != nil {
		return nil, err
	}
	return g, nil
}

func (g *Gold) addLine(line string) error {
	f := strings.Split(line, "\t")
	if !slices.Contains(g.articles, f[0]) {
		g.articles = append(g.articles, f[0])
	}
	if len(f) == 2 && f[1] == "-" {
		return nil
	}
	if len(f) != 5 && len(f) != 6 || !slices.Contains([]string{"r", "o", "x"}, f[4]) {
		return errors.New("needs article, source, relation, target, r|o|x, flags")
	}
	r := row{relations: strings.Split(f[2], "|"), need: f[4], text: line}
	for _, name := range r.relations {
		if _, ok := g.ontology.Relation(name); !ok && name != "-" {
			return fmt.Errorf("no relation %s", name)
		}
	}
	if len(f) == 6 {
		if err := r.addFlags(f[5]); err != nil {
			return err
		}
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

// eachLine calls do for every line that is not blank. Lines end with \n, \r or \r\n. Errors name file and line.
func eachLine(r io.Reader, file string, do func(string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	lines.Split(splitLines)
	n := 1
	for ; lines.Scan(); n++ {
		line := lines.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if !utf8.ValidString(line) {
			return fmt.Errorf("%s:%d: not UTF-8", file, n)
		}
		if err := do(line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s:%d: %w", file, n, err)
	}
	return nil
}

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
