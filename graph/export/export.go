// Package export writes the part of a graph that a query selects: one file a format, and one canonical form, JSON Lines, in
// which two stores of the same graph are equal byte for byte.
//
//	graph.Reader --Query--> Format --> io.Writer
//
// Every format is a function of type Format. All of them write in order of id, in UTC, floats in their shortest form, and
// leave out what is empty. Names and titles are normalised to NFC; ids, quotes and triggers stay byte for byte, so that a
// quote is still what stands in its article between start and end.
//
// Claims are streamed. What is held in memory of a claim is what joins it to others (package links), without its words unless
// somebody denies.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"golang.org/x/text/unicode/norm"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// Format writes what a query selects. The vocabulary gives the relations' families and codes to the formats that have a
// place for them. An error is that of the reader, of the writer, of the context, or ErrChanged.
type Format func(ctx context.Context, w io.Writer, r graph.Reader, q graph.Query, o *ontology.Ontology) error

// ErrChanged is in the chain when the store was changed while it was exported, so that the parts read do not fit together.
// The export may be run again.
var ErrChanged = errors.New("the store changed during the export")

// names are the nodes of an export by id, and sources its articles.
type (
	names   map[string]label
	sources map[string]source
)

// label is what a claim's line tells of a node.
type label struct{ name, kind string }

// source is what a claim's line tells of its article.
type source struct{ url, title, publisher, published, agency string }

// read keeps what the lines of claims need of the selected nodes and articles.
func read(ctx context.Context, r graph.Reader, q graph.Query) (names, sources, error) {
	ns, ss := names{}, sources{}
	for d, err := range r.Deltas(ctx, q) {
		if err != nil {
			return nil, nil, err
		}
		ss.add(d.Article)
	}
	for n, err := range r.Nodes(ctx, q) {
		if err != nil {
			return nil, nil, err
		}
		ns.add(n)
	}
	return ns, ss, nil
}

func (ns names) add(n graph.Node) { ns[n.ID] = label{norm.NFC.String(n.Name), n.Kind} }

func (ss sources) add(a graph.Article) {
	ss[a.ID] = source{a.URL, norm.NFC.String(a.Title), norm.NFC.String(a.Publisher), utc(a.Published), a.Agency}
}

// check says whether the ends and the article of an edge were read.
func check(e graph.Edge, ns names, ss sources) error {
	if _, ok := ss[e.Evidence.Article]; !ok {
		return fmt.Errorf("claim %s: article %s was not there: %w", e.ID, e.Evidence.Article, ErrChanged)
	}
	for _, id := range []string{e.Source, e.Target, e.Speaker, e.Place} {
		if _, ok := ns[id]; id != "" && !ok {
			return fmt.Errorf("claim %s: node %s was not there: %w", e.ID, id, ErrChanged)
		}
	}
	return nil
}

func utc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
