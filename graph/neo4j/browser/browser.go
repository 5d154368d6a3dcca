// Package browser holds what makes the graph readable in Neo4j Browser: a style and saved queries, as the files that Browser
// takes when they are dropped on its window.
package browser

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// Files are newsgraph.grass and queries/*.cypher.
//
//go:embed newsgraph.grass queries/*.cypher
var Files embed.FS

// Style is the style sheet: a colour a kind of node, names as captions, types on relationships.
func Style() (string, error) {
	data, err := Files.ReadFile("newsgraph.grass")
	return string(data), err
}

// Query is a saved query.
type Query struct {
	File   string // name of its file
	Title  string // its first line, by which Browser lists it
	Cypher string // with the title's line
}

// Queries are the saved queries in order of their files.
func Queries() ([]Query, error) {
	entries, err := fs.ReadDir(Files, "queries")
	if err != nil {
		return nil, err
	}
	var all []Query
	for _, e := range entries {
		data, err := Files.ReadFile("queries/" + e.Name())
		if err != nil {
			return nil, err
		}
		first, _, _ := strings.Cut(string(data), "\n")
		title, ok := strings.CutPrefix(first, "// ")
		if !ok {
			return nil, fmt.Errorf("queries/%s:1: want // and a title", e.Name())
		}
		all = append(all, Query{e.Name(), title, string(data)})
	}
	return all, nil
}
