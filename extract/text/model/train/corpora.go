package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// corpora are the sentences to learn from and to watch progress on.
type corpora struct {
	trees       []corpus.Sentence   // treebanks
	treesDev    [][]corpus.Sentence // a treebank each, when they are held back
	news, other []corpus.Sentence   // names: agency news with demonyms and titles; the rest
	newsDev     []corpus.Sentence
	webDev      []corpus.Sentence // with names, when they are held back
	titles      map[string]bool
	leftOut     int
}

// readCorpora reads everything below a folder. Sentences that also stand in a test split are left out. The development splits are held
// back to watch progress on, or are learned from too.
func readCorpora(dir string, quick int, hold bool) (*corpora, error) {
	titles, err := corpus.Titles()
	if err != nil {
		return nil, err
	}
	c := &corpora{titles: titles}
	test := map[string]bool{}
	read := func(name string, reader func(string) ([]corpus.Sentence, error)) []corpus.Sentence {
		if err != nil {
			return nil
		}
		var s []corpus.Sentence
		s, err = reader(filepath.Join(dir, name))
		return s
	}
	for _, name := range []string{"treebank/ewt-test.conllu.gz", "treebank/gum-test.conllu.gz"} {
		for _, s := range read(name, corpus.ReadTreebank) {
			test[s.Text()] = true
		}
	}
	for _, name := range []string{"ner/uner-ewt-test.iob2", "ner/gmb-dev.iob2.gz"} {
		for _, s := range read(name, corpus.ReadNames) {
			test[s.Text()] = true
		}
	}
	keep := func(in []corpus.Sentence) []corpus.Sentence {
		out := in[:0]
		for _, s := range in {
			if test[s.Text()] {
				c.leftOut++
				continue
			}
			out = append(out, s)
		}
		if quick > 0 {
			out = out[:min(quick, len(out))]
		}
		return out
	}
	for _, name := range []string{"treebank/ewt-train.conllu.gz", "treebank/gum-train.conllu.gz"} {
		c.trees = append(c.trees, keep(read(name, corpus.ReadTreebank))...)
	}
	for _, name := range []string{"treebank/ewt-dev.conllu.gz", "treebank/gum-dev.conllu.gz"} {
		dev := keep(read(name, corpus.ReadTreebank))
		if hold {
			c.treesDev = append(c.treesDev, dev)
		} else {
			c.trees = append(c.trees, dev...)
		}
	}
	c.news = keep(read("ner/gmb-train.iob2.gz", corpus.ReadNames))
	web := keep(read("ner/uner-ewt-dev.iob2", corpus.ReadNames))
	if hold {
		c.webDev, web = web, nil
	}
	c.other = append(web, keep(read("ner/wikigold.conll.txt", corpus.ReadNames))...)
	c.newsDev = read("ner/gmb-dev.iob2.gz", corpus.ReadNames)
	return c, err
}

// inventory returns the tags and the labels of the treebanks, the frequent ones first.
func (c *corpora) inventory() ([]network.Tag, []string) {
	tags, labels := map[network.Tag]int{}, map[string]int{}
	for _, s := range c.trees {
		for _, t := range s.Tokens {
			tags[network.Tag{UPOS: t.UPOS, XPOS: t.XPOS}]++
			labels[t.Deprel]++
		}
	}
	maps.DeleteFunc(tags, func(_ network.Tag, n int) bool { return n < 4 })
	maps.DeleteFunc(labels, func(l string, n int) bool { return n < 3 && l != "dep" })
	labels["dep"]++
	return byCount(tags, func(t network.Tag) string { return t.UPOS + " " + t.XPOS }), byCount(labels, func(l string) string { return l })
}

func byCount[K comparable](counts map[K]int, name func(K) string) []K {
	return slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(name(a), name(b)))
	})
}

// readVectors reads the vectors of the most frequent words, and of all words of the corpora that have one.
func readVectors(path string, words int, c *corpora) (*network.Vocabulary, error) {
	wanted := map[string]bool{}
	for _, sentences := range [][]corpus.Sentence{c.trees, c.news, c.other} {
		for _, s := range sentences {
			for _, t := range s.Tokens {
				wanted[strings.ToLower(t.Form)] = true
			}
		}
	}
	r, err := corpus.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading vectors: %w", err)
	}
	defer r.Close()
	var names []string
	var data []float32
	var uses []network.Use
	width := network.DefaultSizes.Word
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		f := strings.Fields(lines.Text())
		if len(f) != width+5 || n >= words && !wanted[f[0]] {
			continue
		}
		use, err := parseUse(f[1:5])
		if err != nil {
			return nil, fmt.Errorf("reading vectors: line %d: %w", n+1, err)
		}
		names, uses = append(names, f[0]), append(uses, use)
		for _, x := range f[5:] {
			v, err := strconv.ParseFloat(x, 32)
			if err != nil {
				return nil, fmt.Errorf("reading vectors: line %d: %w", n+1, err)
			}
			data = append(data, float32(v))
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading vectors: %w", err)
	}
	return compress(names, data, uses), nil
}

// parseUse reads how often a word is written with a capital and in capitals, and its clusters.
func parseUse(f []string) (network.Use, error) {
	var u network.Use
	for i, to := range []*uint8{&u.Title, &u.Upper} {
		if f[i] == "x" {
			continue
		}
		n, err := strconv.Atoi(f[i])
		if err != nil || n < -7 || n > 7 {
			return u, fmt.Errorf("%q is no ratio", f[i])
		}
		*to = uint8(n + 8)
	}
	for i := range u.Clusters {
		n, err := strconv.ParseUint(f[2+i], 10, 32)
		if err != nil {
			return u, err
		}
		u.Clusters[i] = uint16(n) // the steps further down the tree do not matter
	}
	return u, nil
}

// compress makes bytes of vectors: three standard deviations and a half are the range.
func compress(names []string, data []float32, uses []network.Use) *network.Vocabulary {
	var sum float64
	for _, v := range data {
		sum += float64(v) * float64(v)
	}
	step := 3.5 * math.Sqrt(sum/float64(max(len(data), 1))) / 127
	out := make([]int8, len(data))
	for i, v := range data {
		out[i] = int8(max(-127, min(127, math.Round(float64(v)/step))))
	}
	return network.NewVocabulary(names, 3.5*0.5/127, out, uses)
}
