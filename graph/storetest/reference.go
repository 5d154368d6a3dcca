package storetest

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"reflect"
	"slices"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/ontology"
)

// Reference is the contract of graph.Store in its plainest form: the deltas in a map, and every answer computed from all of
// them. The suite holds stores against it, and tests of other packages may use it as a graph.Reader. It is slow, and keeps
// nothing.
type Reference struct {
	Ontology *ontology.Ontology

	mu     sync.Mutex
	deltas map[string]graph.Delta
	names  *identity.Identity // by which a query may name a node; nil for its own id alone
}

var (
	_ graph.Store         = (*Reference)(nil)
	_ graph.ArticleReader = (*Reference)(nil)
)

// Close does nothing.
func (r *Reference) Close() error { return nil }

// Versions is that of graph.Writer.
func (r *Reference) Versions(ctx context.Context, articles []string) (map[string]graph.Version, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := map[string]graph.Version{}
	for _, id := range articles {
		if d, ok := r.deltas[id]; ok {
			out[id] = d.Article.Version
		}
	}
	return out, ctx.Err()
}

// Merge is that of graph.Writer.
func (r *Reference) Merge(ctx context.Context, deltas []graph.Delta) (graph.Changes, error) {
	if err := graph.CheckAll(deltas, r.Ontology); err != nil {
		return graph.Changes{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var sum graph.Changes
	for _, d := range deltas {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		sum = sum.Add(r.keep(normal(d)))
	}
	return sum, nil
}

func (r *Reference) keep(d graph.Delta) graph.Changes {
	old, had := r.deltas[d.Article.ID]
	if had && old.Article.Version == d.Article.Version {
		return graph.Changes{Unchanged: 1}
	}
	before := r.derive(touched(old, d))
	next := maps.Clone(r.deltas)
	if next == nil {
		next = map[string]graph.Delta{}
	}
	next[d.Article.ID] = d
	r.deltas = next // streams that run keep the older map
	c := graph.Changes{
		Articles: graph.Count{Created: 1},
		Nodes:    compare(before, r.derive(touched(old, d))),
		Edges:    compare(byID(old.Edges), byID(d.Edges)),
	}
	if had {
		c.Articles = graph.Count{Changed: 1}
	}
	return c
}

func touched(deltas ...graph.Delta) map[string]bool {
	out := map[string]bool{}
	for _, d := range deltas {
		for _, m := range d.Mentions {
			out[m.Entity] = true
		}
	}
	return out
}

func byID(edges []graph.Edge) map[string]graph.Edge {
	out := map[string]graph.Edge{}
	for _, e := range edges {
		out[e.ID] = e
	}
	return out
}

func compare[T any](before, after map[string]T) (c graph.Count) {
	for id, v := range after {
		switch old, had := before[id]; {
		case !had:
			c.Created++
		case !reflect.DeepEqual(old, v):
			c.Changed++
		}
	}
	for id := range before {
		if _, has := after[id]; !has {
			c.Deleted++
		}
	}
	return c
}

// derive makes the nodes of a set of ids, or all when it is nil.
func (r *Reference) derive(only map[string]bool) map[string]graph.Node {
	all := map[string][]graph.Contribution{}
	for _, d := range r.deltas {
		for _, m := range d.Mentions {
			if only == nil || only[m.Entity] {
				all[m.Entity] = append(all[m.Entity], graph.Contribution{Article: d.Article.ID, Mention: m})
			}
		}
	}
	out := map[string]graph.Node{}
	for id, contributions := range all {
		out[id] = graph.Derive(contributions)
	}
	return out
}

// Nodes is that of graph.Reader.
func (r *Reference) Nodes(ctx context.Context, q graph.Query) iter.Seq2[graph.Node, error] {
	s := r.choose(q)
	return stream(ctx, s.nodes, func(n graph.Node) string { return n.ID })
}

// Edges is that of graph.Reader.
func (r *Reference) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	s := r.choose(q)
	return stream(ctx, s.edges, func(e graph.Edge) string { return e.ID })
}

// Deltas is that of graph.Reader.
func (r *Reference) Deltas(ctx context.Context, q graph.Query) iter.Seq2[graph.Delta, error] {
	s := r.choose(q)
	return stream(ctx, s.deltas, func(d graph.Delta) string { return d.Article.ID })
}

// Articles is that of graph.ArticleReader.
func (r *Reference) Articles(ctx context.Context, q graph.Query) iter.Seq2[graph.Article, error] {
	var all []graph.Article
	for _, d := range r.choose(q).deltas {
		all = append(all, d.Article)
	}
	return stream(ctx, all, func(a graph.Article) string { return a.ID })
}

func stream[T any](ctx context.Context, all []T, id func(T) string) iter.Seq2[T, error] {
	slices.SortFunc(all, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if err := ctx.Err(); err != nil {
				var none T
				yield(none, err)
				return
			}
			if !yield(v, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

// normal makes deltas comparable: what is empty is nil, times are UTC.
func normal(d graph.Delta) graph.Delta {
	d.Article.Published = d.Article.Published.UTC()
	d.Mentions = append([]graph.Mention(nil), d.Mentions...)
	for i, m := range d.Mentions {
		if len(m.Names) == 0 {
			d.Mentions[i].Names = nil
		}
	}
	d.Edges = append([]graph.Edge(nil), d.Edges...)
	return d
}
