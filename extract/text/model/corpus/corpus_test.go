package corpus_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text/model/corpus"
)

func write(t *testing.T, text string) string {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

const tree = `# newdoc id = a
# newpar
# text = Mali's army left.
1-2	Mali's	_	_	_	_	_	_	_	_
1	Mali	Mali	PROPN	NNP	_	3	nmod:poss	_	Entity=(1-organization-new(2-place-new-sgl)
2	's	's	PART	POS	_	1	case	_	_
3	army	army	NOUN	NN	_	4	nsubj	_	Entity=1)
4	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = It went.
1	It	it	PRON	PRP	_	2	nsubj	_	_
2	went	go	VERB	VBD	_	0	root	_	SpaceAfter=No
2.1	far	far	ADV	RB	_	_	_	_	_
3	.	.	PUNCT	.	_	2	punct	_	_
`

func TestReadTreebank(t *testing.T) {
	s, err := corpus.ReadTreebank(write(t, tree))
	require.NoError(t, err)
	require.Len(t, s, 2)
	assert.True(t, s[0].Document && s[0].Paragraph && !s[1].Paragraph)
	assert.Equal(t, corpus.Token{Form: "Mali", Lemma: "Mali", UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "nmod:poss", NoSpace: true}, s[0].Tokens[0])
	assert.Len(t, s[1].Tokens, 3, "empty nodes are left out")
	assert.Equal(t, []corpus.Entity{{First: 0, Last: 0, Type: "place", Cluster: "2"}, {First: 0, Last: 2, Type: "organization", Cluster: "1"}}, s[0].Entities)
}

func TestRawPutsTheTextTogetherAgain(t *testing.T) {
	s, err := corpus.ReadTreebank(write(t, tree))
	require.NoError(t, err)
	raw, spans := corpus.Raw(s, "\n")
	assert.Equal(t, "Mali's army left.\nIt went.", raw)
	assert.Equal(t, "'s", raw[spans[0][1][0]:spans[0][1][1]])
}

func TestReadNames(t *testing.T) {
	s, err := corpus.ReadNames(write(t, "# newdoc id = a\n1\tBen\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n\nThe O\nMad I-ORG\nMarkets I-ORG\n"))
	require.NoError(t, err)
	require.Len(t, s, 2)
	assert.True(t, s[0].Document)
	assert.Equal(t, "B-PER", s[0].Tokens[0].Name)
	assert.Equal(t, []string{"O", "B-ORG", "I-ORG"}, []string{s[1].Tokens[0].Name, s[1].Tokens[1].Name, s[1].Tokens[2].Name})
}

func TestFaultsAreNamedByLine(t *testing.T) {
	_, err := corpus.ReadTreebank(write(t, "# text\n1\tMali\n"))
	assert.ErrorContains(t, err, ":2:")
	_, err = corpus.ReadNames(write(t, "a b c d e f\n"))
	assert.ErrorContains(t, err, ":1:")
}

func FuzzReadTreebank(f *testing.F) {
	f.Add(tree)
	f.Add("1\ta\t_\t_\t_\t_\t0\troot\t_\tEntity=)(1-x)(")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := corpus.ReadTreebank(write(t, text))
		if err == nil {
			corpus.Raw(s, " ")
		}
	})
}
