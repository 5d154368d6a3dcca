package main

import (
	"log"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// initialize draws the numbers of a new network.
func initialize(n *network.Network, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	for _, m := range n.Dense() {
		limit := math.Sqrt(6 / float64(m.Rows+m.Cols))
		if m.Rows == 1 {
			limit = 0
		}
		for i := range m.W {
			m.W[i] = float32((2*r.Float64() - 1) * limit)
		}
	}
	for i := range n.Shapes.W {
		n.Shapes.W[i] = float32(r.NormFloat64() * 0.2)
	}
	for i := range n.Root.W {
		n.Root.W[i] = float32(r.NormFloat64() * 0.2)
	}
	for i := range n.Affixes.W {
		n.Affixes.W[i] = float32(r.NormFloat64() * 0.08)
	}
}

// workers is how many goroutines share a batch. It does not follow the machine: the sum of gradients must not either.
const workers = 2

// phase is a stretch of training in which the steps fall to zero.
type phase struct {
	epochs      int     // times through the treebanks
	rate        float64 // first step size
	news, other int     // tokens of the name corpora a step
	mentions    int     // tokens of mentions a step
	silver      int     // tokens a step of news with the trees that the network of the phase before gives them
	penn        float32 // weight of the tags of the news corpus
	telegraph   float64 // share of the sentences of treebanks that are put as headlines would
	capitals    float64 // share of the sentences of treebanks that are written as headlines
}

// phases of a training from the start. Each goes on from the model file of the one before.
var phases = []phase{
	{epochs: 7, rate: 0.003, news: 420, other: 140, penn: 0.2, capitals: 0.08},
	{epochs: 4, rate: 0.002, news: 280, other: 280, mentions: 140, penn: 0.1, capitals: 0.12},
	{epochs: 3, rate: 0.0016, news: 280, other: 280, mentions: 140, silver: 140, penn: 0.1, telegraph: 0.12, capitals: 0.04},
}

const (
	batch          = 700  // tokens of the treebanks a step
	silverCapitals = 0.3  // share of the silver sentences that are written as headlines
	nameCapitals   = 0.06 // share of the sentences with names that are written as headlines
)

// fit trains: each step learns from a few sentences of the treebanks and of the names.
func fit(n *network.Network, m *maker, c *corpora, p phase, seed uint64) {
	t := newTurned(n)
	optimizer := newAdam(n)
	var team []*worker
	for range workers {
		team = append(team, &worker{net: n, turned: t, grad: zeroLike(n), drop: dropout{Word: 0.1, Input: 0.1, State: 0.25}})
	}
	trees := newFeed(c.trees, p.capitals, seed+10, m.tree)
	trees.telegraph = p.telegraph
	news := newFeed(c.news, nameCapitals, seed+20, func(s *corpus.Sentence) *example {
		e := m.named(s, false)
		m.penn(e, p.penn)
		return e
	})
	other := newFeed(c.other, nameCapitals, seed+30, func(s *corpus.Sentence) *example { return m.named(s, true) })
	mentions := newFeed(c.mentions, nameCapitals, seed+40, m.mentions)
	var parsed []corpus.Sentence
	if p.silver > 0 {
		parsed = silver(n, c.news)
		log.Printf("%d sentences of news with silver trees", len(parsed))
	}
	silverTrees := newFeed(parsed, silverCapitals, seed+50, m.tree)
	steps := p.epochs * trees.tokens / batch
	start := time.Now()
	for step := range steps {
		rate := p.rate * min(1, float64(step+1)/200) * (1 - float64(step)/float64(steps))
		sentences := trees.take(batch)
		sentences = append(sentences, news.take(p.news)...)
		sentences = append(sentences, other.take(p.other)...)
		sentences = append(sentences, mentions.take(p.mentions)...)
		sentences = append(sentences, silverTrees.take(p.silver)...)
		share(team, sentences, seed, step)
		optimizer.step(team, rate)
		t.refresh(n)
		if every := max(steps/(2*p.epochs), 1); (step+1)%every == 0 {
			logLoss(team, step+1, steps, start)
		}
		if every := max(steps/4, 1); (step+1)%every == 0 {
			report(n, m, c)
		}
	}
}

// share lets the workers learn a batch, each its own sentences.
func share(team []*worker, batch []*example, seed uint64, step int) {
	var wait sync.WaitGroup
	for k, w := range team {
		wait.Go(func() {
			for i := k; i < len(batch); i += len(team) {
				w.learn(batch[i], rand.New(rand.NewPCG(seed, uint64(step)<<20+uint64(i))))
			}
		})
	}
	wait.Wait()
}

func logLoss(team []*worker, step, steps int, start time.Time) {
	var sum [4]float64
	for _, w := range team {
		for i, v := range w.loss {
			sum[i] += v
		}
		w.loss = [4]float64{}
	}
	log.Printf("step %d of %d, loss: tags %.0f names %.0f heads %.0f labels %.0f, %s", step, steps, sum[0], sum[1], sum[2], sum[3], time.Since(start).Round(time.Second))
}

// feed gives out the sentences of a corpus in an order drawn anew each time through.
type feed struct {
	sentences []corpus.Sentence
	order     []int
	at        int
	random    *rand.Rand
	tokens    int
	capitals  float64 // share written as headlines
	telegraph float64 // share put as headlines would
	make      func(*corpus.Sentence) *example
}

// longest is how many tokens a sentence may have to be learned from.
const longest = 150

func newFeed(sentences []corpus.Sentence, capitals float64, seed uint64, prepare func(*corpus.Sentence) *example) *feed {
	f := &feed{sentences: sentences, random: rand.New(rand.NewPCG(seed, 2)), capitals: capitals, make: prepare}
	for i, s := range sentences {
		if len(s.Tokens) <= longest {
			f.order = append(f.order, i)
			f.tokens += len(s.Tokens)
		}
	}
	f.at = len(f.order)
	return f
}

// take returns the next sentences with at least so many tokens.
func (f *feed) take(tokens int) []*example {
	var out []*example
	for n := 0; n < tokens && len(f.order) > 0; {
		if f.at == len(f.order) {
			f.random.Shuffle(len(f.order), func(i, j int) { f.order[i], f.order[j] = f.order[j], f.order[i] })
			f.at = 0
		}
		s := &f.sentences[f.order[f.at]]
		switch {
		case f.telegraph > 0 && f.random.Float64() < f.telegraph:
			s = telegraph(s, f.random)
		case f.random.Float64() < f.capitals:
			s = capitalized(s, f.random)
		}
		e := f.make(s)
		f.at++
		n += len(e.features)
		out = append(out, e)
	}
	return out
}

// report logs how a network does on the sentences kept for that.
func report(n *network.Network, m *maker, c *corpora) {
	var a network.Arena
	var total, upos, xpos, uas, las float64
	for i := range c.treesDev {
		s := &c.treesDev[i]
		a.Reset()
		r := n.Read(&a, n.Featurize(nil, forms(s)))
		for k, t := range s.Tokens {
			total++
			tag := n.Tags[network.Best(r.Tags.Row(k)[:len(n.Tags)])]
			upos += truth(tag.UPOS == t.UPOS)
			xpos += truth(tag.XPOS == t.XPOS)
			uas += truth(r.Heads[k] == t.Head)
			las += truth(r.Heads[k] == t.Head && n.Labels[r.Labels[k]] == t.Deprel)
		}
	}
	total = max(total, 1) / 100
	var right, found, wanted float64
	for i := range c.newsDev {
		s := &c.newsDev[i]
		a.Reset()
		r := n.Read(&a, n.Featurize(nil, forms(s)))
		got := network.Names(r.Names)
		gold := goldNames(m.named(s, false))
		for _, g := range gold {
			wanted += truth(g.Kind != network.Other && g.Kind != network.Title)
		}
		for _, name := range got {
			if name.Kind == network.Other || name.Kind == network.Title {
				continue
			}
			found++
			for _, g := range gold {
				right += truth(g.First == name.First && g.Last == name.Last && (g.Kind == name.Kind || g.Kind+name.Kind == network.Place+network.Demonym))
			}
		}
	}
	log.Printf("dev: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f; names in news %.2f", upos/total, xpos/total, uas/total, las/total, 200*right/max(found+wanted, 1))
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// goldNames are the names of an example whose labels are certain.
func goldNames(e *example) []network.Name {
	scores := network.NewMatrix(len(e.names), network.NameLabels)
	for i, s := range e.names {
		for j := range network.NameLabels {
			if s.has(j) {
				scores.Row(i)[j] = 100
			}
		}
	}
	return network.Names(scores)
}
