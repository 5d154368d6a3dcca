package text

import (
	"strings"
	"unicode"

	"newsgraph/extract/text/network"
)

// nameMemory finds the names of a document: what the network sees sentence by sentence, and what one place tells of another.
type nameMemory struct {
	tables *nameTables
	doc    *Document
	found  []Name
	votes  map[string]map[NameType]float64 // by words
}

// see takes what the network found in a sentence.
func (m *nameMemory) see(sentence int, names []network.Name) {
	for _, n := range m.whole(sentence, names) {
		if !m.trim(sentence, &n) {
			continue
		}
		if t, ok := m.typeOf(sentence, n); ok {
			m.found = append(m.found, m.name(sentence, n.First, n.Last, t, n.Score))
		}
	}
}

// whole makes one of the parts of a name that the tables know as a whole: Central African Republic, Gulf of Guinea.
func (m *nameMemory) whole(sentence int, names []network.Name) []network.Name {
	var out []network.Name
	for len(names) > 0 {
		n := names[0]
		names = names[1:]
		if last := m.listed(sentence, n.First); n.Kind != network.Person && last > n.Last {
			for len(names) > 0 && names[0].First <= last && names[0].Last <= last {
				names = names[1:]
			}
			if len(names) == 0 || names[0].First > last {
				n.Last = last
			}
		}
		out = append(out, n)
	}
	return out
}

// listed is the last token of the longest name of several words that the tables know and that starts with a token, or -1.
func (m *nameMemory) listed(sentence, first int) int {
	for last := min(first+m.tables.longest, len(m.doc.Sentences[sentence].Tokens)) - 1; last > first; last-- {
		words := m.words(sentence, first, last)
		if _, ok := m.tables.known[words]; ok || m.tables.places[words] {
			return last
		}
	}
	return -1
}

// trim takes the marks off the ends of a name, and says whether anything that may be a name is left.
func (m *nameMemory) trim(sentence int, n *network.Name) bool {
	tokens := m.doc.Sentences[sentence].Tokens
	for n.First <= n.Last && !hasLetter(tokens[n.First].Of(m.doc.Body)) {
		n.First++
	}
	for n.First <= n.Last && !hasLetter(tokens[n.Last].Of(m.doc.Body)) {
		n.Last--
	}
	if n.First > n.Last {
		return false
	}
	first := tokens[n.First].Of(m.doc.Body)
	return n.First < n.Last || !strings.Contains(first, "://") && !strings.Contains(first, "@")
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLetter) || strings.ContainsFunc(s, unicode.IsDigit)
}

// name makes a Name of tokens.
func (m *nameMemory) name(sentence, first, last int, t NameType, score float64) Name {
	tokens := m.doc.Sentences[sentence].Tokens
	return Name{Span: Span{tokens[first].Start, tokens[last].End}, Sentence: sentence, First: first, Last: last, Type: t, Score: score}
}

// maxShouted is how many words in capitals one name may have.
const maxShouted = 4

// typeOf is the type of what the network found, or false when it is no name.
func (m *nameMemory) typeOf(sentence int, n network.Name) (NameType, bool) {
	tokens := m.doc.Sentences[sentence].Tokens[n.First : n.Last+1]
	shouted := 0
	for _, t := range tokens {
		if w := t.Of(m.doc.Body); len(w) > 3 && w == strings.ToUpper(w) && w != strings.ToLower(w) {
			shouted++
		}
	}
	if shouted > maxShouted {
		return "", false
	}
	switch n.Kind {
	case network.Person:
		return Person, true
	case network.Place:
		return Place, true
	case network.Group:
		return Group, true
	case network.Demonym:
		if x := tokens[len(tokens)-1].XPOS; x == "NNP" && !demonymEnd(tokens[len(tokens)-1].Of(m.doc.Body)) {
			return Place, true
		}
		return Other, true
	case network.Other:
		return Other, true
	}
	return "", false
}

func demonymEnd(word string) bool {
	for _, end := range []string{"an", "ans", "ese", "ish", "is", "i"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// words are the tokens from first to last with a space between.
func (m *nameMemory) words(sentence, first, last int) string {
	tokens := m.doc.Sentences[sentence].Tokens
	if first == last {
		return tokens[first].Of(m.doc.Body)
	}
	var b strings.Builder
	for i := first; i <= last; i++ {
		if i > first {
			b.WriteByte(' ')
		}
		b.WriteString(tokens[i].Of(m.doc.Body))
	}
	return b.String()
}

// names decides.
func (m *nameMemory) names() []Name {
	m.votes = map[string]map[NameType]float64{}
	for i := range m.found {
		m.shape(&m.found[i])
		m.vote(&m.found[i])
	}
	for i := range m.found {
		n := &m.found[i]
		m.shrink(n)
		n.Type = m.decide(m.words(n.Sentence, n.First, n.Last), n.Type)
		m.doubt(n)
	}
	var out []Name
	next := 0
	for s := range m.doc.Sentences {
		from := next
		for next < len(m.found) && m.found[next].Sentence == s {
			next++
		}
		out = m.sentenceNames(out, s, m.found[from:next])
	}
	return out
}

// shape sets the type that the words of a name themselves tell.
func (m *nameMemory) shape(n *Name) {
	tokens := m.doc.Sentences[n.Sentence].Tokens
	if t, ok := m.tables.known[m.words(n.Sentence, n.First, n.Last)]; ok {
		n.Type = t
		return
	}
	if n.First == n.Last || (n.Type == Person || n.Type == Place) && n.Score > 0.9 {
		return
	}
	if t, ok := m.tables.first[tokens[n.First].Of(m.doc.Body)]; ok {
		n.Type = t
	} else if t, ok := m.tables.last[tokens[n.Last].Of(m.doc.Body)]; ok {
		n.Type = t
	}
}

// placeVote is how much a place that the tables know counts as one, each time it is seen as something else than a sure person.
const placeVote = 0.5

// vote lets a name speak for others of the same words, and for its short form.
func (m *nameMemory) vote(n *Name) {
	add := func(words string, t NameType, weight float64) {
		if m.votes[words] == nil {
			m.votes[words] = map[NameType]float64{}
		}
		m.votes[words][t] += weight
	}
	words := m.words(n.Sentence, n.First, n.Last)
	add(words, n.Type, n.Score*n.Score)
	if m.tables.places[words] && (n.Type != Person || n.Score < 0.5) {
		add(words, Place, placeVote)
	}
	if n.First == n.Last {
		return
	}
	tokens := m.doc.Sentences[n.Sentence].Tokens
	switch n.Type {
	case Person:
		add(tokens[n.Last].Of(m.doc.Body), Person, 0.9*n.Score)
	case Group:
		if m.tables.last[tokens[n.Last].Of(m.doc.Body)] == Group && !demonymEnd(tokens[n.First].Of(m.doc.Body)) && n.Last == n.First+1 {
			add(tokens[n.First].Of(m.doc.Body), Group, 0.5*n.Score)
		}
	case Operation:
		add(m.words(n.Sentence, n.First+1, n.Last), Operation, 2)
	}
}

// doubtful is the score below which a name of several words may be less than it seems.
const doubtful = 0.6

// shrink makes a doubtful name what the document surely knows within it: of "Snubs France" France.
func (m *nameMemory) shrink(n *Name) {
	if n.First == n.Last || n.Score >= doubtful || n.Type == Operation {
		return
	}
	for first := n.First; first <= n.Last; first++ {
		for last := n.Last; last >= first; last-- {
			if first == n.First && last == n.Last {
				continue
			}
			words := m.words(n.Sentence, first, last)
			votes := m.votes[words]
			best := m.decide(words, "")
			if votes[best] > 1.2 && votes[best] > m.votes[m.words(n.Sentence, n.First, n.Last)][n.Type] {
				*n = m.name(n.Sentence, first, last, best, n.Score)
				return
			}
		}
	}
}

// unlikely is the score below which a place or a group that nothing else in the document speaks for is more often none.
const unlikely = 0.45

// doubt leaves open of what type a name is that neither the network nor the document is sure of. What may be a person stays one: most are.
func (m *nameMemory) doubt(n *Name) {
	words := m.words(n.Sentence, n.First, n.Last)
	if _, known := m.tables.known[words]; known || n.Type == Operation || n.Type == Person || n.Score >= unlikely {
		return
	}
	if m.votes[words][n.Type] < unlikely {
		n.Type = Other
	}
}

// types in the order in which equal votes are decided.
var types = []NameType{Person, Place, Group, Operation, Other}

// decide is the type with the most votes for some words.
func (m *nameMemory) decide(words string, t NameType) NameType {
	if known, ok := m.tables.known[words]; ok {
		return known
	}
	votes := m.votes[words]
	for _, other := range types {
		if votes[other] > votes[t]+0.25 {
			t = other
		}
	}
	return t
}

// sentenceNames adds the names of one sentence, with those that the network missed but the document or the tables know.
func (m *nameMemory) sentenceNames(out []Name, sentence int, found []Name) []Name {
	tokens := m.doc.Sentences[sentence].Tokens
	free := 0 // first token after the last name
	for i := 0; i < len(tokens); {
		if len(found) > 0 && found[0].First <= i {
			n := found[0]
			found = found[1:]
			out = append(out, m.widened(n, free, found))
			i = out[len(out)-1].Last + 1
			free = i
			continue
		}
		limit := len(tokens)
		if len(found) > 0 {
			limit = found[0].First
		}
		if last, t := m.known(sentence, i, limit); last >= 0 {
			out = append(out, m.name(sentence, i, last, t, 0.6))
			i = last + 1
			free = i
			continue
		}
		i++
	}
	return out
}

// widened is a name with what belongs before or after it: the Operation before its name, unless it stands before the given token, and
// the Group after it.
func (m *nameMemory) widened(n Name, after int, rest []Name) Name {
	tokens := m.doc.Sentences[n.Sentence].Tokens
	if n.Type == Operation && n.First > after && m.tables.first[tokens[n.First-1].Of(m.doc.Body)] == Operation {
		return m.name(n.Sentence, n.First-1, n.Last, n.Type, n.Score)
	}
	if n.Last+1 < len(tokens) && (len(rest) == 0 || rest[0].First > n.Last+1) {
		next := tokens[n.Last+1]
		word := next.Of(m.doc.Body)
		if next.UPOS == "PROPN" && (word == "Group" && n.Type == Group || n.First == n.Last && isOrdinal(tokens[n.First].Of(m.doc.Body)) && m.tables.last[word] == Group) {
			return m.name(n.Sentence, n.First, n.Last+1, Group, n.Score)
		}
	}
	return n
}

// known looks for a name that the document or the tables know, from a token on and before the limit: its last token, or -1.
func (m *nameMemory) known(sentence, first, limit int) (int, NameType) {
	tokens := m.doc.Sentences[sentence].Tokens
	if first+1 < limit && tokens[first+1].UPOS == "PROPN" && m.tables.last[tokens[first+1].Of(m.doc.Body)] == Group && isOrdinal(tokens[first].Of(m.doc.Body)) {
		return first + 1, Group // the 3rd Brigade
	}
	r := firstRune(tokens[first].Of(m.doc.Body))
	if !unicode.IsUpper(r) && r < 0x80 && tokens[first].Of(m.doc.Body) != "al" {
		return -1, ""
	}
	if t, ok := m.tables.first[tokens[first].Of(m.doc.Body)]; ok && first+1 < limit && tokens[first+1].UPOS == "PROPN" {
		last := first + 1
		for last+1 < limit && tokens[last+1].UPOS == "PROPN" {
			last++
		}
		return last, t
	}
	for last := min(first+max(m.tables.longest, 3), limit) - 1; last >= first; last-- {
		words := m.words(sentence, first, last)
		if t, ok := m.tables.known[words]; ok && (nominal(tokens[last]) || last > first) {
			return last, t
		}
		if m.tables.places[words] && tokens[last].UPOS == "PROPN" && (last+1 == len(tokens) || tokens[last+1].UPOS != "PROPN") {
			return last, Place
		}
		if votes := m.votes[words]; votes != nil && nominal(tokens[last]) && len(words) > 2 {
			best := m.decide(words, "")
			if votes[best] >= 0.8 {
				return last, best
			}
		}
	}
	return -1, ""
}

// isOrdinal says whether a word is a number with its ending: 1st, 13th.
func isOrdinal(word string) bool {
	digits := strings.TrimRight(word, "stndrh")
	return digits != "" && len(word) == len(digits)+2 && strings.Trim(digits, "0123456789") == ""
}

// nominal says whether a token may be a name as far as its tag goes: taggers take unknown names at the start of a sentence for nouns.
func nominal(t Token) bool { return t.UPOS == "PROPN" || t.UPOS == "NOUN" || t.UPOS == "X" }
