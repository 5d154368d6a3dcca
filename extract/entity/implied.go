package entity

import (
	"slices"
	"strings"
)

// implied is the state of a title that the text gives without one.
func (k *linker) implied(person int, t tie) int {
	title := titleKey(t.title)
	if t.joint {
		return k.joint(person, t)
	}
	if of := k.heldBy(person, title); of != None {
		return of
	}
	if leader, ok := k.leaderOf(person); ok {
		for _, x := range k.f.things[leader].terms {
			office := titleKey(x.office)
			if k.heldAs(office, title, t.person) || strings.HasSuffix(title, " "+office) {
				if of := k.spokenOf(x.of, t); of != None {
					return of // deputy prime minister, of whom the tables know that he became prime minister
				}
			}
		}
		return None
	}
	if of, ok := k.ledBy(t.person, title); ok {
		return k.spokenOf(of, t)
	}
	if of := k.announced(t, title); of != None {
		return of
	}
	governing := k.governing(t.title)
	if t.strange || !governing && !k.ofGovernment(t.title) || k.abreast(t) {
		return None
	}
	if s := k.standsFor(person); s != None {
		return s
	}
	if k.unbound(t) {
		return None
	}
	if of := k.impliedState(t); governing || of != None && k.alone(of) {
		return of
	}
	return None
}

// alone says whether the article was filed from a state, or tells what that one does and names no other: whose a "Foreign Ministry spokesman" is then is
// plain. A "U.S. strike" that he speaks of does not tell whose he is.
func (k *linker) alone(of int) bool {
	if d := k.datelineState(); d != "" {
		return d == k.entities[of].ISO3
	}
	acts := false
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity == None || k.entities[m.entity].Kind != kindState {
			continue
		}
		if m.entity != of {
			return false
		}
		l := &k.lines[m.line]
		acts = acts || m.ref == refThing && m.form != Adjectival && strings.HasPrefix(l.tokens[l.headToken(m.a, m.b)].Deprel, "nsubj")
	}
	return acts
}

// spokenOf is what a leader of the tables led, where the article names it; for the authority of a state also the state. Else None.
func (k *linker) spokenOf(of int32, t tie) int {
	if e, named := k.things[of]; named {
		return e
	}
	if row := &k.f.things[of]; row.kind == kindGroup && row.class == "parliament" && k.governing(t.title) {
		return k.ofState(row.state)
	}
	return None
}

// announced is the state of which the lines before have spoken of that officer without his name: "Peru's vice president said no. Vice President
// Luis Vega told reporters ...".
func (k *linker) announced(t tie, title string) int {
	for j := t.person - 1; j >= 0 && t.line-k.raws[j].line <= maxAnnounced; j-- {
		m := &k.raws[j]
		if m.ref == refOffice && m.line < t.line && m.owner != None && !m.former && !t.former && titleKey(m.name) == title {
			if of := k.owner(m.owner); of != None && k.entities[of].Kind == kindState && (m.entity == None || k.entities[m.entity].Kind != kindPerson) {
				return of
			}
			return None
		}
	}
	return None
}

// maxAnnounced is how many lines before his name an officer may be spoken of.
const maxAnnounced = 2

// abreast says whether one plural gives the office to several, of which a state has one alone, so that each is of another state:
// "Foreign Ministers Ann Reed and Luis Vega".
func (k *linker) abreast(t tie) bool {
	if t.former || !t.several {
		return false
	}
	domain, minister := strings.CutSuffix(titleKey(t.title), " minister")
	return k.topmost(t.title) || minister && domain != "cabinet" && domain != "deputy" && domain != "junior"
}

// joint is what the office after "and" is of, for one that the text gives without: "president and director of the firm".
func (k *linker) joint(person int, t tie) int {
	for _, o := range k.ties {
		if o.line == t.line && o.a <= t.b+1 && o.b > t.b && o.of != None && k.raws[o.person].entity == person {
			return k.owner(o.of)
		}
	}
	return None
}

// unbound says whether a title without its state may be of any: a minister of nothing in particular, an ambassador, who is named where he is
// sent to. What somebody was before, the state tells in whose line he is.
func (k *linker) unbound(t tie) bool {
	return titleKey(t.title) == "minister" || !t.former && k.head(t.title, func(f flags) bool { return f&sent != 0 })
}

// impliedState is the only state that the title's line names; of several, the one that begins the line, where the holder says
// what follows; where the line names none, the one that the article names most. A state whose office the text goes on to give
// to another person is not meant.
func (k *linker) impliedState(t tie) int {
	l := &k.lines[t.line]
	dateline := k.datelineState()
	if s := k.leading; s != None && s == k.counted && k.entities[s].ISO3 != dateline && !k.reachedOnly(s) && k.reachedOnly(k.ofState(dateline)) {
		dateline = "" // filed from abroad
	}
	found, first, told, before, foreign, side, many, any := None, None, None, None, None, None, false, false
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.entity == None || m.form == Pronoun || k.entities[m.entity].Kind != kindState {
			continue
		}
		if !m.subject && l.quoted(m.a) && !l.quoted(t.a) {
			continue // "We shall hand him over to Sudan," Interior Minister Ann Reed said
		}
		if l.sided(m.a) { // "pro-Syrian President Ann Reed"
			side = m.entity
			continue
		}
		any = true
		if m.a > t.b && (k.dealtWith(i, t, dateline) || k.relatedBy(i, t)) {
			foreign, many = m.entity, true
			continue
		}
		if m.a > t.b && (k.peer(i, t) || k.ofPeer(i, t) || m.entity == foreign) {
			continue
		}
		if (m.a > t.b || k.topmost(t.title)) && k.owned(i, t) {
			foreign = m.entity
			continue
		}
		if found == None {
			found = m.entity
			if m.a <= 1 && m.b <= t.a && (m.form == Named || m.form == Capital) && l.fold(m.b) != "and" && l.tokens[l.headToken(m.a, m.b)].Deprel != "nsubj:pass" {
				first = m.entity
			}
		}
		many = many || found != m.entity
		if m.a > t.b && m.a <= t.b+5 && told == None && m.subject && m.form == Named && k.says(t) {
			told = m.entity
		}
		if m.b <= t.a {
			if before != None && before != m.entity {
				before = len(k.entities)
			} else {
				before = m.entity
			}
		}
	}
	if s := k.opened(t.line); !any && s != None {
		return s
	}
	switch {
	case !any && k.elsewhere(t):
		return None
	case found == None && foreign != None && foreign != k.leading && k.actedBefore(k.leading, t):
		return k.leading // the line names but whom he deals with
	case !any && (k.leading == None || dateline != ""):
		return k.here()
	case !any && (k.leading == side || k.reachedOnly(k.leading)):
		return None
	case !any:
		return k.leading
	case !many && found != None && dateline != "" && k.entities[found].ISO3 != dateline && before == None && !k.says(t):
		return None // "Lisbon" in a line from Maputo is not whose minister speaks
	case !many:
		return found
	case first != None && k.says(t):
		return first
	case told != None:
		return told
	case before != None && before == k.leading:
		return before
	}
	return None
}

// actedBefore says whether the line before that of a title, of its paragraph, tells what a state did.
func (k *linker) actedBefore(state int, t tie) bool {
	if state == None || t.line == 0 || k.lines[t.line-1].paragraph != k.lines[t.line].paragraph {
		return false
	}
	l := &k.lines[t.line-1]
	return slices.ContainsFunc(k.raws[l.firstRaw:l.lastRaw], func(m raw) bool {
		return m.subject && (m.entity == state && m.form != Pronoun && m.form != Adjectival || m.ref == refBody && m.owner != None && k.raws[m.owner].entity == state)
	}) && !k.elsewhere(t)
}

// reachedOnly says whether the text names a state only as what a person deals with or goes to, or in an adjective that a hyphen joins: "he criticised
// Israel", "a Russian-owned tanker".
func (k *linker) reachedOnly(state int) bool {
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity == state && m.form != Pronoun && !k.lines[m.line].backs(m) && !k.byPerson(i) {
			return false
		}
	}
	return true
}

// byPerson says whether a mention by name is what a person deals with or where he goes.
func (k *linker) byPerson(i int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if m.form != Named && m.form != Capital && m.form != Seat || l.tokens[0].Deprel == "" {
		return false
	}
	token := l.headToken(m.a, m.b)
	if t := &l.tokens[token]; t.Head < 0 || t.Deprel != "obj" && !(strings.HasPrefix(t.Deprel, "obl") || t.Deprel == "nmod") ||
		t.Deprel != "obj" && l.f.cuesOf(l.caseOf(token))&dealing == 0 && !l.bound(token) {
		return false
	}
	verb := l.tokens[token].Head
	for range maxDealing {
		if l.tokens[verb].UPOS == "VERB" || l.tokens[verb].Head < 0 {
			break
		}
		verb = l.tokens[verb].Head
	}
	subject := l.subjectOf(verb)
	for j := l.firstRaw; j < l.lastRaw; j++ {
		if o := &k.raws[j]; o.form != Adjectival && l.top(o) == subject {
			return o.ref == refPronoun && o.cue&(heWord|sheWord) != 0 || o.entity != None && k.entities[o.entity].Kind == kindPerson
		}
	}
	return false
}

// opened is the state of the town with which the paragraph of a line begins: Peru of "In Lima, hundreds marched. President Luis Vega said". None where it
// does not.
func (k *linker) opened(line int) int {
	for line > 0 && k.lines[line-1].paragraph == k.lines[line].paragraph {
		line--
	}
	l := &k.lines[line]
	if l.fold(0) != "in" {
		return None
	}
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.a != 1 || m.entity == None || !l.mark(m.b, ",") {
			continue
		}
		if e := &k.entities[m.entity]; e.Kind == kindPlace && e.State != "" {
			return k.ofState(e.State)
		}
	}
	return None
}

// elsewhere says whether the line before, of the same paragraph, is about another state than the text is: "Peru protested. Ann Reed, who became prime
// minister in May, said ...".
func (k *linker) elsewhere(t tie) bool {
	if t.line == 0 || k.lines[t.line-1].paragraph != k.lines[t.line].paragraph {
		return false
	}
	home := k.leading
	if home == None || k.datelineState() != "" {
		home = k.here()
	}
	l := &k.lines[t.line-1]
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.entity != None && m.subject && k.entities[m.entity].Kind == kindState && (m.form == Named || m.form == Capital) && m.entity != home {
			return true
		}
	}
	return false
}

// dealtWith says whether a state by its name is whom the holder of an office does something to or with, and not the state that the dateline tells:
// "Foreign Minister Ann Reed criticised Israel", "held talks with Egypt".
func (k *linker) dealtWith(i int, t tie, dateline string) bool {
	m, holder, l := &k.raws[i], &k.raws[t.person], &k.lines[t.line]
	if m.form != Named && m.form != Capital && m.form != Seat || holder.line != t.line ||
		k.entities[m.entity].ISO3 == dateline && !l.towards(l.headToken(m.a, m.b)) || l.tokens[0].Deprel == "" {
		return false
	}
	subject := l.headToken(holder.a, holder.b)
	for range maxDealing {
		if at := &l.tokens[subject]; (at.Deprel == "conj" || at.Deprel == "appos") && at.Head >= 0 {
			subject = at.Head // ministers Ann Reed and Luis Vega; the army chief, General Ann Reed,
		}
	}
	if !strings.HasPrefix(l.tokens[subject].Deprel, "nsubj") {
		return false
	}
	token := l.headToken(m.a, m.b)
	for range maxDealing {
		at := &l.tokens[token]
		base, _, _ := strings.Cut(at.Deprel, ":")
		switch base {
		case "obj", "iobj":
		case "obl", "nmod":
			if at.Deprel == "nmod:poss" && k.ofOfficer(i) {
				break // met Chad's president
			}
			if l.f.cuesOf(l.caseOf(token))&dealing == 0 && !l.bound(token) {
				return false
			}
		case "conj":
		default:
			return false
		}
		if at.Head < 0 {
			return false
		}
		if token = at.Head; l.tokens[token].UPOS == "VERB" {
			break
		}
	}
	verb := l.tokens[subject].Head
	for range maxDealing {
		if token == verb {
			return true
		}
		at := &l.tokens[token]
		base, _, _ := strings.Cut(at.Deprel, ":")
		if at.Head < 0 || l.hasSubject(token) || base != "conj" && base != "xcomp" && base != "advcl" {
			return false
		}
		token = at.Head
	}
	return false
}

// bound says whether a token is where a way leads or begins: "put off a trip to Iran".
func (l *line) bound(token int) bool {
	word := l.caseOf(token)
	return word == "to" || word == "from"
}

// towards says whether "to" joins a token to a noun, as where a trip goes: nobody's trip is to his own state, wherever the text was filed.
func (l *line) towards(token int) bool {
	return l.tokens[token].Deprel == "nmod" && l.caseOf(token) == "to"
}

// relatedBy says whether a state by its name is what a relative clause on the holder of an office deals with: "Prime Minister Ann Reed, who has said
// she will visit Chad".
func (k *linker) relatedBy(i int, t tie) bool {
	m, holder, l := &k.raws[i], &k.raws[t.person], &k.lines[t.line]
	if m.form != Named && m.form != Capital || holder.line != t.line || l.tokens[0].Deprel == "" {
		return false
	}
	person, at, deals := l.headToken(holder.a, holder.b), l.headToken(m.a, m.b), false
	for range maxDealing {
		d := l.tokens[at].Deprel
		deals = deals || d == "obj" || d == "obl" && l.f.cuesOf(l.caseOf(at))&dealing != 0
		if d == "acl:relcl" && l.tokens[at].Head == person {
			return deals
		}
		if at = l.tokens[at].Head; at < 0 {
			break
		}
	}
	return false
}

// ofOfficer says whether a mention is the owner of an office whose holder the text does not name there: "Chad's president".
func (k *linker) ofOfficer(i int) bool {
	for j := i + 1; j < len(k.raws) && k.raws[j].line == k.raws[i].line; j++ {
		if k.raws[j].ref == refOffice && k.raws[j].owner == i {
			return true
		}
	}
	return false
}

// maxDealing is how many words apart in the tree an act, who does it and to whom stand at most.
const maxDealing = 5

// says says whether a verb of saying stands beside a title and its holder.
func (k *linker) says(t tie) bool {
	l := &k.lines[t.line]
	return l.is(t.b, speech) || l.mark(t.b, ",") && l.is(t.b+1, speech) || l.is(t.a-1, speech) || l.fold(t.a-1) == "the" && l.is(t.a-2, speech)
}

// topmost says whether a state has one such office alone, so that a state whose head the text has named has no other.
func (k *linker) topmost(title string) bool {
	return k.head(title, func(f flags) bool { return f&style != 0 }) || k.sameTitle(titleKey(title), "prime minister")
}

// ofPeer says whether a mention of a state is but the owner of an office whose holder is such as the other would meet.
func (k *linker) ofPeer(i int, t tie) bool {
	for j := i + 1; j < len(k.raws) && k.raws[j].line == k.raws[i].line; j++ {
		if k.raws[j].owner == i && k.peer(j, t) {
			return true
		}
	}
	return false
}

// peer says whether a mention is an office without a name that is not of the state of the other: an envoy, a counterpart, or one
// with a title like it.
func (k *linker) peer(i int, t tie) bool {
	m := &k.raws[i]
	return m.ref == refOffice && (m.flags&(sent|counterpart) != 0 || k.sameTitle(titleKey(m.name), titleKey(t.title)))
}

// owned says whether a mention of a state owns the office of somebody else.
func (k *linker) owned(i int, t tie) bool {
	person, ok := k.owners[i]
	return ok && person != t.person
}

// governing says whether the title is an office of a state and no other.
func (k *linker) governing(title string) bool {
	return k.head(title, func(f flags) bool { return f&ofState != 0 && (f&(ofGroup|rank) == 0 || f&nation != 0) })
}

// ofGovernment says whether a title that may be of a state begins with what only a state has: "foreign ministry spokesman", "government spokesman".
func (k *linker) ofGovernment(title string) bool {
	if !k.head(title, func(f flags) bool { return f&ofState != 0 && f&(rank|work) == 0 }) {
		return false
	}
	words := atoms(title)
	for n := range words {
		for _, p := range k.f.words.at(k.f.vocab, words[:n+1]) {
			if ph := &k.f.phrases[p]; ph.class == domainWord && ph.cue == 0 && ph.flags&ofState != 0 {
				return true
			}
		}
	}
	return false
}

// ofStates says whether the title may be an office of a state.
func (k *linker) ofStates(title string) bool {
	return k.head(title, func(f flags) bool { return f&ofState != 0 })
}

// head says whether the head of a title, the longest one that ends it, has such flags.
func (k *linker) head(title string, fits func(flags) bool) bool {
	words := atoms(title)
	for from := range words {
		for _, p := range k.f.words.at(k.f.vocab, words[from:]) {
			if ph := &k.f.phrases[p]; ph.class == headWord && ph.cue == 0 {
				return fits(ph.flags)
			}
		}
	}
	return false
}
