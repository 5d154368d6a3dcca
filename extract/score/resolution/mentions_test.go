package resolution_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/score/resolution"
)

func TestAMentionIsReadAsItWasWritten(t *testing.T) {
	m := resolution.Mention{Article: "a", Start: 3, End: 7, Head: 3, Node: "state:MLI", Kind: "state", Name: "Mali"}
	data, err := m.JSON()
	require.NoError(t, err)
	read, err := resolution.ReadMentions(strings.NewReader("\ufeff"+string(data)+"\n\n"), "m.jsonl")
	require.NoError(t, err)
	assert.Equal(t, []resolution.Mention{m}, read)
}

func TestFaultsOfMentionsAreNamedByFileAndLine(t *testing.T) {
	for name, c := range map[string]struct{ line, fault string }{
		"no json":     {`{"article":`, "unexpected end"},
		"no node":     {`{"article":"a","start":0,"end":4}`, "needs article, start, end and node"},
		"no start":    {`{"article":"a","end":4,"node":"n"}`, "needs article, start, end and node"},
		"no span":     {`{"article":"a","start":4,"end":4,"node":"n"}`, "4 to 4 is no span"},
		"head":        {`{"article":"a","start":0,"end":4,"head":4,"node":"n"}`, "the head at 4 lies outside"},
		"wrong field": {`{"article":"a","start":"0","end":4,"node":"n"}`, "cannot unmarshal"},
		"not UTF-8":   {"\xff", "not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := resolution.ReadMentions(strings.NewReader(`{"article":"a","start":0,"end":4,"node":"n"}`+"\n"+c.line+"\n"), "m.jsonl")
			require.ErrorContains(t, err, "m.jsonl:2: ")
			assert.ErrorContains(t, err, c.fault)
		})
	}
}

func FuzzReadMentions(f *testing.F) {
	f.Add(`{"article":"a","start":0,"end":4,"head":0,"node":"n","kind":"state","name":"Mali"}`)
	f.Add("{}\n\n[1]")
	f.Fuzz(func(t *testing.T, s string) {
		mentions, err := resolution.ReadMentions(strings.NewReader(s), "m.jsonl")
		if err == nil {
			tableOf(t, person("x")).Score(mentions)
		}
	})
}

func TestTheMentionsOfAResultAreThoseOfItsNodes(t *testing.T) {
	p, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	body := "Kenya accused Somalia of sheltering the rebels."
	a := article.Article{ID: "a", Body: body, Lang: "en", SHA256: "00", Parts: []article.Part{{End: len(body), Role: article.Text}}}
	r, err := p.Extract(context.Background(), a)
	require.NoError(t, err)
	delta, err := extract.Delta(a, r, p.Version())
	require.NoError(t, err)
	known := map[string]bool{}
	for _, m := range delta.Mentions {
		known[m.Entity] = true
	}
	seen := map[string]bool{}
	for _, m := range resolution.Of(a, r) {
		assert.True(t, known[m.Node], m.Node)
		seen[body[m.Start:m.End]] = true
	}
	assert.True(t, seen["Kenya"] && seen["Somalia"])
}

func TestTheHeadOfAPartOfAWordLiesWithinIt(t *testing.T) {
	p, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	body := "The Peru-Chile border is closed."
	a := article.Article{ID: "a", Body: body, Lang: "en", SHA256: "00", Parts: []article.Part{{End: len(body), Role: article.Text}}}
	r, err := p.Extract(context.Background(), a)
	require.NoError(t, err)
	mentions := resolution.Of(a, r)
	require.NotEmpty(t, mentions)
	for _, m := range mentions {
		assert.True(t, m.Start <= m.Head && m.Head < m.End, "%s: %d", body[m.Start:m.End], m.Head)
	}
}

func Example() {
	table := "a\t0\t14\tSergei Antonov\tp.antonov\tperson\tr\tname\t7\na\t20\t27\tAntonov\tp.antonov\tperson\tr\tname\t20\n"
	gold, err := resolution.ReadGold(strings.NewReader(table), "mentions.tsv")
	if err != nil {
		fmt.Println(err)
		return
	}
	report := gold.Score([]resolution.Mention{
		{Article: "a", Start: 0, End: 14, Head: 7, Node: "person:sergei-antonov", Kind: "person"},
		{Article: "a", Start: 20, End: 27, Head: 20, Node: "group:antonov", Kind: "group"},
	})
	fmt.Printf("b-cubed precision %.2f, recall %.2f, F1 %.2f\n", report.BCubed.Precision, report.BCubed.Recall, report.BCubed.F1())
	for _, m := range report.Mistakes {
		fmt.Println(m.Cause, m.Place, m.Text, m.Node)
	}
	// Output:
	// b-cubed precision 1.00, recall 0.50, F1 0.67
	// split mentions.tsv:2 Antonov group:antonov
	// kind mentions.tsv:2 Antonov group:antonov
}
