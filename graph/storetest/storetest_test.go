package storetest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

func TestTheReferenceIsAStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		o, err := ontology.Default()
		require.NoError(t, err)
		return &storetest.Reference{Ontology: o}
	})
}
