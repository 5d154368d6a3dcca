// Package network reads sentences: from the forms of the tokens to the scores of tags, heads, labels and names.
//
//	forms --features--> input --first layer--+--> tags, names
//	                                |        |
//	                                +--second layer--> heads, labels
//
// Both layers are bidirectional recurrent networks (long short-term memory with coupled gates). Heads are scored by a biaffine form, after
// Dozat and Manning (2017), names and tags by a linear one. Network is what reads and what the trainer fits; its numbers come from a
// model file, see Read.
package network

import "fmt"

// Sizes are the dimensions of a Network. All but Word, Affix and Shape are multiples of 16.
type Sizes struct {
	Word, Affix, Shape   int // widths of the parts of the input
	AffixRows, ShapeRows int // rows of the two tables that are learned; AffixRows is a power of two
	First, Second        int // width of each direction of the layers
	Arc, Label           int // width of what heads and labels are scored from
}

// Input is the width of the input of the first layer.
func (s Sizes) Input() int { return s.Word + s.Affix + s.Shape }

// DefaultSizes are those of the embedded model.
var DefaultSizes = Sizes{Word: 100, Affix: 62, Shape: 16, AffixRows: 1 << 15, ShapeRows: 192, First: 112, Second: 112, Arc: 96, Label: 64}

// Matrix is stored by rows without gaps.
type Matrix struct {
	Rows, Cols int
	W          []float32
}

// Slice is the rows from one to before another, which share the matrix's memory.
func (m Matrix) Slice(from, to int) Matrix {
	return Matrix{to - from, m.Cols, m.W[from*m.Cols : to*m.Cols]}
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{rows, cols, make([]float32, rows*cols)}
}

// Row returns a row, which shares the matrix's memory.
func (m Matrix) Row(i int) []float32 { return m.W[i*m.Cols : (i+1)*m.Cols] }

// Transposed returns a new matrix with rows and columns exchanged.
func (m Matrix) Transposed() Matrix {
	t := NewMatrix(m.Cols, m.Rows)
	m.TransposeInto(t)
	return t
}

// TransposeInto writes the transposed matrix.
func (m Matrix) TransposeInto(t Matrix) {
	for i := range m.Rows {
		for j, x := range m.Row(i) {
			t.W[j*m.Rows+i] = x
		}
	}
}

// Recurrent is one direction of a layer. The three gates stand side by side in the columns.
type Recurrent struct {
	In, Back, Bias Matrix
}

// Linear is a matrix with a bias.
type Linear struct {
	Weight, Bias Matrix
}

// Network is everything that is learned, with the names of what it gives.
type Network struct {
	Sizes
	Vocabulary *Vocabulary
	Tags       []Tag    // in the order of the scores
	Labels     []string // dependency relations, in the order of the scores

	Affixes, Shapes   Matrix
	First, Second     [2]Recurrent // forward, backward
	TagScore          Linear
	NameScore         Linear
	HeadArc, DepArc   Linear
	Biaffine          Matrix // Arc × Arc
	HeadBias          Matrix // 1 × Arc: how much a token is a head at all
	Root              Matrix // 1 × 2·Second: what stands for the root
	HeadLabel, DepLab Linear // their sum is what labels are scored from
	LabelScore        Linear
}

// Tag is a universal part of speech with a Penn tag.
type Tag struct{ UPOS, XPOS string }

// New returns a Network with all numbers zero.
func New(sizes Sizes, vocabulary *Vocabulary, tags []Tag, labels []string) *Network {
	n := &Network{Sizes: sizes, Vocabulary: vocabulary, Tags: tags, Labels: labels}
	n.Affixes, n.Shapes = NewMatrix(sizes.AffixRows, sizes.Affix), NewMatrix(sizes.ShapeRows, sizes.Shape)
	for d := range 2 {
		n.First[d] = newRecurrent(sizes.Input(), sizes.First)
		n.Second[d] = newRecurrent(2*sizes.First, sizes.Second)
	}
	n.TagScore = newLinear(2*sizes.First+2*sizes.Second, pad(len(tags)))
	n.NameScore = newLinear(2*sizes.First+2*sizes.Second, pad(NameLabels))
	n.HeadArc, n.DepArc = newLinear(2*sizes.Second, sizes.Arc), newLinear(2*sizes.Second, sizes.Arc)
	n.Biaffine, n.HeadBias = NewMatrix(sizes.Arc, sizes.Arc), NewMatrix(1, sizes.Arc)
	n.Root = NewMatrix(1, 2*sizes.Second)
	n.HeadLabel, n.DepLab = newLinear(2*sizes.Second, sizes.Label), newLinear(2*sizes.Second, sizes.Label)
	n.LabelScore = newLinear(sizes.Label, pad(len(labels)))
	return n
}

func newRecurrent(in, width int) Recurrent {
	return Recurrent{NewMatrix(in, 3*width), NewMatrix(width, 3*width), NewMatrix(1, 3*width)}
}

func newLinear(in, out int) Linear { return Linear{NewMatrix(in, out), NewMatrix(1, out)} }

// pad rounds up to what the product of matrices does fast.
func pad(n int) int { return (n + 15) &^ 15 }

// Dense are the matrices that every sentence uses, in the order of the model file.
func (n *Network) Dense() []*Matrix {
	out := []*Matrix{&n.Shapes}
	for _, layer := range [][]Recurrent{n.First[:], n.Second[:]} {
		for d := range layer {
			out = append(out, &layer[d].In, &layer[d].Back, &layer[d].Bias)
		}
	}
	for _, l := range []*Linear{&n.TagScore, &n.NameScore, &n.HeadArc, &n.DepArc, &n.HeadLabel, &n.DepLab, &n.LabelScore} {
		out = append(out, &l.Weight, &l.Bias)
	}
	return append(out, &n.Biaffine, &n.HeadBias, &n.Root)
}

// check says whether the sizes can be read with.
func (s Sizes) check() error {
	for _, n := range []int{s.First, s.Second, s.Arc, s.Label} {
		if n <= 0 || n%16 != 0 || n > 4096 {
			return fmt.Errorf("width %d is no multiple of 16", n)
		}
	}
	if s.AffixRows <= 0 || s.AffixRows&(s.AffixRows-1) != 0 || s.AffixRows > 1<<22 {
		return fmt.Errorf("%d rows of affixes are no power of two", s.AffixRows)
	}
	return nil
}

// The labels of names: O, then B and I of each kind.
const (
	Outside = iota
	person
	_
	place
	_
	group
	_
	demonym
	_
	other
	_
	title
	_
	NameLabels
)

// Kind is what a name names.
type Kind uint8

// The kinds of names, as their index; label 2k+1 begins a name of kind k, label 2k+2 goes on with it.
const (
	Person  Kind = iota
	Place        // a state or another place
	Group        // an organisation, an armed group, a government body
	Demonym      // Malian, Russians
	Other        // events, works, laws
	Title        // the words before a person's name: President, Mr.
	Kinds
)
