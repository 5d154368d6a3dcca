package article_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
)

var update = flag.Bool("update", false, "write the golden files anew")

const shared = "../../../shared"

// golden compares with testdata/name, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run go test ./extract/article -update, and read what it writes")
	assert.Equal(t, string(want), got)
}

func TestPagesOfManyKindsOfSitesAreTakenApart(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			as, js := read(t, article.Options{}, file)
			require.Empty(t, js)
			var b strings.Builder
			for _, a := range as {
				fmt.Fprintf(&b, "id %s\nurl %s\ntitle %s\npublisher %s\npublished %s\nlang %s\n\n", a.ID, a.URL, a.Title, a.Publisher, a.Published.Format(time.RFC3339), a.Lang)
				for _, p := range a.Parts {
					fmt.Fprintf(&b, "%s\t%d\t%d\t%s\n", p.Role, p.Start, p.End, strings.ReplaceAll(a.Body[p.Start:p.End], "\n", "⏎"))
				}
			}
			golden(t, "golden/"+filepath.Base(file)+".golden", b.String())
		})
	}
}

// The pages name these only in what is not the article.
func TestNothingIsReadOfTheJunkOfPages(t *testing.T) {
	junk := map[string][]string{
		"blog-comments.txt":       {"Libya", "Iran", "Sudan", "Niger", "Turkey"},
		"broadcaster-labels.txt":  {"Burundi", "Rwanda", "Getty", "Ekdahl", "herons"},
		"guardian-like.html":      {"Spain", "Poland", "Iceland", "Lindgren", "Castell"},
		"koi8-r.html":             {"Польша", "Иван"},
		"list-of-items.txt":       {"Lebanon", "Kuwait", "Ankara", "Oman", "Qatar", "Desouki"},
		"arabic-comments.txt":     {"العراق"},
		"subcontinent-daily.txt":  {"Nepal", "Maldives", "Pakistan", "Sri Lanka", "Assam"},
		"untruncated-teasers.txt": {"Ghana", "Benin", "Togo", "Cameroon", "Zimbabwe", "Kenya", "Estuary"},
		"state-agency.txt":        {"Thailand", "Nepal", "Xinhua"},
		"tass-like.txt":           {"Azerbaijan", "TASS"},
		"wire-photos.txt":         {"Delacroix", "Orlovic", "Sandstrom", "Associated"},
	}
	for name, words := range junk {
		t.Run(name, func(t *testing.T) {
			as, _ := read(t, article.Options{}, filepath.Join("testdata/pages", name))
			require.Len(t, as, 1)
			for _, w := range words {
				assert.NotContains(t, told(as[0]), w)
			}
		})
	}
}

func TestTheExamplesAreReadWithoutAReject(t *testing.T) {
	as, js := read(t, article.Options{}, "../../examples")
	assert.Empty(t, js)
	assert.Len(t, as, 7)
	for _, a := range as {
		assert.NotEmpty(t, a.Title)
		assert.False(t, a.Published.IsZero(), a.ID)
		assert.NotEmpty(t, a.Publisher, a.ID)
		for _, junk := range []string{"China", "France", "Kenya", "Egypt", "Peru", "Greece", "Brazil", "Iran", "Malawi", "Finland", "Angola", "Cuba", "Thailand", "Lindqvist", "Delta Pictures"} {
			assert.NotContains(t, told(a), junk, a.ID)
		}
	}
}

// Only roles and offsets are kept: the texts are their publishers'.
func TestTheRealArticlesAreTakenApart(t *testing.T) {
	dir := filepath.Join(shared, "articles")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the real articles, ../shared/articles, are not there")
	}
	as, js := read(t, article.Options{}, dir)
	require.Empty(t, js)
	var b strings.Builder
	for _, a := range as {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", a.ID, a.Published.Format("2006-01-02"), a.Publisher)
		for _, p := range a.Parts {
			fmt.Fprintf(&b, "\t%s\t%d\t%d\n", p.Role, p.Start, p.End)
		}
	}
	golden(t, "golden/shared.golden", b.String())
}

func TestNoForbiddenNameOfTheRealArticlesIsRead(t *testing.T) {
	f, err := os.Open(filepath.Join(shared, "gold", "seeds.tsv"))
	if err != nil {
		t.Skip("the gold claims, ../shared/gold/seeds.tsv, are not there")
	}
	defer f.Close()
	as, _ := read(t, article.Options{}, filepath.Join(shared, "articles"))
	checked := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 5 || c[4] != "x" || c[2] != "-" {
			continue
		}
		for _, a := range as {
			if !strings.HasPrefix(a.ID, c[0]) {
				continue
			}
			for name := range strings.SplitSeq(c[1], "|") {
				word := regexp.MustCompile(`(^|[^\pL.])` + regexp.QuoteMeta(name) + `($|[^\pL])`)
				assert.False(t, word.MatchString(told(a)), "%s reads %q", a.ID, name)
				checked++
			}
		}
	}
	require.NoError(t, f.Close())
	assert.Greater(t, checked, 30)
}
