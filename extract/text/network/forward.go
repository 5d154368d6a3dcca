package network

import "newsgraph/extract/text/vector"

// Arena hands out slices of numbers that all die at once. The zero value works.
type Arena struct {
	blocks [][]float32
	block  int
	used   int
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

// Trace is what one direction of a layer computed, for the way back: the gates and the cells after tanh.
type Trace struct {
	Gates, Cells, Tanh Matrix
}

// Run runs one direction over x and writes its states into the columns of out from the given one on. Gates: candidate, input,
// output; the input gate i keeps 1-i of the old cell.
func (r *Recurrent) Run(a *Arena, x, out Matrix, column int, backward bool) Trace {
	steps, width := x.Rows, r.Back.Rows
	t := Trace{a.Matrix(steps, 3*width), a.Matrix(steps, width), a.Matrix(steps, width)}
	for i := range steps {
		copy(t.Gates.Row(i), r.Bias.W)
	}
	vector.MulAdd(t.Gates.W, x.W, x.Cols, 1, r.In.W, steps, x.Cols, 3*width)
	var state, cell []float32
	for s := range steps {
		i := s
		if backward {
			i = steps - 1 - s
		}
		g := t.Gates.Row(i)
		if state != nil {
			vector.MulAdd(g, state, width, 1, r.Back.W, 1, width, 3*width)
		}
		vector.Tanh(g)
		c, th := t.Cells.Row(i), t.Tanh.Row(i)
		z, in := g[:width], g[width:2*width]
		if cell == nil {
			for j := range c {
				c[j] = (0.5 + float32(0.5*in[j])) * z[j]
			}
		} else {
			for j, old := range cell[:len(c)] {
				gate := 0.5 + float32(0.5*in[j])
				c[j] = old + float32(gate*(z[j]-old))
			}
		}
		copy(th, c)
		vector.Tanh(th)
		h := out.Row(i)[column : column+width]
		for j, o := range g[2*width:] {
			h[j] = (0.5 + float32(0.5*o)) * th[j]
		}
		state, cell = h, c
	}
	return t
}

// Apply returns x times the weight, plus the bias.
func (l *Linear) Apply(a *Arena, x Matrix) Matrix {
	y := a.Matrix(x.Rows, l.Weight.Cols)
	for i := range y.Rows {
		copy(y.Row(i), l.Bias.W)
	}
	vector.MulAdd(y.W, x.W, x.Cols, 1, l.Weight.W, x.Rows, x.Cols, y.Cols)
	return y
}

// Layer runs both directions of a layer over x.
func Layer(a *Arena, layer *[2]Recurrent, x Matrix) (Matrix, [2]Trace) {
	width := layer[0].Back.Rows
	out := a.Matrix(x.Rows, 2*width)
	return out, [2]Trace{layer[0].Run(a, x, out, 0, false), layer[1].Run(a, x, out, width, true)}
}

// Reading is what a Network says of a sentence.
type Reading struct {
	Tags, Names Matrix // scores, a row a token
	Heads       []int  // index of the head, or -1 for the root
	Labels      []int  // index of the label
}

// Read reads a sentence. The scores live as long as the arena is not reset.
func (n *Network) Read(a *Arena, features []Features) Reading {
	first, _ := Layer(a, &n.First, n.Input(a, features))
	r := Reading{Tags: n.TagScore.Apply(a, first), Names: n.NameScore.Apply(a, first)}
	second, _ := Layer(a, &n.Second, first)
	r.Heads = n.heads(a, second)
	r.Labels = n.labels(a, second, r.Heads)
	return r
}

// Arcs returns the scores of heads: row i, column j is the score of j-1 as the head of i; column 0 is the root.
func (n *Network) Arcs(a *Arena, second Matrix) Matrix {
	steps := second.Rows
	withRoot := n.WithRoot(a, second)
	heads, deps := n.HeadArc.Apply(a, withRoot), n.DepArc.Apply(a, second)
	vector.Tanh(heads.W)
	vector.Tanh(deps.W)
	return n.Score(a, heads, deps, steps)
}

// WithRoot puts the row that stands for the root before the others.
func (n *Network) WithRoot(a *Arena, second Matrix) Matrix {
	out := a.Matrix(second.Rows+1, second.Cols)
	copy(out.Row(0), n.Root.W)
	copy(out.W[second.Cols:], second.W)
	return out
}

// Score is the biaffine form: dependents times matrix plus bias, times heads.
func (n *Network) Score(a *Arena, heads, deps Matrix, steps int) Matrix {
	m := a.Matrix(steps, n.Arc)
	for i := range steps {
		copy(m.Row(i), n.HeadBias.W)
	}
	vector.MulAdd(m.W, deps.W, deps.Cols, 1, n.Biaffine.W, steps, n.Arc, n.Arc)
	columns := pad(steps + 1)
	turned := a.Matrix(n.Arc, columns)
	for j := range heads.Rows {
		for k, v := range heads.Row(j) {
			turned.W[k*columns+j] = v
		}
	}
	scores := a.Matrix(steps, columns)
	vector.MulAdd(scores.W, m.W, n.Arc, 1, turned.W, steps, n.Arc, columns)
	return scores
}

func (n *Network) heads(a *Arena, second Matrix) []int {
	scores := n.Arcs(a, second)
	return Tree(scores)
}

func (n *Network) labels(a *Arena, second Matrix, heads []int) []int {
	hidden := n.DepLab.Apply(a, second)
	fromHead := n.HeadLabel.Apply(a, n.WithRoot(a, second))
	for i, h := range heads {
		add(hidden.Row(i), fromHead.Row(h+1))
	}
	vector.Tanh(hidden.W)
	scores := n.LabelScore.Apply(a, hidden)
	out := make([]int, len(heads))
	for i := range out {
		out[i] = Best(scores.Row(i)[:len(n.Labels)])
	}
	return out
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
