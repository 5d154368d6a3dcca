package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/extract/text/model/corpus"
)

func TestTelegraph(t *testing.T) {
	s := &corpus.Sentence{Tokens: []corpus.Token{
		{Form: "The", UPOS: "DET", XPOS: "DT", Head: 1, Deprel: "det"},
		{Form: "army", UPOS: "NOUN", XPOS: "NN", Head: 2, Deprel: "nsubj"},
		{Form: "denied", Lemma: "deny", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
		{Form: "a", UPOS: "DET", XPOS: "DT", Head: 4, Deprel: "det"},
		{Form: "deal", UPOS: "NOUN", XPOS: "NN", Head: 2, Deprel: "obj"},
		{Form: ".", UPOS: "PUNCT", XPOS: ".", Head: 2, Deprel: "punct"},
	}}
	got := telegraph(s, rand.New(rand.NewPCG(1, 1)))
	assert.Equal(t, "army denies deal", strings.ToLower(got.Text()))
	assert.Equal(t, []int{1, -1, 1}, []int{got.Tokens[0].Head, got.Tokens[1].Head, got.Tokens[2].Head})
}
