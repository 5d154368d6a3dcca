package article

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"newsgraph/table"
)

//go:embed tables/*.tsv
var embedded embed.FS

// tables is what the reader knows about pages. It is read once a run and never changes.
type tables struct {
	formats    map[string]format     // by ending of the file's name
	tracking   map[string]bool       // parameters of URLs, a trailing * kept
	months     map[string]time.Month // lower case
	zones      map[string]int        // minutes east of UTC
	languages  map[string]string     // ISO 639-3 to 639-1
	types      map[string]int        // JSON-LD types, by rank
	agencies   map[string]bool       // true = agency, false = word of a credit
	openers    map[string]string     // word, office
	common     map[string]bool       // words that say nothing about the story
	publishers map[string]string     // by host
	published  []string              // meta properties, the surest first
	markers    markers
	dates      dateRules
}

type format struct{ kind, advice string }

// loadTables reads the tables from own, and those that own lacks from the embedded ones. All faults are named by file and line.
func loadTables(own fs.FS) (*tables, error) {
	t := &tables{
		formats: map[string]format{}, tracking: map[string]bool{}, months: map[string]time.Month{}, zones: map[string]int{},
		languages: map[string]string{}, types: map[string]int{}, agencies: map[string]bool{}, openers: map[string]string{},
		common: map[string]bool{}, publishers: map[string]string{},
	}
	t.markers.init()
	base, err := fs.Sub(embedded, "tables")
	faults := []error{err}
	fsys := table.Overlay{User: own, Base: base}
	each := func(name string, width int, add func(c []string) error) {
		shape := table.Shape{Columns: width, Optional: width - 1, Open: true}
		faults = append(faults, shape.ReadFile(fsys, name, func(r table.Row) error { return add(r.Cells) }))
	}
	each("formats.tsv", 3, t.addFormat)
	each("tracking.tsv", 1, func(c []string) error { t.tracking[strings.ToLower(c[0])] = true; return nil })
	each("months.tsv", 2, t.addMonth)
	each("zones.tsv", 2, t.addZone)
	each("languages.tsv", 2, func(c []string) error { t.languages[c[1]] = c[0]; return nil })
	each("types.tsv", 1, func(c []string) error { t.types[c[0]] = len(t.types) + 1; return nil })
	each("agencies.tsv", 2, func(c []string) error { t.agencies[strings.ToLower(c[0])] = c[1] == "agency"; return nil })
	each("openers.tsv", 2, func(c []string) error { t.openers[c[0]] = c[1]; return nil })
	each("common.tsv", 1, addWords(t.common))
	each("published.tsv", 1, func(c []string) error { t.published = append(t.published, strings.ToLower(c[0])); return nil })
	words := map[string]bool{}
	each("datewords.tsv", 1, addWords(words))
	each("publishers.tsv", 2, func(c []string) error { t.publishers[c[0]] = c[1]; return nil })
	each("markers.tsv", 3, t.markers.add)
	t.dates = newDateRules(t.months, t.zones, words)
	return t, errors.Join(faults...)
}

// addWords takes rows of words into a set.
func addWords(set map[string]bool) func([]string) error {
	return func(c []string) error {
		for _, w := range strings.Fields(c[0]) {
			set[w] = true
		}
		return nil
	}
}

func (t *tables) addFormat(c []string) error {
	switch c[1] {
	case "text", "html", "lines", "json", "refuse", "skip":
		t.formats[c[0]] = format{c[1], c[2]}
		return nil
	}
	return fmt.Errorf("unknown format %q (known: text html lines json refuse skip)", c[1])
}

func (t *tables) addMonth(c []string) error {
	n, err := strconv.Atoi(c[1])
	if err != nil || n < 1 || n > 12 {
		return fmt.Errorf("month %q is not a number from 1 to 12", c[1])
	}
	t.months[strings.ToLower(c[0])] = time.Month(n)
	return nil
}

func (t *tables) addZone(c []string) error {
	n, err := strconv.Atoi(c[1])
	if err != nil {
		return fmt.Errorf("offset %q is not a number of minutes", c[1])
	}
	t.zones[strings.ToLower(c[0])] = n
	return nil
}
