package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// selection are the flags that select a part of a graph.
type selection struct {
	seeds, relations, articles []string
	hops                       int
	since, until, by           string
}

// dates are what --since and --until can be about.
func dates() map[string]graph.DateOf {
	return map[string]graph.DateOf{"event": graph.ByEvent, "published": graph.ByPublished}
}

func (s *selection) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&s.seeds, "seed", nil, "only the edges of this entity, by name in any spelling or by id; may be given again")
	f.IntVar(&s.hops, "hops", 1, "with --seed: how many edges away from the seeds")
	f.StringSliceVar(&s.relations, "relation", nil, "only edges of this relation; may be given again")
	f.StringVar(&s.since, "since", "", "only events on or after this day, 2006-01-02")
	f.StringVar(&s.until, "until", "", "only events on or before this day")
	f.StringVar(&s.by, "by", "event", "what --since and --until are about: event or published")
	f.StringArrayVar(&s.articles, "article", nil, "only what this article says, by its id; may be given again")
	completes(cmd, "by", slices.Sorted(maps.Keys(dates())))
	if o, err := ontology.Default(); err == nil {
		completes(cmd, "relation", relationNames(o))
	}
}

// query checks the flags.
func (s *selection) query(cmd *cobra.Command, o *ontology.Ontology) (graph.Query, error) {
	bad := func(format string, args ...any) (graph.Query, error) {
		return graph.Query{}, usage(format, args...).see(cmd)
	}
	by, ok := dates()[s.by]
	switch {
	case !ok:
		return graph.Query{}, unknown("--by: ", "date", s.by, slices.Sorted(maps.Keys(dates()))).see(cmd)
	case s.hops < 1:
		return bad("--hops: want 1 or more, not %d", s.hops)
	case cmd.Flags().Changed("hops") && len(s.seeds) == 0:
		return bad("--hops says how far from --seed, and there is none")
	}
	for flag, day := range map[string]string{"--since": s.since, "--until": s.until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return bad("%s: want a day like 2021-09-25, not %q", flag, day)
		}
	}
	if s.since != "" && s.until != "" && s.until < s.since {
		return bad("--until %s is before --since %s", s.until, s.since)
	}
	q := graph.Query{Seeds: s.seeds, Articles: s.articles, Since: s.since, Until: s.until, By: by}
	if len(s.seeds) > 0 {
		q.Hops = s.hops
	}
	for _, name := range s.relations {
		r, ok := relationNamed(o, name)
		if !ok {
			return graph.Query{}, unknown("--relation: ", "relation", name, relationNames(o)).see(cmd)
		}
		q.Relations = append(q.Relations, r)
	}
	return q, nil
}

// check makes sure that seeds and articles are there, so that a misspelled one is not taken for one without claims.
func (s *selection) check(ctx context.Context, store graph.Store, l location) error {
	for _, seed := range s.seeds {
		found, err := exists(ctx, store, seed)
		if err != nil {
			return err
		}
		if !found {
			advice, err := similar(ctx, store, seed)
			if err != nil {
				return err
			}
			return &fault{exitFailure, fmt.Errorf("%s knows nobody by the name %q", l, seed), advice}
		}
	}
	kept, err := store.Versions(ctx, s.articles)
	if err != nil {
		return err
	}
	for _, id := range s.articles {
		if _, ok := kept[id]; !ok {
			return &fault{exitFailure, fmt.Errorf("%s has no article %q", l, id), "newsgraph why prints the ids of articles"}
		}
	}
	return nil
}

// relationNamed finds a relation by its name in any case, with spaces or hyphens for underscores.
func relationNamed(o *ontology.Ontology, name string) (string, bool) {
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToUpper(name))
	_, ok := o.Relation(name)
	return name, ok
}

func relationNames(o *ontology.Ontology) []string {
	var names []string
	for _, r := range o.Relations {
		names = append(names, r.Name)
	}
	return slices.Sorted(slices.Values(names))
}

func kindNames(o *ontology.Ontology) []string {
	var names []string
	for _, k := range o.Kinds {
		names = append(names, k.Name)
	}
	return names
}

// exists says whether a name or id means any node.
func exists(ctx context.Context, r graph.Reader, name string) (bool, error) {
	for _, err := range r.Nodes(ctx, graph.Query{Seeds: []string{name}}) {
		return err == nil, err
	}
	return false, nil
}
