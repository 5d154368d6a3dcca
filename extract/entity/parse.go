package entity

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// parse reads the line from left to right: a name with what belongs to it, an office or a body without an owner, a pronoun,
// or a run of capitalised words.
func (l *line) parse() {
	for i := 0; i < len(l.atoms); {
		next := i + 1
		switch {
		case !l.word(i):
		case l.dateline(i) > i:
			next = l.dateline(i)
		case l.pronounAt(i) > i:
			next = l.pronounAt(i)
			next = l.pronoun(i, next)
		case l.agedAt(i) > i:
			next = l.aged(i, l.agedAt(i))
		case l.calledAt(i) > i:
			next = l.called(i, l.calledAt(i))
		case l.pairAt(i) > i:
			next = l.pair(i, l.pairAt(i))
		default:
			next = l.phrase(i)
		}
		i = max(next, i+1)
	}
}

// undo returns what takes back all that is read of the line from here on.
func (l *line) undo() func() {
	raws, ties, person, personEnd, title := len(l.raws), len(l.ties), l.person, l.personEnd, l.title
	return func() {
		l.raws, l.ties, l.person, l.personEnd, l.title = l.raws[:raws], l.ties[:ties], person, personEnd, title
	}
}

// dateline returns where "PARIS (Agency) –" or "GENEVA, May 3 –" at the start of a line ends, or i.
func (l *line) dateline(i int) int {
	if i != 0 || l.loud || l.atoms[0].shape != upper || len(l.atoms[0].fold) < 3 {
		return i
	}
	for k := 1; k < len(l.atoms) && k < 14; k++ {
		if l.dash(k) {
			return k + 1
		}
		if l.atoms[k].shape == lower && !l.is(k, particle) {
			return i
		}
	}
	return i
}

// phrase reads what begins at i and returns the atom after it.
func (l *line) phrase(i int) int {
	if m, ok := l.shortFor(i); ok {
		return l.owned(i, i+1, l.add(m))
	}
	if end, kind, ok := l.proper(i); ok {
		return l.unknown(i, end, kind)
	}
	if l.sizes[i] > 0 && !l.onlySurname(i) {
		if end, ok := l.hidden(i); ok {
			return end
		}
		return l.fromName(i)
	}
	if l.sided(i) && l.longest(i) > 0 && !l.named(i) {
		return l.tied(i-1, i+1) // pro-government forces
	}
	if end := l.nominal(i, i, None); end > i {
		return end
	}
	if l.named(i) || l.numbered(i) {
		return l.run(i)
	}
	return i + 1
}

// numbered says whether "resolution" with its number stands at i.
func (l *line) numbered(i int) bool {
	return l.fold(i) == "resolution" && l.cues[i]&agreementWord != 0 && i+1 < len(l.atoms) && l.atoms[i+1].shape == digit && len(l.fold(i+1)) > 2
}

// onlySurname says whether the name at i is only the short form of a leader, which must be confirmed by more.
func (l *line) onlySurname(i int) bool {
	for _, e := range l.names[i] {
		if !l.f.entries[e].surname {
			return false
		}
	}
	return true
}

// hidden says whether the name at i is part of a longer one that no table has: a person called like a place ("Chad Wolf"), a
// group called after one ("Nigerian Patriotic Front").
func (l *line) hidden(i int) (int, bool) {
	end := i + int(l.sizes[i])
	if l.headline || l.loud || !l.named(end) || l.atoms[end].glued && l.sizes[end] > 0 {
		return i, false
	}
	e := &l.f.entries[l.names[i][0]]
	if e.inside && l.longest(end) == 0 && l.sizes[end] == 0 && l.cues[end]&(groupWord|placeWord|month|weekday) == 0 && l.f.given[l.fold(i)] != "" {
		return l.run(i), true
	}
	if l.people(i) && l.longest(end) == 0 && l.sizes[end] == 0 {
		if n, ok := l.nameFrom(i); ok && n.Type == text.Person && n.Score >= minNameScore && l.endOf(n) > end {
			return l.run(i), true // Masai Reed
		}
	}
	if stop := l.groupEnd(i, end); stop > end {
		return l.unknown(i, stop, kindGroup), true
	}
	if stop, kind := l.shaped(i); stop > end && kind != kindPlace {
		return l.unknown(i, stop, kind), true
	}
	return i, false
}

// people says whether the name at i is that of a people.
func (l *line) people(i int) bool {
	return l.sizes[i] > 0 && l.f.things[l.f.entries[l.names[i][0]].thing].class == "people"
}

// ofRegion says whether the name at i is that of a people, or of the states of a region by more than a word.
func (l *line) ofRegion(i int) bool {
	return l.people(i) || l.sizes[i] > 1 && l.f.things[l.f.entries[l.names[i][0]].thing].class == "west"
}

// title says whether an office begins at i.
func (l *line) titleAt(i int) bool {
	if i >= len(l.atoms) {
		return false
	}
	p := &l.phrases[i]
	return p[headWord].size > 0 || p[prefixWord].size > 0 || p[domainWord].size > 0
}

// fromName reads a name of the tables and what belongs to it.
func (l *line) fromName(i int) int {
	end := i + int(l.sizes[i])
	if l.someOf(i, end) {
		return end
	}
	if from := l.lastOf(i); from < i {
		l.dropSince(from)
		return l.unknown(from, end, kindGroup)
	}
	m := l.chosen(i, end)
	if m.kind == kindPerson {
		if l.longer(i, end) {
			return l.fromPerson(l.addPerson(i, end+1, nil, true), end+1)
		}
		return l.fromPerson(l.addPerson(i, end, m.things, false), end)
	}
	if next := l.coordinated(i, end, m); next > end {
		return next
	}
	if kind := l.f.things[m.things[0]].kind; m.form == Named && (kind == kindGroup || kind == kindOperation) && l.is(i-1, organisation|campaign) {
		m.before = l.announcing(i, "NN")
	}
	at := l.add(m)
	switch {
	case l.sided(i):
		return l.tied(i-1, end)
	case l.is(end, tied) && l.atoms[end].glued:
		return l.tied(i, end+1)
	}
	end = l.bracket(at, end)
	if (i == 1 || i == 2 && l.fold(1) == "the") && l.is(0, locative) && m.form == Named && l.named(end) && !l.headline && (l.titleAt(end) || l.sizes[end] > 0) && len(l.text(i, end)) > 4 {
		return end // "In Turkey Foreign Minister Ann Reed met": where she met
	}
	return l.owned(i, end, at)
}

// lastOf is where a longer name begins of which a name that many states have is but the end, after words that no table has as a name: "Trade Union
// Congress", "Liberal Democratic Party"; i where it is whole.
func (l *line) lastOf(i int) int {
	if r := l.f.rules[keyOf(l.atoms[i:i+int(l.sizes[i])])]; l.headline || l.loud || r&(homeOnly|partyOnly) != homeOnly || l.f.entries[l.names[i][0]].form != Named {
		return i
	}
	from := l.capitalsBefore(i)
	if from < i && !l.is(i-1, groupWord) && l.phrases[i-1][prefixWord].size > 0 { // the National Congress
		return i
	}
	return from
}

// capitalsBefore is where the words with capitals begin that stand right before an atom and that no table has as a name.
func (l *line) capitalsBefore(i int) int {
	from := i
	for from > 0 && !l.atoms[from].glued {
		k := from - 1
		if l.atoms[k].possessive && k > 0 && l.plural(k-1) {
			k-- // People's Congress
		}
		if !l.named(k) || l.sizes[k] > 0 || l.articled(k+1) || l.cues[k]&(month|weekday) != 0 || l.initial(k) && l.ordinary(k) {
			break
		}
		from = k
	}
	return from
}

// dropSince drops names that were read last from an atom on, which are but the beginning of a longer one.
func (l *line) dropSince(from int) {
	l.dropOffice(from)
	n := len(l.raws)
	for n > l.firstRaw && l.raws[n-1].a >= from && l.raws[n-1].ref == refName && !slices.ContainsFunc(l.ties, func(t tie) bool { return t.of == n-1 }) {
		n--
	}
	l.raws = l.raws[:n]
}

// someOf says whether words for the states of a region mean others: those who lead some people in a state, or led it once ("exiled Arab leaders",
// "Sudanese Arab leaders"), or the states within a state ("the Muslim states in Nigeria").
func (l *line) someOf(i, end int) bool {
	if end-i < 2 || l.f.things[l.f.entries[l.names[i][0]].thing].class != "west" {
		return false
	}
	if l.is(i-1, fringe|faith) || l.formerAt(i-1) || i > 0 && l.sizes[i-1] == 1 && l.f.entries[l.names[i-1][0]].form == Adjectival {
		return true
	}
	if f := l.fold(end); f != "in" && f != "of" {
		return false
	}
	k := end + 1
	for k < end+3 && (l.fold(k) == "the" || strings.HasPrefix(l.tag(k), "JJ") && k+1 < len(l.atoms) && l.sizes[k] == 0) {
		k++
	}
	return k < len(l.atoms) && l.state(k)
}

// longer says whether a leader's name from i to end is but the beginning of another's, with one more part: Felipe Silva Prado.
func (l *line) longer(i, end int) bool {
	if l.headline || l.loud || end-i < 2 || !l.named(end) || l.atoms[end].shape != capital || l.named(end+1) || l.sizes[end] > 0 || l.longest(end) > 0 {
		return false
	}
	return l.cues[end] == 0 && !l.ordinary(end) && !l.plainWord(end)
}

// shortFor is the mention that capitals at i make which the article has put in brackets after a name of the tables.
func (l *line) shortFor(i int) (raw, bool) {
	if l.atoms[i].shape != upper || l.sizes[i] > 0 || l.loud {
		return raw{}, false
	}
	at, ok := l.acronyms[l.fold(i)]
	if !ok || l.raws[at].ref != refThing {
		return raw{}, false
	}
	m := l.raws[at]
	m.a, m.b, m.back, m.before, m.form, m.subject = i, i+1, 0, 0, Named, l.subject(i, i+1)
	return m, true
}

// owned reads what belongs to a name of the tables that ends at end, with or without a possessive.
func (l *line) owned(i, end, at int) int {
	next := end
	if next < len(l.atoms) && l.atoms[next].possessive {
		next++
	}
	if stop := l.nominal(i, next, at); stop > next {
		return stop
	}
	if next > end || l.f.rules[l.fold(i)]&partyOnly != 0 && l.member(end) {
		return l.ofPossessor(at, i, next) // CNN's Ann Reed, Republican Walter Finch
	}
	return end
}

// chosen makes the raw mention of a name of the tables, with the sense that its place in the line suggests.
func (l *line) chosen(i, end int) raw {
	m := raw{a: i, b: end, ref: refThing, form: Named, owner: None, kind: ""}
	best := 99
	capitalOf := []int32{}
	var isTown bool
	for _, x := range l.names[i] {
		e := &l.f.entries[x]
		if e.surname {
			continue
		}
		if e.form == Capital {
			capitalOf = append(capitalOf, e.thing)
			isTown = isTown || e.town
			continue
		}
		rank := senseRank(l.f.things[e.thing].kind, e.form)
		switch {
		case rank < best:
			best, m.things, m.form = rank, append(m.things[:0:0], e.thing), e.form
		case rank == best:
			m.things = append(m.things, e.thing)
		}
	}
	if len(capitalOf) > 0 && !isTown && l.governs(i, end) {
		m.things, m.form, m.acting = capitalOf, Capital, true
	}
	if len(m.things) == 0 { // a town that no table has but as a capital, or a surname
		e := &l.f.entries[l.names[i][0]]
		m.things, m.form = []int32{e.thing}, e.form
	}
	if l.f.things[m.things[0]].kind == kindPerson {
		m.kind = kindPerson
	}
	m.acting = m.acting || m.form == Seat && !l.within(i) || m.form == People
	m.subject = l.subject(i, end)
	return m
}

// senseRank orders what a name may be: states before groups, names before adjectives.
func senseRank(kind string, f Form) int {
	switch {
	case f == Seat:
		return 1
	case f == Adjectival:
		return 4
	case f == People:
		return 5
	case kind == kindState:
		return 0
	case kind == kindPlace:
		return 3
	}
	return 2
}

// coordinated reads "Malian, French and European forces": each adjective has its own forces. It returns end when the names
// are not joined so.
func (l *line) coordinated(i, end int, first raw) int {
	chain := []raw{first}
	k, joined := end, false
	for k < len(l.atoms) {
		joint := k
		if l.mark(joint, ",") {
			joint++
		}
		if f := l.fold(joint); f == "and" || f == "or" {
			joint++
			joined = true
		}
		if joint == k || joint >= len(l.atoms) || l.sizes[joint] == 0 || l.onlySurname(joint) {
			break
		}
		k = joint + int(l.sizes[joint])
		chain = append(chain, l.chosen(joint, k))
	}
	if len(chain) < 2 || k >= len(l.atoms) || !joined && first.form != Adjectival {
		return end // "near Mosul, Iraqi forces": a comma alone joins no name to an adjective
	}
	stop, kind, index := l.plainHead(k)
	if stop == k {
		return end
	}
	for _, m := range chain {
		if m.form != Adjectival && (l.f.things[m.things[0]].kind != kindGroup && m.form != Named || l.f.things[m.things[0]].class == "people") {
			return end // "Iraqi Kurds and Egyptian Christians"
		}
	}
	// "Mali and French forces" is no such chain: the first must be one that may stand before a noun.
	if chain[0].form != Adjectival && l.f.things[chain[0].things[0]].kind == kindState {
		return end
	}
	phrase, agent := "", false
	if kind == refGroup && l.f.descs[index].loose {
		phrase, agent = l.small(k, stop), l.agent(stop-1) // "Israeli and Palestinian journalists"
	}
	for n, m := range chain {
		m.form = Adjectival
		owner := l.add(m)
		a, b := m.a, m.b
		if n == len(chain)-1 {
			b = stop
		}
		l.add(raw{a: a, b: b, ref: kind, form: formOf(kind), owner: owner, index: index, phrase: phrase, agent: agent, acting: kind == refBody,
			subject: l.subject(chain[0].a, stop), partial: n < len(chain)-1})
	}
	return stop
}

func formOf(kind refKind) Form {
	switch kind {
	case refBody:
		return Body
	case refOffice:
		return Bare
	case refDefinite:
		return Definite
	case refPronoun:
		return Pronoun
	}
	return Described
}

// plainHead reads a body or a description with at most two modifiers before it.
func (l *line) plainHead(k int) (stop int, kind refKind, index int32) {
	from := k
	for tries := 0; tries < 3 && l.word(k); tries++ {
		p := &l.phrases[k]
		if b, d := p[bodyWord], p[descWord]; b.size > 0 || d.size > 0 && l.f.descs[l.f.phrases[d.id].index].class != "servants" {
			if b.size >= d.size {
				return k + int(b.size), refBody, l.f.phrases[b.id].index
			}
			return k + int(d.size), refGroup, l.f.phrases[d.id].index
		}
		if !l.is(k, modifier) && p[domainWord].size == 0 && p[prefixWord].size == 0 {
			break
		}
		k++
	}
	return from, refBody, 0
}

// bracket reads "(ABC)" after a name: an acronym that the article uses for it.
func (l *line) bracket(at, end int) int {
	if !l.mark(end, "(") || end+2 >= len(l.atoms) {
		return end
	}
	stop := end + 1
	for stop < len(l.atoms) && stop < end+5 && !l.mark(stop, ")") {
		stop++
	}
	if !l.mark(stop, ")") || !l.named(end+1) {
		return end
	}
	short := l.text(end+1, stop)
	if l.sizes[end+1] > 0 && end+1+int(l.sizes[end+1]) == stop && !l.sameThing(at, end+1) && l.atoms[end+1].shape != upper {
		return end // a name of its own: "the Guards (Iran)"
	}
	if l.atoms[end+1].shape != upper && !(stop == end+2 && len(short) < 12 && l.raws[at].ref == refName) {
		return end
	}
	m := l.raws[at]
	if m.ref == refThing && l.f.things[m.things[0]].kind != kindGroup && !l.sameThing(at, end+1) && !l.initials(m.a, m.b, short) {
		at-- // the Relief Mission in the Central African Republic (RMCAR)
		if l.sizes[end+1] > 0 || !l.carries(at, m.a) {
			return end
		}
		m = l.raws[at]
	}
	m.a, m.b, m.back = end+1, stop, 0
	m.form = Named
	l.add(m)
	l.acronyms[key(short)] = at
	return stop + 1
}

// carries says whether a raw mention of the line is a group whose name goes on with where it is, at that atom: "Relief Mission" in
// "Relief Mission in the Central African Republic".
func (l *line) carries(at, place int) bool {
	if at < l.firstRaw || l.raws[at].ref != refName || l.raws[at].kind != kindGroup || place-l.raws[at].b > 2 {
		return false
	}
	for k := l.raws[at].b; k < place; k++ {
		if !l.is(k, preposition|locative) && l.fold(k) != "the" {
			return false
		}
	}
	return true
}

// initials says whether an acronym takes its letters, in their order, from the beginnings of the words between the atoms.
func (l *line) initials(a, b int, acronym string) bool {
	rest := []rune(strings.ToLower(acronym))
	for k := a; k < b && len(rest) > 0; k++ {
		for _, part := range strings.FieldsFunc(l.fold(k), func(r rune) bool { return r == '-' }) {
			if len(rest) > 0 && []rune(part)[0] == rest[0] {
				rest = rest[1:]
			}
		}
	}
	return len(rest) == 0
}

func (l *line) sameThing(at, i int) bool {
	for _, e := range l.names[i] {
		for _, t := range l.raws[at].things {
			if l.f.entries[e].thing == t {
				return true
			}
		}
	}
	return false
}

// ofPossessor reads what a possessor has when it is a person by name: "Al Jazeera's Kristen Saloomey".
func (l *line) ofPossessor(owner, start, i int) int {
	if !l.named(i) || l.headline {
		return i
	}
	end := l.runEnd(i)
	if end-i < 2 || !l.looksPerson(i, end) || l.noun(end, organisation|locality) || l.attributive(end) {
		return i // the CIA's Osama bin Laden unit
	}
	p := l.addPerson(i, end, l.fullLeader(i, end), true)
	l.ties = append(l.ties, tie{person: p, of: owner, line: l.number, a: start, b: end})
	return l.fromPerson(p, end)
}
