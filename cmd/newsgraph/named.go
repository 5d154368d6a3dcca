package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"newsgraph/graph"
)

// nodeNamed finds the one node that a word means: by its id, else by a name in any spelling.
func nodeNamed(ctx context.Context, r graph.Reader, l location, word string) (graph.Node, error) {
	var found []graph.Node
	for n, err := range r.Nodes(ctx, graph.Naming(word)) {
		if err != nil {
			return graph.Node{}, err
		}
		if n.ID == word {
			return n, nil
		}
		found = append(found, n)
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) == 0:
		advice, err := similar(ctx, r, word)
		if err != nil {
			return graph.Node{}, err
		}
		return graph.Node{}, &fault{exitFailure, fmt.Errorf("%s knows nobody by the name %q", l, word), advice}
	}
	// Most often one of them is called so and the others are only called so too.
	slices.SortStableFunc(found, func(x, y graph.Node) int {
		return cmp.Or(cmp.Compare(y.Mentions, x.Mentions), cmp.Compare(x.ID, y.ID))
	})
	f := &fault{code: exitFailure, err: fmt.Errorf("%q may mean %d nodes of %s: give an id", word, len(found), l)}
	for i, n := range found {
		if i == 3*suggestions {
			f.advice += fmt.Sprintf("and %d more\n", len(found)-i)
			break
		}
		f.advice += fmt.Sprintf("%s  (%s, %s in %s)\n", n.ID, n.Name, plural(n.Mentions, "mention"), plural(n.Articles, "article"))
	}
	return graph.Node{}, f
}
