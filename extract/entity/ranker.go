package entity

import (
	"fmt"
	"math"
	"strconv"

	"newsgraph/extract/text"
)

// Choice is a pronoun with the mentions that it may take up.
type Choice struct {
	Pronoun    text.Span
	Sentence   int
	Candidates []Candidate // the last one is that it takes up none of them
}

// Candidate is a mention that a pronoun may take up.
type Candidate struct {
	text.Span          // of the mention; empty for none
	Entity    int      // mentions of one entity share it; None for nouns that make no entity and for none
	Gender    string   // m or f when it is known
	Clues     []string // what speaks for or against it
}

// Choices reads a document as Find does and lets decide choose what pronouns take up: the index of the candidate. It is there
// to learn the weights of clues.
func (f *Finder) Choices(doc text.Document, ctx Context, decide func(Choice) int) {
	l := newLinker(f.read(doc, ctx))
	l.decide = decide
	l.link()
}

// addClue reads a row of pronouns/pronouns.tsv.
func (b *builder) addClue(row []string) error {
	w, err := strconv.ParseFloat(row[1], 32)
	if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
		return fmt.Errorf("%q is no weight", row[1])
	}
	b.weights[row[0]] = float32(w)
	return nil
}

// Rank returns how likely each candidate is, by the weights of its clues.
func (c *Choice) Rank(weight func(clue string) float64) []float64 {
	out := make([]float64, len(c.Candidates))
	best := math.Inf(-1)
	for i := range c.Candidates {
		for _, clue := range c.Candidates[i].Clues {
			out[i] += weight(clue)
		}
		best = max(best, out[i])
	}
	sum := 0.0
	for i := range out {
		out[i] = math.Exp(out[i] - best)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// Best returns the best mention of the entity that is likeliest, all its mentions together.
func (c *Choice) Best(likely []float64) int {
	best, mass := len(c.Candidates)-1, -1.0
	for i := range c.Candidates {
		m := likely[i]
		if e := c.Candidates[i].Entity; e != None {
			m = 0
			for j := range c.Candidates {
				if c.Candidates[j].Entity == e {
					m += likely[j]
				}
			}
		}
		if m > mass || m == mass && likely[i] > likely[best] {
			best, mass = i, m
		}
	}
	return best
}

// rank chooses by the weights of the tables.
func (k *linker) rank(c Choice) int {
	return c.Best(c.Rank(k.f.Weight))
}

// Weight is how much a clue speaks for a candidate, by the tables.
func (f *Finder) Weight(clue string) float64 { return float64(f.weights[clue]) }
