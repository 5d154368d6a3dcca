// Command evaluate measures the language engine on the test splits, and prints one line a figure: its name, a tab, its value.
//
//	go run ./extract/text/model/evaluate -data ../shared/data -articles ../shared/articles
//
// Tokens are those of the treebank but for tokens_f1 and sentences_f1, which start from raw text: a line break, which may also be within a
// sentence for all that the splitter knows, between sentences and a blank line between paragraphs. For sentences_run_on_f1 a space stands
// instead of the line break: headlines, addresses and signatures of mails then run into the next sentence. Tags are predicted. Punctuation counts, and a
// label is right when all of it is, subtype included. For a name of Universal NER, operations, demonyms and other names are left out; for
// one of the Groningen Meaning Bank, titles before a person's name are put back and demonyms count as places, as its annotators have it.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"newsgraph/extract/text"
	"newsgraph/extract/text/model/corpus"
)

func main() {
	data := flag.String("data", "../shared/data", "folder with treebank and ner")
	articles := flag.String("articles", "../shared/articles", "folder with articles as text files")
	speed := flag.Bool("speed", false, "measure only speed, memory and size")
	one := flag.String("one", "", "only analyze this file once, and print milliseconds and megabytes")
	show := flag.String("show", "", "only print what is read in this file")
	flag.Parse()
	run := func() error { return measure(os.Stdout, *data, *articles, *speed) }
	if *one != "" {
		run = func() error { return measureOnce(os.Stdout, *one) }
	}
	if *show != "" {
		run = func() error { return printReading(os.Stdout, *show) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func measure(out *os.File, data, articles string, onlySpeed bool) error {
	analyzer, err := text.New()
	if err != nil {
		return err
	}
	if !onlySpeed {
		for _, name := range []string{"ewt", "gum"} {
			gold, err := corpus.ReadTreebank(filepath.Join(data, "treebank", name+"-test.conllu.gz"))
			if err != nil {
				return err
			}
			treeScores(out, analyzer, name, gold)
		}
		if err := nameScores(out, analyzer, data); err != nil {
			return err
		}
	}
	return costs(out, analyzer, data, articles)
}

// treeScores prints the figures of one treebank.
func treeScores(out *os.File, a *text.Analyzer, name string, gold []corpus.Sentence) {
	var total, upos, lemmas, uas, las, argsRight, argsFound, argsWanted int
	for _, s := range gold {
		doc := ofTokens([]corpus.Sentence{s})
		a.Read(&doc)
		tokens := doc.Sentences[0].Tokens
		for i, want := range s.Tokens {
			got := tokens[i]
			total++
			upos += count(got.UPOS == want.UPOS)
			lemmas += count(got.Lemma == want.Lemma || want.Lemma == "_")
			uas += count(got.Head == want.Head)
			labelled := got.Head == want.Head && got.Deprel == want.Deprel
			las += count(labelled)
			found := isArgument(got.Deprel) && got.Head >= 0 && s.Tokens[got.Head].UPOS == "VERB"
			wanted := isArgument(want.Deprel) && want.Head >= 0 && s.Tokens[want.Head].UPOS == "VERB"
			argsFound += count(found)
			argsWanted += count(wanted)
			argsRight += count(found && wanted && labelled)
		}
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(max(total, 1)) }
	tokens, sentences := rawScores(a, gold, "\n")
	_, runOn := rawScores(a, gold, " ")
	line(out, name+".uas", share(uas))
	line(out, name+".las", share(las))
	line(out, name+".args_f1", f1(argsRight, argsFound, argsWanted))
	line(out, name+".upos", share(upos))
	line(out, name+".tokens_f1", tokens)
	line(out, name+".sentences_f1", sentences)
	line(out, name+".sentences_run_on_f1", runOn)
	line(out, name+".lemma", share(lemmas))
}

func isArgument(deprel string) bool {
	return deprel == "nsubj" || deprel == "nsubj:pass" || deprel == "obj"
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func line(out *os.File, name string, value float64) { fmt.Fprintf(out, "%s\t%.2f\n", name, value) }

// ofTokens is a document of sentences whose tokens are given.
func ofTokens(sentences []corpus.Sentence) text.Document {
	var doc text.Document
	var b strings.Builder
	for _, s := range sentences {
		var out text.Sentence
		for _, t := range s.Tokens {
			start := b.Len()
			b.WriteString(t.Form)
			out.Tokens = append(out.Tokens, text.Token{Span: text.Span{Start: start, End: b.Len()}, Head: text.Root})
			b.WriteByte(' ')
		}
		out.Span = text.Span{Start: out.Tokens[0].Start, End: out.Tokens[len(out.Tokens)-1].End}
		doc.Sentences = append(doc.Sentences, out)
	}
	doc.Body = b.String()
	return doc
}

// printReading prints a file as it is read: a line a token, then the names.
func printReading(out *os.File, path string) error {
	body, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	analyzer, err := text.New()
	if err != nil {
		return err
	}
	doc := analyzer.Analyze(string(body), nil)
	names := doc.Names
	for i, s := range doc.Sentences {
		for k, t := range s.Tokens {
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", k+1, t.Of(doc.Body), t.Lemma, t.UPOS, t.XPOS, t.Head+1, t.Deprel)
		}
		for ; len(names) > 0 && names[0].Sentence == i; names = names[1:] {
			fmt.Fprintf(out, "# %s\t%s\t%.2f\n", names[0].Type, names[0].Of(doc.Body), names[0].Score)
		}
		fmt.Fprintln(out)
	}
	return nil
}

// again runs this command once more, in a process of its own.
func again(args ...string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	output, err := exec.Command(self, args...).Output()
	return string(output), err
}
