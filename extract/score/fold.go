package score

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// letters are those that Unicode does not decompose, and the marks that stand for an apostrophe.
var letters = strings.NewReplacer("ł", "l", "Ł", "l", "ø", "o", "Ø", "o", "ı", "i", "đ", "d", "Đ", "d", "ß", "ss",
	"æ", "ae", "Æ", "ae", "œ", "oe", "’", "'", "‘", "'", "ʼ", "'")

var (
	possessive = regexp.MustCompile(`'s(\n?)$`)
	dropped    = strings.NewReplacer("'", "", ".", "")
)

// fold brings the spellings of a name to one, to the letter as gold tables are compared elsewhere too. graph.Fold, by which
// the graph finds a name, knows more letters and drops marks by another property of Unicode; figures that are compared over
// years must not move when it learns another one, so scoring keeps its own.
func fold(name string) string {
	s := caseless(withoutMarks(letters.Replace(name)))
	s = dropped.Replace(possessive.ReplaceAllString(s, "$1"))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			return rest
		}
	}
	return s
}

// caseless folds case. Cherokee has its capitals for the folded form, which package cases turns about.
func caseless(s string) string {
	fold := cases.Fold()
	if strings.IndexFunc(s, cherokeeCapital) < 0 {
		return fold.String(s)
	}
	var out strings.Builder
	for _, r := range s {
		if cherokeeCapital(r) {
			out.WriteRune(r)
		} else {
			out.WriteString(fold.String(string(r)))
		}
	}
	return out.String()
}

func cherokeeCapital(r rune) bool { return 0x13A0 <= r && r <= 0x13F5 }

// withoutMarks decomposes a text and leaves out what combines with the letter before it. It goes rune by rune: the order of
// the marks no longer matters once they are gone, and norm puts joiners of its own into long runs of them.
func withoutMarks(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r < 0x80 {
			out.WriteRune(r)
			continue
		}
		for _, d := range norm.NFKD.String(string(r)) {
			if norm.NFKD.PropertiesString(string(d)).CCC() == 0 {
				out.WriteRune(d)
			}
		}
	}
	return out.String()
}
