package server_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/neo4j/server"
)

func TestWithoutJavaTheErrorSaysWhatToInstall(t *testing.T) {
	t.Setenv("JAVA_HOME", "")
	t.Setenv("PATH", t.TempDir())
	_, err := server.Install(t.Context(), server.InstallOptions{CacheDir: t.TempDir()})
	require.ErrorIs(t, err, server.ErrNoJava)
	assert.ErrorContains(t, err, "apt install openjdk-17-jre-headless")
}

// programs is a PATH of scripts.
func programs(t *testing.T, scripts map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, script := range scripts {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755))
	}
	t.Setenv("JAVA_HOME", "")
	t.Setenv("PATH", dir)
}

func TestAnOldJavaIsNamed(t *testing.T) {
	programs(t, map[string]string{"java": `echo 'openjdk version "11.0.2"' >&2`})
	_, err := server.Install(t.Context(), server.InstallOptions{CacheDir: t.TempDir()})
	require.ErrorIs(t, err, server.ErrNoJava)
	assert.ErrorContains(t, err, "is Java 11")
}

func TestWithoutMavenTheErrorSaysWhatToInstall(t *testing.T) {
	programs(t, map[string]string{"java": `echo 'openjdk version "17.0.2"' >&2`})
	_, err := server.Install(t.Context(), server.InstallOptions{CacheDir: t.TempDir()})
	require.ErrorIs(t, err, server.ErrNoMaven)
	assert.ErrorContains(t, err, "apt install maven")
}

func TestMavensOwnErrorIsShown(t *testing.T) {
	programs(t, map[string]string{
		"java": `echo 'openjdk version "17.0.2"' >&2`,
		"mvn":  `echo '[INFO] Scanning'; echo '[ERROR] Unknown host'; echo '[ERROR] more'; exit 1`,
	})
	cache := t.TempDir()
	_, err := server.Install(t.Context(), server.InstallOptions{CacheDir: cache})
	require.ErrorContains(t, err, "Unknown host")
	left, err := filepath.Glob(filepath.Join(cache, "neo4j", "*.part-*"))
	require.NoError(t, err)
	assert.Empty(t, left, "nothing half fetched is left")
}

func TestAnInstallationWaitsForAnotherAndMayBeGivenUp(t *testing.T) {
	programs(t, map[string]string{
		"java": `echo 'openjdk version "17.0.2"' >&2`,
		"mvn":  `echo > "${0%/*}/began"; exec /bin/sleep 60`,
	})
	cache, began := t.TempDir(), filepath.Join(os.Getenv("PATH"), "began")
	ctx, cancel := context.WithCancel(t.Context())
	first := make(chan error)
	go func() {
		_, err := server.Install(ctx, server.InstallOptions{CacheDir: cache})
		first <- err
	}()
	require.Eventually(t, func() bool { _, err := os.Stat(began); return err == nil }, time.Minute, time.Millisecond)

	waits, giveUp := context.WithCancel(t.Context())
	_, err := server.Install(waits, server.InstallOptions{CacheDir: cache, Progress: func(string) { giveUp() }})
	require.ErrorIs(t, err, context.Canceled)
	cancel()
	require.ErrorIs(t, <-first, context.Canceled)
}

func TestABrokenInstallationIsRepaired(t *testing.T) {
	install(t)
	user, err := os.UserCacheDir()
	require.NoError(t, err)
	cache := t.TempDir()
	lib := filepath.Join(cache, "neo4j", server.Version, "lib")
	require.NoError(t, os.MkdirAll(lib, 0o755))
	jars, err := filepath.Glob(filepath.Join(user, "newsgraph", "neo4j", server.Version, "lib", "*.jar"))
	require.NoError(t, err)
	for i, jar := range jars {
		switch to := filepath.Join(lib, filepath.Base(jar)); i {
		case 3: // missing
		case 5:
			require.NoError(t, os.WriteFile(to, []byte("half a jar"), 0o644))
		default:
			require.NoError(t, os.Symlink(jar, to))
		}
	}
	programs(t, map[string]string{
		"java": `echo 'openjdk version "17.0.2"' >&2`,
		"mvn": `for a; do case "$a" in -DoutputDirectory=*) out="${a#*=}";; esac; done
			/bin/mkdir -p "$out" && /bin/cp ` + filepath.Dir(jars[0]) + `/*.jar "$out"`,
	})
	_, err = server.Install(t.Context(), server.InstallOptions{CacheDir: cache})
	require.NoError(t, err)
	for _, i := range []int{3, 5} {
		want, err := os.ReadFile(jars[i])
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(lib, filepath.Base(jars[i])))
		require.NoError(t, err)
		assert.Equal(t, len(want), len(got))
	}
}
