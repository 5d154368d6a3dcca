package article

import (
	"strings"

	"github.com/RadhiFadlillah/whatlanggo"
)

const languageBytes = 4000 // of what is read of an article, by which its language is told

// language tells the language of an article by what is read of it; what the page declares decides where that is too little.
func (t *tables) language(a Article, declared string) string {
	var b strings.Builder
	for _, p := range a.Parts {
		if p.Role.Read() && b.Len() < languageBytes {
			b.WriteString(a.Body[p.Start:p.End])
			b.WriteByte('\n')
		}
	}
	allowed := map[whatlanggo.Lang]bool{}
	for code := range t.languages {
		if l := whatlanggo.CodeToLang(code); l >= 0 {
			allowed[l] = true
		}
	}
	declared, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(declared)), "-")
	declared, _, _ = strings.Cut(declared, "_")
	info := whatlanggo.DetectWithOptions(b.String(), whatlanggo.Options{Whitelist: allowed})
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
