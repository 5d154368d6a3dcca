package score_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/score"
	"newsgraph/graph/ontology"
)

// shared is the folder beside the repository with the gold tables and the scorer that they are made with.
const shared = "../../../shared"

// tool is the path of that scorer; the test is skipped where it or Python is not there.
func tool(t *testing.T) string {
	t.Helper()
	path := filepath.Join(shared, "tools", "score.py")
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the reference scorer is not there: %v", err)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skipf("python3 is not there: %v", err)
	}
	return path
}

func vocabulary(t testing.TB) *ontology.Ontology {
	t.Helper()
	o, err := ontology.Default()
	require.NoError(t, err)
	return o
}

// run scores with this package, as the command line does.
func run(t testing.TB, gold, names, claims string) (score.Report, error) {
	t.Helper()
	o := vocabulary(t)
	n, err := score.ReadNames(strings.NewReader(names), "names.tsv")
	if err != nil {
		return score.Report{}, err
	}
	g, err := score.ReadGold(strings.NewReader(gold), "gold.tsv", n, o)
	if err != nil {
		return score.Report{}, err
	}
	c, err := score.ReadClaims(strings.NewReader(claims), "claims.jsonl", o)
	if err != nil {
		return score.Report{}, err
	}
	return g.Score(c), nil
}

// compare scores with this package and with the reference: text, JSON and mistakes must be the same bytes.
func compare(t *testing.T, gold, names, claims string) {
	t.Helper()
	path, dir := tool(t), t.TempDir()
	for name, content := range map[string]string{"gold.tsv": gold, "names.tsv": names, "claims.jsonl": claims} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	r, err := run(t, gold, names, claims)
	require.NoError(t, err)
	for _, asJSON := range []bool{false, true} {
		args := []string{path, filepath.Join(dir, "gold.tsv"), filepath.Join(dir, "claims.jsonl"), "--errors"}
		var got bytes.Buffer
		if asJSON {
			args = append(args, "--json")
			require.NoError(t, r.WriteJSON(&got))
		} else {
			require.NoError(t, r.WriteText(&got))
		}
		require.NoError(t, r.WriteMistakes(&got))
		cmd := exec.Command("python3", args...)
		cmd.Stderr = os.Stderr
		cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf8")
		want, err := cmd.Output()
		require.NoError(t, err)
		require.Equal(t, string(want), got.String())
	}
}

func sharedFile(t *testing.T, parts ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{shared}, parts...)...))
	if err != nil {
		t.Skipf("the shared gold table is not there: %v", err)
	}
	return string(text)
}

// line makes a claim as an extractor writes it.
func line(article, source, relation, target string, more map[string]any) string {
	c := map[string]any{"article": article, "relation": relation, "source": nil, "target": nil}
	if source != "" {
		c["source"] = map[string]any{"name": source}
	}
	if target != "" {
		c["target"] = map[string]any{"name": target}
	}
	for k, v := range more {
		c[k] = v
	}
	out, err := json.Marshal(c)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// guesses makes claims from a gold table at random: rows as they stand, rows spoiled, ends of different rows together.
func guesses(rnd *rand.Rand, gold string, o *ontology.Ontology, n int) string {
	var rows [][]string
	for _, l := range strings.Split(gold, "\n") {
		if f := strings.Split(l, "\t"); !strings.HasPrefix(l, "#") && len(f) >= 5 {
			rows = append(rows, f)
		}
	}
	one := func(cell string) string {
		names := strings.Split(cell, "|")
		if name := names[rnd.IntN(len(names))]; name != "-" {
			return name
		}
		return ""
	}
	var b strings.Builder
	for range n {
		f, g := rows[rnd.IntN(len(rows))], rows[rnd.IntN(len(rows))]
		relation := one(f[2])
		if relation == "" || rnd.IntN(6) == 0 {
			relation = o.Relations[rnd.IntN(len(o.Relations))].Name
		}
		source, target := one(f[1]), one(f[3])
		if rnd.IntN(4) == 0 {
			target = one(g[3])
		}
		if rnd.IntN(8) == 0 {
			source, target = target, source
		}
		if rnd.IntN(3) == 0 {
			source = "the " + strings.ToUpper(source) + "’s"
		}
		more := map[string]any{"negated": rnd.IntN(8) == 0, "planned": rnd.IntN(3) == 0, "reported": rnd.IntN(3) == 0}
		if rnd.IntN(4) == 0 {
			more["speaker"] = map[string]any{"name": one(g[1]), "aliases": []string{one(g[3]), "nobody"}}
		}
		if rnd.IntN(6) == 0 {
			more["source"] = map[string]any{"name": "someone unknown", "aliases": []string{source, one(g[1])}}
		}
		b.WriteString(line(f[0]+"_page.txt", source, relation, target, more) + "\n")
	}
	return b.String()
}

func TestSharedGoldTableIsScoredAsTheReferenceScoresIt(t *testing.T) {
	gold, names := sharedFile(t, "gold", "seeds.tsv"), sharedFile(t, "gold", "names.tsv")
	rnd, o := rand.New(rand.NewPCG(3, 4)), vocabulary(t)
	for i, n := range []int{0, 1, 20, 200, 1000, 3000} {
		t.Run(fmt.Sprintf("%d claims", n), func(t *testing.T) {
			compare(t, gold, names, guesses(rnd, gold, o, n+i))
		})
	}
}

func TestOddTablesAreScoredAsTheReferenceScoresThem(t *testing.T) {
	gold := "# a comment\n\n" +
		"a\tMali\tACCUSED|REQUESTED\tFrance\tr\t\n" +
		"a\tMali\tACCUSED\t-\tr\n" +
		"a\tFrance|Mali\tMET|HOLDS_OFFICE\tGermany\tr\tplanned?\n" +
		"a\tMali\tREQUESTED\tFrance\to\tneg,reported?\n" +
		"a\t-\tDENIED\tThe U.N.\tr\tplanned,planned?\n" +
		"a\tMali\t-\tFrance\tr\t\n" +
		"a\tNobody\t-\t-\tx\n" +
		"a\tFrance\tACCUSED\tMali\tx\treported\n" +
		"ab\t-\n" +
		"a.1\tMali\tLINKED_TO\tFrance\to\t\n" +
		"c\t-|x\tMET\ty|-\to\n"
	names := "Mali\tBamako|Republic of Mali\nFrance|Paris\t\nUnited Nations|UN\n# none\n"
	for name, claims := range map[string]string{
		"no claims at all":                 "",
		"blank lines":                      "\n \r\n" + line("a_x", "Bamako", "ACCUSED", "Paris", nil) + "\r\n\n",
		"one claim for two rows":           line("a", "Mali", "ACCUSED", "France", nil),
		"two claims that must change rows": line("a", "Mali", "ACCUSED", "France", nil) + "\n" + line("a", "Mali", "ACCUSED", "Togo", nil),
		"the same claim twice":             strings.Repeat(line("a", "Mali", "ACCUSED", "Chad", nil)+"\n", 2),
		"a symmetric relation either way":  line("a", "Germany", "MET", "Paris", nil),
		"a relation with a direction":      line("a", "France", "REQUESTED", "Mali", nil),
		"an end and itself":                line("a", "Mali", "ACCUSED", "Bamako", nil),
		"a longer article wins":            line("a.1_x", "Paris", "LINKED_TO", "Bamako", nil) + "\n" + line("ab-2", "Mali", "MET", "Chad", nil),
		"articles that are paths":          line("b/a/", "Mali", "ACCUSED", "France", nil) + "\n" + line("/x/ab", "Mali", "MET", "Togo", nil),
		"an article of another name":       line("abc", "Mali", "ACCUSED", "France", nil) + "\n" + line("a2", "Mali", "MET", "Togo", nil),
		"a forbidden name as speaker":      line("a", "Mali", "ACCUSED", "France", map[string]any{"speaker": map[string]any{"name": "nobody"}}),
		"a forbidden name as an alias":     line("a", "X", "ACCUSED", "France", map[string]any{"place": map[string]any{"name": "unknown", "aliases": []any{"Nobody's", nil}}}),
		"a forbidden claim":                line("a", "France", "ACCUSED", "Mali", map[string]any{"reported": true}),
		"a forbidden claim in other state": line("a", "France", "ACCUSED", "Mali", nil),
		"status that is no boolean":        line("a", "Mali", "REQUESTED", "France", map[string]any{"negated": 1, "planned": "no", "reported": []int{}}),
		"ends without a name":              line("a", "", "DENIED", "UN", map[string]any{"planned": 1, "source": map[string]any{"aliases": nil}}),
		"ends that are empty objects":      line("a", "", "DENIED", "UN", map[string]any{"source": map[string]any{}}),
		"aliases that mean two entities":   line("a", "", "ACCUSED", "UN", map[string]any{"source": map[string]any{"name": "?", "aliases": []string{"Mali", "Paris"}}}),
		"a name of letters beyond latin":   line("a", "馬里", "ACCUSED", "Франция", nil),
		"the row with an empty name":       line("c", "", "MET", "", map[string]any{"source": map[string]any{"name": "-"}, "target": map[string]any{"name": "…"}}),
		"a field in other case":            `{"article":"a","relation":"ACCUSED","Relation":"MET","source":{"name":"Mali"},"Source":{"name":"Chad"},"target":{"name":"France"}}`,
		"a number as an article":           `{"article":7,"relation":"ACCUSED"}` + "\n" + `{"article":"a","relation":"ACCUSED","confidence":1e999}`,
	} {
		t.Run(name, func(t *testing.T) { compare(t, gold, names, claims) })
	}
}

func TestFaultsAreNamedByFileAndLine(t *testing.T) {
	gold := "a\tMali\tACCUSED\tFrance\tr\n"
	for name, test := range map[string]struct{ gold, claims, want string }{
		"a row of four columns":         {gold + "a\tMali\tACCUSED\tFrance\n", "", "gold.tsv:2: needs article, source, relation, target, r|o|x, flags"},
		"a row of seven columns":        {"a\tMali\tACCUSED\tFrance\tr\tneg\tx\n", "", "gold.tsv:1: 7 columns, want 6"},
		"a row of one column":           {gold + "a\n", "", "gold.tsv:2: 1 columns, need 2"},
		"a header that is not first":    {gold + "article\tsource\trelation\ttarget\tneed\n", "", "gold.tsv:2: needs article"},
		"a need that is none":           {"a\tMali\tACCUSED\tFrance\tq\n", "", "gold.tsv:1: needs"},
		"a relation that is none":       {"#\n" + "a\tMali\tHUGGED\tFrance\tr\n", "", "gold.tsv:2: no relation HUGGED"},
		"a flag that is none":           {"a\tMali\tACCUSED\tFrance\tr\tmaybe\n", "", `gold.tsv:1: no flag "maybe"`},
		"bytes that are not UTF-8":      {"a\tM\xff\tACCUSED\tFrance\tr\n", "", "gold.tsv:1: not UTF-8"},
		"a claim that is not JSON":      {gold, "{}x\n", "claims.jsonl:1: no claim"},
		"a claim without article":       {gold, "\n" + `{"relation":"ACCUSED"}`, "claims.jsonl:2: no claim: no article or no relation"},
		"a claim of no relation":        {gold, `{"article":"a","relation":"HUGGED"}`, "claims.jsonl:1: no relation HUGGED"},
		"an end that is not an object":  {gold, `{"article":"a","relation":"MET","source":"Mali"}`, "claims.jsonl:1: no claim: source"},
		"aliases that are not a list":   {gold, `{"article":"a","relation":"MET","source":{"name":"x","aliases":{"y":1}}}`, "claims.jsonl:1: no claim: source: aliases"},
		"a relation that is not a name": {gold, `{"article":"a","relation":{}}`, "claims.jsonl:1: no claim: relation"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := run(t, test.gold, "", test.claims)
			assert.ErrorContains(t, err, test.want)
		})
	}
}

func TestAGoldTableMayNameItsColumnsInAHeader(t *testing.T) {
	claims := line("a", "Mali", "ACCUSED", "France", nil)
	const row = "a\tMali\tACCUSED\tFrance\tr\n"
	want, err := run(t, row, "", claims)
	require.NoError(t, err)
	for name, header := range map[string]string{
		"names alone":                   "article\tsource\trelation\ttarget\tneed\tflags\n",
		"names with what they mean":     "# about\nArticle\tSource(|alternatives)\tRELATION(|alternatives)\ttarget(|alternatives)\tneed\tflags\r\n",
		"names after a byte order mark": "\ufeffarticle\tsource\trelation\ttarget\tneed\tflags\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := run(t, header+row, "", claims)
			require.NoError(t, err)
			assert.Equal(t, want, got)
		})
	}
}

func TestMatchingIsAsLargeAsCanBe(t *testing.T) {
	// The first claim fits both rows, the second only the first row: taking the first free row would lose one.
	gold := "a\tMali\tACCUSED|DENIED\tFrance\tr\na\tMali\tACCUSED\tFrance\tr\n"
	r, err := run(t, gold, "", line("a", "Mali", "ACCUSED", "France", nil)+"\n"+line("a", "Mali", "DENIED", "France", nil))
	require.NoError(t, err)
	assert.Equal(t, score.Figures{Right: 2, Required: 2, Found: 2}, r.Strict)
	assert.Equal(t, 1.0, r.Strict.F1())
}

func FuzzReadClaims(f *testing.F) {
	f.Add(line("a", "Mali", "ACCUSED", "France", nil))
	f.Add(`{"article":1,"relation":"MET","source":{"name":null,"aliases":[null,"x"]}}` + "\r\n{")
	o := vocabulary(f)
	f.Fuzz(func(t *testing.T, text string) {
		claims, err := score.ReadClaims(strings.NewReader(text), "claims.jsonl", o)
		if err != nil {
			assert.Contains(t, err.Error(), "claims.jsonl:")
			return
		}
		g, err := score.ReadGold(strings.NewReader("a\t-\n"), "gold.tsv", nil, o)
		require.NoError(t, err)
		assert.Zero(t, g.Score(claims).Strict.Right)
	})
}

func FuzzReadGold(f *testing.F) {
	f.Add("a\tMali|Bamako\tACCUSED|MET\t-\tr\tneg,planned?\n#x\nb\t-")
	o := vocabulary(f)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := score.ReadGold(strings.NewReader(text), "gold.tsv", nil, o); err != nil {
			assert.Contains(t, err.Error(), "gold.tsv:")
		}
	})
}
