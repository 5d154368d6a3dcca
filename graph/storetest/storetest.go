// Package storetest says in tests what it means to be a graph.Store. Every sentence of the contract is a case of Run, and no
// case may be skipped for a store.
package storetest

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/graph/ontology"
)

// Run holds a store against the contract. open gives an empty store with the default vocabulary, and closes it when the test
// that asked for it ends; Run opens fewer than twenty, one after the other.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	t.Helper()
	for _, part := range []struct {
		name  string
		cases func(*testing.T, *room)
	}{
		{"an empty store", emptyStore},
		{"merging", merging},
		{"what does not pass", refusing},
		{"nodes are derived", deriving},
		{"what was merged comes back exactly", texts},
		{"selection", selecting},
		{"selection by seeds and hops", hopping},
		{"what articles that mention a node say", mentioning},
		{"joined nodes", joining},
		{"streams", streaming},
		{"contexts that end", cancelling},
		{"goroutines", sharing},
		{"big deltas", big},
	} {
		t.Run(part.name, func(t *testing.T) { part.cases(t, newRoom(t, open(t))) })
	}
	t.Run("any order of merging ends in one graph", func(t *testing.T) { anyOrder(t, open) })
	t.Run("claims are joined to claims", func(t *testing.T) { linking(t, open) })
	t.Run("deltas of one store make the same graph in another", func(t *testing.T) { copying(t, open) })
}

// Bytes is the canonical export of what a query selects.
func Bytes(t testing.TB, r graph.Reader, q graph.Query) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, export.JSONL(context.Background(), &b, r, q, nil))
	return b.String()
}

// Equal says whether two stores keep the same graph: their canonical exports are the same, byte for byte.
func Equal(t testing.TB, want, got graph.Reader) bool {
	t.Helper()
	return assert.Equal(t, Bytes(t, want, graph.Query{}), Bytes(t, got, graph.Query{}))
}

// room is a store beside the reference that is told the same.
type room struct {
	graph.Store
	ref *Reference
	ctx context.Context
}

func newRoom(t *testing.T, s graph.Store) *room {
	t.Helper()
	return &room{Store: s, ref: newReference(t), ctx: context.Background()}
}

func newReference(t *testing.T) *Reference {
	t.Helper()
	o, err := ontology.Default()
	require.NoError(t, err)
	return &Reference{Ontology: o}
}

// merge gives the deltas to both and compares what they report. Several deltas of one call may be kept in several
// transactions, which only the number of changed nodes may tell.
func (r *room) merge(t *testing.T, deltas ...graph.Delta) graph.Changes {
	t.Helper()
	want, err := r.ref.Merge(r.ctx, deltas)
	require.NoError(t, err)
	got, err := r.Merge(r.ctx, deltas)
	require.NoError(t, err)
	if len(deltas) == 1 {
		assert.Equal(t, want, got, "what the merge reports")
		return got
	}
	assert.Equal(t, want.Articles, got.Articles, "articles that the merge reports")
	assert.Equal(t, want.Edges, got.Edges, "edges that the merge reports")
	assert.Equal(t, want.Unchanged, got.Unchanged, "articles that the merge reports as unchanged")
	assert.Equal(t, want.Nodes.Created-want.Nodes.Deleted, got.Nodes.Created-got.Nodes.Deleted, "nodes that the merge adds")
	return got
}

// check compares everything that a query selects from both, and gives the ids of the edges.
func (r *room) check(t *testing.T, q graph.Query) []string {
	t.Helper()
	s := r.ref.choose(q)
	nodes, edges, deltas := sorted(s.nodes, nodeID), sorted(s.edges, edgeID), sorted(s.deltas, deltaID)
	gotNodes := collect(t, r.Nodes(r.ctx, q))
	gotEdges := collect(t, r.Edges(r.ctx, q))
	gotDeltas := collect(t, r.Deltas(r.ctx, q))
	assert.Equal(t, ids(nodes, nodeID), ids(gotNodes, nodeID), "nodes of %+v", q)
	assert.Equal(t, ids(edges, edgeID), ids(gotEdges, edgeID), "edges of %+v", q)
	assert.Equal(t, ids(deltas, deltaID), ids(gotDeltas, deltaID), "articles of %+v", q)
	if !t.Failed() {
		assert.Equal(t, normalNodes(nodes), normalNodes(gotNodes))
		assert.Equal(t, edges, gotEdges)
		assert.Equal(t, normals(deltas), normals(gotDeltas))
	}
	return ids(gotEdges, edgeID)
}
