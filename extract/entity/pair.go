package entity

import (
	"slices"
	"strings"
)

// pairs are the classes of cues.tsv for two that were named before.
const pairs = pairStates | pairSides | pairPersons

// officers are two persons, or who stands for a state: "Kenya's president met Chad's. The two leaders".
const officers = pairPersons | pairStates

// pairBack is over how many lines two are looked for that a text speaks of together.
const pairBack = 3

// pairAt returns the atom after "the two countries", "both sides" or "the two" before its verb at i, or i.
func (l *line) pairAt(i int) int {
	k := i + 1
	switch l.fold(i) {
	case "both":
		if l.alone(i) {
			return i + 1 // "sells arms to both"
		}
	case "each":
	case "the", "these", "those":
		if l.fold(k) == "sides" && l.fold(i) == "the" {
			return k + 1 // fighting between the sides
		}
		if l.fold(k) != "two" {
			return i
		}
		if k++; strings.HasPrefix(l.tag(k), "VB") || l.tag(k) == "MD" {
			return k
		}
	default:
		return i
	}
	for tries := 0; tries < 3 && l.word(k) && l.atoms[k].shape != digit; tries++ {
		if l.cues[k]&pairs != 0 {
			return l.pairEnd(k)
		}
		if l.atoms[k].shape != lower && (k == i+1 || l.longest(k) == 0) || l.is(k, clause|preposition) {
			break
		}
		k++
	}
	return i
}

// alone says whether "both" stands for two without a noun.
func (l *line) alone(i int) bool {
	switch t := &l.tokens[l.atoms[i].token]; t.Deprel {
	case "obj", "obl", "nsubj", "nsubj:pass", "iobj":
		return !l.word(i+1) || strings.HasPrefix(l.tag(i+1), "V") || l.tag(i+1) == "MD"
	}
	return false
}

// pairEnd is the atom after the noun at k, the longest of the tables: "foreign ministers".
func (l *line) pairEnd(k int) int {
	for l.is(k+1, pairs) {
		k++
	}
	return k + 1
}

// pair adds a mention of two that were named before.
func (l *line) pair(i, end int) int {
	at := l.add(raw{a: i, b: end, ref: refPair, form: Several, owner: None, cue: l.cues[end-1] & pairs, subject: l.subject(i, end)})
	if end < len(l.atoms) && l.atoms[end].possessive {
		return max(l.nominal(i, end+1, at), end+1)
	}
	return end
}

// linkPair finds the two of whom a text speaks together: the only two of their kind in the lines before, the nearest first. The second
// gets a mention of its own.
func (k *linker) linkPair(i int) int {
	m := &k.raws[i]
	two := k.two(i, m.cue)
	if m.cue == 0 {
		if two = k.two(i, pairPersons); len(two) != 2 {
			two = k.two(i, pairSides)
		}
	}
	if m.cue&pairPersons != 0 && len(two) < 2 {
		two = k.two(i, officers)
	}
	if len(two) != 2 {
		return None
	}
	k.pairs[i] = two[0]
	k.again(i, two[0])
	return two[1]
}

// again adds a mention of another entity in the words of a raw mention, which means several then.
func (k *linker) again(i, e int) {
	k.raws[i].form = Several
	other := k.raws[i]
	other.entity = e
	k.more = append(k.more, other)
}

// two are the entities of a kind that the lines before a mention name, line by line until there are two or more.
func (k *linker) two(i int, kind cue) []int {
	var out, helpers []int
	line := k.raws[i].line
	for _, j := range k.back(i, pairBack) {
		c := &k.raws[j]
		if c.line != line && len(out) > 1 {
			break
		}
		line = c.line
		if c.line == k.raws[i].line && k.lines[c.line].actsOn(c, &k.raws[i]) {
			helpers = append(helpers, c.entity) // who helps the two is none of them
		}
		known := func(e int) bool { return k.sameSide(e, c.entity) }
		if !k.likePair(j, kind) || slices.ContainsFunc(out, known) || slices.ContainsFunc(helpers, known) {
			continue
		}
		out = append(out, c.entity)
	}
	return out
}

// sameSide says whether two entities are one, or one a body of the other: a state and its army.
func (k *linker) sameSide(a, b int) bool {
	x, y := &k.entities[a], &k.entities[b]
	if a == b || x.Kind == kindPerson || ownSide(x.Class) || ownSide(y.Class) {
		return a == b
	}
	return x.State != "" && (x.State == y.ISO3 || x.State == y.State) || y.State != "" && y.State == x.ISO3
}

// ownSide says whether groups of a class are a side of their own in a state: Hamas and Fatah, the rebels and the government.
func ownSide(class string) bool {
	switch class {
	case "party", "armed", "opposition", "union", "company":
		return true
	}
	return false
}

// likePair says whether a mention may be of one of two of a kind.
func (k *linker) likePair(j int, kind cue) bool {
	c := &k.raws[j]
	e := &k.entities[c.entity]
	if c.ref == refPronoun || c.ref == refPair || k.lines[c.line].whereabouts(c) {
		return false
	}
	switch {
	case kind == officers:
		return e.Kind == kindPerson || e.Kind == kindState && c.ref == refOffice
	case kind&pairPersons != 0:
		return e.Kind == kindPerson
	case kind&pairStates != 0:
		return e.Kind == kindState
	}
	return e.Kind == kindState || e.Kind == kindGroup && e.Class != "described" && e.Class != "media"
}

// actsOn says whether a mention is of the subject of the verb that a pair is an object of: "Finnish" in "Finnish mediators helped the two".
func (l *line) actsOn(m, pair *raw) bool {
	t, object := l.top(m), l.top(pair)
	if m.form == Adjectival && l.tokens[t].Head >= 0 {
		t = l.tokens[t].Head
	}
	for l.tokens[t].Deprel == "conj" && l.tokens[t].Head >= 0 {
		t = l.tokens[t].Head
	}
	switch l.tokens[object].Deprel {
	case "obj", "iobj", "obl":
		return !pair.subject && l.tokens[t].Head == l.tokens[object].Head && (m.subject || strings.HasPrefix(l.tokens[t].Deprel, "nsubj"))
	}
	return false
}

// whereabouts says whether a mention only tells where something is: "talks in Oman".
func (l *line) whereabouts(m *raw) bool { return l.f.cuesOf(l.caseOf(l.top(m)))&locative != 0 }
