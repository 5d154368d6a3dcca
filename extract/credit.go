package extract

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"newsgraph/extract/article"
	"newsgraph/table"
)

//go:embed agencies.tsv
var agencies string

// Where an article names the agency that it comes from: in its dateline, and in lines of its own or at the end.
const (
	datelines = 4   // lines from the top, in which a dateline is looked for
	lastLines = 4   // lines from the end, at the end of which a credit is
	lineBytes = 100 // that a line of its own has at most
)

// credits finds the agencies that articles credit.
type credits struct {
	names              map[string]string // by form
	dateline, own, end *regexp.Regexp
}

func newCredits() (*credits, error) {
	c := &credits{names: map[string]string{}}
	var forms []string
	shape := table.Shape{Columns: 2, Header: []string{"form", "name"}}
	err := shape.Read(strings.NewReader(agencies), "agencies.tsv", func(r table.Row) error {
		c.names[r.Cells[0]] = r.Cells[1]
		forms = append(forms, regexp.QuoteMeta(r.Cells[0]))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the agencies: %w", err)
	}
	slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) })
	one := `(?:` + strings.Join(forms, "|") + `)`
	list := `(` + one + `(?:(?:\s*[,/&]\s*|\s+and\s+)` + one + `)*)`
	c.dateline = regexp.MustCompile(`^(?:[^()\n]{0,80}\(` + list + `\)(?:\s*[-–—:]|\s)|/` + list + `/|[\p{Lu}][^()\n]{0,40}/` + list + `/)`)
	c.own = regexp.MustCompile(`^(?:[Bb]y|BY|[Ss]ource|SOURCE|[Vv]ia|©|[Cc]opyright)?[\s:]*(?:\d{4}\s+)?[-–—(/\[\s]*` + list + `[-)/\].\s]*$`)
	c.end = regexp.MustCompile(`[.!?”"’']\s*(?:[-–—]{1,2}\s*|[(/\[])` + list + `[)/\].\s]*$`)
	return c, nil
}

// of names the agencies that a text credits, parted by "; ", in order of the alphabet.
func (c *credits) of(body string) string {
	var lines, found []string
	for line := range strings.SplitSeq(body, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	for i, line := range lines {
		if i < datelines {
			found = c.add(found, c.dateline, line[:min(len(line), 2*lineBytes)])
		}
		if len(line) <= lineBytes {
			found = c.add(found, c.own, line)
		}
		if i >= len(lines)-lastLines {
			found = c.add(found, c.end, line[max(0, len(line)-lineBytes):])
		}
	}
	slices.Sort(found)
	return strings.Join(slices.Compact(found), "; ")
}

var between = regexp.MustCompile(`\s*[,/&]\s*|\s+and\s+`)

func (c *credits) add(found []string, where *regexp.Regexp, line string) []string {
	m := where.FindStringSubmatch(line)
	if len(m) == 0 {
		return found
	}
	for _, list := range m[1:] {
		for _, form := range between.Split(list, -1) {
			if name := c.names[form]; name != "" {
				found = append(found, name)
			}
		}
	}
	return found
}

// running is the text of an article without headlines, captions and what is not read.
func running(a article.Article) string {
	if len(a.Parts) == 0 {
		return a.Body
	}
	var b strings.Builder
	for _, p := range a.Parts {
		if p.Role == article.Text && p.Start >= 0 && p.End <= len(a.Body) && p.Start < p.End {
			b.WriteString(a.Body[p.Start:p.End])
			b.WriteByte('\n')
		}
	}
	return b.String()
}
