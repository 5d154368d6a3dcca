package identity

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"newsgraph/graph"
)

// Apply reads a graph with what an identity joins as one node: the nodes, edges and deltas that the reader would give if its
// articles had named the canonical id wherever they name a member of a cluster. Ids of claims and articles stay as they are, and
// a claim between two that turn out to be one stays, from the node to itself. A query may name any member.
//
// Memory grows with the mentions of the joined nodes that are selected.
func Apply(r graph.Reader, i *Identity) graph.Reader {
	if len(i.canonical) == 0 {
		return r
	}
	return &joined{r, i}
}

// ApplyTo is a store that is read with an identity applied. What is merged goes into it as it is.
func ApplyTo(s graph.Store, i *Identity) graph.Store { return applied{s, Apply(s, i)} }

type applied struct {
	graph.Store
	joined graph.Reader
}

// Nodes is that of graph.Reader.
func (a applied) Nodes(ctx context.Context, q graph.Query) iter.Seq2[graph.Node, error] {
	return a.joined.Nodes(ctx, q)
}

// Articles is that of graph.ArticleReader.
func (a applied) Articles(ctx context.Context, q graph.Query) iter.Seq2[graph.Article, error] {
	return graph.Articles(ctx, a.joined, q)
}

// Edges is that of graph.Reader.
func (a applied) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	return a.joined.Edges(ctx, q)
}

// Deltas is that of graph.Reader.
func (a applied) Deltas(ctx context.Context, q graph.Query) iter.Seq2[graph.Delta, error] {
	return a.joined.Deltas(ctx, q)
}

// joined is a reader with an identity applied.
type joined struct {
	graph.Reader
	*Identity
}

// Nodes is that of graph.Reader.
func (j *joined) Nodes(ctx context.Context, q graph.Query) iter.Seq2[graph.Node, error] {
	return func(yield func(graph.Node, error) bool) {
		fail := func(err error) { yield(graph.Node{}, err) }
		q, err := j.expand(ctx, q)
		if err != nil {
			fail(err)
			return
		}
		clusters, err := j.selected(ctx, q)
		if err != nil {
			fail(err)
			return
		}
		tallies, err := j.tallies(ctx, clusters)
		if err != nil {
			fail(err)
			return
		}
		waiting := slices.Sorted(maps.Keys(tallies))
		give := func(before string) bool {
			for len(waiting) > 0 && (before == "" || waiting[0] < before) {
				if !yield(tallies[waiting[0]].Node(waiting[0]), nil) {
					return false
				}
				waiting = waiting[1:]
			}
			return true
		}
		for n, err := range j.Reader.Nodes(ctx, q) {
			if err != nil {
				fail(err)
				return
			}
			if _, member := j.canonical[n.ID]; member {
				continue
			}
			if !give(n.ID) || !yield(n, nil) {
				return
			}
		}
		give("")
	}
}

// selected are the clusters of which a query selects a member, with the members that it selects.
func (j *joined) selected(ctx context.Context, q graph.Query) (map[string][]string, error) {
	clusters := map[string][]string{}
	if q.All() {
		maps.Copy(clusters, j.members)
		return clusters, nil
	}
	for n, err := range j.Reader.Nodes(ctx, q) {
		if err != nil {
			return nil, err
		}
		if c, ok := j.canonical[n.ID]; ok {
			clusters[c] = append(clusters[c], n.ID)
		}
	}
	return clusters, nil
}

// tallies count what all articles contribute to clusters. A cluster of which no article mentions a member has none.
func (j *joined) tallies(ctx context.Context, clusters map[string][]string) (map[string]*graph.Tally, error) {
	var ids []string
	for c := range clusters {
		ids = append(ids, j.members[c]...)
	}
	slices.Sort(ids)
	out := map[string]*graph.Tally{}
	for d, err := range j.mentioning(ctx, ids) {
		if err != nil {
			return nil, err
		}
		for _, m := range j.mentions(d.Mentions) {
			if _, wanted := clusters[m.Entity]; !wanted {
				continue
			}
			if out[m.Entity] == nil {
				out[m.Entity] = &graph.Tally{}
			}
			out[m.Entity].Add(m)
		}
	}
	return out, nil
}

// mentioning are the articles that mention one of these nodes.
func (j *joined) mentioning(ctx context.Context, ids []string) iter.Seq2[graph.Delta, error] {
	if len(ids) == 0 {
		return func(func(graph.Delta, error) bool) {}
	}
	return j.Reader.Deltas(ctx, graph.Query{Mentioning: ids})
}

// Edges is that of graph.Reader.
func (j *joined) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		q, err := j.expand(ctx, q)
		if err != nil {
			yield(graph.Edge{}, err)
			return
		}
		for e, err := range j.Reader.Edges(ctx, q) {
			if !yield(j.edge(e), err) {
				return
			}
		}
	}
}

// Articles is that of graph.ArticleReader.
func (j *joined) Articles(ctx context.Context, q graph.Query) iter.Seq2[graph.Article, error] {
	return func(yield func(graph.Article, error) bool) {
		q, err := j.expand(ctx, q)
		if err != nil {
			yield(graph.Article{}, err)
			return
		}
		for a, err := range graph.Articles(ctx, j.Reader, q) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// Deltas is that of graph.Reader.
func (j *joined) Deltas(ctx context.Context, q graph.Query) iter.Seq2[graph.Delta, error] {
	return func(yield func(graph.Delta, error) bool) {
		q, err := j.expand(ctx, q)
		if err != nil {
			yield(graph.Delta{}, err)
			return
		}
		further, err := j.further(ctx, q)
		if err != nil {
			yield(graph.Delta{}, err)
			return
		}
		for d, err := range j.Reader.Deltas(ctx, q) {
			if err != nil {
				yield(graph.Delta{}, err)
				return
			}
			d.Mentions = j.mentions(slices.Concat(d.Mentions, further[d.Article.ID]))
			edges := make([]graph.Edge, 0, len(d.Edges))
			for _, e := range d.Edges {
				edges = append(edges, j.edge(e))
			}
			if d.Edges = edges; len(edges) == 0 {
				d.Edges = nil
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// further are the mentions of members that are selected only because another member of their cluster is, by article.
func (j *joined) further(ctx context.Context, q graph.Query) (map[string][]graph.Mention, error) {
	if !q.OnlyEdges() {
		return nil, nil // what an article mentions is selected
	}
	clusters, err := j.selected(ctx, q)
	if err != nil {
		return nil, err
	}
	missing := map[string]bool{}
	for c, chosen := range clusters {
		for _, id := range j.members[c] {
			missing[id] = !slices.Contains(chosen, id)
		}
	}
	maps.DeleteFunc(missing, func(_ string, yes bool) bool { return !yes })
	out := map[string][]graph.Mention{}
	for d, err := range j.mentioning(ctx, slices.Sorted(maps.Keys(missing))) {
		if err != nil {
			return nil, err
		}
		for _, m := range d.Mentions {
			if missing[m.Entity] {
				out[d.Article.ID] = append(out[d.Article.ID], m)
			}
		}
	}
	return out, nil
}

// edge names the canonical ids.
func (j *joined) edge(e graph.Edge) graph.Edge {
	e.Source, e.Target, e.Speaker, e.Place = j.Of(e.Source), j.Of(e.Target), j.Of(e.Speaker), j.Of(e.Place)
	return e
}

// mentions makes one of an article's mentions of one node: the one that counts most gives name and kind.
func (j *joined) mentions(all []graph.Mention) []graph.Mention {
	by := map[string][]graph.Mention{}
	for _, m := range all {
		c := j.Of(m.Entity)
		by[c] = append(by[c], m)
	}
	var out []graph.Mention
	for _, c := range slices.Sorted(maps.Keys(by)) {
		some := by[c]
		if len(some) == 1 {
			some[0].Entity = c
			out = append(out, some[0])
			continue
		}
		slices.SortFunc(some, func(a, b graph.Mention) int {
			return cmp.Or(cmp.Compare(b.Count(), a.Count()), cmp.Compare(len(b.Name), len(a.Name)), cmp.Compare(a.Entity, b.Entity))
		})
		one := graph.Mention{Entity: c, Kind: some[0].Kind, Name: some[0].Name, Names: map[string]int{}}
		for _, m := range some {
			for name, n := range m.Names {
				one.Names[name] += n
			}
			one.Told = graph.Told(one.Told, m.Told)
			one.Codes = graph.Codes{
				ISO3: cmp.Or(one.Codes.ISO3, m.Codes.ISO3), CAMEO: cmp.Or(one.Codes.CAMEO, m.Codes.CAMEO),
				Wikidata: cmp.Or(one.Codes.Wikidata, m.Codes.Wikidata),
			}
		}
		if len(one.Names) == 0 {
			one.Names = nil
		}
		out = append(out, one)
	}
	return out
}

// expand makes a query name all members where it names one, and follows hops over joined nodes.
func (j *joined) expand(ctx context.Context, q graph.Query) (graph.Query, error) {
	q.Mentioning = j.all(q.Mentioning)
	if len(q.Seeds) == 0 {
		return q, nil
	}
	seeds, err := j.named(ctx, q.Seeds)
	if err != nil {
		return q, err
	}
	if len(q.Others) > 0 {
		q.Seeds = seeds
		q.Others, err = j.named(ctx, q.Others)
		return q, err
	}
	within := map[string]bool{}
	for _, id := range seeds {
		within[id] = true
	}
	for frontier := seeds; q.Hops > 1 && len(frontier) > 0; q.Hops-- {
		next := map[string]bool{}
		step := q
		step.Seeds, step.Hops = frontier, 1
		for e, err := range j.Reader.Edges(ctx, step) {
			if err != nil {
				return q, fmt.Errorf("following hops: %w", err)
			}
			for _, end := range []string{e.Source, e.Target} {
				if end == "" {
					continue
				}
				for _, id := range j.Members(end) {
					if !within[id] {
						within[id], next[id] = true, true
					}
				}
			}
		}
		frontier = slices.Sorted(maps.Keys(next))
	}
	q.Seeds, q.Hops = slices.Sorted(maps.Keys(within)), 1
	return q, nil
}

// all are ids with the other members of their clusters.
func (j *joined) all(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, j.Members(id)...)
	}
	return out
}

// named are the ids of the nodes that words name, with the other members of their clusters. Words that name none stay, and
// select none.
func (j *joined) named(ctx context.Context, words []string) ([]string, error) {
	out := map[string]bool{}
	for _, w := range words {
		for _, id := range j.Members(w) {
			out[id] = true
		}
	}
	for n, err := range j.Reader.Nodes(ctx, graph.Naming(words...)) {
		if err != nil {
			return nil, err
		}
		for _, id := range j.Members(n.ID) {
			out[id] = true
		}
	}
	return slices.Sorted(maps.Keys(out)), nil
}
