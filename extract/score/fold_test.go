package score_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/score"
)

// reference runs lines of text through the norm function of the scorer that gold tables are made with.
func reference(t *testing.T, names []string) []string {
	t.Helper()
	script := `
import importlib.util, io, json, re, sys, types
source = open(sys.argv[1], encoding="utf8").read()
assert source.rstrip().endswith("main()")
tool = types.ModuleType("tool")
exec(source.rstrip()[:-len("main()")], tool.__dict__)
print(json.dumps([tool.norm(x) for x in json.load(sys.stdin)]))`
	in, err := json.Marshal(names)
	require.NoError(t, err)
	cmd := exec.Command("python3", "-c", script, tool(t))
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	require.NoError(t, err)
	var folded []string
	require.NoError(t, json.Unmarshal(out, &folded))
	require.Len(t, folded, len(names))
	return folded
}

// assigned is every character that the reference knows, one a string.
func assigned(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("python3", "-c", `
import json, sys, unicodedata
print(json.dumps([chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")]))`).Output()
	require.NoError(t, err)
	var chars []string
	require.NoError(t, json.Unmarshal(out, &chars))
	return chars
}

func TestEveryCharacterFoldsAsTheReferenceFoldsIt(t *testing.T) {
	tool(t)
	chars := assigned(t)
	var names []string
	for _, c := range chars {
		names = append(names, c, "a"+c+"B", c+"'s")
	}
	want := reference(t, names)
	wrong := 0
	for i, name := range names {
		if got := score.FoldForTest(name); got != want[i] {
			if wrong++; wrong < 20 {
				t.Errorf("%q (%U): got %q, want %q", name, []rune(name), got, want[i])
			}
		}
	}
	assert.Zero(t, wrong)
}

func TestRandomNamesFoldAsTheReferenceFoldsThem(t *testing.T) {
	tool(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	chars := assigned(t)
	pieces := []string{"the ", "The ", "a ", "an ", "'s", "’s", "'", ".", " ", "-", "_", "\n", "\t", "ł", "ß", "İ", "ﬁ", "é", "é", "ǅ", "한", "n", "S", "U.N.", "\u0301"}
	var names []string
	for range 20000 {
		name := ""
		for range rnd.IntN(9) {
			if rnd.IntN(4) == 0 {
				name += chars[rnd.IntN(len(chars))]
			} else {
				name += pieces[rnd.IntN(len(pieces))]
			}
		}
		names = append(names, name)
	}
	long := "Z"
	for range 80 {
		long += "\u0301\u0316"
	}
	names = append(names, long)
	for i, want := range reference(t, names) {
		require.Equal(t, want, score.FoldForTest(names[i]), "%q", names[i])
	}
}

func TestNamesFold(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"accents are dropped":                 {"Choguel Kokalla Maïga", "choguel kokalla maiga"},
		"letters without a decomposition too": {"Łódź Ørsted Æsir", "lodz orsted aesir"},
		"a leading article goes":              {"The Hague", "hague"},
		"a possessive ending goes":            {"Mali’s", "mali"},
		"periods join":                        {"U.N.", "un"},
		"other marks part":                    {"al-Qaeda_in  the Maghreb", "al qaeda in the maghreb"},
		"a name of marks alone is empty":      {" -- ", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, score.FoldForTest(test.in)) })
	}
}
