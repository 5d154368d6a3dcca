package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/ontology"
	"newsgraph/table"
)

// review are the flags of the command.
type review struct {
	said
	kind, format, file string
	limit              int
	least              float64
	again              bool
}

func (a app) review() *cobra.Command {
	var r review
	cmd := &cobra.Command{
		Use:   "review [--kind KIND] [--min-score S] [--from-file FILE] [--from STORE]",
		Short: "Decide which nodes are the same, one question after the other",
		Long: `Go through the nodes that may be one, the most likely first. On a terminal each question shows both sides with their names,
articles and a sentence, and is answered with y (the same), n (different), s (skip: it is not asked again) or q (quit).
Every answer is kept at once.

Elsewhere the questions are printed, as the lines of a ledger with both names behind them, or as JSON Lines. Change
undecided to same or different in the lines that you want, and give them back with --from-file; others are passed over.`,
		Example: `  newsgraph entities review
  newsgraph entities review --kind person > questions.tsv
  newsgraph entities review --from-file questions.tsv
  newsgraph entities review --format jsonl --min-score 0.8 --limit 50`,
		Args: args(cobra.NoArgs, "no arguments but flags"),
	}
	f := cmd.Flags()
	r.flags(cmd)
	f.StringVar(&r.kind, "kind", "", "only entities of this kind")
	f.StringVar(&r.format, "format", "", "tsv or jsonl: print the questions, also on a terminal (default tsv)")
	f.StringVar(&r.file, "from-file", "", "take decisions from this file; - is standard input")
	f.IntVar(&r.limit, "limit", 0, "that many questions at most; 0 is all")
	f.Float64Var(&r.least, "min-score", 0, "only questions that are at least so likely to be answered with same, 0 to 1")
	f.BoolVar(&r.again, "again", false, "also those that were skipped before")
	storeFlags(cmd, "from", "store whose nodes are meant")
	completes(cmd, "format", []string{"jsonl", "tsv"})
	if o, err := ontology.Default(); err == nil {
		completes(cmd, "kind", kindNames(o))
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return r.run(cmd, a) }
	return cmd
}

func (r review) run(cmd *cobra.Command, a app) (err error) {
	switch {
	case r.limit < 0:
		return usage("--limit: want 0 or more, not %d", r.limit).see(cmd)
	case !(r.least >= 0 && r.least <= 1):
		return usage("--min-score: want a number between 0 and 1, not %v", r.least).see(cmd)
	case r.format != "" && !slices.Contains([]string{"jsonl", "tsv"}, r.format):
		return unknown("--format: ", "format", r.format, []string{"jsonl", "tsv"}).see(cmd)
	}
	if err := r.said.check(cmd); err != nil {
		return err
	}
	l, err := a.reading(cmd)
	if err != nil {
		return err
	}
	if _, ok := l.ontology.Kind(r.kind); r.kind != "" && !ok {
		return unknown("--kind: ", "kind", r.kind, kindNames(l.ontology)).see(cmd)
	}
	ctx := cmd.Context()
	if r.file != "" {
		return r.take(ctx, a, l)
	}
	store, err := l.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	questions, err := r.questions(ctx, store, l)
	if err != nil {
		return err
	}
	if in, ok := a.in.(*os.File); r.format == "" && ok && terminal(in) && terminal(a.out) {
		defer func() { err = errors.Join(err, a.showAnew(ctx, l)) }()
		return r.ask(ctx, a, l, store, questions)
	}
	return a.write("-", func(w io.Writer) error { return r.print(w, questions) })
}

// questions are the candidates that are to be asked.
func (r review) questions(ctx context.Context, store graph.Reader, l location) ([]identity.Candidate, error) {
	ledger, err := readLedger(l)
	if err != nil {
		return nil, err
	}
	all, err := identity.Find(ctx, store)
	if err != nil {
		return nil, err
	}
	var out []identity.Candidate
	for _, c := range openQuestions(all, ledger, r.again) {
		if c.Score >= r.least && (r.kind == "" || c.A.Kind == r.kind) && (r.limit == 0 || len(out) < r.limit) {
			out = append(out, c)
		}
	}
	return out, nil
}

// questionLine is a line of review --format jsonl.
type questionLine struct {
	A      questionNode `json:"a"`
	B      questionNode `json:"b"`
	Score  float64      `json:"score"`
	Reason string       `json:"reason"`
}

type questionNode struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Mentions int    `json:"mentions"`
	Articles int    `json:"articles"`
}

func (r review) print(w io.Writer, questions []identity.Candidate) error {
	side := func(n graph.Node) questionNode { return questionNode{n.ID, n.Name, n.Kind, n.Mentions, n.Articles} }
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, c := range questions {
		if r.format == "jsonl" {
			if err := lines.Encode(questionLine{side(c.A), side(c.B), c.Score, c.Reason}); err != nil {
				return err
			}
			continue
		}
		d := c.Decision()
		d.Verdict, d.By = identity.Undecided, ""
		cells := strings.Split(d.Text(), "\t")
		for len(cells) < identity.Columns {
			cells = append(cells, "")
		}
		if _, err := fmt.Fprintln(w, strings.Join(append(cells, printable(c.A.Name), printable(c.B.Name)), "\t")); err != nil {
			return err
		}
	}
	return nil
}

// take reads decisions from a file.
func (r review) take(ctx context.Context, a app, l location) error {
	in := a.in
	if r.file != "-" {
		f, err := os.Open(r.file)
		if err != nil {
			return &fault{exitNothing, fmt.Errorf("reading decisions: %w", err), ""}
		}
		defer f.Close()
		in = f
	}
	var text strings.Builder
	shape := table.Shape{Columns: 3, Open: true}
	err := shape.Read(in, r.file, func(row table.Row) error {
		line := strings.Join(row.Cells[:min(len(row.Cells), identity.Columns)], "\t")
		one, err := identity.Parse(strings.NewReader(line), "")
		if err != nil {
			return errors.New(strings.TrimPrefix(err.Error(), ":1: "))
		}
		if len(one.Decisions()) == 1 && one.Decisions()[0].Verdict != identity.Undecided {
			text.WriteString(line + "\n")
		}
		return nil
	})
	if err != nil {
		return err
	}
	decided, err := identity.Parse(strings.NewReader(text.String()), r.file)
	if err != nil {
		return err
	}
	decisions := decided.Decisions()
	counts := map[identity.Verdict]int{}
	for i := range decisions {
		decisions[i].Line, decisions[i].By, decisions[i].Reason, decisions[i].Score = 0, r.by, r.reason, 0
		counts[decisions[i].Verdict]++
	}
	broken, err := a.decide(ctx, l, decisions...)
	if err != nil {
		return err
	}
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(a.err, "%-9s  %s\n", v, plural(counts[v], "decision"))
	}
	a.tellConflicts(l, broken)
	return a.showAnew(ctx, l)
}

// ask holds the dialogue.
func (r review) ask(ctx context.Context, a app, l location, store graph.Reader, questions []identity.Candidate) error {
	answers := bufio.NewScanner(a.in)
	for n, c := range questions {
		ledger, err := readLedger(l)
		if err != nil {
			return err
		}
		if i := ledger.Resolve(); i.Of(c.A.ID) == i.Of(c.B.ID) {
			continue // answered with another one
		}
		if err := r.pose(ctx, a.out, store, fmt.Sprintf("%d of %d", n+1, len(questions)), c); err != nil {
			return err
		}
		d := identity.Decision{A: c.A.ID, B: c.B.ID, Reason: r.reason, By: r.by}
		if d.Verdict = answer(a.out, answers); d.Verdict == "" {
			return answers.Err()
		}
		broken, err := a.decide(ctx, l, d)
		var told *fault
		if errors.As(err, &told) && told.code == exitFailure {
			fmt.Fprintf(a.out, "  %s\n  %s", printable(err.Error()), told.advice)
			continue
		}
		if err != nil {
			return err
		}
		a.tellConflicts(l, broken)
	}
	fmt.Fprintln(a.out, "no further questions")
	return nil
}

// answer reads until there is one; "" is to quit.
func answer(w io.Writer, in *bufio.Scanner) identity.Verdict {
	for {
		fmt.Fprint(w, "  the same? y(es) n(o) s(kip) q(uit): ")
		if !in.Scan() {
			fmt.Fprintln(w)
			return ""
		}
		switch strings.ToLower(strings.TrimSpace(in.Text())) {
		case "y", "yes":
			return identity.Same
		case "n", "no":
			return identity.Different
		case "s", "skip":
			return identity.Undecided
		case "q", "quit":
			return ""
		}
	}
}

// pose writes a question: both sides with their names and a sentence each.
func (r review) pose(ctx context.Context, w io.Writer, store graph.Reader, place string, c identity.Candidate) error {
	fmt.Fprintf(w, "\n%s  score %.2f  %s\n", place, c.Score, printable(c.Reason))
	for _, n := range []graph.Node{c.A, c.B} {
		fmt.Fprintf(w, "  %s  (%s, %s in %s)  %s\n", printable(n.Name), n.Kind, plural(n.Mentions, "mention"), plural(n.Articles, "article"), printable(n.ID))
		if len(n.Aliases) > 0 {
			fmt.Fprintf(w, "    also %s\n", strings.TrimRight(cell(strings.Join(n.Aliases, ", "), 100), " "))
		}
		if err := sample(ctx, w, store, n.ID); err != nil {
			return err
		}
	}
	return nil
}

// sample writes a claim of a node, or else the title of an article that mentions it.
func sample(ctx context.Context, w io.Writer, store graph.Reader, id string) error {
	var first *graph.Article
	for d, err := range store.Deltas(ctx, graph.Query{Mentioning: []string{id}}) {
		if err != nil {
			return err
		}
		if first == nil {
			first = &d.Article
		}
		for _, e := range d.Edges {
			if e.Source == id || e.Target == id || e.Speaker == id {
				fmt.Fprintf(w, "    “%s”\n", strings.TrimRight(cell(e.Evidence.Quote, 160), " "))
				first = &d.Article
				break
			}
		}
		if len(d.Edges) > 0 {
			break
		}
	}
	if first == nil {
		return nil
	}
	day := ""
	if !first.Published.IsZero() {
		day = ", " + first.Published.Format("2006-01-02")
	}
	_, err := fmt.Fprintf(w, "    in %s%s\n", printable(strings.TrimSpace(first.Title+" ("+first.ID+")")), day)
	return err
}
