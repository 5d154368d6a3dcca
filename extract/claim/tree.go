package claim

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// none is the index of a token that is not there.
const none = -1

// tree is a parsed sentence with what the claim finder asks of it again and again. Tokens are given by their index.
type tree struct {
	lex      *lexicon
	tokens   []text.Token
	words    []string // lower case
	children [][]int
	tags     []tag // verbs of saying beside what they tell
}

// newTree reads a parse, of which faults are mended; names are the runs of tokens, first and last, that name persons.
func newTree(body string, s text.Sentence, lex *lexicon, names []stretch) *tree {
	t := &tree{lex: lex, tokens: sound(s.Tokens), words: make([]string, len(s.Tokens)), children: make([][]int, len(s.Tokens))}
	for i, tok := range t.tokens {
		t.words[i] = strings.ToLower(strings.ReplaceAll(tok.Of(body), "’", "'"))
	}
	m := mender{tree: t, tokens: t.tokens}
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
	if t.tokens[v].XPOS != "VBN" || t.child(v, "aux", "obj") != none {
		return false
	}
	switch base(t.rel(v)) {
	case "acl", "amod", "advcl":
		return t.child(v, "nsubj") == none
	case "conj":
		h := t.head(v)
		return t.child(v, "nsubj") == none && h >= 0 && t.isVerb(h) && t.isPassive(h)
	case "root":
		return t.child(v, "nsubj") == none // headlines leave the auxiliary out
	}
	return false
}

// isRelative says whether a token is a relative pronoun.
func (t *tree) isRelative(i int) bool {
	switch t.tokens[i].XPOS {
	case "WDT", "WP", "WP$":
		return true
	}
	return t.lex.is("relative-word", t.words[i]) && t.tokens[i].UPOS == "PRON"
}

// maxClimb bounds every walk towards the root.
const maxClimb = 24

// surfaceSubject is the subject a verb has in the text, or shares with the verb that governs it: control and raising,
// coordination, participles, relative clauses. none when it has none.
func (t *tree) surfaceSubject(v int) int { return t.subjectUp(v, maxClimb) }

func (t *tree) subjectUp(v, left int) int {
	if left == 0 || v < 0 {
		return none
	}
	if s := t.ownSubject(v); s != none {
		if t.isRelative(s) && base(t.rel(v)) == "acl" {
			return t.head(v)
		}
		return s
	}
	h := t.head(v)
	if h < 0 {
		return none
	}
	switch base(t.rel(v)) {
	case "conj":
		if t.isVerb(h) || t.child(h, "cop") != none || t.child(h, "nsubj") != none {
			return t.subjectUp(h, left-1)
		}
	case "parataxis":
		if t.tokens[v].XPOS == "VBZ" && h < v && t.isVerb(h) {
			return t.subjectUp(h, left-1) // a headline: "Mali makes deal, snubs France"
		}
	case "xcomp":
		return t.controller(v, h, left)
	case "advcl":
		return t.adverbial(v, h, left)
	case "acl":
		return t.adnominal(v, h, left)
	case "csubj":
		if (t.tokens[v].XPOS == "VBG" || t.tokens[v].XPOS == "VBN") && v < h {
			return t.subjectUp(h, left-1) // "Denying the charge, she said": labelled in both ways
		}
	case "amod":
		return h
	}
	return none
}

// adverbial is the subject of an adverbial clause: an object or phrase that the verb above gives it, else the subject of that verb.
func (t *tree) adverbial(v, h, left int) int {
	infinitive := t.infinitive(v)
	if infinitive && t.lex.is("oblique-control", t.lemma(h)) {
		return t.controller(v, h, left)
	}
	if o := t.child(h, "iobj"); infinitive && o != none && o < v && !t.isPassive(h) {
		return o // "gave the envoy 24 hours to leave"
	}
	if infinitive && t.lex.is("object-purpose", t.lemma(h)) {
		if o := t.child(h, "obj"); o != none && o < v && !t.isPassive(h) {
			return o // "hired fighters to train its army"
		}
	}
	if m := t.child(v, "mark"); m != none && t.objectControl(h, t.words[m]) {
		if o := t.child(h, "iobj", "obj"); o != none && !t.isPassive(h) {
			return o
		}
	}
	if t.isVerb(h) || t.child(h, "nsubj", "nsubj:pass") != none {
		return t.subjectUp(h, left-1)
	}
	if g := t.head(h); base(t.rel(h)) == "advmod" && g >= 0 && t.isVerb(g) {
		return t.subjectUp(g, left-1) // "stopped short of attacking"
	}
	return none
}

// adnominal is the subject of a clause on a noun: the noun itself in relative clauses and participles, else who has the noun.
func (t *tree) adnominal(v, h, left int) int {
	if t.rel(v) == "acl:relcl" {
		if t.child(v, "nsubj", "nsubj:pass") == none && t.relativizer(v) == none {
			return h
		}
		return none
	}
	if strings.HasPrefix(t.tokens[v].XPOS, "VBG") || t.tokens[v].XPOS == "VBN" && t.child(v, "mark") == none {
		if t.child(v, "mark", "case") == none {
			return h
		}
	}
	if n := t.oneOf(v); n != none {
		return t.ownSubject(n)
	}
	if t.child(h, "cop") != none && t.child(h, "nmod:poss") == none && (t.tokens[v].XPOS == "VBG" || t.ranked(h)) {
		if subject := t.ownSubject(h); subject != none {
			return subject // "is on the verge of attacking"
		}
	}
	return t.holder(h, left-1)
}

// ranked says whether a noun is the first, the last or the highest of its kind: who is "the first to visit" has done so.
func (t *tree) ranked(n int) bool {
	return slices.ContainsFunc(t.children[n], func(c int) bool {
		return base(t.rel(c)) == "amod" && (t.tokens[c].XPOS == "JJS" || t.lex.is("rank", t.words[c])) || t.lex.is("rank", t.words[n])
	})
}

// ownSubject is the subject among the children of a predicate: of several the nearest before it.
func (t *tree) ownSubject(v int) int {
	best := none
	for _, c := range t.children[v] {
		switch t.rel(c) {
		case "nsubj", "nsubj:pass", "nsubj:outer":
			if best == none || c < v {
				best = c
			}
		}
	}
	return best
}

// controller finds the subject of an open complement.
func (t *tree) controller(v, h, left int) int {
	if o := t.child(h, "iobj", "obj"); o != none && !t.isPassive(h) && !t.lex.is("subject-control", t.lemma(h)) && o < v {
		if t.isVerb(h) {
			return o
		}
	}
	if t.lex.is("oblique-control", t.lemma(h)) {
		for _, list := range []string{"oblique-control-preposition", "request-preposition"} {
			if o := t.phrase(h, list); o != none && o != v && o < v {
				return o
			}
		}
	}
	return t.subjectUp(h, left-1)
}

// objectControl says whether the object of a verb is the subject of a clause with this mark: accuse somebody of doing,
// prevent somebody from doing.
func (t *tree) objectControl(verb int, mark string) bool {
	return t.lex.is("object-control-mark", mark) && t.isVerb(verb)
}

// holder finds who has a noun: "Mali's decision to", "the decision by France to"; else who does the verb that the noun is
// the object of: "France took the decision to".
func (t *tree) holder(n, left int) int {
	if p := t.child(n, "nmod:poss"); p != none {
		return p
	}
	if p := t.phrase(n, "agent-preposition"); p != none {
		return p
	}
	h := t.head(n)
	if h < 0 || left <= 0 {
		return none
	}
	switch base(t.rel(n)) {
	case "obj", "obl", "xcomp", "nsubj":
		if o := t.child(h, "obj"); o != none && o != n && t.lex.is("helping", t.lemma(h)) {
			return o // who is helped in a fight fights it
		}
		if t.rel(n) != "nsubj" && (t.isVerb(h) || t.ownSubject(h) != none) {
			return t.subjectUp(h, left-1)
		}
	case "nmod", "conj":
		if t.isNominal(h) {
			if t.child(h, "cop") != none && base(t.rel(n)) == "nmod" {
				return t.ownSubject(h) // "is in Cairo for talks"
			}
			return t.holder(h, left-1)
		}
	}
	return none
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
	for _, c := range t.children[i] {
		switch base(t.rel(c)) {
		case "obl", "nmod", "advmod", "advcl", "xcomp", "acl":
			if t.casedWith(c, fits) {
				return c
			}
		}
	}
	return none
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
		if fits(phrase) {
			return true
		}
	}
	return false
}

// infinitive says whether a predicate is an infinitive with its mark.
func (t *tree) infinitive(i int) bool {
	return slices.ContainsFunc(t.children[i], func(c int) bool { return t.rel(c) == "mark" && t.lex.is("infinitive-mark", t.words[c]) })
}

// subject is who does what a predicate says, in active and passive voice.
func (t *tree) subject(v int) int {
	if t.isPassive(v) {
		if a := t.child(v, "obl:agent"); a != none {
			return a
		}
		return t.phrase(v, "agent-preposition")
	}
	return t.surfaceSubject(v)
}

// object is whom it is done to, in active and passive voice and in relative clauses.
func (t *tree) object(v int) int {
	if t.isPassive(v) {
		return t.surfaceSubject(v)
	}
	if o := t.child(v, "iobj"); o != none && t.isVerb(v) && !t.isRelative(o) {
		return o
	}
	if o := t.child(v, "obj"); o != none {
		if t.isRelative(o) && base(t.rel(v)) == "acl" {
			return t.head(v)
		}
		return o
	}
	if t.rel(v) == "acl:relcl" && t.isVerb(v) {
		if s := t.child(v, "nsubj"); s != none && !t.isRelative(s) && t.relativizer(v) == none && t.child(v, "xcomp", "ccomp", "mark") == none {
			return t.head(v)
		}
	}
	// verbs that share the object of the last one: "criticised and threatened France"
	for _, c := range t.children[v] {
		if t.rel(c) == "conj" && t.isVerb(c) && t.child(c, "nsubj") == none {
			if o := t.child(c, "obj"); o != none && c-v <= 3 {
				return o
			}
		}
	}
	return none
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
			if t.rel(c) == "conj" && t.isNominal(c) && !t.excepted(c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// excepted says whether a coordinated phrase is one of which the text says the contrary: "of NATO but not of the European Union".
func (t *tree) excepted(i int) bool {
	return slices.ContainsFunc(t.children[i], func(c int) bool { return base(t.rel(c)) == "advmod" && t.lex.is("negation", t.words[c]) })
}
