package server_test

import (
	"bufio"
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/neo4j/server"
)

// install gives the artifacts of the user's cache, or skips where they are not to be had.
func install(t *testing.T) {
	t.Helper()
	_, err := server.Install(t.Context(), server.InstallOptions{Archive: true, Progress: func(what string) { t.Log(what) }})
	if err != nil && os.Getenv("NEWSGRAPH_TEST_REQUIRE") == "" {
		t.Skipf("no local Neo4j: %v", err)
	}
	require.NoError(t, err)
}

func alive(pid int) bool { return syscall.Kill(pid, 0) == nil }

func TestAServerLivesUntilItIsToldToStop(t *testing.T) {
	install(t)
	home := filepath.Join(t.TempDir(), "a home with spaces")
	o := server.Options{Home: home, Lean: true, Protect: true}

	up, err := server.Up(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = syscall.Kill(up.PID, syscall.SIGKILL) })

	t.Run("it listens on 127.0.0.1 and has a password that only its owner may read", func(t *testing.T) {
		assert.Regexp(t, `^neo4j://127\.0\.0\.1:\d+$`, up.BoltURI)
		assert.Regexp(t, `^http://127\.0\.0\.1:\d+/browser/$`, up.BrowserURL)
		info, err := os.Stat(up.PasswordFile)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
		assert.GreaterOrEqual(t, len(up.Password), 20)
	})
	t.Run("Status finds it, and it answers", func(t *testing.T) {
		s, err := server.Status(home)
		require.NoError(t, err)
		assert.Equal(t, []any{up.PID, up.BoltURI, up.BrowserURL, up.Password}, []any{s.PID, s.BoltURI, s.BrowserURL, s.Password})
		assert.NoError(t, s.Ping(t.Context()))
	})
	t.Run("a second one on the same home says that it runs already", func(t *testing.T) {
		s, err := server.Up(t.Context(), o)
		require.ErrorIs(t, err, server.ErrRunning)
		assert.Equal(t, up.PID, s.PID)
	})
	t.Run("a second one on its ports says which port is taken", func(t *testing.T) {
		_, port, _ := net.SplitHostPort(strings.TrimPrefix(up.BoltURI, "neo4j://"))
		n, _ := strconv.Atoi(port)
		_, err := server.Start(t.Context(), server.Options{Home: filepath.Join(t.TempDir(), "other"), BoltPort: n, Lean: true})
		require.ErrorIs(t, err, server.ErrPortInUse)
		assert.ErrorContains(t, err, port)
	})
	t.Run("Down stops it and says so when there is none", func(t *testing.T) {
		require.NoError(t, server.Down(t.Context(), home))
		assert.Eventually(t, func() bool { return !alive(up.PID) }, time.Minute, 10*time.Millisecond)
		assert.ErrorIs(t, server.Down(t.Context(), home), server.ErrNotRunning)
	})
}

func TestAProcessThatGotTheIDOfADeadServerIsLeftAlone(t *testing.T) {
	home := t.TempDir()
	other := exec.Command("sleep", "60")
	require.NoError(t, other.Start())
	t.Cleanup(func() { _ = other.Process.Kill(); _ = other.Wait() })
	state := `{"pid":` + strconv.Itoa(other.Process.Pid) + `,"bolt":"neo4j://127.0.0.1:7687","browser":"","version":"5.26.16"}`
	require.NoError(t, os.WriteFile(filepath.Join(home, "server.json"), []byte(state), 0o600))

	_, err := server.Status(home)
	assert.ErrorIs(t, err, server.ErrNotRunning)
	assert.ErrorIs(t, server.Down(t.Context(), home), server.ErrNotRunning)
	assert.True(t, alive(other.Process.Pid))
}

func TestAFolderOfOtherFilesIsNoHome(t *testing.T) {
	home := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(home, "thesis.odt"), nil, 0o600))
	_, err := server.Up(t.Context(), server.Options{Home: home})
	assert.ErrorContains(t, err, "holds other files")
}

func TestAServerThatCannotStartShowsTheEndOfItsLog(t *testing.T) {
	install(t)
	_, err := server.Start(t.Context(), server.Options{
		Home: filepath.Join(t.TempDir(), "home"), Lean: true, Settings: map[string]string{"no.such.setting": "1"},
	})
	require.ErrorContains(t, err, "it ended before it answered")
	assert.ErrorContains(t, err, "no.such.setting")
}

// TestMain is the program that dies in TestAnEphemeralServerDiesWithItsProgram.
func TestMain(m *testing.M) {
	if home := os.Getenv("NEWSGRAPH_TEST_EPHEMERAL_HOME"); home != "" {
		s, err := server.Start(context.Background(), server.Options{Home: home, Lean: true, Ephemeral: true})
		if err != nil {
			os.Stdout.WriteString(err.Error() + "\n")
			os.Exit(1)
		}
		os.Stdout.WriteString(strconv.Itoa(s.PID) + "\n")
		select {}
	}
	os.Exit(m.Run())
}

func TestAnEphemeralServerDiesWithItsProgram(t *testing.T) {
	install(t)
	home := filepath.Join(t.TempDir(), "home")
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), "NEWSGRAPH_TEST_EPHEMERAL_HOME="+home)
	out, err := program.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, program.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	require.NoError(t, err, line)
	require.True(t, alive(pid))

	require.NoError(t, program.Process.Kill())
	_ = program.Wait()
	assert.Eventually(t, func() bool { _, err := os.Stat(home); return !alive(pid) && os.IsNotExist(err) }, time.Minute, 50*time.Millisecond)
}
