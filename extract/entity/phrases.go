package entity

import (
	"fmt"
	"strings"
)

// addPhrase puts a run of words into the trie of words.
func (b *builder) addPhrase(words string, p phrase) error {
	run := atoms(words)
	if len(run) == 0 {
		return fmt.Errorf("%q has no words", words)
	}
	p.capital = p.class == bodyWord && run[0].named()
	p.cased = (p.class <= tailWord && p.cue == 0 || p.cue&skipWord != 0) && len(run) == 1 && run[0].shape == upper
	b.words.add(b.vocab, run, int32(len(b.phrases)))
	b.phrases = append(b.phrases, p)
	return nil
}

func (b *builder) addOffice(row []string) error {
	class, ok := map[string]phraseClass{"head": headWord, "prefix": prefixWord, "domain": domainWord, "former": formerWord, "tail": tailWord}[row[1]]
	if !ok {
		return fmt.Errorf("no class %q", row[1])
	}
	p := phrase{class: class, gender: row[3]}
	for _, name := range strings.Split(row[2], ",") {
		if name == "" {
			continue
		}
		f, ok := flag(name)
		if !ok {
			return fmt.Errorf("no flag %q", name)
		}
		p.flags |= f
	}
	if p.flags&under != 0 {
		b.under[row[0]] = true
	}
	if class == headWord && p.flags&(plural|courtesy) == 0 {
		b.titles[row[0]] = true
	}
	return b.addPhrase(row[0], p)
}

// addForms adds each form of a row with the same phrase.
func (b *builder) addForms(cell string, p phrase) error {
	for _, form := range list(cell) {
		if err := b.addPhrase(form, p); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addBody(row []string) error {
	forms := list(row[0])
	for _, form := range forms {
		b.bodies = append(b.bodies, body{
			class: row[1], name: strings.ReplaceAll(row[2], "{form}", form), bare: row[3] == "yes" || row[3] == "always" || row[3] == "told", always: row[3] == "always", plain: row[3] == "plain", told: row[3] == "told", placed: row[3] == "in",
		})
		if err := b.addPhrase(form, phrase{class: bodyWord, index: int32(len(b.bodies) - 1)}); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addDescription(row []string) error {
	if row[3] != "bare" && row[3] != "adj" && row[3] != "words" {
		return fmt.Errorf("rule %q is not bare, adj or words", row[3])
	}
	for _, form := range list(row[0]) {
		b.descs = append(b.descs, description{
			class: row[1], name: strings.ReplaceAll(row[2], "{form}", form), bare: row[3] != "adj", words: row[3] == "words", members: row[4] == "yes",
		})
		if err := b.addPhrase(form, phrase{class: descWord, index: int32(len(b.descs) - 1)}); err != nil {
			return err
		}
	}
	return nil
}

// addPeople adds nouns for people whom no text names, unless they already are bodies or descriptions that stand alone.
func (b *builder) addPeople(row []string) error {
	switch row[1] {
	case "people", "nationals", "circle", "forces", "soldiers", "servants", "one":
	default:
		return fmt.Errorf("no class %q", row[1])
	}
	for _, form := range list(row[0]) {
		if one, many := strings.CutSuffix(form, "s"); many && row[1] != "one" && row[1] != "forces" && row[1] != "soldiers" {
			b.agents[one] = true
		}
		if b.describes(form) || b.writtenSmall(form) {
			continue
		}
		b.descs = append(b.descs, description{class: row[1], name: form, bare: row[1] != "one", loose: true})
		if err := b.addPhrase(form, phrase{class: descWord, index: int32(len(b.descs) - 1)}); err != nil {
			return err
		}
	}
	return nil
}

// writtenSmall says whether a name of the tables is written so, in small letters.
func (b *builder) writtenSmall(words string) bool {
	for _, e := range b.at(atoms(words)) {
		if b.entries[e].capitals == 0 {
			return true
		}
	}
	return false
}

// describes says whether the words are a description already.
func (b *builder) describes(words string) bool {
	node := int32(0)
	for _, a := range atoms(words) {
		if node = b.words.step(node, b.vocab[a.fold]); node == 0 {
			return false
		}
	}
	for _, p := range b.words.ends[node] {
		if b.phrases[p].class == descWord && b.phrases[p].cue == 0 {
			return true
		}
	}
	return false
}

func (b *builder) addDefinite(row []string) error {
	b.defs = append(b.defs, definite{classes: strings.Split(row[1], ","), across: row[2] == "yes"})
	return b.addPhrase(row[0], phrase{class: defWord, index: int32(len(b.defs) - 1)})
}

func (b *builder) addCue(row []string) error {
	c, ok := cueOf(row[1])
	if !ok {
		return fmt.Errorf("no class %q", row[1])
	}
	return b.addForms(row[0], phrase{class: phraseClasses, cue: c})
}
