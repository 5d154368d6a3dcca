package claim

import (
	"slices"
	"strings"
)

// resolve returns the entities that an argument means, with everything that is coordinated with it, no farther from the head of its
// phrase than the extent allows.
func (s *sentence) resolve(tok int, far extent, fits func(int) bool) []int {
	out := s.coordinates(tok, fits)
	if len(out) > 0 || far == itself {
		return out
	}
	for _, t := range s.coordinated(tok) {
		if far == before {
			out = append(out, s.namedBefore(t, fits)...)
			continue
		}
		fits := s.ledBy(t, fits)
		if s.plain(t, func(e int) bool { return !s.entities[e].Incidental }) != none {
			continue // it names another: "Greenland" is not the children taken from there
		}
		if far.sides() && s.struggles(t) {
			continue
		}
		if r := s.reach(t, maxClauses, far, fits); r != none {
			return s.coordinates(r, fits)
		}
	}
	return unique(out)
}

// namedBefore are the entities of the adjectives and names before a noun.
func (s *sentence) namedBefore(noun int, fits func(int) bool) []int {
	if s.lex.is("frontier", s.lemma(noun)) {
		return nil
	}
	var out []int
	for _, o := range s.childrenBy(noun, "amod", "compound", "nmod:poss") {
		if s.at[o] != none && !s.ownPeople(noun, o) && !s.struckBefore(noun, o) {
			out = append(out, s.coordinates(o, fits)...)
		}
		for _, by := range s.leaders(o) {
			out = append(out, s.coordinates(by, fits)...)
		}
	}
	return out
}

// struckBefore says whether a name before a deed is that of what was struck: "the Cuban airliner bombing" is not Cuba's.
func (s *sentence) struckBefore(deed, name int) bool {
	if !s.lex.is("deed", s.lemma(deed)) {
		return false
	}
	if s.lex.is("struck", s.lemma(name)) {
		return true // "the U.S. embassy bombings"
	}
	if s.lex.is("burning", s.lemma(deed)) &&
		slices.ContainsFunc(s.childrenBy(deed, "compound", "amod"), func(c int) bool { return s.lex.is("burnt", s.lemma(c)) }) {
		return true // "a Russian submarine fire"
	}
	if s.rel(name) == "compound" && name == deed-1 && s.sceneOf(deed, name) {
		return true
	}
	return s.rel(name) != "nmod:poss" && slices.ContainsFunc(s.childrenBy(deed, "compound"), func(c int) bool {
		return name < c && c < deed && s.lex.is("struck", s.lemma(c))
	})
}

// sceneOf says whether a name before a deed says where or on what it was: "the Air India bombing", "the Kenya attack"; but "a Hamas attack", "the UK raid".
func (s *sentence) sceneOf(deed, name int) bool {
	k := s.at[name]
	if k == none || !s.lex.is("ambiguous-deed", s.lemma(deed)) || s.mentions[k].demonym || s.struckThere(deed) {
		return false
	}
	m := s.mentions[k]
	switch s.entities[m.entity].Kind {
	case "state":
		return len(s.words[name]) > 3 && !strings.Contains(s.words[name], ".") // the U.S. attack
	case "group":
		return s.lex.is("firm", s.entities[m.entity].Class) || s.lex.is("firm-word", s.words[m.last])
	}
	return false
}

// struckThere says whether "on" or "against" behind a deed, or behind the verb that it is the subject of in a headline, tells whom it struck: "the Iran attack
// on Israel".
func (s *sentence) struckThere(deed int) bool {
	all := s.childrenBy(deed, "nmod")
	if h := s.head(deed); h >= 0 {
		all = append(all, s.childrenBy(h, "nmod", "obl")...)
	}
	return slices.ContainsFunc(all, func(c int) bool { return s.casedIn(c, "struck-preposition") })
}

// ownPeople says whether a noun means others than the person who has them: who killed his guards did not kill him.
func (s *sentence) ownPeople(noun, owner int) bool {
	return s.rel(owner) == "nmod:poss" && s.entities[s.named(owner)].Kind == "person" && !s.lex.is("mouthpiece", s.lemma(noun)) && !s.lex.is("deed", s.lemma(noun))
}

// coordinates returns the entities that a noun phrase and those coordinated with it name.
func (s *sentence) coordinates(tok int, fits func(int) bool) []int {
	return s.listed(tok, maxClimb, fits)
}

func (s *sentence) listed(tok, left int, fits func(int) bool) []int {
	var out []int
	for _, t := range s.phrases(tok) {
		found := some(s.plain(t, fits))
		if len(found) == 0 && left > 0 {
			found = s.behind(t, left-1, fits)
		}
		found = append(s.twin(t, fits), found...)
		for _, o := range []int{s.oneAmong(t), s.sameTeller(t), s.predicated(t), s.moreOf(t)} {
			if len(found) == 0 && left > 0 && o != none {
				found = s.listed(o, left-1, fits)
			}
		}
		for _, e := range found {
			if !slices.Contains(out, e) {
				out = append(out, e)
				out = append(out, s.together(t, out, fits)...)
			}
		}
		if left == 0 {
			continue
		}
		for _, c := range s.children[t] { // "nine states, among them France", "neighbours including Chad and Niger"
			if s.example(c) {
				out = unique(append(out, s.listed(c, left-1, fits)...))
			}
		}
	}
	return out
}

// twin is the other one of whom words for two speak: "the two countries".
func (s *sentence) twin(tok int, fits func(int) bool) []int {
	k, ok := s.twins[s.at[tok]]
	if !ok || !fits(s.mentions[k].entity) {
		return nil
	}
	return some(s.mentions[k].entity)
}

// oneAmong is who is told to be one of many: Rey in "Rey was among ten people arrested", "among those arrested was Rey", "arrested ten people,
// among them Rey".
func (s *sentence) oneAmong(many int) int {
	h := s.head(many)
	switch {
	case !s.isNominal(many) && s.tokens[many].UPOS != "DET":
		return none
	case s.casedIn(many, "member-preposition") && s.child(many, "cop") != none:
		return s.ownSubject(many)
	case h > many && s.casedIn(many, "member-preposition") && s.child(h, "cop") != none:
		return h
	case h >= 0 && s.casedIn(many, "partitive-preposition") && s.lex.is("rank", s.words[h]) && s.child(h, "cop") != none:
		return s.ownSubject(h)
	case h >= 0 && s.rel(many) == "obj":
		for _, c := range s.childrenBy(h, "parataxis") {
			if them := s.child(c, "nmod"); c > many && them != none && s.lex.is("plural-pronoun", s.words[them]) && s.casedIn(them, "member-preposition") {
				return c
			}
		}
	}
	return none
}

// moreOf is of whom a phrase counts more to whom something else was done before: the soldiers in "killed two soldiers and wounded nine others".
func (s *sentence) moreOf(tok int) int {
	v := s.head(tok)
	if rel := s.rel(tok); v < 0 || rel != "obj" && rel != "nsubj:pass" || s.at[tok] != none || s.rel(v) != "conj" || !s.isVerb(v) {
		return none
	}
	counted := s.tokens[tok].UPOS == "NUM" && s.child(tok, "nmod") == none || s.lex.is("more", s.words[tok]) ||
		s.lex.is("people", s.lemma(tok)) && slices.ContainsFunc(s.childrenBy(tok, "amod", "det"), func(c int) bool { return s.lex.is("more", s.words[c]) })
	if !counted {
		return none
	}
	last := none
	for _, w := range append([]int{s.head(v)}, s.childrenBy(s.head(v), "conj")...) {
		if w < v && w > last && s.isVerb(w) {
			if o := s.object(w); o != none && o < v && o != tok {
				last = w
			}
		}
	}
	if last == none {
		return none
	}
	return s.object(last)
}

// example says whether a phrase names some of those before it: "including France", "among them France".
func (s *sentence) example(i int) bool {
	if s.rel(i) == "nmod" && s.casedIn(i, "example-preposition") {
		return true
	}
	if s.rel(i) != "nmod" && s.rel(i) != "appos" {
		return false
	}
	them := i - 1
	for them > 0 && s.head(them) == i && s.tokens[them].UPOS != "PRON" {
		them--
	}
	return them > 0 && s.lex.is("plural-pronoun", s.words[them]) && s.lex.is("example-preposition", s.words[them-1])
}

// phrases are the tokens of a noun phrase that may name somebody: its head, what is coordinated with it, and coordinated adjectives
// and names before its noun ("Iraqi and Kurdish officials").
func (s *sentence) phrases(tok int) []int {
	all := s.coordinated(tok)
	if k := s.at[tok]; k != none { // a coordination may hang on any token of a name
		for i := s.mentions[k].first; i <= s.mentions[k].last; i++ {
			if i != tok {
				all = append(all, s.coordinated(i)[1:]...)
			}
		}
	}
	for _, t := range slices.Clone(all) {
		for _, c := range s.childrenBy(t, "amod", "compound") {
			if s.lex.is("independent", s.lemma(t)) {
				break // Afghan and international groups are not Afghanistan
			}
			if s.at[c] != none && s.child(c, "conj") != none && !slices.Contains(all, c) {
				all = append([]int{c}, all...)
			}
		}
	}
	for k := 0; k < len(all); k++ {
		for _, c := range s.childrenBy(all[k], "conj") {
			if s.at[c] != none && !slices.Contains(all, c) && !s.hasNegation(c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// together are the other entities that the same words mean: "them" may be two states.
func (s *sentence) together(tok int, have []int, fits func(int) bool) []int {
	var out []int
	k := s.at[tok]
	for i, m := range s.mentions {
		if k != none && i != k && m.pronoun && m.first == s.mentions[k].first && m.last == s.mentions[k].last && fits(m.entity) && !slices.Contains(have, m.entity) {
			out = append(out, m.entity)
		}
	}
	return out
}

// one returns the entity that a noun phrase names: by its head, by what is flat or in apposition with it, or, for nouns that
// stand for those they belong to ("members of", "a statement by"), by their owner.
func (s *sentence) one(tok int, fits func(int) bool) int {
	if e := s.plain(tok, fits); e != none {
		return e
	}
	if all := s.behind(tok, maxClimb, fits); len(all) > 0 {
		return all[0]
	}
	return none
}

// sameTeller is who a subject like "they" means where nobody was found for it: who tells so, "coalition forces say they killed five", when
// both are one or both are many.
func (s *sentence) sameTeller(tok int) int {
	many, one := s.lex.is("plural-pronoun", s.words[tok]), s.lex.is("group-pronoun", s.words[tok])
	if s.at[tok] != none || !many && !one || base(s.rel(tok)) != "nsubj" {
		return none
	}
	v := s.head(tok)
	for v >= 0 && s.rel(v) == "conj" && s.isVerb(v) {
		v = s.head(v)
	}
	if v < 0 || s.rel(v) != "ccomp" || s.head(v) < 0 || !s.tells(s.head(v)) || s.isPassive(s.head(v)) {
		return none
	}
	h := s.head(v)
	teller := s.surfaceSubject(h)
	if teller == none || teller > tok {
		return none
	}
	plural := strings.HasSuffix(s.tokens[teller].XPOS, "S") || s.tokens[h].XPOS == "VBP" || s.child(teller, "conj") != none
	if plural != many || s.tokens[teller].UPOS == "PRON" || one && s.named(teller) != none && s.entities[s.named(teller)].Kind == "person" {
		return none
	}
	return teller
}

// predicated is who is said to be what a noun says: "Telesur is a venture funded by Oslo", "Peru is one of the states that back".
func (s *sentence) predicated(tok int) int {
	if s.at[tok] != none || s.tokens[tok].UPOS != "NOUN" {
		return none
	}
	n := tok
	if h := s.head(tok); h >= 0 && s.rel(tok) == "nmod" && s.lex.is("rank", s.words[h]) && s.casedIn(tok, "partitive-preposition") {
		n = h
	}
	if s.child(n, "cop") == none || s.hasNegation(n) || s.none(n) || s.child(n, "case") != none && !s.casedIn(n, "example-preposition") {
		return none
	}
	if subject := s.ownSubject(n); subject != none && subject < n && !s.isRelative(subject) {
		return subject
	}
	return none
}

// acts says whether an entity can act at all.
func (s *sentence) acts(e int) bool { return s.actors[s.entities[e].Kind] }

// plain is the entity that a noun phrase names itself, by its head or what is flat or in apposition with it.
func (s *sentence) plain(tok int, fits func(int) bool) int {
	if e := s.named(tok); e != none && fits(e) {
		if by := s.byName(tok, e); by != none && fits(by) {
			return by
		}
		if of := s.originOf(tok, e); of == none {
			return e
		} else if fits(of) {
			return of
		}
	}
	if e := s.inner(tok); e != none && fits(e) {
		return e
	}
	for _, c := range s.children[tok] {
		switch s.rel(c) {
		case "appos", "flat", "nmod:desc":
			if e := s.named(c); e != none && s.headed(c) && fits(e) {
				return e
			}
		}
	}
	if h := s.head(tok); s.rel(tok) == "appos" && h >= 0 { // the Desert Lions, a group linked to al-Qaeda
		if e := s.named(h); e != none && fits(e) {
			return e
		}
	}
	if n := s.calledSo(tok); n != none {
		if e := s.named(n); e != none && fits(e) {
			return e
		}
	}
	return none
}

// originOf is the group from which those come whom the text only describes: "fighters from Boko Haram".
func (s *sentence) originOf(tok, described int) int {
	if s.entities[described].Class != "described" || s.tokens[tok].XPOS != "NNS" || !s.lex.is("irregular", s.lemma(tok)) {
		return none
	}
	for _, c := range s.childrenBy(tok, "nmod") {
		if e := s.named(c); e != none && s.casedBy(c, "from") && s.entities[e].Kind == "group" &&
			s.entities[e].Class != "described" && !s.lex.is("state-body", s.entities[e].Class) {
			return e
		}
	}
	return none
}

// byName is who a group that the text only describes is, where its name stands beside it: "a Syrian political group, the Popular Front".
func (s *sentence) byName(tok, described int) int {
	if s.entities[described].Class != "described" || strings.HasSuffix(s.tokens[tok].XPOS, "S") {
		return none
	}
	beside := s.childrenBy(tok, "appos")
	if s.rel(tok) == "appos" && s.head(tok) >= 0 {
		beside = append(beside, s.head(tok)) // Ansar Dine, an Islamist group
	}
	for _, c := range beside {
		if e := s.named(c); e != none && s.headed(c) && s.entities[e].Kind == "group" && s.entities[e].Class != "described" {
			return e
		}
	}
	return none
}

// calledSo is the name that a clause on a noun gives it: "a group calling itself the Desert Lions", "a man known as Karim Nasser".
func (s *sentence) calledSo(noun int) int {
	if s.at[noun] != none || s.tokens[noun].UPOS != "NOUN" {
		return none
	}
	for _, v := range s.childrenBy(noun, "acl") {
		if !s.lex.is("naming", s.lemma(v)) {
			continue
		}
		for _, c := range s.children[v] {
			switch base(s.rel(c)) {
			case "obj", "xcomp", "obl":
				if s.at[c] != none && c > v && !s.lex.is("reflexive", s.words[c]) && (base(s.rel(c)) != "obl" || s.casedBy(c, "as")) {
					return c
				}
			}
		}
	}
	return none
}

// beside says whether an owner has somebody else beside him: "our allies" are not us, "the allies of Russia" not Russia.
func (s *sentence) beside(tok, owner int) bool {
	other := s.lex.is("others", s.lemma(tok)) || slices.ContainsFunc(s.childrenBy(tok, "compound"), func(c int) bool { return s.lex.is("kin", s.lemma(c)) })
	return other && (s.rel(owner) == "nmod:poss" || s.rel(owner) == "nmod")
}

// past says whether a noun tells what somebody was before: "former members" of a party are not the party.
func (s *sentence) past(tok int) bool {
	return slices.ContainsFunc(s.childrenBy(tok, "amod", "advmod", "compound"), func(c int) bool { return s.lex.is("past", s.words[c]) })
}

// behind are the entities that a noun stands for which only counts or describes them: what is named before it, whose it is, or what
// it is of ("the towns of Adwa, Axum and Shire").
func (s *sentence) behind(tok, left int, fits func(int) bool) []int {
	if left == 0 || !s.lex.is("transparent", s.lemma(tok)) || s.past(tok) {
		return nil
	}
	fits = s.ledBy(tok, fits)
	order := [][]string{{"amod", "compound", "nmod:desc", "nmod:unmarked"}, {"nmod:poss"}, {"nmod"}}
	if s.lex.is("settlement", s.lemma(tok)) || s.lex.is("belonging", s.lemma(tok)) && s.ofGroup(tok) {
		order = [][]string{order[2], order[0], order[1]} // the Moldovan town of Balti is Balti, a Saudi member of Hamas is of Hamas
	}
	for _, rels := range order {
		for _, c := range s.childrenBy(tok, rels...) {
			if s.rel(c) == "nmod" && !s.casedIn(c, "owner-preposition") || s.beside(tok, c) {
				continue
			}
			if e := s.named(c); e != none && (s.entities[e].Kind == "state" || s.entities[e].Kind == "person") && s.lex.is("unofficial", s.lemma(tok)) {
				continue // Palestinian gunmen are not Palestine, and a man's group is not the man
			}
			if e := s.named(c); e != none && s.rel(c) == "nmod:poss" && s.entities[e].Kind == "person" && !s.lex.is("personal", s.lemma(tok)) {
				return nil // his minister is not he
			}
			if out := s.listed(c, left-1, fits); len(out) > 0 {
				return out
			}
			if s.plain(c, s.acts) != none {
				return nil // it stands for another, who does not fit
			}
		}
	}
	return nil
}

// ofGroup says whether a noun is of a group: "a member of Hamas".
func (s *sentence) ofGroup(noun int) bool {
	of := s.phrase(noun, "partitive-preposition")
	return of != none && s.named(of) != none && s.entities[s.named(of)].Kind == "group"
}

// reach finds the token of an entity among the modifiers of a noun phrase or the arguments of a clause: possessor first, then
// adjectives and compounds, then prepositional phrases, then clauses, of which it goes down so many.
func (s *sentence) reach(tok, clauses int, far extent, fits func(int) bool) int {
	if by := s.perpetrator(tok); by != none && s.one(by, fits) != none {
		return by
	}
	if s.lex.is("estimation", s.lemma(tok)) {
		return none
	}
	for k, rank := range reaches {
		if k < 2 && s.lex.is("frontier", s.lemma(tok)) {
			continue
		}
		below := clauses
		if k == len(reaches)-1 {
			below--
		}
		if below < 0 || k == len(reaches)-1 && s.isNominal(tok) && (s.lex.is("people", s.lemma(tok)) || s.lex.is("captive", s.lemma(tok))) {
			break // what befell people says nothing of who they are: "officers taken in a raid on a village"
		}
		for _, c := range s.children[tok] {
			if !slices.Contains(rank, s.rel(c)) || s.rel(c) == "conj" && s.isVerb(c) != s.isVerb(tok) || far.sides() && s.opposed(c, far) ||
				s.beside(tok, c) || s.saysOf(tok, c) || s.hisOwn(tok, c) || s.casedBy(c, "off") && s.lex.is("off-shore", s.lemma(tok)) {
				continue
			}
			if s.one(c, fits) != none {
				return c
			}
			if r := s.reach(c, below, far, fits); r != none {
				return r
			}
		}
	}
	return none
}

// unnamed says whether a noun only counts people: "five people", "a woman".
func (s *sentence) unnamed(i int) bool {
	if i == none || !s.lex.is("people", s.lemma(i)) || s.lex.is("forces", s.lemma(i)) || s.child(i, "nummod") == none && !s.lex.is("anybody", s.lemma(i)) {
		return false
	}
	return s.at[i] == none || s.entities[s.mentions[s.at[i]].entity].Incidental
}

// hisOwn says whether a noun is for somebody who belongs to a person and is not he: "the sentence of Karim Nasser's vice president".
func (s *sentence) hisOwn(noun, owner int) bool {
	if s.at[owner] == none || !s.lex.is("people", s.lemma(noun)) && !s.lex.is("leading", s.lemma(noun)) && !s.lex.is("retinue", s.lemma(noun)) {
		return false
	}
	return s.ownPeople(noun, owner) || s.rel(owner) == "nmod" && s.casedIn(owner, "partitive-preposition") && s.entities[s.named(owner)].Kind == "person"
}

// perpetrator is who a clause on a deed says has done it: "the raid claimed by the PKK", "the raid that Chad launched". Who
// is only said to claim it, "a raid, which the PKK claimed", is told of in a claim of his own.
func (s *sentence) perpetrator(deed int) int {
	if !s.lex.is("deed", s.lemma(deed)) {
		return none
	}
	var clauses []int
	for _, n := range append(s.childrenBy(deed, "nmod", "nmod:unmarked"), deed) { // "the raids, one in Sirte claimed by": the clause may hang on the town
		clauses = append(clauses, s.childrenBy(n, "acl", "acl:relcl")...)
		for _, in := range s.childrenBy(n, "nmod") {
			if n != deed {
				clauses = append(clauses, s.childrenBy(in, "acl", "acl:relcl")...)
			}
		}
	}
	for _, v := range clauses {
		switch {
		case s.lex.is("perpetrate", s.lemma(v)) && s.isPassive(v):
			return s.subject(v)
		case s.lex.is("perpetrate", s.lemma(v)) && !s.lex.is("own-up", s.lemma(v)) && s.rel(v) == "acl:relcl" && s.ownSubject(v) != none && !s.isRelative(s.ownSubject(v)):
			return s.ownSubject(v)
		}
	}
	return none
}

// saysOf says whether a clause tells what a paper says of somebody: who welcomed a resolution condemning Iran did not welcome Iran.
func (s *sentence) saysOf(paper, v int) bool {
	return s.rel(v) == "acl" && s.tokens[v].XPOS == "VBG" && s.child(v, "mark", "nsubj") == none && s.lex.is("utterance", s.lemma(paper))
}

// maxClauses is how many clauses within each other reach goes down: "scolded the bureau for failing to predict that the storm would hit
// Manila" is not about Manila.
const maxClauses = 1

// reaches are the relations that reach follows, in its order.
var reaches = [][]string{
	{"nmod:poss"}, {"amod", "compound"}, {"nsubj", "nsubj:pass"}, {"obj", "iobj"}, {"nmod", "obl", "obl:agent"}, {"acl", "advcl", "xcomp", "ccomp", "conj"},
}

// ledBy leaves out the states that a noun does not mean because it is for those who lead others: a FARC rebel leader is FARC's.
func (s *sentence) ledBy(noun int, fits func(int) bool) func(int) bool {
	if !s.opposing(noun) {
		return fits
	}
	return func(e int) bool { return s.entities[e].Kind == "group" && fits(e) }
}

// opposing says whether a noun is for those who lead others than the state that they are of: "Sudan's rebel leaders".
func (s *sentence) opposing(i int) bool {
	return s.lex.is("leading", s.lemma(i)) && slices.ContainsFunc(s.childrenBy(i, "compound", "amod"), func(c int) bool { return s.lex.is("opposed", s.lemma(c)) })
}
