package extract

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
	"newsgraph/table"
)

//go:embed told.tsv
var toldTable string

// telling is by which words articles tell of persons.
type telling struct {
	sex                 map[string]string // a word to m or f
	another             map[string]bool
	namesake, unrelated *regexp.Regexp
}

func newTelling() (*telling, error) {
	t := &telling{sex: map[string]string{}, another: map[string]bool{}}
	phrases := map[string][]string{}
	shape := table.Shape{Columns: 2, Header: []string{"kind", "words"}}
	err := shape.Read(strings.NewReader(toldTable), "told.tsv", func(r table.Row) error {
		for _, w := range table.List(r.Cells[1]) {
			switch kind := r.Cells[0]; kind {
			case "m", "f":
				t.sex[w] = kind
			case "another":
				t.another[w] = true
			case "namesake", "unrelated":
				phrases[kind] = append(phrases[kind], regexp.QuoteMeta(w))
			default:
				return fmt.Errorf("kind %q is not m, f, another, namesake or unrelated", kind)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading what tells of persons: %w", err)
	}
	any := func(kind string) *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:` + strings.Join(phrases[kind], "|") + `)\b`)
	}
	t.namesake, t.unrelated = any("namesake"), any("unrelated")
	return t, nil
}

// of is what an article tells of a person beside what the entity has: "sex m" as a full name or the words before it say, else "pronoun m" as all
// pronouns do; "namesake" where a sentence on the person says that two have one name, "unrelated" that two have one surname.
func (t *telling) of(e entity.Entity, body string, doc text.Document) string {
	if e.Kind != "person" {
		return strings.Join(e.Told, "; ")
	}
	all := slices.Clone(e.Told)
	names, pronouns := map[string]bool{}, map[string]bool{}
	if strings.Contains(e.Name, " ") { // of a surname alone the gender may be that of a given name like it
		names[e.Gender] = true
	}
	for _, m := range e.Mentions {
		switch m.Form {
		case entity.Pronoun:
			pronouns[t.sex[strings.ToLower(m.Of(body))]] = true
		case entity.Named:
			before := lastWord(body[:m.Start])
			if names[t.sex[firstWord(m.Of(body))]] = true; before != strings.ToLower(before) { // not "told her Ann Reed would come"
				names[t.sex[strings.ToLower(before)]] = true
			}
			if t.another[strings.ToLower(before)] {
				all = append(all, "namesake")
			}
		default:
			continue
		}
		if m.Sentence < len(doc.Sentences) {
			said := doc.Sentences[m.Sentence].Of(body)
			if t.namesake.MatchString(said) {
				all = append(all, "namesake")
			}
			if t.unrelated.MatchString(said) {
				all = append(all, "unrelated")
			}
		}
	}
	if sex := only(names); sex != "" {
		all = append(all, "sex "+sex)
	} else if sex := only(pronouns); sex != "" {
		all = append(all, "pronoun "+sex)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "; ")
}

// only is the one sex that is told, empty for none and for both.
func only(told map[string]bool) string {
	switch {
	case told["m"] && !told["f"]:
		return "m"
	case told["f"] && !told["m"]:
		return "f"
	}
	return ""
}

// firstWord is the first word of a text of two or more, in small letters and without a full stop.
func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	if len(word) == len(text) {
		return ""
	}
	return strings.ToLower(strings.TrimRight(word, "."))
}

// lastWord is the word right before a name, without a full stop, empty where a mark or a line parts the two.
func lastWord(before string) string {
	text, ok := strings.CutSuffix(before, " ")
	if !ok {
		return ""
	}
	text = strings.TrimRight(text, ".")
	return text[strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}
