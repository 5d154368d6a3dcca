package main

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// sorter gives back texts in order of their keys, whatever their number: what does not fit in memory waits, sorted, in
// temporary files. Texts of one key stay in the order in which they came.
type sorter struct {
	limit int // bytes held before they go to a file
	held  []entry
	size  int
	runs  []*os.File
}

// entry is a text and what it is sorted by.
type entry struct {
	key  string
	text []byte
}

// sortInMemory is what is held by default, in bytes.
const sortInMemory = 64 << 20

func (s *sorter) add(key string, text []byte) error {
	s.held = append(s.held, entry{key, text})
	if s.size += len(key) + len(text); s.size < s.limit {
		return nil
	}
	return s.spill()
}

// spill writes what is held to a file.
func (s *sorter) spill() error {
	f, err := os.CreateTemp("", "newsgraph-sort-*")
	if err != nil {
		return err
	}
	s.runs = append(s.runs, f)
	s.sortHeld()
	w := bufio.NewWriter(f)
	for _, e := range s.held {
		for _, part := range [][]byte{[]byte(e.key), e.text} {
			w.Write(binary.AppendUvarint(nil, uint64(len(part))))
			w.Write(part) // an error stays in the writer and comes out of Flush
		}
	}
	s.held, s.size = nil, 0
	if err := w.Flush(); err != nil {
		return err
	}
	_, err = f.Seek(0, io.SeekStart)
	return err
}

func (s *sorter) sortHeld() {
	slices.SortStableFunc(s.held, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
}

// each gives all texts to do, in order.
func (s *sorter) each(do func(text []byte) error) error {
	s.sortHeld()
	var h merging
	for i, f := range s.runs {
		r := bufio.NewReader(f)
		if err := h.push(i, func() (entry, error) { return readEntry(r) }); err != nil {
			return err
		}
	}
	rest := s.held
	err := h.push(len(s.runs), func() (entry, error) {
		if len(rest) == 0 {
			return entry{}, io.EOF
		}
		e := rest[0]
		rest = rest[1:]
		return e, nil
	})
	if err != nil {
		return err
	}
	for len(h) > 0 {
		if err := do(h[0].head.text); err != nil {
			return err
		}
		top := heap.Pop(&h).(stretch)
		if err := h.push(top.number, top.next); err != nil {
			return err
		}
	}
	return nil
}

// close removes the temporary files.
func (s *sorter) close() {
	for _, f := range s.runs {
		f.Close()
		os.Remove(f.Name())
	}
}

// stretch is a sorted sequence of entries that is being merged.
type stretch struct {
	number int // earlier runs hold what came earlier
	head   entry
	next   func() (entry, error)
}

type merging []stretch

func (m merging) Len() int { return len(m) }
func (m merging) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(m[i].head.key, m[j].head.key), cmp.Compare(m[i].number, m[j].number)) < 0
}
func (m merging) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m *merging) Push(x any)   { *m = append(*m, x.(stretch)) }
func (m *merging) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}

// push adds a run with its next entry, unless it has none.
func (m *merging) push(number int, next func() (entry, error)) error {
	e, err := next()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return err
	}
	heap.Push(m, stretch{number, e, next})
	return nil
}

func readEntry(r *bufio.Reader) (entry, error) {
	key, err := readPart(r)
	if err != nil {
		return entry{}, err
	}
	text, err := readPart(r)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return entry{string(key), text}, err
}

func readPart(r *bufio.Reader) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	part := make([]byte, n)
	if _, err := io.ReadFull(r, part); err != nil {
		return nil, fmt.Errorf("reading back what was sorted: %w", io.ErrUnexpectedEOF)
	}
	return part, nil
}
