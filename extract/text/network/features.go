package network

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Vocabulary holds what large texts say of words: vectors, 8 bits a number, and how they are written.
type Vocabulary struct {
	Words []string // in the order of the vectors
	Scale float32
	Data  []int8
	Uses  []Use // one a word
	index map[string]int32
}

// Use is how a word is written in a large text.
type Use struct {
	Title, Upper uint8     // how much more often with a capital, or in capitals, than small: 1 to 15, 8 for as often; 0 when that is not known
	Clusters     [2]uint16 // paths down the tree of clusters of the word written small and with a capital, the first step lowest; 0 for none
}

// NewVocabulary returns a Vocabulary of words with vectors of one width: data holds them one after the other.
func NewVocabulary(words []string, scale float32, data []int8, uses []Use) *Vocabulary {
	v := &Vocabulary{Words: words, Scale: scale, Data: data, Uses: uses, index: make(map[string]int32, len(words))}
	for i, w := range words {
		v.index[w] = int32(i)
	}
	return v
}

// Find returns the index of a word's vector, or -1.
func (v *Vocabulary) Find(word string) int32 {
	if i, ok := v.index[word]; ok {
		return i
	}
	return -1
}

// OneCapital says whether a word, given in small letters, is by far more often written with one capital than in capitals.
func (v *Vocabulary) OneCapital(word string) bool {
	i := v.Find(word)
	if i < 0 {
		return false
	}
	u := v.Uses[i]
	return u.Title > 0 && u.Upper > 0 && u.Title >= u.Upper+3
}

// Capital says whether a word, given in small letters, is more often written with a capital than without, and whether that is known.
func (v *Vocabulary) Capital(word string) (often, known bool) {
	i := v.Find(word)
	if i < 0 || v.Uses[i].Title == 0 {
		return false, false
	}
	return v.Uses[i].Title > asOften, true
}

// asOften is a Title or an Upper that stands for as often as small.
const asOften = 8

// Acronym says whether a word, given in small letters, is more often written in capitals than with one.
func (v *Vocabulary) Acronym(word string) bool {
	i := v.Find(word)
	return i >= 0 && v.Uses[i].Upper > v.Uses[i].Title
}

// maxWord is how many bytes of a token are looked at.
const maxWord = 48

// Features of one token: which vector and which rows of the tables make its input.
type Features struct {
	Word    int32
	Affixes [13]int32 // see affixSmall and the rest
	Shapes  [6]int32
}

// Places among the affixes: the word written small, its ends and beginnings, the form as it is, the clusters and the tops of their paths.
const (
	affixSmall    = 0
	affixForm     = 8
	affixClusters = 9
)

// Forget leaves out what large texts say of the word, as if it were none of the vocabulary's.
func (f *Features) Forget() {
	f.Word = -1
	for k := affixClusters; k < len(f.Affixes); k++ {
		f.Affixes[k] = -1
	}
	f.Shapes[4] &^= 15
	f.Shapes[5] &^= 15
}

// ForgetForm leaves out what the tables know of the whole word.
func (f *Features) ForgetForm() { f.Affixes[affixSmall], f.Affixes[affixForm] = -1, -1 }

// normal is a form in the shape that features see: marks of the keyboard, at most maxWord bytes.
func normal(form string) string {
	if len(form) > maxWord {
		cut := maxWord
		for cut > 0 && !utf8.RuneStart(form[cut]) {
			cut--
		}
		form = form[:cut]
	}
	for i := range len(form) {
		if form[i] >= utf8.RuneSelf {
			return marks.Replace(form)
		}
	}
	return form
}

var marks = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "—", "--", "–", "-", "‑", "-", "‐", "-", "…", "...")

// Featurize appends the features of a sentence.
func (n *Network) Featurize(out []Features, forms []string) []Features {
	capitals, words := 0, 0
	upper := true
	for _, f := range forms {
		r, _ := utf8.DecodeRuneInString(f)
		if unicode.IsLetter(r) {
			words++
			if unicode.IsUpper(r) {
				capitals++
			}
			upper = upper && f == strings.ToUpper(f)
		}
	}
	kind := int32(0)
	switch {
	case words > 2 && upper:
		kind = 1
	case words > 3 && 3*capitals > 2*words:
		kind = 2
	case words > 0 && capitals == 0:
		kind = 3
	}
	for i, f := range forms {
		out = append(out, n.features(normal(f), kind, i == 0))
	}
	return out
}

func (n *Network) features(form string, sentence int32, first bool) Features {
	lower := strings.ToLower(form)
	f := Features{Word: n.Vocabulary.Find(lower)}
	digits := false
	for i := range len(lower) {
		digits = digits || '0' <= lower[i] && lower[i] <= '9'
	}
	if digits {
		lower = strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return '0'
			}
			return r
		}, lower)
		if f.Word < 0 {
			f.Word = n.Vocabulary.Find(lower)
		}
	}
	mask := uint32(n.AffixRows - 1)
	f.Affixes[0] = int32(hash(0, lower) & mask)
	k := 1
	end := len(lower)
	for range 4 { // the last one to four characters
		if end > 0 {
			_, size := utf8.DecodeLastRuneInString(lower[:end])
			end -= size
		}
		f.Affixes[k] = int32(hash(uint32(k), lower[end:]) & mask)
		k++
	}
	start := 0
	for c := range 4 { // the first two to four
		if start < len(lower) {
			_, size := utf8.DecodeRuneInString(lower[start:])
			start += size
		}
		if c > 0 {
			f.Affixes[k] = int32(hash(uint32(k), lower[:start]) & mask)
			k++
		}
	}
	f.Affixes[k] = int32(hash(uint32(k), form) & mask)
	f.Shapes = shapes(form, sentence, first)
	n.used(&f, form)
	return f
}

// topOfPath are the bits of a cluster that say roughly what it is of.
const topOfPath = 63

// used adds the features of how large texts write a word.
func (n *Network) used(f *Features, form string) {
	writing := int32(writingOf(form))
	f.Shapes[4], f.Shapes[5] = 64+16*writing, 128+16*writing
	for k := affixClusters; k < len(f.Affixes); k++ {
		f.Affixes[k] = -1
	}
	if f.Word < 0 {
		return
	}
	u := n.Vocabulary.Uses[f.Word]
	f.Shapes[4] += int32(u.Title)
	f.Shapes[5] += int32(u.Upper)
	mask := uint32(n.AffixRows - 1)
	for i, c := range u.Clusters {
		if c == 0 {
			continue
		}
		k := affixClusters + 2*i
		f.Affixes[k] = int32(hash(uint32(k), string([]byte{byte(c), byte(c >> 8)})) & mask)
		f.Affixes[k+1] = int32(hash(uint32(k+1), string([]byte{byte(c & topOfPath)})) & mask)
	}
}

// writingOf is 0 for a form without a capital, 1 for one that begins with one, 2 for capitals only, 3 for the rest.
func writingOf(form string) int {
	upper, lower, first := 0, 0, false
	for i, r := range form {
		if unicode.IsUpper(r) {
			upper++
			first = first || i == 0
		} else if unicode.IsLetter(r) {
			lower++
		}
	}
	switch {
	case upper == 0:
		return 0
	case upper == 1 && first:
		return 1
	case lower == 0:
		return 2
	}
	return 3
}

// shapes are the rows for capitals, length, place and kind of sentence.
func shapes(form string, sentence int32, first bool) [6]int32 {
	var upper, lower, digit, mark int32
	capital := false
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			upper++
			capital = capital || i == 0
		case unicode.IsLetter(r):
			lower++
		case unicode.IsDigit(r):
			digit++
		default:
			mark++
		}
	}
	kind := int32(0)
	switch {
	case digit > 0 && upper+lower == 0:
		kind = 1
	case digit > 0:
		kind = 2
	case upper+lower == 0:
		kind = 3
	case capital && lower == 0 && upper == 1:
		kind = 4
	case lower == 0:
		kind = 5
	case capital && upper == 1:
		kind = 6
	case upper > 0:
		kind = 7
	}
	if mark > 0 {
		kind += 8
	}
	at := int32(0)
	if first {
		at = 1
	}
	length := min(upper+lower+digit+mark, 11)
	return [6]int32{kind*2 + at, 32 + length, 44 + sentence, 48 + min(kind, 7)*2 + min(sentence, 1)}
}

// hash is FNV-1a with a seed.
func hash(seed uint32, s string) uint32 {
	h := uint32(2166136261) ^ seed*0x9e3779b1
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
