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

// lemmaKey is a word with its tag.
type lemmaKey struct{ tag, base string }

// writeLemmas learns the rules that give the lemmas of the treebanks, and writes them as a table.
func writeLemmas(trees []corpus.Sentence, path string) error {
	words := wordRules(trees)
	keys := slices.SortedFunc(maps.Keys(words), func(a, b lemmaKey) int {
		return cmp.Or(cmp.Compare(a.tag, b.tag), cmp.Compare(a.base, b.base))
	})
	var b strings.Builder
	b.WriteString("# How the end of a word changes to give its lemma; after ^ stands a whole word. Written by the trainer.\n# tag\tend\tstrip\tadd\n")
	for len(keys) > 0 {
		n := 0
		for n < len(keys) && keys[n].tag == keys[0].tag {
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

// counted is the rule that most occurrences of a word follow.
type counted struct {
	rule lemma.Rule
	n    int
}

func wordRules(trees []corpus.Sentence) map[lemmaKey]counted {
	counts := map[lemmaKey]map[lemma.Rule]int{}
	for _, s := range trees {
		for _, t := range s.Tokens {
			if t.Lemma == "_" || t.Lemma == "" {
				continue
			}
			k := lemmaKey{t.XPOS, lemma.Base(t.Form, t.UPOS)}
			if counts[k] == nil {
				counts[k] = map[lemma.Rule]int{}
			}
			counts[k][ruleOf(k.base, t.Lemma)]++
		}
	}
	out := make(map[lemmaKey]counted, len(counts))
	for k, rules := range counts {
		out[k] = mostFrequent(rules)
	}
	return out
}

func mostFrequent(rules map[lemma.Rule]int) counted {
	var best counted
	for r, n := range rules {
		if n > best.n || n == best.n && (r.Strip < best.rule.Strip || r.Strip == best.rule.Strip && r.Add < best.rule.Add) {
			best = counted{r, n}
		}
	}
	return best
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
func writeTag(b *strings.Builder, keys []lemmaKey, words map[lemmaKey]counted) {
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
			if len(k.base) <= length && length > 0 {
				continue
			}
			end := k.base[len(k.base)-length:]
			if end != "" && !utf8.RuneStart(end[0]) {
				continue
			}
			if votes[end] == nil {
				votes[end] = map[lemma.Rule]int{}
			}
			votes[end][words[k].rule]++
		}
		fresh := map[string]lemma.Rule{}
		for end, v := range votes {
			best := mostFrequent(v)
			if length == 0 || best.n >= 2 && best.rule != predict(end, length-1) {
				fresh[end] = best.rule
			}
		}
		maps.Copy(rules, fresh)
	}
	tag := keys[0].tag
	for _, end := range slices.Sorted(maps.Keys(rules)) {
		if r := rules[end]; r != (lemma.Rule{}) || end != "" {
			fmt.Fprintf(b, "%s\t%s\t%d\t%s\n", tag, end, r.Strip, r.Add)
		}
	}
	for _, k := range keys {
		w := words[k]
		if w.rule != predict(k.base, lemma.Longest) && !strings.ContainsAny(k.base, "\t\n") {
			fmt.Fprintf(b, "%s\t^%s\t%d\t%s\n", tag, k.base, w.rule.Strip, w.rule.Add)
		}
	}
}
