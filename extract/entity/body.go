package entity

import (
	"strings"
)

// body reads a government, an army, a ministry.
func (l *line) body(start, i int, h headOf, owner int) int {
	b := l.f.phrases[h.phrase].index
	body := &l.f.bodies[b]
	end := h.b
	if body.class == "self" && (h.former || l.formerAt(start-1)) && l.tag(end-1) == "NNS" {
		return i // former members of a party, former officials of a state
	}
	if l.named(end-1) && l.fold(end) == "and" && l.named(end+1) && h.b-h.a > 2 && l.sizes[end+1] == 0 {
		end += 2 // the Ministry of Trade and Industry
	}
	if owner == None && l.named(h.b-1) && h.a > start && l.named(h.a-1) && l.is(h.a-1, faith) {
		return i // the Jewish Agency for Israel is not Israel
	}
	if owner == None {
		if of, stop, ok := l.ofOwner(end); ok && l.fold(end) != "in" {
			owner, end = of, stop
		} else if stop, ok := l.inTown(start, h); ok {
			return stop
		}
	}
	if start == h.a && h.a > 0 && body.class == "force" && end > h.b && l.named(h.a) && l.named(h.a-1) && l.sizes[h.a-1] == 0 && !l.determined(start) {
		return i // the Islamic Army of Iraq is not Iraq's army
	}
	if from := l.capitalsBefore(h.a); owner == None && from < h.a && h.b-h.a == 1 && l.named(h.a) && l.is(h.a-1, groupWord) && !l.headline && !l.loud {
		l.dropSince(from)
		return l.unknown(from, h.b, kindGroup) // the Trade Union Congress
	}
	if body.class == "court" && owner == None && l.fold(h.a-1) == "state" {
		return i // a court of a state within a state
	}
	definite := l.determined(start)
	if body.class == "party" && owner == None && l.fold(end) == "to" {
		return i // the opposition to a plan
	}
	if owner == None && body.class == "force" && !definite && l.loyal(start, end) {
		return end
	}
	switch {
	case owner != None, (definite || body.plain) && body.single():
	case !body.bare || !definite && !body.always:
		return i
	}
	at := l.add(raw{a: start, b: end, back: end - h.b, ref: refBody, form: l.formAt(end, Body), acting: true, owner: owner, index: b,
		definite: definite || owner != None && start < h.a, subject: l.subject(start, end)})
	if owner != None && start < h.a && l.fold(end) == "and" && !l.named(end+1) {
		if stop, kind, other := l.plainHead(end + 1); stop > end+1 && kind == refBody && !l.attributive(stop) { // its government and army
			l.add(raw{a: end + 1, b: stop, ref: refBody, form: Body, acting: true, owner: owner, index: other, definite: true, subject: l.subject(start, end)})
			return stop
		}
	}
	if end < len(l.atoms) && l.atoms[end].possessive { // the junta's leader
		if stop := l.nominal(start, end+1, at); stop > end+1 {
			return stop
		}
	}
	return l.bracket(at, end)
}

// inTown reads "a court in Hanoi", "Parliament in Skopje": the body is one of the town's state, called by its town; a court in Kenya is one of
// Kenya's, officials in Kenya are Kenya.
func (l *line) inTown(start int, h headOf) (int, bool) {
	b := &l.f.bodies[l.f.phrases[h.phrase].index]
	k := h.b + 1
	for (b.class == "court" || b.placed) && k < h.b+4 && k+1 < len(l.atoms) && l.sizes[k] == 0 && l.leadsTo(k, k+1) {
		k++ // "in northern Kenya"
	}
	if b.placed && h.a > 0 && (l.phrases[h.a-1][domainWord].size > 0 || strings.HasPrefix(l.tag(h.a-1), "NN")) && l.tokens[l.atoms[h.a-1].token].Head == l.atoms[h.b-1].token {
		return h.b, false // church officials, military officials
	}
	if l.fold(h.b) != "in" || !b.seated() || !b.placed && strings.HasSuffix(l.fold(h.b-1), "s") || k >= len(l.atoms) || l.sizes[k] == 0 || l.onlySurname(k) {
		return h.b, false
	}
	stop := k + int(l.sizes[k])
	town := raw{a: k, b: stop, ref: refThing, form: Named, owner: None}
	phrase := l.small(h.a, stop)
	for _, e := range l.names[k] {
		t := l.f.entries[e].thing
		if l.f.entries[e].form != Named {
			continue
		}
		switch kind := l.f.things[t].kind; {
		case b.placed && kind != kindState:
		case b.placed:
			town.things, phrase = append(town.things, t), ""
		case kind == kindPlace:
			town.things = append(town.things, t)
		case kind == kindState && b.class == "court":
			town.things, phrase = append(town.things, t), ""
		}
	}
	if len(town.things) != 1 {
		return h.b, false
	}
	owner := l.add(town)
	l.add(raw{a: start, b: stop, back: stop - h.b, ref: refBody, form: Body, acting: true, owner: owner, index: l.f.phrases[h.phrase].index,
		phrase: phrase, definite: true, subject: l.subject(start, h.b)})
	return stop, true
}
