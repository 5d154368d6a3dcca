package claim

import "slices"

// steps are the steps of a path that are no prepositions. They are explained in frames.tsv.
var steps = map[string]func(*sentence, int) []int{
	"subj":    func(s *sentence, i int) []int { return some(s.deedOf(s.subject(i))) },
	"when":    (*sentence).occasions,
	"nsubj":   func(s *sentence, i int) []int { return some(s.surfaceSubject(i)) },
	"obj":     (*sentence).objects,
	"iobj":    func(s *sentence, i int) []int { return s.childrenBy(i, "iobj") },
	"poss":    (*sentence).owners,
	"ctrl":    func(s *sentence, i int) []int { return some(s.holder(i, maxClimb)) },
	"speaker": func(s *sentence, i int) []int { return some(s.statusOf(i).speaker) },
	"own":     (*sentence).untold,
	"head":    func(s *sentence, i int) []int { return some(s.head(i)) },
	"case":    func(s *sentence, i int) []int { return s.childrenBy(i, "case") },
	"mark":    func(s *sentence, i int) []int { return s.childrenBy(i, "mark") },
	"aux":     func(s *sentence, i int) []int { return s.childrenBy(i, "aux", "aux:pass") },
	"ccomp":   func(s *sentence, i int) []int { return s.childrenBy(i, "ccomp") },
	"mod":     (*sentence).modifiers,
	"neg":     (*sentence).negations,
	"appos":   (*sentence).appositions,
	"inf":     (*sentence).infinitives,
	"clause":  (*sentence).clauses,
	"there":   (*sentence).places,
	"told":    (*sentence).tellers,
	"summed":  (*sentence).summed,
	"rel":     func(s *sentence, i int) []int { return s.childrenBy(i, "acl:relcl") },
}

// walk follows a path of a frame from a token and returns the tokens at its end.
func (s *sentence) walk(tok int, path []string) []int {
	at := []int{tok}
	for _, step := range path {
		var next []int
		for _, i := range at {
			next = append(next, s.step(i, step)...)
		}
		at = next
	}
	return at
}

// fills follows the path of a slot. Of several phrases with one preposition only those count of which the frame asks something: the
// strike of "in Kabul in a strike".
func (s *sentence) fills(fr *frame, trigger int, path []string) []int {
	for _, c := range fr.where {
		if c.not || c.words == nil || steps[path[0]] != nil || !slices.ContainsFunc(c.paths, func(p []string) bool { return len(p) == 1 && p[0] == path[0] }) {
			continue
		}
		var out []int
		asked := false
		for _, tok := range s.walk(trigger, path[:1]) {
			if slices.ContainsFunc(s.coordinated(tok), func(i int) bool { return s.meets(c, i) }) {
				asked = true
				out = append(out, s.walk(tok, path[1:])...)
			}
		}
		if asked {
			return out
		}
	}
	return s.walk(trigger, path)
}

// step takes one step of a path: one of steps, or a preposition.
func (s *sentence) step(i int, name string) []int {
	if take, ok := steps[name]; ok {
		return take(s, i)
	}
	return s.oblique(i, name)
}

// untold is the subject of a verb that nobody is said to have told of.
func (s *sentence) untold(i int) []int {
	if s.statusOf(i).told {
		return nil
	}
	return some(s.subject(i))
}

func (s *sentence) modifiers(i int) []int {
	return s.childrenBy(i, "amod", "compound", "advmod", "nmod:unmarked", "obl:unmarked", "nmod", "obl", "det")
}

// places are the phrases of a noun itself that say where it is: Iraq in "the troops in Iraq", not in "killed troops in Iraq", nor in "a raid by
// troops in Iraq", where it is the raid that was there.
func (s *sentence) places(i int) []int {
	if h := s.head(i); h >= 0 && s.lex.is("deed", s.lemma(h)) && s.casedIn(i, "agent-preposition") {
		return nil
	}
	return slices.DeleteFunc(s.childrenBy(i, "nmod"), func(c int) bool { return !s.casedIn(c, "place-preposition") })
}

// occasions are the clauses that tell when something happened, or of what it came: "was killed when police opened fire".
func (s *sentence) occasions(i int) []int {
	return slices.DeleteFunc(s.childrenBy(i, "advcl"), func(c int) bool {
		return !slices.ContainsFunc(s.childrenBy(c, "mark", "advmod"), func(m int) bool { return m < c && s.lex.is("occasion-mark", s.words[m]) })
	})
}

// deedOf is the deed of which a quantity is: the attacks in "a wave of attacks".
func (s *sentence) deedOf(i int) int {
	if i == none || !s.lex.is("quantity", s.lemma(i)) {
		return i
	}
	if of := s.phrase(i, "partitive-preposition"); of != none && s.lex.is("deed", s.lemma(of)) {
		return of
	}
	return i
}

// tellers are the subject of the verb of saying over the clause that a noun sums up: "Oslo says that Peru spies, a charge Peru denies". The
// noun is the token or, for a verb in a clause on it, the one above.
func (s *sentence) tellers(i int) []int {
	if base(s.rel(i)) == "acl" {
		i = s.head(i)
	}
	for h := s.head(i); h >= 0; h = s.head(h) {
		if s.isVerb(h) && (s.tells(h) || s.lex.is("object-clause", s.lemma(h))) && s.subject(h) != none {
			return some(s.teller(h))
		}
	}
	return nil
}

// summed are those who did what a noun behind a comma sums up: Peru in "Peru closed the border, a move that angered Chile". The noun is the
// token or, for a verb in a clause on it, the one above.
func (s *sentence) summed(i int) []int {
	if base(s.rel(i)) == "acl" {
		i = s.head(i)
	}
	if i < 0 {
		return nil
	}
	start := s.leftmost(i)
	if s.divides(start) {
		start++
	}
	if start < 2 || start >= i || !s.divides(start-1) || !s.lex.is("indefinite", s.words[start]) {
		return nil
	}
	for h := s.head(i); h >= 0; h = s.head(h) {
		if h < start && s.isVerb(h) {
			if s.tells(h) || s.subject(h) == none || s.subject(h) > start {
				return nil
			}
			return some(s.subject(h))
		}
	}
	return nil
}

func (s *sentence) negations(i int) []int {
	var out []int
	for _, c := range s.children[i] {
		if s.negates(c) {
			out = append(out, c)
		}
	}
	return out
}

func (s *sentence) appositions(i int) []int {
	switch {
	case s.rel(i) == "appos", s.rel(i) == "nmod:desc":
		return some(s.head(i))
	case s.tokens[i].UPOS == "NOUN":
		return s.childrenBy(i, "appos", "flat")
	}
	return s.childrenBy(i, "appos")
}

func (s *sentence) clauses(i int) []int {
	out := slices.DeleteFunc(s.childrenBy(i, "ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl"), func(c int) bool { return s.circumstance(c) || s.lex.is("denying", s.lemma(i)) && s.furtherSaying(c) })
	if s.isNominal(i) {
		for _, c := range s.childrenBy(i, "acl:relcl") {
			if m := s.child(c, "mark"); m != none && s.isContent(c) {
				out = append(out, c) // "claims by Chad that his country was arming them", taken for a relative clause
			}
		}
	}
	if g := s.tagOf(i); len(out) == 0 && g != nil && s.rel(i) == "parataxis" && g.covers(s.head(i)) {
		return some(s.head(i)) // "Mali has asked for help, Moscow confirmed"
	}
	return out
}

// circumstance says whether a clause tells when or why another is so: "warned of a flood as rescuers arrived".
func (s *sentence) circumstance(v int) bool {
	m := s.child(v, "mark")
	return m != none && base(s.rel(v)) == "advcl" && s.lex.is("circumstance-mark", s.words[m])
}

// furtherSaying says whether a clause tells what else is said, and not what the verb is about: "denied shelling the camp, saying that".
func (s *sentence) furtherSaying(v int) bool {
	return s.tokens[v].XPOS == "VBG" && base(s.rel(v)) == "advcl" && s.child(v, "mark") == none && s.lex.is("tag-verb", s.lemma(v))
}

func (s *sentence) infinitives(i int) []int {
	var out []int
	for _, c := range s.childrenBy(i, "xcomp", "advcl", "ccomp", "acl") {
		if s.infinitive(c) {
			out = append(out, c)
		}
	}
	return out
}

// objects are the logical object of a verb and, where it gives something to somebody, both of them.
func (s *sentence) objects(i int) []int {
	out := some(s.substance(s.object(i)))
	for _, d := range s.childrenBy(i, "obj") {
		if !s.isRelative(d) && !slices.Contains(out, d) && !slices.Contains(out, s.substance(d)) {
			out = append(out, s.substance(d))
		}
	}
	return out
}

// substance is what a quantity is of, the forces in "tens of thousands of its forces", and what somebody calls so: the plan in "what he called
// Peru's plan".
func (s *sentence) substance(i int) int {
	if c := s.calledBy(i); c != none {
		return c
	}
	for i != none && (s.lex.is("quantity", s.lemma(i)) || s.lex.is("quantity", s.words[i]) || s.tokens[i].UPOS == "NUM") {
		of := s.phrase(i, "partitive-preposition")
		if of == none || s.plain(i, any1) != none { // "one of them, Ada Obi"
			break
		}
		i = of
	}
	return i
}

// measured are the phrases of which a quantity is: Niger stands on one of them in "withdrew tens of thousands of troops from Niger".
func (s *sentence) measured(o int) []int {
	var out []int
	for end := s.substance(o); o != end && s.calledBy(o) == none; out = append(out, o) {
		if o = s.phrase(o, "partitive-preposition"); o == none {
			break
		}
	}
	return out
}

// calledBy is what the one calls it who says "what he called an invasion".
func (s *sentence) calledBy(what int) int {
	if what == none || !s.lex.is("free-relative", s.words[what]) {
		return none
	}
	for _, v := range s.childrenBy(what, "acl:relcl", "acl") {
		if !s.lex.is("naming", s.lemma(v)) {
			continue
		}
		for _, c := range s.childrenBy(v, "xcomp", "obj", "ccomp") {
			if c > v && s.isNominal(c) {
				return c
			}
		}
	}
	return none
}

// owners are the possessor of a noun and the adjectives and names before it that mention somebody.
func (s *sentence) owners(i int) []int {
	var out []int
	for _, c := range s.children[i] {
		switch s.rel(c) {
		case "nmod:poss":
			out = append([]int{c}, out...)
		case "amod", "compound", "nmod:desc", "nmod:unmarked":
			if s.at[c] != none && !s.struckBefore(i, c) {
				out = append(out, c)
			}
			out = append(out, s.leaders(c)...)
		}
	}
	return out
}

// leaders are the names before a participle that tells whose a deed is that others take part in: "a French-led raid".
func (s *sentence) leaders(participle int) []int {
	if !s.lex.is("led", s.words[participle]) || s.tokens[participle].XPOS != "VBN" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.children[participle]), func(c int) bool { return c > participle || s.at[c] == none })
}

// oblique finds the prepositional phrases of a word: its own, those of its object ("hold talks with"), or those of the verb that the
// noun is the object of. Parsers differ about which of them carries the phrase; the reader does not care. There may be several:
// "killed in Sudan in an attack by".
func (s *sentence) oblique(i int, prep string) []int {
	own := s.prepositions(i, prep)
	for k, p := range own {
		if own[k] = s.meantBy(p); s.calledBy(p) != none {
			own[k] = s.calledBy(p)
		}
	}
	if s.isVerb(i) {
		if w := s.sharing(i); len(own) == 0 && w != none && s.isPassive(i) && s.isPassive(w) {
			return s.oblique(w, prep)
		}
		if o := s.object(i); o != none && !s.isPassive(i) {
			for _, c := range append(s.coordinated(o), s.measured(o)...) { // "delivering wheat and oil to Mali"
				if out := s.prepositions(c, prep); len(out) > 0 && (len(own) == 0 || i < c && c < out[0] && out[0] < own[0]) {
					return out // of two the nearer: "voiced support for Peru's bid for a seat"
				}
			}
		}
		return own
	}
	if by := s.perpetrator(i); len(own) == 0 && by != none && s.lex.is("agent-preposition", prep) {
		return []int{by}
	}
	if len(own) > 0 {
		return own
	}
	if h := s.head(i); h >= 0 && s.isVerb(h) && s.shares(i, h, prep) {
		if out := s.prepositions(h, prep); len(out) > 0 {
			return out
		}
	}
	for _, c := range s.children[i] { // "a warning by the Bank of England to the firm": the second phrase on the first
		if s.rel(c) == "nmod" && !(s.lex.is("cause", s.lemma(c)) && s.casedIn(c, "within-preposition")) && (prep != "of" ||
			s.capital[c] && s.casedIn(c, "agent-preposition")) && !(s.lex.is("agent-preposition", prep) && s.lex.is("deed", s.lemma(c))) {
			if p := s.preposition(c, prep); p != none && !s.casedBy(c, prep) {
				return []int{p}
			}
		}
	}
	return nil
}

// shares says whether the phrases of a verb are those of a noun at it too: its object, or its subject in the passive or where the verb says
// no more than that it was: "clashes broke out between".
func (s *sentence) shares(noun, verb int, prep string) bool {
	switch s.rel(noun) {
	case "obj":
		return true
	case "nsubj:pass":
		return !s.lex.is("agent-preposition", prep)
	case "nsubj":
		return s.lex.is("happening", s.lemma(verb)) && s.lex.is("parties-preposition", prep) && s.child(verb, "obj") == none
	}
	return false
}

// meantBy is what a relative pronoun stands for that has a preposition: "an attack in which", "Chad, with whom".
func (t *tree) meantBy(i int) int {
	if !t.isRelative(i) {
		return i
	}
	for v, left := t.head(i), maxClimb; v >= 0 && left > 0; v, left = t.head(v), left-1 {
		if t.rel(v) == "acl:relcl" && t.head(v) >= 0 && t.head(v) < i {
			return t.antecedent(t.head(v), i)
		}
	}
	return i
}

func some(i int) []int {
	if i == none {
		return nil
	}
	return []int{i}
}

// holds says whether a condition of a frame is met at a trigger.
func (s *sentence) holds(c condition, trigger int) bool {
	met := false
	for _, path := range c.paths {
		for _, tok := range s.walk(trigger, path) {
			for _, i := range s.coordinated(tok) {
				met = met || s.meets(c, i)
			}
		}
	}
	return met != c.not
}

func (s *sentence) meets(c condition, i int) bool {
	if c.words == nil && c.kinds == nil {
		return true
	}
	if c.words[s.lemma(i)] || c.words[s.words[i]] {
		return true
	}
	return c.kinds != nil && s.one(i, func(e int) bool { return c.kinds[s.entities[e].Kind] }) != none
}

// ofRank says whether a noun is the first or only one of its kind.
func (t *tree) ofRank(n int) bool {
	return n != none && (t.lex.is("rank", t.words[n]) || slices.ContainsFunc(t.childrenBy(n, "amod", "nummod", "advmod"), func(c int) bool { return t.lex.is("rank", t.words[c]) }))
}

// oneOf is the predicate whose subject has done what an infinitive on it tells, or none: "Pakistan was one of few nations to defend", "is
// the first to visit".
func (t *tree) oneOf(v int) int {
	n := t.head(v)
	if n < 0 || !t.infinitive(v) {
		return none
	}
	if t.lex.is("becoming", t.lemma(n)) && base(t.rel(v)) == "xcomp" {
		if first := t.child(n, "xcomp"); first != v && t.ofRank(first) && t.ownSubject(n) != none {
			return n // "became the first to recognise"
		}
	}
	if base(t.rel(v)) != "acl" {
		return none
	}
	if h := t.head(n); h >= 0 && t.rel(n) == "xcomp" && t.lex.is("becoming", t.lemma(h)) && t.ofRank(n) && t.ownSubject(h) != none {
		return h
	}
	for rank := false; n >= 0; n = t.head(n) {
		rank = rank || t.ofRank(n)
		if rank && t.child(n, "cop") != none && t.ownSubject(n) != none {
			return n
		}
		if t.rel(n) != "nmod" {
			break
		}
	}
	return none
}
