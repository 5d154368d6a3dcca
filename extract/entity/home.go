package entity

import "strings"

// common says whether many states have one that is called so: a Labour Party.
func (k *linker) common(m *raw) bool {
	return m.form == Named && k.f.rules[keyOf(k.atomsOf(m))]&homeOnly != 0
}

// atHome returns the entity of a name that many states have: the row of the tables where the text speaks of its state, else one
// of the state that stands before it or that the text speaks of most. An adjective alone ("Labour") is the party of the row or none. Some are
// the row's unless the text is set elsewhere: "Republicans" who speak of Iran are no Iranians.
func (k *linker) atHome(i int) int {
	m := &k.raws[i]
	t := m.things[0]
	own := k.f.things[t].state
	state := k.stateBefore(i)
	if state == None {
		counts := map[int]int{}
		most := None
		for j := range k.raws {
			if e := k.raws[j].entity; e != None && k.entities[e].Kind == kindState {
				counts[e]++
				if most == None || counts[e] > counts[most] {
					most = e
				}
			}
		}
		if state = most; own != "" && k.ofState(own) != None && 2*counts[k.ofState(own)] >= counts[most] {
			state = k.ofState(own)
		}
	}
	r := k.f.rules[keyOf(k.atomsOf(m))]
	if e := k.partyCalled(i, state); e != None {
		return e
	}
	if r&usualOnly != 0 && (k.scene == "" || k.scene == own) && (state == None || r&partyOnly == 0 && k.stateBefore(i) == None) {
		return k.thing(t)
	}
	if r&partyOnly != 0 && (state == None || k.entities[state].ISO3 != own) {
		return None // a conservative of another state, or of none
	}
	name := clean(k.text(i))
	if state == None && own == "" {
		return k.thing(t)
	}
	if state == None {
		return k.namedGroup(name, k.f.things[t].class, "")
	}
	iso3 := k.entities[state].ISO3
	if iso3 == own {
		return k.thing(t)
	}
	if k.f.things[t].class == "parliament" {
		if e := k.bodyOf(name, state); e != None {
			return e // the Congress of Peru is its parliament
		}
		return None // a Rada who is no parliament
	}
	adjective := k.f.things[k.f.byISO3[iso3]].adjective
	if b := k.adjectiveBefore(i); b != "" {
		adjective = b // the Serb Democratic Party
	}
	return k.namedGroup(adjective+" "+name, k.f.things[t].class, iso3)
}

// adjectiveBefore is the adjective of a state as the text has it right before a name: "Serb". Empty where there is none.
func (k *linker) adjectiveBefore(i int) string {
	m := &k.raws[i]
	for j := i - 1; j >= k.lines[m.line].firstRaw; j-- {
		if o := &k.raws[j]; o.b == m.a && o.form == Adjectival && o.entity != None && k.entities[o.entity].Kind == kindState {
			if word := clean(k.text(j)); !strings.Contains(word, ".") && word != strings.ToUpper(word) {
				return word
			}
		}
	}
	return ""
}

// partyCalled is the party that a name for parliaments means in a state that has a party called so with "party" behind, where the text does not speak of
// the state of the row: "Congress" in India.
func (k *linker) partyCalled(i, state int) int {
	row := &k.f.things[k.raws[i].things[0]]
	if row.class != "parliament" || k.ofState(row.state) != None || k.stateBefore(i) != None {
		return None
	}
	iso3 := ""
	if state != None {
		iso3 = k.entities[state].ISO3
	} else {
		iso3 = k.datelineState()
	}
	if iso3 == "" || iso3 == row.state {
		return None
	}
	for _, e := range k.f.names.at(k.f.vocab, atoms(k.text(i)+" party")) {
		if t := k.f.entries[e].thing; k.f.things[t].state == iso3 {
			return k.thing(t)
		}
	}
	return None
}

// stateBefore is the state that stands right before a mention, or after it and "of": "Israel's Labour Party", "the Spanish Socialist Party", "the Congress
// of Peru".
func (k *linker) stateBefore(i int) int {
	m := &k.raws[i]
	for j := i - 1; j >= k.lines[m.line].firstRaw; j-- {
		o := &k.raws[j]
		if o.entity == None || k.entities[o.entity].Kind != kindState {
			continue
		}
		if o.b == m.a || o.b+1 == m.a && k.lines[m.line].atoms[o.b].possessive {
			return o.entity
		}
	}
	if l := &k.lines[m.line]; l.fold(m.b) == "of" {
		for j := i + 1; j < l.lastRaw; j++ {
			if o := &k.raws[j]; o.a == m.b+1 && o.entity != None && k.entities[o.entity].Kind == kindState {
				return o.entity
			}
		}
	}
	return None
}
