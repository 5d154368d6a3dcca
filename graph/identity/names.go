package identity

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"newsgraph/graph"
	"newsgraph/table"
)

//go:embed spellings.tsv
var spellingTable string

//go:embed common.tsv
var commonTable string

//go:embed words.tsv
var wordTable string

// spellings gives each spelling of the table the one that stands for all.
func spellings() (map[string]string, error) {
	out := map[string]string{}
	err := table.Shape{Columns: 1}.Read(strings.NewReader(spellingTable), "spellings.tsv", func(row table.Row) error {
		all := table.List(row.Cells[0])
		for _, s := range all {
			out[s] = all[0]
		}
		return nil
	})
	return out, err
}

// readCommon reads the sounds of the names that many have, "given john" and "family smith".
func (p *parser) readCommon() error {
	p.frequent = map[string]bool{}
	return table.Shape{Columns: 2}.Read(strings.NewReader(commonTable), "common.tsv", func(row table.Row) error {
		if row.Cells[0] != "given" && row.Cells[0] != "family" {
			return fmt.Errorf("part %q is not given or family", row.Cells[0])
		}
		for _, w := range table.List(row.Cells[1]) {
			p.frequent[row.Cells[0]+" "+p.sound(w)] = true
		}
		return nil
	})
}

// readWords reads the lists of words.
func (p *parser) readWords() error {
	p.lists = map[string]map[string]bool{"particle": {}, "generation": {}, "ordinal": {}, "small": {}, "family-first": {}, "first-family": {}, "trade": {}, "profession": {}, "anybody": {}}
	p.titles = map[string]string{}
	return table.Shape{Columns: 2}.Read(strings.NewReader(wordTable), "words.tsv", func(row table.Row) error {
		if all := table.List(row.Cells[1]); row.Cells[0] == "title" {
			for _, w := range all {
				p.titles[w] = all[0]
			}
			return nil
		}
		list, ok := p.lists[row.Cells[0]]
		if !ok {
			return fmt.Errorf("no list %q", row.Cells[0])
		}
		for _, w := range table.List(row.Cells[1]) {
			list[w] = true
		}
		return nil
	})
}

// is says whether a word is in a list of words.tsv.
func (p parser) is(list, word string) bool { return p.lists[list][word] }

// newParser reads the tables.
func newParser() (parser, error) {
	spelling, err := spellings()
	p := parser{spelling: spelling}
	return p, errors.Join(err, p.readCommon(), p.readWords())
}

// common says whether all full names of a person, of which there are some, are such that anybody may have them.
func (p parser) common(all []name) bool {
	some := false
	for _, n := range all {
		if n.full() {
			if !p.everybody(n) {
				return false
			}
			some = true
		}
	}
	return some
}

// everybody says whether all that is known of a name are a given name and a surname that many have.
func (p parser) everybody(n name) bool {
	if len(n.sounds) != 2 {
		return false
	}
	return p.frequent["given "+n.sounds[0]] && p.frequent["family "+n.sounds[1]] || p.frequent["given "+n.sounds[1]] && p.frequent["family "+n.sounds[0]]
}

// name is a name taken apart.
type name struct {
	words  []string // folded, without particles, suffixes and numbers
	sounds []string // the same in the one spelling of all that sound alike
	number string   // what numbers it has, "1" of 1st Brigade
	junior string   // jr, sr, ii ..., of a person
}

// full says whether a person's name has two parts that are no initials.
func (n name) full() bool {
	whole := 0
	for _, w := range n.words {
		if len([]rune(w)) > 1 {
			whole++
		}
	}
	return whole >= 2
}

func (n name) last() string { return n.sounds[len(n.sounds)-1] }

// parser takes names apart.
type parser struct {
	spelling map[string]string
	frequent map[string]bool
	lists    map[string]map[string]bool
	titles   map[string]string // a word for an office to the first of all that mean it
}

func (p parser) person(text string) name {
	var n name
	for _, part := range strings.Fields(text) {
		parts := strings.Fields(graph.Fold(part)) // of a hyphen; al-Bashir is Bashir
		for len(parts) > 1 && p.is("particle", parts[0]) {
			parts = parts[1:]
		}
		if len(parts) == 2 && p.spelling[parts[0]] == servant { // Abdel-Rahman is Abdul Rahman
			n.words, n.sounds = append(n.words, parts[0]), append(n.sounds, p.sound(parts[0]))
			parts = parts[1:]
		}
		w := strings.Join(parts, "")
		switch {
		case w == "":
		case p.is("generation", w):
			n.junior += w
		case p.is("particle", w):
		case strings.IndexFunc(w, unicode.IsDigit) >= 0:
			n.number += " " + w
		default:
			n.words = append(n.words, w)
			n.sounds = append(n.sounds, p.sound(w))
		}
	}
	return n
}

// servant begins many an Arabic name: Abdul Rahman, Abdel-Rahman, Abd al-Rahman.
const servant = "abdul"

func (p parser) group(text string) name {
	var n name
	for _, w := range strings.Fields(graph.Fold(text)) {
		switch {
		case strings.IndexFunc(w, unicode.IsDigit) >= 0 || p.is("ordinal", w):
			n.number += " " + strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
			if strings.IndexFunc(w, unicode.IsDigit) < 0 {
				n.number += w
			}
		case p.is("small", w):
		default:
			n.words = append(n.words, w)
			n.sounds = append(n.sounds, p.sound(w))
		}
	}
	return n
}

// sounds are spellings of one sound, in the order in which they are replaced.
var sounds = strings.NewReplacer(
	"tch", "ch", "sch", "sh", "dj", "j", "kh", "h", "gh", "g", "ph", "f", "th", "t", "dh", "d", "ck", "k", "q", "k", "x", "ks", "w", "v",
	"ou", "u", "oo", "u", "ee", "i", "iy", "i", "ij", "i", "ei", "i", "ey", "i", "ai", "i", "ay", "i", "y", "i", "o", "u",
)

// sound brings the spellings of one name in Latin letters together: vowels and consonants that transliterations mix up, and
// doubled letters. First and last letters keep their vowel, which tell Maria from Mario and Omar from Amar.
func (p parser) sound(w string) string {
	if one, ok := p.spelling[w]; ok {
		w = one
	}
	if len(w) < 3 {
		return w
	}
	s := w
	if rest, ok := strings.CutSuffix(s, "que"); ok && len(rest) > 2 {
		s = rest + "k"
	} else if rest, ok := strings.CutSuffix(s, "c"); ok {
		s = rest + "k" // Cyriac and Cyriaque
	}
	if strings.HasPrefix(s, "ye") && len(s) > 4 {
		s = s[1:] // Yerlan and Erlan
	}
	s = sounds.Replace(s)
	var b strings.Builder
	var last rune
	for i, r := range s {
		if r == 'e' && i > 0 && i < len(s)-1 && len(s) > 4 {
			r = 'a'
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

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
	spelled   = 0.97 // the same full name, or spellings of it
	partial   = 0.5  // one name of a full one
	// spellings that transliterations of one name have, though they may be of two
	misspelled = 0.8
)

// comparePeople says how names of persons relate.
func comparePeople(a, b name) likeness {
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
	}
	return likeness{}
}

func compareFull(a, b name) likeness {
	switch {
	case slices.Equal(a.words, b.words):
		return likeness{1, "the same full name", true}
	case slices.Equal(a.sounds, b.sounds):
		return likeness{spelled, "spellings of one full name", true}
	case strings.Join(a.words, "") == strings.Join(b.words, ""):
		return likeness{0.95, "one full name, parted otherwise", true}
	case len(a.sounds) == len(b.sounds) && rotated(a.sounds, b.sounds):
		return likeness{turned, "the full name in the other order", true}
	case len(b.sounds) == len(a.sounds)+1 && b.sounds[0] == servant && slices.Equal(b.sounds[1:], a.sounds):
		return likeness{0.92, "the full name with a further part", true} // Hakim Salim and Abdul Hakim Salim
	case len(a.sounds) < len(b.sounds) && a.sounds[0] == b.sounds[0] && within(a.sounds, b.sounds) && !lettered(a):
		return likeness{0.92, "the full name with a further part", true}
	case a.last() == b.last() && a.sounds[0] == b.sounds[0] && middles(a, b):
		return likeness{0.9, "the full name with an initial between", true}
	case len(a.sounds) == len(b.sounds) && roughly(a, b):
		return likeness{score: misspelled, reason: "much the same spelling of a full name"}
	case len(a.sounds) == len(b.sounds) && nearly(a, b):
		return likeness{score: 0.7, reason: "nearly the same full name"}
	}
	return likeness{}
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
