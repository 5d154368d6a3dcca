package text

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"newsgraph/extract/text/lemma"
	"newsgraph/extract/text/model"
	"newsgraph/extract/text/network"
)

// Analyzer reads bodies. It may be used by several goroutines.
type Analyzer struct {
	tokenizer *Tokenizer
	network   *network.Network
	lemmas    *lemma.Lemmatizer
	speller   speller
	names     *nameTables
	small     map[string]bool // words without a capital in running text
	scratch   sync.Pool       // of *scratch
}

// scratch is the memory of one reading, used again for the next.
type scratch struct {
	arena    network.Arena
	forms    []string
	seen     []string // the forms as the network sees them
	features []network.Features
	lengths  []int
}

// New returns an Analyzer with the tables and models that come with the package. An error means that one of them is faulty.
func New() (*Analyzer, error) {
	a := &Analyzer{scratch: sync.Pool{New: func() any { return new(scratch) }}}
	var err error
	if a.tokenizer, err = NewTokenizer(); err != nil {
		return nil, err
	}
	if a.names, err = newNameTables(); err != nil {
		return nil, err
	}
	if a.network, err = network.Read(model.English); err != nil {
		return nil, fmt.Errorf("reading the model: %w", err)
	}
	a.speller = speller{a.network.Vocabulary}
	if a.lemmas, err = lemma.Read(model.Lemmas, a.network.Vocabulary); err != nil {
		return nil, err
	}
	a.small = make(map[string]bool, 1<<14)
	for word := range strings.Lines(model.Small) {
		a.small[strings.TrimSuffix(word, "\n")] = true
	}
	return a, nil
}

// Analyze reads the parts of a body: its sentences, their tokens with tags, lemmas, heads and labels, and its names. Sentences
// never run over the end of a part, and text outside the parts is not read; each part is one paragraph, in which lines are only
// wrapped. Without parts the whole body is read: a blank line ends a sentence, a single line break may stand within one. Any bytes
// give an answer; the empty body gives no sentence.
func (a *Analyzer) Analyze(body string, parts []Span) Document {
	doc := a.tokenizer.Tokenize(body, parts)
	a.Read(&doc)
	return doc
}

// Tokenize only splits: see Tokenizer.
func (a *Analyzer) Tokenize(body string, parts []Span) Document {
	return a.tokenizer.Tokenize(body, parts)
}

// Read reads a document that has been split already: it fills in all of its tokens but their spans, and its names.
func (a *Analyzer) Read(doc *Document) {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	memory := nameMemory{tables: a.names, doc: doc}
	for from := 0; from < len(doc.Sentences); {
		to, tokens := from, 0
		for to < len(doc.Sentences) && (to == from || tokens+len(doc.Sentences[to].Tokens) <= together) {
			tokens += len(doc.Sentences[to].Tokens)
			to++
		}
		for i, names := range a.sentences(s, doc.Body, doc.Sentences[from:to]) {
			memory.see(from+i, names)
		}
		from = to
	}
	doc.Names = memory.names()
	settleTags(doc)
}

// unsure is how far below the best score a tag has a say in the part of speech and in the lemma.
const unsure = 3

// modest makes less of the differences of scores when lemmas are voted on: the network is surer of its tags than it should be. Verbs are spared:
// what is read as one should have the lemma of one.
const modest = 0.7

// tag fills in the part of speech that the likely tags give most weight together, the best of its tags, and the lemma that the likely
// ones give most weight together: a noun that may be a name keeps its capital if so. What is misspelt has the lemma of the word that is meant.
func (a *Analyzer) tag(t *Token, forms []string, i int, known bool, scores []float32) {
	form := forms[i]
	loud := isLoud(form) && amongCapitals(forms, i)
	best := network.Best(scores)
	tags := a.network.Tags
	var parts, lemmas ballot
	meant, drawn, asked := "", false, known && !tripled(form)
	for k, v := range scores {
		if v < scores[best]-unsure {
			continue
		}
		weight, say := 1.0, 1.0
		if k != best {
			behind := float64(v - scores[best])
			weight = math.Exp(behind)
			if say = weight; tags[best].UPOS != "VERB" {
				say = math.Exp(modest * behind)
			}
		}
		parts.vote(tags[k].UPOS, weight)
		if !asked && (tags[k].UPOS != "PROPN" || tripled(form)) { // most words that no text has are names, which are right
			meant, drawn = a.speller.fix(form, known)
			asked = true
		}
		lemmas.vote(a.lemmaOf(form, loud, meant, drawn, tags[k]), say)
	}
	t.UPOS, t.Lemma = parts.first(), lemmas.first()
	t.XPOS = tags[best].XPOS
	if t.UPOS == tags[best].UPOS {
		return
	}
	best = -1
	for i, v := range scores {
		if tags[i].UPOS == t.UPOS && (best < 0 || v > scores[best]) {
			best = i
		}
	}
	t.XPOS = tags[best].XPOS
}

// frequentWords is how many words of large texts the network knows whether or not a treebank has them. Of those after them many are misspelt.
const frequentWords = 70000

// known says whether a word that has a vector is surely spelt as it should be.
func (a *Analyzer) known(vector int32) bool { return vector >= 0 && vector < frequentWords }

// ballot counts votes.
type ballot struct {
	names   []string
	weights []float64
}

func (b *ballot) vote(name string, weight float64) {
	k := slices.Index(b.names, name)
	if k < 0 {
		k = len(b.names)
		b.names, b.weights = append(b.names, name), append(b.weights, 0)
	}
	b.weights[k] += weight
}

// first is the name with the greatest weight, the first of equals.
func (b *ballot) first() string {
	best := 0
	for k, w := range b.weights {
		if w > b.weights[best] {
			best = k
		}
	}
	return b.names[best]
}

// lemmaOf is the lemma of a form with a tag, or of the word that is meant by it, "" when the form may be right. Names, numbers, foreign words and what
// a list knows are right as they are, but for drawn-out ones.
func (a *Analyzer) lemmaOf(form string, loud bool, meant string, drawn bool, tag network.Tag) string {
	isName := tag.UPOS == "PROPN" || tag.UPOS == "X" || strings.HasPrefix(tag.XPOS, "NNP")
	switch {
	case meant == "" || tag.UPOS == "NUM" || isName && !drawn || a.lemmas.Knows(form, tag.UPOS, tag.XPOS):
		return a.lemma(form, loud, tag)
	case isName:
		return meant
	}
	return a.lemma(meant, false, tag)
}

// lemma is the lemma of a form with a tag. Names in capitals that are more often written with one capital get one: TEHRAN is Tehran; so do
// those that nobody knows among other words in capitals, which is what loud says.
func (a *Analyzer) lemma(form string, loud bool, tag network.Tag) string {
	l := a.lemmas.Lemma(form, tag.UPOS, tag.XPOS)
	if strings.HasPrefix(tag.XPOS, "NNP") && l == form && len(form) > 3 && form == strings.ToUpper(form) {
		lower := strings.ToLower(form)
		if a.network.Vocabulary.OneCapital(lower) || loud && len(form) > 4 && !a.network.Vocabulary.Acronym(lower) {
			return lemma.Title(lower)
		}
	}
	return l
}

// amongCapitals says whether a word beside a token is in capitals too, and no abbreviation, or the whole sentence is.
func amongCapitals(forms []string, i int) bool {
	if i > 0 && isLoud(forms[i-1]) || i+1 < len(forms) && isLoud(forms[i+1]) {
		return true
	}
	for _, f := range forms {
		if f != strings.ToUpper(f) {
			return false
		}
	}
	return true
}

func isLoud(form string) bool { return len(form) > 3 && form == strings.ToUpper(form) && isLatin(form) }

// together is how many tokens are read at once, unless one sentence has more.
const together = 150

// sentences reads sentences, and returns the names that the network sees in each.
func (a *Analyzer) sentences(s *scratch, body string, sentences []Sentence) [][]network.Name {
	s.arena.Reset()
	s.forms, s.features, s.lengths = s.forms[:0], s.features[:0], s.lengths[:0]
	for k := range sentences {
		first := len(s.forms)
		for i := range sentences[k].Tokens {
			s.forms = append(s.forms, sentences[k].Tokens[i].Of(body))
		}
		s.seen = append(s.seen[:0], s.forms[first:]...)
		headline(s.seen, a.small)
		s.features = a.network.Featurize(s.features, s.seen)
		s.lengths = append(s.lengths, len(s.seen))
	}
	names := make([][]network.Name, len(sentences))
	first := 0
	for k, r := range a.network.ReadBatch(&s.arena, s.features, s.lengths) {
		tokens := sentences[k].Tokens
		for i := range tokens {
			t := &tokens[i]
			t.Head, t.Deprel = r.Heads[i], a.network.Labels[r.Labels[i]]
			a.tag(t, s.forms[first:first+len(tokens)], i, a.known(s.features[first+i].Word), r.Tags.Row(i)[:len(a.network.Tags)])
		}
		settleLemmas(tokens, s.forms[first:])
		first += len(tokens)
		names[k] = network.Names(r.Names)
	}
	return names
}
