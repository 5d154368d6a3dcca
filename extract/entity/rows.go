package entity

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"newsgraph/graph"
)

func (b *builder) addCountry(row []string) error {
	if !iso3Form.MatchString(row[0]) || row[1] != kindState && row[1] != kindPlace {
		return fmt.Errorf("iso3 %q, kind %q", row[0], row[1])
	}
	t := thing{kind: row[1], name: row[2], iso3: row[0], code: row[0], state: row[0], adjective: row[2]}
	if row[1] == kindState {
		t.cameo = row[0]
	} else {
		t.class = "territory"
	}
	adjectives := list(row[5])
	if len(adjectives) > 0 {
		t.adjective = adjectives[0]
	}
	id, err := b.addThing(t)
	if err != nil {
		return err
	}
	b.byISO3[row[0]] = id
	for _, region := range list(row[7]) {
		b.inRegion[region] = append(b.inRegion[region], row[0])
	}
	return errors.Join(b.addNames(id, Named, append(list(row[4]), row[2], row[3])...), b.addNames(id, Adjectival, adjectives...),
		b.addCapitals(id, list(row[6])))
}

func (b *builder) addState(row []string) error {
	id, known := b.byISO3[row[0]]
	if !iso3Form.MatchString(row[0]) || !known && row[1] == "" {
		return fmt.Errorf("iso3 %q is in no other table and has no name", row[0])
	}
	if !known {
		var err error
		if id, err = b.addThing(thing{kind: kindState, name: row[1], iso3: row[0], code: row[0], cameo: row[0], state: row[0]}); err != nil {
			return err
		}
		b.byISO3[row[0]] = id
	}
	t := &b.things[id]
	if row[1] != "" && row[1] != t.name {
		delete(b.byName, t.name)
		t.name = row[1]
		b.byName[t.name] = id
	}
	t.wikidata, t.cameo = row[2], cmp.Or(row[3], t.cameo)
	if !wikidataForm.MatchString(t.wikidata) || !cameoForm.MatchString(t.cameo) {
		return fmt.Errorf("%s: wikidata %q or cameo %q is no code", t.name, t.wikidata, t.cameo)
	}
	adjectives := list(row[5])
	t.adjective = cmp.Or(row[8], t.adjective, strings.Join(adjectives[:min(1, len(adjectives))], ""))
	return errors.Join(b.addNames(id, Named, append(list(row[4]), t.name)...), b.addNames(id, Adjectival, adjectives...),
		b.addNames(id, People, list(row[6])...), b.addCapitals(id, list(row[7])))
}

// addCapitals makes each a place that may stand for the government of the state.
func (b *builder) addCapitals(state int32, names []string) error {
	for _, name := range names {
		clash := false
		for _, i := range b.at(atoms(name)) {
			clash = clash || b.things[b.entries[i].thing].kind == kindState
		}
		if clash {
			continue // a state and its capital of one name are the state
		}
		iso := b.things[state].iso3
		place, err := b.addThing(thing{kind: kindPlace, name: name, class: "city", state: iso})
		if err != nil {
			return err
		}
		if err := errors.Join(b.addNames(state, Capital, name), b.addNames(place, Named, name)); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addSeat(row []string) error {
	id, ok := b.byISO3[row[1]]
	if !ok {
		return fmt.Errorf("no state %q", row[1])
	}
	return b.addNames(id, Seat, append(list(row[2]), row[0])...)
}

func (b *builder) addGroup(row []string) error {
	if _, ok := b.byISO3[row[4]]; row[4] != "" && !ok {
		return fmt.Errorf("no state %q", row[4])
	}
	if !className.MatchString(row[1]) {
		return fmt.Errorf("class %q is no word", row[1])
	}
	id, err := b.addThing(thing{kind: kindGroup, name: row[0], class: row[1], code: row[2], wikidata: row[2], cameo: row[3], state: row[4]})
	if err != nil {
		return err
	}
	return b.addNames(id, Named, append(list(row[5]), row[0])...)
}

func (b *builder) addOperation(row []string) error {
	runner, state := int32(None), ""
	if row[1] != "" {
		r, ok := b.byName[row[1]]
		if !ok {
			return fmt.Errorf("no state or group %q", row[1])
		}
		runner, state = r, b.things[r].state
	}
	id, err := b.addThing(thing{kind: kindOperation, name: row[0], runner: runner, state: state})
	if err != nil {
		return err
	}
	return b.addNames(id, Named, append(list(row[2]), row[0])...)
}

func (b *builder) addAgreement(row []string) error {
	id, err := b.addThing(thing{kind: kindAgreement, name: row[0]})
	if err != nil {
		return err
	}
	return b.addNames(id, Named, append(list(row[1]), row[0])...)
}

func (b *builder) addLeader(row []string) error {
	of, ok := b.byISO3[row[3]]
	if !ok {
		if of, ok = b.byName[row[3]]; !ok {
			return fmt.Errorf("no state or group %q", row[3])
		}
	}
	t := term{of: of, office: row[4]}
	for i, into := range []*time.Time{&t.from, &t.to} {
		if cell := row[5+i]; cell != "" {
			day, err := time.Parse("2006-01", cell)
			if err != nil {
				return fmt.Errorf("%s: want a month like 2006-01: %w", row[0], err)
			}
			*into = day
		}
	}
	if row[2] != "f" && row[2] != "m" {
		return fmt.Errorf("%s: gender %q is not f or m", row[0], row[2])
	}
	if id, ok := b.byName[row[0]]; ok && b.things[id].kind == kindPerson {
		b.things[id].terms = append(b.things[id].terms, t)
		return nil
	}
	id, err := b.addThing(thing{kind: kindPerson, name: row[0], gender: row[2], state: b.things[of].state, terms: []term{t}})
	if err != nil {
		return err
	}
	return b.addLeaderNames(id, append([]string{row[0]}, list(row[1])...))
}

// addLeaderNames adds full and short names; without a short name among them the last word of the first is one.
func (b *builder) addLeaderNames(id int32, names []string) error {
	short := false
	for _, n := range names {
		run := atoms(n)
		if len(run) > 1 && !glued(run) {
			if err := b.addNames(id, Named, n); err != nil {
				return err
			}
			continue
		}
		short = true
		if err := b.addSurname(id, n); err != nil {
			return err
		}
	}
	if short {
		return nil
	}
	words := strings.Fields(names[0])
	return b.addSurname(id, words[len(words)-1])
}

// glued says whether a name is one word of several parts, like al-Assad or Ban Ki-moon's Ki-moon.
func glued(run []atom) bool {
	for _, a := range run[1:] {
		if !a.glued {
			return false
		}
	}
	return true
}

func (b *builder) addSurname(id int32, name string) error {
	k := key(name)
	other := false
	for _, i := range b.at(atoms(name)) {
		other = other || !b.entries[i].surname
	}
	titled := other || b.common[k] || len(k) < 4
	return b.addName(entry{thing: id, form: Named, surname: true, titled: titled}, name)
}

// addRegion adds states to those that countries.tsv has in a region.
func (b *builder) addRegion(row []string) error {
	states := list(row[1])
	for _, s := range states {
		if _, ok := b.byISO3[s]; !ok {
			return fmt.Errorf("no state %q", s)
		}
	}
	b.inRegion[row[0]] = append(b.inRegion[row[0]], states...)
	return nil
}

func (b *builder) addPlace(row []string) error {
	states := list(row[5])
	state := ""
	for _, s := range states {
		if _, ok := b.byISO3[s]; !ok {
			return fmt.Errorf("no state %q", s)
		}
		state = s
	}
	id, known := b.byName[row[0]]
	if !known || b.things[id].kind != kindPlace {
		var err error
		if id, err = b.addThing(thing{kind: kindPlace, name: row[0], class: row[1], wikidata: row[2], code: row[2], state: state, adjective: row[0]}); err != nil {
			return err
		}
	} else {
		b.things[id].class, b.things[id].wikidata, b.things[id].code = row[1], row[2], cmp.Or(b.things[id].code, row[2])
	}
	adjectives := list(row[4])
	if len(adjectives) > 0 {
		b.things[id].adjective = adjectives[0]
	}
	for _, name := range append(list(row[3]), row[0]) {
		b.regions[row[0]] = append(b.regions[row[0]], b.inRegion[name]...)
	}
	return errors.Join(b.addNames(id, Named, append(list(row[3]), row[0])...), b.addNames(id, Adjectival, adjectives...))
}

// addCity adds a city unless its name already names something, or is more often something else.
func (b *builder) addCity(row []string) error {
	run := atoms(row[0])
	if len(run) == 0 || run[0].shape == mark {
		return nil
	}
	if len(run) == 1 && (b.common[run[0].fold] || b.given[run[0].fold] != "" || len(run[0].fold) < 4) {
		return nil
	}
	if _, taken := b.byName[row[0]]; taken || len(b.at(run)) > 0 {
		return nil
	}
	id, err := b.addThing(thing{kind: kindPlace, name: row[0], class: "city", state: row[1]})
	if err != nil {
		return err
	}
	return b.addRun(entry{thing: id, form: Named}, row[0], run)
}

// kindID is the id that a thing has in the graph.
func kindID(t *thing) string { return graph.EntityID(t.kind, t.code, t.name, "") }
