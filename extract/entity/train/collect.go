package main

import (
	"newsgraph/extract/entity"
	"newsgraph/extract/entity/gap"
	"newsgraph/extract/text"
	"newsgraph/extract/text/model/corpus"
)

// example is a pronoun with what it may take up, and what it does.
type example struct {
	clues  [][]string // by candidate
	right  []bool
	weight float64
}

// collector reads texts for examples.
type collector struct {
	analyzer *text.Analyzer
	finder   *entity.Finder
}

func exampleOf(c entity.Choice, weight float64) example {
	e := example{weight: weight, right: make([]bool, len(c.Candidates))}
	for _, x := range c.Candidates {
		e.clues = append(e.clues, x.Clues)
	}
	return e
}

// treebank reads the pronouns of GUM.
func (c *collector) treebank(path string, weight float64) ([]example, error) {
	sentences, err := corpus.ReadTreebank(path)
	if err != nil {
		return nil, err
	}
	var out []example
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && !sentences[n].Document {
			n++
		}
		out = append(out, c.document(sentences[:n], weight)...)
		sentences = sentences[n:]
	}
	return out, nil
}

// goldMention is a mention of the treebank in the text.
type goldMention struct {
	text.Span
	cluster string
}

func (c *collector) document(sentences []corpus.Sentence, weight float64) []example {
	body, spans := corpus.Raw(sentences, " ")
	var gold []goldMention
	for i, s := range sentences {
		for _, e := range s.Entities {
			gold = append(gold, goldMention{text.Span{Start: spans[i][e.First][0], End: spans[i][e.Last][1]}, e.Cluster})
		}
	}
	var out []example
	c.finder.Choices(c.analyzer.Analyze(body, nil), entity.Context{}, func(choice entity.Choice) int {
		none := len(choice.Candidates) - 1
		means := clusterOf(gold, choice.Pronoun)
		if means == "" {
			return none
		}
		e := exampleOf(choice, weight)
		best := none
		for i, x := range choice.Candidates[:none] {
			if clusterOf(gold, x.Span) == means {
				e.right[i] = true
				if best == none || x.Entity != entity.None {
					best = i
				}
			}
		}
		e.right[none] = best == none
		out = append(out, e)
		return best
	})
	return out
}

// clusterOf is that of the smallest mention that covers a span.
func clusterOf(gold []goldMention, s text.Span) string {
	best, size := "", 1<<30
	for _, g := range gold {
		if g.Covers(s) && g.Len() < size {
			best, size = g.cluster, g.Len()
		}
	}
	return best
}

// question is a snippet of GAP as an example, and which candidates are its names.
type question struct {
	example
	choice entity.Choice
	asked  bool // the pronoun was found
	names  [][2]bool
}

// usable says whether a right candidate is there.
func (q *question) usable() bool {
	if !q.asked {
		return false
	}
	for _, r := range q.right {
		if r {
			return true
		}
	}
	return false
}

// snippets reads the pronouns of GAP; the others in the snippets are understood by weights.
func (c *collector) snippets(all []gap.Snippet, w weights) []question {
	out := make([]question, len(all))
	for n, s := range all {
		c.finder.Choices(c.analyzer.Analyze(s.Text, nil), entity.Context{}, func(choice entity.Choice) int {
			if choice.Pronoun == s.Pronoun {
				out[n] = questionOf(s, choice)
			}
			return choice.Best(choice.Rank(w.of))
		})
	}
	return out
}

func questionOf(s gap.Snippet, choice entity.Choice) question {
	q := question{example: exampleOf(choice, 1), choice: choice, asked: true, names: make([][2]bool, len(choice.Candidates))}
	named := map[int][2]bool{}
	for _, x := range choice.Candidates {
		n := named[x.Entity]
		for i, name := range s.Names {
			n[i] = n[i] || x.Entity != entity.None && x.Start < name.End && name.Start < x.End
		}
		named[x.Entity] = n
	}
	for i, x := range choice.Candidates {
		q.names[i] = named[x.Entity]
		is := q.names[i]
		if s.Meant[0] || s.Meant[1] {
			q.right[i] = s.Meant[0] && is[0] || s.Meant[1] && is[1]
		} else {
			q.right[i] = !is[0] && !is[1]
		}
	}
	return q
}
