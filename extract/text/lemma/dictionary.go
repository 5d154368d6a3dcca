package lemma

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"newsgraph/table"
)

//go:embed irregular.tsv
var irregularTable string

//go:embed wordnet/verbs.tsv
var verbTable string

//go:embed wordnet/nouns.tsv
var nounTable string

// dictionary knows the verbs and nouns that a regular form can come from, and the forms that no rule gives. It decides for words
// that the rules have not met whole: "bombed" could be of bomb, bombe or bom.
type dictionary struct {
	irregular    map[[2]string]string // class V, N, S or P and form -> lemma
	verbs, nouns map[string]bool
	use          Words // nil where it is not known
}

func newDictionary() (*dictionary, error) {
	d := &dictionary{irregular: map[[2]string]string{}, verbs: map[string]bool{}, nouns: map[string]bool{}}
	irregular := func(r table.Row) error {
		if f := r.Cells; strings.Contains("VNSP", f[0]) && len(f[0]) == 1 {
			d.irregular[[2]string{f[0], f[1]}] = f[2]
			return nil
		}
		return fmt.Errorf("class %q is not V, N, S or P", r.Cells[0])
	}
	err := errors.Join(table.Shape{Columns: 3}.Read(strings.NewReader(irregularTable), "irregular.tsv", irregular),
		wordList(verbTable, "verbs.tsv", d.verbs), wordList(nounTable, "nouns.tsv", d.nouns))
	return d, err
}

// wordList reads a table of one column into a set.
func wordList(text, name string, into map[string]bool) error {
	return table.Shape{Columns: 1}.Read(strings.NewReader(text), name, func(r table.Row) error {
		into[r.Cells[0]] = true
		return nil
	})
}

// exception looks up a form in lower case that no rule gives, by its Penn tag.
func (d *dictionary) exception(form, xpos string) (string, bool) {
	l, ok := d.irregular[[2]string{class(xpos), form}]
	return l, ok
}

// short looks up what writers in haste put for a word: pls, w/o; of names only days and months. What is written in capitals is none of them.
func (d *dictionary) short(form, upos string) (string, bool) {
	if len(form) > longestShort || upos == "PUNCT" {
		return "", false
	}
	if lower := strings.ToLower(form); form != lower {
		if upos == "PROPN" {
			l, ok := d.irregular[[2]string{"P", form}]
			return l, ok
		}
		if form != Title(lower) {
			return "", false
		}
		form = lower
	}
	l, ok := d.irregular[[2]string{"S", form}]
	return l, ok
}

// longestShort is how many bytes a word in haste has at most.
const longestShort = 8

// keepsCapital says whether a word that is no name keeps its capital: an adjective that large texts write with one, Balochi, and what is named
// by letters and a number, AS400.
func (d *dictionary) keepsCapital(form, base, xpos string) bool {
	if form == base || form[0] < 'A' || form[0] > 'Z' {
		return false
	}
	switch xpos {
	case "JJ":
		if d.use != nil && form[1:] == base[1:] {
			often, known := d.use.Capital(base)
			return often && known
		}
	case "NN":
		return strings.ContainsAny(form, "0123456789")
	}
	return false
}

// isFile says whether a form is the name of a file.
func isFile(form string) bool {
	i := strings.LastIndexByte(form, '.')
	if i < 1 || len(form)-i > 5 || strings.ContainsAny(form, "/@") {
		return false
	}
	switch strings.ToLower(form[i+1:]) {
	case "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "txt", "rtf", "csv", "htm", "html", "jpg", "jpeg", "gif", "png", "zip", "exe", "mp3", "wav", "avi":
		return true
	}
	return false
}

// class is V for forms of verbs that are not the base, N for plurals.
func class(xpos string) string {
	switch xpos {
	case "VBD", "VBN", "VBG", "VBZ":
		return "V"
	case "NNS":
		return "N"
	}
	return ""
}

// regular finds the known word that a regular form comes from.
func (d *dictionary) regular(form, xpos string) (string, bool) {
	switch class(xpos) {
	case "V":
		return first(d.verbs, verbBases(form))
	case "N":
		if base, ok := strings.CutSuffix(form, "s"); ok {
			return first(d.nouns, []string{base})
		}
	}
	switch xpos {
	case "JJR", "RBR":
		return d.degree(form, "er")
	case "JJS", "RBS":
		return d.degree(form, "est")
	}
	return "", false
}

// degree is what a regular comparative or superlative comes from: the most common of the words it may.
func (d *dictionary) degree(form, end string) (string, bool) {
	stem, ok := strings.CutSuffix(form, end)
	if !ok || len(stem) < 2 || d.use == nil {
		return "", false
	}
	bases := []string{stem, stem + "e", single(stem)}
	if s, ok := strings.CutSuffix(stem, "i"); ok {
		bases = append(bases, s+"y")
	}
	best, least := "", int32(-1)
	for _, b := range bases {
		if r := d.use.Find(b); r >= 0 && (least < 0 || r < least) {
			best, least = b, r
		}
	}
	return best, best != ""
}

// verbBases are what a regular form may come from, the likeliest first.
func verbBases(form string) []string {
	var out []string
	if stem, ok := strings.CutSuffix(form, "ed"); ok {
		if s, ok := strings.CutSuffix(stem, "i"); ok {
			out = append(out, s+"y")
		}
		return append(out, stem+"e", stem, single(stem))
	}
	if stem, ok := strings.CutSuffix(form, "ing"); ok {
		return append(out, stem+"e", stem, single(stem))
	}
	if stem, ok := strings.CutSuffix(form, "s"); ok {
		out = append(out, stem)
		if s, ok := strings.CutSuffix(stem, "ie"); ok {
			out = append(out, s+"y")
		}
		if s, ok := strings.CutSuffix(stem, "e"); ok {
			out = append(out, s)
		}
	}
	return out
}

// single undoes the doubling of a last consonant: planned, plan.
func single(stem string) string {
	if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
		return stem[:n-1]
	}
	return stem
}

func first(known map[string]bool, bases []string) (string, bool) {
	for _, b := range bases {
		if known[b] {
			return b, true
		}
	}
	return "", false
}
