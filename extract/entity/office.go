package entity

// office reads an office and, when the text gives it, its holder: "Russian Foreign Minister Sergey Lavrov", "the president of
// the Commission, Ursula von der Leyen", and after a name ", the prime minister of Mali,".
func (l *line) office(start, i int, h headOf, owner int) int {
	p := &l.f.phrases[h.phrase]
	end := h.b
	if t := l.phrases[min(end, len(l.atoms)-1)][tailWord]; end < len(l.atoms) && t.size > 0 {
		end += int(t.size)
	}
	if p.flags&(courtesy|rank) != 0 && h.title == h.a && l.atoms[h.a].shape == lower && p.flags&courtesy != 0 {
		return i
	}
	title := l.text(h.title, end)
	m := raw{a: start, b: end, back: end - h.b, ref: refOffice, form: Bare, acting: true, owner: owner, name: title, flags: p.flags,
		gender: p.gender, former: h.former || l.formerAt(start-1), definite: l.determined(start) || owner != None}
	if p.flags&counterpart != 0 {
		m.name = l.lastTitle()
	} else if p.flags&(courtesy|rank|also) == 0 {
		l.title = title
	}
	if q := l.personAt(end); q > end {
		return l.holder(m, end, q)
	}
	if owner == None && p.flags&(courtesy|also) == 0 {
		if of, stop, ok := l.ofOwner(end); ok {
			m.owner, m.b, m.back = of, stop, stop-h.b
			end = stop
			if q := l.personAt(end); q > end {
				return l.holder(m, end, q)
			}
		}
	}
	return l.apposed(m, start, end)
}

// formerAt says whether "former" or the like ends at i, before the owner: "former Peruvian President".
func (l *line) formerAt(i int) bool {
	return i >= 0 && (l.phrases[i][formerWord].size == 1 || i > 0 && l.phrases[i-1][formerWord].size == 2)
}

// lastTitle is the title that the counterpart shares.
func (l *line) lastTitle() string {
	if l.title != "" {
		return l.title
	}
	for n := l.number - 1; n >= 0 && n >= l.number-2; n-- {
		if t := l.lines[n].title; t != "" {
			return t
		}
	}
	return ""
}

// holder adds the person between two atoms as holder of the office before it.
func (l *line) holder(m raw, i, end int) int {
	person := l.addPerson(i, end, l.fullLeader(i, end), true)
	l.tie(person, m)
	return l.fromPerson(person, end)
}

// tie gives a person an office.
func (l *line) tie(person int, m raw) {
	p := &l.raws[person]
	p.titled = true
	if p.gender == "" {
		p.gender = m.gender
	}
	if m.flags&courtesy == 0 {
		l.ties = append(l.ties, tie{person: person, of: m.owner, title: m.name, former: m.former, line: l.number, a: min(m.a, p.a), b: max(m.b, p.b)})
	}
}

// apposed joins an office without a name to the one that stands before or after it between commas; else it is bare.
func (l *line) apposed(m raw, start, end int) int {
	before := l.determiner(start)
	if l.person != None && before > 0 && l.personEnd == before-1 && l.mark(before-1, ",") {
		l.tie(l.person, m)
		return end
	}
	if l.person != None && l.personEnd == before-1 && l.copula(before-1) {
		l.tie(l.person, m)
		return end
	}
	if l.person != None && before > 1 && l.personEnd == before-2 && l.is(before-2, relative) && l.copula(before-1) {
		l.tie(l.person, m)
		return end
	}
	if l.mark(end, ",") && l.named(end+1) && (m.definite || m.owner != None) {
		if q := l.personAt(end + 1); q > end+1 && (q-end > 2 || l.known(end+1)) && (q >= len(l.atoms) || l.atoms[q].shape == mark && !l.atoms[q].possessive) {
			return l.holder(m, end+1, q)
		}
	}
	if m.flags&(courtesy|also|rank) != 0 && m.flags&(ofState|ofGroup) == 0 && !m.definite {
		return end
	}
	if m.flags&courtesy != 0 || m.former {
		return end
	}
	m.subject = l.subject(start, end)
	l.add(m)
	return end
}

// determiner returns where the phrase begins, with the article before it.
func (l *line) determiner(start int) int {
	switch l.fold(start - 1) {
	case "the", "a", "an", "who", "its", "his", "their":
		return start - 1
	}
	return start
}

// copula says whether a form of "be" stands at i.
func (l *line) copula(i int) bool {
	switch l.fold(i) {
	case "is", "was", "became":
		return true
	}
	return false
}
