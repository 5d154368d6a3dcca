package entity

import (
	"slices"
	"strings"
)

// companion is the group or state that is coordinated with what is "its": of "sanctions on the Halcyon Guard and its founder" the Guard.
func (k *linker) companion(i int) int {
	l := &k.lines[k.raws[i].line]
	its := l.atoms[k.raws[i].a].token
	if l.tokens[its].Deprel != "nmod:poss" || l.tokens[its].Head < 0 {
		return None
	}
	thing := &l.tokens[l.tokens[its].Head]
	if thing.Deprel != "conj" || thing.Head < 0 || thing.Head > its {
		return None
	}
	for j := i - 1; j >= l.firstRaw; j-- {
		if c := &k.raws[j]; c.ref != refPronoun && c.entity != None && k.likeThing(j) > 0 && l.headToken(c.a, c.b) == thing.Head {
			return c.entity
		}
	}
	return None
}

// linkPronoun finds what a pronoun means, or None when that is not plain enough.
func (k *linker) linkPronoun(i int) int {
	m := &k.raws[i]
	teller, judged := None, None
	if m.cue&(itWord|theyWord) != 0 {
		teller, judged = k.lines[m.line].teller(m), k.judgedOne(m)
	}
	switch {
	case k.lines[m.line].fold(m.a) == "whose":
		return k.whose(m)
	case k.lines[m.line].callsItself(m):
		return None
	case m.cue&weWord != 0:
		return k.speaker(i)
	case m.cue&(heWord|sheWord) != 0:
		gender := "m"
		if m.cue&sheWord != 0 {
			gender = "f"
		}
		if k.lines[m.line].tokens[0].Deprel != "" {
			return k.takeUp(i, gender)
		}
		return k.antecedent(i, 2, func(j int) int { return k.likePerson(j, gender) })
	case k.lines[m.line].fold(m.a) == "it" && k.lines[m.line].is(m.a-1, speech) && !k.lines[m.line].is(m.b, speech|verb) && !strings.HasPrefix(k.lines[m.line].tokens[k.lines[m.line].atoms[m.a].token].Deprel, "nsubj"):
		return None // "denied it" is what was said
	case m.cue&(itWord|theyWord) != 0 && k.lines[m.line].fold(m.b) == "own" && k.lines[m.line].tokens[0].Deprel != "":
		return k.ownDoer(i)
	case m.cue&itWord != 0 && (k.lines[m.line].identifies(m) || k.lines[m.line].expletive(m)):
		return None // "It was the deadliest attack" speaks of what happened
	case teller != None:
		return k.tellers(i, teller)
	case judged != None:
		return judged
	case m.cue&itWord != 0:
		if e := k.ofWhom(m); e != None {
			return e
		}
		if e := k.ownGroup(i); e != None {
			return e
		}
		if e := k.companion(i); e != None {
			return e
		}
		return k.antecedent(i, 1, k.likeThing)
	case m.cue&theyWord != 0:
		if e := k.antecedent(i, 1, k.likeMany); e != None {
			return e
		}
		return k.coordination(i)
	}
	return None
}

// tellers is who says what "it" or "they" does, and adds a mention of each who says so with him: "Peru and Chile said they had agreed".
func (k *linker) tellers(i, teller int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	first := k.atToken(m.line, teller)
	for j := l.firstRaw; j < l.lastRaw && first == None; j++ {
		if r := &k.raws[j]; r.before > 0 && r.before <= r.a && l.atoms[r.a-r.before].token <= teller && teller < l.atoms[r.a].token {
			first = r.entity // the energy group Enalta
		}
	}
	if first == None || m.cue&theyWord == 0 {
		return first
	}
	for t := range l.tokens {
		if l.tokens[t].Deprel == "conj" && l.tokens[t].Head == teller {
			if e := k.atToken(m.line, t); e != None && e != first {
				k.again(i, e)
			}
		}
	}
	return first
}

// whose is the state, group or person that a relative clause is about whose own does it: Peru in "Peru, whose troops fight in Chad,".
func (k *linker) whose(m *raw) int {
	l := &k.lines[m.line]
	v := l.atoms[m.a].token
	for range maxDealing {
		if l.tokens[v].Head < 0 {
			return None
		}
		relative := l.tokens[v].Deprel == "acl:relcl"
		if v = l.tokens[v].Head; relative {
			return k.atToken(m.line, v)
		}
	}
	return None
}

// judgedOne is the state or group that the sentence judges, where it goes on about "it" or "they".
func (k *linker) judgedOne(m *raw) int {
	l := &k.lines[m.line]
	if l.tokens[0].Deprel == "" {
		return None
	}
	o := l.faulted(m)
	if o == None {
		return None
	}
	if e := k.atToken(m.line, o); e != None && (k.entities[e].Kind == kindState || k.entities[e].Kind == kindGroup) {
		return e
	}
	return None
}

// ofWhom is the state or group of which somebody of its own says what the line tells: Peru in "Peru will leave if Chile stays, its envoy, Ana Rios, said".
func (k *linker) ofWhom(m *raw) int {
	l := &k.lines[m.line]
	if s := l.toldOf(m); s != None {
		if e := k.atToken(m.line, s); e != None && k.entities[e].Kind != kindPerson && k.entities[e].Kind != kindPlace {
			return e
		}
	}
	return None
}

// atToken is the entity that a token of a line names as its head, or None.
func (k *linker) atToken(line, token int) int {
	l := &k.lines[line]
	for j := l.firstRaw; j < l.lastRaw; j++ {
		if r := &k.raws[j]; r.entity != None && r.form != Adjectival && l.headToken(r.a, r.b) == token {
			return r.entity
		}
	}
	return None
}

// ownDoer is who does the deed in whose words "its own" stands: the subject of the verb, that of the verb above where it has none, or
// whom that verb makes do it: "got the government to stop killing its own people".
func (k *linker) ownDoer(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	v := l.tokens[l.atoms[m.a].token].Head
	for v >= 0 && l.tokens[v].UPOS != "VERB" {
		v = l.tokens[v].Head
	}
	for v >= 0 {
		who := l.dependent(v, "nsubj", "nsubj:pass")
		up := l.tokens[v].Head
		if who == None && l.tokens[v].Deprel == "xcomp" && up >= 0 {
			who = l.dependent(up, "obj", "iobj")
		}
		if who != None {
			return k.atToken(m.line, who)
		}
		v = up
	}
	return None
}

// coordination finds two that are joined by "and" before a "they", or spoken of together, in its line or the one before, and adds a mention
// of the second: "Paris and Berlin ... them".
func (k *linker) coordination(i int) int {
	for _, j := range k.back(i, 1) {
		b := &k.raws[j]
		if other, ok := k.pairs[j]; ok {
			k.again(i, other) // "the two countries … they"
			return b.entity
		}
		if j == 0 || !k.actor(b) {
			continue
		}
		for n := j - 1; n >= k.lines[b.line].firstRaw; n-- {
			a := &k.raws[n]
			if a.b > b.a-1 || k.lines[b.line].fold(a.b) != "and" || a.b+1 != b.a && !(a.b+2 == b.a && k.lines[b.line].fold(a.b+1) == "the") {
				continue
			}
			if k.actor(a) && a.entity != b.entity {
				more := append(k.listed(n), b.entity) // "Peru, Chile and Bolivia ... they"
				for _, e := range more {
					k.again(i, e)
				}
				return a.entity
			}
		}
	}
	return None
}

// listed are the actors that stand before a raw mention in its list, with commas between.
func (k *linker) listed(n int) []int {
	l := &k.lines[k.raws[n].line]
	var out []int
	for n--; n >= l.firstRaw; n-- {
		a, next := &k.raws[n], &k.raws[n+1]
		if !l.mark(a.b, ",") || a.b+1 != next.a && !(a.b+2 == next.a && l.fold(a.b+1) == "the") || !k.actor(a) {
			break
		}
		out = append(out, a.entity)
	}
	return out
}

// actor says whether a mention is one of a state, group or person by name or body.
func (k *linker) actor(m *raw) bool {
	if m.entity == None {
		return false
	}
	switch m.form {
	case Named, Capital, Seat, Body, Bare:
	default:
		return false
	}
	switch k.entities[m.entity].Kind {
	case kindState, kindGroup, kindPerson:
		return true
	}
	return false
}

// antecedent returns the entity of the mention that scores best by nearness, being a subject and fitting; like gives a
// negative score to what cannot be meant.
func (k *linker) antecedent(i, lines int, like func(j int) int) int {
	m := &k.raws[i]
	best, score := None, 0
	quoted := k.lines[m.line].quoted(m.a)
	doer := None
	if m.cue&(itWord|theyWord) != 0 {
		doer = k.lines[m.line].boundBy(m)
	}
	bound := k.sameAs(m.line, doer)
	told := None
	if m.cue&(itWord|theyWord) != 0 && doer == None {
		if m.cue&itWord != 0 {
			told = k.lines[m.line].toldTo(m)
		}
		if told == None {
			told = k.lines[m.line].judged(m)
		}
	}
	for _, j := range k.back(i, lines) {
		c := &k.raws[j]
		s := like(j)
		if s < 0 || slices.Contains(bound, c.entity) {
			continue
		}
		if doer != None && m.cue&itWord != 0 && c.line == m.line && k.lines[c.line].undergoes(c) {
			s += 5 // what the verb before was about: "Peru froze its assets and barred it"
		}
		if told != None && c.line == m.line && c.form != Adjectival && k.lines[c.line].top(c) == told && k.entities[c.entity].Class != "force" {
			s += 5 // who is to do it, or has done it: "Oslo asked Mali to publish its contract", "condemned Mali for its raid"
		}
		s += 10 - 4*(m.line-c.line)
		if k.lines[m.line].paragraph != k.lines[c.line].paragraph {
			s -= 2
		}
		if c.subject {
			s += 4
			if m.cue&(heWord|sheWord) != 0 {
				s += 2
			}
		}
		if m.cue&(heWord|sheWord) == 0 && !c.subject && c.a <= 1 && c.line == m.line && c.form != Adjectival {
			s += 3 // what the line is about: "Peru's envoy ... its"
		}
		if c.form == Adjectival || c.ref == refThing && k.lines[c.line].attributive(c.b) { // "Western" in "Western sanctions"
			s -= 6
		}
		if c.ref == refDefinite && c.owner != None {
			s -= 3
		}
		if c.line == m.line && k.object(m) && (!k.parted(c, m) || k.doer(c, m)) {
			continue
		}
		if quoted && c.line != m.line && !c.subject {
			continue
		}
		if quoted && !k.lines[c.line].quoted(c.a) && m.cue&(itWord|theyWord) != 0 {
			continue
		}
		if c.entity == best {
			continue
		}
		if s > score || s == score && c.line != m.line { // in a line before, the subject that comes first
			best, score = c.entity, s
		}
	}
	if score < 4 {
		return None
	}
	return best
}

func (k *linker) likePerson(j int, gender string) int {
	e := &k.entities[k.raws[j].entity]
	switch {
	case e.Kind == kindState && k.raws[j].ref == refOffice:
		return 0 // the president, whom the text does not name
	case e.Kind != kindPerson:
		return -1
	case e.Gender == gender:
		return 2
	case e.Gender == "" || e.Gender == "-":
		return 0
	}
	return -1
}

func (k *linker) likeThing(j int) int {
	m := &k.raws[j]
	if m.ref == refPronoun && m.cue&(theyWord|heWord|sheWord|weWord) != 0 || m.ref == refOffice && k.entities[m.entity].Kind == kindState {
		return -1 // "he", or "the president", is not called "it" too
	}
	switch e := &k.entities[m.entity]; e.Kind {
	case kindAgreement:
		return 0
	case kindState:
		return 2
	case kindGroup, kindOperation:
		if e.Class == "described" || e.Kind == kindGroup && k.lines[m.line].severals(m) {
			return -1 // "the Houthis" are no it
		}
		return 2
	case kindPlace: // a town of which the line tells: "Kesra is a gateway to its hinterland"
		if m.subject && m.form == Named {
			return 2
		}
	}
	return -1
}

// severals says whether the verb of a mention takes it for several: "the Houthis have vowed".
func (l *line) severals(m *raw) bool {
	t := l.headToken(m.a, m.b)
	v := l.tokens[t].Head
	if l.tokens[t].Deprel != "nsubj" || v < 0 || !strings.HasSuffix(l.fold(m.b-1), "s") {
		return false
	}
	if l.tokens[v].XPOS == "VBP" {
		return true
	}
	for i := t + 1; i < v; i++ {
		if x := &l.tokens[i]; x.Head == v && (x.XPOS == "VBP" || strings.EqualFold(x.Of(l.doc.Body), "were")) {
			return true
		}
	}
	return false
}

func (k *linker) likeMany(j int) int {
	m := &k.raws[j]
	e := &k.entities[m.entity]
	switch {
	case e.Kind == kindGroup && (e.Class == "described" || e.Class == "armed" || e.Class == "west" || e.Class == "people"):
		return 2
	case e.Kind == kindGroup && m.form == Body, m.form == People, e.Kind == kindState && m.form == Body && k.lines[m.line].tag(m.b-1) == "NNS":
		return 1 // French troops, the French, French officials
	}
	return -1
}

// speaker is who says "we": the person that the sentence or the one before it lets speak, outside quotation marks whose statement it is, else who
// issues the text; a person in office speaks for the state.
func (k *linker) speaker(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	one := false
	switch l.fold(m.a) {
	case "i", "me", "my", "mine", "myself":
		one = true
	}
	lines := k.around(i)
	if who := k.spoken(m, lines[:1], one); who != None {
		return who
	}
	if who := k.stated(m.line); who != None {
		if one || k.entities[who].Kind != kindPerson {
			return who
		}
		return k.side(who)
	}
	if who := k.spoken(m, lines[1:], one); who != None {
		return who
	}
	if l.quoted(m.a) {
		return None
	}
	if who := k.behalf(m); who != None || one {
		return who
	}
	return k.issuer()
}

// spoken is who says something in one of these lines, and so may be "we", or "I".
func (k *linker) spoken(m *raw, lines []int, one bool) int {
	for _, n := range lines {
		l := &k.lines[n]
		for j := l.firstRaw; j < l.lastRaw; j++ {
			c := &k.raws[j]
			if c.ref == refPronoun && c.cue&weWord != 0 || !k.speaks(c) || l.quoted(c.a) {
				continue
			}
			if c.entity == None && (c.ref == refOffice || c.ref == refPronoun && c.cue&(heWord|sheWord) != 0) {
				c.entity = k.lean(j) // who speaks stands behind what is said
			}
			if c.entity == None {
				continue
			}
			switch e := &k.entities[c.entity]; {
			case e.Kind == kindPerson && one:
				return c.entity
			case e.Kind == kindPerson:
				return k.side(c.entity)
			case !one && (e.Kind == kindState || e.Kind == kindGroup && e.Class != "described" && e.Class != "media"):
				return c.entity
			}
		}
	}
	return None
}

// around are the lines in which the speaker of a quotation may be named: its own, the one before and, in its paragraph, the one
// before that; first the next ones as far as the quotation goes on.
func (k *linker) around(i int) []int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	out := []int{m.line}
	for n := m.line; n+1 < len(k.lines) && k.lines[n+1].openQuote && k.lines[n+1].paragraph == l.paragraph && n < m.line+3; n++ {
		out = append(out, n+1)
	}
	for n := m.line - 1; n >= 0 && n >= m.line-2; n-- {
		if n < m.line-1 && k.lines[n].paragraph != l.paragraph {
			break
		}
		out = append(out, n)
	}
	return out
}

// actsFor says whether a person has an office by which he speaks for a state, and is not only of it: a minister does, a Dutch birdwatcher does not.
func (k *linker) actsFor(person, state int) bool {
	if k.rows[person] != None || k.official(person) {
		return true
	}
	return slices.ContainsFunc(k.titles, func(h held) bool {
		return h.person == person && h.of == state && !h.former && k.ofStates(h.title)
	})
}

// side is whom a person means by "we": the organisation that he is of, or the state, or None: he and who else is not told.
func (k *linker) side(person int) int {
	for n := len(k.titles) - 1; n >= 0; n-- {
		if h := k.titles[n]; h.person == person && h.of != None && !h.former && k.entities[h.of].Kind == kindGroup {
			return h.of
		}
	}
	if s := k.stateOf(person); s != None && k.actsFor(person, s) {
		return s
	}
	for _, t := range k.ties { // "its" minister, now that "its" is linked
		if t.of == None || k.raws[t.person].entity != person || t.former || t.sent {
			continue
		}
		if o := &k.raws[t.of]; o.entity == None && o.ref == refPronoun && o.cue&weWord == 0 {
			o.entity = k.lean(t.of)
		}
		if of := k.owner(t.of); of != None && (k.entities[of].Kind == kindState && k.ofStates(t.title) || k.entities[of].Kind == kindGroup) {
			return of
		}
	}
	for _, t := range k.ties { // "the interior minister, Ann Reed", of the state that the text is about
		if t.of != None || t.former || t.sent || k.raws[t.person].entity != person || !k.governing(t.title) {
			continue
		}
		if of := k.implied(person, t); of != None && k.entities[of].Kind == kindState {
			return of
		}
	}
	return None
}

// speaks says whether a verb of saying stands beside the mention.
func (k *linker) speaks(m *raw) bool {
	l := &k.lines[m.line]
	if l.is(m.b, speech) || m.a > 0 && l.is(m.a-1, speech) || m.a > 1 && l.is(m.a-2, speech) && !l.is(m.a-1, preposition) { // an attack claimed by it is no speech
		return true
	}
	if !l.mark(m.b, ",") || m.ref != refPerson {
		return false
	}
	for n := m.b + 1; n < len(l.atoms) && n < m.b+10; n++ { // Ann Reed, the mayor of Riga, said
		if l.mark(n, ",") {
			return l.is(n+1, speech)
		}
	}
	return false
}

// object says whether the pronoun is what a verb is about: it follows a word that is no preposition and begins no clause.
func (k *linker) object(m *raw) bool {
	l := &k.lines[m.line]
	switch l.fold(m.a) {
	case "it", "him", "them", "her":
	default:
		return false
	}
	if d := l.tokens[l.atoms[m.a].token].Deprel; d != "" {
		return d == "obj" || d == "iobj"
	}
	return !m.subject && l.is(m.a-1, speech|verb)
}

// doer says whether a mention stands before the verb that governs the participle whose object a pronoun is: who accuses in
// "Oslo urged Riga to stop, accusing it of ..." is Oslo.
func (k *linker) doer(c, m *raw) bool {
	l := &k.lines[m.line]
	verb := l.tokens[l.atoms[m.a].token].Head
	if verb < 0 || l.tokens[verb].XPOS != "VBG" || !strings.HasPrefix(l.tokens[verb].Deprel, "advcl") || l.tokens[verb].Head < 0 {
		return false
	}
	if l.f.cuesOf(l.tokens[verb].Lemma)&outcome != 0 {
		return false // "Chad will trade with Oslo, allowing it to buy ships": that it will allows it
	}
	main := l.tokens[verb].Head
	for n := 0; n < 4 && l.tokens[main].Head >= 0 && (l.tokens[main].Deprel == "xcomp" || strings.HasPrefix(l.tokens[main].Deprel, "advcl")); n++ {
		main = l.tokens[main].Head
	}
	return l.atoms[c.a].token < main
}

// parted says whether a clause begins, or a mark stands, between two mentions of a line.
func (k *linker) parted(a, b *raw) bool {
	l := &k.lines[a.line]
	for i := a.b; i < b.a; i++ {
		if l.is(i, clause|relative) || l.atoms[i].shape == mark && !l.atoms[i].possessive {
			return true
		}
	}
	return false
}

// takeUp links "he" or "she" by the weights of clues.
func (k *linker) takeUp(i int, gender string) int {
	c, all := k.choice(i)
	n := k.decide(c)
	if own := k.ownSubject(i, all, gender); own >= 0 {
		n = own
	}
	if n < 0 || n >= len(all) {
		return None
	}
	e := all[n].entity
	if k.maybePerson(all[n].raw) != "" {
		e = k.becomePerson(all[n].raw)
	}
	if e != None && k.sexes[e] != nil && k.sexes[e].taken == "" {
		k.sexes[e].taken = gender
	}
	return e
}

// ownSubject is the option that the clause of a pronoun has as its subject, when the pronoun says "his own": that binds it. Else -1.
func (k *linker) ownSubject(i int, all []option, gender string) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	t := l.atoms[m.a].token
	if t+1 >= len(l.tokens) || l.tokens[t+1].Lemma != "own" {
		return -1
	}
	subject := l.subjectOf(l.clauseOf(t))
	for n := range all {
		if g := all[n].gender.best(); all[n].line == m.line && all[n].token == subject && (g == "" || g == gender) {
			return n
		}
	}
	return -1
}

// sameAs are the entities that a token of a line means, and those that are joined to it.
func (k *linker) sameAs(line, token int) []int {
	if token == None {
		return nil
	}
	l := &k.lines[line]
	var out []int
	for j := l.firstRaw; j < l.lastRaw; j++ {
		if m := &k.raws[j]; m.entity != None && m.form != Adjectival && l.joined(l.top(m)) == token {
			out = append(out, m.entity)
		}
	}
	return out
}
