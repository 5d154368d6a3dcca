package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/links"
)

// openJoined opens a store for reading, with its ledger applied.
func (a app) openJoined(ctx context.Context, l location) (graph.Store, error) {
	ledger, err := readLedger(l)
	if err != nil {
		return nil, err
	}
	store, err := l.openExisting(ctx)
	if err != nil {
		return nil, err
	}
	i := ledger.Resolve()
	a.tellConflicts(l, i.Conflicts)
	return identity.ApplyTo(store, i), nil
}

// readLedger reads the ledger of a store. One that cannot be read is a fault of the configuration: to go on without it would
// give another graph.
func readLedger(l location) (*identity.Ledger, error) {
	ledger, err := identity.Read(l.ledger)
	if err != nil {
		return nil, &fault{exitConfig, err, ""}
	}
	return ledger, nil
}

// shownConflicts is how many decisions that contradict each other are told at once.
const shownConflicts = 5

func (a app) tellConflicts(l location, all []identity.Conflict) {
	for i, c := range all {
		if i == shownConflicts {
			fmt.Fprintf(a.err, "newsgraph: and %d more in %s\n", len(all)-i, l.ledger)
			return
		}
		fmt.Fprintln(a.err, "newsgraph: "+printable(c.String(l.ledger)))
	}
}

// refusedError says that a decision would join what is different.
type refusedError struct{ identity.Conflict }

func (e *refusedError) Error() string { return "refused" }

// decide adds a person's decisions to the ledger of a store, all or none. Where one says "same" and that would join what is
// different, nothing is written. Otherwise it gives the older decisions that are no longer followed.
func (a app) decide(ctx context.Context, l location, decisions ...identity.Decision) (broken []identity.Conflict, err error) {
	joins := slices.ContainsFunc(decisions, func(d identity.Decision) bool { return d.Verdict == identity.Same })
	err = identity.Update(ctx, l.ledger, func(ledger *identity.Ledger) error {
		before := ledger.Resolve().Conflicts
		ledger.Add(time.Now(), decisions...)
		for _, c := range ledger.Resolve().Conflicts {
			if slices.ContainsFunc(before, func(b identity.Conflict) bool { return b.Decision.Pair() == c.Decision.Pair() }) {
				continue
			}
			if joins && c.Decision.Person() {
				return &refusedError{c}
			}
			broken = append(broken, c)
		}
		return nil
	})
	var refused *refusedError
	switch {
	case errors.As(err, &refused):
		f := &fault{code: exitFailure, err: fmt.Errorf("that would make one of what the ledger %s keeps apart", l.ledger)}
		for _, o := range refused.Against {
			f.advice += fmt.Sprintf("%s:%d: %s and %s are different\n", l.ledger, o.Line, o.A, o.B)
		}
		f.advice += "say first that these are the same (newsgraph entities merge), or take back what was said (newsgraph entities undo)\n"
		return nil, f
	case err != nil:
		return nil, ledgerFault(l, err)
	}
	return broken, nil
}

// ledgerFault tells a ledger with faults from one that could not be written.
func ledgerFault(l location, err error) error {
	var told *fault
	if errors.As(err, &told) || errors.Is(err, context.Canceled) {
		return err
	}
	if _, failed := readLedger(l); failed != nil {
		return failed
	}
	return &fault{exitFailure, err, "another place for it can be given with --ledger FILE, or as ledger in newsgraph.yaml"}
}

// shower is a store that shows to people who query it themselves which nodes are one, and which claims belong together.
type shower interface {
	ShowSame(ctx context.Context, i *identity.Identity) (graph.Count, error)
	ShowLinks(ctx context.Context, x *links.Index) (graph.Count, error)
}

// show brings what a store shows up to date with its articles and its ledger. Stores that are only read through newsgraph show
// nothing.
func (a app) show(ctx context.Context, l location, store graph.Store) error {
	s, ok := store.(shower)
	if !ok {
		return nil
	}
	ledger, err := readLedger(l)
	if err != nil {
		return err
	}
	one := ledger.Resolve()
	if _, err := s.ShowSame(ctx, one); err != nil {
		return fmt.Errorf("showing in %s which nodes are one: %w", l, err)
	}
	x, err := links.Of(ctx, identity.ApplyTo(store, one), graph.Query{}, links.Options{Ontology: l.ontology})
	if err == nil {
		_, err = s.ShowLinks(ctx, x)
	}
	if err != nil {
		return fmt.Errorf("showing in %s which claims belong together: %w", l, err)
	}
	return nil
}

// showAnew opens a store that shows which nodes are one, and which claims belong together, and brings that up to date.
func (a app) showAnew(ctx context.Context, l location) (err error) {
	if l.scheme == "file" {
		return nil
	}
	store, err := l.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return a.show(ctx, l, store)
}

// identify brings newsgraph's own decisions in the ledger up to date with what a store holds, and what the store shows of them.
// It gives how many pairs are decided and how many are questions for a person.
func (a app) identify(ctx context.Context, l location, store graph.Store) (decided, open int, err error) {
	all, err := identity.Find(ctx, store)
	if err != nil {
		return 0, 0, err
	}
	var certain []identity.Decision
	for _, c := range all {
		if c.Certain {
			certain = append(certain, c.Decision())
		}
	}
	err = identity.Update(ctx, l.ledger, func(ledger *identity.Ledger) error {
		ledger.Automatic(certain)
		i := ledger.Resolve()
		for _, c := range all {
			if i.Of(c.A.ID) == i.Of(c.B.ID) {
				decided++
			}
		}
		open = len(openQuestions(all, ledger, false))
		return nil
	})
	if err != nil {
		return 0, 0, ledgerFault(l, err)
	}
	return decided, open, a.show(ctx, l, store)
}

// openQuestions are the candidates that the ledger does not join and that no person has decided; with again, those that a person left
// undecided are among them.
func openQuestions(all []identity.Candidate, ledger *identity.Ledger, again bool) []identity.Candidate {
	decided := map[[2]string]bool{}
	for _, d := range ledger.Decisions() {
		if d.Person() && (d.Verdict != identity.Undecided || !again) {
			decided[d.Pair()] = true
		}
	}
	i := ledger.Resolve()
	var out []identity.Candidate
	for _, c := range all {
		if !decided[c.Decision().Pair()] && i.Of(c.A.ID) != i.Of(c.B.ID) {
			out = append(out, c)
		}
	}
	return out
}
