package entity

import "strings"

// introduced finds whose office the lead of an article tells without his name, where the next line begins with the name and nothing else about him:
// "The head of the Arab League says the talks have failed. Karim Nasser told reporters ...". Who is named there so is the one who was spoken of.
func (k *linker) introduced() {
	at := k.lead()
	if at < 0 || at+1 >= len(k.lines) || k.lines[at+1].headline || k.lines[at+1].loud {
		return
	}
	person := k.newcomer(at + 1)
	if person == None {
		return
	}
	office := k.nameless(at, k.does)
	if office == None && k.suffers(&k.lines[at+1], &k.raws[person]) {
		office = k.nameless(at, k.befalls) // police arrested a leader of the Red Front. Luis Vega was caught
	}
	if office == None || k.introducedAs(person, titleKey(k.raws[office].name)) || k.raws[person].gender != "" && k.raws[office].gender != "" && k.raws[person].gender != k.raws[office].gender {
		return
	}
	m := &k.raws[office]
	for i := range k.ties {
		if t := &k.ties[i]; t.person == person && t.of == None && k.sameTitle(titleKey(m.name), titleKey(t.title)) {
			t.of = m.owner // a U.N. spokesman ... Spokesman Ann Reed
			m.entity = k.raws[person].entity
			return
		}
	}
	title := m.name
	if m.ref == refBody {
		title = "official"
	}
	k.ties = append(k.ties, tie{person: person, of: m.owner, title: title, former: m.former, first: !m.definite, line: m.line, a: m.a, b: m.b})
	m.entity = k.raws[person].entity
}

// lead is the first line of the text itself, or -1.
func (k *linker) lead() int {
	for i := range k.lines {
		if l := &k.lines[i]; !l.headline && !l.loud && len(l.tokens) > minLead {
			return i
		}
	}
	return -1
}

// minLead is how many tokens a line has at most that is a dateline or a title.
const minLead = 5

// nameless is the one officer without a name of a line who stands so to what it tells, or None.
func (k *linker) nameless(line int, stands func(*line, *raw) bool) int {
	l := &k.lines[line]
	if l.tokens[0].Deprel == "" {
		return None
	}
	found := None
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.ref != refOffice && !k.anOfficial(i) || m.entity != None || m.owner == None || m.sent || m.several || m.ref == refOffice && m.same != None || m.flags&(courtesy|rank|counterpart|before|after|work) != 0 {
			continue
		}
		if e := k.raws[m.owner].entity; e == None && k.raws[m.owner].ref != refBody || e != None && k.entities[e].Kind != kindState && k.entities[e].Kind != kindGroup && k.entities[e].Kind != kindPlace {
			continue
		}
		if stands(l, m) {
			if found != None {
				return None
			}
			found = i
		}
	}
	if found == None {
		return None
	}
	for i := l.firstRaw; i < l.lastRaw; i++ {
		if m := &k.raws[i]; m.ref == refPerson && stands(l, m) {
			return None // somebody else who is named does it
		}
	}
	return found
}

// anOfficial says whether a mention of a state or body is one official of it: "Iran's top nuclear official says".
func (k *linker) anOfficial(i int) bool {
	m := &k.raws[i]
	return m.ref == refBody && k.lines[m.line].fold(m.b-1) == "official"
}

// does says whether a mention is the subject of what its line says.
func (k *linker) does(l *line, m *raw) bool {
	t := &l.tokens[l.headToken(m.a, m.b)]
	return (t.Deprel == "nsubj" || t.Deprel == "nsubj:pass") && t.Head >= 0 && l.tokens[t.Head].Deprel == "root"
}

// suffers says whether what its line says befalls a mention that is its subject.
func (k *linker) suffers(l *line, m *raw) bool {
	return l.tokens[l.headToken(m.a, m.b)].Deprel == "nsubj:pass"
}

// befalls says whether a mention is the object of what its line says.
func (k *linker) befalls(l *line, m *raw) bool {
	t := &l.tokens[l.headToken(m.a, m.b)]
	return t.Deprel == "obj" && t.Head >= 0 && l.tokens[t.Head].Deprel == "root"
}

// newcomer is the person with whom a line begins, named in full for the first time, without a word about who that is, or None.
func (k *linker) newcomer(line int) int {
	l := &k.lines[line]
	if l.tokens[0].Deprel == "" {
		return None
	}
	for i := l.firstRaw; i < l.lastRaw; i++ {
		m := &k.raws[i]
		if m.ref == refOffice && m.entity == None && k.does(l, m) {
			return None
		}
		if m.ref != refPerson || !k.does(l, m) {
			continue
		}
		if m.entity == None || k.entities[m.entity].Kind != kindPerson || !strings.Contains(m.name, " ") {
			return None
		}
		if _, known := k.leaderOf(m.entity); known {
			return None // whom everybody knows needs no introduction
		}
		for j := range i {
			if k.raws[j].entity == m.entity {
				return None
			}
		}
		return i
	}
	return None
}

// introducedAs says whether the text gives a mention of a person an office or work that is not that title, more than a rank.
func (k *linker) introducedAs(person int, title string) bool {
	for _, t := range k.ties {
		if k.raws[t.person].entity == k.raws[person].entity && !k.ranks(t.title) && (t.of != None || !k.sameTitle(title, titleKey(t.title))) {
			return true
		}
	}
	l := &k.lines[k.raws[person].line]
	return l.mark(k.raws[person].b, ",") && !l.is(k.raws[person].b+1, speech)
}
