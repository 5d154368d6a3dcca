package corpus

import (
	_ "embed"
	"strings"
)

//go:embed titles.tsv
var titles string

// Titles are the words that stand before the names of persons, in lower case. True are those that the Groningen Meaning Bank
// nearly always counts to the name.
func Titles() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(titles) {
		word, always, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(word, "#") {
			out[word] = always == "yes"
		}
	}
	return out
}
