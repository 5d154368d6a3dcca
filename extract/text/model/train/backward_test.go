package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// TestGradients compares the way back with differences of the loss.
func TestGradients(t *testing.T) {
	sizes := network.Sizes{Word: 4, Affix: 6, Shape: 6, AffixRows: 64, ShapeRows: 192, First: 16, Second: 16, Arc: 16, Label: 16}
	vocabulary := network.NewVocabulary([]string{"rebels", "left"}, 0.1, []int8{3, -4, 5, 6, 7, 1, 2, 3}, []network.Use{{Title: 3, Upper: 2, Clusters: [2]uint16{81, 22}}, {}})
	n := network.New(sizes, vocabulary, []network.Tag{{UPOS: "NOUN", XPOS: "NNS"}, {UPOS: "VERB", XPOS: "VBD"}, {UPOS: "PROPN", XPOS: "NNP"}}, []string{"root", "nsubj", "obj"})
	initialize(n, 7)
	m := newMaker(n, nil)
	s := &corpus.Sentence{Tokens: []corpus.Token{
		{Form: "Rebels", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "nsubj", Name: "O"},
		{Form: "left", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root", Name: "O"},
		{Form: "Kidal", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "obj", Name: "B-geo"},
	}}
	e := m.tree(s)
	e.names = m.named(s, false).names
	bare := m.named(&corpus.Sentence{Tokens: []corpus.Token{{Form: "Rebels", Name: "O"}, {Form: "of", Name: "O"}, {Form: "Gao", Name: "B-geo"}, {Form: "left", Name: "O"}}}, false)
	loss := func() float64 {
		w := &worker{net: n, turned: newTurned(n), grad: zeroLike(n)}
		w.learn([]*example{e, bare}, rand.New(rand.NewPCG(1, 1)))
		return w.loss[0] + w.loss[1] + w.loss[2] + w.loss[3]
	}
	w := &worker{net: n, turned: newTurned(n), grad: zeroLike(n)}
	w.learn([]*example{e, bare}, rand.New(rand.NewPCG(1, 1)))
	grads := append(w.grad.Dense(), &w.grad.Affixes)
	for k, p := range append(n.Dense(), &n.Affixes) {
		for try := range 6 {
			i := (try*7919 + 13) % len(p.W)
			if k == len(grads)-1 {
				i = int(e.features[try%3].Affixes[try])*sizes.Affix + try
			}
			const h = 1e-2
			old := p.W[i]
			p.W[i] = old + h
			up := loss()
			p.W[i] = old - h
			down := loss()
			p.W[i] = old
			want := (up - down) / (2 * h)
			assert.InDelta(t, want, float64(grads[k].W[i]), 2e-3+0.02*math.Abs(want), "matrix %d, number %d", k, i)
		}
	}
}

func BenchmarkLearn(b *testing.B) {
	var words []string
	n := network.New(network.DefaultSizes, network.NewVocabulary(words, 0.1, nil, nil), make([]network.Tag, 90), make([]string, 51))
	initialize(n, 7)
	e := &example{tagWeight: 1, treeWeight: 1, nameWeight: 1, names: make([]set, 24), tags: make([]set, 24), heads: make([]int, 24), labels: make([]int, 24)}
	var forms []string
	for i := range 24 {
		forms = append(forms, string(rune('a'+i))+"word")
		e.tags[i], e.names[i], e.heads[i] = single(i), single(0), i-1
	}
	e.features = n.Featurize(nil, forms)
	w := &worker{net: n, turned: newTurned(n), grad: zeroLike(n), drop: dropout{0.1, 0.1, 0.25}}
	r := rand.New(rand.NewPCG(1, 1))
	w.arena.Fused = true
	for b.Loop() {
		w.learn([]*example{e, e, e, e, e, e, e, e, e, e, e, e, e, e, e, e}, r)
		w.touched = w.touched[:0]
	}
	b.ReportMetric(float64(16*24)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
