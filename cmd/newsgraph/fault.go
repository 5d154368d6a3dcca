package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/xrash/smetrics"

	"newsgraph/config"
	"newsgraph/graph"
)

// Exit codes. Scripts rely on them: they do not change their meaning.
const (
	exitDone        = 0
	exitFailure     = 1
	exitUsage       = 2
	exitConfig      = 3
	exitNothing     = 4   // nothing readable
	exitUnreachable = 5   // a store or Neo4j cannot be reached
	exitPartly      = 6   // done, but some articles failed
	exitInterrupted = 130 // safe to run again
)

// errInterrupted is in the chain when a run was stopped by a signal.
var errInterrupted = errors.New("interrupted")

// fault is an error that knows its exit code and what to do about it.
type fault struct {
	code   int
	err    error
	advice string // empty, or lines for people
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

// see adds where the command is explained.
func (f *fault) see(cmd *cobra.Command) *fault {
	f.advice += "see " + cmd.CommandPath() + " --help"
	return f
}

func usage(format string, args ...any) *fault {
	return &fault{code: exitUsage, err: fmt.Errorf(format, args...)}
}

// unknown says that a name does not exist, which one was meant, and which there are.
func unknown(where, what, name string, names []string) *fault {
	best, low := "", len(name)/3+2
	for _, n := range names {
		if d := smetrics.WagnerFischer(strings.ToLower(name), strings.ToLower(n), 1, 1, 1); d < low {
			best, low = n, d
		}
	}
	f := usage("%sno %s %q", where, what, name)
	if best != "" {
		f.err = fmt.Errorf("%w: did you mean %s?", f.err, best)
	}
	f.advice = "there are: " + strings.Join(names, ", ") + "\n"
	return f
}

// args makes a usage error of what cobra says about arguments.
func args(check cobra.PositionalArgs, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, given []string) error {
		if check(cmd, given) == nil {
			return nil
		}
		return usage("%s needs %s, got %d arguments", cmd.CommandPath(), want, len(given)).see(cmd)
	}
}

// report writes an error for people and returns the exit code.
func (a app) report(ctx context.Context, err error) int {
	if err == nil {
		return exitDone
	}
	code := exitFailure
	var f *fault
	var c *config.Error
	switch {
	case errors.As(err, &f):
		code = f.code
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		f = &fault{exitInterrupted, errInterrupted, "it is safe to run the same command again"}
		code, err = f.code, f
	case errors.As(err, &c):
		code = exitUsage
		for _, one := range c.Faults {
			if !one.Flag {
				code = exitConfig
			}
		}
	case errors.Is(err, graph.ErrUnreachable):
		code = exitUnreachable
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(a.err, "newsgraph: "+printable(line))
	}
	if f != nil && f.advice != "" {
		for _, line := range strings.Split(strings.TrimSuffix(f.advice, "\n"), "\n") {
			fmt.Fprintln(a.err, "  "+printable(line))
		}
	}
	return code
}
