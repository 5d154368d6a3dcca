package main

import (
	"math"
	"slices"

	"newsgraph/extract/text/network"
)

// adam is the optimizer of Kingma and Ba (2015). Rows of the table of affixes change only when they are touched.
type adam struct {
	net          *network.Network
	mean, square *network.Network
	steps        int
	rowSteps     []int32
}

func newAdam(n *network.Network) *adam {
	return &adam{net: n, mean: zeroLike(n), square: zeroLike(n), rowSteps: make([]int32, n.AffixRows)}
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

// step moves the network against the sum of the workers' gradients, divided by the tokens, and empties them.
func (o *adam) step(workers []*worker, rate float64) {
	tokens := 0
	for _, w := range workers {
		tokens += w.tokens
		w.tokens = 0
	}
	if tokens == 0 {
		return
	}
	o.steps++
	grads := make([][]*network.Matrix, len(workers))
	for i, w := range workers {
		grads[i] = w.grad.Dense()
	}
	var norm float64
	for m, g := range grads[0] {
		for i := range g.W {
			for _, other := range grads[1:] {
				g.W[i] += other[m].W[i]
				other[m].W[i] = 0
			}
			norm += float64(g.W[i]) * float64(g.W[i])
		}
	}
	scale := 1 / float64(tokens)
	if n := math.Sqrt(norm) * scale; n > clipNorm {
		scale *= clipNorm / n
	}
	means, squares := o.mean.Dense(), o.square.Dense()
	for m, p := range o.net.Dense() {
		update(p.W, grads[0][m].W, means[m].W, squares[m].W, float32(scale), rate, o.steps)
	}
	o.rows(workers, float32(scale), rate)
}

// rows moves the touched rows of the table of affixes.
func (o *adam) rows(workers []*worker, scale float32, rate float64) {
	var touched []int32
	for _, w := range workers {
		touched = append(touched, w.touched...)
		w.touched = w.touched[:0]
	}
	slices.Sort(touched)
	touched = slices.Compact(touched)
	for _, k := range touched {
		g := workers[0].grad.Affixes.Row(int(k))
		for _, w := range workers[1:] {
			other := w.grad.Affixes.Row(int(k))
			addTo(g, other)
			clear(other)
		}
		o.rowSteps[k]++
		update(o.net.Affixes.Row(int(k)), g, o.mean.Affixes.Row(int(k)), o.square.Affixes.Row(int(k)), scale, rate, o.steps)
	}
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
