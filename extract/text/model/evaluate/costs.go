//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"newsgraph/extract/text"
	"newsgraph/extract/text/model"
	"newsgraph/extract/text/model/corpus"
)

// costs prints speed, size and memory. Words are runs between spaces.
func costs(out *os.File, a *text.Analyzer, data, articles string) error {
	bodies, err := texts(data, articles)
	if err != nil {
		return err
	}
	words := 0
	for _, b := range bodies {
		words += len(strings.Fields(b))
	}
	best := 0.0
	for range 5 {
		start := processorTime()
		for _, b := range bodies {
			a.Analyze(b, nil)
		}
		best = max(best, float64(words)/(processorTime()-start).Seconds())
	}
	line(out, "words_per_cpu_s", best)
	line(out, "model_mb", float64(len(model.English)+len(model.Lemmas)+len(model.Small))/1e6)
	files, _ := filepath.Glob(filepath.Join(articles, "*.txt"))
	if len(files) == 0 {
		return nil
	}
	var ms, mb float64
	output, err := again("-one", files[0])
	if err != nil {
		return fmt.Errorf("measuring one article: %w", err)
	}
	if _, err := fmt.Sscan(output, &ms, &mb); err != nil {
		return fmt.Errorf("measuring one article: %w", err)
	}
	line(out, "rss_mb", mb)
	line(out, "first_sentence_ms", ms)
	return nil
}

// texts are the articles, and the raw text of the test splits in pieces of about the size of an article.
func texts(data, articles string) ([]string, error) {
	var out []string
	files, err := filepath.Glob(filepath.Join(articles, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, string(body))
	}
	for _, name := range []string{"ewt", "gum"} {
		gold, err := corpus.ReadTreebank(filepath.Join(data, "treebank", name+"-test.conllu.gz"))
		if err != nil {
			return nil, err
		}
		for len(gold) > 0 {
			n := min(40, len(gold))
			body, _ := corpus.Raw(gold[:n], " ")
			out = append(out, body)
			gold = gold[n:]
		}
	}
	return out, nil
}

// processorTime is what this process has used of all processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// measureOnce prints the time from the start of the program to the first sentence read, in milliseconds, and the greatest memory of
// the process after a whole article, in megabytes.
func measureOnce(out *os.File, path string) error {
	start := time.Now()
	body, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	a, err := text.New()
	if err != nil {
		return err
	}
	doc := a.Tokenize(string(body), nil)
	if len(doc.Sentences) > 0 {
		a.Analyze(string(body), []text.Span{doc.Sentences[0].Span})
	}
	first := time.Since(start)
	a.Analyze(string(body), nil)
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%.1f %.1f\n", first.Seconds()*1000, float64(u.Maxrss)/1000)
	return err
}
