package extract_test

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/ontology"
)

// newsSentences are the sentences of agency news that stand beside the repository: names of every kind in company that no fuzzer thinks of.
func newsSentences(t *testing.T) []string {
	t.Helper()
	f, err := os.Open("../../shared/data/ner/gmb-dev.iob2.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs ../shared/data/ner/gmb-dev.iob2.gz beside the repository")
	}
	require.NoError(t, err)
	defer f.Close()
	plain, err := gzip.NewReader(f)
	require.NoError(t, err)
	var sentences, words []string
	lines := bufio.NewScanner(plain)
	for lines.Scan() {
		word, _, more := strings.Cut(lines.Text(), "\t")
		if more {
			words = append(words, word)
			continue
		}
		sentences, words = append(sentences, strings.Join(words, " ")), nil
	}
	require.NoError(t, lines.Err())
	return append(sentences, strings.Join(words, " "))
}

func TestThousandsOfSentencesOfRealNewsAreReadWithoutAFault(t *testing.T) {
	sentences := newsSentences(t)
	vocabulary, err := ontology.Default()
	require.NoError(t, err)
	const perArticle = 12
	edges := 0
	for start := 0; start < len(sentences); start += perArticle {
		body := strings.Join(sentences[start:min(start+perArticle, len(sentences))], "\n\n")
		d := read(t, whole(fmt.Sprint("news-", start), body))
		require.NoError(t, d.Check(vocabulary), body)
		edges += len(d.Edges)
		for _, e := range d.Edges {
			require.Equal(t, e.Evidence.Quote, body[e.Evidence.Start:e.Evidence.End])
		}
	}
	assert.NotZero(t, edges)
}
