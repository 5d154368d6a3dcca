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

// river is a folder with a store of one article in which France accuses Mali.
func river(t *testing.T) string {
	t.Helper()
	dir := write(t, map[string]string{"in.jsonl": `{"id":"river","title":"River talks fail","publisher":"River Agency","published":"2021-09-25","url":"https://river.example/1",` +
		`"body":"BAMAKO - France accused Mali of closing the river.\n\nThe talks ended without a result, and no new date was named.\n\nOn Friday, Germany condemned Mali for the closure."}`})
	must(t, dir, "load", "in.jsonl")
	return dir
}

func TestWhyShowsTheProofOfAClaim(t *testing.T) {
	dir := river(t)
	out := must(t, dir, "why", "France ACCUSED Mali")
	for _, want := range []string{"France ACCUSED Mali\n", "accused Mali of closing the river", "asserted", "River talks fail", "River Agency, published 2021-09-25", "https://river.example/1"} {
		assert.Contains(t, out, want)
	}
	id := claimID.String()
	_, rest, ok := strings.Cut(out, "claim      ")
	require.True(t, ok, out)
	claim := strings.TrimSpace(rest)
	assert.Regexp(t, id, claim)
	assert.Equal(t, out, must(t, dir, "why", claim), "the id leads to the same claim")
	for _, same := range [][]string{{"france accused mali"}, {"the FRANCE ACCUSED Malí"}, {"France", "ACCUSED"}, {"France", "ACCUSED", "Mali"}} {
		assert.Equal(t, out, must(t, dir, append([]string{"why"}, same...)...), "%v", same)
	}
}

func TestWhySaysWhatThereIsInstead(t *testing.T) {
	dir := river(t)
	for name, test := range map[string]struct{ question, want string }{
		"a name that is nearly one":   {"Germani CRITICIZED Mali", "similar names: Germany"},
		"a target that is nearly one": {"Germany CRITICIZED Maly", "similar names: Mali"},
		"a name like no other":        {"Xyzzy CRITICIZED Mali", "newsgraph entities lists the names"},
		"another relation":            {"France CRITICIZED Mali", "France ACCUSED Mali (1 claim)"},
		"the other way round":         {"Mali ACCUSED", "France ACCUSED Mali (1 claim)"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newsgraph(t, dir, "why", test.question)
			assert.Equal(t, exitFailure, d.code)
			assert.Empty(t, d.out)
			assert.Contains(t, d.err, test.want)
		})
	}
}

func TestEntitiesAreListedByMentions(t *testing.T) {
	dir := river(t)
	type line struct {
		Name, Kind string
		Mentions   int
		Aliases    []string
	}
	var all []line
	for text := range strings.Lines(must(t, dir, "entities", "--format", "jsonl")) {
		assert.Equal(t, []string{"id", "name", "kind", "aliases", "codes", "mentions", "articles"}, keysOf(t, text))
		var l line
		require.NoError(t, json.Unmarshal([]byte(text), &l))
		assert.NotNil(t, l.Aliases)
		all = append(all, l)
	}
	require.GreaterOrEqual(t, len(all), 3)
	for i := range all {
		assert.True(t, i == 0 || all[i-1].Mentions >= all[i].Mentions)
	}
	assert.Equal(t, 1, strings.Count(must(t, dir, "entities", "--format", "jsonl", "--limit", "1"), "\n"))
	for text := range strings.Lines(must(t, dir, "entities", "--format", "jsonl", "--kind", "state", "--article", "river")) {
		assert.Contains(t, text, `"kind":"state"`)
	}
	assert.Contains(t, must(t, dir, "entities"), "MENTIONS")
}

func TestExportSelects(t *testing.T) {
	dir := river(t)
	count := func(args ...string) int {
		return strings.Count(must(t, dir, append([]string{"export", "--format", "jsonl"}, args...)...), `"type":"claim"`)
	}
	all := count()
	assert.GreaterOrEqual(t, all, 2)
	assert.Equal(t, 1, count("--relation", "accused"))
	assert.Equal(t, 1, count("--seed", "france", "--relation", "ACCUSED"))
	assert.Equal(t, all, count("--article", "river"))
	assert.Equal(t, all, count("--since", "2021-09-25", "--until", "2021-09-25", "--by", "published"))
	assert.Zero(t, count("--since", "2021-09-26", "--by", "published"))
	assert.Contains(t, newsgraph(t, dir, "export", "--format", "csv", "--since", "2021-09-26", "--by", "published").err, "no claim is selected")
	assert.Empty(t, newsgraph(t, dir, "export", "--format", "csv", "--relation", "accused").err)
	assert.Contains(t, must(t, dir, "export", "--format", "csv"), "River Agency")
}

func TestAnExportReplacesAFileOnlyWhenItIsComplete(t *testing.T) {
	dir := river(t)
	path := filepath.Join(dir, "out.jsonl")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o640))
	d := newsgraph(t, dir, "export", "--format", "jsonl", "--seed", "Nobody", "-o", "out.jsonl")
	require.Equal(t, exitFailure, d.code)
	kept, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "old", string(kept))

	require.NoError(t, os.Symlink("out.jsonl", filepath.Join(dir, "link")))
	assert.Empty(t, must(t, dir, "export", "--format", "jsonl", "-o", "link"))
	kept, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, graphOf(t, dir, "newsgraph.db"), string(kept), "a link stays a link")
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm())
	assert.Empty(t, must(t, dir, "export", "--format", "jsonl", "-o", os.DevNull))
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestStoresOfOthersCannotDriveTheTerminal(t *testing.T) {
	dir := write(t, map[string]string{"in.jsonl": `{"id":"x","title":"Red \u001b[31m alert \u202e","body":"BAMAKO - France accused Mali of closing the \u001b[2J river on Friday, and the talks ended early."}`})
	must(t, dir, "load", "in.jsonl")
	for _, args := range [][]string{{"why", "France ACCUSED Mali"}, {"entities"}, {"extract", "in.jsonl", "--format", "table"}} {
		out := must(t, dir, args...)
		assert.NotContains(t, out, "\x1b")
		assert.NotContains(t, out, "\u202e")
		assert.Contains(t, out, "France")
	}
}
