package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"newsgraph/extract/text/model/corpus"
)

// writeSmall writes the words that are written small within sentences, of the treebanks and the news: they are what is small in a
// headline too, whatever its capitals.
func writeSmall(c *corpora, path string) error {
	small, capital := map[string]int{}, map[string]int{}
	for _, sentences := range [][]corpus.Sentence{c.trees, c.news} {
		for _, s := range sentences {
			countCase(s, small, capital)
		}
	}
	maps.DeleteFunc(small, func(w string, n int) bool { return n < 2*capital[w] || n == 1 && len(w) < 4 })
	words := slices.Sorted(maps.Keys(small))
	if err := os.WriteFile(path, []byte(strings.Join(words, "\n")+"\n"), 0o644); err != nil {
		return fmt.Errorf("writing small words: %w", err)
	}
	return nil
}

// countCase counts the words of a sentence but its first, unless most of it has capitals.
func countCase(s corpus.Sentence, small, capital map[string]int) {
	capitals := 0
	for _, t := range s.Tokens {
		if t.Form != strings.ToLower(t.Form) {
			capitals++
		}
	}
	if 2*capitals > len(s.Tokens) || capitals == 0 {
		return
	}
	for i, t := range s.Tokens {
		lower := strings.ToLower(t.Form)
		if i == 0 || strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz") != "" {
			continue
		}
		if t.Form == lower {
			small[lower]++
		} else {
			capital[lower]++
		}
	}
}
