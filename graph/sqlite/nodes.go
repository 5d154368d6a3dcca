package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"newsgraph/graph"
)

// node is a node while a batch changes it.
type node struct {
	key     int64 // 0 for a new one
	before  graph.Node
	tally   graph.Tally
	touched bool // a mention was counted in or out
}

const sqlNodes = `SELECT n.id, n.kind, n.name, n.aliases, n.iso3, n.cameo, n.wikidata, n.mentions, n.articles, n.key, n.tally FROM nodes n `

func scanNode(scan scanner) (*node, error) {
	n := &node{}
	b, aliases, tally := &n.before, "", ""
	err := scan(&b.ID, &b.Kind, &b.Name, &aliases, &b.Codes.ISO3, &b.Codes.CAMEO, &b.Codes.Wikidata, &b.Mentions, &b.Articles, &n.key, &tally)
	if err == nil {
		err = errors.Join(json.Unmarshal([]byte(aliases), &b.Aliases), json.Unmarshal([]byte(tally), &n.tally))
	}
	return n, err
}

// node looks a node up once a batch.
func (b *batch) node(id string) (*node, error) {
	if n, ok := b.nodes[id]; ok {
		return n, nil
	}
	n, err := scanNode(func(into ...any) error { return b.row(sqlNodes+`WHERE n.id = ?`, []any{id}, into...) })
	if errors.Is(err, sql.ErrNoRows) {
		n, err = &node{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("node %s: %w", id, err)
	}
	b.nodes[id] = n
	return n, nil
}

// writeNodes derives the nodes that the batch touched, and writes those that are new or changed.
func (b *batch) writeNodes() error {
	for _, id := range slices.Sorted(maps.Keys(b.nodes)) {
		n := b.nodes[id]
		if !n.touched || n.tally.Articles == 0 {
			continue
		}
		if err := b.writeNode(id, n); err != nil {
			return fmt.Errorf("node %s: %w", id, err)
		}
	}
	return nil
}

func (b *batch) writeNode(id string, n *node) (err error) {
	after := n.tally.Node(id)
	c := after.Codes
	fields := []any{id, after.Kind, after.Name, toJSON(after.Aliases), c.ISO3, c.CAMEO, c.Wikidata, after.Mentions, after.Articles, toJSON(n.tally)}
	if n.key == 0 {
		b.changes.Nodes.Created++
		n.key, err = b.insert(`INSERT INTO nodes (id, kind, name, aliases, iso3, cameo, wikidata, mentions, articles, tally)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING key`, fields...)
	} else {
		if !reflect.DeepEqual(after, n.before) {
			b.changes.Nodes.Changed++
		}
		err = b.exec(`UPDATE nodes SET kind = ?2, name = ?3, aliases = ?4, iso3 = ?5, cameo = ?6, wikidata = ?7, mentions = ?8,
			articles = ?9, tally = ?10 WHERE id = ?1`, fields...)
	}
	if err == nil {
		err = b.writeNames(n.key, folds(n.before), folds(after))
	}
	return err
}

func (b *batch) writeNames(key int64, before, after map[string]bool) error {
	for fold := range after {
		if !before[fold] {
			if err := b.exec(`INSERT INTO names (fold, node) VALUES (?, ?)`, fold, key); err != nil {
				return err
			}
		}
	}
	for fold := range before {
		if !after[fold] {
			if err := b.exec(`DELETE FROM names WHERE fold = ? AND node = ?`, fold, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// folds are the folded names by which a node is found.
func folds(n graph.Node) map[string]bool {
	out := map[string]bool{}
	if n.ID == "" {
		return out
	}
	for _, name := range append([]string{n.Name}, n.Aliases...) {
		out[graph.Fold(name)] = true
	}
	return out
}

// dropNodes deletes the nodes whose last mention went. Nothing refers to them any longer.
func (b *batch) dropNodes() error {
	for id, n := range b.nodes {
		if n.key == 0 || n.tally.Articles > 0 {
			continue
		}
		b.changes.Nodes.Deleted++
		if err := b.writeNames(n.key, folds(n.before), nil); err != nil {
			return err
		}
		if err := b.exec(`DELETE FROM nodes WHERE key = ?`, n.key); err != nil {
			return fmt.Errorf("node %s: %w", id, err)
		}
	}
	return nil
}
