package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"newsgraph/extract/text/model/corpus"
)

// telegraph is a sentence of a treebank as a headline would say it: without articles and the last full stop, the past as the
// present. The treebanks have hardly any headlines, and newspapers little else at the top.
func telegraph(s *corpus.Sentence, r *rand.Rand) *corpus.Sentence {
	c := &corpus.Sentence{Tokens: append([]corpus.Token(nil), s.Tokens...)}
	for i := range c.Tokens {
		if t := &c.Tokens[i]; t.XPOS == "VBD" && t.UPOS == "VERB" && t.Lemma != "" && t.Lemma != "_" {
			present(c, i)
		}
	}
	drop := make([]bool, len(c.Tokens))
	for i, t := range c.Tokens {
		form := strings.ToLower(t.Form)
		article := t.UPOS == "DET" && (form == "the" || form == "a" || form == "an")
		drop[i] = article || i == len(c.Tokens)-1 && form == "."
	}
	for _, t := range c.Tokens {
		if t.Head >= 0 {
			drop[t.Head] = false // something hangs on it
		}
	}
	c.Tokens = without(c.Tokens, drop)
	if len(c.Tokens) > 0 {
		c.Tokens[0].Form = upperFirst(c.Tokens[0].Form)
	}
	if r.Float64() < 0.4 {
		return capitalized(c, r)
	}
	return c
}

// present turns a verb of the past into the present, as its subject asks.
func present(s *corpus.Sentence, i int) {
	t := &s.Tokens[i]
	for k, d := range s.Tokens {
		if d.Head != i || !strings.HasPrefix(d.Deprel, "nsubj") {
			continue
		}
		plural := slices.Contains([]string{"NNS", "NNPS"}, d.XPOS)
		for _, e := range s.Tokens {
			plural = plural || e.Head == k && e.Deprel == "conj"
		}
		switch {
		case d.XPOS == "PRP":
			return
		case plural:
			t.Form, t.XPOS = t.Lemma, "VBP"
		default:
			t.Form, t.XPOS = third(t.Lemma), "VBZ"
		}
		return
	}
}

// third is the third person of a verb.
func third(verb string) string {
	n := len(verb)
	switch {
	case verb == "have":
		return "has"
	case hasEnd(verb, "s", "x", "z", "ch", "sh", "o"):
		return verb + "es"
	case n > 1 && verb[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		return verb[:n-1] + "ies"
	}
	return verb + "s"
}

func hasEnd(word string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(word, end) })
}

// without is what stays of tokens, with heads moved along.
func without(tokens []corpus.Token, drop []bool) []corpus.Token {
	place := make([]int, len(tokens))
	n := 0
	for i := range tokens {
		place[i] = n
		if !drop[i] {
			n++
		}
	}
	if n == 0 {
		return tokens
	}
	var out []corpus.Token
	for i, t := range tokens {
		if drop[i] {
			continue
		}
		if t.Head >= 0 {
			t.Head = place[t.Head]
		}
		out = append(out, t)
	}
	return out
}
