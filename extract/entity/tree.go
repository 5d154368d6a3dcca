package entity

import (
	"slices"
	"strings"
)

// placeOf says in a letter what a token is in its sentence: S subject, P subject of a passive, O object, G possessor, B oblique, N within a
// noun phrase, R root, C part of a clause, x what is left. What is joined by "and" is what the first is.
func (l *line) placeOf(token int) string {
	for range 4 {
		t := &l.tokens[token]
		if (t.Deprel == "conj" || t.Deprel == "appos" || t.Deprel == "flat" || t.Deprel == "compound") && t.Head >= 0 {
			token = t.Head
			continue
		}
		break
	}
	d := l.tokens[token].Deprel
	switch {
	case strings.HasPrefix(d, "nsubj:pass"):
		return "P"
	case strings.HasPrefix(d, "nsubj"):
		return "S"
	case d == "obj", d == "iobj":
		return "O"
	case d == "nmod:poss":
		return "G"
	case strings.HasPrefix(d, "obl"):
		return "B"
	case strings.HasPrefix(d, "nmod"):
		return "N"
	case d == "root":
		return "R"
	}
	return "x"
}

// clauseOf returns the token that the clause of a token hangs on.
func (l *line) clauseOf(token int) int {
	for range len(l.tokens) {
		t := &l.tokens[token]
		if t.Head < 0 {
			return token
		}
		base, _, _ := strings.Cut(t.Deprel, ":")
		switch base {
		case "ccomp", "advcl", "acl", "parataxis", "csubj":
			return token
		case "conj":
			if t.UPOS == "VERB" || t.UPOS == "AUX" || l.hasSubject(token) {
				return token
			}
		}
		token = t.Head
	}
	return token
}

func (l *line) hasSubject(token int) bool { return l.subjectAt(token) != None }

// subjectAt is the subject among the words that hang on a token, or None.
func (l *line) subjectAt(token int) int {
	return l.dependent(token, "nsubj", "nsubj:pass", "nsubj:outer")
}

// dependent is the first word of one of these labels that hangs on a token, or None.
func (l *line) dependent(token int, labels ...string) int {
	for t := range l.tokens {
		if l.tokens[t].Head == token && slices.Contains(labels, l.tokens[t].Deprel) {
			return t
		}
	}
	return None
}

// linkingWord is the word that joins a clause to what stands before: "while", "and".
func (l *line) linkingWord(clause int) string {
	for t := range l.tokens {
		if l.tokens[t].Head == clause && t < clause && (l.tokens[t].Deprel == "mark" || l.tokens[t].Deprel == "cc") {
			return l.tokens[t].Lemma
		}
	}
	return ""
}

// caseOf is the preposition of a noun.
func (l *line) caseOf(token int) string {
	for t := 0; t < token; t++ {
		if l.tokens[t].Head == token && l.tokens[t].Deprel == "case" {
			return l.tokens[t].Lemma
		}
	}
	return ""
}

// hasConj says whether another is joined to the token.
func (l *line) hasConj(token int) bool {
	for t := range l.tokens {
		if l.tokens[t].Head == token && l.tokens[t].Deprel == "conj" {
			return true
		}
	}
	return false
}

// over says whether a token stands above another in the tree, or is it.
func (l *line) over(a, b int) bool {
	for range len(l.tokens) {
		if a == b {
			return true
		}
		if b = l.tokens[b].Head; b < 0 {
			return false
		}
	}
	return false
}

// longestPath is how many labels of a path are told.
const longestPath = 4

// path returns the labels from a up to where both meet, and from b up to there.
func (l *line) path(a, b int) (up, down string) {
	meet := a
	for range len(l.tokens) {
		if meet < 0 || l.over(meet, b) {
			break
		}
		meet = l.tokens[meet].Head
	}
	return l.climb(a, meet), l.climb(b, meet)
}

func (l *line) climb(from, to int) string {
	var labels []string
	for range len(l.tokens) {
		if from < 0 || from == to {
			break
		}
		if len(labels) == longestPath {
			labels = append(labels, "…")
			break
		}
		base, kind, _ := strings.Cut(l.tokens[from].Deprel, ":")
		if kind == "relcl" || kind == "poss" || kind == "pass" {
			base = kind
		}
		labels = append(labels, base)
		from = l.tokens[from].Head
	}
	if labels == nil {
		return "."
	}
	return strings.Join(labels, ",")
}

// boundBy is the token of who does what is done to a pronoun, which then means another: Peru in "Peru froze its assets and barred it". None
// where the pronoun is no object, or the doer is not plain.
func (l *line) boundBy(m *raw) int {
	t := l.atoms[m.a].token
	switch d := l.tokens[t].Deprel; {
	case d == "obj", d == "iobj":
	case d == "obl" && l.f.cuesOf(l.caseOf(t))&companion != 0:
	case d == "nmod" && l.f.cuesOf(l.caseOf(t))&companion != 0 && l.tokens[t].Head >= 0 && l.tokens[l.tokens[t].Head].Deprel == "obj":
		t = l.tokens[t].Head // "Peru took measures against it"
	default:
		return None
	}
	v := l.tokens[t].Head
	for range 8 {
		if v < 0 {
			return None
		}
		if s := l.subjectAt(v); s != None {
			if x := l.tokens[s].XPOS; x == "WDT" || x == "WP" {
				return l.tokens[v].Head
			}
			return s
		}
		up := l.tokens[v].Head
		switch l.tokens[v].Deprel {
		case "conj":
		case "xcomp":
			if o := l.dependent(up, "obj", "iobj"); o != None && o < v {
				return o // "Peru asked Chile to help it"
			}
		default:
			return None
		}
		v = up
	}
	return None
}

// undergoes says whether a mention is what a verb is about.
func (l *line) undergoes(m *raw) bool {
	switch l.placeOf(l.top(m)) {
	case "O", "B":
		return true
	}
	return false
}

// subjectOf is the subject of a clause, or that which it shares with the clause that it is coordinated with; None when it has none.
func (l *line) subjectOf(clause int) int {
	for range 8 {
		if t := l.subjectAt(clause); t != None {
			return t
		}
		if l.tokens[clause].Deprel != "conj" || l.tokens[clause].Head < 0 {
			return None
		}
		clause = l.tokens[clause].Head
	}
	return None
}

// joined is the first of those that a token is joined to by "and".
func (l *line) joined(token int) int {
	for range 8 {
		if d := l.tokens[token].Deprel; (d != "conj" && d != "flat" && d != "appos") || l.tokens[token].Head < 0 {
			break
		}
		token = l.tokens[token].Head
	}
	return token
}

// identifies says whether a pronoun is the subject of a noun that is no word for a state or a group: "It was the deadliest attack".
func (l *line) identifies(m *raw) bool {
	t := &l.tokens[l.atoms[m.a].token]
	if t.Deprel != "nsubj" || t.Head < 0 || l.dependent(t.Head, "cop") == None || !strings.HasPrefix(l.tokens[t.Head].XPOS, "NN") {
		return false
	}
	for at := range l.atoms {
		if l.atoms[at].token == t.Head {
			return l.phrases[at][defWord].size == 0 && !l.is(at, organisation) && l.atoms[at].shape == lower
		}
	}
	return false
}

// expletive says whether "it" means nothing but the clause behind it: "it is unclear whether", "made it easier to".
func (l *line) expletive(m *raw) bool {
	t := &l.tokens[l.atoms[m.a].token]
	h := t.Head
	switch {
	case h < 0:
		return t.Deprel == "expl"
	case t.Deprel == "expl": // but "It called on the army" has a doer
		return l.tokens[h].UPOS != "VERB" || l.dependent(h, "nsubj", "csubj", "ccomp", "xcomp", "cop") != None || l.f.cuesOf(l.tokens[h].Lemma)&(speech|verb) == 0
	case l.tokens[h].UPOS == "ADJ" && (t.Deprel == "obj" || t.Deprel == "nsubj" && l.dependent(h, "cop") != None):
		return l.dependent(h, "ccomp", "csubj", "xcomp", "advcl") != None && (t.Deprel == "obj" || l.teller(m) == None) // but "Chad said it was ready to help"
	case t.Deprel == "obj":
		x := l.dependent(h, "xcomp")
		return x != None && l.tokens[x].UPOS == "ADJ"
	}
	return false
}

// teller is the subject of the verb of saying above the clause whose subject "it" or "they" is: Peru in "Peru says it will pay". None where it
// is another by its number, or a person whom "it" cannot mean.
func (l *line) teller(m *raw) int {
	t := l.atoms[m.a].token
	v := l.tokens[t].Head
	if d := l.tokens[t].Deprel; d != "nsubj" && d != "nsubj:pass" || v < 0 || l.tokens[v].Deprel != "ccomp" {
		return None
	}
	h := l.tokens[v].Head
	if h < 0 || l.f.cuesOf(strings.ToLower(l.tokens[h].Of(l.doc.Body)))&speech == 0 {
		return None
	}
	s := l.subjectAt(h)
	if s != None && s < h-1 && l.tokens[h-1].UPOS == "NOUN" && l.tokens[h-1].Deprel == "appos" {
		s = h - 1 // behind a dateline
	}
	if s == None || s > t || l.tokens[s].UPOS != "NOUN" && l.tokens[s].UPOS != "PROPN" {
		return None
	}
	many := strings.HasSuffix(l.tokens[s].XPOS, "S") || l.tokens[h].XPOS == "VBP" || l.hasConj(s)
	if _, person := l.personNoun(s); person || many != (m.cue&theyWord != 0) {
		return None
	}
	return s
}

// toldTo is the token of whom the verb above makes do what a possessive's clause says: Mali in "Oslo asked Mali to publish its contract".
func (l *line) toldTo(m *raw) int {
	t := l.atoms[m.a].token
	if l.tokens[t].Deprel != "nmod:poss" {
		return None
	}
	v := l.clauseVerb(t)
	for v >= 0 && l.tokens[v].Deprel == "conj" && l.subjectAt(v) == None {
		v = l.tokens[v].Head
	}
	if v < 0 || l.tokens[v].Deprel != "xcomp" && l.tokens[v].Deprel != "advcl" || l.subjectAt(v) != None || l.tokens[v].XPOS != "VB" {
		return None
	}
	if o := l.dependent(l.tokens[v].Head, "obj", "iobj"); o != None && o < v {
		if l.tokens[v].Deprel == "xcomp" {
			return o
		}
	}
	return None
}

// judged is the token of whom a verb judges by the deed that a possessive is of: Oman in "Norway condemned Oman for its raid".
func (l *line) judged(m *raw) int {
	t := l.atoms[m.a].token
	if l.tokens[t].Deprel != "nmod:poss" {
		return None
	}
	v := l.clauseVerb(t)
	if v < 0 || l.f.cuesOf(l.tokens[v].Lemma)&judging == 0 {
		return None
	}
	o := l.dependent(v, "obj")
	for deed := l.tokens[t].Head; o != None && o < t && deed != o && deed != v; deed = l.tokens[deed].Head {
		if l.f.cuesOf(l.caseOf(deed))&ground != 0 {
			return o
		}
	}
	return None
}

// faulted is the token of whom a sentence judges, where a participle goes on about "it" or "they": Chad in "Norway took Chad to court, accusing it of
// fraud", Sudan in "Norway criticized Sudan, saying it had broken the truce". None where who judges may speak of himself.
func (l *line) faulted(m *raw) int {
	t := l.atoms[m.a].token
	v := l.tokens[t].Head
	if v < 0 {
		return None
	}
	main := None
	switch d := l.tokens[t].Deprel; {
	case d == "obj" && l.f.cuesOf(l.tokens[v].Lemma)&judging != 0:
		main = v
	case d == "nsubj" && l.tokens[v].Deprel == "ccomp" && l.tokens[v].Head >= 0 && !l.ahead(v):
		if main = l.tokens[v].Head; l.f.cuesOf(l.tokens[main].Lemma+"s")&speech == 0 && l.f.cuesOf(l.tokens[main].Lemma)&speech == 0 {
			return None
		}
	default:
		return None
	}
	if l.tokens[main].XPOS != "VBG" || l.tokens[main].Deprel != "advcl" || l.tokens[main].Head < 0 || l.subjectAt(main) != None {
		return None
	}
	says := main != v
	main = l.tokens[main].Head
	if says && l.f.cuesOf(l.tokens[main].Lemma)&judging == 0 {
		return None
	}
	if o := l.dependent(main, "obj"); o != None && o < t && !l.hasConj(o) {
		return o
	}
	return None
}

// ahead says whether a verb tells what is to come: "it would withdraw".
func (l *line) ahead(v int) bool {
	for i := range l.tokens {
		if l.tokens[i].Head == v && l.tokens[i].Deprel == "aux" && l.tokens[i].XPOS == "MD" {
			return true
		}
	}
	return false
}

// clauseVerb is the verb that a token stands under.
func (l *line) clauseVerb(t int) int {
	for t >= 0 && l.tokens[t].UPOS != "VERB" {
		t = l.tokens[t].Head
	}
	return t
}

// toldOf is the subject of what somebody says behind it whom "its" gives an office: ", its energy minister, Ann Reed, said".
func (l *line) toldOf(m *raw) int {
	if l.fold(m.a) != "its" || !l.mark(m.a-1, ",") || l.tokens[0].Deprel == "" {
		return None
	}
	k := m.b
	for k < m.b+7 && l.word(k) && !l.is(k, speech) {
		k++
	}
	if l.mark(k, ",") {
		for k++; l.named(k) || l.is(k, particle); k++ {
		}
		if l.mark(k, ",") {
			k++
		}
	}
	if k >= len(l.atoms) || !l.is(k, speech) {
		return None
	}
	v, its := l.atoms[k].token, l.atoms[m.a].token
	said := None
	if d := l.tokens[v].Deprel; d == "parataxis" {
		said = l.tokens[v].Head
	}
	for t := 0; t < its && said == None; t++ {
		if l.tokens[t].Head == v && l.tokens[t].Deprel == "ccomp" {
			said = t
		}
	}
	if said == None || said > its {
		return None
	}
	if s := l.subjectAt(said); s != None && s < its {
		return s
	}
	return None
}
