// Package text turns the body of an article into a Document: sentences of tokens, each with its span in the body.
package text

// Span is a half-open range of byte offsets into a body. No type keeps text that a span can give.
type Span struct{ Start, End int }

// Of returns the text of the span in its body.
func (s Span) Of(body string) string { return body[s.Start:s.End] }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Covers says whether t lies within s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Token is a word or a mark.
type Token struct {
	Span
}

// Sentence is a run of tokens. Its span is that of its tokens.
type Sentence struct {
	Span
	Tokens []Token
}

// Document is a body with its sentences in order.
type Document struct {
	Body      string
	Sentences []Sentence
}
