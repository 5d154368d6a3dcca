package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAFullDiskLosesNothingThatWasKept(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can make a small disk")
	}
	dir := write(t, map[string]string{"in.jsonl": jsonLines(manyArticles)})
	disk := filepath.Join(dir, "disk")
	require.NoError(t, os.Mkdir(disk, 0o700))
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("no small disk can be made: %v", err)
	}
	t.Cleanup(func() { assert.NoError(t, syscall.Unmount(disk, syscall.MNT_DETACH)) })

	require.NoError(t, os.WriteFile(filepath.Join(dir, "first.jsonl"), []byte(jsonLines(200)), 0o600))
	must(t, dir, "load", "first.jsonl", "--to", "disk/g.db")
	var used syscall.Statfs_t
	require.NoError(t, syscall.Statfs(disk, &used))
	tight := fmt.Sprintf("size=%d", (used.Blocks-used.Bfree)*uint64(used.Bsize)+200<<10)
	require.NoError(t, syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, tight))

	d := newsgraph(t, dir, "load", "in.jsonl", "--to", "disk/g.db")
	require.Equal(t, exitUnreachable, d.code, d.err)
	assert.Contains(t, d.err, "the disk is full")
	require.NoError(t, syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"))
	kept := strings.Count(graphOf(t, dir, "disk/g.db"), `"type":"article"`)
	assert.GreaterOrEqual(t, kept, 200)
	assert.Less(t, kept, manyArticles)

	must(t, dir, "load", "in.jsonl", "--to", "disk/g.db")
	must(t, dir, "load", "in.jsonl", "--to", "fresh.db")
	assert.Equal(t, graphOf(t, dir, "fresh.db"), graphOf(t, dir, "disk/g.db"))
}
