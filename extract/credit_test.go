package extract_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/article"
)

func TestAgenciesThatAnArticleCredits(t *testing.T) {
	p, err := extract.New(extract.Options{})
	require.NoError(t, err)
	for _, c := range []struct{ name, body, want string }{
		{"in the dateline", "Bridge closed\n\nKESSA (Reuters) - The bridge was closed on Monday.", "Reuters"},
		{"in a line of its own", "The bridge was closed on Monday.\n\nSource: AFP", "AFP"},
		{"at the end", "The bridge was closed on Monday, the mayor said. - Xinhua", "Xinhua"},
		{"by any of its names", "By The Associated Press\n\nThe bridge was closed on Monday.", "Associated Press"},
		{"several, in order", "KESSA (Reuters/AFP) - The bridge was closed.", "AFP; Reuters"},
		{"not who is only quoted", "The mayor told Reuters that the bridge was closed. He had told AFP so before.", ""},
		{"none", "The bridge was closed on Monday.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := p.Extract(t.Context(), article.Article{ID: "a", Body: c.body})
			require.NoError(t, err)
			assert.Equal(t, c.want, r.Agency)
		})
	}
}
