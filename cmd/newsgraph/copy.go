package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/identity"
)

func (a app) copy() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "copy --from STORE --to STORE",
		Short: "Keep the graph of one store in another one too",
		Long: `Keep the graph of one store in another one too. What the articles of the first store say replaces what they said in
the second; articles that only the second one has stay as they are. Copying twice changes nothing. Decisions about who is
the same go along, into the ledger of the second.

Both stores may be in Neo4j when they need the same login.`,
		Example: `  newsgraph copy --from newsgraph.db --to neo4j://localhost
  newsgraph copy --from neo4j --to backup.db`,
		Args: args(cobra.NoArgs, "no arguments but --from and --to"),
	}
	storeFlags(cmd, "from", "store to copy")
	cmd.Flags().StringVar(&to, "to", "", "store to keep the copy in")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if to == "" {
			return usage("newsgraph copy needs --to STORE").see(cmd)
		}
		c, settings, err := a.settings(cmd)
		if err != nil {
			return err
		}
		o, err := vocabulary(c)
		if err != nil {
			return err
		}
		source, err := a.locate(c, o, c.Store, settings)
		if err != nil {
			return err
		}
		target, err := a.locate(c, o, to, settings)
		if err != nil {
			return err
		}
		if same(source, target) {
			return usage("%s and %s are the same store", source, target).see(cmd)
		}
		return a.copyStore(cmd.Context(), source, target)
	}
	return cmd
}

// same says whether two locations are one store, as far as can be told from here.
func same(x, y location) bool {
	if x.scheme != "file" || y.scheme != "file" {
		return x.address == y.address && x.database == y.database
	}
	a, errA := os.Stat(x.address)
	b, errB := os.Stat(y.address)
	return x.address == y.address || errA == nil && errB == nil && os.SameFile(a, b)
}

func (a app) copyStore(ctx context.Context, from, to location) (err error) {
	source, err := from.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := to.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()

	progress := a.progress("articles")
	defer progress.done()
	m := merger{to: to, store: target}
	for d, err := range source.Deltas(ctx, graph.Query{}) {
		if err != nil {
			return fmt.Errorf("reading articles of %s: %w", from, err)
		}
		progress.add()
		if err := m.add(ctx, d); err != nil {
			return err
		}
	}
	if err := m.flush(ctx); err != nil {
		return err
	}
	if err := a.copyLedger(ctx, from, to, target); err != nil {
		return err
	}
	c := m.changes.Articles
	s := summary{read: c.Created + c.Changed + m.changes.Unchanged, changes: m.changes}
	fmt.Fprint(a.err, s.text(to, false))
	return nil
}

// copyLedger adds the decisions about one store to those about another.
func (a app) copyLedger(ctx context.Context, from, to location, target graph.Store) error {
	ledger, err := readLedger(from)
	if err != nil {
		return err
	}
	if decisions := ledger.Decisions(); from.ledger != to.ledger && len(decisions) > 0 {
		err := identity.Update(ctx, to.ledger, func(l *identity.Ledger) error {
			l.Add(time.Now(), decisions...)
			return nil
		})
		if err != nil {
			return ledgerFault(to, err)
		}
	}
	return a.show(ctx, to, target)
}
