package claim

import (
	"slices"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// sentence is a parsed sentence with the entities that it mentions.
type sentence struct {
	*tree
	number   int
	entities []entity.Entity
	mentions []mention
	actors   map[string]bool
	offices  map[int][]int // person -> what they hold an office of
	at       []int         // token -> index of the widest mention over it, or none
}

// mention is a run of tokens that names an entity.
type mention struct {
	first, last, head int
	entity            int
}

// newSentence lays the mentions of a sentence over its tokens.
func newSentence(body string, number int, s text.Sentence, lex *lexicon, all []entity.Entity, spans []spanned) *sentence {
	out := &sentence{tree: newTree(body, s, lex), number: number, entities: all, at: make([]int, len(s.Tokens))}
	for i := range out.at {
		out.at[i] = none
	}
	for _, sp := range spans {
		first, last := tokensOf(s, sp.Span)
		if first == none {
			continue
		}
		m := mention{first: first, last: last, head: out.headOf(first, last), entity: sp.entity}
		out.mentions = append(out.mentions, m)
	}
	// wide mentions last, so that they own the tokens they share with narrow ones
	slices.SortStableFunc(out.mentions, func(a, b mention) int { return (a.last - a.first) - (b.last - b.first) })
	for k, m := range out.mentions {
		for i := m.first; i <= m.last; i++ {
			out.at[i] = k
		}
	}
	return out
}

// spanned is a mention of an entity as a span.
type spanned struct {
	text.Span
	entity int
}

// tokensOf finds the first and last token that a span touches.
func tokensOf(s text.Sentence, sp text.Span) (first, last int) {
	first, last = none, none
	for i, tok := range s.Tokens {
		if tok.End <= sp.Start || tok.Start >= sp.End {
			continue
		}
		if first == none {
			first = i
		}
		last = i
	}
	return first, last
}

// headOf is the token of a run whose head stands outside of it.
func (t *tree) headOf(first, last int) int {
	for i := first; i <= last; i++ {
		if h := t.head(i); h < first || h > last {
			return i
		}
	}
	return last
}

// named returns the entity whose mention has this token, or none. An entity is meant only where the token is the head of the
// mention, or a part of its name on which the parser hung the phrase.
func (s *sentence) named(tok int) int {
	k := s.at[tok]
	if k == none {
		return none
	}
	return s.mentions[k].entity
}

// resolve returns the entities that an argument means, with everything that is coordinated with it, no farther from the head of its
// phrase than the extent allows.
func (s *sentence) resolve(tok int, far extent, fits func(int) bool) []int {
	out := s.coordinates(tok, fits)
	if len(out) > 0 || far == itself {
		return out
	}
	for _, t := range s.coordinated(tok) {
		if far == before {
			for _, o := range s.childrenBy(t, "amod", "compound", "nmod:poss") {
				if s.at[o] != none {
					out = append(out, s.coordinates(o, fits)...)
				}
			}
			continue
		}
		if r := s.reach(t, fits); r != none {
			return s.coordinates(r, fits)
		}
	}
	return unique(out)
}

// coordinates returns the entities that a noun phrase and those coordinated with it name.
func (s *sentence) coordinates(tok int, fits func(int) bool) []int {
	all := s.coordinated(tok)
	if k := s.at[tok]; k != none { // a coordination may hang on any token of a name
		for i := s.mentions[k].first; i <= s.mentions[k].last; i++ {
			if i != tok {
				all = append(all, s.coordinated(i)[1:]...)
			}
		}
	}
	for k := 0; k < len(all); k++ { // coordinated adjectives and names before a noun: "US, European and Israeli demands"
		for _, c := range s.childrenBy(all[k], "conj") {
			if s.at[c] != none && !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	var out []int
	for _, t := range all {
		if e := s.one(t, fits); e != none && !slices.Contains(out, e) {
			out = append(out, e)
			out = append(out, s.together(t, out, fits)...)
		}
	}
	return out
}

// together are the other entities that the same words mean: "them" may be two states.
func (s *sentence) together(tok int, have []int, fits func(int) bool) []int {
	var out []int
	k := s.at[tok]
	for i, m := range s.mentions {
		if k != none && i != k && m.first == s.mentions[k].first && m.last == s.mentions[k].last && fits(m.entity) && !slices.Contains(have, m.entity) {
			out = append(out, m.entity)
		}
	}
	return out
}

// one returns the entity that a noun phrase names: by its head, by what is flat or in apposition with it, or, for nouns that
// stand for those they belong to ("members of", "a statement by"), by their owner.
func (s *sentence) one(tok int, fits func(int) bool) int {
	if e := s.named(tok); e != none && fits(e) {
		return e
	}
	for _, c := range s.children[tok] {
		switch s.rel(c) {
		case "appos", "flat", "nmod:desc":
			if e := s.named(c); e != none && s.headed(c) && fits(e) {
				return e
			}
		}
	}
	if h := s.head(tok); s.rel(tok) == "appos" && h >= 0 { // the Desert Lions, a group linked to al-Qaeda
		if e := s.named(h); e != none && fits(e) {
			return e
		}
	}
	if s.lex.is("transparent", s.lemma(tok)) {
		for _, c := range s.children[tok] {
			switch base(s.rel(c)) {
			case "nmod", "amod", "compound":
				if s.rel(c) == "nmod" && !s.casedBy(c, "of") && !s.casedBy(c, "for") && !s.casedBy(c, "from") && !s.casedBy(c, "by") {
					continue
				}
				if e := s.one(c, fits); e != none {
					return e
				}
			}
		}
	}
	return none
}

// headed says whether a token is the head of the mention over it.
func (s *sentence) headed(tok int) bool {
	k := s.at[tok]
	return k != none && s.mentions[k].head == tok
}

// reach finds the token of an entity among the modifiers of a noun phrase or the arguments of a clause: possessor first, then
// adjectives and compounds, then prepositional phrases, then clauses.
func (s *sentence) reach(tok int, fits func(int) bool) int {
	for _, rank := range reaches {
		for _, c := range s.children[tok] {
			if !slices.Contains(rank, s.rel(c)) {
				continue
			}
			if s.one(c, fits) != none {
				return c
			}
			if r := s.reach(c, fits); r != none {
				return r
			}
		}
	}
	return none
}

// reaches are the relations that reach follows, in its order.
var reaches = [][]string{
	{"nmod:poss"}, {"amod", "compound"}, {"nsubj", "nsubj:pass"}, {"obj", "iobj"}, {"nmod", "obl", "obl:agent"}, {"acl", "advcl", "xcomp", "ccomp", "conj"},
}

// walk follows a path of a frame from a token and returns the tokens at its end.
func (s *sentence) walk(tok int, path []string) []int {
	at := []int{tok}
	for _, step := range path {
		var next []int
		for _, i := range at {
			next = append(next, s.step(i, step)...)
		}
		at = next
	}
	return at
}

// step takes one step of a path. The names of steps are explained in frames.tsv.
func (s *sentence) step(i int, name string) []int {
	switch name {
	case "subj":
		return some(s.subject(i))
	case "obj":
		return s.objects(i)
	case "case":
		return s.childrenBy(i, "case")
	case "speaker":
		return some(s.statusOf(i).speaker)
	case "nsubj":
		return some(s.surfaceSubject(i))
	case "ctrl":
		return some(s.holder(i, maxClimb))
	case "head":
		return some(s.head(i))
	case "poss":
		return s.owners(i)
	case "mod":
		return s.childrenBy(i, "amod", "compound", "advmod", "nmod:unmarked", "obl:unmarked", "nmod", "obl", "det")
	case "neg":
		var out []int
		for _, c := range s.children[i] {
			if s.lex.is("negation", s.words[c]) {
				out = append(out, c)
			}
		}
		return out
	case "appos":
		if s.rel(i) == "appos" {
			return some(s.head(i))
		}
		return s.childrenBy(i, "appos")
	case "ccomp":
		return s.childrenBy(i, "ccomp")
	case "inf":
		var out []int
		for _, c := range s.childrenBy(i, "xcomp", "advcl", "ccomp", "acl") {
			if s.hasWord(c, []string{"to"}, "mark") {
				out = append(out, c)
			}
		}
		return out
	case "clause":
		return s.childrenBy(i, "ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl")
	}
	return s.oblique(i, name)
}

// objects are the logical object of a verb and, where it gives something to somebody, both of them.
func (s *sentence) objects(i int) []int {
	out := some(s.substance(s.object(i)))
	for _, d := range s.childrenBy(i, "obj") {
		if !s.isRelative(d) && !slices.Contains(out, d) && !slices.Contains(out, s.substance(d)) {
			out = append(out, s.substance(d))
		}
	}
	return out
}

// substance is what a quantity is of: the forces in "most of its forces".
func (s *sentence) substance(i int) int {
	if i == none || !s.lex.is("quantity", s.lemma(i)) && s.tokens[i].UPOS != "NUM" {
		return i
	}
	if of := s.preposition(i, "of"); of != none {
		return of
	}
	return i
}

// owners are the possessor of a noun and the adjectives and names before it that mention somebody.
func (s *sentence) owners(i int) []int {
	var out []int
	for _, c := range s.children[i] {
		switch s.rel(c) {
		case "nmod:poss":
			out = append([]int{c}, out...)
		case "amod", "compound", "nmod:desc", "nmod:unmarked":
			if s.at[c] != none {
				out = append(out, c)
			}
		}
	}
	return out
}

// oblique finds a prepositional phrase of a word: its own, that of its object ("hold talks with"), or that of the verb that
// the noun is the object of. Parsers differ about which of them carries the phrase; the reader does not care.
func (s *sentence) oblique(i int, prep string) []int {
	if p := s.preposition(i, prep); p != none {
		return []int{p}
	}
	if s.isVerb(i) {
		if o := s.object(i); o != none && !s.isPassive(i) {
			return some(s.preposition(o, prep))
		}
		return nil
	}
	if h := s.head(i); h >= 0 && s.isVerb(h) && (s.rel(i) == "obj" || s.rel(i) == "nsubj:pass" && prep != "by") {
		if p := s.preposition(h, prep); p != none {
			return []int{p}
		}
	}
	for _, c := range s.children[i] { // "a warning by the Bank of England to the firm": the second phrase on the first
		if s.rel(c) == "nmod" {
			if p := s.preposition(c, prep); p != none && !s.casedBy(c, prep) {
				return []int{p}
			}
		}
	}
	return nil
}

func (s *sentence) childrenBy(i int, rels ...string) []int {
	var out []int
	for _, c := range s.children[i] {
		if slices.Contains(rels, s.rel(c)) {
			out = append(out, c)
		}
	}
	return out
}

func some(i int) []int {
	if i == none {
		return nil
	}
	return []int{i}
}

// holds says whether a condition of a frame is met at a trigger.
func (s *sentence) holds(c condition, trigger int) bool {
	met := false
	for _, path := range c.paths {
		for _, tok := range s.walk(trigger, path) {
			for _, i := range s.coordinated(tok) {
				met = met || s.meets(c, i)
			}
		}
	}
	return met != c.not
}

func (s *sentence) meets(c condition, i int) bool {
	if c.words == nil && c.kinds == nil {
		return true
	}
	if c.words[s.lemma(i)] || c.words[s.words[i]] {
		return true
	}
	return c.kinds != nil && s.one(i, func(e int) bool { return c.kinds[s.entities[e].Kind] }) != none
}
