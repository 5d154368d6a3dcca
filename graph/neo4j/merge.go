package neo4j

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// foreignError says that the database has a node with an id and a label of the graph that this package did not make, or that a
// claim's id belongs to another article.
type foreignError struct{ what, id string }

func (e *foreignError) Error() string { return e.what + " " + e.id }

// Versions is that of graph.Writer.
func (s *Store) Versions(ctx context.Context, articles []string) (map[string]graph.Version, error) {
	var out map[string]graph.Version
	err := s.view(ctx, func(t tx) error {
		out = map[string]graph.Version{}
		return t.each(`UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.sha256 <> '' RETURN a.id, a.sha256, a.extractor`, row{"ids": articles},
			func(r *neo4j.Record) error {
				out[text(r, 0)] = graph.Version{SHA256: text(r, 1), Extractor: text(r, 2)}
				return nil
			})
	})
	if err != nil {
		return nil, fmt.Errorf("asking for versions: %w", err)
	}
	return out, nil
}

// Merge is that of graph.Writer. Deltas are kept in transactions of some thousand rows. A delta that the server refuses is left
// out and named in the error, and the others are kept; when the server goes away, the deltas from there on are not kept.
func (s *Store) Merge(ctx context.Context, deltas []graph.Delta) (graph.Changes, error) {
	var sum graph.Changes
	if s.o.ReadOnly {
		return sum, fmt.Errorf("merging: %w", graph.ErrReadOnly)
	}
	if err := graph.CheckAll(deltas, s.o.Ontology); err != nil {
		return sum, err
	}
	deltas = slices.Clone(deltas)
	slices.SortFunc(deltas, func(a, b graph.Delta) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	var refused []error
	for batch := range batches(deltas, s.o.BatchRows) {
		changes, err := s.mergeBatch(ctx, batch, &refused)
		sum = sum.Add(changes)
		if err != nil {
			return sum, errors.Join(append(refused, err)...)
		}
	}
	return sum, errors.Join(refused...)
}

// batches cuts deltas into runs of about so many rows.
func batches(deltas []graph.Delta, rows int) func(func([]graph.Delta) bool) {
	return func(yield func([]graph.Delta) bool) {
		for len(deltas) > 0 {
			n, size := 0, 0
			for n < len(deltas) && (n == 0 || size < rows) {
				size += 1 + len(deltas[n].Mentions) + len(deltas[n].Edges)
				n++
			}
			if !yield(deltas[:n]) {
				return
			}
			deltas = deltas[n:]
		}
	}
}

// mergeBatch keeps deltas in one transaction. When the server refuses it, halves are tried until the article is found that it
// refuses.
func (s *Store) mergeBatch(ctx context.Context, deltas []graph.Delta, refused *[]error) (graph.Changes, error) {
	changes, err := s.mergeOnce(ctx, deltas)
	switch {
	case err == nil:
		return changes, nil
	case ctx.Err() != nil:
		return graph.Changes{}, fmt.Errorf("merging: %w", ctx.Err())
	case !aboutData(err):
		return graph.Changes{}, fmt.Errorf("merging articles from %s on (those before it are kept; run again to go on): %w", deltas[0].Article.ID, s.explain(ctx, err))
	case len(deltas) == 1:
		*refused = append(*refused, fmt.Errorf("article %s: Neo4j refuses it: %w", deltas[0].Article.ID, err))
		return graph.Changes{}, nil
	}
	half := len(deltas) / 2
	changes, err = s.mergeBatch(ctx, deltas[:half], refused)
	if err != nil {
		return changes, err
	}
	more, err := s.mergeBatch(ctx, deltas[half:], refused)
	return changes.Add(more), err
}

func (s *Store) mergeOnce(ctx context.Context, deltas []graph.Delta) (changes graph.Changes, err error) {
	err = s.transact(ctx, neo4j.AccessModeWrite, func(t tx) (err error) {
		changes, err = t.merge(deltas, s.cypher)
		return err
	})
	return changes, err
}

// merge is the whole of a transaction.
func (t tx) merge(deltas []graph.Delta, s *statements) (graph.Changes, error) {
	now, known, unchanged, err := t.lockArticles(deltas)
	if err != nil || len(now) == 0 {
		return graph.Changes{Unchanged: unchanged}, err
	}
	p := newPlan()
	p.changes.Unchanged = unchanged
	old := map[string]graph.Delta{}
	if len(known) > 0 {
		kept, err := t.deltas(known)
		if err != nil {
			return graph.Changes{}, err
		}
		for _, d := range kept {
			old[d.Article.ID] = d.Delta
		}
	}
	for _, d := range now {
		if err := p.replace(old[d.Article.ID], d); err != nil {
			return graph.Changes{}, err
		}
	}
	p.sort()
	entities, err := t.lockEntities(slices.Sorted(maps.Keys(p.locks)))
	if err != nil {
		return graph.Changes{}, err
	}
	if err := t.checkOwners(p.putClaims); err != nil {
		return graph.Changes{}, err
	}
	if err := t.apply(p, s); err != nil {
		return graph.Changes{}, err
	}
	p.changes.Nodes, err = t.derive(p, entities, s)
	return p.changes, err
}

// lockArticles locks the deltas' articles in order of id, and tells those that change something from those kept in the same
// version. known are the ids of articles that are kept in another version.
func (t tx) lockArticles(deltas []graph.Delta) (now []graph.Delta, known []string, unchanged int, err error) {
	ids := make([]string, len(deltas))
	for i, d := range deltas {
		ids[i] = d.Article.ID
	}
	kept := map[string]graph.Version{}
	if err := t.lock(lockArticles, ids); err != nil {
		return nil, nil, 0, err
	}
	err = t.each(readVersions, row{"ids": ids}, func(r *neo4j.Record) error {
		if r.Values[1] == nil {
			return &foreignError{"the database has a node :Article of somebody else with the id", text(r, 0)}
		}
		kept[text(r, 0)] = graph.Version{SHA256: text(r, 1), Extractor: text(r, 2)}
		return nil
	})
	for _, d := range deltas {
		switch v := kept[d.Article.ID]; {
		case v == d.Article.Version:
			unchanged++
			continue
		case v.SHA256 != "":
			known = append(known, d.Article.ID)
		}
		now = append(now, d)
	}
	return now, known, unchanged, err
}

// lockEntities locks nodes in order of id, makes those that are missing, and gives their tallies.
func (t tx) lockEntities(ids []string) (map[string]graph.Tally, error) {
	out := map[string]graph.Tally{}
	if len(ids) == 0 {
		return out, nil
	}
	if err := t.lock(lockEntities, ids); err != nil {
		return nil, err
	}
	err := t.each(readTallies, row{"ids": ids}, func(r *neo4j.Record) error {
		data, ours := r.Values[1].(string)
		if !ours {
			return &foreignError{"the database has a node :Entity of somebody else with the id", text(r, 0)}
		}
		var tally graph.Tally
		if data != "" {
			if err := json.Unmarshal([]byte(data), &tally); err != nil {
				return fmt.Errorf("node %s: its property tally: %w", text(r, 0), err)
			}
		}
		out[text(r, 0)] = tally
		return nil
	})
	return out, err
}

// checkOwners refuses claims whose id another article has, which two merges of one id would make each other's.
func (t tx) checkOwners(claims []row) error {
	ids, owner := make([]string, len(claims)), map[string]string{}
	for i, r := range claims {
		ids[i] = str(r, "id")
		owner[ids[i]] = str(r, "article")
	}
	return t.each(`UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN id, c.article`, row{"ids": ids}, func(r *neo4j.Record) error {
		if text(r, 1) != owner[text(r, 0)] {
			return &foreignError{"another article, or somebody else, has a claim with the id", text(r, 0)}
		}
		return nil
	})
}

// apply writes everything but the derived nodes.
func (t tx) apply(p *plan, s *statements) error {
	for _, step := range []struct {
		cypher string
		rows   []row
	}{
		{dropMentions, p.dropMentions}, {dropClaims, p.dropClaims}, {unlinkClaims, p.unlink},
		{putArticles, sets(p.articles, articleProperties, "id")},
		{putMentions, sets(p.putMentions, mentionProperties, "entity", "article")},
		{putClaims, sets(p.putClaims, claimProperties, "id", "sourceId")},
		{putStated, sets(p.putClaims, statedProperties, "id", "article")},
		{putTargets, having(p.putClaims, "targetId")}, {putSpeakers, having(p.putClaims, "speakerId")},
		{putPlaces, having(p.putClaims, "placeId")},
	} {
		if err := t.write(step.cypher, step.rows); err != nil {
			return err
		}
	}
	for _, relation := range slices.Sorted(maps.Keys(p.dropEdges)) {
		cypher, ok := s.dropEdge[relation]
		if !ok { // of an older vocabulary; refused, since it would have to stand in the statement
			return &foreignError{"the vocabulary lacks a relation that the database has:", relation}
		}
		if err := t.write(cypher, p.dropEdges[relation]); err != nil {
			return err
		}
	}
	for _, relation := range slices.Sorted(maps.Keys(p.putEdges)) {
		if err := t.write(s.putEdge[relation], sets(p.putEdges[relation], edgeProperties, "id", "sourceId", "targetId")); err != nil {
			return err
		}
	}
	return nil
}

// derive writes the touched nodes as their contributions make them now, and deletes those that nobody mentions any more.
func (t tx) derive(p *plan, tallies map[string]graph.Tally, s *statements) (count graph.Count, err error) {
	put, gone := map[string][]row{}, []row(nil)
	for _, id := range slices.Sorted(maps.Keys(p.tallies)) {
		tally, mv := tallies[id], p.tallies[id]
		before, had := tally.Node(id), tally.Articles > 0
		for _, m := range mv.remove {
			tally.Remove(m)
		}
		for _, m := range mv.add {
			tally.Add(m)
		}
		n := tally.Node(id)
		switch {
		case tally.Articles == 0:
			gone = append(gone, row{"id": id})
			count.Deleted++
			continue
		case !had:
			count.Created++
		case !same(before, n):
			count.Changed++
		}
		r, err := entityRow(n, tally)
		if err != nil {
			return count, err
		}
		put[n.Kind] = append(put[n.Kind], r)
	}
	for _, kind := range slices.Sorted(maps.Keys(put)) {
		cypher, ok := s.putEntity[kind]
		if !ok {
			return count, &foreignError{"the vocabulary lacks a kind that the database has:", kind}
		}
		if err := t.write(cypher, sets(put[kind], entityProperties, "id")); err != nil {
			return count, err
		}
	}
	return count, t.write(dropEntities, gone)
}

func same(a, b graph.Node) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases) && a.Codes == b.Codes &&
		a.Mentions == b.Mentions && a.Articles == b.Articles
}
