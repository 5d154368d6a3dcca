package entity

import (
	"slices"
	"strings"
)

// introduced returns the kind that the words before a run give it: "the newspaper X", "the company, X," or "the town of X",
// "guerrillas of the X", "the towns of X, Y and Z".
func (l *line) introduced(i int) (string, bool) {
	k := i - 1
	if f := l.fold(k); l.mark(k, ",") || f == "and" || f == "or" {
		if kind, ok := l.listed(k); ok {
			return kind, true
		}
	}
	if l.fold(k) == "the" && l.fold(k-1) == "of" {
		k--
	}
	if l.mark(k, ",") {
		if end := l.runEnd(i); end > i && end < len(l.atoms) && l.atoms[end].shape != mark {
			return "", false // "to leave the company, Reed said" names no company
		}
		k--
	} else if l.fold(k) == "of" || l.fold(k) == "called" || l.fold(k) == "named" {
		k--
	}
	switch {
	case k < 0 || l.atoms[k].shape != lower:
		return "", false
	case l.is(k, members) && l.fold(k+1) == "of" && l.fold(i-1) == "the":
		return kindGroup, true
	case l.is(k, organisation) && l.fold(k+1) != "of":
		return kindGroup, true
	case l.is(k, campaign) && l.fold(k+1) != "of" && l.fold(k+1) != "the":
		return kindOperation, true
	case l.is(k, locality) && !l.mark(i-1, ",") && l.fold(i-1) != "the":
		return kindPlace, true
	}
	return "", false
}

// listed returns the kind of the name that a comma or "and" at k follows, when a noun before the list gives it.
func (l *line) listed(k int) (string, bool) {
	if l.mark(k-1, ",") {
		k--
	}
	if len(l.raws) == 0 {
		return "", false
	}
	m := &l.raws[len(l.raws)-1]
	if m.line == l.number && m.b == k && m.ref == refName && m.listed {
		return m.kind, true
	}
	return "", false
}

// armedNames are the ends of names by which only armed groups go.
var armedNames = map[string]bool{"liberation front": true, "liberation army": true, "resistance front": true, "resistance army": true}

// classOf returns the class of a group that no table has: by its own last word ("Renewal Party"), by the noun after or before
// it ("the security firm Bastion", "Eastern Bloc guerrillas").
func (l *line) classOf(i, end int) string {
	k := i - 1
	for n := 0; n < 3 && (l.fold(k) == "the" || l.fold(k) == "of" || l.mark(k, ",") || l.fold(k) == "called"); n++ {
		k--
	}
	if end-i > 2 && armedNames[l.fold(end-2)+" "+l.fold(end-1)] { // Sulu Liberation Front
		return "armed"
	}
	for _, at := range []int{end, end + 1, k, end - 1} {
		if at < 0 || at >= len(l.atoms) || at != end-1 && l.atoms[at].shape != lower {
			continue
		}
		if at == end+1 && (!l.word(end) || !l.ordinary(end) || l.is(end, preposition|clause|speech|verb)) {
			continue
		}
		if p := l.phrases[at][defWord]; p.size == 1 && l.fold(at) != "group" && l.fold(at) != "state" {
			classes := l.f.defs[l.f.phrases[p.id].index].classes
			switch c := classes[0]; {
			case c == kindState, c == kindOperation, c == "igo": // an organisation may be any
			case c == "armed" && (slices.Contains(classes, "party") || slices.Contains(classes, "ngo")): // so may a front
			default:
				return c
			}
		}
		if p := l.phrases[at][descWord]; p.size == 1 && at != end-1 && l.f.descs[l.f.phrases[p.id].index].members {
			return "armed"
		}
	}
	return ""
}

// wide takes the words of the tables that a run stops at into a name that a noun before it announces: "the firm Bastion Gulf".
func (l *line) wide(i, end int) int {
	for l.named(end) && end < i+5 && l.cues[end]&(month|weekday) == 0 && !l.titleAt(end) && l.atoms[end-1].shape != mark {
		end++
	}
	return end
}

// sure adds a name whose kind the words around it tell.
func (l *line) sure(i, end int, kind string) int {
	at := len(l.raws)
	next := l.unknown(i, end, kind)
	l.raws[at].sure = true
	l.raws[at].listed = kind == kindPlace && next == end
	return next
}

// apposition returns the kind that a phrase after the run gives it, and its noun: "Obras Tejo, a builder that", "the Desert Lions, a group".
func (l *line) apposition(end int) (kind string, noun int, ok bool) {
	if l.mark(end, ",") && l.fold(end+1) == "which" { // Amber Shield, which is led by Germany, was the biggest drill
		for k := end + 2; k < len(l.atoms) && k < end+14; k++ {
			if l.mark(k, ",") {
				end = k + 1
				break
			}
		}
	}
	if !l.mark(end, ",") && !l.copula(end) {
		return "", 0, false
	}
	switch l.fold(end + 1) {
	case "a", "an", "the", "one":
	default:
		return "", 0, false
	}
	for k := end + 2; k < len(l.atoms) && k < end+8 && l.word(k); k++ {
		if l.is(k, preposition|relative|clause) || l.fold(k) == "that" || strings.HasPrefix(l.tag(k), "V") && !l.atoms[k].glued && ok {
			break
		}
		switch { // the last noun of the phrase is its head
		case l.is(k, organisation) && l.atoms[k].shape == lower:
			kind, noun, ok = kindGroup, k, true
		case l.is(k, locality) && l.atoms[k].shape == lower:
			kind, ok = kindPlace, true
		case l.is(k, campaign) && l.atoms[k].shape == lower:
			kind, ok = kindOperation, true
		case strings.HasPrefix(l.tag(k), "NN") && !l.named(k):
			kind, ok = "", false
		}
	}
	return kind, noun, ok
}

// announcing returns how many words right before a name announce it: "security firm" before "Bastion Gulf", "opposition mayor"
// before a person. Without tags there are none.
func (l *line) announcing(i int, tag string) int {
	k := i
	for k > 0 && i-k < 3 && l.atoms[k-1].shape == lower && l.sizes[k-1] == 0 && !l.is(k-1, preposition|clause|relative|speech|verb) {
		t := l.tag(k - 1)
		if t != tag && (k == i || t != "JJ" && t != "NN") {
			break
		}
		k--
	}
	return i - k
}
