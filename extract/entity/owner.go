package entity

import (
	"strings"
)

// ofOwner reads "of Mali", "of the United States", "of that interim government", "in Hamas" after a head.
func (l *line) ofOwner(end int) (int, int, bool) {
	k := end + 1
	within := l.fold(end) == "in" // a leader in Hamas
	if f := l.fold(end); f != "of" && f != "for" && f != "to" && f != "at" && !within {
		return None, end, false
	}
	for l.fold(k) == "the" || l.fold(k) == "that" || l.fold(k) == "this" {
		k++
	}
	if k < len(l.atoms) && l.fold(end) == "of" && (l.sizes[k] == 0 || l.state(k)) {
		if of, stop := l.placeOwner(k); of != None { // the police chief of southern Helmand province
			return of, stop, true
		}
	}
	if k < len(l.atoms) && l.sizes[k] > 0 && !l.onlySurname(k) {
		stop := k + int(l.sizes[k])
		if l.is(stop, tied) && l.atoms[stop].glued {
			return l.tiedOwner(k, end)
		}
		if l.groupEnd(k, stop) > stop && !l.headline && !l.groupAt(k) {
			raws, undo := len(l.raws), l.undo()
			if stop := l.phrase(k); len(l.raws) == raws+1 && l.raws[raws].ref == refName && l.raws[raws].b == stop {
				return raws, stop, true // of Warsaw University
			}
			undo()
			return None, end, false
		}
		m := l.chosen(k, stop)
		if m.form == Named && l.f.things[m.things[0]].kind == kindGroup && stop+1 < len(l.atoms) && l.attributive(stop) {
			switch {
			case l.state(stop + 1): // of NATO member Poland
				m, stop = l.chosen(stop+1, stop+1+int(l.sizes[stop+1])), stop+1+int(l.sizes[stop+1])
				within = false
			case within, l.ordinaryPeople(stop):
				return None, end, false // a commander in Hamas captivity, for Hamas prisoners
			}
		}
		if m.kind == kindPerson || m.form == Adjectival || stop < len(l.atoms) && l.atoms[stop].possessive { // of Mali's government
			return None, end, false
		}
		if m.form == Named && l.fold(end) != "of" && l.f.things[m.things[0]].kind == kindPlace || within && (m.form != Named || l.f.things[m.things[0]].kind != kindGroup) {
			return None, end, false
		}
		at := l.add(m)
		if of, end, ok := l.announced(stop); ok && end > stop {
			return of, end, true // for the Western Sahara mission MINURSO
		}
		return at, l.bracket(at, stop), true
	}
	if within {
		return None, end, false
	}
	if k < len(l.atoms) && k > end+1 && l.phrases[k][defWord].size > 0 && l.atoms[k].shape == lower { // head of the mission
		p := l.phrases[k][defWord]
		stop := k + int(p.size)
		if l.mark(stop, ",") || stop >= len(l.atoms) || l.is(stop, speech|verb) {
			at := l.add(raw{a: k, b: stop, ref: refDefinite, region: None, form: Definite, owner: None, index: l.f.phrases[p.id].index, definite: true})
			return at, stop, true
		}
	}
	return l.announced(k)
}

// ordinaryPeople says whether a noun for people who act for nobody stands at i: "prisoners", "families".
func (l *line) ordinaryPeople(i int) bool {
	if i >= len(l.atoms) {
		return false
	}
	d := l.phrases[i][descWord]
	return d.size > 0 && l.f.descs[l.f.phrases[d.id].index].class == "people"
}

// tiedOwner reads the group after a name that is another's: "of the al-Qaeda-affiliated Falcon Brigade", "of the Iran-backed group".
func (l *line) tiedOwner(k, end int) (int, int, bool) {
	undo := l.undo()
	for stop := l.phrase(k); stop > k && stop < k+8; stop = l.phrase(stop) {
		last := len(l.raws) - 1
		if m := &l.raws[last]; m.b == stop && (m.ref == refGroup || m.ref == refName && m.kind == kindGroup || m.ref == refThing && m.form == Named && m.a > k && l.f.things[m.things[0]].kind == kindGroup) {
			return last, stop, true
		}
		if stop >= len(l.atoms) || !l.named(stop) {
			break
		}
	}
	undo()
	return None, end, false
}

// bodyOwner reads a body that has an owner of its own after an office, or a group by name: "for the Chadian government", "of Rwanda's defence
// ministry", "of Iran's Guard Corps", "of the Kenyan Football Federation".
func (l *line) bodyOwner(end int) (int, int, bool) {
	k := end + 1
	if f := l.fold(end); f != "of" && f != "for" && f != "at" && f != "in" {
		return None, end, false
	}
	if l.fold(k) == "the" {
		k++
	}
	if k >= len(l.atoms) || (l.sizes[k] == 0 || l.onlySurname(k)) && (l.phrases[k][bodyWord].size == 0 || !l.named(k)) {
		return None, end, false
	}
	raws, ties, person, undo := len(l.raws), len(l.ties), l.person, l.undo()
	stop := l.phrase(k)
	if l.atoms[stop-1].possessive && l.named(stop) {
		stop = l.phrase(stop)
	}
	last := len(l.raws) - 1
	if last >= raws && len(l.ties) == ties && l.raws[last].b == stop && l.person == person {
		m := &l.raws[last]
		if m.ref == refThing && l.named(stop) && l.cues[stop]&groupWord != 0 { // the party's name, and "Party" after it
			m.b++
			stop++
		}
		apart := l.attributive(stop) && (l.fold(end) == "in" || l.ordinaryPeople(stop))
		group := !apart && (m.ref == refName && m.kind == kindGroup || m.ref == refThing && l.f.things[m.things[0]].kind == kindGroup && m.form == Named)
		if (m.ref == refBody && last > raws || group) && !(l.named(stop) && l.is(stop-1, organisation)) {
			return last, stop, true
		}
	}
	undo()
	return None, end, false
}

// announced reads the name of an organisation or operation at k, or after at most three words that say that one follows: "the
// aid group Water First".
func (l *line) announced(k int) (int, int, bool) {
	from := k
	for k < from+4 && k < len(l.atoms) && l.atoms[k].shape == lower && !l.is(k, preposition|clause|relative|speech|verb) {
		if t := l.tag(k); t != "" && t[0] != 'N' && t[0] != 'J' && t[0] != 'V' || l.fold(k) == "the" || strings.HasPrefix(t, "V") && l.tokens[l.atoms[k].token].Deprel != "amod" {
			return None, from, false
		}
		k++
	}
	if k >= len(l.atoms) || !l.named(k) || k > from && !l.is(k-1, organisation|campaign) || l.headline {
		return None, from, false
	}
	if l.sizes[k] > 0 && !l.onlySurname(k) {
		stop := k + int(l.sizes[k])
		m := l.chosen(k, stop)
		if kind := l.f.things[m.things[0]].kind; m.form != Named || kind != kindGroup && kind != kindOperation {
			return None, from, false
		}
		if k > from {
			m.before = l.announcing(k, "NN")
		}
		at := l.add(m)
		return at, l.bracket(at, stop), true
	}
	raws, undo := len(l.raws), l.undo()
	stop := l.phrase(k)
	if len(l.raws) > raws && l.raws[raws].ref == refName && (len(l.raws) == raws+1 || l.mark(l.raws[raws].b, "(") && len(l.raws) == raws+2) {
		return raws, stop, true // of the Red Front (RF)
	}
	undo()
	return None, from, false
}
