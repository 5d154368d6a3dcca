package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/neo4j/browser"
	"newsgraph/graph/ontology"
)

func ExampleQueries() {
	all, err := browser.Queries()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(all[0].Title)
	// Output: Who accused whom, in which words
}

func TestEveryKindHasAColour(t *testing.T) {
	style, err := browser.Style()
	require.NoError(t, err)
	o, err := ontology.Default()
	require.NoError(t, err)
	for _, k := range o.Kinds {
		assert.Contains(t, style, "node."+k.Label+" {")
	}
}

func TestEveryQueryIsLimited(t *testing.T) {
	all, err := browser.Queries()
	require.NoError(t, err)
	for _, q := range all {
		assert.True(t, strings.Contains(q.Cypher, "\nLIMIT "), q.File)
	}
}
