// Package lemma gives words their dictionary form, by rules for the ends of words and a list of words that break them.
//
// A rule says how many bytes of the end of a word go and what comes instead; the rule for the longest known end wins, and the whole word
// counts as the longest end there is. What no rule gives stands in irregular.tsv: forms of verbs, plurals, what writers in haste put for a
// word, days and months cut short. For words that neither the rules nor a list know, Words tells what large texts say of them.
package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/table"
)

// Longest is how many bytes the end of a rule may have.
const Longest = 5

// Rule makes a lemma of a form: the last Strip bytes go, Add is put on. Keep leaves the capitals of the form.
type Rule struct {
	Strip int
	Add   string
	Keep  bool
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

// Lemmatizer has the rules of each tag and way of writing. It may be used by several goroutines.
type Lemmatizer struct {
	dictionary *dictionary
	ends       map[Key]map[string]Rule // by end
	words      map[Key]map[string]Rule // by whole word
}

// Words is what large texts say of words, which are given in small letters.
type Words interface {
	// Find returns the place of a word among the frequent ones, or less than 0 for one that is none of them.
	Find(word string) int32
	// Capital says whether a word is more often written with a capital than without, and whether that is known.
	Capital(word string) (often, known bool)
}

// Key is what a set of rules belongs to.
type Key struct {
	Tag     string // Penn tag
	Writing string // Plain, Capitals, Mixed or Small
}

// The ways of writing that have rules of their own: GISB is not gisb.
const (
	Plain    = "plain"
	Capitals = "capitals" // two capitals or more and nothing else
	Mixed    = "mixed"    // a capital within
	Small    = "small"    // a name without a capital: its lemma has one, unless a table says otherwise
)

// Read reads a table of rules: tag, writing, end (after ^ the whole word), bytes to strip, what to add, keep or lower. Faults are named
// by line. Without Words, which may be nil, the rules alone decide what no list knows.
func Read(text string, words Words) (*Lemmatizer, error) {
	d, err := newDictionary()
	if err != nil {
		return nil, err
	}
	d.use = words
	l := &Lemmatizer{dictionary: d, ends: map[Key]map[string]Rule{}, words: map[Key]map[string]Rule{}}
	err = table.Shape{Columns: 6}.Read(strings.NewReader(text), "lemmas.tsv", func(r table.Row) error { return l.add(r.Cells) })
	return l, err
}

// add takes a row of six cells.
func (l *Lemmatizer) add(f []string) error {
	strip, err := strconv.Atoi(f[3])
	if err != nil || strip < 0 {
		return fmt.Errorf("strip %q", f[3])
	}
	to, end := l.ends, f[2]
	if word, ok := strings.CutPrefix(end, "^"); ok && word != "" {
		to, end = l.words, word
	}
	key := Key{f[0], f[1]}
	if to[key] == nil {
		to[key] = map[string]Rule{}
	}
	to[key][end] = Rule{strip, f[4], f[5] == "keep"}
	return nil
}

// Lemma returns the dictionary form of a word with its tags: in lower case, but for names and what is written like one.
func (l *Lemmatizer) Lemma(form, upos, xpos string) string {
	if upos == "ADJ" && strings.HasPrefix(xpos, "NNP") && !l.met(form, upos, xpos) {
		upos = "PROPN" // part of a name keeps its capital like the rest: Hidden in Hidden Valley
	}
	base := Base(form, upos)
	if xpos == "CD" && strings.Contains(base, ",") && '0' <= base[0] && base[0] <= '9' {
		return number(base)
	}
	if lemma, ok := l.dictionary.short(form, upos); ok {
		return lemma
	}
	if isFile(form) {
		return strings.ToLower(form)
	}
	key := Key{xpos, Writing(form, upos)}
	if upos != "PROPN" {
		if lemma, ok := l.dictionary.exception(base, xpos); ok {
			return lemma
		}
		if _, met := l.words[key][base]; !met || class(xpos) == "V" { // treebanks correct the odd misspelt verb
			if lemma, ok := l.dictionary.regular(base, xpos); ok {
				return lemma
			}
		}
	}
	if upos == "NOUN" && len(form) == 1 && form != base { // a letter that names itself
		return form
	}
	if _, met := l.words[key][base]; !met && key.Writing == Small {
		return Title(base)
	}
	if _, met := l.words[key][base]; !met && l.dictionary.keepsCapital(form, base, xpos) {
		return form
	}
	r := l.rule(key, base)
	if xpos == "NNS" && !r.Keep && strings.ContainsAny(base[:len(base)-min(len(base), 2)], ".#/@") {
		return form // an address, not a plural
	}
	if r.Keep && len(form) == len(base) && upos != "PROPN" {
		return r.Apply(form)
	}
	return r.Apply(base)
}

// Knows says whether a list or the treebanks have a form with its tag, so that no rule need guess.
func (l *Lemmatizer) Knows(form, upos, xpos string) bool {
	base := Base(form, upos)
	if upos != "PROPN" {
		if _, ok := l.dictionary.exception(base, xpos); ok {
			return true
		}
		if _, ok := l.dictionary.regular(base, xpos); ok && class(xpos) != "" {
			return true
		}
	}
	_, short := l.dictionary.short(form, upos)
	return short || l.met(form, upos, xpos)
}

// number leaves out the commas between thousands, and makes a point of one before a fraction.
func number(form string) string {
	if i := strings.LastIndexByte(form, ','); len(form)-i < 4 && strings.Trim(form[i+1:], "0123456789") == "" && strings.Count(form, ",") == 1 {
		return form[:i] + "." + form[i+1:]
	}
	return strings.ReplaceAll(form, ",", "")
}

// met says whether the rules know the whole word.
func (l *Lemmatizer) met(form, upos, xpos string) bool {
	_, ok := l.words[Key{xpos, Writing(form, upos)}][Base(form, upos)]
	return ok
}

// rule finds the rule for a word.
func (l *Lemmatizer) rule(key Key, base string) Rule {
	if r, ok := l.words[key][base]; ok {
		return r
	}
	ends := l.ends[key]
	if len(ends) == 0 {
		if key.Writing == Plain {
			return Rule{}
		}
		return l.rule(Key{key.Tag, Plain}, base)
	}
	for i := max(0, len(base)-Longest); i <= len(base); i++ {
		if i < len(base) && !utf8.RuneStart(base[i]) {
			continue
		}
		if r, ok := ends[base[i:]]; ok {
			return r
		}
	}
	return Rule{}
}

// Base is the form that rules are found by: in lower case, but for names; with straight apostrophes.
func Base(form, upos string) string {
	if strings.Contains(form, "’") {
		form = strings.ReplaceAll(form, "’", "'")
	}
	if upos != "PROPN" {
		return strings.ToLower(form)
	}
	return form
}

// Title is a form with its first letter as a capital.
func Title(form string) string {
	r, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + form[size:]
}

// Writing is how a word is written; names are Plain or Small.
func Writing(form, upos string) string {
	upper, other, within := 0, 0, false
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			upper++
			within = within || i > 0
		default:
			other++
		}
	}
	switch {
	case upos == "PROPN" && upper == 0 && other > 2 && strings.Trim(form, "abcdefghijklmnopqrstuvwxyz") == "":
		return Small
	case upos == "PROPN" || !within:
		return Plain
	case other == 0:
		return Capitals
	}
	return Mixed
}
