package claim

import (
	"slices"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
	"newsgraph/graph"
)

// structure finds what stands in names and titles and not in verbs: who holds which office, where a place lies, whose an
// operation is.
func (f *Finder) structure(doc text.Document, sentences []*sentence, found entity.Found) []Claim {
	var out []Claim
	for _, o := range found.Offices {
		if o.Of == entity.None || o.Person == o.Of {
			continue
		}
		relation := "HOLDS_OFFICE"
		if o.Work || o.Serves || o.Title == "" { // the channel's Jane Odera, but not Peru's
			if !o.Serves && found.Entities[o.Of].Kind != "group" {
				continue
			}
			relation = "MEMBER_OF"
		}
		c := Claim{
			Relation: relation, Source: o.Person, Target: o.Of, Speaker: None, Place: None, Trigger: o.Span,
			Evidence: shows(doc, found.Entities[o.Person], o.Sentence), Sentence: o.Sentence, Modality: graph.Asserted,
			Title: o.Title, Former: o.Former, Confidence: 0.97,
		}
		if f.ontology.Check(c.Relation, found.Entities[o.Person].Kind, found.Entities[o.Of].Kind) == nil {
			out = append(out, c)
		}
	}
	for _, s := range sentences {
		out = append(out, f.locations(s)...)
		out = append(out, f.members(s, out)...)
		out = append(out, f.bodies(s)...)
		out = append(out, f.operations(s)...)
	}
	return out
}

// shows is the part of the text that shows an office: its sentence, with the next one where only that has the holder's name.
func shows(doc text.Document, person entity.Entity, sentence int) text.Span {
	named := func(n int) bool {
		return slices.ContainsFunc(person.Mentions, func(m entity.Mention) bool { return m.Sentence == n && m.Form == entity.Named })
	}
	span := doc.Sentences[sentence].Span
	if sentence+1 < len(doc.Sentences) && !named(sentence) && named(sentence+1) && !slices.ContainsFunc(person.Mentions, func(m entity.Mention) bool { return m.Sentence < sentence }) {
		span.End = doc.Sentences[sentence+1].End
	}
	return span
}

// members finds MEMBER_OF: a person who is told by the party or organisation that he is of, "Ann Reed of the Justice Party", and of which he has no office.
func (f *Finder) members(s *sentence, known []Claim) []Claim {
	out := append(f.partisans(s, known), f.counted(s)...)
	for _, m := range s.mentions {
		if s.entities[m.entity].Kind != "person" || m.pronoun || m.first == m.last && !slices.Contains(s.childrenBy(m.head, "nmod:desc"), m.first-1) || !s.headed(m.head) {
			continue
		}
		for _, c := range s.childrenBy(m.head, "nmod") {
			k := s.at[c]
			if k == none && s.lex.is("party-noun", s.lemma(c)) && s.at[c-1] != none {
				c, k = c-1, s.at[c-1] // of the Justice party
			}
			if k == none || !s.headed(c) && s.mentions[k].last != c || s.mentions[k].pronoun || !s.casedBy(c, "of") && !s.casedBy(s.head(c), "of") || c < m.last || s.tokens[c].UPOS != "PROPN" && s.tokens[s.mentions[k].first].UPOS != "PROPN" {
				continue
			}
			group := s.mentions[k].entity
			if e := &s.entities[group]; e.Kind != "group" || !s.lex.is("with-members", e.Class) && e.Class != "" || slices.ContainsFunc(known, func(c Claim) bool { return c.Source == m.entity && c.Target == group }) {
				continue
			}
			out = f.structural(out, s, "MEMBER_OF", m.entity, group, c)
		}
	}
	return out
}

// counted finds MEMBER_OF: those who are told between commas to be so many of a group, "Luis Vega and Omar Said, two key members of the Red Front,".
func (f *Finder) counted(s *sentence) []Claim {
	var out []Claim
	for _, g := range s.mentions {
		e := &s.entities[g.entity]
		if e.Kind != "group" || g.pronoun || g.first < 2 || s.words[g.first-1] != "," ||
			!s.lex.is("belonging", s.lemma(g.head)) || s.tokens[g.head].XPOS != "NNS" || s.tokens[g.first].UPOS != "NUM" {
			continue
		}
		if !slices.ContainsFunc(s.mentions, func(o mention) bool { return o.entity == g.entity && o.first > g.head && o.last == g.last }) {
			continue // no name of the group: "two rebel fighters"
		}
		for _, person := range s.before(g.first - 1) {
			out = f.structural(out, s, "MEMBER_OF", person, g.entity, g.head)
		}
	}
	return out
}

// before are the persons by name whose names end at a comma, and those whom "and" or a comma joins to them.
func (s *sentence) before(comma int) []int {
	var out []int
	many := 0
	for end := comma - 1; end >= 0; {
		k := s.at[end]
		if k == none || s.mentions[k].last != end || s.tokens[end].UPOS != "PROPN" || s.mentions[k].pronoun {
			break
		}
		many++
		if s.entities[s.mentions[k].entity].Kind == "person" {
			out = append(out, s.mentions[k].entity)
		}
		if end = s.mentions[k].first - 1; end < 0 || s.words[end] != "," && s.tokens[end].UPOS != "CCONJ" {
			break
		}
		end--
	}
	if many < 2 {
		return nil
	}
	return out
}

// partisans finds MEMBER_OF: whose party it is, "Luis Vega's Justice Party", "his Fatah faction", where it is no party of a state's and the person
// has no office of it.
func (f *Finder) partisans(s *sentence, known []Claim) []Claim {
	var out []Claim
	for k, g := range s.mentions {
		if e := &s.entities[g.entity]; e.Kind != "group" || g.pronoun || s.at[g.head] != k || s.tokens[g.first].UPOS != "PROPN" && !s.capital[g.first] || e.Class != "party" {
			continue
		}
		if next := g.last + 1; next < len(s.tokens) && s.tokens[next].UPOS == "NOUN" && !s.lex.is("party-noun", s.lemma(next)) {
			continue // his Justice Party rival
		}
		if p := s.partyOf(g); p != None && !slices.ContainsFunc(known, func(c Claim) bool { return c.Source == p && c.Target == g.entity }) {
			out = f.structural(out, s, "MEMBER_OF", p, g.entity, g.head)
			continue
		}
		owner := g.first - 1
		if owner > 0 && s.lex.is("possessive-mark", s.words[owner]) {
			owner--
		}
		if owner < 0 || s.at[owner] == none || owner == g.first-1 && s.tokens[owner].XPOS != "PRP$" {
			continue
		}
		person := s.mentions[s.at[owner]].entity
		if s.entities[person].Kind == "person" && !slices.ContainsFunc(known, func(c Claim) bool { return c.Source == person && c.Target == g.entity }) {
			out = f.structural(out, s, "MEMBER_OF", person, g.entity, g.head)
		}
	}
	return out
}

// partyOf is the person whose a party is said to be behind its name, or None: "the Justice Party of Prime Minister Luis Vega".
func (s *sentence) partyOf(party mention) int {
	of := party.last + 1
	if of >= len(s.words) || s.words[of] != "of" {
		return None
	}
	for _, c := range s.childrenBy(party.head, "nmod") {
		if k := s.at[c]; k != none && s.casedBy(c, "of") && c > of &&
			s.entities[s.mentions[k].entity].Kind == "person" && !s.mentions[k].pronoun && s.headed(c) {
			return s.mentions[k].entity
		}
	}
	return None
}

// bodies finds PART_OF: a group right behind the name of another whose it is, "the U.N. World Food Programme", "Fatah's Falcon Brigades".
func (f *Finder) bodies(s *sentence) []Claim {
	var out []Claim
	for k, m := range s.mentions {
		if state := s.publicOwner(m); state != None {
			out = f.structural(out, s, "PART_OF", m.entity, state, m.head)
		}
		if s.entities[m.entity].Kind != "group" || m.pronoun || s.at[m.head] != k || s.tokens[m.first].UPOS != "PROPN" {
			continue
		}
		last := m.first - 1
		owned := last > 0 && s.lex.is("possessive-mark", s.words[last])
		if owned {
			last--
		}
		if last < 0 || s.at[last] == none || s.tokens[last].UPOS != "PROPN" {
			continue
		}
		whole := s.mentions[s.at[last]]
		of := &s.entities[whole.entity]
		if whole.last != last || of.Kind != "group" || whole.entity == m.entity {
			continue
		}
		if owned && s.lex.is("with-bodies", of.Class) && s.at[m.last] == k && s.rel(m.head) != "compound" && s.rel(m.head) != "amod" ||
			!owned && s.lex.is("with-organs", of.Class) && s.lex.is("an-organ", s.entities[m.entity].Class) {
			out = f.structural(out, s, "PART_OF", m.entity, whole.entity, m.head)
		}
	}
	return out
}

// publicOwner is the state to which a company by name is said to belong, or None: "Algeria's state oil company Sonatrach".
func (s *sentence) publicOwner(m mention) int {
	k := m.first - 1
	if k > 0 && s.words[k] == "," {
		k-- // the U.S. space agency, NASA,
	}
	public := k > 0 && s.lex.is("agency-noun", s.lemma(k)) && s.lex.is("state-agency", s.words[k-1])
	if s.entities[m.entity].Kind != "group" || m.pronoun || k < 1 || !public && !s.lex.is("firm", s.lemma(k)) || s.at[k] != none && !s.loose(k) {
		return None
	}
	for k--; k >= 0 && m.first-k < 7; k-- {
		switch {
		case s.at[k] != none && s.loose(k):
			public = public || s.lex.is("public", s.words[k])
		case s.at[k] != none:
			state := slices.IndexFunc(s.mentions, func(o mention) bool { return o.head == k && !o.pronoun && s.entities[o.entity].Kind == "state" })
			if !public || state < 0 {
				return None
			}
			return s.mentions[state].entity
		case s.lex.is("public", s.words[k]):
			public = true
		case !s.isNominal(k) && s.tokens[k].UPOS != "ADJ" && s.words[k] != "-" && !s.lex.is("possessive-mark", s.words[k]) && s.tokens[k].UPOS != "VERB":
			return None
		}
	}
	return None
}

// loose says whether a token stands in words for a group that are no name: "oil company".
func (s *sentence) loose(tok int) bool {
	m := s.mentions[s.at[tok]]
	return s.entities[m.entity].Kind == "group" && s.tokens[tok].UPOS != "PROPN"
}

// locations finds PART_OF: a place with a state or place that it is said to lie in, "Kidal in northern Mali".
func (f *Finder) locations(s *sentence) []Claim {
	var out []Claim
	for _, m := range s.mentions {
		if s.entities[m.entity].Kind != "place" || !s.headed(m.head) {
			continue
		}
		for _, c := range s.children[m.head] {
			within := s.rel(c) == "nmod" && s.casedIn(c, "within-preposition") && !s.casedIn(m.head, "topic-mark") || // "a pact on the Nile in Cairo"
				s.follows(m, c)
			e := s.named(c)
			if !within || e == none || e == m.entity {
				continue
			}
			for _, part := range s.siblings(m.head) {
				if p := s.named(part); p != none && p != e && s.entities[p].Kind == "place" {
					out = f.structural(out, s, "PART_OF", p, e, c)
				}
			}
		}
		if s.lex.is("of-no-state", s.entities[m.entity].Class) {
			continue // "Egypt's Red Sea resorts"
		}
		for _, o := range s.countries(m) {
			out = f.structural(out, s, "PART_OF", m.entity, s.named(o), o)
			if s.rel(m.head) == "conj" {
				continue
			}
			for _, part := range s.coordinated(m.head) { // "the U.S. states of Oklahoma and Texas"
				p := s.named(part)
				if part > m.last && s.tokens[part].UPOS == "PROPN" && p != none && p != s.named(o) && s.entities[p].Kind == "place" && (s.entities[p].State == "" || s.entities[p].State == s.entities[m.entity].State || s.entities[p].State == s.entities[s.named(o)].ISO3) {
					out = f.structural(out, s, "PART_OF", p, s.named(o), o)
				}
			}
		}
	}
	return out
}

// follows says whether the name of a place or state stands after that of a place and a comma: "Mosul, Iraq", "Fargo, North Dakota".
func (s *sentence) follows(m mention, c int) bool {
	k := s.at[c]
	if k == none || s.mentions[k].first != m.last+2 || s.words[m.last+1] != "," || s.child(c, "case", "det", "cc") != none || s.mentions[k].head != c {
		return false
	}
	return s.rel(c) == "appos" || s.rel(c) == "nmod:unmarked" && s.entities[s.mentions[k].entity].State+s.entities[s.mentions[k].entity].ISO3 != ""
}

// countries are the tokens of what a place is said to lie in by the words around it: "Sudan's Darfur region", "the Iraqi city of Mosul", "the Kenyan
// capital Nairobi", "Murghab district of Badghis province", "Dharamsala, in northern India".
func (s *sentence) countries(m mention) []int {
	var out []int
	add := func(o int, told bool) { // told: the words say that the one lies in the other
		e := s.named(o)
		if e == none || e == m.entity || slices.ContainsFunc(out, func(i int) bool { return s.named(i) == e }) {
			return
		}
		switch x := &s.entities[e]; {
		case x.Kind == "state" && (s.entities[m.entity].State == "" || s.entities[m.entity].State == x.ISO3),
			x.Kind == "place" && told,
			x.Kind == "place" && x.State != "" && (s.entities[m.entity].State == "" || s.entities[m.entity].State == x.State): // not of "West Africa's Sahel", both of many states
			out = append(out, o)
		}
	}
	nouns := s.settlements(m)
	for _, noun := range nouns {
		for _, o := range s.childrenBy(noun, "nmod:poss") {
			add(o, false)
		}
		if len(nouns) == 1 {
			continue // "Iraqi Kurdistan"
		}
		for _, o := range s.childrenBy(noun, "amod", "compound") {
			if e := s.named(o); o < m.first && !(o == m.first-1 && e != none && s.entities[e].Kind == "place") || o > m.last {
				add(o, false) // but "the Kani Wam area" is one name
			}
		}
		for _, o := range s.childrenBy(noun, "nmod") {
			if o > m.last && (s.casedBy(o, "of") && (s.lex.is("subdivision", s.lemma(noun)) || s.lex.is("chief-town", s.lemma(noun)) && s.rel(noun) == "appos") || s.casedIn(o, "within-preposition")) { // not "the West Bank town of Jenin"
				for _, w := range append([]int{o}, s.childrenBy(o, "compound")...) {
					if e := s.named(w); e != none && w == o && s.tokens[o].UPOS == "PROPN" && s.entities[m.entity].State != "" && s.entities[e].Kind == "place" && s.entities[e].State == "" {
						continue // "the Baghdad district of Karrada" lies in Baghdad
					}
					add(w, true)
				}
			}
		}
	}
	at := m.last + 1
	district := at < len(s.words) && s.at[at] == none && s.lex.is("settlement", s.lemma(at)) && s.head(m.head) == at && s.rel(m.head) == "compound" && s.tokens[m.head].UPOS == "PROPN" // "the Karrada neighbourhood in Baghdad"
	if district {
		at++
	}
	comma := at < len(s.words) && s.words[at] == ","
	if comma {
		at++
	}
	if at+1 < len(s.words) && s.lex.is("within-preposition", s.words[at]) {
		for o := at + 1; o < len(s.words) && o < at+1+maxBetween; o++ {
			if k := s.at[o]; k != none && s.headed(s.mentions[k].head) {
				if comma || district && s.entities[s.mentions[k].entity].Kind == "place" || s.liesIn(m, s.mentions[k]) {
					add(s.mentions[k].head, false)
				}
				break
			}
			if n := s.tokens[o].UPOS; !comma && n == "NOUN" && !s.lex.is("settlement", s.lemma(o)) && !s.lex.is("quantity", s.lemma(o)) {
				break // "in the wake of a British report"
			}
		}
	}
	if o := s.innerPlace(m); o != none && (len(nouns) > 1 || !s.casedIn(m.head, "owner-preposition")) { // not "north of Borku in Kanem province"
		add(o, true)
	}
	if o := s.whereabouts(m, nouns); o != none {
		add(o, false)
	}
	return out
}

// innerPlace is the token of a province or district by name that "in" joins right behind a place: "Kunduru in Balik province".
func (s *sentence) innerPlace(m mention) int {
	at := m.last + 1
	if at+2 >= len(s.words) || !s.lex.is("within-preposition", s.words[at]) {
		return none
	}
	for o := at + 1; o < len(s.words) && o < at+1+maxBetween; o++ {
		if k := s.at[o]; k != none {
			if last := s.mentions[k].last; last+1 < len(s.words) && s.lex.is("subdivision", s.lemma(last+1)) {
				return s.mentions[k].head
			}
			return none
		}
		if s.tokens[o].UPOS != "DET" && s.tokens[o].UPOS != "ADJ" {
			return none
		}
	}
	return none
}

// whereabouts is the token of a state in which a clause says that something was at a place: "Chad, where officials in the northern province of Borku said".
func (s *sentence) whereabouts(m mention, nouns []int) int {
	if !slices.ContainsFunc(nouns, func(n int) bool { return s.casedIn(n, "within-preposition") }) || len(nouns) < 2 {
		return none
	}
	for v, left := s.head(m.head), maxClimb; v >= 0 && left > 0; v, left = s.head(v), left-1 {
		if s.rel(v) != "acl:relcl" {
			continue
		}
		if slices.ContainsFunc(s.childrenBy(v, "advmod"), func(w int) bool { return s.lex.is("place-pronoun", s.words[w]) }) && s.head(v) >= 0 && s.at[s.head(v)] != none {
			return s.head(v)
		}
		return none
	}
	return none
}

// liesIn says whether a place lies in what stands behind "in" right after its name: what the tables know to be of that state, "retook Tikrit in Iraq", and
// what the words before give as a place, "near Ayn Issa in northern Syria", but not "discussed the dam in Oslo".
func (s *sentence) liesIn(m, in mention) bool {
	place, whole := &s.entities[m.entity], &s.entities[in.entity]
	if in.pronoun || s.tokens[in.head].UPOS != "PROPN" || whole.Kind != "state" && whole.Kind != "place" {
		return false
	}
	if whole.Kind == "state" && whole.ISO3 != "" && place.State == whole.ISO3 {
		return true
	}
	k := m.first - 1
	if k > 1 && s.words[k] == "-" {
		k -= 2 // al-Hilla
	}
	if k > 0 && s.tokens[k].UPOS == "DET" {
		k--
	}
	return k >= 0 && (s.lex.is("place-preposition", s.words[k]) || k > 0 && s.lex.is("owner-preposition", s.words[k]) && s.lex.is("settlement", s.lemma(k-1)))
}

// maxBetween is how many words of "in the western state of Colorado" stand before the name at most.
const maxBetween = 5

// settlements are the head of a place's name and the noun that says what it is: "city" in "the city of Mosul", "the capital Nairobi" and
// "Helmand province".
func (s *sentence) settlements(m mention) []int {
	out := []int{m.head}
	h := s.head(m.head)
	switch rel := base(s.rel(m.head)); {
	case h < 0:
	case !s.lex.is("settlement", s.lemma(h)):
	case rel == "compound":
		if (h == m.head+1 || h == m.last+1 && s.tokens[h].XPOS == "NN" || h == m.last+2 && s.tokens[h-1].UPOS == "ADJ" && s.tokens[h].XPOS == "NN") && s.tokens[m.head].UPOS == "PROPN" && !slices.ContainsFunc(s.childrenBy(h, "nmod"), func(o int) bool {
			return o > h && s.at[o] != none && s.casedBy(o, "of") && !s.lex.is("subdivision", s.lemma(h))
		}) {
			out = append(out, h) // "Helmand province", but not "the Red Sea port of Aqaba"
		}
	case s.at[h] != none && s.at[h] != s.at[m.head]:
	case rel == "nmod" && (h == m.first-1 || s.casedBy(m.head, "of")), rel == "appos" && h < m.head,
		s.rel(m.head) == "nmod:unmarked" && h == m.first-2 && s.words[h+1] == ",":
		out = append(out, h)
	}
	for _, o := range s.childrenBy(m.head, "compound", "nmod:desc", "appos") {
		before := o < m.first || s.rel(o) == "appos" && o > m.last+1 && s.words[m.last+1] == "," // "Rutana, a town in eastern Burundi"
		if before && s.lex.is("settlement", s.lemma(o)) && s.at[o] == none {
			out = append(out, o)
		}
	}
	return out
}

// siblings are the tokens that a token is coordinated with, itself among them.
func (s *sentence) siblings(i int) []int {
	for range maxClimb {
		if s.rel(i) != "conj" || s.head(i) < 0 {
			break
		}
		i = s.head(i)
	}
	return s.coordinated(i)
}

// operations finds CONDUCTED: whose an operation is, "France's Operation Barkhane", "its Barkhane mission".
func (f *Finder) operations(s *sentence) []Claim {
	var out []Claim
	for _, m := range s.mentions {
		if s.entities[m.entity].Kind != "operation" {
			continue
		}
		for _, o := range s.owners(m.head) {
			fits := s.fits([]string{"state", "group"}, []int{m.entity})
			if e := s.one(o, fits); e != none && !s.within(m, o) {
				out = f.structural(out, s, "CONDUCTED", e, m.entity, m.head)
				break
			}
		}
	}
	return out
}

func (s *sentence) within(m mention, tok int) bool {
	return m.first <= tok && tok <= m.last && s.at[tok] == s.at[m.head]
}

// structural adds an asserted claim of a relation that says how things are, when the vocabulary allows it.
func (f *Finder) structural(out []Claim, s *sentence, relation string, source, target, trigger int) []Claim {
	if f.ontology.Check(relation, s.entities[source].Kind, s.entities[target].Kind) != nil {
		return out
	}
	return append(out, Claim{
		Relation: relation, Source: source, Target: target, Speaker: None, Place: None, Trigger: s.tokens[trigger].Span,
		Evidence: s.span(), Sentence: s.number, Modality: graph.Asserted, Confidence: 0.85,
	})
}
