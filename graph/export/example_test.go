package export_test

import (
	"context"
	"log"
	"os"

	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

func ExampleJSONL() {
	ctx := context.Background()
	o, err := ontology.Default()
	if err != nil {
		log.Fatal(err)
	}
	store := &storetest.Reference{Ontology: o}
	quote := "Norland accused Sudland of smuggling."
	_, err = store.Merge(ctx, []graph.Delta{{
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
	}})
	if err != nil {
		log.Fatal(err)
	}
	if err := export.JSONL(ctx, os.Stdout, store, graph.Query{Relations: []string{"ACCUSED"}}, o); err != nil {
		log.Fatal(err)
	}
	// Output:
	// {"type":"article","id":"a.txt","sha256":"4be1","mentions":[{"entity":"state:norland","kind":"state","name":"Norland","count":1,"names":{"Norland":1}},{"entity":"state:sudland","kind":"state","name":"Sudland","count":1,"names":{"Sudland":1}}]}
	// {"type":"node","id":"state:norland","kind":"state","name":"Norland","mentions":1,"articles":1}
	// {"type":"node","id":"state:sudland","kind":"state","name":"Sudland","mentions":1,"articles":1}
	// {"type":"claim","id":"ca3d1c0c189ac78359c13","source":{"id":"state:norland","name":"Norland","kind":"state"},"relation":"ACCUSED","target":{"id":"state:sudland","name":"Sudland","kind":"state"},"negated":false,"planned":false,"modality":"asserted","reported":false,"trigger":"accused","confidence":0.9,"quote":"Norland accused Sudland of smuggling.","article":"a.txt","start":0,"end":37,"sentence":0}
}
