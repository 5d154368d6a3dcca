package main

import (
	"strings"
	"sync"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// silver are sentences of the news corpus as a network reads them: trees of the text that the engine is for, which the treebanks have
// little of. Sentences with words that the treebanks would split are left out.
func silver(n *network.Network, news []corpus.Sentence) []corpus.Sentence {
	var out []corpus.Sentence
	for _, s := range news {
		if len(s.Tokens) >= 6 && len(s.Tokens) <= 40 && !strings.Contains(s.Text(), "-") {
			out = append(out, corpus.Sentence{Tokens: append([]corpus.Token(nil), s.Tokens...)})
		}
	}
	var wait sync.WaitGroup
	for k := range workers {
		wait.Go(func() {
			var a network.Arena
			for i := k; i < len(out); i += workers {
				a.Reset()
				readInto(n, &a, &out[i])
			}
		})
	}
	wait.Wait()
	return out
}

// readInto fills in what a network reads in a sentence.
func readInto(n *network.Network, a *network.Arena, s *corpus.Sentence) {
	r := n.Read(a, n.Featurize(nil, forms(s)))
	for i := range s.Tokens {
		tag := n.Tags[network.Best(r.Tags.Row(i)[:len(n.Tags)])]
		t := &s.Tokens[i]
		t.UPOS, t.XPOS, t.Head, t.Deprel = tag.UPOS, tag.XPOS, r.Heads[i], n.Labels[r.Labels[i]]
	}
}
