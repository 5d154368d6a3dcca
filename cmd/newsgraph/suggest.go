package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/xrash/smetrics"

	"newsgraph/graph"
)

// suggestions is how many names are offered for one that is not known.
const suggestions = 5

// similar says which names of the graph are like one that it does not have; empty when none is.
func similar(ctx context.Context, r graph.Reader, name string) (string, error) {
	type candidate struct {
		name     string
		likeness float64
		mentions int
	}
	var found []candidate
	folded := graph.Fold(name)
	for n, err := range r.Nodes(ctx, graph.Query{}) {
		if err != nil {
			return "", err
		}
		best := likeness(folded, graph.Fold(n.Name))
		for _, alias := range n.Aliases {
			best = max(best, likeness(folded, graph.Fold(alias)))
		}
		if best > 0 {
			found = append(found, candidate{n.Name, best, n.Mentions})
		}
	}
	slices.SortStableFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.likeness, x.likeness), cmp.Compare(y.mentions, x.mentions))
	})
	var names []string
	for _, c := range found {
		if len(names) < suggestions && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	if len(names) == 0 {
		return "newsgraph entities lists the names that there are", nil
	}
	return "similar names: " + strings.Join(names, ", "), nil
}

// likeness of two folded names, 0 when they are not alike: names that share a word, or that are spelled nearly the same.
func likeness(a, b string) float64 {
	if a == "" || b == "" {
		return 0
	}
	words := strings.Fields(b)
	for _, w := range strings.Fields(a) {
		if len(w) > 3 && slices.Contains(words, w) {
			return 1
		}
	}
	if s := smetrics.JaroWinkler(a, b, 0.7, 4); s >= 0.85 {
		return s
	}
	return 0
}

// relationsOf says which claims there are with these ends, by relation and other end.
func relationsOf(ctx context.Context, r graph.Reader, q graph.Query) (string, error) {
	names, err := nodeNames(ctx, r, q)
	if err != nil {
		return "", err
	}
	counts := map[triple]int{}
	for e, err := range r.Edges(ctx, q) {
		if err != nil {
			return "", err
		}
		counts[triple{names[e.Source], e.Relation, names[e.Target]}]++
	}
	var all []triple
	for t := range counts {
		all = append(all, t)
	}
	slices.SortFunc(all, func(x, y triple) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x.source, y.source), cmp.Compare(x.relation, y.relation), cmp.Compare(x.target, y.target))
	})
	var b strings.Builder
	for i, t := range all {
		if i == 3*suggestions {
			fmt.Fprintf(&b, "and %d more\n", len(all)-i)
			break
		}
		fmt.Fprintf(&b, "%s %s %s (%s)\n", t.source, t.relation, t.target, plural(counts[t], "claim"))
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// nodeNames are the names of the selected nodes by id.
func nodeNames(ctx context.Context, r graph.Reader, q graph.Query) (map[string]string, error) {
	names := map[string]string{}
	for n, err := range r.Nodes(ctx, q) {
		if err != nil {
			return nil, err
		}
		names[n.ID] = n.Name
	}
	return names, nil
}
