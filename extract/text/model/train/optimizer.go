package main

import (
	"math"
	"slices"
	"sync"

	"newsgraph/extract/text/network"
)

// adam is the optimizer of Kingma and Ba (2015). Rows of the table of affixes change only when they are touched.
type adam struct {
	net          *network.Network
	mean, square *network.Network
	steps        int
	pieces       []piece
}

func newAdam(n *network.Network) *adam {
	return &adam{net: n, mean: zeroLike(n), square: zeroLike(n), pieces: pieces(n)}
}

// zeroLike is a network of the same sizes with all numbers zero.
func zeroLike(n *network.Network) *network.Network {
	return network.New(n.Sizes, n.Vocabulary, n.Tags, n.Labels)
}

const (
	meanDecay   = 0.9
	squareDecay = 0.98
	clipNorm    = 4.0
)

// piece is a run of numbers of the dense matrices that one goroutine works on.
type piece struct{ matrix, from, to int }

// pieces cuts the dense matrices up.
func pieces(n *network.Network) []piece {
	const most = 1 << 14
	var out []piece
	for m, x := range n.Dense() {
		for from := 0; from < len(x.W); from += most {
			out = append(out, piece{m, from, min(from+most, len(x.W))})
		}
	}
	return out
}

// inParallel calls f with 0 to n-1, each on one of the workers.
func inParallel(n int, f func(i int)) {
	var wait sync.WaitGroup
	for k := range workers {
		wait.Go(func() {
			for i := k; i < n; i += workers {
				f(i)
			}
		})
	}
	wait.Wait()
}

// step moves the network against the sum of the workers' gradients, divided by the tokens, and empties them.
func (o *adam) step(team []*worker, rate float64) {
	tokens := 0
	for _, w := range team {
		tokens += w.tokens
		w.tokens = 0
	}
	if tokens == 0 {
		return
	}
	o.steps++
	grads := make([][]*network.Matrix, len(team))
	for i, w := range team {
		grads[i] = w.grad.Dense()
	}
	norms := make([]float64, len(o.pieces))
	inParallel(len(o.pieces), func(k int) {
		p := o.pieces[k]
		g := grads[0][p.matrix].W[p.from:p.to]
		for _, other := range grads[1:] {
			x := other[p.matrix].W[p.from:p.to]
			addTo(g, x)
			clear(x)
		}
		for _, v := range g {
			norms[k] += float64(v) * float64(v)
		}
	})
	var norm float64
	for _, v := range norms {
		norm += v
	}
	scale := 1 / float64(tokens)
	if n := math.Sqrt(norm) * scale; n > clipNorm {
		scale *= clipNorm / n
	}
	params, means, squares := o.net.Dense(), o.mean.Dense(), o.square.Dense()
	inParallel(len(o.pieces), func(k int) {
		p := o.pieces[k]
		of := func(m []*network.Matrix) []float32 { return m[p.matrix].W[p.from:p.to] }
		update(of(params), of(grads[0]), of(means), of(squares), float32(scale), rate, o.steps)
	})
	o.rows(team, float32(scale), rate)
}

// rows moves the touched rows of the table of affixes.
func (o *adam) rows(team []*worker, scale float32, rate float64) {
	var touched []int32
	for _, w := range team {
		touched = append(touched, w.touched...)
		w.touched = w.touched[:0]
	}
	slices.Sort(touched)
	touched = slices.Compact(touched)
	inParallel(len(touched), func(i int) {
		k := touched[i]
		g := team[0].grad.Affixes.Row(int(k))
		for _, w := range team[1:] {
			other := w.grad.Affixes.Row(int(k))
			addTo(g, other)
			clear(other)
		}
		update(o.net.Affixes.Row(int(k)), g, o.mean.Affixes.Row(int(k)), o.square.Affixes.Row(int(k)), scale, rate, o.steps)
	})
}

// update is one step of Adam on a slice of numbers; the gradient is emptied.
func update(p, g, mean, square []float32, scale float32, rate float64, steps int) {
	c1 := 1 - math.Pow(meanDecay, float64(steps))
	c2 := 1 - math.Pow(squareDecay, float64(steps))
	factor := float32(rate / c1 * math.Sqrt(c2))
	g, mean, square = g[:len(p)], mean[:len(p)], square[:len(p)]
	for i := range p {
		x := g[i] * scale
		g[i] = 0
		mean[i] += (1 - meanDecay) * (x - mean[i])
		square[i] += (1 - squareDecay) * (x*x - square[i])
		p[i] -= factor * mean[i] / (float32(math.Sqrt(float64(square[i]))) + 1e-7)
	}
}
