package claim

import (
	"cmp"
	"io/fs"
	"slices"
	"time"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
	"newsgraph/graph/ontology"
)

// Finder finds claims. It may be used by several goroutines.
type Finder struct {
	lex      *lexicon
	ontology *ontology.Ontology
	dates    *Dater
	counts   *Quantifier
	actors   map[string]bool // kinds that can act
}

// Options says where a Finder's knowledge comes from.
type Options struct {
	Tables   fs.FS              // frames.tsv, operators.tsv, answers.tsv, words.tsv and the tables of dates and numbers of a language
	Ontology *ontology.Ontology // the vocabulary
}

// New reads the tables. All faults of them are returned together, with file and line; so is a frame of a relation that the
// vocabulary lacks.
func New(o Options) (*Finder, error) {
	lex, err := readLexicon(o.Tables)
	if err != nil {
		return nil, err
	}
	if err := lex.check(o.Ontology); err != nil {
		return nil, err
	}
	f := &Finder{lex: lex, ontology: o.Ontology, actors: map[string]bool{}}
	for _, k := range o.Ontology.Kinds {
		f.actors[k.Name] = k.Actor
	}
	if f.dates, err = NewDater(o.Tables); err != nil {
		return nil, err
	}
	if f.counts, err = NewQuantifier(o.Tables); err != nil {
		return nil, err
	}
	return f, nil
}

// Context is what the reader of an article knows before the first word.
type Context struct {
	Published time.Time // zero when unknown
}

// Find returns the claims of a document in order of their triggers.
func (f *Finder) Find(doc text.Document, found entity.Found, ctx Context) []Claim {
	spans := make([][]spanned, len(doc.Sentences))
	for e, ent := range found.Entities {
		for _, m := range ent.Mentions {
			spans[m.Sentence] = append(spans[m.Sentence], spanned{Span: m.Span, entity: e, pronoun: m.Form == entity.Pronoun || m.Form == entity.Definite})
		}
	}
	offices := map[int][]int{}
	for _, o := range found.Offices {
		offices[o.Person] = append(offices[o.Person], o.Of)
	}
	sentences := make([]*sentence, len(doc.Sentences))
	for i, s := range doc.Sentences {
		sentences[i] = newSentence(doc.Body, i, s, f.lex, found.Entities, spans[i])
		sentences[i].offices, sentences[i].actors = offices, f.actors
	}
	f.quotations(doc, sentences)
	var out []Claim
	for _, s := range sentences {
		claims := f.inSentence(s)
		f.circumstances(doc, s, ctx, claims)
		out = append(out, claims...)
	}
	out = f.answer(out, found.Entities, offices)
	out = append(out, f.structure(doc, sentences, found)...)
	return settle(out)
}

// inSentence finds the claims of one sentence.
func (f *Finder) inSentence(s *sentence) []Claim {
	if len(s.tokens) == 0 || s.words[len(s.words)-1] == "?" {
		return nil // a question makes no claim
	}
	var out []Claim
	used := map[int]bool{} // nouns that a light verb has taken with it
	for i := range s.tokens {
		out = append(out, f.atTrigger(s, i, used)...)
	}
	return out
}

// atTrigger finds the claims that a word triggers, by the first of its frames that makes any. What stands without a target waits
// for another frame that finds one.
func (f *Finder) atTrigger(s *sentence, i int, used map[int]bool) []Claim {
	var out, bare []Claim
	for _, fr := range f.lex.frames[s.lemma(i)] {
		if used[i] && fr.pos == "n" && !fr.flags["act"] || !s.triggers(fr, i) {
			continue
		}
		claims := f.fill(s, fr, i)
		if len(claims) == 0 || len(bare) > 0 && claims[0].Target == None {
			continue
		}
		s.use(fr, i, used)
		if fr.bare && claims[0].Target == None {
			bare = claims
			continue
		}
		out, bare = append(out, claims...), nil
		if !fr.flags["also"] {
			break
		}
	}
	return append(out, bare...)
}

// use notes the nouns that a frame takes with its trigger.
func (s *sentence) use(fr *frame, trigger int, used map[int]bool) {
	for _, c := range fr.where {
		if c.words == nil || c.not {
			continue
		}
		for _, path := range c.paths {
			for _, tok := range s.walk(trigger, path) {
				used[tok] = true
			}
		}
	}
}

// triggers says whether a frame applies at a token.
func (s *sentence) triggers(fr *frame, i int) bool {
	if !s.posFits(i, fr.pos) {
		return false
	}
	if k := s.at[i]; k != none && fr.pos == "n" && !(s.headed(i) && s.tokens[i].UPOS == "NOUN") && s.mentions[k].last > s.mentions[k].first && s.entities[s.mentions[k].entity].Kind != "person" {
		return false // a part of a name is no event: the Peace and Security Council, Operation Support
	}
	if fr.particle != "" && !s.hasParticle(i, fr.particle) {
		return false
	}
	if fr.pos == "a" && s.rel(i) == "amod" && i < s.head(i) {
		return false // "troubled Darfur" tells of no trouble that it has with anybody
	}
	for _, c := range fr.where {
		if !s.holds(c, i) {
			return false
		}
	}
	return true
}

// hasParticle says whether a verb goes with a particle, or with a preposition that looks like one.
func (s *sentence) hasParticle(v int, particle string) bool {
	if s.hasWord(v, []string{particle}, "compound:prt", "advmod", "case", "obl") {
		return true
	}
	return slices.ContainsFunc(s.childrenBy(v, "obl", "obj"), func(c int) bool { return s.casedBy(c, particle) })
}

// fill makes the claims of a frame at a trigger: every source with every target.
func (f *Finder) fill(s *sentence, fr *frame, trigger int) []Claim {
	relation, _ := f.ontology.Relation(fr.relation)
	sources := f.sources(s, fr, trigger, relation)
	if len(sources) == 0 {
		return nil
	}
	st := s.statusOf(trigger)
	if st.suppressed && !fr.flags["act"] || st.negated && fr.flags["positive"] {
		return nil
	}
	targets := f.targets(s, fr, trigger, relation, sources)
	if len(targets) == 0 && len(sources) > 1 {
		switch {
		case relation.Symmetric:
			sources, targets = sources[:1], sources[1:]
		case fr.flags["mutual"] || s.reciprocal(trigger):
			fits := s.fits(relation.Targets, nil)
			targets = slices.DeleteFunc(slices.Clone(sources), func(e int) bool { return !fits(e) }) // each of the others
		}
	}
	if len(targets) == 0 && fr.flags["office"] {
		fits := s.fits(relation.Targets, sources)
		targets = slices.DeleteFunc(s.represented(sources), func(e int) bool { return !fits(e) })
	}
	if len(targets) > 0 {
		return f.join(s, fr, trigger, st, sources, targets)
	}
	event := s.pointsBack(fr, trigger)
	stands := fr.optional && !st.planned && !st.conditional
	leans := event != "" || fr.flags["answers"]
	if fr.bare && (leans && s.number > 0 || s.meansOne(fr, trigger)) {
		stands = false
	}
	if event == "" && !stands && !fr.flags["answers"] {
		return nil // what nobody has done to nobody in particular is no claim
	}
	claims := f.join(s, fr, trigger, st, sources, []int{None})
	for i := range claims {
		claims[i].event, claims[i].needs, claims[i].bare = event, !fr.optional || fr.bare && !stands, fr.bare
	}
	return claims
}

// join makes a claim of every source with every target.
func (f *Finder) join(s *sentence, fr *frame, trigger int, st status, sources, targets []int) []Claim {
	st.planned = st.planned || fr.flags["planned"]
	st.reported = st.reported || fr.flags["reported"]
	if fr.flags["negated"] {
		st.negated = !st.negated
	}
	speaker := s.speaking(trigger, st)
	var out []Claim
	for _, source := range sources {
		for _, target := range targets {
			if source == target || st.asked && source == speaker {
				continue // nobody demands of himself: "it" in "demanded that it" is another
			}
			out = append(out, Claim{
				Relation: fr.relation, Source: source, Target: target, Speaker: speaker, Place: None,
				Trigger: s.tokens[trigger].Span, Evidence: s.span(), Sentence: s.number,
				Negated: st.negated, Modality: st.modality(), Reported: st.reported, Former: fr.flags["former"],
				Confidence: confidence(fr, st), row: fr.line,
			})
		}
	}
	return out
}

// voice is the entity that a speaker's phrase means: itself, or whose it is ("its customs service", "the ministry's statement").
func (s *sentence) voice(tok, left int) int {
	if e := s.one(tok, s.acts); e != none {
		return e
	}
	for _, o := range s.childrenBy(tok, "nmod:poss", "amod", "compound", "nmod:desc") {
		if left > 0 {
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
			if s.lex.is("event-noun", s.lemma(tok)) && slices.ContainsFunc(s.childrenBy(tok, "det", "det:predet"), func(d int) bool { return s.lex.is("pointer", s.words[d]) }) {
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

// represented are the states and groups that persons hold an office of.
func (s *sentence) represented(persons []int) []int {
	var out []int
	for _, p := range persons {
		out = append(out, s.offices[p]...)
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

func (s *sentence) span() text.Span {
	return text.Span{Start: s.tokens[0].Start, End: s.tokens[len(s.tokens)-1].End}
}

// sources fills the slots of the source: the first that names entities of the right kinds. "We" in a quotation is who speaks.
func (f *Finder) sources(s *sentence, fr *frame, trigger int, r ontology.Relation) []int {
	fits := s.fits(r.Sources, nil)
	for _, sl := range fr.source {
		var out []int
		for _, tok := range s.walk(trigger, sl.path) {
			switch {
			case tok == trigger:
			case s.lex.is("first-person", s.words[tok]) && s.named(tok) == none:
				if e := s.quoted(trigger); e != None && fits(e) {
					out = append(out, e)
				}
			default:
				out = append(out, s.doers(tok, r.Family, fits)...)
			}
		}
		if len(out) > 0 {
			return unique(out)
		}
	}
	return nil
}

// doers are the entities that a subject names. A deed does what those do whose it is: "Israeli fire killed", "a NATO raid destroyed".
func (s *sentence) doers(tok int, family string, fits func(int) bool) []int {
	far := itself
	if family == violent && s.lex.is("deed", s.lemma(tok)) || family != violent && s.lex.is("mouthpiece", s.lemma(tok)) {
		far = before
	}
	out := s.resolve(tok, far, fits)
	if by := s.phrase(tok, "agent-preposition"); len(out) == 0 && far == before && by != none {
		out = s.resolve(by, itself, fits)
	}
	return out
}

// targets fills the slots of the target: the first that names entities of the right kinds other than the sources. Within a slot, who
// speaks for a state or group does not speak of it first, and names come before descriptions.
func (f *Finder) targets(s *sentence, fr *frame, trigger int, r ontology.Relation, sources []int) []int {
	represented, incidental := s.represented(sources), s.incidental()
	var own []int
	if s.lex.is("abroad", r.Name) {
		own = slices.Concat(represented, s.ownStates(sources))
	}
	for _, sl := range fr.target {
		for pass, not := range [][]int{slices.Concat(represented, incidental, sources), slices.Concat(represented, sources), sources} {
			if pass == 2 && sl.extent != itself && r.Family == hostile {
				continue // a minister who warns of what his own state will do does not warn his own state
			}
			fits := s.fits(r.Targets, slices.Concat(not, own))
			var out []int
			for _, tok := range s.walk(trigger, sl.path) {
				if tok == trigger {
					continue
				}
				if both := s.both(trigger, tok, fits); len(both) > 1 {
					out = append(out, both...)
					continue
				}
				out = append(out, s.resolve(tok, sl.extent, fits)...)
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

// settle sorts claims and leaves out what says the same as another of its sentence, less well.
func settle(claims []Claim) []Claim {
	slices.SortStableFunc(claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(a.Relation, b.Relation),
			cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), -cmp.Compare(a.Confidence, b.Confidence))
	})
	type key struct {
		sentence, source, target int
		relation, modality       string
		negated                  bool
	}
	keyOf := func(c Claim) key { return key{c.Sentence, c.Source, c.Target, c.Relation, c.Modality, c.Negated} }
	best := map[key]int{}
	aimed := map[key]bool{} // what is said of a target too
	for _, c := range claims {
		if c.Target != None {
			aimed[key{sentence: c.Sentence, source: c.Source, relation: c.Relation}] = true
		}
	}
	claims = slices.DeleteFunc(claims, func(c Claim) bool {
		return c.bare && c.Target == None && aimed[key{sentence: c.Sentence, source: c.Source, relation: c.Relation}]
	})
	for i, c := range claims {
		k := keyOf(c)
		if j, ok := best[k]; !ok || c.Confidence > claims[j].Confidence {
			best[k] = i
		}
	}
	var out []Claim
	for i, c := range claims {
		if best[keyOf(c)] == i {
			out = append(out, c)
		}
	}
	return out
}

// confidence is how often claims of this making were right on the open gold articles.
func confidence(fr *frame, st status) float64 {
	c := 0.95
	if fr.flags["weak"] {
		c -= 0.15
	}
	if st.reported || st.negated || st.planned || st.conditional {
		c -= 0.1
	}
	return c
}
