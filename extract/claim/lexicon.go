package claim

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph/ontology"
	"newsgraph/table"
)

// lexicon is what the tables of a language say about frames and words.
type lexicon struct {
	frames    map[string][]*frame // by the lemma of their trigger, the most specific first
	operators map[string][]operator
	words     map[string]map[string]bool // named lists of words, of words.tsv
	answers   map[string]map[string]bool // relation -> relations that it answers
}

func (l *lexicon) is(list, word string) bool { return l.words[list][word] }

// readLexicon reads frames.tsv, operators.tsv, answers.tsv and words.tsv. All faults of a table are returned together.
func readLexicon(fsys fs.FS) (*lexicon, error) {
	l := &lexicon{frames: map[string][]*frame{}, operators: map[string][]operator{}, words: map[string]map[string]bool{}, answers: map[string]map[string]bool{}}
	if err := eachRow(fsys, "words.tsv", 2, l.addWords); err != nil {
		return nil, err
	}
	err := errors.Join(eachRow(fsys, "frames.tsv", 8, l.addFrame), eachRow(fsys, "operators.tsv", 4, l.addOperator), eachRow(fsys, "answers.tsv", 2, l.addAnswer))
	if err != nil {
		return nil, err
	}
	for _, fs := range l.frames {
		slices.SortStableFunc(fs, func(a, b *frame) int {
			return cmp.Or(b.weight()-a.weight(), weakness(a)-weakness(b), a.line-b.line)
		})
	}
	return l, nil
}

// check reports every frame of a relation, and every kind, that the vocabulary lacks, in order of the lines.
func (l *lexicon) check(o *ontology.Ontology) error {
	var all []*frame
	for _, frames := range l.frames {
		all = append(all, frames...)
	}
	slices.SortFunc(all, func(a, b *frame) int { return cmp.Or(a.line-b.line, cmp.Compare(a.relation, b.relation)) })
	var faults []error
	last := 0
	for _, f := range all {
		if f.line == last {
			continue // one row has many triggers
		}
		last = f.line
		if _, ok := o.Relation(f.relation); !ok {
			faults = append(faults, fmt.Errorf("frames.tsv:%d: no relation %q in the vocabulary", f.line, f.relation))
		}
		for _, c := range f.where {
			for _, kind := range slices.Sorted(maps.Keys(c.kinds)) {
				if _, ok := o.Kind(kind); !ok {
					faults = append(faults, fmt.Errorf("frames.tsv:%d: no kind %q in the vocabulary", f.line, kind))
				}
			}
		}
	}
	return errors.Join(faults...)
}

// eachRow calls add for every row of a table with its line, and names file and line in every fault.
func eachRow(fsys fs.FS, name string, columns int, add func(line int, row []string) error) error {
	shape := table.Shape{Columns: columns, Open: true}
	return shape.ReadFile(fsys, name, func(r table.Row) error { return add(r.Line, r.Cells) })
}

// addWords reads a row of words.tsv: the name of a list, and words separated by bars. A list may go on in further rows, and
// may take in another list by @name.
func (l *lexicon) addWords(_ int, row []string) error {
	list := l.words[row[0]]
	if list == nil {
		list = map[string]bool{}
		l.words[row[0]] = list
	}
	set, err := l.wordSet(row[1])
	for w := range set {
		list[w] = true
	}
	return err
}

// wordSet reads words separated by bars; @name stands for the words of a list.
func (l *lexicon) wordSet(cell string) (map[string]bool, error) {
	set := map[string]bool{}
	for _, w := range strings.Split(cell, "|") {
		name, isList := strings.CutPrefix(w, "@")
		if !isList {
			set[strings.TrimSpace(w)] = true
			continue
		}
		list, ok := l.words[name]
		if !ok {
			return nil, fmt.Errorf("no list %q in words.tsv above", name)
		}
		for v := range list {
			set[v] = true
		}
	}
	delete(set, "")
	return set, nil
}

// addAnswer reads a row of answers.tsv: a relation, or nouns separated by bars, and the relations that it answers.
func (l *lexicon) addAnswer(_ int, row []string) error {
	set, err := l.wordSet(row[1])
	for name := range strings.SplitSeq(row[0], "|") {
		l.answers[name] = set
	}
	return err
}
