package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newsgraph/extract/score"
	"newsgraph/extract/score/resolution"
	"newsgraph/graph/ontology"
)

func (a app) score() *cobra.Command {
	var names string
	var mistakes, asJSON, identity bool
	cmd := &cobra.Command{
		Use:   "score GOLD.tsv CLAIMS.jsonl|MENTIONS.jsonl",
		Short: "Compare claims or identities with a gold table: precision, recall, F1",
		Long: `Compare claims, as extract --format jsonl prints them, with a gold table of what a careful reader takes from the same
articles, and print precision, recall and F1 on five levels, and how many forbidden claims and names there are.

A row of the table is: article, source, relation, target, need (r required, o optional, x forbidden), flags. Names of one
entity stand on one line of names.tsv beside the table, or of --names.

With --identity compare who is meant: mentions, as extract --format mentions prints them, with a gold table of mentions. A row
of that table is: article, start, end (bytes), text, cluster, kind, need, form, head. Printed are B-cubed (Bagga and Baldwin
1998) and pairwise precision, recall and F1 over all articles, how many persons were taken for another, and how many mentions
have the right kind; docs/scoring.md says what counts.`,
		Example: `  newsgraph extract articles/ > claims.jsonl && newsgraph score gold.tsv claims.jsonl
  newsgraph extract articles/ | newsgraph score gold.tsv - --errors
  newsgraph extract articles/ --format mentions | newsgraph score --identity mentions.tsv -`,
		Args: args(cobra.ExactArgs(2), "a gold table and CLAIMS.jsonl or MENTIONS.jsonl"),
	}
	cmd.Flags().StringVar(&names, "names", "", "table of names (default: names.tsv beside GOLD.tsv, where there is one)")
	cmd.Flags().BoolVar(&mistakes, "errors", false, "list what was missed, what is wrong and what is forbidden")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the figures as JSON")
	cmd.Flags().BoolVar(&identity, "identity", false, "compare mentions with a table of who is meant")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		if identity && cmd.Flags().Changed("names") {
			return usage("--names is for claims, not for --identity").see(cmd)
		}
		if identity {
			report, err := a.compareIdentity(paths[0], paths[1])
			if err != nil {
				return err
			}
			return a.writeReport(report, asJSON, mistakes)
		}
		c, _, err := a.settings(cmd)
		if err != nil {
			return err
		}
		o, err := vocabulary(c)
		if err != nil {
			return err
		}
		report, err := a.compare(paths[0], paths[1], names, o)
		if err != nil {
			return err
		}
		return a.writeReport(report, asJSON, mistakes)
	}
	return cmd
}

// scored is a report of either kind.
type scored interface {
	WriteText(io.Writer) error
	WriteJSON(io.Writer) error
	WriteMistakes(io.Writer) error
}

func (a app) writeReport(r scored, asJSON, mistakes bool) error {
	return a.write("-", func(w io.Writer) error {
		figures := r.WriteText
		if asJSON {
			figures = r.WriteJSON
		}
		if err := figures(w); err != nil || !mistakes {
			return err
		}
		return r.WriteMistakes(w)
	})
}

// compareIdentity reads a table of mentions and the mentions of an extractor.
func (a app) compareIdentity(goldPath, mentionsPath string) (resolution.Report, error) {
	gold, err := readTable(a, goldPath, func(r io.Reader) (*resolution.Gold, error) { return resolution.ReadGold(r, goldPath) })
	if err != nil {
		return resolution.Report{}, fmt.Errorf("reading the gold table: %w", err)
	}
	mentions, err := readTable(a, mentionsPath, func(r io.Reader) ([]resolution.Mention, error) { return resolution.ReadMentions(r, mentionsPath) })
	if err != nil {
		return resolution.Report{}, fmt.Errorf("reading mentions: %w", err)
	}
	return gold.Score(mentions), nil
}

// compare reads the tables and the claims. Names are optional only when they were not asked for.
func (a app) compare(goldPath, claimsPath, namesPath string, o *ontology.Ontology) (score.Report, error) {
	optional := namesPath == ""
	if optional {
		namesPath = filepath.Join(filepath.Dir(goldPath), "names.tsv")
	}
	names, err := readTable(a, namesPath, func(r io.Reader) (score.Names, error) { return score.ReadNames(r, namesPath) })
	if err != nil && !(optional && errors.Is(err, fs.ErrNotExist)) {
		return score.Report{}, fmt.Errorf("reading names: %w", err)
	}
	gold, err := readTable(a, goldPath, func(r io.Reader) (*score.Gold, error) { return score.ReadGold(r, goldPath, names, o) })
	if err != nil {
		return score.Report{}, fmt.Errorf("reading the gold table: %w", err)
	}
	claims, err := readTable(a, claimsPath, func(r io.Reader) ([]score.Claim, error) { return score.ReadClaims(r, claimsPath, o) })
	if err != nil {
		return score.Report{}, fmt.Errorf("reading claims: %w", err)
	}
	return gold.Score(claims), nil
}

// readTable reads a file; "-" is standard input.
func readTable[T any](a app, path string, read func(io.Reader) (T, error)) (T, error) {
	if path == "-" {
		return read(a.in)
	}
	f, err := os.Open(path)
	if err != nil {
		var none T
		return none, err
	}
	defer f.Close()
	return read(f)
}
