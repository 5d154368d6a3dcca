package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
)

// The test binary runs itself as another process that works on a file. What it is to do stands in its environment.
const (
	childEnv = "NEWSGRAPH_TEST_SQLITE_CHILD"
	pathEnv  = "NEWSGRAPH_TEST_SQLITE_PATH"
)

func TestMain(m *testing.M) {
	var err error
	switch job := os.Getenv(childEnv); job {
	case "":
		os.Exit(m.Run())
	case "hold":
		err = holdLock(os.Getenv(pathEnv))
	default:
		err = mergeHistory(os.Getenv(pathEnv), job, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// holdLock takes the write lock, says so, and keeps it until its standard input ends.
func holdLock(path string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`BEGIN IMMEDIATE`); err != nil {
		return err
	}
	fmt.Println("held")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// history is what children merge: batches of articles about the same nodes, later ones replacing some of the earlier.
func history(job string) [][]graph.Delta {
	var out [][]graph.Delta
	for i := range 30 {
		batch := news(i*8, 8)
		for k := range batch {
			rename(&batch[k], fmt.Sprint(job, "-", i*8+k))
			if i > 10 && k < 4 { // another version of an article of before
				rename(&batch[k], fmt.Sprint(job, "-", (i-10)*8+k))
			}
		}
		out = append(out, batch)
	}
	return out
}

// rename makes a delta that of another article.
func rename(d *graph.Delta, id string) {
	d.Article.ID = id
	for i := range d.Edges {
		d.Edges[i].ID = d.Edges[i].ID + "@" + id
		d.Edges[i].Evidence.Article = id
	}
}

// mergeHistory merges every batch and says the number of each that was acknowledged.
func mergeHistory(path, job string, acknowledge io.Writer) error {
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{Wait: 5 * time.Minute})
	if err != nil {
		return err
	}
	for i, batch := range history(job) {
		if _, err := s.Merge(context.Background(), batch); err != nil {
			return err
		}
		fmt.Fprintln(acknowledge, i)
	}
	return s.Close()
}

// child is a process at work.
type child struct {
	*exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

func start(t *testing.T, job, path string) *child {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	c := &child{Cmd: exec.Command(self)}
	c.Env = append(os.Environ(), childEnv+"="+job, pathEnv+"="+path)
	c.Stderr = os.Stderr
	c.in, err = c.StdinPipe()
	require.NoError(t, err)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	c.lines = bufio.NewScanner(out)
	require.NoError(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Kill() // one that still runs when a test failed
		_ = c.Wait()
	})
	return c
}
