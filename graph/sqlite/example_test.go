package sqlite_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
)

func ExampleOpen() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "newsgraph")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	store, err := sqlite.Open(ctx, filepath.Join(dir, "newsgraph.db"), sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()

	quote := "Norland accused Sudland of smuggling."
	says := graph.Delta{
		Article: graph.Article{ID: "a.txt", Version: graph.Version{SHA256: "4be1"}},
		Mentions: []graph.Mention{
			{Entity: "state:norland", Kind: "state", Name: "Norland", Names: map[string]int{"Norland": 1}},
			{Entity: "state:sudland", Kind: "state", Name: "Sudland", Names: map[string]int{"Sudland": 1}},
		},
		Edges: []graph.Edge{{
			ID:       graph.ClaimID("a.txt", "ACCUSED", 8, "state:norland", "state:sudland"),
			Relation: "ACCUSED", Source: "state:norland", Target: "state:sudland", Trigger: "accused",
			Modality: graph.Asserted, Confidence: 0.9, Evidence: graph.Evidence{Article: "a.txt", Quote: quote, End: len(quote)},
		}},
	}
	for range 2 {
		changes, err := store.Merge(ctx, []graph.Delta{says})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(changes.Edges.Created, "claims created,", changes.Unchanged, "articles unchanged")
	}
	for e, err := range store.Edges(ctx, graph.Query{Seeds: []string{"the SUDLAND"}}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(e.Source, e.Relation, e.Target, "-", e.Evidence.Quote)
	}
	// Output:
	// 1 claims created, 0 articles unchanged
	// 0 claims created, 1 articles unchanged
	// state:norland ACCUSED state:sudland - Norland accused Sudland of smuggling.
}
