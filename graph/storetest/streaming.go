package storetest

import (
	"context"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// crowded is an article of many nodes and claims: node i accuses node i+1, and denies.
func crowded(id, text string, nodes, claims int) graph.Delta {
	s := tell(id, text)
	who := make([]string, nodes)
	for i := range who {
		who[i] = s.who("group", "", fmt.Sprintf("Front %d of %s", i, id))
	}
	for i := range claims {
		s.says("ACCUSED", who[i%nodes], who[(i+1)%nodes], on("2021-09-24", "2021-09-24"))
	}
	return s.delta()
}

// errs reads a stream to its end and gives its values, and the error it ended with.
func errs[T any](t *testing.T, stream iter.Seq2[T, error], each func(int)) (int, error) {
	t.Helper()
	n, failed := 0, error(nil)
	for _, err := range stream {
		require.NoError(t, failed, "a stream that fails yields one error, last")
		if err != nil {
			failed = err
			continue
		}
		n++
		each(n)
	}
	return n, failed
}

func streaming(t *testing.T, r *room) {
	r.merge(t, crowded("crowd", "x", 50, 1500), quarrel("quarrel", "x").delta(), tell("silent", "x").delta())
	t.Run("a caller may stop any stream early, and often", func(t *testing.T) {
		for range 25 {
			for range r.Nodes(r.ctx, graph.Query{}) {
				break
			}
			for range r.Edges(r.ctx, graph.Query{Seeds: []string{"Mali"}}) {
				break
			}
			for range r.Deltas(r.ctx, graph.Query{}) {
				break
			}
		}
		r.check(t, graph.Query{})
	})
	t.Run("a stream that nobody reads costs nothing", func(t *testing.T) {
		for range 100 {
			_, _, _ = r.Nodes(r.ctx, graph.Query{}), r.Edges(r.ctx, graph.Query{}), r.Deltas(r.ctx, graph.Query{})
		}
		r.merge(t, quarrel("after unread streams", "x").delta())
	})
	t.Run("a stream may be read twice", func(t *testing.T) {
		all := r.Edges(r.ctx, graph.Query{Relations: []string{"DENIED"}})
		assert.Equal(t, collect(t, all), collect(t, all))
	})
	t.Run("streams may run within streams", func(t *testing.T) {
		for n, err := range r.Nodes(r.ctx, graph.Query{Seeds: []string{"Mali", "France"}}) {
			require.NoError(t, err)
			for e, err := range r.Edges(r.ctx, graph.Query{Seeds: []string{n.ID}}) {
				require.NoError(t, err)
				assert.Len(t, collect(t, r.Deltas(r.ctx, graph.Query{Claims: []string{e.ID}})), 1)
			}
		}
	})
	t.Run("deltas may be merged while streams run, and no stream waits for a merge nor a merge for a stream", func(t *testing.T) {
		whileStreaming(t, r)
	})
	t.Run("versions may be asked for while streams run", func(t *testing.T) {
		for _, err := range r.Deltas(r.ctx, graph.Query{}) {
			require.NoError(t, err)
			kept, err := r.Versions(r.ctx, []string{"crowd"})
			require.NoError(t, err)
			assert.Len(t, kept, 1)
		}
	})
}

// whileStreaming merges new articles, and replaces one, in the middle of each stream. What nobody touched is all there.
func whileStreaming(t *testing.T, r *room) {
	ctx, cancel := context.WithTimeout(r.ctx, 5*time.Minute) // a deadlock fails and does not hang
	defer cancel()
	before := r.ref.choose(graph.Query{Articles: []string{"crowd"}})
	version := 0
	merge := func(n int) {
		if n == 2 {
			version++
			for _, id := range []string{"0", "quarrel", "zz"} {
				_, err := r.Merge(ctx, []graph.Delta{quarrel(id, fmt.Sprint(version)).delta()})
				require.NoError(t, err)
				_, err = r.ref.Merge(ctx, []graph.Delta{quarrel(id, fmt.Sprint(version)).delta()})
				require.NoError(t, err)
			}
		}
	}
	seen := map[string]bool{}
	last := ""
	note := func(id string) {
		assert.Less(t, last, id, "a stream is in order, and nothing stands twice")
		seen[id], last = true, id
		merge(len(seen))
	}
	for e, err := range r.Edges(ctx, graph.Query{}) {
		require.NoError(t, err)
		note(e.ID)
	}
	for _, e := range before.edges {
		require.True(t, seen[e.ID], "an edge is missing that nobody touched")
	}
	seen, last = map[string]bool{}, ""
	for n, err := range r.Nodes(ctx, graph.Query{}) {
		require.NoError(t, err)
		note(n.ID)
	}
	for _, n := range before.nodes {
		require.True(t, seen[n.ID], "a node is missing that nobody touched")
	}
	seen, last = map[string]bool{}, ""
	for d, err := range r.Deltas(ctx, graph.Query{}) {
		require.NoError(t, err)
		note(d.Article.ID)
		if d.Article.ID == "crowd" {
			assert.Equal(t, normals(before.deltas), normals([]graph.Delta{d}))
		}
	}
	require.True(t, seen["crowd"] && seen["silent"])
	r.check(t, graph.Query{})
}

func cancelling(t *testing.T, r *room) {
	r.merge(t, crowded("crowd", "x", 60, 4000), quarrel("quarrel", "x").delta())
	before := Bytes(t, r, graph.Query{})
	ended, end := context.WithCancel(r.ctx)
	end()
	t.Run("a merge under a context that has ended fails with its error and keeps nothing", func(t *testing.T) {
		_, err := r.Merge(ended, []graph.Delta{quarrel("never", "x").delta()})
		require.ErrorIs(t, err, context.Canceled)
		assert.Equal(t, before, Bytes(t, r, graph.Query{}))
	})
	t.Run("versions under a context that has ended fail with its error", func(t *testing.T) {
		_, err := r.Versions(ended, []string{"crowd"})
		require.ErrorIs(t, err, context.Canceled)
	})
	t.Run("a stream under a context that has ended yields one error and nothing else", func(t *testing.T) {
		none := func(int) {}
		for _, q := range []graph.Query{{}, {Seeds: []string{"Mali"}, Hops: 2}} {
			n, err := errs(t, r.Nodes(ended, q), none)
			assert.Zero(t, n)
			assert.ErrorIs(t, err, context.Canceled)
			n, err = errs(t, r.Edges(ended, q), none)
			assert.Zero(t, n)
			assert.ErrorIs(t, err, context.Canceled)
			n, err = errs(t, r.Deltas(ended, q), none)
			assert.Zero(t, n)
			assert.ErrorIs(t, err, context.Canceled)
		}
	})
	t.Run("a stream whose context ends while it runs ends with its error", func(t *testing.T) {
		ctx, cancel := context.WithCancel(r.ctx)
		defer cancel()
		n, err := errs(t, r.Edges(ctx, graph.Query{}), func(n int) {
			if n == 3 {
				cancel()
			}
		})
		require.ErrorIs(t, err, context.Canceled)
		assert.Less(t, n, 4000)
	})
	t.Run("a deadline that has passed is told from a cancellation", func(t *testing.T) {
		late, cancel := context.WithDeadline(r.ctx, time.Unix(0, 0))
		defer cancel()
		_, err := r.Merge(late, []graph.Delta{quarrel("never", "x").delta()})
		require.ErrorIs(t, err, context.DeadlineExceeded)
	})
	t.Run("a merge whose context ends while it runs keeps each delta whole or not at all, and may be run again", func(t *testing.T) {
		cancelledMerges(t, r)
	})
}

// cancelledMerges ends merges at several moments. Which of them is hit does not matter: every outcome must be whole.
func cancelledMerges(t *testing.T, r *room) {
	for round, after := range []time.Duration{0, time.Millisecond, 5 * time.Millisecond, 20 * time.Millisecond} {
		var deltas []graph.Delta
		whole := map[string]graph.Delta{}
		for i := range 40 {
			d := crowded(fmt.Sprintf("cut%d", i), fmt.Sprint(round), 5, 20+round)
			deltas = append(deltas, d)
			whole[d.Article.Version.SHA256+d.Article.ID] = normal(d)
		}
		ctx, cancel := context.WithCancel(r.ctx)
		time.AfterFunc(after, cancel)
		_, err := r.Merge(ctx, deltas)
		cancel()
		if err != nil {
			require.ErrorIs(t, err, context.Canceled)
		}
		for d, err := range r.Deltas(r.ctx, graph.Query{}) {
			require.NoError(t, err)
			if want, ok := whole[d.Article.Version.SHA256+d.Article.ID]; ok {
				assert.Equal(t, want, normal(d))
			}
		}
		_, err = r.Merge(r.ctx, deltas)
		require.NoError(t, err)
		_, err = r.ref.Merge(r.ctx, deltas)
		require.NoError(t, err)
		r.check(t, graph.Query{})
	}
}
