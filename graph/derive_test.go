package graph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/graph"
)

// contribution is an article that suggests a name and uses it so often.
func contribution(name string, count int, codes graph.Codes) graph.Contribution {
	return graph.Contribution{Mention: graph.Mention{
		Entity: "group:x", Kind: "group", Name: name, Names: map[string]int{name: count, "the " + name: 0}, Codes: codes,
	}}
}

func TestTheNameOfANode(t *testing.T) {
	for _, c := range []struct {
		name  string
		names []string
		want  string
	}{
		{"is the only one suggested", []string{"Front"}, "Front"},
		{"is the one that most articles suggest", []string{"Sahel Front", "SF", "SF"}, "SF"},
		{"is the longer of two suggested equally often", []string{"SF", "Sahel Front"}, "Sahel Front"},
		{"is the alphabetically first of two as long", []string{"Front B", "Front A"}, "Front A"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []graph.Contribution
			for _, name := range c.names {
				all = append(all, contribution(name, 1, graph.Codes{}))
			}
			assert.Equal(t, c.want, graph.Derive(all).Name)
		})
	}
}

func TestANodeCountsMentionsAndArticlesAndKnowsEveryOtherName(t *testing.T) {
	got := graph.Derive([]graph.Contribution{
		contribution("Front", 3, graph.Codes{Wikidata: "Q1"}), contribution("Front", 2, graph.Codes{}), contribution("SF", 0, graph.Codes{CAMEO: "MLIREB"}),
	})
	assert.Equal(t, graph.Node{
		ID: "group:x", Kind: "group", Name: "Front", Aliases: []string{"SF", "the Front", "the SF"},
		Codes: graph.Codes{CAMEO: "MLIREB", Wikidata: "Q1"}, Mentions: 5, Articles: 3,
	}, got)
}

func random(r *rand.Rand) (all []graph.Contribution) {
	for range 1 + r.IntN(12) {
		all = append(all, contribution(fmt.Sprint("Front ", r.IntN(4)), r.IntN(5), graph.Codes{ISO3: []string{"", "MLI", "NER"}[r.IntN(3)]}))
	}
	return all
}

func TestTheOrderOfContributionsDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		all := random(r)
		want := graph.Derive(all)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		assert.Equal(t, want, graph.Derive(all))
	}
}

func TestATallyForgetsWhatIsRemoved(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		stay, leave := random(r), random(r)
		var tally graph.Tally
		for _, c := range append(append([]graph.Contribution{}, leave...), stay...) {
			tally.Add(c.Mention)
		}
		for _, c := range leave {
			tally.Remove(c.Mention)
		}
		assert.Equal(t, graph.Derive(stay), tally.Node("group:x"))
	}
}
