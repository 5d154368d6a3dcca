package entity_test

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
	"newsgraph/extract/entity"
	"newsgraph/extract/text"
	"newsgraph/graph"
)

// shared is the folder beside the repository with real articles and their gold; tests that need it skip without it.
var shared = filepath.Join("..", "..", "..", "shared")

// table reads the rows of a table of the shared folder, or skips the test.
func table(t *testing.T, name string) [][]string {
	path := filepath.Join(shared, "gold", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no gold: %v", err)
	}
	return rows(t, path)
}

func rows(t *testing.T, path string) [][]string {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var out [][]string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	require.NoError(t, lines.Err())
	return out
}

// oneName maps every folded name of a table of names to the first of its line.
func oneName(table [][]string) map[string]string {
	out := map[string]string{}
	for _, row := range table {
		out[graph.Fold(row[0])] = row[0]
		if len(row) < 2 {
			continue
		}
		for _, other := range strings.Split(row[1], "|") {
			out[graph.Fold(other)] = row[0]
		}
	}
	return out
}

// found reads the shared articles and returns, by the first three letters of their ids, the names of their entities, each as
// names.tsv has it.
func found(t *testing.T, names map[string]string) map[string]map[string]string {
	tokenizer, finder := tools(t)
	out := map[string]map[string]string{}
	for a, err := range article.Read(context.Background(), []string{filepath.Join(shared, "articles")}, article.Options{}) {
		require.NoError(t, err)
		var parts []text.Span
		for _, p := range a.Parts {
			if p.Role.Read() {
				parts = append(parts, text.Span{Start: p.Start, End: p.End})
			}
		}
		got := finder.Find(tokenizer.Tokenize(a.Body, parts), entity.Context{Published: a.Published})
		kinds := map[string]string{}
		for _, e := range got.Entities {
			for _, name := range append([]string{e.Name}, e.Aliases...) {
				if one, ok := names[graph.Fold(name)]; ok {
					name = one
				}
				kinds[name] = e.Kind
			}
		}
		out[filepath.Base(a.ID)[:3]] = kinds
	}
	return out
}

func TestNamesOfTheSharedArticles(t *testing.T) {
	seeds := table(t, "seeds.tsv")
	names := oneName(table(t, "names.tsv"))
	got := found(t, names)
	need, have := 0, 0
	for _, row := range seeds {
		kinds := got[row[0]]
		switch row[4] {
		case "x":
			if row[2] != "-" {
				continue
			}
			for _, name := range strings.Split(row[1], "|") {
				assert.NotContains(t, kinds, name, "article %s", row[0])
			}
		case "r":
			for _, end := range []string{row[1], row[3]} {
				if end == "-" {
					continue
				}
				need++
				if anyOf(kinds, names, end) {
					have++
					continue
				}
				t.Logf("article %s: %s is not found", row[0], end)
			}
		}
	}
	require.NotZero(t, need)
	assert.GreaterOrEqual(t, float64(have)/float64(need), 0.97)
	t.Logf("%d of %d ends of required claims", have, need)
}

func anyOf(kinds, names map[string]string, end string) bool {
	for _, name := range strings.Split(end, "|") {
		if one, ok := names[graph.Fold(name)]; ok {
			name = one
		}
		if _, ok := kinds[name]; ok {
			return true
		}
	}
	return false
}

// open is the folder of gold that everybody may look at.
var open = filepath.Join("..", "score", "testdata", "gold", "open")

func TestEndsOfTheOpenGold(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	names := oneName(rows(t, filepath.Join(open, "names.tsv")))
	kinds := map[string]map[string]string{}
	for a, err := range article.Read(context.Background(), []string{filepath.Join(open, "sentences.jsonl"), filepath.Join(open, "articles")}, article.Options{}) {
		require.NoError(t, err)
		parts := []text.Span{}
		for _, p := range a.Parts {
			if p.Role.Read() {
				parts = append(parts, text.Span{Start: p.Start, End: p.End})
			}
		}
		id, _, _ := strings.Cut(filepath.Base(a.ID), "_")
		kinds[id] = kindsOf(a.Body, finder.Find(analyzer.Analyze(a.Body, parts), entity.Context{Published: a.Published}), names)
	}
	need, have := 0, 0
	for _, row := range rows(t, filepath.Join(open, "gold.tsv")) {
		if len(row) < 5 || row[4] != "r" {
			continue
		}
		for _, end := range []string{row[1], row[3]} {
			if end == "-" {
				continue
			}
			need++
			if anyOf(kinds[row[0]], names, end) {
				have++
				continue
			}
			t.Logf("%s: %s is not found", row[0], end)
		}
	}
	require.NotZero(t, need)
	assert.GreaterOrEqual(t, float64(have)/float64(need), 0.97)
	t.Logf("%d of %d ends of required claims", have, need)
}

// kindsOf are the kinds of all entities by the names they have in the table and in the text.
func kindsOf(body string, found entity.Found, names map[string]string) map[string]string {
	kinds := map[string]string{}
	for _, e := range found.Entities {
		all := append([]string{e.Name}, e.Aliases...)
		for _, m := range e.Mentions {
			switch m.Form {
			case entity.Body, entity.Named, entity.Described:
				all = append(all, m.Of(body))
			}
		}
		for _, name := range all {
			if one, ok := names[graph.Fold(name)]; ok {
				name = one
			}
			kinds[name] = e.Kind
		}
	}
	return kinds
}
