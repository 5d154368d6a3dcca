package score

import (
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/table"
)

// Detailed is a claim with what a gold table does not hold.
type Detailed struct {
	Claim
	Start, End string  // days of the event, 2006-01-02; empty where the claim has none
	Confidence float64 // 0 to 1
}

// OfDelta returns the claims of an article as scoring looks at them, in order of their ids.
func OfDelta(d graph.Delta) []Detailed {
	ends := map[string]*End{}
	for _, m := range d.Mentions {
		ends[m.Entity] = &End{Name: m.Name, Aliases: slices.Sorted(maps.Keys(m.Names))}
	}
	var out []Detailed
	for _, e := range d.Edges {
		c := Detailed{Confidence: e.Confidence, Claim: Claim{
			Article: d.Article.ID, Source: ends[e.Source], Target: ends[e.Target], Speaker: ends[e.Speaker], Place: ends[e.Place],
			Relation: e.Relation, Negated: e.Negated, Planned: e.Planned(), Reported: e.Reported,
		}}
		if e.Date != nil {
			c.Start, c.End = e.Date.Start, e.Date.End
		}
		out = append(out, c)
	}
	return out
}

// Detail is a row of a table of details: a claim of the gold table with its speaker and its days, where the text gives them.
type Detail struct {
	article             string
	source, target      set
	relations           []string
	speaker             set
	start, end          string
	hasSpeaker, hasDate bool
}

// ReadDetails reads a table with the columns article, source, relation, target (as in the gold table), speaker, date_start and
// date_end. Further columns are not looked at. A fault names file and line.
func (g *Gold) ReadDetails(r io.Reader, file string) ([]Detail, error) {
	var out []Detail
	shape := table.Shape{Columns: 7, Open: true, Header: goldHeader()}
	err := shape.Read(r, file, func(row table.Row) error {
		f := row.Cells
		d := Detail{article: f[0], source: g.ends(f[1]), relations: strings.Split(f[2], "|"), target: g.ends(f[3]), start: f[5], end: f[6]}
		if d.hasSpeaker = f[4] != "" && f[4] != "-"; d.hasSpeaker {
			d.speaker = g.ends(f[4])
		}
		d.hasDate = d.start != "" || d.end != ""
		out = append(out, d)
		return nil
	})
	return out, err
}

// Accuracy counts details of one sort.
type Accuracy struct {
	Rows  int // rows of the table that have it
	Found int // of these, the rows whose claim was found
	Right int // of these, the claims that have it right
}

// Share is the share of the found claims that have it right.
func (a Accuracy) Share() float64 {
	if a.Found == 0 {
		return 0
	}
	return float64(a.Right) / float64(a.Found)
}

// Details says how many of the found claims have the right speaker, and how many the right days.
func (g *Gold) Details(rows []Detail, claims []Detailed) (speaker, date Accuracy) {
	for _, d := range rows {
		var fitting []Detailed
		for _, c := range claims {
			if article, ok := g.article(base(c.Article)); ok && article == d.article && g.fitsDetail(c.Claim, d) {
				fitting = append(fitting, c)
			}
		}
		if d.hasSpeaker {
			speaker.count(fitting, func(c Detailed) bool { return c.Speaker != nil && g.resolve(c.Speaker).in(d.speaker) })
		}
		if d.hasDate {
			date.count(fitting, func(c Detailed) bool { return c.Start == d.start && c.End == d.end })
		}
	}
	return speaker, date
}

func (a *Accuracy) count(fitting []Detailed, right func(Detailed) bool) {
	a.Rows++
	if len(fitting) > 0 {
		a.Found++
	}
	if slices.ContainsFunc(fitting, right) {
		a.Right++
	}
}

func (g *Gold) fitsDetail(c Claim, d Detail) bool {
	if !slices.Contains(d.relations, c.Relation) {
		return false
	}
	ends := candidate{key: key{relation: c.Relation, source: g.resolve(c.Source), target: g.resolve(c.Target)}}
	return g.pair(ends, row{sources: d.source, targets: d.target})
}

// bins is how many equal ranges of confidence the calibration error looks at (Guo et al. 2017).
const bins = 10

// Calibration is the expected calibration error: the mean distance between what claims say of their confidence and how often
// they are right, over ten bins, weighted by the claims in them. Claims of articles that the table does not hold are left out.
func (g *Gold) Calibration(claims []Detailed) float64 {
	var confidence, right, count [bins]float64
	total := 0.0
	for _, c := range claims {
		article, ok := g.article(base(c.Article))
		if !ok {
			continue
		}
		k := candidate{key: key{article, c.Relation, g.resolve(c.Source), g.resolve(c.Target), status{c.Negated, c.Planned, c.Reported}}}
		b := min(bins-1, int(c.Confidence*bins))
		count[b]++
		confidence[b] += c.Confidence
		total++
		if slices.ContainsFunc(g.rows[article], func(r row) bool { return r.need != "x" && g.strict(k, r) }) {
			right[b]++
		}
	}
	sum := 0.0
	for b := range bins {
		sum += math.Abs(confidence[b] - right[b])
	}
	if total == 0 {
		return 0
	}
	return sum / total
}
