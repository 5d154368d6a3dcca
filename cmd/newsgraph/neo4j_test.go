package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/testcontainers"
)

func TestTheSameGraphInNeo4jAndInAFile(t *testing.T) {
	examples, dir := repository(t, "examples"), t.TempDir()
	s := testcontainers.Neo4j(t)
	env := []string{"NEO4J_URI=" + s.URI, "NEO4J_USERNAME=" + s.Username, "NEO4J_PASSWORD=" + s.Password, "NEO4J_DATABASE=" + s.Database}
	ok := func(args ...string) done {
		t.Helper()
		d := newsgraphWith(t, dir, "", env, args...)
		require.Equal(t, exitDone, d.code, d.err)
		return d
	}
	ok("load", examples, "--to", "file.db")
	want := ok("export", "--format", "jsonl", "--from", "file.db").out

	assert.Contains(t, ok("load", examples, "--to", "neo4j").err, "7 read: 7 new")
	again := ok("load", examples, "--to", s.URI).err
	assert.Contains(t, again, "7 read: 0 new, 0 changed, 7 unchanged")
	assert.Contains(t, again, "nodes     0 created, 0 changed, 0 deleted\nclaims    0 created, 0 changed, 0 deleted")
	assert.Equal(t, want, ok("export", "--format", "jsonl", "--from", "neo4j").out)

	ok("copy", "--from", "neo4j", "--to", "back.db")
	assert.Equal(t, want, ok("export", "--format", "jsonl", "--from", "back.db").out)
	assert.Contains(t, ok("copy", "--from", "back.db", "--to", "neo4j").err, "0 new, 0 changed, 7 unchanged")
	for _, args := range [][]string{
		{"entities"}, {"entities", "--kind", "person", "--limit", "3"}, {"why", "Namibia ACCUSED Botswana"},
		{"export", "--format", "csv", "--seed", "namibia", "--relation", "ACCUSED"},
	} {
		assert.Equal(t, ok(append(args, "--from", "file.db")...).out, ok(append(args, "--from", "neo4j")...).out, "%v", args)
	}
	same := func() int {
		rows, err := s.Query(t.Context(), `MATCH (:Entity {id: 'state:NAM'})-[r:SAME_AS]-(:Entity {id: 'state:BWA'}) RETURN r.by`, nil)
		require.NoError(t, err)
		return len(rows)
	}
	disputes := func() any {
		rows, err := s.Query(t.Context(), `MATCH (a:Claim)-[r:DISPUTES]->(b:Claim) RETURN a.id, b.id, r.score ORDER BY a.id, b.id`, nil)
		require.NoError(t, err)
		require.NotEmpty(t, rows)
		return rows
	}
	disputed := disputes()
	ok("entities", "merge", "state:NAM", "Botswana", "--from", "neo4j")
	assert.NotEqual(t, disputed, disputes(), "nobody denies what he accuses of himself")
	assert.Equal(t, 1, same(), "what is joined is seen in Cypher")
	assert.NotEqual(t, want, ok("export", "--format", "jsonl", "--from", "neo4j").out)
	ok("entities", "undo", "--from", "neo4j")
	assert.Zero(t, same())
	assert.Equal(t, disputed, disputes())
	assert.Equal(t, want, ok("export", "--format", "jsonl", "--from", "neo4j").out)
	assert.NoFileExists(t, dir+"/newsgraph.db", "NEO4J_URI does not move the default")

	for name, test := range map[string]struct {
		env  []string
		args []string
	}{
		"a database that is not there":  {append(env, "NEO4J_DATABASE=nowhere"), []string{"entities", "--from", "neo4j"}},
		"a database that a flag names":  {env, []string{"entities", "--from", "neo4j", "--database", "nowhere"}},
		"a server that is not there":    {env, []string{"load", examples, "--to", "bolt://127.0.0.1:1"}},
		"an export from nothing at all": {env, []string{"export", "--format", "jsonl", "--from", "bolt://127.0.0.1:1"}},
	} {
		d := newsgraphWith(t, dir, "", test.env, test.args...)
		assert.Equal(t, exitUnreachable, d.code, "%s: %s", name, d.err)
		assert.Empty(t, d.out, name)
		assert.Equal(t, 1, strings.Count(d.err, "newsgraph: "), "%s: %s", name, d.err)
	}
}

func TestANeo4jOfOnesOwnAsksForItsPassword(t *testing.T) {
	examples, dir := repository(t, "examples"), write(t, map[string]string{"wrong": "hush\n"})
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	t.Setenv("XDG_CACHE_HOME", cache) // where the server was put together already
	up := newsgraph(t, dir, "neo4j", "up", "--bolt-port", "0", "--http-port", "0")
	if up.code != exitDone && os.Getenv(testcontainers.EnvRequire) != "1" {
		t.Skipf("no Neo4j can be started here (%s=1 makes this a failure): %s", testcontainers.EnvRequire, up.err)
	}
	require.Equal(t, exitDone, up.code, up.err)
	t.Cleanup(func() { newsgraph(t, dir, "neo4j", "down") })
	_, rest, _ := strings.Cut(up.out, "bolt      ")
	uri, _, _ := strings.Cut(rest, "\n")
	secret := filepath.Join("newsgraph-neo4j", "password")
	info, err := os.Stat(filepath.Join(dir, secret))
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	assert.Equal(t, up.out, must(t, dir, "neo4j", "status"))
	assert.Contains(t, newsgraph(t, dir, "neo4j", "up").err, "it runs already")

	for _, test := range []struct {
		name, file string
		env        []string
		code       int
		want       string
	}{
		{"no password", "", nil, exitUnreachable, "give the password in NEO4J_PASSWORD or with --password-file"},
		{"a wrong one", "wrong", nil, exitUnreachable, "password is wrong"},
		{"that of its file", secret, nil, exitDone, "7 new"},
		{"a flag before the environment", secret, []string{"NEO4J_PASSWORD=hush"}, exitDone, "7 unchanged"},
	} {
		args := []string{"load", examples, "--to", uri}
		if test.file != "" {
			args = append(args, "--password-file", test.file)
		}
		d := newsgraphWith(t, dir, "", test.env, args...)
		assert.Equal(t, test.code, d.code, "%s: %s", test.name, d.err)
		assert.Contains(t, d.err, test.want, test.name)
		assert.NotContains(t, d.err, "hush", test.name)
	}

	must(t, dir, "neo4j", "down")
	d := newsgraph(t, dir, "neo4j", "status")
	assert.Equal(t, exitUnreachable, d.code)
	d = newsgraph(t, dir, "entities", "--from", uri, "--password-file", secret)
	assert.Equal(t, exitUnreachable, d.code)
	assert.Contains(t, d.err, "is it started")
}
