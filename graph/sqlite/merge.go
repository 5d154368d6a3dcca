package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"

	"newsgraph/graph"
)

// batchSize bounds a transaction: mentions and claims of whole articles. Commits are rare enough for it to cost nothing, and
// what a transaction holds in memory stays small.
const batchSize = 20_000

// Merge keeps the deltas, see graph.Writer. It splits them into transactions of whole articles; the changes returned beside
// an error are those of the transactions that were kept.
func (s *Store) Merge(ctx context.Context, deltas []graph.Delta) (graph.Changes, error) {
	var sum graph.Changes
	changes, err := s.merge(ctx, deltas, &sum)
	if err != nil {
		return changes, fmt.Errorf("merging %d articles into store %s: %w", len(deltas), s.path, explain(err))
	}
	return changes, nil
}

func (s *Store) merge(ctx context.Context, deltas []graph.Delta, sum *graph.Changes) (graph.Changes, error) {
	if s.writer == nil {
		return *sum, graph.ErrReadOnly
	}
	if err := ctx.Err(); err != nil {
		return *sum, err
	}
	if err := graph.CheckAll(deltas, s.ontology); err != nil {
		return *sum, err
	}
	select {
	case <-s.turn:
	case <-ctx.Done():
		return *sum, ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	for len(deltas) > 0 {
		n, size := 0, 0
		for n < len(deltas) && (n == 0 || size+rows(deltas[n]) <= batchSize) {
			size += rows(deltas[n])
			n++
		}
		var kept graph.Changes
		err := s.patiently(ctx, func() (err error) {
			kept, err = s.writer.keep(ctx, deltas[:n])
			return err
		})
		if err != nil {
			return *sum, err
		}
		*sum, deltas = sum.Add(kept), deltas[n:]
	}
	return *sum, nil
}

func rows(d graph.Delta) int { return 1 + len(d.Mentions) + len(d.Edges) }

// batch is a transaction while it runs.
type batch struct {
	*writer
	nodes   map[string]*node // those that the batch has looked at
	changes graph.Changes
}

// revision is an article whose version changes, with what it said before.
type revision struct {
	graph.Delta
	key int64
	had map[string]graph.Mention // mentions before, by entity; nil for a new article
}

// keep merges deltas in one transaction.
func (w *writer) keep(ctx context.Context, deltas []graph.Delta) (graph.Changes, error) {
	b := &batch{writer: w, nodes: map[string]*node{}}
	err := w.transaction(func() error {
		var changed []revision
		for _, d := range deltas {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := b.article(d)
			if err != nil {
				return fmt.Errorf("article %s: %w", d.Article.ID, err)
			}
			if r != nil {
				changed = append(changed, *r)
			}
		}
		if err := b.writeNodes(); err != nil {
			return err
		}
		for _, r := range changed {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := errors.Join(b.writeMentions(r), b.writeClaims(r)); err != nil {
				return fmt.Errorf("article %s: %w", r.Article.ID, err)
			}
		}
		return b.dropNodes()
	})
	if err != nil {
		return graph.Changes{}, err
	}
	return b.changes, nil
}

// article writes the article's record and counts its mentions in and the old ones out. It gives nil for an unchanged one.
func (b *batch) article(d graph.Delta) (*revision, error) {
	r := &revision{Delta: d}
	var version graph.Version
	a := d.Article
	err := b.row(`SELECT key, sha256, extractor FROM articles WHERE id = ?`, []any{a.ID}, &r.key, &version.SHA256, &version.Extractor)
	fields := []any{a.ID, a.URL, a.Title, a.Publisher, formatTime(a.Published), a.Lang, a.Version.SHA256, a.Version.Extractor, a.Agency, a.Sketch}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		b.changes.Articles.Created++
		r.key, err = b.insert(`INSERT INTO articles (id, url, title, publisher, published, lang, sha256, extractor, agency, sketch)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING key`, fields...)
	case err == nil && version == a.Version:
		b.changes.Unchanged++
		return nil, nil
	case err == nil:
		b.changes.Articles.Changed++
		err = b.exec(`UPDATE articles SET url = ?2, title = ?3, publisher = ?4, published = ?5, lang = ?6, sha256 = ?7, extractor = ?8,
			agency = ?9, sketch = ?10 WHERE id = ?1`, fields...)
		if err == nil {
			r.had, err = b.readMentions(r.key)
		}
	}
	if err == nil {
		err = b.count(r)
	}
	return r, err
}

// count takes the article's old mentions out of the tallies of their nodes and the new ones in.
func (b *batch) count(r *revision) error {
	stays := map[string]bool{}
	for _, m := range r.Mentions {
		old, had := r.had[m.Entity]
		n, err := b.node(m.Entity)
		if err != nil {
			return err
		}
		if had && sameMention(old, m) {
			stays[m.Entity] = true
			continue
		}
		n.tally.Add(m)
		n.touched = true
	}
	for id, m := range r.had {
		if stays[id] {
			continue
		}
		n, err := b.node(id)
		if err != nil {
			return err
		}
		n.tally.Remove(m)
		n.touched = true
	}
	return nil
}

func sameMention(a, b graph.Mention) bool {
	if len(a.Names) == 0 && len(b.Names) == 0 {
		a.Names, b.Names = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// writeMentions replaces the article's mentions by the new ones.
func (b *batch) writeMentions(r revision) error {
	keep := map[string]bool{}
	for _, m := range r.Mentions {
		keep[m.Entity] = true
		if old, had := r.had[m.Entity]; had && sameMention(old, m) {
			continue
		}
		err := b.exec(`INSERT OR REPLACE INTO mentions (article, node, kind, name, names, iso3, cameo, wikidata, told)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, r.key, b.nodes[m.Entity].key, m.Kind, m.Name, toJSON(m.Names),
			m.Codes.ISO3, m.Codes.CAMEO, m.Codes.Wikidata, m.Told)
		if err != nil {
			return err
		}
	}
	for id := range r.had {
		if keep[id] {
			continue
		}
		if err := b.exec(`DELETE FROM mentions WHERE article = ? AND node = ?`, r.key, b.nodes[id].key); err != nil {
			return err
		}
	}
	return nil
}

// writeClaims replaces the article's claims by the new ones, and leaves alone those that stay.
func (b *batch) writeClaims(r revision) error {
	old := map[string]graph.Edge{}
	if r.had != nil {
		err := b.each(sqlClaims+`WHERE c.article = ?`, []any{r.key}, func(scan scanner) error {
			e, err := scanClaim(scan)
			old[e.ID] = e
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, e := range r.Edges {
		was, had := old[e.ID]
		delete(old, e.ID)
		query := sqlInsertClaim
		switch {
		case !had:
			b.changes.Edges.Created++
		case reflect.DeepEqual(was, e):
			continue
		default:
			b.changes.Edges.Changed++
			query = sqlReplaceClaim
		}
		if err := b.exec(query, b.claimFields(r.key, e)...); err != nil {
			return fmt.Errorf("claim %s: %w", e.ID, err)
		}
	}
	for id := range old {
		b.changes.Edges.Deleted++
		if err := b.exec(`DELETE FROM claims WHERE id = ?`, id); err != nil {
			return err
		}
	}
	return nil
}
