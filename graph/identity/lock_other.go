//go:build !unix

package identity

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"
)

// lock makes a file beside the ledger for as long as it is held. One that a killed process left is taken after a minute.
func lock(ctx context.Context, path string) (release func(), err error) {
	name := path + ".lock"
	err = patiently(ctx, func() (bool, error) {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			return true, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return false, err
		}
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > time.Minute {
			os.Remove(name)
		}
		return false, nil
	})
	if err != nil {
		return nil, err
	}
	return func() { os.Remove(name) }, nil
}
