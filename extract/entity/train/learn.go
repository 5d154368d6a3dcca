package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"newsgraph/extract/entity/gap"
)

// weights are those of clues.
type weights map[string]float64

func (w weights) of(clue string) float64 { return w[clue] }

// learn finds the weights under which the right candidates of all examples together are likeliest, by Adam over all examples at once. The
// more parts a clue has, the harder its weight is drawn to zero.
func learn(all []example, s settings) weights {
	names, data := number(all, s.least)
	w := make([]float64, len(names))
	mean, square := make([]float64, len(w)), make([]float64, len(w))
	slope := make([]float64, len(w))
	scale := make([]float64, len(w))
	for i, n := range names {
		scale[i] = float64(strings.Count(n, " "))
	}
	for step := 1; step <= s.steps; step++ {
		for i := range slope {
			slope[i] = s.l2 * w[i] * scale[i]
		}
		for i := range data {
			data[i].slope(w, slope)
		}
		rate := 0.1 * (1 - float64(step-1)/float64(s.steps))
		for i, g := range slope {
			mean[i] = 0.9*mean[i] + 0.1*g
			square[i] = 0.99*square[i] + 0.01*g*g
			m := mean[i] / (1 - math.Pow(0.9, float64(step)))
			v := square[i] / (1 - math.Pow(0.99, float64(step)))
			w[i] -= rate * m / (math.Sqrt(v) + 1e-8)
		}
	}
	out := weights{}
	for i, n := range names {
		out[n] = w[i]
	}
	return out
}

// numbered is an example with numbers for clues.
type numbered struct {
	clues  [][]int32
	right  []bool
	weight float64
}

// number numbers the clues that are seen often enough.
func number(all []example, least int) ([]string, []numbered) {
	seen := map[string]int{}
	for _, e := range all {
		for _, c := range e.clues {
			for _, clue := range c {
				seen[clue]++
			}
		}
	}
	var names []string
	for clue, n := range seen {
		if n >= least {
			names = append(names, clue)
		}
	}
	slices.Sort(names)
	ids := make(map[string]int32, len(names))
	for i, n := range names {
		ids[n] = int32(i)
	}
	out := make([]numbered, len(all))
	for i, e := range all {
		out[i] = numbered{right: e.right, weight: e.weight, clues: make([][]int32, len(e.clues))}
		for j, c := range e.clues {
			for _, clue := range c {
				if id, ok := ids[clue]; ok {
					out[i].clues[j] = append(out[i].clues[j], id)
				}
			}
		}
	}
	return names, out
}

// slope adds how the loss of an example grows with each weight.
func (e *numbered) slope(w, into []float64) {
	p := make([]float64, len(e.clues))
	best := math.Inf(-1)
	for i, c := range e.clues {
		for _, id := range c {
			p[i] += w[id]
		}
		best = max(best, p[i])
	}
	sum, right := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - best)
		sum += p[i]
		if e.right[i] {
			right += p[i]
		}
	}
	for i, c := range e.clues {
		g := p[i] / sum
		if e.right[i] {
			g -= p[i] / right
		}
		for _, id := range c {
			into[id] += e.weight * g
		}
	}
}

// validate prints how well weights learned without a part of the snippets do on it.
func validate(snippets []gap.Snippet, asked []question, base []example, folds int, s settings) {
	var score gap.Score
	for fold := range folds {
		train := slices.Clone(base)
		for i := range asked {
			if i%folds != fold && asked[i].usable() {
				train = append(train, asked[i].example)
			}
		}
		w := learn(train, s)
		for i := range asked {
			if i%folds != fold {
				continue
			}
			answer := [2]bool{}
			if q := &asked[i]; q.asked {
				answer = q.names[q.choice.Best(q.choice.Rank(w.of))]
			}
			score.Add(snippets[i], answer)
			if s.mistakes && answer != snippets[i].Meant {
				tell(snippets[i], &asked[i], w)
			}
		}
	}
	fmt.Printf("precision\t%.4f\nrecall\t%.4f\nf1\t%.4f\n", score.Precision(), score.Recall(), score.F1())
}

// tell prints a snippet that is misunderstood, with what each candidate is given.
func tell(s gap.Snippet, q *question, w weights) {
	fmt.Printf("%s\t%s\n\t%s@%d\t%s %t, %s %t\n", s.ID, s.Text, s.Pronoun.Of(s.Text), s.Pronoun.Start, s.Names[0].Of(s.Text), s.Meant[0], s.Names[1].Of(s.Text), s.Meant[1])
	if !q.asked {
		fmt.Println("\tnot seen as a pronoun")
		return
	}
	likely := q.choice.Rank(w.of)
	for i, c := range q.choice.Candidates {
		if likely[i] > 0.02 || q.right[i] {
			fmt.Printf("\t%.3f\t%s@%d\t%d\t%s\tright %t\n", likely[i], c.Of(s.Text), c.Start, c.Entity, c.Gender, q.right[i])
		}
	}
}

// smallest is the least weight that is kept.
const smallest = 0.02

// write writes the table.
func write(path string, w weights) error {
	var rows []string
	for clue, x := range w {
		if math.Abs(x) >= smallest {
			rows = append(rows, fmt.Sprintf("%s\t%.2f", clue, x))
		}
	}
	slices.Sort(rows)
	head := "# How much each clue speaks for what a pronoun takes up. Made by extract/entity/train, see NOTICE.\n# clue\tweight\n"
	return os.WriteFile(path, []byte(head+strings.Join(rows, "\n")+"\n"), 0o644)
}
