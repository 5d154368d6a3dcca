package lemma_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text/lemma"
)

func TestLemma(t *testing.T) {
	l, err := lemma.Read("# tag writing end strip add case\nNNS\tplain\ts\t1\t\tlower\nNNS\tplain\ties\t3\ty\tlower\nNNS\tplain\t^men\t2\tan\tlower\n"+
		"NN\tcapitals\t\t0\t\tkeep\nNNP\tsmall\t^de\t0\t\tlower\nNNP\tsmall\t^bin\t0\t\tlower\nJJ\tplain\tian\t0\t\tkeep\n", nil)
	require.NoError(t, err)
	for name, c := range map[string]struct{ form, upos, xpos, want string }{
		"the longest end wins":                     {"armies", "NOUN", "NNS", "army"},
		"a shorter end is next":                    {"Rebels", "NOUN", "NNS", "rebel"},
		"a listed word beats all ends":             {"men", "NOUN", "NNS", "man"},
		"a name keeps its capitals":                {"Kidal", "PROPN", "NNP", "Kidal"},
		"a name without a capital gets one":        {"kidal", "PROPN", "NNP", "Kidal"},
		"unless the table knows it without":        {"bin", "PROPN", "NNP", "bin"},
		"a letter that names itself stays":         {"B", "NOUN", "NN", "B"},
		"an unknown tag changes only the capitals": {"Left", "VERB", "ZZ", "left"},
		"capitals of an abbreviation stay":         {"GDP", "NOUN", "NN", "GDP"},
		"an adjective of a country keeps its one":  {"Malian", "ADJ", "JJ", "Malian"},
		"a part of a name keeps its capital":       {"Hidden", "ADJ", "NNP", "Hidden"},
		"a number has no commas":                   {"1,500", "NUM", "CD", "1500"},
		"nothing stays nothing":                    {"", "NOUN", "NNS", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, l.Lemma(c.form, c.upos, c.xpos)) })
	}
}

func TestReadNamesTheLine(t *testing.T) {
	_, err := lemma.Read("NNS\tplain\ts\t1\t\tlower\nNNS\ts\n", nil)
	assert.ErrorContains(t, err, "lemmas.tsv:2: ")
}
