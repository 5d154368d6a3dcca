// Command train learns how much each clue speaks for what "he" and "she" take up, and writes the table of the weights:
//
//	go run ./extract/entity/train [-data ../shared/data] [-out extract/entity/tables/pronouns/pronouns.tsv] [-folds 10]
//
// The folder of data holds coref/gap-validation.tsv and treebank/gum-train.conllu.gz. With -folds it also prints how well
// weights learned without a part of the snippets of GAP do on that part. The same data gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"newsgraph/extract/entity"
	"newsgraph/extract/entity/gap"
	"newsgraph/extract/text"
)

func main() {
	data := flag.String("data", "../shared/data", "folder with coref/ and treebank/")
	out := flag.String("out", filepath.FromSlash("extract/entity/tables/pronouns/pronouns.tsv"), "the table to write; empty for none")
	folds := flag.Int("folds", 0, "parts to cross-validate GAP in")
	var s settings
	flag.Float64Var(&s.l2, "l2", 2, "how hard weights are drawn to zero")
	flag.Float64Var(&s.treebank, "treebank", 0.3, "weight of a pronoun of the treebank")
	flag.IntVar(&s.least, "least", 3, "how often a clue must be seen")
	flag.IntVar(&s.steps, "steps", 80, "steps of the descent")
	flag.BoolVar(&s.mistakes, "mistakes", false, "print the snippets that are misunderstood in cross-validation")
	flag.Parse()
	if err := run(*data, *out, *folds, s); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// settings are those of the learning.
type settings struct {
	l2, treebank float64
	least, steps int
	mistakes     bool
}

func run(data, out string, folds int, s settings) error {
	c := &collector{}
	var err error
	if c.analyzer, err = text.New(); err != nil {
		return err
	}
	if c.finder, err = entity.New(entity.Options{}); err != nil {
		return err
	}
	snippets, err := gap.Read(filepath.Join(data, "coref"), gap.Validation)
	if err != nil {
		return err
	}
	base, err := c.treebank(filepath.Join(data, "treebank", "gum-train.conllu.gz"), s.treebank)
	if err != nil {
		return err
	}
	first := learn(base, s)
	asked := c.snippets(snippets, first)
	if folds > 1 {
		validate(snippets, asked, base, folds, s)
	}
	for _, a := range asked {
		if a.usable() {
			base = append(base, a.example)
		}
	}
	if out == "" {
		return nil
	}
	return write(out, learn(base, s))
}
