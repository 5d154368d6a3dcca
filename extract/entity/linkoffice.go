package entity

import (
	"cmp"
	"slices"
	"strings"
)

// linkTies gives persons the offices that the text ties to them.
func (k *linker) linkTies() {
	for _, t := range k.ties {
		if t.of != None {
			k.owners[t.of] = t.person
		}
		person := k.raws[t.person].entity
		if person == None || k.entities[person].Kind != kindPerson {
			continue
		}
		of := None
		if t.of != None {
			of = k.owner(t.of)
		}
		k.titles = append(k.titles, held{person: person, of: of, title: titleKey(t.title), former: t.former})
		if !t.sent {
			k.scope(person, of, t.title)
		}
	}
	k.succeed()
	// A leader of the tables belongs to the state or group of the term that fits the article's date.
	for _, e := range k.person {
		if t, ok := k.leaderOf(e); ok && k.entities[e].Scope == "" {
			now := k.currentTerm(t)
			of := &k.f.things[now.of]
			k.entities[e].State = of.state
			k.entities[e].Scope = kindID(of)
			k.entities[e].Office, k.entities[e].Former = now.office, !now.to.IsZero() && k.ctx.Published.After(now.to.AddDate(0, 1, 0))
		}
	}
}

// scope lets a person belong to what an office is of. Of two colonels, spokesmen or officials of one state and one name nobody knows
// that they are one: such an office tells the state, and leaves it to the ledger.
func (k *linker) scope(person, of int, title string) {
	if of == None || k.entities[person].Scope != "" {
		return
	}
	if title == "" || !k.ranks(title) && k.marks(of, title) {
		k.entities[person].Scope = k.id(of)
	}
	if s := k.entities[of].State; s != "" {
		k.entities[person].State = s
	}
}

// marks says whether an office tells its holder from others of his name: of a state one that is of no group, of a town one that is of towns.
func (k *linker) marks(of int, title string) bool {
	switch k.entities[of].Kind {
	case kindState:
		return k.governing(title)
	case kindPlace:
		return k.head(title, func(f flags) bool { return f&(ofState|ofPlace) != 0 })
	}
	return true
}

// owner is the entity of an owner: for a pronoun that is not linked yet, none.
func (k *linker) owner(i int) int { return k.raws[i].entity }

// leaderOf returns the row of a leader, when the person is one.
func (k *linker) leaderOf(e int) (int32, bool) { return k.rows[e], k.rows[e] != None }

// currentTerm is the term at the article's date, else the last one before it, else the last.
func (k *linker) currentTerm(t int32) term {
	terms := k.f.things[t].terms
	best := terms[0]
	if at := k.ctx.Published; !at.IsZero() {
		running := slices.DeleteFunc(slices.Clone(terms), func(x term) bool { return x.from.After(at) || !x.to.IsZero() && x.to.Before(at) })
		if len(running) > 0 {
			best, terms = running[0], running
		}
	}
	for _, x := range terms {
		if k.ctx.Published.IsZero() || !x.from.After(k.ctx.Published) {
			if x.from.After(best.from) || best.from.After(k.ctx.Published) && !k.ctx.Published.IsZero() {
				best = x
			}
		}
	}
	return best
}

// finishTies makes the offices, now that every owner is linked. An office without an owner is that of the tables, when the
// article names its state, else of the only state that the sentence names.
func (k *linker) finishTies() {
	for _, t := range k.ties {
		person := k.raws[t.person].entity
		if person == None || k.entities[person].Kind != kindPerson {
			continue
		}
		of := None
		if t.of != None {
			of = k.owner(t.of)
		} else if of = k.under(t); of == None {
			of = k.implied(person, t)
		}
		if of == None || of == person || t.of == None && k.taken(person, of, t) {
			continue
		}
		if k.entities[of].Kind == kindPerson {
			if same := k.heldBy(of, titleKey(t.title)); same != None {
				of = same // his predecessor
			} else if of = k.stateOf(of); !k.ofStates(t.title) { // a president's spokesman, but not his lawyer
				of = None
			}
		}
		if of == None {
			continue
		}
		if t.of != None && !t.sent || t.of == None && k.plainly(of, t) {
			k.scope(person, of, t.title)
		}
		l := &k.lines[t.line]
		k.offices = append(k.offices, Office{Person: person, Of: of, Title: clean(t.title), Former: t.former, Work: t.work || t.seat && k.partisans(of), Serves: t.serves, Sentence: t.line,
			Span: l.span(t.a, t.b)})
	}
}

// under is the state whose leader an office was held under: the United States in "was energy secretary under President Bill Clinton". None where the text
// does not say so.
func (k *linker) under(t tie) int {
	l := &k.lines[t.line]
	if l.fold(t.b) != "under" || !k.ofStates(t.title) {
		return None
	}
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.a > t.b && m.a <= t.b+maxTitle && m.entity != None && k.entities[m.entity].Kind == kindPerson && l.plainly(t.b+1, m.a) {
			return k.stateOf(m.entity)
		}
	}
	return None
}

// heldBy is what a person has the office of that title of, as far as the text says.
func (k *linker) heldBy(person int, title string) int {
	for _, h := range k.titles {
		if h.person == person && h.of != None && k.sameTitle(h.title, title) {
			return h.of
		}
	}
	return None
}

// partisans says whether an entity is a group that has its own in parliaments: a party, or a movement under arms.
func (k *linker) partisans(of int) bool {
	return k.entities[of].Class == "party" || k.entities[of].Class == "armed"
}

// taken says whether the text has given another person the one office of that title that a state has.
func (k *linker) taken(person, of int, t tie) bool {
	if t.former || !k.topmost(t.title) {
		return false
	}
	return slices.ContainsFunc(k.offices, func(o Office) bool {
		return o.Of == of && o.Person != person && !o.Former && o.Sentence == t.line && k.sameTitle(titleKey(o.Title), titleKey(t.title))
	})
}

// plainly says whether the state of an office that the text gives without one is beyond doubt: the one that the article speaks
// of most, or the only one of its line, where it is not that of another's office.
func (k *linker) plainly(of int, t tie) bool {
	if of == k.leading || k.entities[of].Kind != kindState {
		return true
	}
	l := &k.lines[t.line]
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.entity == None || k.entities[m.entity].Kind != kindState || m.form == Pronoun {
			continue
		}
		if m.entity != of || k.owned(i, t) {
			return false
		}
	}
	return true
}

// shortTitles are words of titles as newspapers shorten them before a name.
var shortTitles = map[string]string{
	"gen": "general", "lt": "lieutenant", "maj": "major", "brig": "brigadier", "col": "colonel", "capt": "captain", "sgt": "sergeant", "adm": "admiral",
	"cmdr": "commander", "gov": "governor", "sen": "senator", "rep": "representative", "cpl": "corporal", "pfc": "private first class", "pres": "president",
	"amb": "ambassador", "atty": "attorney", "supt": "superintendent", "rev": "reverend", "msgr": "monsignor", "prof": "professor", "1st": "first", "2nd": "second",
}

// titleKey folds a title, and gives what is said in two ways in one.
func titleKey(title string) string {
	folded := strings.ReplaceAll(key(title), "defense", "defence")
	if words := strings.Fields(folded); slices.ContainsFunc(words, func(w string) bool { return shortTitles[w] != "" }) {
		for i, w := range words {
			words[i] = cmp.Or(shortTitles[w], w)
		}
		folded = strings.Join(words, " ")
	}
	if folded == "justice" {
		return "judge" // of a court
	}
	for _, short := range []string{"pm", "premier", "taoiseach"} {
		if rest, ok := strings.CutSuffix(folded, short); ok && (rest == "" || rest[len(rest)-1] == ' ') {
			return rest + "prime minister"
		}
	}
	return folded
}

// sameTitle says whether two folded titles can be one office: one is the end of the other ("minister", "foreign minister"), and not that of a
// deputy.
func (k *linker) sameTitle(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if b == "" || !strings.HasSuffix(a, b) {
		return false
	}
	if a == b {
		return true
	}
	rest := len(a) - len(b) - 1
	return a[rest] == ' ' && !k.f.under[a[strings.LastIndexByte(a[:rest], ' ')+1:rest]]
}

// linkOffice finds whom an office without a name means: a person of the article who has it, else the state or group that it
// belongs to.
func (k *linker) linkOffice(i int) int {
	m := &k.raws[i]
	if m.same != None {
		return k.equate(i)
	}
	if m.owner == None && k.unknownBody(m) {
		return None
	}
	of := None
	if m.owner != None {
		if of = k.raws[m.owner].entity; of == None {
			return None
		}
		if k.entities[of].Kind == kindPerson {
			if m.flags&before != 0 {
				return k.predecessor(of)
			}
			if m.flags&after != 0 {
				return k.successor(of)
			}
			if p := k.officerOf(of, titleKey(m.name)); p != None {
				return p
			}
			if m.flags&ofGroup != 0 && !k.official(of) {
				return None // the spokesman of who leads an opposition does not speak for the state
			}
			if of = k.stateOf(of); of == None {
				return None
			}
		}
	}
	if p := k.holderOf(i, of); p != None {
		if m.flags&work != 0 {
			if j := k.namedBefore(i, p); j != None && k.otherSince(j, i) {
				return None
			}
		}
		return p
	}
	if p := k.adopt(i, of); p != None {
		return p
	}
	if of == None {
		return k.officeHere(i)
	}
	if m.sent || m.former {
		return None
	}
	switch k.entities[of].Kind {
	case kindState:
		if m.flags&ofState != 0 {
			return of
		}
	case kindGroup:
		if m.flags&(ofGroup|ofState) != 0 {
			return of
		}
	}
	return None
}

// unknownBody says whether an office is of what the text names and the tables do not know, or of a party by its adjective: "the Labour leader" is
// not who leads something else.
func (k *linker) unknownBody(m *raw) bool {
	l := &k.lines[m.line]
	if l.headline || l.loud {
		return false
	}
	for i := m.a; i < m.b; i++ {
		if l.atoms[i].named() && k.f.rules[l.fold(i)]&partyOnly != 0 {
			return true
		}
	}
	return m.a > 1 && l.atoms[m.a-1].named() && l.sizes[m.a-1] == 0
}

// officerOf is the one person of whom the text has said that he is that of another: Luis Vega for "her lawyer", after "her lawyer, Luis Vega". None where
// it has not.
func (k *linker) officerOf(of int, title string) int {
	found := None
	for _, t := range k.ties {
		if t.of == None || t.former || k.raws[t.of].entity != of || !k.sameTitle(titleKey(t.title), title) {
			continue
		}
		p := k.raws[t.person].entity
		if found != None && found != p {
			return None
		}
		found = p
	}
	return found
}

// official says whether a person holds an office of a state now, as far as the text and the tables know.
func (k *linker) official(person int) bool {
	e := &k.entities[person]
	return !e.Former && strings.HasPrefix(e.Scope, kindState+":")
}

// officeHere is the state that the article is set in, for an office of which a state has one alone and that the text gives to nobody:
// "the president", "the interior minister".
func (k *linker) officeHere(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	title := titleKey(m.name)
	if k.scene == "" || len(k.lines) == 1 || !m.definite || m.former || m.sent || l.fold(m.b) == "of" || m.flags&ofState == 0 || m.flags&(ofGroup|nation) == ofGroup || m.flags&(rank|also|counterpart|before) != 0 {
		return None
	}
	if title == "minister" || !strings.HasSuffix(title, "minister") && title != "president" && title != "vice president" {
		return None
	}
	for _, h := range k.titles {
		if k.sameTitle(h.title, title) || strings.HasPrefix(h.title, title+"-") { // president-elect
			return None
		}
	}
	if _, near := k.nearState(i, k.back(i, 1)); near != None && k.entities[near].ISO3 != k.scene {
		return None
	}
	return k.here()
}

// holderOf returns the one person of the article who has the office.
func (k *linker) holderOf(i, of int) int {
	m := &k.raws[i]
	if !m.definite {
		return None
	}
	found := None
	title := titleKey(m.name)
	for _, h := range k.titles {
		if h.former != m.former || !k.sameTitle(h.title, title) || of != None && h.of != of && !(h.of == None && k.belongs(h.person, of)) {
			continue
		}
		if found != None && found != h.person {
			if of != None {
				return None
			}
			return k.nearest(i, func(e int) bool { return k.holds(e, title) })
		}
		found = h.person
	}
	if found != None && k.lines[m.line].newAt(m.a, m.b) {
		if at := k.dismissed(i, found); at != None {
			return k.introducedAfter(at, i) // "the new minister" is not the one who was dismissed
		}
	}
	if f := k.lines[m.line].fold(m.a - 1); found != None || of == None || m.former || f == "a" || f == "an" {
		return found // a leader of the group need not be its leader
	}
	if title == "leader" && k.entities[of].Kind == kindState {
		if e := k.topOf(of); e != None {
			return e // the Peruvian leader, of its president
		}
	}
	// A leader whom the article names, and of whom the tables know that it is his office.
	for _, e := range k.person {
		t, ok := k.leaderOf(e)
		if !ok {
			continue
		}
		x := k.currentTerm(t)
		if o, named := k.things[x.of]; named && o == of && titleKey(x.office) == title {
			l := &k.lines[m.line]
			k.offices = append(k.offices, Office{Person: e, Of: of, Title: clean(m.name), Sentence: m.line, Span: l.span(m.a, m.b)})
			return e
		}
	}
	return None
}

// newAt says whether an office between two atoms is called new.
func (l *line) newAt(a, b int) bool {
	for n := a; n < b; n++ {
		if l.fold(n) == "new" {
			return true
		}
	}
	return false
}

// dismissed is the mention before another by which the text says that a person was dismissed, arrested or the like, or None.
func (k *linker) dismissed(i, person int) int {
	return slices.IndexFunc(k.raws[:i], func(m raw) bool {
		return m.entity == person && m.ref == refPerson && k.lines[m.line].befalls(&m)
	})
}

// introducedAfter is the only person whom the text names for the first time between two mentions, or None.
func (k *linker) introducedAfter(from, to int) int {
	found := None
	for j := from + 1; j < to; j++ {
		m := &k.raws[j]
		if m.ref != refPerson || m.entity == None || m.entity == found || k.entities[m.entity].Kind != kindPerson ||
			slices.ContainsFunc(k.raws[:from+1], func(o raw) bool { return o.entity == m.entity }) {
			continue
		}
		if found != None {
			return None
		}
		found = m.entity
	}
	return found
}

// topOf is the one person of the article who heads a state or its government, or None.
func (k *linker) topOf(state int) int {
	found := None
	for _, h := range k.titles {
		if h.of != state || h.former || !k.topmost(h.title) {
			continue
		}
		if found != None && found != h.person {
			return None
		}
		found = h.person
	}
	return found
}

// holds says whether the person has an office of that folded title now.
func (k *linker) holds(person int, title string) bool {
	for _, h := range k.titles {
		if h.person == person && !h.former && k.sameTitle(h.title, title) {
			return true
		}
	}
	return false
}

// nearest returns the entity mentioned last before i that fits, at most eight lines back.
func (k *linker) nearest(i int, fits func(e int) bool) int {
	for _, j := range k.back(i, 8) {
		if fits(k.raws[j].entity) {
			return k.raws[j].entity
		}
	}
	return None
}
