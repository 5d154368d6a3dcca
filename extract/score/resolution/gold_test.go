package resolution_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
	"newsgraph/extract/score/resolution"
	"newsgraph/graph/ontology"
)

// identity is the folder of the gold.
const identity = "../testdata/identity/"

func gold(t testing.TB, half string) *resolution.Gold {
	t.Helper()
	path := identity + half + "/mentions.tsv"
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	g, err := resolution.ReadGold(f, path)
	require.NoError(t, err)
	return g
}

func articles(t testing.TB, half string) []article.Article {
	t.Helper()
	var out []article.Article
	for a, err := range article.Read(context.Background(), []string{identity + half + "/articles.jsonl"}, article.Options{}) {
		require.NoError(t, err)
		out = append(out, a)
	}
	return out
}

func TestEveryMentionOfTheGoldStandsWhereItsRowSays(t *testing.T) {
	kinds, err := ontology.Default()
	require.NoError(t, err)
	for _, half := range []string{"open", "closed", "news-open", "news-closed", "namesakes"} {
		g := gold(t, half)
		known := map[string]bool{}
		for _, a := range articles(t, half) {
			known[a.ID] = true
			assert.NoError(t, g.Check(a.ID, a.Body))
		}
		for _, m := range g.Unscored {
			assert.True(t, known[m.Article], "%s: no article %s", m.Place, m.Article)
		}
		for _, m := range g.Mentions {
			assert.True(t, known[m.Article], "%s: no article %s", m.Place, m.Article)
			_, ok := kinds.Kind(m.Kind)
			assert.True(t, ok, "%s: no kind %s", m.Place, m.Kind)
		}
	}
}

func TestFaultsOfAGoldTableAreNamedByFileAndLine(t *testing.T) {
	for name, c := range map[string]struct{ row, fault string }{
		"length":    {"a\t0\t3\tMali\ts.mali\tstate\tr\tname\t0", `0 to 3 is not the length of "Mali"`},
		"number":    {"a\tx\t4\tMali\ts.mali\tstate\tr\tname\t0", `"x" is no offset`},
		"head":      {"a\t0\t4\tMali\ts.mali\tstate\tr\tname\t4", "the head at 4 lies outside"},
		"need":      {"a\t0\t4\tMali\ts.mali\tstate\tx\tname\t0", `need is "x"`},
		"unscored":  {"a\t0\t4\tMali\t-\tstate\t-\t-\t0", "cluster, kind, need and form are - together"},
		"form":      {"a\t0\t4\tMali\ts.mali\tstate\tr\tnoun\t0", `form is "noun"`},
		"cluster":   {"a\t0\t4\tMali\t\tstate\tr\tname\t0", "needs article, cluster and kind"},
		"columns":   {"a\t0\t4\tMali", "4 columns, need 9"},
		"two kinds": {"a\t0\t4\tMali\ts.chad\tplace\tr\tname\t0", "s.chad is a place here and a state above"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := resolution.ReadGold(strings.NewReader("a\t9\t13\tChad\ts.chad\tstate\tr\tname\t9\n"+c.row+"\n"), "gold.tsv")
			assert.ErrorContains(t, err, "gold.tsv:2: "+c.fault)
		})
	}
}

func TestAMentionThatStandsElsewhereOrCrossesAnotherIsAFault(t *testing.T) {
	g, err := resolution.ReadGold(strings.NewReader("a\t0\t9\tMali army\tg.army\tgroup\tr\tname\t5\na\t5\t13\tarmy men\tg.men\tgroup\tr\tname\t10\n"), "gold.tsv")
	require.NoError(t, err)
	assert.ErrorContains(t, g.Check("a", "Mali army men"), `gold.tsv:2: "army men" crosses "Mali army" of gold.tsv:1`)
	assert.ErrorContains(t, g.Check("a", "The Mali army men"), `gold.tsv:1: "Mali army" does not stand at 0 in a`)
	assert.NoError(t, g.Check("b", ""))
}

func FuzzReadGold(f *testing.F) {
	f.Add("a\t0\t4\tMali\ts.mali|l.mali\tstate\tr\tname\t0\n")
	f.Add("article\tstart\tend\n# note\n\n\t\t\t\t\t\t\t\t\n")
	f.Fuzz(func(t *testing.T, s string) {
		g, err := resolution.ReadGold(strings.NewReader(s), "gold.tsv")
		if err == nil {
			_ = g.Check("a", "Mali")
		}
	})
}
