package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/extract/text/lemma"
	"newsgraph/extract/text/model/corpus"
)

// lemmaKey is a word with its tag and way of writing.
type lemmaKey struct {
	lemma.Key
	base string
}

// writeLemmas learns the rules that give the lemmas of the treebanks, and writes them as a table.
func writeLemmas(trees []corpus.Sentence, path string) error {
	words := wordLemmas(trees)
	keys := slices.SortedFunc(maps.Keys(words), func(a, b lemmaKey) int {
		return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Writing, b.Writing), cmp.Compare(a.base, b.base))
	})
	var b strings.Builder
	b.WriteString("# How the end of a word changes to give its lemma; after ^ stands a whole word. Written by the trainer.\n# tag\twriting\tend\tstrip\tadd\tcase\n")
	for len(keys) > 0 {
		n := 0
		for n < len(keys) && keys[n].Key == keys[0].Key {
			n++
		}
		writeTag(&b, keys[:n], words)
		keys = keys[n:]
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("writing lemmas: %w", err)
	}
	return nil
}

// word is what the treebanks say of one word.
type word struct {
	lemma string         // of most occurrences
	vote  lemma.Rule     // what it says of other words with its end
	forms map[string]int // its ways of writing
}

func wordLemmas(trees []corpus.Sentence) map[lemmaKey]word {
	counts, forms := map[lemmaKey]map[string]int{}, map[lemmaKey]map[string]int{}
	upos := map[lemmaKey]string{}
	for _, s := range trees {
		torn := tornWords(s)
		for i, t := range s.Tokens {
			if torn[i] || t.Lemma == "_" || t.Lemma == "" || strings.ContainsAny(t.Form, "\t\n") {
				continue
			}
			k := lemmaKey{lemma.Key{Tag: t.XPOS, Writing: lemma.Writing(t.Form, t.UPOS)}, lemma.Base(t.Form, t.UPOS)}
			if counts[k] == nil {
				counts[k], forms[k] = map[string]int{}, map[string]int{}
			}
			counts[k][t.Lemma]++
			forms[k][t.Form]++
			upos[k] = t.UPOS
		}
	}
	pool(counts, upos)
	out := make(map[lemmaKey]word, len(counts))
	for k, lemmas := range counts {
		w := word{lemma: mostFrequent(lemmas, strings.Compare), forms: forms[k]}
		w.vote = ruleOf(k.base, w.lemma)
		form := mostFrequent(w.forms, strings.Compare)
		if upos[k] != "PROPN" && len(form) == len(k.base) && w.lemma != strings.ToLower(w.lemma) {
			if r := ruleOf(form, w.lemma); r.Strip < len(form) {
				r.Keep = true
				w.vote = r
			}
		}
		out[k] = w
	}
	return out
}

// tornWords says which tokens are the first part of a word that was torn in two: their lemma is that of the whole.
func tornWords(s corpus.Sentence) map[int]bool {
	torn := map[int]bool{}
	for _, t := range s.Tokens {
		if t.Deprel == "goeswith" {
			torn[t.Head] = true
		}
	}
	return torn
}

// pool gives marks what all tags together say of them: which tag a dash has says nothing of its lemma.
func pool(counts map[lemmaKey]map[string]int, upos map[lemmaKey]string) {
	all := map[string]map[string]int{}
	for k, lemmas := range counts {
		if upos[k] != "PUNCT" {
			continue
		}
		if all[k.base] == nil {
			all[k.base] = map[string]int{}
		}
		for l, n := range lemmas {
			all[k.base][l] += n
		}
	}
	for k := range counts {
		if upos[k] == "PUNCT" {
			counts[k] = all[k.base]
		}
	}
}

// mostFrequent is the key with the greatest number, of equal ones the first.
func mostFrequent[K comparable](counts map[K]int, compare func(a, b K) int) K {
	var best K
	n := 0
	for k, c := range counts {
		if c > n || c == n && compare(k, best) < 0 {
			best, n = k, c
		}
	}
	return best
}

func compareRules(a, b lemma.Rule) int {
	return cmp.Or(cmp.Compare(a.Strip, b.Strip), cmp.Compare(a.Add, b.Add), cmp.Compare(letters(a), letters(b)))
}

func ruleOf(base, to string) lemma.Rule {
	n := 0
	for n < len(base) && n < len(to) && base[n] == to[n] {
		n++
	}
	for n > 0 && (n < len(base) && !utf8.RuneStart(base[n]) || n < len(to) && !utf8.RuneStart(to[n])) {
		n--
	}
	return lemma.Rule{Strip: len(base) - n, Add: to[n:]}
}

// writeTag finds, for each length of end, the rules that differ from what the shorter ends give, and last the words.
func writeTag(b *strings.Builder, keys []lemmaKey, words map[lemmaKey]word) {
	if keys[0].Writing == lemma.Small {
		for _, k := range keys {
			if l := words[k].lemma; l != lemma.Title(k.base) {
				r := ruleOf(k.base, l)
				fmt.Fprintf(b, "%s\t%s\t^%s\t%d\t%s\t%s\n", k.Tag, k.Writing, k.base, r.Strip, r.Add, letters(r))
			}
		}
		return
	}
	rules := map[string]lemma.Rule{}
	predict := func(base string, longest int) lemma.Rule {
		for i := max(0, len(base)-longest); i < len(base); i++ {
			if r, ok := rules[base[i:]]; ok {
				return r
			}
		}
		return rules[""]
	}
	for length := 0; length <= lemma.Longest; length++ {
		votes := map[string]map[lemma.Rule]int{}
		for _, k := range keys {
			if len(k.base) <= length && length > 0 || strings.ContainsAny(k.base, "0123456789") || words[k].vote.Strip == len(k.base) || words[k].vote.Strip > length {
				continue // no word whose end says nothing of others, and no rule that takes off what its end does not show
			}
			end := k.base[len(k.base)-length:]
			if end != "" && !utf8.RuneStart(end[0]) {
				continue
			}
			if votes[end] == nil {
				votes[end] = map[lemma.Rule]int{}
			}
			votes[end][words[k].vote]++
		}
		fresh := map[string]lemma.Rule{}
		for end, v := range votes {
			best := mostFrequent(v, compareRules)
			if length == 0 || v[best] >= 2 && best != predict(end, length-1) {
				fresh[end] = best
			}
		}
		maps.Copy(rules, fresh)
	}
	head := keys[0].Tag + "\t" + keys[0].Writing
	for _, end := range slices.Sorted(maps.Keys(rules)) {
		if r := rules[end]; r != (lemma.Rule{}) || end != "" || keys[0].Writing != lemma.Plain {
			fmt.Fprintf(b, "%s\t%s\t%d\t%s\t%s\n", head, end, r.Strip, r.Add, letters(r))
		}
	}
	for _, k := range keys {
		w := words[k]
		r := predict(k.base, lemma.Longest)
		right := true
		for form := range w.forms {
			if r.Keep && len(form) == len(k.base) {
				right = right && r.Apply(form) == w.lemma
			} else {
				right = right && r.Apply(k.base) == w.lemma
			}
		}
		if !right {
			own := ruleOf(k.base, w.lemma)
			fmt.Fprintf(b, "%s\t^%s\t%d\t%s\t%s\n", head, k.base, own.Strip, own.Add, letters(own))
		}
	}
}

func letters(r lemma.Rule) string {
	if r.Keep {
		return "keep"
	}
	return "lower"
}
