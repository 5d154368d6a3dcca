package main

import (
	"strconv"

	"newsgraph/graph/export"
)

// csvColumns are those of extract --format csv, in their order. At the granularity of actors source and target are these, at that
// of states whom they stand for; what begins with event data's words is the same at both.
var csvColumns = []struct {
	name string
	cell func(claimLine) string
}{
	{"date_start", func(c claimLine) string { return c.dated().Start }},
	{"date_end", func(c claimLine) string { return c.dated().End }},
	{"date_precision", func(c claimLine) string { return c.dated().Precision }},
	{"source", func(c claimLine) string { return named(c.Source) }},
	{"source_code", func(c claimLine) string { return c.SourceCode }},
	{"source_iso3", func(c claimLine) string { return c.SourceISO3 }},
	{"source_sector", func(c claimLine) string { return c.SourceSector }},
	{"source_actor", func(c claimLine) string { return c.SourceActor }},
	{"relation", func(c claimLine) string { return c.Relation }},
	{"target", func(c claimLine) string { return named(c.Target) }},
	{"target_code", func(c claimLine) string { return c.TargetCode }},
	{"target_iso3", func(c claimLine) string { return c.TargetISO3 }},
	{"target_sector", func(c claimLine) string { return c.TargetSector }},
	{"target_actor", func(c claimLine) string { return c.TargetActor }},
	{"event", func(c claimLine) string { return strconv.FormatBool(c.Event) }},
	{"plover", func(c claimLine) string { return c.PLOVER }},
	{"plover_mode", func(c claimLine) string { return c.Mode }},
	{"cameo", func(c claimLine) string { return c.CAMEO }},
	{"cameo_root", func(c claimLine) string { return c.Root }},
	{"context", func(c claimLine) string { return c.Context }},
	{"negated", func(c claimLine) string { return strconv.FormatBool(c.Negated) }},
	{"modality", func(c claimLine) string { return c.Modality }},
	{"reported", func(c claimLine) string { return strconv.FormatBool(c.Reported) }},
	{"speaker", func(c claimLine) string { return named(c.Speaker) }},
	{"place", func(c claimLine) string { return named(c.Place) }},
	{"quantity", func(c claimLine) string {
		if c.Quantity == nil {
			return ""
		}
		return strconv.FormatFloat(c.Quantity.Value, 'g', -1, 64)
	}},
	{"quantity_unit", func(c claimLine) string {
		if c.Quantity == nil {
			return ""
		}
		return c.Quantity.Unit
	}},
	{"confidence", func(c claimLine) string { return strconv.FormatFloat(c.Confidence, 'g', -1, 64) }},
	{"trigger", func(c claimLine) string { return c.Trigger }},
	{"quote", func(c claimLine) string { return c.Quote }},
	{"article", func(c claimLine) string { return c.Article }},
	{"sentence", func(c claimLine) string { return strconv.Itoa(c.Sentence) }},
}

func (c claimLine) dated() dateLine {
	if c.Date == nil {
		return dateLine{}
	}
	return *c.Date
}

func named(e *endLine) string {
	if e == nil {
		return ""
	}
	return e.Name
}

func csvHeader() string {
	names := make([]string, len(csvColumns))
	for i, c := range csvColumns {
		names[i] = c.name
	}
	return export.CSVRow(names)
}

// csvLine is the line of a claim for spreadsheets and statistics.
func csvLine(c claimLine) ([]byte, error) {
	cells := make([]string, len(csvColumns))
	for i, column := range csvColumns {
		cells[i] = export.Guard(column.cell(c))
	}
	return []byte(export.CSVRow(cells)), nil
}
