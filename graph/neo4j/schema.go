package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph/ontology"
)

// constraint is a uniqueness constraint, which is also the index by which a node or relationship is found.
type constraint struct{ name, cypher string }

func constraints(o *ontology.Ontology) []constraint {
	var all []constraint
	for _, label := range []string{"Entity", "Article", "Claim"} {
		name := "newsgraph_" + label
		all = append(all, constraint{name, fmt.Sprintf(`CREATE CONSTRAINT %s IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE`, name, label)})
	}
	for _, r := range o.Relations {
		name := "newsgraph_" + r.Name
		all = append(all, constraint{name, fmt.Sprintf(`CREATE CONSTRAINT %s IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE`, name, r.Name)})
	}
	return all
}

// constrain makes the constraints that the database lacks, in one transaction, and waits until their indexes work.
func (s *Store) constrain(ctx context.Context) error {
	rows, err := s.once(ctx, neo4j.AccessModeRead, `SHOW CONSTRAINTS YIELD name RETURN name`)
	if err != nil {
		return err
	}
	has := map[string]bool{}
	for _, r := range rows {
		name, _ := r.Values[0].(string)
		has[name] = true
	}
	var missing []constraint
	for _, c := range constraints(s.o.Ontology) {
		if !has[c.name] {
			missing = append(missing, c)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	err = s.transact(ctx, neo4j.AccessModeWrite, func(t tx) error {
		for _, c := range missing {
			if err := t.each(c.cypher, nil, func(*neo4j.Record) error { return nil }); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = s.once(ctx, neo4j.AccessModeWrite, `CALL db.awaitIndexes(600)`)
	return err
}
