package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/score"
	"newsgraph/extract/text/model/corpus"
)

func TestWordsArePutTogetherAsEnglishIsWritten(t *testing.T) {
	for words, want := range map[string]string{
		"Mali 's army , he said , `` left '' .": "Mali's army, he said, `` left ''.",
		`" We go , " he said . " Now . "`:       `"We go," he said. "Now."`,
		"It cost $ 5 ( or 3 % ) .":              "It cost $5 (or 3%).",
	} {
		var tokens []corpus.Token
		for _, w := range strings.Fields(words) {
			tokens = append(tokens, corpus.Token{Form: w})
		}
		assert.Equal(t, want, unspaced(tokens))
	}
}

func TestEveryItemOfTheGoldHasItsText(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "..", "shared")
	if absent(filepath.Join(shared, "data")) {
		t.Skip("no ../shared/data here: the texts of the gold on real news are there")
	}
	for _, half := range []string{"open", "closed", "wide/open", "wide/closed"} {
		n := newNews(filepath.Join("..", "testdata", "gold", "news", half), shared)
		sets, err := n.sets()
		require.NoError(t, err)
		assert.Greater(t, len(sets), 1)
		for _, set := range sets {
			var out bytes.Buffer
			require.NoError(t, set.print(&out))
			list, err := os.ReadFile(filepath.Join(set.folder, "items.txt"))
			require.NoError(t, err)
			assert.Equal(t, strings.Count(string(list), "\n"), strings.Count(out.String(), "\n"), set.folder)
			words, err := os.ReadFile(filepath.Join(set.folder, "words.txt"))
			if strings.HasPrefix(half, "wide") {
				require.NoError(t, err)
				rows, err := os.ReadFile(filepath.Join(set.folder, "gold.tsv"))
				require.NoError(t, err)
				assert.Equal(t, strings.Count(string(rows), "\n"), strings.Count(string(words), "\n"), set.folder)
			}
		}
	}
}

func TestAnItemWithoutATextIsNamedByFileAndLine(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "..", "shared")
	if absent(filepath.Join(shared, "data")) {
		t.Skip("no ../shared/data here: the texts of the gold on real news are there")
	}
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "items.txt"), []byte("m00010\nm99999\n"), 0o600))
	err := newNews(folder, shared).print(&bytes.Buffer{})
	assert.ErrorContains(t, err, "items.txt:2")
	assert.ErrorContains(t, err, `"m99999"`)
}

// What real news is read like at least: a change that reads it worse is looked at before it lands.
func TestRealNewsIsReadAsWellAsBefore(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "..", "shared")
	if absent(filepath.Join(shared, "data")) {
		t.Skip("no ../shared/data here: the texts of the gold on real news are there")
	}
	pipeline, vocabulary, err := builtIn()
	require.NoError(t, err)
	for half, least := range map[string]struct{ precision, recall float64 }{
		"open":        {0.79, 0.40},
		"closed":      {0.77, 0.33},
		"wide/closed": {0.70, 0.28},
	} {
		sets, err := newNews(filepath.Join("..", "testdata", "gold", "news", half), shared).sets()
		require.NoError(t, err)
		var all score.Figures
		for _, set := range sets {
			m, err := set.measure(pipeline, vocabulary)
			require.NoError(t, err)
			all = sum(all, m.report.Strict)
		}
		assert.GreaterOrEqual(t, all.Precision(), least.precision, half)
		assert.GreaterOrEqual(t, all.Recall(), least.recall, half)
	}
}
