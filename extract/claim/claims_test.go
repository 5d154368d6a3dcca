package claim_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/claim"
	"newsgraph/extract/entity"
	"newsgraph/extract/lang/en"
	"newsgraph/extract/text"
	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// reader is the rooms up to this one.
type reader struct {
	text     *text.Analyzer
	entities *entity.Finder
	claims   *claim.Finder
}

func newReader(t testing.TB) reader {
	t.Helper()
	vocabulary, err := ontology.Default()
	require.NoError(t, err)
	var r reader
	r.text, err = text.New()
	require.NoError(t, err)
	r.entities, err = entity.New(entity.Options{})
	require.NoError(t, err)
	r.claims, err = claim.New(claim.Options{Tables: en.Tables(), Ontology: vocabulary})
	require.NoError(t, err)
	return r
}

// read returns the claims of a body as lines: source RELATION target, then status and speaker.
func (r reader) read(body string) []string {
	var out []string
	for _, m := range r.find(body) {
		out = append(out, m.line)
	}
	return out
}

// made is a claim as a line, and the line of frames.tsv that made it.
type made struct {
	line string
	row  int
}

// find returns the claims of a body with the rows that made them.
func (r reader) find(body string) []made {
	published := time.Date(2021, 9, 25, 0, 0, 0, 0, time.UTC)
	doc := r.text.Analyze(body, nil)
	found := r.entities.Find(doc, entity.Context{Published: published})
	var out []made
	for _, c := range r.claims.Find(doc, found, claim.Context{Published: published}) {
		out = append(out, made{line(c, found), claim.Row(c)})
	}
	return out
}

func line(c claim.Claim, found entity.Found) string {
	name := func(e int) string {
		if e == claim.None {
			return "-"
		}
		return found.Entities[e].Name
	}
	s := fmt.Sprintf("%s %s %s", name(c.Source), c.Relation, name(c.Target))
	if c.Negated {
		s += " negated"
	}
	if c.Modality != graph.Asserted {
		s += " " + c.Modality
	}
	if c.Reported {
		s += " reported"
	}
	if c.Speaker != claim.None {
		s += " says " + name(c.Speaker)
	}
	return s
}

// TestClaimsOfSentences reads testdata/claims.tsv: what the sentence shows, the sentence, the claims that it makes; a claim after !
// must not come out, however it is said.
func TestClaimsOfSentences(t *testing.T) {
	f, err := os.Open("testdata/claims.tsv")
	require.NoError(t, err)
	defer f.Close()
	r := newReader(t)
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		row := strings.Split(lines.Text(), "\t")
		if row[0] == "" || strings.HasPrefix(row[0], "#") {
			continue
		}
		require.Len(t, row, 3, "testdata/claims.tsv:%d", n)
		t.Run(row[0], func(t *testing.T) {
			got := r.read(row[1])
			for want := range strings.SplitSeq(row[2], "; ") {
				if bad, not := strings.CutPrefix(want, "!"); not {
					assert.False(t, slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, bad) }), "%s\ngot %q", bad, got)
				} else if want == "none" {
					assert.Empty(t, got)
				} else {
					assert.Contains(t, got, want)
				}
			}
		})
	}
	require.NoError(t, lines.Err())
}

func TestFaultsOfTablesAreNamedByFileAndLine(t *testing.T) {
	vocabulary, err := ontology.Default()
	require.NoError(t, err)
	for name, c := range map[string]struct{ file, rows, want string }{
		"a frame without its columns":           {"frames.tsv", "ACCUSED\tv\taccuse\n", "frames.tsv:1: 3 columns"},
		"a part of speech that there is not":    {"frames.tsv", "#\nACCUSED\tx\taccuse\t-\tsubj\tobj\t-\t-\n", "frames.tsv:2: part of speech"},
		"a flag that there is not":              {"frames.tsv", "ACCUSED\tv\taccuse\t-\tsubj\tobj\tbold\t-\n", "frames.tsv:1: no flag"},
		"a list that there is not":              {"frames.tsv", "ACCUSED\tv\t@nowhere\t-\tsubj\tobj\t-\t-\n", "no list \"nowhere\""},
		"a relation outside of the vocabulary":  {"frames.tsv", "WONDERED\tv\twonder\t-\tsubj\tobj\t-\t-\n", "frames.tsv:1: no relation"},
		"an effect that there is not":           {"operators.tsv", "say\tv\tccomp\tshout\n", "operators.tsv:1: no effect"},
		"all faults of a table stand together":  {"frames.tsv", "A\tx\ta\t-\ts\to\t-\t-\nB\ty\tb\t-\ts\to\t-\t-\n", "frames.tsv:2"},
		"a step that there is not":              {"frames.tsv", "ACCUSED\tv\taccuse\t-\tsubj\tobject\t-\t-\n", "frames.tsv:1: no step \"object\""},
		"a step that there is not, in where":    {"frames.tsv", "#\nACCUSED\tv\taccuse\tobj.yonder=blame\tsubj\tobj\t-\t-\n", "frames.tsv:2: no step \"yonder\""},
		"a condition that asks for no word":     {"frames.tsv", "ACCUSED\tv\taccuse\tobj=\tsubj\tobj\t-\t-\n", "asks for no word"},
		"a frame that says nobody did anything": {"frames.tsv", "ACCUSED\tv\taccuse\t-\t-\tobj\t-\t-\n", "has no source"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.CopyFS(dir, en.Tables()))
			require.NoError(t, os.WriteFile(dir+"/"+c.file, []byte(c.rows), 0o644))
			_, err := claim.New(claim.Options{Tables: os.DirFS(dir), Ontology: vocabulary})
			assert.ErrorContains(t, err, c.want)
		})
	}
}

func ExampleFinder_Find() {
	vocabulary, _ := ontology.Default()
	analyzer, _ := text.New()
	entities, _ := entity.New(entity.Options{})
	claims, err := claim.New(claim.Options{Tables: en.Tables(), Ontology: vocabulary})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := analyzer.Analyze("Rwanda denied that it had armed the rebels in Congo.", nil)
	found := entities.Find(doc, entity.Context{})
	for _, c := range claims.Find(doc, found, claim.Context{}) {
		fmt.Println(line(c, found))
	}
	// Output: Rwanda DENIED DR Congo rebels
}
