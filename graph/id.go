package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// latin folds the letters that Unicode does not decompose.
var latin = strings.NewReplacer(
	"ł", "l", "Ł", "l", "ø", "o", "Ø", "o", "ı", "i", "đ", "d", "Đ", "d", "ð", "d", "Ð", "d", "þ", "th", "Þ", "th",
	"ß", "ss", "ẞ", "ss", "ς", "σ", "æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe", "’", "'", "‘", "'", "ʼ", "'", "ʻ", "'", "`", "'", "´", "'",
)

// Fold brings the spellings of a name to one: lower case without accents, apostrophes and periods dropped, a possessive
// ending and a leading article dropped, every other run of marks one space. Names with equal folds are one name.
func Fold(name string) string {
	s := strings.TrimSpace(strings.ToLower(plain(name)))
	s = strings.TrimSuffix(s, "'s")
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case r == '\'' || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	folded := b.String()
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(folded, article); ok && rest != "" {
			return rest
		}
	}
	return folded
}

// plain takes accents off letters.
func plain(name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return strings.ReplaceAll(name, "`", "'")
	}
	s := latin.Replace(name)
	if t, _, err := transform.String(transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn))), s); err == nil {
		s = latin.Replace(t) // Ǿ is an Ø with an accent
	}
	return s
}

// maxID bounds an id: a unique index of Neo4j takes keys up to 8 kB, people read far less.
const maxID = 200

// EntityID makes the id of a node from its kind, its external code when one is known, else its name, and for names that
// are only unique within something (a person within the state or organisation of an office, or within one article), that.
//
//	EntityID("state", "MLI", "", "")                     state:MLI
//	EntityID("group", "", "Wagner Group", "")            group:wagner-group
//	EntityID("person", "", "Sergey Lavrov", "state:RUS") person:sergey-lavrov@state:RUS
func EntityID(kind, code, name, scope string) string {
	id := kind + ":" + code
	if code == "" {
		id = kind + ":" + strings.ReplaceAll(Fold(name), " ", "-")
	}
	if scope != "" {
		id += "@" + scope
	}
	if len(id) > maxID {
		id = id[:strings.IndexByte(id, ':')+1] + "~" + hash(id)
	}
	return id
}

// ScopeNode is the id of the node within which the name of a node is unique, as the node's id says it: the state or organisation of a
// person's office. It is empty where there is none, and where the name is unique only within an article.
func ScopeNode(id string) string {
	_, scope, _ := strings.Cut(id, "@")
	if !strings.Contains(scope, ":") {
		return ""
	}
	return scope
}

// ClaimID makes the id of an edge. Status, date and quote are no part of it, so a better reading of the same words
// changes the claim and does not double it.
func ClaimID(article, relation string, triggerStart int, source, target string) string {
	return "c" + hash(article, relation, strconv.Itoa(triggerStart), source, target)
}

// ArticleScope is the scope of a name that is only unique within one article.
func ArticleScope(article string) string { return hash(article)[:12] }

// hash is 80 bits of SHA-256 over the parts, hexadecimal: short enough to type, and two of a hundred million claims fall
// together once in two hundred million graphs.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:10])
}
