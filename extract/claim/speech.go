package claim

import (
	"newsgraph/extract/text"
)

// quotations returns, for every sentence that stands inside a quotation without a verb of saying of its own, the entity that is
// quoted; None for the others. The speaker is whom a sentence of the same quotation names ("…," she said), else the last one
// that was named before it.
func (f *Finder) quotations(doc text.Document, sentences []*sentence) []int {
	out := make([]int, len(sentences))
	inside := quotedSentences(doc)
	last := None
	for i := 0; i < len(sentences); {
		out[i] = None
		if !inside[i] {
			if who := f.attributed(sentences[i]); who != None {
				last = who
			}
			i++
			continue
		}
		end := i + 1
		for end < len(sentences) && inside[end] && !opensQuote(doc, end) {
			end++
		}
		who := None
		for k := i; k < end; k++ {
			if w := f.attributed(sentences[k]); w != None {
				who = w
			}
		}
		if who == None {
			who = last
		}
		for k := i; k < end; k++ {
			out[k] = who
		}
		if who != None {
			last = who
		}
		i = end
	}
	return out
}

// attributed returns the entity that a sentence names as speaking.
func (f *Finder) attributed(s *sentence) int {
	for i := range s.tokens {
		if !s.isVerb(i) {
			continue
		}
		if !s.tells(i) {
			continue
		}
		if subj := s.subject(i); subj != none {
			if who := s.voice(subj, maxClimb); who != None {
				return who
			}
		}
	}
	return None
}

// quotedSentences says of every sentence whether it begins inside a quotation or is one.
func quotedSentences(doc text.Document) []bool {
	out := make([]bool, len(doc.Sentences))
	open := false
	for i, s := range doc.Sentences {
		if i > 0 && open && paragraphBreak(doc.Body[doc.Sentences[i-1].End:s.Start]) && !opensQuote(doc, i) {
			open = false // a quotation that goes on in the next paragraph opens again there
		}
		was := open
		for k, tok := range s.Tokens {
			switch tok.Of(doc.Body) {
			case "“", "``":
				open = true
			case "”", "''":
				open = false
			case `"`:
				open = !open || k == 0 && was
			}
			if k == 0 {
				out[i] = open || was
			}
		}
	}
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
