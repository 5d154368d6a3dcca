package graph

import (
	"context"
	"errors"
	"io"
	"iter"
)

// ErrUnreachable is in the chain of every error that means: the store could not be opened, or went away. Nothing is half
// kept; the same call may be tried again later.
var ErrUnreachable = errors.New("store unreachable")

// ErrReadOnly is in the chain when a store that can only be read is asked to keep something.
var ErrReadOnly = errors.New("store is read-only")

// Store keeps deltas and gives back the graph that they make. storetest.Run says in tests what this contract means.
// A Store may be used by several goroutines: streams may run beside each other, within each other and while deltas are
// merged. A call or stream whose ctx ends fails with an error that wraps the context's.
type Store interface {
	Reader
	Writer
	io.Closer
}

// Writer takes what articles say.
type Writer interface {
	// Versions returns the version kept for each of these articles; an article that is not kept is not in the map.
	Versions(ctx context.Context, articles []string) (map[string]Version, error)

	// Merge replaces what the deltas' articles said before by what they say now, whole articles in a transaction. A delta
	// whose article is kept in the same Version changes nothing. Every delta must pass Delta.Check, and the deltas of one call
	// name each article once; where one does not, nothing of the call is kept and the error names the article (see CheckAll).
	// After any other error each delta is either kept whole or not at all, and merging all of them again ends in the same
	// graph.
	Merge(ctx context.Context, deltas []Delta) (Changes, error)
}

// Reader gives back the part of the graph that a query selects, as streams. A stream that fails yields one error, last.
// The caller may stop early and may not keep a store open by leaving a stream unread.
type Reader interface {
	// Nodes yields the selected nodes in order of ID (of its bytes). Name, Aliases and the counts are those of the whole graph.
	Nodes(ctx context.Context, q Query) iter.Seq2[Node, error]

	// Edges yields the selected edges in order of ID.
	Edges(ctx context.Context, q Query) iter.Seq2[Edge, error]

	// Deltas yields the selected articles in order of ID: each with its selected edges and with its mentions of selected
	// nodes. Deltas of the zero Query, merged into an empty store, make the same graph.
	Deltas(ctx context.Context, q Query) iter.Seq2[Delta, error]
}

// ArticleReader is a Reader that gives source records without what their articles say.
type ArticleReader interface {
	// Articles yields the selected articles in order of ID.
	Articles(ctx context.Context, q Query) iter.Seq2[Article, error]
}

// Articles yields the articles that a query selects, in order of ID, the quick way where a reader has one.
func Articles(ctx context.Context, r Reader, q Query) iter.Seq2[Article, error] {
	if quick, ok := r.(ArticleReader); ok {
		return quick.Articles(ctx, q)
	}
	return func(yield func(Article, error) bool) {
		for d, err := range r.Deltas(ctx, q) {
			if !yield(d.Article, err) {
				return
			}
		}
	}
}

// Changes counts what a merge did. Nodes and edges that stay as they were are not counted. A store that keeps the deltas of
// one call in several transactions adds up what each of them did.
type Changes struct {
	Articles, Nodes, Edges Count
	Unchanged              int // articles kept in the same version before
}

// Count is how many things were created, changed and deleted.
type Count struct{ Created, Changed, Deleted int }

// Add returns the sum of two counts of changes.
func (c Changes) Add(d Changes) Changes {
	return Changes{
		Articles: c.Articles.add(d.Articles), Nodes: c.Nodes.add(d.Nodes), Edges: c.Edges.add(d.Edges),
		Unchanged: c.Unchanged + d.Unchanged,
	}
}

func (c Count) add(d Count) Count {
	return Count{c.Created + d.Created, c.Changed + d.Changed, c.Deleted + d.Deleted}
}
