//go:build unix

package server

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

// process is the Java program of a server, a child of this one.
type process struct {
	pid    int
	exited chan struct{} // closed when it has ended and state is set
	state  *os.ProcessState
}

// run starts a command in a session of its own, so that it outlives a terminal and gets none of its signals, with all that
// it prints in a file.
func run(cmd *exec.Cmd, output string) (*process, error) {
	f, err := os.OpenFile(output, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cmd.Stdout, cmd.Stderr = f, f
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{pid: cmd.Process.Pid, exited: make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		p.state = cmd.ProcessState
		close(p.exited)
	}()
	return p, nil
}

func (p *process) terminate() { p.signal(syscall.SIGTERM) }

// kill ends the process at once and waits until it is gone.
func (p *process) kill() {
	p.signal(syscall.SIGKILL)
	<-p.exited
}

// signal reaches no other process: the id is taken until Wait has returned.
func (p *process) signal(sig syscall.Signal) {
	select {
	case <-p.exited:
	default:
		_ = syscall.Kill(p.pid, sig)
	}
}

// watchdog is a shell that kills a server, and removes its home when that is ephemeral, once this program is gone.
type watchdog struct {
	in   io.WriteCloser
	cmd  *exec.Cmd
	told chan struct{} // closed when the shell knows that the process has ended; nil when it never heard of one
}

// guardScript reads the id of the server's process, then waits. The line "done" says that this process has ended, the end of
// the input that this program has.
const guardScript = `read pid
read line
if [ "$line" != done ] && [ -n "$pid" ]; then kill -9 "$pid"; sleep 1; fi
if [ -n "$1" ]; then rm -rf "$1"; fi`

func newWatchdog(home string, ephemeral bool) (*watchdog, error) {
	remove := ""
	if ephemeral {
		remove = home
	}
	cmd := exec.Command("/bin/sh", "-c", guardScript, "newsgraph-neo4j-watchdog", remove)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting the shell that watches over it: %w", err)
	}
	return &watchdog{in: in, cmd: cmd}, nil
}

// guard names the process to kill when this program is gone before it.
func (w *watchdog) guard(p *process) {
	if w == nil {
		return
	}
	w.told = make(chan struct{})
	fmt.Fprintln(w.in, p.pid)
	go func() {
		<-p.exited
		fmt.Fprintln(w.in, "done")
		close(w.told)
	}()
}

// done returns when the shell is gone and has removed an ephemeral home. The process must have ended, or never begun.
func (w *watchdog) done() {
	if w == nil {
		return
	}
	if w.told != nil {
		<-w.told
	} else {
		fmt.Fprint(w.in, "\ndone\n")
	}
	w.in.Close()
	_ = w.cmd.Wait()
}

// lock takes a lock file for this process, and says false when another has it. The lock ends with the process.
func lock(file string) (unlock func(), ok bool, err error) {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, false, f.Close()
	}
	if err != nil {
		f.Close()
		return nil, false, fmt.Errorf("locking %s: %w", file, err)
	}
	return func() { f.Close() }, true, nil
}

// signalPID signals a process that need not be a child.
func signalPID(pid int, kill bool) error {
	sig := syscall.SIGTERM
	if kill {
		sig = syscall.SIGKILL
	}
	return syscall.Kill(pid, sig)
}
