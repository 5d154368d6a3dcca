package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// repository is the root of the repository, seen from this package.
func repository(t *testing.T, parts ...string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(append([]string{"..", ".."}, parts...)...))
	require.NoError(t, err)
	return path
}

func TestTheExamplesBecomeAGraph(t *testing.T) {
	examples, dir := repository(t, "examples"), t.TempDir()
	d := newsgraph(t, dir, "load", examples)
	require.Equal(t, exitDone, d.code, d.err)
	out := must(t, dir, "export", "--format", "jsonl")
	for _, relation := range []string{"ACCUSED", "DENIED", "REQUESTED", "DEPLOYED"} {
		assert.Contains(t, out, `"relation":"`+relation+`"`)
	}
	assert.Contains(t, must(t, dir, "extract", examples, "--format", "table"), "ACCUSED")
}

// shared is a file beside the repository; without it the test is skipped.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	path := repository(t, append([]string{"..", "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("real articles and their gold table are not there: %v", err)
	}
	return path
}

func TestRealArticlesAreReadAsGoldTablesAsk(t *testing.T) {
	articles, gold := shared(t, "articles"), shared(t, "gold", "seeds.tsv")
	dir := t.TempDir()
	claims := must(t, dir, "extract", articles)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "claims.jsonl"), []byte(claims), 0o600))
	var figures struct {
		Strict    struct{ F1 float64 }
		Forbidden int
	}
	require.NoError(t, json.Unmarshal([]byte(must(t, dir, "score", gold, "claims.jsonl", "--json")), &figures))
	assert.GreaterOrEqual(t, figures.Strict.F1, 0.35)
	assert.Zero(t, figures.Forbidden, must(t, dir, "score", gold, "claims.jsonl", "--errors"))
	for line := range strings.Lines(claims) {
		var c claimLine
		require.NoError(t, json.Unmarshal([]byte(line), &c))
		body, err := os.ReadFile(filepath.Join(articles, c.Article))
		require.NoError(t, err)
		assert.Equal(t, c.Quote, string(body[c.Start:c.End]))
	}
}

func TestNamesOfJunkAreNoEntities(t *testing.T) {
	articles, gold := shared(t, "articles"), shared(t, "gold", "seeds.tsv")
	dir := t.TempDir()
	must(t, dir, "load", articles)
	f, err := os.Open(gold)
	require.NoError(t, err)
	defer f.Close()
	known := map[string][]string{} // by article of the table
	for lines := bufio.NewScanner(f); lines.Scan(); {
		row := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || len(row) < 5 || row[2] != "-" || row[4] != "x" {
			continue
		}
		article := row[0]
		if known[article] == nil {
			known[article] = entitiesOf(t, dir, articles, article)
		}
		for _, name := range strings.Split(row[1], "|") {
			assert.NotContains(t, known[article], strings.ToLower(name), "article %s", article)
		}
	}
}

// entitiesOf are the names in lower case that the store in dir lists for the article whose file name begins so.
func entitiesOf(t *testing.T, dir, articles, begin string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(articles, begin+"_*"))
	require.NoError(t, err)
	require.Len(t, files, 1)
	var names []string
	for line := range strings.Lines(must(t, dir, "entities", "--format", "jsonl", "--article", filepath.Base(files[0]))) {
		var e struct{ Name string }
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		names = append(names, strings.ToLower(e.Name))
	}
	return names
}

// The page is for people who do not look into tables; it is made of them.
func TestTheVocabularyPageListsWhatThereIs(t *testing.T) {
	page := repository(t, "docs", "vocabulary.md")
	o := vocabularyForTest(t)
	var b strings.Builder
	b.WriteString("# The vocabulary\n\nMade of `graph/ontology/kinds.tsv` and `relations.tsv`; a relation is added there (see CONTRIBUTING).\n\n" +
		"## Kinds of nodes\n\n| kind | can act | meaning |\n|---|---|---|\n")
	for _, k := range o.Kinds {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", k.Name, map[bool]string{true: "yes", false: "no"}[k.Actor], k.Meaning)
	}
	b.WriteString("\n## Relations\n\nA relation reads: source RELATION target. Those marked with * have no direction. PLOVER and CAMEO give the nearest codes of these two " +
		"vocabularies of event data, the usual one first; `graph/ontology/events.tsv` says which when (see [claims](claims.md#country-level-event-data)).\n\n| relation | meaning | family | PLOVER | CAMEO |\n|---|---|---|---|---|\n")
	for _, r := range o.Relations {
		fmt.Fprintf(&b, "| %s%s | %s | %s | %s | %s |\n", r.Name, map[bool]string{true: "*"}[r.Symmetric], r.Meaning, r.Family, r.PLOVER, strings.Join(r.CAMEO, ", "))
	}
	if *update {
		require.NoError(t, os.WriteFile(page, []byte(b.String()), 0o644))
	}
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	assert.Equal(t, b.String(), string(text))
}

func TestMentionsAreScoredAgainstATableOfWhoIsMeant(t *testing.T) {
	dir := write(t, map[string]string{
		"in.jsonl": `{"id":"a","title":"Kenya warns","published":"2024-05-01","body":"Kenya accused Somalia of hiding the rebels."}`,
		"gold.tsv": "a\t0\t5\tKenya\ts.kenya\tstate\tr\tname\t0\na\t13\t18\tKenya\ts.kenya\tstate\tr\tname\t13\na\t27\t34\tSomalia\ts.somalia\tstate\tr\tname\t27\n",
		"bad.tsv":  "a\t0\t5\tKenya\n",
	})
	mentions := must(t, dir, "extract", "in.jsonl", "--format", "mentions")
	assert.Contains(t, mentions, `{"article":"a","start":13,"end":18,"head":13,"node":"state:KEN","kind":"state","name":"Kenya"}`)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "mentions.jsonl"), []byte(mentions), 0o644))
	out := must(t, dir, "score", "--identity", "gold.tsv", "mentions.jsonl", "--errors")
	assert.Contains(t, out, "b-cubed   precision 1.000  recall 1.000  F1 1.000\n")
	assert.Contains(t, must(t, dir, "score", "--identity", "gold.tsv", "mentions.jsonl", "--json"), `"false_person_merges":0`)
	assert.Contains(t, newsgraph(t, dir, "score", "--identity", "bad.tsv", "mentions.jsonl").err, "bad.tsv:1: 4 columns, need 9")
	assert.Contains(t, newsgraph(t, dir, "score", "--identity", "gold.tsv", "bad.tsv").err, "bad.tsv:1: no mention")
}
