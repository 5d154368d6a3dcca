package claim

import (
	"slices"

	"newsgraph/extract/text"
)

// quote is a run of quoted words in a sentence, and who is quoted.
type quote struct {
	stretch
	who int // an entity, or None
}

// quotations finds who is quoted where, and who speaks on in the sentences that nobody is named for. A quotation is a run of
// quoted words over any number of sentences; its speaker is whom one of these sentences names ("…," she said), else the last one
// that was named before it.
func (f *Finder) quotations(doc text.Document, sentences []*sentence) {
	for _, run := range quotedRuns(doc) {
		f.quotation(doc, sentences, run)
	}
	last := None
	for _, s := range sentences {
		switch who := s.attributed(); {
		case who != None:
			last = who
		case len(s.quotes) > 0 && s.quotes[len(s.quotes)-1].who != None:
			last = s.quotes[len(s.quotes)-1].who
		case last != None && s.pronounTells():
			s.pronoun = last // "A spokesman for the army said … He added …"
		case last != None && s.backshifted() && len(s.tags) == 0:
			s.continues = last
		default:
			last = None
		}
	}
}

// quotation finds the speaker of a quotation and notes it in its sentences.
func (f *Finder) quotation(doc text.Document, sentences []*sentence, run []place) {
	who, clause := None, false
	for _, p := range run {
		s := sentences[p.sentence]
		clause = clause || s.predicates(p.from, p.to) || p.to == len(s.tokens)
		if w := s.quoterOf(p.stretch); w != None && who == None {
			who = w
		}
	}
	if !clause {
		return // words between marks, no speech
	}
	if first := run[0]; who == None && first.from <= 1 {
		for i := first.sentence - 1; i >= 0 && i >= first.sentence-2 && who == None; i-- {
			s := sentences[i]
			if who = s.attributed(); who == None && len(s.quotes) > 0 {
				who = s.quotes[len(s.quotes)-1].who
			}
		}
	}
	for _, p := range run {
		s := sentences[p.sentence]
		s.quotes = append(s.quotes, quote{p.stretch, who})
	}
}

// quoterOf is the entity that a sentence names for a quotation in it: of the tag that covers it, else the subject of the verb of
// saying nearest to it.
func (s *sentence) quoterOf(q stretch) int {
	best, distance := None, 0
	for _, g := range s.tags {
		if q.holds(g.verb) || s.isOpener(g.verb, q) {
			continue
		}
		if who := s.entityOf(s.spokenBy(g.first, g.last)); who != None {
			return who
		}
	}
	for i := range s.tokens {
		if q.holds(i) || !s.isVerb(i) || !s.tells(i) {
			continue
		}
		subj := s.subject(i)
		if subj == none || q.holds(subj) {
			continue
		}
		if who := s.entityOf(s.teller(i)); who != None && (best == None || abs(i-q.from) < distance) {
			best, distance = who, abs(i-q.from)
		}
	}
	return best
}

// isOpener says whether a tag ends the sentence before a quotation that it does not tell: `France left, he said. "…"` read as one.
func (s *sentence) isOpener(verb int, q stretch) bool {
	return verb < q.from && slices.Contains(s.words[verb:q.from], ".")
}

// quoted is the entity that says what a trigger says, or None.
func (s *sentence) quoted(trigger int) int {
	if tok := s.statusOf(trigger).speaker; tok != none {
		if who := s.entityOf(tok); who != None {
			return who
		}
	}
	return s.quoter(trigger)
}

// quoter is the entity that is quoted with the words around a token, or None.
func (s *sentence) quoter(i int) int {
	for _, q := range s.quotes {
		if q.holds(i) {
			return q.who
		}
	}
	return None
}

// speaking gives a claim its speaker: whom the clauses around the trigger name, else who is quoted, else who spoke before and
// speaks on.
func (s *sentence) speaking(trigger int, st status) int {
	if st.speaker != none {
		if who := s.entityOf(st.speaker); who != None {
			return who
		}
	}
	switch {
	case s.quoter(trigger) != None:
		return s.quoter(trigger)
	case st.speaker != none && s.tokens[st.speaker].XPOS == "PRP":
		return s.pronoun
	case !st.told:
		return s.continues
	}
	return None
}

// entityOf is the entity that a speaker's phrase means.
func (s *sentence) entityOf(tok int) int {
	if tok == none {
		return None
	}
	return s.voice(tok, maxClimb)
}

// teller is the word that names the subject of a verb of saying; none where that is nobody in particular.
func (s *sentence) teller(verb int) int {
	subj := s.subject(verb)
	if subj == none {
		return none
	}
	first, last := s.phraseOf(subj, verb)
	if who := s.spokenBy(first, last); who != none || s.nobody(first, last) {
		return who
	}
	return subj
}

// speaks takes the speaker of a tag.
func (s *sentence) speaks(g *tag, st *status) {
	st.speaker = s.spokenBy(g.first, g.last)
	if st.speaker != none {
		return
	}
	for i := g.first; i <= g.last; i++ {
		st.reported = st.reported || s.lex.is("anonymous", s.lemma(i))
	}
}

// spokenBy finds, in the phrase of a speaker, the word that names him: a person before what the person belongs to, and nobody where the
// phrase names sources, media or witnesses.
func (s *sentence) spokenBy(first, last int) int {
	if who := s.personIn(first, last); who != none {
		return who
	}
	if s.nobody(first, last) {
		return none
	}
	best := none
	for k, m := range s.mentions {
		if m.first < first || m.last > last || !s.actors[s.entities[m.entity].Kind] || s.placed(m, first) {
			continue
		}
		if best == none || m.last-m.first > s.mentions[best].last-s.mentions[best].first {
			best = k
		}
	}
	if best == none {
		return none
	}
	return s.mentions[best].head
}

// personIn finds the person of a speaker's phrase: the last before a comma or an "and", as offices and ranks stand before names.
func (s *sentence) personIn(first, last int) int {
	who, until := none, none
	for _, m := range s.namedWithin(first, last) {
		if s.entities[m.entity].Kind != "person" || s.owns(m) || s.afterPreposition(m, first) {
			continue
		}
		if until == none {
			until = m.last
			for until < last && s.tokens[until+1].UPOS != "PUNCT" && s.tokens[until+1].UPOS != "CCONJ" {
				until++
			}
		}
		if m.first <= until {
			who = m.head
		}
	}
	return who
}

// nobody says whether the phrase of a speaker names sources, media, witnesses or others who are nobody in particular.
func (s *sentence) nobody(first, last int) bool {
	for i := first; i <= last && s.tokens[i].UPOS != "ADP"; i++ {
		if s.lex.is("anonymous", s.lemma(i)) && !s.lex.is("transparent", s.lemma(i)) {
			return s.at[i] == none || s.mentions[s.at[i]].first == s.mentions[s.at[i]].last
		}
	}
	return false
}

// phraseOf is the run of a subject's words before its verb, without what is said of it in clauses.
func (s *sentence) phraseOf(subj, verb int) (first, last int) {
	first, last = subj, subj
	var spread func(i int)
	spread = func(i int) {
		first, last = min(first, i), max(last, i)
		for _, c := range s.children[i] {
			switch base(s.rel(c)) {
			case "acl", "advcl", "parataxis", "punct", "conj", "cc":
			default:
				spread(c)
			}
		}
	}
	spread(subj)
	if subj < verb {
		last = min(last, verb-1)
	}
	return first, last
}

// namedWithin are the mentions of a range in the order of their first words, the widest of a place first.
func (s *sentence) namedWithin(first, last int) []mention {
	var out []mention
	for _, m := range s.mentions {
		if first <= m.first && m.last <= last {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b mention) int { return (a.first-b.first)*1000 - (a.last - b.last) })
	return out
}

// owns says whether a mention is a possessor: Obi's in "Obi's spokesman".
func (s *sentence) owns(m mention) bool {
	next := m.last + 1
	return s.tokens[m.head].XPOS == "PRP$" || next < len(s.words) && (s.words[next] == "'s" || s.words[next] == "'")
}

// afterPreposition says whether a mention stands in a prepositional phrase of a range: "a spokesman for Obi".
func (s *sentence) afterPreposition(m mention, first int) bool {
	for i := m.first - 1; i >= first; i-- {
		switch s.tokens[i].UPOS {
		case "ADP":
			return true
		case "PUNCT":
			return false
		}
	}
	return false
}

// placed says whether a mention says where a speaker is: "officials in Mali" need not be Mali's.
func (s *sentence) placed(m mention, first int) bool {
	for i := m.first - 1; i >= first; i-- {
		switch s.words[i] {
		case "in", "at", "near", "on":
			return true
		case ",", "of", "for", "from", "by":
			return false
		}
	}
	return false
}

// attributed returns the entity that a sentence names as speaking, the last of several.
func (s *sentence) attributed() int {
	who := None
	for _, g := range s.tags {
		if w := s.entityOf(s.spokenBy(g.first, g.last)); w != None {
			who = w
		}
	}
	if who != None {
		return who
	}
	for i := range s.tokens {
		if !s.isVerb(i) || !s.lex.is("tag-verb", s.lemma(i)) || s.quoter(i) != None {
			continue
		}
		if w := s.entityOf(s.teller(i)); w != None {
			return w
		}
	}
	return None
}

// pronounTells says whether a pronoun that means nobody known is the subject of a verb of saying.
func (s *sentence) pronounTells() bool {
	for i := range s.tokens {
		if s.isVerb(i) && s.lex.is("tag-verb", s.lemma(i)) {
			if subj := s.subject(i); subj != none && s.tokens[subj].XPOS == "PRP" && s.at[subj] == none {
				return true
			}
		}
	}
	return false
}

// backshifted says whether the main clause of a sentence is in the future of the past, as reported speech goes on in:
// "Minsk would send more soldiers."
func (s *sentence) backshifted() bool {
	for i := range s.tokens {
		if s.head(i) == text.Root {
			return s.hasWord(i, []string{"would"}, "aux") && !slices.Contains(s.words, "if")
		}
	}
	return false
}

// place is a run of tokens of a sentence.
type place struct {
	sentence int
	stretch
}

// quotedRuns finds the quotations of a document, each as its runs in one sentence after the other. A quotation that is not closed ends
// with its paragraph, unless the next one opens with a mark again.
func quotedRuns(doc text.Document) [][]place {
	var out [][]place
	var run []place
	open := false
	flush := func() {
		if len(run) > 0 {
			out = append(out, run)
		}
		run, open = nil, false
	}
	for i, s := range doc.Sentences {
		if i > 0 && open && paragraphBreak(doc.Body[doc.Sentences[i-1].End:s.Start]) {
			if opensQuote(doc, i) {
				open = false // goes on, with another mark
			} else {
				flush()
			}
		}
		from := 0
		for k, tok := range s.Tokens {
			mark := tok.Of(doc.Body)
			switch {
			case !open && (mark == "“" || mark == "``" || mark == `"`):
				open, from = true, k+1
			case open && (mark == "”" || mark == "''" || mark == `"`):
				run = append(run, place{i, stretch{from, k}})
				flush()
			}
		}
		if open {
			run = append(run, place{i, stretch{from, len(s.Tokens)}})
		}
	}
	flush()
	return out
}

// opensQuote says whether a sentence begins with an opening quotation mark.
func opensQuote(doc text.Document, i int) bool {
	if len(doc.Sentences[i].Tokens) == 0 {
		return false
	}
	switch doc.Sentences[i].Tokens[0].Of(doc.Body) {
	case "“", `"`, "``":
		return true
	}
	return false
}

// paragraphBreak says whether the text between two sentences holds a blank line.
func paragraphBreak(gap string) bool {
	lines := 0
	for _, r := range gap {
		if r == '\n' {
			lines++
		}
	}
	return lines > 1
}
