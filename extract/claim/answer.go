package claim

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// How many sentences an answer may stand after what it answers, a noun after the act that it tells again, "the move" after the move, and
// "it" after what it takes up.
const lookBack, actBack, moveBack, itBack = 4, 12, 2, 1

// ownBack is how many sentences a noun may stand after the one that tells whose it is.
const ownBack = 4

// giftBack is how many sentences a gift may stand after the appeal for it.
const giftBack = 8

// joint stands for the operation in which somebody takes part who is said to take part, and no more.
const joint = "part"

// answer gives targets to claims that lean on an earlier one: "Rwanda denied the accusation" answers the last who accused Rwanda,
// "she condemned the raid" is about the last who attacked somebody (which relation or noun answers which is in answers.tsv), and
// "she welcomed the move" about the last who did something else. Claims must be in order of their triggers. A claim about a move that
// nobody made is left out, and so is one about a move of somebody whom the relation cannot have: one withdraws from no person.
func (f *Finder) answer(claims []Claim, sentences []*sentence, offices map[int][]int) []Claim {
	a := answerer{claims: claims, sentences: sentences, lex: f.lex, same: func(a, b int) bool {
		return a == b || slices.Contains(offices[a], b) || slices.Contains(offices[b], a)
	}}
	a.fits = func(c Claim, e int) bool {
		entities := sentences[c.Sentence].entities
		return !a.same(c.Source, e) && f.ontology.Check(c.Relation, entities[c.Source].Kind, entities[e].Kind) == nil
	}
	var more []Claim
	for i := range claims {
		if claims[i].Target != None {
			continue
		}
		if claims[i].claimed {
			relation, targets := a.claimed(claims[i])
			for n, e := range targets {
				c := claims[i]
				c.Relation, c.Target, c.Confidence = relation, e, c.Confidence-0.1
				if n > 0 {
					more = append(more, c)
				} else {
					claims[i] = c
				}
			}
			continue
		}
		if e, k := a.answered(i); e != None {
			claims[i].Target = e
			claims[i].Confidence -= 0.1
			for _, t := range a.together(i, k) {
				c := claims[i]
				c.Target = t
				more = append(more, c)
			}
		}
	}
	claims = append(claims, more...)
	slices.SortStableFunc(claims, func(a, b Claim) int { return a.Trigger.Start - b.Trigger.Start })
	claims = slices.DeleteFunc(claims, func(c Claim) bool { return c.needs && c.Target == None })
	for i := range claims {
		if claims[i].Target == None && !f.lex.is("alone", claims[i].Relation) {
			claims[i].Confidence = min(claims[i].Confidence, doubtful)
		}
	}
	return claims
}

// doubtful is how sure a claim without a target is: on real news nearly all of them name somebody whom the reading has missed, or nobody who matters.
const doubtful = 0.3

type answerer struct {
	claims    []Claim
	sentences []*sentence
	lex       *lexicon
	same      func(a, b int) bool            // whether two entities are one, or one speaks for the other
	fits      func(c Claim, target int) bool // whether a claim may be about an entity
}

// answered is the entity that a claim without a target is about, or None, and which earlier claim says what it did, or -1.
func (a answerer) answered(i int) (int, int) {
	c := a.claims[i]
	if c.event == joint {
		return a.stage(c), -1
	}
	asked, told := a.lex.answers[c.Relation], a.lex.answers[c.event]
	if len(asked) == 0 && c.event == "" && !c.captive {
		return None, -1
	}
	near := moveBack
	if a.lex.is("event-pronoun", c.event) {
		near = itBack
	} else if e := a.owner(c, told != nil); e != None {
		return e, -1
	}
	for k := i - 1; k >= 0; k-- {
		p, back := a.claims[k], c.Sentence-a.claims[k].Sentence
		if told[p.Relation] && back <= actBack {
			if e := a.other(p, c); e != None {
				return e, k
			}
		}
		if !a.fits(c, p.Source) {
			continue
		}
		moved := told == nil && (a.lex.is("event-noun", c.event) || a.lex.is("event-pronoun", c.event)) && 0 < back && back <= near
		if moved || asked[p.Relation] && back <= lookBack && p.Target != None && a.same(p.Target, c.Source) {
			return p.Source, k
		}
	}
	if e := a.accuser(c); e != None {
		return e, -1
	}
	if c.captive {
		return a.held(i), -1
	}
	return a.needy(i), -1
}

// together are those who did with the target of a claim what the claim at k says: "Chad and Sudan attacked Kenya. Uganda condemned the attack".
func (a answerer) together(i, k int) []int {
	if k < 0 || a.claims[k].Source != a.claims[i].Target {
		return nil
	}
	p := a.claims[k]
	var with []int
	for _, o := range a.claims[:i] {
		if o.Trigger == p.Trigger && o.Relation == p.Relation && o.Target == p.Target && o.Source != p.Source && a.fits(a.claims[i], o.Source) && !slices.Contains(with, o.Source) {
			with = append(with, o.Source)
		}
	}
	return with
}

// held is whom the source of a claim is said to have taken before: "rebels kidnapped two French engineers … freed them".
func (a answerer) held(i int) int {
	c := a.claims[i]
	for k := i - 1; k >= 0 && c.Sentence-a.claims[k].Sentence <= lookBack; k-- {
		if p := a.claims[k]; a.lex.is("taking", p.Relation) && !p.Negated && p.Target != None && a.same(p.Source, c.Source) && a.fits(c, p.Target) {
			return p.Target
		}
	}
	return None
}

// owner is whose the lines before say that is to which a noun points back: "Peru's tests were its last. ... Chile condemned the tests", or who did
// what the noun tells again: "Peru announced talks. ... Chile welcomed the announcement".
// What relations tell again is whose these say, unless a verb of that form stands before: "Iran offered to mediate. ... the offer".
func (a answerer) owner(c Claim, told bool) int {
	if c.event == "" {
		return None
	}
	for n := c.Sentence - 1; n >= 0 && n >= c.Sentence-actBack; n-- {
		s := a.sentences[n]
		for i := range s.tokens {
			var whose []int
			switch {
			case s.isVerb(i) && again(s.lemma(i), c.event, told) && !(told && n < c.Sentence-moveBack):
				whose = some(s.subject(i))
			case !told && s.tokens[i].UPOS == "NOUN" && s.lemma(i) == c.event && n >= c.Sentence-ownBack:
				whose = append(s.owners(i), s.prepositions(i, "by")...)
			}
			for _, o := range whose {
				if all := s.coordinates(o, func(e int) bool { return a.fits(c, e) }); len(all) == 1 {
					return all[0]
				}
			}
		}
	}
	return None
}

// again says whether a noun tells again what a verb says, by its form: announce and announcement, propose and proposal. The same word counts
// only where it tells a relation: whoever "was planning an attack" did not make the plan of a park.
func again(verb, noun string, told bool) bool {
	stem := strings.TrimSuffix(verb, "e")
	return len(stem) > 3 && strings.HasPrefix(noun, stem) && (told || len(noun) > len(verb))
}

// accuser is who spoke last of the one who denies something, in the sentence or shortly before it: "Chad said that Sudan shelters the
// rebels. Sudan denied it."
func (a answerer) accuser(c Claim) int {
	if !a.rebuts(c) {
		return None
	}
	for n := c.Sentence; n >= 0 && n >= c.Sentence-moveBack; n-- {
		s := a.sentences[n]
		who := s.attributed()
		if who == None || who == c.Speaker || !a.fits(c, who) {
			continue
		}
		spoken := slices.ContainsFunc(s.mentions, func(m mention) bool {
			if n == c.Sentence {
				return m.entity == who && s.tokens[m.head].End <= c.Trigger.Start
			}
			return a.same(m.entity, c.Source)
		})
		if spoken {
			return who
		}
	}
	return None
}

// rebuts says whether a claim denies what somebody has alleged, and not some report or a part in what happened.
func (a answerer) rebuts(c Claim) bool {
	if !a.lex.is("rebuttal", c.Relation) {
		return false
	}
	s := a.sentences[c.Sentence]
	v := slices.IndexFunc(s.tokens, func(t text.Token) bool { return t.Start == c.Trigger.Start })
	return v >= 0 && slices.ContainsFunc(s.childrenBy(v, "obj", "nsubj:pass"), func(o int) bool {
		return a.lex.is("allegation", s.lemma(o)) || a.lex.is("event-pronoun", s.words[o])
	})
}

// needy is who asked the world for help before somebody gave it or promised to give it: "Peru appealed for aid … Chile gave ten million dollars".
func (a answerer) needy(i int) int {
	c := a.claims[i]
	if !c.gift {
		return None
	}
	for k := i - 1; k >= 0 && c.Sentence-a.claims[k].Sentence <= giftBack; k-- {
		if p := a.claims[k]; p.plea && !p.Negated && a.fits(c, p.Source) {
			return p.Source
		}
	}
	return None
}

// stage is the operation that the text spoke of last before somebody "takes part".
func (a answerer) stage(c Claim) int {
	for n := c.Sentence; n >= 0 && n >= c.Sentence-moveBack; n-- {
		best, at := None, -1
		s := a.sentences[n]
		for _, m := range s.mentions {
			if s.entities[m.entity].Kind == "operation" && m.first > at && (n < c.Sentence || s.tokens[m.first].Start < c.Trigger.Start) && a.fits(c, m.entity) {
				best, at = m.entity, m.first
			}
		}
		if best != None {
			return best
		}
	}
	return None
}

// other is who did what a claim tells, other than the source of the claim about it: of two who did it together the other one.
func (a answerer) other(p, c Claim) int {
	switch {
	case a.fits(c, p.Source):
		return p.Source
	case p.Target != None && a.lex.answers["both"][p.Relation] && a.fits(c, p.Target):
		return p.Target
	}
	return None
}
