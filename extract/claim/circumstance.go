package claim

import (
	"slices"

	"newsgraph/extract/text"
	"newsgraph/graph"
)

// circumstances adds when, where and how many to the claims of a sentence.
func (f *Finder) circumstances(doc text.Document, s *sentence, ctx Context, claims []Claim) {
	if len(claims) == 0 {
		return
	}
	parsed := doc.Sentences[s.number]
	dates := f.dates.Dates(doc.Body, parsed, ctx.Published)
	counts := f.counts.Quantities(doc.Body, parsed)
	for i := range claims {
		c := &claims[i]
		trigger, _ := tokensOf(parsed, c.Trigger)
		if trigger == none {
			continue
		}
		c.Date = s.dateOf(trigger, dates, c.Modality != graph.Asserted)
		c.Quantity = s.quantityOf(trigger, c.Target, counts)
		c.Place = s.placeOf(trigger, c)
	}
}

// clauseOf is the predicate that a token's clause hangs on.
func (s *sentence) clauseOf(i int) int {
	for range maxClimb {
		if s.isVerb(i) || s.child(i, "cop", "nsubj") != none {
			return i
		}
		h := s.head(i)
		if h < 0 {
			return i
		}
		i = h
	}
	return i
}

// dateOf is the date that stands in the clause of the trigger, the nearest when there are several; else the one that opens the
// sentence for all verbs of its subject ("On Monday Chad closed the border and expelled the envoy"), or that a clause with "when" hangs on.
func (s *sentence) dateOf(trigger int, dates []DateMention, ahead bool) *graph.Date {
	clause := s.clauseOf(trigger)
	best := s.nearest(trigger, clause, dates)
	for h := clause; best == none && s.rel(h) == "conj" && s.child(h, "nsubj", "nsubj:pass") == none && s.head(h) >= 0; {
		h = s.head(h)
		if k := s.nearest(h, h, dates); k != none && s.opens(dates[k], h) {
			best = k
		}
	}
	if best == none && s.rel(clause) == "acl:relcl" {
		best = slices.IndexFunc(dates, func(d DateMention) bool {
			return d.First <= s.head(clause) && s.head(clause) <= d.Last && (d.Prep == "in" || d.Prep == "on" || d.Prep == "")
		})
	}
	if best == none {
		return nil
	}
	first := dates[best].First
	late := s.lex.is("same-day", s.words[first]) || first > 0 && s.lex.is("same-day", s.words[first-1])
	date := Resolve(dates[best], ahead && !late)
	return &date
}

// nearest is the date of a clause that stands nearest to a token, or none.
func (s *sentence) nearest(trigger, clause int, dates []DateMention) int {
	best, distance := none, 0
	for k, d := range dates {
		at := s.headOf(d.First, d.Last)
		if d.Attributive && s.head(at) != trigger {
			continue // "condemned Monday's attack" dates the attack
		}
		if at == trigger || s.clauseOf(at) != clause && s.head(at) != trigger {
			continue
		}
		if dist := abs(at - trigger); best == none || dist < distance {
			best, distance = k, dist
		}
	}
	return best
}

// opens says whether a date stands before the subject of a verb.
func (s *sentence) opens(d DateMention, verb int) bool {
	subj := s.ownSubject(verb)
	return subj != none && d.Last < subj
}

// quantityOf is the count of what the trigger moves, kills or hires: of the target where the text counts it, else of its object, or
// of its subject in the passive.
func (s *sentence) quantityOf(trigger, target int, counts []QuantityMention) *graph.Quantity {
	part := false // the target is but a part of what is counted: "12 people, including two French soldiers"
	for _, m := range s.mentions {
		if m.entity != target || !s.argues(m.head, trigger) {
			continue
		}
		for _, q := range counts {
			if q.Noun != none && (m.first <= q.Noun && q.Noun <= m.last || s.head(q.Noun) == m.head && base(s.rel(q.Noun)) == "nmod") {
				quantity := q.Quantity
				return &quantity
			}
		}
		part = part || slices.ContainsFunc(s.children[m.head], func(c int) bool { return s.lex.is("including", s.words[c]) })
	}
	if part {
		return nil
	}
	args := s.step(trigger, "obj")
	if s.isNominal(trigger) {
		args = append([]int{trigger}, s.step(trigger, "of")...)
	}
	for _, q := range counts {
		for _, a := range args {
			bare := q.Noun == none && q.First <= a && a <= q.Last // "killed 12"
			if bare || q.Noun == a || q.Noun != none && s.head(q.Noun) == a && base(s.rel(q.Noun)) != "conj" {
				quantity := q.Quantity
				return &quantity
			}
		}
	}
	return nil
}

// argues says whether a token is an argument of another, or of one of its arguments: "killed two soldiers", "the killing of two soldiers".
func (s *sentence) argues(i, top int) bool {
	h := s.head(i)
	return i == top || h == top || h >= 0 && s.head(h) == top
}

// placeOf is where it happened: a place or state in a prepositional phrase of place in the trigger's clause, that is no end of
// the claim.
func (s *sentence) placeOf(trigger int, c *Claim) int {
	deed := s.subject(trigger) // "attacks across Sudan killed 20"
	if deed != none && (s.at[deed] != none || !s.lex.is("event-noun", s.lemma(deed))) {
		deed = none
	}
	for _, i := range []int{trigger, s.object(trigger), s.clauseOf(trigger), deed} {
		if i == none {
			continue
		}
		for _, child := range s.children[i] {
			if rel := base(s.rel(child)); rel != "obl" && rel != "nmod" || !s.casedIn(child, "place-preposition") {
				continue
			}
			for _, e := range s.resolve(child, itself, any1) {
				if kind := s.entities[e].Kind; (kind == "place" || kind == "state") && !slices.Contains([]int{c.Source, c.Target}, e) {
					return e
				}
			}
		}
	}
	return None
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
