package claim

import "slices"

// tag is a verb of saying that stands beside what it tells, with its subject: "…, the minister said", "…, said the minister in
// Oslo, …", or the speaker before the colon of a headline. Its marks and order are surer than the parse, which hangs it anywhere.
type tag struct {
	verb        int // the verb, "according", or the colon
	first, last int // the words that name who speaks
	told        [2]stretch
}

// stretch is a run of tokens, half open.
type stretch struct{ from, to int }

func (r stretch) holds(i int) bool { return r.from <= i && i < r.to }

func (g tag) covers(i int) bool { return g.told[0].holds(i) || g.told[1].holds(i) }

// findTags finds the tags of a sentence.
func (t *tree) findTags() []tag {
	var out []tag
	for v := range t.tokens {
		g, ok := t.tagAt(v)
		if !ok {
			g, ok = t.accordingAt(v)
		}
		if !ok {
			g, ok = t.colonAt(v)
		}
		if ok {
			out = append(out, g)
		}
	}
	return out
}

// tagAt reads the tag around a verb of saying.
func (t *tree) tagAt(v int) (tag, bool) {
	if !t.lex.is("tag-verb", t.lemma(v)) || !t.finite(v) || t.claims(v) {
		return tag{}, false
	}
	g := tag{verb: v}
	start, end := 0, v+1
	if v > 0 && t.divides(v-1) && t.opensPhrase(v+1) && !t.lex.is("listener-verb", t.lemma(v)) && !t.addresses(v) {
		g.first, g.last = v+1, t.phraseEnd(v+1)
		start, end = v, g.last+1
	} else if start = t.phraseStart(v); start == none {
		return tag{}, false
	} else {
		g.first, g.last = start, v-1
		for t.divides(g.last) {
			g.last--
		}
	}
	end, ok := t.tagEnd(end)
	if !ok || start == 0 || !t.divides(start-1) {
		return tag{}, false
	}
	if t.predicates(0, start) || t.quotedIn(0, start) {
		g.told[0] = stretch{0, start}
	}
	if end+1 < len(t.tokens) && t.words[end] != ";" && t.goesOn(end+1) && (g.told[0].to > 0 || t.words[start-1] == "," && v-start <= 4) {
		g.told = [2]stretch{{0, start}, {end, len(t.tokens)}}
		if start > 1 && t.isRelative(start-2) {
			g.told = [2]stretch{{end, len(t.tokens)}} // "which, they say, …"
		}
	}
	return g, g.told[0].to > 0
}

// addresses says whether a verb has a subject before it and whom it is said to behind it: "Peru, which has ships there, warned Chile".
// Tags are found before the children of the tokens are gathered.
func (t *tree) addresses(v int) bool {
	subject, listener := false, false
	for i, tok := range t.tokens {
		if tok.Head != v {
			continue
		}
		subject = subject || i < v && tok.Deprel == "nsubj"
		listener = listener || i > v && (tok.Deprel == "iobj" || tok.Deprel == "obj")
	}
	return subject && listener
}

// finite says whether a token is a verb in a finite form, as its tag or the word before has it.
func (t *tree) finite(v int) bool {
	switch t.tokens[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN":
		return v == 0 || t.tokens[v-1].UPOS != "AUX" || t.lemma(v-1) == "have"
	}
	return false
}

// divides says whether a token is a mark that may part a tag from what it tells.
func (t *tree) divides(i int) bool {
	if i < 0 || i >= len(t.tokens) {
		return false
	}
	switch t.words[i] {
	case "-", "–":
		return !t.joined(i)
	case ",", "—", "--", ";", "'", "!", "?":
		return true
	}
	return t.isQuote(i)
}

// joined says whether a dash stands within a word, without a space on either side: "Rey-Mora".
func (t *tree) joined(i int) bool {
	return i > 0 && i+1 < len(t.tokens) && t.tokens[i-1].End == t.tokens[i].Start && t.tokens[i].End == t.tokens[i+1].Start
}

// opensPhrase says whether a noun phrase begins at a token.
func (t *tree) opensPhrase(i int) bool {
	if i >= len(t.tokens) || t.words[i] == "that" || t.words[i] == "there" || t.lex.is("day", t.words[i]) {
		return false
	}
	switch t.tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM":
		return true
	}
	return false
}

// phraseEnd is the last token of the phrase of a speaker behind the verb: said Ali Bongo, the head of the union, …
func (t *tree) phraseEnd(i int) int {
	end := t.run(i)
	if end+2 < len(t.tokens) && t.words[end+1] == "," && t.opensPhrase(end+2) {
		if next := t.run(end + 2); next+1 >= len(t.tokens) || t.divides(next+1) || t.tokens[next+1].UPOS == "PUNCT" {
			if !t.predicates(end+2, next+1) {
				return next
			}
		}
	}
	return end
}

// run is the last token before the next mark or finite verb.
func (t *tree) run(i int) int {
	for i+1 < len(t.tokens) && t.tokens[i+1].UPOS != "PUNCT" && !t.predicate(i+1) {
		i++
	}
	return i
}

// phraseStart is where the phrase of a speaker before a verb begins, with what stands in apposition: "her spokeswoman, Ada Obi, said".
func (t *tree) phraseStart(v int) int {
	i := v - 1
	for i >= 0 && (t.tokens[i].UPOS == "ADV" || t.tokens[i].UPOS == "AUX") {
		if t.lex.is("negation", t.words[i]) || t.tokens[i].XPOS == "MD" {
			return none
		}
		i--
	}
	if i < 0 {
		return none
	}
	start := i + 1
	if t.words[i] == "," {
		inner := t.back(i - 1)
		if inner < 2 || t.words[inner-1] != "," || t.predicates(inner, i) && !t.isRelative(inner) {
			return none
		}
		start = inner - 1
	}
	first := t.back(start - 1)
	if first >= start || t.predicates(first, start) || !t.names(first, start) {
		return none
	}
	for first > 0 && first < start && t.tokens[first].UPOS == "CCONJ" {
		first++
	}
	return first
}

// back is the first token after the mark before a token.
func (t *tree) back(i int) int {
	for i >= 0 && !t.divides(i) && t.words[i] != ":" {
		i--
	}
	return i + 1
}

// names says whether a noun, name or pronoun stands in a range.
func (t *tree) names(from, to int) bool {
	for i := from; i < to; i++ {
		if t.isNominal(i) {
			return true
		}
	}
	return false
}

// predicate says whether a token is a finite verb or a modal.
func (t *tree) predicate(i int) bool {
	switch t.tokens[i].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

func (t *tree) predicates(from, to int) bool {
	for i := from; i < to; i++ {
		if t.predicate(i) {
			return true
		}
	}
	return false
}

// quotedIn says whether a range ends with a quotation.
func (t *tree) quotedIn(from, to int) bool {
	for i := max(from, to-2); i < to; i++ {
		if t.isQuote(i) {
			return true
		}
	}
	return false
}

func (t *tree) isQuote(i int) bool {
	switch t.words[i] {
	case "“", "”", `"`, "``", "''":
		return true
	}
	return false
}

// tagEnd is where a tag ends that has nothing to tell behind its verb but when, where and to whom; ok is false when a clause follows.
func (t *tree) tagEnd(i int) (end int, ok bool) {
	for ; i < len(t.tokens); i++ {
		switch {
		case t.words[i] == "that" && t.tokens[i].UPOS == "SCONJ":
			return i, false
		case t.tokens[i].UPOS == "PUNCT" && t.words[i] != "-":
			return i, true
		case t.lex.is("tag-clause", t.words[i]):
			return t.clauseEnd(i), true
		case t.predicate(i):
			return i, false
		}
	}
	return i, true
}

// clauseEnd is the next mark.
func (t *tree) clauseEnd(i int) int {
	for i < len(t.tokens) && t.tokens[i].UPOS != "PUNCT" {
		i++
	}
	return i
}

// goesOn says whether what is told goes on behind a tag: a clause that is no new main clause of the reporter's.
func (t *tree) goesOn(i int) bool {
	if !t.predicates(i, len(t.tokens)) && !t.isQuote(i) && !t.isQuote(i-1) {
		return false
	}
	if t.tokens[i].XPOS == "VBG" {
		return false // "…, he said, adding that"
	}
	if t.tokens[i].UPOS != "CCONJ" {
		return true
	}
	for k := i; k < len(t.tokens); k++ {
		if t.isQuote(k) || t.lex.is("backshift", t.words[k]) {
			return true
		}
		if t.predicate(k) {
			break
		}
	}
	return false
}

// accordingAt reads "according to" and its like.
func (t *tree) accordingAt(i int) (tag, bool) {
	if i+2 >= len(t.words) || !t.lex.is("attribution", t.words[i]+"_"+t.words[i+1]) || !t.opensPhrase(i+2) {
		return tag{}, false
	}
	return tag{verb: i, first: i + 2, last: t.run(i + 2), told: [2]stretch{{0, i}, {i + 2, len(t.tokens)}}}, true
}

// colonAt reads the colon of a headline: "Junta: France armed rebels", "France armed rebels: junta".
func (t *tree) colonAt(i int) (tag, bool) {
	n := len(t.tokens)
	if t.words[i] != ":" && t.words[i] != "-" && t.words[i] != "–" || i == 0 || i+1 >= n || t.tokens[n-1].UPOS == "PUNCT" {
		return tag{}, false
	}
	switch {
	case t.words[i] == ":" && i <= 4 && t.names(0, i) && !t.predicates(0, i) && t.predicates(i+1, n):
		return tag{verb: i, first: 0, last: i - 1, told: [2]stretch{{i + 1, n}}}, true
	case n-i <= 4 && t.names(i+1, n) && !t.predicates(i+1, n) && i > 2 && t.lex.is("voice", t.lemma(n-1)):
		return tag{verb: i, first: i + 1, last: n - 1, told: [2]stretch{{0, i}}}, true
	}
	return tag{}, false
}

// tagOf is the tag of a verb, or nil.
func (t *tree) tagOf(v int) *tag {
	i := slices.IndexFunc(t.tags, func(g tag) bool { return g.verb == v })
	if i < 0 {
		return nil
	}
	return &t.tags[i]
}

// tagOver is the tag that tells a token, or nil.
func (t *tree) tagOver(i int) *tag {
	k := slices.IndexFunc(t.tags, func(g tag) bool { return g.covers(i) && (i < g.first || i > g.last) })
	if k < 0 {
		return nil
	}
	return &t.tags[k]
}

// claims says whether a verb in a relative clause has an object of its own, and says nothing beside it: "for which the rebels have claimed
// responsibility"; or an agent: "including one claimed by the rebels".
func (t *tree) claims(v int) bool {
	for i := v + 1; i < len(t.tokens); i++ {
		if t.head(i) == v && (t.rel(i) == "obj" && t.rel(v) == "acl:relcl" || t.rel(i) == "obl:agent") {
			return true
		}
	}
	return false
}
