// Package links holds claims against claims, across the articles of a store: which denial disputes what, which deed fulfils
// which plan, and how many independent outlets say a thing.
//
//	graph.Reader --Of--> Index: Disputes, Fulfils, Said, Report
//
// Nothing of it is part of what an article says. An Index is a pure function of the claims and articles that a reader gives,
// so it does not depend on the order in which articles were loaded, and is right again when one has changed or gone. Only joins
// that are sure are made: where several claims could be meant alike, none is.
//
// Every join belongs to one node, the owner: who denies, or who does what was planned. It depends on nothing but the claims of
// which the owner is an end and on the days on which their articles were published, so that a part of a graph can be joined
// without reading the rest.
package links

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// The kinds of links, as relationships of Neo4j are named.
const (
	Disputes = "DISPUTES" // from a denial, or a claim that it did not happen, to what it says is not so
	Fulfils  = "FULFILS"  // from a deed to the plan of it that came before
)

// Link joins a claim to another.
type Link struct {
	Kind     string
	From, To string  // ids of claims
	Owner    string  // id of the node to which the link belongs; see the package comment
	Score    float64 // 0 to 1: how sure it is
}

// Options say how claims are held against each other. The zero value works.
type Options struct {
	Ontology  *ontology.Ontology     // which relations are symmetric or material; nil for the embedded vocabulary
	Canonical func(id string) string // the node that an id means, where two ids may mean one; nil when each means itself
}

// Said is how widely a thing is said: the same claim, in the same mood, of the same days.
type Said struct {
	Articles    int // articles that say it
	Independent int // of them, those that go back neither to one report nor to one outlet
}

// Index answers for the claims of a selection. The slices that it gives are not to be changed.
type Index struct {
	links   []Link
	from    map[string][]Link
	to      map[string][]Link
	said    map[string]Said
	reports *Reports
}

// Links are all links in order of kind, from and to.
func (x *Index) Links() []Link { return x.links }

// From are the links that begin at a claim, in order of kind and to; To those that end at it, in order of kind and from.
func (x *Index) From(claim string) []Link { return x.from[claim] }

// To are the links that end at a claim, in order of kind and from.
func (x *Index) To(claim string) []Link { return x.to[claim] }

// Targets are the ids of the claims that a claim disputes, or fulfils, sorted; nil for none.
func (x *Index) Targets(kind, claim string) (ids []string) {
	for _, l := range x.from[claim] {
		if l.Kind == kind {
			ids = append(ids, l.To)
		}
	}
	return ids
}

// Sources are the ids of the claims that dispute a claim, or fulfil it, sorted; nil for none.
func (x *Index) Sources(kind, claim string) (ids []string) {
	for _, l := range x.to[claim] {
		if l.Kind == kind {
			ids = append(ids, l.From)
		}
	}
	return ids
}

// Said says in how many articles a claim stands, at least 1 of each for a claim of the selection.
func (x *Index) Said(claim string) Said { return x.said[claim] }

// Repeated are the claims that several articles say, by id.
func (x *Index) Repeated() map[string]Said {
	out := map[string]Said{}
	for id, s := range x.said {
		if s.Articles > 1 {
			out[id] = s
		}
	}
	return out
}

// Reports are the groups of articles that go back to one report.
func (x *Index) Reports() *Reports { return x.reports }

// Of joins the claims that a query selects with whatever they belong to, be it selected or not.
func Of(ctx context.Context, r graph.Reader, q graph.Query, o Options) (*Index, error) {
	if q.All() {
		return find(ctx, r, graph.Query{}, nil, o)
	}
	owners, articles := map[string]bool{}, map[string]bool{}
	for e, err := range r.Edges(ctx, q) {
		if err != nil {
			return nil, err
		}
		owners[e.Source], owners[e.Target], articles[e.Evidence.Article] = true, true, true
	}
	if len(articles) > 0 {
		for e, err := range r.Edges(ctx, graph.Query{Articles: slices.Sorted(maps.Keys(articles))}) {
			if err != nil {
				return nil, err
			}
			if graph.ScopeNode(e.Source) != "" {
				owners[e.Source] = true // may speak for an end of a selected claim
			}
		}
	}
	delete(owners, "")
	return Owned(ctx, r, slices.Sorted(maps.Keys(owners)), o)
}

// Owned finds the links that belong to these nodes, given by id.
func Owned(ctx context.Context, r graph.Reader, owners []string, o Options) (*Index, error) {
	owners = slices.Compact(slices.Sorted(slices.Values(owners)))
	if len(owners) == 0 {
		return find(ctx, r, graph.Query{Claims: []string{"none"}}, owners, o)
	}
	return find(ctx, r, graph.Query{Seeds: owners}, owners, o)
}

// find joins the claims of a query. owners are the nodes all of whose claims the query selects; nil for every node.
func find(ctx context.Context, r graph.Reader, q graph.Query, owners []string, o Options) (*Index, error) {
	rules, err := newRules(o.Ontology)
	if err != nil {
		return nil, err
	}
	reports, err := readReports(ctx, r)
	if err != nil {
		return nil, err
	}
	j := &joiner{rules: rules, canonical: o.Canonical, reports: reports}
	if owners != nil {
		j.owners = map[string]bool{}
		for _, id := range owners {
			j.owners[j.node(id)] = true
		}
	}
	if err := j.read(ctx, r, q); err != nil {
		return nil, err
	}
	return j.index(), nil
}

// index makes the joins.
func (j *joiner) index() *Index {
	x := &Index{from: map[string][]Link{}, to: map[string][]Link{}, said: j.said(), reports: j.reports}
	x.links = append(j.disputes(), j.fulfilments()...)
	slices.SortFunc(x.links, compareLinks)
	x.links = slices.CompactFunc(x.links, func(a, b Link) bool { return a.Kind == b.Kind && a.From == b.From && a.To == b.To })
	for _, l := range x.links {
		x.from[l.From] = append(x.from[l.From], l)
		x.to[l.To] = append(x.to[l.To], l)
	}
	return x
}

func compareLinks(a, b Link) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(b.Score, a.Score))
}
