package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/identity"
)

// envoys is a folder with a store of three articles: a minister with his office, spelled otherwise with it, and a namesake of
// another state.
func envoys(t *testing.T) string {
	t.Helper()
	article := func(id, body string) string {
		return fmt.Sprintf(`{"id":%q,"title":"Talks at the Oda bridge","published":"2021-09-25","publisher":"Oda Wire","body":%q}`+"\n", id, body)
	}
	dir := write(t, map[string]string{"in.jsonl": article("a", "MOSCOW, Sept 25 (Oda Wire) - Russian Foreign Minister Sergei Volkov accused Mali of closing the Oda bridge.\n\nVolkov said the talks would go on in Moscow.") +
		article("b", "BAMAKO, Sept 26 (Oda Wire) - Mali denied on Sunday that it had closed the Oda bridge. Russian Foreign Minister Sergey Volkov condemned Mali.") +
		article("c", "KYIV, Sept 27 (Oda Wire) - Ukrainian Defence Minister Sergei Volkov met officials of France on Monday. France condemned Mali.")})
	must(t, dir, "load", "in.jsonl")
	return dir
}

const (
	sergei    = "person:sergei-volkov@state:RUS"
	sergey    = "person:sergey-volkov@state:RUS"
	ukrainian = "person:sergei-volkov@state:UKR"
)

func TestALoadJoinsWhatIsBeyondDoubtAndNothingElse(t *testing.T) {
	dir := envoys(t)
	out := must(t, dir, "entities", "--kind", "person", "--format", "jsonl")
	assert.Contains(t, out, `{"id":"`+sergei+`"`)
	assert.NotContains(t, out, `{"id":"`+sergey+`"`)
	assert.Contains(t, out, `{"id":"`+ukrainian+`"`)
	ledger, err := os.ReadFile(filepath.Join(dir, "newsgraph.identity.tsv"))
	require.NoError(t, err)
	assert.Contains(t, string(ledger), "same\t"+sergei+"\t"+sergey+"\tspellings of one full name, the same state or organisation")

	why := must(t, dir, "why", "Sergei Volkov", "CRITICIZED", "Mali")
	assert.Contains(t, why, "Sergey Volkov condemned Mali", "asked by a spelling of another article")
	assert.Equal(t, why, must(t, dir, "why", sergey, "CRITICIZED", "Mali"), "and by an id that is read as another")
}

func TestAMergeThatIsUndoneGivesTheSameBytes(t *testing.T) {
	dir := envoys(t)
	before := graphOf(t, dir, "newsgraph.db")
	d := newsgraph(t, dir, "entities", "merge", sergei, ukrainian, "--reason", "same voice", "--by", "ann")
	require.Equal(t, exitDone, d.code, d.err)
	assert.Empty(t, d.out)
	merged := graphOf(t, dir, "newsgraph.db")
	assert.NotContains(t, merged, `"id":"`+ukrainian+`"`)
	assert.NotEqual(t, before, merged)

	out := must(t, dir, "entities", "undo")
	assert.Contains(t, out, "same\t"+sergei+"\t"+ukrainian+"\tsame voice\t\tann\t")
	assert.Equal(t, before, graphOf(t, dir, "newsgraph.db"))
	d = newsgraph(t, dir, "entities", "undo")
	assert.Equal(t, exitFailure, d.code, "newsgraph's own decisions are not a person's to undo")
	assert.Contains(t, d.err, "no decision to take back")
}

func TestASplitCountsBeforeWhatNewsgraphDecided(t *testing.T) {
	dir := envoys(t)
	must(t, dir, "entities", "split", sergei)
	split := graphOf(t, dir, "newsgraph.db")
	assert.Contains(t, split, `"type":"node","id":"`+sergey+`"`)
	must(t, dir, "load", "in.jsonl")
	assert.Equal(t, split, graphOf(t, dir, "newsgraph.db"), "also after the next load")

	d := newsgraph(t, dir, "entities", "merge", sergei, ukrainian)
	require.Equal(t, exitDone, d.code, d.err)
	d = newsgraph(t, dir, "entities", "merge", ukrainian, sergey)
	assert.Equal(t, exitFailure, d.code)
	assert.Contains(t, d.err, "keeps apart")
	assert.Contains(t, d.err, "newsgraph.identity.tsv:")
	must(t, dir, "entities", "undo", "2")
	assert.NotContains(t, graphOf(t, dir, "newsgraph.db"), `"type":"node","id":"`+sergey+`"`, "what newsgraph decided counts again")
}

func TestNamesThatMeanNobodyOrSeveral(t *testing.T) {
	dir := envoys(t)
	for name, test := range map[string]struct {
		args []string
		code int
		want string
	}{
		"a name that is nearly one":       {[]string{"merge", "Germani", "Mali"}, exitFailure, "knows nobody by the name"},
		"a name of several":               {[]string{"merge", "Sergei Volkov", "Mali"}, exitFailure, ukrainian + " (Sergei Volkov, "},
		"one with itself":                 {[]string{"merge", sergei, sergei}, exitUsage, "is the same as itself"},
		"one alone":                       {[]string{"merge", "Mali"}, exitUsage, "two names or ids"},
		"one that is joined with none":    {[]string{"split", "France"}, exitFailure, "read as one with none"},
		"different from itself":           {[]string{"split", "Mali", "mali"}, exitUsage, "cannot be different from itself"},
		"newsgraph's own name":            {[]string{"merge", "Mali", "France", "--by", "newsgraph"}, exitUsage, "newsgraph's own decisions"},
		"no number":                       {[]string{"undo", "all"}, exitUsage, "how many decisions"},
		"a command that does not exist":   {[]string{"marge"}, exitUsage, "did you mean merge?"},
		"a store that is not there":       {[]string{"review", "--from", "none.db"}, exitUnreachable, "no store at none.db"},
		"a score that is none":            {[]string{"review", "--min-score", "2"}, exitUsage, "between 0 and 1"},
		"a file of decisions that is not": {[]string{"review", "--from-file", "none.tsv"}, exitNothing, "none.tsv"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newsgraph(t, dir, append([]string{"entities"}, test.args...)...)
			assert.Equal(t, test.code, d.code)
			assert.Empty(t, d.out)
			assert.Contains(t, d.err, test.want)
		})
	}
}

func TestQuestionsArePrintedAndAnswersTaken(t *testing.T) {
	dir := envoys(t)
	before := graphOf(t, dir, "newsgraph.db")
	questions := must(t, dir, "entities", "review", "--kind", "person")
	assert.Contains(t, questions, "undecided\t"+sergei+"\t"+ukrainian+"\tthe same full name, but different states")
	assert.NotContains(t, questions, sergei+"\t"+sergey, "what is decided is no question")
	assert.Contains(t, must(t, dir, "entities", "review", "--format", "jsonl"), `{"a":{"id":"`+sergei+`","name":"Sergei Volkov","kind":"person","mentions":`)

	answers := strings.Replace(questions, "undecided\t"+sergei, "different\t"+sergei, 1)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "answers.tsv"), []byte(answers), 0o600))
	must(t, dir, "entities", "review", "--from-file", "answers.tsv", "--by", "ann")
	assert.NotContains(t, must(t, dir, "entities", "review"), sergei+"\t"+ukrainian)
	assert.Equal(t, before, graphOf(t, dir, "newsgraph.db"))

	d := newsgraphWith(t, dir, "same\tx\n", nil, "entities", "review", "--from-file", "-")
	assert.Equal(t, exitFailure, d.code)
	assert.Contains(t, d.err, "-:1: 2 columns, need 3")
	d = newsgraphWith(t, dir, "smae\tx\ty\n", nil, "entities", "review", "--from-file", "-")
	assert.Contains(t, d.err, `-:1: verdict "smae"`)
}

func TestTheDialogueKeepsEveryAnswer(t *testing.T) {
	dir := envoys(t)
	var out strings.Builder
	a := app{in: strings.NewReader("what\ny\n"), out: &out, err: &out}
	l := location{scheme: "file", address: filepath.Join(dir, "newsgraph.db"), ledger: filepath.Join(dir, "newsgraph.identity.tsv"), ontology: vocabularyForTest(t)}
	store, err := l.openExisting(t.Context())
	require.NoError(t, err)
	defer store.Close()
	r := review{kind: "person"}
	questions, err := r.questions(t.Context(), store, l)
	require.NoError(t, err)
	require.NotEmpty(t, questions)
	require.NoError(t, r.ask(t.Context(), a, l, store, questions[:1]))
	for _, want := range []string{"1 of 1", "but different states", "Sergei Volkov  (person, ", "“", "in Talks at the Oda bridge (", "the same? y(es) n(o) s(kip) q(uit): ", "no further questions"} {
		assert.Contains(t, out.String(), want)
	}
	ledger, err := identity.Read(l.ledger)
	require.NoError(t, err)
	assert.Equal(t, sergei, ledger.Resolve().Of(ukrainian))
	for text, want := range map[string]identity.Verdict{"y": identity.Same, "NO\n": identity.Different, "skip": identity.Undecided, "q": "", "": ""} {
		assert.Equal(t, want, answer(&out, bufio.NewScanner(strings.NewReader(text))), text)
	}
}

func TestALedgerWithFaultsStopsWhatReadsIt(t *testing.T) {
	dir := envoys(t)
	path := filepath.Join(dir, "own.tsv")
	require.NoError(t, os.WriteFile(path, []byte("smae\ta\tb\n"), 0o600))
	for _, args := range [][]string{{"entities"}, {"export", "--format", "jsonl"}, {"why", "Mali DENIED"}, {"entities", "review"}, {"entities", "merge", "Mali", "France"}, {"entities", "undo"}} {
		d := newsgraph(t, dir, append(args, "--ledger", "own.tsv")...)
		assert.Equal(t, exitConfig, d.code, "%v", args)
		assert.Contains(t, d.err, `own.tsv:1: verdict "smae"`, "%v", args)
	}
	require.NoError(t, os.WriteFile(path, []byte("same\tstate:MLI\tstate:FRA\ndifferent\tstate:FRA\tstate:MLI\n"), 0o600))
	d := newsgraph(t, dir, "entities", "--ledger", "own.tsv")
	assert.Equal(t, exitDone, d.code)
	assert.Contains(t, d.err, "own.tsv:1: state:MLI and state:FRA cannot be same: against own.tsv:2")
	d = newsgraph(t, dir, "entities", "merge", "Mali", "France", "--ledger", "none/own.tsv")
	assert.Equal(t, exitFailure, d.code)
	assert.Contains(t, d.err, "none/own.tsv")
}

func TestALedgerGoesAlongWithACopy(t *testing.T) {
	dir := envoys(t)
	must(t, dir, "entities", "merge", sergei, ukrainian)
	for range 2 {
		must(t, dir, "copy", "--from", "newsgraph.db", "--to", "other.db")
		assert.Equal(t, graphOf(t, dir, "newsgraph.db"), graphOf(t, dir, "other.db"))
	}
	must(t, dir, "entities", "undo", "--from", "other.db")
	assert.NotEqual(t, graphOf(t, dir, "newsgraph.db"), graphOf(t, dir, "other.db"))
}

func TestAnyOrderOfLoadingReadsTheSame(t *testing.T) {
	articles, err := os.ReadFile(repository(t, "extract", "score", "testdata", "identity", "open", "articles.jsonl"))
	require.NoError(t, err)
	lines := strings.SplitAfter(strings.TrimSpace(string(articles))+"\n", "\n")
	lines = lines[:len(lines)-1]
	dir := t.TempDir()
	rnd := rand.New(rand.NewPCG(1, 2))
	var want, ledger string
	for n := range 3 {
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		store := fmt.Sprintf("g%d.db", n)
		for part, some := range [][]string{lines[:len(lines)/2], lines[len(lines)/2:]} { // in two loads, the first of which knows half
			file := fmt.Sprintf("in%d-%d.jsonl", n, part)
			require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(strings.Join(some, "")), 0o600))
			must(t, dir, "load", file, "--to", store)
		}
		text, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("g%d.identity.tsv", n)))
		require.NoError(t, err)
		if n == 0 {
			want, ledger = graphOf(t, dir, store), string(text)
			continue
		}
		assert.Equal(t, ledger, string(text))
		assert.Equal(t, want, graphOf(t, dir, store))
	}
}

func TestATableOfOnesOwnIsReadByTheNextLoad(t *testing.T) {
	dir := write(t, map[string]string{
		"own.tsv": "# mine\ngroup\tBlue Lantern Guild\tBLG|the Lanterns\tarmed\tGHA\nperson\tKwame Osei-Bonsu\tOsei-Bonsu\tm\tGHA\t\t\tinterior minister\t2020-01\n",
		"a.txt":   "The Lanterns leave Tamale\n\nACCRA, Sept 25 (Oda Wire) - BLG attacked a market in Tamale on Friday, police said.\n",
	})
	d := newsgraph(t, dir, "entities", "import", "own.tsv", "--tables", "tables")
	require.Equal(t, exitDone, d.code, d.err)
	assert.Contains(t, d.err, "groups.add.tsv         1 row\nleaders.add.tsv        1 row\n")
	env := []string{"NEWSGRAPH_TABLES=tables"}
	d = newsgraphWith(t, dir, "", env, "load", "a.txt")
	require.Equal(t, exitDone, d.code, d.err)
	assert.Contains(t, must(t, dir, "entities"), "Blue Lantern Guild")

	before, err := os.ReadFile(filepath.Join(dir, "tables", "groups.add.tsv"))
	require.NoError(t, err)
	must(t, dir, "entities", "import", "own.tsv", "--tables", "tables")
	after, err := os.ReadFile(filepath.Join(dir, "tables", "groups.add.tsv"))
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after), "importing again replaces")

	for text, want := range map[string]string{
		"\ngroup\n":                               "own.tsv:2: 1 columns, need 2",
		"grop\tX\n":                               `own.tsv:1: no kind "grop": did you mean group?`,
		"group\t\n":                               "own.tsv:1: needs a name",
		"person\tX Y\n":                           "own.tsv:1: X Y: a person needs an office",
		"operation\tX\t\tbig\n":                   "own.tsv:1: X: a operation has no class",
		"group\tZed Guild\t\tarmed\tXXX\n":        `own.tsv:1: no state "XXX"`,
		"#\n\ngroup\tNATO\n":                      "own.tsv:3: NATO stands twice",
		"group\tZed Guild\t\tarmed\t\tX9\n":       "own.tsv:1: Zed Guild: wikidata",
		"group\tZed\tgroup\tarmed\t\t\t\tchief\n": "own.tsv:1: Zed: a group has no office",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "own.tsv"), []byte(text), 0o600))
		d := newsgraph(t, dir, "entities", "import", "own.tsv", "--tables", "tables")
		assert.Equal(t, exitFailure, d.code, text)
		assert.Contains(t, d.err, want, text)
	}
	kept, err := os.ReadFile(filepath.Join(dir, "tables", "groups.add.tsv"))
	require.NoError(t, err)
	assert.Equal(t, string(before), string(kept), "faults change nothing")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "own.tsv"), nil, 0o600))
	must(t, dir, "entities", "import", "own.tsv", "--tables", "tables")
	assert.NoFileExists(t, filepath.Join(dir, "tables", "groups.add.tsv"), "an empty table takes its rows away")
	d = newsgraph(t, dir, "entities", "import", "own.tsv")
	assert.Equal(t, exitConfig, d.code)
}
