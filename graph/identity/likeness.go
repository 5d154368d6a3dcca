package identity

import (
	"slices"
	"strings"
)

// likeness is how two names relate.
type likeness struct {
	score  float64 // 0 for different ones
	reason string
	firm   bool // all parts of one are parts of the other: no initial, no guess
}

// Scores by which kinds of likeness are told apart.
const (
	turned    = 0.93
	initialed = 0.75
	variant   = 0.91 // with a short form of the given name, or without what may be an honorific
	spelled   = 0.97 // the same full name, or spellings of it
	further   = 0.92 // and a further part
	partial   = 0.5  // one name of a full one
	// spellings that transliterations of one name have, though they may be of two
	misspelled = 0.8
)

// comparePeople says how names of persons relate, with their honorifics or without.
func comparePeople(a, b name) likeness {
	if a.sex != "" && b.sex != "" && a.sex != b.sex {
		return likeness{}
	}
	best := compareWords(a, b)
	if a.honor+b.honor == 0 || best.score >= spelled {
		return best
	}
	l := compareWords(a.bare(), b.bare())
	if l.score >= variant && (a.perhaps || b.perhaps) {
		l.score, l.reason = variant, "the full name with what may be an honorific"
	}
	if l.score > best.score {
		return l
	}
	return best
}

func compareWords(a, b name) likeness {
	if len(a.words) == 0 || len(b.words) == 0 || a.number != b.number || a.junior != b.junior {
		return likeness{}
	}
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if a.full() && b.full() {
		if l := compareFull(a, b); l.score > 0 {
			return l
		}
	}
	switch {
	case len(a.words) == 1 && len(b.words) == 1:
		if a.sounds[0] == b.sounds[0] {
			return likeness{score: partial, reason: "the same single name"}
		}
	case len(a.words) == 1:
		if len([]rune(a.words[0])) > 1 && (a.sounds[0] == b.last() || a.sounds[0] == b.sounds[0]) {
			return likeness{score: 0.45, reason: "a part of the full name"}
		}
	case a.last() == b.last() && initials(a, b):
		return likeness{score: initialed, reason: "initial and surname of the full name"}
	case a.rough[len(a.rough)-1] == b.rough[len(b.rough)-1] && initials(a, b):
		return likeness{score: 0.7, reason: "initial and a spelling of the surname of the full name"}
	}
	return likeness{}
}

func compareFull(a, b name) likeness {
	switch {
	case slices.Equal(a.words, b.words):
		return likeness{1, "the same full name", true}
	case slices.Equal(a.sounds, b.sounds):
		return likeness{spelled, "spellings of one full name", true}
	case len(a.words) < len(b.words) && a.run == b.run:
		return likeness{spelled, "one full name, parted otherwise", true}
	case len(a.words) < len(b.words) && b.sounds[0] == b.sounds[1] && a.sounds[0] != a.sounds[1]: // Tun Oo and Tun Tun Oo
	case len(a.sounds) == len(b.sounds) && rotated(a.sounds, b.sounds):
		return likeness{turned, "the full name in the other order", true}
	case len(b.sounds) == len(a.sounds)+1 && b.sounds[0] == servant && slices.Equal(b.sounds[1:], a.sounds):
		return likeness{further, "the full name with a further part", true} // Hakim Salim and Abdul Hakim Salim
	case len(a.sounds) < len(b.sounds) && a.sounds[0] == b.sounds[0] && within(a.sounds, b.sounds) && !lettered(a):
		return likeness{further, "the full name with a further part", true}
	case a.last() == b.last() && a.sounds[0] == b.sounds[0] && len(a.words) > 2 && len(b.words) > 2 && middles(a, b):
		return likeness{spelled, "the full name with the same initial between", true}
	case a.last() == b.last() && a.sounds[0] == b.sounds[0] && middles(a, b):
		return likeness{0.9, "the full name with an initial between", true}
	case a.last() == b.last() && (slices.Contains(a.long, b.sounds[0]) || slices.Contains(b.long, a.sounds[0])) && middles(a, b):
		return likeness{variant, "a short form of the given name", true}
	case len(a.words) < len(b.words) && single(strings.Join(a.rough, "")) == single(strings.Join(b.rough, "")):
		return likeness{score: misspelled, reason: "much the same spelling of a full name, parted otherwise"}
	case len(a.sounds) == len(b.sounds) && !distinct(a, b) && (roughly(a, b) || slices.Equal(a.rough, b.rough)):
		return likeness{score: misspelled, reason: "much the same spelling of a full name"}
	case len(a.sounds) == len(b.sounds) && nearly(a, b):
		return likeness{score: 0.7, reason: "nearly the same full name"}
	}
	return likeness{}
}

// distinct says whether names that many have stand against each other: Martin and Marvin, Hassan and Hussein.
func distinct(a, b name) bool {
	for i := range a.sounds {
		if a.sounds[i] != b.sounds[i] && a.known[i] && b.known[i] {
			return true
		}
	}
	return false
}

// rotated says whether the family name stands before the given names in one and behind them in the other.
func rotated(a, b []string) bool {
	for cut := range a {
		if cut > 0 && slices.Equal(slices.Concat(a[cut:], a[:cut]), b) {
			return true
		}
	}
	return false
}

// lettered says whether a name has an initial between: with a further part it is another's.
func lettered(n name) bool {
	return slices.ContainsFunc(n.words[1:len(n.words)-1], func(w string) bool { return len([]rune(w)) == 1 })
}

// within says whether the words of a stand in b, in order.
func within(a, b []string) bool {
	i := 0
	for _, w := range b {
		if i < len(a) && a[i] == w {
			i++
		}
	}
	return i == len(a)
}

// initials says whether every given name of one is the given name of the other, or its initial, and one is an initial.
func initials(a, b name) bool {
	some := false
	for i := range a.words[:len(a.words)-1] {
		if i >= len(b.words)-1 {
			return false
		}
		x, y := a.words[i], b.words[i]
		short := len([]rune(x)) == 1 || len([]rune(y)) == 1
		if short && []rune(x)[0] != []rune(y)[0] || !short && a.sounds[i] != b.sounds[i] {
			return false
		}
		some = some || short
	}
	return some
}

// middles says whether names that share the first and the last part do not contradict each other between: George W. Bush and
// George H. W. Bush do.
func middles(a, b name) bool {
	x, y := a.words[1:len(a.words)-1], b.words[1:len(b.words)-1]
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		r, s := []rune(x[i]), []rune(y[i])
		if r[0] != s[0] || len(r) > 1 && len(s) > 1 && a.sounds[i+1] != b.sounds[i+1] {
			return false
		}
	}
	return true
}

// roughly says whether one part is spelled with letters that transliterations mix up, and all others are the same: Hashem and Hashim, Sadeqi and Sadeghi.
func roughly(a, b name) bool {
	off := 0
	for i := range a.sounds {
		if a.sounds[i] == b.sounds[i] {
			continue
		}
		if off++; off > 1 || len(a.words[i]) < 5 || mixed.Replace(a.words[i]) != mixed.Replace(b.words[i]) {
			return false
		}
	}
	return off == 1
}

// mixed are letters that transliterations of one name mix up and that other names tell apart.
var mixed = strings.NewReplacer("gh", "g", "q", "g", "kh", "h", "ye", "i", "e", "i", "y", "i", "ou", "u", "oo", "u", "o", "u", "ii", "i", "ss", "s", "ll", "l", "nn", "n", "mm", "m", "tt", "t", "rr", "r")

// nearly says whether one part differs by one letter, and all others are the same.
func nearly(a, b name) bool {
	off := 0
	for i := range a.sounds {
		if a.sounds[i] == b.sounds[i] {
			continue
		}
		if off++; off > 1 || len(a.words[i]) < 5 || distance(a.words[i], b.words[i]) > 1 {
			return false
		}
	}
	return off == 1
}

// distance counts the letters to change, add or take away between two words.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

// compareGroups says how names of groups, places, operations and agreements relate.
func compareGroups(a, b name) likeness {
	if len(a.words) == 0 || len(b.words) == 0 || a.number != b.number {
		return likeness{}
	}
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	switch {
	case slices.Equal(a.words, b.words):
		return likeness{1, "the same name", true}
	case slices.Equal(a.sounds, b.sounds) && (len(a.words) > 1 || len(a.words[0]) > 5):
		return likeness{0.95, "spellings of one name", true}
	case len(a.words) == 1 && len(b.words) > 1 && acronym(a.words[0], b.words):
		return likeness{score: 0.7, reason: "acronym of the long form"}
	case len(a.words) > 1 && len(a.words) == len(b.words) && nearly(a, b):
		return likeness{score: 0.65, reason: "nearly the same name"}
	case len(b.words) == len(a.words)+1 && within(a.sounds, b.sounds) && len(a.words[0]) > 3:
		return likeness{score: 0.55, reason: "the name with a further word"}
	}
	return likeness{}
}

// acronym says whether letters are the first ones of words.
func acronym(letters string, words []string) bool {
	r := []rune(letters)
	if len(r) < 2 || len(r) != len(words) {
		return false
	}
	for i, w := range words {
		if []rune(w)[0] != r[i] {
			return false
		}
	}
	return true
}
