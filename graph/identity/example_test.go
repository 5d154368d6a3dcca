package identity_test

import (
	"fmt"
	"log"
	"strings"

	"newsgraph/graph/identity"
)

func ExampleParse() {
	text := "same\tperson:awa-keita@state:MLI\tperson:awa-keita@3f2a9d0b1e4c\tthe minister, by her portrait\n"
	l, err := identity.Parse(strings.NewReader(text), "newsgraph.identity.tsv")
	if err != nil {
		log.Fatal(err)
	}
	i := l.Resolve()
	fmt.Println(i.Of("person:awa-keita@3f2a9d0b1e4c"))
	fmt.Println(i.Of("person:awa-keita@state:SEN"))
	// Output:
	// person:awa-keita@state:MLI
	// person:awa-keita@state:SEN
}
