package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

func (a app) entities() *cobra.Command {
	var kind, format string
	var articles []string
	var limit int
	cmd := &cobra.Command{
		Use:   "entities [--kind KIND] [--article ARTICLE] [--format table|jsonl] [--limit N]",
		Short: "List who and what is spoken of, most often mentioned first",
		Long: `List the people, states, groups, operations, places and agreements of a store, the most often mentioned first. With
--article only what these articles mention is listed, and their mentions alone are counted.

Who is the same as whom is decided in the ledger, a text file beside the store, and applied when reading: review goes
through the open questions, merge and split say it outright, undo takes it back.`,
		Example: `  newsgraph entities --limit 20
  newsgraph entities --kind person --format jsonl
  newsgraph entities --article page.html`,
		Args: cobra.ArbitraryArgs,
	}
	cmd.AddCommand(a.review(), a.merge(), a.split(), a.undo(), a.importTable())
	f := cmd.Flags()
	f.StringVar(&kind, "kind", "", "only entities of this kind")
	f.StringVar(&format, "format", "table", "table or jsonl")
	f.IntVar(&limit, "limit", 0, "print that many at most; 0 is all")
	f.StringArrayVar(&articles, "article", nil, "only what this article mentions, by its id; may be given again")
	storeFlags(cmd, "from", "store to read")
	completes(cmd, "format", slices.Sorted(maps.Keys(nodeFormats())))
	if o, err := ontology.Default(); err == nil {
		completes(cmd, "kind", kindNames(o))
	}
	cmd.RunE = func(cmd *cobra.Command, words []string) (err error) {
		if len(words) > 0 {
			return group(cmd, words)
		}
		write, ok := nodeFormats()[format]
		switch {
		case !ok:
			return unknown("--format: ", "format", format, slices.Sorted(maps.Keys(nodeFormats()))).see(cmd)
		case limit < 0:
			return usage("--limit: want 0 or more, not %d", limit).see(cmd)
		}
		from, err := a.reading(cmd)
		if err != nil {
			return err
		}
		if _, ok := from.ontology.Kind(kind); kind != "" && !ok {
			return unknown("--kind: ", "kind", kind, kindNames(from.ontology)).see(cmd)
		}
		store, err := a.openJoined(cmd.Context(), from)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		if err := (&selection{articles: articles}).check(cmd.Context(), store, from); err != nil {
			return err
		}
		nodes, err := mostMentioned(cmd.Context(), store, articles, kind)
		if err != nil {
			return fmt.Errorf("listing the entities of %s: %w", from, err)
		}
		if limit > 0 && len(nodes) > limit {
			nodes = nodes[:limit]
		}
		return a.write("-", func(w io.Writer) error { return write(w, nodes) })
	}
	return cmd
}

// mostMentioned gives nodes in order of their mentions, in the whole store or in some articles.
func mostMentioned(ctx context.Context, r graph.Reader, articles []string, kind string) ([]graph.Node, error) {
	q := graph.Query{Articles: articles}
	mentions, in := map[string]int{}, map[string]int{}
	if len(articles) > 0 {
		for d, err := range r.Deltas(ctx, q) {
			if err != nil {
				return nil, err
			}
			for _, m := range d.Mentions {
				mentions[m.Entity] += m.Count()
				in[m.Entity]++
			}
		}
	}
	var nodes []graph.Node
	for n, err := range r.Nodes(ctx, q) {
		if err != nil {
			return nil, err
		}
		if kind != "" && n.Kind != kind {
			continue
		}
		if len(articles) > 0 {
			n.Mentions, n.Articles = mentions[n.ID], in[n.ID]
		}
		nodes = append(nodes, n)
	}
	slices.SortStableFunc(nodes, func(x, y graph.Node) int {
		return cmp.Or(cmp.Compare(y.Mentions, x.Mentions), cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.ID, y.ID))
	})
	return nodes, nil
}

// nodeFormats write a list of nodes.
func nodeFormats() map[string]func(io.Writer, []graph.Node) error {
	return map[string]func(io.Writer, []graph.Node) error{"jsonl": nodeLines, "table": nodeTable}
}

func nodeLines(w io.Writer, nodes []graph.Node) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, n := range nodes {
		line := struct {
			ID       string    `json:"id"`
			Name     string    `json:"name"`
			Kind     string    `json:"kind"`
			Aliases  []string  `json:"aliases"`
			Codes    codesLine `json:"codes"`
			Mentions int       `json:"mentions"`
			Articles int       `json:"articles"`
		}{n.ID, n.Name, n.Kind, append([]string{}, n.Aliases...), codesLine{n.Codes.ISO3, n.Codes.CAMEO}, n.Mentions, n.Articles}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func nodeTable(w io.Writer, nodes []graph.Node) error {
	if len(nodes) == 0 {
		return nil
	}
	lines := row("MENTIONS", "ARTICLES", cell("KIND", 10), cell("NAME", 36), "ALSO")
	for _, n := range nodes {
		lines += row(fmt.Sprintf("%8d", n.Mentions), fmt.Sprintf("%8d", n.Articles), cell(n.Kind, 10), cell(n.Name, 36),
			cell(strings.Join(n.Aliases, ", "), 60))
	}
	_, err := io.WriteString(w, lines)
	return err
}
