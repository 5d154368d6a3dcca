package article

import (
	"strings"

	"github.com/RadhiFadlillah/whatlanggo"
)

const (
	languageBytes = 1500 // of what is read of an article, by which its language is told
	englishShare  = 25   // percent of the words of an English text that are of openers.tsv; of no other language nearly as many
)

// language tells the language of an article by what is read of it; what the page declares decides where that is too little.
func (t *tables) language(a Article, declared string) string {
	var b strings.Builder
	for _, p := range a.Parts {
		if p.Role.Read() && b.Len() < languageBytes {
			b.WriteString(a.Body[p.Start:min(p.End, p.Start+languageBytes)])
			b.WriteByte('\n')
		}
	}
	text := strings.ToValidUTF8(b.String(), "")
	if t.english(text) {
		return "en"
	}
	declared, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(declared)), "-")
	declared, _, _ = strings.Cut(declared, "_")
	allowed := map[whatlanggo.Lang]bool{}
	for code := range t.languages {
		if l := whatlanggo.CodeToLang(code); l >= 0 {
			allowed[l] = true
		}
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: allowed})
	found := t.languages[info.Lang.Iso6393()]
	known := len(declared) == 2
	switch {
	case found != "" && (info.IsReliable() || !known):
		return found
	case known:
		return declared
	}
	return ""
}

// english says whether a text is full of the small words of English.
func (t *tables) english(s string) bool {
	small, words := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if t.openers[strings.ToLower(w)] == "word" {
			small++
		}
	}
	return words >= 20 && small*100 >= words*englishShare
}
