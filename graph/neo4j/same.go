package neo4j

import (
	"context"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
	"newsgraph/graph/identity"
)

// SAME_AS is drawn from what a ledger joins and read by nobody but people and their queries. Those of others, which do not carry
// the mark, are not touched.
const (
	readSame = `MATCH (a:Entity)-[r:SAME_AS {by: 'newsgraph'}]->(b:Entity) RETURN a.id, b.id`
	findThem = `UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.tally IS NOT NULL RETURN n.id`
	putSame  = `UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b})
		MERGE (a)-[r:SAME_AS {by: 'newsgraph'}]->(b) RETURN count(*) AS n`
	dropSame = `UNWIND $rows AS row MATCH (:Entity {id: row.a})-[r:SAME_AS {by: 'newsgraph'}]->(:Entity {id: row.b})
		DELETE r RETURN count(*) AS n`
)

// ShowSame makes what an identity joins visible in the database: of the members of a cluster that are there, each points by
// SAME_AS to the one by whose id the cluster is known, or else the best known of them. What was shown before and is no longer so
// goes. Nothing else changes, and what is read through graph.Reader does not.
func (s *Store) ShowSame(ctx context.Context, i *identity.Identity) (count graph.Count, err error) {
	if s.o.ReadOnly {
		return count, fmt.Errorf("showing what is the same: %w", graph.ErrReadOnly)
	}
	err = s.transact(ctx, neo4j.AccessModeWrite, func(t tx) (err error) {
		count, err = t.showSame(i)
		return err
	})
	if err != nil {
		return graph.Count{}, fmt.Errorf("showing what is the same: %w", s.explain(ctx, err))
	}
	return count, nil
}

func (t tx) showSame(i *identity.Identity) (count graph.Count, err error) {
	there := map[[2]string]bool{}
	err = t.each(readSame, nil, func(r *neo4j.Record) error {
		there[[2]string{text(r, 0), text(r, 1)}] = true
		return nil
	})
	if err != nil {
		return count, err
	}
	wanted, err := t.stars(i)
	if err != nil {
		return count, err
	}
	var put, drop []row
	for _, p := range wanted {
		if !there[p] {
			put = append(put, row{"a": p[0], "b": p[1]})
		}
		delete(there, p)
	}
	for p := range there {
		drop = append(drop, row{"a": p[0], "b": p[1]})
	}
	byEnds := func(x, y row) int {
		return slices.Compare([]string{str(x, "a"), str(x, "b")}, []string{str(y, "a"), str(y, "b")})
	}
	slices.SortFunc(put, byEnds)
	slices.SortFunc(drop, byEnds)
	if err := t.write(dropSame, drop); err != nil {
		return count, err
	}
	return graph.Count{Created: len(put), Deleted: len(drop)}, t.write(putSame, put)
}

// stars are the pairs to show: each member that the database has with the centre of its cluster.
func (t tx) stars(i *identity.Identity) (pairs [][2]string, err error) {
	var ids []string
	for _, c := range i.Clusters() {
		ids = append(ids, i.Members(c)...)
	}
	clusters := map[string][]string{}
	err = t.each(findThem, row{"ids": list(ids)}, func(r *neo4j.Record) error {
		id := text(r, 0)
		clusters[i.Of(id)] = append(clusters[i.Of(id)], id)
		return nil
	})
	for _, members := range clusters {
		centre := identity.Best(members)
		for _, id := range members {
			if id != centre {
				pairs = append(pairs, [2]string{id, centre})
			}
		}
	}
	return pairs, err
}
