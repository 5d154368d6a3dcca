package identity_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/identity"
)

var ctx = context.Background()

// The test binary runs itself as another process that writes to a ledger.
const (
	childEnv = "NEWSGRAPH_TEST_IDENTITY_CHILD"
	pathEnv  = "NEWSGRAPH_TEST_IDENTITY_PATH"
)

func TestMain(m *testing.M) {
	child := os.Getenv(childEnv)
	if child == "" {
		os.Exit(m.Run())
	}
	for n := range 20 {
		if err := note(os.Getenv(pathEnv), fmt.Sprint(child, n)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// note adds a decision to a ledger.
func note(path, id string) error {
	return identity.Update(ctx, path, func(l *identity.Ledger) error {
		l.Add(time.Now(), identity.Decision{Verdict: identity.Same, A: "z", B: id})
		return nil
	})
}

func child(t *testing.T, name, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childEnv+"="+name, pathEnv+"="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

func decided(t *testing.T, path string) []string {
	t.Helper()
	l, err := identity.Read(path)
	require.NoError(t, err)
	var out []string
	for _, d := range l.Decisions() {
		out = append(out, d.B)
	}
	return out
}

func TestProcessesThatWriteAtOnceLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.tsv")
	var running []*exec.Cmd
	for _, name := range []string{"a", "b", "c"} {
		running = append(running, child(t, name, path))
		require.NoError(t, running[len(running)-1].Start())
	}
	for _, cmd := range running {
		require.NoError(t, cmd.Wait())
	}
	assert.Len(t, decided(t, path), 60)
	assertAlone(t, path)
}

func TestAKilledProcessLeavesAWholeLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.tsv")
	cmd := child(t, "a", path)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	lines := bufio.NewScanner(out)
	acknowledged := 0
	for acknowledged < 7 && lines.Scan() {
		acknowledged++
	}
	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()
	kept := decided(t, path)
	assert.GreaterOrEqual(t, len(kept), acknowledged)
	require.NoError(t, note(path, "after"), "its lock went with it")
	assert.Equal(t, append(kept, "after"), decided(t, path))
}

func TestAChangeThatFailsChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.tsv")
	require.NoError(t, note(path, "a"))
	before, err := os.Stat(path)
	require.NoError(t, err)
	no := errors.New("no")
	require.ErrorIs(t, identity.Update(ctx, path, func(l *identity.Ledger) error { l.Undo(1); return no }), no)
	require.NoError(t, identity.Update(ctx, path, func(*identity.Ledger) error { return nil }))
	assert.Equal(t, []string{"a"}, decided(t, path))
	after, err := os.Stat(path)
	require.NoError(t, err)
	assert.True(t, os.SameFile(before, after), "what does not change is not written")
}

func TestALedgerWithFaultsIsNotWrittenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.tsv")
	require.NoError(t, os.WriteFile(path, []byte("smae\ta\tb\n"), 0o600))
	require.ErrorContains(t, note(path, "a"), "x.tsv:1: verdict")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "smae\ta\tb\n", string(text))
}

func TestALedgerThatIsALinkStaysOne(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.tsv"), filepath.Join(dir, "x.tsv")
	require.NoError(t, os.WriteFile(real, nil, 0o640))
	require.NoError(t, os.Symlink("real.tsv", link))
	require.NoError(t, note(link, "a"))
	assert.Equal(t, []string{"a"}, decided(t, real))
	info, err := os.Stat(real)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm())
}

func TestAMissingFolderIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "x.tsv")
	require.ErrorContains(t, note(path, "a"), path)
	assert.Empty(t, decided(t, path))
}

// assertAlone says that a ledger has no left-over companions.
func assertAlone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	for _, e := range entries {
		assert.False(t, strings.HasSuffix(e.Name(), ".tmp"), e.Name())
	}
}
