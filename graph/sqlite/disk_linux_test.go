package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
	"newsgraph/graph/storetest"
)

func remount(t *testing.T, dir string, flags uintptr) {
	t.Helper()
	require.NoError(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""))
}

func TestAFullDiskLosesNothingThatWasAcknowledged(t *testing.T) {
	dir := storetest.Disk(t, "6m")
	filler := filepath.Join(dir, "filler")
	require.NoError(t, os.WriteFile(filler, make([]byte, 4<<20), 0o600))
	path := filepath.Join(dir, "graph.db")
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	require.NoError(t, err)

	kept := 0
	for err == nil && kept < 10_000 {
		if _, err = s.Merge(ctx, news(kept, 20)); err == nil {
			kept += 20
		}
	}
	require.ErrorIs(t, err, graph.ErrUnreachable)
	require.ErrorIs(t, err, syscall.ENOSPC)
	assert.ErrorContains(t, err, "the disk is full")
	require.Positive(t, kept)
	t.Run("it can be read while the disk is full", func(t *testing.T) { storetest.Equal(t, merged(t, news(0, kept)), s) })
	t.Run("it stays full until there is space", func(t *testing.T) {
		_, err := s.Merge(ctx, news(kept, 20))
		require.ErrorIs(t, err, syscall.ENOSPC)
	})
	t.Run("closed and opened again it still has everything", func(t *testing.T) {
		require.NoError(t, s.Close())
		storetest.Equal(t, merged(t, news(0, kept)), open(t, path, sqlite.Options{ReadOnly: true}))
		storetest.Equal(t, merged(t, news(0, kept)), open(t, path, sqlite.Options{}))
	})
	s = open(t, path, sqlite.Options{})
	t.Run("the same call works when there is space again", func(t *testing.T) {
		require.NoError(t, os.Remove(filler))
		_, err := s.Merge(ctx, news(kept, 20))
		require.NoError(t, err)
		storetest.Equal(t, merged(t, news(0, kept+20)), s)
	})
}

func TestADiskWithoutSpaceForAStore(t *testing.T) {
	dir := storetest.Disk(t, "64k")
	path := filepath.Join(dir, "graph.db")
	require.Error(t, os.WriteFile(filepath.Join(dir, "filler"), make([]byte, 1<<20), 0o600))
	_, err := sqlite.Open(ctx, path, sqlite.Options{})
	require.ErrorIs(t, err, graph.ErrUnreachable)
	require.NoError(t, os.Remove(filepath.Join(dir, "filler")))
	_, err = sqlite.Open(ctx, path, sqlite.Options{})
	require.Error(t, err, "64 kB are not enough for an empty store")
	require.ErrorIs(t, err, graph.ErrUnreachable)
}

func TestAWriteProtectedDisk(t *testing.T) {
	dir := storetest.Disk(t, "8m")
	path := filepath.Join(dir, "graph.db")
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	require.NoError(t, err)
	_, err = s.Merge(ctx, news(0, 10))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	remount(t, dir, syscall.MS_RDONLY)
	t.Run("a store on it can be read", func(t *testing.T) {
		storetest.Equal(t, merged(t, news(0, 10)), open(t, path, sqlite.Options{ReadOnly: true}))
	})
	t.Run("opening it to merge says that it is write-protected", func(t *testing.T) {
		_, err := sqlite.Open(ctx, path, sqlite.Options{})
		require.ErrorIs(t, err, graph.ErrReadOnly)
		require.ErrorIs(t, err, graph.ErrUnreachable)
		assert.ErrorContains(t, err, "write-protected")
	})
	t.Run("a new store cannot be made on it", func(t *testing.T) {
		_, err := sqlite.Open(ctx, filepath.Join(dir, "new.db"), sqlite.Options{})
		require.ErrorIs(t, err, graph.ErrUnreachable)
	})
	t.Run("a reader notices when the file changes all the same", func(t *testing.T) {
		r := open(t, path, sqlite.Options{ReadOnly: true})
		remount(t, dir, 0)
		_, err := open(t, path, sqlite.Options{}).Merge(ctx, news(10, 10))
		require.NoError(t, err)
		var failed error
		for _, err := range r.Nodes(ctx, graph.Query{}) {
			failed = errors.Join(failed, err)
		}
		require.ErrorIs(t, failed, graph.ErrUnreachable)
	})
}
