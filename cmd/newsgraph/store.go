package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"newsgraph/config"
	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// location is where a store is and how to get in.
type location struct {
	scheme             string // "file" for a path
	ledger             string // path of the file that says which nodes are one
	address            string // path or URI, without user
	database           string
	username, password string
	prompt             func(refused error) (password string, err error)
	ontology           *ontology.Ontology
	readOnly           bool
}

// String is the location as people write it; it never holds a password.
func (l location) String() string { return l.address }

// beside is a file in the folder of a file store; for a server it is in the current folder.
func (l location) beside(name string) string {
	if l.scheme != "file" {
		return name
	}
	return filepath.Join(filepath.Dir(l.address), name)
}

// locate reads a STORE.
func (a app) locate(c config.Config, o *ontology.Ontology, store string, settings []config.Setting) (location, error) {
	if store == "neo4j" {
		store = c.Neo4j.URI
		if store == "" {
			return location{}, &fault{exitConfig, errors.New("the store neo4j has no address"),
				"set NEO4J_URI (for example neo4j://localhost:7687), or neo4j.uri in " + config.ProjectFile}
		}
	}
	scheme, _, isURI := strings.Cut(store, "://")
	if !isURI {
		return location{scheme: "file", ledger: ledgerOf(c, store), address: store, ontology: o}, nil
	}
	if _, ok := stores()[scheme]; !ok || scheme == "file" {
		var names []string
		for name := range maps.Keys(stores()) {
			if name != "file" {
				names = append(names, name)
			}
		}
		return location{}, unknown("store "+store+": ", "scheme", scheme, slices.Sorted(slices.Values(names)))
	}
	u, err := url.Parse(store)
	if err != nil || u.Host == "" {
		return location{}, usage("store %s: want an address like %s://localhost:7687", store, scheme)
	}
	l := location{scheme: scheme, ledger: ledgerOf(c, ""), database: c.Neo4j.Database, username: c.Neo4j.Username, ontology: o}
	if u.User != nil {
		l.username = u.User.Username()
		u.User = nil
	}
	l.address = u.String()
	if l.password, err = a.password(c, settings); err != nil {
		return location{}, err
	}
	if l.username == "" {
		l.username = "neo4j" // what every server calls its first user
	}
	l.prompt = a.prompter(l)
	return l, nil
}

// ledgerOf is the configured ledger, else the one beside a file, newsgraph.identity.tsv for newsgraph.db. A server has none beside
// it, and its ledger is neo4j.identity.tsv in the current folder.
func ledgerOf(c config.Config, file string) string {
	base := filepath.Base(file)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	switch {
	case c.Ledger != "":
		return c.Ledger
	case file == "":
		return "neo4j.identity.tsv"
	case name == "":
		name = base // .db
	}
	return filepath.Join(filepath.Dir(file), name+".identity.tsv")
}

// password is that of --password-file, else of NEO4J_PASSWORD, else of the file that the configuration names.
func (a app) password(c config.Config, settings []config.Setting) (string, error) {
	file := c.Neo4j.PasswordFile
	flag := slices.ContainsFunc(settings, func(s config.Setting) bool {
		return s.Key == "neo4j.password_file" && strings.HasPrefix(s.Origin, "flag ")
	})
	if value := a.variable("NEO4J_PASSWORD"); value != "" && !flag {
		return value, nil
	}
	if file == "" {
		return "", nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", &fault{exitConfig, fmt.Errorf("reading the password: %w", err), ""}
	}
	line, _, _ := strings.Cut(string(text), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", &fault{exitConfig, fmt.Errorf("reading the password: %s is empty", file), ""}
	}
	return line, nil
}

func (a app) variable(name string) string {
	for _, entry := range slices.Backward(a.env) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// prompter asks for the password of a server on the terminal.
func (a app) prompter(l location) func(error) (string, error) {
	return func(refused error) (string, error) {
		in, ok := a.in.(*os.File)
		if !ok || !term.IsTerminal(int(in.Fd())) {
			return "", &fault{exitUnreachable, refused, "give the password in NEO4J_PASSWORD or with --password-file"}
		}
		fmt.Fprintf(a.err, "Password of %s at %s: ", l.username, l.address)
		password, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(a.err)
		return string(password), err
	}
}

// open opens a store for writing; a file that is not there is made.
func (l location) open(ctx context.Context) (graph.Store, error) {
	s, err := stores()[l.scheme](ctx, l)
	var told *fault
	switch {
	case err == nil:
		return s, nil
	case errors.As(err, &told), ctx.Err() != nil:
		return nil, err
	}
	return nil, &fault{exitUnreachable, err, ""}
}

// openExisting opens a store for reading.
func (l location) openExisting(ctx context.Context) (graph.Store, error) {
	if l.scheme == "file" {
		_, err := os.Stat(l.address)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, &fault{exitUnreachable, fmt.Errorf("no store at %s", l),
				"load articles into it first: newsgraph load PATH... --to " + quoteArg(l.address)}
		}
	}
	l.readOnly = true
	return l.open(ctx)
}

// reading is the store that a reading command's flags name.
func (a app) reading(cmd *cobra.Command) (location, error) {
	c, settings, err := a.settings(cmd)
	if err != nil {
		return location{}, err
	}
	o, err := vocabulary(c)
	if err != nil {
		return location{}, err
	}
	return a.locate(c, o, c.Store, settings)
}

// vocabulary is the embedded one, or that of the configured folder.
func vocabulary(c config.Config) (*ontology.Ontology, error) {
	if c.Tables == "" {
		return ontology.Default()
	}
	if _, err := os.Stat(c.Tables); err != nil {
		return nil, &fault{exitConfig, fmt.Errorf("tables: %w", err), ""}
	}
	o, err := ontology.Open(c.Tables)
	if err != nil {
		return nil, &fault{exitConfig, err, ""}
	}
	return o, nil
}
