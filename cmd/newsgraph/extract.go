package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"newsgraph/config"
	"newsgraph/extract/article"
)

// claimFormats write a claim of extract.
func claimFormats() map[string]func(claimLine) ([]byte, error) {
	return map[string]func(claimLine) ([]byte, error){
		"jsonl": jsonLine,
		"table": func(c claimLine) ([]byte, error) { return []byte(tableLine(c)), nil },
	}
}

func (a app) extract() *cobra.Command {
	var format, granularity string
	cmd := &cobra.Command{
		Use:   "extract PATH... [--format jsonl|table]",
		Short: "Read articles and print their claims; nothing is kept",
		Long: `Read articles from files and folders and print the claims that they make: one a line, as JSON or as a table, in order
of the articles' ids and of where the claims stand. In JSON, quote is the text of the article between start and end, which
count bytes.

With --granularity state an actor whose state is known counts as that state (a foreign minister as his country), claims
within one state are left out, and the nearest codes of PLOVER and CAMEO are printed: country-level event data.

What could not be read is listed on stderr; the exit code is then 6.`,
		Example: `  newsgraph extract articles/ --format table
  newsgraph extract articles/ --min-confidence 0.7 > claims.jsonl
  newsgraph extract articles/ --granularity state > events.jsonl
  zcat archive.jsonl.gz | newsgraph extract - --field body=text`,
		Args: args(cobra.MinimumNArgs(1), "PATH..."),
	}
	f := cmd.Flags()
	f.StringVar(&format, "format", "jsonl", "jsonl or table")
	f.StringVar(&granularity, "granularity", "actor", "actor or state")
	f.Float64("min-confidence", 0, "leave out claims that are less certain, 0 to 1")
	configures(cmd, "min-confidence", "min_confidence")
	readFlags(cmd)
	completes(cmd, "format", slices.Sorted(maps.Keys(claimFormats())))
	completes(cmd, "granularity", []string{"actor", "state"})
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		write, ok := claimFormats()[format]
		if !ok {
			return unknown("--format: ", "format", format, slices.Sorted(maps.Keys(claimFormats()))).see(cmd)
		}
		if granularity != "actor" && granularity != "state" {
			return unknown("--granularity: ", "granularity", granularity, []string{"actor", "state"}).see(cmd)
		}
		c, _, err := a.settings(cmd)
		if err != nil {
			return err
		}
		p, err := newPipeline(c)
		if err != nil {
			return err
		}
		x := extraction{
			app: a, pipeline: p, write: write, lines: lines{c.MinConfidence, granularity == "state", p.ontology},
			sorted: &sorter{limit: sortInMemory}, rejects: rejections{show: a.err},
		}
		return x.run(cmd.Context(), paths, articleOptions(c, a.in))
	}
	return cmd
}

// articleOptions says how articles are read; "-" is standard input.
func articleOptions(c config.Config, in io.Reader) article.Options {
	o := article.Options{MaxBytes: c.MaxBytes, Stdin: in, Fields: article.Fields{
		ID: c.Fields["id"], URL: c.Fields["url"], Title: c.Fields["title"], Body: c.Fields["body"],
		Published: c.Fields["published"], Publisher: c.Fields["publisher"],
	}}
	if c.Tables != "" {
		o.Tables = os.DirFS(c.Tables)
	}
	return o
}

// completes offers the values of a flag to the shell.
func completes(cmd *cobra.Command, flag string, values []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		cmd.PrintErrln(err) // only when there is no such flag
	}
}

// extraction is one run of extract.
type extraction struct {
	app
	pipeline pipeline
	lines    lines
	write    func(claimLine) ([]byte, error)
	sorted   *sorter
	rejects  rejections
}

func (x *extraction) run(ctx context.Context, paths []string, o article.Options) error {
	defer x.sorted.close()
	progress := x.progress("articles")
	read := 0
	for o, err := range x.pipeline.outcomes(ctx, article.Read(ctx, paths, o)) {
		if err != nil {
			return err
		}
		progress.add()
		if o.article != "" {
			read++
		}
		if o.reject != nil {
			x.rejects.add(*o.reject)
		}
		if o.delta == nil {
			continue
		}
		text, err := x.text(x.lines.of(*o.delta))
		if err != nil {
			return fmt.Errorf("writing the claims of %s: %w", o.article, err)
		}
		if err := x.sorted.add(o.article, text); err != nil {
			return fmt.Errorf("sorting claims: %w", err)
		}
	}
	progress.done()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := x.print(); err != nil {
		return fmt.Errorf("writing claims: %w", err)
	}
	return ending(read, x.rejects.count)
}

// text is what is printed of an article.
func (x *extraction) text(claims []claimLine) ([]byte, error) {
	var b bytes.Buffer
	for _, c := range claims {
		line, err := x.write(c)
		if err != nil {
			return nil, err
		}
		b.Write(line)
	}
	return b.Bytes(), nil
}

// print writes all articles in order of id.
func (x *extraction) print() error {
	return x.app.write("-", func(w io.Writer) error {
		return x.sorted.each(func(text []byte) error {
			_, err := w.Write(text)
			return err
		})
	})
}
