package entity

import "strings"

// governs says whether the capital between the atoms i and j stands for its government: as subject, possessor or object of
// what only governments do, not after "in", "near" or a verb of motion, nor before a street.
func (l *line) governs(i, j int) bool {
	if l.mark(j, ",") && j+1 < len(l.atoms) && l.sizes[j+1] > 0 && l.onlyStates(j+1) && !l.mark(j+2, "and") && l.placeList(i) {
		return false // Bamako, Mali
	}
	next := j
	if next < len(l.atoms) && l.atoms[next].possessive {
		next++
	}
	if l.is(next, town) && !(next > j && l.is(next, link)) {
		return false
	}
	if next == j && l.is(next+1, town) && !l.is(next+1, link) && l.atoms[next].shape == lower && strings.HasPrefix(l.tag(next), "NN") && strings.HasPrefix(l.tag(next+1), "NN") && l.longest(next) == 0 {
		return false // the Nairobi lantern festival
	}
	if next < len(l.atoms) && l.atoms[next].named() && !l.atoms[next].glued && next == j && l.sizes[next] == 0 && !l.headline && !l.titleAt(next) {
		return false // Paris Club, Moscow State
	}
	if next > j && l.fold(i-1) == "on" {
		return true // "cast doubt on London's proposal"
	}
	return !l.within(i)
}

// placeList says whether the words before look like the start of a place.
func (l *line) placeList(i int) bool { return i == 0 || l.is(i-1, locative|travel|preposition) }

func (l *line) onlyStates(i int) bool {
	for _, e := range l.names[i] {
		if l.f.entries[e].form != Named || l.f.things[l.f.entries[e].thing].kind == kindPerson {
			return false
		}
	}
	return true
}

// within says whether what begins at i is where something is or goes.
func (l *line) within(i int) bool {
	k := i - 1
	for k >= 0 && (l.fold(k) == "the" || l.fold(k) == "both") {
		k--
	}
	switch {
	case k < 0:
		return false
	case l.fold(k) == "between":
		return false
	case l.is(k, locative), l.fold(k) == "capital", l.mark(k, ",") && l.fold(k-1) == "capital" && l.closed(i+int(l.sizes[i])):
		return true // the Kenyan capital, Nairobi,
	case l.is(k, travel):
		return !l.is(k, link) && !l.leads(k)
	case l.fold(k) == "and" || l.fold(k) == "or" || l.mark(k, ","):
		// In a list a town follows a town.
		if len(l.raws) > 0 {
			m := &l.raws[len(l.raws)-1]
			return m.line == l.number && m.b == k && m.ref == refThing && m.form == Named && l.f.things[m.things[0]].class == "city"
		}
	}
	return false
}

// closed says whether a mark stands at i, or nothing.
func (l *line) closed(i int) bool {
	return i >= len(l.atoms) || l.atoms[i].shape == mark && !l.atoms[i].possessive
}

// leads says whether the word before a "to", "from" or "for" makes what follows an actor: "links to Moscow".
func (l *line) leads(k int) bool {
	for n := 1; n <= 3 && k-n >= 0; n++ {
		if l.is(k-n, link) {
			return true
		}
		if !l.word(k-n) || l.is(k-n, preposition|locative) {
			return false
		}
	}
	return false
}

// subject says whether a verb may follow what ends at j: with a parse by its label, else by the words around.
func (l *line) subject(i, j int) bool {
	if j < 1 || j > len(l.atoms) {
		return false
	}
	if d := l.tokens[l.headToken(i, j)].Deprel; d != "" {
		return strings.HasPrefix(d, "nsubj")
	}
	k := i - 1
	for k >= 0 && (l.atoms[k].shape == lower && (l.fold(k) == "the" || l.fold(k) == "a" || l.fold(k) == "an")) {
		k--
	}
	if k >= 0 && l.is(k, preposition|locative|travel) {
		return false
	}
	return l.is(j, speech|verb) || k < 0 && l.word(j) && l.atoms[j].shape == lower && !l.is(j, preposition)
}

// headToken is the token between two atoms whose head stands outside of them: Sergey in "Sergey Lavrov".
func (l *line) headToken(i, j int) int {
	first, last := l.atoms[i].token, l.atoms[j-1].token
	for t := first; t <= last; t++ {
		if h := l.tokens[t].Head; h < first || h > last {
			return t
		}
	}
	return last
}
