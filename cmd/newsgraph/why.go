package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

func (a app) why() *cobra.Command {
	cmd := &cobra.Command{
		Use:   `why CLAIM|"A RELATION B" [--from STORE]`,
		Short: "Print the sentences behind an edge",
		Long: `Print the claims behind an edge, or the claim with an id: quote, speaker, date and status, and the article with its title,
publisher and date. A and B are names in any spelling or ids; without B every target counts. Where the relation has no
direction, so do the ends.

Beside a claim stands what disputes or fulfils it, and what it disputes or fulfils, from any article. Where several
articles say it, the last line tells how many are independent: reprints of one report count once, and so do articles
of one outlet, which is the agency that they credit, else their publisher.

When nothing matches, the exit code is 1 and what there is instead is listed.`,
		Example: `  newsgraph why "Mali ACCUSED France"
  newsgraph why Mali REQUESTED
  newsgraph why "wagner group DEPLOYED mali" --from mali.db
  newsgraph why c3f2a9d0b1e4c5a69788`,
		Args: args(cobra.MinimumNArgs(1), `a claim's id or "A RELATION B"`),
	}
	storeFlags(cmd, "from", "store to read")
	cmd.RunE = func(cmd *cobra.Command, words []string) (err error) {
		from, err := a.reading(cmd)
		if err != nil {
			return err
		}
		asked, bad := parseQuestion(strings.Join(words, " "), from.ontology)
		if bad != nil {
			return bad.see(cmd)
		}
		store, err := a.openJoined(cmd.Context(), from)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		return asked.answer(cmd.Context(), store, from, a)
	}
	return cmd
}

// question is what why is asked: a claim, or the edges between two ends.
type question struct {
	claim                    string
	source, relation, target string // target may be empty
	symmetric                bool
}

var claimID = regexp.MustCompile(`^c[0-9a-f]{20}$`)

// parseQuestion finds the relation among the words: the first that is written in capitals, else the first in any case.
func parseQuestion(text string, o *ontology.Ontology) (question, *fault) {
	words := strings.Fields(text)
	if len(words) == 1 && claimID.MatchString(words[0]) {
		return question{claim: words[0]}, nil
	}
	at, relation := -1, ""
	for i, w := range words {
		name, ok := relationNamed(o, w)
		if ok && i > 0 && (at < 0 || w == name && words[at] != relation) {
			at, relation = i, name
		}
	}
	if at < 0 {
		return question{}, noRelation(words, o)
	}
	r, _ := o.Relation(relation)
	return question{
		source: strings.Join(words[:at], " "), relation: relation, target: strings.Join(words[at+1:], " "), symmetric: r.Symmetric,
	}, nil
}

// noRelation names the word that was probably meant for the relation.
func noRelation(words []string, o *ontology.Ontology) *fault {
	for i, w := range words {
		if i > 0 && w == strings.ToUpper(w) && strings.ToLower(w) != w {
			return unknown("", "relation", w, relationNames(o))
		}
	}
	f := usage(`%q is neither a claim's id nor "A RELATION B"`, strings.Join(words, " "))
	f.advice = "relations are: " + strings.Join(relationNames(o), ", ") + "\n"
	return f
}

// queries select what was asked for.
func (q question) queries() []graph.Query {
	if q.claim != "" {
		return []graph.Query{{Claims: []string{q.claim}}}
	}
	one := graph.Query{Seeds: []string{q.source}, Relations: []string{q.relation}}
	if q.target == "" {
		return []graph.Query{one}
	}
	one.Others = []string{q.target}
	if !q.symmetric {
		return []graph.Query{one}
	}
	return []graph.Query{one, {Seeds: one.Others, Others: one.Seeds, Relations: one.Relations}}
}

// proof is a claim with the article that makes it.
type proof struct {
	edge    graph.Edge
	article graph.Article
}

func (q question) answer(ctx context.Context, store graph.Store, l location, a app) error {
	var proofs []proof
	names := map[string]string{}
	for _, query := range q.queries() {
		some, err := q.proofs(ctx, store, query)
		if err != nil {
			return err
		}
		proofs = append(proofs, some...)
		found, err := nodeNames(ctx, store, query)
		if err != nil {
			return err
		}
		for id, name := range found {
			names[id] = name
		}
	}
	if len(proofs) == 0 {
		return q.nothing(ctx, store, l)
	}
	slices.SortStableFunc(proofs, func(x, y proof) int {
		return cmp.Or(x.article.Published.Compare(y.article.Published), cmp.Compare(x.article.ID, y.article.ID),
			cmp.Compare(x.edge.Evidence.Start, y.edge.Evidence.Start), cmp.Compare(x.edge.ID, y.edge.ID))
	})
	proofs = slices.CompactFunc(proofs, func(x, y proof) bool { return x.edge.ID == y.edge.ID })
	links, err := linkedTo(ctx, store, proofs, l.ontology)
	if err != nil {
		return err
	}
	return a.write("-", func(w io.Writer) error {
		for i, p := range proofs {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if _, err := io.WriteString(w, p.text(names)+links.text(p)); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, links.summary(proofs))
		return err
	})
}

// proofs are the selected claims. Without a target only those count whose source was asked for, or either end where the
// relation has no direction.
func (q question) proofs(ctx context.Context, store graph.Store, query graph.Query) ([]proof, error) {
	seeds := map[string]bool{}
	if q.claim == "" && q.target == "" && !q.symmetric {
		for n, err := range store.Nodes(ctx, graph.Naming(query.Seeds...)) {
			if err != nil {
				return nil, err
			}
			seeds[n.ID] = true
		}
	}
	var out []proof
	for d, err := range store.Deltas(ctx, query) {
		if err != nil {
			return nil, err
		}
		for _, e := range d.Edges {
			if len(seeds) == 0 || seeds[e.Source] {
				out = append(out, proof{e, d.Article})
			}
		}
	}
	return out, nil
}

// nothing says what there is instead.
func (q question) nothing(ctx context.Context, store graph.Store, l location) error {
	if q.claim != "" {
		return &fault{exitFailure, fmt.Errorf("%s has no claim %s", l, q.claim), "newsgraph why \"A RELATION B\" prints the ids of claims"}
	}
	for _, name := range []string{q.source, q.target} {
		if name == "" {
			continue
		}
		found, err := exists(ctx, store, name)
		if err != nil {
			return err
		}
		if !found {
			advice, err := similar(ctx, store, name)
			if err != nil {
				return err
			}
			return &fault{exitFailure, fmt.Errorf("%s knows nobody by the name %q", l, name), advice}
		}
	}
	advice, err := relationsOf(ctx, store, graph.Query{Seeds: []string{q.source}})
	if err != nil {
		return err
	}
	if advice != "" {
		advice = "there is:\n" + advice
	}
	return &fault{exitFailure, fmt.Errorf("no claim %s in %s", strings.TrimSpace(q.source+" "+q.relation+" "+q.target), l), advice}
}

// text is the claim for people.
func (p proof) text(names map[string]string) string {
	e, art := p.edge, p.article
	var b strings.Builder
	fmt.Fprintln(&b, printable(strings.TrimSpace(names[e.Source]+" "+e.Relation+" "+names[e.Target])))
	fmt.Fprintf(&b, "  “%s”\n", printable(e.Evidence.Quote))
	line := func(label string, parts ...string) {
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if len(parts) > 0 {
			fmt.Fprintf(&b, "  %-10s %s\n", label, printable(strings.Join(parts, ", ")))
		}
	}
	line("status", statusOf(e.Negated, e.Modality, e.Reported), fmt.Sprintf("confidence %.2f", e.Confidence))
	line("speaker", names[e.Speaker])
	line("date", dateText(e.Date))
	line("place", names[e.Place])
	line("office", e.Title, former(e.Former))
	if e.Quantity != nil {
		line("quantity", e.Quantity.Text)
	}
	published := ""
	if !art.Published.IsZero() {
		published = "published " + art.Published.Format("2006-01-02")
	}
	line("article", art.Title)
	line("source", art.Publisher, published, art.URL)
	line("found in", art.ID, fmt.Sprintf("bytes %d to %d", e.Evidence.Start, e.Evidence.End), fmt.Sprintf("sentence %d", e.Evidence.Sentence))
	line("claim", e.ID)
	return b.String()
}

func former(yes bool) string {
	if yes {
		return "held before"
	}
	return ""
}

// dateText is the day or the days of an event.
func dateText(d *graph.Date) string {
	switch {
	case d == nil:
		return ""
	case d.Start == d.End:
		return fmt.Sprintf("%s (%s, %s)", d.Start, d.Precision, d.Basis)
	case d.Start == "":
		return fmt.Sprintf("until %s (%s, %s)", d.End, d.Precision, d.Basis)
	case d.End == "":
		return fmt.Sprintf("since %s (%s, %s)", d.Start, d.Precision, d.Basis)
	}
	return fmt.Sprintf("%s to %s (%s, %s)", d.Start, d.End, d.Precision, d.Basis)
}
