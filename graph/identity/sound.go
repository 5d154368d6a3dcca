package identity

import (
	"strings"
)

// Spellings of one sound, in the order in which they are replaced: of consonants and long vowels, which writers of one name mix up, and of vowels
// that transliterations of one name may mix up and that other names tell apart.
var (
	sounds = strings.NewReplacer(
		"aye", "aie", "aie", "aie",
		"tch", "ch", "sch", "sh", "dj", "j", "kh", "h", "gh", "g", "ph", "f", "th", "t", "dh", "d", "ck", "k", "q", "k", "x", "ks", "w", "v",
		"ou", "u", "oo", "u", "ee", "i", "iy", "i", "ij", "i", "ay", "ei", "ey", "ei", "ai", "ei", "y", "i",
	)
	// A short name is another with every letter: Khan and Han, Lai and Li.
	shortSounds = strings.NewReplacer("ph", "f", "th", "t", "ck", "k", "ou", "u", "oo", "u", "ee", "i", "y", "i")
	looseSounds = strings.NewReplacer("ei", "i", "o", "u")
)

// shortest is how many letters a name has whose spellings are brought together.
const shortest = 4

// sound brings the spellings of one name in Latin letters together.
func (p parser) sound(w string) string {
	if one, ok := p.spelling[w]; ok {
		w = one
	}
	if len(w) < shortest {
		return w
	}
	s := w
	if rest, ok := strings.CutSuffix(s, "aque"); ok {
		s = rest + "ak" // Cyriac and Cyriaque, but not Frederic and Frederique
	} else if rest, ok := strings.CutSuffix(s, "c"); ok {
		s = rest + "k"
	}
	if len(w) == shortest {
		return single(shortSounds.Replace(s))
	}
	if strings.HasPrefix(s, "ye") {
		s = s[1:] // Yerlan and Erlan
	}
	s = sounds.Replace(s)
	if rest, ok := strings.CutSuffix(s, "ei"); ok {
		s = rest + "i" // Andrey, Andrei and Andriy
	}
	return single(s)
}

// single leaves one of doubled letters, but for those that stand before a last e, by which French tells Michelle from Michele.
func single(s string) string {
	var b strings.Builder
	var last rune
	for i, r := range s {
		if r != last || i == len(s)-2 && s[i+1] == 'e' && i > 2 {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// loose is a sound in which vowels within do not count that transliterations mix up. First and last letters keep theirs, which tell
// Maria from Mario and Omar from Amar.
func loose(sound string) string {
	s := []rune(looseSounds.Replace(sound))
	for i, r := range s {
		if r == 'e' && i > 0 && i < len(s)-1 && len(s) > 4 {
			s[i] = 'a'
		}
	}
	return single(string(s))
}
