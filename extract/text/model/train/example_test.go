package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

func TestProperNounsSayWhereNamesAre(t *testing.T) {
	s := &corpus.Sentence{Tokens: []corpus.Token{
		{Form: "Yesterday", UPOS: "NOUN", XPOS: "NN"}, {Form: "the", UPOS: "DET", XPOS: "DT"}, {Form: "Bank", UPOS: "PROPN", XPOS: "NNP"},
		{Form: "of", UPOS: "ADP", XPOS: "IN"}, {Form: "Mali", UPOS: "PROPN", XPOS: "NNP"}, {Form: "shut", UPOS: "VERB", XPOS: "VBD"},
		{Form: "on", UPOS: "ADP", XPOS: "IN"}, {Form: "Monday", UPOS: "PROPN", XPOS: "NNP"},
	}}
	m := newMaker(network.New(network.DefaultSizes, network.NewVocabulary(nil, 1, nil, nil), []network.Tag{{UPOS: "NOUN", XPOS: "NN"}}, []string{"dep"}), nil)
	e := m.tree(s)
	m.proper(e)
	assert.True(t, e.names[0].has(network.Outside), "a small word is in no name")
	assert.False(t, e.names[2].has(network.Outside), "a proper noun is in one")
	assert.True(t, e.names[2].has(starts(network.Group)))
	assert.True(t, e.names[3].empty(), "what stands between two is left open")
	assert.True(t, e.names[1].has(network.Outside))
	assert.True(t, e.names[7].empty(), "so are days")
}
