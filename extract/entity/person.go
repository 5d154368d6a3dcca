package entity

import (
	"strings"
	"unicode/utf8"

	"newsgraph/extract/text"
)

// maxName is how many atoms a person's name may have.
const maxName = 6

// addPerson adds a person's name between the atoms i and j.
func (l *line) addPerson(i, j int, things []int32, titled bool) int {
	gender := ""
	if g := l.f.given[l.fold(i)]; g == "f" || g == "m" {
		gender = g
	}
	if len(things) == 1 {
		gender = l.f.things[things[0]].gender
	}
	before := l.announcing(i, "NN")
	if i > 0 && l.pluralHead(i-1) == 1 {
		before = 1 // Presidents Ann Reed and Luis Vega
	}
	return l.add(raw{a: i, b: j, ref: refPerson, form: Named, name: l.text(i, j), things: things, owner: None, titled: titled, gender: gender,
		subject: l.subject(i, j), before: before})
}

// fromPerson remembers the person for an office that may follow, and reads its possessive.
func (l *line) fromPerson(person, end int) int {
	l.person, l.personEnd = person, end
	if end < len(l.atoms) && l.atoms[end].possessive {
		if stop := l.nominal(l.raws[person].a, end+1, person); stop > end+1 {
			return stop
		}
		return l.relation(l.raws[person].a, end+1, person)
	}
	if l.governed(end) {
		if stop := l.nominal(l.raws[person].a, end, person); stop > end {
			return stop
		}
	}
	// "Lavrov (L)", "Smith, 54,"
	if l.mark(end, "(") && l.mark(end+2, ")") {
		return end + 3
	}
	return end
}

// personAt returns where the person's name that begins at i, right after an office, ends, or i.
func (l *line) personAt(i int) int {
	if i >= len(l.atoms) || !l.word(i) {
		return i
	}
	if l.sizes[i] > 0 && !l.onlySurname(i) {
		e := &l.f.entries[l.names[i][0]]
		end := i + int(l.sizes[i])
		if l.f.things[e.thing].kind == kindPerson {
			return end
		}
		// "President Jordan Smith", "President Mesa", but not "President Chad".
		if l.townLike(i) && l.named(i) && !l.mark(end, ",") {
			return l.runEnd(i)
		}
		if l.people(i) && l.sizes[i] == 1 && l.named(i-1) && l.tag(i) != "NNPS" && !strings.HasPrefix(l.tag(i), "JJ") && !l.titleAt(end) && end < len(l.atoms) && !strings.HasPrefix(l.tag(end), "NN") {
			return end // Prosecutor Ndebele
		}
		if l.f.given[l.fold(i)] == "" || !l.named(end) || l.sizes[end] > 0 {
			return i
		}
	}
	if !l.named(i) && !(l.is(i, particle) && l.named(i+1)) {
		return i
	}
	if l.cues[i]&(month|weekday|skipWord) != 0 && !l.named(i+1) {
		return i
	}
	if l.ordinary(i) && l.f.given[l.fold(i)] == "" {
		if _, within := l.nameAround(i); l.headline || within && !l.named(i+1) {
			return i // Reconstruction, of "Inspector General for Iraq Reconstruction"
		}
	}
	if f := l.fold(i); f == "the" || (f == "i" || f == "a") && !l.lettered(i) {
		return i
	}
	if l.cues[i]&groupWord != 0 && l.ordinary(i) && !l.named(i+1) {
		return i // the General Assembly
	}
	return l.runEnd(i)
}

// runEnd returns where the run of a person's name that begins at i ends.
func (l *line) runEnd(i int) int {
	k := i
	for k < len(l.atoms) && k < i+maxName {
		a := &l.atoms[k]
		switch {
		case !l.word(k):
			return l.trim(i, k)
		case k > i && a.glued && !l.ordinary(k) && (a.named() || a.shape == lower):
		case a.glued && k > i && (a.named() || a.shape == lower && l.is(i, family) && len(a.fold) < 6): // Park Hye-rin
		case a.named():
			if k > i && l.stops(i, k) {
				return l.trim(i, k)
			}
		case l.is(k, particle) && l.named(k+1) && (l.sizes[k+1] == 0 || l.personal(k+1) || l.surely(i, k+1)):
		case l.is(k, particle) && l.is(k+1, particle) && l.named(k+2):
		default:
			return l.trim(i, k)
		}
		k++
	}
	return l.trim(i, k)
}

// surely says whether the name finder is sure that the word at k belongs to the person's name that begins at i.
func (l *line) surely(i, k int) bool {
	n, ok := l.nameFrom(i)
	return ok && n.Type == text.Person && n.Score >= sureScore && l.endOf(n) > k
}

// trim takes particles off the end of a run.
func (l *line) trim(i, k int) int {
	for k > i && l.atoms[k-1].shape == lower && !l.atoms[k-1].glued {
		k--
	}
	return k
}

// stops says whether a capitalised word does not belong to the name before it.
func (l *line) stops(i, k int) bool {
	if l.cues[k]&(month|weekday|skipWord) != 0 && !(l.surely(i, k) && l.titleCase(k)) || l.headline && l.plainWord(k) {
		return true // PhD, CEO; but of Alan May the name finder is sure
	}
	if l.titleAt(k) && (l.phrases[k][headWord].size > 1 || l.headline || k == i+1) && l.f.given[l.fold(k)] == "" && l.phrases[k][headWord].size > 0 {
		return true
	}
	if l.townLike(k) && l.f.given[l.fold(i)] != "" && !l.headline {
		return false
	}
	if l.sizes[i] == 0 && l.sizes[k] == 1 && !l.personal(k) && l.surely(i, k) {
		return false // Valdeska Paris, of whom the name finder is sure
	}
	if l.sizes[k] > 0 && !l.onlySurname(k) && !l.personal(k) {
		// a surname like a place, right after a given name and at the end of the run
		return !(k == i+1 && l.sizes[k] == 1 && l.f.given[l.fold(i)] != "" && !l.named(k+1) && l.sizes[i] == 0 && !l.headline)
	}
	if (l.headline || l.loud) && l.ordinary(k) {
		return !(k == i+1 && l.f.given[l.fold(i)] != "" && !l.ordinary(i))
	}
	return false
}

// titleCase says whether a word has no capital but its first letter.
func (l *line) titleCase(k int) bool {
	word := l.text(k, k+1)
	_, first := utf8.DecodeRuneInString(word)
	return strings.ToLower(word[first:]) == word[first:]
}

// plainWord says whether the tags take a word for something else than a name. In headlines its capital says nothing.
func (l *line) plainWord(k int) bool {
	t := l.tag(k)
	return t != "" && !strings.HasPrefix(t, "NNP") && t != "FW" && l.f.given[l.fold(k)] == ""
}

// townLike says whether the name at k is of a place as persons are often called.
func (l *line) townLike(k int) bool {
	if l.sizes[k] != 1 {
		return false
	}
	for _, e := range l.names[k] {
		x := &l.f.entries[e]
		t := &l.f.things[x.thing]
		if x.form == Capital || t.kind != kindPlace && !x.surname || t.kind == kindPlace && t.class != "city" && t.class != "part" {
			return false
		}
	}
	return true
}

// personal says whether the name at k is that of a leader.
func (l *line) personal(k int) bool {
	return l.f.things[l.f.entries[l.names[k][0]].thing].kind == kindPerson
}

// looksPerson says whether a run of two or more words looks like a person's name.
func (l *line) looksPerson(i, j int) bool {
	if l.cues[j-1]&groupWord != 0 && l.ordinary(j-1) {
		return false // Royal Air Force
	}
	if l.f.given[l.fold(i)] != "" {
		return true
	}
	for k := i; k < j; k++ {
		if l.is(k, particle) {
			continue
		}
		if l.ordinary(k) || l.cues[k]&(groupWord|placeWord|agreementWord|skipWord|month|weekday) != 0 || l.atoms[k].shape == upper && len(l.fold(k)) > 2 && !l.loud {
			return false
		}
	}
	return true
}

// fullLeader returns the leaders whose full name stands between the atoms.
func (l *line) fullLeader(i, j int) []int32 {
	if int(l.sizes[i]) != j-i || l.onlySurname(i) {
		return nil
	}
	var out []int32
	for _, e := range l.names[i] {
		if t := l.f.entries[e].thing; l.f.things[t].kind == kindPerson {
			out = append(out, t)
		}
	}
	return out
}

// known says whether a leader is called by the name at i.
func (l *line) known(i int) bool { return l.sizes[i] > 0 && l.personal(i) }
