package ontology

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"newsgraph/table"
)

// Event is what a claim is in event data. Empty fields mean that the vocabulary in question has no code for it.
type Event struct {
	PLOVER string // event type: ACCUSE, ASSAULT …
	Mode   string // mode of PLOVER: firearms, withdraw …
	CAMEO  string // code of CAMEO, two digits of its root first: 112, 1822
}

// Root is the root of the CAMEO code: 11 of 112.
func (e Event) Root() string { return e.CAMEO[:min(2, len(e.CAMEO))] }

// Act is what the code of an event depends on.
type Act struct {
	Relation string
	Trigger  string // the word that carries the claim, as it stands in the text
	Source   string // kind of the source
	Target   string // kind of the target; empty when there is none
	Unit     string // of what there is a quantity: observers, soldiers; empty for none
}

// eventRow is a row of events.tsv.
type eventRow struct {
	triggers         []string // in lower case, * for any ending, unit= before those of the quantity; nil for all
	sources, targets []string // nil for all
	event, announced Event
}

const noTarget = "none"

var (
	eventType = regexp.MustCompile(`^([A-Z]+)?$`)
	eventMode = regexp.MustCompile(`^([a-z]+(-[a-z]+)*)?$`)
	eventCode = regexp.MustCompile(`^([0-9]{2,4})?$`)
)

// readEvents reads events.tsv. Without one, the codes of relations.tsv stand for every claim of a relation. Rows of relations
// that the vocabulary does not have are of no use, and no fault: who replaces the relations may keep the table.
func (o *Ontology) readEvents(fsys fs.FS) error {
	o.events = map[string][]eventRow{}
	shape := table.Shape{Columns: 10, Optional: 1, Open: true, Header: []string{"relation", "trigger"}}
	err := shape.ReadFile(fsys, "events.tsv", func(r table.Row) error { return o.addEvent(r.Cells) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (o *Ontology) addEvent(row []string) error {
	for i := range row {
		row[i] = table.Undash(row[i])
	}
	r := eventRow{event: Event{row[4], row[5], row[6]}, announced: Event{PLOVER: row[7], CAMEO: row[8]}}
	for _, e := range []Event{r.event, r.announced} {
		if !eventType.MatchString(e.PLOVER) || !eventMode.MatchString(e.Mode) || !eventCode.MatchString(e.CAMEO) {
			return fmt.Errorf("%s: PLOVER %q, mode %q, CAMEO %q: want capitals, small letters, two to four digits", row[0], e.PLOVER, e.Mode, e.CAMEO)
		}
	}
	if row[1] != "" {
		r.triggers = strings.Split(strings.ToLower(row[1]), "|")
	}
	var errs [2]error
	r.sources, errs[0] = o.eventKinds(row[2])
	r.targets, errs[1] = o.eventKinds(row[3])
	if err := errors.Join(errs[:]...); err != nil {
		return fmt.Errorf("%s: %w", row[0], err)
	}
	o.events[row[0]] = append(o.events[row[0]], r)
	return nil
}

func (o *Ontology) eventKinds(cell string) ([]string, error) {
	if cell == "" {
		return nil, nil
	}
	kinds := strings.Split(cell, "|")
	for _, k := range kinds {
		if _, ok := o.kinds[k]; !ok && k != noTarget {
			return nil, fmt.Errorf("no kind %q in kinds.tsv", k)
		}
	}
	return kinds, nil
}

// Event gives the codes of an act that happened. For a relation without rows in events.tsv they are those of relations.tsv.
func (o *Ontology) Event(a Act) Event {
	if r, ok := o.eventRow(a); ok {
		return r.event
	}
	r, _ := o.Relation(a.Relation)
	e := Event{PLOVER: r.PLOVER}
	if len(r.CAMEO) > 0 {
		e.CAMEO = r.CAMEO[0]
	}
	return e
}

// Announced gives the codes of an act that its source announces: a plan to cooperate is an event of its own. Most acts have
// none.
func (o *Ontology) Announced(a Act) Event {
	r, _ := o.eventRow(a)
	return r.announced
}

func (o *Ontology) eventRow(a Act) (eventRow, bool) {
	trigger, unit := strings.ToLower(a.Trigger), strings.ToLower(a.Unit)
	fits := func(word string) bool {
		if of, ok := strings.CutPrefix(word, "unit="); ok {
			return carries(unit, of)
		}
		return carries(trigger, word)
	}
	for _, r := range o.events[a.Relation] {
		if (r.triggers == nil || slices.ContainsFunc(r.triggers, fits)) &&
			(r.sources == nil || slices.Contains(r.sources, a.Source)) &&
			(r.targets == nil || slices.Contains(r.targets, cmp.Or(a.Target, noTarget))) {
			return r, true
		}
	}
	return eventRow{}, false
}

// carries says whether one of the words of a text is that of the table, whose * stands for any ending.
func carries(text, word string) bool {
	stem, open := strings.CutSuffix(word, "*")
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' }), func(w string) bool {
		return w == stem || open && strings.HasPrefix(w, stem)
	})
}
