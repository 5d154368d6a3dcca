package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph/neo4j/server"
)

// answerWithin is how long status waits for an answer of a server that runs.
const answerWithin = 10 * time.Second

func (a app) neo4j() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "neo4j",
		Short: "Run a Neo4j of your own on this machine",
		Long: `Run a Neo4j Community Edition with Neo4j Browser on this machine, without Docker and without an installation. It needs
Java 17 or later, and Maven once, to fetch it. It listens on 127.0.0.1 only and keeps its data in a folder of yours.`,
		Args: cobra.ArbitraryArgs,
		RunE: group,
	}
	cmd.AddCommand(a.neo4jUp(), a.neo4jDown(), a.neo4jStatus())
	return cmd
}

// homeFlag names the folder of a server.
func homeFlag(cmd *cobra.Command, home *string) {
	cmd.Flags().StringVar(home, "home", "newsgraph-neo4j", "folder of the server: its data, settings and logs")
}

func (a app) neo4jUp() *cobra.Command {
	var o server.Options
	var open bool
	cmd := &cobra.Command{
		Use:   "up",
		Short: "Start it",
		Long: `Start Neo4j, wait until it answers, and print where it is; it goes on until newsgraph neo4j down. The first start fetches
some 120 MB through Maven and keeps them in the user's cache folder.

It asks for a password, which is made at the first start and stands in a file that only you may read: web pages that are
open in a browser on this machine could reach a server without one.`,
		Example: `  newsgraph neo4j up
  newsgraph neo4j up --home mali --bolt-port 0 --http-port 0    # any free ports
  newsgraph load articles/ --to neo4j://127.0.0.1:7687 --password-file newsgraph-neo4j/password`,
		Args: args(cobra.NoArgs, "no arguments but flags"),
	}
	homeFlag(cmd, &o.Home)
	f := cmd.Flags()
	f.IntVar(&o.BoltPort, "bolt-port", server.DefaultBoltPort, "port for queries; 0 is any free one")
	f.IntVar(&o.HTTPPort, "http-port", server.DefaultHTTPPort, "port for Neo4j Browser; 0 is any free one")
	f.BoolVar(&open, "no-password", false, "let everybody on this machine in; only for a server that is made anew")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		o.Protect = !open
		o.Progress = func(what string) { fmt.Fprintln(a.err, printable(what)) }
		s, err := server.Up(cmd.Context(), o)
		switch {
		case errors.Is(err, server.ErrRunning):
			fmt.Fprintln(a.err, "it runs already")
		case errors.Is(err, server.ErrPortInUse):
			return &fault{exitUnreachable, err, "choose another with --bolt-port and --http-port; 0 is any free one"}
		case err != nil && cmd.Context().Err() == nil:
			return &fault{exitUnreachable, err, ""}
		case err != nil:
			return err
		}
		if err := a.place(s); err != nil {
			return err
		}
		login := ""
		if s.PasswordFile != "" {
			login = " --password-file " + quoteArg(s.PasswordFile)
		}
		fmt.Fprintf(a.err, "\nnext:\n  newsgraph load PATH... --to %s%s\n", s.BoltURI, login)
		return nil
	}
	return cmd
}

// place prints where a server is.
func (a app) place(s *server.Server) error {
	return a.write("-", func(w io.Writer) error {
		fmt.Fprintf(w, "bolt      %s\nbrowser   %s\ndata      %s\n", s.BoltURI, s.BrowserURL, s.Home)
		var err error
		if s.Username != "" {
			_, err = fmt.Fprintf(w, "user      %s\npassword  in %s\n", s.Username, s.PasswordFile)
		}
		return err
	})
}

func (a app) neo4jDown() *cobra.Command {
	var home string
	cmd := &cobra.Command{
		Use:     "down",
		Short:   "Stop it; the data stays",
		Example: `  newsgraph neo4j down`,
		Args:    args(cobra.NoArgs, "no arguments but flags"),
	}
	homeFlag(cmd, &home)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		err := server.Down(cmd.Context(), home)
		if errors.Is(err, server.ErrNotRunning) {
			fmt.Fprintln(a.err, printable(err.Error()))
			return nil
		}
		return err
	}
	return cmd
}

func (a app) neo4jStatus() *cobra.Command {
	var home string
	cmd := &cobra.Command{
		Use:     "status",
		Short:   "Say whether it runs, and where",
		Long:    `Say whether Neo4j runs, and where. The exit code is 0 when it runs and answers, 5 when it does not.`,
		Example: `  newsgraph neo4j status`,
		Args:    args(cobra.NoArgs, "no arguments but flags"),
	}
	homeFlag(cmd, &home)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := server.Status(home)
		if errors.Is(err, server.ErrNotRunning) {
			return &fault{exitUnreachable, err, "start it with newsgraph neo4j up"}
		}
		if err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(cmd.Context(), answerWithin)
		defer cancel()
		if err := s.Ping(ctx); err != nil {
			return &fault{exitUnreachable, fmt.Errorf("Neo4j runs, process %d, but does not answer: %w", s.PID, err),
				"see its log in " + filepath.Join(s.Home, "logs")}
		}
		return a.place(s)
	}
	return cmd
}
