package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/text"
)

// forms shows a document as one line a sentence, with a space between tokens.
func forms(doc text.Document) []string {
	var out []string
	for _, s := range doc.Sentences {
		var words []string
		for _, t := range s.Tokens {
			words = append(words, t.Of(doc.Body))
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func TestTokens(t *testing.T) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	for name, c := range map[string]struct{ body, want string }{
		"a possessive stands alone":                 {"Mali's army and the rebels' camp", "Mali 's army and the rebels ' camp"},
		"a curly possessive stands alone":           {"Mali’s army", "Mali ’s army"},
		"n't stands alone":                          {"They didn't and can’t go", "They did n't and ca n’t go"},
		"cannot is two tokens":                      {"It cannot hold", "It can not hold"},
		"compounds are split at hyphens":            {"a well-known Franco-German plan", "a well - known Franco - German plan"},
		"prefixes stay with their word":             {"non-violent anti-French protests", "non-violent anti-French protests"},
		"initials keep their full stop":             {"the U.S. envoy J. P. Smith", "the U.S. envoy J. P. Smith"},
		"titles keep their full stop":               {"Lt. Col. Ba met Dr. Keita", "Lt. Col. Ba met Dr. Keita"},
		"the last full stop is a mark":              {"They left. ", "They left ."},
		"numbers keep their points and commas":      {"1,000.5 dead by 10:30", "1,000.5 dead by 10:30"},
		"currency signs and percent stand alone":    {"$5.2m or €3 (40%)", "$ 5.2 m or € 3 ( 40 % )"},
		"a time is a number and its half of day":    {"at 5pm in the 1990s", "at 5 pm in the 1990s"},
		"quotes are tokens":                         {"“Go,” he said; \"no\"", "“ Go , ” he said ; \" no \""},
		"a web address is one token":                {"see https://example.org/a-b?c=d.", "see https://example.org/a-b?c=d ."},
		"a mail address is one token":               {"write to desk.one@example.org, please", "write to desk.one@example.org , please"},
		"dashes part words":                         {"the plan—a bad one–failed -- twice", "the plan — a bad one – failed -- twice"},
		"an ellipsis is one token":                  {"well... no", "well ... no"},
		"letters with marks are letters":            {"Goïta et Choguel Kokalla Maïga à Ségou", "Goïta et Choguel Kokalla Maïga à Ségou"},
		"a picture of several characters is one":    {"ok 👨‍👩‍👧 👍🏽!", "ok 👨‍👩‍👧 👍🏽 !"},
		"companies with an ampersand are one token": {"AT&T and R&D", "AT&T and R&D"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, strings.Join(forms(tokenizer.Tokenize(c.body, nil)), " "))
		})
	}
}

func TestSentences(t *testing.T) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	for name, c := range map[string]struct {
		body string
		want int
	}{
		"a full stop ends a sentence":                     {"He left. She stayed.", 2},
		"an initial does not":                             {"The U.S. Senate met George W. Bush.", 1},
		"an abbreviation may, before a common first word": {"They work for Acme Inc. The firm denied it.", 2},
		"a title does not":                                {"Gen. Ba and Lt. Col. Keita met.", 1},
		"a closing quote stays with its sentence":         {"“We will go.” He left.", 2},
		"a question within a sentence does not end it":    {"\"Why now?\" he asked.", 1},
		"a blank line ends a sentence":                    {"Mali Makes Deal\n\nBAMAKO The government said so", 2},
		"a wrapped line does not":                         {"The government said on Friday that it\nWould not talk with the rebels of the\nnorth.", 1},
		"decimal points do not":                           {"It rose 3.5 per cent. Exports fell.", 2},
		"the number of a note stays with its sentence":    {"It fell in 1805. [6] Then it rose.", 2},
		"nothing has no sentence":                         {"", 0},
		"spaces have no sentence":                         {" \n\t ", 0},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Len(t, tokenizer.Tokenize(c.body, nil).Sentences, c.want)
		})
	}
}

func TestAPartIsOneParagraph(t *testing.T) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	body := "The group left, said the minister\n\nJane Odera during talks in Kigali. Nobody answered."
	assert.Len(t, tokenizer.Tokenize(body, []text.Span{{End: len(body)}}).Sentences, 2)
}

func TestPartsBoundSentences(t *testing.T) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	body := "One headline Second line of it. SKIPPED The rest."
	doc := tokenizer.Tokenize(body, []text.Span{{Start: 0, End: 12}, {Start: 13, End: 31}, {Start: 40, End: len(body)}})
	assert.Equal(t, []string{"One headline", "Second line of it .", "The rest ."}, forms(doc))
}

func TestLongInputIsCut(t *testing.T) {
	tokenizer, err := text.NewTokenizer()
	require.NoError(t, err)
	for name, body := range map[string]string{
		"letters without a space": strings.Repeat("a", 1<<17),
		"one sentence":            strings.Repeat("word, ", 1<<17),
		"one mark":                strings.Repeat("!", 1<<17),
		"closing marks":           strings.Repeat(")", 1<<17),
		"opening marks":           strings.Repeat("(", 1<<17),
		"full stops":              strings.Repeat(". ", 1<<15),
		"broken bytes":            strings.Repeat("\x80", 1<<17),
		"apostrophes":             strings.Repeat("a'", 1<<15),
		"hyphens":                 strings.Repeat("re-", 1<<15),
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range tokenizer.Tokenize(body, nil).Sentences {
				require.LessOrEqual(t, len(s.Tokens), 200)
				for _, tok := range s.Tokens {
					require.LessOrEqual(t, tok.Len(), 1024)
				}
			}
		})
	}
}

// checkSpans holds every span in bounds, in order and on the edges of characters.
func checkSpans(t *testing.T, doc text.Document) {
	t.Helper()
	edges := map[int]bool{len(doc.Body): true}
	for i := range doc.Body {
		edges[i] = true
	}
	last := 0
	for _, s := range doc.Sentences {
		require.NotEmpty(t, s.Tokens)
		require.Equal(t, text.Span{Start: s.Tokens[0].Start, End: s.Tokens[len(s.Tokens)-1].End}, s.Span)
		for _, tok := range s.Tokens {
			require.GreaterOrEqual(t, tok.Start, last)
			require.Greater(t, tok.End, tok.Start)
			require.LessOrEqual(t, tok.End, len(doc.Body))
			require.True(t, edges[tok.Start] && edges[tok.End])
			require.True(t, utf8.RuneStart(doc.Body[tok.Start]))
			last = tok.End
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", "Mali's U.S. envoy (Mr. Ba) said: “no”.", "\x00\xff\x80a\x80", "a\n\nb 👍🏽", "مرحبا. שלום", "x@y.zz http://a.b?c'"} {
		f.Add(s)
	}
	tokenizer, err := text.NewTokenizer()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, body string) { checkSpans(t, tokenizer.Tokenize(body, nil)) })
}
