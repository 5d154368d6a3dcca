package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark takes the mark that starts at a place, with its like.
func (s *scanner) mark(start, end int, r rune, size int) int {
	if n := smileyLength(s.body[start:end]); n > 0 {
		s.add(start, start+n)
		return start + n
	}
	at := start + size
	switch r {
	case '\'', '’':
		if n := s.clitic(at, end); n > 0 {
			s.add(start, at+n)
			return at + n
		}
		if r == '\'' && at < end && s.body[at] == '\'' {
			at++
		}
	case '`':
		if at < end && s.body[at] == '`' {
			at++
		}
	case '.', '!', '?':
		if r == '.' && at < end && isDigit(rune(s.body[at])) && (start == 0 || !isWord(rune(s.body[start-1]))) {
			return s.word(start, end)
		}
		for at < end && at-start < maxTokenBytes && (s.body[at] == byte(r) || r != '.' && (s.body[at] == '!' || s.body[at] == '?')) {
			at++
		}
	case '-', '=', '_', '*', '+', '~', '<', '>', '#', '—':
		for at < end && at-start < maxTokenBytes && strings.HasPrefix(s.body[at:end], string(r)) {
			at += size
		}
	default:
		at = s.joined(at, end)
	}
	s.add(start, at)
	return at
}

// joined follows the joiners, selectors and marks that make one picture of several characters.
func (s *scanner) joined(at, end int) int {
	start := at
	for at < end && at-start < maxTokenBytes {
		r, size := s.rune(at)
		switch {
		case r == '\u200d':
			at += size
			if at < end {
				if r, size := s.rune(at); r > 0x2000 && !unicode.IsLetter(r) && !(r == utf8.RuneError && size == 1) {
					at += size
				}
			}
		case r == '\ufe0f' || r == '\u20e3' || r >= 0x1f3fb && r <= 0x1f3ff || unicode.Is(unicode.Mn, r):
			at += size
		default:
			return at
		}
	}
	return at
}

// clitic is the length of a clitic without its apostrophe at the start of a run that follows a closing mark, or of a shortened
// year ('90s).
func (s *scanner) clitic(at, end int) int {
	n := 0
	for at+n < end && n < 4 && (s.body[at+n] < utf8.RuneSelf) && isWord(rune(s.body[at+n])) {
		n++
	}
	switch word := strings.ToLower(s.body[at : at+n]); word {
	case "s", "m", "re", "ve", "ll", "d", "em", "til":
		return n
	default:
		if n >= 2 && isDigit(rune(word[0])) && isDigit(rune(word[1])) && (n == 2 || n == 3 && word[2] == 's') {
			return n
		}
	}
	return 0
}
