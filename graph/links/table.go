package links

import (
	"cmp"
	"embed"
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"newsgraph/graph/ontology"
	"newsgraph/table"
)

//go:embed relations.tsv words.tsv
var embedded embed.FS

// part is what a relation can be in a join.
type part string

const (
	denial     part = "denial"
	accusation part = "accusation"
	criticism  part = "criticism"
	act        part = "act"
)

// fulfilment is what a relation has to do with plans.
type fulfilment string

const (
	always    fulfilment = "yes"
	whenDated fulfilment = "dated"  // a plan of it is fulfilled when it has a day
	demand    fulfilment = "demand" // makes a demand of what its target is to do
	never     fulfilment = "no"
)

func (f fulfilment) yes() bool { return f == always || f == whenDated }

// rules are the tables, held against a vocabulary.
type rules struct {
	parts     map[string]part
	fulfils   map[string]fulfilment
	symmetric map[string]bool
	verbs     map[string]set    // relation to the stems of words for it
	words     map[string]string // word to class
}

// newRules reads the embedded tables.
func newRules(o *ontology.Ontology) (*rules, error) {
	if o == nil {
		var err error
		if o, err = ontology.Default(); err != nil {
			return nil, err
		}
	}
	r := &rules{parts: map[string]part{}, fulfils: map[string]fulfilment{}, symmetric: map[string]bool{}, verbs: map[string]set{},
		words: map[string]string{}}
	for _, rel := range o.Relations {
		r.symmetric[rel.Name] = rel.Symmetric
		if strings.HasPrefix(rel.Family, "material-") {
			r.parts[rel.Name], r.fulfils[rel.Name] = act, always
		}
	}
	relations := table.Shape{Columns: 4, Optional: 1, Header: []string{"relation", "part"}}
	err := relations.ReadFile(embedded, "relations.tsv", func(row table.Row) error {
		switch p := part(row.Cells[1]); p {
		case denial, accusation, criticism, act:
			r.parts[row.Cells[0]] = p
		default:
			return fmt.Errorf("no part %q", p)
		}
		switch f := fulfilment(row.Cells[2]); f {
		case always, whenDated, demand, never:
			r.fulfils[row.Cells[0]] = f
		default:
			return fmt.Errorf("no fulfilment %q", f)
		}
		var stems set
		for _, verb := range table.List(row.Cells[3]) {
			stems = append(stems, word(stem(verb)))
		}
		r.verbs[row.Cells[0]] = stems.sorted()
		return nil
	})
	if err != nil {
		return nil, err
	}
	words := table.Shape{Columns: 2, Header: []string{"word", "class"}}
	err = words.ReadFile(embedded, "words.tsv", func(row table.Row) error {
		r.words[row.Cells[0]] = row.Cells[1]
		return nil
	})
	return r, err
}

// content are the words of a text that say what happened, and the names in it. Names are those that begin with a capital.
type content struct {
	stems set
	first set // the first of them as they stand
	names set
	what  bool // it names an accusation without saying what it is
	not   bool // it denies no denial
}

// head is how many of the words after a denial say what is denied; those behind tell more about it.
const head = 3

// content reads the words of a text.
func (r *rules) content(text string) content {
	var c content
	for _, w := range strings.FieldsFunc(text, func(x rune) bool { return !unicode.IsLetter(x) && x != '\'' && x != '’' }) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		w = strings.Trim(w, "'’")
		if w == "" {
			continue
		}
		low := strings.ToLower(w)
		switch r.words[low] {
		case "what":
			c.what = true
			continue
		case "not":
			c.not = true
			continue
		case "stop":
			continue
		}
		if w != low {
			c.names = append(c.names, word(stem(low)))
		} else if len(low) > 2 {
			c.stems = append(c.stems, word(stem(low)))
		}
	}
	c.first = slices.Clone(c.stems[:min(len(c.stems), head)]).sorted()
	c.stems, c.names = c.stems.sorted(), c.names.sorted()
	return c
}

var pause = regexp.MustCompile(`[,;:]\s|\s?(?:--|–|—)|\s-\s`)

// clause is the beginning of a text up to a comma or a dash, behind which something else is told.
func (r *rules) clause(text string) content {
	for {
		i := pause.FindStringIndex(text)
		if i == nil {
			return r.content(text)
		}
		if c := r.content(text[:i[0]]); c.what || c.not || len(c.stems)+len(c.names) > 0 {
			return c
		}
		text = text[i[1]:] // "denied, however, that"
	}
}

// stem takes off the endings of English verbs and plurals, so that hiring, hired and hires are one. What it gives is no word.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s", "e"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= 3 {
			w = cut
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' {
		w = w[:n-1] // shipped
	}
	if cut, ok := strings.CutSuffix(w, "y"); ok && len(cut) >= 3 {
		w = cut + "i" // supply, supplied
	}
	return w
}

// set are words by their hashes, sorted: claims are held against many others.
type set []uint64

func word(w string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(w))
	return h.Sum64()
}

func (s set) sorted() set {
	slices.Sort(s)
	return slices.Compact(s)
}

func (s set) has(w uint64) bool { return slices.Contains(s, w) }

// shared counts the members of both of two sorted sets.
func shared[S ~[]E, E cmp.Ordered](a, b S) (n int) {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			n++
			i++
			k++
		case a[i] < b[k]:
			i++
		default:
			k++
		}
	}
	return n
}
