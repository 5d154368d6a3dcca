// Command evaluate prints how well pronouns are understood, as lines of name, tab and value:
//
//	go run ./extract/entity/evaluate [-data FOLDER] [-split gap-development.tsv] [-mistakes]
//
// The folder of data holds coref/ with the splits of GAP. gap.f1 is of the development split, which is for measuring alone; tune on
// the validation split.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"newsgraph/extract/entity/gap"
)

func main() {
	data := flag.String("data", "../shared/data", "folder with coref/")
	split := flag.String("split", gap.Development, "the file of coref/ to measure on")
	mistakes := flag.Bool("mistakes", false, "print what was misunderstood too")
	flag.Parse()
	if err := run(filepath.Join(*data, "coref"), *split, *mistakes); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(folder, split string, mistakes bool) error {
	score, err := gap.MeasureSplit(folder, split, func(s gap.Snippet, answer [2]bool) {
		if mistakes && answer != s.Meant {
			fmt.Printf("%s\t%s@%d\t%s meant %t taken %t\t%s meant %t taken %t\t%s\n", s.ID, s.Pronoun.Of(s.Text), s.Pronoun.Start,
				s.Names[0].Of(s.Text), s.Meant[0], answer[0], s.Names[1].Of(s.Text), s.Meant[1], answer[1], s.Text)
		}
	})
	if err != nil {
		return err
	}
	fmt.Printf("gap.precision\t%.4f\ngap.recall\t%.4f\ngap.f1\t%.4f\n", score.Precision(), score.Recall(), score.F1())
	return nil
}
