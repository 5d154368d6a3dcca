package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text/model/corpus"
	"newsgraph/extract/text/network"
)

// set is a set of classes. A token may be allowed several: what a corpus does not tell apart.
type set [4]uint64

func single(class int) set {
	var s set
	s.add(class)
	return s
}

func (s *set) add(class int)     { s[class/64] |= 1 << (class % 64) }
func (s set) has(class int) bool { return s[class/64]>>(class%64)&1 == 1 }
func (s set) empty() bool        { return s == set{} }

// example is a sentence made ready. What its corpus does not annotate is nil.
type example struct {
	features                          []network.Features
	tags                              []set
	heads                             []int // -1: the root
	labels                            []int
	names                             []set
	tagWeight, treeWeight, nameWeight float32
	source                            *corpus.Sentence
}

// maker turns sentences into examples for one network.
type maker struct {
	net    *network.Network
	tags   map[network.Tag]int
	byPenn map[string]set
	labels map[string]int
	titles map[string]bool
}

func newMaker(n *network.Network, titles map[string]bool) *maker {
	m := &maker{net: n, tags: map[network.Tag]int{}, byPenn: map[string]set{}, labels: map[string]int{}, titles: titles}
	for i, t := range n.Tags {
		m.tags[t] = i
		s := m.byPenn[t.XPOS]
		s.add(i)
		m.byPenn[t.XPOS] = s
	}
	for i, l := range n.Labels {
		m.labels[l] = i
	}
	return m
}

func forms(s *corpus.Sentence) []string {
	out := make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		out[i] = t.Form
	}
	return out
}

// tree makes an example of a sentence of a treebank.
func (m *maker) tree(s *corpus.Sentence) *example {
	e := &example{features: m.net.Featurize(nil, forms(s)), source: s, tagWeight: 1, treeWeight: 1, nameWeight: 1}
	for _, t := range s.Tokens {
		tag, ok := m.tags[network.Tag{UPOS: t.UPOS, XPOS: t.XPOS}]
		if ok {
			e.tags = append(e.tags, single(tag))
		} else {
			e.tags = append(e.tags, set{})
		}
		label, ok := m.labels[t.Deprel]
		if !ok {
			label = m.labels["dep"]
		}
		e.heads, e.labels = append(e.heads, t.Head), append(e.labels, label)
	}
	return e
}

// capitalized is a sentence as a headline has it: capitals on all but the small words, in capitals throughout, or without any;
// the last full stop goes.
func capitalized(s *corpus.Sentence, r *rand.Rand) *corpus.Sentence {
	c := &corpus.Sentence{Tokens: append([]corpus.Token(nil), s.Tokens...)}
	style := r.IntN(4)
	for i := range c.Tokens {
		t := &c.Tokens[i]
		switch style {
		case 0, 1:
			if i == 0 || utf8.RuneCountInString(t.Form) > 3 || t.UPOS == "VERB" || t.UPOS == "NOUN" || t.UPOS == "" {
				t.Form = upperFirst(t.Form)
			}
		case 2:
			t.Form = strings.ToUpper(t.Form)
		case 3:
			t.Form = strings.ToLower(t.Form)
		}
	}
	if n := len(c.Tokens); n > 2 && c.Tokens[n-1].Form == "." && style < 3 {
		for _, t := range c.Tokens {
			if t.Head == n-1 {
				return c
			}
		}
		c.Tokens = c.Tokens[:n-1]
	}
	return c
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// kinds are the kinds of names of the corpora.
var kinds = map[string]network.Kind{
	"per": network.Person, "PER": network.Person, "geo": network.Place, "LOC": network.Place, "org": network.Group, "ORG": network.Group,
	"gpe": network.Demonym, "eve": network.Other, "art": network.Other, "nat": network.Other, "MISC": network.Other,
}

func starts(k network.Kind) int { return 2*int(k) + 1 }
func goes(k network.Kind) int   { return 2*int(k) + 2 }

// unmarked is what a token may be that a corpus gives no name: it may still be a demonym, a title or another name.
func unmarked() set {
	s := single(network.Outside)
	for _, k := range []network.Kind{network.Demonym, network.Title, network.Other} {
		s.add(starts(k))
		s.add(goes(k))
	}
	return s
}

// named makes an example of a sentence with names. A corpus that does not tell demonyms, titles and other names from no name, as
// Universal NER, leaves it open which of them a token outside is.
func (m *maker) named(s *corpus.Sentence, open bool) *example {
	e := &example{features: m.net.Featurize(nil, forms(s)), source: s, nameWeight: 1}
	outside := single(network.Outside)
	if open {
		outside = unmarked()
	}
	titles := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		at, typ, _ := strings.Cut(t.Name, "-")
		kind, ok := kinds[typ]
		if !ok {
			e.names = append(e.names, outside)
			continue
		}
		if typ == "gpe" && strings.HasPrefix(t.XPOS, "NNP") {
			kind = network.Place
		}
		first := at == "B"
		if kind == network.Person && typ == "per" {
			switch {
			case first && m.knows(t.Form) && !goesOn(s, i): // a title that stands alone
				alone := single(network.Outside)
				alone.add(starts(network.Title))
				e.names = append(e.names, alone)
				continue
			case first && m.isTitle(s, i):
				titles = true
				e.names = append(e.names, single(starts(network.Title)))
				continue
			case titles && !first && m.isTitle(s, i):
				e.names = append(e.names, single(goes(network.Title)))
				continue
			case titles && !first:
				first = true
			}
		}
		titles = false
		class := goes(kind)
		if first {
			class = starts(kind)
		}
		allowed := single(class)
		if typ == "MISC" {
			allowed.add(class - starts(network.Other) + starts(network.Demonym))
		}
		e.names = append(e.names, allowed)
	}
	return e
}

// isTitle says whether a token within a person's name is a title with more of the name behind it.
func (m *maker) isTitle(s *corpus.Sentence, i int) bool {
	form := strings.ToLower(s.Tokens[i].Form)
	return (m.knows(form) || form == "of") && goesOn(s, i)
}

// knows says whether a word is a title.
func (m *maker) knows(word string) bool {
	_, ok := m.titles[strings.ToLower(word)]
	return ok
}

// goesOn says whether the name of a token goes on with the next.
func goesOn(s *corpus.Sentence, i int) bool {
	return i+1 < len(s.Tokens) && strings.HasPrefix(s.Tokens[i+1].Name, "I-")
}

// news makes an example of a sentence of the news corpus, with the tree that a network has given it where it has one.
func (m *maker) news(s *corpus.Sentence, p plan) *example {
	if s.Tokens[0].UPOS == "" {
		e := m.named(s, false)
		m.penn(e, p.penn)
		return e
	}
	e := m.tree(s)
	e.names = m.named(s, false).names
	e.tagWeight, e.treeWeight = p.silver, p.silver
	return e
}

// penn adds the Penn tags of a name corpus, where they are like those of the treebanks.
func (m *maker) penn(e *example, weight float32) {
	e.tagWeight = weight
	e.tags = make([]set, len(e.features))
	for i, t := range e.source.Tokens {
		switch {
		case t.Form == "to", strings.Contains(t.Form, "-"), t.XPOS == "", !unicode.IsLetter(rune(t.XPOS[0])), t.XPOS == "RP":
		default:
			e.tags[i] = m.byPenn[t.XPOS]
		}
	}
}

// entityKinds are the kinds of names by the types of mentions of the GUM treebank.
var entityKinds = map[string]network.Kind{"person": network.Person, "place": network.Place, "organization": network.Group}

// mentions adds the names of a sentence of a treebank with mentions: a name is the run of proper nouns around the head of a
// mention. Proper nouns in no such run are left open.
func (m *maker) mentions(e *example) {
	s := e.source
	outside := unmarked()
	length := make([]int, len(s.Tokens)) // of the name that a token is in
	for i := range s.Tokens {
		e.names = append(e.names, outside)
		if strings.HasPrefix(s.Tokens[i].XPOS, "NNP") {
			e.names[i] = set{}
		}
	}
	for _, entity := range s.Entities {
		kind, ok := entityKinds[entity.Type]
		first, last := properRun(s, entity)
		if !ok || first < 0 || first == last && m.knows(s.Tokens[first].Form) {
			continue
		}
		for first < last && m.knows(s.Tokens[first].Form) {
			e.names[first] = outside
			first++
		}
		n := last - first + 1
		if slices.Max(length[first:last+1]) >= n {
			continue
		}
		for i := first; i <= last; i++ {
			length[i] = n
			e.names[i] = single(goes(kind))
		}
		e.names[first] = single(starts(kind))
	}
}

// properRun is the run of proper nouns around the head of a mention, or -1.
func properRun(s *corpus.Sentence, entity corpus.Entity) (int, int) {
	proper := func(i int) bool { return strings.HasPrefix(s.Tokens[i].XPOS, "NNP") }
	for i := entity.First; i <= entity.Last; i++ {
		if h := s.Tokens[i].Head; h >= entity.First && h <= entity.Last {
			continue
		}
		if !proper(i) || s.Tokens[i].XPOS == "NNPS" && entity.Type == "person" {
			return -1, -1
		}
		first, last := i, i
		for first > entity.First && proper(first-1) {
			first--
		}
		for last < entity.Last && proper(last+1) {
			last++
		}
		return first, last
	}
	return -1, -1
}

// proper adds what the tags of a sentence say of its names: proper nouns are of one kind or another, and words written small that stand
// between no two of them are in no name. Titles, days and months are left open.
func (m *maker) proper(e *example) {
	s := e.source
	inside, outside := set{}, unmarked()
	for _, k := range []network.Kind{network.Person, network.Place, network.Group, network.Demonym, network.Other} {
		inside.add(starts(k))
		inside.add(goes(k))
	}
	proper := func(i int) bool { return i >= 0 && i < len(s.Tokens) && strings.HasPrefix(s.Tokens[i].XPOS, "NNP") }
	for i, t := range s.Tokens {
		var allowed set
		first, _ := utf8.DecodeRuneInString(t.Form)
		switch {
		case proper(i):
			if t.UPOS == "PROPN" && !m.knows(t.Form) && !calendar[t.Form] {
				allowed = inside
			}
		case unicode.IsUpper(first) && i > 0:
		case (proper(i-1) || proper(i-2)) && (proper(i+1) || proper(i+2)):
		default:
			allowed = outside
		}
		e.names = append(e.names, allowed)
	}
}

// calendar are the proper nouns that news do not count to the names.
var calendar = map[string]bool{
	"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
	"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true,
}
