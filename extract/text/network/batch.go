package network

import (
	"cmp"
	"slices"
)

// Batch says how sentences are read together: their tokens stand one after the other, and a layer goes through all sentences at once,
// the longest first, so that those that go on are always the first ones.
type Batch struct {
	Starts []int // first row of each sentence, and last the number of rows
	Active []int // sentences that have so many tokens and one more

	forward, backward []int32
}

// NewBatch returns the Batch of sentences of the given lengths.
func NewBatch(lengths []int) *Batch {
	b := &Batch{Starts: make([]int, len(lengths)+1)}
	order := make([]int, len(lengths))
	for i, n := range lengths {
		b.Starts[i+1] = b.Starts[i] + n
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(lengths[j], lengths[i]) })
	if len(order) == 0 {
		return b
	}
	rows := b.Starts[len(lengths)]
	b.forward, b.backward = make([]int32, 0, rows), make([]int32, 0, rows)
	active := len(order)
	for step := range lengths[order[0]] {
		for lengths[order[active-1]] <= step {
			active--
		}
		b.Active = append(b.Active, active)
		for _, i := range order[:active] {
			b.forward = append(b.forward, int32(b.Starts[i]+step))
			b.backward = append(b.backward, int32(b.Starts[i+1]-1-step))
		}
	}
	return b
}

// Places are the rows in the order in which a layer goes through them: a step of every sentence that has one, then the next.
func (b *Batch) Places(backward bool) []int32 {
	if backward {
		return b.backward
	}
	return b.forward
}
