package entity

import "strings"

// linkNationals links a lone national to the one person of that state whom the lines before speak of: "the Kenyan". Where there is none, or several, he
// is nobody.
func (k *linker) linkNationals() {
	owns := map[int]bool{}
	for i := range k.raws {
		owns[k.raws[i].owner] = true
	}
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refThing || m.entity == None || m.b-m.a != 1 || owns[i] || k.entities[m.entity].Kind != kindState || !k.lines[m.line].national(m) {
			continue
		}
		only := None
		for _, j := range k.back(i, linesBefore) {
			e := k.raws[j].entity
			if k.entities[e].Kind != kindPerson || !k.comesFrom(e, m.entity) {
				continue
			}
			if only != None && only != e {
				only = None
				break
			}
			only = e
		}
		if only != None {
			m.a, m.ref, m.form, m.entity = m.a-1, refOffice, Bare, only
		} else {
			m.ref, m.entity = refNational, None // somebody without a name is not his state
		}
	}
}

// national says whether a name of a state is an adjective that stands for one person: "the Kenyan", and not "the French" or "the Kenyans".
func (l *line) national(m *raw) bool {
	if m.form != Adjectival && m.form != People || l.fold(m.a-1) != "the" || m.b < len(l.atoms) && (l.atoms[m.b].glued || l.atoms[m.b].possessive) {
		return false
	}
	word := l.fold(m.a)
	for _, end := range []string{"s", "sh", "ch", "ese"} {
		if strings.HasSuffix(word, end) && !strings.HasSuffix(word, "man") {
			return false
		}
	}
	t := l.tag(m.b)
	return t != "" && !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") && t != "CD" && t != "VBN" && t != "VBG" && t != "HYPH" && t != "CC" && !l.is(m.a, skipWord)
}

// comesFrom says whether a person is of a state by his office or by what he is: "Kenyan diplomat Ann Reed".
func (k *linker) comesFrom(person, state int) bool {
	if k.entities[person].State == k.entities[state].ISO3 {
		return true
	}
	for _, h := range k.titles {
		if h.person == person && h.of == state {
			return true
		}
	}
	for i := range k.raws {
		if m := &k.raws[i]; m.entity == person && m.ref == refPerson {
			if j := k.presentedBy(i); j != None && k.raws[j].entity == state {
				return true
			}
		}
	}
	return false
}

// presentedBy is the adjective of a state by which a person is presented where he is named: "Jan Smit, a Dutch ornithologist," and "Dutch ornithologist Jan
// Smit". None where he is not.
func (k *linker) presentedBy(i int) int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if l.tokens[0].Deprel == "" {
		return None
	}
	name := l.headToken(m.a, m.b)
	for j := l.firstRaw; j < l.lastRaw; j++ {
		o := &k.raws[j]
		if o.ref != refThing || o.entity == None || o.form != Adjectival || k.entities[o.entity].Kind != kindState {
			continue
		}
		t := &l.tokens[l.headToken(o.a, o.b)]
		if (t.Deprel != "amod" && t.Deprel != "compound") || t.Head < 0 {
			continue
		}
		noun := &l.tokens[t.Head]
		if noun.Deprel == "appos" && noun.Head == name || t.Head == name || l.tokens[name].Head == t.Head && (l.tokens[name].Deprel == "appos" || l.tokens[name].Deprel == "flat") {
			return j
		}
	}
	return None
}
