package sqlite_test

import (
	"context"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
	"newsgraph/graph/storetest"
)

var ctx = context.Background()

func merged(t *testing.T, batches ...[]graph.Delta) *sqlite.Store {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "whole.db"), sqlite.Options{})
	for _, batch := range batches {
		_, err := s.Merge(ctx, batch)
		require.NoError(t, err)
	}
	return s
}

func TestAProcessKilledAtAnyPointLosesNothingAcknowledgedAndRunAgainEndsInTheSameGraph(t *testing.T) {
	batches := history("k")
	whole := merged(t, batches...)
	rnd := rand.New(rand.NewPCG(3, 3))
	for round := range 6 {
		path := filepath.Join(t.TempDir(), "killed.db")
		for kills := 0; kills < 4; kills++ {
			c := start(t, "k", path)
			acknowledged := -1
			for n := rnd.IntN(8); n > 0 && c.lines.Scan(); n-- {
				var err error
				acknowledged, err = strconv.Atoi(c.lines.Text())
				require.NoError(t, err)
			}
			time.Sleep(time.Duration(rnd.IntN(12)) * time.Millisecond) // somewhere in the next merge, or in opening
			require.NoError(t, c.Process.Kill())
			_ = c.Wait()
			s := open(t, path, sqlite.Options{})
			for i := range acknowledged + 1 {
				kept, err := s.Versions(ctx, articles(batches[i]))
				require.NoError(t, err)
				require.Len(t, kept, len(batches[i]), "round %d: batch %d was acknowledged", round, i)
			}
			for d, err := range s.Deltas(ctx, graph.Query{}) {
				require.NoError(t, err)
				require.Len(t, d.Edges, 10, "an article is whole")
			}
		}
		require.NoError(t, mergeHistory(path, "k", io.Discard))
		storetest.Equal(t, whole, open(t, path, sqlite.Options{}))
		sound(t, path)
	}
}

func articles(deltas []graph.Delta) (ids []string) {
	for _, d := range deltas {
		ids = append(ids, d.Article.ID)
	}
	return ids
}

func TestProcessesThatMergeIntoOneFileWaitForEachOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.db")
	var all [][]graph.Delta
	var children []*child
	for _, job := range []string{"a", "b", "c"} {
		children = append(children, start(t, job, path))
		all = append(all, history(job)...)
	}
	for _, c := range children {
		for c.lines.Scan() {
			continue
		}
		require.NoError(t, c.Wait())
	}
	storetest.Equal(t, merged(t, all...), open(t, path, sqlite.Options{}))
	sound(t, path)
}

func TestAFileThatAnotherProcessHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "held.db")
	s := open(t, path, sqlite.Options{Wait: time.Millisecond})
	_, err := s.Merge(ctx, news(0, 3))
	require.NoError(t, err)
	c := start(t, "hold", path)
	require.True(t, c.lines.Scan())

	t.Run("a merge says so when it has waited long enough", func(t *testing.T) {
		_, err := s.Merge(ctx, news(3, 1))
		require.ErrorIs(t, err, graph.ErrUnreachable)
		assert.ErrorContains(t, err, "another process holds it")
	})
	t.Run("it can be read all the same, by stores opened before and now", func(t *testing.T) {
		storetest.Equal(t, merged(t, news(0, 3)), s)
		storetest.Equal(t, s, open(t, path, sqlite.Options{ReadOnly: true}))
	})
	t.Run("a merge that waits goes on when the other is done", func(t *testing.T) {
		patient := make(chan error)
		go func() {
			_, err := s.Merge(ctx, news(3, 1))
			for err != nil { // each time it has waited a millisecond
				_, err = s.Merge(ctx, news(3, 1))
			}
			patient <- err
		}()
		require.NoError(t, c.in.Close())
		require.NoError(t, <-patient)
		storetest.Equal(t, merged(t, news(0, 4)), s)
	})
}

func TestAMergeThatWaitsForAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "held.db")
	s := open(t, path, sqlite.Options{Wait: time.Hour})
	c := start(t, "hold", path)
	require.True(t, c.lines.Scan())
	t.Run("ends with its context", func(t *testing.T) {
		short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
		defer cancel()
		_, err := s.Merge(short, news(0, 1))
		require.ErrorIs(t, err, context.DeadlineExceeded)
	})
	t.Run("goes on when the other is killed", func(t *testing.T) {
		done := make(chan error)
		go func() {
			_, err := s.Merge(ctx, news(0, 1))
			done <- err
		}()
		require.NoError(t, c.Process.Kill())
		require.NoError(t, <-done)
	})
}
