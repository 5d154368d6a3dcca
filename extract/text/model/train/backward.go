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
	var from, to []network.Matrix
	for d := range 2 {
		from = append(from, n.First[d].In, n.First[d].Back, n.Second[d].In, n.Second[d].Back)
		to = append(to, t.in[0][d], t.back[0][d], t.in[1][d], t.back[1][d])
	}
	from = append(from, n.TagScore.Weight, n.NameScore.Weight, n.HeadArc.Weight, n.DepArc.Weight, n.HeadLabel.Weight, n.DepLab.Weight, n.LabelScore.Weight, n.Biaffine)
	to = append(to, t.tag, t.name, t.headArc, t.depArc, t.headLabel, t.depLabel, t.label, t.biaff)
	inParallel(len(from), func(i int) { from[i].TransposeInto(to[i]) })
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

// rows are the tokens of the sentences that a worker learns from at once: those with trees come first.
type rows struct {
	*network.Batch
	examples []*example
	trees    int // sentences with a tree
	features []network.Features
	sentence []int // of each row
}

func newRows(examples []*example) *rows {
	b := &rows{}
	for _, trees := range []bool{true, false} {
		for _, e := range examples {
			if (e.heads != nil) == trees {
				b.examples = append(b.examples, e)
			}
		}
		if trees {
			b.trees = len(b.examples)
		}
	}
	lengths := make([]int, len(b.examples))
	for i, e := range b.examples {
		lengths[i] = len(e.features)
		b.features = append(b.features, e.features...)
		for range e.features {
			b.sentence = append(b.sentence, i)
		}
	}
	b.Batch = network.NewBatch(lengths)
	return b
}

// learn adds the gradients of sentences.
func (w *worker) learn(examples []*example, r *rand.Rand) {
	if len(examples) == 0 {
		return
	}
	a, n := &w.arena, w.net
	a.Reset()
	b := newRows(examples)
	w.forget(b.features, r)
	x := n.Input(a, b.features)
	inputMask := mask(a, b.Starts, x.Cols, w.drop.Input, r, false)
	multiply(x, inputMask)
	first, firstTraces := network.Layer(a, b.Batch, &n.First, x)
	firstMask := mask(a, b.Starts, first.Cols, w.drop.State, r, true)
	multiply(first, firstMask)
	second, secondTraces := network.Layer(a, b.Batch, &n.Second, first)
	secondMask := mask(a, b.Starts, second.Cols, w.drop.State, r, true)
	multiply(second, secondMask)
	both := network.Beside(a, first, second)
	dFirst, dSecond := a.Matrix(first.Rows, first.Cols), a.Matrix(second.Rows, second.Cols)
	dBoth := a.Matrix(both.Rows, both.Cols)
	w.classify(0, &n.TagScore, &w.grad.TagScore, w.turned.tag, both, dBoth, len(n.Tags), b)
	w.classify(1, &n.NameScore, &w.grad.NameScore, w.turned.name, both, dBoth, network.NameLabels, b)
	for i := range both.Rows {
		addTo(dFirst.Row(i), dBoth.Row(i)[:first.Cols])
		addTo(dSecond.Row(i), dBoth.Row(i)[first.Cols:])
	}
	if b.trees > 0 {
		end := b.Starts[b.trees]
		w.learnHeads(b, second.Slice(0, end), dSecond.Slice(0, end))
		w.learnLabels(b, second.Slice(0, end), dSecond.Slice(0, end))
	}
	multiply(dSecond, secondMask)
	for d := range 2 {
		w.backRecurrent(1, d, b, &n.Second[d], &w.grad.Second[d], dSecond, secondTraces[d], dFirst)
	}
	multiply(dFirst, firstMask)
	dX := a.Matrix(x.Rows, x.Cols)
	for d := range 2 {
		w.backRecurrent(0, d, b, &n.First[d], &w.grad.First[d], dFirst, firstTraces[d], dX)
	}
	multiply(dX, inputMask)
	w.backInput(b.features, dX)
	w.tokens += len(b.features)
}

// forget leaves out words, or only what is known of the whole word.
func (w *worker) forget(features []network.Features, r *rand.Rand) {
	for i := range features {
		f := &features[i]
		if r.Float64() < w.drop.Word {
			f.Forget()
		}
		if r.Float64() < 1.5*w.drop.Word {
			f.ForgetForm()
		}
	}
}

// mask draws what stays: zeros for what is left out, the rest scaled up. One row for all tokens of a sentence when it is shared.
func mask(a *network.Arena, starts []int, cols int, p float64, r *rand.Rand, shared bool) network.Matrix {
	m := a.Matrix(starts[len(starts)-1], cols)
	keep := float32(1 / (1 - p))
	limit := uint32(p * (1 << 16))
	for s, from := range starts[:len(starts)-1] {
		for i := from; i < starts[s+1]; i++ {
			row := m.Row(i)
			if shared && i > from {
				copy(row, m.Row(from))
				continue
			}
			for j := 0; j < len(row); j += 4 { // four draws of 16 bits
				bits := r.Uint64()
				for k := j; k < min(j+4, len(row)); k++ {
					if uint32(bits&0xffff) >= limit {
						row[k] = keep
					}
					bits >>= 16
				}
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
func (w *worker) classify(kind int, l, g *network.Linear, turnedWeight, x, dX network.Matrix, classes int, b *rows) {
	y := l.Apply(&w.arena, x)
	for i := range y.Rows {
		s := b.sentence[i]
		e := b.examples[s]
		allowed, weight := e.tags, e.tagWeight
		if kind == 1 {
			allowed, weight = e.names, e.nameWeight
		}
		if allowed == nil || allowed[i-b.Starts[s]].empty() {
			clear(y.Row(i))
			continue
		}
		w.loss[kind] += softmax(y.Row(i), classes, allowed[i-b.Starts[s]], weight)
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

// backLinear goes back through a linear layer.
func (w *worker) backLinear(g *network.Linear, turnedWeight, x, dY, dX network.Matrix) {
	w.arena.MulAdd(g.Weight.W, x.W, 1, x.Cols, dY.W, x.Cols, x.Rows, dY.Cols)
	for i := range dY.Rows {
		addTo(g.Bias.W, dY.Row(i))
	}
	w.arena.MulAdd(dX.W, dY.W, dY.Cols, 1, turnedWeight.W, dY.Rows, dY.Cols, dX.Cols)
}

func (w *worker) learnHeads(b *rows, second, dSecond network.Matrix) {
	a, n, g := &w.arena, w.net, w.grad
	arcs := n.NewArcs(a, second)
	dHeads, dDeps, dRoot := a.Matrix(second.Rows, n.Arc), a.Matrix(second.Rows, n.Arc), a.Matrix(1, n.Arc)
	for s, e := range b.examples[:b.trees] {
		from, to := b.Starts[s], b.Starts[s+1]
		steps := to - from
		heads, deps := arcs.Of(a, from, to)
		scores, middle := n.Score(a, heads, deps)
		for i := range steps {
			row := scores.Row(i)
			row[i+1] = -1e9
			w.loss[2] += softmax(row, steps+1, single(e.heads[i]+1), e.treeWeight)
		}
		dMiddle, dOwn := a.Matrix(steps, n.Arc), a.Matrix(steps+1, n.Arc)
		a.MulAdd(dMiddle.W, scores.W, scores.Cols, 1, heads.W, steps, steps+1, n.Arc)
		a.MulAdd(dOwn.W, scores.W, 1, scores.Cols, middle.W, steps+1, steps, n.Arc)
		a.MulAdd(g.Biaffine.W, deps.W, 1, n.Arc, dMiddle.W, n.Arc, steps, n.Arc)
		for i := range steps {
			addTo(g.HeadBias.W, dMiddle.Row(i))
		}
		a.MulAdd(dDeps.Slice(from, to).W, dMiddle.W, n.Arc, 1, w.turned.biaff.W, steps, n.Arc, n.Arc)
		addTo(dRoot.W, dOwn.Row(0))
		copy(dHeads.Slice(from, to).W, dOwn.Slice(1, steps+1).W)
	}
	backTanh(dHeads, arcs.Heads)
	backTanh(dDeps, arcs.Deps)
	backTanh(dRoot, arcs.Root)
	w.backLinear(&g.HeadArc, w.turned.headArc, second, dHeads, dSecond)
	w.backLinear(&g.HeadArc, w.turned.headArc, n.Root, dRoot, g.Root)
	w.backLinear(&g.DepArc, w.turned.depArc, second, dDeps, dSecond)
}

func (w *worker) learnLabels(b *rows, second, dSecond network.Matrix) {
	a, n, g := &w.arena, w.net, w.grad
	hidden := n.DepLab.Apply(a, second)
	fromHead, root := n.HeadLabel.Apply(a, second), n.HeadLabel.Apply(a, n.Root)
	dHead, dRoot := a.Matrix(hidden.Rows, hidden.Cols), a.Matrix(1, hidden.Cols)
	// of is what the head of a token adds, or its gradient.
	of := func(heads, root network.Matrix, i int) []float32 {
		s := b.sentence[i]
		if h := b.examples[s].heads[i-b.Starts[s]]; h >= 0 {
			return heads.Row(b.Starts[s] + h)
		}
		return root.W
	}
	for i := range hidden.Rows {
		addTo(hidden.Row(i), of(fromHead, root, i))
	}
	vector.Tanh(hidden.W)
	scores := n.LabelScore.Apply(a, hidden)
	for i := range scores.Rows {
		s := b.sentence[i]
		e := b.examples[s]
		w.loss[3] += softmax(scores.Row(i), len(n.Labels), single(e.labels[i-b.Starts[s]]), e.treeWeight)
	}
	dHidden := a.Matrix(hidden.Rows, hidden.Cols)
	w.backLinear(&g.LabelScore, w.turned.label, hidden, scores, dHidden)
	backTanh(dHidden, hidden)
	for i := range hidden.Rows {
		addTo(of(dHead, dRoot, i), dHidden.Row(i))
	}
	w.backLinear(&g.DepLab, w.turned.depLabel, second, dHidden, dSecond)
	w.backLinear(&g.HeadLabel, w.turned.headLabel, second, dHead, dSecond)
	w.backLinear(&g.HeadLabel, w.turned.headLabel, n.Root, dRoot, g.Root)
}

func backTanh(d, y network.Matrix) {
	for i, v := range y.W {
		d.W[i] *= 1 - v*v
	}
}

// backRecurrent goes back through one direction of a layer; dOut is the gradient of what it gave.
func (w *worker) backRecurrent(layer, direction int, b *rows, r, g *network.Recurrent, dOut network.Matrix, t network.Trace, dX network.Matrix) {
	a := &w.arena
	total, width := dOut.Rows, r.Back.Rows
	places := b.Places(direction == 1)
	dGates, before := a.Matrix(total, 3*width), a.Matrix(total, width)
	dStates, dCells, none := a.Matrix(b.Active[0], width), a.Matrix(b.Active[0], width), a.Take(width)
	at := total
	for s := len(b.Active) - 1; s >= 0; s-- {
		n := b.Active[s]
		at -= n
		last := 0 // where the step before starts
		if s > 0 {
			last = at - b.Active[s-1]
			copy(before.W[at*width:(at+n)*width], t.States.W[last*width:])
		}
		for i := range n {
			old := none
			if s > 0 {
				old = t.Cells.Row(last + i)
			}
			d := dOut.Row(int(places[at+i]))[direction*width : (direction+1)*width]
			backCells(t.Gates.Row(at+i), t.Tanh.Row(at+i), old, d, dStates.Row(i), dCells.Row(i), dGates.Row(at+i))
		}
		if s > 0 {
			clear(dStates.W[:n*width])
			a.MulAdd(dStates.W, dGates.W[at*3*width:], 3*width, 1, w.turned.back[layer][direction].W, n, 3*width, width)
		}
	}
	a.MulAdd(g.In.W, t.In.W, 1, t.In.Cols, dGates.W, t.In.Cols, total, 3*width)
	a.MulAdd(g.Back.W, before.W, 1, width, dGates.W, width, total, 3*width)
	for i := range total {
		addTo(g.Bias.W, dGates.Row(i))
	}
	dIn := a.Matrix(total, dX.Cols)
	a.MulAdd(dIn.W, dGates.W, 3*width, 1, w.turned.in[layer][direction].W, total, 3*width, dX.Cols)
	for i, k := range places {
		addTo(dX.Row(int(k)), dIn.Row(i))
	}
}

// backCells goes back through the gates of one token: d is the gradient of its state from above, dState and dCell from the step after;
// dCell becomes that of the cell before.
func backCells(gates, th, old, d, dState, dCell, dg []float32) {
	width := len(th)
	zs, ins, outs := gates[:width], gates[width:2*width], gates[2*width:3*width]
	dz, di, do := dg[:width], dg[width:2*width], dg[2*width:3*width]
	old, d, dState, dCell = old[:width], d[:width], dState[:width], dCell[:width]
	for j := range th {
		z, in, o := zs[j], ins[j], outs[j]
		open, pass := 0.5+0.5*in, 0.5+0.5*o
		dh := d[j] + dState[j]
		do[j] = dh * th[j] * 0.5 * (1 - o*o)
		dc := dh*pass*(1-th[j]*th[j]) + dCell[j]
		dz[j] = dc * open * (1 - z*z)
		di[j] = dc * (z - old[j]) * 0.5 * (1 - in*in)
		dCell[j] = dc * (1 - open)
	}
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
