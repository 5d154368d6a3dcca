package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineRule says what the lines of a text mean.
type lineRule int

const (
	linesTell lineRule = iota // a blank line ends a paragraph, and with it a sentence; so does a short line before a capital
	linesWrap                 // the text is known to be one paragraph
)

// split appends the sentences of one part's tokens.
func (t *Tokenizer) split(out []Sentence, body string, tokens []Span, lines lineRule) []Sentence {
	width := longestLine(body, tokens)
	first := 0
	flush := func(end int) {
		if end > first {
			out = appendSentences(out, body, tokens[first:end])
			first = end
		}
	}
	for i := range tokens {
		if i > first && lines == linesTell {
			gap := body[tokens[i-1].End:tokens[i].Start]
			if breaks := lineBreaks(gap); breaks > 1 || breaks == 1 && shortLine(body, tokens, i, width) {
				flush(i)
			}
		}
		if t.ends(body, tokens, first, i) {
			flush(i + 1)
		}
	}
	flush(len(tokens))
	return out
}

// lineBreaks counts the lines that a gap ends; more than one is a blank line.
func lineBreaks(gap string) int {
	if gap == "" || gap == " " {
		return 0
	}
	n := strings.Count(gap, "\n")
	if n == 0 {
		n = strings.Count(gap, "\r")
	}
	return n + 2*strings.Count(gap, "\u2029")
}

// longestLine is the length in bytes of the longest line of a part that has several, or 0.
func longestLine(body string, tokens []Span) int {
	if len(tokens) == 0 {
		return 0
	}
	part := body[tokens[0].Start:tokens[len(tokens)-1].End]
	if !strings.Contains(part, "\n") {
		return 0
	}
	longest := 0
	for line := range strings.SplitSeq(part, "\n") {
		longest = max(longest, len(line))
	}
	return longest
}

// shortLine says whether the line that ends before token i is a line of its own rather than a wrapped one: far shorter than the
// longest line, and followed by a capital.
func shortLine(body string, tokens []Span, i, width int) bool {
	end := tokens[i-1].End
	start := max(strings.LastIndexByte(body[:end], '\n')+1, tokens[0].Start)
	return 5*(end-start) < 3*width && startsSentence(body, tokens, i) && body[end-1] != ','
}

// maxClosers is how many closing or opening marks are looked past around the end of a sentence.
const maxClosers = 6

// ends says whether the sentence that starts at token first ends with token i.
func (t *Tokenizer) ends(body string, tokens []Span, first, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	next := tokens[i+1]
	glued := next.Start == tokens[i].End
	if isCloser(next.Of(body), glued, glued && !gluedToNext(body, tokens, i+1)) {
		return false
	}
	k := i // the token that ends the sentence, before closing marks and notes
	for k > first && i-k < maxClosers {
		if n := noteTokens(body, tokens, first, k); n > 0 {
			k -= n
		} else if isCloser(tokens[k].Of(body), tokens[k-1].End == tokens[k].Start, true) {
			k--
		} else {
			break
		}
	}
	if isStop(tokens[k].Of(body)) && noteFollows(body, tokens, i+1) {
		return false
	}
	if k == i && glued && !isStop(tokens[k].Of(body)) {
		return false
	}
	switch end := tokens[k].Of(body); {
	case end == "." && i == first+1 && isDigit(firstRune(tokens[first].Of(body))): // the number of a list
		return false
	case end == ".":
		return k == i || startsSentence(body, tokens, i+1)
	case isStop(end):
		return startsSentence(body, tokens, i+1)
	case k == i && len(end) > 1 && end[len(end)-1] == '.':
		return t.abbreviationEnds(end, body, tokens, i+1)
	}
	return false
}

// abbreviationEnds says whether a sentence ends with an abbreviation.
func (t *Tokenizer) abbreviationEnds(word, body string, tokens []Span, next int) bool {
	bare := strings.ToLower(strings.TrimSuffix(word, "."))
	a := t.abbreviations[bare]
	if a.kind == titleWord || a.kind == innerWord || isInitial(strings.TrimSuffix(word, ".")) {
		return false
	}
	if !startsSentence(body, tokens, next) {
		return false
	}
	following := tokens[next].Of(body)
	if next+1 < len(tokens) && t.starters["!"+strings.ToLower(following+" "+tokens[next+1].Of(body))] {
		return false // the U.S. Under Secretary
	}
	return t.starters[strings.ToLower(following)] || !unicode.IsLetter(firstRune(following))
}

// isStop says whether a token is a mark that ends sentences.
func isStop(token string) bool {
	switch token {
	case "…", "。", "؟", "！", "？", "۔", "।":
		return true
	}
	return strings.Trim(token, ".!?") == "" && token != ""
}

// gluedToNext says whether no space stands after a token.
func gluedToNext(body string, tokens []Span, i int) bool {
	return i+1 < len(tokens) && tokens[i].End == tokens[i+1].Start && isWord(firstRune(tokens[i+1].Of(body)))
}

// maxNote is how many tokens a note in brackets may have: [6], [citation needed].
const maxNote = 5

// noteTokens is the number of tokens of the note that ends with token i, or 0. A note belongs to the sentence before it.
func noteTokens(body string, tokens []Span, first, i int) int {
	if tokens[i].Of(body) != "]" {
		return 0
	}
	for n := 3; n <= maxNote && i-n+1 > first; n++ {
		if tokens[i-n+1].Of(body) == "[" {
			if n == 3 && isDigit(rune(body[tokens[i-1].Start])) || tokens[i-1].Of(body) == "needed" {
				return n
			}
			return 0
		}
	}
	return 0
}

// noteFollows says whether a note starts with token i.
func noteFollows(body string, tokens []Span, i int) bool {
	for n := 3; n <= maxNote && i+n <= len(tokens); n++ {
		if noteTokens(body, tokens, i-1, i+n-1) == n {
			return true
		}
	}
	return false
}

// isCloser says whether a token closes what the sentence before it opened: glued to what stands before it, last before a space.
func isCloser(token string, glued, last bool) bool {
	switch token {
	case ")", "]", "”", "»", "''":
		return true
	case "’", "'":
		return glued
	case `"`:
		return glued && last
	}
	return false
}

// startsSentence says whether a sentence may start with a token: a capital, a number, or an opening mark before one.
func startsSentence(body string, tokens []Span, i int) bool {
	for last := min(i+maxClosers, len(tokens)); i < last; i++ {
		r := firstRune(tokens[i].Of(body))
		switch {
		case strings.ContainsRune("\"'“‘«([*-–—•", r):
			continue
		case unicode.IsLetter(r):
			return !unicode.IsLower(r)
		}
		return unicode.IsDigit(r) || r > 0x2000 || strings.ContainsRune("$#@<", r)
	}
	return true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// appendSentences adds a sentence, cut where it is longer than any sentence may be.
func appendSentences(out []Sentence, body string, spans []Span) []Sentence {
	for len(spans) > maxSentenceTokens {
		cut := maxSentenceTokens
		for c := cut; c > cut/2; c-- {
			if last := spans[c-1].Of(body); last == "," || last == ";" || last == ":" {
				cut = c
				break
			}
		}
		out = append(out, newSentence(spans[:cut]))
		spans = spans[cut:]
	}
	return append(out, newSentence(spans))
}

func newSentence(spans []Span) Sentence {
	s := Sentence{Span: Span{spans[0].Start, spans[len(spans)-1].End}, Tokens: make([]Token, len(spans))}
	for i, span := range spans {
		s.Tokens[i] = Token{Span: span, Head: Root}
	}
	return s
}
