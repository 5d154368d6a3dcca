package claim_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/claim"
	"newsgraph/extract/lang/en"
	"newsgraph/extract/text"
)

func newQuantifier(t testing.TB) *claim.Quantifier {
	t.Helper()
	q, err := claim.NewQuantifier(en.Tables())
	require.NoError(t, err)
	return q
}

// writeQuantity puts a mention as the gold table does.
func writeQuantity(body string, s text.Sentence, m claim.QuantityMention) string {
	noun, approx := "", ""
	if m.Noun >= 0 {
		noun = s.Tokens[m.Noun].Of(body)
	}
	if m.Quantity.Approx {
		approx = "~"
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	return strings.Join([]string{m.Of(body), number(m.Quantity.Value), number(m.Quantity.High), m.Quantity.Unit, approx, strings.TrimRight(noun, ".")}, "|")
}

func TestQuantitiesOfTheGold(t *testing.T) {
	quantifier := newQuantifier(t)
	for way, split := range ways(t) {
		t.Run(way, func(t *testing.T) {
			for _, row := range goldRows(t, "quantity_gold.tsv", 3) {
				t.Run(row[0], func(t *testing.T) {
					body := row[1]
					var got []string
					s := split(body)
					for _, m := range quantifier.Quantities(body, s) {
						assert.Equal(t, m.Of(body), m.Quantity.Text)
						got = append(got, writeQuantity(body, s, m))
					}
					if len(got) == 0 {
						got = []string{"-"}
					}
					assert.Equal(t, row[2], strings.Join(got, " ; "), body)
				})
			}
		})
	}
}

func TestTheParserSaysWhatIsCounted(t *testing.T) {
	body := "The base houses 300 air force maintenance crew."
	tokens := splitters["whole words"](body)
	for i, pos := range []string{"DET", "NOUN", "VERB", "NUM", "NOUN", "NOUN", "NOUN", "NOUN"} {
		tokens[i].UPOS = pos
	}
	tokens[3].Head, tokens[3].Deprel = 7, "nummod"
	found := newQuantifier(t).Quantities(body, sentenceOf(tokens))
	require.Len(t, found, 1)
	assert.Equal(t, 7, found[0].Noun)
}

func TestFaultsOfTheNumberTablesNameFileAndLine(t *testing.T) {
	_, err := claim.NewQuantifier(fstest.MapFS{
		"dates.tsv":   {Data: []byte("# none\n")},
		"numbers.tsv": {Data: []byte("# head\none\tnumber\teins\nabout\tapproximator\tgenau\n")},
		"units.tsv":   {Data: []byte("€\tsign\t\n")},
	})
	require.Error(t, err)
	assert.Contains(t, err.Error(), `numbers.tsv:2: class number: value "eins" is no number`)
	assert.Contains(t, err.Error(), `numbers.tsv:3: class approximator: value "genau" is none of`)
	assert.Contains(t, err.Error(), "units.tsv:1: class sign needs a value")
}

func FuzzQuantities(f *testing.F) {
	for _, row := range goldRows(f, "quantity_gold.tsv", 3) {
		f.Add(row[1], true)
	}
	quantifier := newQuantifier(f)
	f.Fuzz(func(t *testing.T, body string, whole bool) {
		split := splitters["split at marks"]
		if whole {
			split = splitters["whole words"]
		}
		s := sentenceOf(split(body))
		end, last := 0, 0
		for _, m := range quantifier.Quantities(body, s) {
			require.True(t, end <= m.Start && m.Start < m.End && m.End <= len(body), "span %v", m.Span)
			require.True(t, last <= m.First && m.First <= m.Last && m.Last < len(s.Tokens), "tokens %d to %d", m.First, m.Last)
			require.True(t, m.Noun == claim.None || m.Noun >= 0 && m.Noun < len(s.Tokens), "noun %d", m.Noun)
			end, last = m.End, m.First
			q := m.Quantity
			require.False(t, math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || math.IsInf(q.High, 0), "value %v", q.Value)
			require.True(t, q.High == 0 || q.Value < q.High, "%v to %v", q.Value, q.High)
		}
	})
}

func BenchmarkQuantities(b *testing.B) {
	quantifier := newQuantifier(b)
	var bodies []string
	var sentences []text.Sentence
	words := 0
	for _, row := range goldRows(b, "quantity_gold.tsv", 3) {
		bodies = append(bodies, row[1])
		sentences = append(sentences, sentenceOf(splitters["whole words"](row[1])))
		words += len(strings.Fields(row[1]))
	}
	for b.Loop() {
		for i, body := range bodies {
			quantifier.Quantities(body, sentences[i])
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func ExampleQuantifier_Quantities() {
	quantifier, err := claim.NewQuantifier(en.Tables())
	if err != nil {
		fmt.Println(err)
		return
	}
	body := "The force has more than 5,000 soldiers and costs $1.2bn."
	for _, m := range quantifier.Quantities(body, sentenceOf(splitters["whole words"](body))) {
		fmt.Printf("%q: %.0f %s, approximate %v\n", m.Quantity.Text, m.Quantity.Value, m.Quantity.Unit, m.Quantity.Approx)
	}
	// Output:
	// "more than 5,000": 5000 soldiers, approximate true
	// "$1.2bn": 1200000000 dollars, approximate false
}
