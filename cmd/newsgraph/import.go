package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/config"
	"newsgraph/extract"
	"newsgraph/graph/ontology"
	"newsgraph/table"
)

func (a app) importTable() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE [--tables FOLDER]",
		Short: "Make actors known by a table of your own",
		Long: `Add the rows of a table to what newsgraph knows of people, groups, places, operations, agreements and states. Articles that
are loaded from then on are read with it; load those that are kept already again, and they are read anew.

The table is tab-separated, lines that begin with # are comments, and only kind and name must be there:

  kind  name  other names (a|b)  class  state or organisation  wikidata  cameo  office  from  to

class is what a group is (igo, party, armed, company ...), what a place is (city, region ...), or the gender of a person (m or f).
state is an ISO 3166 code or the name of a known organisation: a person's office is there, a group or place belongs there, an
operation is run by it. A person needs an office; from and to are months, 2006-01.

The rows go into NAME.add.tsv files of the folder of tables, which the key tables of the configuration names. Importing a file of
the same name again replaces its rows; an empty one takes them away. Where a row has a fault, nothing is changed.`,
		Example: `  newsgraph entities import militias.tsv --tables tables
  NEWSGRAPH_TABLES=tables newsgraph entities import militias.tsv
  NEWSGRAPH_TABLES=tables newsgraph load articles/`,
		Args: args(cobra.ExactArgs(1), "a file"),
	}
	cmd.Flags().String("tables", "", "folder of tables (default: the configured one)")
	configures(cmd, "tables", "tables")
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		c, _, err := a.settings(cmd)
		if err != nil {
			return err
		}
		if c.Tables == "" {
			return &fault{exitConfig, errors.New("there is no folder of tables"),
				"give one with --tables FOLDER, and name it in " + config.ProjectFile + " (tables: FOLDER), so that load reads it too"}
		}
		return a.importInto(c.Tables, files[0])
	}
	return cmd
}

// addition is the rows of a user's table that go into one file of the folder of tables.
type addition struct {
	rows  []string
	lines []int // of the user's table
}

func (a app) importInto(folder, file string) error {
	add, err := additions(file)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return &fault{exitConfig, fmt.Errorf("tables: %w", err), ""}
	}
	texts, err := newTexts(folder, file, add)
	if err != nil {
		return err
	}
	if err := try(folder, file, texts); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if err := putFile(filepath.Join(folder, name), texts[name].text); err != nil {
			return fmt.Errorf("writing tables: %w", err)
		}
		if n := len(add[name].rows); n > 0 {
			fmt.Fprintf(a.err, "%-22s %s\n", name, plural(n, "row"))
		}
	}
	return nil
}

// importColumns are those of a user's table.
const importColumns = 10

// additions turns the rows of a user's table into rows of newsgraph's own tables.
func additions(file string) (map[string]addition, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, &fault{exitNothing, fmt.Errorf("reading the table: %w", err), ""}
	}
	defer f.Close()
	out := map[string]addition{}
	o, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	shape := table.Shape{Columns: importColumns, Optional: importColumns - 2, Header: []string{"kind", "name"}}
	err = shape.Read(f, file, func(row table.Row) error {
		c := row.Cells
		for i := range c {
			c[i] = strings.TrimSpace(c[i])
		}
		name, line, err := importedRow(c, o)
		if err != nil {
			return err
		}
		one := out[name]
		one.rows, one.lines = append(one.rows, line), append(one.lines, row.Line)
		out[name] = one
		return nil
	})
	return out, err
}

// importedRow is the file and the row that a user's row becomes.
func importedRow(c []string, o *ontology.Ontology) (file, row string, err error) {
	kind, name, others, class, of, wikidata, cameo, office, from, to := c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]
	unused := func(columns map[string]string) error {
		for _, column := range slices.Sorted(maps.Keys(columns)) {
			if columns[column] != "" {
				return fmt.Errorf("%s: a %s has no %s", name, kind, column)
			}
		}
		return nil
	}
	offices := map[string]string{"office": office, "from": from, "to": to}
	join := func(cells ...string) string { return strings.Join(cells, "\t") }
	switch {
	case name == "":
		return "", "", errors.New("needs a name")
	case kind == "person" && office == "":
		return "", "", fmt.Errorf("%s: a person needs an office and the state or organisation where it is", name)
	case kind == "person":
		return "leaders.add.tsv", join(name, others, class, of, office, from, to), unused(map[string]string{"wikidata": wikidata, "cameo": cameo})
	case kind == "group":
		if class == "" {
			class = "organisation"
		}
		return "groups.add.tsv", join(name, class, wikidata, cameo, of, others), unused(offices)
	case kind == "place":
		if class == "" {
			class = "region"
		}
		return "places.add.tsv", join(name, class, wikidata, others, "", of), errors.Join(unused(offices), unused(map[string]string{"cameo": cameo}))
	case kind == "operation":
		return "operations.add.tsv", join(name, of, others), errors.Join(unused(offices), unused(map[string]string{"class": class, "wikidata": wikidata, "cameo": cameo}))
	case kind == "agreement":
		return "agreements.add.tsv", join(name, others), errors.Join(unused(offices), unused(map[string]string{"class": class, "state": of, "wikidata": wikidata, "cameo": cameo}))
	case kind == "state":
		return "states.add.tsv", join(of, name, wikidata, cameo, others, "", "", "", ""), errors.Join(unused(offices), unused(map[string]string{"class": class}))
	}
	return "", "", unknown("", "kind", kind, kindNames(o)).err
}

// newText is a file of the folder of tables as it shall be.
type newText struct {
	text  string
	lines map[int]int // its lines that are the user's, to theirs
}

// Rows of one import stand between these lines.
const (
	importBegins = "# imported from "
	importEnds   = "# end of "
)

// newTexts puts the rows into the files of a folder, in place of those that a file of the same name brought before.
func newTexts(folder, file string, add map[string]addition) (map[string]newText, error) {
	out := map[string]newText{}
	mark := filepath.Base(file)
	for _, name := range []string{"agreements.add.tsv", "groups.add.tsv", "leaders.add.tsv", "operations.add.tsv", "places.add.tsv", "states.add.tsv"} {
		old, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading tables: %w", err)
		}
		var lines []string
		within := false
		for line := range strings.Lines(string(old)) {
			line = strings.TrimRight(line, "\r\n")
			switch {
			case line == importBegins+mark:
				within = true
			case within && line == importEnds+mark:
				within = false
			case !within:
				lines = append(lines, line)
			}
		}
		n := newText{lines: map[int]int{}}
		if rows := add[name]; len(rows.rows) > 0 {
			lines = append(lines, importBegins+mark)
			for i, row := range rows.rows {
				lines = append(lines, row)
				n.lines[len(lines)] = rows.lines[i]
			}
			lines = append(lines, importEnds+mark)
		}
		if n.text = strings.Join(lines, "\n"); n.text != "" {
			n.text += "\n"
		}
		if n.text != string(old) {
			out[name] = n
		}
	}
	return out, nil
}

var tableFault = regexp.MustCompile(`([a-z]+\.add\.tsv):(\d+): `)

// try reads the tables as they would be, and tells the faults by the lines of the user's table.
func try(folder, file string, texts map[string]newText) error {
	dir, err := os.MkdirTemp("", "newsgraph-tables-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
		return fmt.Errorf("reading tables: %w", err)
	}
	for name, n := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(n.text), 0o600); err != nil {
			return err
		}
	}
	_, err = extract.New(extract.Options{Tables: dir})
	if err == nil {
		return nil
	}
	return &fault{exitFailure, errors.New(tableFault.ReplaceAllStringFunc(strings.ReplaceAll(err.Error(), dir, folder), func(at string) string {
		m := tableFault.FindStringSubmatch(at)
		n, _ := strconv.Atoi(m[2])
		if line, ok := texts[m[1]].lines[n]; ok {
			return fmt.Sprintf("%s:%d: ", file, line)
		}
		return filepath.Join(folder, m[1]) + ":" + m[2] + ": "
	})), "nothing was changed"}
}

// putFile writes a file that appears when it is complete; one without text goes.
func putFile(path, text string) error {
	if text == "" {
		return os.Remove(path)
	}
	p, err := createPending(path)
	if err != nil {
		return err
	}
	if _, err := p.WriteString(text); err != nil {
		p.discard()
		return err
	}
	return p.commit()
}
