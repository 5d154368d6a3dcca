package entity

import (
	"fmt"
	"strings"
)

// addNoun reads a row of nouns.tsv.
func (b *builder) addNoun(row []string) error {
	if g := strings.TrimSuffix(row[1], "?"); g != "m" && g != "f" {
		return fmt.Errorf("gender %q is not f, m or m?", row[1])
	}
	for _, n := range list(row[0]) {
		b.nouns[key(n)] = row[1]
	}
	return nil
}

// addKin reads a row of kin.tsv.
func (b *builder) addKin(row []string) error {
	switch row[1] {
	case "spouse", "sibling", "parent", "child":
	default:
		return fmt.Errorf("tie %q is not spouse, sibling, parent or child", row[1])
	}
	for _, n := range list(row[0]) {
		b.kinds[key(n)] = row[1]
	}
	return nil
}

// addShort reads a row of shorts.tsv.
func (b *builder) addShort(row []string) error {
	for _, iso3 := range row[1:] {
		if _, ok := b.byISO3[iso3]; !ok {
			return fmt.Errorf("no state %q", iso3)
		}
	}
	b.shorts[key(row[0])] = [2]string{row[1], row[2]}
	return nil
}

// personNoun returns the gender of a noun for one person, empty when it tells none, and whether it is such a noun.
func (l *line) personNoun(token int) (gender string, ok bool) {
	t := &l.tokens[token]
	if t.XPOS != "NN" {
		return "", false
	}
	word := strings.ToLower(t.Of(l.doc.Body))
	if g, ok := l.f.nouns[word]; ok {
		return strings.TrimSuffix(g, "?"), true
	}
	return "", l.f.agents[word] || l.f.titles[word] || strings.HasSuffix(word, "ist") || strings.HasSuffix(word, "ian") && t.UPOS == "NOUN"
}

// often says whether the last word of a title, which tells a gender, is said of the other too: a woman may be chairman.
func (t *tables) often(title string) bool {
	return strings.HasSuffix(t.nouns[title[strings.LastIndexByte(title, ' ')+1:]], "?")
}

// top is the token that stands for a mention in the tree: the noun that a name is only the name of.
func (l *line) top(m *raw) int {
	t := l.headToken(m.a, m.b)
	for range 4 {
		if h := l.tokens[t].Head; h >= 0 && (l.tokens[t].Deprel == "flat" || l.tokens[t].Deprel == "compound" || l.tokens[t].Deprel == "appos") {
			t = h
			continue
		}
		break
	}
	return t
}

// toldGender is the gender that the nouns beside a name tell: "his wife Jane", "Jane, the queen of", "Jane was the daughter of".
func (l *line) toldGender(m *raw) string {
	if l.tokens[0].Deprel == "" {
		return ""
	}
	own := l.headToken(m.a, m.b)
	given := l.f.given[l.fold(m.a)]
	contrary := func(g string, noun int) bool { // Ann Reed, the chairman
		return m.b-m.a > 1 && (given == "m" || given == "f") && given != g && l.f.often(strings.ToLower(l.tokens[noun].Of(l.doc.Body)))
	}
	for t, n := own, 0; n < 4; n++ {
		h := l.tokens[t].Head
		if d := l.tokens[t].Deprel; h < 0 || d != "flat" && d != "compound" && d != "appos" {
			break
		}
		if g, ok := l.personNoun(h); ok && g != "" && !contrary(g, h) {
			return g
		}
		t = h
	}
	if h := l.tokens[own].Head; h >= 0 && l.tokens[own].Deprel == "nsubj" {
		if g, ok := l.personNoun(h); ok && g != "" && !contrary(g, h) {
			return g
		}
	}
	for t := own; t < len(l.tokens); t++ {
		if l.tokens[t].Head == own && (l.tokens[t].Deprel == "appos" || l.tokens[t].Deprel == "flat" || l.tokens[t].Deprel == "compound") {
			if g, ok := l.personNoun(t); ok && g != "" && !contrary(g, t) {
				return g
			}
		}
	}
	return ""
}
