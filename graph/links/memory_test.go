package links_test

import (
	"context"
	"iter"

	"newsgraph/graph"
)

// memory is a reader that gives everything, for measuring.
type memory struct {
	graph.Reader
	articles []graph.Article
	edges    []graph.Edge
}

func (m *memory) Edges(context.Context, graph.Query) iter.Seq2[graph.Edge, error] {
	return each(m.edges)
}

func (m *memory) Articles(context.Context, graph.Query) iter.Seq2[graph.Article, error] {
	return each(m.articles)
}

func each[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}
