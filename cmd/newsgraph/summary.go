package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// summary is what a load tells when it is over.
type summary struct {
	read, rejected int
	joined, open   int // pairs of nodes that are read as one, and that may be
	changes        graph.Changes
	relations      map[string]int // claims of the articles that were read anew
	triples        map[triple]int
	ontology       *ontology.Ontology
}

// triple is an edge by the names of its ends.
type triple struct{ source, relation, target string }

// shownTriples bounds what is held to choose an example from.
const shownTriples = 10000

func newSummary(o *ontology.Ontology) *summary {
	return &summary{relations: map[string]int{}, triples: map[triple]int{}, ontology: o}
}

// count takes the claims of an article.
func (s *summary) count(d graph.Delta) {
	names := map[string]string{}
	for _, m := range d.Mentions {
		names[m.Entity] = m.Name
	}
	for _, e := range d.Edges {
		s.relations[e.Relation]++
		r, _ := s.ontology.Relation(e.Relation)
		t := triple{names[e.Source], e.Relation, names[e.Target]}
		if r.Family != "structure" && t.target != "" && !e.Negated && (len(s.triples) < shownTriples || s.triples[t] > 0) {
			s.triples[t]++
		}
	}
}

// text is the summary for people; the next commands only when the run was complete.
func (s *summary) text(store location, complete bool) string {
	var b strings.Builder
	c := s.changes
	fmt.Fprintf(&b, "articles  %d read: %d new, %d changed, %d unchanged; %d rejected\n", s.read, c.Articles.Created, c.Articles.Changed, c.Unchanged, s.rejected)
	fmt.Fprintf(&b, "nodes     %d created, %d changed, %d deleted\n", c.Nodes.Created, c.Nodes.Changed, c.Nodes.Deleted)
	fmt.Fprintf(&b, "claims    %d created, %d changed, %d deleted\n", c.Edges.Created, c.Edges.Changed, c.Edges.Deleted)
	if s.joined+s.open > 0 {
		fmt.Fprintf(&b, "the same  %s joined, %s (newsgraph entities review)\n", plural(s.joined, "pair"), plural(s.open, "open question"))
	}
	if len(s.relations) > 0 {
		b.WriteString("\nrelations of the articles that were read:\n" + s.table())
	}
	if complete && s.read > 0 {
		b.WriteString("\nnext:\n" + s.next(store))
	}
	return b.String()
}

// table lists relations with their counts in three columns, the most frequent first, down the columns.
func (s *summary) table() string {
	names := slices.SortedFunc(maps.Keys(s.relations), func(x, y string) int {
		return cmp.Or(cmp.Compare(s.relations[y], s.relations[x]), cmp.Compare(x, y))
	})
	const columns = 3
	lines := (len(names) + columns - 1) / columns
	var b strings.Builder
	for i := range lines {
		var cells []string
		for j := i; j < len(names); j += lines {
			cells = append(cells, fmt.Sprintf("%-18s %5d", names[j], s.relations[names[j]]))
		}
		b.WriteString("  " + row(cells...))
	}
	return b.String()
}

// next are commands to try.
func (s *summary) next(store location) string {
	from := ""
	if store.address != "newsgraph.db" {
		from = " --from " + quoteArg(store.address)
	}
	commands := []string{"newsgraph entities --limit 20" + from}
	if len(s.triples) > 0 {
		t := slices.MaxFunc(slices.Collect(maps.Keys(s.triples)), func(x, y triple) int {
			return cmp.Or(cmp.Compare(s.triples[x], s.triples[y]), cmp.Compare(y.source, x.source), cmp.Compare(y.relation, x.relation), cmp.Compare(y.target, x.target))
		})
		edge := fmt.Sprintf("%s %s %s", t.source, t.relation, t.target)
		commands = append(commands, "newsgraph why "+quoteArg(printable(edge))+from,
			"newsgraph export --format csv --seed "+quoteArg(printable(t.source))+" -o claims.csv"+from)
	}
	return "  " + strings.Join(commands, "\n  ") + "\n"
}

// progress shows on a terminal that something goes on; elsewhere it is nil and shows nothing.
type progress struct{ bar *progressbar.ProgressBar }

func (a app) progress(what string) *progress {
	if !terminal(a.err) {
		return nil
	}
	return &progress{progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString(what), progressbar.OptionClearOnFinish(),
	)}
}

func (p *progress) add() {
	if p != nil {
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
	}
}

func (p *progress) done() {
	if p != nil {
		_ = p.bar.Finish()
	}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
