package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"newsgraph/graph"
)

// errStopped ends a view whose caller has had enough.
var errStopped = errors.New("stopped")

// stream runs a view over what a query selects. run ends when emit fails.
func stream[T any](ctx context.Context, s *Store, what string, q graph.Query, run func(v view, sel selection, emit func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		emit := func(value T) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if !yield(value, nil) {
				return errStopped
			}
			return nil
		}
		stopped := false
		err := s.view(ctx, func(v view) error {
			sel, err := v.selection(q)
			if err == nil {
				err = run(v, sel, emit)
			}
			stopped = errors.Is(err, errStopped)
			return err
		})
		if err != nil && !stopped {
			var none T
			yield(none, fmt.Errorf("reading %s of store %s: %w", what, s.path, err))
		}
	}
}

// Nodes yields the selected nodes; see graph.Reader.
func (s *Store) Nodes(ctx context.Context, q graph.Query) iter.Seq2[graph.Node, error] {
	return stream(ctx, s, "nodes", q, func(v view, sel selection, emit func(graph.Node) error) error {
		c := sel.nodes()
		return v.each(sqlNodes+c.where()+` ORDER BY n.id`, c.args, func(scan scanner) error {
			n, err := scanNode(scan)
			if err != nil {
				return err
			}
			return emit(n.before)
		})
	})
}

// Edges yields the selected edges; see graph.Reader.
func (s *Store) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	return stream(ctx, s, "claims", q, func(v view, sel selection, emit func(graph.Edge) error) error {
		return v.each(sqlClaims+sel.claims.where()+` ORDER BY c.id`, sel.claims.args, func(scan scanner) error {
			e, err := scanClaim(scan)
			if err != nil {
				return err
			}
			return emit(e)
		})
	})
}

// nodes is the condition on nodes n.
func (s selection) nodes() (c condition) {
	if s.All() {
		return c
	}
	in, args := s.chosen()
	c.and(`n.key IN `+in, args...)
	return c
}

// chosen is the set of keys of the selected nodes.
func (s selection) chosen() (string, []any) {
	set := `(WITH chosen AS MATERIALIZED (SELECT c.source, c.target, c.speaker, c.place FROM claims c` + s.claims.where() + `)
		SELECT source FROM chosen UNION SELECT target FROM chosen UNION SELECT speaker FROM chosen UNION SELECT place FROM chosen
		UNION SELECT value FROM json_each(?)`
	args := append(append([]any{}, s.claims.args...), list(s.seeds))
	if !s.OnlyEdges() {
		set += ` UNION SELECT m.node FROM articles a CROSS JOIN mentions m ON m.article = a.key WHERE a.id IN (SELECT value FROM json_each(?))`
		args = append(args, list(s.Articles))
	}
	return set + `)`, args
}

// articles is the condition on articles a.
func (s selection) articles() (c condition) {
	switch {
	case s.All():
	case !s.OnlyEdges():
		c.and(`a.id IN (SELECT value FROM json_each(?))`, list(s.Articles))
	default:
		c.and(`a.key IN (SELECT c.article FROM claims c`+s.claims.where()+`)`, s.claims.args...)
	}
	return c
}

// Deltas yields the selected articles; see graph.Reader.
func (s *Store) Deltas(ctx context.Context, q graph.Query) iter.Seq2[graph.Delta, error] {
	return stream(ctx, s, "articles", q, func(v view, sel selection, emit func(graph.Delta) error) error {
		mentions, edges, err := v.parts(sel)
		if err != nil {
			return err
		}
		defer mentions.close()
		defer edges.close()
		c := sel.articles()
		return v.each(`SELECT `+articleColumns+` FROM articles a`+c.where()+` ORDER BY a.id`, c.args, func(scan scanner) error {
			a, err := scanArticle(scan)
			if err != nil {
				return err
			}
			d := graph.Delta{Article: a}
			if d.Mentions, err = mentions.of(a.ID); err != nil {
				return err
			}
			if d.Edges, err = edges.of(a.ID); err != nil {
				return err
			}
			return emit(d)
		})
	})
}

// Articles yields the source records of the selected articles; see graph.ArticleReader.
func (s *Store) Articles(ctx context.Context, q graph.Query) iter.Seq2[graph.Article, error] {
	return stream(ctx, s, "articles", q, func(v view, sel selection, emit func(graph.Article) error) error {
		c := sel.articles()
		return v.each(`SELECT `+articleColumns+` FROM articles a`+c.where()+` ORDER BY a.id`, c.args, func(scan scanner) error {
			a, err := scanArticle(scan)
			if err != nil {
				return err
			}
			return emit(a)
		})
	})
}

// parts are the selected mentions and edges, in order of their articles.
func (v view) parts(sel selection) (*part[graph.Mention], *part[graph.Edge], error) {
	m := sel.articles()
	if sel.OnlyEdges() {
		in, args := sel.chosen()
		m.and(`+m.node IN `+in, args...) // the plus keeps SQLite from looking for every chosen node in every article
	}
	mentions, err := v.tx.QueryContext(v.ctx, `SELECT `+mentionColumns+`, a.id FROM articles a CROSS JOIN mentions m ON m.article = a.key
		CROSS JOIN nodes n ON n.key = m.node`+m.where()+` ORDER BY a.id, n.id`, m.args...)
	if err != nil {
		return nil, nil, err
	}
	edges, err := v.tx.QueryContext(v.ctx, sqlClaims+sel.claims.where()+` ORDER BY a.id, c.id`, sel.claims.args...)
	if err != nil {
		mentions.Close()
		return nil, nil, err
	}
	return &part[graph.Mention]{rows: mentions, scan: func(scan scanner) (m graph.Mention, id string, err error) {
			m, err = scanMention(scan, &id)
			return m, id, err
		}}, &part[graph.Edge]{rows: edges, scan: func(scan scanner) (graph.Edge, string, error) {
			e, err := scanClaim(scan)
			return e, e.Evidence.Article, err
		}}, nil
}

// part reads rows in order of their articles, one article's at a time.
type part[T any] struct {
	rows *sql.Rows
	scan func(scanner) (T, string, error)
	next T      // read, and not yet given
	id   string // article of next
	some bool   // whether there is a next
}

// of gives the rows of an article. Articles must be asked for in order.
func (p *part[T]) of(article string) ([]T, error) {
	var out []T
	for {
		if p.some && p.id != article {
			return out, nil
		}
		if p.some {
			out = append(out, p.next)
		}
		if p.some = p.rows.Next(); !p.some {
			return out, p.rows.Err()
		}
		var err error
		if p.next, p.id, err = p.scan(p.rows.Scan); err != nil {
			return nil, err
		}
	}
}

func (p *part[T]) close() { p.rows.Close() }
