package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// pending is a file that appears under its name only when it is complete. What stood there before stays until then.
type pending struct {
	*bufio.Writer
	path string
	file *os.File
}

// createPending starts a file beside its final place.
func createPending(path string) (*pending, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	name := fmt.Sprintf(".%s.%x.tmp", filepath.Base(path), rand.Uint64())
	f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", path, err)
	}
	if old, err := os.Stat(path); err == nil {
		err = f.Chmod(old.Mode().Perm())
		if err != nil {
			return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
	}
	return &pending{bufio.NewWriter(f), path, f}, nil
}

// commit puts the file in its place.
func (p *pending) commit() error {
	err := errors.Join(p.Flush(), p.file.Sync())
	if err = errors.Join(err, p.file.Close()); err == nil {
		err = os.Rename(p.file.Name(), p.path)
	}
	if err != nil {
		os.Remove(p.file.Name())
	}
	return err
}

// discard leaves things as they were.
func (p *pending) discard() {
	p.file.Close()
	os.Remove(p.file.Name())
}

// write calls do with stdout, or with a file that appears when do has succeeded. "" and "-" are stdout.
func (a app) write(path string, do func(io.Writer) error) error {
	if path == "" || path == "-" {
		out := bufio.NewWriter(a.out)
		return errors.Join(do(out), out.Flush())
	}
	switch old, err := os.Stat(path); {
	case err == nil && old.IsDir():
		return usage("-o %s: is a folder, want a file", path)
	case err == nil && !old.Mode().IsRegular():
		return writeTo(path, do) // a pipe or a device has no place to put a finished file in
	}
	p, err := createPending(path)
	if err != nil {
		return err
	}
	if err := do(p); err != nil {
		p.discard()
		return err
	}
	return p.commit()
}

// writeTo writes to what is there already.
func writeTo(path string, do func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	return errors.Join(do(out), out.Flush(), f.Close())
}
