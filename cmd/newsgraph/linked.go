package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/links"
	"newsgraph/graph/ontology"
)

// linked is what claims have to do with each other.
type linked struct {
	index  *links.Index
	others map[string]proof // the claims at the other ends, by id
}

// linkedTo finds what the claims of proofs are linked to.
func linkedTo(ctx context.Context, store graph.Reader, proofs []proof, o *ontology.Ontology) (j linked, err error) {
	var ids, ends []string
	for _, p := range proofs {
		ids = append(ids, p.edge.ID)
	}
	if j.index, err = links.Of(ctx, store, graph.Query{Claims: ids}, links.Options{Ontology: o}); err != nil {
		return j, err
	}
	for _, id := range ids {
		for _, l := range j.index.From(id) {
			ends = append(ends, l.To)
		}
		for _, l := range j.index.To(id) {
			ends = append(ends, l.From)
		}
	}
	j.others = map[string]proof{}
	if len(ends) == 0 {
		return j, nil
	}
	slices.Sort(ends)
	for d, err := range store.Deltas(ctx, graph.Query{Claims: slices.Compact(ends)}) {
		if err != nil {
			return j, err
		}
		for _, e := range d.Edges {
			j.others[e.ID] = proof{e, d.Article}
		}
	}
	return j, nil
}

// text is what a claim is linked to, for people.
func (j linked) text(p proof) string {
	var b strings.Builder
	for _, k := range []struct {
		label string
		ids   []string
	}{
		{"disputed by", j.index.Sources(links.Disputes, p.edge.ID)}, {"disputes", j.index.Targets(links.Disputes, p.edge.ID)},
		{"fulfilled by", j.index.Sources(links.Fulfils, p.edge.ID)}, {"fulfils", j.index.Targets(links.Fulfils, p.edge.ID)},
	} {
		for _, id := range k.ids {
			other, ok := j.others[id]
			if !ok {
				continue // gone since
			}
			from := other.article.Publisher
			if from == "" {
				from = other.article.ID
			}
			if !other.article.Published.IsZero() {
				from += ", " + other.article.Published.Format("2006-01-02")
			}
			fmt.Fprintf(&b, "  %-12s “%s” (%s) %s\n", k.label, printable(other.edge.Evidence.Quote), printable(from), id)
		}
	}
	if report := j.index.Reports().Report(p.article.ID); report != "" && report != p.article.ID {
		fmt.Fprintf(&b, "  %-10s %s\n", "report", printable("a version of "+report))
	}
	return b.String()
}

// summary says how many articles say it, when several do.
func (j linked) summary(proofs []proof) string {
	articles := map[string]bool{}
	for _, p := range proofs {
		articles[p.article.ID] = true
	}
	if len(articles) < 2 {
		return ""
	}
	return fmt.Sprintf("\nsaid in %d articles, %d independent\n", len(articles), j.index.Reports().Independent(articles))
}
