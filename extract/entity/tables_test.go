package entity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCodesStandOnce(t *testing.T) {
	seen := map[string]string{}
	for name, column := range map[string]int{"states.tsv": 2, "groups.tsv": 2, "places.tsv": 2} {
		data, err := os.ReadFile(filepath.Join("tables", name))
		require.NoError(t, err)
		for _, line := range strings.Split(string(data), "\n") {
			row := strings.Split(line, "\t")
			if strings.HasPrefix(line, "#") || len(row) <= column || row[column] == "" {
				continue
			}
			assert.Empty(t, seen[row[column]], "%s: %s of %s", name, row[column], row[0])
			seen[row[column]] = row[0]
		}
	}
	assert.Greater(t, len(seen), 250)
}

func TestRowsAreClean(t *testing.T) {
	files, err := filepath.Glob("tables/*.tsv")
	require.NoError(t, err)
	more, err := filepath.Glob("tables/*/*.tsv")
	require.NoError(t, err)
	require.Len(t, append(files, more...), 25)
	for _, name := range append(files, more...) {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(data), "# "), "%s has no comment that names its columns", name)
		rows := map[string]int{}
		for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			assert.NotEmpty(t, line, "%s:%d is empty", name, n+1)
			assert.Zero(t, rows[line], "%s:%d stands in line %d too", name, n+1, rows[line])
			rows[line] = n + 1
			for _, cell := range strings.Split(line, "\t") {
				assert.Equal(t, strings.TrimSpace(cell), cell, "%s:%d: spaces around %q", name, n+1, cell)
				assert.NotContains(t, cell, "||", "%s:%d", name, n+1)
			}
		}
	}
}
