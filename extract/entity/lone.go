package entity

import "strings"

// A lone name takes its kind from the longer one of the article that it begins or ends.

// shorten takes a lone name for the group whose name begins with it: "Harbour" for "Harbour Oil". Of two such it is neither.
func (k *linker) shorten() {
	groups := map[string]int{}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refName || m.entity == None || m.b-m.a < 2 || k.entities[m.entity].Kind != kindGroup {
			continue
		}
		l := &k.lines[m.line]
		word := l.fold(m.a)
		if l.ordinary(m.a) || k.f.given[word] != "" || l.atoms[m.a+1].shape < capital || l.ordinal(m.a) {
			continue
		}
		if old, ok := groups[word]; ok && old != m.entity {
			groups[word] = None
			continue
		}
		groups[word] = m.entity
	}
	if len(groups) == 0 {
		return
	}
	offices := map[int]bool{}
	for _, t := range k.ties {
		offices[t.person] = true
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.b-m.a != 1 || offices[i] || m.told != "" || m.form != Named {
			continue
		}
		e, ok := groups[k.lines[m.line].fold(m.a)]
		if !ok || e == None || k.lines[m.line].atoms[m.a].shape == upper && k.initialled(i) != None {
			continue // HFL is the Hill Farmers' League, not the HFL Choir
		}
		if l := &k.lines[m.line]; l.fold(m.a-1) == "of" && m.a > 1 && (l.is(m.a-2, locality) || l.phrases[m.a-2][descWord].size > 0 || l.localOffice(m.a-2)) || l.is(m.b, locality|placeWord) || l.localOffice(m.b) {
			if m.ref == refName && m.kind == kindGroup && !m.sure {
				m.kind = kindPlace
				m.entity = k.named(m)
			}
			continue // "the Muslims of Sulu" and "Sulu Governor Luis Vega" are not of the Sulu Liberation Front
		}
		switch {
		case m.ref == refName && !m.sure && !(m.kind == kindPlace && k.lines[m.line].placed(m.a)), m.ref == refPerson && len(m.things) == 0, m.ref == refThing && k.town(m) && !k.lines[m.line].placed(m.a):
			m.ref, m.kind, m.entity = refName, kindGroup, e
		}
	}
}

// shortOperations takes a lone name for the operation that the article has named with it: "Haribon", of "Operation Haribon".
func (k *linker) shortOperations() {
	operations := map[string]int{}
	for i := range k.raws {
		m := &k.raws[i]
		l := &k.lines[m.line]
		if m.entity == None || k.entities[m.entity].Kind != kindOperation || m.b-m.a < 2 || l.cues[m.a]&operationWord == 0 || l.ordinary(m.b-1) {
			continue
		}
		operations[key(l.text(m.a+1, m.b))] = m.entity
	}
	if len(operations) == 0 {
		return
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refName && (m.ref != refPerson || m.styled != "" || m.titled) || len(m.things) > 0 {
			continue
		}
		if e, ok := operations[key(m.name)]; ok {
			m.ref, m.kind, m.entity = refName, kindOperation, e
		}
	}
}

// localOffice says whether an office that a place has begins at i: "governor", "Mayor".
func (l *line) localOffice(i int) bool {
	if i >= len(l.atoms) {
		return false
	}
	h := l.phrases[i][headWord]
	return h.size > 0 && l.f.phrases[h.id].flags&ofPlace != 0
}

// lengthened takes a group's name for the only longer one of the article that goes on after it ("Reed Foundation" for the Reed Foundation for the
// Deaf), and a unit's for the only one of its number with more words ("3rd Brigade" for the 3rd Infantry Brigade).
func (k *linker) lengthened() {
	long := map[int]string{}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref == refName && m.entity != None && k.entities[m.entity].Kind == kindGroup && m.b-m.a > 2 && !k.lines[m.line].headline {
			long[m.entity] = key(k.entities[m.entity].Name)
		}
	}
	if len(long) == 0 {
		return
	}
	for i := range k.raws {
		m := &k.raws[i]
		l := &k.lines[m.line]
		if m.ref != refName || m.entity == None || m.b-m.a < 2 || k.entities[m.entity].Kind != kindGroup || k.rows[m.entity] != None || !l.is(m.b-1, groupWord) {
			continue
		}
		only := None
		for e, name := range long {
			if e == m.entity || !k.goesOn(key(k.entities[m.entity].Name), name) {
				continue
			}
			if only != None {
				only = None
				break
			}
			only = e
		}
		if only != None {
			k.rename(m.entity, only)
		}
	}
}

// goesOn says whether a name is a longer form of another one: with what it is for or of, or of one number with more words.
func (k *linker) goesOn(short, long string) bool {
	if rest, ok := strings.CutPrefix(long, short+" "); ok {
		word, _, _ := strings.Cut(rest, " ")
		return k.f.cuesOf(word)&preposition != 0
	}
	a, b := strings.Fields(short), strings.Fields(long)
	return len(a) == 2 && len(b) == 3 && '0' <= a[0][0] && a[0][0] <= '9' && a[0] == b[0] && a[1] == b[2]
}

// rename lets all mentions of one entity be those of another.
func (k *linker) rename(old, e int) {
	for j := range k.raws {
		if k.raws[j].entity == old {
			k.raws[j].entity = e
		}
	}
	for id, n := range k.names {
		if n == old {
			k.names[id] = e
		}
	}
}

// headWords takes a capitalised word for groups, or a plural, with "the" for the group of the article that was called so with more words before: "the
// Church" for the Church of the Holy Dawn, "the Pirates" for the Karsk Pirates. Of several it is the one named last. A word that the article begins to use alone is a name of its own.
func (k *linker) headWords() {
	alone, first := map[string]bool{}, map[string]int{}
	for i := range k.raws {
		m := &k.raws[i]
		l := &k.lines[m.line]
		if m.ref != refName || m.kind != kindGroup || m.entity == None || m.b-m.a != 1 || !l.is(m.a, groupWord) && l.tag(m.a) != "NNPS" && l.tag(m.a) != "NNS" || l.fold(m.a-1) != "the" || k.rows[m.entity] != None || l.headline || l.loud || alone[l.fold(m.a)] {
			continue
		}
		if e := k.headedBy(i, l.fold(m.a)); e != None && !k.aloneBy(first, l.fold(m.a), m.line) {
			m.entity = e
		} else {
			alone[l.fold(m.a)] = true
		}
	}
}

// aloneBy says whether a word stands alone up to a line; first keeps where each word does first.
func (k *linker) aloneBy(first map[string]int, word string, line int) bool {
	if _, known := first[word]; !known {
		first[word] = k.firstAlone(word)
	}
	return first[word] <= line
}

// firstAlone is the first line in which a word stands with a capital, without "the" and with no other word of a name beside it: "Coalition advisers"; the
// number of lines where none is.
func (k *linker) firstAlone(word string) int {
	for n := range k.lines {
		l := &k.lines[n]
		if l.headline || l.loud {
			continue
		}
		for a := 1; a < len(l.atoms); a++ {
			if l.fold(a) == word && l.atoms[a].shape == capital && !l.initial(a) && l.fold(a-1) != "the" && !l.named(a-1) && !l.linked(a-1) && !l.named(a+1) && !l.linked(a+1) {
				return n
			}
		}
	}
	return len(k.lines)
}

// headedBy is the group of several words, of which that word is the head, that is named last before a mention, or None.
func (k *linker) headedBy(i int, word string) int {
	for j := i - 1; j >= 0; j-- {
		e := k.raws[j].entity
		if e == None || k.raws[j].form != Named || k.entities[e].Kind != kindGroup {
			continue
		}
		words := strings.Fields(key(k.entities[e].Name))
		for n, w := range words {
			if w == word && len(words) > 1 && (n == len(words)-1 || k.f.cuesOf(words[n+1])&preposition != 0) {
				return e
			}
		}
	}
	return None
}

// town says whether a mention is a town of the tables that is no capital.
func (k *linker) town(m *raw) bool {
	return len(m.things) == 1 && k.f.things[m.things[0]].class == "city" && !k.capital(m)
}

// family takes a lone name that the name finder takes for a place or a group for the person of that surname. Where the table of
// family names has it, that is so before pronouns are read, whose clues tell of the others.
func (k *linker) family(known bool) {
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refName || m.sure || m.listed || m.class != "" || m.b-m.a != 1 || m.kind != kindPlace && m.kind != kindGroup {
			continue
		}
		l := &k.lines[m.line]
		if l.placed(m.a) || l.articled(m.a) || known != l.is(m.a, family) {
			continue
		}
		parts := k.f.personParts(m.name)
		for _, e := range k.person {
			if n := len(k.parts[e]); n > 1 && (k.surnamed(e, parts) || n == 3 && len(parts) == 1 && k.parts[e][1] == parts[0] && k.f.given[parts[0]] == "" || n == 3 && k.parts[e][0] == parts[0] && l.is(m.a, family)) {
				m.ref, m.entity = refPerson, e
				break
			}
		}
	}
}

// bear takes a capital, or a state that the text names in no other way, for the person whose surname it is: "Ana Paris was held. Paris said
// ...". So it is after the full name, where nothing says that it is a place.
func (k *linker) bear() {
	surnames := map[string]bool{}
	owns := map[int]bool{}
	for i := range k.raws {
		owns[k.raws[i].owner] = true
	}
	for i := range k.raws {
		m := &k.raws[i]
		l := &k.lines[m.line]
		if m.ref == refPerson && m.b-m.a > 1 && !m.weak && !l.headline && m.styled == "" {
			surnames[l.fold(m.b-1)] = true
			if m.b-m.a == 2 && l.is(m.a, family) {
				surnames[l.fold(m.a)] = true // Gao, of Gao Feng
			}
			continue
		}
		if m.ref != refThing || m.b-m.a != 1 || owns[i] || !surnames[l.fold(m.a)] || l.within(m.a) || l.placed(m.a) || !k.bearable(m) {
			continue
		}
		m.ref, m.form, m.things = refPerson, Named, nil
		m.name = l.text(m.a, m.b)
	}
}

// bearable says whether a place of the tables may be a surname here: a town, or a state of which nothing else in the text speaks.
func (k *linker) bearable(m *raw) bool {
	if k.capital(m) || k.town(m) {
		return true
	}
	for i := range k.raws {
		o := &k.raws[i]
		if o.ref == refThing && len(o.things) == 1 && len(m.things) == 1 && o.things[0] == m.things[0] && k.lines[o.line].fold(o.a) != k.lines[m.line].fold(m.a) {
			return false
		}
	}
	return m.form == Named
}
