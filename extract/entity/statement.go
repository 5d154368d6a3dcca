package entity

import "strings"

// statement is text in the first person without quotation marks, from line to line, half-open, and who speaks in it: a raw mention.
type statement struct{ from, to, who int }

// findStatements finds what somebody says without quotation marks: behind "Ann Reed said:", and under "Statement by Ann Reed on the raid". It goes on
// until somebody is told of who says something, or until the next.
func (k *linker) findStatements() {
	for n := range k.lines {
		who := k.opens(n)
		if who == None {
			continue
		}
		if s := len(k.statements) - 1; s >= 0 && k.statements[s].to > n {
			k.statements[s].to = n
		}
		k.statements = append(k.statements, statement{from: n + 1, to: k.until(n+1, who), who: who})
	}
}

// opens is the raw mention of who speaks in the lines behind a line, or None.
func (k *linker) opens(n int) int {
	l := &k.lines[n]
	end := len(l.atoms) - 1
	switch {
	case n+1 >= len(k.lines) || end < 1:
	case l.mark(end, ":"):
		for v := end - 1; v > 0; v-- {
			if l.quoted(v) {
				return None
			}
			if l.is(v, speech) || l.is(v, utterance) && l.fold(v-1) == "following" {
				return k.lastNamed(l, v)
			}
		}
	case n == 0 && !l.mark(end, "."):
		for u := range l.atoms {
			if !l.is(u, utterance) {
				continue
			}
			if f := l.fold(u + 1); f == "by" || f == "from" {
				for j := l.firstRaw; j < l.lastRaw; j++ {
					if m := &k.raws[j]; m.a > u+1 && m.ref == refPerson && m.a < u+9 {
						return j
					}
				}
				return None
			}
			if j := k.lastNamed(l, u); j != None && k.raws[j].ref == refPerson && (k.raws[j].b == u || l.atoms[k.raws[j].b].possessive && k.raws[j].b+1 == u) {
				return j
			}
		}
	}
	return None
}

// lastNamed is the raw mention of the last person before an atom that no preposition makes another's, else the last office or body, or None.
func (k *linker) lastNamed(l *line, before int) int {
	best := None
	for j := l.firstRaw; j < l.lastRaw; j++ {
		m := &k.raws[j]
		if m.b > before || l.is(m.a-1, preposition) {
			continue
		}
		switch {
		case m.ref == refPerson:
			best = j
		case (m.ref == refOffice || m.ref == refBody || m.ref == refThing && m.form == Named) && m.subject && (best == None || k.raws[best].ref != refPerson):
			best = j
		}
	}
	return best
}

// until is the line at which a statement ends: where quotation marks open, or where somebody else, or the speaker himself, is told to say something.
func (k *linker) until(n, who int) int {
	marked := k.marked(n)
	for i := n; i < len(k.lines); i++ {
		l := &k.lines[i]
		if marked {
			if !k.marked(i) && l.paragraph != k.lines[n].paragraph {
				return i
			}
			continue
		}
		if k.marked(i) {
			return i
		}
		for j := l.firstRaw; j < l.lastRaw; j++ {
			m := &k.raws[j]
			if l.quoted(m.a) || m.ref == refPronoun && m.cue&weWord != 0 {
				continue
			}
			if k.speaks(m) && (m.ref == refPerson || m.ref == refOffice || m.ref == refPronoun && m.cue&(heWord|sheWord) != 0) || m.ref == refPerson && strings.HasSuffix(k.raws[who].name, m.name) || m.ref == refOffice && m.owner == None && k.officeOf(who) == titleKey(m.name) {
				return i
			}
		}
	}
	return len(k.lines)
}

// officeOf is the title that the text gives a raw mention of a person beside his name, or the office that a raw mention is.
func (k *linker) officeOf(who int) string {
	if k.raws[who].ref == refOffice {
		return titleKey(k.raws[who].name)
	}
	for _, t := range k.ties {
		if t.person == who {
			return titleKey(t.title)
		}
	}
	return ""
}

// marked says whether a line begins within quotation marks or with one.
func (k *linker) marked(n int) bool {
	l := &k.lines[n]
	return l.openQuote || len(l.atoms) > 1 && l.quoted(1)
}

// stated is who speaks in a line by a statement, or None.
func (k *linker) stated(line int) int {
	for _, s := range k.statements {
		if s.from <= line && line < s.to {
			m := &k.raws[s.who]
			if m.entity == None {
				m.entity = k.lean(s.who)
			}
			return m.entity
		}
	}
	return None
}

// standsFor is the state that an official speaks for in a statement of his, where it lets one alone condemn, welcome or support something: "Minister Ann
// Reed said: ... The UK stands by Iraq". Else None.
func (k *linker) standsFor(person int) int {
	for _, s := range k.statements {
		if k.raws[s.who].entity == person {
			if e := k.performer(s.from, s.to, true); e != None && k.entities[e].Kind == kindState {
				return e
			}
		}
	}
	return None
}

// issuer is the state or group in whose name a release is: "The United States condemns the raid. We call on". None where there are several.
func (k *linker) issuer() int { return k.performer(0, len(k.lines), false) }

// performer is the only state or group that some lines let condemn, welcome or support something today, in words that are in no quotation and, unless
// asked for, in no statement of somebody. None where there are several.
func (k *linker) performer(from, to int, stated bool) int {
	found := None
	for _, d := range k.performatives() {
		if d.line < from || d.line >= to || !stated && k.stated(d.line) != None {
			continue
		}
		l := &k.lines[d.line]
		if l.quoted(l.firstAtom(d.subject)) && !k.marked(d.line) {
			continue
		}
		switch e := k.atToken(d.line, d.subject); {
		case e == None || k.entities[e].Kind != kindState && (k.entities[e].Kind != kindGroup || k.entities[e].Class == "described" || k.entities[e].Class == "media"):
		case found != None && found != e:
			return None
		default:
			found = e
		}
	}
	return found
}

// performative is a predicate that does something by being said: its line and the token of its subject.
type performative struct{ line, subject int }

// performatives are those of the article, found once.
func (k *linker) performatives() []performative {
	if k.performed == nil {
		k.performed = []performative{}
		for n := range k.lines {
			l := &k.lines[n]
			if len(l.tokens) == 0 || l.tokens[0].Deprel == "" {
				continue
			}
			for t := range l.tokens {
				if l.tokens[t].Head >= 0 || !l.performs(t) {
					continue
				}
				if subject := l.subjectAt(t); subject != None {
					k.performed = append(k.performed, performative{n, subject})
				}
			}
		}
	}
	return k.performed
}

// performs says whether a predicate does something by being said today: "condemns", "is committed to", "continues to stand".
func (l *line) performs(t int) bool {
	if l.f.cuesOf(l.tokens[t].Lemma)&issuing == 0 {
		return false
	}
	if x := l.tokens[t].XPOS; x == "VBZ" || x == "VBP" {
		return true
	}
	cop := l.dependent(t, "cop", "aux:pass")
	if l.tokens[t].XPOS == "VBG" {
		cop = l.dependent(t, "aux") // is working with, but not "has supported"
	}
	return cop != None && (l.tokens[cop].XPOS == "VBZ" || l.tokens[cop].XPOS == "VBP")
}

// behalf is whom a line says to speak for: "On behalf of the Kenyan people, I congratulate". Else None.
func (k *linker) behalf(m *raw) int {
	l := &k.lines[m.line]
	at := m.a - 1
	for at >= 0 && l.cues[at]&deputed == 0 {
		at--
	}
	for j := l.firstRaw; j < l.lastRaw && at >= 0; j++ {
		c := &k.raws[j]
		if c.entity == None || c.a <= at || c.a > at+4 || c.b > m.a {
			continue
		}
		switch k.entities[c.entity].Kind {
		case kindState, kindPerson, kindGroup:
			return c.entity
		}
	}
	return None
}
