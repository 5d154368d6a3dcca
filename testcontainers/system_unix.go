//go:build unix

package testcontainers

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// locked says whether a Neo4j has the store in a home open: it holds a lock on this file as long as it lives.
func locked(home string) bool {
	f, err := os.OpenFile(filepath.Join(home, "data", "databases", "store_lock"), os.O_RDWR, 0)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer f.Close()
	lock := syscall.Flock_t{Type: syscall.F_WRLCK}
	return syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock) != nil || lock.Type != syscall.F_UNLCK
}

// ownSession keeps a terminal's signals away from a process.
func ownSession() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
