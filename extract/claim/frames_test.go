package claim_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/lang/en"
	"newsgraph/table"
)

// frames are the rows of frames.tsv by line.
func frames(t *testing.T) map[int][]string {
	t.Helper()
	rows := map[int][]string{}
	err := table.Shape{Columns: 8}.ReadFile(en.Tables(), "frames.tsv", func(r table.Row) error {
		rows[r.Line] = r.Cells
		return nil
	})
	require.NoError(t, err)
	return rows
}

// TestExamplesOfFrames reads every example in frames.tsv: its sentence must make a claim by that row, not by another.
func TestExamplesOfFrames(t *testing.T) {
	r := newReader(t)
	rows := frames(t)
	for n, row := range rows {
		if row[7] == "-" {
			continue
		}
		claims := r.find(row[7] + ".")
		assert.True(t, slices.ContainsFunc(claims, func(m made) bool { return m.row == n }), "frames.tsv:%d: %s\ngot %v", n, row[7], claims)
	}
}

// TestEveryFrameFires reads testdata/frames.tsv: relation, part of speech, trigger, sentence, and the claims that it makes. A claim
// after ! must not come out, however it is said. One of the claims is made by a row of frames.tsv with that relation and trigger,
// and every row has such a sentence.
func TestEveryFrameFires(t *testing.T) {
	rows := frames(t)
	fired := map[int]bool{}
	f, err := os.Open("testdata/frames.tsv")
	require.NoError(t, err)
	defer f.Close()
	r := newReader(t)
	err = table.Shape{Columns: 5}.Read(f, "testdata/frames.tsv", func(row table.Row) error {
		relation, pos, trigger, body, claims := row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3], row.Cells[4]
		got := r.find(body)
		by := false
		for want := range strings.SplitSeq(claims, "; ") {
			if bad, not := strings.CutPrefix(want, "!"); not {
				assert.False(t, slices.ContainsFunc(got, func(m made) bool { return strings.HasPrefix(m.line, bad) }), "testdata/frames.tsv:%d: %s\n%s\ngot %v", row.Line, bad, body, got)
				continue
			}
			if want == "none" {
				assert.Empty(t, got, "testdata/frames.tsv:%d: %s", row.Line, body)
				by = true
				continue
			}
			i := slices.IndexFunc(got, func(m made) bool { return m.line == want })
			if !assert.GreaterOrEqual(t, i, 0, "testdata/frames.tsv:%d: %s\n%s\ngot %v", row.Line, want, body, got) {
				continue
			}
			frame := rows[got[i].row]
			if frame != nil && frame[0] == relation && frame[1] == pos && slices.Contains(strings.Split(frame[2], "|"), trigger) {
				fired[got[i].row], by = true, true
			}
		}
		assert.True(t, by, "testdata/frames.tsv:%d: no row %s %s %s made one of the claims\n%s\ngot %v", row.Line, relation, pos, trigger, body, got)
		return nil
	})
	require.NoError(t, err)
	for n, row := range rows {
		assert.True(t, fired[n], "frames.tsv:%d: %s has no sentence in testdata/frames.tsv", n, strings.Join(row[:4], " "))
	}
}
