// Package text turns the body of an article into a Document: sentences of tokens, each with its span in the body and its reading,
// and the names in it.
//
//	body, parts --Tokenizer--> sentences of tokens
//	                 |
//	                 +--network--> tags, heads, labels --lemma, speller--> lemmas
//	                 |
//	                 +--network, tables, memory of the document--> names
//
// Analyzer does all of it, Tokenizer only the first line. Tags and labels are those of Universal Dependencies and of the Penn Treebank as its
// English treebanks have them. Package network has what was learned, package model the files it is kept in and how they are made.
package text

// Span is a half-open range of byte offsets into a body. No type keeps text that a span can give.
type Span struct{ Start, End int }

// Of returns the text of the span in its body.
func (s Span) Of(body string) string { return body[s.Start:s.End] }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Covers says whether t lies within s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Token is a word or a mark, with its reading.
type Token struct {
	Span
	Lemma  string // dictionary form, lower case but for names
	UPOS   string // universal part of speech: NOUN, PROPN, VERB, AUX …
	XPOS   string // Penn Treebank tag: NN, NNP, VBD …
	Head   int    // index of the head in the sentence, or Root
	Deprel string // universal dependency relation to the head: nsubj, obj, obl …
}

// Root is the Head of the token that the sentence hangs on.
const Root = -1

// Sentence is a run of tokens. Its span is that of its tokens.
type Sentence struct {
	Span
	Tokens []Token
}

// Name is a run of tokens that names something, as the name finder sees it.
type Name struct {
	Span
	Sentence    int // number of the sentence
	First, Last int // its tokens, both included
	Type        NameType
	Score       float64 // 0 to 1
}

// NameType is what a name names.
type NameType string

// The types of names.
const (
	Person    NameType = "person"
	Place     NameType = "place" // states and other places: which of them are states is a matter of tables
	Group     NameType = "group"
	Operation NameType = "operation"
	Other     NameType = "other"
)

// Document is a body with its sentences and names, both in order.
type Document struct {
	Body      string
	Sentences []Sentence
	Names     []Name
}
