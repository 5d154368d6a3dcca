package text_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text"
)

// analyzer is made once: it is read-only.
var analyzer = sync.OnceValues(text.New)

func analyze(t testing.TB, body string) text.Document {
	t.Helper()
	a, err := analyzer()
	require.NoError(t, err)
	return a.Analyze(body, nil)
}

// token finds the first token with a form.
func token(t *testing.T, doc text.Document, form string) (text.Token, text.Sentence) {
	t.Helper()
	for _, s := range doc.Sentences {
		for _, tok := range s.Tokens {
			if tok.Of(doc.Body) == form {
				return tok, s
			}
		}
	}
	require.Failf(t, "no such token", "%q", form)
	return text.Token{}, text.Sentence{}
}

func TestReadings(t *testing.T) {
	for name, c := range map[string]struct{ body, form, lemma, upos, xpos, deprel, head string }{
		"a subject hangs on its verb":               {"The rebels attacked the town on Monday.", "rebels", "rebel", "NOUN", "NNS", "nsubj", "attacked"},
		"an object hangs on its verb":               {"The rebels attacked the town on Monday.", "town", "town", "NOUN", "NN", "obj", "attacked"},
		"the verb is the root":                      {"The rebels attacked the town on Monday.", "attacked", "attack", "VERB", "VBD", "root", ""},
		"the subject of a passive is one":           {"The soldiers were killed by the rebels.", "soldiers", "soldier", "NOUN", "NNS", "nsubj:pass", "killed"},
		"the agent of a passive is one":             {"The soldiers were killed by the rebels.", "rebels", "rebel", "NOUN", "NNS", "obl:agent", "killed"},
		"a relative clause hangs on its noun":       {"France, which deployed troops, denied it.", "deployed", "deploy", "VERB", "VBD", "acl:relcl", "France"},
		"a name is a proper noun":                   {"The minister met Putin in Moscow.", "Putin", "Putin", "PROPN", "NNP", "obj", "met"},
		"a possessor hangs on what it has":          {"The minister's visit angered them.", "minister", "minister", "NOUN", "NN", "nmod:poss", "visit"},
		"a curly apostrophe reads like a plain one": {"The minister’s visit angered them.", "minister", "minister", "NOUN", "NN", "nmod:poss", "visit"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := analyze(t, c.body)
			tok, s := token(t, doc, c.form)
			head := ""
			if tok.Head != text.Root {
				head = s.Tokens[tok.Head].Of(doc.Body)
			}
			assert.Equal(t, []string{c.lemma, c.upos, c.xpos, c.deprel, c.head}, []string{tok.Lemma, tok.UPOS, tok.XPOS, tok.Deprel, head})
		})
	}
}

// named shows the names of a document.
func named(doc text.Document) []string {
	out := []string{}
	for _, n := range doc.Names {
		out = append(out, fmt.Sprintf("%s=%s", n.Of(doc.Body), n.Type))
	}
	return out
}

func TestNames(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"persons and places":                            {"President Vladimir Putin met Angela Merkel in Moscow.", []string{"Vladimir Putin=person", "Angela Merkel=person", "Moscow=place"}},
		"a group's short form is a group":               {"Troops of the Wagner Group left Mali. Wagner denied it.", []string{"Wagner Group=group", "Mali=place", "Wagner=group"}},
		"an operation":                                  {"France ended Operation Barkhane in the Sahel.", []string{"France=place", "Operation Barkhane=operation", "Sahel=place"}},
		"unions and organisations are groups":           {"ECOWAS and the UN met in Bamako.", []string{"ECOWAS=group", "UN=group", "Bamako=place"}},
		"no name":                                       {"They had left the town.", []string{}},
		"a person's last name stands for the full name": {"Assimi Goita spoke on Friday. Goita left.", []string{"Assimi Goita=person", "Goita=person"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, named(analyze(t, c.body)))
		})
	}
}

func TestShoutedHeadlineIsNotOneName(t *testing.T) {
	for _, n := range analyze(t, "MALI ARMY CHIEF SIGNS SECRET DEAL WITH RUSSIAN MERCENARIES\n\nThe army denied it.").Names {
		assert.Less(t, n.Last-n.First, 4)
	}
}

func TestAnalyzerIsSafeForConcurrentUse(t *testing.T) {
	body := strings.Repeat("The rebels attacked the town on Monday. Mali’s army said so. ", 5)
	want := analyze(t, body)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() { assert.Equal(t, want, analyze(t, body)) })
	}
	wait.Wait()
}

// checkDocument holds trees, spans and names to what they promise.
func checkDocument(t *testing.T, doc text.Document) {
	t.Helper()
	checkSpans(t, doc)
	for _, s := range doc.Sentences {
		roots := 0
		for _, tok := range s.Tokens {
			require.NotEmpty(t, tok.UPOS)
			require.NotEmpty(t, tok.Deprel)
			if tok.Head == text.Root {
				roots++
			}
			steps := 0
			for at := tok; at.Head != text.Root; at = s.Tokens[at.Head] {
				require.Less(t, at.Head, len(s.Tokens))
				require.Less(t, steps, len(s.Tokens), "a circle of heads")
				steps++
			}
		}
		require.Equal(t, 1, roots)
	}
	last := 0
	for _, n := range doc.Names {
		tokens := doc.Sentences[n.Sentence].Tokens
		require.Equal(t, text.Span{Start: tokens[n.First].Start, End: tokens[n.Last].End}, n.Span)
		require.GreaterOrEqual(t, n.Start, last)
		require.True(t, n.Score >= 0 && n.Score <= 1)
		last = n.End
	}
}

func TestOddInputGivesAnAnswer(t *testing.T) {
	for name, body := range map[string]string{
		"nothing":                    "",
		"a byte that is no text":     "\xff",
		"a zero byte":                "The\x00army",
		"only pictures":              strings.Repeat("😀", 3000),
		"right to left":              "قال الجيش إنه غادر المدينة. صحيح.",
		"another language":           "Le président malien a rencontré le ministre à Bamako, hier soir.",
		"Chinese":                    strings.Repeat("马里军方表示同意。", 200),
		"letters without a space":    strings.Repeat("x", 200_000),
		"a sentence without an end":  strings.Repeat("and the army said ", 3000),
		"opening marks":              strings.Repeat("( ", 3000),
		"capitals":                   strings.Repeat("BREAKING NEWS FROM MALI ", 200),
		"an old encoding":            "Mali\x92s army said \x93no\x94.",
		"line breaks only":           "\n\r\n\r\u2028\u2029",
		"combining marks on nothing": strings.Repeat("\u0301", 2000),
	} {
		t.Run(name, func(t *testing.T) { checkDocument(t, analyze(t, body)) })
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"", "Mali's U.S. envoy (Mr. Ba) said: “no”.", "\x00\xff\x80a\x80", "UN\n\nWagner Group 👍🏽", "Operation Operation"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) { checkDocument(t, analyze(t, body)) })
}

func ExampleAnalyzer_Analyze() {
	a, err := text.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := a.Analyze("The rebels attacked Kidal.", nil)
	for _, t := range doc.Sentences[0].Tokens {
		fmt.Println(t.Of(doc.Body), t.Lemma, t.UPOS, t.XPOS, t.Head, t.Deprel)
	}
	for _, n := range doc.Names {
		fmt.Println(n.Of(doc.Body), n.Type)
	}
	// Output:
	// The the DET DT 1 det
	// rebels rebel NOUN NNS 2 nsubj
	// attacked attack VERB VBD -1 root
	// Kidal Kidal PROPN NNP 2 obj
	// . . PUNCT . 2 punct
	// Kidal place
}

func BenchmarkAnalyze(b *testing.B) {
	body := strings.Repeat("The rebels attacked the town of Kidal on Monday, the foreign minister said. Mali’s army denied that its soldiers had left. ", 10)
	analyze(b, body)
	words := len(strings.Fields(body))
	for b.Loop() {
		analyze(b, body)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkTokenize(b *testing.B) {
	body := strings.Repeat("The rebels attacked the town of Kidal on Monday, the foreign minister said. Mali’s army denied that its soldiers had left. ", 10)
	t, err := text.NewTokenizer()
	require.NoError(b, err)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		t.Tokenize(body, nil)
	}
}

func TestHeadlinesHaveTheirVerbs(t *testing.T) {
	for body, verb := range map[string]string{
		"Ghana Makes Deal With Turkish Builders":                   "Makes",
		"Sweden Threatens To Withdraw Envoys From Manila Over Tax": "Threatens",
		"GHANA ARMY CHIEF SIGNS SECRET PACT WITH TURKISH BUILDERS": "SIGNS",
		"Rebels Seize Northern Village as Soldiers Withdraw":       "Seize",
	} {
		t.Run(body, func(t *testing.T) {
			tok, _ := token(t, analyze(t, body), verb)
			assert.Equal(t, []string{"VERB", "root"}, []string{tok.UPOS, tok.Deprel})
			assert.Equal(t, verb, tok.Of(body), "spans are those of the text as it stands")
		})
	}
}
