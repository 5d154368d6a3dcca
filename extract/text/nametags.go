package text

import "unicode"

// settleTags makes a proper noun of a person of one word: a surname that ends like a plural, or stands first in its sentence, is easily taken
// for another word, and who it is depends on the tag.
func settleTags(doc *Document) {
	for _, n := range doc.Names {
		if n.Type != Person || n.First < n.Last {
			continue
		}
		t := &doc.Sentences[n.Sentence].Tokens[n.First]
		if form := t.Of(doc.Body); unicode.IsUpper(firstRune(form)) && mistaken(t.UPOS) {
			t.UPOS, t.XPOS, t.Lemma = "PROPN", "NNP", form
		}
	}
}

// mistaken says whether a name is taken for such a word.
func mistaken(upos string) bool {
	switch upos {
	case "NOUN", "ADJ", "INTJ":
		return true
	}
	return false
}
