package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// trial trains a small network on three sentences, and returns its file.
func trial(t *testing.T) []byte {
	trees := []corpus.Sentence{
		{Tokens: []corpus.Token{
			{Form: "Rebels", Lemma: "rebel", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "nsubj"},
			{Form: "left", Lemma: "leave", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
			{Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 1, Deprel: "punct"},
		}},
		{Tokens: []corpus.Token{
			{Form: "Soldiers", Lemma: "soldier", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "nsubj"},
			{Form: "took", Lemma: "take", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
			{Form: "Kidal", Lemma: "Kidal", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "obj"},
		}, Entities: []corpus.Entity{{First: 2, Last: 2, Type: "place"}}},
	}
	news := []corpus.Sentence{{Tokens: []corpus.Token{
		{Form: "President", XPOS: "NNP", Name: "B-per"}, {Form: "Keita", XPOS: "NNP", Name: "I-per"}, {Form: "left", XPOS: "VBD", Name: "O"}, {Form: "Mali", XPOS: "NNP", Name: "B-geo"},
	}}}
	titles, err := corpus.Titles()
	require.NoError(t, err)
	c := &corpora{trees: trees, treesDev: [][]corpus.Sentence{trees}, news: news, newsDev: news, other: news, titles: titles}
	sizes := network.Sizes{Word: 4, Affix: 6, Shape: 6, AffixRows: 64, ShapeRows: 192, First: 16, Second: 16, Arc: 16, Label: 16}
	tags := []network.Tag{{UPOS: "NOUN", XPOS: "NNS"}, {UPOS: "VERB", XPOS: "VBD"}, {UPOS: "PROPN", XPOS: "NNP"}, {UPOS: "PUNCT", XPOS: "."}}
	n := network.New(sizes, network.NewVocabulary([]string{"left"}, 0.1, []int8{1, 2, 3, 4}, make([]network.Use, 1)), tags, []string{"root", "nsubj", "obj", "punct", "dep"})
	initialize(n, 3)
	fit(n, newMaker(n, c.titles), c, plan{epochs: 12000, rate: 0.01, news: 4, other: 4, mentions: 0.5, penn: 0.1, capitals: 0.1, silverFrom: 0.5, silver: 0.2}, 3)
	var file bytes.Buffer
	require.NoError(t, n.Write(&file))
	return file.Bytes()
}

func TestTrainingGivesTheSameBytesAgain(t *testing.T) {
	first := trial(t)
	assert.Equal(t, first, trial(t))
	n, err := network.Read(first)
	require.NoError(t, err)
	var a network.Arena
	r := n.Read(&a, n.Featurize(nil, []string{"Rebels", "took", "Kidal"}))
	assert.Len(t, r.Heads, 3)
}
