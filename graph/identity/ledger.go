package identity

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/table"
)

// header stands at the top of a ledger that newsgraph begins.
const header = `# Which nodes of the graph are one and which are not, a decision a line. Lines may stand in any order; what is deleted here is
# undone. Lines by newsgraph are written anew after every load; a person's word counts before them.
# verdict (same, different or undecided)	id	id	reason	score (0 to 1)	by	at
`

// Columns is how many columns a ledger has.
const Columns = 7

// stamp is how a decision's time is written: to the millisecond, so that decisions of one second have an order.
const stamp = "2006-01-02T15:04:05.000Z07:00"

// Ledger is the text of a ledger with the decisions in it. Comments and the order of lines stay as they are. The zero Ledger
// is empty.
type Ledger struct {
	lines []line
}

// line is a decision, or a text that is none.
type line struct {
	text     string
	decision *Decision
}

// Parse reads a ledger: tab-separated verdict, id, id, and as far as known reason, score, who decided and when (RFC 3339).
// Comments begin with #. All faults come together, each with file and line.
func Parse(r io.Reader, file string) (*Ledger, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	found := map[int]Decision{}
	shape := table.Shape{Columns: Columns, Optional: Columns - 3}
	err = shape.Read(bytes.NewReader(data), file, func(row table.Row) error {
		d, err := decision(row.Cells)
		found[row.Line] = d
		return err
	})
	if err != nil {
		return nil, err
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	l := &Ledger{}
	for n := 1; text != ""; n++ {
		var one string
		one, text, _ = strings.Cut(text, "\n")
		if d, ok := found[n]; ok {
			l.lines = append(l.lines, line{one, &d})
			continue
		}
		l.lines = append(l.lines, line{text: one})
	}
	return l, nil
}

func decision(cells []string) (d Decision, err error) {
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	d = Decision{Verdict: Verdict(cells[0]), A: unescape(cells[1]), B: unescape(cells[2]), Reason: unescape(cells[3]), By: unescape(cells[5])}
	switch {
	case !slices.Contains([]Verdict{Same, Different, Undecided}, d.Verdict):
		return d, fmt.Errorf("verdict %q is not same, different or undecided", cells[0])
	case d.A == "" || d.B == "":
		return d, errors.New("needs two ids")
	case d.A == d.B:
		return d, fmt.Errorf("%s stands on both sides", d.A)
	}
	if cells[4] != "" {
		if d.Score, err = strconv.ParseFloat(cells[4], 64); err != nil || !(d.Score >= 0 && d.Score <= 1) {
			return d, fmt.Errorf("score %q is not between 0 and 1", cells[4])
		}
	}
	if cells[6] != "" {
		at, err := time.Parse(time.RFC3339Nano, cells[6])
		if err != nil {
			return d, fmt.Errorf("time %q is not like 2021-09-25T10:00:00Z", cells[6])
		}
		d.At = at.UTC()
	}
	return d, nil
}

// Decisions are all decisions in order of their lines.
func (l *Ledger) Decisions() []Decision {
	var out []Decision
	for i, one := range l.lines {
		if one.decision != nil {
			d := *one.decision
			d.Line = i + 1
			out = append(out, d)
		}
	}
	return out
}

// Resolve is that of the decisions.
func (l *Ledger) Resolve() *Identity { return Resolve(l.Decisions()) }

// Add writes decisions at the end, a person's as made now but never before one that the ledger has already. What the ledger
// says already is not written again.
func (l *Ledger) Add(now time.Time, decisions ...Decision) {
	has := map[Decision]bool{}
	at := now.UTC().Truncate(time.Millisecond)
	for _, d := range l.Decisions() {
		if !d.At.Before(at) {
			at = d.At.Truncate(time.Millisecond).Add(time.Millisecond)
		}
		d.Line = 0
		has[d] = true
	}
	for _, d := range decisions {
		if d.Line = 0; has[d] {
			continue
		}
		if d.Person() && d.At.IsZero() {
			d.At = at
			at = at.Add(time.Millisecond)
		}
		l.add(d)
	}
}

func (l *Ledger) add(d Decision) {
	if len(l.lines) == 0 {
		for text := range strings.Lines(header) {
			l.lines = append(l.lines, line{text: strings.TrimSuffix(text, "\n")})
		}
	}
	d.Line = 0
	l.lines = append(l.lines, line{d.Text(), &d})
}

// Undo takes out the last decisions that persons made, at most n, the latest first, and gives them.
func (l *Ledger) Undo(n int) []Decision {
	var all []Decision
	for _, d := range l.Decisions() {
		if d.Person() {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b Decision) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Line, a.Line)) })
	all = all[:min(n, len(all))]
	gone := map[int]bool{}
	for _, d := range all {
		gone[d.Line] = true
	}
	l.drop(gone)
	return all
}

// Automatic puts newsgraph's own decisions in place of those that it had. It says whether that changed the ledger.
func (l *Ledger) Automatic(decisions []Decision) bool {
	var had []string
	gone := map[int]bool{}
	for _, d := range l.Decisions() {
		if !d.Person() {
			gone[d.Line] = true
			had = append(had, d.Text())
		}
	}
	var now []string
	for i := range decisions {
		decisions[i].By, decisions[i].At, decisions[i].Line = Automatic, time.Time{}, 0
		now = append(now, decisions[i].Text())
	}
	if slices.Sort(had); slices.Equal(had, slices.Sorted(slices.Values(now))) {
		return false
	}
	l.drop(gone)
	for _, d := range decisions {
		l.add(d)
	}
	return true
}

// drop takes out lines by their numbers.
func (l *Ledger) drop(gone map[int]bool) {
	var left []line
	for i, one := range l.lines {
		if !gone[i+1] {
			left = append(left, one)
		}
	}
	l.lines = left
}

// Bytes is the text of the ledger.
func (l *Ledger) Bytes() []byte {
	var b bytes.Buffer
	for _, one := range l.lines {
		b.WriteString(one.text)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// Text is the decision as a line of a ledger.
func (d Decision) Text() string {
	score, at := "", ""
	if d.Score != 0 {
		score = strconv.FormatFloat(d.Score, 'f', -1, 64)
	}
	if !d.At.IsZero() {
		at = d.At.UTC().Format(stamp)
	}
	cells := []string{string(d.Verdict), escape(d.A), escape(d.B), escape(d.Reason), score, escape(d.By), at}
	return strings.TrimRight(strings.Join(cells, "\t"), "\t")
}

// Ids may hold anything that is text; a cell may not hold what ends it, nor begin or end with what is trimmed.
func escape(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`).Replace(s)
	if strings.TrimSpace(s) != s {
		return `\q` + s + `\q`
	}
	return s
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r", `\q`, "").Replace(s)
}
