package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isWord says whether a character may stand anywhere in a word. A byte that is no character counts as one: text in an old
// encoding then keeps its words.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || isDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == utf8.RuneError || r == '\u00ad'
}

// isSpace says whether a character stands between words: spaces, and whatever has no shape.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || unicode.Is(unicode.Cc, r)
}

// isInitial says whether a word is one capital letter.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r)
}

// isAcronym says whether a word is single letters with full stops between them: U.S, a.m, Ph.D.
func isAcronym(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 {
			return false
		} else if r, _ := utf8.DecodeRuneInString(part); !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// digitRun is the length of the run of digits at the end of a word.
func digitRun(word string) int {
	n := 0
	for n < len(word) && isDigit(rune(word[len(word)-1-n])) {
		n++
	}
	return n
}

// addressLength is the length of the web or mail address at the start of a run without spaces, without the marks that end the
// sentence around it, or 0.
func addressLength(run string) int {
	n := 0
	switch {
	case hasAnyPrefix(run, "http://", "https://", "ftp://", "www.", "mailto:", "Http://", "HTTP://", "WWW."):
		n = strings.IndexAny(run, "<>\"“”")
		if n < 0 {
			n = len(run)
		}
	default:
		n = mailLength(run)
	}
	for n > 0 {
		switch c := run[n-1]; {
		case strings.IndexByte(".,;:!?'*_", c) >= 0,
			c == ')' && strings.Count(run[:n], "(") < strings.Count(run[:n], ")"),
			c == ']' && strings.Count(run[:n], "[") < strings.Count(run[:n], "]"):
			n--
			continue
		}
		break
	}
	return n
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if len(s) > len(p) && strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// mailLength is the length of the mail address, or of the @name, at the start of a run, or 0.
func mailLength(run string) int {
	run = run[:min(len(run), maxTokenBytes)]
	i := 0
	for i < len(run) && (isMail(run[i]) || run[i] == '+') {
		i++
	}
	if i == len(run) || run[i] != '@' {
		return 0
	}
	j := i + 1
	for j < len(run) && isMail(run[j]) {
		j++
	}
	for j > i+1 && (run[j-1] == '.' || run[j-1] == '-') {
		j--
	}
	if j == i+1 || j-i < 3 {
		return 0
	}
	return j
}

func isMail(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(rune(c)) || c == '.' || c == '_' || c == '-' || c == '%'
}

var smileys = []string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", "=)", "=(", ":/", "^_^", "(:", ">:(", "<3", ":-D", ":-P"}

// smileyLength is the length of the smiley that a run is, or ends in, or 0.
func smileyLength(run string) int {
	for _, s := range smileys {
		if rest, ok := strings.CutPrefix(run, s); ok && strings.Trim(rest, ".,!?)") == "" {
			return len(s)
		}
	}
	return 0
}
