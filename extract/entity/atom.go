package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
	"newsgraph/graph"
)

// shape is the case of a word.
type shape uint8

const (
	mark    shape = iota // punctuation and symbols
	digit                // begins with a digit
	lower                // begins with a small letter
	capital              // begins with a capital
	upper                // two or more letters, all capitals
)

// atom is the smallest piece that names are made of: a token, or what hyphens and apostrophes part it into. Tables and
// texts are cut alike, so "al-Qaeda" is one name however the tokenizer cuts it.
type atom struct {
	start, end int // bytes in the body
	token      int // in the sentence; in tables always 0
	fold       string
	id         int32 // of fold in the vocabulary; 0 when no table has it
	shape      shape
	glued      bool // follows the last one with only a hyphen or an apostrophe between
	possessive bool // an 's or a lone apostrophe after a word
}

// named says whether the word may be part of a name by its case.
func (a *atom) named() bool { return a.shape >= capital }

const (
	hyphens     = "-‐‑"
	apostrophes = "'’ʼʻ`"
)

// possessives are how an 's is written.
var possessives = []string{"'s", "’s", "'S", "’S"}

// cut appends the atoms of one token to those of its sentence, which begin at from.
func cut(out []atom, from int, body string, span text.Span, token int) []atom {
	word := span.Of(body)
	last := len(out) - 1
	follows := last >= from && out[last].end == span.Start
	lone := (word == "'" || word == "’") && follows && strings.HasSuffix(out[last].fold, "s")
	if lone || slices.Contains(possessives, word) {
		return append(out, atom{start: span.Start, end: span.End, token: token, fold: "'s", possessive: true})
	}
	if strings.Contains(hyphens, word) && follows && out[last].shape != mark && span.End < len(body) && body[span.End] > ' ' {
		return out // the next atom is glued to the last
	}
	begin, first := -1, len(out)
	if !strings.ContainsAny(word, hyphens+apostrophes) {
		return piece(out, from, body, span, token)
	}
	for i, r := range word {
		between := strings.ContainsRune(hyphens+apostrophes, r)
		switch {
		case !between && begin < 0:
			begin = i
		case between && begin >= 0:
			out = piece(out, from, body, text.Span{Start: span.Start + begin, End: span.Start + i}, token)
			begin = -1
		}
	}
	if begin >= 0 {
		out = piece(out, from, body, text.Span{Start: span.Start + begin, End: span.End}, token)
	}
	if len(out) == first {
		out = append(out, atom{start: span.Start, end: span.End, token: token, fold: word})
	}
	return out
}

// piece appends one atom.
func piece(out []atom, from int, body string, span text.Span, token int) []atom {
	a := atom{start: span.Start, end: span.End, token: token}
	a.fold, a.shape = fold(span.Of(body))
	if n := len(out); n > from && a.shape != mark && out[n-1].shape != mark && !out[n-1].possessive {
		between := body[out[n-1].end:a.start]
		a.glued = between != "" && strings.Trim(between, hyphens+apostrophes) == ""
	}
	return append(out, a)
}

// fold gives the form in which words are looked up, and the case that the word has.
func fold(word string) (string, shape) {
	first, _ := utf8.DecodeRuneInString(word)
	letters, capitals, points, plain := 0, 0, 0, true
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			plain = false
		case 'a' <= c && c <= 'z':
			letters++
		case 'A' <= c && c <= 'Z':
			letters++
			capitals++
		case c == '.':
			points++
		}
	}
	folded := word
	switch {
	case !plain:
		folded = graph.Fold(word)
	case points > 0:
		folded = strings.ToLower(strings.ReplaceAll(word, ".", ""))
	case capitals > 0:
		folded = strings.ToLower(word)
	}
	if folded == "" {
		folded = word
	}
	switch {
	case unicode.IsDigit(first):
		return folded, digit
	case !unicode.IsLetter(first):
		return folded, mark
	case letters > 1 && capitals == letters || !plain && letters <= 1 && isUpper(word):
		return folded, upper
	case unicode.IsUpper(first):
		return folded, capital
	}
	return folded, lower
}

// isUpper says whether a word with letters beyond ASCII has two or more letters, all capitals.
func isUpper(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			n++
		}
	}
	return n > 1
}

// atoms cuts a name of a table, leaving out a leading "the".
func atoms(name string) []atom {
	var out []atom
	at := 0
	for at < len(name) {
		r, size := utf8.DecodeRuneInString(name[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		end := at
		for end < len(name) {
			r, size := utf8.DecodeRuneInString(name[end:])
			if unicode.IsSpace(r) || strings.ContainsRune(",&/()+;:", r) && end > at {
				break
			}
			end += size
			if strings.ContainsRune(",&/()+;:", r) {
				break
			}
		}
		// A possessive is an atom of its own, as tokenizers have it.
		stem := end
		if word := name[at:end]; strings.HasSuffix(word, "'s") && len(word) > 2 {
			stem -= 2
		} else if strings.HasSuffix(word, "s'") && len(word) > 2 {
			stem--
		}
		out = cut(out, 0, name, text.Span{Start: at, End: stem}, 0)
		if stem < end {
			out = cut(out, 0, name, text.Span{Start: stem, End: end}, 0)
		}
		at = end
	}
	if len(out) > 1 && out[0].fold == "the" && out[0].shape == lower {
		out = out[1:]
	}
	return out
}
