package lemma_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text/lemma"
)

func TestLemma(t *testing.T) {
	l, err := lemma.Read("# tag end strip add\nNNS\ts\t1\t\nNNS\ties\t3\ty\nNNS\t^men\t2\tan\nNNP\t\t0\t\n")
	require.NoError(t, err)
	for name, c := range map[string]struct{ form, upos, xpos, want string }{
		"the longest end wins":                     {"armies", "NOUN", "NNS", "army"},
		"a shorter end is next":                    {"Rebels", "NOUN", "NNS", "rebel"},
		"a listed word beats all ends":             {"men", "NOUN", "NNS", "man"},
		"a name keeps its capitals":                {"Kidal", "PROPN", "NNP", "Kidal"},
		"an unknown tag changes only the capitals": {"Left", "VERB", "VBD", "left"},
		"nothing stays nothing":                    {"", "NOUN", "NNS", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, l.Lemma(c.form, c.upos, c.xpos)) })
	}
}

func TestReadNamesTheLine(t *testing.T) {
	_, err := lemma.Read("NNS\ts\t1\t\nNNS\ts\n")
	assert.ErrorContains(t, err, "line 2")
}
