package entity

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

var (
	iso3Form     = regexp.MustCompile(`^[A-Z]{3}$`)
	wikidataForm = regexp.MustCompile(`^(Q[1-9][0-9]*)?$`)
	cameoForm    = regexp.MustCompile(`^([A-Z]{3,15})?$`)
	className    = regexp.MustCompile(`^[a-z]+$`)
)

// builder reads the tables in the order in which they need each other.
type builder struct {
	*tables
	source   overlay
	inRegion map[string][]string // name of a region in countries.tsv or regions.tsv to states
}

// newTables reads all tables; every fault is reported, with file and line.
func newTables(user fs.FS) (*tables, error) {
	b := builder{tables: &tables{
		vocab: make(vocabulary, 1<<14), names: newLexicon(), words: newLexicon(), byName: map[string]int32{}, byISO3: map[string]int32{},
		regions: map[string][]string{}, given: map[string]string{}, common: map[string]bool{}, variants: map[string]string{}, rules: map[string]rules{}, mostly: map[string]string{},
		nouns: map[string]string{}, kinds: map[string]string{}, shorts: map[string][2]string{}, bodyOf: map[string]int32{}, agents: map[string]bool{}, titles: map[string]bool{}, under: map[string]bool{}, weights: map[string]float32{},
	}, source: overlay{user}, inRegion: map[string][]string{}}
	var faults []error
	for _, t := range []struct {
		name    string
		columns int
		add     func([]string) error
	}{
		{"lexicon/common.tsv", 1, b.addCommon},
		{"ambiguous.tsv", 2, b.addRule},
		{"given/given.tsv", 2, b.addGiven},
		{"given.tsv", 2, b.addGiven},
		{"variants.tsv", 1, b.addVariants},
		{"countries/countries.tsv", 8, b.addCountry},
		{"states.tsv", 9, b.addState},
		{"seats.tsv", 3, b.addSeat},
		{"groups.tsv", 6, b.addGroup},
		{"operations.tsv", 3, b.addOperation},
		{"agreements.tsv", 2, b.addAgreement},
		{"leaders.tsv", 7, b.addLeader},
		{"regions.tsv", 2, b.addRegion},
		{"places.tsv", 6, b.addPlace},
		{"cities/cities.tsv", 3, b.addCity},
		{"offices.tsv", 4, b.addOffice},
		{"bodies.tsv", 4, b.addBody},
		{"described.tsv", 5, b.addDescription},
		{"people.tsv", 2, b.addPeople},
		{"definites.tsv", 3, b.addDefinite},
		{"cues.tsv", 2, b.addCue},
		{"nouns.tsv", 2, b.addNoun},
		{"kin.tsv", 2, b.addKin},
		{"shorts.tsv", 3, b.addShort},
		{"pronouns/pronouns.tsv", 2, b.addClue},
	} {
		faults = append(faults, b.source.read(t.name, t.columns, t.add))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return b.tables, nil
}

func (b *builder) addCommon(row []string) error {
	b.common[row[0]] = true
	return nil
}

func (b *builder) addRule(row []string) error {
	if iso3, ok := strings.CutPrefix(row[1], "mostly "); ok {
		if !iso3Form.MatchString(iso3) {
			return fmt.Errorf("%q is no ISO 3166 code of three capitals", iso3)
		}
		b.mostly[key(row[0])] = iso3
		return nil
	}
	r, ok := rule(row[1])
	if !ok {
		return fmt.Errorf("no rule %q", row[1])
	}
	b.rules[key(row[0])] |= r
	return nil
}

// key is the folded name, its atoms parted by spaces.
func key(name string) string { return keyOf(atoms(name)) }

func keyOf(run []atom) string {
	if len(run) == 1 {
		return run[0].fold
	}
	words := make([]string, len(run))
	for i := range run {
		words[i] = run[i].fold
	}
	return strings.Join(words, " ")
}

func (b *builder) addGiven(row []string) error {
	if row[1] != "f" && row[1] != "m" && row[1] != "-" {
		return fmt.Errorf("gender %q is not f, m or -", row[1])
	}
	b.given[key(row[0])] = row[1]
	return nil
}

func (b *builder) addVariants(row []string) error {
	names := list(row[0])
	for _, n := range names {
		b.variants[key(n)] = key(names[0])
	}
	return nil
}

// addThing appends a thing; canonical names stand once.
func (b *builder) addThing(t thing) (int32, error) {
	if old, ok := b.byName[t.name]; ok && b.things[old].kind != kindPlace {
		return old, fmt.Errorf("%s stands twice", t.name)
	}
	if !wikidataForm.MatchString(t.wikidata) || !cameoForm.MatchString(t.cameo) {
		return 0, fmt.Errorf("%s: wikidata %q or cameo %q is no code", t.name, t.wikidata, t.cameo)
	}
	id := int32(len(b.things))
	b.things = append(b.things, t)
	b.byName[t.name] = id
	return id, nil
}

// addNames lets a thing be called by each of the names.
func (b *builder) addNames(id int32, form Form, names ...string) error {
	for _, n := range names {
		if err := b.addName(entry{thing: id, form: form}, n); err != nil {
			return err
		}
	}
	return nil
}

// addName puts one name into the trie, unless the rules forbid it.
func (b *builder) addName(e entry, name string) error {
	return b.addRun(e, name, atoms(name))
}

// addRun puts the atoms of a name into the trie.
func (b *builder) addRun(e entry, name string, run []atom) error {
	if len(run) == 0 || len(run) > 20 || run[0].shape == mark {
		return fmt.Errorf("%q is no name", name)
	}
	r := b.rules[keyOf(run)]
	if r&bodyOnly != 0 {
		b.bodyOf[keyOf(run)] = e.thing
	}
	if r&(never|bodyOnly) != 0 {
		return nil
	}
	for i := range run {
		if run[i].named() && !(len(run) > 1 && run[i].fold == "al") { // al-Qaeda
			e.capitals |= 1 << i
		}
	}
	if len(run) == 1 {
		e.common = b.common[run[0].fold]
		letters := len(run[0].fold)
		e.acronym = run[0].shape == upper && (letters <= 3 || r&acronymOnly != 0 || e.common)
	}
	e.inside = r&insideOnly != 0
	e.town = r&townOnly != 0
	e.party = r&partyOnly != 0
	e.titled = e.titled || r&titledOnly != 0
	e.shared = r&officeOnly != 0
	for _, i := range b.at(run) {
		if old := b.entries[i]; old.thing == e.thing && old.form == e.form {
			if e.acronym && !old.acronym {
				return nil
			}
			b.entries[i].acronym = old.acronym && e.acronym
			b.entries[i].capitals &= e.capitals
			return nil
		}
	}
	b.names.add(b.vocab, run, int32(len(b.entries)))
	b.entries = append(b.entries, e)
	return nil
}

// at returns the entries that a name already has.
func (b *builder) at(run []atom) []int32 { return b.names.at(b.vocab, run) }
