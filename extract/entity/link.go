package entity

import (
	"slices"
	"strings"

	"newsgraph/graph"
)

// linker makes entities of raw mentions.
type linker struct {
	*reading
	entities   []Entity
	parts      [][]string // of persons: folded name parts
	things     map[int32]int
	names      map[string]int
	person     []int            // the entities that are persons, in the order they were made
	classes    []string         // of described groups: class; of all others empty
	rows       []int32          // the row of the tables that the entity is, or None
	bearers    map[string][]int // a part of a name to the persons who bear it
	lasting    []int            // described groups, in the order they were made
	owners     map[int]int      // of the ties: the raw mention of the owner to that of the person
	calls      map[string]int   // what a loosely described group may be called again to the last one called so
	armed      int              // the armed group that the article names, when it names one alone, or None
	more       []raw            // further mentions of pronouns and pairs that mean several
	pairs      map[int]int      // a raw mention of two to the other one
	leading    int              // the state that the article names more often than any other, of several the one that it is set in, or None
	counted    int              // the state that it names more often than any other, or None
	main       int              // the state that it names most, of several the one that it is set in, else the first, or None
	scene      string           // the ISO3 of the state that the article is set in, or empty
	groups     map[string]bool
	titles     []held
	statements []statement
	performed  []performative // what is done by being said, nil until asked for
	bound      map[int][]bond // what the words around a raw mention of a person tie it to
	ofNames    map[int][]bond // the same of all full names of a person
	shown      map[int][]bond // what surnames alone are presented as: "Reed, a teacher,"
	strangers  bool           // the article says that two who are called alike are no relatives
	sharing    bool           // the article says that two share a name
	offices    []Office
	sexes      map[int]*gender
	earlier    map[int]int // who has an office to who had it before
	kinships   []kinship
	presenting map[int]bool     // adjectives of states by which the text presents persons without an office
	also       map[int]int      // a raw mention to the one of which it is another name
	decide     func(Choice) int // chooses what a pronoun takes up
	firm       map[string]bool  // names that no pronoun makes persons
}

// held is an office of a person of the article.
type held struct {
	person, of int
	title      string
	former     bool
}

func newLinker(r *reading) *linker {
	k := &linker{reading: r, things: map[int32]int{}, names: map[string]int{}, bearers: map[string][]int{}, groups: map[string]bool{}, owners: map[int]int{}, calls: map[string]int{}, earlier: map[int]int{}, pairs: map[int]int{}}
	k.decide = k.rank
	k.firm = k.firmNames()
	return k
}

// link finds the entity of every raw mention: first those with names, then what leans on them, in the order of the text.
func (k *linker) link() {
	k.findStatements()
	k.bear()
	k.otherNames()
	k.linkNames()
	k.capitals()
	k.joinGroups()
	k.shortOperations()
	k.lengthened()
	k.shorten()
	k.headWords()
	k.linkPersons()
	k.family(true)
	k.introduced()
	k.linkTies()
	k.linkNationals()
	k.genders()
	k.seeGroups()
	k.countStates()
	for i := range k.raws {
		if m := &k.raws[i]; m.entity == None {
			m.entity = k.lean(i)
		}
	}
	k.family(false)
	k.finishTies()
}

// lean finds the entity of a mention that has no name.
func (k *linker) lean(i int) int {
	switch k.raws[i].ref {
	case refBody:
		return k.linkBody(i)
	case refGroup:
		return k.linkGroup(i)
	case refOffice:
		return k.linkOffice(i)
	case refDefinite:
		return k.linkDefinite(i)
	case refPronoun:
		return k.linkPronoun(i)
	case refAged:
		return k.linkAged(i)
	case refCalled:
		return k.linkCalled(i)
	case refKin:
		return k.linkKin(i)
	case refPair:
		return k.linkPair(i)
	}
	return None
}

// linkNames links the things of the tables, the other names of the text and acronyms.
func (k *linker) linkNames() {
	k.vote()
	for i := range k.raws {
		m := &k.raws[i]
		switch {
		case m.ref == refThing && len(m.things) == 1 && !k.common(m):
			if m.entity = k.initialled(i); m.entity == None {
				m.entity = k.thing(m.things[0])
			}
		case m.ref == refName && !k.isShort(m):
			if at, ok := k.acronyms[key(m.name)]; ok && at < i && k.raws[at].entity != None && k.lines[m.line].atoms[m.a].shape == upper {
				m.entity = k.raws[at].entity
				continue
			}
			m.entity = k.named(m)
		}
	}
	for i := range k.raws {
		m := &k.raws[i]
		switch {
		case m.ref == refThing && len(m.things) == 1 && m.entity == None:
			m.entity = k.atHome(i)
		case m.ref == refThing && len(m.things) > 1:
			if m.entity = k.alternative(m.things); m.entity == None && m.form == Named {
				m.entity = k.mostly(m)
			}
		case m.ref == refAcronym:
			if m.entity = k.initialled(i); m.entity == None {
				m.entity = k.acronym(m)
			}
		case m.ref == refName && m.entity == None:
			m.entity = k.half(m)
		case m.ref == refName && m.kind != kindAgreement:
			if e := k.initialled(i); e != None {
				m.entity = e
			}
		}
	}
}

// capitals links capitals of which nothing tells that they are of a group, as in a headline, to the group that the article calls so elsewhere.
func (k *linker) capitals() {
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refAcronym || m.entity != None {
			continue
		}
		if e, ok := k.names[kindGroup+":"+key(m.name)]; ok {
			m.entity = e
		}
	}
}

// initialled is the group that the article has named in full before, whose initials capitals are, or None: after "the Northern Salvation Army" the
// NSA is no agency of the tables.
func (k *linker) initialled(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if m.b-m.a != 1 || m.ref == refThing && k.f.things[m.things[0]].kind != kindGroup || l.atoms[m.a].shape != upper || l.loud || len(l.fold(m.a)) < 3 {
		return None
	}
	spelt := func(j int) bool {
		c := &k.raws[j]
		return c.entity != None && c.form == Named && k.entities[c.entity].Kind == kindGroup && k.initials(j) == l.fold(m.a)
	}
	for j := i - 1; j >= 0; j-- {
		if spelt(j) {
			return k.raws[j].entity
		}
	}
	for j := i + 1; j < len(k.raws) && m.ref != refThing; j++ { // the title has the capitals, and the text the name
		if spelt(j) {
			return k.raws[j].entity
		}
	}
	return None
}

// initials are the folded first letters of the capital words of a name.
func (k *linker) initials(i int) string {
	m := &k.raws[i]
	l := &k.lines[m.line]
	var letters []byte
	for n := m.a; n < m.b; n++ {
		if l.atoms[n].shape == capital {
			letters = append(letters, l.fold(n)[0])
		}
	}
	return string(letters)
}

// isShort says whether a name is one of shorts.tsv.
func (k *linker) isShort(m *raw) bool {
	_, ok := k.f.shorts[key(m.name)]
	return ok && m.b-m.a == 1 && k.lines[m.line].fold(m.a-1) == "the"
}

// half is the state that a name of shorts.tsv means where the text names it or the other, else the place.
func (k *linker) half(m *raw) int {
	pair := k.f.shorts[key(m.name)]
	if k.ofState(pair[0]) != None || k.ofState(pair[1]) != None {
		return k.thing(k.f.byISO3[pair[0]])
	}
	return k.named(m)
}

// vote gives a name the kind that the words around it tell in another place of the article.
func (k *linker) vote() {
	told := map[string]*raw{}
	for i := range k.raws {
		if m := &k.raws[i]; m.ref == refName && m.sure && told[key(m.name)] == nil {
			told[key(m.name)] = m
		}
	}
	k.tellKinds()
	k.voteHeadlines()
	if len(told) == 0 {
		return
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refName && !(m.ref == refPerson && len(m.things) == 0 && m.styled == "") && m.ref != refAcronym {
			continue
		}
		if t := told[key(m.name)]; t != nil && !m.sure {
			m.ref, m.kind, m.class = refName, t.kind, t.class
		}
	}
}

// tellKinds gives a lone name of which nothing is sure the kind that what follows tells: "Reed, who said" is a person, and who has a boss is none.
func (k *linker) tellKinds() {
	for i := range k.raws {
		m := &k.raws[i]
		l := &k.lines[m.line]
		if m.b-m.a != 1 || len(m.things) > 0 || m.sure || l.articled(m.a) || l.atoms[m.a].shape != capital {
			continue
		}
		switch {
		case m.ref == refName && m.class == "" && (m.kind == kindPlace || m.kind == kindGroup) && l.mark(m.b, ",") && l.fold(m.b+1) == "who" && !l.is(m.a, groupWord|placeWord):
			m.ref, m.kind = refPerson, ""
		case m.ref == refPerson && m.weak && m.b < len(l.atoms) && l.atoms[m.b].possessive && l.companyOffice(m.b+1):
			m.ref, m.kind = refName, kindGroup
		}
	}
}

// companyOffice says whether an office that groups have, and no states, begins at i: "boss", "chief executive".
func (l *line) companyOffice(i int) bool {
	if i >= len(l.atoms) {
		return false
	}
	h := l.phrases[i][headWord]
	return h.size > 0 && l.f.phrases[h.id].flags&(ofGroup|ofState|courtesy|also) == ofGroup
}

// voteHeadlines gives a name of several words in a headline the kind that it has in the text, and those who have an office that of persons.
func (k *linker) voteHeadlines() {
	held := map[string]bool{}
	for _, t := range k.ties {
		if m := &k.raws[t.person]; m.ref == refPerson && m.b-m.a > 1 {
			held[key(m.name)] = true
		}
	}
	shown := map[string]int{}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref == refName && m.kind == kindPlace && !m.sure && held[key(m.name)] {
			m.ref, m.kind = refPerson, "" // who has an office elsewhere in the text is no place
			continue
		}
		if (m.ref == refName || m.ref == refPerson && len(m.things) == 0) && m.b-m.a > 1 && !k.heads(m.line) {
			if j, ok := shown[key(m.name)]; !ok {
				shown[key(m.name)] = i
			} else if j != None && (k.raws[j].ref != m.ref || k.raws[j].kind != m.kind) {
				shown[key(m.name)] = None
			}
		}
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refName && m.ref != refPerson || len(m.things) > 0 || m.sure || m.styled != "" || held[key(m.name)] || !k.heads(m.line) {
			continue
		}
		if j, ok := shown[key(m.name)]; ok && j != None && (k.raws[j].ref != m.ref || k.raws[j].kind != m.kind) {
			m.ref, m.kind, m.class = k.raws[j].ref, k.raws[j].kind, k.raws[j].class
		}
	}
}

// heads says whether a line is a headline: by its capitals, or as the first one, a paragraph of its own without a point.
func (k *linker) heads(n int) bool {
	l := &k.lines[n]
	return l.headline || l.loud || n == 0 && len(k.lines) > 1 && k.lines[1].paragraph != l.paragraph && !l.mark(len(l.atoms)-1, ".")
}

// thing returns the entity of a row of the tables.
func (k *linker) thing(t int32) int {
	if e, ok := k.things[t]; ok {
		return e
	}
	row := &k.f.things[t]
	e := k.make(Entity{Kind: row.kind, Name: row.name, Code: row.code, ISO3: row.iso3, CAMEO: row.cameo, Wikidata: row.wikidata,
		State: row.state, Class: row.class, Gender: row.gender})
	if row.kind == kindPlace && row.iso3 == "" {
		k.entities[e].ISO3 = row.state
	}
	k.things[t] = e
	k.rows[e] = t
	return e
}

func (k *linker) make(e Entity) int {
	k.entities = append(k.entities, e)
	k.parts = append(k.parts, nil)
	k.classes = append(k.classes, "")
	k.rows = append(k.rows, None)
	return len(k.entities) - 1
}

// named returns the entity of a name that no table has.
func (k *linker) named(m *raw) int {
	name := clean(m.name)
	if t, ok := k.f.lookup(name); ok && k.f.things[t].kind != kindPerson {
		return k.thing(t)
	}
	id := m.kind + ":" + key(name)
	if e, ok := k.names[id]; ok {
		if k.entities[e].Class == "" {
			k.entities[e].Class = m.class
		}
		return e
	}
	if m.kind == kindAgreement {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	e := Entity{Kind: m.kind, Name: name, Class: m.class}
	if len(m.things) == 1 {
		e.State = k.f.things[m.things[0]].state
	}
	k.names[id] = k.make(e)
	return k.names[id]
}

// clean puts single spaces between the words of a name.
func clean(name string) string { return strings.Join(strings.Fields(name), " ") }

// alternative chooses among things that a name may mean the one that the article names without doubt.
func (k *linker) alternative(things []int32) int {
	found := None
	for _, t := range things {
		if e, ok := k.things[t]; ok {
			if found != None {
				return None
			}
			found = e
		}
	}
	if found != None {
		return found
	}
	// Towns tell the state they lie in.
	for _, t := range things {
		for i := range k.entities {
			if k.entities[i].State != "" && k.entities[i].State == k.f.things[t].iso3 {
				if found != None && found != int(t) {
					return None
				}
				found = int(t)
			}
		}
	}
	if found != None {
		return k.thing(int32(found))
	}
	return None
}

// mostly is the state that a name of several means where the text tells nothing, or None.
func (k *linker) mostly(m *raw) int {
	iso3 := k.f.mostly[key(clean(k.lines[m.line].text(m.a, m.b)))]
	if iso3 == "" {
		return None
	}
	usual := None
	for _, t := range m.things {
		state := k.f.things[t].iso3
		if _, named := k.things[t]; named || state != iso3 && k.toldOf(state) {
			return None // the text names both, or a town or a leader of the other
		}
		if state == iso3 {
			usual = int(t)
		}
	}
	if usual == None {
		return None
	}
	return k.thing(int32(usual))
}

// toldOf says whether the text names a place, a leader or a group of a state.
func (k *linker) toldOf(iso3 string) bool {
	return slices.ContainsFunc(k.raws, func(m raw) bool {
		return slices.ContainsFunc(m.things, func(t int32) bool { return k.f.things[t].state == iso3 && k.f.things[t].kind != kindState })
	})
}

// acronym returns the entity of capitals: what the article introduced, else a group of that name.
func (k *linker) acronym(m *raw) int {
	if at, ok := k.acronyms[key(m.name)]; ok {
		return k.raws[at].entity
	}
	if m.weak {
		return None
	}
	m.kind = kindGroup
	return k.named(m)
}

// ofState returns the entity of a state that the article names, or None.
func (k *linker) ofState(iso3 string) int {
	if t, ok := k.f.byISO3[iso3]; ok && iso3 != "" {
		if e, ok := k.things[t]; ok {
			return e
		}
	}
	return None
}

// stateOf returns the entity of the state that an entity is or acts for, or None.
func (k *linker) stateOf(e int) int {
	if e == None {
		return None
	}
	if k.entities[e].Kind == kindState {
		return e
	}
	return k.ofState(k.entities[e].State)
}

// id is the id that the entity will have in the graph, for scopes.
func (k *linker) id(e int) string {
	x := &k.entities[e]
	return graph.EntityID(x.Kind, x.Code, x.Name, "")
}

// back yields the linked raw mentions before i, the nearest first, as far as the given number of lines.
func (k *linker) back(i, lines int) []int {
	var out []int
	from := k.raws[i].line
	for j := i - 1; j >= 0; j-- {
		m := &k.raws[j]
		if from-m.line > lines {
			break
		}
		if m.entity != None && !(m.line == from && m.b > k.raws[i].a) {
			out = append(out, j)
		}
	}
	return out
}
