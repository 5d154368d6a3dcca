// Package lemma gives words their dictionary form, by rules for the ends of words and a list of words that break them.
//
// A rule says how many bytes of the end of a word go and what comes instead; the rule for the longest known end wins, and the whole word
// counts as the longest end there is.
package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Longest is how many bytes the end of a rule may have.
const Longest = 5

// Rule makes a lemma of a form: the last Strip bytes go, Add is put on.
type Rule struct {
	Strip int
	Add   string
}

// Apply returns the lemma of a form. A form that is shorter than what goes stays as it is.
func (r Rule) Apply(form string) string {
	if r.Strip > len(form) || r.Strip == len(form) && r.Add == "" {
		return form
	}
	if r.Add == "" {
		return form[:len(form)-r.Strip]
	}
	return form[:len(form)-r.Strip] + r.Add
}

// Lemmatizer has the rules of each Penn tag. It may be used by several goroutines.
type Lemmatizer struct {
	ends  map[string]map[string]Rule // tag, end
	words map[string]map[string]Rule // tag, whole word
}

// Read reads a table of rules: tag, end (after ^ the whole word), bytes to strip, what to add. Faults are named by line.
func Read(table string) (*Lemmatizer, error) {
	l := &Lemmatizer{ends: map[string]map[string]Rule{}, words: map[string]map[string]Rule{}}
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("lemma table: line %d: %d columns where 4 should be", n, len(f))
		}
		strip, err := strconv.Atoi(f[2])
		if err != nil || strip < 0 {
			return nil, fmt.Errorf("lemma table: line %d: strip %q", n, f[2])
		}
		to, end := l.ends, f[1]
		if word, ok := strings.CutPrefix(end, "^"); ok {
			to, end = l.words, word
		}
		if to[f[0]] == nil {
			to[f[0]] = map[string]Rule{}
		}
		to[f[0]][end] = Rule{strip, f[3]}
	}
	return l, nil
}

// Lemma returns the dictionary form of a word with its tags: in lower case, but for names.
func (l *Lemmatizer) Lemma(form, upos, xpos string) string {
	base := Base(form, upos)
	if r, ok := l.words[xpos][base]; ok {
		return r.Apply(base)
	}
	ends := l.ends[xpos]
	if len(ends) == 0 {
		return base
	}
	for i := max(0, len(base)-Longest); i <= len(base); i++ {
		if i < len(base) && !utf8.RuneStart(base[i]) {
			continue
		}
		if r, ok := ends[base[i:]]; ok {
			return r.Apply(base)
		}
	}
	return base
}

// Base is the form that rules start from: in lower case, but for names; with straight apostrophes.
func Base(form, upos string) string {
	if strings.Contains(form, "’") {
		form = strings.ReplaceAll(form, "’", "'")
	}
	if upos == "PROPN" {
		return form
	}
	return strings.ToLower(form)
}
