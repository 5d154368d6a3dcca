package claim

import (
	"slices"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// quote is a run of quoted words in a sentence, and who is quoted.
type quote struct {
	stretch
	who int // an entity, or None
}

// quotations finds who is quoted where, and who speaks on in the sentences that nobody is named for. A quotation is a run of
// quoted words over any number of sentences; its speaker is whom one of these sentences names ("…," she said), else the last one
// that was named before it. What is told as a statement is read as a quotation of whole sentences.
func (f *Finder) quotations(doc text.Document, sentences []*sentence, statements []entity.Statement) {
	for _, run := range quotedRuns(doc) {
		f.quotation(doc, sentences, run)
	}
	for _, st := range statements {
		for _, s := range sentences[st.From:st.To] {
			if len(s.quotes) == 0 {
				s.quotes = append(s.quotes, quote{stretch{0, len(s.tokens)}, st.Who})
			}
		}
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
