package text

import (
	"strings"

	"newsgraph/extract/text/network"
)

// speller finds the word that a writer meant by one that no large text has. It is careful: a rare word is more often right than wrong.
type speller struct {
	words *network.Vocabulary // the frequent ones first
}

// The kinds of slips, the likeliest first.
const (
	swapped = iota // two letters changed places: beleive
	doubled        // a letter stands twice or once where it should stand once or twice: commitee
	left           // a letter is left out: stategy
	vowel          // one vowel stands for another: seperate
	added          // a letter too many: extrememly
	slips
)

// slip says how common a word must be that is meant: its rank among the frequent ones, by the length of what is written. Many a short
// word is one letter from another.
type slip struct {
	short, middle, long int32   // 4 letters, 5 or 6, more
	weight              float32 // ranks are multiplied by it when several words may be meant
}

var slipTable = [slips]slip{
	swapped: {3000, 20000, 30000, 1},
	doubled: {0, 8000, 30000, 1},
	left:    {0, 8000, 20000, 2},
	vowel:   {0, 1000, 20000, 3},
	added:   {0, 1000, 8000, 8},
}

// common is the rank from which on a word is too rare to be what somebody meant by one that is drawn out.
const common = 20000

// fix returns the word that is meant, in small letters, and whether it was only drawn out like sooooo; "" when the form may be right.
func (s *speller) fix(form string, known bool) (word string, drawn bool) {
	if len(form) < 4 || !isLatin(form) {
		return "", false
	}
	if tripled(form) {
		if word = s.shortened(strings.ToLower(form)); word != "" {
			return word, true
		}
	}
	if known || len(form) > longestSlip {
		return "", false
	}
	lower := strings.ToLower(form)
	word, kind := s.meant(lower)
	if word == "" || kind != swapped && !(kind == doubled && sameEnd(lower, word)) && s.derived(lower) {
		return "", false
	}
	return word, false
}

// sameEnd says whether two words end alike: regreted, regretted, but not deadliness, deadlines.
func sameEnd(a, b string) bool { return a[len(a)-1] == b[len(b)-1] && !strings.HasSuffix(a, "ss") }

// longestSlip is how many letters a word has at most that is looked up for slips.
const longestSlip = 20

func isLatin(form string) bool {
	for i := range len(form) {
		if c := form[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// tripled says whether a letter stands three times in a row.
func tripled(form string) bool {
	for i := 2; i < len(form); i++ {
		if form[i]|0x20 == form[i-1]|0x20 && form[i]|0x20 == form[i-2]|0x20 {
			return true
		}
	}
	return false
}

// shortened is a drawn-out word with each letter once or twice, whichever is more common.
func (s *speller) shortened(lower string) string {
	best, rank := "", int32(common)
	for _, most := range []int{1, 2} {
		var b strings.Builder
		run := 0
		for i := range len(lower) {
			run++
			if i == 0 || lower[i] != lower[i-1] {
				run = 1
			}
			if end := runEnd(lower, i); run <= most || end < 3 {
				b.WriteByte(lower[i])
			}
		}
		w := b.String()
		if r := s.rank(w); len(w) > 1 && r >= 0 && r < rank {
			best, rank = w, r
		}
	}
	return best
}

// runEnd is the length of the run of equal letters around a place.
func runEnd(word string, at int) int {
	from, to := at, at+1
	for from > 0 && word[from-1] == word[at] {
		from--
	}
	for to < len(word) && word[to] == word[at] {
		to++
	}
	return to - from
}

// rank is the place of a word among the frequent ones, or -1 for one that is none of them or a name.
func (s *speller) rank(word string) int32 {
	k := s.words.Find(word)
	if k >= 0 && s.words.Uses[k].Title > evenTitle {
		return -1
	}
	return k
}

// evenTitle is the greatest Title of a network.Use, one above that of a word that is written as often with a capital as without, up to which a word
// is not taken for a name.
const evenTitle = 9

// meant is the likeliest word at one slip from another, and the slip.
func (s *speller) meant(word string) (best string, kind int) {
	least := float32(1 << 30)
	buffer := make([]byte, 0, longestSlip+2)
	try := func(slip int, at int, parts ...string) {
		buffer = buffer[:0]
		for _, p := range parts {
			buffer = append(buffer, p...)
		}
		t := slipTable[slip]
		limit := t.long
		switch {
		case len(word) < 5:
			limit = t.short
		case len(word) < 7:
			limit = t.middle
		}
		if limit == 0 || at == 0 {
			return // the first letter is seldom wrong
		}
		if r := s.rank(string(buffer)); r >= 0 && r < limit && float32(r+50)*t.weight < least {
			best, kind, least = string(buffer), slip, float32(r+50)*t.weight
		}
	}
	for i := range len(word) {
		last := i == len(word)-1
		if !last && word[i] != word[i+1] {
			try(swapped, i, word[:i], word[i+1:i+2], word[i:i+1], word[i+2:])
		}
		if !last && word[i] == word[i+1] {
			try(doubled, i+1, word[:i], word[i+1:])
		} else if !last {
			try(added, i, word[:i], word[i+1:])
		}
		if i > 0 {
			try(doubled, i, word[:i], word[i:i+1], word[i:])
		}
		for k := range len(letters) {
			c := letters[k : k+1]
			if i > 0 && c[0] != word[i] && c[0] != word[i-1] {
				try(left, i, word[:i], c, word[i:])
			}
			if !last && c[0] != word[i] && isVowel(c[0]) && isVowel(word[i]) {
				try(vowel, i, word[:i], c, word[i+1:])
			}
		}
	}
	return best, kind
}

const letters = "abcdefghijklmnopqrstuvwxyz"

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// derived says whether a word is a regular form of one that is known: what is derived is rare, not wrong.
func (s *speller) derived(word string) bool {
	for _, start := range starts {
		if rest, ok := strings.CutPrefix(word, start); ok && len(rest) > 3 && s.base(rest) {
			return true
		}
	}
	for _, end := range ends {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) > 2 && s.stem(stem) {
			return true
		}
	}
	for i := 3; i < len(word)-2; i++ { // a compound
		if a, b := s.rank(word[:i]), s.rank(word[i:]); a >= 0 && b >= 0 && a < compound && b < compound {
			return true
		}
	}
	return false
}

var (
	starts = []string{"un", "re", "non", "pre", "mis", "over", "under", "out", "anti", "co", "de", "dis", "inter", "multi", "sub", "super", "semi"}
	ends   = []string{"s", "es", "ies", "ed", "d", "ing", "in", "er", "ers", "r", "est", "st", "ly", "ness", "able", "ish", "less", "like", "y", "ism", "ist", "ists", "ity", "men", "man"}
)

// stem says whether a known word may have lost its end before another: bak-, stabb-, deadli-.
func (s *speller) stem(stem string) bool {
	last := len(stem) - 1
	return s.base(stem) || s.base(stem+"e") || s.base(stem+"y") || stem[last] == stem[last-1] && s.base(stem[:last]) || stem[last] == 'i' && s.base(stem[:last]+"y")
}

func (s *speller) base(word string) bool {
	k := s.words.Find(word)
	return len(word) > 2 && k >= 0 && k < 2*common
}

// compound is how common both parts of a compound are.
const compound = 8000
