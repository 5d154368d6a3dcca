package main

import (
	"os"
	"path/filepath"
	"strings"

	"newsgraph/extract/text"
	"newsgraph/extract/text/model/corpus"
)

// mention is a name in a sentence of a corpus.
type mention struct {
	sentence, first, last int
	class                 string
}

// nameScores prints how well names are found in the two corpora that are not learned from.
func nameScores(out *os.File, a *text.Analyzer, data string) error {
	uner, err := corpus.ReadNames(filepath.Join(data, "ner", "uner-ewt-test.iob2"))
	if err != nil {
		return err
	}
	gmb, err := corpus.ReadNames(filepath.Join(data, "ner", "gmb-dev.iob2.gz"))
	if err != nil {
		return err
	}
	titles, err := corpus.Titles()
	if err != nil {
		return err
	}
	unerClasses := map[string]string{"PER": "person", "LOC": "place", "ORG": "group"}
	gmbClasses := map[string]string{"per": "person", "geo": "place", "gpe": "place", "org": "group"}
	var right, found, wanted int
	for len(uner) > 0 {
		n := 1
		for n < len(uner) && !uner[n].Document {
			n++
		}
		score(a, uner[:n], unerClasses, nil, &right, &found, &wanted)
		uner = uner[n:]
	}
	line(out, "uner.f1", f1(right, found, wanted))
	right, found, wanted = 0, 0, 0
	for i := range gmb {
		score(a, gmb[i:i+1], gmbClasses, titles, &right, &found, &wanted)
	}
	line(out, "gmb.f1", f1(right, found, wanted))
	return nil
}

// score counts the names of one document, as the Groningen Meaning Bank has them where titles are given.
func score(a *text.Analyzer, sentences []corpus.Sentence, classes map[string]string, titles map[string]bool, right, found, wanted *int) {
	doc := ofTokens(sentences)
	a.Read(&doc)
	gold := map[mention]bool{}
	for i, s := range sentences {
		for first := 0; first < len(s.Tokens); first++ {
			at, typ, _ := strings.Cut(s.Tokens[first].Name, "-")
			if at != "B" || classes[typ] == "" {
				continue
			}
			last := first
			for last+1 < len(s.Tokens) && s.Tokens[last+1].Name == "I-"+typ {
				last++
			}
			gold[mention{i, first, last, classes[typ]}] = true
		}
	}
	*wanted += len(gold)
	for _, n := range doc.Names {
		m := mention{n.Sentence, n.First, n.Last, string(n.Type)}
		if titles != nil {
			m = asNews(doc, n, titles)
		}
		switch m.class {
		case "person", "place", "group":
			*found++
			*right += count(gold[m])
		}
	}
}

// asNews is a name as the Groningen Meaning Bank has it: with the titles before it, and demonyms as places.
func asNews(doc text.Document, n text.Name, titles map[string]bool) mention {
	tokens := doc.Sentences[n.Sentence].Tokens
	m := mention{n.Sentence, n.First, n.Last, string(n.Type)}
	if n.Type == text.Other && n.First == n.Last && (tokens[n.First].UPOS == "ADJ" || strings.HasSuffix(tokens[n.First].XPOS, "NS") || strings.HasSuffix(tokens[n.First].XPOS, "PS")) {
		m.class = "place"
	}
	if n.Type == text.Person {
		for m.first > 0 {
			word := strings.ToLower(tokens[m.first-1].Of(doc.Body))
			always := titles[word] || word == "minister" && m.first > 1 && strings.ToLower(tokens[m.first-2].Of(doc.Body)) == "prime" || word == "prime" || word == "vice"
			if !always {
				break
			}
			m.first--
		}
	}
	return m
}
