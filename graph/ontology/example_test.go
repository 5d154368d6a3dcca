package ontology_test

import (
	"fmt"
	"log"

	"newsgraph/graph/ontology"
)

func ExampleOntology_Check() {
	o, err := ontology.Default()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(o.Check("ACCUSED", "state", "group"))
	fmt.Println(o.Check("RESIGNED", "state", ""))
	fmt.Println(o.Check("ADMIRED", "state", "group"))
	// Output:
	// <nil>
	// RESIGNED cannot have a source of kind "state"
	// no relation "ADMIRED" in the vocabulary
}
