package claim

import "newsgraph/extract/text"

// place is a run of tokens of a sentence.
type place struct {
	sentence int
	stretch
}

// quotedRuns finds the quotations of a document, each as its runs in one sentence after the other. A quotation that is not closed ends
// with its paragraph, unless the next one opens with a mark again.
func quotedRuns(doc text.Document) [][]place {
	var out [][]place
	var run []place
	open := false
	flush := func() {
		if len(run) > 0 {
			out = append(out, run)
		}
		run, open = nil, false
	}
	for i, s := range doc.Sentences {
		if i > 0 && open && paragraphBreak(doc.Body[doc.Sentences[i-1].End:s.Start]) {
			if opensQuote(doc, i) {
				open = false // goes on, with another mark
			} else {
				flush()
			}
		}
		from := 0
		for k, tok := range s.Tokens {
			mark := tok.Of(doc.Body)
			switch {
			case !open && (mark == "“" || mark == "``" || mark == `"`):
				open, from = true, k+1
			case open && (mark == "”" || mark == "''" || mark == `"`):
				run = append(run, place{i, stretch{from, k}})
				flush()
			}
		}
		if open {
			run = append(run, place{i, stretch{from, len(s.Tokens)}})
		}
	}
	flush()
	return out
}

// opensQuote says whether a sentence begins with an opening quotation mark.
func opensQuote(doc text.Document, i int) bool {
	if len(doc.Sentences[i].Tokens) == 0 {
		return false
	}
	switch doc.Sentences[i].Tokens[0].Of(doc.Body) {
	case "“", `"`, "``":
		return true
	}
	return false
}

// paragraphBreak says whether the text between two sentences holds a blank line.
func paragraphBreak(gap string) bool {
	lines := 0
	for _, r := range gap {
		if r == '\n' {
			lines++
		}
	}
	return lines > 1
}
