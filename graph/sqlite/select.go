package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"newsgraph/graph"
)

// view is the store at one moment: a read transaction.
type view struct {
	ctx context.Context
	tx  *sql.Tx
}

// view runs f on the store as it is at this moment, whatever is merged meanwhile.
func (s *Store) view(ctx context.Context, f func(view) error) error {
	err := s.viewOnce(ctx, f)
	if ended := ctx.Err(); err != nil && ended != nil {
		return ended // how SQLite reports an interruption depends on where it was
	}
	return explain(err)
}

func (s *Store) viewOnce(ctx context.Context, f func(view) error) error {
	var tx *sql.Tx
	err := s.patiently(ctx, func() (err error) {
		if tx, err = s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}); err != nil {
			return err
		}
		var version int // the first read is what fixes the moment
		if err = tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&version); err != nil {
			tx.Rollback()
		}
		return err
	})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(view{ctx, tx}); err != nil {
		return err
	}
	return s.frozen.check()
}

func (v view) each(query string, args []any, f func(scanner) error) error {
	rows, err := v.tx.QueryContext(v.ctx, query, args...)
	if err != nil {
		return err
	}
	return drain(v.ctx, rows, f)
}

func (v view) keys(query string, args ...any) ([]int64, error) {
	var out []int64
	err := v.each(query, args, func(scan scanner) error {
		var key int64
		err := scan(&key)
		out = append(out, key)
		return err
	})
	return out, err
}

// condition is a part of a WHERE clause, with its parameters in order.
type condition struct {
	sql  string
	args []any
}

func (c *condition) and(sql string, args ...any) {
	if c.sql != "" {
		c.sql += ` AND `
	}
	c.sql += sql
	c.args = append(c.args, args...)
}

// where is the clause, with the word WHERE when there is any condition.
func (c condition) where() string {
	if c.sql == "" {
		return ""
	}
	return ` WHERE ` + c.sql
}

// selection is a query as SQL understands it.
type selection struct {
	graph.Query
	seeds  []int64   // keys of the nodes that the seeds name
	claims condition // on claims c
}

const (
	sqlNamed = `SELECT key FROM nodes WHERE id IN (SELECT value FROM json_each(?))
		UNION SELECT node FROM names WHERE fold IN (SELECT value FROM json_each(?))`
	sqlAround = `SELECT c.target FROM claims c WHERE c.target IS NOT NULL AND c.source IN (SELECT value FROM json_each(?))`
	sqlBefore = `SELECT c.source FROM claims c WHERE c.target IN (SELECT value FROM json_each(?))`
	// Left alone SQLite may walk all claims in order of id, so as not to sort; the keys of a few are sooner found by their ends.
	sqlAtEnds = `c.key IN (SELECT key FROM claims WHERE source IN (SELECT value FROM json_each(?))
		UNION SELECT key FROM claims WHERE target IN (SELECT value FROM json_each(?)))`
	sqlBetween = `c.key IN (SELECT key FROM claims WHERE source IN (SELECT value FROM json_each(?))
		AND +target IN (SELECT value FROM json_each(?)))`
	sqlClaimed   = `c.key IN (SELECT key FROM claims WHERE id IN (SELECT value FROM json_each(?)))`
	sqlOfArticle = `c.key IN (SELECT c2.key FROM articles a2 CROSS JOIN claims c2 ON c2.article = a2.key
		WHERE a2.id IN (SELECT value FROM json_each(?)))`
	sqlMentioning = `SELECT DISTINCT a.id FROM nodes n JOIN mentions m ON m.node = n.key JOIN articles a ON a.key = m.article
		WHERE n.id IN (SELECT value FROM json_each(?))`
	sqlRelated   = `c.relation IN (SELECT value FROM json_each(?))`
	sqlDated     = `c.date_start IS NOT NULL AND c.date_start <= ? AND (c.date_end >= ? OR c.date_end = '')`
	sqlPublished = `c.article IN (SELECT key FROM articles WHERE published <> '' AND published >= ? AND published < ?)`
)

// selection resolves the seeds and follows the hops.
func (v view) selection(q graph.Query) (selection, error) {
	q, err := v.within(q)
	s := selection{Query: q, claims: letThrough(q)}
	if len(q.Seeds) == 0 || err != nil {
		return s, err
	}
	if s.seeds, err = v.named(q.Seeds); err != nil {
		return s, err
	}
	if len(q.Others) > 0 {
		others, err := v.named(q.Others)
		s.claims.and(sqlBetween, list(s.seeds), list(others))
		return s, err
	}
	within, err := v.reach(s.seeds, q.Hops-1, s.claims)
	keys := list(within)
	s.claims.and(sqlAtEnds, keys, keys)
	return s, err
}

// within finds the articles of Mentioning.
func (v view) within(q graph.Query) (graph.Query, error) {
	if len(q.Mentioning) == 0 {
		return q, nil
	}
	var found []string
	err := v.each(sqlMentioning, []any{list(q.Mentioning)}, func(scan scanner) error {
		var id string
		err := scan(&id)
		found = append(found, id)
		return err
	})
	return q.Within(found), err
}

// letThrough is what Articles, Relations, Claims, Since and Until ask of a claim.
func letThrough(q graph.Query) (c condition) {
	if len(q.Claims) > 0 {
		c.and(sqlClaimed, list(q.Claims))
	}
	if len(q.Articles) > 0 {
		c.and(sqlOfArticle, list(q.Articles))
	}
	if len(q.Relations) > 0 {
		c.and(sqlRelated, list(q.Relations))
	}
	if q.Since == "" && q.Until == "" {
		return c
	}
	until := q.Until
	if until == "" {
		until = "9999-12-31"
	}
	if q.By == graph.ByPublished {
		c.and(sqlPublished, q.Since, until+"U") // after every time of that day, which begins with a T
	} else {
		c.and(sqlDated, until, q.Since)
	}
	return c
}

func (v view) named(words []string) ([]int64, error) {
	folds := make([]string, len(words))
	for i, word := range words {
		folds[i] = graph.Fold(word)
	}
	return v.keys(sqlNamed, list(words), list(folds))
}

// reach is the seeds and every node that so many claims of the condition lead to.
func (v view) reach(seeds []int64, hops int, let condition) ([]int64, error) {
	within, seen := seeds, map[int64]bool{}
	for _, key := range seeds {
		seen[key] = true
	}
	for frontier := seeds; hops > 0 && len(frontier) > 0; hops-- {
		var b strings.Builder
		var args []any
		for i, half := range []string{sqlAround, sqlBefore} {
			if i > 0 {
				b.WriteString(` UNION `)
			}
			b.WriteString(half)
			args = append(args, list(frontier))
			if let.sql != "" {
				b.WriteString(` AND ` + let.sql)
				args = append(args, let.args...)
			}
		}
		next, err := v.keys(b.String(), args...)
		if err != nil {
			return nil, err
		}
		frontier = nil
		for _, key := range next {
			if !seen[key] {
				seen[key] = true
				frontier = append(frontier, key)
			}
		}
		within = append(within[:len(within):len(within)], frontier...)
	}
	return within, nil
}
