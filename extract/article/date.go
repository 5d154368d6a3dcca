package article

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// dateRules finds dates as pages print them.
type dateRules struct {
	months            map[string]time.Month
	zones             map[string]int
	iso, named, plain *regexp.Regexp
	clock             *regexp.Regexp
	filler            map[string]bool // words that say nothing beside a date
}

const dateBytes = 300 // of a paragraph in which a date is looked for

func newDateRules(months map[string]time.Month, zones map[string]int, words map[string]bool) dateRules {
	names := make([]string, 0, len(months))
	for n := range months {
		names = append(names, regexp.QuoteMeta(n))
	}
	slices.SortFunc(names, func(a, b string) int { return len(b)*1000 - len(a)*1000 + strings.Compare(a, b) })
	month := "(" + strings.Join(names, "|") + ")"
	ord := `(?:st|nd|rd|th|er|º|\.)?`
	return dateRules{
		months: months, zones: zones,
		iso: regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?` +
			`(?:[T ,]+(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z\b|[+-]\d\d:?\d\d)?)?(?:[^0-9]|$)`),
		named: regexp.MustCompile(`(?i)(?:^|[^\pL\d])(?:` + month + `\.?\s+(\d{1,2})` + ord + `,?\s+((?:19|20)\d\d)` +
			`|(\d{1,2})` + ord + `[ -](?:of |de )?` + month + `\.?,?[ -](?:de )?((?:19|20)\d\d))(?:[^0-9]|$)`),
		plain:  regexp.MustCompile(`(?:^|[^0-9])(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?:[^0-9]|$)`),
		clock:  regexp.MustCompile(`(?i)\b(\d{1,2})[:.h](\d\d)(?::\d\d)?\s*([ap]\.?m\b\.?)?\s*(?:\(?(` + zoneNames(zones) + `)\b\)?|([+-]\d\d:?\d\d)\b)?|\b(\d{1,2})\s*([ap]\.?m\b)`),
		filler: words,
	}
}

func zoneNames(zones map[string]int) string {
	var names []string
	for z := range zones {
		names = append(names, regexp.QuoteMeta(z))
	}
	slices.Sort(names)
	slices.Reverse(names)
	return strings.Join(names, "|")
}

// find gives the first date of a text, with its time when time and zone or an offset are given; a date alone is midnight UTC.
// loc is where the date stands. Dates that can be read in two ways ("03/04/2021") are none.
func (d *dateRules) find(s string) (at time.Time, loc []int, ok bool) {
	if !strings.ContainsAny(s, "0123456789") {
		return time.Time{}, nil, false
	}
	s = s[:len(s)-len(tail(s, max(0, len(s)-dateBytes)))]
	if m := d.iso.FindStringSubmatchIndex(s); m != nil {
		y, mo, day := num(s, m, 1), num(s, m, 2), num(s, m, 3)
		if at, ok = day1(y, mo, day); ok {
			loc = []int{m[2], max(m[7], m[11], m[13])}
			if m[8] >= 0 {
				return d.clocked(at, num(s, m, 4), num(s, m, 5), group(s, m, 6), s[loc[1]:]), loc, true
			}
			return d.withClock(at, s, loc), loc, true
		}
	}
	if m := d.named.FindStringSubmatchIndex(s); m != nil {
		y, mo, day := num(s, m, 3), int(d.months[strings.ToLower(group(s, m, 1))]), num(s, m, 2)
		loc = []int{m[2], m[7]}
		if m[2] < 0 {
			y, mo, day = num(s, m, 6), int(d.months[strings.ToLower(group(s, m, 5))]), num(s, m, 4)
			loc = []int{m[8], m[13]}
		}
		if at, ok = day1(y, mo, day); ok {
			return d.withClock(at, s, loc), loc, true
		}
	}
	return d.findNumeric(s)
}

// findNumeric finds a date of numbers alone, day and year last.
func (d *dateRules) findNumeric(s string) (at time.Time, loc []int, ok bool) {
	m := d.plain.FindStringSubmatchIndex(s)
	if m == nil {
		return time.Time{}, nil, false
	}
	a, b, y := num(s, m, 1), num(s, m, 2), num(s, m, 3)
	dotted := s[m[3]] == '.'
	loc = []int{m[2], m[7]}
	switch {
	case b > 12:
		a, b = b, a
	case a <= 12 && a != b && !dotted:
		return time.Time{}, loc, false
	}
	if at, ok = day1(y, b, a); ok {
		return d.withClock(at, s, loc), loc, true
	}
	return time.Time{}, nil, false
}

// withClock adds the time of day that stands with the date, when its zone is known.
func (d *dateRules) withClock(at time.Time, s string, loc []int) time.Time {
	rest := s[:loc[0]] + strings.Repeat(" ", loc[1]-loc[0]) + s[loc[1]:]
	m := d.clock.FindStringSubmatch(rest)
	if m == nil || m[1] == "" {
		return at
	}
	h, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	switch half := strings.ToLower(strings.ReplaceAll(m[3], ".", "")); {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	return d.clocked(at, h, minute, m[5], m[4])
}

// clocked moves a day to a time of it. Without offset or zone, a day is all that is known.
func (d *dateRules) clocked(at time.Time, h, minute int, offset, zone string) time.Time {
	if h > 23 || minute > 59 {
		return at
	}
	east, known := 0, false
	if offset == "Z" {
		known = true
	} else if len(offset) >= 5 {
		digits := strings.ReplaceAll(offset[1:], ":", "")
		hours, _ := strconv.Atoi(digits[:2])
		minutes, _ := strconv.Atoi(digits[2:])
		east, known = hours*60+minutes, hours <= 14
		if offset[0] == '-' {
			east = -east
		}
	} else {
		zone = strings.ToLower(strings.Trim(zone, " ()"))
		zone, _, _ = strings.Cut(zone, " ")
		east, known = d.zones[zone]
	}
	if !known {
		return at
	}
	return at.Add(time.Duration(h*60+minute-east) * time.Minute)
}

// alone says whether a line holds a date or time and nothing else that matters.
func (d *dateRules) alone(s string) bool {
	rest, ok := d.without(s)
	return ok && strings.IndexFunc(rest, wordRune) < 0
}

// without gives what a short line holds beside a date or a time; false when it holds neither.
func (d *dateRules) without(s string) (string, bool) {
	if len(s) > dateBytes || !strings.ContainsAny(s, "0123456789") {
		return s, false
	}
	found := false
	for range 2 {
		_, loc, _ := d.find(s)
		if loc == nil {
			break
		}
		s, found = s[:loc[0]]+" "+s[loc[1]:], true
	}
	if t := d.clock.ReplaceAllString(s, " "); t != s {
		s, found = t, true
	}
	if !found {
		return s, false
	}
	var rest []string
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '|' || r == ',' || r == '·' || r == '•' || r == '/'
	}) {
		w = strings.TrimFunc(w, func(r rune) bool { return !wordRune(r) })
		if low := strings.ToLower(w); w != "" && !d.filler[low] && d.zones[low] == 0 && low != "gmt" && low != "utc" {
			rest = append(rest, w)
		}
	}
	return strings.Join(rest, " "), true
}

// day1 is a day of the calendar between 1900 and 2100.
func day1(y, m, d int) (time.Time, bool) {
	if y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31 {
		return time.Time{}, false
	}
	at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return at, at.Day() == d
}

func num(s string, m []int, g int) int {
	n, _ := strconv.Atoi(group(s, m, g))
	return n
}

func group(s string, m []int, g int) string {
	if m[2*g] < 0 {
		return ""
	}
	return s[m[2*g]:m[2*g+1]]
}
