// Command train fits the language engine's model to treebanks and name corpora, and writes its files.
//
//	go run ./extract/text/model/train -data ../shared/data -vectors words.txt.gz -out extract/text/model
//
// The same data and the same flags give the same bytes on the same kind of processor. Sentences that also stand in a test split are left
// out. What large texts say of words, their vectors first, comes from packages that vectors.py makes a text file of.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"newsgraph/extract/text/network"
)

type flags struct {
	data, vectors, out string
	seed               uint64
	words, quick       int
	epochs             float64
	hold, tables       bool
}

func main() {
	log.SetFlags(log.Ltime)
	var f flags
	flag.StringVar(&f.data, "data", "../shared/data", "folder with treebank and ner")
	flag.StringVar(&f.vectors, "vectors", "", "text file of words with vectors, see vectors.py")
	flag.StringVar(&f.out, "out", "extract/text/model", "folder to write to")
	flag.BoolVar(&f.hold, "hold", false, "do not learn from the development splits of the treebanks, and log how well they are read")
	flag.Float64Var(&f.epochs, "epochs", english.epochs, "times through the treebanks")
	flag.Uint64Var(&f.seed, "seed", 1, "seed of everything that is drawn")
	flag.IntVar(&f.words, "words", 70000, "words with a vector")
	flag.BoolVar(&f.tables, "tables", false, "write only the tables of words, not the network")
	flag.IntVar(&f.quick, "quick", 0, "sentences of each corpus, for a trial; 0 for all")
	flag.Parse()
	if err := run(f); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(f flags) error {
	start := time.Now()
	c, err := readCorpora(f.data, f.quick, f.hold)
	if err != nil {
		return err
	}
	log.Printf("%d sentences of treebanks, %d with names; %d left out that stand in a test split", len(c.trees), len(c.news)+len(c.other), c.leftOut)
	if err := writeLemmas(c.trees, filepath.Join(f.out, "lemmas.tsv")); err != nil {
		return err
	}
	if err := writeSmall(c, filepath.Join(f.out, "small.txt")); err != nil {
		return err
	}
	if f.tables {
		return nil
	}
	n, err := begin(c, f)
	if err != nil {
		return err
	}
	log.Printf("%d words with vectors, %d tags, %d labels", len(n.Vocabulary.Words), len(n.Tags), len(n.Labels))
	path := filepath.Join(f.out, "english.model")
	p := english
	p.epochs = f.epochs
	fit(n, newMaker(n, c.titles), c, p, f.seed)
	if err := writeModel(n, path); err != nil {
		return err
	}
	if n, err = readModel(path); err != nil {
		return err
	}
	report(n, newMaker(n, c.titles), c)
	log.Printf("done in %s, %s of the processors", time.Since(start).Round(time.Second), processorTime().Round(time.Second))
	return nil
}

// begin is the network that training starts with.
func begin(c *corpora, f flags) (*network.Network, error) {
	vocabulary, err := readVectors(f.vectors, f.words, c)
	if err != nil {
		return nil, err
	}
	tags, labels := c.inventory()
	n := network.New(network.DefaultSizes, vocabulary, tags, labels)
	initialize(n, f.seed)
	return n, nil
}

func writeModel(n *network.Network, path string) error {
	w, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	if err := n.Write(w); err != nil {
		w.Close()
		return fmt.Errorf("writing the model: %w", err)
	}
	return w.Close()
}

func readModel(path string) (*network.Network, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the model: %w", err)
	}
	return network.Read(data)
}
