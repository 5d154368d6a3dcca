package entity

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// run reads capitalised words that no table knows and returns the atom after them.
func (l *line) run(i int) int {
	if f := l.fold(i); (f == "a" || f == "an" || f == "the") && !l.lettered(i) {
		return i + 1
	}
	if l.cues[i]&(month|weekday) != 0 && !l.is(i+1, speech) && !l.abbreviated(i) && !l.monthName(i) || l.gluedAdjective(i+1) || l.sided(i+1) && l.sizes[i+1] > 0 || l.headline && l.plainWord(i) {
		return i + 1
	}
	if l.sizes[i] == 0 && l.ordinary(i) && !l.numbered(i) && l.f.given[l.fold(i)] == "" && (l.initial(i) || l.headline || l.loud) && !l.leadsName(i) && !l.abbreviated(i) {
		return i + 1
	}
	if l.initial(i) && l.ordinary(i) && l.sizes[i] == 0 && i+1 < len(l.atoms) && l.state(i+1) && !strings.HasPrefix(l.tag(i), "NNP") {
		return i + 1 // Will Botswana sign?
	}
	if l.numbered(i) {
		return l.unknown(i, i+2, kindAgreement)
	}
	if i+1 < len(l.atoms) && l.atoms[i+1].glued && l.is(i+1, tied) && l.determined(i) && l.atoms[i].shape == capital {
		if stop := l.tied(i, i+2); stop > i+2 {
			return stop // the Milan-based group
		}
	}
	if end := l.runEnd(i); l.cues[i]&vanguard != 0 && end > i+1 {
		return l.unknown(i, end, kindGroup)
	}
	if stop, kind := l.shaped(i); stop > i && kind == kindOperation {
		return l.unknown(i, stop, kind)
	}
	if stop := l.groupEnd(i, i); stop > i {
		return l.unknown(i, stop, kindGroup)
	}
	if stop, kind := l.shaped(i); stop > i {
		if kind == kindPlace && stop-i < 4 && l.isPerson(i, stop) {
			return l.fromPerson(l.addPerson(i, stop, l.fullLeader(i, stop), true), stop) // Julia Park
		}
		if told, ok := l.introduced(i); ok && kind == kindPlace {
			return l.sure(i, stop, told)
		}
		if found, ok := l.nameFinder(i, stop); ok && kind == kindPlace && found == kindGroup || stop < len(l.atoms) && kind == kindPlace && l.noun(stop, organisation) {
			kind = kindGroup
		}
		return l.unknown(i, stop, kind)
	}
	if l.cues[i]&skipWord != 0 {
		return i + 1
	}
	if n := l.pluralHead(i); n > 0 && l.named(i+n) {
		return i + n // Ministers Ann Reed and Luis Vega
	}
	end := l.runEnd(i)
	if end <= i {
		return i + 1
	}
	if k := l.innerPerson(i, end); k > i {
		return l.leading(i, k)
	}
	return l.typed(i, end)
}

// innerPerson returns where in a run the full name of a person begins of which the name finder is sure, with other words before it
// ("Lutheran Ann Reed"), or i.
func (l *line) innerPerson(i, end int) int {
	if l.headline || l.loud || l.f.given[l.fold(i)] != "" || l.is(i, particle|family) || l.lettered(i) {
		return i
	}
	for k := i + 1; k < end-1; k++ {
		if l.named(k) && !l.atoms[k].glued && l.beginsPerson(k) && l.f.given[l.fold(k)] != "" {
			return k
		}
	}
	return i
}

// leading reads the words of a run before the name of a person that begins at k, and returns where to go on: what the name finder has as one name is
// one, other words only tell what he is.
func (l *line) leading(i, k int) int {
	if l.phrases[k-1][headWord].size == 1 {
		k-- // Professor Ann Reed
	}
	if n, ok := l.nameFrom(i); ok && l.endOf(n) == k && n.Type != text.Person && n.Score >= minNameScore {
		return min(l.typed(i, k), k)
	}
	return max(k, i+1)
}

// pluralHead is how many words the head of several offices has that stands at i: Presidents; 0 for none.
func (l *line) pluralHead(i int) int {
	if p := l.phrases[i][headWord]; p.size > 0 && l.f.phrases[p.id].flags&plural != 0 {
		return int(p.size)
	}
	return 0
}

// abbreviated says whether the short form of a month stands before another name, and not before a day: "Mar Azul", "Jan van Dam".
func (l *line) abbreviated(i int) bool {
	return l.cues[i]&month != 0 && len(l.fold(i)) <= 3 && l.fold(i) != "may" && !l.lettered(i) && (l.named(i+1) || l.is(i+1, particle) && l.named(i+2)) && l.cues[i+1]&(month|weekday) == 0 && !l.headline && !l.loud
}

// monthName says whether a month stands at i as somebody's given name: "April Dunn, a lawyer," and "spokeswoman June Okoro", and not "in April Russia said".
func (l *line) monthName(i int) bool {
	given := l.f.given[l.fold(i)]
	if l.cues[i]&month == 0 || given != "m" && given != "f" || l.headline || l.loud || !l.named(i+1) || l.sizes[i+1] > 0 || l.ordinary(i+1) || l.cues[i+1]&(month|weekday) != 0 {
		return false
	}
	end := l.runEnd(i + 1)
	return i == 0 && l.mark(end, ",") || l.trained(end) || i > 0 && l.phrases[i-1][headWord].size > 0 || i > 0 && l.mark(i-1, ",") && l.mark(end, ",")
}

// ordinal says whether a number as in "13th Brigade" stands at i.
func (l *line) ordinal(i int) bool {
	if i < 0 || l.atoms[i].shape == mark {
		return false
	}
	f := l.fold(i)
	if f[0] < '0' || f[0] > '9' {
		return false
	}
	switch f[max(0, len(f)-2):] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// lettered says whether an initial with its point stands at i: "A. Hassan".
func (l *line) lettered(i int) bool {
	return l.atoms[i].named() && strings.HasSuffix(l.text(i, i+1), ".")
}

// oneLetter says whether an initial of one letter stands at i: "A. Hassan", but not "U.S. Marine".
func (l *line) oneLetter(i int) bool { return l.lettered(i) && len(l.text(i, i+1)) == 2 }

// articled says whether an article stands before the run, as before the names of things.
func (l *line) articled(i int) bool {
	switch l.fold(i - 1) {
	case "the", "a", "an", "this", "these", "its", "their":
		return true
	case "that":
		t := l.tag(i - 1)
		return t == "" || t == "DT"
	}
	return false
}

// gluedAdjective says whether an adjective of a state hangs at i on what stands before: "Anti-French".
func (l *line) gluedAdjective(i int) bool {
	return i < len(l.atoms) && l.atoms[i].glued && l.sizes[i] > 0 && l.f.entries[l.names[i][0]].form == Adjectival
}

// noun says whether a word, or two, of that class of cues.tsv stand at k.
func (l *line) noun(k int, c cue) bool {
	return l.is(k, c) || l.is(k+1, c) && l.atoms[k].shape == lower && l.ordinary(k) && !l.is(k, preposition|clause|speech)
}

// leadsName says whether an ordinary first word begins a name all the same ("Operation", "Lake").
func (l *line) leadsName(i int) bool {
	return l.cues[i]&(operationWord|placeWord|groupWord) != 0 && l.named(i+1) && !l.headline && !l.loud
}

// typed decides what a run is that no word of it gives away.
func (l *line) typed(i, end int) int {
	size := end - i
	if size == 1 && l.cues[i]&weekday != 0 {
		return end
	}
	if !l.headline && !(size == 1 && (l.ordinary(i) && l.initial(i) || len(l.fold(i)) < 2 || l.describing(i))) {
		if end < len(l.atoms) && l.atoms[end].shape == lower && !(size == 1 && l.ordinary(i)) {
			if l.noun(end, organisation) {
				return l.sure(i, end, kindGroup)
			}
			if l.noun(end, locality) {
				return l.sure(i, end, kindPlace)
			}
		}
		if kind, ok := l.introduced(i); ok && !(kind == kindGroup && l.isPerson(i, end)) {
			return l.sure(i, l.wide(i, end), kind)
		}
		if kind, noun, ok := l.apposition(end); ok && !(kind == kindGroup && l.isPerson(i, end)) {
			at := len(l.raws)
			next := l.sure(i, end, kind)
			if p := l.phrases[noun][defWord]; kind == kindGroup && l.raws[at].class == "" && p.size == 1 {
				l.raws[at].class = strings.TrimSuffix(l.f.defs[l.f.phrases[p.id].index].classes[0], kindState)
			}
			return next
		}
	}
	if size == 1 && l.describing(i) {
		return end
	}
	if size < 5 && !l.headline && !l.loud && l.trained(end) && (size > 1 || !l.placed(i) && !l.ordinary(i)) && !l.articled(i) && l.sizes[i] == 0 {
		return l.fromPerson(l.addPerson(i, end, l.fullLeader(i, end), true), end)
	}
	if l.eastern(i, end) {
		return l.fromPerson(l.addPerson(i, end, l.fullLeader(i, end), true), end)
	}
	if size == 1 && l.sizes[i] == 0 && l.designation(i) && !l.is(i-1, organisation|campaign) {
		return end // an aircraft, a browser, a rifle
	}
	if size <= 2 && l.speaksOfIt(end) && l.f.given[l.fold(i)] == "" && l.sizes[i] == 0 && !l.placed(i) && !l.lettered(i) && !l.headline && !l.is(i, family) {
		return l.sure(i, end, kindGroup)
	}
	if n, ok := l.nameAround(i); ok && size == 1 && l.ordinary(i) {
		if n.Type != text.Group || n.Score < minNameScore || l.endOf(n) != end {
			return end // Reconstruction, of "Special Inspector General for Iraq Reconstruction"
		}
		a := l.firstAtom(n.First)
		l.dropOffice(a)
		if l.readSince(a) {
			return end
		}
		return l.unknown(a, end, kindGroup) // the Justice Party, not a party
	}
	if kind, ok := l.nameFinder(i, end); ok {
		if size == 1 && kind == kindPerson && l.fold(i-1) == "the" && l.is(end, speech) && !l.headline && l.sizes[i] == 0 {
			kind = kindGroup // the Herald
		}
		if size == 1 && l.rules(i, end) {
			kind = kindPerson
		}
		if kind != kindPlace && size == 1 && l.goneTo(i) {
			kind = kindPlace
		}
		if kind == kindPlace && size == 1 && l.atoms[i].shape == upper && len(l.fold(i)) > 2 && !l.loud && !l.headline {
			kind = kindGroup
		}
		if kind == kindPerson {
			if l.headline && !l.looksPerson(i, end) {
				return end // Ombudsman Quits
			}
			return l.fromPerson(l.addPerson(i, end, l.fullLeader(i, end), true), end)
		}
		return l.unknown(i, end, kind)
	}
	switch {
	case size == 1 && l.atoms[i].shape == upper && !l.loud:
		return l.acronym(i)
	case l.headline && size == 1 && l.ordinary(i), size == 1 && len(l.fold(i)) < 2:
		return end
	case size == 1:
		return l.single(i)
	case l.articled(i) && l.f.given[l.fold(i)] == "":
		return end
	case l.looksPerson(i, end) && !l.placed(i) || l.f.given[l.fold(i)] != "" && !l.ordinary(i):
		p := l.addPerson(i, end, l.fullLeader(i, end), false)
		l.raws[p].weak = l.headline || len(l.doc.Names) > 0
		return l.fromPerson(p, end)
	case l.placed(i) && l.looksPerson(i, end) && size <= 3 && !l.headline && !l.loud && len(l.doc.Names) == 0:
		return l.unknown(i, end, kindPlace)
	}
	return end
}

// speaksOfIt says whether who is named before goes on to speak of itself as "it": "Vantaro said it would invest".
func (l *line) speaksOfIt(end int) bool {
	if !l.is(end, speech) {
		return false
	}
	k := end + 1
	if l.fold(k) == "that" || l.is(k, weekday) {
		k++
	}
	return k < len(l.atoms) && l.cues[k]&itWord != 0 && l.is(k+1, verb) && l.fold(k+1) != "is" && l.fold(k+1) != "was"
}

// trained says whether what follows a name says that it is of one person: "Tin Oo Win, a lawyer,".
func (l *line) trained(end int) bool {
	if !l.mark(end, ",") || l.fold(end+1) != "a" && l.fold(end+1) != "an" {
		return false
	}
	for k := end + 2; k < len(l.atoms) && k < end+7 && l.word(k); k++ {
		switch t := l.tag(k); {
		case t == "NN" && k+1 < len(l.atoms) && strings.HasPrefix(l.tag(k+1), "NN"):
		case t == "NN":
			_, ok := l.personNoun(l.atoms[k].token)
			return ok && !l.is(k, skipWord)
		case !strings.HasPrefix(t, "JJ") && t != "VBN" && t != "NNP":
			return false
		}
	}
	return false
}

// goneTo says whether a word that no table knows, and the name finder is not sure of, stands where one is or goes: "out of Kalowa".
func (l *line) goneTo(i int) bool {
	out := l.fold(i-1) == "of" && l.fold(i-2) == "out" // of no person
	if !l.placed(i) && !out {
		return false
	}
	n, ok := l.nameFrom(i)
	return ok && (out || n.Score < sureScore) && l.f.given[l.fold(i)] == "" && l.sizes[i] == 0 && l.atoms[i].shape == capital && !l.f.common[l.fold(i)]
}

// rules says whether a leader's surname stands between the atoms and a government after it: "the Assad regime".
func (l *line) rules(i, end int) bool {
	return l.sizes[i] > 0 && int(l.sizes[i]) == end-i && l.personal(i) && l.governed(end)
}

// governed says whether a word for a government stands at i, which is that of whoever stands before it.
func (l *line) governed(i int) bool {
	if i >= len(l.atoms) {
		return false
	}
	p := l.phrases[i][bodyWord]
	if p.size == 0 || l.atoms[i].shape != lower {
		return false
	}
	b := &l.f.bodies[l.f.phrases[p.id].index]
	return b.class == "self" && b.bare && !b.always
}

// describing says whether the tags take a single capitalised word for an adjective or a plain noun: "Islamist", "Surgeons".
func (l *line) describing(i int) bool {
	switch l.tag(i) {
	case "JJ", "NNS", "NN", "RB", "IN", "VBG", "VBN", "VBD", "VB", "MD", "CC", "DT", "UH":
		return l.ordinary(i) || l.initial(i) && l.tag(i) == "NNS" || l.tag(i) == "JJ"
	}
	return false
}

// isPerson says whether a run is a person's name by its first word and by the name finder.
func (l *line) isPerson(i, end int) bool {
	if end-i < 2 || l.f.given[l.fold(i)] == "" && !l.mark(i-1, ",") || !l.looksPerson(i, end) {
		return false
	}
	kind, ok := l.nameFinder(i, end)
	return !ok && len(l.doc.Names) == 0 || kind == kindPerson
}

// placed says whether a preposition of place stands before the run.
func (l *line) placed(i int) bool { return l.is(i-1, locative) }

// single reads one capitalised word: a person that the article names in full elsewhere or that speaks, a party ("the Greens"), or
// a place after "in".
func (l *line) single(i int) int {
	end := l.runEnd(i)
	if t := l.tag(i); (t == "NNPS" || t == "NNP") && l.fold(i-1) == "the" && !l.headline && strings.HasSuffix(l.fold(i), "s") && !l.placed(i-1) && l.cues[i]&(placeWord|skipWord) == 0 {
		return l.unknown(i, end, kindGroup)
	}
	if l.placed(i) && !l.headline && !l.loud && !l.ordinary(i) && len(l.doc.Names) == 0 && l.f.given[l.fold(i)] == "" && l.cues[i]&(groupWord|placeWord|agreementWord) == 0 {
		return l.unknown(i, end, kindPlace)
	}
	var things []int32
	for _, e := range l.names[i] {
		things = append(things, l.f.entries[e].thing)
	}
	p := l.addPerson(i, end, nil, false)
	l.raws[p].weak = !(l.is(end, speech) && !l.ordinary(i) && !l.headline && !l.articled(i) && l.cues[i]&(groupWord|placeWord|skipWord) == 0)
	l.raws[p].things = things
	return l.fromPerson(p, end)
}

// acronym reads capitals that no table knows.
func (l *line) acronym(i int) int {
	end := i + 1
	letters := l.fold(i)
	if len(letters) < 3 || strings.ContainsAny(letters, "0123456789") || l.ordinary(i) && l.initial(i) {
		return end
	}
	at := l.add(raw{a: i, b: i + 1, ref: refAcronym, form: Named, name: l.text(i, i+1), owner: None, subject: l.subject(i, i+1),
		weak: !(l.articled(i) || l.is(end, speech|verb) || end < len(l.atoms) && l.atoms[end].possessive)})
	next := end
	if next < len(l.atoms) && l.atoms[next].possessive {
		next++
	}
	if stop := l.nominal(i, next, at); stop > next {
		return stop
	}
	return end
}

// unknown adds a name of the text that no table has.
func (l *line) unknown(i, end int, kind string) int {
	if kind == kindPlace && l.sizes[i] == 0 && l.is(end, speech) && !l.is(i-1, locative|preposition|travel) && !l.headline && !l.loud && l.cues[end-1]&placeWord == 0 {
		kind = kindGroup // what says something is no place
	}
	if kind == kindGroup && l.fold(i-1) == "of" && l.is(i-2, locality) && l.atoms[i-2].shape == lower && end-i < 4 && l.cues[end-1]&groupWord == 0 {
		kind = kindPlace // the town of Spin Boldak
	}
	if kind == kindGroup && l.ordinal(i-1) && l.is(end-1, unit) {
		i-- // the 13th Brigade
	}
	at := l.add(raw{a: i, b: end, ref: refName, form: Named, name: l.text(i, end), kind: kind, owner: None, subject: l.subject(i, end)})
	if e := l.sizes[i]; e > 0 { // Nigerian Patriotic Front: Nigeria's
		m := l.chosen(i, i+int(e))
		if len(m.things) == 1 && l.f.things[m.things[0]].kind == kindState {
			l.raws[at].things = m.things
		}
	}
	if kind == kindGroup {
		l.raws[at].class = l.classOf(i, end)
	}
	if l.is(i-1, organisation|campaign|locality) {
		l.raws[at].before = l.announcing(i, "NN")
	}
	end = l.bracket(at, end)
	if end < len(l.atoms) && l.atoms[end].possessive {
		if stop := l.nominal(i, end+1, at); stop > end+1 {
			return stop
		}
		return l.ofPossessor(at, i, end+1)
	}
	if kind == kindGroup {
		if stop := l.nominal(i, end, at); stop > end {
			return stop
		}
	}
	return end
}

// designation says whether a word is the mark of a make or model: letters and then a number, as in F16.
func (l *line) designation(i int) bool {
	word := l.text(i, i+1)
	digit := strings.IndexAny(word, "0123456789")
	return digit > 0 && strings.ToUpper(word) == word
}

// likelyPerson says whether a run of two or three words is rather a person's name: a given name, or one after an occupation.
func (l *line) likelyPerson(i, j int) bool {
	return j-i > 1 && j-i < 4 && (l.f.given[l.fold(i)] != "" || l.occupied(i)) && l.looksPerson(i, j)
}

// occupied says whether a plain noun for a person stands before a name: "smuggler", "teacher".
func (l *line) occupied(i int) bool {
	return i > 0 && l.atoms[i-1].shape == lower && l.tag(i-1) == "NN" && agentive(l.fold(i-1)) && !l.is(i-1, organisation|campaign|locality|preposition)
}

// agentive says whether a noun ends like those for people who do something.
func agentive(noun string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "ant", "eer", "ee"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// sureScore is how sure the name finder must be against a given name that the tables know.
const sureScore = 0.75

// nameFinder returns the kind that the document's names give to the run.
func (l *line) nameFinder(i, j int) (string, bool) {
	s, e := l.atoms[i].start, l.atoms[j-1].end
	for _, n := range l.doc.Names[l.nameStart():] {
		if n.Sentence != l.number {
			break
		}
		if n.Start >= e || n.End <= s {
			continue
		}
		if n.Type != text.Person && n.Score < sureScore && (l.likelyPerson(i, j) || l.oneLetter(i) && j > i+1 && l.looksPerson(i+1, j)) {
			return kindPerson, true
		}
		switch n.Type {
		case text.Person:
			return kindPerson, true
		case text.Place:
			return kindPlace, true
		case text.Group:
			return kindGroup, true
		case text.Operation:
			return kindOperation, true
		}
	}
	return "", false
}

// nameAround returns the document's name that begins before an atom and goes on over it.
func (l *line) nameAround(i int) (text.Name, bool) {
	for _, n := range l.doc.Names[l.nameStart():] {
		if n.Sentence != l.number || n.Start >= l.atoms[i].start {
			break
		}
		if n.End >= l.atoms[i].end {
			return n, true
		}
	}
	return text.Name{}, false
}

// dropOffice drops an office without a name that was read last, in the words of a group's name that begins at an atom: the justice of the Justice Party.
func (l *line) dropOffice(a int) {
	if n := len(l.raws) - 1; n >= l.firstRaw && l.raws[n].ref == refOffice && l.raws[n].owner == None && l.raws[n].b > a && !slices.ContainsFunc(l.ties, func(t tie) bool { return t.person == n || t.of == n }) {
		l.raws = l.raws[:n]
	}
}

// readSince says whether a mention was read that ends after an atom.
func (l *line) readSince(a int) bool {
	return len(l.raws) > l.firstRaw && l.raws[len(l.raws)-1].b > a
}

// nameStart is the index of the first name of the line.
func (l *line) nameStart() int {
	lo, hi := 0, len(l.doc.Names)
	for lo < hi {
		if mid := (lo + hi) / 2; l.doc.Names[mid].Sentence < l.number {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
