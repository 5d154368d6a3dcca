package identity_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/identity"
)

// ledger parses lines whose cells are parted by blanks; _ is an empty cell.
func ledger(t *testing.T, lines ...string) *identity.Ledger {
	t.Helper()
	text := strings.Join(lines, "\n")
	l, err := identity.Parse(strings.NewReader(strings.NewReplacer(" ", "\t", "_", "").Replace(text)), "x.tsv")
	require.NoError(t, err)
	return l
}

func TestWhatCountsOfSeveralLines(t *testing.T) {
	const early, late = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"
	for name, test := range map[string]struct {
		lines     []string
		clusters  string
		conflicts []string
	}{
		"the same are one":                          {[]string{"same a b"}, "a=a,b", nil},
		"what is the same as a third is the same":   {[]string{"same a b", "same c b"}, "a=a,b,c", nil},
		"a line that stands twice is one":           {[]string{"same a b", "same b a"}, "a=a,b", nil},
		"undecided joins nothing":                   {[]string{"undecided a b"}, "", nil},
		"undecided keeps nothing apart":             {[]string{"undecided a b", "same a c", "same c b"}, "a=a,b,c", nil},
		"different joins nothing":                   {[]string{"different a b"}, "", nil},
		"a person's word counts before newsgraph's": {[]string{"same a b _ 0.99 newsgraph", "different a b _ _ ann " + early}, "", nil},
		"also when the person says same":            {[]string{"different a b _ _ newsgraph", "same a b"}, "a=a,b", nil},
		"a later word counts before an earlier":     {[]string{"same a b _ _ ann " + late, "different a b _ _ bob " + early}, "a=a,b", nil},
		"and the other way round":                   {[]string{"different a b _ _ bob " + late, "same a b _ _ ann " + early}, "", nil},
		"a later undecided takes a same back":       {[]string{"same a b _ _ ann " + early, "undecided a b _ _ ann " + late}, "", nil},
		"contradictions of one time join nothing": {[]string{"same a b", "different b a"}, "",
			[]string{"x.tsv:1: a and b cannot be same: against x.tsv:2 (b and a are different)"}},
		"different blocks a chain": {[]string{"same a b", "same b c", "different a c"}, "a=a,b",
			[]string{"x.tsv:2: b and c cannot be same: against x.tsv:3 (a and c are different)"}},
		"the weaker link of a chain breaks": {[]string{"same a b _ 0.8 newsgraph", "same b c _ 0.9 newsgraph", "different a c"}, "b=b,c",
			[]string{"x.tsv:1: a and b cannot be same: against x.tsv:3 (a and c are different)"}},
		"a person's link holds": {[]string{"same a b _ _ ann", "same b c _ 1 newsgraph", "different a c"}, "a=a,b",
			[]string{"x.tsv:2: b and c cannot be same: against x.tsv:3 (a and c are different)"}},
		"different holds for all of two clusters": {[]string{"same a b _ _ ann " + late, "same c d _ _ ann " + late, "same b c _ _ ann " + early, "different a d"}, "a=a,b c=c,d",
			[]string{"x.tsv:3: b and c cannot be same: against x.tsv:4 (a and d are different)"}},
		"an id with a code stands for others":           {[]string{"same group:wagner group:Q123", "same group:Q123 group:a"}, "group:Q123=group:Q123,group:a,group:wagner", nil},
		"an id of a state stands for that of a article": {[]string{"same person:x@0a1b person:y@state:MLI"}, "person:y@state:MLI=person:x@0a1b,person:y@state:MLI", nil},
	} {
		t.Run(name, func(t *testing.T) {
			i := ledger(t, test.lines...).Resolve()
			assert.Equal(t, test.clusters, shape(i))
			var conflicts []string
			for _, c := range i.Conflicts {
				conflicts = append(conflicts, c.String("x.tsv"))
			}
			assert.Equal(t, test.conflicts, conflicts)
		})
	}
}

// shape writes an identity as text.
func shape(i *identity.Identity) string {
	var out []string
	for _, c := range i.Clusters() {
		out = append(out, c+"="+strings.Join(i.Members(c), ","))
	}
	return strings.Join(out, " ")
}

func TestAnyOrderOfLinesSaysTheSame(t *testing.T) {
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		var all []identity.Decision
		for n := range 1 + rnd.IntN(25) {
			all = append(all, identity.Decision{
				Verdict: []identity.Verdict{identity.Same, identity.Same, identity.Same, identity.Different, identity.Undecided}[rnd.IntN(5)],
				A:       fmt.Sprint("n", rnd.IntN(9)), B: fmt.Sprint("m", rnd.IntN(9)), By: []string{"", "ann", identity.Automatic}[rnd.IntN(3)],
				Score: float64(rnd.IntN(3)) / 2, At: time.Unix(int64(rnd.IntN(3)), 0).UTC(), Line: n + 1,
			})
		}
		want := identity.Resolve(slices.Clone(all))
		for _, c := range want.Clusters() { // nothing that is different for good is joined
			for _, d := range all {
				if m := want.Members(c); d.Verdict == identity.Different && slices.Contains(m, d.A) && slices.Contains(m, d.B) {
					assert.True(t, slices.ContainsFunc(all, func(o identity.Decision) bool {
						return o.Pair() == d.Pair() && o.Verdict != identity.Different
					}), "seed %d joins %s and %s", seed, d.A, d.B)
				}
			}
		}
		for range 5 {
			rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			got := identity.Resolve(slices.Clone(all))
			require.Equal(t, shape(want), shape(got), "seed %d", seed)
			require.Equal(t, want.Conflicts, got.Conflicts, "seed %d", seed)
		}
	}
}

func TestFaultsOfALedgerAreNamedByFileAndLine(t *testing.T) {
	text := "# comment\nsame\ta\nsmae\ta\tb\n\nsame\ta\ta\nsame\t\tb\nsame\ta\tb\t\t2\nsame\ta\tb\t\t\t\tyesterday\nsame\ta\tb\t\t\t\t\tx\n"
	_, err := identity.Parse(strings.NewReader(text), "x.tsv")
	for _, want := range []string{
		"x.tsv:2: 2 columns, need 3", `x.tsv:3: verdict "smae" is not same, different or undecided`, "x.tsv:5: a stands on both sides",
		"x.tsv:6: needs two ids", `x.tsv:7: score "2" is not between 0 and 1`, `x.tsv:8: time "yesterday" is not like`, "x.tsv:9: 8 columns, want 7",
	} {
		assert.ErrorContains(t, err, want)
	}
}

func TestALedgerKeepsItsComments(t *testing.T) {
	l, err := identity.Parse(strings.NewReader("\ufeff# mine\r\n\r\nsame\tb\ta\tas I know\r\n# end"), "x.tsv")
	require.NoError(t, err)
	l.Add(time.Unix(1, 0), identity.Decision{Verdict: identity.Different, A: "c", B: "d"})
	assert.Equal(t, "# mine\n\nsame\tb\ta\tas I know\n# end\ndifferent\tc\td\t\t\t\t1970-01-01T00:00:01.000Z\n", string(l.Bytes()))
	assert.Equal(t, 3, l.Decisions()[0].Line)
}

func TestUndoTakesTheLatestWordsOfPersons(t *testing.T) {
	var l identity.Ledger
	now := time.Unix(100, 0)
	l.Add(now, identity.Decision{Verdict: identity.Same, A: "a", B: "b", By: identity.Automatic})
	before := string(l.Bytes())
	l.Add(now, identity.Decision{Verdict: identity.Same, A: "a", B: "c"})
	first := string(l.Bytes())
	l.Add(now, identity.Decision{Verdict: identity.Different, A: "a", B: "c"}) // of the same moment, and yet later
	assert.Equal(t, "a=a,b", shape(l.Resolve()))
	assert.Empty(t, l.Resolve().Conflicts)

	gone := l.Undo(1)
	require.Len(t, gone, 1)
	assert.Equal(t, identity.Different, gone[0].Verdict)
	assert.Equal(t, first, string(l.Bytes()))
	assert.Len(t, l.Undo(7), 1)
	assert.Equal(t, before, string(l.Bytes()))
	assert.Empty(t, l.Undo(1), "newsgraph's own lines stay")
}

func TestNewsgraphsOwnLinesAreReplaced(t *testing.T) {
	l := ledger(t, "same a b", "same c d _ 0.9 newsgraph", "#x")
	assert.True(t, l.Automatic([]identity.Decision{{Verdict: identity.Same, A: "e", B: "f", Score: 0.95}}))
	assert.Equal(t, "same\ta\tb\n#x\nsame\te\tf\t\t0.95\tnewsgraph\n", string(l.Bytes()))
	assert.False(t, l.Automatic([]identity.Decision{{Verdict: identity.Same, A: "e", B: "f", Score: 0.95}}))
}

func FuzzParse(f *testing.F) {
	f.Add("same\ta\tb\treason\t0.5\tann\t2026-01-01T00:00:00Z\n# x\r\ndifferent\t\\qa \\q\tb\\tc")
	f.Add("\ufeffundecided\tx\ty\r\r\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := identity.Parse(strings.NewReader(text), "x.tsv")
		if err != nil {
			return
		}
		again, err := identity.Parse(strings.NewReader(string(l.Bytes())), "x.tsv")
		require.NoError(t, err)
		require.Equal(t, l.Decisions(), again.Decisions())
		var anew identity.Ledger
		for _, d := range l.Decisions() {
			d.By += "x" // newsgraph itself would get no time, and that is no matter here
			anew.Add(time.Unix(0, 0), d)
		}
		written, err := identity.Parse(strings.NewReader(string(anew.Bytes())), "x.tsv")
		require.NoError(t, err)
		for _, d := range written.Decisions() {
			require.True(t, slices.ContainsFunc(l.Decisions(), func(o identity.Decision) bool {
				return o.A == d.A && o.B == d.B && o.Verdict == d.Verdict && o.Reason == d.Reason && o.Score == d.Score
			}), "%+v", d)
		}
		l.Resolve()
	})
}
