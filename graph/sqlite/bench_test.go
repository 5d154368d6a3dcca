package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
)

// news makes articles of ten claims among a thousand actors, a few of whom are in most of them.
func news(from, articles int) []graph.Delta {
	var out []graph.Delta
	for i := from; i < from+articles; i++ {
		rnd := rand.New(rand.NewPCG(uint64(i), 1))
		id := fmt.Sprintf("article-%07d.txt", i)
		d := graph.Delta{Article: graph.Article{ID: id, Title: "Of " + id, Version: graph.Version{SHA256: id, Extractor: "bench/1"}}}
		var who []string
		for len(who) < 6 {
			n := int(rnd.ExpFloat64() * 100)
			if name := fmt.Sprintf("Actor %d", n%1000); !slices.Contains(who, "group:"+name) {
				who = append(who, "group:"+name)
				d.Mentions = append(d.Mentions, graph.Mention{
					Entity: "group:" + name, Kind: "group", Name: name, Names: map[string]int{name: 3, strings.ToUpper(name): 1},
				})
			}
		}
		slices.SortFunc(d.Mentions, func(a, b graph.Mention) int { return strings.Compare(a.Entity, b.Entity) })
		quote := strings.Repeat("A sentence of some length. ", 6)
		for k := range 10 {
			source, target := who[k%6], who[(k+1+rnd.IntN(5))%6]
			d.Edges = append(d.Edges, graph.Edge{
				ID: graph.ClaimID(id, "ACCUSED", k, source, target), Relation: []string{"ACCUSED", "WARNED", "MET"}[k%3],
				Source: source, Target: target, Trigger: "accused", Modality: graph.Asserted, Confidence: 0.9,
				Date:     &graph.Date{Start: "2021-09-25", End: "2021-09-25", Precision: "day", Basis: "relative"},
				Evidence: graph.Evidence{Article: id, Quote: quote, Start: k, End: k + len(quote), Sentence: k},
			})
		}
		slices.SortFunc(d.Edges, func(a, b graph.Edge) int { return strings.Compare(a.ID, b.ID) })
		out = append(out, d)
	}
	return out
}

// BenchmarkMerge merges 1,000 articles of ten claims a call into a growing file.
func BenchmarkMerge(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "graph.db"), sqlite.Options{})
	at := 0
	for b.Loop() {
		b.StopTimer()
		deltas := news(at, 1000)
		at += 1000
		b.StartTimer()
		_, err := s.Merge(context.Background(), deltas)
		require.NoError(b, err)
	}
	b.ReportMetric(float64(at*10)/b.Elapsed().Seconds(), "claims/s")
}

func filledStore(b *testing.B) *sqlite.Store {
	s := open(b, filepath.Join(b.TempDir(), "graph.db"), sqlite.Options{})
	for at := 0; at < 20_000; at += 2000 {
		_, err := s.Merge(context.Background(), news(at, 2000))
		require.NoError(b, err)
	}
	return s
}

// BenchmarkSelect asks a graph of 200,000 claims for the claims around one of its rarer actors, one of its most frequent, and
// for everything.
func BenchmarkSelect(b *testing.B) {
	s := filledStore(b)
	for _, c := range []struct {
		name string
		q    graph.Query
	}{
		{"rare seed", graph.Query{Seeds: []string{"Actor 700"}}},
		{"frequent seed", graph.Query{Seeds: []string{"Actor 3"}}},
		{"pair", graph.Query{Seeds: []string{"Actor 3"}, Others: []string{"Actor 4"}}},
		{"two hops", graph.Query{Seeds: []string{"Actor 700"}, Hops: 2}},
		{"article", graph.Query{Articles: []string{"article-0012345.txt"}}},
		{"everything", graph.Query{}},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				for _, err := range s.Edges(context.Background(), c.q) {
					require.NoError(b, err)
					n++
				}
			}
			b.ReportMetric(float64(n)/float64(b.N), "claims")
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "claims/s")
		})
	}
	b.Run("unchanged", func(b *testing.B) {
		deltas := news(0, 1000)
		for b.Loop() {
			c, err := s.Merge(context.Background(), deltas)
			require.NoError(b, err)
			require.Equal(b, 1000, c.Unchanged)
		}
		b.ReportMetric(float64(b.N*1000)/b.Elapsed().Seconds(), "articles/s")
	})
}
