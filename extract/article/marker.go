package article

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says what the tables make of a paragraph.
type kind string

// The kinds of markers.tsv, and one for what no row fits.
const (
	plain    kind = ""
	related  kind = "related"
	inline   kind = "inline"
	comments kind = "comments"
	reply    kind = "reply"
	share    kind = "share"
	menu     kind = "menu"
	notice   kind = "notice"
	ending   kind = "end"
	stop     kind = "stop"
	bio      kind = "bio"
	byline   kind = "byline"
	label    kind = "label"
)

const (
	headBytes  = 240 // of a paragraph that phrases at its beginning are looked for in
	shortBytes = 420 // length of a paragraph that phrases anywhere are looked for in
)

// markers holds the phrases of markers.tsv, so arranged that a paragraph is compared with few of them.
type markers struct {
	line     map[string]kind     // whole paragraph
	start    map[string][]phrase // by first word
	within   []phrase
	patterns []pattern                   // rows with wildcards
	labels   map[string][]*regexp.Regexp // rows of kind label, by first word
	lone     map[string]bool             // the words of labels
}

type phrase struct {
	words string
	kind  kind
}

type pattern struct {
	re    *regexp.Regexp
	where string
	kind  kind
}

func (m *markers) init() {
	m.line, m.start = map[string]kind{}, map[string][]phrase{}
	m.labels, m.lone = map[string][]*regexp.Regexp{}, map[string]bool{}
}

// add takes a row of markers.tsv: kind, where, words.
func (m *markers) add(c []string) error {
	k, where, words := kind(c[0]), c[1], strings.ToLower(c[2])
	switch k {
	case related, inline, comments, reply, share, menu, notice, ending, stop, bio, byline, label:
	default:
		return fmt.Errorf("unknown kind %q", c[0])
	}
	if words == "" {
		return fmt.Errorf("no words")
	}
	if k == label {
		return m.addLabel(words)
	}
	if strings.ContainsAny(words, "#*") {
		return m.addPattern(k, where, words)
	}
	switch where {
	case "line":
		m.line[strings.TrimRight(words, ": ")] = k
	case "start":
		w := firstWord(words)
		m.start[w] = append(m.start[w], phrase{words, k})
	case "within":
		m.within = append(m.within, phrase{words, k})
	default:
		return fmt.Errorf("unknown place %q (known: line start within)", where)
	}
	return nil
}

func (m *markers) addLabel(words string) error {
	glue := `[\s,:–—|-]+`
	if strings.HasSuffix(words, "caption") {
		glue = `[\s,:–—|-]*`
	}
	re, err := regexp.Compile(`(?i)^[^\pL\pN]*` + strings.ReplaceAll(regexp.QuoteMeta(words), " ", `\s+`) + glue)
	if err != nil {
		return fmt.Errorf("compiling %q: %w", words, err)
	}
	m.lone[strings.TrimRight(words, ":")] = true
	m.labels[firstWord(words)] = append(m.labels[firstWord(words)], re)
	return nil
}

func (m *markers) addPattern(k kind, where, words string) error {
	s := regexp.QuoteMeta(words)
	s = strings.ReplaceAll(s, `\*`, `.{1,80}?`)
	s = strings.ReplaceAll(s, `#`, `[0-9][0-9.,]*[km]?`)
	switch where {
	case "line":
		s = "^" + s + "$"
	case "start":
		s = "^" + s
	default:
		return fmt.Errorf("wildcards need line or start, not %q", where)
	}
	re, err := regexp.Compile(s)
	if err != nil {
		return fmt.Errorf("compiling %q: %w", words, err)
	}
	m.patterns = append(m.patterns, pattern{re, where, k})
	return nil
}

// find gives the kind of a paragraph by its normal form. length is that of the whole paragraph in bytes.
func (m *markers) find(norm string, length int) kind {
	whole := length <= headBytes
	if whole {
		if k, ok := m.line[strings.TrimRight(norm, ":>|»›…. ")]; ok {
			return k
		}
	}
	for _, p := range m.start[firstWord(norm)] {
		if strings.HasPrefix(norm, p.words) && ends(norm, len(p.words)) {
			return p.kind
		}
	}
	trimmed := strings.TrimRight(norm, ":>|»›. ")
	for _, p := range m.patterns {
		if p.where == "line" && !whole {
			continue
		}
		if p.re.MatchString(trimmed) {
			return p.kind
		}
	}
	if length <= shortBytes {
		for _, p := range m.within {
			if holds(norm, p.words) {
				return p.kind
			}
		}
	}
	return plain
}

// holds says whether a phrase stands in s from the beginning of a word on: "adblock" is in "adblocker" and not in "roadblocks".
func holds(s, phrase string) bool {
	for at := 0; ; {
		n := strings.Index(s[at:], phrase)
		if n < 0 {
			return false
		}
		if at += n; ends(s, at) {
			return true
		}
		at += len(phrase)
	}
}

// ends says whether a word of s ends at n.
func ends(s string, n int) bool {
	if n <= 0 || n >= len(s) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:n])
	after, _ := utf8.DecodeRuneInString(s[n:])
	return !wordRune(before) || !wordRune(after)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// firstWord is the key of the index of beginnings: all up to the first space.
func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return strings.TrimRight(s, ":")
}

// gluedLabel says whether a text ends in a word that scraping glues to what it labels: "Image captionThe bridge".
func gluedLabel(s string) bool {
	return strings.HasSuffix(s, "caption") || strings.HasSuffix(s, "copyright") || strings.HasSuffix(s, " source")
}

// normal is the form that phrases are compared in: lower case, single spaces, plain quotes, without leading bullets and
// markup. At most limit bytes of s are looked at.
func normal(s string, limit int) string {
	if len(s) > limit {
		for limit > 0 && !utf8.RuneStart(s[limit]) {
			limit--
		}
		s = s[:limit]
	}
	s = strings.TrimLeft(s, " \t\u00a0•·*-–—‣▪●○■□◦_[|")
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '’' || r == '‘' || r == '`' || r == '´':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r == '*' || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f':
			continue
		}
		if unicode.IsUpper(r) && !space && gluedLabel(b.String()) {
			space = true
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
