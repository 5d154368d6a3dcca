package entity

// succeed notes who had an office before whom: "Reed, who took over from Ann Pike". Who had it is its former holder.
func (k *linker) succeed() {
	for n := range k.lines {
		l := &k.lines[n]
		for at := range l.atoms {
			if !l.is(at, succession) {
				continue
			}
			now, old := k.personBefore(l, at), k.personAfter(l, at)
			if l.fold(at+1) == "by" {
				now, old = old, now
			}
			if now == None || old == None || now == old {
				continue
			}
			k.earlier[now] = old
			for _, h := range k.titles {
				if h.person == now && !h.former {
					k.titles = append(k.titles, held{person: old, of: h.of, title: h.title, former: true})
				}
			}
		}
	}
}

// personBefore is the person named last before an atom of a line.
func (k *linker) personBefore(l *line, at int) int {
	for j := l.lastRaw - 1; j >= l.firstRaw; j-- {
		if e := k.raws[j].entity; k.raws[j].b <= at && e != None && k.entities[e].Kind == kindPerson {
			return e
		}
	}
	return None
}

// personAfter is the person named right after an atom of a line, or after the office that stands between.
func (k *linker) personAfter(l *line, at int) int {
	for j := l.firstRaw; j < l.lastRaw; j++ {
		m := &k.raws[j]
		if m.a <= at || m.entity == None || k.entities[m.entity].Kind != kindPerson {
			continue
		}
		if m.a-at > 5 {
			return None
		}
		for i := at + 1; i < m.a; i++ {
			if !l.word(i) {
				return None
			}
		}
		return m.entity
	}
	return None
}

// predecessor is who had a person's office before, as far as the article says.
func (k *linker) predecessor(person int) int {
	if e, ok := k.earlier[person]; ok {
		return e
	}
	found := None
	for _, h := range k.titles {
		if h.former && h.person != person && k.holds(person, h.title) {
			if found != None && found != h.person {
				return None
			}
			found = h.person
		}
	}
	return found
}

// successor is the only one whom the text calls by the office now that a person had before, of the same state or group.
func (k *linker) successor(person int) int {
	found := None
	for _, h := range k.titles {
		if h.person != person || !h.former {
			continue
		}
		for _, now := range k.titles {
			if now.former || now.person == person || now.title != h.title || !k.alikeIn(person, now.person) {
				continue
			}
			if found != None && found != now.person {
				return None
			}
			found = now.person
		}
	}
	return found
}

// alikeIn says whether two persons may be of one state, as far as the text tells.
func (k *linker) alikeIn(a, b int) bool {
	x, y := k.entities[a].State, k.entities[b].State
	return x == "" || y == "" || x == y
}

// belongs says whether a person's state or organisation is that.
func (k *linker) belongs(person, of int) bool {
	e := &k.entities[person]
	return e.Scope != "" && e.Scope == k.id(of) || e.State != "" && k.entities[of].Kind == kindState && e.State == k.entities[of].ISO3
}

// equate gives the holder of one office another: "the former minister is now Peru's ambassador".
func (k *linker) equate(i int) int {
	m := &k.raws[i]
	person, of := k.raws[m.same].entity, None
	if m.owner != None {
		of = k.raws[m.owner].entity
	}
	if person == None || k.entities[person].Kind != kindPerson {
		m.same = None
		return k.linkOffice(i)
	}
	k.titles = append(k.titles, held{person: person, of: of, title: titleKey(m.name)})
	if of != None && k.entities[of].Kind != kindPerson && !m.sent {
		l := &k.lines[m.line]
		k.scope(person, of, m.name)
		k.offices = append(k.offices, Office{Person: person, Of: of, Title: clean(m.name), Former: m.former, Sentence: m.line, Span: l.span(m.a, m.b)})
	}
	return person
}

// adopt gives an office that nobody of the article has to the one person who spoke in the line before, and of whom it tells no
// other: "Ann Reed said ... The mediator added".
func (k *linker) adopt(i, of int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if !m.definite || m.former || m.flags&(rank|also|counterpart) != 0 || m.line == 0 || !(l.is(m.b, speech) || l.is(m.a-1, speech)) || l.fold(m.a-1) != "the" && m.owner == None {
		return None
	}
	title, found := titleKey(m.name), None
	for n := max(0, m.line-1); n <= m.line; n++ {
		for j := k.lines[n].firstRaw; j < k.lines[n].lastRaw; j++ {
			o := &k.raws[j]
			if o.entity == None || k.entities[o.entity].Kind != kindPerson || o.form == Pronoun {
				continue
			}
			if n < m.line && !k.speaks(o) && found == None {
				continue // of whom who speaks tells
			}
			if found != None && found != o.entity && k.speaks(o) || n == m.line && found == None {
				return None
			}
			if found == None {
				found = o.entity
			}
		}
	}
	if found == None || of != None && !k.belongs(found, of) {
		return None
	}
	if _, known := k.leaderOf(found); known {
		return None
	}
	for _, h := range k.titles {
		if h.person == found && h.title != "" || k.sameTitle(h.title, title) {
			return None
		}
	}
	k.titles = append(k.titles, held{person: found, of: of, title: title})
	return found
}
