package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// graphOf is the canonical export of a store.
func graphOf(t *testing.T, dir, store string) string {
	t.Helper()
	return must(t, dir, "export", "--format", "jsonl", "--from", store)
}

func TestLoadingTwiceChangesNothing(t *testing.T) {
	dir := write(t, map[string]string{"in/a.txt": story(1), "in/b.txt": story(2)})
	first := newsgraph(t, dir, "load", "in")
	require.Equal(t, exitDone, first.code, first.err)
	assert.Empty(t, first.out, "stdout is for data")
	assert.Contains(t, first.err, "2 read: 2 new, 0 changed, 0 unchanged; 0 rejected")
	assert.Contains(t, first.err, "ACCUSED")
	assert.Contains(t, first.err, "newsgraph why ")
	before := graphOf(t, dir, "newsgraph.db")

	second := newsgraph(t, dir, "load", "in")
	require.Equal(t, exitDone, second.code, second.err)
	assert.Contains(t, second.err, "2 read: 0 new, 0 changed, 2 unchanged; 0 rejected\nnodes     0 created, 0 changed, 0 deleted\nclaims    0 created, 0 changed, 0 deleted\n")
	assert.Equal(t, before, graphOf(t, dir, "newsgraph.db"))
}

func TestAnotherThresholdReadsAgain(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "OSLO, 3 Oct - Norway condemned the bombing. Kenya accused Chad of spying on Monday.\n"})
	must(t, dir, "load", "a.txt")
	assert.NotContains(t, graphOf(t, dir, "newsgraph.db"), "CRITICIZED")
	all := newsgraph(t, dir, "load", "a.txt", "--min-confidence", "0")
	require.Equal(t, exitDone, all.code, all.err)
	assert.Contains(t, all.err, "0 new, 1 changed, 0 unchanged")
	assert.Contains(t, graphOf(t, dir, "newsgraph.db"), "CRITICIZED")
	assert.Contains(t, must(t, dir, "extract", "a.txt", "--min-confidence", "0"), "CRITICIZED")
	assert.NotContains(t, must(t, dir, "extract", "a.txt"), "CRITICIZED")
}

func TestAChangedArticleLeavesNothingOfItsOlderVersion(t *testing.T) {
	dir := write(t, map[string]string{"in/a.txt": story(1), "in/b.txt": story(2)})
	must(t, dir, "load", "in", "--to", "old.db")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "in/a.txt"), []byte(story(7)), 0o600))
	d := newsgraph(t, dir, "load", "in", "--to", "old.db")
	require.Equal(t, exitDone, d.code, d.err)
	assert.Contains(t, d.err, "0 new, 1 changed, 1 unchanged")
	must(t, dir, "load", "in", "--to", "new.db")
	assert.Equal(t, graphOf(t, dir, "new.db"), graphOf(t, dir, "old.db"))
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	dir := write(t, map[string]string{"one/a.txt": story(1), "one/z.txt": story(2), "two/b.txt": story(3), "two/c.jsonl": jsonLines(40)})
	var extracted, kept, spread []string
	for i, args := range [][]string{{"one", "two"}, {"two", "one"}, {"two", "one", "--workers", "1"}, {"one", "two", "one", "--workers", "7"}} {
		store := string(rune('a'+i)) + ".db"
		extracted = append(extracted, must(t, dir, append([]string{"extract"}, args...)...))
		spread = append(spread, must(t, dir, append([]string{"extract", "--format", "table"}, args...)...))
		must(t, dir, append([]string{"load", "--to", store}, args...)...)
		kept = append(kept, graphOf(t, dir, store))
	}
	for i := range kept {
		assert.Equal(t, extracted[0], extracted[i])
		assert.Equal(t, spread[0], spread[i])
		assert.Equal(t, kept[0], kept[i])
	}
	assert.Greater(t, strings.Count(extracted[0], "\n"), 40)
}

func TestQuotesAreTheTextBetweenStartAndEnd(t *testing.T) {
	text := "Mâcon, 27 juin — résumé\n\n" + story(4) + "\nTürkiye’s neighbour Ukraine accused Russia of shelling “Łódź” — again — on Friday.\n"
	dir := write(t, map[string]string{"a.txt": text})
	out := must(t, dir, "extract", "a.txt")
	n := 0
	for line := range strings.Lines(out) {
		var c claimLine
		require.NoError(t, json.Unmarshal([]byte(line), &c))
		assert.Equal(t, c.Quote, text[c.Start:c.End])
		n++
	}
	assert.Positive(t, n)
}

func TestALineOfExtractHasTheAgreedKeysInTheirOrder(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story(1)})
	line, _, _ := strings.Cut(must(t, dir, "extract", "a.txt"), "\n")
	assert.Equal(t, []string{"article", "source", "relation", "target", "negated", "planned", "reported", "modality", "speaker", "trigger", "title",
		"former", "date", "place", "quantity", "confidence", "quote", "start", "end", "sentence"}, keysOf(t, line))
	var c struct{ Source json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(line), &c))
	assert.Equal(t, []string{"id", "name", "kind", "aliases", "codes"}, keysOf(t, string(c.Source)))

	line, _, _ = strings.Cut(must(t, dir, "extract", "a.txt", "--granularity", "state"), "\n")
	assert.Subset(t, keysOf(t, line), []string{"article", "sentence", "plover", "cameo"})
}

// keysOf are the keys of a JSON object as they stand.
func keysOf(t *testing.T, object string) []string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(object))
	_, err := dec.Token()
	require.NoError(t, err)
	var keys []string
	for dec.More() {
		key, err := dec.Token()
		require.NoError(t, err)
		keys = append(keys, key.(string))
		var value json.RawMessage
		require.NoError(t, dec.Decode(&value))
	}
	return keys
}

func TestRejectionsStandInAFileThatEveryRunWritesAnew(t *testing.T) {
	dir := write(t, map[string]string{"in/a.txt": story(1), "in/b.bin": "\x00\x01", "in/c.jsonl": jsonLines(1) + "{broken\n", "db/x": ""})
	path := filepath.Join(dir, "db", "rejects.jsonl")
	d := newsgraph(t, dir, "load", "in", "--to", "db/g.db")
	require.Equal(t, exitPartly, d.code, d.err)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	require.Len(t, lines, 2)
	assert.Equal(t, []string{"path", "line", "id", "reason", "advice"}, keysOf(t, lines[0]))
	var second rejection
	require.NoError(t, json.Unmarshal([]byte(lines[1]), &second))
	assert.Equal(t, "in/c.jsonl", second.Path)
	assert.Equal(t, 2, second.Line)
	assert.NotEmpty(t, second.Reason)
	assert.NotEmpty(t, second.Advice)

	require.NoError(t, os.Remove(filepath.Join(dir, "in/b.bin")))
	newsgraph(t, dir, "load", "in", "--to", "db/g.db")
	text, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(text), "\n"), "what was mended is no longer listed")

	must(t, dir, "load", "in/a.txt", "--to", "db/g.db")
	assert.NoFileExists(t, path, "a run without rejections leaves none")
	left, err := filepath.Glob(filepath.Join(dir, "db", ".*"))
	require.NoError(t, err)
	assert.Empty(t, left, "no temporary file is left")
}

func TestOtherFieldNamesCanBeMapped(t *testing.T) {
	text := strings.NewReplacer(`"body"`, `"text"`, `"title"`, `"headline"`).Replace(jsonLines(3))
	dir := write(t, map[string]string{"a.jsonl": text})
	mapped := must(t, dir, "extract", "a.jsonl", "--field", "body=text", "--field", "title=headline")
	dir = write(t, map[string]string{"a.jsonl": jsonLines(3), "newsgraph.yaml": "fields:\n  publisher: agency\n"})
	assert.Equal(t, must(t, dir, "extract", "a.jsonl"), mapped)
}

func TestStandardInputIsReadAsADash(t *testing.T) {
	d := newsgraphWith(t, t.TempDir(), jsonLines(2), nil, "extract", "-")
	assert.Equal(t, exitDone, d.code, d.err)
	assert.Contains(t, d.out, `"article":"river-0001"`)
}

func TestCopiesExportTheSameBytes(t *testing.T) {
	dir := write(t, map[string]string{"in/a.jsonl": jsonLines(30)})
	must(t, dir, "load", "in")
	d := newsgraph(t, dir, "copy", "--to", "copy.db")
	require.Equal(t, exitDone, d.code, d.err)
	assert.Contains(t, d.err, "30 read: 30 new")
	assert.Equal(t, graphOf(t, dir, "newsgraph.db"), graphOf(t, dir, "copy.db"))
	d = newsgraph(t, dir, "copy", "--to", "copy.db")
	require.Equal(t, exitDone, d.code, d.err)
	assert.Contains(t, d.err, "0 new, 0 changed, 30 unchanged")
	d = newsgraph(t, dir, "load", "in", "--to", "copy.db")
	assert.Contains(t, d.err, "30 unchanged", "a copy knows what was read into it")
}

func TestClaimsThatAreLessCertainAreLeftOut(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story(1)})
	all := must(t, dir, "extract", "a.txt")
	assert.Equal(t, all, must(t, dir, "extract", "a.txt", "--min-confidence", "0"))
	for line := range strings.Lines(must(t, dir, "extract", "a.txt", "--min-confidence", "1")) {
		assert.Contains(t, line, `"confidence":1,`)
	}
}
