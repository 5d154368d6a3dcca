package entity_test

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// newFinder reads the embedded tables once for all tests.
var newFinder = sync.OnceValues(func() (*entity.Finder, error) { return entity.New(entity.Options{}) })

// tools are the parts that every test needs.
func tools(t testing.TB) (*text.Tokenizer, *entity.Finder) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	finder, err := newFinder()
	require.NoError(t, err)
	return tokenizer, finder
}

func TestFind(t *testing.T) {
	tokenizer, finder := tools(t)
	summer := entity.Context{Published: time.Date(2006, 6, 1, 0, 0, 0, 0, time.UTC)}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := finder.Find(tokenizer.Tokenize(c.body, nil), summer)
			assert.Equal(t, c.entities, strings.Join(entities(got), "; "))
			assert.Equal(t, c.offices, strings.Join(offices(got), "; "))
		})
	}
}

func entities(f entity.Found) []string {
	var out []string
	for _, e := range f.Entities {
		if !e.Incidental {
			out = append(out, e.Kind+" "+e.Name)
		}
	}
	return out
}

func offices(f entity.Found) []string {
	var out []string
	for _, o := range f.Offices {
		s := f.Entities[o.Person].Name + "=" + o.Title + "@" + f.Entities[o.Of].Name
		if o.Former {
			s += " former"
		}
		out = append(out, s)
	}
	return out
}

// mentions shows the mentions of an entity: words, form, and ! when they act.
func mentions(body string, f entity.Found, name string) string {
	var out []string
	for _, e := range f.Entities {
		if e.Name != name {
			continue
		}
		for _, m := range e.Mentions {
			s := m.Of(body) + " " + string(m.Form)
			if m.Acting {
				s += "!"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

func TestMentions(t *testing.T) {
	tokenizer, finder := tools(t)
	for name, c := range map[string]struct{ body, of, want string }{
		"a capital as subject acts":             {"Ankara denied the report.", "Turkey", "Ankara capital!"},
		"a possessive capital acts":             {"Officials spoke of Tehran's plans.", "Iran", "Tehran's"[:6] + " capital!"},
		"a capital after to leads to an actor":  {"He has links to Moscow.", "Russia", "Moscow capital!"},
		"a capital after a motion is a place":   {"She flew to Moscow.", "Moscow", "Moscow named"},
		"a seat acts":                           {"The Kremlin said no.", "Russia", "Kremlin seat!"},
		"a demonym stands within officials":     {"French officials left.", "France", "French officials body!; French adjectival"},
		"people stand for the state":            {"The Ukrainians retook the town.", "Ukraine", "Ukrainians people!"},
		"an office without a holder acts":       {"The Thai prime minister resigned.", "Thailand", "Thai prime minister office!; Thai adjectival"},
		"an office stands for its holder":       {"Thai Prime Minister Srettha Thavisin resigned. The prime minister left.", "Srettha Thavisin", "Srettha Thavisin named; prime minister office!"},
		"a body of a pronoun":                   {"Chad said its army had crossed the border.", "Chadian Armed Forces", "its army body!"},
		"it takes the subject of the last line": {"Iran freed two Britons. It denied any deal.", "Iran", "Iran named; It pronoun"},
		"a masculine pronoun takes a man":       {"Angela Merkel met Matteo Renzi. He thanked her.", "Matteo Renzi", "Matteo Renzi named; He pronoun"},
		"a feminine pronoun takes a woman":      {"Angela Merkel met Matteo Renzi. He thanked her.", "Angela Merkel", "Angela Merkel named; her pronoun"},
		"a group is taken up by its noun":       {"The African Union met. The organisation gave no details.", "African Union", "African Union named; organisation definite"},
		"his country is the state of the man":   {"Kenyan President William Ruto said his country would send police.", "Kenya", "Kenyan adjectival; his country definite"},
		"a noun makes an attribute":             {"Russian military equipment arrived.", "Russia", "Russian adjectival"},
		"a surname joins its full name":         {"Idrissa Camara was freed. Police had held Camara in Dakar.", "Idrissa Camara", "Idrissa Camara named; Camara named"},
		"a middle name may be left out":         {"Amina Jane Mohammed spoke. Amina Mohammed left.", "Amina Jane Mohammed", "Amina Jane Mohammed named; Amina Mohammed named"},
		"spellings of a given name are one":     {"Sergei Karpov left. Sergey Karpov returned.", "Sergei Karpov", "Sergei Karpov named; Sergey Karpov named"},
		"two given names are two persons":       {"John Okoro left. Peter Okoro returned.", "Peter Okoro", "Peter Okoro named"},
		"a region tells which country":          {"Peru sued Mali. The West African country protested.", "Mali", "Mali named; West African country definite"},
	} {
		t.Run(name, func(t *testing.T) {
			got := finder.Find(tokenizer.Tokenize(c.body, nil), entity.Context{})
			assert.Equal(t, c.want, mentions(c.body, got, c.of))
		})
	}
}

func TestNamesOfTheDocumentTypeRuns(t *testing.T) {
	tokenizer, finder := tools(t)
	body := "Reports from Brenvale said Kestrel Ostrom had fallen."
	doc := tokenizer.Tokenize(body, nil)
	doc.Names = []text.Name{
		{Span: text.Span{Start: 13, End: 21}, First: 2, Last: 2, Type: text.Place},
		{Span: text.Span{Start: 27, End: 41}, First: 4, Last: 5, Type: text.Group},
	}
	got := finder.Find(doc, entity.Context{})
	assert.Equal(t, []string{"place Brenvale", "group Kestrel Ostrom"}, entities(got))
}

func TestLeadersByDate(t *testing.T) {
	tokenizer, finder := tools(t)
	for name, c := range map[string]struct {
		year int
		body string
		want string
	}{
		"in 1990 President Bush is the father":     {1990, "President Bush spoke on Monday.", "George H. W. Bush"},
		"in 2005 President Bush is the son":        {2005, "President Bush spoke on Monday.", "George W. Bush"},
		"in 2020 President Bush is nobody's name":  {2020, "President Bush spoke on Monday.", "Bush"},
		"a title that a leader never had is other": {2005, "Prime Minister Bush spoke on Monday.", "Bush"},
	} {
		t.Run(name, func(t *testing.T) {
			at := entity.Context{Published: time.Date(c.year, 6, 1, 0, 0, 0, 0, time.UTC)}
			got := finder.Find(tokenizer.Tokenize(c.body, nil), at)
			require.Len(t, got.Entities, 1)
			assert.Equal(t, c.want, got.Entities[0].Name)
		})
	}
}

func TestMentionsLieInTheirSentence(t *testing.T) {
	tokenizer, finder := tools(t)
	for _, c := range cases {
		doc := tokenizer.Tokenize(c.body, nil)
		checkFound(t, doc, finder.Find(doc, entity.Context{}))
	}
}

// checkFound says what holds of everything that is found.
func checkFound(t testing.TB, doc text.Document, f entity.Found) {
	last := -1
	for _, e := range f.Entities {
		require.NotEmpty(t, e.Mentions, e.Name)
		require.NotEmpty(t, e.Name)
		require.True(t, utf8.ValidString(e.Name))
		require.GreaterOrEqual(t, e.Mentions[0].Start, last)
		last = e.Mentions[0].Start
		for _, m := range e.Mentions {
			s := doc.Sentences[m.Sentence]
			require.True(t, s.Covers(m.Span))
			require.LessOrEqual(t, m.First, m.Head)
			require.LessOrEqual(t, m.Head, m.Last)
			require.LessOrEqual(t, s.Tokens[m.First].Start, m.Start)
			require.GreaterOrEqual(t, s.Tokens[m.Last].End, m.End)
		}
	}
	for _, o := range f.Offices {
		require.Equal(t, "person", f.Entities[o.Person].Kind)
		require.NotEqual(t, o.Person, o.Of)
		require.Less(t, o.Of, len(f.Entities))
	}
}

func TestSameInputSameResult(t *testing.T) {
	tokenizer, finder := tools(t)
	var all strings.Builder
	for _, c := range cases {
		all.WriteString(c.body + "\n\n")
	}
	doc := tokenizer.Tokenize(all.String(), nil)
	want := finder.Find(doc, entity.Context{})
	for range 3 {
		require.Equal(t, want, finder.Find(doc, entity.Context{}))
	}
}

func TestTablesOfTheUser(t *testing.T) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	finder, err := entity.New(entity.Options{Tables: fstest.MapFS{
		"groups.add.tsv": {Data: []byte("# name\nGreen Lantern Guild\tngo\t\t\tGHA\tGLG\n")},
	}})
	require.NoError(t, err)
	body := "The Green Lantern Guild accused Togo. GLG had no proof."
	got := finder.Find(tokenizer.Tokenize(body, nil), entity.Context{})
	assert.Equal(t, []string{"group Green Lantern Guild", "state Togo"}, entities(got))
	assert.Equal(t, "GHA", got.Entities[0].State)
}

func TestFaultsOfTables(t *testing.T) {
	for name, c := range map[string]struct{ file, data, want string }{
		"a missing column":           {"groups.add.tsv", "x\n\nNo Columns\tngo\n", "groups.add.tsv:3: 2 columns, need 6"},
		"a name that stands twice":   {"groups.add.tsv", "NATO\talliance\t\t\t\t\n", "groups.add.tsv:1: NATO stands twice"},
		"a code that is none":        {"groups.add.tsv", "Blue Guild\tngo\tX12\t\t\t\n", `groups.add.tsv:1: Blue Guild: wikidata "X12"`},
		"a state that is none":       {"seats.add.tsv", "Blue Palace\tXXX\t\n", `seats.add.tsv:1: no state "XXX"`},
		"a class that is none":       {"cues.add.tsv", "blue\tcolour\n", `cues.add.tsv:1: no class "colour"`},
		"a month that is none":       {"leaders.add.tsv", "Jane Roe\t\tf\tGHA\tpresident\t2001\t\n", "leaders.add.tsv:1: Jane Roe: want a month"},
		"a gender that is none":      {"given.add.tsv", "Xyl\tx\n", `given.add.tsv:1: gender "x"`},
		"a rule that is none":        {"ambiguous.add.tsv", "Mali\tperhaps\n", `ambiguous.add.tsv:1: no rule "perhaps"`},
		"an empty first column":      {"agreements.add.tsv", "\tx\n", "agreements.add.tsv:1: the first column is empty"},
		"a flag that is none":        {"offices.add.tsv", "boss\thead\tblue\t\n", `offices.add.tsv:1: no flag "blue"`},
		"an operation of nobody":     {"operations.add.tsv", "Operation X\tNowhere\t\n", `operations.add.tsv:1: no state or group "Nowhere"`},
		"a replaced table with less": {"described.tsv", "rebels\n", "described.tsv:1: 1 columns, need 5"},
	} {
		t.Run(name, func(t *testing.T) {
			data := c.data
			if name == "a missing column" {
				data = strings.Replace(data, "x\n", "# x\n", 1)
			}
			_, err := entity.New(entity.Options{Tables: fstest.MapFS{c.file: {Data: []byte(data)}}})
			require.ErrorContains(t, err, c.want)
		})
	}
}

func FuzzFind(f *testing.F) {
	tokenizer, finder := tools(f)
	for _, c := range cases {
		f.Add(c.body)
	}
	f.Add("MALI ’s (CAR) “We” U.S.-led–al-  'the the of of the")
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) {
			return
		}
		doc := tokenizer.Tokenize(body, nil)
		checkFound(t, doc, finder.Find(doc, entity.Context{}))
	})
}

func BenchmarkFind(b *testing.B) {
	tokenizer, finder := tools(b)
	var all strings.Builder
	for _, c := range cases {
		all.WriteString(c.body + "\n\n")
	}
	doc := tokenizer.Tokenize(all.String(), nil)
	words := 0
	for _, s := range doc.Sentences {
		words += len(s.Tokens)
	}
	for b.Loop() {
		finder.Find(doc, entity.Context{})
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		_, err := entity.New(entity.Options{})
		require.NoError(b, err)
	}
}
