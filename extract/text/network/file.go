package network

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// A model file is a magic line, the sizes, the lists of words, tags and labels, the vectors as they are, how the words are written, the table of affixes with 8 bits
// a number and a scale a row, and the other matrices with 16 bits a number and a scale each.

const magic = "newsgraph language model 3\n"

// ErrFormat means that a model file is none, or of another version.
var ErrFormat = errors.New("not a model file of this version")

func rowScale(x []float32) float32 {
	// The scale is kept as 16 bits of a floating point number, so that it survives being written.
	return math.Float32frombits((math.Float32bits(greatest(x)/127) + 0xffff) &^ 0xffff)
}

func matrixScale(x []float32) float32 {
	return math.Float32frombits((math.Float32bits(greatest(x)/32767) + 0xffff) &^ 0xffff)
}

func greatest(x []float32) float32 {
	var top float32
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

func quantize(x, scale, limit float32) int {
	if scale == 0 {
		return 0
	}
	return int(math.RoundToEven(float64(max(-limit, min(limit, x/scale)))))
}

// Write writes a model file.
func (n *Network) Write(out io.Writer) error {
	w := bufio.NewWriter(out)
	w.WriteString(magic)
	for _, x := range n.sizes() {
		binary.Write(w, binary.LittleEndian, uint32(*x))
	}
	tags := make([]string, len(n.Tags))
	for i, t := range n.Tags {
		tags[i] = t.UPOS + " " + t.XPOS
	}
	for _, list := range [][]string{n.Vocabulary.Words, tags, n.Labels} {
		text := strings.Join(list, "\n")
		binary.Write(w, binary.LittleEndian, uint32(len(text)))
		w.WriteString(text)
	}
	binary.Write(w, binary.LittleEndian, n.Vocabulary.Scale)
	binary.Write(w, binary.LittleEndian, n.Vocabulary.Data)
	binary.Write(w, binary.LittleEndian, n.Vocabulary.Uses)
	for i := range n.Affixes.Rows {
		row := n.Affixes.Row(i)
		scale := rowScale(row)
		binary.Write(w, binary.LittleEndian, uint16(math.Float32bits(scale)>>16))
		for _, x := range row {
			w.WriteByte(byte(quantize(x, scale, 127)))
		}
	}
	for _, m := range n.Dense() {
		scale := matrixScale(m.W)
		binary.Write(w, binary.LittleEndian, scale)
		for _, x := range m.W {
			binary.Write(w, binary.LittleEndian, int16(quantize(x, scale, 32767)))
		}
	}
	return w.Flush()
}

func (n *Network) sizes() []*int {
	s := &n.Sizes
	return []*int{&s.Word, &s.Affix, &s.Shape, &s.AffixRows, &s.ShapeRows, &s.First, &s.Second, &s.Arc, &s.Label}
}

// Read reads a model file.
func Read(data []byte) (*Network, error) {
	d := decoder{data: data}
	if string(d.take(len(magic))) != magic {
		return nil, ErrFormat
	}
	var head Network
	for _, x := range head.sizes() {
		*x = int(d.uint32())
	}
	if err := head.Sizes.check(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	words, tagNames, labels := d.list(), d.list(), d.list()
	tags := make([]Tag, len(tagNames))
	for i, t := range tagNames {
		tags[i].UPOS, tags[i].XPOS, _ = strings.Cut(t, " ")
	}
	scale := math.Float32frombits(d.uint32())
	vectors := make([]int8, len(words)*head.Word)
	for i, b := range d.take(len(vectors)) {
		vectors[i] = int8(b)
	}
	uses := make([]Use, len(words))
	for i := range uses {
		uses[i] = Use{Title: d.uint8(), Upper: d.uint8(), Clusters: [2]uint16{d.uint16(), d.uint16()}}
	}
	if d.short {
		return nil, fmt.Errorf("%w: it ends too soon", ErrFormat)
	}
	n := New(head.Sizes, NewVocabulary(words, scale, vectors, uses), tags, labels)
	for i := range n.Affixes.Rows {
		row := n.Affixes.Row(i)
		scale := math.Float32frombits(uint32(d.uint16()) << 16)
		for j, b := range d.take(len(row)) {
			row[j] = float32(int8(b)) * scale
		}
	}
	for _, m := range n.Dense() {
		scale := math.Float32frombits(d.uint32())
		raw := d.take(2 * len(m.W))
		for j := range len(raw) / 2 {
			m.W[j] = float32(int16(binary.LittleEndian.Uint16(raw[2*j:]))) * scale
		}
	}
	if d.short || len(d.data) > 0 {
		return nil, fmt.Errorf("%w: its length is wrong", ErrFormat)
	}
	return n, nil
}

// decoder takes a file apart; short says that it ended too soon.
type decoder struct {
	data  []byte
	short bool
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.data) {
		d.short = true
		d.data = nil
		return nil
	}
	out := d.data[:n]
	d.data = d.data[n:]
	return out
}

func (d *decoder) uint32() uint32 {
	if b := d.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (d *decoder) uint16() uint16 {
	if b := d.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (d *decoder) uint8() uint8 {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

// list reads a list of strings.
func (d *decoder) list() []string {
	text := string(d.take(int(d.uint32())))
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}
