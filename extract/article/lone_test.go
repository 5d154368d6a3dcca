package article_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
)

func TestWordsOfFurnitureWithinSentences(t *testing.T) {
	for name, body := range map[string]string{
		"a block on a road blocks no advertisement":     "Norway deplored the strike.\n\nRebels set up roadblocks around the town on Monday.\n\nPeru said nothing.",
		"a lone sentence about an author is an article": "The case drew attention because Ola Berg is the author of a book on gangs.",
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.txt": body})
			for a, err := range article.Read(t.Context(), []string{dir}, article.Options{}) {
				require.NoError(t, err)
				for _, p := range a.Parts {
					assert.True(t, p.Role.Read(), a.Body[p.Start:p.End])
				}
			}
		})
	}
}
