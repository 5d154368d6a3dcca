package resolution_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/score/resolution"
	"newsgraph/graph"
	who "newsgraph/graph/identity"
	"newsgraph/graph/sqlite"
)

// nodesOf reads articles, "2021-03-01 text", and gives for each the node of every name of a person, as read after a load.
func nodesOf(t *testing.T, p *extract.Pipeline, texts []string) []map[string]string {
	t.Helper()
	ctx := t.Context()
	var mentions [][]resolution.Mention
	var bodies []string
	var deltas []graph.Delta
	for n, text := range texts {
		day, body, _ := strings.Cut(text, " ")
		published, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		a := article.Article{ID: fmt.Sprint("a", n), Body: body, Published: published, SHA256: fmt.Sprint(n), Parts: []article.Part{{Role: article.Text, Start: 0, End: len(body)}}}
		result, err := p.Extract(ctx, a)
		require.NoError(t, err)
		d, err := extract.Delta(a, result, p.Version())
		require.NoError(t, err)
		mentions, bodies, deltas = append(mentions, resolution.Of(a, result)), append(bodies, body), append(deltas, d)
	}
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "g.db"), sqlite.Options{})
	require.NoError(t, err)
	defer store.Close()
	_, err = store.Merge(ctx, deltas)
	require.NoError(t, err)
	candidates, err := who.Find(ctx, store)
	require.NoError(t, err)
	var decisions []who.Decision
	for _, c := range candidates {
		decisions = append(decisions, c.Decision())
	}
	known := who.Resolve(decisions)
	out := make([]map[string]string, len(texts))
	for n := range mentions {
		out[n] = map[string]string{}
		for _, m := range mentions[n] {
			if m.Kind == "person" {
				out[n][bodies[n][m.Start:m.End]] = known.Of(m.Node)
			}
		}
	}
	return out
}

// A false merge accuses the wrong man: none of these pairs may be one node without a person's word.
func TestStrangersStayTwo(t *testing.T) {
	p, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		texts []string
		pairs string // "article name = article name; ..."
	}{
		"a soldier and a senator of one common name": {[]string{
			"2021-03-01 U.S. Senator John Smith criticised the budget on Monday.",
			"2021-03-09 U.S. Army Captain John Smith was killed near Kandahar on Tuesday.",
		}, "0 John Smith = 1 John Smith"},
		"two soldiers of one state and a common name": {[]string{
			"2021-03-01 British Army Corporal David Jones was killed near Basra on Monday.",
			"2021-06-09 British Army Major David Jones said the base was safe.",
		}, "0 David Jones = 1 David Jones"},
		"a colonel and a minister of one common name": {[]string{
			"2021-03-01 Egyptian Finance Minister Mohamed Ali said on Monday that bread was cheap.",
			"2021-03-05 Egyptian Colonel Mohamed Ali was shot near Arish on Tuesday.",
		}, "0 Mohamed Ali = 1 Mohamed Ali"},
		"a minister and an activist": {[]string{
			"2021-03-01 Chinese Commerce Minister Wang Wei criticised the tariff.",
			"2021-03-05 Chinese police arrested the activist Wang Wei on Tuesday.",
		}, "0 Wang Wei = 1 Wang Wei"},
		"ministers of two states": {[]string{
			"2021-03-01 Iraqi Interior Minister Ahmed Hassan met reporters.",
			"2021-03-05 Sudanese Interior Minister Ahmed Hassan met reporters.",
		}, "0 Ahmed Hassan = 1 Ahmed Hassan"},
		"a bare surname in an article of its own": {[]string{
			"2021-03-01 Ghanaian Defence Minister Kofi Mensah met the army.",
			"2021-03-05 Mensah said on Tuesday that his shop in Accra had burnt down.",
		}, "0 Kofi Mensah = 1 Mensah"},
		"two bare surnames": {[]string{
			"2021-03-01 Mensah said on Monday that his taxi was stolen.",
			"2021-03-05 Mensah said on Tuesday that his shop in Accra had burnt down.",
		}, "0 Mensah = 1 Mensah"},
		"father and son": {[]string{
			"2021-03-01 Walter Finch Sr., the mayor of Dover, resigned.",
			"2021-03-05 Walter Finch Jr., the mayor of Dover, was elected.",
		}, "0 Walter Finch Sr. = 1 Walter Finch Jr."},
		"a father and one of his name": {[]string{
			"2021-03-01 Haitian Senator Jean Baptiste Jr. resigned.",
			"2021-03-05 Haitian Senator Jean Baptiste was elected.",
		}, "0 Jean Baptiste Jr. = 1 Jean Baptiste"},
		"initials that fit two": {[]string{
			"2021-03-01 Nigerian Works Minister James Okoro resigned.",
			"2021-03-03 Nigerian Works Minister John Okoro resigned.",
			"2021-03-05 J. Okoro, a Nigerian minister, spoke.",
		}, "0 James Okoro = 1 John Okoro; 0 James Okoro = 2 J. Okoro; 1 John Okoro = 2 J. Okoro"},
		"brothers in one article": {[]string{
			"2021-03-01 Omar Sadiq was arrested. His brother, Osman Sadiq, fled.",
		}, "0 Omar Sadiq = 0 Osman Sadiq"},
		"spellings at one letter's distance in one article": {[]string{
			"2021-03-01 Syrian envoy Hassan Karim met Hassan Karam, the Lebanese envoy.",
		}, "0 Hassan Karim = 0 Hassan Karam"},
		"spellings at one letter's distance in two articles": {[]string{
			"2021-03-01 Italian envoy Mario Bassi left Tripoli.",
			"2021-03-02 Italian envoy Maria Bassi left Tripoli.",
		}, "0 Mario Bassi = 1 Maria Bassi"},
		"a victim and a killer of one name": {[]string{
			"2021-03-01 The police arrested Carlos Lopez, a farmer, in Cali, Colombia.",
			"2021-03-09 Carlos Lopez, a student, was killed in Cali, Colombia.",
		}, "0 Carlos Lopez = 1 Carlos Lopez"},
		"the same with two ages": {[]string{
			"2021-03-01 The police arrested Carlos Lopez, 61, in Cali, Colombia.",
			"2021-03-09 Carlos Lopez, 19, was killed in Cali, Colombia.",
		}, "0 Carlos Lopez = 1 Carlos Lopez"},
		"Mr and Mrs": {[]string{
			"2021-03-01 Alan Kent, the governor of Kano, resigned. Mrs. Kent wept.",
		}, "0 Alan Kent = 0 Kent"},
		"a president's wife": {[]string{
			"2021-03-01 President Paul Nkosi of Zambia left. President Nkosi's wife, Ruth Nkosi, stayed.",
		}, "0 Paul Nkosi = 0 Ruth Nkosi"},
		"a predecessor": {[]string{
			"2021-03-01 President Paul Nkosi of Zambia left. Former president Ruth Nkosi stayed.",
		}, "0 Paul Nkosi = 0 Ruth Nkosi"},
		"a counterpart of the same surname": {[]string{
			"2021-03-01 South Korean Foreign Minister Kim Bo-ra met her North Korean counterpart, Kim Song Guk. Kim Song Guk smiled.",
		}, "0 Kim Bo-ra = 0 Kim Song Guk"},
		"family names alone in two articles": {[]string{
			"2021-03-01 South Korean Transport Minister Kim Bo-ra resigned.",
			"2021-03-05 Kim said in Pyongyang that the harvest was good.",
		}, "0 Kim Bo-ra = 1 Kim"},
		"sons of": {[]string{
			"2021-03-01 Iraqi General Ali bin Hassan left. Ali bin Hussein, a poet, stayed.",
		}, "0 Ali bin Hassan = 0 Ali bin Hussein"},
		"an Arabic first name and two surnames": {[]string{
			"2021-03-01 Sudan's Ahmed al-Tayeb resigned.",
			"2021-03-02 Sudan's Ahmed al-Tahir was elected.",
		}, "0 Ahmed al-Tayeb = 1 Ahmed al-Tahir"},
		"double surnames": {[]string{
			"2021-03-01 Colombian Senator Maria Gomez Ruiz resigned. Maria Gomez Duarte, a Colombian senator, spoke.",
		}, "0 Maria Gomez Ruiz = 0 Maria Gomez Duarte"},
		"double surnames in two articles": {[]string{
			"2021-03-01 Colombian Senator Maria Gomez Ruiz resigned.",
			"2021-03-02 Colombian Senator Maria Gomez Duarte resigned.",
		}, "0 Maria Gomez Ruiz = 1 Maria Gomez Duarte"},
		"a footballer and a general": {[]string{
			"2021-03-01 Brazilian striker Paulo Silva scored twice.",
			"2021-03-02 Brazilian General Paulo Silva visited Haiti.",
		}, "0 Paulo Silva = 1 Paulo Silva"},
		"spokesmen of two ministries": {[]string{
			"2021-03-01 Russian Defence Ministry spokesman Ivan Petrov denied the report.",
			"2021-03-02 Russian Health Ministry spokesman Ivan Petrov denied the report.",
		}, "0 Ivan Petrov = 1 Ivan Petrov"},
		"spokesmen of two armed groups": {[]string{
			"2021-03-01 Taliban spokesman Abdul Rahman denied the report.",
			"2021-03-02 Hezbollah spokesman Abdul Rahman denied the report.",
		}, "0 Abdul Rahman = 1 Abdul Rahman"},
		"ambassadors of two states to one": {[]string{
			"2021-03-01 The French ambassador to Chad, Paul Martin, left.",
			"2021-03-02 The Canadian ambassador to Chad, Paul Martin, left.",
		}, "0 Paul Martin = 1 Paul Martin"},
		"towns of two mayors": {[]string{
			"2021-03-01 The mayor of Kazan, Oleg Ivanov, opened a bridge.",
			"2021-03-02 The mayor of Perm, Oleg Ivanov, opened a bridge.",
		}, "0 Oleg Ivanov = 1 Oleg Ivanov"},
	} {
		t.Run(name, func(t *testing.T) {
			nodes := nodesOf(t, p, c.texts)
			for _, pair := range strings.Split(c.pairs, "; ") {
				var ids [2]string
				for k, one := range strings.SplitN(pair, " = ", 2) {
					n, called, _ := strings.Cut(one, " ")
					ids[k] = nodes[n[0]-'0'][called]
				}
				assert.True(t, ids[0] == "" || ids[0] != ids[1], "%s are both %s", pair, ids[0])
				if ids[0] == "" || ids[1] == "" {
					t.Logf("%s: one of them is no person: %v", pair, ids)
				}
			}
		})
	}
}
