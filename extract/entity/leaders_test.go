package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reign is a row of leaders.tsv.
type reign struct {
	name, others, gender, of, office, from, to string
}

func reigns(t *testing.T) []reign {
	t.Helper()
	text, err := os.ReadFile("tables/leaders.tsv")
	require.NoError(t, err)
	var out []reign
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		require.Len(t, c, 7, line)
		out = append(out, reign{c[0], c[1], c[2], c[3], c[4], c[5], c[6]})
	}
	return out
}

// colleagues are offices that several hold at once.
var colleagues = []string{"vice president", "official", "leader", "opposition leader", "spiritual leader", "deputy prime minister"}

func TestNobodyHoldsAnOfficeBesideItsHolder(t *testing.T) {
	offices := map[string][]reign{}
	for _, r := range reigns(t) {
		if !slices.Contains(colleagues, r.office) {
			k := r.of + " " + strings.ToLower(r.office)
			offices[k] = append(offices[k], r)
		}
	}
	for office, all := range offices {
		slices.SortFunc(all, func(a, b reign) int { return strings.Compare(a.from, b.from) })
		for i := 1; i < len(all); i++ {
			before, r := all[i-1], all[i]
			end := before.to
			if end == "" {
				end = "9999-12"
			}
			assert.LessOrEqual(t, end, r.from, "%s: %s and %s", office, before.name, r.name)
		}
	}
}

func TestTermsOfLeadersAreInOrder(t *testing.T) {
	known := map[string]reign{}
	for _, r := range reigns(t) {
		assert.NotEmpty(t, r.from, r.name)
		if r.to != "" {
			assert.LessOrEqual(t, r.from, r.to, "%s, %s", r.name, r.office)
		}
		first, again := known[r.name]
		if !again {
			known[r.name] = r
			continue
		}
		assert.Empty(t, r.others, "%s: other names stand in the first row", r.name)
		assert.Equal(t, first.gender, r.gender, r.name)
	}
	assert.Greater(t, len(known), 1000)
}

// Offices that news names most are held by somebody at any time of the last decades, but for some months between two holders.
func TestTheOfficesOfTheLargerStatesAreFilled(t *testing.T) {
	all := reigns(t)
	for _, want := range []struct{ of, office, from string }{
		{"USA", "president", "1990-01"}, {"USA", "Secretary of State", "1993-02"}, {"USA", "Defense Secretary", "1993-02"},
		{"GBR", "prime minister", "1990-01"}, {"GBR", "Foreign Secretary", "1990-01"}, {"FRA", "president", "1990-01"},
		{"FRA", "prime minister", "1993-04"}, {"FRA", "foreign minister", "1997-07"}, {"DEU", "chancellor", "1990-01"},
		{"DEU", "foreign minister", "1990-01"}, {"RUS", "president", "1991-08"}, {"RUS", "foreign minister", "1990-11"},
		{"CHN", "president", "1990-01"}, {"JPN", "prime minister", "1990-01"}, {"IND", "prime minister", "1990-01"},
		{"UKR", "president", "1992-01"}, {"TUR", "president", "1990-01"}, {"ISR", "prime minister", "1990-01"}, {"EGY", "president", "2012-07"},
		{"IRN", "president", "1990-01"}, {"BRA", "president", "1990-04"}, {"MEX", "president", "1990-01"}, {"ZAF", "president", "1990-01"},
		{"NGA", "president", "1999-06"}, {"ITA", "prime minister", "1990-01"}, {"ESP", "prime minister", "1990-01"}, {"POL", "president", "1990-01"},
		{"CAN", "prime minister", "1990-01"}, {"AUS", "prime minister", "1990-01"}, {"KOR", "president", "1990-01"}, {"IDN", "president", "1990-01"},
		{"United Nations", "Secretary-General", "1990-01"}, {"NATO", "Secretary-General", "1995-12"}, {"European Commission", "president", "1999-10"},
		{"International Atomic Energy Agency", "Director General", "1990-01"}, {"World Health Organization", "Director-General", "2007-01"},
	} {
		var held []reign
		for _, r := range all {
			if r.of == want.of && strings.EqualFold(r.office, want.office) {
				held = append(held, r)
			}
		}
		slices.SortFunc(held, func(a, b reign) int { return strings.Compare(a.from, b.from) })
		until := want.from
		for _, r := range held {
			if r.from <= monthsAfter(until, 8) && (r.to == "" || r.to > until) {
				until = r.to
				if until == "" {
					until = "9999-12"
				}
			}
		}
		assert.GreaterOrEqual(t, until, "2025-01", "%s of %s: nobody after %s", want.office, want.of, until)
	}
}

// monthsAfter is a month some months later.
func monthsAfter(month string, n int) string {
	y, m := 0, 0
	for i, c := range month {
		switch {
		case i < 4:
			y = y*10 + int(c-'0')
		case i > 4:
			m = m*10 + int(c-'0')
		}
	}
	m += n - 1
	y, m = y+m/12, m%12+1
	digits := []byte("0000-00")
	for i := 3; i >= 0; i-- {
		digits[i] = byte('0' + y%10)
		y /= 10
	}
	digits[5], digits[6] = byte('0'+m/10), byte('0'+m%10)
	return string(digits)
}
