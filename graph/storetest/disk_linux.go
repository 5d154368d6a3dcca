package storetest

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Disk mounts a small file system of its own for a test, and skips the test where that is not allowed.
func Disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small file system cannot be mounted (it needs root or CAP_SYS_ADMIN): %v", err)
	}
	t.Cleanup(func() { assert.NoError(t, syscall.Unmount(dir, syscall.MNT_DETACH)) })
	return dir
}
