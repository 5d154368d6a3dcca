//go:build !unix

package server

import (
	"os"
	"os/exec"
)

// process and watchdog exist only where servers can be run; see supported.
type process struct {
	pid    int
	exited chan struct{}
	state  *os.ProcessState
}

func run(*exec.Cmd, string) (*process, error) { return nil, supported() }
func (p *process) terminate()                 {}
func (p *process) kill()                      {}

type watchdog struct{}

func newWatchdog(string, bool) (*watchdog, error) { return nil, supported() }
func (w *watchdog) guard(*process)                {}
func (w *watchdog) done()                         {}

func lock(string) (func(), bool, error) { return nil, false, supported() }
func signalPID(int, bool) error         { return supported() }
