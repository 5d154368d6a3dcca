package claim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
)

// none is the index of a token that is not there.
const none = -1

// tree is a parsed sentence with what the claim finder asks of it again and again. Tokens are given by their index.
type tree struct {
	lex      *lexicon
	tokens   []text.Token
	words    []string // lower case
	capital  []bool   // the word begins with a capital letter
	children [][]int
	tags     []tag // verbs of saying beside what they tell
}

// newTree reads a parse, of which faults are mended; names are the runs of tokens, first and last, that name persons.
func newTree(body string, s text.Sentence, lex *lexicon, names []stretch) *tree {
	t := &tree{lex: lex, tokens: sound(s.Tokens), words: make([]string, len(s.Tokens)), capital: make([]bool, len(s.Tokens)), children: make([][]int, len(s.Tokens))}
	for i, tok := range t.tokens {
		first, _ := utf8.DecodeRuneInString(tok.Of(body))
		t.capital[i] = unicode.IsUpper(first)
		t.words[i] = strings.ToLower(strings.ReplaceAll(tok.Of(body), "’", "'"))
	}
	m := mender{tree: t, tokens: t.tokens, persons: names}
	m.names(names)
	t.tokens = m.tokens
	t.tags = t.findTags()
	m.detachTags(t.tags)
	m.contradictions()
	m.charges()
	m.remedy()
	m.weekdays()
	t.tokens = m.tokens
	for i, tok := range t.tokens {
		if h := tok.Head; h >= 0 && h < len(s.Tokens) && h != i {
			t.children[h] = append(t.children[h], i)
		}
	}
	return t
}

func (t *tree) lemma(i int) string { return strings.ToLower(t.tokens[i].Lemma) }

// rel is the relation of a token to its head; its base is what stands before the colon.
func (t *tree) rel(i int) string { return t.tokens[i].Deprel }

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func (t *tree) head(i int) int { return t.tokens[i].Head }

// child returns the first child with one of these relations.
func (t *tree) child(i int, rels ...string) int {
	for _, c := range t.children[i] {
		if slices.Contains(rels, t.rel(c)) {
			return c
		}
	}
	return none
}

// childrenBy returns the children with one of these relations.
func (t *tree) childrenBy(i int, rels ...string) []int {
	var out []int
	for _, c := range t.children[i] {
		if slices.Contains(rels, t.rel(c)) {
			out = append(out, c)
		}
	}
	return out
}

// hasWord says whether a child with one of these relations is one of these words.
func (t *tree) hasWord(i int, words []string, rels ...string) bool {
	for _, c := range t.children[i] {
		if slices.Contains(rels, t.rel(c)) && slices.Contains(words, t.words[c]) {
			return true
		}
	}
	return false
}

func (t *tree) isVerb(i int) bool {
	return t.tokens[i].UPOS == "VERB" || t.tokens[i].UPOS == "AUX" || strings.HasPrefix(t.tokens[i].XPOS, "VB")
}

func (t *tree) isNominal(i int) bool {
	u := t.tokens[i].UPOS
	return u == "NOUN" || u == "PROPN" || u == "PRON" || u == "NUM"
}

// isPassive says whether the surface subject of a verb is its logical object.
func (t *tree) isPassive(v int) bool {
	if t.child(v, "aux:pass", "nsubj:pass", "obl:agent", "csubj:pass") != none {
		return true
	}
	left := t.tokens[v].XPOS == "VBD" && t.lex.is("undergone", t.lemma(v)) && t.child(v, "obj", "ccomp") == none && base(t.rel(v)) == "conj"
	if t.tokens[v].XPOS != "VBN" && !left || t.child(v, "aux") != none {
		return false
	}
	if o := t.child(v, "obj"); o != none && !t.lex.is("captive", t.lemma(o)) {
		return false // but "officers taken hostage"
	}
	switch base(t.rel(v)) {
	case "acl", "amod", "advcl", "xcomp":
		return t.child(v, "nsubj") == none // "have been reported killed"
	case "conj":
		h := t.head(v) // "a rebel was killed and a soldier wounded" leaves it out too
		return h >= 0 && t.isVerb(h) && t.isPassive(h)
	case "root":
		return t.child(v, "nsubj") == none // headlines leave the auxiliary out
	}
	return false
}

// sharing is the verb right behind a verb that it is coordinated with, whose object or agent may be that of both: "arrested and jailed by
// Egypt". The second may have a subject of its own where it leaves the auxiliary out: "three were killed and two wounded by Kenyan forces".
func (t *tree) sharing(v int) int {
	for w := v + 1; w < len(t.tokens); w++ {
		if base(t.rel(w)) == "conj" && t.isVerb(w) && (t.head(w) == v || t.rel(v) == "conj" && t.head(w) == t.head(v)) {
			if t.child(w, "aux", "aux:pass", "mark") == none && t.adjacent(v, w) {
				return w
			}
			return none
		}
	}
	return none
}

// adjacent says whether nothing stands between two verbs but marks, "and", adverbs and the subject of the second.
func (t *tree) adjacent(v, w int) bool {
	subject := t.ownSubject(w)
	for i := v + 1; i < w; i++ {
		if u := t.tokens[i].UPOS; u == "PUNCT" || u == "CCONJ" || u == "ADV" || t.rel(i) == "compound:prt" {
			continue
		}
		if subject == none || subject < v || !t.isPassive(w) || i != subject && t.head(i) != subject {
			return false
		}
	}
	return true
}

// isRelative says whether a token is a relative pronoun.
func (t *tree) isRelative(i int) bool {
	switch t.tokens[i].XPOS {
	case "WDT", "WP", "WP$":
		return true
	}
	return t.lex.is("relative-word", t.words[i]) && t.tokens[i].UPOS == "PRON"
}

// relativizer is the relative pronoun among the children of a verb.
func (t *tree) relativizer(v int) int {
	for _, c := range t.children[v] {
		if t.isRelative(c) {
			return c
		}
	}
	return none
}

// preposition returns the child of a token that stands in a prepositional phrase with this preposition.
func (t *tree) preposition(i int, prep string) int {
	return t.phraseWith(i, func(p string) bool { return p == prep })
}

// phrase is the same for the prepositions of a list.
func (t *tree) phrase(i int, list string) int {
	return t.phraseWith(i, func(p string) bool { return t.lex.is(list, p) })
}

func (t *tree) phraseWith(i int, fits func(prep string) bool) int {
	if all := t.phrasesWith(i, fits); len(all) > 0 {
		return all[0]
	}
	return none
}

// prepositions are all the children of a token that stand in a prepositional phrase with this preposition.
func (t *tree) prepositions(i int, prep string) []int {
	return t.phrasesWith(i, func(p string) bool { return p == prep })
}

func (t *tree) phrasesWith(i int, fits func(prep string) bool) []int {
	var out []int
	for _, c := range t.children[i] {
		switch base(t.rel(c)) {
		case "obl", "nmod", "advmod", "advcl", "xcomp", "acl":
			if t.casedWith(c, fits) && !t.absolute(c) && !t.onWeekday(c) {
				out = append(out, c)
			} else if (t.bareTime(c) || t.lex.is("frequency", t.words[c])) && c > i {
				out = append(out, t.phrasesWith(c, fits)...) // "the killing last month of a guard", "met Tuesday with": hung on the time
			}
		}
	}
	return out
}

// onWeekday says whether a phrase with "on" is no more than a day: "talks on Saturday" are about nothing.
func (t *tree) onWeekday(i int) bool {
	return t.tokens[i].XPOS == "NNP" && t.lex.is("day", t.words[i]) && t.casedBy(i, "on") && t.child(i, "nmod:poss", "amod", "compound") == none
}

// absolute says whether a phrase tells what somebody is beside what happens, and is nobody's partner: "signed a deal, with Chad as the lone critic".
func (t *tree) absolute(i int) bool {
	if m := t.child(i, "mark"); m != none && t.lex.is("absolute-preposition", t.words[m]) &&
		t.child(i, "nsubj") != none && (m == 0 || t.divides(m-1) || t.tokens[m-1].UPOS == "SCONJ") {
		return true // "with Chad freeing ten"
	}
	c := t.child(i, "case")
	return c > 0 && c < i && t.lex.is("absolute-preposition", t.words[c]) && t.divides(c-1) && i+1 < len(t.words) && t.lex.is("absolute-mark", t.words[i+1])
}

// bareTime says whether a phrase tells when without a preposition: "last month", "Tuesday".
func (t *tree) bareTime(i int) bool {
	switch t.rel(i) {
	case "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "obl:npmod", "nmod:npmod":
		return t.lex.is("time-noun", t.words[i]) || t.lex.is("day", t.words[i])
	}
	return false
}

// casedBy says whether a token's preposition, one word or several, is this one: "from", "out_of".
func (t *tree) casedBy(i int, prep string) bool {
	return t.casedWith(i, func(p string) bool { return p == prep })
}

// casedIn is the same for the prepositions of a list.
func (t *tree) casedIn(i int, list string) bool {
	return t.casedWith(i, func(p string) bool { return t.lex.is(list, p) })
}

func (t *tree) casedWith(i int, fits func(prep string) bool) bool {
	for _, c := range t.children[i] {
		if t.rel(c) != "case" && t.rel(c) != "mark" || c > 0 && t.lex.is("companion", t.words[c-1]) {
			continue // "along with" is no "with"
		}
		phrase := t.words[c]
		for _, f := range t.children[c] {
			if t.rel(f) == "fixed" {
				phrase += "_" + t.words[f]
			}
		}
		if fits(phrase) || c+1 < i && t.head(c+1) == i && t.rel(c+1) == "case" && fits(phrase+"_"+t.words[c+1]) {
			return true // "out of", hung as one or as two
		}
	}
	return false
}

// infinitive says whether a predicate is an infinitive with its mark.
func (t *tree) infinitive(i int) bool {
	return slices.ContainsFunc(t.children[i], func(c int) bool { return t.rel(c) == "mark" && t.lex.is("infinitive-mark", t.words[c]) })
}

// coordinated returns a token and everything that is coordinated with it: one argument may be three towns.
func (t *tree) coordinated(i int) []int {
	out := []int{i}
	if rel := t.rel(i); t.head(i) >= 0 && (rel == "nsubj" || rel == "nsubj:pass") { // coordinations that the parser hung side by side
		for _, c := range t.children[t.head(i)] {
			if c < i && t.rel(c) == rel && t.child(i, "cc") != none && t.isNominal(c) {
				out = append([]int{c}, out...)
			}
		}
	}
	for k := 0; k < len(out); k++ {
		for _, c := range t.children[out[k]] {
			if t.rel(c) == "conj" && t.isNominal(c) && !t.hasNegation(c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// hasNegation says whether an adverb negates a word; of a coordinated phrase the text says the contrary then: "of NATO but not of the European Union".
func (t *tree) hasNegation(i int) bool {
	return slices.ContainsFunc(t.children[i], func(c int) bool { return base(t.rel(c)) == "advmod" && t.negates(c) })
}

// negates says whether a word negates what it depends on, or does with the word before it: "longer" in "no longer".
func (t *tree) negates(i int) bool {
	return t.lex.is("negation", t.words[i]) || i > 0 && t.lex.is("negation", t.words[i-1]+"_"+t.words[i])
}
