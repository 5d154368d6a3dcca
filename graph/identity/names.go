package identity

import (
	"strings"
	"unicode"

	"newsgraph/graph"
)

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
	words   []string // folded, without particles, suffixes and numbers
	sounds  []string // the same in the one spelling of all that sound alike
	rough   []string // these without the vowels that transliterations mix up
	run     string   // all sounds as one
	known   []bool   // which of them are names that many have
	number  string   // what numbers it has, "1" of 1st Brigade
	junior  string   // jr, sr, ii ..., of a person
	honor   int      // how many of the first words are honorifics, which are written or left out
	perhaps bool     // some of these are names too
	sex     string   // that an honorific tells, m or f
	long    []string // sounds of the names of which the given name may be the short form
}

// bare is the name without its honorifics.
func (n name) bare() name {
	n.words, n.sounds, n.rough, n.known = n.words[n.honor:], n.sounds[n.honor:], n.rough[n.honor:], n.known[n.honor:]
	n.run = single(strings.Join(n.sounds, ""))
	return n
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

func (p parser) person(text string) name {
	var n name
	for _, part := range strings.Fields(text) {
		parts := strings.Fields(graph.Fold(part)) // of a hyphen; al-Bashir is Bashir
		for len(parts) > 1 && p.is("particle", parts[0]) {
			parts = parts[1:]
		}
		if len(parts) == 2 && p.spelling[parts[0]] == servant { // Abdel-Rahman is Abdul Rahman
			p.add(&n, parts[0])
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
			p.add(&n, w)
		}
	}
	n.run = single(strings.Join(n.sounds, ""))
	p.honors(&n)
	if n.honor < len(n.words) {
		n.long = p.short[n.words[n.honor]]
	}
	return n
}

func (p parser) add(n *name, w string) {
	s := p.sound(w)
	n.words, n.sounds, n.rough = append(n.words, w), append(n.sounds, s), append(n.rough, loose(s))
	n.known = append(n.known, p.frequent["given "+s] || p.frequent["family "+s] || p.is("given", w) || p.spelling[w] != "")
}

// honors counts the honorifics before a name of two parts or more. Who is called by one alone and a name has a name of two parts, and so
// has a Ko Ko Gyi of three.
func (p parser) honors(n *name) {
	for n.honor+2 < len(n.words) {
		w, next := n.words[n.honor], n.words[n.honor+1]
		size := 1
		if long := w + " " + next; p.honorific(long) && n.honor+3 < len(n.words) {
			w, size = long, 2
		}
		if w == next || !p.honorific(w) {
			return
		}
		m, f := p.is("honorific-m", w), p.is("honorific-f", w)
		if m {
			n.sex = "m"
		} else if f {
			n.sex = "f"
		}
		n.perhaps = n.perhaps || p.is("perhaps", w)
		n.honor += size
	}
}

func (p parser) honorific(w string) bool {
	return p.is("honorific", w) || p.is("honorific-m", w) || p.is("honorific-f", w)
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
			n.sounds = append(n.sounds, loose(p.sound(w)))
		}
	}
	return n
}
