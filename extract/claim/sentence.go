package claim

import (
	"slices"
	"strings"

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
	offices  map[int][]int // person -> what they hold or held an office of
	serves   map[int][]int // the same without former offices: for whom they speak
	here     map[int][]int // the same as serves, of those that the sentence itself tells
	at       []int         // token -> index of the widest mention over it, or none

	deeds     []deed // of violence that it tells without who did them
	quotes    []quote
	continues int         // the entity whose speech the sentence goes on with, or None
	twins     map[int]int // mention -> another of the same words: both countries
	pronoun   int         // the entity whom a pronoun means that says something and that no mention stands over, or None
}

// mention is a run of tokens that names an entity.
type mention struct {
	first, last, head int
	entity            int
	pronoun           bool
	demonym           bool // of a state: Russian, the Russians, two Germans
}

// newSentence lays the mentions of a sentence over its tokens.
func newSentence(body string, number int, s text.Sentence, lex *lexicon, all []entity.Entity, spans []spanned) *sentence {
	var names []stretch
	for _, sp := range spans {
		if first, last := tokensOf(s, sp.Span); first != none && last > first && all[sp.entity].Kind == "person" && !sp.pronoun {
			names = append(names, stretch{first, last + 1})
		}
	}
	out := &sentence{tree: newTree(body, s, lex, names), number: number, entities: all, at: make([]int, len(s.Tokens)), continues: None, pronoun: None, twins: map[int]int{}}
	for i := range out.at {
		out.at[i] = none
	}
	for _, sp := range spans {
		first, last := tokensOf(s, sp.Span)
		if first == none || out.sided(body, first, sp.Start) || first > 0 && all[sp.entity].Kind == "state" && lex.is("people-mark", out.words[first-1]) {
			continue
		}
		if all[sp.entity].Kind != "person" && out.origin(last) || all[sp.entity].Kind == "state" && (out.descended(first) || out.once(first, last)) {
			continue
		}
		m := mention{first: first, last: last, head: out.headOf(first, last), entity: sp.entity, pronoun: sp.pronoun, demonym: sp.demonym}
		if first < last && !sp.pronoun && all[sp.entity].Kind != "group" && (lex.is("others", out.lemma(m.head)) || out.opposing(m.head)) {
			continue // Israel's allies are not Israel
		}
		out.mentions = append(out.mentions, m)
	}
	out.mentions = slices.DeleteFunc(out.mentions, out.anothers)
	// wide mentions last, so that they own the tokens they share with narrow ones
	slices.SortStableFunc(out.mentions, func(a, b mention) int { return (a.last - a.first) - (b.last - b.first) })
	for k, m := range out.mentions {
		if k > 0 && out.mentions[k-1].first == m.first && out.mentions[k-1].last == m.last && m.pronoun {
			out.twins[k] = k - 1
		}
		for i := m.first; i <= m.last; i++ {
			out.at[i] = k
		}
	}
	return out
}

// anothers says whether a pronoun is the subject of what somebody says who is introduced there, and so no one of before: "a small group said
// that it had abducted".
func (s *sentence) anothers(m mention) bool {
	if !m.pronoun || m.first != m.last || s.tokens[m.head].XPOS != "PRP" || base(s.rel(m.head)) != "nsubj" {
		return false
	}
	v := s.head(m.head)
	if v < 0 || s.rel(v) != "ccomp" || s.head(v) < 0 || s.head(v) > v || !s.tells(s.head(v)) {
		return false
	}
	who := s.child(s.head(v), "nsubj")
	if who == none || s.tokens[who].UPOS != "NOUN" || !s.introduced(who) {
		return false
	}
	if s.lex.is("one-person", s.words[m.head]) == s.lex.is("collective", s.lemma(who)) {
		return false
	}
	return !slices.ContainsFunc(s.mentions, func(o mention) bool { return o.first <= who && who <= o.last && o.entity == m.entity })
}

// introduced says whether a noun is introduced: by "a" or "an".
func (s *sentence) introduced(i int) bool {
	return slices.ContainsFunc(s.childrenBy(i, "det"), func(d int) bool { return s.lex.is("indefinite", s.words[d]) })
}

// sided says whether a name that begins inside a token is joined to a word for or against it: "anti-French".
func (s *sentence) sided(body string, tok, start int) bool {
	from := s.tokens[tok].Start
	return from < start && s.lex.is("stance", strings.ToLower(strings.TrimRight(body[from:start], "-‐‑")))
}

// origin says whether a name that ends at a token tells only whose or from where a thing or a person is: "Egyptian-owned", "Moroccan-born".
func (s *sentence) origin(tok int) bool {
	return tok+2 < len(s.tokens) && s.tokens[tok+1].XPOS == "HYPH" && s.tokens[tok].End == s.tokens[tok+1].Start && s.lex.is("origin", s.words[tok+2])
}

// descended says whether a name for people that begins at a token is joined to another: Cuban-Americans are not the United States.
func (s *sentence) descended(tok int) bool {
	return tok >= 2 && strings.HasSuffix(s.tokens[tok].XPOS, "S") && s.tokens[tok-1].XPOS == "HYPH" && s.tokens[tok-1].End == s.tokens[tok].Start && s.capital[tok-2]
}

// once says whether a name tells only of whom a state was a part: "the former Soviet republic", "a former French colony".
func (s *sentence) once(first, last int) bool {
	if first == 0 || !s.lex.is("past", s.words[first-1]) {
		return false
	}
	return last > first && s.lex.is("constituent", s.lemma(last)) || last+1 < len(s.words) && s.lex.is("constituent", s.lemma(last+1))
}

// spanned is a mention of an entity as a span.
type spanned struct {
	text.Span
	entity  int
	pronoun bool
	demonym bool
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

// inner is the entity that a token names within the name of another: al-Qaeda in "al-Qaeda-linked fighters"; none where it names that other.
func (s *sentence) inner(tok int) int {
	if s.at[tok] == none || s.headed(tok) || s.head(tok) < 0 || !s.isVerb(s.head(tok)) {
		return none
	}
	for _, m := range s.mentions { // narrow ones first
		if m.first <= tok && tok <= m.last {
			return m.entity
		}
	}
	return none
}

// headed says whether a token is the head of the mention over it.
func (s *sentence) headed(tok int) bool {
	k := s.at[tok]
	return k != none && s.mentions[k].head == tok
}

// posFits says whether a token has a part of speech as tables name them.
func (s *sentence) posFits(i int, pos string) bool {
	switch pos {
	case "v":
		return s.isVerb(i)
	case "n":
		return s.tokens[i].UPOS == "NOUN" || s.tokens[i].UPOS == "PROPN"
	case "a":
		return s.tokens[i].UPOS == "ADJ" || s.tokens[i].XPOS == "JJ"
	}
	return true
}
