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
	"newsgraph/extract/score/resolution"
)

// claimFormat writes claims for extract, or the mentions of nodes.
type claimFormat struct {
	header  string // before the first line
	codes   bool   // the lines have the codes of event data
	line    func(claimLine) ([]byte, error)
	mention func(resolution.Mention) ([]byte, error) // instead of line
}

func claimFormats() map[string]claimFormat {
	return map[string]claimFormat{
		"jsonl": {line: jsonLine},
		"table": {
			header: tableRow("SOURCE", "RELATION", "TARGET", "STATUS", "DATE", "QUOTE"),
			line:   func(c claimLine) ([]byte, error) { return []byte(tableLine(c)), nil },
		},
		"csv":      {header: csvHeader(), codes: true, line: csvLine},
		"mentions": {mention: mentionLine},
	}
}

// eventFormats are the formats that look otherwise with --granularity state.
func eventFormats() map[string]claimFormat {
	return map[string]claimFormat{
		"table": {
			header: eventRow("SOURCE", "RELATION", "TARGET", "PLOVER", "CAMEO", "STATUS", "DATE", "QUOTE"),
			line:   func(c claimLine) ([]byte, error) { return []byte(eventTableLine(c)), nil },
		},
	}
}

func mentionLine(m resolution.Mention) ([]byte, error) {
	data, err := m.JSON()
	return append(data, '\n'), err
}

func (a app) extract() *cobra.Command {
	var formatName, granularity string
	cmd := &cobra.Command{
		Use:   "extract PATH... [--format jsonl|table|csv|mentions]",
		Short: "Read articles and print their claims; nothing is kept",
		Long: `Read articles from files and folders and print the claims that they make: one a line, as JSON, as CSV or as a table, in
order of the articles' ids and of where the claims stand. In JSON, quote is the text of the article between start and end,
which count bytes.

With --granularity state they are country-level event data: an actor whose state is known counts as that state (a foreign
minister as his country), one who speaks for an international organisation as that, with the actor code of CAMEO (MLIGOV);
event type and mode of PLOVER and the code of CAMEO are given for what happened. What is denied, conditional or only planned
has no code and says so. Left out are offices and memberships, and what a state's government does among itself.

With --format mentions the places are printed where the article names somebody or something, as JSON: start and end, the
offset of the head word, and the id, kind and name of the node. newsgraph score --identity compares them with a gold table.

What could not be read is listed on stderr; the exit code is then 6.`,
		Example: `  newsgraph extract articles/ --format table
  newsgraph extract articles/ --min-confidence 0.7 > claims.jsonl
  newsgraph extract articles/ --granularity state --format csv > events.csv
  zcat archive.jsonl.gz | newsgraph extract - --field body=text`,
		Args: args(cobra.MinimumNArgs(1), "PATH..."),
	}
	f := cmd.Flags()
	f.StringVar(&formatName, "format", "jsonl", "jsonl, table, csv or mentions")
	f.StringVar(&granularity, "granularity", "actor", "actor or state")
	readFlags(cmd)
	completes(cmd, "format", slices.Sorted(maps.Keys(claimFormats())))
	completes(cmd, "granularity", []string{"actor", "state"})
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		format, ok := claimFormats()[formatName]
		if !ok {
			return unknown("--format: ", "format", formatName, slices.Sorted(maps.Keys(claimFormats()))).see(cmd)
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
		p.mentions = format.mention != nil
		states := granularity == "state"
		if special, ok := eventFormats()[formatName]; ok && states {
			format = special
		}
		if states || format.codes {
			if err := p.coding(c); err != nil {
				return err
			}
		}
		x := extraction{
			app: a, pipeline: p, format: format, lines: lines{states, p.ontology},
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
	format   claimFormat
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
		text, err := x.text(o)
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
func (x *extraction) text(o outcome) ([]byte, error) {
	if x.format.mention != nil {
		return joined(o.spoken, x.format.mention)
	}
	return joined(x.lines.of(o), x.format.line)
}

// joined writes lines one after the other.
func joined[T any](all []T, line func(T) ([]byte, error)) ([]byte, error) {
	var b bytes.Buffer
	for _, one := range all {
		text, err := line(one)
		if err != nil {
			return nil, err
		}
		b.Write(text)
	}
	return b.Bytes(), nil
}

// print writes all articles in order of id.
func (x *extraction) print() error {
	return x.app.write("-", func(w io.Writer) error {
		header := x.format.header
		return x.sorted.each(func(text []byte) error {
			if len(text) == 0 {
				return nil
			}
			_, err := io.WriteString(w, header+string(text))
			header = ""
			return err
		})
	})
}
