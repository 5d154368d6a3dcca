// Package ontology is the closed vocabulary of the graph: the kinds of nodes and the relations between them.
//
// It is read from two tables, kinds.tsv and relations.tsv, that a researcher can open in a spreadsheet; a third, events.tsv, says
// what its claims are in event data. Default gives the tables embedded in the binary; Open reads a folder that replaces them. A
// new relation is a new row: nothing in Go knows a relation by name.
//
// Labels and relationship types of Neo4j cannot be parameters, so every name that reaches Cypher comes from here and has been
// checked against a closed pattern first.
package ontology

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"newsgraph/table"
)

//go:embed kinds.tsv relations.tsv events.tsv
var embedded embed.FS

// Kind is a row of kinds.tsv.
type Kind struct {
	Name    string // lower case, as nodes carry it: person, state …
	Label   string // the label in Neo4j: Person, State …
	Actor   bool   // whether nodes of this kind can act
	Meaning string
}

// Relation is a row of relations.tsv.
type Relation struct {
	Name      string   // UPPER_SNAKE, as claims carry it
	Family    string   // verbal-cooperation, material-conflict, structure …
	PLOVER    string   // nearest PLOVER event type; empty when there is none
	CAMEO     []string // nearest CAMEO codes, the first is the one printed; empty when there is none
	Sources   []string // names of the kinds that may stand as source, sorted
	Targets   []string // the same for the target
	Meaning   string
	Symmetric bool // stands once, in either order
}

// Ontology is the vocabulary. It is not changed after it was read and may be shared by goroutines.
type Ontology struct {
	Kinds     []Kind     // in the order of the table
	Relations []Relation // in the order of the table
	kinds     map[string]int
	relations map[string]int
	events    map[string][]eventRow // by relation
}

// Default returns the embedded vocabulary.
func Default() (*Ontology, error) { return FromFS(embedded) }

// Open reads the vocabulary from kinds.tsv, relations.tsv and events.tsv in a folder. A file that the folder lacks is taken from
// the embedded vocabulary; a folder that does not exist is an error.
func Open(dir string) (*Ontology, error) {
	_, err := os.ReadDir(dir)
	var o *Ontology
	if err == nil {
		o, err = FromFS(table.Overlay{User: os.DirFS(dir), Base: embedded})
	}
	if err != nil {
		return nil, fmt.Errorf("reading the vocabulary in %s: %w", dir, err)
	}
	return o, nil
}

// FromFS reads kinds.tsv, relations.tsv and, where there is one, events.tsv from a file system. All faults of a file are returned
// together, each with file and line.
func FromFS(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{kinds: map[string]int{}, relations: map[string]int{}}
	kinds := table.Shape{Columns: 5, Open: true, Header: []string{"kind", "label"}}
	err := kinds.ReadFile(fsys, "kinds.tsv", func(r table.Row) error { return o.addKind(r.Cells) })
	if err != nil {
		return nil, err // relations would only repeat the fault
	}
	relations := table.Shape{Columns: 9, Open: true, Header: []string{"relation", "family"}}
	err = relations.ReadFile(fsys, "relations.tsv", func(r table.Row) error { return o.addRelation(r.Cells) })
	if err != nil {
		return nil, err
	}
	if err := o.readEvents(fsys); err != nil {
		return nil, err
	}
	return o, nil
}

var (
	kindName     = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)
	kindLabel    = regexp.MustCompile(`^[A-Z][A-Za-z0-9]{0,31}$`)
	relationName = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,63}$`)
)

// reservedLabels are labels that the graph's model uses for itself.
var reservedLabels = []string{"Entity", "Claim", "Article"}

// reservedRelations are relationship types that the graph's model uses for itself.
var reservedRelations = []string{"MENTIONED_IN", "STATED_IN", "SOURCE", "TARGET", "SPEAKER", "PLACE", "DISPUTES", "FULFILS", "SAME_AS"}

func (o *Ontology) addKind(row []string) error {
	k := Kind{Name: row[0], Label: row[1], Meaning: row[3]}
	_, twice := o.kinds[k.Name]
	sameLabel := slices.IndexFunc(o.Kinds, func(other Kind) bool { return other.Label == k.Label })
	switch {
	case k.Name == "actor":
		return errors.New("kind actor: the word stands for every kind that can act")
	case !kindName.MatchString(k.Name):
		return fmt.Errorf("kind %q: want lower-case letters, digits and _", k.Name)
	case !kindLabel.MatchString(k.Label) || slices.Contains(reservedLabels, k.Label):
		return fmt.Errorf("label %q of kind %s: want letters and digits, a capital first, not Entity, Claim or Article", k.Label, k.Name)
	case twice:
		return fmt.Errorf("kind %s stands twice", k.Name)
	case sameLabel >= 0:
		return fmt.Errorf("label %q of kind %s is that of %s", k.Label, k.Name, o.Kinds[sameLabel].Name)
	}
	actor, err := yesNo(row[2])
	if err != nil {
		return fmt.Errorf("kind %s, is an actor: %w", k.Name, err)
	}
	k.Actor = actor
	o.kinds[k.Name] = len(o.Kinds)
	o.Kinds = append(o.Kinds, k)
	return nil
}

func (o *Ontology) addRelation(row []string) error {
	r := Relation{Name: row[0], Family: row[1], PLOVER: table.Undash(row[2]), Meaning: row[6]}
	_, twice := o.relations[r.Name]
	switch {
	case !relationName.MatchString(r.Name) || slices.Contains(reservedRelations, r.Name):
		return fmt.Errorf("relation %q: want capitals, digits and _, and none of the graph's own types", r.Name)
	case r.Family == "":
		return fmt.Errorf("relation %s has no family", r.Name)
	case twice:
		return fmt.Errorf("relation %s stands twice", r.Name)
	}
	if c := table.Undash(row[3]); c != "" {
		r.CAMEO = strings.Split(c, "|")
	}
	var errs [3]error
	r.Sources, errs[0] = o.expand(row[4])
	r.Targets, errs[1] = o.expand(row[5])
	r.Symmetric, errs[2] = yesNo(row[8])
	if err := errors.Join(errs[:]...); err != nil {
		return fmt.Errorf("relation %s: %w", r.Name, err)
	}
	o.relations[r.Name] = len(o.Relations)
	o.Relations = append(o.Relations, r)
	return nil
}

// expand reads "actor|place": the word actor stands for every kind that can act.
func (o *Ontology) expand(cell string) ([]string, error) {
	var out []string
	for _, name := range strings.Split(cell, "|") {
		switch _, known := o.kinds[name]; {
		case name == "actor":
			for _, k := range o.Kinds {
				if k.Actor {
					out = append(out, k.Name)
				}
			}
		case known:
			out = append(out, name)
		default:
			return nil, fmt.Errorf("no kind %q in kinds.tsv", name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Kind returns the kind with this name.
func (o *Ontology) Kind(name string) (Kind, bool) {
	i, ok := o.kinds[name]
	if !ok {
		return Kind{}, false
	}
	return o.Kinds[i], true
}

// Relation returns the relation with this name.
func (o *Ontology) Relation(name string) (Relation, bool) {
	i, ok := o.relations[name]
	if !ok {
		return Relation{}, false
	}
	return o.Relations[i], true
}

// Check says whether a claim of this relation may stand between nodes of these kinds; an empty target kind means that the
// claim has no target. The error names what does not fit.
func (o *Ontology) Check(relation, sourceKind, targetKind string) error {
	r, ok := o.Relation(relation)
	switch {
	case !ok:
		return fmt.Errorf("no relation %q in the vocabulary", relation)
	case !slices.Contains(r.Sources, sourceKind):
		return fmt.Errorf("%s cannot have a source of kind %q", relation, sourceKind)
	case targetKind != "" && !slices.Contains(r.Targets, targetKind):
		return fmt.Errorf("%s cannot have a target of kind %q", relation, targetKind)
	}
	return nil
}

func yesNo(cell string) (bool, error) {
	switch strings.TrimSpace(cell) {
	case "yes":
		return true, nil
	case "no":
		return false, nil
	}
	return false, fmt.Errorf("want yes or no, not %q", cell)
}
