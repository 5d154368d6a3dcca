package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/entity/gap"
	"newsgraph/extract/score/resolution"
	"newsgraph/graph"
	who "newsgraph/graph/identity"
	"newsgraph/graph/ontology"
	"newsgraph/graph/sqlite"
)

// halves are the folders of the gold for who is meant, by the flag's value.
func halves() map[string][]string {
	return map[string][]string{"open": {"open"}, "closed": {"closed"}, "both": {"open", "closed"}, "news-open": {"news-open"}, "news-closed": {"news-closed"}, "namesakes": {"namesakes"}}
}

// halfNames names the halves.
func halfNames() string { return strings.Join(slices.Sorted(maps.Keys(halves())), ", ") }

// identity prints how well is told who is meant: the shared claims, pronouns, and clusters.
type identity struct {
	gold, half, shared string
	mistakes           bool
}

func (i identity) run() error {
	folders, ok := halves()[i.half]
	if !ok {
		return fmt.Errorf("-half is %q: there are %s", i.half, halfNames())
	}
	pipeline, vocabulary, err := builtIn()
	if err != nil {
		return err
	}
	if err := i.seeds(pipeline, vocabulary); err != nil {
		return err
	}
	if err := i.pronouns(); err != nil {
		return err
	}
	gold, mentions, err := i.clusters(pipeline, folders)
	if err != nil {
		return err
	}
	report := gold.Score(mentions)
	line("bcubed.precision", report.BCubed.Precision)
	line("bcubed.recall", report.BCubed.Recall)
	line("bcubed.f1", report.BCubed.F1())
	line("bcubed.f1_in_article", gold.ScoreArticles(mentions).BCubed.F1())
	line("pairwise.f1", report.Pairwise.F1())
	fmt.Printf("false_person_merges\t%d\nmixed_persons\t%d\n", report.FalseMerges, report.Mixed)
	line("kind.accuracy", report.KindAccuracy())
	fmt.Printf("mentions.found\t%d of %d\n", report.Found, report.Required)
	if i.mistakes {
		return report.WriteMistakes(os.Stdout)
	}
	return nil
}

func (i identity) seeds(p *extract.Pipeline, o *ontology.Ontology) error {
	path := filepath.Join(i.shared, "gold", "seeds.tsv")
	if absent(path) {
		return nil
	}
	m, err := measure(p, o, path, filepath.Join(i.shared, "articles"))
	if err != nil {
		return err
	}
	line("seeds.precision", m.report.Strict.Precision())
	line("seeds.recall", m.report.Strict.Recall())
	return nil
}

func (i identity) pronouns() error {
	folder := filepath.Join(i.shared, "data", "coref")
	if absent(filepath.Join(folder, gap.Development)) {
		return nil
	}
	score, err := gap.MeasureSplit(folder, gap.Development, nil)
	if err != nil {
		return err
	}
	line("gap.f1", score.F1())
	return nil
}

// absent says whether a file is not there, and tells it.
func absent(path string) bool {
	if exists(path) {
		return false
	}
	fmt.Fprintf(os.Stderr, "evaluate: no %s: its figures are left out\n", path)
	return true
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}

// clusters reads the tables of the folders and the mentions of their articles.
func (i identity) clusters(p *extract.Pipeline, folders []string) (*resolution.Gold, []resolution.Mention, error) {
	gold := &resolution.Gold{}
	var mentions []resolution.Mention
	var deltas []graph.Delta
	for _, folder := range folders {
		folder = filepath.Join(i.gold, folder)
		table, err := readMentions(filepath.Join(folder, "mentions.tsv"))
		if err != nil {
			return nil, nil, err
		}
		gold.Mentions = append(gold.Mentions, table.Mentions...)
		gold.Unscored = append(gold.Unscored, table.Unscored...)
		ctx := context.Background()
		for a, err := range article.Read(ctx, []string{filepath.Join(folder, "articles.jsonl")}, article.Options{}) {
			if err != nil {
				return nil, nil, err
			}
			if err := table.Check(a.ID, a.Body); err != nil {
				return nil, nil, err
			}
			result, err := p.Extract(ctx, a)
			if err != nil {
				return nil, nil, err
			}
			mentions = append(mentions, resolution.Of(a, result)...)
			d, err := extract.Delta(a, result, p.Version())
			if err != nil {
				return nil, nil, err
			}
			deltas = append(deltas, d)
		}
	}
	return gold, mentions, joined(mentions, deltas)
}

// joined names the nodes of mentions as they are read after a load, when newsgraph has joined what is beyond doubt.
func joined(mentions []resolution.Mention, deltas []graph.Delta) error {
	dir, err := os.MkdirTemp("", "newsgraph-evaluate-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	store, err := sqlite.Open(ctx, filepath.Join(dir, "g.db"), sqlite.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	if _, err := store.Merge(ctx, deltas); err != nil {
		return err
	}
	candidates, err := who.Find(ctx, store)
	if err != nil {
		return err
	}
	var decisions []who.Decision
	for _, c := range candidates {
		decisions = append(decisions, c.Decision())
	}
	i := who.Resolve(decisions)
	for k := range mentions {
		mentions[k].Node = i.Of(mentions[k].Node)
	}
	return nil
}

func readMentions(path string) (*resolution.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return resolution.ReadGold(f, path)
}
