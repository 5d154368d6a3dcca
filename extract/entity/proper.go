package entity

import (
	"slices"

	"newsgraph/extract/text"
)

// proper returns where a name of several words ends that begins at i, with its kind, when its shape or the document's names
// tell more than the tables: "Army of the Seventh Star", "Calder & Wray", "Qatar Charity".
func (l *line) proper(i int) (int, string, bool) {
	if f := l.fold(i); l.headline || l.loud || !l.named(i) || l.cues[i]&(month|weekday) != 0 || f == "the" || f == "a" || f == "an" {
		return i, "", false
	}
	known := i + int(l.sizes[i])
	if l.sizes[i] > 0 && l.onlySurname(i) {
		known = i
	}
	if end := l.firm(i); end > known {
		return end, kindGroup, true
	}
	longest := max(known, i+int(l.longest(i)))
	if l.initial(i) && (l.is(i, members) || l.longest(i) > 0 && l.tag(i) == "NNS" && !l.atoms[min(i+1, len(l.atoms)-1)].possessive) {
		return i, "", false // Fighters of the Red Valley Brigade
	}
	if end := l.groupEnd(i, i); end > longest && end > i+2 && (l.linksWithin(i, end) || l.chartered(i, end)) {
		return end, kindGroup, true
	}
	if stop, _ := l.shaped(i); stop > i {
		return i, "", false
	}
	n, ok := l.nameFrom(i)
	if !ok || n.Type != text.Group && n.Type != text.Operation || n.Score < minNameScore {
		return i, "", false
	}
	end := l.endOf(n)
	if n.Score < sureScore && (l.likelyPerson(i, end) || l.oneLetter(i)) || l.trained(end) && l.sizes[i] == 0 {
		return i, "", false
	}
	switch stop := l.groupEnd(i, i); {
	case stop > i+1 && stop < end:
		end = stop // the Khalsa Fund and Babbar Front are two
	case stop == end+1 && l.cues[end]&groupWord != 0:
		end = stop // the Red Liberation Front
	}
	if l.cues[i]&operationWord != 0 || l.cues[min(i+1, len(l.atoms)-1)]&operationWord != 0 {
		return i, "", false
	}
	if end <= known || end < i+2 || !l.named(end-1) || !l.wholeName(i, known, end) || l.holderAfter(i, end) {
		return i, "", false
	}
	if told, ok := l.introduced(i); n.Type == text.Operation || ok && told == kindOperation {
		return end, kindOperation, true
	}
	return end, kindGroup, true
}

// holderAfter says whether the words up to end are an office and its owner, before the name of who holds it: "ABC Deputy Governor Ann Reed".
func (l *line) holderAfter(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if h := l.phrases[k][headWord]; h.size > 0 && k+int(h.size) == end && l.f.phrases[h.id].flags&(ofState|ofGroup|ofPlace) != 0 {
			return l.named(end)
		}
	}
	return false
}

// minNameScore is how sure the name finder must be that several words are one name.
const minNameScore = 0.45

// firm returns where a name with & in it ends, or i.
func (l *line) firm(i int) int {
	k := i
	for l.named(k) && l.cues[k]&(month|weekday) == 0 && k < i+4 {
		k++
	}
	if k == i || !l.mark(k, "&") || !l.named(k+1) || l.sizes[i] > 0 && !l.onlySurname(i) && int(l.sizes[i]) == k-i && l.state(i) {
		return i
	}
	k++
	for l.named(k) && k < i+8 {
		k++
	}
	return k
}

// state says whether the name at i is that of a state.
func (l *line) state(i int) bool {
	return l.sizes[i] > 0 && l.f.things[l.f.entries[l.names[i][0]].thing].kind == kindState
}

// territory says whether the name at i is that of a territory with a government of its own.
func (l *line) territory(i int) bool {
	return l.sizes[i] > 0 && l.f.things[l.f.entries[l.names[i][0]].thing].class == "territory"
}

// linksWithin says whether a name holds an "of" or "for" that does not lead to a name of the tables, or an apostrophe.
func (l *line) linksWithin(i, end int) bool {
	for k := i + 1; k < end-1; k++ {
		if l.atoms[k].possessive {
			return true
		}
		if f := l.fold(k); f == "of" || f == "for" {
			for k++; l.fold(k) == "the"; k++ {
			}
			return l.sizes[k] == 0 || l.f.entries[l.names[k][0]].form == Adjectival && k+int(l.sizes[k]) < end
		}
	}
	return false
}

// wholeName says whether the words from i to end are one name, and not a name of the tables with an office or a body after it,
// nor an office before a name.
func (l *line) wholeName(i, known, end int) bool {
	if l.longest(i) > 0 || l.initial(i) && l.sizes[i] == 0 && l.ordinary(i) && end == i+2 {
		return false
	}
	if known == i {
		for k := i + 1; k < end; k++ {
			if l.sizes[k] > 0 && !l.onlySurname(k) && l.state(k) && !l.linked(k-1) {
				return false
			}
		}
		return true
	}
	e := &l.f.entries[l.names[i][0]]
	if e.form == Adjectival || l.f.things[e.thing].kind == kindPerson || l.f.things[e.thing].kind == kindGroup {
		return false
	}
	p := &l.phrases[known]
	if d := p[descWord]; d.size > 0 && !l.f.descs[l.f.phrases[d.id].index].loose {
		return false
	}
	return p[bodyWord].size == 0 && p[headWord].size == 0 && p[prefixWord].size == 0 && p[domainWord].size == 0 &&
		!l.linked(known) && l.named(known)
}

// nameFrom returns the document's name whose first token the atom at i begins.
func (l *line) nameFrom(i int) (text.Name, bool) {
	token := l.atoms[i].token
	if i > 0 && l.atoms[i-1].token == token {
		return text.Name{}, false
	}
	for _, n := range l.doc.Names[l.nameStart():] {
		if n.Sentence != l.number || n.First > token {
			break
		}
		if n.First == token {
			return n, true
		}
	}
	return text.Name{}, false
}

// firstAtom returns the first atom of a token, of one without any the next.
func (l *line) firstAtom(token int) int {
	i, _ := slices.BinarySearchFunc(l.atoms, token, func(a atom, token int) int { return a.token - token })
	return i
}

// endOf returns the atom after a name of the document.
func (l *line) endOf(n text.Name) int {
	lo, hi := 0, len(l.atoms)
	for lo < hi {
		if mid := (lo + hi) / 2; l.atoms[mid].token <= n.Last {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
