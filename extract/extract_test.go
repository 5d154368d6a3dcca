package extract_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// shared is one pipeline for all tests: its tables and models are read once.
var shared = sync.OnceValues(func() (*extract.Pipeline, error) { return extract.New(extract.Options{}) })

func pipeline(t testing.TB) *extract.Pipeline {
	t.Helper()
	p, err := shared()
	require.NoError(t, err)
	return p
}

// whole is an article whose body is all text.
func whole(id, body string) article.Article {
	sum := sha256.Sum256([]byte(body))
	a := article.Article{ID: id, Body: body, Lang: "en", SHA256: hex.EncodeToString(sum[:])}
	if body != "" {
		a.Parts = []article.Part{{Start: 0, End: len(body), Role: article.Text}}
	}
	return a
}

func read(t testing.TB, a article.Article) graph.Delta {
	t.Helper()
	p := pipeline(t)
	r, err := p.Extract(context.Background(), a)
	require.NoError(t, err)
	d, err := extract.Delta(a, r, p.Version())
	require.NoError(t, err)
	return d
}

func TestQuotesStandInTheBodyWhereTheirOffsetsSay(t *testing.T) {
	for name, body := range map[string]string{
		"plain":       "Kenya accused Somalia of hiding the rebels. Somalia denied the accusation.",
		"curly marks": "“Côte d’Ivoire has asked Türkiye for help,” said Foreign Minister Zoë Brou. Türkiye rejected the request.",
		"two lines":   "Norway condemned\nthe raid by Chad.",
		"emoji":       "🎉 Peru has sold tanks to Chile 🎉 and Chile has sent troops to Peru.",
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, whole(name, body))
			require.NotEmpty(t, d.Edges)
			for _, e := range d.Edges {
				assert.Equal(t, e.Evidence.Quote, body[e.Evidence.Start:e.Evidence.End])
			}
		})
	}
}

func TestJunkIsNotRead(t *testing.T) {
	body := "Kenya accused Somalia of hiding the rebels.\n\nRelated: Peru attacked Chile."
	a := whole("a", body)
	a.Parts = []article.Part{{Start: 0, End: strings.Index(body, "\n"), Role: article.Text}, {Start: strings.Index(body, "Related"), End: len(body), Role: article.Junk}}
	d := read(t, a)
	for _, m := range d.Mentions {
		assert.NotContains(t, []string{"Peru", "Chile"}, m.Name)
	}
}

func TestAnEmptyArticleSaysNothing(t *testing.T) {
	d := read(t, whole("empty", ""))
	assert.Empty(t, d.Edges)
	assert.Empty(t, d.Mentions)
}

func TestTwoArticlesPersonsOfOneNameAreTwoUnlessAnOfficeTiesThem(t *testing.T) {
	person := func(id, body string) string {
		for _, m := range read(t, whole(id, body)).Mentions {
			if m.Kind == "person" {
				return m.Entity
			}
		}
		t.Fatalf("no person in %q", body)
		return ""
	}
	assert.NotEqual(t, person("1", "John Smith visited Kenya."), person("2", "John Smith visited Kenya."))
	assert.Equal(t, person("1", "Kenyan Foreign Minister Jane Odera visited Chad."), person("2", "Kenyan Foreign Minister Jane Odera visited Mali."))
}

func TestOtherTablesAreAnotherExtractor(t *testing.T) {
	dir := t.TempDir()
	words, err := os.ReadFile("lang/en/words.tsv")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "words.tsv"), append(words, []byte("negation\tnowise\n")...), 0o644))
	p, err := extract.New(extract.Options{Tables: dir})
	require.NoError(t, err)
	assert.NotEqual(t, pipeline(t).Version(), p.Version())
	assert.True(t, strings.HasPrefix(p.Version(), extract.Name+"+"))
}

func TestWhatIsTooUncertainIsLeftOutByAnExtractorOfItsOwn(t *testing.T) {
	sure, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	assert.Equal(t, extract.Name, sure.Version())
	assert.NotEqual(t, sure.Version(), pipeline(t).Version())
	a := whole("a", "Norway condemned the bombing. Kenya accused Chad of spying.")
	all, err := pipeline(t).Extract(t.Context(), a)
	require.NoError(t, err)
	some, err := sure.Extract(t.Context(), a)
	require.NoError(t, err)
	require.Len(t, all.Claims, 2)
	require.Len(t, some.Claims, 1)
	assert.Equal(t, "ACCUSED", some.Claims[0].Relation)
}

func TestAFaultInATableIsNamedByFileAndLine(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "frames.tsv"), []byte("# frames\nACCUSED\tq\taccuse\t-\tsubj\tobj\t-\t-\n"), 0o644))
	_, err := extract.New(extract.Options{Tables: dir})
	assert.ErrorContains(t, err, "frames.tsv:2")
}

func TestNoClaimHasAnEndThatItsRelationCannotHave(t *testing.T) {
	vocabulary, err := ontology.Default()
	require.NoError(t, err)
	for name, body := range map[string]string{
		"each other":      "Barack Obama and Angela Merkel said they would withdraw from each other.",
		"an earlier move": "Senator Jane Odera criticised Kenya.\n\nUganda will withdraw from that decision.",
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, read(t, whole(name, body)).Check(vocabulary))
		})
	}
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"Kenya accused Somalia.", "“We” said. \xff\x00", "Moscow, Paris and Bamako denied it!?", "الخرطوم اتهمت جوبا", "U.S. \U0001F600 said\n\n\n“",
		"Lavrov said on Thursday that Mali had not asked 1,000 fighters for help, according to reports.",
	} {
		f.Add(s)
	}
	vocabulary, err := ontology.Default()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) || strings.Contains(body, "\x00") || len(body) > 1<<14 {
			t.Skip("readers refuse such bodies")
		}
		d := read(t, whole("fuzz", body))
		require.NoError(t, d.Check(vocabulary))
		for _, e := range d.Edges {
			require.Equal(t, e.Evidence.Quote, body[e.Evidence.Start:e.Evidence.End])
		}
	})
}

func Example() {
	p, err := extract.New(extract.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	body := "Kenya accused Somalia of sheltering the rebels."
	a := article.Article{ID: "a", Body: body, Lang: "en", SHA256: "00", Parts: []article.Part{{End: len(body), Role: article.Text}}}
	r, err := p.Extract(context.Background(), a)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range r.Claims {
		fmt.Println(r.Entities[c.Source].Name, c.Relation, r.Entities[c.Target].Name, "-", c.Evidence.Of(body))
	}
	// Output: Kenya ACCUSED Somalia - Kenya accused Somalia of sheltering the rebels.
}

func TestTheDatelineTellsWhereAnArticleIsSet(t *testing.T) {
	p, err := extract.New(extract.Options{})
	require.NoError(t, err)
	articles := []article.Article{}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("A minister speaks\n\nMAPUTO, 3 Oct (Agency) - President Salvador Reed is under pressure from Lisbon, which trains marines."), 0o600))
	for a, err := range article.Read(t.Context(), []string{path}, article.Options{}) {
		require.NoError(t, err)
		articles = append(articles, a)
	}
	require.Len(t, articles, 1)
	r, err := p.Extract(t.Context(), articles[0])
	require.NoError(t, err)
	for _, c := range r.Claims {
		assert.NotEqual(t, "HOLDS_OFFICE", c.Relation, "he is not Portugal's president")
	}
}
