package network

import "newsgraph/extract/text/vector"

// Arena hands out slices of numbers that all die at once. The zero value works.
type Arena struct {
	Fused  bool // see vector.MulAddFused: only for training
	blocks [][]float32
	block  int
	used   int
}

// MulAdd is vector.MulAdd, or vector.MulAddFused.
func (a *Arena) MulAdd(c, x []float32, rowStep, columnStep int, y []float32, m, k, n int) {
	if a.Fused {
		vector.MulAddFused(c, x, rowStep, columnStep, y, m, k, n)
	} else {
		vector.MulAdd(c, x, rowStep, columnStep, y, m, k, n)
	}
}

// Take returns n zeros.
func (a *Arena) Take(n int) []float32 {
	for a.block < len(a.blocks) && a.used+n > len(a.blocks[a.block]) {
		a.block++
		a.used = 0
	}
	if a.block == len(a.blocks) {
		a.blocks = append(a.blocks, make([]float32, max(n, 1<<17)))
	}
	out := a.blocks[a.block][a.used : a.used+n : a.used+n]
	a.used += n
	clear(out)
	return out
}

// Matrix returns a matrix of zeros.
func (a *Arena) Matrix(rows, cols int) Matrix { return Matrix{rows, cols, a.Take(rows * cols)} }

// Reset takes everything back.
func (a *Arena) Reset() { a.block, a.used = 0, 0 }

// Input writes the input of the first layer.
func (n *Network) Input(a *Arena, features []Features) Matrix {
	x := a.Matrix(len(features), n.Sizes.Input())
	for i := range features {
		f, row := &features[i], x.Row(i)
		if f.Word >= 0 {
			v := n.Vocabulary
			for j, q := range v.Data[int(f.Word)*n.Word : (int(f.Word)+1)*n.Word] {
				row[j] = float32(q) * v.Scale
			}
		}
		for _, k := range f.Affixes {
			if k >= 0 {
				add(row[n.Word:n.Word+n.Affix], n.Affixes.Row(int(k)))
			}
		}
		for _, k := range f.Shapes {
			add(row[n.Word+n.Affix:], n.Shapes.Row(int(k)))
		}
	}
	return x
}

func add(x, y []float32) {
	for i, v := range y[:len(x)] {
		x[i] += v
	}
}

// Trace is what one direction of a layer computed, for the way back, in the order of a Batch: what came in, the gates, the cells, those after
// tanh, and the states.
type Trace struct {
	In, Gates, Cells, Tanh, States Matrix
}

// Run runs one direction over x and writes its states into the columns of out from the given one on. Gates: candidate, input,
// output; the input gate i keeps 1-i of the old cell.
func (r *Recurrent) Run(a *Arena, b *Batch, x, out Matrix, column int, backward bool) Trace {
	width := r.Back.Rows
	t := Trace{a.Matrix(x.Rows, x.Cols), a.Matrix(x.Rows, 3*width), a.Matrix(x.Rows, width), a.Matrix(x.Rows, width), a.Matrix(x.Rows, width)}
	places := b.Places(backward)
	for i, k := range places {
		copy(t.In.Row(i), x.Row(int(k)))
		copy(t.Gates.Row(i), r.Bias.W)
	}
	a.MulAdd(t.Gates.W, t.In.W, x.Cols, 1, r.In.W, x.Rows, x.Cols, 3*width)
	at, before := 0, 0
	for s, n := range b.Active {
		gates := t.Gates.W[at*3*width : (at+n)*3*width]
		if s > 0 {
			a.MulAdd(gates, t.States.W[before*width:], width, 1, r.Back.W, n, width, 3*width)
		}
		vector.Tanh(gates)
		for i := range n {
			var old []float32
			if s > 0 {
				old = t.Cells.Row(before + i)
			}
			cells(t.Gates.Row(at+i), old, t.Cells.Row(at+i))
		}
		th := t.Tanh.W[at*width : (at+n)*width]
		copy(th, t.Cells.W[at*width:])
		vector.Tanh(th)
		for i := at; i < at+n; i++ {
			h, th := t.States.Row(i), t.Tanh.Row(i)
			for j, o := range t.Gates.Row(i)[2*width:] {
				h[j] = (0.5 + float32(0.5*o)) * th[j]
			}
			copy(out.Row(int(places[i]))[column:column+width], h)
		}
		before, at = at, at+n
	}
	return t
}

// cells are the new cells: the old ones, as far as the input gate does not let in the candidate.
func cells(gates, old, c []float32) {
	width := len(c)
	z, in := gates[:width], gates[width:2*width]
	if old == nil {
		for j := range c {
			c[j] = (0.5 + float32(0.5*in[j])) * z[j]
		}
		return
	}
	for j, o := range old[:width] {
		gate := 0.5 + float32(0.5*in[j])
		c[j] = o + float32(gate*(z[j]-o))
	}
}

// Apply returns x times the weight, plus the bias.
func (l *Linear) Apply(a *Arena, x Matrix) Matrix {
	y := a.Matrix(x.Rows, l.Weight.Cols)
	for i := range y.Rows {
		copy(y.Row(i), l.Bias.W)
	}
	a.MulAdd(y.W, x.W, x.Cols, 1, l.Weight.W, x.Rows, x.Cols, y.Cols)
	return y
}

// Layer runs both directions of a layer over x.
func Layer(a *Arena, b *Batch, layer *[2]Recurrent, x Matrix) (Matrix, [2]Trace) {
	width := layer[0].Back.Rows
	out := a.Matrix(x.Rows, 2*width)
	return out, [2]Trace{layer[0].Run(a, b, x, out, 0, false), layer[1].Run(a, b, x, out, width, true)}
}

// Reading is what a Network says of a sentence.
type Reading struct {
	Tags, Names Matrix // scores, a row a token
	Heads       []int  // index of the head, or -1 for the root
	Labels      []int  // index of the label
}

// Read reads a sentence. The scores live as long as the arena is not reset.
func (n *Network) Read(a *Arena, features []Features) Reading {
	return n.ReadBatch(a, features, []int{len(features)})[0]
}

// ReadBatch reads sentences of the given lengths, whose features stand one after the other. What it says of a sentence does not depend on
// the others. The scores live as long as the arena is not reset.
func (n *Network) ReadBatch(a *Arena, features []Features, lengths []int) []Reading {
	b := NewBatch(lengths)
	first, _ := Layer(a, b, &n.First, n.Input(a, features))
	second, _ := Layer(a, b, &n.Second, first)
	both := Beside(a, first, second)
	tags, names := n.TagScore.Apply(a, both), n.NameScore.Apply(a, both)
	arcs := n.NewArcs(a, second)
	rootLabel := n.HeadLabel.Apply(a, n.Root)
	headLabels, hidden := n.HeadLabel.Apply(a, second), n.DepLab.Apply(a, second)
	out := make([]Reading, len(lengths))
	heads := make([]int, 0, second.Rows)
	for i := range out {
		from, to := b.Starts[i], b.Starts[i+1]
		out[i] = Reading{Tags: tags.Slice(from, to), Names: names.Slice(from, to), Heads: Tree(arcs.Scores(a, n, from, to))}
		for k, h := range out[i].Heads {
			if h < 0 {
				add(hidden.Row(from+k), rootLabel.W)
			} else {
				add(hidden.Row(from+k), headLabels.Row(from+h))
			}
		}
		heads = append(heads, out[i].Heads...)
	}
	vector.Tanh(hidden.W)
	scores := n.LabelScore.Apply(a, hidden)
	labels := make([]int, len(heads))
	for i := range labels {
		labels[i] = Best(scores.Row(i)[:len(n.Labels)])
	}
	for i := range out {
		out[i].Labels = labels[b.Starts[i]:b.Starts[i+1]:b.Starts[i+1]]
	}
	return out
}

// Beside puts the rows of y behind those of x.
func Beside(a *Arena, x, y Matrix) Matrix {
	out := a.Matrix(x.Rows, x.Cols+y.Cols)
	for i := range out.Rows {
		copy(out.Row(i), x.Row(i))
		copy(out.Row(i)[x.Cols:], y.Row(i))
	}
	return out
}

// Arcs are what heads are scored from: each token as a head and as a dependent, and the root as a head.
type Arcs struct{ Root, Heads, Deps Matrix }

// NewArcs computes Arcs from the states of the second layer.
func (n *Network) NewArcs(a *Arena, second Matrix) Arcs {
	out := Arcs{n.HeadArc.Apply(a, n.Root), n.HeadArc.Apply(a, second), n.DepArc.Apply(a, second)}
	vector.Tanh(out.Root.W)
	vector.Tanh(out.Heads.W)
	vector.Tanh(out.Deps.W)
	return out
}

// Of returns the root and the tokens of one sentence as heads, and its tokens as dependents.
func (r Arcs) Of(a *Arena, from, to int) (heads, deps Matrix) {
	heads = a.Matrix(to-from+1, r.Root.Cols)
	copy(heads.W, r.Root.W)
	copy(heads.W[heads.Cols:], r.Heads.Slice(from, to).W)
	return heads, r.Deps.Slice(from, to)
}

// Scores are the scores of heads within a sentence: row i, column j is the score of j-1 as the head of i; column 0 is the root.
func (r Arcs) Scores(a *Arena, n *Network, from, to int) Matrix {
	heads, deps := r.Of(a, from, to)
	scores, _ := n.Score(a, heads, deps)
	return scores
}

// Score is the biaffine form: dependents times matrix plus bias, which is middle, times heads.
func (n *Network) Score(a *Arena, heads, deps Matrix) (scores, middle Matrix) {
	steps := deps.Rows
	middle = a.Matrix(steps, n.Arc)
	for i := range steps {
		copy(middle.Row(i), n.HeadBias.W)
	}
	a.MulAdd(middle.W, deps.W, deps.Cols, 1, n.Biaffine.W, steps, n.Arc, n.Arc)
	columns := pad(steps + 1)
	turned := a.Matrix(n.Arc, columns)
	for j := range heads.Rows {
		for k, v := range heads.Row(j) {
			turned.W[k*columns+j] = v
		}
	}
	scores = a.Matrix(steps, columns)
	a.MulAdd(scores.W, middle.W, n.Arc, 1, turned.W, steps, n.Arc, columns)
	return scores, middle
}

// Best is the index of the greatest number, the first of equals.
func Best(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}
