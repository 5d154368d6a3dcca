package resolution

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"newsgraph/extract/text"
	"newsgraph/table"
)

// Gold are the mentions of a table that a careful reader wrote.
type Gold struct {
	Mentions []GoldMention // in the order of the tables
	Unscored []GoldMention // what means several at once ("the two countries"): whatever is found there counts for nothing
}

// unscored is the cell of cluster, kind, need and form of a mention that is not scored.
const unscored = "-"

// GoldMention is one place of an article where somebody or something is named, with who it is.
type GoldMention struct {
	Article string // its id
	text.Span
	Text     string
	Clusters []string // who it may be: ids that hold over all articles; more than one where careful readers differ
	Kind     string   // of the first of them, by the vocabulary
	Optional bool     // right when found, not missed when absent
	Form     string   // name, adjective, office, description or pronoun
	Head     int      // offset of the head word
	Place    string   // file and line of the row
}

// forms are the words that the column form may hold.
func forms() []string { return []string{"name", "adjective", "office", "description", "pronoun"} }

// ReadGold reads a table of mentions: article, start, end (bytes of the article's body, half-open), text, cluster
// (alternatives parted by "|"), kind, need (r or o), form, and the offset of the head; cluster, kind, need and form are "-"
// where nothing is scored. file names the table in errors; all faults come together, each with file and line.
func ReadGold(r io.Reader, file string) (*Gold, error) {
	g := &Gold{}
	kinds := map[string]string{}
	shape := table.Shape{Columns: 9, Header: []string{"article", "start", "end"}}
	err := shape.Read(r, file, func(row table.Row) error {
		m, err := goldMention(row.Cells)
		if err != nil {
			return err
		}
		m.Place = fmt.Sprintf("%s:%d", file, row.Line)
		id := m.Clusters[0]
		if id == unscored {
			g.Unscored = append(g.Unscored, m)
			return nil
		}
		if known, ok := kinds[id]; ok && known != m.Kind {
			return fmt.Errorf("%s is a %s here and a %s above", id, m.Kind, known)
		}
		kinds[id] = m.Kind
		g.Mentions = append(g.Mentions, m)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return g, nil
}

func goldMention(cells []string) (GoldMention, error) {
	m := GoldMention{Article: cells[0], Text: cells[3], Clusters: table.List(cells[4]), Kind: cells[5], Optional: cells[6] == "o", Form: cells[7]}
	for _, number := range []struct {
		cell string
		to   *int
	}{{cells[1], &m.Start}, {cells[2], &m.End}, {cells[8], &m.Head}} {
		n, err := strconv.Atoi(number.cell)
		if err != nil {
			return m, fmt.Errorf("%q is no offset", number.cell)
		}
		*number.to = n
	}
	switch {
	case m.Article == "" || len(m.Clusters) == 0 || m.Kind == "":
		return m, errors.New("needs article, cluster and kind")
	case m.Start < 0 || m.End != m.Start+len(m.Text) || m.Start == m.End:
		return m, fmt.Errorf("%d to %d is not the length of %q", m.Start, m.End, m.Text)
	case m.Head < m.Start || m.Head >= m.End:
		return m, fmt.Errorf("the head at %d lies outside", m.Head)
	case slices.Contains(cells[4:8], unscored):
		if slices.ContainsFunc(cells[4:8], func(c string) bool { return c != unscored }) {
			return m, errors.New("cluster, kind, need and form are - together or not at all")
		}
	case cells[6] != "r" && cells[6] != "o":
		return m, fmt.Errorf("need is %q, not r or o", cells[6])
	case !slices.Contains(forms(), m.Form):
		return m, fmt.Errorf("form is %q, not one of %s", m.Form, strings.Join(forms(), ", "))
	}
	return m, nil
}

// Check compares the table with the body of an article: every mention of the article must stand where its row says, and
// none may cross another. All faults come together, each with file and line.
func (g *Gold) Check(article, body string) error {
	var faults []error
	var open []GoldMention
	for _, m := range g.of(article) {
		if m.End > len(body) || m.Of(body) != m.Text {
			faults = append(faults, fmt.Errorf("%s: %q does not stand at %d in %s", m.Place, m.Text, m.Start, article))
		}
		open = slices.DeleteFunc(open, func(o GoldMention) bool { return o.End <= m.Start })
		for _, o := range open {
			if o.End < m.End || o.Span == m.Span {
				faults = append(faults, fmt.Errorf("%s: %q crosses %q of %s", m.Place, m.Text, o.Text, o.Place))
			}
		}
		open = append(open, m)
	}
	return errors.Join(faults...)
}

// of are the mentions of an article in order of their spans, outer ones first.
func (g *Gold) of(article string) []GoldMention {
	var out []GoldMention
	for _, m := range slices.Concat(g.Mentions, g.Unscored) {
		if m.Article == article {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b GoldMention) int { return bySpan(a.Span, b.Span) })
	return out
}

// articles are the ids of the articles in order of the table.
func (g *Gold) articles() []string {
	var out []string
	seen := map[string]bool{}
	for _, m := range g.Mentions {
		if !seen[m.Article] {
			seen[m.Article] = true
			out = append(out, m.Article)
		}
	}
	return out
}

func bySpan(a, b text.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}
