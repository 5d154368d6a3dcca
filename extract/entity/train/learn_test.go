package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLearnFollowsTheExamples(t *testing.T) {
	var all []example
	for range 5 {
		all = append(all, example{weight: 1, clues: [][]string{{"near"}, {"far"}}, right: []bool{true, false}})
	}
	s := settings{l2: 0.1, least: 1, steps: 50}
	w := learn(all, s)
	assert.Greater(t, w["near"], w["far"])
	assert.Equal(t, w, learn(all, s), "the same examples give the same weights")
}

func TestWriteIsSortedAndLeavesOutWhatSaysNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pronouns.tsv")
	require.NoError(t, write(path, weights{"b": 0.5, "a": -1.25, "c": 0.001}))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(data), "weight\na\t-1.25\nb\t0.50\n")
}
