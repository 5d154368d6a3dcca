package graph_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"newsgraph/graph"
)

func TestFoldBringsTheSpellingsOfANameToOne(t *testing.T) {
	for _, c := range []struct {
		name  string
		names []string
		want  string
	}{
		{"case", []string{"Mali", "MALI", "mali"}, "mali"},
		{"accents, composed and decomposed", []string{"Keïta", "Keita", "Kei\u0308ta", "KEÏTA"}, "keita"},
		{"letters that Unicode does not decompose", []string{"Łódź", "Lodz", "łódź"}, "lodz"},
		{"letters that are two", []string{"Strauß", "Strauss", "STRAUẞ"}, "strauss"},
		{"such letters with an accent", []string{"Ǿre", "Øre", "Ore"}, "ore"},
		{"Turkish i", []string{"Işık", "Isik", "IŞIK"}, "isik"},
		{"sigma at the end", []string{"Οδος", "ΟΔΟΣ", "Όδος"}, "οδοσ"},
		{"apostrophes of every kind", []string{"O'Hara", "O’Hara", "O‘Hara", "OʼHara", "O`Hara", "O´Hara", "OHara"}, "ohara"},
		{"periods", []string{"U.N.", "UN", "U.N"}, "un"},
		{"a possessive ending", []string{"Mali's", "Mali’s", "Mali"}, "mali"},
		{"a leading article", []string{"the Front", "The Front", "a Front", "an Front", "Front"}, "front"},
		{"other marks and spaces", []string{"Nord-Sud", "Nord Sud", " nord – sud ", "nord/sud", "Nord\u00a0Sud"}, "nord sud"},
		{"ligatures and full width", []string{"Oﬃce", "Office", "Ｏｆｆｉｃｅ"}, "office"},
		{"digits", []string{"G-7", "G 7"}, "g 7"},
		{"other scripts", []string{"東京"}, "東京"},
		{"an article alone is a name", []string{"The", "the"}, "the"},
		{"nothing but marks is nothing", []string{"", " ", "!?", "'", "…"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, name := range c.names {
				assert.Equal(t, c.want, graph.Fold(name), name)
			}
		})
	}
}

func TestFoldKeepsNamesApartThatDiffer(t *testing.T) {
	for _, pair := range [][2]string{
		{"Mali", "Malis"}, {"Niger", "Nigeria"}, {"Guinea", "Guinea-Bissau"}, {"Anders", "Ander"}, {"Theresa", "Resa"}, {"Ana", "Na"},
	} {
		assert.NotEqual(t, graph.Fold(pair[0]), graph.Fold(pair[1]))
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Keïta", "the U.N.'s", "Ǿ", "\xff", "İ", "a\u0301", "ŉ", "´", "A-b", "𝔖"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		fold := graph.Fold(name)
		assert.Equal(t, fold, graph.Fold(name), "same name, same fold")
		assert.Equal(t, strings.TrimSpace(fold), fold)
		assert.NotContains(t, fold, "  ")
		assert.NotContains(t, fold, "'")
		if utf8.ValidString(name) {
			assert.True(t, utf8.ValidString(fold))
			assert.Equal(t, fold, graph.Fold(" "+name+" "))
		}
	})
}

// The ids stand in people's stores and notes: they never change.
func TestIDsAreWhatTheyHaveAlwaysBeen(t *testing.T) {
	assert.Equal(t, "state:MLI", graph.EntityID("state", "MLI", "Mali", ""))
	assert.Equal(t, "group:wagner-group", graph.EntityID("group", "", "the Wagner Group", ""))
	assert.Equal(t, "person:sergey-lavrov@state:RUS", graph.EntityID("person", "", "Sergey Lavrov", "state:RUS"))
	assert.Equal(t, "person:aminata-keita@group:front", graph.EntityID("person", "", "Aminata Keïta", "group:front"))
	assert.Equal(t, "c889360c706fd1b75b601", graph.ClaimID("a.txt", "ACCUSED", 8, "state:MLI", "state:FRA"))
	assert.Equal(t, "c8c047045784ea6627038", graph.ClaimID("a.txt", "DENIED", 8, "state:MLI", ""))
	assert.Equal(t, "6c2c64ec3fd4", graph.ArticleScope("a.txt"))
}

func TestTwoSpellingsOfANameHaveOneID(t *testing.T) {
	assert.Equal(t, graph.EntityID("person", "", "Aminata Keïta", ""), graph.EntityID("person", "", "AMINATA KEITA", ""))
}

func TestALongIDIsShortenedAndStaysItsOwn(t *testing.T) {
	long := strings.Repeat("very ", 1000)
	one, two := graph.EntityID("group", "", long+"long", ""), graph.EntityID("group", "", long+"longer", "")
	assert.NotEqual(t, one, two)
	assert.True(t, strings.HasPrefix(one, "group:~"))
	assert.LessOrEqual(t, len(one), 200)
}

func TestAnIDTellsWithinWhichNodeItsNameIsUnique(t *testing.T) {
	for name, c := range map[string]struct{ id, want string }{
		"a person of a state":      {graph.EntityID("person", "", "Sergey Lavrov", "state:RUS"), "state:RUS"},
		"a person of one article":  {graph.EntityID("person", "", "John Smith", graph.ArticleScope("a")), ""},
		"a name unique by itself":  {graph.EntityID("group", "", "Wagner Group", ""), ""},
		"what has a code":          {graph.EntityID("state", "MLI", "", ""), ""},
		"what was too long to say": {graph.EntityID("person", "", strings.Repeat("a", 300), "state:RUS"), ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, graph.ScopeNode(c.id)) })
	}
}

func TestTheIDOfAClaimTellsItsPartsApart(t *testing.T) {
	seen := map[string]bool{}
	for _, id := range []string{
		graph.ClaimID("a", "MET", 1, "x", "y"), graph.ClaimID("a", "MET", 1, "y", "x"), graph.ClaimID("a", "MET", 1, "xy", ""),
		graph.ClaimID("a", "MET", 1, "", "xy"), graph.ClaimID("a", "MET", 11, "x", "y"), graph.ClaimID("aM", "ET", 1, "x", "y"),
	} {
		assert.Len(t, id, 21)
		assert.False(t, seen[id])
		seen[id] = true
	}
}
