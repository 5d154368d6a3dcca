package score_test

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/graph"
	"newsgraph/graph/links"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

// linkCase is a case of testdata/links: articles, and what is to be joined.
type linkCase struct {
	name     string
	articles []article.Article
	must     []string
	may      []string
}

func readLinkCases(t *testing.T, file string) (cases []linkCase) {
	t.Helper()
	data, err := os.ReadFile("testdata/links/" + file)
	require.NoError(t, err)
	for i, block := range strings.Split("\n"+string(data), "\n== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		c := linkCase{name: name}
		parts := strings.Split("\n"+rest, "\n-- ")
		for _, part := range parts[1:] {
			head, body, _ := strings.Cut(part, "\n")
			f := strings.Split(head, " | ")
			require.Len(t, f, 3, "%s, case %d: %s", file, i, head)
			day, err := time.Parse(time.DateOnly, f[1])
			require.NoError(t, err)
			var text []string
			for line := range strings.SplitSeq(body, "\n") {
				switch {
				case strings.HasPrefix(line, "> "):
					c.must = append(c.must, line[2:])
				case strings.HasPrefix(line, "? "):
					c.may = append(c.may, line[2:])
				default:
					text = append(text, line)
				}
			}
			body = strings.TrimSpace(strings.Join(text, "\n"))
			c.articles = append(c.articles, article.Article{
				ID: f[0], Body: body, Publisher: f[2], Published: day.Add(12 * time.Hour), Lang: "en", SHA256: fmt.Sprintf("%x", body),
			})
		}
		cases = append(cases, c)
	}
	return cases
}

// loadCase reads the articles of a case and keeps what they say.
func loadCase(t *testing.T, p *extract.Pipeline, c linkCase) *storetest.Reference {
	t.Helper()
	o, err := ontology.Default()
	require.NoError(t, err)
	store := &storetest.Reference{Ontology: o}
	for _, a := range c.articles {
		from := 0
		for _, paragraph := range strings.SplitAfter(a.Body, "\n\n") {
			end := from + len(strings.TrimRight(paragraph, "\n"))
			a.Parts = append(a.Parts, article.Part{Start: from, End: end, Role: article.Text})
			from += len(paragraph)
		}
		r, err := p.Extract(context.Background(), a)
		require.NoError(t, err)
		d, err := extract.Delta(a, r, p.Version())
		require.NoError(t, err)
		_, err = store.Merge(context.Background(), []graph.Delta{d})
		require.NoError(t, err)
	}
	return store
}

// meant says whether a gold end, article:trigger or article:trigger@words of the quote, is this claim.
func meant(end string, e graph.Edge) bool {
	id, rest, _ := strings.Cut(end, ":")
	trigger, words, _ := strings.Cut(rest, "@")
	return e.Evidence.Article == id && strings.Contains(strings.ToLower(e.Trigger), trigger) && strings.Contains(e.Evidence.Quote, words)
}

// scoreLinks holds what is joined against gold.
func scoreLinks(t *testing.T, file, kind string) (right, wrong, missed int) {
	p, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	for _, c := range readLinkCases(t, file) {
		store := loadCase(t, p, c)
		x, err := links.Of(context.Background(), store, graph.Query{}, links.Options{})
		require.NoError(t, err)
		edges := map[string]graph.Edge{}
		for e := range store.Edges(context.Background(), graph.Query{}) {
			edges[e.ID] = e
		}
		found := map[string]bool{}
		for _, l := range x.Links() {
			if l.Kind != kind {
				continue
			}
			from, to := edges[l.From], edges[l.To]
			fits := func(gold string) bool {
				ends := strings.Split(gold, " "+kind+" ")
				require.Len(t, ends, 2, gold)
				return meant(ends[0], from) && meant(ends[1], to)
			}
			good := false
			for _, gold := range c.must {
				if fits(gold) {
					found[gold], good = true, true
				}
			}
			if !good && !slices.ContainsFunc(c.may, fits) {
				wrong++
				t.Logf("wrong in %q: %s:%s(%s) %s %s:%s(%s) [%s]", c.name, from.Evidence.Article, from.Trigger, from.Evidence.Quote, kind,
					to.Evidence.Article, to.Trigger, to.Evidence.Quote, to.Relation)
			}
		}
		right += len(found)
		for _, gold := range c.must {
			if !found[gold] {
				missed++
				t.Logf("missed in %q: %s", c.name, gold)
				for _, e := range edges {
					t.Logf("    %s: %s %s %s (%s) negated=%v %s %v", e.Evidence.Article, e.Source, e.Relation, e.Target, e.Trigger, e.Negated, e.Modality, e.Date)
				}
			}
		}
	}
	t.Logf("%s: precision %.3f recall %.3f (%d right, %d wrong, %d missed)", kind, float64(right)/float64(right+wrong),
		float64(right)/float64(right+missed), right, wrong, missed)
	return right, wrong, missed
}

func floors(t *testing.T, right, wrong, missed int, precision, recall float64) {
	t.Helper()
	assert.GreaterOrEqual(t, float64(right)/float64(right+wrong), precision, "precision")
	assert.GreaterOrEqual(t, float64(right)/float64(right+missed), recall, "recall")
}

func TestDenialsAreJoinedToWhatTheyDispute(t *testing.T) {
	right, wrong, missed := scoreLinks(t, "disputes.txt", links.Disputes)
	floors(t, right, wrong, missed, 0.95, 0.8)
}

func TestDeedsAreJoinedToThePlansTheyFulfil(t *testing.T) {
	right, wrong, missed := scoreLinks(t, "fulfils.txt", links.Fulfils)
	floors(t, right, wrong, missed, 0.95, 0.75)
}

var taken = regexp.MustCompile(`(?m)^@(\w+) (\d)-(\d)( quotes| spelling)?$`)

// reportCases are the cases of reprints.txt with the texts that they take put in.
func reportCases(t *testing.T) []linkCase {
	cases := readLinkCases(t, "reprints.txt")
	texts := map[string][]string{}
	for _, a := range cases[0].articles {
		texts[a.ID] = strings.Split(a.Body, "\n\n")
	}
	quotes := strings.NewReplacer(` "`, ` «`, `"`, `»`, `'s`, `’s`, ` - `, ` — `)
	spelling := strings.NewReplacer("metres", "meters", "decade", "ten years", "percent", "per cent", "kilometres", "kilometers")
	for i := range cases[1:] {
		for k := range cases[i+1].articles {
			a := &cases[i+1].articles[k]
			a.Body = taken.ReplaceAllStringFunc(a.Body, func(line string) string {
				m := taken.FindStringSubmatch(line)
				text := strings.Join(texts[m[1]][m[2][0]-'1':m[3][0]-'0'], "\n\n")
				switch m[4] {
				case " quotes":
					return quotes.Replace(text)
				case " spelling":
					return spelling.Replace(text)
				}
				return text
			})
		}
	}
	return cases[1:]
}

func TestReprintsAreKnownAndReportsOfOneEventKeptApart(t *testing.T) {
	p, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	right, wrong, missed := 0, 0, 0
	for _, c := range reportCases(t) {
		gold := map[string]bool{}
		for _, group := range c.must {
			ids := strings.Fields(group)
			for i, a := range ids {
				for _, b := range ids[i+1:] {
					gold[a+" "+b] = true
				}
			}
		}
		var all []graph.Article
		for d := range loadCase(t, p, c).Deltas(context.Background(), graph.Query{}) {
			all = append(all, d.Article)
		}
		reports := links.NewReports(all)
		for i, a := range all {
			for _, b := range all[i+1:] {
				one := reports.Report(a.ID) != "" && reports.Report(a.ID) == reports.Report(b.ID)
				switch want := gold[a.ID+" "+b.ID]; {
				case one && want:
					right++
				case one:
					wrong++
					t.Logf("wrong in %q: %s %s", c.name, a.ID, b.ID)
				case want:
					missed++
					t.Logf("missed in %q: %s %s", c.name, a.ID, b.ID)
				}
			}
		}
	}
	t.Logf("pairs of reprints: %d right, %d wrong, %d missed", right, wrong, missed)
	floors(t, right, wrong, missed, 1, 0.9)
}
