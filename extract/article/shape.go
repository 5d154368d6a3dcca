package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is what a paragraph looks like, whatever it says.
type shape struct {
	words  int
	form   form
	titled bool // Most Words Begin With a Capital
	lower  bool // running text: enough words begin with a small letter, or the script knows no capitals
	bullet bool
}

// form is the outline of a paragraph.
type form int

const (
	scrap    form = iota // a word, a number, marks
	headline             // a line that does not end like a sentence
	teaser               // breaks off in dots
	sentence             // running text with an end
	jumble               // headlines run together
)

const (
	longOpen  = 14 // words from which running text counts as a sentence even without an end
	maxTitled = 22 // words up to which a question may be a headline
)

// shapeOf looks at a paragraph. Time is linear in its length.
func (t *tables) shapeOf(s string) shape {
	var sh shape
	r, _ := utf8.DecodeRuneInString(s)
	sh.bullet = strings.ContainsRune("•·*-–▪●○■‣◦", r)
	capital, small, long, longCapital, glued, letters := 0, 0, 0, 0, 0, 0
	for w := range strings.FieldsSeq(s) {
		core := strings.TrimLeftFunc(w, func(r rune) bool { return !wordRune(r) })
		if core == "" {
			continue
		}
		sh.words++
		first, _ := utf8.DecodeRuneInString(core)
		if unicode.IsLetter(first) {
			letters++
		}
		isLong := len(core) >= 4
		if isLong && unicode.IsLetter(first) {
			long++
		}
		switch {
		case unicode.IsUpper(first) || unicode.IsTitle(first):
			capital++
			if isLong {
				longCapital++
			}
		case unicode.IsLetter(first):
			small++
		}
		glued += gluedWords(w)
	}
	sh.titled = sh.words >= 3 && long >= 2 && longCapital*100 >= long*75
	sh.lower = small*100 >= letters*35
	sh.form = formOf(s, sh, glued, letters)
	return sh
}

func formOf(s string, sh shape, glued, letters int) form {
	switch {
	case letters == 0:
		return scrap
	case glued >= 3 && glued*30 >= sh.words && !sh.lower || glued >= 5 && glued*20 >= sh.words:
		return jumble
	case truncated(s) && sh.words >= 3:
		return teaser
	case closed(s) && sh.words >= 2 && (sh.lower || sh.words <= 5 && !sh.titled):
		return sentence
	case closed(s) && sh.words > maxTitled && !sh.titled:
		return sentence
	case closed(s) && strings.HasSuffix(strings.TrimRight(s, "\"”’)"), ".") && sh.words >= 4 && small4(s):
		return sentence
	case closed(s) && sh.words == 1:
		return sentence
	case sh.words >= 3 && strings.HasSuffix(s, ":") && opensSpeech(s):
		return sentence // "Foreign Minister Ann Reed said:"
	case sh.words >= longOpen && sh.lower && !sh.titled:
		return sentence
	case sh.words < 2 && cased(s):
		return scrap
	case !cased(s) && len(s) > 240:
		return sentence
	}
	return headline
}

// opensSpeech says whether the last word of a text is small, as the verb before what somebody says is.
func opensSpeech(s string) bool {
	last := s[strings.LastIndexFunc(strings.TrimRight(s, ": "), blank)+1:]
	r, _ := utf8.DecodeRuneInString(last)
	return unicode.IsLower(r)
}

// small4 says whether a word of a sentence that is rich in names begins with a small letter.
func small4(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			return true
		}
	}
	return false
}

// cased says whether the text begins in a script with capitals.
func cased(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r) || unicode.IsLower(r)
		}
	}
	return true
}

// closed says whether a text ends as a sentence or quotation does. Dots that break off do not close.
func closed(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return blank(r) || unicode.IsSymbol(r) || strings.ContainsRune("\"”’'»)]*_#", r)
	})
	r, size := utf8.DecodeLastRuneInString(s)
	if r == utf8.RuneError {
		return false
	}
	if strings.ContainsRune(".!?。！？؟।", r) {
		return !initial(s[:len(s)-size])
	}
	return r == '…' || r == ':' || r == ';'
}

// initial says whether a text ends in a lone capital letter, whose dot closes no sentence: "Chaired by J".
func initial(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return unicode.IsUpper(r) && size < len(s) && unicode.IsSpace(before)
}

// truncated says whether a text breaks off in dots, as teasers do. A quotation that trails off ends in a quotation mark.
func truncated(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return blank(r) || r == '*' || r == '_' })
	for _, end := range []string{"...", "…", "[...]", "[…]", "(...)", "[..]"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	n := normal(tail(s, 40), 64)
	for _, end := range []string{"read more", "[read more]", "(read more)", "more »", "» read more", "read more »", "read more »", "[more]", "chars]"} {
		if strings.HasSuffix(n, end) {
			return true
		}
	}
	return false
}

// tail is the end of s, about n bytes, on a rune boundary.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := len(s) - n
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:]
}

// gluedWords counts where in a field one headline runs into the next: a small letter or a mark, then a capital and more.
func gluedWords(w string) int {
	n := 0
	var prev rune
	run := 0 // letters before
	for i, r := range w {
		if unicode.IsUpper(r) && run >= 2 && (unicode.IsLower(prev) || strings.ContainsRune("?!)’'”", prev)) && len(w)-i >= 3 {
			n++
			run = 0
		}
		if unicode.IsLetter(r) {
			run++
		}
		prev = r
	}
	return n
}
