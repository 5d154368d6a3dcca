package text

import (
	"fmt"
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
	if a.lemmas, err = lemma.Read(model.Lemmas); err != nil {
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
	for i := range doc.Sentences {
		memory.see(i, a.sentence(s, doc.Body, &doc.Sentences[i]))
	}
	doc.Names = memory.names()
}

// sentence reads one sentence, and returns the names that the network sees in it.
func (a *Analyzer) sentence(s *scratch, body string, sentence *Sentence) []network.Name {
	s.arena.Reset()
	s.forms = s.forms[:0]
	for i := range sentence.Tokens {
		s.forms = append(s.forms, sentence.Tokens[i].Of(body))
	}
	s.seen = append(s.seen[:0], s.forms...)
	headline(s.seen, a.small)
	s.features = a.network.Featurize(s.features[:0], s.seen)
	r := a.network.Read(&s.arena, s.features)
	for i := range sentence.Tokens {
		t := &sentence.Tokens[i]
		tag := a.network.Tags[network.Best(r.Tags.Row(i)[:len(a.network.Tags)])]
		t.UPOS, t.XPOS = tag.UPOS, tag.XPOS
		t.Head, t.Deprel = r.Heads[i], a.network.Labels[r.Labels[i]]
		t.Lemma = a.lemmas.Lemma(s.forms[i], t.UPOS, t.XPOS)
	}
	return network.Names(r.Names)
}
