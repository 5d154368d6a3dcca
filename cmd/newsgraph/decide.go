package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/identity"
)

// said is how a person gives a decision.
type said struct{ reason, by string }

func (s *said) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.reason, "reason", "", "why, for those who read the ledger")
	cmd.Flags().StringVar(&s.by, "by", "", "who decides, for those who read the ledger")
}

func (s *said) check(cmd *cobra.Command) error {
	if s.by == identity.Automatic {
		return usage("--by: %s is what newsgraph's own decisions carry", s.by).see(cmd)
	}
	return nil
}

func (a app) merge() *cobra.Command {
	var s said
	cmd := &cobra.Command{
		Use:   "merge A B... [--reason TEXT] [--from STORE]",
		Short: "Say that nodes are the same",
		Long: `Say in the ledger that nodes are the same: they are then read as one. A and B are ids, or names in any spelling that mean
one node. Nothing in the store changes, and newsgraph entities undo takes the word back.

What is the same as a third is the same. Where the ledger says that two would be joined that are different, nothing is
written and the lines that say so are named.`,
		Example: `  newsgraph entities merge "Wagner Group" "PMC Wagner"
  newsgraph entities merge person:awa-keita@state:MLI person:awa-keita@3f2a9d0b1e4c --reason "same portrait"`,
		Args: args(cobra.MinimumNArgs(2), "two names or ids"),
	}
	s.flags(cmd)
	storeFlags(cmd, "from", "store whose nodes are meant")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		return a.judge(cmd, words, s, func(nodes []graph.Node, _ *identity.Identity) (out []identity.Decision, err error) {
			for _, n := range nodes[1:] {
				if n.ID == nodes[0].ID {
					return nil, usage("%s is the same as itself", n.ID).see(cmd)
				}
				out = append(out, identity.Decision{Verdict: identity.Same, A: nodes[0].ID, B: n.ID})
			}
			return out, nil
		})
	}
	return cmd
}

func (a app) split() *cobra.Command {
	var s said
	cmd := &cobra.Command{
		Use:   "split A [B...] [--reason TEXT] [--from STORE]",
		Short: "Say that nodes are different",
		Long: `Say in the ledger that nodes are different: A is then never read as one with any B. A and B are ids, or names in any
spelling that mean one node of the store as it was loaded. Without B, A is different from all that it is read as one with.

Where they were joined by way of a third, the weakest of the decisions on that way is no longer followed, and is named.`,
		Example: `  newsgraph entities split person:john-smith@state:GBR person:john-smith@3f2a9d0b1e4c
  newsgraph entities split "Halcyon Guard" Halcyon --reason "the Halcyon is a ship"`,
		Args: args(cobra.MinimumNArgs(1), "a name or id"),
	}
	s.flags(cmd)
	storeFlags(cmd, "from", "store whose nodes are meant")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		return a.judge(cmd, words, s, func(nodes []graph.Node, i *identity.Identity) (out []identity.Decision, err error) {
			one := nodes[0].ID
			others := i.Members(one)
			if len(nodes) == 1 && len(others) == 1 {
				return nil, &fault{exitFailure, fmt.Errorf("%s is read as one with none", one), ""}
			}
			if len(nodes) > 1 {
				others = nil
				for _, n := range nodes[1:] {
					if n.ID == one {
						return nil, usage("%s cannot be different from itself", one).see(cmd)
					}
					others = append(others, n.ID)
				}
			}
			for _, id := range others {
				if id != one {
					out = append(out, identity.Decision{Verdict: identity.Different, A: one, B: id})
				}
			}
			return out, nil
		})
	}
	return cmd
}

// judge finds the nodes that words mean, and writes what is to be said of them.
func (a app) judge(cmd *cobra.Command, words []string, s said, say func([]graph.Node, *identity.Identity) ([]identity.Decision, error)) error {
	if err := s.check(cmd); err != nil {
		return err
	}
	l, err := a.reading(cmd)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	ledger, err := readLedger(l)
	if err != nil {
		return err
	}
	i := ledger.Resolve()
	nodes, err := meant(ctx, l, i, words)
	if err != nil {
		return err
	}
	decisions, err := say(nodes, i)
	if err != nil {
		return err
	}
	for k := range decisions {
		decisions[k].Reason, decisions[k].By = s.reason, s.by
	}
	broken, err := a.decide(ctx, l, decisions...)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		fmt.Fprintf(a.err, "%-9s  %s  %s\n", d.Verdict, printable(d.A), printable(d.B))
	}
	a.tellConflicts(l, broken)
	return a.showAnew(ctx, l)
}

// meant are the nodes that words mean: in the store as it was loaded, or, where a name means several of its nodes that are
// read as one, that one.
func meant(ctx context.Context, l location, i *identity.Identity, words []string) (nodes []graph.Node, err error) {
	store, err := l.openExisting(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	for _, w := range words {
		n, err := nodeNamed(ctx, store, l, w)
		if err != nil {
			one, failed := nodeNamed(ctx, identity.Apply(store, i), l, w)
			if failed != nil {
				return nil, err
			}
			n = one
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

func (a app) undo() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "undo [N] [--from STORE]",
		Short: "Take back the last decisions",
		Long: `Take back the last decision that a person made, or the last N, whichever command made it. The lines that are taken out of
the ledger are printed. The graph then reads as it did before, byte for byte.`,
		Example: `  newsgraph entities undo
  newsgraph entities undo 3 --from mali.db`,
		Args: args(cobra.MaximumNArgs(1), "at most a number"),
	}
	storeFlags(cmd, "from", "store whose ledger is meant")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		n := 1
		if len(words) == 1 {
			var err error
			if n, err = strconv.Atoi(words[0]); err != nil || n < 1 {
				return usage("want how many decisions to take back, not %q", words[0]).see(cmd)
			}
		}
		l, err := a.reading(cmd)
		if err != nil {
			return err
		}
		var gone []identity.Decision
		err = identity.Update(cmd.Context(), l.ledger, func(ledger *identity.Ledger) error {
			gone = ledger.Undo(n)
			return nil
		})
		if err != nil {
			return ledgerFault(l, err)
		}
		if len(gone) == 0 {
			return &fault{exitFailure, fmt.Errorf("%s has no decision to take back", l.ledger), ""}
		}
		err = a.write("-", func(w io.Writer) error {
			for _, d := range gone {
				if _, err := fmt.Fprintln(w, d.Text()); err != nil {
					return err
				}
			}
			return nil
		})
		return errors.Join(err, a.showAnew(cmd.Context(), l))
	}
	return cmd
}
