package event_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/entity"
	"newsgraph/extract/event"
)

// actors reads a text of a day and gives its actors by name.
func actors(t *testing.T, p *extract.Pipeline, day, text string) map[string]event.Actor {
	t.Helper()
	c, err := event.New(p, event.Options{})
	require.NoError(t, err)
	published, err := time.Parse(time.DateOnly, day)
	require.NoError(t, err)
	a := article.Article{ID: "a", Body: text, Published: published, Parts: []article.Part{{Role: article.Text, Start: 0, End: len(text)}}}
	r, err := p.Extract(t.Context(), a)
	require.NoError(t, err)
	out := map[string]event.Actor{}
	for _, actor := range c.Actors("a", r) {
		out[actor.Name] = actor
	}
	return out
}

func TestActorsStandForTheirStates(t *testing.T) {
	p, err := extract.New(extract.Options{})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		day, text, actor string
		unit, code       string
	}{
		"a state is itself":                              {"2021-09-25", "Mali criticised France.", "Mali", "Mali", "MLI"},
		"a capital is its government":                    {"2021-09-25", "Bamako accused Paris of leaving.", "Mali", "Mali", "MLI"},
		"a minister is the government":                   {"2021-09-25", "Malian Foreign Minister Moussa Sangare met Algerian officials.", "Moussa Sangare", "Mali", "MLIGOV"},
		"a leader's state need not be named":             {"2021-09-25", "Sergey Lavrov accused the European Union of meddling.", "Sergey Lavrov", "Russia", "RUSGOV"},
		"who has left office is no government":           {"2024-03-01", "Angela Merkel criticised Hungary.", "Angela Merkel", "Germany", "DEUELI"},
		"what the text calls former":                     {"2021-09-25", "Former Kenyan finance minister Peter Otieno accused Somalia of fraud.", "Peter Otieno", "Kenya", "KENELI"},
		"an opposition leader is no government":          {"2021-09-25", "Kenyan opposition leader Peter Otieno accused Somalia of fraud.", "Peter Otieno", "Kenya", "KENOPP"},
		"a general is the armed forces":                  {"2021-09-25", "Kenyan army chief Peter Otieno visited Somalia.", "Peter Otieno", "Kenya", "KENMIL"},
		"an army":                                        {"2021-09-25", "The Malian army attacked the rebels near Kidal.", "Malian Armed Forces", "Mali", "MLIMIL"},
		"police":                                         {"2021-09-25", "Ugandan police arrested three Kenyan journalists.", "Ugandan police", "Uganda", "UGACOP"},
		"a ministry":                                     {"2021-09-25", "The Russian defence ministry accused Ukraine of shelling.", "Russian defence ministry", "Russia", "RUSGOV"},
		"rebels of a state":                              {"2021-09-25", "Chadian rebels attacked the town of Mao.", "Chadian rebels", "Chad", "TCDREB"},
		"an organisation is itself":                      {"2021-09-25", "The United Nations accused Mali of abuses.", "United Nations", "United Nations", "IGOUNO"},
		"who speaks for an organisation":                 {"2021-09-25", "Antonio Guterres urged Mali to hold elections.", "Antonio Guterres", "United Nations", "IGOUNO"},
		"a mission is of who runs it":                    {"2021-09-25", "MINUSMA accused Mali of abuses.", "MINUSMA", "United Nations", "IGOUNO"},
		"a place that is struck is its state's":          {"2022-09-25", "Russia shelled Kharkiv.", "Kharkiv", "Ukraine", "UKR"},
		"a place that is no state's":                     {"2021-09-25", "France sent troops to the Sahel.", "Sahel", "Sahel", ""},
		"an armed group with the code of the tables":     {"2021-09-25", "Hezbollah attacked Israel.", "Hezbollah", "Lebanon", "LBN"},
		"a leader of an armed group is of its state":     {"2021-09-25", "Hassan Nasrallah threatened Israel.", "Hassan Nasrallah", "Lebanon", "LBN"},
		"a person of whom nothing is known stands alone": {"2021-09-25", "Ann Bright accused Mali of fraud.", "Ann Bright", "Ann Bright", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := actors(t, p, c.day, c.text)
			require.Contains(t, got, c.actor)
			a := got[c.actor]
			assert.Equal(t, c.unit, a.Unit.Name)
			if c.code == "LBN" {
				assert.Equal(t, "LBN", a.ISO3)
				assert.Len(t, a.Code, len("LBN")+len(a.Sector))
				assert.NotEmpty(t, a.Sector, "it is not the state")
				return
			}
			assert.Equal(t, c.code, a.Code)
		})
	}
}

type nobody struct{}

func (nobody) Known(string) (entity.Entity, bool) { return entity.Entity{}, false }

func TestATableOfSectorsOfTheUsersOwn(t *testing.T) {
	_, err := event.New(nobody{}, event.Options{Tables: fstest.MapFS{"sectors.tsv": {Data: []byte("class\tarmed\tINS\tIMG\n")}}})
	require.NoError(t, err)
	_, err = event.New(nobody{}, event.Options{Tables: fstest.MapFS{"sectors.tsv": {Data: []byte("name\tx\tINS\t-\nclass\tarmed\trebel\t-\nclass\t\tREB\t-\n")}}})
	for _, want := range []string{`sectors.tsv:1: "name" is not class, noun or title`, `sectors.tsv:2: sector "rebel"`, "sectors.tsv:3: a class of no words"} {
		assert.ErrorContains(t, err, want)
	}
}

func TestAnExtractorThatKnowsNoTablesStillCodesWhatTheArticleNames(t *testing.T) {
	c, err := event.New(nobody{}, event.Options{})
	require.NoError(t, err)
	got := c.Actors("a", extract.Result{Entities: []entity.Entity{
		{Kind: "state", Name: "Mali", Code: "MLI", ISO3: "MLI", CAMEO: "MLI"}, {Kind: "person", Name: "Awa Keita", Scope: "state:MLI"},
		{Kind: "person", Name: "John Smith", Scope: "state:GBR"},
	}})
	assert.Equal(t, "MLIGOV", got["person:awa-keita@state:MLI"].Code)
	assert.Empty(t, got["person:john-smith@state:GBR"].Code)
}
