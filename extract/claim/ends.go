package claim

import (
	"slices"
	"strings"

	"newsgraph/extract/entity"
	"newsgraph/graph/ontology"
)

// sources fills the slots of the source: the first that names entities of the right kinds. "We" in a quotation is who speaks.
func (f *Finder) sources(s *sentence, fr *frame, trigger int, r ontology.Relation) []int {
	fits := s.fits(r.Sources, nil)
	for _, sl := range fr.source {
		var out []int
		for _, tok := range s.fills(fr, trigger, sl.path) {
			if len(out) > 0 && sl.oblique() {
				break // of several phrases with one preposition the first that means somebody
			}
			switch {
			case tok == trigger:
			case fr.flags["alone"]:
				out = append(out, s.ownName(trigger, tok, fits)...)
			case s.deedOfMany(tok, r):
			case s.lex.is("first-person", s.words[tok]) && s.named(tok) == none:
				if e := s.quoted(trigger); e != None && fits(e) && !(s.lex.is("first-persons", s.words[tok]) && s.ofMany(e, r)) {
					out = append(out, e)
				}
			default:
				out = append(out, s.doers(tok, r.Family, fits)...)
				if a := s.authorFor(trigger, tok); len(out) == 0 && a != none {
					out = s.resolve(a, itself, fits)
				}
			}
		}
		if len(sl.path) == 1 && sl.path[0] == "appos" && s.tokens[trigger].XPOS == "NN" {
			out = s.closest(trigger, out)
		}
		if out = slices.DeleteFunc(out, s.individuals); len(out) > 0 {
			if sl.path[0] == "subj" || sl.path[0] == "nsubj" {
				out = append(out, s.partners(trigger, fits)...)
			}
			return unique(out)
		}
	}
	return nil
}

// ownName is the entity that a token names by itself, and not with the trigger: Iran in "Iranian-backed rebels", who are a group of that name.
func (s *sentence) ownName(trigger, tok int, fits func(int) bool) []int {
	for _, m := range s.mentions {
		if m.first <= tok && tok <= m.last && !(m.first <= trigger && trigger <= m.last) && fits(m.entity) {
			return []int{m.entity}
		}
	}
	return nil
}

// closest is the last named before a noun in the singular of several entities beside which it stands: Ann Reed alone in "Ann Reed, an agent with the bureau,
// and her driver, Luis Vega".
func (s *sentence) closest(noun int, of []int) []int {
	for k := len(s.mentions) - 1; k >= 0 && len(of) > 1; k-- {
		if m := s.mentions[k]; m.last < noun && slices.Contains(of, m.entity) {
			return []int{m.entity}
		}
	}
	return of
}

// individuals says whether a sentence speaks of a state by nothing but single people of it, who do not act for it: "a Frenchman", "two
// Germans", "the third American".
func (s *sentence) individuals(e int) bool {
	if s.entities[e].Kind != "state" {
		return false
	}
	found := false
	for _, m := range s.mentions {
		if m.entity != e {
			continue
		}
		one := !strings.HasSuffix(s.tokens[m.head].XPOS, "S") && s.child(m.head, "det") != none && !s.lex.is("many-people", s.words[m.head])
		if !m.demonym || !one && s.child(m.head, "nummod") == none || slices.Contains([]string{"amod", "compound", "nmod:desc"}, s.rel(m.head)) {
			return false
		}
		found = true
	}
	return found
}

// deedOfMany says whether "we" means a person of whose state or side nothing is known, where something is done: "we have driven the rebels out" says nothing
// of the minister who says so.
func (s *sentence) deedOfMany(tok int, r ontology.Relation) bool {
	return s.lex.is("first-persons", s.words[tok]) && s.named(tok) != none && s.ofMany(s.named(tok), r)
}

// ofMany says whether an entity is a person and a relation what states and groups do.
func (s *sentence) ofMany(e int, r ontology.Relation) bool {
	return s.entities[e].Kind == "person" && (r.Family == violent || r.Family == materialCooperation)
}

// partners are who does it with the subject: Oslo in "Peru, along with Oslo, condemned the raid" and "Peru joined Oslo in condemning the raid".
func (s *sentence) partners(trigger int, fits func(int) bool) []int {
	var out []int
	subject := s.ownSubject(trigger)
	for _, c := range s.childrenBy(trigger, "obl") {
		if m := s.child(c, "case"); c < trigger && subject != none && subject < c && m > subject && m+1 < len(s.words) && s.lex.is("beside-preposition", s.words[m]+"_"+s.words[m+1]) {
			out = append(out, s.coordinates(c, fits)...)
		}
	}
	if h := s.head(trigger); h >= 0 && s.tokens[trigger].XPOS == "VBG" && s.lex.is("joining", s.lemma(h)) && s.object(h) != none {
		if m := s.child(trigger, "mark"); m != none && s.lex.is("joining-mark", s.words[m]) {
			out = append(out, s.coordinates(s.object(h), fits)...)
		}
	}
	return out
}

// doers are the entities that a subject names. A deed does what those do whose it is: "Israeli fire killed", "a NATO raid destroyed".
func (s *sentence) doers(tok int, family string, fits func(int) bool) []int {
	far := itself
	switch noun := s.lemma(tok); {
	case s.lex.is("edict", noun),
		family == violent && s.lex.is("deed", noun) && !s.alone(tok),
		family != violent && s.lex.is("mouthpiece", noun):
		far = before
	}
	out := s.resolve(tok, far, fits)
	for _, by := range []int{s.phrase(tok, "agent-preposition"), s.perpetrator(tok)} {
		if len(out) == 0 && far == before && by != none {
			out = s.resolve(by, itself, fits)
		}
	}
	if h := s.head(tok); len(out) == 0 && family == violent && far == before && s.rel(tok) == "obj" && h >= 0 && s.lex.is("support-verb", s.lemma(h)) {
		out = s.resolve(s.holder(tok, maxClimb), itself, fits) // "launched an operation targeting the rebels"
	}
	return out
}

// author is who wrote, adopted or sent out a paper, where it does not say so itself: the party in "the party issued a statement condemning
// the raid", Oslo in "a statement issued by Oslo". none when nobody did.
func (s *sentence) author(paper int) int {
	if !s.lex.is("utterance", s.lemma(paper)) {
		return none
	}
	if v := s.sends(paper); v != none {
		return s.subject(v)
	}
	for _, c := range s.childrenBy(paper, "acl", "acl:relcl") {
		if s.lex.is("send-verb", s.lemma(c)) && s.isPassive(c) {
			return s.subject(c)
		}
	}
	return none
}

// authorFor is the author of a paper for what a clause on it says.
func (s *sentence) authorFor(trigger, paper int) int {
	if paper == none {
		return none
	}
	v := trigger
	for s.rel(v) == "conj" && s.head(v) >= 0 && s.isVerb(s.head(v)) {
		v = s.head(v)
	}
	if base(s.rel(v)) != "acl" || s.head(v) != paper {
		return none
	}
	return s.author(paper)
}

// sends is the verb by which a paper that is its object comes into the world, or in which something is said in it.
func (s *sentence) sends(paper int) int {
	v := s.head(paper)
	switch {
	case v < 0 || !s.isVerb(v):
	case s.object(v) == paper && s.lex.is("send-verb", s.lemma(v)), s.rel(paper) == "obl" && s.casedIn(paper, "within-preposition") && s.tells(v):
		return v
	}
	return none
}

// ownOf says whether those to whom something is done are of a state or group that says so, and not of who does it: Peru's in "Peru says
// guerrillas killed four of its soldiers".
func (s *sentence) ownOf(speaker, trigger int) bool {
	o := s.object(trigger)
	if speaker == None || o == none || s.entities[speaker].Kind == "person" {
		return false
	}
	return slices.ContainsFunc(append(s.childrenBy(o, "nmod"), o), func(n int) bool {
		return (n == o || s.casedIn(n, "partitive-preposition")) && s.lex.is("people", s.lemma(n)) &&
			slices.ContainsFunc(s.childrenBy(n, "nmod:poss"), func(p int) bool { return s.lex.is("its", s.words[p]) })
	})
}

// alone says whether a deed is that of one who is alone: "a Palestinian suicide bombing" is not Palestine's.
func (s *sentence) alone(deed int) bool {
	return slices.ContainsFunc(s.childrenBy(deed, "amod", "compound", "nmod:desc"), func(c int) bool { return s.lex.is("lone-deed", s.words[c]) })
}

// targets fills the slots of the target: the first that names entities of the right kinds other than the sources. Within a slot, who
// speaks for a state or group does not speak of it first, and names come before descriptions.
func (f *Finder) targets(s *sentence, fr *frame, trigger int, r ontology.Relation, sources []int) []int {
	represented, incidental := s.represented(sources), s.incidental()
	if r.Family == hostile {
		represented = append(represented, s.officers(sources)...) // nor does a government accuse its president in passing
	}
	var own []int
	if s.lex.is("abroad", r.Name) {
		own = slices.Concat(represented, s.ownStates(sources))
	}
	if fr.flags["presence"] {
		own = append(own, s.home(sources)...)
	}
	if s.lex.is("rebuttal", r.Name) {
		own = append(own, s.onlyCounted()...)
	}
	if s.lex.is("of-oneself", r.Name) {
		own = slices.Concat(own, s.ownForces(slices.Concat(sources, represented)), s.ownStates(sources))
	}
	for _, sl := range fr.target {
		far := s.friend(sl.extent, r)
		own := own
		if r.Family == hostile && (sl.path[0] == "clause" || sl.path[0] == "ccomp" || fr.spoken()) {
			own = slices.Concat(own, s.ownForces(slices.Concat(sources, represented))) // who says what his troops did does not accuse them
		}
		for pass, not := range [][]int{slices.Concat(represented, incidental, sources), slices.Concat(represented, sources), sources} {
			if pass == 2 && (sl.extent != itself && r.Family == hostile || (sl.path[0] == "clause" || fr.spoken()) && !s.lex.is("of-own-deeds", r.Name)) {
				continue // a minister who warns of, or vows, what his own state will do does not warn his own state
			}
			fits := s.fits(r.Targets, slices.Concat(not, own))
			var out []int
			for _, tok := range s.fills(fr, trigger, sl.path) {
				if len(out) > 0 && sl.oblique() {
					break // "on Monday on Iran"
				}
				if tok == trigger || s.lex.is("reflexive", s.words[tok]) || s.given(fr, trigger, tok) || s.inMind(tok) {
					continue // who defends itself defends no other
				}
				if fr.flags["alone"] {
					if e := s.named(tok); e != none && fits(e) {
						out = append(out, e)
					}
					continue
				}
				if s.lex.is("rebuttal", r.Name) && s.isVerb(tok) && s.unnamed(s.object(tok)) {
					if tok = s.preposition(s.object(tok), "from"); tok == none {
						continue // who denies that he killed five people in Gao denies nothing to Gao
					}
				}
				if s.lex.is("befalling", r.Name) {
					if from := s.homeOf(tok); from != none {
						tok = from
					}
				}
				if both := s.both(trigger, tok, fits); len(both) > 1 {
					out = append(out, both...)
					continue
				}
				if far.sides() && s.opposed(tok, far) && !slices.Contains(sl.path, "against") || s.scene(r, trigger, tok) {
					continue
				}
				out = append(out, s.aimedAt(tok, far, r, sl, incidental, fits)...)
				if pass == 0 && s.named(tok) != none && len(s.coordinates(tok, fits)) > 0 {
					out = append(out, s.coordinates(tok, s.fits(r.Targets, slices.Concat(represented, sources)))...) // "hospitals and the Pasteur Institute"
				}
			}
			if len(out) > 0 {
				return unique(out)
			}
		}
	}
	return nil
}

// inMind says whether a phrase with "with" tells how or to what end something is done, and not with whom: "a pact with an eye on Libya".
func (s *sentence) inMind(tok int) bool {
	return s.at[tok] == none && s.lex.is("in-mind", s.lemma(tok)) && s.casedIn(tok, "equipping-preposition")
}

// given says whether an object is what is given, and not whom it is given to: "sent soldiers and tanks".
func (s *sentence) given(fr *frame, trigger, tok int) bool {
	if e := s.named(tok); e == none || !s.entities[e].Incidental || !s.lex.is("giving", fr.relation) {
		return false
	}
	for _, c := range fr.where {
		if c.not || c.words == nil || !slices.ContainsFunc(c.paths, func(p []string) bool { return len(p) == 1 && p[0] == "obj" }) {
			continue
		}
		for _, o := range s.objects(trigger) {
			all := s.coordinated(o)
			if slices.Contains(all, tok) && slices.ContainsFunc(all, func(i int) bool { return s.meets(c, i) }) {
				return true
			}
		}
	}
	return false
}

// aimedAt are the entities that a phrase means as the target of a relation. Who is criticised is not the one to whom it was done, when the
// text only describes him: "criticised the treatment of migrants".
func (s *sentence) aimedAt(tok int, far extent, r ontology.Relation, sl slot, incidental []int, fits func(int) bool) []int {
	if r.Family != hostile && !s.lex.is("remark", r.Name) || far == itself {
		return s.resolve(tok, far, fits)
	}
	if out := s.resolve(tok, itself, fits); len(out) > 0 && (len(sl.path) == 1 || sl.path[1] != "of") {
		return out
	}
	return s.resolve(tok, far, func(e int) bool { return fits(e) && !slices.Contains(incidental, e) })
}

// both are the coordinated objects of the verb before, when a plural pronoun takes them up: "criticised Paris and Berlin, accusing
// them of".
func (s *sentence) both(trigger, tok int, fits func(int) bool) []int {
	h := s.head(trigger)
	if h < 0 || !s.lex.is("plural-pronoun", s.words[tok]) || base(s.rel(trigger)) != "advcl" && base(s.rel(trigger)) != "conj" {
		return nil
	}
	o := s.object(h)
	if o == none || o == tok {
		return nil
	}
	return s.coordinates(o, fits)
}

// violent is the family of relations whose deeds may stand for those who do them.
const violent = "material-conflict"

// hostile is the family of relations in which nobody means those he speaks for, unless the words name them outright.
const hostile = "verbal-conflict"

// unique leaves out what stands twice.
func unique(list []int) []int {
	var out []int
	for _, e := range list {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// fits says which entities may fill a slot: of these kinds, and none of those that fill the other end.
func (s *sentence) fits(kinds []string, not []int) func(int) bool {
	return func(e int) bool {
		return slices.Contains(kinds, s.entities[e].Kind) && !slices.Contains(not, e)
	}
}

// voice is the entity that a speaker's phrase means: itself, or whose it is ("its customs service", "the ministry's statement").
func (s *sentence) voice(tok, left int) int {
	if e := s.one(tok, s.acts); e != none {
		return e
	}
	for _, o := range s.childrenBy(tok, "nmod:poss", "amod", "compound", "nmod:desc") {
		if e := s.named(o); e != none && s.rel(o) == "nmod:poss" && s.entities[e].Kind == "person" && !s.lex.is("personal", s.lemma(tok)) {
			continue // his deputy is not he
		}
		if left > 0 && !(s.lex.is("private", s.lemma(tok)) && s.rel(o) != "nmod:poss") {
			if e := s.voice(o, left-1); e != none {
				return e
			}
		}
	}
	return None
}

// pointsBack is the noun of a target slot that points back at something done, "the move", "that decision", or the pronoun that does.
func (s *sentence) pointsBack(fr *frame, trigger int) string {
	for _, sl := range fr.target {
		for _, tok := range s.walk(trigger, sl.path) {
			if s.lex.is("event-pronoun", s.words[tok]) && s.at[tok] == none && s.child(tok, "case") == none {
				return s.words[tok]
			}
			if (s.lex.is("event-noun", s.lemma(tok)) || s.lex.is("owned-event", s.lemma(tok)) || fr.flags["claimed"] && (s.lex.is("violence", s.lemma(tok)) || s.lex.is("taking-noun", s.lemma(tok)))) && slices.ContainsFunc(s.childrenBy(tok, "det", "det:predet"), func(d int) bool { return s.lex.is("pointer", s.words[d]) }) {
				return s.lemma(tok)
			}
		}
	}
	return ""
}

// meansOne says whether somebody is meant in a target slot who was not found: it holds a pronoun, what a relative clause stands on, or a
// noun for those that act, known to the reader ("the ministry").
func (s *sentence) meansOne(fr *frame, trigger int) bool {
	for _, sl := range fr.target {
		for _, tok := range s.walk(trigger, sl.path) {
			known := s.lex.is("transparent", s.lemma(tok)) && slices.ContainsFunc(s.childrenBy(tok, "det"), func(d int) bool { return s.lex.is("pointer", s.words[d]) })
			if tok != trigger && (known || s.tokens[tok].UPOS == "PRON" || tok == s.head(trigger)) {
				return true
			}
		}
	}
	return false
}

// represented are the states and groups that persons hold an office of, served those of former offices too.
func (s *sentence) represented(persons []int) []int { return heldBy(s.serves, persons) }

func (s *sentence) served(persons []int) []int { return heldBy(s.offices, persons) }

func heldBy(offices map[int][]int, persons []int) []int {
	var out []int
	for _, p := range persons {
		out = append(out, offices[p]...)
	}
	return out
}

// officers are the persons who hold an office of what is among the sources.
func (s *sentence) officers(sources []int) []int {
	var out []int
	for p := range s.entities {
		if slices.ContainsFunc(s.offices[p], func(of int) bool { return slices.Contains(sources, of) }) {
			out = append(out, p)
		}
	}
	return out
}

// ownStates are the states that forces and ministries act for.
func (s *sentence) ownStates(sources []int) []int {
	var out []int
	for e, ent := range s.entities {
		if ent.Kind != "state" || ent.ISO3 == "" {
			continue
		}
		if slices.ContainsFunc(sources, func(f int) bool {
			return s.lex.is("state-body", s.entities[f].Class) && s.entities[f].State == ent.ISO3
		}) {
			out = append(out, e)
		}
	}
	return out
}

// ownForces are the forces and ministries that act for the states of entities.
func (s *sentence) ownForces(of []int) []int {
	var out []int
	for f, ent := range s.entities {
		if ent.State == "" || !s.lex.is("state-body", ent.Class) {
			continue
		}
		if slices.ContainsFunc(of, func(o int) bool {
			return s.entities[o].Kind == "state" && s.entities[o].ISO3 == ent.State || s.lex.is("state-body", s.entities[o].Class) && s.entities[o].State == ent.State
		}) {
			out = append(out, f)
		}
	}
	return out
}

// onlyCounted are the people of the sentence of whom nothing is said but how many they are: who denies that he killed five people denies it to nobody.
func (s *sentence) onlyCounted() []int {
	var out []int
	for _, m := range s.mentions {
		if s.entities[m.entity].Incidental && s.unnamed(m.head) {
			out = append(out, m.entity)
		}
	}
	return out
}

// homeOf is the state that people are said to be from who are only counted: "eleven people from France".
func (s *sentence) homeOf(tok int) int {
	from := s.preposition(tok, "from")
	if from == none || !s.unnamed(tok) || !s.isNominal(tok) || s.named(from) == none || s.entities[s.named(from)].Kind != "state" {
		return none
	}
	return from
}

// standing are those of some entities that have a name of their own, no rebels and no coalition troops; for forces their states.
func (s *sentence) standing(of []int) []int {
	var out []int
	for _, e := range of {
		ent := s.entities[e]
		if ent.Incidental || ent.Class == "described" || ent.Class == "armed" {
			continue
		}
		if s.lex.is("state-body", ent.Class) && ent.State != "" {
			if state := slices.IndexFunc(s.entities, func(o entity.Entity) bool { return o.Kind == "state" && o.ISO3 == ent.State }); state >= 0 {
				e = state
			}
		}
		out = append(out, e)
	}
	return unique(out)
}

// home are the states of entities and the places in them.
func (s *sentence) home(of []int) []int {
	var out []int
	for e, ent := range s.entities {
		if ent.ISO3 == "" || ent.Kind != "state" && ent.Kind != "place" {
			continue
		}
		if slices.ContainsFunc(of, func(o int) bool { return s.entities[o].State == ent.ISO3 || s.entities[o].ISO3 == ent.ISO3 }) {
			out = append(out, e)
		}
	}
	return out
}

// incidental are the groups of the sentence that the text only describes.
func (s *sentence) incidental() []int {
	var out []int
	for _, m := range s.mentions {
		if s.entities[m.entity].Incidental {
			out = append(out, m.entity)
		}
	}
	return out
}

// reciprocal says whether a verb's object is that they do it to each other.
func (s *sentence) reciprocal(v int) bool {
	o := s.object(v)
	for _, i := range append(some(o), s.childrenBy(v, "obl", "nmod", "obj")...) {
		for _, first := range []int{i - 1, i} {
			if first >= 0 && first+1 < len(s.words) && s.lex.is("reciprocal", s.words[first]+"_"+s.words[first+1]) {
				return true
			}
		}
	}
	return false
}
