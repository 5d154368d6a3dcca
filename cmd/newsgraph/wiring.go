package main

import (
	"context"
	"errors"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/config"
	"newsgraph/extract"
	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/ontology"
	"newsgraph/graph/sqlite"
)

// What exists, by name. A new store, extractor or format is a line here.

// stores open a store by the scheme of its address; a path has the scheme "file".
func stores() map[string]func(context.Context, location) (graph.Store, error) {
	return map[string]func(context.Context, location) (graph.Store, error){
		"file":      openSQLite,
		"bolt":      openNeo4j,
		"bolt+s":    openNeo4j,
		"bolt+ssc":  openNeo4j,
		"neo4j":     openNeo4j,
		"neo4j+s":   openNeo4j,
		"neo4j+ssc": openNeo4j,
	}
}

// extractors make what reads articles.
func extractors() map[string]func(config.Config, *ontology.Ontology) (extract.Extractor, error) {
	return map[string]func(config.Config, *ontology.Ontology) (extract.Extractor, error){
		builtIn: func(c config.Config, o *ontology.Ontology) (extract.Extractor, error) {
			return extract.New(extract.Options{Tables: c.Tables, Ontology: o, MinConfidence: c.MinConfidence})
		},
	}
}

// builtIn is the name of the extractor that needs nothing but this binary.
const builtIn = "newsgraph"

// formats write what was selected from a store.
func formats() map[string]export.Format {
	return map[string]export.Format{
		"csv":   export.CSV,
		"jsonl": export.JSONL,
	}
}

// languages are those that the built-in extractor reads, by their ISO 639-1 code.
func languages() map[string]string {
	return map[string]string{"en": "English"}
}

func openSQLite(ctx context.Context, l location) (graph.Store, error) {
	return sqlite.Open(ctx, l.address, sqlite.Options{Ontology: l.ontology, ReadOnly: l.readOnly})
}

// openNeo4j logs in with what is known. Without a password it tries to do without, as a server of one's own may allow, and asks
// for one only where the server wants it.
func openNeo4j(ctx context.Context, l location) (graph.Store, error) {
	o := neo4j.Options{Ontology: l.ontology, ReadOnly: l.readOnly, Password: l.password, Database: l.database}
	if l.password != "" {
		o.Username = l.username
	}
	s, err := neo4j.Open(ctx, l.address, o)
	var refused *driver.Neo4jError
	if l.password == "" && errors.As(err, &refused) && refused.Code == "Neo.ClientError.Security.Unauthorized" {
		o.Username = l.username
		if o.Password, err = l.prompt(err); err != nil {
			return nil, err
		}
		s, err = neo4j.Open(ctx, l.address, o)
	}
	switch {
	case errors.Is(err, neo4j.ErrAddress):
		return nil, usage("store %s: %w", l, err)
	case err != nil:
		return nil, err
	}
	return s, nil
}
