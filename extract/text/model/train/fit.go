package main

import (
	"log"
	"math"
	"math/rand/v2"
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

// plan is how a training goes.
type plan struct {
	epochs      float64 // times through the treebanks
	rate        float64 // greatest step size; it rises at the start and then falls to zero
	news, other int     // tokens of the name corpora a step
	mentions    float32 // weight of the names that the mentions of a treebank are
	proper      float32 // weight of what proper nouns say of names in a treebank without mentions
	penn        float32 // weight of the tags of the news corpus
	telegraph   float64 // share of the sentences of treebanks that are put as headlines would
	capitals    float64 // share of the sentences of treebanks that are written as headlines
	silverFrom  float64 // after this share of the steps the news get the trees that the network gives them
	silver      float32 // weight of those trees
}

// english is the plan of the embedded model.
var english = plan{epochs: 28, rate: 0.003, news: 350, other: 140, mentions: 0.5, proper: 0.3, penn: 0.15, telegraph: 0.05, capitals: 0.06, silverFrom: 0.6, silver: 0.25}

const (
	batch          = 700  // tokens of the treebanks a step
	silverCapitals = 0.2  // share of the silver sentences that are written as headlines
	nameCapitals   = 0.06 // share of the sentences with names that are written as headlines
)

// fit trains: each step learns from a few sentences of the treebanks and of the names.
func fit(n *network.Network, m *maker, c *corpora, p plan, seed uint64) {
	t := newTurned(n)
	optimizer := newAdam(n)
	var team []*worker
	for range workers {
		w := &worker{net: n, turned: t, grad: zeroLike(n), drop: dropout{Word: 0.12, Input: 0.12, State: 0.33}}
		w.arena.Fused = true
		team = append(team, w)
	}
	trees := newFeed(c.trees, p.capitals, seed+10, func(s *corpus.Sentence) *example {
		e := m.tree(s)
		if s.Entities != nil {
			m.mentions(e)
			e.nameWeight = p.mentions
		} else {
			m.proper(e)
			e.nameWeight = p.proper
		}
		return e
	})
	trees.telegraph = p.telegraph
	news := newFeed(c.news, nameCapitals, seed+20, func(s *corpus.Sentence) *example { return m.news(s, p) })
	other := newFeed(c.other, nameCapitals, seed+30, func(s *corpus.Sentence) *example { return m.named(s, true) })
	steps := int(p.epochs * float64(trees.tokens) / batch)
	start := time.Now()
	for step := range steps {
		if step == int(p.silverFrom*float64(steps)) && p.silver > 0 {
			news.sentences, news.capitals = silver(n, c.news), silverCapitals
			log.Printf("news read after %s", time.Since(start).Round(time.Second))
		}
		sentences := append(append(trees.take(batch), news.take(p.news)...), other.take(p.other)...)
		inParallel(len(team), func(k int) {
			var own []*example
			for i := k; i < len(sentences); i += len(team) {
				own = append(own, sentences[i])
			}
			team[k].learn(own, rand.New(rand.NewPCG(seed, uint64(step*len(team)+k))))
		})
		optimizer.step(team, p.rate*min(1, float64(step+1)/300)*(1-float64(step)/float64(steps)))
		t.refresh(n)
		if every := max(steps/20, 1); (step+1)%every == 0 {
			logLoss(team, step+1, steps, start)
		}
		if every := max(steps/4, 1); (step+1)%every == 0 && len(c.treesDev) > 0 {
			report(n, m, c)
		}
	}
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
	for _, dev := range c.treesDev {
		reportTrees(n, dev)
	}
	log.Printf("names in the news held back: F1 %.2f", namesF1(n, m, c.newsDev))
	if len(c.webDev) > 0 {
		log.Printf("names of the web held back: F1 %.2f", namesF1(n, m, c.webDev))
	}
}

func reportTrees(n *network.Network, dev []corpus.Sentence) {
	var total, upos, xpos, uas, las float64
	read(n, dev, func(s *corpus.Sentence, r network.Reading) {
		for k, t := range s.Tokens {
			total++
			tag := n.Tags[network.Best(r.Tags.Row(k)[:len(n.Tags)])]
			upos += truth(tag.UPOS == t.UPOS)
			xpos += truth(tag.XPOS == t.XPOS)
			uas += truth(r.Heads[k] == t.Head)
			las += truth(r.Heads[k] == t.Head && n.Labels[r.Labels[k]] == t.Deprel)
		}
	})
	share := func(n float64) float64 { return 100 * n / max(total, 1) }
	log.Printf("treebank held back: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f", share(upos), share(xpos), share(uas), share(las))
}

// namesF1 is how well names are found, of 100. Demonyms count as places.
func namesF1(n *network.Network, m *maker, dev []corpus.Sentence) float64 {
	var right, found, wanted float64
	read(n, dev, func(s *corpus.Sentence, r network.Reading) {
		gold := goldNames(m.named(s, false))
		for _, g := range gold {
			wanted += truth(g.Kind != network.Other && g.Kind != network.Title)
		}
		for _, name := range network.Names(r.Names) {
			if name.Kind == network.Other || name.Kind == network.Title {
				continue
			}
			found++
			for _, g := range gold {
				right += truth(g.First == name.First && g.Last == name.Last && (g.Kind == name.Kind || g.Kind+name.Kind == network.Place+network.Demonym))
			}
		}
	})
	return 200 * right / max(found+wanted, 1)
}

// read reads sentences, several at once, and calls f with each.
func read(n *network.Network, sentences []corpus.Sentence, f func(*corpus.Sentence, network.Reading)) {
	const at = 32
	readings := make([][]network.Reading, (len(sentences)+at-1)/at)
	inParallel(len(readings), func(i int) {
		var a network.Arena
		var features []network.Features
		var lengths []int
		for _, s := range sentences[i*at : min((i+1)*at, len(sentences))] {
			features = n.Featurize(features, forms(&s))
			lengths = append(lengths, len(s.Tokens))
		}
		readings[i] = n.ReadBatch(&a, features, lengths)
	})
	for i := range sentences {
		f(&sentences[i], readings[i/at][i%at])
	}
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
