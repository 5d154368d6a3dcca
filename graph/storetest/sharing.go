package storetest

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// together runs a function in several goroutines that start at once, and fails with the first error.
func together(t *testing.T, n int, f func(i int) error) {
	t.Helper()
	errs := make([]error, n)
	start, done := make(chan struct{}), sync.WaitGroup{}
	for i := range n {
		done.Go(func() {
			<-start
			errs[i] = f(i)
		})
	}
	close(start)
	done.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
}

func sharing(t *testing.T, r *room) {
	t.Run("goroutines that merge articles of the same nodes lose nothing and count everything", func(t *testing.T) {
		batch := func(i, k int) []graph.Delta {
			var out []graph.Delta
			for n := range 5 {
				out = append(out, quarrel(fmt.Sprintf("g%d-%d-%d", i, k, n), "x").delta())
			}
			return out
		}
		together(t, 6, func(i int) error {
			for k := range 4 {
				if _, err := r.Merge(r.ctx, batch(i, k)); err != nil {
					return err
				}
			}
			return nil
		})
		for i := range 6 {
			for k := range 4 {
				_, err := r.ref.Merge(r.ctx, batch(i, k))
				require.NoError(t, err)
			}
		}
		r.check(t, graph.Query{})
	})
	t.Run("goroutines that merge the same article create it once", func(t *testing.T) {
		var mu sync.Mutex
		var sum graph.Changes
		d := crowded("same", "x", 20, 60)
		together(t, 6, func(int) error {
			c, err := r.Merge(r.ctx, []graph.Delta{d})
			mu.Lock()
			defer mu.Unlock()
			sum = sum.Add(c)
			return err
		})
		want, err := r.ref.Merge(r.ctx, []graph.Delta{d})
		require.NoError(t, err)
		want.Unchanged = 5
		assert.Equal(t, want, sum)
		r.check(t, graph.Query{})
	})
	t.Run("of versions merged at once one is kept whole", func(t *testing.T) {
		version := func(i int) graph.Delta { return crowded("contested", fmt.Sprint(i), 10+i, 30+i) }
		together(t, 6, func(i int) error {
			_, err := r.Merge(r.ctx, []graph.Delta{version(i)})
			return err
		})
		got := collect(t, r.Deltas(r.ctx, graph.Query{Articles: []string{"contested"}}))
		require.Len(t, got, 1)
		var versions []graph.Delta
		for i := range 6 {
			versions = append(versions, normal(version(i)))
		}
		assert.Contains(t, versions, normal(got[0]))
		_, err := r.ref.Merge(r.ctx, got)
		require.NoError(t, err)
		r.check(t, graph.Query{})
	})
	t.Run("goroutines that read see whole articles while others merge", func(t *testing.T) {
		sizes := map[int]bool{0: true, 40: true, 90: true} // claims of no version yet, of one, of the other
		together(t, 4, func(i int) error {
			for k := range 4 {
				if i < 2 {
					n := 40 + 50*((i+k)%2)
					if _, err := r.Merge(r.ctx, []graph.Delta{crowded(fmt.Sprint("flip", i), fmt.Sprint(n), 10, n)}); err != nil {
						return err
					}
					continue
				}
				for d, err := range r.Deltas(r.ctx, graph.Query{Articles: []string{fmt.Sprint("flip", i-2)}}) {
					if err != nil {
						return err
					}
					if !sizes[len(d.Edges)] {
						return fmt.Errorf("a version with %d claims was never merged", len(d.Edges))
					}
				}
			}
			return nil
		})
	})
}

func big(t *testing.T, r *room) {
	t.Run("an article of 5,000 claims is kept whole", func(t *testing.T) {
		got := r.merge(t, crowded("big", "x", 300, 5000))
		assert.Equal(t, graph.Count{Created: 5000}, got.Edges)
		assert.Len(t, r.check(t, graph.Query{}), 5000)
	})
	t.Run("loading it again changes nothing", func(t *testing.T) {
		assert.Equal(t, graph.Changes{Unchanged: 1}, r.merge(t, crowded("big", "x", 300, 5000)))
	})
	t.Run("a shorter version leaves no orphan of it", func(t *testing.T) {
		got := r.merge(t, crowded("big", "y", 10, 20))
		assert.Equal(t, graph.Count{Created: 11, Deleted: 4991}, got.Edges, "nine claims stand where they stood")
		assert.Equal(t, graph.Count{Deleted: 290}, got.Nodes)
		assert.Len(t, r.check(t, graph.Query{}), 20)
	})
	t.Run("two thousand claims between one pair are all kept", func(t *testing.T) {
		r.merge(t, crowded("pair", "x", 2, 2000))
		assert.Len(t, r.check(t, graph.Query{Seeds: []string{"Front 0 of pair"}}), 2000)
	})
}
