package links

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// The size of a sketch. Of a text of up to few shingles all are kept, of a longer one a fourth, at least few and at most many.
const (
	shingle = 4 // words
	few     = 128
	many    = 512
	fourth  = 1<<30 - 1 // a fourth of the hashes are not above
)

// Sketch makes of a text what is needed to tell whether another text has the same words in the same order: hashes of a part of
// its runs of four words, as base64 of at most 3 kB. Case, punctuation, quotation marks and numbers' commas make no difference.
// A text of less than four words has an empty sketch.
func Sketch(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != ','
	})
	words = slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "'’,") == "" })
	for i, w := range words {
		words[i] = plain.Replace(w)
	}
	var hashes []uint32
	for i := 0; i+shingle <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+shingle] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		hashes = append(hashes, mix(h.Sum64()))
	}
	slices.Sort(hashes)
	return encode(slices.Compact(hashes))
}

var plain = strings.NewReplacer("'", "", "’", "", ",", "")

// mix spreads a hash, whose low values are to be a fair sample.
func mix(x uint64) uint32 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return uint32(x >> 32)
}

// encode keeps the lowest of sorted hashes, behind a byte that says whether they are all.
func encode(hashes []uint32) string {
	if len(hashes) == 0 {
		return ""
	}
	n, _ := slices.BinarySearch(hashes, fourth+1)
	n = min(max(n, few), many, len(hashes))
	data := []byte{0}
	if n == len(hashes) {
		data[0] = 1
	}
	for _, h := range hashes[:n] {
		data = binary.BigEndian.AppendUint32(data, h)
	}
	return base64.RawStdEncoding.EncodeToString(data)
}

// sketch is a sketch that was read.
type sketch struct {
	hashes []uint32 // sorted
	top    uint32   // every hash of the text that is not above is among them
}

// decode reads a sketch; what is none is an empty one.
func decode(text string) (s sketch) {
	data, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(data) < 5 || len(data)%4 != 1 {
		return s
	}
	for i := 1; i < len(data); i += 4 {
		s.hashes = append(s.hashes, binary.BigEndian.Uint32(data[i:]))
	}
	if !slices.IsSorted(s.hashes) {
		return sketch{}
	}
	s.top = s.hashes[len(s.hashes)-1]
	if data[0] == 1 {
		s.top = 1<<32 - 1
	}
	return s
}

// overlap says how many hashes two texts share of those that both sketches would have, and how many of these the shorter has.
func overlap(a, b sketch) (common, of int) {
	top := min(a.top, b.top)
	x, y := a.upTo(top), b.upTo(top)
	return shared(x, y), min(len(x), len(y))
}

func (s sketch) upTo(top uint32) []uint32 {
	n := len(s.hashes)
	for n > 0 && s.hashes[n-1] > top {
		n--
	}
	return s.hashes[:n]
}
