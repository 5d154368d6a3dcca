package network_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text/network"
)

// small returns a network of small sizes with drawn numbers.
func small() *network.Network {
	sizes := network.Sizes{Word: 4, Affix: 6, Shape: 6, AffixRows: 64, ShapeRows: 192, First: 16, Second: 16, Arc: 16, Label: 16}
	vocabulary := network.NewVocabulary([]string{"rebels", "left"}, 0.1, []int8{3, -4, 5, 6, 7, 1, 2, 3}, []network.Use{{Title: 3, Upper: 2, Clusters: [2]uint16{81, 22}}, {}})
	n := network.New(sizes, vocabulary, []network.Tag{{UPOS: "NOUN", XPOS: "NNS"}, {UPOS: "VERB", XPOS: "VBD"}}, []string{"root", "nsubj"})
	r := rand.New(rand.NewPCG(1, 2))
	for _, m := range append(n.Dense(), &n.Affixes) {
		for i := range m.W {
			m.W[i] = float32(r.NormFloat64())
		}
	}
	return n
}

func TestModelFileIsReadAsWritten(t *testing.T) {
	n := small()
	var first, second bytes.Buffer
	require.NoError(t, n.Write(&first))
	read, err := network.Read(first.Bytes())
	require.NoError(t, err)
	assert.Equal(t, n.Tags, read.Tags)
	assert.Equal(t, n.Labels, read.Labels)
	assert.Equal(t, n.Vocabulary, read.Vocabulary)
	assert.InDeltaSlice(t, n.First[0].In.W, read.First[0].In.W, 1e-3)
	assert.InDeltaSlice(t, n.Affixes.W, read.Affixes.W, 0.05)
	require.NoError(t, n.Write(&second))
	assert.Equal(t, first.Bytes(), second.Bytes(), "the same network gives the same bytes")
}

func TestBrokenModelFileIsAnError(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, small().Write(&file))
	for _, data := range [][]byte{nil, []byte("something else"), file.Bytes()[:100], file.Bytes()[:file.Len()-1], append(bytes.Clone(file.Bytes()), 0)} {
		_, err := network.Read(data)
		assert.ErrorIs(t, err, network.ErrFormat)
	}
}

// best finds the best tree with one root by trying all.
func best(scores network.Matrix) float64 {
	n := scores.Rows
	heads := make([]int, n)
	top := math.Inf(-1)
	var try func(i int)
	try = func(i int) {
		if i < n {
			for h := -1; h < n; h++ {
				if h != i {
					heads[i] = h
					try(i + 1)
				}
			}
			return
		}
		if sum, ok := sumOf(scores, heads); ok {
			top = max(top, sum)
		}
	}
	try(0)
	return top
}

// sumOf is the score of a tree, or false when the heads are none.
func sumOf(scores network.Matrix, heads []int) (float64, bool) {
	roots, sum := 0, 0.0
	for i, h := range heads {
		sum += float64(scores.Row(i)[h+1])
		if h == -1 {
			roots++
		}
		for steps, j := 0, i; j != -1; j = heads[j] {
			if steps++; steps > len(heads) {
				return 0, false
			}
		}
	}
	return sum, roots == 1
}

func TestTreeIsOneAndSeldomFarFromTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	exact := 0
	for range 300 {
		n := 1 + r.IntN(5)
		scores := network.NewMatrix(n, 16)
		for i := range scores.W {
			scores.W[i] = float32(r.NormFloat64())
		}
		sum, ok := sumOf(scores, network.Tree(scores))
		require.True(t, ok, "a tree with one root")
		if sum > best(scores)-1e-4 {
			exact++
		}
	}
	assert.Greater(t, exact, 240)
}

// TestTreeIsTheBest holds the search to trying all trees, where the root is given: one token gains far more by it than the others.
func TestTreeIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 7))
	for range 500 {
		n := 1 + r.IntN(6)
		scores := network.NewMatrix(n, 16)
		for i := range scores.W {
			scores.W[i] = float32(r.NormFloat64())
		}
		for i := range n {
			scores.Row(i)[0] -= 100
		}
		scores.Row(r.IntN(n))[0] += 200
		sum, ok := sumOf(scores, network.Tree(scores))
		require.True(t, ok, "a tree with one root")
		require.InDelta(t, best(scores), sum, 1e-4)
	}
}

func TestSentencesReadTogetherAreReadAsAlone(t *testing.T) {
	n := small()
	sentences := [][]string{{"Rebels", "left", "Gao"}, {"Left"}, {"Rebels", "left", "the", "north", "of", "Mali"}, {}, {"They", "fled"}}
	var features []network.Features
	var lengths []int
	for _, s := range sentences {
		features = n.Featurize(features, s)
		lengths = append(lengths, len(s))
	}
	var a, b network.Arena
	for i, together := range n.ReadBatch(&a, features, lengths) {
		alone := n.Read(&b, n.Featurize(nil, sentences[i]))
		assert.Equal(t, alone.Tags.W, together.Tags.W)
		assert.Equal(t, alone.Names.W, together.Names.W)
		assert.Equal(t, append([]int{}, alone.Heads...), append([]int{}, together.Heads...))
		assert.Equal(t, append([]int{}, alone.Labels...), append([]int{}, together.Labels...))
	}
}

func TestTreeOfALongSentence(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	scores := network.NewMatrix(160, 176)
	for i := range scores.W {
		scores.W[i] = float32(r.NormFloat64())
	}
	_, ok := sumOf(scores, network.Tree(scores))
	assert.True(t, ok)
}

func TestNamesNeverGoOnBeforeTheyBegin(t *testing.T) {
	scores := network.NewMatrix(4, 16)
	scores.Row(0)[2] = 5 // inside a person at the start
	scores.Row(1)[3] = 5 // a place begins
	scores.Row(2)[4] = 5 // and goes on
	scores.Row(3)[0] = 9
	names := network.Names(scores)
	require.Len(t, names, 1)
	assert.Equal(t, []int{1, 2, int(network.Place)}, []int{names[0].First, names[0].Last, int(names[0].Kind)})
	assert.InDelta(t, 0.9, names[0].Score, 0.1)
}

func TestFeaturesDoNotDependOnTheKindOfQuote(t *testing.T) {
	n := small()
	assert.Equal(t, n.Featurize(nil, []string{"'s", `"`, "rebels"}), n.Featurize(nil, []string{"’s", "”", "rebels"}))
}

func TestWordsAreKnownByHowTheyAreWritten(t *testing.T) {
	n := small()
	f := n.Featurize(nil, []string{"Rebels", "left", "Kidal"})
	assert.NotEqual(t, f[0].Shapes[4], f[1].Shapes[4], "the ratio of capitals is a feature")
	assert.Equal(t, int32(-1), f[1].Affixes[9], "a word of no cluster has none")
	assert.NotEqual(t, int32(-1), f[0].Affixes[9])
	f[0].Forget()
	assert.Equal(t, f[2].Shapes[4], f[0].Shapes[4], "a word left out is like one never met")
	assert.Equal(t, f[2].Affixes[9:], f[0].Affixes[9:])
}

func TestOneCapital(t *testing.T) {
	v := network.NewVocabulary([]string{"tehran", "nato", "odd"}, 1, nil, []network.Use{{Title: 14, Upper: 10}, {Title: 12, Upper: 15}, {}})
	assert.True(t, v.OneCapital("tehran"))
	assert.False(t, v.OneCapital("nato"))
	assert.False(t, v.OneCapital("odd"), "nothing is known of it")
	assert.False(t, v.OneCapital("unmet"))
}
