package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// claimLine is a line of extract --format jsonl. Its keys are read by other programs: they may be added to, not renamed.
type claimLine struct {
	Article    string        `json:"article"`
	Source     *endLine      `json:"source"`
	Relation   string        `json:"relation"`
	Target     *endLine      `json:"target"`
	Negated    bool          `json:"negated"`
	Planned    bool          `json:"planned"`
	Reported   bool          `json:"reported"`
	Modality   string        `json:"modality"`
	Speaker    *endLine      `json:"speaker"`
	Trigger    string        `json:"trigger"`
	Title      string        `json:"title"`
	Former     bool          `json:"former"`
	Date       *dateLine     `json:"date"`
	Place      *endLine      `json:"place"`
	Quantity   *quantityLine `json:"quantity"`
	Confidence float64       `json:"confidence"`
	Quote      string        `json:"quote"`
	Start      int           `json:"start"`
	End        int           `json:"end"`
	Sentence   int           `json:"sentence"`
	*eventLine               // with --granularity state, and in CSV
}

type endLine struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Kind    string    `json:"kind"`
	Aliases []string  `json:"aliases"`
	Codes   codesLine `json:"codes"`
}

type codesLine struct {
	ISO3  string `json:"iso3"`
	CAMEO string `json:"cameo"`
}

type dateLine struct {
	Start     string `json:"start"`
	End       string `json:"end"`
	Precision string `json:"precision"`
	Basis     string `json:"basis"`
}

type quantityLine struct {
	Value  float64 `json:"value"`
	High   float64 `json:"high"`
	Unit   string  `json:"unit"`
	Approx bool    `json:"approx"`
	Text   string  `json:"text"`
}

// lines makes the lines of an article, in the order of their sentences.
type lines struct {
	states   bool // actors stand for their states
	ontology *ontology.Ontology
}

// of gives the claims of an article, in order of start and id.
func (l lines) of(o outcome) []claimLine {
	ends := map[string]*endLine{}
	for _, m := range o.delta.Mentions {
		ends[m.Entity] = endOf(m)
	}
	named := ends
	if l.states {
		ends = unitsOf(ends, o.actors)
	}
	edges := slices.SortedFunc(slices.Values(o.delta.Edges), func(x, y graph.Edge) int {
		return cmp.Or(cmp.Compare(x.Evidence.Start, y.Evidence.Start), cmp.Compare(x.ID, y.ID))
	})
	var out []claimLine
	for _, e := range edges {
		line := lineOf(e, ends)
		line.Place = named[e.Place] // where, not who
		if o.actors != nil {
			line.eventLine = l.event(e, o.actors, named)
		}
		if !(l.states && l.within(line)) {
			out = append(out, line)
		}
	}
	if o.actors != nil {
		once(out)
	}
	return out
}

func endOf(m graph.Mention) *endLine {
	names := maps.Clone(m.Names)
	delete(names, m.Name)
	e := &endLine{m.Entity, m.Name, m.Kind, slices.Sorted(maps.Keys(names)), codesLine{m.Codes.ISO3, m.Codes.CAMEO}}
	if e.Aliases == nil {
		e.Aliases = []string{} // JSON has [] for none
	}
	return e
}

func lineOf(e graph.Edge, ends map[string]*endLine) claimLine {
	line := claimLine{
		Article: e.Evidence.Article, Source: ends[e.Source], Relation: e.Relation, Target: ends[e.Target],
		Negated: e.Negated, Planned: e.Planned(), Reported: e.Reported, Modality: e.Modality, Speaker: ends[e.Speaker],
		Trigger: e.Trigger, Title: e.Title, Former: e.Former, Place: ends[e.Place], Confidence: e.Confidence,
		Quote: e.Evidence.Quote, Start: e.Evidence.Start, End: e.Evidence.End, Sentence: e.Evidence.Sentence,
	}
	if d := e.Date; d != nil {
		line.Date = &dateLine{d.Start, d.End, d.Precision, d.Basis}
	}
	if q := e.Quantity; q != nil {
		line.Quantity = &quantityLine{q.Value, q.High, q.Unit, q.Approx, q.Text}
	}
	return line
}

// jsonLine is the line of a claim, with its line end.
func jsonLine(c claimLine) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(c)
	return b.Bytes(), err
}

// tableRow puts what a table tells of a claim into its columns.
func tableRow(source, relation, target, status, date, quote string) string {
	return row(cell(source, 26), cell(relation, 17), cell(target, 26), cell(status, 17), cell(date, 10), cell(quote, 70))
}

// tableLine is the line of a claim for people.
func tableLine(c claimLine) string {
	return tableRow(c.Source.Name, c.Relation, dashed(named(c.Target)), statusOf(c.Negated, c.Modality, c.Reported), c.dated().Start, c.Quote)
}

// statusOf is the status of a claim in words: asserted, or what it is instead.
func statusOf(negated bool, modality string, reported bool) string {
	var words []string
	if negated {
		words = append(words, "negated")
	}
	if modality != graph.Asserted {
		words = append(words, modality)
	}
	if reported {
		words = append(words, "reported")
	}
	if len(words) == 0 {
		return graph.Asserted
	}
	return strings.Join(words, ", ")
}
