package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits that keep any input within linear time and bounded memory.
const (
	maxTokenBytes     = 256 // a longer run of letters is cut
	maxSentenceTokens = 160 // a longer sentence is cut, after a mark where there is one
)

// Tokenizer splits bodies into sentences of tokens, without reading them further. It may be used by several goroutines.
//
// Tokens are those of the English treebanks of Universal Dependencies: possessive 's and n't stand alone, compounds are split at
// hyphens (well - known) unless the first part is a prefix (non-violent), 5pm is 5 and pm, runs of one mark are one token.
type Tokenizer struct {
	abbreviations map[string]abbreviation
	contractions  map[string]int
	prefixes      map[string]bool
	units         map[string]bool
	starters      map[string]bool
}

// NewTokenizer returns a Tokenizer with the tables that come with the package. An error means a faulty table.
func NewTokenizer() (*Tokenizer, error) {
	t := &Tokenizer{}
	var err error
	if t.abbreviations, err = abbreviationTable(); err != nil {
		return nil, err
	}
	if t.contractions, err = contractionTable(); err != nil {
		return nil, err
	}
	for name, set := range map[string]*map[string]bool{"prefixes.tsv": &t.prefixes, "units.tsv": &t.units, "starters.tsv": &t.starters} {
		if *set, err = wordSet(name); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Tokenize splits the parts of a body into sentences of tokens that have only their Span. Sentences never run over the end of a
// part, and text outside the parts is not read; each part is one paragraph, in which lines are only wrapped. Without
// parts the whole body is read, and a blank line ends a sentence.
func (t *Tokenizer) Tokenize(body string, parts []Span) Document {
	doc := Document{Body: body}
	lines := linesWrap
	if parts == nil {
		parts, lines = []Span{{0, len(body)}}, linesTell
	}
	for _, part := range parts {
		part.Start, part.End = max(part.Start, 0), min(part.End, len(body))
		if part.Start >= part.End {
			continue
		}
		s := scanner{t: t, body: body, end: part.End}
		s.scan(part.Start)
		doc.Sentences = t.split(doc.Sentences, body, s.tokens, lines)
	}
	return doc
}

// scanner is one pass over a part.
type scanner struct {
	t      *Tokenizer
	body   string
	end    int
	tokens []Span
}

func (s *scanner) add(start, end int) { s.tokens = append(s.tokens, Span{start, end}) }

// scan cuts the part at spaces, and each run between them into tokens.
func (s *scanner) scan(at int) {
	for at < s.end {
		r, size := s.rune(at)
		if isSpace(r) || r == utf8.RuneError && size == 1 {
			at += size
			continue
		}
		end := s.runEnd(at)
		s.run(at, end)
		at = end
	}
}

// runEnd is the end of the run without a space that starts at a place. Very long runs are taken in pieces.
func (s *scanner) runEnd(at int) int {
	limit := at + 16*maxTokenBytes
	for at < s.end {
		r, size := s.rune(at)
		if isSpace(r) || at > limit && utf8.RuneStart(s.body[at]) && size > 0 && !(r == utf8.RuneError && size == 1) {
			break
		}
		at += size
	}
	return at
}

func (s *scanner) rune(at int) (rune, int) {
	if c := s.body[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.body[at:s.end])
}

// run cuts a run without spaces.
func (s *scanner) run(at, end int) {
	chunk := s.body[at:end]
	if n := addressLength(chunk); n > 0 && n <= 2*maxTokenBytes {
		s.add(at, at+n)
		at += n
	}
	for at < end {
		r, size := s.rune(at)
		switch {
		case r == utf8.RuneError && size == 1:
			at += size
		case isWord(r):
			at = s.word(at, end)
		default:
			at = s.mark(at, end, r, size)
		}
	}
}

// word takes the word that starts at a place: letters and digits, with the marks that may stand within.
func (s *scanner) word(start, end int) int {
	if n := addressLength(s.body[start:min(end, start+2*maxTokenBytes)]); n > 0 {
		s.add(start, start+n)
		return start + n
	}
	at := s.wordEnd(start, end)
	if at < end && s.body[at] == '.' && s.keepsStop(start, at, end) {
		at++
	}
	s.parts(start, at)
	return at
}

// wordEnd follows a word to its end.
func (s *scanner) wordEnd(start, end int) int {
	at := start
	var before rune
	for at < end && at-start < maxTokenBytes {
		r, size := s.rune(at)
		if !isWord(r) && !(at == start && r == '.') {
			next := rune(0)
			if at+size < end {
				next, _ = s.rune(at + size)
			}
			if !s.within(start, at, end, before, r, next) {
				break
			}
		}
		before = r
		at += size
	}
	for at < end && !utf8.RuneStart(s.body[at]) { // never between the bytes of a broken letter
		at++
	}
	return at
}

// within says whether a mark between two characters belongs to the word.
func (s *scanner) within(start, at, end int, before, mark, next rune) bool {
	if !isWord(next) || before == 0 {
		return false
	}
	digits := isDigit(before) && isDigit(next)
	switch mark {
	case '\'', '’', '_', '`':
		return true
	case '.':
		if digits {
			return true
		}
		word := s.body[start:at]
		return !(unicode.IsUpper(next) && len(word) > 2 && !strings.Contains(word, ".") && s.lowerAfter(at+1, end))
	case ',', ':', '/':
		return digits
	case '&':
		return unicode.IsUpper(before) && unicode.IsUpper(next) && at-start <= 3
	case '-', '‐', '‑':
		word := s.body[start:at]
		if digits && strings.Count(word, "-") < 3 {
			return digitRun(word) >= 3 // telephone numbers
		}
		return s.t.prefixes[strings.ToLower(word)] && unicode.IsLetter(next)
	}
	return false
}

// lowerAfter says whether a letter is followed by a small one: the start of a sentence glued to the last one.
func (s *scanner) lowerAfter(at, end int) bool {
	_, size := s.rune(at)
	if at+size >= end {
		return false
	}
	r, _ := s.rune(at + size)
	return unicode.IsLower(r)
}

// keepsStop says whether the full stop after a word is part of it.
func (s *scanner) keepsStop(start, at, end int) bool {
	if at+1 < end && s.body[at+1] == '.' { // an ellipsis
		return false
	}
	word := s.body[start:at]
	if len(word) == 1 && start > 0 && s.body[start-1] == '(' { // (b. 1913)
		return true
	}
	if isInitial(word) {
		return !(word == "I" && at+1 >= end && s.lowerBefore(start))
	}
	if strings.Contains(word, ".") && isAcronym(word) {
		return true
	}
	a := s.t.abbreviations[strings.ToLower(word)]
	first, _ := utf8.DecodeRuneInString(word)
	if a.kind == noAbbreviation || a.capital && !unicode.IsUpper(first) {
		return false
	}
	return !a.number || at+2 < s.end && isDigit(rune(s.body[at+2]))
}

// lowerBefore says whether the word before starts with a small letter, as in "so did I.", unlike "Henry I.".
func (s *scanner) lowerBefore(start int) bool {
	if len(s.tokens) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.tokens[len(s.tokens)-1].Of(s.body))
	return unicode.IsLower(r)
}

// parts adds a word, cut where it is a contraction, a possessive, or a number with its unit.
func (s *scanner) parts(start, end int) {
	word := s.body[start:end]
	if at := s.t.cut(word); at > 0 && at < len(word) {
		s.parts(start, start+at)
		s.add(start+at, end)
		return
	}
	s.add(start, end)
}

// cut is the place where the last token within a word starts, or 0.
func (t *Tokenizer) cut(word string) int {
	if c := word[0]; isDigit(rune(c)) {
		return t.unitAt(word)
	}
	if len(word) <= 8 {
		if at := t.contractions[strings.ToLower(strings.ReplaceAll(word, "’", "'"))]; at > 0 {
			if strings.Contains(word, "’") && word[0] != '\'' {
				at += 2
			}
			return at
		}
	}
	i := strings.LastIndexAny(word, "'’`")
	if i <= 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(word[i:])
	switch rest := strings.ToLower(word[i+size:]); rest {
	case "s", "m", "re", "ve", "ll", "d":
		return i
	case "t":
		if c := word[i-1]; (c == 'n' || c == 'N') && i > 1 {
			return i - 1
		}
	}
	return 0
}

// unitAt is the place of the unit in a number with one, or 0.
func (t *Tokenizer) unitAt(word string) int {
	i := 0
	for i < len(word) && (isDigit(rune(word[i])) || (word[i] == '.' || word[i] == ',' || word[i] == ':') && i+1 < len(word) && isDigit(rune(word[i+1]))) {
		i++
	}
	if i < len(word) && t.units[strings.TrimSuffix(strings.ToLower(word[i:]), ".")] {
		return i
	}
	return 0
}
