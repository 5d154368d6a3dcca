package main

import (
	"math"
	"math/rand/v2"

	"newsgraph/extract/text/network"
	"newsgraph/extract/text/vector"
)

// turned are the transposed matrices that the way back multiplies with.
type turned struct {
	in, back                                                      [2][2]network.Matrix // layer, direction
	tag, name, headArc, depArc, headLabel, depLabel, label, biaff network.Matrix
}

func newTurned(n *network.Network) *turned {
	t := &turned{}
	for d := range 2 {
		t.in[0][d], t.back[0][d] = n.First[d].In.Transposed(), n.First[d].Back.Transposed()
		t.in[1][d], t.back[1][d] = n.Second[d].In.Transposed(), n.Second[d].Back.Transposed()
	}
	t.tag, t.name = n.TagScore.Weight.Transposed(), n.NameScore.Weight.Transposed()
	t.headArc, t.depArc = n.HeadArc.Weight.Transposed(), n.DepArc.Weight.Transposed()
	t.headLabel, t.depLabel = n.HeadLabel.Weight.Transposed(), n.DepLab.Weight.Transposed()
	t.label, t.biaff = n.LabelScore.Weight.Transposed(), n.Biaffine.Transposed()
	return t
}

// refresh follows a change of the network.
func (t *turned) refresh(n *network.Network) {
	for d := range 2 {
		n.First[d].In.TransposeInto(t.in[0][d])
		n.First[d].Back.TransposeInto(t.back[0][d])
		n.Second[d].In.TransposeInto(t.in[1][d])
		n.Second[d].Back.TransposeInto(t.back[1][d])
	}
	n.TagScore.Weight.TransposeInto(t.tag)
	n.NameScore.Weight.TransposeInto(t.name)
	n.HeadArc.Weight.TransposeInto(t.headArc)
	n.DepArc.Weight.TransposeInto(t.depArc)
	n.HeadLabel.Weight.TransposeInto(t.headLabel)
	n.DepLab.Weight.TransposeInto(t.depLabel)
	n.LabelScore.Weight.TransposeInto(t.label)
	n.Biaffine.TransposeInto(t.biaff)
}

// worker computes the gradients of a share of a batch.
type worker struct {
	net     *network.Network
	turned  *turned
	grad    *network.Network
	touched []int32 // rows of grad.Affixes that are not zero, possibly several times
	arena   network.Arena
	drop    dropout
	loss    [4]float64 // tags, names, heads, labels
	tokens  int
}

// dropout are the shares that are left out while training.
type dropout struct {
	Word, Input, State float64
}

// learn adds the gradients of one sentence.
func (w *worker) learn(s *example, r *rand.Rand) {
	a := &w.arena
	a.Reset()
	n := w.net
	features := w.forget(s.features, r)
	x := n.Input(a, features)
	inputMask := mask(a, x.Rows, x.Cols, w.drop.Input, r, false)
	multiply(x, inputMask)
	first, traces := network.Layer(a, &n.First, x)
	raw := a.Matrix(first.Rows, first.Cols)
	copy(raw.W, first.W)
	firstMask := mask(a, first.Rows, first.Cols, w.drop.State, r, true)
	multiply(first, firstMask)
	dFirst := a.Matrix(first.Rows, first.Cols)
	if s.tags != nil {
		w.classify(0, &n.TagScore, &w.grad.TagScore, w.turned.tag, first, dFirst, len(n.Tags), s.tags, s.tagWeight)
	}
	if s.names != nil {
		w.classify(1, &n.NameScore, &w.grad.NameScore, w.turned.name, first, dFirst, network.NameLabels, s.names, 1)
	}
	if s.heads != nil {
		w.learnTree(s, first, dFirst, r)
	}
	multiply(dFirst, firstMask)
	dX := a.Matrix(x.Rows, x.Cols)
	for d := range 2 {
		w.backRecurrent(0, d, &n.First[d], &w.grad.First[d], x, raw, dFirst, traces[d], dX)
	}
	multiply(dX, inputMask)
	w.backInput(features, dX)
	w.tokens += len(features)
}

// forget leaves out words, or only what is known of the whole word.
func (w *worker) forget(features []network.Features, r *rand.Rand) []network.Features {
	out := append([]network.Features(nil), features...)
	for i := range out {
		f := &out[i]
		if r.Float64() < w.drop.Word {
			f.Word = -1
		}
		if r.Float64() < 1.5*w.drop.Word {
			f.Affixes[0], f.Affixes[len(f.Affixes)-1] = -1, -1
		}
	}
	return out
}

// mask draws what stays: zeros for what is left out, the rest scaled up. One row for all tokens when it is shared.
func mask(a *network.Arena, rows, cols int, p float64, r *rand.Rand, shared bool) network.Matrix {
	m := a.Matrix(rows, cols)
	keep := float32(1 / (1 - p))
	limit := uint32(p * (1 << 32))
	for i := range rows {
		row := m.Row(i)
		if shared && i > 0 {
			copy(row, m.Row(0))
			continue
		}
		for j := range row {
			if r.Uint32() >= limit {
				row[j] = keep
			}
		}
	}
	return m
}

func multiply(x, y network.Matrix) {
	for i, v := range y.W {
		x.W[i] *= v
	}
}

func addTo(x, y []float32) {
	for i, v := range y[:len(x)] {
		x[i] += v
	}
}

// classify adds the gradients of a layer of scores: minus the logarithm of the probability of all that is allowed.
func (w *worker) classify(kind int, l, g *network.Linear, turnedWeight, x, dX network.Matrix, classes int, allowed []set, weight float32) {
	y := l.Apply(&w.arena, x)
	for i := range y.Rows {
		row := y.Row(i)
		if allowed[i].empty() {
			clear(row)
			continue
		}
		w.loss[kind] += softmax(row, classes, allowed[i], weight)
	}
	w.backLinear(g, turnedWeight, x, y, dX)
}

// softmax turns scores into the gradient of the loss, and returns the loss. Scores past the classes become zero.
func softmax(row []float32, classes int, allowed set, weight float32) float64 {
	top := row[0]
	for _, v := range row[:classes] {
		top = max(top, v)
	}
	var sum, good float64
	for j, v := range row[:classes] {
		e := math.Exp(float64(v - top))
		row[j] = float32(e)
		sum += e
		if allowed.has(j) {
			good += e
		}
	}
	good = max(good, 1e-30)
	for j := range row[:classes] {
		p := float64(row[j]) / sum
		if allowed.has(j) {
			p -= float64(row[j]) / good
		}
		row[j] = float32(p) * weight
	}
	clear(row[classes:])
	return -math.Log(good / sum)
}

// backLinear goes back through a linear layer: dX may be empty.
func (w *worker) backLinear(g *network.Linear, turnedWeight, x, dY, dX network.Matrix) {
	vector.MulAdd(g.Weight.W, x.W, 1, x.Cols, dY.W, x.Cols, x.Rows, dY.Cols)
	for i := range dY.Rows {
		addTo(g.Bias.W, dY.Row(i))
	}
	vector.MulAdd(dX.W, dY.W, dY.Cols, 1, turnedWeight.W, dY.Rows, dY.Cols, dX.Cols)
}

// learnTree adds the gradients of heads and labels, down to the first layer.
func (w *worker) learnTree(s *example, first, dFirst network.Matrix, r *rand.Rand) {
	a, n := &w.arena, w.net
	second, traces := network.Layer(a, &n.Second, first)
	raw := a.Matrix(second.Rows, second.Cols)
	copy(raw.W, second.W)
	secondMask := mask(a, second.Rows, second.Cols, w.drop.State, r, true)
	multiply(second, secondMask)
	withRoot := n.WithRoot(a, second)
	dRooted, dSecond := a.Matrix(withRoot.Rows, withRoot.Cols), a.Matrix(second.Rows, second.Cols)
	w.learnHeads(s, second, withRoot, dSecond, dRooted)
	w.learnLabels(s, second, withRoot, dSecond, dRooted)
	addTo(w.grad.Root.W, dRooted.Row(0))
	addTo(dSecond.W, dRooted.W[second.Cols:])
	multiply(dSecond, secondMask)
	for d := range 2 {
		w.backRecurrent(1, d, &n.Second[d], &w.grad.Second[d], first, raw, dSecond, traces[d], dFirst)
	}
}

func (w *worker) learnHeads(s *example, second, withRoot, dSecond, dRooted network.Matrix) {
	a, n, g := &w.arena, w.net, w.grad
	steps := second.Rows
	heads, deps := n.HeadArc.Apply(a, withRoot), n.DepArc.Apply(a, second)
	vector.Tanh(heads.W)
	vector.Tanh(deps.W)
	scores := n.Score(a, heads, deps, steps)
	middle := a.Matrix(steps, n.Arc)
	for i := range steps {
		copy(middle.Row(i), n.HeadBias.W)
	}
	vector.MulAdd(middle.W, deps.W, n.Arc, 1, n.Biaffine.W, steps, n.Arc, n.Arc)
	for i := range steps {
		row := scores.Row(i)
		row[i+1] = -1e9
		w.loss[2] += softmax(row, steps+1, single(s.heads[i]+1), 1)
	}
	dMiddle, dHeads, dDeps := a.Matrix(steps, n.Arc), a.Matrix(steps+1, n.Arc), a.Matrix(steps, n.Arc)
	vector.MulAdd(dMiddle.W, scores.W, scores.Cols, 1, heads.W, steps, steps+1, n.Arc)
	vector.MulAdd(dHeads.W, scores.W, 1, scores.Cols, middle.W, steps+1, steps, n.Arc)
	vector.MulAdd(g.Biaffine.W, deps.W, 1, n.Arc, dMiddle.W, n.Arc, steps, n.Arc)
	for i := range steps {
		addTo(g.HeadBias.W, dMiddle.Row(i))
	}
	vector.MulAdd(dDeps.W, dMiddle.W, n.Arc, 1, w.turned.biaff.W, steps, n.Arc, n.Arc)
	backTanh(dHeads, heads)
	backTanh(dDeps, deps)
	w.backLinear(&g.HeadArc, w.turned.headArc, withRoot, dHeads, dRooted)
	w.backLinear(&g.DepArc, w.turned.depArc, second, dDeps, dSecond)
}

func (w *worker) learnLabels(s *example, second, withRoot, dSecond, dRooted network.Matrix) {
	a, n, g := &w.arena, w.net, w.grad
	hidden := n.DepLab.Apply(a, second)
	fromHead := n.HeadLabel.Apply(a, withRoot)
	for i, h := range s.heads {
		addTo(hidden.Row(i), fromHead.Row(h+1))
	}
	vector.Tanh(hidden.W)
	scores := n.LabelScore.Apply(a, hidden)
	for i := range scores.Rows {
		w.loss[3] += softmax(scores.Row(i), len(n.Labels), single(s.labels[i]), 1)
	}
	dHidden, dHead := a.Matrix(hidden.Rows, hidden.Cols), a.Matrix(withRoot.Rows, hidden.Cols)
	w.backLinear(&g.LabelScore, w.turned.label, hidden, scores, dHidden)
	backTanh(dHidden, hidden)
	for i, h := range s.heads {
		addTo(dHead.Row(h+1), dHidden.Row(i))
	}
	w.backLinear(&g.DepLab, w.turned.depLabel, second, dHidden, dSecond)
	w.backLinear(&g.HeadLabel, w.turned.headLabel, withRoot, dHead, dRooted)
}

func backTanh(d, y network.Matrix) {
	for i, v := range y.W {
		d.W[i] *= 1 - v*v
	}
}

// backRecurrent goes back through one direction of a layer: x went in, out came out, dOut is its gradient.
func (w *worker) backRecurrent(layer, direction int, r, g *network.Recurrent, x, out, dOut network.Matrix, t network.Trace, dX network.Matrix) {
	a := &w.arena
	steps, width := x.Rows, r.Back.Rows
	column := direction * width
	dGates, before := a.Matrix(steps, 3*width), a.Matrix(steps, width)
	dState, dCell, none := a.Take(width), a.Take(width), a.Take(width)
	for s := steps - 1; s >= 0; s-- {
		i, previous := s, s-1
		if direction == 1 {
			i, previous = steps-1-s, steps-s
		}
		old := none
		if s > 0 {
			old = t.Cells.Row(previous)
			copy(before.Row(i), out.Row(previous)[column:column+width])
		}
		gates, th, d, dg := t.Gates.Row(i), t.Tanh.Row(i), dOut.Row(i)[column:column+width], dGates.Row(i)
		for j := range width {
			z, in, o := gates[j], gates[width+j], gates[2*width+j]
			open, pass := 0.5+0.5*in, 0.5+0.5*o
			dh := d[j] + dState[j]
			dg[2*width+j] = dh * th[j] * 0.5 * (1 - o*o)
			dc := dh*pass*(1-th[j]*th[j]) + dCell[j]
			dg[j] = dc * open * (1 - z*z)
			dg[width+j] = dc * (z - old[j]) * 0.5 * (1 - in*in)
			dCell[j] = dc * (1 - open)
		}
		if s > 0 {
			clear(dState)
			vector.MulAdd(dState, dg, 3*width, 1, w.turned.back[layer][direction].W, 1, 3*width, width)
		}
	}
	vector.MulAdd(g.In.W, x.W, 1, x.Cols, dGates.W, x.Cols, steps, 3*width)
	vector.MulAdd(g.Back.W, before.W, 1, width, dGates.W, width, steps, 3*width)
	for i := range steps {
		addTo(g.Bias.W, dGates.Row(i))
	}
	vector.MulAdd(dX.W, dGates.W, 3*width, 1, w.turned.in[layer][direction].W, steps, 3*width, x.Cols)
}

// backInput adds the gradients of the tables.
func (w *worker) backInput(features []network.Features, dX network.Matrix) {
	n, g := w.net, w.grad
	for i := range features {
		row := dX.Row(i)
		for _, k := range features[i].Affixes {
			if k >= 0 {
				addTo(g.Affixes.Row(int(k)), row[n.Word:n.Word+n.Affix])
				w.touched = append(w.touched, k)
			}
		}
		for _, k := range features[i].Shapes {
			addTo(g.Shapes.Row(int(k)), row[n.Word+n.Affix:])
		}
	}
}
