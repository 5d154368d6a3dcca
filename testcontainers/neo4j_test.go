package testcontainers_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/testcontainers"
)

func count(t *testing.T, s testcontainers.Server) int64 {
	t.Helper()
	rows, err := s.Query(t.Context(), "MATCH (n) RETURN count(n) AS n", nil)
	require.NoError(t, err)
	return rows[0]["n"].(int64)
}

func TestADatabaseIsATestsOwn(t *testing.T) {
	var first testcontainers.Server
	t.Run("it is empty", func(t *testing.T) {
		first = testcontainers.Neo4j(t)
		t.Logf("%s: %s", first.Source, first.URI)
		assert.Zero(t, count(t, first))
		_, err := first.Query(t.Context(), "UNWIND range(1, 25000) AS i CREATE (:Left {i: i})", nil)
		require.NoError(t, err)
	})
	t.Run("the next test gets the same server, emptied", func(t *testing.T) {
		next := testcontainers.Neo4j(t)
		assert.Equal(t, first, next)
		assert.Zero(t, count(t, next))
	})
}

// asks runs this test binary again, for one test that asks for a Neo4j, in another environment.
func asks(t *testing.T, env ...string) (string, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAsked$", "-test.v")
	cmd.Env = append(os.Environ(), append(env, "NEWSGRAPH_TEST_ASKED=1")...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func TestAsked(t *testing.T) {
	if os.Getenv("NEWSGRAPH_TEST_ASKED") == "" {
		return // it is the program that the tests below start
	}
	s := testcontainers.Neo4j(t)
	_, err := s.Query(context.Background(), "CREATE (:Left)", nil)
	require.NoError(t, err)
}

func TestAnAddressIsUsedWhenItsDatabaseIsEmpty(t *testing.T) {
	s := testcontainers.Neo4j(t)
	address := testcontainers.EnvURI + "=" + s.URI
	out, err := asks(t, address)
	require.NoError(t, err, out)
	assert.Zero(t, count(t, s), "the test emptied it")

	_, err = s.Query(t.Context(), "CREATE (:Precious)", nil)
	require.NoError(t, err)
	out, err = asks(t, address, testcontainers.EnvRequire+"=")
	require.Error(t, err, "a database that holds something is a failure, and no reason to skip")
	assert.Contains(t, out, "the database is not empty")
	assert.Equal(t, int64(1), count(t, s), "and what it holds is left alone")
}

func TestWhereThereIsNoNeo4j(t *testing.T) {
	nothing := []string{
		"PATH=" + t.TempDir(), "JAVA_HOME=", testcontainers.EnvURI + "=", "DOCKER_HOST=unix:///nowhere.sock", "TESTCONTAINERS_RYUK_DISABLED=true",
	}
	t.Run("a test is skipped and says what is missing", func(t *testing.T) {
		out, err := asks(t, append(nothing, testcontainers.EnvRequire+"=")...)
		require.NoError(t, err, out)
		assert.Contains(t, out, "--- SKIP: TestAsked")
		assert.Contains(t, out, "no Java 17 or later")
		assert.Contains(t, out, "Docker")
	})
	t.Run("it fails where one is required", func(t *testing.T) {
		out, err := asks(t, append(nothing, testcontainers.EnvRequire+"=1")...)
		require.Error(t, err)
		assert.Contains(t, out, "--- FAIL: TestAsked")
		assert.Contains(t, strings.ToLower(out), "no java 17 or later")
	})
}
