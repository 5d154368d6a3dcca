package storetest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// story writes the delta of an article, claim by claim.
type story struct {
	d  graph.Delta
	at int // length of the body so far
}

// tell begins a version of an article; another text is another version.
func tell(id, text string) *story {
	sum := sha256.Sum256([]byte(text))
	return &story{d: graph.Delta{Article: graph.Article{
		ID: id, Title: "Of " + id, Lang: "en",
		Version: graph.Version{SHA256: hex.EncodeToString(sum[:]), Extractor: "storetest/1"},
	}}}
}

// who mentions an entity once by each of the names, the first of which it suggests, and gives its id.
func (s *story) who(kind, code string, names ...string) string {
	id := graph.EntityID(kind, code, names[0], "")
	s.mention(id, kind, names[0], names...)
	return id
}

func (s *story) mention(id, kind, name string, forms ...string) {
	i := slices.IndexFunc(s.d.Mentions, func(m graph.Mention) bool { return m.Entity == id })
	if i < 0 {
		i = len(s.d.Mentions)
		s.d.Mentions = append(s.d.Mentions, graph.Mention{Entity: id, Kind: kind, Name: name, Names: map[string]int{}})
	}
	for _, form := range forms {
		s.d.Mentions[i].Names[form]++
	}
}

func (s *story) state(code, name string) string {
	id := s.who("state", code, name)
	for i, m := range s.d.Mentions {
		if m.Entity == id {
			s.d.Mentions[i].Codes.ISO3 = code
		}
	}
	return id
}

// says adds a claim and gives its id.
func (s *story) says(relation, source, target string, with ...func(*graph.Edge)) string {
	quote := source + " " + relation + " " + target
	e := graph.Edge{
		ID:       graph.ClaimID(s.d.Article.ID, relation, s.at, source, target),
		Relation: relation, Source: source, Target: target, Trigger: relation, Modality: graph.Asserted, Confidence: 0.5,
		Evidence: graph.Evidence{
			Article: s.d.Article.ID, Quote: quote, Start: s.at, End: s.at + len(quote), Sentence: len(s.d.Edges),
		},
	}
	for _, w := range with {
		w(&e)
	}
	e.Evidence.End = e.Evidence.Start + len(e.Evidence.Quote)
	s.at = e.Evidence.End + 1
	s.d.Edges = append(s.d.Edges, e)
	return e.ID
}

func (s *story) delta() graph.Delta {
	d := normal(s.d)
	slices.SortFunc(d.Mentions, func(a, b graph.Mention) int { return cmp.Compare(a.Entity, b.Entity) })
	slices.SortFunc(d.Edges, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) })
	return d
}

func (s *story) published(day string) *story {
	s.d.Article.Published, _ = time.Parse(time.DateOnly, day)
	return s
}

func on(start, end string) func(*graph.Edge) {
	return func(e *graph.Edge) {
		e.Date = &graph.Date{Start: start, End: end, Precision: "day", Basis: "explicit"}
	}
}

func collect[T any](t testing.TB, stream iter.Seq2[T, error]) []T {
	t.Helper()
	var out []T
	for v, err := range stream {
		require.NoError(t, err)
		out = append(out, v)
	}
	return out
}

func nodeID(n graph.Node) string   { return n.ID }
func edgeID(e graph.Edge) string   { return e.ID }
func deltaID(d graph.Delta) string { return d.Article.ID }

func ids[T any](all []T, id func(T) string) []string {
	out := make([]string, 0, len(all))
	for _, v := range all {
		out = append(out, id(v))
	}
	return out
}

func sorted[T any](all []T, id func(T) string) []T {
	slices.SortFunc(all, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return all
}

func normals(deltas []graph.Delta) []graph.Delta {
	out := make([]graph.Delta, 0, len(deltas))
	for _, d := range deltas {
		out = append(out, normal(d))
	}
	return out
}

func normalNodes(nodes []graph.Node) []graph.Node {
	out := make([]graph.Node, 0, len(nodes))
	for _, n := range nodes {
		if len(n.Aliases) == 0 {
			n.Aliases = nil
		}
		out = append(out, n)
	}
	return out
}
