package entity

import "strings"

// Newspapers go on to call somebody by his age: "Reed, 34, denied it. The 34-year-old was freed."

// agedAt returns where "the 34-year-old", or "the 34-year-old singer", that begins at i ends, or i.
func (l *line) agedAt(i int) int {
	if l.fold(i) != "the" || !l.numeral(i+1) || l.fold(i+2) != "year" || l.fold(i+3) != "old" || l.headline {
		return i
	}
	end := i + 4
	if end >= len(l.atoms) || l.atoms[end].shape != lower {
		if l.named(end) {
			return i // the 34-year-old Ann Reed
		}
		return end
	}
	if stop := l.agedOffice(end); stop > end {
		return stop
	}
	switch t := l.tag(end); {
	case t == "NN":
		if _, ok := l.personNoun(l.atoms[end].token); ok && !l.named(end+1) && l.fold(end+1) != "of" && l.phrases[end][headWord].size == 0 && !strings.HasPrefix(l.tag(end+1), "NN") {
			return end + 1
		}
		return i
	case t == "NNS", strings.HasPrefix(t, "JJ") && end+1 < len(l.atoms) && (strings.HasPrefix(l.tag(end+1), "NN") || l.named(end+1)):
		return i
	}
	return end
}

// agedOffice returns where an office behind an age ends, "former deputy foreign minister", or i.
func (l *line) agedOffice(i int) int {
	k := i
	for k < len(l.atoms) && l.atoms[k].shape == lower {
		p := &l.phrases[k]
		if size := int(p[headWord].size); size > 0 {
			if l.named(k+size) || l.fold(k+size) == "of" || strings.HasPrefix(l.tag(k+size), "NN") || l.f.phrases[p[headWord].id].flags&plural != 0 {
				return i
			}
			return k + size
		}
		size := max(p[formerWord].size, p[prefixWord].size, p[domainWord].size)
		if size == 0 {
			break
		}
		k += int(size)
	}
	return i
}

// aged reads somebody who is called by his age.
func (l *line) aged(i, end int) int {
	l.add(raw{a: i, b: end, ref: refAged, form: Bare, owner: None, subject: l.subject(i, end)})
	return end
}

// linkAged finds who is called by his age: whose age the article tells, else the one person of the nearest line, of several the one that it is
// about; nobody whose age is another.
func (k *linker) linkAged(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	years := l.fold(m.a + 1)
	if who, told := k.agedHolder(i, years); told {
		return who
	}
	only := None
	for j := range k.raws {
		o := &k.raws[j]
		if o.ref != refPerson || o.entity == None || !k.aging(j, years) {
			continue
		}
		if only != None && only != o.entity {
			return None
		}
		only = o.entity
	}
	if only != None {
		return only
	}
	for n := m.line; n >= 0 && n >= m.line-2; n-- {
		who, several := None, false
		for j := k.lines[n].firstRaw; j < k.lines[n].lastRaw && j < i; j++ {
			o := &k.raws[j]
			if o.entity == None || k.entities[o.entity].Kind != kindPerson || o.ref == refPerson && k.lines[n].age(o) > 0 {
				continue
			}
			if o.b < len(k.lines[n].atoms) && k.lines[n].atoms[o.b].possessive {
				continue // Reed's successor
			}
			switch {
			case who == None:
				who = o.entity
			case who != o.entity:
				several = true
			}
			if o.subject && !several {
				return o.entity
			}
		}
		if several {
			return None
		}
		if who != None {
			return who
		}
	}
	return None
}

// agedHolder is the one person who has the office by which somebody is called beside his age, whoever else is of that age; None where his age is another,
// or where it is the office of somebody without a name. It says whether the text tells of such an office.
func (k *linker) agedHolder(i int, years string) (int, bool) {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if from := m.a + 4; from >= m.b || l.agedOffice(from) != m.b {
		return None, false
	}
	title := titleKey(l.text(m.a+4, m.b))
	if k.lines[m.line].formerAt(m.a + 4) {
		return None, false
	}
	found, told := None, false
	for _, h := range k.titles {
		if h.former || h.person == found || !k.sameTitle(h.title, title) {
			continue
		}
		if found != None {
			return None, false // of two envoys his age tells who it is
		}
		found, told = h.person, true
	}
	for j := range k.raws[:i] {
		o := &k.raws[j]
		switch {
		case o.ref == refOffice && o.owner != None && found == None && k.sameTitle(titleKey(o.name), title):
			told = true // Peru's envoy
		case o.ref == refPerson && o.entity == found && found != None && k.lines[o.line].age(o) > 0 && !k.aging(j, years):
			found = None
		}
	}
	return found, told
}

// aging says whether a mention of a person tells that he is so many years old.
func (k *linker) aging(j int, years string) bool {
	l := &k.lines[k.raws[j].line]
	n := l.age(&k.raws[j])
	return n > 0 && len(years) == 2 && n == int(years[0]-'0')*10+int(years[1]-'0')
}
