package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"newsgraph/graph"
	"newsgraph/graph/links"
	"newsgraph/graph/ontology"
)

// CSV is the format for spreadsheets and for R: a header, then one row a claim, sorted by id; igraph takes its first two columns
// for the ends of an edge. Names stand first and ids last, since two nodes may share a name. A claim without target, and
// whatever else is empty, has an empty cell.
//
// It is RFC 4180 in UTF-8 without a byte order mark, which R would take for a part of the first column's name. A text that
// begins with = + - @, a tab or a carriage return is led by an apostrophe, so that no spreadsheet takes it for a formula; the
// canonical form of a quote is that of JSONL. Ids of several claims in one cell are parted by blanks. Families and the codes of event
// data (see graph.EventOf) are those of the vocabulary, and empty when it is nil.
func CSV(ctx context.Context, w io.Writer, r graph.Reader, q graph.Query, o *ontology.Ontology) error {
	if err := writeCSV(ctx, w, r, q, o); err != nil {
		return fmt.Errorf("exporting csv: %w", err)
	}
	return nil
}

func writeCSV(ctx context.Context, w io.Writer, r graph.Reader, q graph.Query, o *ontology.Ontology) error {
	ns, ss, err := read(ctx, r, q)
	if err != nil {
		return err
	}
	x, err := links.Of(ctx, r, q, links.Options{Ontology: o})
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.name
	}
	if _, err := out.WriteString(CSVRow(header)); err != nil {
		return err
	}
	row := make([]string, len(columns))
	for e, err := range r.Edges(ctx, q) {
		if err == nil {
			err = check(e, ns, ss)
		}
		if err != nil {
			return err
		}
		c := claim{Edge: e, names: ns, article: ss[e.Evidence.Article], links: x}
		if o != nil {
			c.relation, _ = o.Relation(e.Relation)
			c.event = graph.EventOf(o, e, ns[e.Source].kind, ns[e.Target].kind, e.Speaker == e.Source)
		}
		for i, column := range columns {
			row[i] = column.cell(c)
		}
		if _, err := out.WriteString(CSVRow(row)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// claim is what the cells of a row are made of.
type claim struct {
	graph.Edge
	names    names
	article  source
	relation ontology.Relation
	event    ontology.Event
	links    *links.Index
}

// column is a column of the table.
type column struct {
	name string
	cell func(claim) string
}

// columns are in the order of the table.
var columns = []column{
	{"source", func(c claim) string { return Guard(c.names[c.Source].name) }},
	{"target", func(c claim) string { return Guard(c.names[c.Target].name) }},
	{"relation", func(c claim) string { return c.Relation }},
	{"family", func(c claim) string { return Guard(c.relation.Family) }},
	{"speaker", func(c claim) string { return Guard(c.names[c.Speaker].name) }},
	{"place", func(c claim) string { return Guard(c.names[c.Place].name) }},
	{"negated", func(c claim) string { return strconv.FormatBool(c.Negated) }},
	{"planned", func(c claim) string { return strconv.FormatBool(c.Planned()) }},
	{"modality", func(c claim) string { return c.Modality }},
	{"reported", func(c claim) string { return strconv.FormatBool(c.Reported) }},
	{"trigger", func(c claim) string { return Guard(c.Trigger) }},
	{"title", func(c claim) string { return Guard(norm.NFC.String(c.Title)) }},
	{"former", func(c claim) string { return strconv.FormatBool(c.Former) }},
	{"date_start", func(c claim) string { return c.date().Start }},
	{"date_end", func(c claim) string { return c.date().End }},
	{"date_precision", func(c claim) string { return Guard(c.date().Precision) }},
	{"date_basis", func(c claim) string { return Guard(c.date().Basis) }},
	{"quantity", func(c claim) string { return number(c.quantity().Value, c.Quantity != nil) }},
	{"quantity_high", func(c claim) string { return number(c.quantity().High, c.quantity().High != 0) }},
	{"quantity_approx", func(c claim) string {
		if c.Quantity == nil {
			return ""
		}
		return strconv.FormatBool(c.Quantity.Approx)
	}},
	{"quantity_unit", func(c claim) string { return Guard(c.quantity().Unit) }},
	{"quantity_text", func(c claim) string { return Guard(c.quantity().Text) }},
	{"confidence", func(c claim) string { return number(c.Confidence, true) }},
	{"quote", func(c claim) string { return Guard(c.Evidence.Quote) }},
	{"article", func(c claim) string { return Guard(c.Evidence.Article) }},
	{"article_title", func(c claim) string { return Guard(c.article.title) }},
	{"url", func(c claim) string { return Guard(c.article.url) }},
	{"publisher", func(c claim) string { return Guard(c.article.publisher) }},
	{"published", func(c claim) string { return c.article.published }},
	{"start", func(c claim) string { return strconv.Itoa(c.Evidence.Start) }},
	{"end", func(c claim) string { return strconv.Itoa(c.Evidence.End) }},
	{"sentence", func(c claim) string { return strconv.Itoa(c.Evidence.Sentence) }},
	{"articles", func(c claim) string { return strconv.Itoa(c.links.Said(c.ID).Articles) }},
	{"independent", func(c claim) string { return strconv.Itoa(c.links.Said(c.ID).Independent) }},
	{"agency", func(c claim) string { return Guard(c.article.agency) }},
	{"report", func(c claim) string { return Guard(c.links.Reports().Report(c.Evidence.Article)) }},
	{"disputes", func(c claim) string { return strings.Join(c.links.Targets(links.Disputes, c.ID), " ") }},
	{"disputed_by", func(c claim) string { return strings.Join(c.links.Sources(links.Disputes, c.ID), " ") }},
	{"fulfils", func(c claim) string { return strings.Join(c.links.Targets(links.Fulfils, c.ID), " ") }},
	{"fulfilled_by", func(c claim) string { return strings.Join(c.links.Sources(links.Fulfils, c.ID), " ") }},
	{"plover", func(c claim) string { return Guard(c.event.PLOVER) }},
	{"plover_mode", func(c claim) string { return Guard(c.event.Mode) }},
	{"cameo", func(c claim) string { return Guard(c.event.CAMEO) }},
	{"source_kind", func(c claim) string { return c.names[c.Source].kind }},
	{"target_kind", func(c claim) string { return c.names[c.Target].kind }},
	{"source_id", func(c claim) string { return Guard(c.Source) }},
	{"target_id", func(c claim) string { return Guard(c.Target) }},
	{"speaker_id", func(c claim) string { return Guard(c.Speaker) }},
	{"place_id", func(c claim) string { return Guard(c.Place) }},
	{"id", func(c claim) string { return Guard(c.ID) }},
}

func (c claim) date() graph.Date {
	if c.Date == nil {
		return graph.Date{}
	}
	return *c.Date
}

func (c claim) quantity() graph.Quantity {
	if c.Quantity == nil {
		return graph.Quantity{}
	}
	return *c.Quantity
}

// number is the shortest form of a number; empty when there is none.
func number(f float64, some bool) string {
	if !some {
		return ""
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// Guard keeps a spreadsheet from taking the text of a cell for a formula: one that looks like it is led by an apostrophe.
func Guard(text string) string {
	if text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 {
		return "'" + text
	}
	return text
}

// CSVRow is a line of CSV as RFC 4180 has it, line end included. Unlike encoding/csv it leaves the line ends within cells as they are.
func CSVRow(cells []string) string {
	var row strings.Builder
	for i, cell := range cells {
		if i > 0 {
			row.WriteByte(',')
		}
		if strings.ContainsAny(cell, ",\"\r\n") || strings.TrimSpace(cell) != cell {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		row.WriteString(cell)
	}
	return row.String() + "\r\n"
}
