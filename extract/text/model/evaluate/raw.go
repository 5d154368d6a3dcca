package main

import (
	"newsgraph/extract/text"
	"newsgraph/extract/text/model/corpus"
)

// f1 is the harmonic mean of precision and recall, in per cent.
func f1(right, found, wanted int) float64 {
	if found+wanted == 0 {
		return 0
	}
	return 200 * float64(right) / float64(found+wanted)
}

// rawScores measures tokens and sentences from raw text, with the given text between the sentences of a paragraph.
func rawScores(t *text.Analyzer, gold []corpus.Sentence, between string) (tokens, sentences float64) {
	raw, spans := corpus.Raw(gold, between)
	goldTokens, goldSentences := map[text.Span]bool{}, map[text.Span]bool{}
	for _, s := range spans {
		for _, span := range s {
			goldTokens[text.Span{Start: span[0], End: span[1]}] = true
		}
		goldSentences[text.Span{Start: s[0][0], End: s[len(s)-1][1]}] = true
	}
	doc := t.Tokenize(raw, nil)
	var found, right, rightSentences int
	for _, s := range doc.Sentences {
		if goldSentences[s.Span] {
			rightSentences++
		}
		for _, tok := range s.Tokens {
			found++
			if goldTokens[tok.Span] {
				right++
			}
		}
	}
	return f1(right, found, len(goldTokens)), f1(rightSentences, len(doc.Sentences), len(goldSentences))
}
