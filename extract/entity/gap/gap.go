// Package gap reads GAP (Webster et al. 2018), snippets of Wikipedia in each of which a pronoun may mean one of two names, and
// scores who a Finder takes the pronouns for.
//
// A pronoun is taken for a name where both are mentions of one entity: spans that overlap are one mention. The Finder sees the
// snippet alone, neither the names that are asked for nor the page. Precision and recall count every name of every snippet, as
// the official scorer of GAP does.
package gap

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// Snippet is a text with a pronoun and two names. Spans are of bytes.
type Snippet struct {
	ID      string
	Text    string
	Pronoun text.Span
	Names   [2]text.Span
	Meant   [2]bool // whether the pronoun means the name
}

// columns is how many a line has.
const columns = 11

// Files are the names of the splits: development is to measure on, validation to tune on.
const (
	Development = "gap-development.tsv"
	Validation  = "gap-validation.tsv"
)

// Read reads a split in the folder of GAP. Faults are named by file and line.
func Read(folder, split string) ([]Snippet, error) {
	path := filepath.Join(folder, split)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Snippet
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if n == 1 {
			continue // names of the columns
		}
		s, err := Parse(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, s)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return out, nil
}

// Parse reads a line.
func Parse(line string) (Snippet, error) {
	f := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
	if len(f) != columns {
		return Snippet{}, fmt.Errorf("%d columns where %d should be", len(f), columns)
	}
	s := Snippet{ID: f[0], Text: f[1]}
	for _, x := range []struct {
		words, at string
		into      *text.Span
	}{{f[2], f[3], &s.Pronoun}, {f[4], f[5], &s.Names[0]}, {f[7], f[8], &s.Names[1]}} {
		span, err := find(s.Text, x.words, x.at)
		if err != nil {
			return Snippet{}, err
		}
		*x.into = span
	}
	for i, cell := range []string{f[6], f[9]} {
		meant, err := strconv.ParseBool(cell)
		if err != nil {
			return Snippet{}, fmt.Errorf("%q is neither TRUE nor FALSE", cell)
		}
		s.Meant[i] = meant
	}
	return s, nil
}

// find returns the span of words that stand after so many characters.
func find(body, words, at string) (text.Span, error) {
	n, err := strconv.Atoi(at)
	if err != nil || n < 0 {
		return text.Span{}, fmt.Errorf("%q is no offset", at)
	}
	start := 0
	for ; n > 0 && start < len(body); n-- {
		_, size := utf8.DecodeRuneInString(body[start:])
		start += size
	}
	if !strings.HasPrefix(body[start:], words) || words == "" {
		return text.Span{}, fmt.Errorf("%q does not stand at character %s", words, at)
	}
	return text.Span{Start: start, End: start + len(words)}, nil
}

// Answer says which names share an entity with the pronoun.
func (s *Snippet) Answer(found entity.Found) [2]bool {
	var out [2]bool
	for _, e := range found.Entities {
		if !mentions(e, s.Pronoun) {
			continue
		}
		for i, n := range s.Names {
			out[i] = out[i] || mentions(e, n)
		}
	}
	return out
}

func mentions(e entity.Entity, span text.Span) bool {
	for _, m := range e.Mentions {
		if m.Start < span.End && span.Start < m.End {
			return true
		}
	}
	return false
}

// Score counts answers.
type Score struct{ Right, Wrong, Missed int }

// Add counts the answer to a snippet.
func (c *Score) Add(s Snippet, answer [2]bool) {
	for i := range answer {
		switch {
		case answer[i] && s.Meant[i]:
			c.Right++
		case answer[i]:
			c.Wrong++
		case s.Meant[i]:
			c.Missed++
		}
	}
}

// Precision is the share of the given names that are right.
func (c Score) Precision() float64 { return share(c.Right, c.Right+c.Wrong) }

// Recall is the share of the names meant that are given.
func (c Score) Recall() float64 { return share(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Score) F1() float64 { return share(2*c.Right, 2*c.Right+c.Wrong+c.Missed) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// MeasureSplit lets the built-in Finder read a split in the folder of GAP. Each, when given, is told every answer.
func MeasureSplit(folder, split string, each func(Snippet, [2]bool)) (Score, error) {
	snippets, err := Read(folder, split)
	if err != nil {
		return Score{}, err
	}
	analyzer, err := text.New()
	if err != nil {
		return Score{}, err
	}
	finder, err := entity.New(entity.Options{})
	if err != nil {
		return Score{}, err
	}
	return Measure(snippets, analyzer, finder, each), nil
}

// Measure lets a Finder read the snippets of a split. Each, when given, is told every answer.
func Measure(snippets []Snippet, a *text.Analyzer, f *entity.Finder, each func(Snippet, [2]bool)) Score {
	var out Score
	for _, s := range snippets {
		answer := s.Answer(f.Find(a.Analyze(s.Text, nil), entity.Context{}))
		out.Add(s, answer)
		if each != nil {
			each(s, answer)
		}
	}
	return out
}
