package ontology_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/ontology"
)

const (
	kinds     = "person\tPerson\tyes\tsomebody\tx\nplace\tPlace\tno\tsomewhere\tx\n"
	relations = "MET\tfamily\tCONSULT\t04|05\tactor\tactor|place\tmeets\tx\tyes\n"
)

// tables makes a vocabulary of two tables.
func tables(kinds, relations string) fs.FS {
	return fstest.MapFS{"kinds.tsv": {Data: []byte(kinds)}, "relations.tsv": {Data: []byte(relations)}}
}

func TestTheEmbeddedVocabulary(t *testing.T) {
	o, err := ontology.Default()
	require.NoError(t, err)
	assert.NotEmpty(t, o.Kinds)
	assert.NotEmpty(t, o.Relations)
	for _, name := range []string{"ACCUSED", "DENIED", "REQUESTED", "DEPLOYED"} {
		r, ok := o.Relation(name)
		require.True(t, ok, name)
		assert.NotEmpty(t, r.Sources)
		assert.NotEmpty(t, r.Meaning)
	}
	for _, k := range o.Kinds {
		got, ok := o.Kind(k.Name)
		assert.True(t, ok)
		assert.Equal(t, k, got)
	}
}

func TestARowBecomesAKindOrARelation(t *testing.T) {
	o, err := ontology.FromFS(tables(kinds, "# a comment\n\r\n"+relations+"\n"+"LEFT\tfamily\t-\t-\tperson|person\tplace\tleaves\tx\tno\r\n"))
	require.NoError(t, err)
	assert.Equal(t, []ontology.Kind{{Name: "person", Label: "Person", Actor: true, Meaning: "somebody"}, {Name: "place", Label: "Place", Meaning: "somewhere"}}, o.Kinds)
	assert.Equal(t, []ontology.Relation{
		{Name: "MET", Family: "family", PLOVER: "CONSULT", CAMEO: []string{"04", "05"}, Sources: []string{"person"}, Targets: []string{"person", "place"}, Meaning: "meets", Symmetric: true},
		{Name: "LEFT", Family: "family", Sources: []string{"person"}, Targets: []string{"place"}, Meaning: "leaves"},
	}, o.Relations)
}

func TestAByteOrderMarkOfASpreadsheetIsNoFault(t *testing.T) {
	_, err := ontology.FromFS(tables("\ufeff"+kinds, "\ufeff"+relations))
	require.NoError(t, err)
}

func TestFaultsAreNamedByFileAndLineAllAtOnce(t *testing.T) {
	_, err := ontology.FromFS(tables("# kinds\nperson\tPerson\tperhaps\tx\tx\n\nPlace\tPlace\tno\tx\tx\nshort\tShort\nplace\tEntity\tno\tx\tx\n", relations))
	for _, want := range []string{
		`kinds.tsv:2: kind person, is an actor: want yes or no, not "perhaps"`, `kinds.tsv:4: kind "Place"`,
		"kinds.tsv:5: 2 columns, need 5", `kinds.tsv:6: label "Entity"`,
	} {
		assert.ErrorContains(t, err, want)
	}
	_, err = ontology.FromFS(tables(kinds, relations+relations+
		"LEFT\t\t-\t-\tperson\tplace\tx\tx\tno\nWENT\tf\t-\t-\trobot\tplanet\tx\tx\tmaybe\n"+strings.Repeat("x", 2<<20)))
	for _, want := range []string{
		"relations.tsv:2: relation MET stands twice", "relations.tsv:3: relation LEFT has no family",
		`relations.tsv:4: relation WENT: no kind "robot"`, `no kind "planet"`, `not "maybe"`, "relations.tsv:5: bufio.Scanner: token too long",
	} {
		assert.ErrorContains(t, err, want)
	}
}

// hostile are names that would be dangerous in Cypher, where labels and types cannot be parameters.
var hostile = []string{
	"A`]->()", "A`]->() DETACH DELETE (n) //", `A\u0060`, `A\\u0060`, "A B", "A-B", "A:B", "A|B", "A}", "$A", "ｆｕｌｌ", "É", "A\u200b", "", " A", "A ", "1A", "_A",
	strings.Repeat("A", 65), "A\x00", "A'", `A"`, "A;", "A\u2028B",
}

func TestNamesThatCypherCouldMisreadAreRefused(t *testing.T) {
	for _, name := range hostile {
		_, err := ontology.FromFS(tables(kinds, strings.Replace(relations, "MET", name, 1)))
		assert.ErrorContains(t, err, "relations.tsv:1: ", "relation %q", name)
		_, err = ontology.FromFS(tables(strings.Replace(kinds, "Person", name, 1), relations))
		assert.ErrorContains(t, err, "kinds.tsv:1: ", "label %q", name)
		_, err = ontology.FromFS(tables(strings.Replace(kinds, "person", strings.ToLower(name), 1), relations))
		if name != strings.Repeat("A", 65) {
			assert.ErrorContains(t, err, "kinds.tsv:1: ", "kind %q", name)
		}
	}
}

func TestTheGraphsOwnNamesAreRefused(t *testing.T) {
	for _, name := range []string{"MENTIONED_IN", "STATED_IN", "SOURCE", "TARGET", "SPEAKER", "PLACE", "DISPUTES", "SAME_AS"} {
		_, err := ontology.FromFS(tables(kinds, strings.Replace(relations, "MET", name, 1)))
		assert.ErrorContains(t, err, "relations.tsv:1: ", name)
	}
	for _, label := range []string{"Entity", "Claim", "Article"} {
		_, err := ontology.FromFS(tables(strings.Replace(kinds, "Person", label, 1), relations))
		assert.ErrorContains(t, err, "kinds.tsv:1: ", label)
	}
	_, err := ontology.FromFS(tables("actor\tActor\tyes\tx\tx\n", relations))
	assert.ErrorContains(t, err, "kinds.tsv:1: kind actor")
}

func TestAKindOrALabelThatStandsTwiceIsRefused(t *testing.T) {
	_, err := ontology.FromFS(tables(kinds+"person\tHuman\tyes\tx\tx\n", relations))
	assert.ErrorContains(t, err, "kinds.tsv:3: kind person stands twice")
	_, err = ontology.FromFS(tables(kinds+"human\tPerson\tyes\tx\tx\n", relations))
	assert.ErrorContains(t, err, `kinds.tsv:3: label "Person" of kind human is that of person`)
}

func TestWhatAClaimMayStandBetween(t *testing.T) {
	o, err := ontology.FromFS(tables(kinds, relations))
	require.NoError(t, err)
	require.NoError(t, o.Check("MET", "person", "place"))
	require.NoError(t, o.Check("MET", "person", ""))
	assert.ErrorContains(t, o.Check("SAW", "person", "place"), `no relation "SAW"`)
	assert.ErrorContains(t, o.Check("MET", "place", "place"), `a source of kind "place"`)
	assert.ErrorContains(t, o.Check("MET", "person", "thing"), `a target of kind "thing"`)
}

func TestAFolderReplacesTheTablesItHas(t *testing.T) {
	dir := t.TempDir()
	row := "HUGGED\tverbal-cooperation\t-\t-\tperson\tperson\thugs the target\thug\tyes\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "relations.tsv"), []byte(row), 0o600))
	o, err := ontology.Open(dir)
	require.NoError(t, err)
	embedded, err := ontology.Default()
	require.NoError(t, err)
	assert.Equal(t, embedded.Kinds, o.Kinds)
	require.Len(t, o.Relations, 1)
	assert.Equal(t, "HUGGED", o.Relations[0].Name)
}

func TestTheFolderOfAVocabulary(t *testing.T) {
	t.Run("may be empty", func(t *testing.T) {
		_, err := ontology.Open(t.TempDir())
		require.NoError(t, err)
	})
	t.Run("must exist", func(t *testing.T) {
		_, err := ontology.Open(filepath.Join(t.TempDir(), "nowhere"))
		require.ErrorIs(t, err, fs.ErrNotExist)
	})
	t.Run("is named with file and line of a fault", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "kinds.tsv"), []byte("x\n"), 0o600))
		_, err := ontology.Open(dir)
		assert.ErrorContains(t, err, dir+": kinds.tsv:1: ")
	})
}

func FuzzEveryNameThatIsReadIsSafeInCypher(f *testing.F) {
	for _, name := range append(hostile, "MET", "Person", "person") {
		f.Add(name)
	}
	safe := func(name string) bool {
		return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
			return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
		})
	}
	f.Fuzz(func(t *testing.T, name string) {
		o, err := ontology.FromFS(tables(kinds+name+"\t"+name+"\tno\tx\tx\n", relations+name+"\tf\t-\t-\tperson\tperson\tx\tx\tno\n"))
		if err != nil {
			return
		}
		assert.False(t, slices.ContainsFunc(o.Kinds, func(k ontology.Kind) bool { return !safe(k.Name) || !safe(k.Label) }))
		assert.False(t, slices.ContainsFunc(o.Relations, func(r ontology.Relation) bool { return !safe(r.Name) }))
	})
}
