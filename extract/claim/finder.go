package claim

import (
	"io/fs"
	"slices"
	"time"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
	"newsgraph/graph"
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
	storms := f.storms(doc, found)
	for e, ent := range found.Entities {
		if storms[e] {
			continue
		}
		for _, m := range ent.Mentions {
			spans[m.Sentence] = append(spans[m.Sentence], spanned{Span: m.Span, entity: e, pronoun: pronominal(m), demonym: m.Form == entity.People || m.Form == entity.Adjectival})
		}
	}
	offices, present := map[int][]int{}, map[int][]int{}
	here := make([]map[int][]int, len(doc.Sentences))
	for _, o := range found.Offices {
		offices[o.Person] = append(offices[o.Person], o.Of)
		if o.Former {
			continue
		}
		present[o.Person] = append(present[o.Person], o.Of)
		if here[o.Sentence] == nil {
			here[o.Sentence] = map[int][]int{}
		}
		here[o.Sentence][o.Person] = append(here[o.Sentence][o.Person], o.Of)
	}
	sentences := make([]*sentence, len(doc.Sentences))
	for i, s := range doc.Sentences {
		sentences[i] = newSentence(doc.Body, i, s, f.lex, found.Entities, spans[i])
		sentences[i].offices, sentences[i].serves, sentences[i].here, sentences[i].actors = offices, present, here[i], f.actors
	}
	f.quotations(doc, sentences, found.Statements)
	var out []Claim
	for _, s := range sentences {
		claims := f.inSentence(s)
		f.circumstances(doc, s, ctx, claims)
		out = append(out, claims...)
	}
	out = f.answer(out, sentences, present)
	out = append(out, f.structure(doc, sentences, found)...)
	return f.settle(out)
}

// pronominal says whether a mention means whom the text named before.
func pronominal(m entity.Mention) bool {
	return m.Form == entity.Pronoun || m.Form == entity.Definite || m.Form == entity.Several
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
	return s.meant(append(out, f.stays(s)...))
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
		if c.words == nil || c.not || fr.flags["open"] {
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
	return !s.noncommittal(i)
}

// noncommittal says whether a verb is one of two answers neither of which is given: "neither confirmed nor denied".
func (s *sentence) noncommittal(i int) bool {
	if !s.isVerb(i) || !s.lex.is("yes-or-no", s.lemma(i)) {
		return false
	}
	return slices.ContainsFunc(append(s.childrenBy(i, "conj"), s.head(i)), func(o int) bool {
		if o < 0 || s.rel(max(i, o)) != "conj" || s.lemma(o) == s.lemma(i) || !s.lex.is("yes-or-no", s.lemma(o)) {
			return false
		}
		return s.hasWord(max(i, o), []string{"or", "nor"}, "cc")
	})
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
		f.unclaimed(s, fr, trigger, relation)
		return nil
	}
	st := s.statusOf(trigger)
	if st.suppressed && !fr.flags["act"] || st.negated && fr.flags["positive"] || st.aside && fr.spoken() {
		return nil
	}
	if fr.flags["presence"] {
		if sources = s.standing(sources); len(sources) == 0 || st.negated || st.modality() != graph.Asserted {
			return nil
		}
		st.reported = false // who is somewhere is no news
	}
	targets := f.targets(s, fr, trigger, relation, sources)
	if s.lex.is("of-a-body", fr.relation) {
		targets = slices.DeleteFunc(targets, func(e int) bool { return s.entities[e].Class == "people" })
	}
	if len(targets) == 0 && len(sources) > 1 {
		switch {
		case relation.Symmetric:
			if bodies := s.represented(sources); len(sources) > 2 { // "between diplomats and the head of the agency, Ana Rey"
				sources = slices.DeleteFunc(slices.Clone(sources), func(e int) bool { return slices.Contains(bodies, e) })
			}
			if len(sources) > 2 && len(sources) <= maxTogether {
				return f.pairs(s, fr, trigger, st, sources)
			}
			sources, targets = sources[:1], sources[1:]
		case fr.flags["mutual"] || s.reciprocal(trigger):
			fits := s.fits(relation.Targets, nil)
			targets = slices.DeleteFunc(slices.Clone(sources), func(e int) bool { return !fits(e) }) // each of the others
		}
	}
	if len(targets) == 0 && fr.flags["office"] {
		fits := s.fits(relation.Targets, sources)
		held := s.served(sources)
		if st.planned || st.conditional {
			held = heldBy(s.serves, sources) // who is to go goes from what he has now
		}
		if told := heldBy(s.here, sources); len(told) > 0 {
			held = told // what the sentence itself calls him, of several
		}
		targets = slices.DeleteFunc(held, func(e int) bool {
			return !fits(e) || s.lex.is("of-a-state", fr.relation) && s.entities[e].Kind != "state" // the commander of an army who seizes power
		})
	}
	if len(targets) == 0 && relation.Family == violent {
		if e := s.speaking(trigger, st); s.ownOf(e, trigger) && s.fits(relation.Targets, sources)(e) {
			targets = []int{e}
		}
	}
	if fr.flags["weak"] && st.conditional {
		return nil // too little for what nobody says to be so
	}
	if paper := s.surfaceSubject(trigger); s.authorFor(trigger, paper) != none && (len(targets) == 0 || st.conditional) {
		return nil // a bill that calls something a crime, or would allow it, is against nobody
	}
	if len(targets) > 0 {
		return f.join(s, fr, trigger, st, sources, targets)
	}
	event := s.pointsBack(fr, trigger)
	if fr.flags["claimed"] {
		if event == "" && slices.ContainsFunc(fr.target, func(sl slot) bool { return len(s.walk(trigger, sl.path)) > 0 }) {
			return nil // "claimed responsibility for an attack" of which the text has not told
		}
		sources = s.fighters(sources)
	}
	if fr.flags["joint"] {
		event = joint
	}
	stands := fr.optional && !st.planned && !st.conditional && !st.negated && s.unaddressed(fr, trigger)
	leans := event != "" || fr.flags["answers"] || fr.flags["captive"] || fr.flags["claimed"]
	if fr.bare && (leans && s.number > 0 || s.meansOne(fr, trigger)) {
		stands = false
	}
	if h := s.head(trigger); stands && s.lex.is("voiced-by-deed", s.lemma(trigger)) && s.infinitive(trigger) && h >= 0 && !s.lex.is("gathering", s.lemma(h)) {
		stands = false // whom one resigns to protest against is not read
	}
	if stands && event == "" && !s.lex.is("addressed", fr.relation) && s.namesAnother(trigger, sources) {
		stands = false // whom it is about the words tell, though it is not read
	}
	if !leans && !stands {
		return nil // what nobody has done to nobody in particular is no claim
	}
	claims := f.join(s, fr, trigger, st, sources, []int{None})
	for i := range claims {
		claims[i].event, claims[i].bare = event, fr.bare
		claims[i].needs = !fr.optional || (fr.bare || s.lex.is("owned-event", event)) && !stands
		claims[i].gift, claims[i].captive, claims[i].claimed = fr.flags["answers"], fr.flags["captive"], fr.flags["claimed"]
	}
	return claims
}

// maxTogether is of how many who meet or agree each is told with each of the others.
const maxTogether = 8

// pairs are the claims of several who do something with each other: "negotiators from Chad, Niger and Mali met".
func (f *Finder) pairs(s *sentence, fr *frame, trigger int, st status, sources []int) []Claim {
	var out []Claim
	for i := range len(sources) - 1 {
		out = append(out, f.join(s, fr, trigger, st, sources[i:i+1], sources[i+1:])...)
	}
	return out
}

// namesAnother says whether the words under a trigger name somebody or some place besides who does it: who "condemned the raid of Gao by the Lions" did
// not condemn nobody.
func (s *sentence) namesAnother(trigger int, sources []int) bool {
	if s.rel(trigger) == "amod" {
		return true // "the investigating officer" investigates nothing that is told
	}
	doers, own := []int{s.surfaceSubject(trigger), s.subject(trigger)}, slices.Concat(sources, s.represented(sources))
	var below func(i int) bool
	below = func(i int) bool {
		for _, c := range s.children[i] {
			if slices.Contains(doers, c) || (i == trigger || base(s.rel(c)) == "nmod") && s.whereOrWhen(c) || s.rel(c) == "conj" && s.isVerb(c) && i == trigger || s.rel(c) == "parataxis" {
				continue
			}
			k := s.at[c]
			if k != none && slices.Contains(own, s.mentions[k].entity) {
				continue // the one who does it, and whose he is
			}
			if k != none && !s.mentions[k].pronoun && !s.entities[s.mentions[k].entity].Incidental {
				return true
			}
			if below(c) {
				return true
			}
		}
		return false
	}
	return below(trigger)
}

// whereOrWhen says whether a phrase or clause on a verb only tells where or when: "in Gao", "after rebels had taken Gao".
func (s *sentence) whereOrWhen(i int) bool {
	switch base(s.rel(i)) {
	case "obl":
		return s.casedIn(i, "place-preposition") && !s.lex.is("cause", s.lemma(i))
	case "nmod":
		return s.casedIn(i, "place-preposition") && s.lex.is("protest", s.lemma(s.head(i))) // "staged a rally in Gao"
	case "advcl":
		return s.circumstance(i)
	}
	return false
}

// unaddressed says whether a frame without a target is about nobody in particular, where its relation needs to be about somebody: "killed two
// people", "called for calm". Who killed two officers or demands their release has a target that is not found.
func (s *sentence) unaddressed(fr *frame, trigger int) bool {
	if !s.lex.is("addressed", fr.relation) {
		return true
	}
	return slices.ContainsFunc(s.childrenBy(trigger, "obj", "obl", "nsubj:pass"), func(i int) bool {
		return s.lex.is("anybody", s.lemma(i)) || s.tokens[i].UPOS == "PRON" && s.at[i] == none
	})
}

// join makes a claim of every source with every target.
func (f *Finder) join(s *sentence, fr *frame, trigger int, st status, sources, targets []int) []Claim {
	former := fr.flags["former"] && !st.planned && !st.conditional // who is to go has the office still
	st.planned = st.planned || fr.flags["planned"]
	st.reported = st.reported || fr.flags["reported"]
	if fr.flags["made"] {
		st.planned, st.conditional = false, false
	}
	if fr.flags["negated"] {
		st.negated = !st.negated
	}
	speaker := s.speaking(trigger, st)
	plea := fr.relation == "REQUESTED" && s.pleads(trigger)
	var out []Claim
	for _, source := range sources {
		for _, target := range targets {
			if source == target || st.asked && source == speaker {
				continue // nobody demands of himself: "it" in "demanded that it" is another
			}
			if len(sources) > 2 && slices.Contains(sources, target) && s.abreast(source, target) {
				continue // "between rebels and Serbian and Yugoslav forces": the two are on one side
			}
			speaker, reported := speaker, st.reported
			if source == speaker && fr.spoken() {
				speaker, reported = None, false // who does it by saying so
			}
			out = append(out, Claim{
				Relation: fr.relation, Source: source, Target: target, Speaker: speaker, Place: None,
				Trigger: s.tokens[trigger].Span, Evidence: s.span(), Sentence: s.number,
				Negated: st.negated, Modality: st.modality(), Reported: reported, Former: former,
				Confidence: confidence(fr, st), row: fr.line, plea: plea,
			})
		}
	}
	return out
}

// abreast says whether one noun has two entities before it: "Serbian and Yugoslav forces".
func (s *sentence) abreast(a, b int) bool {
	for _, m := range s.mentions {
		for _, o := range s.mentions {
			if m.entity == a && o.entity == b && s.modified(m.head) == s.modified(o.head) {
				return true
			}
		}
	}
	return false
}

// modified is the noun that an adjective or a name stands before, also as one of several, else the token itself.
func (s *sentence) modified(tok int) int {
	for range maxClimb {
		up := s.head(tok)
		if up < 0 {
			break
		}
		switch rel := base(s.rel(tok)); {
		case rel == "amod", rel == "compound", rel == "conj" && (base(s.rel(up)) == "amod" || base(s.rel(up)) == "compound" || s.tokens[up].UPOS == "ADJ" && s.tokens[tok].UPOS == "ADJ"):
			tok = up
		default:
			return tok
		}
	}
	return tok
}

// pleads says whether what is asked for is help.
func (s *sentence) pleads(trigger int) bool {
	for _, c := range s.children[trigger] {
		for _, i := range append([]int{c}, s.children[c]...) {
			if s.tokens[i].UPOS == "NOUN" && s.lex.is("help", s.lemma(i)) {
				return true
			}
		}
	}
	return false
}

func (s *sentence) span() text.Span {
	return text.Span{Start: s.tokens[0].Start, End: s.tokens[len(s.tokens)-1].End}
}
