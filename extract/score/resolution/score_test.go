package resolution_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/score/resolution"
)

// row is a mention of a table: ten bytes for each, the first at 0.
type row struct{ article, cluster, kind, need, form string }

// person is a name that must be found.
func person(cluster string) row { return row{"a", cluster, "person", "r", "name"} }

func tableOf(t testing.TB, rows ...row) *resolution.Gold {
	t.Helper()
	var b strings.Builder
	for i, r := range rows {
		fmt.Fprintf(&b, "%s\t%d\t%d\tabcd efgh\t%s\t%s\t%s\t%s\t%d\n", r.article, 10*i, 10*i+9, r.cluster, r.kind, r.need, r.form, 10*i+5)
	}
	g, err := resolution.ReadGold(strings.NewReader(b.String()), "gold.tsv")
	require.NoError(t, err)
	return g
}

// nodes puts the nth mention of a table into the nth node; an empty one is a mention that was not found.
func nodes(ids ...string) []resolution.Mention {
	var out []resolution.Mention
	for i, id := range ids {
		if id != "" {
			out = append(out, resolution.Mention{Article: "a", Start: 10 * i, End: 10*i + 9, Head: 10*i + 5, Node: id, Kind: "person", Name: id})
		}
	}
	return out
}

func repeat(s string, n int) []string {
	return strings.Split(strings.Repeat(s+" ", n)[:n*(len(s)+1)-1], " ")
}

func join(lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

func TestBCubedIsThatOfThePaper(t *testing.T) {
	var rows []row
	for _, cluster := range join(repeat("x", 5), repeat("y", 2), repeat("z", 5)) {
		rows = append(rows, person(cluster))
	}
	g := tableOf(t, rows...)
	first := g.Score(nodes(join(repeat("1", 5), repeat("2", 7))...))
	assert.InDelta(t, 0.762, first.BCubed.Precision, 0.0005)
	assert.Equal(t, 1.0, first.BCubed.Recall)
	second := g.Score(nodes(join(repeat("1", 5), repeat("2", 2), repeat("1", 5))...))
	assert.InDelta(t, 0.583, second.BCubed.Precision, 0.0005)
	assert.Equal(t, 1.0, second.BCubed.Recall)
}

func TestMissedAndSpuriousMentionsCount(t *testing.T) {
	g := tableOf(t, person("x"), person("x"), person("x"), person("y"), person("y"))
	mentions := append(nodes("1", "1", "2", "1", ""), resolution.Mention{Article: "a", Start: 70, End: 79, Head: 75, Node: "2"},
		resolution.Mention{Article: "a", Start: 80, End: 89, Head: 85, Node: "3"}, resolution.Mention{Article: "b", Start: 0, End: 9, Head: 5, Node: "2"})
	r := g.Score(mentions)
	// Node 1 holds two of x and one of y, node 2 one of x and a spurious one; node 3 and article b are not the table's.
	assert.InDelta(t, (4.0/3+1.0/3+1.0/2)/5, r.BCubed.Precision, 1e-12)
	assert.InDelta(t, (4.0/3+1.0/3+1.0/2)/5, r.BCubed.Recall, 1e-12)
	assert.InDelta(t, 1.0/4, r.Pairwise.Precision, 1e-12) // of three pairs in node 1 and one in node 2
	assert.InDelta(t, 1.0/4, r.Pairwise.Recall, 1e-12)    // of three pairs of x and one of y
	assert.Equal(t, []int{5, 4, 1}, []int{r.Required, r.Found, r.Spurious})
	var causes []resolution.Cause
	for _, m := range r.Mistakes {
		causes = append(causes, m.Cause)
	}
	assert.Equal(t, []resolution.Cause{resolution.Split, resolution.Wrong, resolution.Missed, resolution.Spurious}, causes)
	assert.Equal(t, "gold.tsv:3", r.Mistakes[0].Place)
	assert.Equal(t, "a:70-79", r.Mistakes[3].Place)
}

func TestAllRightIsOneAndNothingIsZero(t *testing.T) {
	g := tableOf(t, person("x"), person("y"), person("x"))
	r := g.Score(nodes("1", "2", "1"))
	assert.Equal(t, []float64{1, 1, 1, 1, 1}, []float64{r.BCubed.F1(), r.Pairwise.F1(), r.KindAccuracy(), r.BCubed.Precision, r.BCubed.Recall})
	assert.Empty(t, r.Mistakes)
	assert.Zero(t, r.FalseMerges)
	r = g.Score(nil)
	assert.Equal(t, []float64{0, 0, 0, 0}, []float64{r.BCubed.F1(), r.Pairwise.F1(), r.KindAccuracy(), r.BCubed.Precision})
	assert.Len(t, r.Mistakes, 3)
	assert.Zero(t, tableOf(t).Score(nodes("1")).BCubed.F1())
}

func TestTheGoldReadAsItStandsHasNoMistake(t *testing.T) {
	for _, half := range []string{"open", "closed"} {
		g := gold(t, half)
		var mentions []resolution.Mention
		for _, m := range g.Mentions {
			mentions = append(mentions, resolution.Mention{Article: m.Article, Start: m.Start, End: m.End, Head: m.Head, Node: m.Clusters[0], Kind: m.Kind})
		}
		r := g.Score(mentions)
		assert.Equal(t, 1.0, r.BCubed.F1())
		assert.Equal(t, 1.0, r.Pairwise.F1())
		assert.Equal(t, 1.0, r.KindAccuracy())
		assert.Zero(t, r.Mixed)
		assert.Empty(t, r.Mistakes)
	}
}

func TestPersonsWhoShareANodeAreFalseMerges(t *testing.T) {
	pronoun := row{"a", "z", "person", "r", "pronoun"}
	state := row{"a", "s", "state", "r", "name"}
	g := tableOf(t, person("x"), person("y"), pronoun, state)
	r := g.Score(nodes("1", "1", "1", "1"))
	assert.Equal(t, 1, r.FalseMerges, "x and y, by their names")
	assert.Equal(t, 2, r.Mixed, "and z, by a pronoun")
	assert.InDelta(t, 0.75, r.KindAccuracy(), 1e-12)
}

func TestOptionalMentionsAreRightWhenFoundAndNotMissedWhenAbsent(t *testing.T) {
	optional := row{"a", "x", "person", "o", "office"}
	g := tableOf(t, person("x"), optional)
	assert.Equal(t, 1.0, g.Score(nodes("1", "")).BCubed.F1())
	assert.Equal(t, 1.0, g.Score(nodes("1", "1")).BCubed.F1())
	r := g.Score(nodes("1", "2"))
	assert.Equal(t, resolution.Figures{Precision: 1, Recall: 0.5}, r.BCubed)
}

func TestOfTwoClustersTheOneCountsThatTheNodeHolds(t *testing.T) {
	either := row{"a", "x|y", "person", "r", "office"}
	g := tableOf(t, person("x"), person("y"), either)
	assert.Equal(t, 1.0, g.Score(nodes("1", "2", "1")).BCubed.F1())
	assert.Equal(t, 1.0, g.Score(nodes("1", "2", "2")).BCubed.F1())
	assert.Less(t, g.Score(nodes("1", "2", "3")).BCubed.F1(), 1.0)
	assert.InDelta(t, (1.0/2+1)/3, g.Score(nodes("1", "2", "")).BCubed.Recall, 1e-12, "missed, it is one of the first")
}

func TestMentionsAreOneWhereTheirHeadsLieInEachOther(t *testing.T) {
	// "abcd efgh" stands at 0 to 9, with its head at 5.
	for name, c := range map[string]struct {
		start, end, head int
		found            bool
	}{
		"equal":                      {0, 9, 0, true},
		"the head alone":             {5, 9, 5, true},
		"longer":                     {0, 14, 5, true},
		"another head":               {0, 14, 11, false},
		"without the head":           {0, 4, 0, false},
		"the head of something else": {5, 14, 11, false},
	} {
		t.Run(name, func(t *testing.T) {
			g := tableOf(t, person("x"))
			r := g.Score([]resolution.Mention{{Article: "a", Start: c.start, End: c.end, Head: c.head, Node: "1", Kind: "person"}})
			assert.Equal(t, c.found, r.Found == 1)
		})
	}
}

func TestWithinAMentionOfItsNodeAMentionIsNoOther(t *testing.T) {
	g := tableOf(t, person("x"))
	title := resolution.Mention{Article: "a", Start: 0, End: 4, Head: 0, Node: "1"}
	assert.Zero(t, g.Score(append(nodes("1"), title)).Spurious)
	title.Node = "2"
	r := tableOf(t, person("x"), person("y")).Score(append(nodes("1", "2"), title))
	assert.Equal(t, 1, r.Spurious)
}

func TestWhereTheTableScoresNothingNothingCounts(t *testing.T) {
	g := tableOf(t, person("x"), row{"a", "-", "-", "-", "-"})
	r := g.Score(nodes("1", "1"))
	assert.Zero(t, r.Spurious)
	assert.Equal(t, 1, r.Kinds)
	assert.Equal(t, 1.0, r.BCubed.F1())
}

func TestTheOrderOfMentionsDoesNotMatter(t *testing.T) {
	g := tableOf(t, person("x"), person("x"), person("y"))
	mentions := nodes("1", "2", "2")
	extra := resolution.Mention{Article: "a", Start: 0, End: 9, Head: 5, Node: "2", Kind: "person"}
	want := g.Score([]resolution.Mention{mentions[0], mentions[1], mentions[2], extra})
	assert.Equal(t, want, g.Score([]resolution.Mention{extra, mentions[2], mentions[1], mentions[0]}))
}

func TestArticlesByThemselvesAskNothingOfOthers(t *testing.T) {
	g := tableOf(t, person("x"), row{"b", "x", "person", "r", "name"})
	mentions := nodes("1", "2")
	mentions[1].Article = "b"
	assert.Equal(t, 0.5, g.Score(mentions).BCubed.Recall)
	assert.Equal(t, 1.0, g.ScoreArticles(mentions).BCubed.F1())
	mentions[1].Node = "1"
	assert.Equal(t, 1.0, g.ScoreArticles(mentions).BCubed.F1())
	assert.Equal(t, "x", g.Mentions[0].Clusters[0], "the table stays as it is")
}

func TestReportsAreWritten(t *testing.T) {
	r := tableOf(t, person("x"), person("y")).Score(nodes("1", "1"))
	var b bytes.Buffer
	require.NoError(t, r.WriteText(&b))
	assert.Equal(t, `b-cubed   precision 0.500  recall 1.000  F1 0.667
pairwise  precision 0.000  recall 0.000  F1 0.000
found     2 of 2 mentions, 0 spurious
persons   1 falsely merged by name, 1 by any mention
kinds     1.000 right (2/2)
`, b.String())
	b.Reset()
	require.NoError(t, r.WriteJSON(&b))
	assert.JSONEq(t, `{"bcubed": {"precision": 0.5, "recall": 1, "f1": 0.6667}, "pairwise": {"precision": 0, "recall": 0, "f1": 0}, "kind_accuracy": 1,
		"required": 2, "found": 2, "spurious": 0, "false_person_merges": 1, "mixed_persons": 1}`, b.String())
	b.Reset()
	require.NoError(t, r.WriteMistakes(&b))
	assert.Equal(t, "wrong\tgold.tsv:2\tname\tabcd efgh\ty\t1\tx\n", b.String())
}
