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
		c.Quantity = s.quantityOf(trigger, counts)
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

// dateOf is the date that stands in the clause of the trigger, the nearest when there are several.
func (s *sentence) dateOf(trigger int, dates []DateMention, ahead bool) *graph.Date {
	clause := s.clauseOf(trigger)
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
	if best == none {
		return nil
	}
	date := Resolve(dates[best], ahead)
	return &date
}

// quantityOf is the count of what the trigger moves, kills or hires: of its object, or of its subject in the passive.
func (s *sentence) quantityOf(trigger int, counts []QuantityMention) *graph.Quantity {
	args := s.step(trigger, "obj")
	if s.isNominal(trigger) {
		args = append([]int{trigger}, some(s.phrase(trigger, "partitive-preposition"))...)
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

// placeOf is where it happened: a place or state in a prepositional phrase of place in the trigger's clause, that is no end of
// the claim.
func (s *sentence) placeOf(trigger int, c *Claim) int {
	for _, i := range []int{trigger, s.object(trigger), s.clauseOf(trigger)} {
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
