package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/ontology"
)

var update = flag.Bool("update", false, "write the golden files anew")

// asCommand makes this test binary be newsgraph, for what can only be seen in a process of its own.
const asCommand = "NEWSGRAPH_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// done is what a finished run of newsgraph left.
type done struct {
	code     int
	out, err string
}

// newsgraph runs the command line in a folder, with an environment and a home that hold nothing of the tester's own.
func newsgraph(t *testing.T, dir string, args ...string) done {
	t.Helper()
	return newsgraphWith(t, dir, "", nil, args...)
}

func newsgraphWith(t *testing.T, dir, stdin string, env []string, args ...string) done {
	t.Helper()
	t.Chdir(dir)
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	var out, msg bytes.Buffer
	code := run(t.Context(), args, app{in: strings.NewReader(stdin), out: &out, err: &msg, env: env})
	return done{code, out.String(), msg.String()}
}

// must runs newsgraph and wants it to succeed.
func must(t *testing.T, dir string, args ...string) string {
	t.Helper()
	d := newsgraph(t, dir, args...)
	require.Equal(t, exitDone, d.code, d.err)
	return d.out
}

// command is newsgraph as a process in a folder.
func command(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Dir = dir
	cmd.Env = []string{asCommand + "=1", "HOME=" + dir, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir()}
	return cmd
}

// finish runs a process to its end.
func finish(t *testing.T, cmd *exec.Cmd) done {
	t.Helper()
	var out, msg bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &msg
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return done{cmd.ProcessState.ExitCode(), out.String(), msg.String()}
}

// states are names that every reader knows.
func states() []string {
	return []string{"France", "Mali", "Russia", "Germany", "Nigeria", "Ukraine", "Turkey", "Niger", "Togo", "Chad", "Ghana", "Benin"}
}

// story is the text of an article, different for every number.
func story(n int) string {
	s := states()
	a, b, c := s[n%len(s)], s[(n/2+1+n)%len(s)], s[(n/3+5+n)%len(s)]
	if a == b {
		b = "Japan"
	}
	if b == c || a == c {
		c = "Brazil"
	}
	return fmt.Sprintf("%s accuses %s over a river\n\n%s accused %s of closing the river “again” on Friday, and the talks of day %d ended early.\n\n"+
		"%s denied the accusation. %s requested help from %s, a spokesman said.\n\n%s condemned %s for the shelling of its border post.\n", a, b, a, b, n, b, b, c, c, b)
}

// jsonLines are articles as records.
func jsonLines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"river-%04d","title":"River talks, day %d","published":"2021-09-%02d","publisher":"River Agency","body":%q}`+"\n", i, i, i%28+1, story(i))
	}
	return b.String()
}

// write makes files in a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return dir
}

func TestEveryCommandExplainsItself(t *testing.T) {
	goldens := repository(t, "cmd", "newsgraph", "testdata", "help")
	root := app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}.root()
	var paths [][]string
	for _, sub := range root.Commands() {
		if sub.Name() == "completion" || sub.Name() == "help" {
			continue
		}
		paths = append(paths, []string{sub.Name()})
		for _, below := range sub.Commands() {
			paths = append(paths, []string{sub.Name(), below.Name()})
		}
	}
	for _, path := range append(paths, []string{}) {
		t.Run(strings.Join(append([]string{"newsgraph"}, path...), " "), func(t *testing.T) {
			d := newsgraph(t, t.TempDir(), append(path, "--help")...)
			require.Equal(t, exitDone, d.code)
			assert.Empty(t, d.err)
			if cmd, _, err := root.Find(path); err == nil && !cmd.HasSubCommands() {
				assert.Contains(t, d.out, "Examples:")
			}
			golden := filepath.Join(goldens, strings.Join(append([]string{"newsgraph"}, path...), "-")+".txt")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, []byte(d.out), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), d.out)
		})
	}
}

func TestExitCodesSayWhatHappened(t *testing.T) {
	dir := write(t, map[string]string{
		"good/a.txt": story(1), "mixed/a.txt": story(2), "mixed/b.bin": "\x00\x01\x02", "bad/b.bin": "\x00\x01\x02",
		"notes.txt": "not a store", "other/newsgraph.yaml": "store: a.db\nworkres: 2\n", "locked/newsgraph.yaml": "neo4j:\n  password_file: nowhere\n",
		"words/relations.tsv": "HUGGED\n",
	})
	require.NoError(t, os.Mkdir(filepath.Join(dir, "empty"), 0o755))
	must(t, dir, "load", "good")
	for name, test := range map[string]struct {
		in   string
		args []string
		code int
		want string // on stderr
	}{
		"nothing asked shows the help":                 {"", nil, 0, ""},
		"a command that does not exist":                {"", []string{"laod", "good"}, 2, "no command \"laod\": did you mean load?"},
		"a subcommand that does not exist":             {"", []string{"config", "shwo"}, 2, "did you mean show?"},
		"a flag that does not exist":                   {"", []string{"load", "good", "--form", "x"}, 2, "see newsgraph load --help"},
		"a flag with a value that is none":             {"", []string{"load", "good", "--workers", "many"}, 2, "workers"},
		"a flag beyond its bounds":                     {"", []string{"load", "good", "--workers", "0"}, 2, "flag --workers: workers: want a whole number"},
		"a field that does not exist":                  {"", []string{"load", "good", "--field", "text=body"}, 2, `no field "text"`},
		"no path":                                      {"", []string{"load"}, 2, "newsgraph load needs PATH..."},
		"a format that does not exist":                 {"", []string{"export", "--format", "cvs"}, 2, "no format \"cvs\": did you mean csv?\n  there are: csv, jsonl"},
		"no format":                                    {"", []string{"export"}, 2, "csv or jsonl"},
		"a relation that does not exist":               {"", []string{"export", "--format", "csv", "--relation", "accuse"}, 2, `no relation "accuse": did you mean ACCUSED?`},
		"a kind that does not exist":                   {"", []string{"entities", "--kind", "persn"}, 2, "did you mean person?"},
		"a usage error before a missing store":         {"", []string{"entities", "--kind", "persn", "--from", "none.db"}, 2, "did you mean person?"},
		"a granularity that does not exist":            {"", []string{"extract", "good", "--granularity", "stat"}, 2, "did you mean state?"},
		"a confidence beyond one":                      {"", []string{"extract", "good", "--min-confidence", "7"}, 2, "between 0 and 1"},
		"a day that is none":                           {"", []string{"export", "--format", "csv", "--since", "25.9.2021"}, 2, "want a day like 2021-09-25"},
		"days that stand the wrong way round":          {"", []string{"export", "--format", "csv", "--since", "2021-02-01", "--until", "2021-01-01"}, 2, "is before"},
		"a date of what":                               {"", []string{"export", "--format", "csv", "--by", "publishd"}, 2, "did you mean published?"},
		"hops from nowhere":                            {"", []string{"export", "--format", "csv", "--hops", "2"}, 2, "there is none"},
		"no hops":                                      {"", []string{"export", "--format", "csv", "--seed", "Mali", "--hops", "0"}, 2, "want 1 or more"},
		"a question without relation":                  {"", []string{"why", "Mali and France"}, 2, `neither a claim's id nor "A RELATION B"`},
		"a store with an unknown scheme":               {"", []string{"entities", "--from", "mysql://host"}, 2, `no scheme "mysql"`},
		"a store with a password in it":                {"", []string{"entities", "--from", "bolt://me:hush@host"}, 2, "a password does not belong in an address"},
		"a copy without a target":                      {"", []string{"copy", "--from", "newsgraph.db"}, 2, "needs --to STORE"},
		"a copy onto itself":                           {"", []string{"copy", "--to", "./newsgraph.db"}, 2, "are the same store"},
		"a folder to write a file to":                  {"", []string{"export", "--format", "jsonl", "-o", "good"}, 2, "is a folder"},
		"a key that does not exist":                    {"other", []string{"entities"}, 3, "newsgraph.yaml:2: no key workres: did you mean workers?"},
		"the store neo4j without an address":           {"", []string{"entities", "--from", "neo4j"}, 3, "set NEO4J_URI"},
		"a password file that is not there":            {"locked", []string{"entities", "--from", "bolt://localhost:1"}, 3, "reading the password"},
		"a password file in a flag that is not there":  {"", []string{"load", "good", "--to", "bolt://localhost:1", "--password-file", "x"}, 3, "reading the password"},
		"nothing readable":                             {"", []string{"load", "bad", "--to", "n.db"}, 4, "nothing was readable"},
		"nothing there":                                {"", []string{"load", "nowhere", "--to", "n.db"}, 4, "nowhere"},
		"nothing in a folder":                          {"", []string{"load", "empty", "--to", "n.db"}, 4, "found no article"},
		"nothing readable to extract":                  {"", []string{"extract", "bad"}, 4, "b.bin"},
		"a store that is not there":                    {"", []string{"entities", "--from", "none.db"}, 5, "newsgraph load PATH... --to none.db"},
		"a copy of a store that is not there":          {"", []string{"copy", "--from", "none.db", "--to", "n.db"}, 5, "no store at none.db"},
		"a store that is something else":               {"", []string{"load", "good", "--to", "notes.txt"}, 5, "notes.txt"},
		"a store in a folder that is not there":        {"", []string{"load", "good", "--to", "no/where.db"}, 5, "no/where.db"},
		"a store that is a folder":                     {"", []string{"load", "good", "--to", "good"}, 5, "folder"},
		"some articles failed":                         {"", []string{"load", "mixed", "--to", "m.db"}, 6, "1 record could not be read"},
		"some articles failed to be extracted":         {"", []string{"extract", "mixed"}, 6, "b.bin"},
		"a claim that is not there":                    {"", []string{"why", "c00000000000000000000"}, 1, "has no claim"},
		"a gold table that is not there":               {"", []string{"score", "no.tsv", "no.jsonl"}, 1, "reading the gold table"},
		"names that were asked for and are not there":  {"", []string{"score", "notes.txt", "no.jsonl", "--names", "x"}, 1, "reading names"},
		"a seed that nobody knows":                     {"", []string{"export", "--format", "csv", "--seed", "Maly"}, 1, "similar names: Mali"},
		"an article that is not there":                 {"", []string{"entities", "--article", "z.txt"}, 1, `no article "z.txt"`},
		"an output in a folder that is not there":      {"", []string{"export", "--format", "jsonl", "-o", "no/where"}, 1, "no/where"},
		"arguments where there should be none":         {"", []string{"version", "x"}, 2, "newsgraph version needs no arguments"},
		"a wrong number of files to score":             {"", []string{"score", "x"}, 2, "a gold table and CLAIMS.jsonl or MENTIONS.jsonl"},
		"names for mentions":                           {"", []string{"score", "--identity", "--names", "x", "a", "b"}, 2, "--names is for claims"},
		"a limit below nothing":                        {"", []string{"entities", "--limit", "-1"}, 2, "--limit"},
		"a store with an address that leads nowhere":   {"", []string{"entities", "--from", "bolt://"}, 2, "want an address like"},
		"an extraction of a format that is not there":  {"", []string{"extract", "good", "--format", "xml"}, 2, "csv, jsonl, mentions, table"},
		"a list of entities in a format not there":     {"", []string{"entities", "--format", "csv"}, 2, "jsonl, table"},
		"a relation in capitals that is nearly one":    {"", []string{"why", "Mali ACUSED France"}, 2, "did you mean ACCUSED?"},
		"an extraction of paths that are not there":    {"", []string{"extract", "nowhere"}, 4, "nowhere"},
		"a Neo4j that does not run":                    {"", []string{"neo4j", "status"}, 5, "start it with newsgraph neo4j up"},
		"a Neo4j that does not run to stop":            {"", []string{"neo4j", "down"}, 0, "does not run"},
		"a subcommand of neo4j that does not exist":    {"", []string{"neo4j", "stat"}, 2, "did you mean status?"},
		"a completion for a shell":                     {"", []string{"completion", "bash"}, 0, ""},
		"a question that stands in several arguments":  {"", []string{"why", "Nobody", "ACCUSED", "Mali"}, 1, "knows nobody"},
		"a store in a URI that is a file's is refused": {"", []string{"entities", "--from", "file://x.db"}, 2, "no scheme"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newsgraph(t, filepath.Join(dir, test.in), test.args...)
			assert.Equal(t, test.code, d.code, d.err)
			assert.Contains(t, d.err, test.want)
			assert.NotContains(t, d.err, "hush")
			assert.NotContains(t, d.err, "goroutine")
		})
	}
	assert.NoFileExists(t, filepath.Join(dir, "n.db"), "a run that reads nothing makes no store")
	assert.NoFileExists(t, filepath.Join(dir, "none.db"), "a reading command makes no store")
}

func TestTablesOfTheUserReplaceTheEmbeddedOnes(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story(1), "words/relations.tsv": "HUGGED\n"})
	d := newsgraphWith(t, dir, "", []string{"NEWSGRAPH_TABLES=words"}, "extract", "a.txt")
	assert.Equal(t, exitConfig, d.code)
	assert.Contains(t, d.err, "relations.tsv:1: 1 columns")
	d = newsgraphWith(t, dir, "", []string{"NEWSGRAPH_TABLES=nowhere"}, "extract", "a.txt")
	assert.Equal(t, exitConfig, d.code)
	assert.Contains(t, d.err, "nowhere")
}

func TestACommandIsAProcessWithStreamsAndAnExitCode(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story(1)})
	d := finish(t, command(t, dir, "extract", "a.txt", "nowhere.txt"))
	assert.Equal(t, exitPartly, d.code)
	assert.Contains(t, d.out, `"relation":"ACCUSED"`)
	assert.Contains(t, d.err, "nowhere.txt")
	assert.Equal(t, exitUsage, finish(t, command(t, dir, "extract")).code)
}

func TestConfigShowTellsWhereValuesComeFromAndNoPassword(t *testing.T) {
	dir := write(t, map[string]string{"newsgraph.yaml": "store: mali.db\n", "secret": "hush\n"})
	env := []string{"NEO4J_PASSWORD=hush", "NEO4J_URI=bolt://localhost", "NEWSGRAPH_NEO4J_PASSWORD_FILE=secret"}
	d := newsgraphWith(t, dir, "", env, "config", "show")
	require.Equal(t, exitDone, d.code, d.err)
	assert.NotContains(t, d.out, "hush")
	for _, want := range [][]string{
		{"store", "mali.db", "newsgraph.yaml:1"}, {"neo4j.uri", "bolt://localhost", "environment NEO4J_URI"},
		{"neo4j.password_file", "secret", "environment NEWSGRAPH_NEO4J_PASSWORD_FILE"}, {"min_confidence", "0.5", "default"},
	} {
		found := false
		for line := range strings.Lines(d.out) {
			found = found || strings.Join(strings.Fields(line), " ") == strings.Join(want, " ")
		}
		assert.True(t, found, "%v in\n%s", want, d.out)
	}
}

func TestVersionNamesTheExtractor(t *testing.T) {
	assert.Contains(t, must(t, t.TempDir(), "version"), "extractor ")
	assert.Contains(t, must(t, t.TempDir(), "version", "--json"), `"extractor":"`)
}

func TestShellsAreOfferedWhatExists(t *testing.T) {
	assert.Contains(t, must(t, t.TempDir(), "__complete", "export", "--format", ""), "csv\njsonl\n")
	assert.Contains(t, must(t, t.TempDir(), "__complete", "entities", "--kind", ""), "person\n")
	assert.Contains(t, must(t, t.TempDir(), "__complete", "export", "--relation", ""), "ACCUSED\n")
}

func vocabularyForTest(t testing.TB) *ontology.Ontology {
	t.Helper()
	o, err := ontology.Default()
	require.NoError(t, err)
	return o
}
