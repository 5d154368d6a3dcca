package main

import (
	"strings"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// silver reads sentences of the news corpus with a network, and returns a copy of the corpus with what it says: trees of the text that the
// engine is for, which the treebanks have little of. Sentences with words that the treebanks would split stay as they are.
func silver(n *network.Network, news []corpus.Sentence) []corpus.Sentence {
	out := append([]corpus.Sentence(nil), news...)
	const at = 32 // sentences read together
	inParallel((len(out)+at-1)/at, func(i int) {
		var a network.Arena
		readInto(n, &a, out[i*at:min((i+1)*at, len(out))])
	})
	return out
}

// readInto fills in what a network reads in sentences.
func readInto(n *network.Network, a *network.Arena, sentences []corpus.Sentence) {
	var features []network.Features
	var lengths []int
	var read []*corpus.Sentence
	for i := range sentences {
		s := &sentences[i]
		if len(s.Tokens) < 6 || len(s.Tokens) > 40 || strings.Contains(s.Text(), "-") {
			continue
		}
		before := len(features)
		features = n.Featurize(features, forms(s))
		lengths = append(lengths, len(features)-before)
		read = append(read, s)
	}
	for k, r := range n.ReadBatch(a, features, lengths) {
		s := read[k]
		s.Tokens = append([]corpus.Token(nil), s.Tokens...)
		for i := range s.Tokens {
			tag := n.Tags[network.Best(r.Tags.Row(i)[:len(n.Tags)])]
			t := &s.Tokens[i]
			t.UPOS, t.XPOS, t.Head, t.Deprel = tag.UPOS, tag.XPOS, r.Heads[i], n.Labels[r.Labels[i]]
		}
	}
}
