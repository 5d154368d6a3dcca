package links_test

import (
	"context"
	"fmt"

	"newsgraph/graph"
	"newsgraph/graph/links"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

func ExampleOf() {
	o, _ := ontology.Default()
	store := &storetest.Reference{Ontology: o}
	ctx := context.Background()
	act := claimOf("monday.txt", "2022-03-01", "ATTACKED", "state:norland", "state:sudland", "attacked", "Norland attacked Sudland.")
	denial := claimOf("tuesday.txt", "2022-03-02", "DENIED", "state:norland", "state:sudland", "denied", "Norland denied attacking Sudland.")
	if _, err := store.Merge(ctx, []graph.Delta{act, denial}); err != nil {
		fmt.Println(err)
	}
	x, err := links.Of(ctx, store, graph.Query{Claims: []string{act.Edges[0].ID}}, links.Options{Ontology: o})
	if err != nil {
		fmt.Println(err)
	}
	for _, id := range x.Sources(links.Disputes, act.Edges[0].ID) {
		fmt.Println("disputed by", id == denial.Edges[0].ID)
	}
	// Output: disputed by true
}
