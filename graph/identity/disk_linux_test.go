package identity_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/identity"
	"newsgraph/graph/storetest"
)

func TestAFullDiskLeavesTheLedgerAsItWas(t *testing.T) {
	path := filepath.Join(storetest.Disk(t, "256k"), "x.tsv")
	var err error
	var last []string
	for n := 0; err == nil && n < 100; n++ {
		if n > 0 {
			last = decided(t, path)
		}
		err = note(path, fmt.Sprint(n)+strings.Repeat("x", 8000))
	}
	require.ErrorIs(t, err, syscall.ENOSPC)
	assert.ErrorContains(t, err, "it is as it was before")
	assert.Equal(t, last, decided(t, path))
	require.NotEmpty(t, last)
	assertAlone(t, path)
	require.NoError(t, identity.Update(ctx, path, func(l *identity.Ledger) error { l.Undo(len(last) / 2); return nil }), "there is space for less")
	require.NoError(t, note(path, "more"))
}

func TestAReadOnlyFolderIsSaid(t *testing.T) {
	dir := storetest.Disk(t, "256k")
	path := filepath.Join(dir, "x.tsv")
	require.NoError(t, note(path, "a"))
	require.NoError(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	err := note(path, "b")
	require.ErrorIs(t, err, syscall.EROFS)
	assert.ErrorContains(t, err, path)
	assert.Equal(t, []string{"a"}, decided(t, path), "and it can be read")
}

func TestAWriterWaitsForAnotherAndCanBeStopped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.tsv")
	held, letGo := make(chan bool), make(chan bool)
	done := make(chan error)
	go func() {
		done <- identity.Update(ctx, path, func(l *identity.Ledger) error {
			close(held)
			<-letGo
			l.Add(time.Now(), identity.Decision{Verdict: identity.Same, A: "z", B: "first"})
			return nil
		})
	}()
	<-held
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	require.ErrorIs(t, identity.Update(stopped, path, func(*identity.Ledger) error { return nil }), context.Canceled)
	close(letGo)
	require.NoError(t, note(path, "second"))
	require.NoError(t, <-done)
	assert.Equal(t, []string{"first", "second"}, decided(t, path))
	assertAlone(t, path)
}
