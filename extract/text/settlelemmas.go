package text

import "strings"

// settleLemmas settles what only the words around tell: a short 's before a participle of have, "he's been", and a word that was torn in
// two, "through out", which has the lemma of the whole.
func settleLemmas(tokens []Token, forms []string) {
	for i := range tokens {
		t := &tokens[i]
		if t.Deprel == "goeswith" && t.Head >= 0 && t.Head < i {
			tokens[t.Head].Lemma = strings.Join(forms[t.Head:i+1], "")
			continue
		}
		if t.Lemma == "be" && t.XPOS == "VBZ" && shortBe(forms[i]) && ofHave(tokens, forms, i+1) {
			t.Lemma = "have"
		}
	}
}

func shortBe(form string) bool { return form == "'s" || form == "’s" || form == "s" }

// ofHave says whether the next word but adverbs is a participle that goes with have, not with be.
func ofHave(tokens []Token, forms []string, next int) bool {
	for next < len(tokens) && (tokens[next].UPOS == "ADV" || tokens[next].XPOS == "RB") {
		next++
	}
	if next == len(tokens) {
		return false
	}
	switch strings.ToLower(forms[next]) {
	case "been", "had", "got", "gotten", "become":
		return true
	}
	return false
}
