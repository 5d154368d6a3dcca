package text_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

type lemmaCase struct{ body, form, lemma string }

// lemmas checks the lemmas of words in texts.
func lemmas(t *testing.T, cases map[string]lemmaCase) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			tok, _ := token(t, analyze(t, c.body), c.form)
			assert.Equal(t, c.lemma, tok.Lemma)
		})
	}
}

func TestWhatIsMisspeltHasTheLemmaOfTheWordThatIsMeant(t *testing.T) {
	lemmas(t, map[string]lemmaCase{
		"letters that changed places":              {"The army lifted the seige of the town.", "seige", "siege"},
		"a letter that should stand twice":         {"The commision rejected the proposal.", "commision", "commission"},
		"a letter too many":                        {"The vote was extrememly close.", "extrememly", "extremely"},
		"a letter left out":                        {"Troops and a miltary convoy left.", "miltary", "military"},
		"a wrong vowel":                            {"His remarks were irrelevent to the court.", "irrelevent", "irrelevant"},
		"a verb in the past":                       {"Rebels beseiged the town for weeks.", "beseiged", "besiege"},
		"a verb that a treebank has misspelt":      {"The rebels recieved weapons.", "recieved", "receive"},
		"a plural":                                 {"The statments were read out.", "statments", "statement"},
		"a word that is drawn out":                 {"The talks took sooooo long.", "sooooo", "so"},
		"but a rare word is not the next frequent": {"The deadliness of the disease worries doctors.", "deadliness", "deadliness"},
		"nor an irregular form its neighbour":      {"Oil was spilt on the road.", "spilt", "spill"},
		"nor a compound a word":                    {"The gunships droned overhead.", "gunships", "gunship"},
		"nor is a number drawn out":                {"Louis XIII of France died.", "XIII", "XIII"},
		"nor a name a word":                        {"Minister Prezident Kalamba met Ousmane Soldeir.", "Soldeir", "Soldeir"},
	})
}

func TestWhatTheWordsAroundTellOfALemma(t *testing.T) {
	lemmas(t, map[string]lemmaCase{
		"a short has before been":         {"He's been in prison for years.", "'s", "have"},
		"also with a word between":        {"She's never been there.", "'s", "have"},
		"a short is before the rest":      {"He's in prison.", "'s", "be"},
		"a curly one reads the same":      {"He’s been in prison for years.", "’s", "have"},
		"an abbreviation stays one there": {"POLICE IN U.S.A. ARRESTED KALAMBARA", "U.S.A.", "U.S.A."},
		"a name in a line of capitals":    {"KALAMBARA ARRESTED BY POLICE NEAR THE BORDER", "KALAMBARA", "Kalambara"},
	})
}
