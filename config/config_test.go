package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/config"
	"newsgraph/extract"
)

// write makes a folder with a project file and a user's file; an empty text makes no file.
func write(t *testing.T, project, user string) config.Options {
	t.Helper()
	o := config.Options{Dir: t.TempDir(), UserDir: t.TempDir()}
	if project != "" {
		require.NoError(t, os.WriteFile(filepath.Join(o.Dir, "newsgraph.yaml"), []byte(project), 0o600))
	}
	if user != "" {
		require.NoError(t, os.Mkdir(filepath.Join(o.UserDir, "newsgraph"), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(o.UserDir, "newsgraph", "config.yaml"), []byte(user), 0o600))
	}
	return o
}

func origin(t *testing.T, all []config.Setting, key string) (value, from string) {
	t.Helper()
	for _, s := range all {
		if s.Key == key {
			return s.Value, s.Origin
		}
	}
	t.Fatalf("no setting %s", key)
	return "", ""
}

func TestNothingConfiguredGivesTheDefaults(t *testing.T) {
	c, settings, err := config.Load(config.Options{})
	require.NoError(t, err)
	assert.Equal(t, config.Config{Store: "newsgraph.db", Workers: runtime.NumCPU(), MaxBytes: 4 << 20, MinConfidence: extract.Sure, Fields: map[string]string{}}, c)
	for i, s := range settings {
		assert.Equal(t, "default", s.Origin, s.Key)
		assert.True(t, i == 0 || settings[i-1].Key < s.Key, "sorted")
	}
}

func TestStrongerPlacesWin(t *testing.T) {
	project, user := "store: project.db\n", "\n\nstore: user.db\n"
	env := []string{"NEWSGRAPH_STORE=env.db", "NEO4J_URI=bolt://elsewhere"}
	flags := []config.Flag{{Key: "store", Name: "--to", Value: "flag.db"}}
	for name, test := range map[string]struct {
		project, user string
		env           []string
		flags         []config.Flag
		value, origin string
	}{
		"a flag before the environment":         {project, user, env, flags, "flag.db", "flag --to"},
		"the environment before the project":    {project, user, env, nil, "env.db", "environment NEWSGRAPH_STORE"},
		"the project before the user":           {project, user, nil, nil, "project.db", "newsgraph.yaml:1"},
		"the user before the default":           {"", user, nil, nil, "user.db", "config.yaml:3"},
		"the default last":                      {"", "", []string{"NEO4J_URI=bolt://elsewhere"}, nil, "newsgraph.db", "default"},
		"an empty variable says nothing":        {project, "", []string{"NEWSGRAPH_STORE="}, nil, "project.db", "newsgraph.yaml:1"},
		"a key without a value says nothing":    {"store:\n", user, nil, nil, "user.db", "config.yaml:3"},
		"keys are the same in capitals":         {"STORE: x.db", "", nil, nil, "x.db", "newsgraph.yaml:1"},
		"an empty file says nothing":            {"# nothing\n", "", nil, nil, "newsgraph.db", "default"},
		"variables of tests are not looked at":  {"", "", []string{"NEWSGRAPH_TEST_REQUIRE=1"}, nil, "newsgraph.db", "default"},
		"variables of others are not looked at": {"", "", []string{"STORE=x", "NEWSGRAPHSTORE=y"}, nil, "newsgraph.db", "default"},
	} {
		t.Run(name, func(t *testing.T) {
			o := write(t, test.project, test.user)
			o.Env, o.Flags = test.env, test.flags
			c, settings, err := config.Load(o)
			require.NoError(t, err)
			value, from := origin(t, settings, "store")
			assert.Equal(t, test.value, c.Store)
			assert.Equal(t, test.value, value)
			assert.True(t, strings.HasSuffix(from, test.origin), from)
		})
	}
}

func TestEveryKeyCanBeGivenInAFileAndInTheEnvironment(t *testing.T) {
	text := `
store: g.db
workers: 3
max_bytes: 1000
min_confidence: 0.5
tables: words
ledger: same.tsv
fields: {body: text, title: headline}
neo4j:
  uri: bolt://localhost
  username: me
  database: news
  password_file: secret
`
	want := config.Config{
		Store: "g.db", Workers: 3, MaxBytes: 1000, MinConfidence: 0.5, Tables: "words", Ledger: "same.tsv",
		Fields: map[string]string{"body": "text", "title": "headline"},
		Neo4j:  config.Neo4j{URI: "bolt://localhost", Username: "me", Database: "news", PasswordFile: "secret"},
	}
	c, _, err := config.Load(config.Options{Env: []string{
		"NEWSGRAPH_STORE=g.db", "NEWSGRAPH_WORKERS=3", "NEWSGRAPH_MAX_BYTES=1000", "NEWSGRAPH_MIN_CONFIDENCE=0.5", "NEWSGRAPH_TABLES=words", "NEWSGRAPH_LEDGER=same.tsv",
		"NEWSGRAPH_FIELDS=body=text,title=headline", "NEWSGRAPH_NEO4J_URI=bolt://localhost", "NEO4J_URI=bolt://weaker",
		"NEO4J_USERNAME=me", "NEO4J_DATABASE=news", "NEWSGRAPH_NEO4J_PASSWORD_FILE=secret",
	}})
	require.NoError(t, err)
	assert.Equal(t, want, c)

	o := write(t, text, "")
	c, _, err = config.Load(o)
	require.NoError(t, err)
	want.Ledger = filepath.Join(o.Dir, "same.tsv")
	want.Tables = filepath.Join(o.Dir, "words") // a file's relative paths are taken from where the file is
	want.Neo4j.PasswordFile = filepath.Join(o.Dir, "secret")
	assert.Equal(t, want, c)
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		env  string
		want []string
	}{
		"a key that does not exist":            {"store: x\nworkres: 3\n", "", []string{"newsgraph.yaml:2: no key workres: did you mean workers?"}},
		"a key like no other":                  {"colour: red\n", "", []string{"newsgraph.yaml:1: no key colour; these exist: fields.body"}},
		"a key in a section":                   {"neo4j:\n  url: x\n", "", []string{"newsgraph.yaml:2: no key neo4j.url: did you mean neo4j.uri?"}},
		"a key without value":                  {"nothing:\n", "", []string{"newsgraph.yaml:1: no key nothing"}},
		"a number that is none":                {"\nworkers: many\n", "", []string{`newsgraph.yaml:2: workers: want a whole number, 1 or more, not "many"`}},
		"a number that is too small":           {"max_bytes: 0\n", "", []string{"newsgraph.yaml:1: max_bytes: want"}},
		"a fraction beyond one":                {"min_confidence: 2\n", "", []string{"newsgraph.yaml:1: min_confidence: want a number between 0 and 1"}},
		"a fraction that is not a number":      {"min_confidence: .nan\n", "", []string{"newsgraph.yaml:1: min_confidence"}},
		"an empty store":                       {"store: ''\n", "", []string{"newsgraph.yaml:1: store: must not be empty"}},
		"a list":                               {"store: [a, b]\n", "", []string{"newsgraph.yaml:1: store: want one value"}},
		"a list of everything":                 {"- a\n", "", []string{"newsgraph.yaml:1: want lines of the form key: value"}},
		"a key that stands twice":              {"store: a\nStore: b\n", "", []string{"newsgraph.yaml:2: store stands in line 1 already"}},
		"a file that is not YAML":              {"store: a\n  b: [\n", "", []string{"newsgraph.yaml:2: "}},
		"all faults together":                  {"workers: x\nmax_bytes: y\n", "NEWSGRAPH_MIN_CONFIDENCE=z", []string{"yaml:1:", "yaml:2:", "environment NEWSGRAPH_MIN_CONFIDENCE:"}},
		"a password in a file":                 {"neo4j:\n  password: secret\n", "", []string{"newsgraph.yaml:2: a password is not configured: give it in NEO4J_PASSWORD"}},
		"a password in an address":             {"store: bolt://me:secret@host\n", "", []string{"newsgraph.yaml:1: store: a password does not belong in an address"}},
		"a variable that does not exist":       {"", "NEWSGRAPH_WORKRES=3", []string{"environment NEWSGRAPH_WORKRES: no key workres: did you mean workers?"}},
		"a mapped field that does not exist":   {"", "NEWSGRAPH_FIELDS=text=body", []string{`environment NEWSGRAPH_FIELDS: no field "text": body, id, published, publisher, title, url can be mapped`}},
		"a mapping that is none":               {"", "NEWSGRAPH_FIELDS=body", []string{`want name=field as in body=text, not "body"`}},
		"a mapped field in a file":             {"fields: {author: by}\n", "", []string{"newsgraph.yaml:1: no key fields.author"}},
		"a value where a section should stand": {"neo4j: bolt://x\n", "", []string{"newsgraph.yaml:1: no key neo4j"}},
	} {
		t.Run(name, func(t *testing.T) {
			o := write(t, test.text, "")
			if test.env != "" {
				o.Env = []string{test.env}
			}
			_, _, err := config.Load(o)
			var faults *config.Error
			require.ErrorAs(t, err, &faults)
			for _, want := range test.want {
				assert.Contains(t, err.Error(), want)
			}
			assert.Len(t, faults.Faults, len(test.want))
			assert.NotContains(t, err.Error(), "secret")
		})
	}
}

func TestFaultsOfFlagsAreToldFromThoseOfFiles(t *testing.T) {
	_, _, err := config.Load(config.Options{Env: []string{"NEWSGRAPH_WORKERS=0"}, Flags: []config.Flag{{Key: "min_confidence", Name: "--min-confidence", Value: "3"}}})
	var faults *config.Error
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults.Faults, 2)
	assert.Equal(t, "environment NEWSGRAPH_WORKERS", faults.Faults[0].Where)
	assert.False(t, faults.Faults[0].Flag)
	assert.True(t, faults.Faults[1].Flag)
}

func TestAFileThatCannotBeReadIsAFault(t *testing.T) {
	o := config.Options{Dir: t.TempDir()}
	require.NoError(t, os.Mkdir(filepath.Join(o.Dir, "newsgraph.yaml"), 0o700))
	_, _, err := config.Load(o)
	assert.ErrorContains(t, err, "newsgraph.yaml")
}

func FuzzProjectFile(f *testing.F) {
	f.Add("store: x\nneo4j:\n  uri: y\n")
	f.Add("a: &x {b: *x}\n")
	f.Add("fields: {body: !!binary x}\n? [a]\n: b")
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "newsgraph.yaml"), []byte(text), 0o600))
		c, _, err := config.Load(config.Options{Dir: dir})
		if err != nil {
			assert.Contains(t, err.Error(), "newsgraph.yaml")
			return
		}
		assert.NotEmpty(t, c.Store)
		assert.Positive(t, c.Workers)
	})
}

func Example() {
	c, settings, err := config.Load(config.Options{
		Env:   []string{"NEWSGRAPH_STORE=mali.db"},
		Flags: []config.Flag{{Key: "workers", Name: "--workers", Value: "4"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Store, c.Workers)
	for _, s := range settings {
		if s.Origin != "default" {
			fmt.Println(s.Key, "from", s.Origin)
		}
	}
	// Output:
	// mali.db 4
	// store from environment NEWSGRAPH_STORE
	// workers from flag --workers
}
