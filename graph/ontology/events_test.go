package ontology_test

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/ontology"
)

func TestEveryRelationHasItsCodesOrAReasonForNone(t *testing.T) {
	o, err := ontology.Default()
	require.NoError(t, err)
	f, err := os.Open("events.tsv")
	require.NoError(t, err)
	defer f.Close()
	last := map[string][]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		row := strings.Split(lines.Text(), "\t")
		require.Len(t, row, 10, lines.Text())
		assert.NotEmpty(t, row[9], "%s: a row says why", row[0])
		_, ok := o.Relation(row[0])
		assert.True(t, ok, "%s is no relation", row[0])
		last[row[0]] = row
	}
	for _, r := range o.Relations {
		row := last[r.Name]
		require.NotNil(t, row, "%s has no row", r.Name)
		assert.Equal(t, []string{"-", "-", "-"}, row[1:4], "%s: the last row holds for whatever is left", r.Name)
		want := ontology.Event{PLOVER: r.PLOVER, Mode: strings.Trim(row[5], "-")}
		if len(r.CAMEO) > 0 {
			want.CAMEO = r.CAMEO[0]
		}
		assert.Equal(t, want, o.Event(ontology.Act{Relation: r.Name}), "%s in relations.tsv", r.Name)
	}
}

func TestTheTypesAndModesAreThoseOfPLOVER(t *testing.T) {
	modes := map[string]string{
		"AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
		"RETREAT": "withdraw release return disarm ceasefire access resign", "REQUEST": "assist change yield meet",
		"ACCUSE": "disapprove investigate allege", "REJECT": "assist change yield meet",
		"THREATEN": "restrict ban arrest relations expel territory violence", "PROTEST": "demo riot strike hunger boycott obstruct",
		"SANCTION": "convict expel withdraw discontinue", "MOBILIZE": "troops weapons police militia",
		"COERCE":  "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
		"ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack heavy-weapons aerial",
	}
	text, err := os.ReadFile("events.tsv")
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		row := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || row[4] == "-" {
			continue
		}
		known, ok := modes[row[4]]
		assert.True(t, ok, line)
		if row[5] != "-" {
			assert.Contains(t, strings.Fields(known), row[5], line)
		}
	}
}

func TestTheCodeOfAnEventDependsOnItsWordAndItsEnds(t *testing.T) {
	o, err := ontology.Default()
	require.NoError(t, err)
	for name, c := range map[string]struct {
		act  ontology.Act
		want ontology.Event
	}{
		"shells are heavy weapons":         {ontology.Act{Relation: "ATTACKED", Trigger: "Shelled"}, ontology.Event{PLOVER: "ASSAULT", Mode: "heavy-weapons", CAMEO: "194"}},
		"of two words one is enough":       {ontology.Act{Relation: "ATTACKED", Trigger: "carried out air strikes"}, ontology.Event{PLOVER: "ASSAULT", Mode: "aerial", CAMEO: "195"}},
		"a state bombs from the air":       {ontology.Act{Relation: "ATTACKED", Trigger: "bombed", Source: "state"}, ontology.Event{PLOVER: "ASSAULT", Mode: "aerial", CAMEO: "195"}},
		"a group bombs from the ground":    {ontology.Act{Relation: "ATTACKED", Trigger: "bombed", Source: "group"}, ontology.Event{PLOVER: "ASSAULT", Mode: "explosives", CAMEO: "183"}},
		"whoever is expelled is deported":  {ontology.Act{Relation: "EXPELLED", Trigger: "expelled", Target: "person"}, ontology.Event{PLOVER: "COERCE", Mode: "deport", CAMEO: "174"}},
		"diplomats are those of a state":   {ontology.Act{Relation: "EXPELLED", Trigger: "expelled", Target: "state"}, ontology.Event{PLOVER: "SANCTION", Mode: "expel", CAMEO: "161"}},
		"to leave a bloc is no retreat":    {ontology.Act{Relation: "WITHDREW", Trigger: "quit", Target: "group"}, ontology.Event{PLOVER: "SANCTION", Mode: "withdraw", CAMEO: "160"}},
		"observers are no troops":          {ontology.Act{Relation: "DEPLOYED", Trigger: "sent", Unit: "observers"}, ontology.Event{PLOVER: "AID", CAMEO: "074"}},
		"an appeal is less than a demand":  {ontology.Act{Relation: "REQUESTED", Trigger: "asked"}, ontology.Event{PLOVER: "REQUEST", CAMEO: "020"}},
		"a demand is more than an appeal":  {ontology.Act{Relation: "REQUESTED", Trigger: "demanded"}, ontology.Event{PLOVER: "REQUEST", CAMEO: "100"}},
		"an office is no event":            {ontology.Act{Relation: "HOLDS_OFFICE", Trigger: "minister"}, ontology.Event{}},
		"a relation that there is not":     {ontology.Act{Relation: "SANG"}, ontology.Event{}},
		"a denial has a code of its own":   {ontology.Act{Relation: "DENIED", Trigger: "denied"}, ontology.Event{CAMEO: "016"}},
		"words within words do not count":  {ontology.Act{Relation: "KILLED", Trigger: "overshot"}, ontology.Event{PLOVER: "ASSAULT", CAMEO: "190"}},
		"a hyphen parts words":             {ontology.Act{Relation: "ATTACKED", Trigger: "drone-strike"}, ontology.Event{PLOVER: "ASSAULT", Mode: "aerial", CAMEO: "195"}},
		"talks by telephone are a mode":    {ontology.Act{Relation: "MET", Trigger: "phoned"}, ontology.Event{PLOVER: "CONSULT", Mode: "phone", CAMEO: "041"}},
		"convicts are punished by a court": {ontology.Act{Relation: "CHARGED", Trigger: "convicted"}, ontology.Event{PLOVER: "SANCTION", Mode: "convict", CAMEO: "116"}},
	} {
		got := o.Event(c.act)
		assert.Equal(t, c.want, got, name)
		if got.CAMEO != "" {
			assert.Equal(t, got.CAMEO[:2], got.Root(), name)
		}
	}
	assert.Equal(t, ontology.Event{PLOVER: "AGREE", CAMEO: "0332"}, o.Announced(ontology.Act{Relation: "TRAINED"}))
	assert.Empty(t, o.Announced(ontology.Act{Relation: "ATTACKED"}))
	assert.Empty(t, ontology.Event{}.Root())
}

func TestFaultsInTheTableOfEventsAreNamed(t *testing.T) {
	read := func(events string) (*ontology.Ontology, error) {
		return ontology.FromFS(fstest.MapFS{"kinds.tsv": {Data: []byte(kinds)}, "relations.tsv": {Data: []byte(relations)}, "events.tsv": {Data: []byte(events)}})
	}
	o, err := read("MET\t-\t-\tnone\tCONSULT\tmultilateral\t040\t-\t-\talone\nSANG\t-\t-\t-\t-\t-\t-\t-\t-\tnot here\n")
	require.NoError(t, err, "rows of relations that others have are of no use and no fault")
	assert.Equal(t, ontology.Event{PLOVER: "CONSULT", Mode: "multilateral", CAMEO: "040"}, o.Event(ontology.Act{Relation: "MET"}))
	assert.Equal(t, ontology.Event{PLOVER: "CONSULT", CAMEO: "04"}, o.Event(ontology.Act{Relation: "MET", Target: "person"}), "where no row fits, as relations.tsv has it")
	_, err = read("MET\t-\trobot\t-\tCONSULT\t-\t040\t-\t-\tx\nMET\t-\t-\t-\tconsult\t-\t4\t-\t-\tx\nMET\n")
	for _, want := range []string{`events.tsv:1: MET: no kind "robot" in kinds.tsv`, `events.tsv:2: MET: PLOVER "consult", mode "", CAMEO "4"`, "events.tsv:3: 1 columns, need"} {
		assert.ErrorContains(t, err, want)
	}
}
