package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headline rewrites the forms of a sentence that has capitals throughout, or on most words, as they would stand in running text, and
// leaves others as they are. Small are the words that have no capital there.
func headline(forms []string, small map[string]bool) {
	words, capitals, shouted := 0, 0, 0
	for _, f := range forms {
		r, size := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capitals++
			if len(f) > size && f == strings.ToUpper(f) {
				shouted++
			}
		}
	}
	if words < minHeadline || 3*capitals < 2*words {
		return
	}
	all := 4*shouted > 3*words
	for i, f := range forms {
		lower := strings.ToLower(f)
		switch upper := f == strings.ToUpper(f); {
		case lower == f:
		case upper && (!all || utf8.RuneCountInString(f) < 3): // an abbreviation, or an initial
		case i > 0 && isSmall(lower, small):
			forms[i] = lower
		case all && len(lower) < maxTokenBytes:
			r, size := utf8.DecodeRuneInString(lower)
			forms[i] = string(unicode.ToUpper(r)) + lower[size:]
		}
	}
}

// minHeadline is how many words a sentence has at least that is read as a headline.
const minHeadline = 4

// isSmall says whether a word, or what it is a form of, has no capital in running text.
func isSmall(lower string, small map[string]bool) bool {
	if small[lower] {
		return true
	}
	for _, end := range []string{"s", "es", "ed", "d", "ing", "er", "ers"} {
		if stem, ok := strings.CutSuffix(lower, end); ok && len(stem) > 2 && small[stem] {
			return true
		}
	}
	return false
}
