package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
)

func (a app) export() *cobra.Command {
	var s selection
	var format, out string
	names := slices.Sorted(maps.Keys(formats()))
	cmd := &cobra.Command{
		Use:   "export --format FORMAT [selection] [--from STORE] [-o FILE]",
		Short: "Write a store, or a part of it, in another format",
		Long: `Write the graph of a store, or the part of it that is selected, in another format: ` + strings.Join(names, " or ") + `. Conditions of
different flags must all hold; a flag that is given again adds an alternative. The same graph gives the same bytes.

With -o the file appears when it is complete; what stood there before stays until then.`,
		Example: `  newsgraph export --format jsonl > graph.jsonl
  newsgraph export --format csv --seed Mali --seed France -o mali.csv
  newsgraph export --format csv --seed "Wagner Group" --hops 2 --relation DEPLOYED,HIRED
  newsgraph export --format jsonl --since 2021-09-01 --until 2021-09-30 --by published`,
		Args: args(cobra.NoArgs, "no arguments but flags"),
	}
	cmd.Flags().StringVar(&format, "format", "", strings.Join(names, " or "))
	cmd.Flags().StringVarP(&out, "output", "o", "-", "file to write; - is stdout")
	s.flags(cmd)
	storeFlags(cmd, "from", "store to read")
	completes(cmd, "format", names)
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		write, ok := formats()[format]
		if !ok {
			if format == "" {
				return usage("newsgraph export needs --format: %s", strings.Join(names, " or ")).see(cmd)
			}
			return unknown("--format: ", "format", format, names).see(cmd)
		}
		r, err := a.reading(cmd)
		if err != nil {
			return err
		}
		q, err := s.query(cmd, r.ontology)
		if err != nil {
			return err
		}
		store, err := a.openJoined(cmd.Context(), r)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		if err := s.check(cmd.Context(), store, r); err != nil {
			return err
		}
		if err := a.write(out, func(w io.Writer) error { return write(cmd.Context(), w, store, q, r.ontology) }); err != nil {
			return err
		}
		return a.tellEmpty(cmd.Context(), store, q)
	}
	return cmd
}

// tellEmpty says that a selection holds no claim, which a table that has only a header does not.
func (a app) tellEmpty(ctx context.Context, store graph.Reader, q graph.Query) error {
	for _, err := range store.Edges(ctx, q) {
		return err
	}
	fmt.Fprintln(a.err, "newsgraph: no claim is selected; newsgraph why shows what a store says of somebody")
	return nil
}
