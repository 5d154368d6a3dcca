package entity

import (
	"slices"

	"newsgraph/extract/text"
)

// groupEnd returns where a group's name ends that begins at i and whose tables' part ends at from: a run that ends in Front,
// Party, Council, also with "of ..." and "for ...". It returns from when there is none.
func (l *line) groupEnd(i, from int) int {
	if l.headline || l.loud {
		return from
	}
	end, seen, tail := from, false, false
	for k := max(i, from); k < len(l.atoms) && k < i+12; k++ {
		switch a := &l.atoms[k]; {
		case a.possessive && k > i && l.named(k+1) && (l.sizes[k+1] == 0 || l.sizes[k+1] == 1 && l.f.rules[l.fold(k+1)]&homeOnly != 0) && l.plural(k-1) && (k+2 < len(l.atoms) && (l.cues[k+1]|l.cues[k+2])&groupWord != 0):
		case !l.word(k), k > i && l.titleAt(k) && !(tail && !l.officeWithin(k)) && !l.trade(i, k) && !l.chartered(i, l.chartedEnd(i, k)):
			return end
		case a.named() && l.cues[k]&(month|weekday) == 0:
			word := l.cues[k]&groupWord != 0 && (k > i || !l.named(k+1))             // the first word of United Kenyan Front gives nothing away
			further := l.sizes[k] == 0 && l.named(k+1) && l.cues[k+1]&groupWord != 0 // National Energy Regulatory Authority
			if seen && !word && (!tail && !further || l.beginsPerson(k)) {
				return end
			}
			if seen = seen || word; seen && k > i {
				end = k + 1
			}
		case l.linked(k) && k > i && (l.named(k+1) || l.fold(k+1) == "the" && l.named(k+2)) && (seen || l.joins(i, k)):
			if seen && l.fold(k) == "and" && !(tail && l.oneName(i, k)) {
				return end
			}
			tail = seen
		case l.fold(k) == "the" && l.linked(k-1):
		default:
			return end
		}
	}
	return end
}

// oneName says whether "and" at k joins two parts of what a group's name has after "of" or "for", and no second group to it: "Institute for Science and
// International Security", but not "Ministry of Defence and Amnesty International". The name finder has them as one name.
func (l *line) oneName(i, k int) bool {
	n, ok := l.nameFrom(i)
	if !ok || n.Type != text.Group || n.Score < minNameScore {
		return false
	}
	end := l.endOf(n)
	if end < k+2 || l.fold(k+1) == "the" {
		return false
	}
	for w := k + 1; w < end; w++ {
		if l.sizes[w] > 0 || !l.named(w) || !l.ordinary(w) || w == end-1 && l.cues[w]&groupWord != 0 && !(w > k+1 && l.tag(w) == "NNPS") {
			return false
		}
	}
	return true
}

// beginsPerson says whether the name finder is sure that a person's name begins at k: "Northern University of Karsk | Ann Reed".
func (l *line) beginsPerson(k int) bool {
	n, ok := l.nameFrom(k)
	return ok && n.Type == text.Person && n.Score >= sureScore && l.endOf(n) > k+1 && !l.linked(k-1) && l.fold(k-1) != "the"
}

// officeWithin says whether the head of an office is among the capitalised words from k on.
func (l *line) officeWithin(k int) bool {
	for ; l.named(k); k++ {
		if l.phrases[k][headWord].size > 0 {
			return true
		}
	}
	return false
}

// trade says whether a word that may stand before a minister is rather the end of a company's name: "Harbour Oil".
func (l *line) trade(i, k int) bool {
	if l.sizes[i] > 0 && l.f.things[l.f.entries[l.names[i][0]].thing].kind == kindGroup && !l.people(i) {
		return false // Fatah Party
	}
	p := &l.phrases[k]
	if l.sizes[i] == 0 && (k > i+1 || l.is(i, faith)) && l.fold(i-1) == "the" && l.is(k, unit) && p[headWord].size == 0 && !l.titleAt(k+1) && l.atoms[k].shape == capital {
		return true // the Free Papua Army
	}
	return l.cues[k]&groupWord != 0 && p[bodyWord].size == 0 && p[headWord].size == 0 && !l.titleAt(k+1)
}

// chartedEnd returns where the run of capitals that holds k ends with a word by which groups are called: after Commission in "National Human
// Rights Commission". It returns i when it does not.
func (l *line) chartedEnd(i, k int) int {
	end := i
	for ; k < len(l.atoms) && k < i+8 && l.named(k) && l.cues[k]&(month|weekday) == 0; k++ {
		if l.cues[k]&groupWord != 0 {
			end = k + 1
		}
	}
	return end
}

// chartered says whether words that may stand in titles are rather those of a name that ends in a word for groups, as in "National Human Rights
// Commission": no name of the tables, no office and no body of a state is among them.
func (l *line) chartered(i, end int) bool {
	if end < i+3 || !l.articled(i) {
		return false
	}
	titled, from := false, i
	if l.people(i) { // Native American Rights Fund
		from += int(l.sizes[i])
	}
	for k := from; k < end; k++ {
		p := &l.phrases[k]
		if l.sizes[k] > 0 && !(k == i && l.sizes[k] == 1 && l.adjectiveOf(k)) || p[headWord].size > 0 || p[bodyWord].size > 0 || p[descWord].size > 0 && k < end-1 {
			return false
		}
		titled = titled || p[prefixWord].size > 0 || p[domainWord].size > 0
	}
	return titled
}

// adjectiveOf says whether the name at k may be an adjective: "English".
func (l *line) adjectiveOf(k int) bool {
	return slices.ContainsFunc(l.names[k], func(e int32) bool { return l.f.entries[e].form == Adjectival })
}

// plural says whether a word is a plain plural or the like, as in the names of unions: "Teachers' Federation", "People's Front".
func (l *line) plural(k int) bool {
	return l.sizes[k] == 0 && l.f.given[l.fold(k)] == "" && (l.ordinary(k) || l.longest(k) > 0 || l.tag(k) == "NNPS" || l.tag(k) == "NNS")
}

// linked says whether the word joins the parts of an organisation's name.
func (l *line) linked(k int) bool {
	switch l.fold(k) {
	case "of", "for", "and", "on", "de", "du", "des":
		return l.atoms[k].shape == lower
	}
	return false
}

// joins says whether "of" or "and" at k may join the capitalised words before it to a group's name that ends in a group word
// later: "Justice and Development Party".
func (l *line) joins(i, k int) bool {
	if l.fold(k) != "and" && l.fold(k) != "for" {
		return false
	}
	for n := k + 1; n < len(l.atoms) && n < k+5 && l.named(n); n++ {
		if l.cues[n]&groupWord != 0 && n > k+1 {
			return l.sizes[k+1] == 0 && l.sizes[i] == 0
		}
	}
	return false
}

// shaped reads operations, agreements and places that a word of theirs gives away.
func (l *line) shaped(i int) (int, string) {
	if l.headline || l.loud || l.is(i, family) && i+2 < len(l.atoms) && l.named(i+1) && l.atoms[i+2].glued { // Park Hye-rin
		return i, ""
	}
	end := i
	for end < len(l.atoms) && l.named(end) && end < i+8 && l.cues[end]&(month|weekday) == 0 {
		end++
	}
	if l.cues[i]&agreementWord != 0 && end == i+1 && end < len(l.atoms) && l.atoms[end].shape == digit && !l.initial(i) {
		return end + 1, kindAgreement
	}
	if end-i < 2 {
		return i, ""
	}
	if l.cues[i]&operationWord != 0 || l.cues[i+1]&operationWord != 0 && l.fold(i+1) == "force" {
		if end < len(l.atoms) && l.atoms[end].shape == digit {
			end++
		}
		return end, kindOperation
	}
	for k := end; k > i+1; k-- {
		switch c := l.cues[k-1]; {
		case c&agreementWord != 0:
			if k < len(l.atoms) && l.atoms[k].shape == digit && k == end {
				return k + 1, kindAgreement
			}
			return k, kindAgreement
		case c&placeWord != 0 && l.sizes[k-1] == 0:
			return k, kindPlace
		}
	}
	if l.cues[i]&placeWord != 0 && !l.initial(i) {
		return end, kindPlace
	}
	return i, ""
}
