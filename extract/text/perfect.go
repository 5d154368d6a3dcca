package text

import "strings"

// perfect settles what a short 's stands for where the next word tells: "he's been" has, "he's here" is.
func perfect(tokens []Token, forms []string) {
	for i := range tokens {
		t := &tokens[i]
		if f := forms[i]; len(f) > 4 || !strings.HasSuffix(f, "s") || t.Lemma != "be" || t.XPOS != "VBZ" || f != "s" && f != "'s" && f != "’s" {
			continue
		}
		next := i + 1
		for next < len(tokens) && (tokens[next].UPOS == "ADV" || tokens[next].XPOS == "RB") {
			next++
		}
		if next < len(tokens) && ofHave(strings.ToLower(forms[next])) {
			t.Lemma = "have"
		}
	}
}

// ofHave says whether a participle goes with have, not with be.
func ofHave(form string) bool {
	switch form {
	case "been", "had", "got", "gotten", "become":
		return true
	}
	return false
}
