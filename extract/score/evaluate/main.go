// Command evaluate prints how well the built-in extractor reads, as lines of name, tab and value:
//
//	go run ./extract/score/evaluate [-gold FOLDER] [-shared FOLDER]
//	go run ./extract/score/evaluate -news open|closed|FOLDER [-texts] [-shared FOLDER]
//	go run ./extract/score/evaluate -identity [-half open|closed|both|news-open|news-closed|namesakes] [-shared FOLDER]
//
// The folder of gold holds sentences.jsonl, gold.tsv and names.tsv, and may hold articles/ and details.tsv (see extract/score/testdata/gold); the
// shared folder holds articles/ and gold/seeds.tsv, and its figures are left out where it is not there. With -news it measures on
// real news of the shared folder (see extract/score/testdata/gold/news), with -texts it prints that news as JSON Lines instead.
// With -identity it prints how well is told who is meant, on extract/score/testdata/identity and on the pronouns of the shared
// folder's data/coref.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/score"
	"newsgraph/graph/ontology"
)

func main() {
	gold := flag.String("gold", "extract/score/testdata/gold/open", "folder of gold to measure on")
	shared := flag.String("shared", "../shared", "folder with articles/ and gold/seeds.tsv")
	mistakes := flag.Bool("mistakes", false, "print missed and wrong claims too")
	who := flag.Bool("identity", false, "print how well is told who is meant")
	half := flag.String("half", "both", "half of the gold for -identity: "+halfNames())
	set := flag.String("news", "", "measure on real news: open, closed or a folder like those of extract/score/testdata/gold/news")
	texts := flag.Bool("texts", false, "with -news, print the texts as JSON Lines")
	flag.Parse()
	if fault := contradiction(); fault != "" {
		fmt.Fprintln(os.Stderr, "evaluate:", fault)
		os.Exit(2)
	}
	measuring := func() error { return run(*gold, *shared, *mistakes) }
	switch {
	case *set != "":
		folder := *set
		if folder == "open" || folder == "closed" {
			folder = filepath.Join("extract/score/testdata/gold/news", folder)
		}
		n := newNews(folder, *shared)
		measuring = func() error { return n.run(*mistakes) }
		if *texts {
			measuring = func() error { return n.printAll(os.Stdout) }
		}
	case *who:
		measuring = identity{"extract/score/testdata/identity", *half, *shared, *mistakes}.run
	}
	if err := measuring(); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

// contradiction says which of the flags given would do nothing, or is empty.
func contradiction() string {
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case given["news"] && given["identity"]:
		return "-news and -identity measure different things: give one of them"
	case given["gold"] && (given["news"] || given["identity"]):
		return "-gold is for the gold of claims: leave it out with -news (which takes a folder itself) and -identity (see -half)"
	case given["texts"] && !given["news"]:
		return "-texts prints the texts of -news: say which, for example -news open -texts"
	case given["half"] && !given["identity"]:
		return "-half is for -identity"
	}
	return ""
}

func run(gold, shared string, mistakes bool) error {
	pipeline, vocabulary, err := builtIn()
	if err != nil {
		return err
	}
	seeds := filepath.Join(shared, "gold", "seeds.tsv")
	if !absent(seeds) {
		m, err := measure(pipeline, vocabulary, seeds, filepath.Join(shared, "articles"))
		if err != nil {
			return err
		}
		m.printSeeds(mistakes)
	}
	texts := []string{filepath.Join(gold, "sentences.jsonl")}
	if articles := filepath.Join(gold, "articles"); exists(articles) {
		texts = append(texts, articles)
	}
	m, err := measure(pipeline, vocabulary, filepath.Join(gold, "gold.tsv"), texts...)
	if err != nil {
		return err
	}
	return m.printOwn(gold, mistakes)
}

// builtIn is the extractor that is measured, with the vocabulary.
func builtIn() (*extract.Pipeline, *ontology.Ontology, error) {
	vocabulary, err := ontology.Default()
	if err != nil {
		return nil, nil, err
	}
	pipeline, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	return pipeline, vocabulary, err
}

// measurement is what the extractor made of some texts, beside their gold.
type measurement struct {
	gold   *score.Gold
	claims []score.Detailed
	report score.Report
	words  int
	cpu    float64 // seconds, of this process, for reading the words
}

func measure(p *extract.Pipeline, o *ontology.Ontology, table string, paths ...string) (*measurement, error) {
	names, err := readNames(filepath.Join(filepath.Dir(table), "names.tsv"))
	if err != nil {
		return nil, err
	}
	f, err := os.Open(table)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m := &measurement{}
	if m.gold, err = score.ReadGold(f, table, names, o); err != nil {
		return nil, err
	}
	ctx := context.Background()
	for a, err := range article.Read(ctx, paths, article.Options{}) {
		if err != nil {
			return nil, err
		}
		before := cpu()
		result, err := p.Extract(ctx, a)
		if err != nil {
			return nil, err
		}
		delta, err := extract.Delta(a, result, p.Version())
		if err != nil {
			return nil, err
		}
		m.cpu += cpu() - before
		for _, s := range result.Document.Sentences {
			m.words += len(s.Tokens)
		}
		m.claims = append(m.claims, score.OfDelta(delta)...)
	}
	plain := make([]score.Claim, len(m.claims))
	for i, c := range m.claims {
		plain[i] = c.Claim
	}
	m.report = m.gold.Score(plain)
	return m, nil
}

func readNames(path string) (score.Names, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return score.ReadNames(f, path)
}

// cpu is the processor time of this process so far, in seconds.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

func (m *measurement) printSeeds(mistakes bool) {
	line("seeds.full_f1", m.report.Full.F1())
	line("seeds.precision", m.report.Strict.Precision())
	line("seeds.recall", m.report.Strict.Recall())
	line("seeds.structure_precision", m.report.Structure.Precision())
	line("seeds.structure_recall", m.report.Structure.Recall())
	fmt.Printf("seeds.forbidden\t%d\n", m.report.Forbidden)
	m.printMistakes(mistakes)
}

func (m *measurement) printOwn(folder string, mistakes bool) error {
	line("own.precision", m.report.Strict.Precision())
	line("own.recall", m.report.Strict.Recall())
	line("own.structure_precision", m.report.Structure.Precision())
	line("own.structure_recall", m.report.Structure.Recall())
	fmt.Printf("own.forbidden\t%d\n", m.report.Forbidden)
	if err := m.printDetails(filepath.Join(folder, "details.tsv")); err != nil {
		return err
	}
	line("calibration.error", m.gold.Calibration(m.claims))
	fmt.Printf("words_per_cpu_s\t%.0f\n", float64(m.words)/max(m.cpu, 1e-3))
	m.printMistakes(mistakes)
	return nil
}

// printDetails prints how often speakers and dates are right, where the gold tells them.
func (m *measurement) printDetails(path string) error {
	if !exists(path) {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := m.gold.ReadDetails(f, path)
	if err != nil {
		return err
	}
	speaker, date := m.gold.Details(rows, m.claims)
	line("speaker.accuracy", speaker.Share())
	fmt.Printf("speaker.found\t%d of %d\n", speaker.Found, speaker.Rows)
	line("date.accuracy", date.Share())
	fmt.Printf("date.found\t%d of %d\n", date.Found, date.Rows)
	return nil
}

func (m *measurement) printMistakes(wanted bool) {
	if wanted {
		fmt.Println(strings.Join(m.report.Mistakes, "\n"))
	}
}

func line(name string, value float64) { fmt.Printf("%s\t%.4f\n", name, value) }
