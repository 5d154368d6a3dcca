package claim_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/claim"
	"newsgraph/extract/lang/en"
	"newsgraph/extract/text"
)

// goldRows reads the rows of a gold table.
func goldRows(t testing.TB, name string, columns int) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer f.Close()
	var rows [][]string
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") || lines.Text() == "" {
			continue
		}
		row := strings.Split(lines.Text(), "\t")
		require.Len(t, row, columns, "%s:%d", name, n)
		rows = append(rows, row)
	}
	require.NoError(t, lines.Err())
	return rows
}

// splitters are ways in which tokenizers differ: one leaves words with hyphens whole, the other splits at every mark.
var splitters = map[string]func(string) []text.Token{
	"whole words": func(body string) []text.Token {
		return tokensAt(body, func(c rune) bool { return strings.ContainsRune(",;:!?()\"$€£", c) })
	},
	"split at marks": func(body string) []text.Token {
		return tokensAt(body, func(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) })
	},
}

// ways are the splitters and the tokenizer of the package text. A row of gold is one sentence, wherever they would end it.
func ways(t testing.TB) map[string]func(string) text.Sentence {
	t.Helper()
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	all := map[string]func(string) text.Sentence{"the tokenizer": func(body string) text.Sentence {
		var tokens []text.Token
		for _, s := range tokenizer.Tokenize(body, nil).Sentences {
			tokens = append(tokens, s.Tokens...)
		}
		return sentenceOf(tokens)
	}}
	for name, split := range splitters {
		all[name] = func(body string) text.Sentence { return sentenceOf(split(body)) }
	}
	return all
}

// tokensAt splits at spaces and around marks; a comma or full stop between figures stays.
func tokensAt(body string, mark func(rune) bool) []text.Token {
	var tokens []text.Token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			tokens = append(tokens, text.Token{Span: text.Span{Start: start, End: end}, Head: text.Root})
		}
		start = -1
	}
	for i, c := range body {
		inside := (c == ',' || c == '.') && i > 0 && i+1 < len(body) && isDigit(body[i-1]) && isDigit(body[i+1])
		switch {
		case unicode.IsSpace(c):
			flush(i)
		case mark(c) && !inside:
			flush(i)
			start = i
			_, width := utf8.DecodeRuneInString(body[i:])
			flush(i + width)
		case start < 0:
			start = i
		}
	}
	flush(len(body))
	return tokens
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// sentenceOf makes one sentence of tokens.
func sentenceOf(tokens []text.Token) text.Sentence {
	s := text.Sentence{Tokens: tokens}
	if len(tokens) > 0 {
		s.Span = text.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}
	}
	return s
}

func newDater(t testing.TB) *claim.Dater {
	t.Helper()
	d, err := claim.NewDater(en.Tables())
	require.NoError(t, err)
	return d
}

func publishedOf(t testing.TB, cell string) time.Time {
	t.Helper()
	if cell == "-" {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, cell)
	require.NoError(t, err)
	return day.Add(9 * time.Hour)
}

// writeDate puts a mention as the gold table does.
func writeDate(body string, m claim.DateMention, future bool) string {
	d := claim.Resolve(m, future)
	prep := m.Prep
	if m.Attributive {
		prep += "*"
	}
	return strings.Join([]string{m.Of(body), d.Start, d.End, d.Precision, d.Basis[:1], prep}, "|")
}

func TestDatesOfTheGold(t *testing.T) {
	dater := newDater(t)
	for way, split := range ways(t) {
		t.Run(way, func(t *testing.T) {
			for _, row := range goldRows(t, "date_gold.tsv", 5) {
				t.Run(row[0], func(t *testing.T) {
					body := row[3]
					var got []string
					for _, m := range dater.Dates(body, split(body), publishedOf(t, row[1])) {
						got = append(got, writeDate(body, m, row[2] == "future"))
					}
					if len(got) == 0 {
						got = []string{"-"}
					}
					assert.Equal(t, row[4], strings.Join(got, " ; "), body)
				})
			}
		})
	}
}

func TestADateKnowsItsTokens(t *testing.T) {
	body := "He left in mid-2014 for Paris."
	for way, want := range map[string][2]int{"whole words": {3, 3}, "split at marks": {3, 5}} {
		t.Run(way, func(t *testing.T) {
			found := newDater(t).Dates(body, sentenceOf(splitters[way](body)), time.Time{})
			require.Len(t, found, 1)
			assert.Equal(t, want, [2]int{found[0].First, found[0].Last})
		})
	}
}

func TestTagsKeepVerbsFromBeingDates(t *testing.T) {
	body := "Thousands in March on parliament."
	tokens := splitters["whole words"](body)
	tokens[2].UPOS = "VERB"
	assert.Empty(t, newDater(t).Dates(body, sentenceOf(tokens), publishedOf(t, "2021-09-25")))
}

func TestAParsedModifierDatesItsNoun(t *testing.T) {
	body := "Police fired after Thursday protests."
	tokens := splitters["whole words"](body)
	for i, pos := range []string{"NOUN", "VERB", "ADP", "PROPN", "NOUN", "PUNCT"} {
		if i < len(tokens) {
			tokens[i].UPOS = pos
		}
	}
	tokens[3].Head, tokens[3].Deprel = 4, "compound"
	found := newDater(t).Dates(body, sentenceOf(tokens), publishedOf(t, "2021-09-25"))
	require.Len(t, found, 1)
	assert.True(t, found[0].Attributive)
	assert.Equal(t, "2021-09-23", found[0].Date.Start)
	assert.Equal(t, "2021-09-23", found[0].Date.End)
}

func TestFaultsOfTheDateTablesNameFileAndLine(t *testing.T) {
	tables := func(dates string) fstest.MapFS {
		return fstest.MapFS{"dates.tsv": {Data: []byte(dates)}, "numbers.tsv": {Data: []byte("# none\n")}, "units.tsv": {Data: []byte("# none\n")}}
	}
	for name, c := range map[string]struct{ table, want string }{
		"a class that nobody knows":     {"# head\nmay\tmoon\t5\n", `dates.tsv:2: no class "moon"`},
		"a month that is no number":     {"may\tmonth\tfive\n", `dates.tsv:1: class month: value "five" is no number`},
		"a month outside the year":      {"may\tmonth\t13\n", "dates.tsv:1: class month: value 13 is not between 1 and 12"},
		"a word in capitals":            {"May\tmonth\t5\n", `dates.tsv:1: word "May" is empty or not in lower case`},
		"too few columns":               {"may\n", "dates.tsv:1: 1 columns, need 2"},
		"a holiday that no year has":    {"may day\tholiday\t05-32\n", `dates.tsv:1: class holiday: value "05-32" is no date`},
		"an effect that nobody knows":   {"in\tpreposition\tinto\n", `dates.tsv:1: class preposition: value "into" is none of`},
		"a named day that is no date":   {"9 / 11\tnamed\t2001\n", `dates.tsv:1: class named: value "2001" is no date`},
		"faults of several rows at all": {"x\tmoon\ny\tsun\n", `dates.tsv:2: no class "sun"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := claim.NewDater(tables(c.table))
			require.Error(t, err)
			assert.Contains(t, err.Error(), c.want)
		})
	}
	_, err := claim.NewDater(fstest.MapFS{})
	assert.ErrorContains(t, err, "dates.tsv")
}

func FuzzDates(f *testing.F) {
	for _, row := range goldRows(f, "date_gold.tsv", 5) {
		f.Add(row[3], int64(0), true)
	}
	dater := newDater(f)
	f.Fuzz(func(t *testing.T, body string, day int64, whole bool) {
		split := splitters["split at marks"]
		if whole {
			split = splitters["whole words"]
		}
		s := sentenceOf(split(body))
		published := time.Unix(1632560400, 0).AddDate(0, 0, int(day%20000))
		end, last := 0, 0
		for _, m := range dater.Dates(body, s, published) {
			require.True(t, end <= m.Start && m.Start < m.End && m.End <= len(body), "span %v", m.Span)
			require.True(t, last <= m.First && m.First <= m.Last && m.Last < len(s.Tokens), "tokens %d to %d", m.First, m.Last)
			end, last = m.End, m.First
			for _, future := range []bool{false, true} {
				checkDate(t, claim.Resolve(m, future).Start, claim.Resolve(m, future).End)
			}
		}
	})
}

func checkDate(t *testing.T, start, end string) {
	t.Helper()
	require.False(t, start == "" && end == "", "no date at all")
	for _, day := range []string{start, end} {
		_, err := time.Parse(time.DateOnly, day)
		require.True(t, day == "" || err == nil, day)
	}
	require.True(t, start == "" || end == "" || start <= end, "%s to %s", start, end)
}

func BenchmarkDates(b *testing.B) {
	dater := newDater(b)
	var bodies []string
	var sentences []text.Sentence
	words := 0
	for _, row := range goldRows(b, "date_gold.tsv", 5) {
		bodies = append(bodies, row[3])
		sentences = append(sentences, sentenceOf(splitters["whole words"](row[3])))
		words += len(strings.Fields(row[3]))
	}
	published := time.Date(2021, 9, 25, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		for i, body := range bodies {
			dater.Dates(body, sentences[i], published)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// Counted from the day of publication, Thursday is the last Thursday; in a clause about the future it is the next.
func ExampleDater_Dates() {
	dater, err := claim.NewDater(en.Tables())
	if err != nil {
		fmt.Println(err)
		return
	}
	body := "Talks broke down on Thursday, two years after the 2019 accord."
	published := time.Date(2021, 9, 25, 0, 0, 0, 0, time.UTC)
	for _, m := range dater.Dates(body, sentenceOf(splitters["whole words"](body)), published) {
		fmt.Printf("%s %q: %s to %s, %s, %s\n", m.Prep, m.Of(body), m.Date.Start, m.Date.End, m.Date.Precision, m.Date.Basis)
	}
	// Output:
	// on "Thursday": 2021-09-23 to 2021-09-23, day, relative
	// after "2019": 2019-01-01 to 2019-12-31, year, explicit
}

func ExampleResolve() {
	dater, err := claim.NewDater(en.Tables())
	if err != nil {
		fmt.Println(err)
		return
	}
	body := "The council will vote on Tuesday."
	published := time.Date(2021, 9, 25, 0, 0, 0, 0, time.UTC)
	for _, m := range dater.Dates(body, sentenceOf(splitters["whole words"](body)), published) {
		fmt.Println(claim.Resolve(m, false).Start, claim.Resolve(m, true).Start)
	}
	// Output:
	// 2021-09-21 2021-09-28
}
