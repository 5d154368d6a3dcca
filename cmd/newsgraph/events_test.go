package main

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// eventsOf are the lines that a text of 12 May 2022 gives at the granularity of states.
func eventsOf(t *testing.T, text string) []claimLine {
	t.Helper()
	article, err := json.Marshal(map[string]string{"id": "a", "published": "2022-05-12", "body": text})
	require.NoError(t, err)
	dir := write(t, map[string]string{"a.jsonl": string(article)})
	var out []claimLine
	for line := range strings.Lines(must(t, dir, "extract", "a.jsonl", "--granularity", "state")) {
		c := claimLine{eventLine: &eventLine{}}
		require.NoError(t, json.Unmarshal([]byte(line), &c))
		out = append(out, c)
	}
	return out
}

func TestEventsOfStates(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // source, relation, target, type and mode, code, context
	}{
		"a minister acts for his state":    {"Sergey Lavrov met Abdoulaye Diop in Bamako on Wednesday.", []string{"RUSGOV MET MLIGOV CONSULT  040 "}},
		"a town is its state's":            {"Russia shelled Kharkiv on Monday.", []string{"RUS ATTACKED UKR ASSAULT heavy-weapons 194 "}},
		"what a denial denies is no event": {"Russia denied attacking Ukraine.", []string{"RUS DENIED UKR   016 "}},
		"what did not happen is no event":  {"Kenya did not attack Somalia.", []string{"KEN ATTACKED SOM    negation"}},
		"a plan is no deed":                {"Kenya plans to attack Somalia.", []string{"KEN ATTACKED SOM    future"}},
		"what depends on something else is no event": {"Kenya would expel Ugandan diplomats if the talks fail.",
			[]string{"KEN EXPELLED UGA    hypothetical"}},
		"army and rebels of one state are two":            {"The Malian army attacked Malian rebels.", []string{"MLIMIL ATTACKED MLIREB ASSAULT  190 "}},
		"an office is no event":                           {"Kenyan Foreign Minister Peter Otieno visited Uganda.", []string{"KENGOV VISITED UGA CONSULT visit 042 "}},
		"what a government does among itself is left out": {"Russian President Vladimir Putin praised Foreign Minister Sergey Lavrov.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, e := range eventsOf(t, c.text) {
				got = append(got, strings.Join([]string{e.SourceCode, e.Relation, e.TargetCode, e.PLOVER, e.Mode, e.CAMEO, e.Context}, " "))
				assert.Equal(t, e.CAMEO != "", e.Event)
				assert.Equal(t, e.Context == "", !e.Negated && !e.Planned, "the status is kept")
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestWhatIsAnnouncedCountsOnce(t *testing.T) {
	n := 0
	for _, e := range eventsOf(t, "Norway offered to train Zambian police next year.") {
		assert.Equal(t, []string{"NOR", "ZMBCOP"}, []string{e.SourceCode, e.TargetCode})
		if e.PLOVER == "AGREE" {
			n++
		}
	}
	assert.Equal(t, 1, n)
}

func TestAnEndKeepsTheNameOfTheArticle(t *testing.T) {
	e := eventsOf(t, "Sergey Lavrov accused the Ukrainian army of shelling Donetsk.")[0]
	assert.Equal(t, "Russia", e.Source.Name, "the table of states knows it, the article does not name it")
	assert.Equal(t, "state:RUS", e.Source.ID)
	assert.Equal(t, []string{"Sergey Lavrov", "GOV", "RUS"}, []string{e.SourceActor, e.SourceSector, e.SourceISO3})
	assert.Equal(t, []string{"Ukrainian Armed Forces", "MIL", "UKR"}, []string{e.TargetActor, e.TargetSector, e.TargetISO3})
}

func TestClaimsAsATableForStatistics(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story(1)})
	for _, granularity := range []string{"actor", "state"} {
		rows, err := csv.NewReader(strings.NewReader(must(t, dir, "extract", "a.txt", "--format", "csv", "--granularity", granularity))).ReadAll()
		require.NoError(t, err)
		require.Greater(t, len(rows), 1)
		require.Len(t, rows[0], len(csvColumns))
		for i, column := range csvColumns {
			assert.Equal(t, column.name, rows[0][i])
		}
	}
	line, err := csvLine(claimLine{Source: &endLine{Name: "=1+1"}, eventLine: &eventLine{}})
	require.NoError(t, err)
	assert.Contains(t, string(line), ",'=1+1,", "no spreadsheet takes a name for a formula")
	assert.Contains(t, must(t, dir, "extract", "a.txt", "--format", "table", "--granularity", "state"), "PLOVER")
}
