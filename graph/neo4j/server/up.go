package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ErrRunning is in the chain when the server of a home runs already; ErrNotRunning when it does not.
var (
	ErrRunning    = errors.New("Neo4j runs already")
	ErrNotRunning = errors.New("Neo4j does not run")
)

// state is the file by which Status and Down find what Up started.
type state struct {
	PID        int    `json:"pid"`
	BoltURI    string `json:"bolt"`
	BrowserURL string `json:"browser"`
	Username   string `json:"username,omitempty"`
	Version    string `json:"version"`
}

// Up starts a server that goes on after this program, and returns when it answers. A home whose server runs already gives
// that server and an error that wraps ErrRunning.
func Up(ctx context.Context, o Options) (*Server, error) {
	o.Ephemeral = false
	home, err := ownFolder(o.Home)
	if err != nil {
		return nil, err
	}
	unlock, ok, err := lock(filepath.Join(home, lockFile))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("another program starts or stops the Neo4j in %s at this moment", home)
	}
	defer unlock()
	if s, err := Status(home); err == nil {
		return s, fmt.Errorf("%w: %s, process %d, data in %s", ErrRunning, s.BoltURI, s.PID, home)
	}
	inst, err := Install(ctx, InstallOptions{CacheDir: o.CacheDir, Archive: o.Lean, Progress: o.Progress})
	if err != nil {
		return nil, err
	}
	if err := settlePorts(&o); err != nil {
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	s, err := inst.launch(ctx, o, true)
	if err != nil {
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	if err := s.remember(); err != nil {
		s.process.kill()
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	return s, nil
}

func (s *Server) remember() error {
	data, err := json.MarshalIndent(state{s.PID, s.BoltURI, s.BrowserURL, s.Username, Version}, "", "  ")
	if err != nil {
		return err
	}
	file := filepath.Join(s.Home, stateFile)
	if err := os.WriteFile(file+".part", append(data, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(file+".part", file)
}

// Status finds the server that Up started for a home, as far as its process still runs; see Ping for whether it answers. The
// error wraps ErrNotRunning when there is none.
func Status(home string) (*Server, error) {
	home, err := filepath.Abs(home)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(home, stateFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: none was started with its data in %s", ErrNotRunning, home)
	}
	if err != nil {
		return nil, err
	}
	var st state
	if err := json.Unmarshal(data, &st); err != nil || st.PID <= 1 {
		return nil, fmt.Errorf("%w: %s is broken", ErrNotRunning, filepath.Join(home, stateFile))
	}
	if !owns(st.PID, home) {
		return nil, fmt.Errorf("%w: the one with its data in %s ended without newsgraph neo4j down; the data is safe", ErrNotRunning, home)
	}
	s := &Server{BoltURI: st.BoltURI, BrowserURL: st.BrowserURL, Home: home, PID: st.PID, Username: st.Username}
	if s.Username != "" {
		s.PasswordFile = filepath.Join(home, passwordFile)
		word, err := os.ReadFile(s.PasswordFile)
		if err != nil {
			return nil, err
		}
		s.Password = strings.TrimSpace(string(word))
	}
	return s, nil
}

// Down stops the server that Up started for a home, as Neo4j wants to be stopped, and returns when it is gone; that takes some
// ten seconds. When ctx ends first, or after two minutes, the process is killed; what it acknowledged is safe even then. The
// error wraps ErrNotRunning when there is none to stop.
func Down(ctx context.Context, home string) error {
	s, err := Status(home)
	if err != nil {
		if errors.Is(err, ErrNotRunning) {
			forget(home)
		}
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if err := signalPID(s.PID, false); err != nil {
		return fmt.Errorf("stopping Neo4j, process %d: %w", s.PID, err)
	}
	for owns(s.PID, s.Home) {
		select {
		case <-time.After(100 * time.Millisecond):
			continue
		case <-ctx.Done():
		}
		if owns(s.PID, s.Home) {
			err = signalPID(s.PID, true)
		}
		break
	}
	forget(s.Home)
	return err
}

func forget(home string) { _ = os.Remove(filepath.Join(home, stateFile)) }

// owns says whether a process is the server of this home: process ids are used again, so only its arguments tell.
func owns(pid int, home string) bool {
	args := arguments(pid)
	return slices.Contains(args, mainClass) && slices.Contains(args, homeFlag+home)
}

// arguments are the arguments of a running process; none when there is no such process.
func arguments(pid int) []string {
	if runtime.GOOS == "linux" {
		data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
		if err != nil {
			return nil
		}
		return strings.Split(string(data), "\x00")
	}
	out, err := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return nil
	}
	return psArguments(string(out))
}

// psArguments splits a command line as ps prints it, where a home may hold spaces: from the main class to the last flag.
func psArguments(line string) []string {
	_, rest, ok := strings.Cut(strings.TrimSpace(line), " "+mainClass+" ")
	if !ok {
		return nil
	}
	home, _, _ := strings.Cut(rest, " --config-dir=")
	return []string{mainClass, home}
}
