package identity

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// ErrHeld is in the chain when another process went on writing to a ledger for longer than a writer waits.
var ErrHeld = errors.New("another process is writing to it")

// wait is how long a writer waits for another one.
const wait = 10 * time.Second

// Read reads the ledger in a file; one that does not exist is empty. See Parse.
func Read(path string) (*Ledger, error) {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Ledger{}, nil
	case err != nil:
		return nil, fmt.Errorf("reading the ledger: %w", err)
	}
	defer f.Close()
	return Parse(f, path)
}

// Update changes the ledger in a file: one process at a time reads it, changes it, writes it beside the old one, and puts it in
// its place when it is on the disk. So the file is always a whole ledger, and no decision of another process is lost. Where change
// fails or changes nothing, the file stays as it is.
func Update(ctx context.Context, path string, change func(*Ledger) error) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	release, err := lock(ctx, path)
	if err != nil {
		return fmt.Errorf("changing the ledger %s: %w", path, err)
	}
	defer release()
	l, err := Read(path)
	if err != nil {
		return err
	}
	before := l.Bytes()
	if err := change(l); err != nil {
		return err
	}
	if after := l.Bytes(); !bytes.Equal(before, after) {
		if err := replace(path, after); err != nil {
			return fmt.Errorf("writing the ledger %s (it is as it was before): %w", path, err)
		}
	}
	return nil
}

// patiently takes a lock as soon as another process lets it go.
func patiently(ctx context.Context, try func() (bool, error)) error {
	for until := time.Now().Add(wait); ; {
		if ok, err := try(); ok || err != nil {
			return err
		}
		if time.Now().After(until) {
			return ErrHeld
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// replace writes a file beside the one at path and puts it in its place.
func replace(path string, data []byte) (err error) {
	dir := filepath.Dir(path)
	f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf(".%s.%x.tmp", filepath.Base(path), rand.Uint64())), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if old, failed := os.Stat(path); failed == nil {
		err = f.Chmod(old.Mode().Perm())
	}
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err == nil {
		syncFolder(dir)
	}
	return err
}

// syncFolder brings a new name to the disk, where the system can do that.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		f.Close()
	}
}
