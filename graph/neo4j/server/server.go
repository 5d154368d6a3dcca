// Package server runs a Neo4j Community Edition with Neo4j Browser on this machine: for people (newsgraph neo4j up, down,
// status) and for tests, without Docker and without an installation.
//
// The server is put together from three Maven artifacts (Install), kept in the user's cache folder and checked by version and
// SHA-256 before every start. Start runs one that ends with the program; Up runs one that goes on until Down. Both listen on
// 127.0.0.1 only and count as started when a query over Bolt answers.
//
// It needs Java 17 or later, Maven once to fetch the artifacts, and Linux or macOS.
package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Version is the version of Neo4j that this package runs.
const Version = "5.26.16"

// The ports that Neo4j's own tools expect, for Options.
const (
	DefaultBoltPort = 7687
	DefaultHTTPPort = 7474
)

// ErrPortInUse is in the chain of the error of a start on a port that another program listens on.
var ErrPortInUse = errors.New("port in use")

// Options say how a server runs. Home must be set.
type Options struct {
	Home     string // the server's own folder: configuration, data, logs. Made when missing; a folder of other files is refused
	CacheDir string // where the artifacts are kept; newsgraph in the user's cache folder when empty

	BoltPort, HTTPPort int // on 127.0.0.1; 0 means any free port

	// Protect asks for a password. It is made once for a home and kept there in the file "password" that only the owner may
	// read. Without it everybody on this machine may read and write the graph.
	Protect bool

	// Lean trades speed under load for a quick start and little memory: for tests.
	Lean bool

	// Ephemeral removes Home when the server stops or this program ends, however it ends. Start only.
	Ephemeral bool

	Settings map[string]string // more lines for neo4j.conf
	Timeout  time.Duration     // from start to the first answer over Bolt; 2 minutes when 0
	Progress func(what string) // told in short sentences what takes time; may be nil
}

// Server is a Neo4j on this machine.
type Server struct {
	BoltURI    string // neo4j://127.0.0.1:7687
	BrowserURL string // http://127.0.0.1:7474/browser/
	Home       string // absolute
	PID        int

	Username     string // empty when anybody may connect
	Password     string
	PasswordFile string // where Password stands; empty without one

	process *process // nil when another program started it
	watch   *watchdog
}

// Start starts a server that ends with this program, and returns when it answers. The caller stops it with Stop or Kill.
// When ctx ends before the server answers it is killed.
func Start(ctx context.Context, o Options) (*Server, error) {
	s, err := start(ctx, o)
	if err != nil {
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	return s, nil
}

func start(ctx context.Context, o Options) (*Server, error) {
	inst, err := Install(ctx, InstallOptions{CacheDir: o.CacheDir, Archive: o.Lean, Progress: o.Progress})
	if err != nil {
		return nil, err
	}
	const tries = 3 // a free port may be taken by another program before Neo4j has it
	for try := 1; ; try++ {
		ports := o
		if err := settlePorts(&ports); err != nil {
			return nil, err
		}
		s, err := inst.launch(ctx, ports, false)
		if err == nil || try == tries || !errors.Is(err, ErrPortInUse) || ports.BoltPort == o.BoltPort && ports.HTTPPort == o.HTTPPort {
			return s, err
		}
	}
}

// launch prepares the home, starts the process on settled ports and waits for its first answer.
func (inst *Installation) launch(ctx context.Context, o Options, detached bool) (*Server, error) {
	if o.Timeout == 0 {
		o.Timeout = 2 * time.Minute
	}
	s, err := prepare(inst, o)
	if err != nil {
		return nil, err
	}
	if !detached {
		if s.watch, err = newWatchdog(s.Home, o.Ephemeral); err != nil {
			return nil, err
		}
	}
	if s.process, err = run(inst.command(s.Home, o), filepath.Join(s.Home, "logs", "console.log")); err != nil {
		s.watch.done()
		return nil, err
	}
	s.PID = s.process.pid
	s.watch.guard(s.process)
	if err := s.wait(ctx, o.Timeout); err != nil {
		s.process.kill()
		err = s.withLog(err)
		s.watch.done()
		return nil, err
	}
	return s, nil
}

// prepare makes the home ready.
func prepare(inst *Installation, o Options) (*Server, error) {
	home, err := ownFolder(o.Home)
	if err != nil {
		return nil, err
	}
	s := &Server{Home: home, BoltURI: "neo4j://" + address(o.BoltPort), BrowserURL: "http://" + address(o.HTTPPort) + "/browser/"}
	if o.Protect {
		s.Username = "neo4j"
		if s.Password, s.PasswordFile, err = password(home); err != nil {
			return nil, err
		}
	}
	return s, inst.configure(home, o)
}

func address(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// settlePorts checks that given ports are free and finds a free one for each that is 0.
func settlePorts(o *Options) error {
	for _, port := range []*int{&o.BoltPort, &o.HTTPPort} {
		l, err := net.Listen("tcp", address(*port))
		if err != nil {
			return fmt.Errorf("%w: %s (another Neo4j?): stop that program or choose another port", ErrPortInUse, address(*port))
		}
		*port = l.Addr().(*net.TCPAddr).Port
		defer l.Close() // only when both are found, so that they differ
	}
	return nil
}

// ownFolder makes the home, or checks that an existing folder is one.
func ownFolder(home string) (string, error) {
	if home == "" {
		return "", errors.New("no home folder given")
	}
	home, err := filepath.Abs(home)
	if err != nil {
		return "", err
	}
	entries, err := os.ReadDir(home)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	mark := filepath.Join(home, lockFile) // the first file that goes into a home
	if _, err := os.Stat(mark); len(entries) > 0 && err != nil {
		return "", fmt.Errorf("%s holds other files: give an empty folder, or one that is not there yet", home)
	}
	if err := os.MkdirAll(home, 0o700); err != nil {
		return "", err
	}
	if f, err := os.OpenFile(mark, os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return "", err
	} else if err := f.Close(); err != nil {
		return "", err
	}
	for _, dir := range []string{"conf", "data", "logs", "run"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o700); err != nil {
			return "", err
		}
	}
	return home, nil
}

// Stop ends the server as Neo4j wants to be ended, which takes some ten seconds, and removes an ephemeral home. When ctx ends
// first, the server is killed; what it acknowledged is safe even then.
func (s *Server) Stop(ctx context.Context) error {
	if s.process == nil {
		return Down(ctx, s.Home)
	}
	defer s.watch.done()
	s.process.terminate()
	select {
	case <-s.process.exited:
		return nil
	case <-ctx.Done():
		s.process.kill()
		return fmt.Errorf("stopping Neo4j: killed: %w", ctx.Err())
	}
}

// Kill ends a server started by Start at once and removes an ephemeral home. The store survives it.
func (s *Server) Kill() {
	if s.process == nil {
		return
	}
	s.process.kill()
	s.watch.done()
}
