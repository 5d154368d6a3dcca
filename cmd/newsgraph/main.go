// Command newsgraph reads news articles and builds a knowledge graph of who did or said what to whom.
//
// This package is the only place where the rooms are wired together: see wiring.go for the stores, extractors and formats by
// name. Everything that a command prints for programs goes to stdout; messages, progress and summaries go to stderr.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// app is what a run of the command line has of the world.
type app struct {
	in       io.Reader
	out, err io.Writer
	env      []string // NAME=value
}

func main() {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		stop() // what is being kept is finished first
		<-signals
		os.Exit(exitInterrupted)
	}()
	os.Exit(run(ctx, os.Args[1:], app{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Environ()}))
}

// run runs one command and returns its exit code. When ctx ends, the command finishes what must not be left half done and
// stops.
func run(ctx context.Context, args []string, a app) int {
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // nil would be the arguments of the process
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	return a.report(ctx, root.ExecuteContext(ctx))
}

func (a app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "newsgraph",
		Short: "Read news articles and build a graph of who did or said what to whom",
		Long: `newsgraph reads news articles and builds a knowledge graph of who did or said what to whom: people, states,
groups and operations as nodes; accused, denied, requested, deployed ... as edges. Every edge is a claim with its
source: the sentence, the article, who said so, when, and whether the text asserts it or only plans it.

It runs on this machine alone: no key, no network.`,
		Example: `  newsgraph load articles/                      # read a folder into newsgraph.db
  newsgraph entities --limit 20                 # who is spoken of most
  newsgraph why "Mali ACCUSED France"           # the sentences behind an edge
  newsgraph export --format csv -o claims.csv   # for a spreadsheet`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          group,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage("%w", err).see(cmd) })
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(a.load(), a.extract(), a.copy(), a.export(), a.why(), a.entities(), a.score(), a.config(), a.neo4j(), a.version())
	return root
}

// group is what a command does that only holds others: it shows its help, and says which one of them was meant.
func group(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return unknown("", "command", args[0], names).see(cmd)
}
