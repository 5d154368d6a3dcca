package gap_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/entity"
	"newsgraph/extract/entity/gap"
	"newsgraph/extract/text"
)

const line = "x-1\tMaría met Ruth; she left.\tshe\t16\tMaría\t0\tTRUE\tRuth\t10\tFALSE\thttp://example.org/"

func TestParse(t *testing.T) {
	s, err := gap.Parse(line)
	require.NoError(t, err)
	assert.Equal(t, "she", s.Pronoun.Of(s.Text))
	assert.Equal(t, "Ruth", s.Names[1].Of(s.Text), "offsets are of characters")
	assert.Equal(t, [2]bool{true, false}, s.Meant)
}

func TestFaults(t *testing.T) {
	for name, c := range map[string]struct{ line, want string }{
		"too few columns":          {"x-1\tShe left.", "2 columns where 11 should be"},
		"words that are not there": {"x\tShe left.\the\t0\tA\t0\tTRUE\tB\t0\tTRUE\tu", `"he" does not stand at character 0`},
		"an offset without number": {"x\tShe left.\tShe\tz\tA\t0\tTRUE\tB\t0\tTRUE\tu", `"z" is no offset`},
		"neither true nor false":   {"x\tShe left.\tShe\t0\tShe\t0\tyes\tleft\t4\tTRUE\tu", `"yes" is neither TRUE nor FALSE`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := gap.Parse(c.line)
			assert.EqualError(t, err, c.want)
		})
	}
}

func TestReadNamesFileAndLine(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, gap.Validation), []byte("ID\n"+line+"\nbroken\n"), 0o644))
	_, err := gap.Read(folder, gap.Validation)
	assert.ErrorContains(t, err, "gap-validation.tsv:3: 1 columns")
}

func TestAnswer(t *testing.T) {
	s, err := gap.Parse(line)
	require.NoError(t, err)
	found := entity.Found{Entities: []entity.Entity{
		{Mentions: []entity.Mention{{Span: text.Span{Start: 0, End: 6}}, {Span: s.Pronoun}}},
		{Mentions: []entity.Mention{{Span: s.Names[1]}}},
	}}
	assert.Equal(t, [2]bool{true, false}, s.Answer(found))
}

func ExampleScore() {
	var score gap.Score
	score.Add(gap.Snippet{Meant: [2]bool{true, false}}, [2]bool{true, true})
	score.Add(gap.Snippet{Meant: [2]bool{false, true}}, [2]bool{false, false})
	fmt.Printf("%.2f %.2f %.2f\n", score.Precision(), score.Recall(), score.F1())
	// Output: 0.50 0.50 0.50
}

func FuzzParse(f *testing.F) {
	f.Add(line)
	f.Add("")
	f.Fuzz(func(t *testing.T, line string) {
		s, err := gap.Parse(line)
		if err != nil {
			return
		}
		for _, span := range []text.Span{s.Pronoun, s.Names[0], s.Names[1]} {
			assert.NotEmpty(t, span.Of(s.Text))
		}
	})
}
