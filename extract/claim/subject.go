package claim

import (
	"slices"
	"strings"
)

// maxClimb bounds every walk towards the root.
const maxClimb = 24

// surfaceSubject is the subject a verb has in the text, or shares with the verb that governs it: control and raising,
// coordination, participles, relative clauses. none when it has none.
func (t *tree) surfaceSubject(v int) int { return t.subjectUp(v, maxClimb) }

func (t *tree) subjectUp(v, left int) int {
	if left == 0 || v < 0 {
		return none
	}
	if s := t.ownSubject(v); s != none {
		if t.isRelative(s) && base(t.rel(v)) == "acl" {
			return t.antecedent(t.head(v), s)
		}
		if t.isRelative(s) && t.rel(v) == "ccomp" {
			return t.meantBy(s) // "a raid that they say killed three"
		}
		return s
	}
	h := t.head(v)
	if h < 0 {
		return none
	}
	if e := t.extracted(v); e != none {
		return e
	}
	switch base(t.rel(v)) {
	case "conj":
		if t.isVerb(h) || t.child(h, "cop") != none || t.child(h, "nsubj") != none {
			return t.subjectUp(h, left-1)
		}
	case "parataxis":
		if t.tokens[v].XPOS == "VBZ" && h < v && t.isVerb(h) {
			return t.subjectUp(h, left-1) // a headline: "Mali makes deal, snubs France"
		}
	case "xcomp":
		return t.controller(v, h, left)
	case "ccomp":
		if t.infinitive(v) && t.isVerb(h) && slices.ContainsFunc(t.childrenBy(v, "mark"), func(m int) bool { return t.lex.is("asking-mark", t.words[m]) }) {
			return t.controller(v, h, left) // "will decide whether to join"
		}
	case "advcl":
		return t.adverbial(v, h, left)
	case "acl":
		return t.adnominal(v, h, left)
	case "csubj":
		if (t.tokens[v].XPOS == "VBG" || t.tokens[v].XPOS == "VBN") && v < h {
			return t.subjectUp(h, left-1) // "Denying the charge, she said": labelled in both ways
		}
	case "amod":
		return h
	}
	return none
}

// extracted is what does what a relative clause says that somebody says, where its pronoun was taken for an object: the raid in "a raid that
// they say killed three".
func (t *tree) extracted(v int) int {
	h := t.head(v)
	if t.rel(v) != "ccomp" || t.rel(h) != "acl:relcl" || t.infinitive(v) || t.tokens[v].XPOS != "VBD" && t.tokens[v].XPOS != "VBZ" && t.tokens[v].XPOS != "VBP" && t.child(v, "aux", "aux:pass") == none {
		return none
	}
	for _, of := range []int{v, h} {
		for _, c := range t.childrenBy(of, "obj", "mark") {
			if (t.isRelative(c) || t.lex.is("relative-word", t.words[c])) && t.head(h) < c && c < t.ownSubject(h) {
				return t.antecedent(t.head(h), c)
			}
		}
	}
	return none
}

// adverbial is the subject of an adverbial clause: an object or phrase that the verb above gives it, else the subject of that verb.
func (t *tree) adverbial(v, h, left int) int {
	infinitive := t.infinitive(v)
	if infinitive && t.lex.is("bystander", t.lemma(h)) {
		return none
	}
	if infinitive && t.lex.is("oblique-control", t.lemma(h)) {
		return t.controller(v, h, left)
	}
	if o := t.child(h, "iobj"); infinitive && o != none && o < v && !t.isPassive(h) {
		return o // "gave the envoy 24 hours to leave"
	}
	if o := t.handed(h); infinitive && o != none && o < v {
		return o // "provided Kenya with arms to fight the rebels"
	}
	if infinitive && t.lex.is("object-purpose", t.lemma(h)) {
		if o := t.child(h, "obj"); o != none && o < v && !t.isPassive(h) {
			return o // "hired fighters to train its army"
		}
	}
	if m := t.child(v, "mark"); m != none && t.lex.is("guise-mark", t.words[m]) && t.lex.is("quoting", t.lemma(h)) {
		return t.quotedSaying(v, h, left)
	}
	if m := t.child(v, "mark"); m != none && t.objectControl(h, t.words[m]) {
		if o := t.child(h, "iobj", "obj"); o != none && !t.isPassive(h) {
			return o
		}
	}
	if t.isVerb(h) || t.child(h, "nsubj", "nsubj:pass") != none {
		return t.subjectUp(h, left-1)
	}
	if g := t.head(h); base(t.rel(h)) == "advmod" && g >= 0 && t.isVerb(g) {
		return t.subjectUp(g, left-1) // "stopped short of attacking"
	}
	return none
}

// quotedSaying is who says what a clause behind a verb of quoting tells: whom it quotes by name, "quotes Ann Reed as denying"; of a source without a
// name who quotes him answers for what he says, and nobody for what he denies or does.
func (t *tree) quotedSaying(v, quoting, left int) int {
	tells := t.lex.is("tag-verb", t.lemma(v))
	switch o := t.child(quoting, "obj"); {
	case o != none && t.capital[o] && (tells || t.lex.is("denying", t.lemma(v)) || t.lex.is("voicing", t.lemma(v)) || t.lex.is("depicting", t.lemma(v))):
		return o
	case tells:
		return t.subjectUp(quoting, left-1)
	}
	return none
}

// adnominal is the subject of a clause on a noun: the noun itself in relative clauses and participles, else who has the noun.
func (t *tree) adnominal(v, h, left int) int {
	if t.rel(v) == "acl:relcl" {
		if t.child(v, "nsubj", "nsubj:pass") == none && t.relativizer(v) == none {
			return h
		}
		return none
	}
	if strings.HasPrefix(t.tokens[v].XPOS, "VBG") || t.tokens[v].XPOS == "VBN" && t.child(v, "mark") == none {
		if of := t.doing(v, h); of != none {
			return of
		}
		if t.child(v, "mark", "case") == none {
			return h
		}
	}
	if n := t.oneOf(v); n != none {
		return t.ownSubject(n)
	}
	if t.child(h, "cop") != none && t.child(h, "nmod:poss") == none && (t.tokens[v].XPOS == "VBG" || t.ranked(h)) {
		if subject := t.ownSubject(h); subject != none {
			return subject // "is on the verge of attacking"
		}
	}
	return t.holder(h, left-1)
}

// doing is who does what a participle says that was hung on the noun above him: the soldiers in "the possibility of soldiers joining them".
func (t *tree) doing(v, noun int) int {
	if v == 0 || t.tokens[v].XPOS != "VBG" || len(t.lex.operators[t.lemma(noun)]) == 0 {
		return none
	}
	for _, c := range t.childrenBy(noun, "nmod") {
		if c == v-1 && t.casedIn(c, "partitive-preposition") {
			return c
		}
	}
	return none
}

// ranked says whether a noun is the first, the last or the highest of its kind: who is "the first to visit" has done so.
func (t *tree) ranked(n int) bool {
	return slices.ContainsFunc(t.children[n], func(c int) bool {
		return base(t.rel(c)) == "amod" && (t.tokens[c].XPOS == "JJS" || t.lex.is("rank", t.words[c])) || t.lex.is("rank", t.words[n])
	})
}

// ownSubject is the subject among the children of a predicate: of several the nearest before it.
func (t *tree) ownSubject(v int) int {
	best := none
	for _, c := range t.children[v] {
		switch t.rel(c) {
		case "nsubj", "nsubj:pass", "nsubj:outer":
			if best == none || c < v {
				best = c
			}
		}
	}
	return best
}

// controller finds the subject of an open complement.
func (t *tree) controller(v, h, left int) int {
	if o := t.child(h, "iobj", "obj"); o != none && !t.isPassive(h) && t.isVerb(h) && o < v && t.hands(h, v) {
		return o
	}
	if t.lex.is("oblique-control", t.lemma(h)) {
		for _, list := range []string{"oblique-control-preposition", "request-preposition"} {
			if o := t.phrase(h, list); o != none && o != v && o < v {
				return o
			}
		}
	}
	return t.subjectUp(h, left-1)
}

// hands says whether the object of a verb does what its open complement tells: a verb of asking, letting or seeing hands an infinitive to its
// object, of other verbs it is the purpose of the subject, "quit the cabinet to protest".
func (t *tree) hands(verb, v int) bool {
	lemma := t.lemma(verb)
	if t.lex.is("subject-control", lemma) {
		return false
	}
	return !t.infinitive(v) || t.lex.is("object-control", lemma) || t.lex.is("object-purpose", lemma) || t.lex.is("helping", lemma) || t.child(verb, "iobj") != none
}

// objectControl says whether the object of a verb is the subject of a clause with this mark: accuse somebody of doing,
// prevent somebody from doing.
func (t *tree) objectControl(verb int, mark string) bool {
	return t.lex.is("object-control-mark", mark) && t.isVerb(verb)
}

// holder finds who has a noun: "Mali's decision to", "the decision by France to"; else who does the verb that the noun is
// the object of: "France took the decision to".
func (t *tree) holder(n, left int) int {
	if p := t.child(n, "nmod:poss"); p != none && !t.lex.is("day", t.words[p]) && !t.lex.is("time-noun", t.lemma(p)) {
		return p // and not Tuesday in "Tuesday's talks"
	}
	if p := t.phrase(n, "agent-preposition"); p != none {
		return p
	}
	for _, c := range t.childrenBy(n, "amod", "compound") {
		if t.capital[c] && !t.lex.is("compulsion", t.lemma(n)) && (len(t.lex.operators[t.lemma(n)]) > 0 || t.lex.is("undertaking", t.lemma(n))) {
			return c // "Kenyan efforts to"
		}
	}
	h := t.head(n)
	if h < 0 || left <= 0 {
		return none
	}
	switch base(t.rel(n)) {
	case "obj", "obl", "xcomp", "nsubj":
		if t.rel(n) == "obj" && t.lex.is("bystander", t.lemma(h)) {
			return none
		}
		if o := t.child(h, "obj"); o != none && o != n && t.lex.is("helping", t.lemma(h)) {
			return o // who is helped in a fight fights it
		}
		if o := t.handed(h); o != none && o != n && t.means(n) {
			return o // and so does who is given arms for it
		}
		if t.rel(n) != "nsubj" && (t.isVerb(h) || t.ownSubject(h) != none) {
			return t.subjectUp(h, left-1)
		}
	case "nmod", "conj":
		if t.isNominal(h) {
			if t.child(h, "cop") != none && base(t.rel(n)) == "nmod" {
				return t.ownSubject(h) // "is in Cairo for talks"
			}
			return t.holder(h, left-1)
		}
	}
	return none
}

// handed is who is given means to do something, and so is to do it: Kenya in "provided Kenya with aid", none where it is no means.
func (t *tree) handed(giving int) int {
	o, with := t.child(giving, "obj"), t.phrase(giving, "equipping-preposition")
	if !t.lex.is("handing", t.lemma(giving)) || t.isPassive(giving) || o == none || with == none || !t.means(with) {
		return none
	}
	return o
}

// means says whether a noun is for money, goods or arms, or counts some.
func (t *tree) means(n int) bool {
	return t.lex.is("help", t.lemma(n)) || t.lex.is("goods", t.lemma(n)) || slices.ContainsFunc(t.childrenBy(n, "nmod"), func(c int) bool { return t.lex.is("help", t.lemma(c)) || t.lex.is("goods", t.lemma(c)) })
}

// subject is who does what a predicate says, in active and passive voice.
func (t *tree) subject(v int) int {
	if t.isPassive(v) {
		if a := t.child(v, "obl:agent"); a != none {
			return a
		}
		if a := t.phrase(v, "agent-preposition"); a != none {
			return a
		}
		for w := t.sharing(v); w != none; w = t.sharing(w) {
			if t.isPassive(w) {
				return t.subject(w)
			}
		}
		if a := t.laterAgent(v); a != none {
			return a
		}
		return t.farAgent(v)
	}
	return t.surfaceSubject(v)
}

// laterAgent is the agent of the passive that a passive is coordinated with, where it stands behind both: "was struck and killed by a French raid".
func (t *tree) laterAgent(v int) int {
	h := t.head(v)
	if base(t.rel(v)) != "conj" || h < 0 || !t.isPassive(h) {
		return none
	}
	if a := t.child(h, "obl:agent"); a > v {
		return a
	}
	return none
}

// farAgent is the agent of a passive that was hung on the infinitive behind it: "was appointed to head the bank by Ann Reed".
func (t *tree) farAgent(v int) int {
	if !t.lex.is("choosing", t.lemma(v)) {
		return none // "was asked to look into attacks by Hamas"
	}
	for _, c := range t.childrenBy(v, "xcomp", "advcl") {
		if a := t.phrase(c, "agent-preposition"); c > v && t.infinitive(c) && !t.isPassive(c) && a > c && t.capital[a] {
			return a
		}
	}
	return none
}

// object is whom it is done to, in active and passive voice and in relative clauses.
func (t *tree) object(v int) int {
	if t.isPassive(v) {
		return t.surfaceSubject(v)
	}
	if o := t.child(v, "iobj"); o != none && t.isVerb(v) && !t.isRelative(o) {
		return o
	}
	if o := t.child(v, "obj"); o != none {
		if t.isRelative(o) && base(t.rel(v)) == "acl" {
			return t.antecedent(t.head(v), o)
		}
		return o
	}
	if t.rel(v) == "acl:relcl" && t.isVerb(v) {
		if s := t.child(v, "nsubj"); s != none && !t.isRelative(s) && t.relativizer(v) == none && t.child(v, "xcomp", "ccomp", "mark") == none {
			return t.head(v)
		}
	}
	// verbs that share the object of the last one: "criticised and threatened France"
	for _, c := range t.children[v] {
		if t.rel(c) == "conj" && t.isVerb(c) && t.child(c, "nsubj") == none {
			if o := t.child(c, "obj"); o != none && c-v <= 3 {
				return o
			}
		}
	}
	if w := t.sharing(v); w != none && t.isVerb(v) && t.ownSubject(w) == none && !t.isPassive(w) && t.child(v, "ccomp", "xcomp", "obl") == none {
		return t.object(w)
	}
	return none
}

// antecedent is what a relative pronoun stands for, when its clause hangs on a noun: "who" of "members of the party, who left" is the
// members.
func (t *tree) antecedent(noun, pronoun int) int {
	h := t.head(noun)
	if t.lex.is("thing-relative", t.words[pronoun]) && t.lex.is("people", t.lemma(noun)) && h >= 0 && base(t.rel(noun)) == "nmod" {
		return t.antecedent(h, pronoun) // "boats of migrants, which": the boats
	}
	if t.lex.is("personal-relative", t.words[pronoun]) && base(t.rel(noun)) == "nmod" && h >= 0 && t.lex.is("people", t.lemma(h)) && t.casedIn(noun, "owner-preposition") {
		return h
	}
	return noun
}
