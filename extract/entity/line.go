package entity

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// line is a sentence under the parse.
type line struct {
	*reading
	number    int
	paragraph int
	tokens    []text.Token
	atoms     []atom
	names     [][]int32              // at each atom: the entries of the longest name that begins there
	sizes     []uint8                // and how many atoms it has
	phrases   [][phraseClasses]span8 // at each atom: the longest phrase of each class that begins there
	cues      []cue                  // at each atom: what ends there
	headline  bool                   // most words are capitalised: capitals tell nothing
	openQuote bool                   // a quotation of the paragraph goes on from the line before
	loud      bool                   // all letters are capitals
	firstRaw  int                    // its raw mentions, half-open
	lastRaw   int
	person    int    // the last person named in this line, a raw mention, or None
	personEnd int    // the atom after it
	title     string // of the last office in this line
}

// span8 is a phrase: how many atoms and which.
type span8 struct {
	size uint8
	id   int32
}

// look fills in what the tables say of every atom.
func (l *line) look() {
	n := len(l.atoms)
	l.names = make([][]int32, n)
	l.sizes = make([]uint8, n)
	l.phrases = make([][phraseClasses]span8, n)
	l.cues = make([]cue, n)
	for i := range l.atoms {
		l.atoms[i].id = l.f.vocab[l.atoms[i].fold]
	}
	l.mood()
	for i := n - 1; i >= 0; i-- { // a name may need the phrase behind it
		if l.atoms[i].id != 0 && l.atoms[i].shape != mark {
			l.lookNames(i)
			l.lookPhrases(i)
		}
	}
}

// mood tells headlines and lines in capitals.
func (l *line) mood() {
	words, capitals, uppers, small := 0, 0, 0, 0
	for i := range l.atoms {
		a := &l.atoms[i]
		if a.shape < lower || len(a.fold) < 3 {
			continue
		}
		words++
		switch a.shape {
		case capital:
			capitals++
		case upper:
			uppers++
		case lower:
			if len(a.fold) > 4 && !a.glued {
				small++
			}
		}
	}
	l.loud = words >= 3 && uppers*10 >= words*8
	l.headline = words >= 4 && (capitals+uppers)*10 >= words*7 && small <= 1 && !l.mark(len(l.atoms)-1, ".")
}

func (l *line) lookNames(i int) {
	node := int32(0)
	for k := i; k < len(l.atoms); k++ {
		if node = l.f.names.step(node, l.atoms[k].id); node == 0 {
			return
		}
		ends := l.f.names.ends[node]
		if len(ends) == 0 {
			continue
		}
		var fit []int32
		for _, e := range ends {
			if l.fits(&l.f.entries[e], i, k+1) {
				fit = append(fit, e)
			}
		}
		if k == i && len(fit) > 1 {
			fit = l.byLetters(fit)
		}
		if fit != nil {
			l.names[i], l.sizes[i] = fit, uint8(k+1-i)
		}
	}
}

// byLetters are those of several names of one word that are acronyms, or all where none is: SANA is the agency, not the town of Sana.
func (l *line) byLetters(fit []int32) []int32 {
	if out := slices.DeleteFunc(slices.Clone(fit), func(e int32) bool { return !l.f.entries[e].acronym }); len(out) > 0 {
		return out
	}
	return fit
}

// fits says whether the atoms from i to j may be the name by their case and their neighbours.
func (l *line) fits(e *entry, i, j int) bool {
	for k := i; k < j; k++ {
		if e.capitals&(1<<(k-i)) != 0 {
			if k == i && l.pointed(e, j-i) && l.atoms[k].shape == lower {
				continue // the west African nation
			}
			if !l.atoms[k].named() || e.acronym && l.atoms[k].shape != upper {
				return false
			}
		}
	}
	if e.acronym && (l.loud && e.common) || e.party && !l.partisan(j) {
		return false
	}
	thing := &l.f.things[e.thing]
	if thing.class == "people" && j == i+1 && l.f.given[l.fold(i)] != "" && !l.peopled(i, j) {
		return false // Karen Reed
	}
	if j < len(l.atoms) && l.atoms[j].glued && l.atoms[j].named() && thing.kind == kindPlace && thing.class == "city" {
		return false // Abu Kamal-Deir
	}
	if i > 0 && l.atoms[i].glued && l.atoms[i-1].named() && j == i+1 && thing.kind == kindPlace {
		return false
	}
	return true
}

// pointed says whether an entry of so many words is the adjective of a region, whose first word, a point of the compass, may be written small.
func (l *line) pointed(e *entry, words int) bool {
	return words > 1 && e.form == Adjectival && (l.f.things[e.thing].class == "region" || l.f.things[e.thing].class == "continent")
}

// peopled says whether the word between two atoms, which is also a given name, stands as the name of a people does: "the Karen", "Karen villagers".
func (l *line) peopled(i, j int) bool {
	if l.named(j) || j < len(l.atoms) && l.atoms[j].possessive {
		return false
	}
	return l.fold(i-1) == "the" || j < len(l.atoms) && (l.longest(j) > 0 || l.is(j, locality) || l.is(j, compound) && strings.HasPrefix(l.tag(j), "NN"))
}

// member says whether a person's full name begins at i, by a given name: who stands behind the name of a party is of it.
func (l *line) member(i int) bool {
	return i+1 < len(l.atoms) && l.named(i) && l.named(i+1) && l.f.given[l.fold(i)] != "" && !l.headline && l.looksPerson(i, l.runEnd(i))
}

// partisan says whether an office that one has for a party or as one of it, MP, chairman, or a person begins at i.
func (l *line) partisan(i int) bool {
	if l.member(i) {
		return true
	}
	if i < len(l.atoms) && l.phrases[i][headWord].size == 0 && l.phrases[i][domainWord].size > 0 {
		i += int(l.phrases[i][domainWord].size) // Republican presidential candidate
	}
	if i >= len(l.atoms) || l.phrases[i][headWord].size == 0 {
		return false
	}
	f := l.f.phrases[l.phrases[i][headWord].id].flags
	return f&seat != 0 || f&(ofGroup|ofState) == ofGroup
}

func (l *line) lookPhrases(i int) {
	node := int32(0)
	for k := i; k < len(l.atoms); k++ {
		if node = l.f.words.step(node, l.atoms[k].id); node == 0 {
			return
		}
		for _, p := range l.f.words.ends[node] {
			ph := &l.f.phrases[p]
			if ph.cased && l.atoms[k].shape != upper || ph.capital && !l.atoms[k].named() {
				continue
			}
			if ph.class == phraseClasses {
				l.cues[k] |= ph.cue
				continue
			}
			l.phrases[i][ph.class] = span8{uint8(k + 1 - i), p}
		}
	}
}

// is says whether the atom stands, in small letters, in that class of cues.tsv.
func (l *line) is(i int, c cue) bool { return i >= 0 && i < len(l.atoms) && l.cues[i]&c != 0 }

// fold returns the folded atom, or nothing beyond the ends.
func (l *line) fold(i int) string {
	if i < 0 || i >= len(l.atoms) {
		return ""
	}
	return l.atoms[i].fold
}

// mark says whether that mark stands at i.
func (l *line) mark(i int, m string) bool {
	return i >= 0 && i < len(l.atoms) && l.atoms[i].shape == mark && l.atoms[i].fold == m
}

// dash says whether a dash stands at i, and no hyphen within a word.
func (l *line) dash(i int) bool {
	if i < 1 || i >= len(l.atoms) || l.atoms[i].shape != mark {
		return false
	}
	switch l.fold(i) {
	case "–", "—", "--":
		return true
	case "-":
		return i+1 >= len(l.atoms) || l.atoms[i-1].end != l.atoms[i].start || l.atoms[i].end != l.atoms[i+1].start
	}
	return false
}

// word says whether a word, no mark, stands at i.
func (l *line) word(i int) bool {
	return i >= 0 && i < len(l.atoms) && l.atoms[i].shape != mark && !l.atoms[i].possessive
}

func (l *line) named(i int) bool { return l.word(i) && l.atoms[i].named() }

// text is what stands between two atoms.
func (l *line) text(i, j int) string { return l.doc.Body[l.atoms[i].start:l.atoms[j-1].end] }

// initial says whether the atom is the first word of its sentence, or of a quote in it.
func (l *line) initial(i int) bool {
	return i == 0 || l.atoms[i-1].shape == mark && !l.atoms[i-1].possessive && slices.Contains(opening, l.atoms[i-1].fold)
}

// opening are the marks after which a word is written with a capital.
var opening = []string{`"`, "“", "‘", "'", "``", ":", "(", "–", "—", "-", "…", "•", "*"}

// ordinary says whether the word is one that stands small in news.
func (l *line) ordinary(i int) bool { return l.f.common[l.atoms[i].fold] }

// tag returns the Penn tag of the token of an atom, empty when the document has none or the line ends before.
func (l *line) tag(i int) string {
	if i < 0 || i >= len(l.atoms) {
		return ""
	}
	return l.tokens[l.atoms[i].token].XPOS
}

// span is where the atoms from i to j stand in the body.
func (l *line) span(i, j int) text.Span {
	return text.Span{Start: l.atoms[i].start, End: l.atoms[j-1].end}
}

// quoted says whether the atom stands within quotation marks of its line.
func (l *line) quoted(i int) bool {
	in := l.openQuote
	for k := 0; k < i; k++ {
		if l.atoms[k].shape != mark {
			continue
		}
		switch l.atoms[k].fold {
		case "“", "``", "«":
			in = true
		case "”", "''", "»":
			in = false
		case `"`:
			in = !in
		}
	}
	return in
}
