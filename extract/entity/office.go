package entity

import "strings"

// office reads an office and, when the text gives it, its holder: "Russian Foreign Minister Sergey Lavrov", "the president of
// the Commission, Ursula von der Leyen", and after a name ", the prime minister of Mali,".
func (l *line) office(start, i int, h headOf, owner int) int {
	p := &l.f.phrases[h.phrase]
	end := h.b
	for range maxTails {
		if t := l.phrases[min(end, len(l.atoms)-1)][tailWord]; end < len(l.atoms) {
			end += int(t.size)
		}
	}
	if p.flags&(courtesy|rank) != 0 && h.title == h.a && l.atoms[h.a].shape == lower && p.flags&courtesy != 0 {
		return i
	}
	title := l.text(h.title, end)
	if owner = l.opposing(start, h, l.following(start, h, owner)); l.unruly(start, h, owner) {
		owner = None
	}
	if p.flags&sent != 0 {
		owner = l.sender(owner)
	}
	if owner = l.ofPeoples(owner, p.flags); p.flags&inner != 0 && owner != None && l.stateAt(owner) {
		owner = None // a German rector
	}
	m := raw{a: start, b: end, back: end - h.b, ref: refOffice, form: Bare, acting: true, owner: owner, name: title, flags: p.flags,
		gender: p.gender, same: None, former: h.former || l.formerAt(start-1) || p.flags&before != 0, definite: l.determined(start) || owner != None}
	if p.flags&counterpart != 0 {
		m.name = l.lastTitle()
	} else if p.flags&(courtesy|rank|also) == 0 {
		l.title = title
	}
	if at := l.styled(end); l.personAt(at) > at {
		stop := l.holderOf(m, at, l.personAt(at))
		if at > end {
			l.rankBefore(end, at)
		}
		return stop
	}
	if of, stop := l.constituency(end, p.flags); owner == None && of != None { // a senator from Texas
		m.owner, m.b, m.back = of, stop, stop-h.b
		return l.apposed(m, start, stop)
	}
	if owner == None && p.flags&(courtesy|also) == 0 || l.nationalOf(owner, end) && p.flags&ofGroup != 0 {
		of, stop, ok := l.ofOwner(end)
		if !ok {
			of, stop, ok = l.bodyOwner(end)
		}
		if owner != None && !(ok && l.group(of)) && l.fold(end) == "of" && (p.flags&ofState == 0 || l.fold(end+1) == "the" && end+2 < len(l.atoms) && l.atoms[end+2].shape == lower) {
			m.owner = None // the Spanish director of the agency
		}
		if ok && (owner != None && !l.group(of) || p.flags&inner != 0 && l.stateAt(of)) {
			ok = false // the French king of Spain
		}
		if ok {
			m.owner, m.b, m.back = of, stop, stop-h.b
			m.sent = p.flags&sent != 0 && l.fold(h.b) == "to"
			end = stop
			if q := l.personAt(end); q > end {
				return l.holder(m, end, q)
			}
		}
	}
	if owner != None && p.flags&sent != 0 && l.fold(h.b) == "to" { // Pakistani ambassador to Kenya Bilal Hayat
		raws := len(l.raws)
		if _, stop, ok := l.ofOwner(end); ok {
			if q := l.personAt(stop); q > stop {
				return l.holder(m, stop, q)
			}
		}
		l.raws = l.raws[:raws]
	}
	if stop := l.stationed(m, end); stop > end {
		return stop
	}
	return l.apposed(m, start, end)
}

// stationed joins an office to the person who is named after where he has it: "NATO commander in Afghanistan General Ann Reed". It returns end where the text
// does not.
func (l *line) stationed(m raw, end int) int {
	k := end + 1
	if m.owner == None || l.fold(end) != "in" || k >= len(l.atoms) || l.sizes[k] == 0 || l.onlySurname(k) {
		return end
	}
	stop := k + int(l.sizes[k])
	at := l.ranks(stop)
	q := l.personAt(at)
	place := l.chosen(k, stop)
	if kind := l.f.things[place.things[0]].kind; kind != kindState && kind != kindPlace || place.form == Adjectival || q-at < 2 || !l.looksPerson(at, q) {
		return end
	}
	l.add(place)
	return l.holder(m, at, q)
}

// maxTails is how many phrases may follow a head: "of state" and "for political affairs".
const maxTails = 2

// nationalOf says whether an office with the adjective of a state is said to be of something else: "the Turkish commander of".
func (l *line) nationalOf(owner, end int) bool {
	return owner != None && l.fold(end) == "of" && l.raws[owner].ref == refThing && l.raws[owner].form == Adjectival
}

// stateAt says whether a mention names a state.
func (l *line) stateAt(i int) bool {
	return l.raws[i].ref == refThing && l.f.things[l.raws[i].things[0]].kind == kindState
}

// group says whether a mention names a group, a body of one or an operation.
func (l *line) group(i int) bool {
	m := &l.raws[i]
	if m.ref != refThing {
		return m.ref == refBody || m.ref == refName && m.kind == kindGroup
	}
	kind := l.f.things[m.things[0]].kind
	return kind == kindGroup || kind == kindOperation
}

// constituency reads where somebody is elected after an office by which he sits for a place: "from Texas"; None where there is none.
func (l *line) constituency(end int, fl flags) (int, int) {
	if fl&(seat|ofPlace) == 0 {
		return None, end
	}
	switch l.fold(end) {
	case "from", "for":
		if fl&seat == 0 {
			return None, end
		}
	case "of":
	default:
		return None, end
	}
	return l.placeOwner(end + 1)
}

// placeOwner adds the place by name at k, with what tells before it where it lies or what it is: "southern Helmand province", "Iraq's Anbar province", "the
// Iraqi city of Mosul". None where there is none.
func (l *line) placeOwner(k int) (int, int) {
	undo := l.undo()
	if l.fold(k) == "the" {
		k++
	}
	k = l.toPlace(k)
	if k >= len(l.atoms) || l.sizes[k] == 0 || l.onlySurname(k) || l.f.entries[l.names[k][0]].form != Named {
		undo()
		return None, k
	}
	stop := k + int(l.sizes[k])
	m := l.chosen(k, stop)
	if len(m.things) == 0 || l.f.things[m.things[0]].kind != kindPlace || l.named(stop) || stop < len(l.atoms) && (l.atoms[stop].possessive || l.atoms[stop].glued) {
		undo()
		return None, k
	}
	return l.add(m), stop
}

// toPlace is where the name of a place begins after the words from k on that tell of what state it is, where in it it lies and what it is, of which it adds
// the state.
func (l *line) toPlace(k int) int {
	for range maxTitle {
		switch {
		case k >= len(l.atoms):
			return k
		case l.state(k):
			end := k + int(l.sizes[k])
			m := l.chosen(k, end)
			owns := end < len(l.atoms) && l.atoms[end].possessive
			if !owns && m.form != Adjectival {
				return k
			}
			l.add(m)
			if k = end; owns {
				k++
			}
		case l.atoms[k].shape == lower && strings.HasPrefix(l.tag(k), "JJ"):
			k++
		case l.is(k, locality) && l.atoms[k].shape == lower && l.fold(k+1) == "of":
			if k += 2; l.fold(k) == "the" {
				k++
			}
		default:
			return k
		}
	}
	return k
}

// following is the described group whose an office is: a "Chechen rebel leader" leads Chechen rebels, and not Chechnya. Where there is none it is the owner.
func (l *line) following(start int, h headOf, owner int) int {
	if owner == None || l.raws[owner].ref != refThing || l.raws[owner].form != Adjectival {
		return owner
	}
	for k := h.title; k < h.b-1; k++ {
		d := l.phrases[k][descWord]
		if d.size == 0 || k+int(d.size) >= h.b {
			continue
		}
		if index := l.f.phrases[d.id].index; l.f.descs[index].members {
			end := k + int(d.size)
			return l.add(raw{a: start, b: end, ref: refGroup, form: Adjectival, owner: owner, index: index, phrase: l.small(k, end)})
		}
	}
	return owner
}

// opposing is the opposition whose an office is: an "opposition leader in Togo" leads it, and not the state. Where the title does not say so it is the owner, and where
// the text does not say of what state it is nobody's.
func (l *line) opposing(start int, h headOf, owner int) int {
	if owner != None && !l.stateAt(owner) {
		return owner
	}
	for k := h.title; k < h.b-1; k++ {
		if b := l.phrases[k][bodyWord]; b.size == 1 && l.f.bodies[l.f.phrases[b.id].index].class == "party" {
			if at := h.b + 1; owner == None && l.fold(h.b) == "in" && at < len(l.atoms) && l.state(at) {
				owner = l.add(l.chosen(at, at+int(l.sizes[at])))
			}
			if owner == None || l.backs(&l.raws[owner]) {
				return None // whoever backs the opposition, meets or shelters its leader has another
			}
			return l.add(raw{a: start, b: k + 1, ref: refBody, form: Body, owner: owner, index: l.f.phrases[b.id].index, definite: true})
		}
	}
	return owner
}

// ofPeoples is what an office before which a people stands is of: a state whose name begins that people's has the prime minister ("Kosovo Albanian
// prime minister"), and nobody sits in a parliament for a people ("a Native American senator"), or governs for one that lives among others.
func (l *line) ofPeoples(owner int, fl flags) int {
	if owner == None || l.raws[owner].ref != refThing || l.f.things[l.raws[owner].things[0]].class != "people" {
		return owner
	}
	if fl&seat != 0 || fl&ofGroup == 0 && l.is(l.raws[owner].a, modifier) {
		return None // ethnic Russian
	}
	if fl&(ofState|ofGroup|style) != ofState || l.raws[owner].b-l.raws[owner].a < 2 {
		return owner
	}
	first := l.raws[owner].a
	for _, e := range l.f.names.at(l.f.vocab, l.atoms[first:first+1]) {
		if x := &l.f.entries[e]; x.form == Named && l.f.things[x.thing].kind == kindState {
			return l.add(raw{a: first, b: first + 1, ref: refThing, form: Named, things: []int32{x.thing}, owner: None})
		}
	}
	return owner
}

// sender is the state right before an organisation to which its envoy is sent: Peru in "Peru's U.N. ambassador"; else the owner.
func (l *line) sender(owner int) int {
	if owner < 1 || l.raws[owner].ref != refThing || l.raws[owner-1].ref != refThing {
		return owner
	}
	to, from := &l.raws[owner], &l.raws[owner-1]
	gap := to.a - from.b
	if from.line != to.line || gap != 0 && (gap != 1 || !l.atoms[from.b].possessive) {
		return owner
	}
	if l.f.things[to.things[0]].kind != kindGroup || l.f.things[from.things[0]].kind != kindState {
		return owner
	}
	return owner - 1
}

// unruly says whether a word between the adjective of a state and its leader tells that he leads some of its people only: "Jordanian terrorist
// leader", "Iraqi tribal chief".
func (l *line) unruly(start int, h headOf, owner int) bool {
	if owner == None || l.raws[owner].ref != refThing || l.raws[owner].form != Adjectival {
		return false
	}
	for k := max(start, l.raws[owner].b); k < h.b-1; k++ {
		if l.is(k, fringe) {
			return true
		}
	}
	return false
}

// holderOf adds the person who follows an office, and reads the owner after the name: "President Didier Ngoma of Gabon".
func (l *line) holderOf(m raw, i, end int) int {
	if m.owner != None || l.fold(end) != "of" {
		return l.holder(m, i, end)
	}
	undo := l.undo()
	if person := l.addPerson(i, end, l.fullLeader(i, end), true); m.flags&(seat|ofPlace) != 0 { // Senator Ann Reed of Texas
		if of, stop := l.placeOwner(end + 1); of != None {
			m.owner = of
			l.tie(person, m)
			l.fromPerson(person, end)
			return stop
		}
	} else if m.flags&rank != 0 { // General Ann Reed of the Chadian army
		if of, stop, ok := l.bodyOwner(end); ok {
			m.owner = of
			l.tie(person, m)
			l.fromPerson(person, end)
			return stop
		}
	}
	undo()
	if m.flags&(ofState|ofGroup) == 0 {
		return l.holder(m, i, end)
	}
	k := end + 1
	if l.fold(k) == "the" {
		k++
	}
	if k < len(l.atoms) && (m.flags&ofState != 0 && (l.state(k) || l.territory(k)) || m.flags&ofGroup != 0 && l.groupAt(k)) && l.f.entries[l.names[k][0]].form == Named {
		stop := k + int(l.sizes[k])
		person := l.addPerson(i, end, l.fullLeader(i, end), true)
		m.owner = l.add(l.chosen(k, stop))
		l.tie(person, m)
		l.fromPerson(person, end)
		return stop
	}
	return l.holder(m, i, end)
}

// groupAt says whether the name of a group of the tables begins at k.
func (l *line) groupAt(k int) bool {
	return l.sizes[k] > 0 && l.f.things[l.f.entries[l.names[k][0]].thing].kind == kindGroup
}

// formerAt says whether "former" or the like ends at i, before the owner: "former Peruvian President".
func (l *line) formerAt(i int) bool {
	return i >= 0 && (l.phrases[i][formerWord].size == 1 || i > 0 && l.phrases[i-1][formerWord].size == 2)
}

// lastTitle is the title that the counterpart shares.
func (l *line) lastTitle() string {
	last := l.title
	for n := l.number - 1; n >= 0 && n >= l.number-2; n-- {
		if t := l.lines[n].title; last == "" || len(t) > len(last) && strings.HasSuffix(titleKey(t), " "+titleKey(last)) { // the interior minister, of "the minister"
			last = t
		}
	}
	return last
}

// holder adds the person between two atoms as holder of the office before it.
func (l *line) holder(m raw, i, end int) int {
	person := l.addPerson(i, end, l.fullLeader(i, end), true)
	if m.b == i {
		l.raws[person].before = min(i-m.a, len(atoms(m.name)))
		l.headed(person, m.owner)
	}
	l.tie(person, m)
	l.partyOf(person, m, i)
	return l.fromPerson(person, end)
}

// headed lets the whole phrase be of a person where the parse takes the owner of his rank right before him for its head: "U.S. Army Sgt. Ann Reed".
func (l *line) headed(person, owner int) {
	if owner == None || l.raws[owner].ref != refThing || l.raws[owner].form != Named || l.raws[owner].line != l.number {
		return
	}
	p, o := &l.raws[person], &l.raws[owner]
	if o.b > p.a || p.a-o.b > maxTitle || l.atoms[o.b].possessive || l.fold(o.b) == "of" || l.placed(o.a) || l.placed(o.a-1) {
		return // in the Netherlands President Ann Reed
	}
	for k := o.b; k < p.a; k++ {
		if !l.named(k) {
			return
		}
	}
	if h := l.headToken(o.a, p.b); h <= l.atoms[o.b-1].token && l.headToken(p.a, p.b) != h && l.tokens[0].Deprel != "" {
		p.before, o.form = p.a-o.a, Adjectival
	}
}

// partyOf ties a person to the party whose adjective stands within his title, behind its owner: "U.S. Republican Senator Ann Reed".
func (l *line) partyOf(person int, m raw, end int) {
	if m.owner == None || l.headline || l.loud {
		return
	}
	for k := max(m.a, l.raws[m.owner].b); k < end; k++ {
		if l.sizes[k] == 1 && l.named(k) && l.f.rules[l.fold(k)]&partyOnly != 0 {
			at := l.add(l.chosen(k, k+1))
			l.ties = append(l.ties, tie{person: person, of: at, line: l.number, a: k, b: end})
			return
		}
	}
}

// tie gives a person an office.
func (l *line) tie(person int, m raw) {
	p := &l.raws[person]
	p.titled = true
	if m.gender != "" && !(p.b-p.a > 1 && p.gender != "" && l.f.often(titleKey(m.name))) {
		p.gender, p.told = m.gender, m.gender
	}
	if m.flags&style != 0 && p.b-p.a == 1 && m.b == p.a {
		p.styled = clean(m.name) + " " + p.name
	}
	if m.flags&courtesy == 0 {
		l.ties = append(l.ties, tie{person: person, of: m.owner, several: m.several, title: m.name, former: m.former, sent: m.sent, first: l.introduces(m.a), work: m.flags&work != 0 && (m.flags&rank == 0 || l.atoms[m.b-m.back-1].shape == lower),
			seat: m.flags&seat != 0, serves: m.flags&serves != 0, strange: m.owner == None && l.strange(m.a-1), joint: m.owner == None && l.fold(m.b) == "and" && l.titleAt(m.b+1), line: l.number, a: min(m.a, p.a), b: max(m.b, p.b)})
	}
}

// strange says whether a name at i that no table has tells whose the office after it is: "Zembian" of Zembian President Ann Reed.
func (l *line) strange(i int) bool {
	return l.named(i) && l.personEnd != i+1 && !l.headline && !l.loud && l.sizes[i] == 0 && l.longest(i) == 0 && l.cues[i]&(month|weekday|skipWord) == 0 && !(l.initial(i) && l.ordinary(i))
}

// introduces says whether "a" stands before a phrase.
func (l *line) introduces(start int) bool { return l.fold(start-1) == "a" || l.fold(start-1) == "an" }

// officer makes a person of a name that the name finder took for a group, where an office stands beside it between commas: "Ion Cebanu, the
// foreign minister,". None when there is no such name.
func (l *line) officer(m raw, before, end int) int {
	if before < 2 || !l.mark(before-1, ",") || !l.mark(end, ",") || l.headline || l.loud || m.flags&(plural|also|courtesy) != 0 || m.several {
		return None
	}
	for i := len(l.raws) - 1; i >= 0 && l.raws[i].line == l.number; i-- {
		p := &l.raws[i]
		if p.b != before-1 {
			continue
		}
		words := p.b - p.a
		if p.ref != refName || p.kind != kindGroup || p.sure || len(p.things) > 0 || words < 2 || words > 3 {
			return None
		}
		for k := p.a; k < p.b; k++ {
			if l.atoms[k].shape != capital || l.cues[k]&groupWord != 0 || l.phrases[k][bodyWord].size > 0 {
				return None
			}
		}
		p.ref, p.kind, p.class = refPerson, "", ""
		return i
	}
	return None
}

// apposed joins an office without a name to the one that stands before or after it between commas; else it is bare.
func (l *line) apposed(m raw, start, end int) int {
	first := l.lateness(start)
	for first > 0 && l.atoms[first-1].shape == lower && l.phrases[first-1][prefixWord].size == 1 {
		first-- // the current ECOWAS chairman
	}
	before := l.determiner(first)
	if l.subject(start, end) && l.is(end, speech) && l.mark(before-1, ",") {
		return l.bare(m, start, end, before) // freed Ann Reed, a German mediator said
	}
	if then := l.formerAt(before - 1); l.mark(before-2, ",") && (then || l.fold(before-1) == "now") { // Ann Reed, then Chad's president,
		before, m.former = before-1, m.former || then
	}
	if p := l.officer(m, before, end); p != None {
		l.tie(p, m)
		return end
	}
	if l.person != None && before > 0 && l.personEnd == before-1 && (l.mark(before-1, ",") || l.dash(before-1) && m.owner != None && !l.subject(start, end) && !l.is(end, speech)) && (!l.headline || end >= len(l.atoms) || l.mark(end, ",")) {
		l.tie(l.person, m)
		return end
	}
	if n := len(l.ties) - 1; l.person != None && l.fold(before-1) == "and" && n >= 0 && l.ties[n].person == l.person && l.ties[n].b == before-1 && m.flags&counterpart == 0 {
		l.tie(l.person, m) // president and director of the firm
		return end
	}
	if l.person != None && (l.personEnd == before-1 && l.fold(before-1) == "as" || l.personEnd == l.copular(before)) {
		l.tie(l.person, m)
		return end
	}
	if k := l.adverbs(before); l.person != None && k > 1 && l.copula(k-1) { // Ann Reed, who became Chad's trade minister in May; who is also its envoy
		comma := l.personEnd == k-3 && l.mark(k-3, ",")
		if comma && l.fold(k-2) == "who" || (comma || l.personEnd == k-2) && l.is(k-2, relative) {
			l.tie(l.person, m)
			return end
		}
	}
	if l.mark(end, "(") { // a spokesman (Ann Reed)
		k := l.ranks(end + 1)
		if q := l.personAt(k); q-k > 1 && l.mark(q, ")") && l.looksPerson(k, q) {
			l.holder(m, k, q)
			return q + 1
		}
	}
	if k := l.aside(end); l.mark(k, ",") && (m.definite || m.owner != None || l.introduces(start)) {
		from := k + 1
		k = l.ranks(from)
		if q := l.personAt(k); q > k && (q-k > 1 || l.known(k)) && (q >= len(l.atoms) || l.atoms[q].shape == mark && !l.atoms[q].possessive) {
			for n := end; n < k; n++ {
				if l.sizes[n] > 0 && !l.onlySurname(n) {
					l.add(l.chosen(n, n+int(l.sizes[n])))
					n += int(l.sizes[n]) - 1
				} else if d := l.phrases[n][defWord]; d.size > 0 && l.determined(n) {
					n = l.definite(n, n, headOf{class: defWord, a: n, b: n + int(d.size), title: n, phrase: d.id}, None) - 1 // ambassador to the agency
					n = max(n, end)
				}
			}
			stop := l.holder(m, k, q)
			if l.styled(from) == k {
				l.rankBefore(from, k) // the army chief, Lieutenant General Ann Reed,
			}
			return stop
		}
	}
	if l.copula(end) && (l.fold(end+1) == "called" || l.fold(end+1) == "named") && m.definite { // the lawyer is called Ann Reed
		if q := l.personAt(end + 2); q > end+2 {
			return l.holder(m, end+2, q)
		}
	}
	if stop := l.doubled(m, start, end); stop > end {
		return stop
	}
	if stop := l.presented(m, end); stop > end {
		return stop
	}
	return l.bare(m, start, end, before)
}

// bare adds an office whose holder the line does not name, where it may stand alone.
func (l *line) bare(m raw, start, end, before int) int {
	if m.flags&(courtesy|also|rank) != 0 && m.flags&(ofState|ofGroup) == 0 && !m.definite {
		return end
	}
	if m.flags&courtesy != 0 || m.former && (!m.definite || l.introduces(start) || l.introduces(start-1)) {
		return end
	}
	if end >= len(l.atoms) || !l.atoms[end].possessive {
		m.same = l.equated(before)
	}
	m.subject = l.subject(start, end)
	l.add(m)
	return end
}

// presented joins an office to the person who is named after a comma with more of what he is: "its mediator, Kenyan diplomat
// Ann Reed".
func (l *line) presented(m raw, end int) int {
	if !l.mark(end, ",") || !m.definite || end+2 >= len(l.atoms) || l.headline || l.is(end+1, clause|relative|preposition) {
		return end
	}
	from := end + 1
	if size := int(l.phrases[from][formerWord].size); size > 0 { // its mediator, former Kenyan minister Ann Reed
		from += size
	}
	if l.is(from, faith) { // its mediator, Shi'ite politician Ann Reed
		from += l.chain(from)
	}
	return l.shared(m, end, from, func(stop, _ int) bool {
		return stop >= len(l.atoms) || l.atoms[stop].shape == mark && !l.atoms[stop].possessive
	})
}

// doubled joins an office to the person who is named after another office that he has too: "Malian President and AU chairman Ann Reed". Where each
// office is of another state, each has a holder of its own.
func (l *line) doubled(m raw, start, end int) int {
	if l.fold(end) != "and" || l.headline || l.loud || l.determined(start) || l.introduces(start) || m.flags&(courtesy|also|plural) != 0 {
		return end
	}
	if !l.named(end - 1) {
		return l.styledAlso(m, start, end)
	}
	return l.shared(m, end, end+1, func(_, of int) bool {
		return of == None || m.owner == None || !l.stateAt(of)
	})
}

// styledAlso joins an office to the person who is named after "and" and another noun, where no article stands before both, so that they are of one: "former
// Liberian leader and war crimes suspect Ann Reed".
func (l *line) styledAlso(m raw, start, end int) int {
	if m.owner == None || l.raws[m.owner].form != Adjectival || l.raws[m.owner].a != start {
		return end
	}
	if l.determined(start-1) || l.introduces(start-1) || l.atoms[max(start-1, 0)].possessive {
		return end
	}
	k := end + 1
	for k < len(l.atoms) && k < end+1+maxTitle && l.atoms[k].shape == lower {
		if t := l.tag(k); !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") && t != "VBN" && t != "VBP" {
			break
		}
		k++
	}
	singular := l.tag(k-1) == "NN" || l.tag(k-1) == "VBP" // no verb after one: "suspect"
	if q := l.personAt(k); k > end+1 && singular && q-k > 1 && l.looksPerson(k, q) && l.fold(q) != "of" {
		return l.holder(m, k, q)
	}
	return end
}

// shared gives an office to the person whom another office names that begins at from, where that one and its owner fit, and returns the atom after
// the name, or end.
func (l *line) shared(m raw, end, from int, fits func(stop, of int) bool) int {
	raws, ties, person, undo := len(l.raws), len(l.ties), l.person, l.undo()
	stop := l.phrase(from)
	if l.person != person && l.person >= raws && l.personEnd == stop && l.raws[l.person].a > from && l.raws[l.person].titled && len(l.ties) > ties && fits(stop, l.ties[ties].of) {
		l.tie(l.person, m)
		return stop
	}
	undo()
	return end
}

// equated returns the office before a copula whose holder is said to have another: "the former minister is now ambassador".
func (l *line) equated(before int) int {
	k := before - 1
	if l.fold(k) == "now" {
		k--
	}
	if !l.copula(k) || len(l.raws) == 0 {
		return None
	}
	last := len(l.raws) - 1
	if l.raws[last].ref == refPronoun || l.raws[last].ref == refThing { // the owner of the office
		last--
	}
	if last >= 0 && l.raws[last].line == l.number && l.raws[last].ref == refOffice && l.raws[last].b == k {
		return last
	}
	return None
}

// aside returns the comma after what else tells of an office: "in Brussels" of "its director in Brussels, Joost Vermeer".
func (l *line) aside(end int) int {
	for k := end; k < len(l.atoms) && k < end+6; k++ {
		switch {
		case l.mark(k, ","):
			return k
		case !l.word(k), l.is(k, relative|clause|speech), strings.HasPrefix(l.tag(k), "V"), strings.HasPrefix(l.tag(k), "MD"):
			return end
		case l.named(k) && l.sizes[k] == 0 && (k == 0 || l.sizes[k-1] == 0):
			return end
		}
	}
	return end
}

// ranks returns the atom after the ranks that stand before a name: "Major General".
func (l *line) ranks(k int) int {
	for k < len(l.atoms) && l.atoms[k].shape >= capital {
		h := l.phrases[k][headWord]
		if h.size == 0 || l.f.phrases[h.id].flags&(rank|courtesy|also) == 0 {
			break
		}
		k += int(h.size)
	}
	return k
}

// styled returns the atom after the military ranks that stand between an office and a name: "army spokesman Captain Ann Reed".
func (l *line) styled(k int) int {
	for l.named(k) {
		h := l.phrases[k][headWord]
		if h.size == 0 || l.f.phrases[h.id].flags&(rank|style) != rank || !l.named(k+int(h.size)) {
			break
		}
		k += int(h.size)
	}
	return k
}

// rankBefore gives the person whose name begins at an atom the rank that stands between an office and the name, by which the text may go on to call him.
func (l *line) rankBefore(from, at int) {
	for n := len(l.raws) - 1; n >= l.firstRaw && at > from; n-- {
		if p := &l.raws[n]; p.ref == refPerson && p.a == at {
			l.ties = append(l.ties, tie{person: n, of: None, title: l.text(from, at), line: l.number, a: from, b: p.b})
			return
		}
	}
}

// determiner returns where the phrase begins, with the article before it.
func (l *line) determiner(start int) int {
	switch l.fold(start - 1) {
	case "the", "a", "an", "who", "its", "his", "their":
		return start - 1
	}
	return start
}

// lateness returns where "former" begins that stands before a phrase: "a former Peruvian minister".
func (l *line) lateness(start int) int {
	for _, size := range []int{1, 2} {
		if start >= size && int(l.phrases[start-size][formerWord].size) == size {
			return start - size
		}
	}
	return start
}

// copular is where the words begin that say before an atom that somebody is something: "also is", "was briefly", "has served as"; None where none do.
func (l *line) copular(before int) int {
	k := l.adverbs(before)
	if k > 1 && l.fold(k-1) == "as" {
		switch l.fold(k - 2) {
		case "served", "serves", "acted", "acts": // has briefly served as
			if k = l.adverbs(k - 2); l.fold(k-1) == "has" || l.fold(k-1) == "had" {
				k--
			}
			return l.adverbs(k)
		}
	}
	if k < 1 || !l.copula(k-1) {
		return None
	}
	return l.adverbs(k - 1)
}

// adverbs is where the adverbs begin that stand before an atom, but for those that negate.
func (l *line) adverbs(k int) int {
	for k > 0 && l.tag(k-1) == "RB" {
		switch l.fold(k - 1) {
		case "not", "n't", "never", "longer":
			return k
		}
		k--
	}
	return k
}

// copula says whether a form of "be" stands at i.
func (l *line) copula(i int) bool {
	switch l.fold(i) {
	case "is", "was", "became":
		return true
	}
	return false
}
