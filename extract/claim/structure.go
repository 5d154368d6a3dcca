package claim

import (
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
			Evidence: doc.Sentences[o.Sentence].Span, Sentence: o.Sentence, Modality: graph.Asserted,
			Title: o.Title, Former: o.Former, Confidence: 0.97,
		}
		if f.ontology.Check(c.Relation, found.Entities[o.Person].Kind, found.Entities[o.Of].Kind) == nil {
			out = append(out, c)
		}
	}
	for _, s := range sentences {
		out = append(out, f.locations(s)...)
		out = append(out, f.operations(s)...)
	}
	return out
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
				s.rel(c) == "appos" && m.last < c && c-m.last == 2
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
		if o := s.country(m); o != none {
			out = f.structural(out, s, "PART_OF", m.entity, s.named(o), o)
		}
	}
	return out
}

// country is the token of what has a place: "Sudan's Darfur", "Sudan's Darfur region"; none where the text gives none.
func (s *sentence) country(m mention) int {
	noun := m.head
	if h := s.head(noun); s.rel(noun) == "compound" && h == noun+1 && s.lex.is("settlement", s.lemma(h)) {
		noun = h
	}
	for _, o := range s.childrenBy(noun, "nmod:poss") {
		if e := s.named(o); e != none && e != m.entity && (s.entities[e].Kind == "state" || s.entities[e].Kind == "place" && s.entities[e].State != "") {
			return o // not of "West Africa's Sahel", both of many states
		}
	}
	return none
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
