package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// Streams are read in pages, each in a transaction of its own, so that no stream holds anything while its reader thinks. Pages
// begin after the last id of the one before; Neo4j orders texts as their UTF-8 bytes.
const (
	pageNodes    = 2000
	pageEdges    = 1000
	pageArticles = 50
	pageSources  = 1000

	nodesAfter = `MATCH (n:Entity) WHERE n.id > $after AND n.tally IS NOT NULL RETURN properties(n) ORDER BY n.id LIMIT $limit`
	nodesByID  = `UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.tally IS NOT NULL RETURN properties(n)`
	edgesAfter = `MATCH (c:Claim) WHERE c.id > $after AND c.sourceId IS NOT NULL WITH c ORDER BY c.id LIMIT $limit
		MATCH (c)-[s:STATED_IN]->(:Article) RETURN properties(c), properties(s) ORDER BY c.id`
	edgesByID     = `UNWIND $ids AS id MATCH (c:Claim {id: id})-[s:STATED_IN]->(:Article) RETURN properties(c), properties(s)`
	sourcesAfter  = `MATCH (a:Article) WHERE a.id > $after AND a.sha256 <> '' RETURN properties(a) ORDER BY a.id LIMIT $limit`
	articlesAfter = `MATCH (a:Article) WHERE a.id > $after AND a.sha256 <> '' RETURN a.id ORDER BY a.id LIMIT $limit`
)

// Nodes is that of graph.Reader.
func (s *Store) Nodes(ctx context.Context, q graph.Query) iter.Seq2[graph.Node, error] {
	return stream(s, ctx, "reading nodes", q, pages[graph.Node]{
		size: pageNodes, after: nodesAfter, byID: nodesByID,
		chosen: func(c *chosen) []string { return slices.Sorted(maps.Keys(c.nodes)) },
		read:   func(r *neo4j.Record) graph.Node { return props(r, 0).node() },
		id:     func(n graph.Node) string { return n.ID },
	})
}

// Edges is that of graph.Reader.
func (s *Store) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	return stream(s, ctx, "reading edges", q, pages[graph.Edge]{
		size: pageEdges, after: edgesAfter, byID: edgesByID,
		chosen: func(c *chosen) []string { return slices.Sorted(maps.Keys(c.claims)) },
		read:   func(r *neo4j.Record) graph.Edge { return props(r, 0).edge(props(r, 1)) },
		id:     func(e graph.Edge) string { return e.ID },
	})
}

// Articles is that of graph.ArticleReader.
func (s *Store) Articles(ctx context.Context, q graph.Query) iter.Seq2[graph.Article, error] {
	return stream(s, ctx, "reading articles", q, pages[graph.Article]{
		size: pageSources, after: sourcesAfter, byID: readArticles,
		chosen: func(c *chosen) []string { return slices.Sorted(maps.Keys(c.articles)) },
		read:   func(r *neo4j.Record) graph.Article { return props(r, 0).article() },
		id:     func(a graph.Article) string { return a.ID },
	})
}

// pages say how a kind of thing is read.
type pages[T any] struct {
	size        int
	after, byID string // statements: all in order of id, and those with given ids
	chosen      func(*chosen) []string
	read        func(*neo4j.Record) T
	id          func(T) string
}

func stream[T any](s *Store, ctx context.Context, doing string, q graph.Query, p pages[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		fail := func(err error) { yield(none, fmt.Errorf("%s: %w", doing, err)) }
		ids, err := s.ids(ctx, q, p.chosen)
		if err != nil {
			fail(err)
			return
		}
		after := ""
		for all := q.All(); all || len(ids) > 0; {
			cypher, params := p.byID, row{"ids": ids[:min(len(ids), p.size)]}
			if all {
				cypher, params = p.after, row{"after": after, "limit": p.size}
			} else {
				ids = ids[min(len(ids), p.size):]
			}
			page, err := page(s, ctx, cypher, params, p)
			if err != nil {
				fail(err)
				return
			}
			for _, v := range page {
				if err := ctx.Err(); err != nil {
					fail(err)
					return
				}
				if !yield(v, nil) {
					return
				}
				after = p.id(v)
			}
			all = all && len(page) == p.size
		}
		if err := ctx.Err(); err != nil {
			fail(err)
		}
	}
}

// ids are those that a query selects, sorted; none for the zero query, which selects all.
func (s *Store) ids(ctx context.Context, q graph.Query, of func(*chosen) []string) (ids []string, err error) {
	if q.All() {
		return nil, ctx.Err()
	}
	err = s.view(ctx, func(t tx) error {
		c, err := t.choose(q)
		if err == nil {
			ids = of(c)
		}
		return err
	})
	return ids, err
}

func page[T any](s *Store, ctx context.Context, cypher string, params row, p pages[T]) (out []T, err error) {
	err = s.view(ctx, func(t tx) error {
		out = nil
		return t.each(cypher, params, func(r *neo4j.Record) error {
			out = append(out, p.read(r))
			return nil
		})
	})
	slices.SortFunc(out, func(a, b T) int { return cmp.Compare(p.id(a), p.id(b)) })
	return out, err
}

// Deltas is that of graph.Reader. An article that another transaction replaces at this moment is given as it was before or after.
func (s *Store) Deltas(ctx context.Context, q graph.Query) iter.Seq2[graph.Delta, error] {
	return func(yield func(graph.Delta, error) bool) {
		fail := func(err error) { yield(graph.Delta{}, fmt.Errorf("reading articles: %w", err)) }
		var c *chosen
		ids, err := s.ids(ctx, q, func(all *chosen) []string {
			c = all
			return slices.Sorted(maps.Keys(all.articles))
		})
		if err != nil {
			fail(err)
			return
		}
		after := ""
		for {
			some := ids[:min(len(ids), pageArticles)]
			ids = ids[len(some):]
			if q.All() {
				some, err = s.articlesAfter(ctx, after)
			}
			var page []graph.Delta
			if err == nil && len(some) > 0 {
				page, err = s.wholes(ctx, some)
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				fail(err)
				return
			}
			if len(some) == 0 {
				return
			}
			after = some[len(some)-1]
			for _, d := range page {
				if err := ctx.Err(); err != nil {
					fail(err)
					return
				}
				if c != nil && q.OnlyEdges() {
					d = c.part(d)
				}
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

// part leaves of a delta what is selected.
func (c *chosen) part(d graph.Delta) graph.Delta {
	d.Edges = slices.DeleteFunc(d.Edges, func(e graph.Edge) bool { _, ok := c.claims[e.ID]; return !ok })
	d.Mentions = slices.DeleteFunc(d.Mentions, func(m graph.Mention) bool { return !c.nodes[m.Entity] })
	return d
}

func (s *Store) articlesAfter(ctx context.Context, after string) (ids []string, err error) {
	err = s.view(ctx, func(t tx) error {
		ids = nil
		return t.each(articlesAfter, row{"after": after, "limit": pageArticles}, func(r *neo4j.Record) error {
			ids = append(ids, text(r, 0))
			return nil
		})
	})
	return ids, err
}

// wholes reads articles. Neo4j shows a reader what other transactions are just writing, so each article is held against its
// digest, and one that does not fit is read again under the lock that Merge takes.
func (s *Store) wholes(ctx context.Context, ids []string) ([]graph.Delta, error) {
	var all []whole
	err := s.view(ctx, func(t tx) (err error) {
		all, err = t.deltas(ids)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]graph.Delta, 0, len(all))
	for _, w := range all {
		if w.torn() {
			if w, err = s.settled(ctx, w.Article.ID); err != nil {
				return nil, err
			}
		}
		if w.Article.ID != "" {
			out = append(out, w.Delta)
		}
	}
	return out, nil
}

// settled reads an article while no merge can change it. Where nothing may be locked it reads until the digest fits. What does
// not fit even then was changed by hand, and is given as it is.
func (s *Store) settled(ctx context.Context, id string) (w whole, err error) {
	take := func(all []whole, failed error) error {
		if failed == nil && len(all) > 0 {
			w = all[0]
		}
		return failed
	}
	if s.o.ReadOnly {
		for try := 0; try < 10; try++ {
			if err = s.view(ctx, func(t tx) error { return take(t.deltas([]string{id})) }); err != nil || !w.torn() {
				return w, err
			}
			select {
			case <-ctx.Done():
			case <-time.After(time.Duration(try) * 20 * time.Millisecond):
			}
		}
		return w, nil
	}
	err = s.transact(ctx, neo4j.AccessModeWrite, func(t tx) error {
		if err := t.each(lockArticle, row{"id": id}, func(*neo4j.Record) error { return nil }); err != nil {
			return err
		}
		return take(t.deltas([]string{id}))
	})
	return w, s.explain(ctx, err)
}
