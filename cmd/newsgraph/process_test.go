//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manyArticles are more than what a load holds before it keeps the first of them: so many cannot be handed over through a pipe
// unless some were kept.
const manyArticles = 900

// halfway starts a load, hands it most of its input, and returns with the load waiting for the rest.
func halfway(t *testing.T, dir string, in string) (*exec.Cmd, *bytes.Buffer, io.Closer) {
	t.Helper()
	cmd := command(t, dir, "load", "-", "--to", "g.db")
	pipe, err := cmd.StdinPipe()
	require.NoError(t, err)
	msg := &bytes.Buffer{}
	cmd.Stderr = msg
	require.NoError(t, cmd.Start())
	_, err = io.WriteString(pipe, in)
	require.NoError(t, err)
	return cmd, msg, pipe
}

// again runs the load with all of its input and compares with a store that saw no interruption.
func again(t *testing.T, dir, in string) {
	t.Helper()
	for _, store := range []string{"g.db", "fresh.db"} {
		d := newsgraphWith(t, dir, in, nil, "load", "-", "--to", store)
		require.Equal(t, exitDone, d.code, d.err)
	}
	assert.Equal(t, graphOf(t, dir, "fresh.db"), graphOf(t, dir, "g.db"))
}

func TestAnInterruptedLoadKeepsWholeArticlesAndCanBeRunAgain(t *testing.T) {
	dir, in := t.TempDir(), jsonLines(manyArticles)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd, msg, pipe := halfway(t, dir, in)
		require.NoError(t, cmd.Process.Signal(signal))
		_ = cmd.Wait()
		_ = pipe.Close()
		assert.Equal(t, exitInterrupted, cmd.ProcessState.ExitCode(), msg.String())
		assert.Contains(t, msg.String(), "safe to run the same command again")
	}
	kept := strings.Count(graphOf(t, dir, "g.db"), `"type":"article"`)
	assert.Positive(t, kept)
	again(t, dir, in)
}

func TestAKilledLoadCanBeRunAgain(t *testing.T) {
	dir, in := t.TempDir(), jsonLines(manyArticles)
	cmd, _, pipe := halfway(t, dir, in)
	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()
	_ = pipe.Close()
	assert.Positive(t, strings.Count(graphOf(t, dir, "g.db"), `"type":"article"`), "what was kept before the kill is there")
	again(t, dir, in)
}

func TestAReaderThatGoesAwayEndsTheCommandQuietly(t *testing.T) {
	dir := write(t, map[string]string{"in.jsonl": jsonLines(200)})
	must(t, dir, "load", "in.jsonl")
	r, w, err := os.Pipe()
	require.NoError(t, err)
	require.NoError(t, r.Close())
	cmd := command(t, dir, "export", "--format", "jsonl")
	cmd.Stdout = w
	d := finish(t, cmd)
	require.NoError(t, w.Close())
	status := cmd.ProcessState.Sys().(syscall.WaitStatus)
	assert.True(t, status.Signaled() && status.Signal() == syscall.SIGPIPE, "%v: %s", cmd.ProcessState, d.err)
	assert.Empty(t, d.err)
}

func TestOutputThatCannotBeWrittenIsAFailure(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("no device that is always full: %v", err)
	}
	defer full.Close()
	dir := write(t, map[string]string{"in.jsonl": jsonLines(3)})
	must(t, dir, "load", "in.jsonl")
	for _, args := range [][]string{{"export", "--format", "jsonl"}, {"extract", "in.jsonl"}, {"entities"}, {"config", "show"}, {"version"}} {
		cmd := command(t, dir, args...)
		cmd.Stdout = full
		d := finish(t, cmd)
		assert.Equal(t, exitFailure, d.code, "%v", args)
		assert.Contains(t, d.err, "no space left", "%v", args)
	}
}
