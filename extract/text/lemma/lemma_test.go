package lemma_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text/lemma"
)

// words are all that large texts have, the most frequent first.
type words []string

func (w words) Find(word string) int32 { return int32(slices.Index(w, word)) }

func (w words) Capital(word string) (often, known bool) { return word == "balochi", w.Find(word) >= 0 }

func TestLemma(t *testing.T) {
	l, err := lemma.Read("# tag writing end strip add case\nNNS\tplain\ts\t1\t\tlower\nNNS\tplain\ties\t3\ty\tlower\nNNS\tplain\t^men\t2\tan\tlower\n"+
		"NN\tcapitals\t\t0\t\tkeep\nNNP\tsmall\t^de\t0\t\tlower\nNNP\tsmall\t^bin\t0\t\tlower\nJJ\tplain\tian\t0\t\tkeep\n", words{"wild", "simple", "wilde", "balochi"})
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
		"a comma before a fraction is a point":     {"3,40", "NUM", "CD", "3.40"},
		"a superlative is of the commoner word":    {"wildest", "ADJ", "JJS", "wild"},
		"a superlative may have lost an e":         {"simplest", "ADJ", "JJS", "simple"},
		"a word cut short is the whole":            {"attn", "NOUN", "NN", "attention"},
		"whatever its tag":                         {"pls", "VERB", "VB", "please"},
		"but not as a name":                        {"Pls", "PROPN", "NNP", "Pls"},
		"nor in capitals":                          {"BC", "NOUN", "NN", "BC"},
		"a month cut short is the whole":           {"Aug", "PROPN", "NNP", "August"},
		"the name of a file is small":              {"Report.PDF", "PROPN", "NNP", "report.pdf"},
		"an adjective with its capital":            {"Balochi", "ADJ", "JJ", "Balochi"},
		"others are small":                         {"Simple", "ADJ", "JJ", "simple"},
		"letters with a number stay":               {"AS400", "NOUN", "NN", "AS400"},
		"an address is no plural":                  {"alt.sports", "NOUN", "NNS", "alt.sports"},
		"nothing stays nothing":                    {"", "NOUN", "NNS", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, l.Lemma(c.form, c.upos, c.xpos)) })
	}
}

func TestReadNamesTheLine(t *testing.T) {
	_, err := lemma.Read("NNS\tplain\ts\t1\t\tlower\nNNS\ts\n", nil)
	assert.ErrorContains(t, err, "lemmas.tsv:2: ")
}

func TestKnowsWhatNoRuleGuesses(t *testing.T) {
	l, err := lemma.Read("NNS\tplain\ts\t1\t\tlower\nNNS\tplain\t^men\t2\tan\tlower\n", nil)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		form, upos, xpos string
		want             bool
	}{
		"a word of the treebanks":           {"men", "NOUN", "NNS", true},
		"an irregular form":                 {"wrote", "VERB", "VBD", true},
		"a regular form of a known verb":    {"attacked", "VERB", "VBD", true},
		"a word cut short":                  {"thx", "INTJ", "UH", true},
		"not what only a rule speaks for":   {"rebels", "NOUN", "NNS", false},
		"not a form of a verb that is none": {"recieved", "VERB", "VBD", false},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, l.Knows(c.form, c.upos, c.xpos)) })
	}
}
