package graph_test

import (
	"fmt"
	"log"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

func ExampleFold() {
	for _, name := range []string{"The U.N.", "UN", "Aminata Keïta’s", "AMINATA KEITA"} {
		fmt.Println(graph.Fold(name))
	}
	// Output:
	// un
	// un
	// aminata keita
	// aminata keita
}

func ExampleDelta_Check() {
	o, err := ontology.Default()
	if err != nil {
		log.Fatal(err)
	}
	norland := graph.EntityID("state", "", "Norland", "")
	d := graph.Delta{
		Article:  graph.Article{ID: "a.txt", Version: graph.Version{SHA256: "4be1"}},
		Mentions: []graph.Mention{{Entity: norland, Kind: "state", Name: "Norland"}},
		Edges: []graph.Edge{{
			ID: "c1", Relation: "ADMIRED", Source: norland, Modality: graph.Asserted,
			Evidence: graph.Evidence{Article: "a.txt", Quote: "admired", End: 7},
		}},
	}
	fmt.Println(d.Check(o))
	// Output: article a.txt: claim c1: no relation "ADMIRED" in the vocabulary
}
