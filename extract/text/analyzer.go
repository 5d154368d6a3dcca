package text

// Analyzer reads bodies. It may be used by several goroutines.
type Analyzer struct {
	tokenizer *Tokenizer
}

// New returns an Analyzer with the tables and models that come with the package. An error means that one of them is faulty.
func New() (*Analyzer, error) {
	tokenizer, err := NewTokenizer()
	if err != nil {
		return nil, err
	}
	return &Analyzer{tokenizer: tokenizer}, nil
}

// Analyze reads the parts of a body: its sentences, their tokens with tags, lemmas, heads and labels, and its names. Sentences
// never run over the end of a part, and text outside the parts is not read; without parts the whole body is one part. A blank line
// always ends a sentence, a single line break may stand within one. Any bytes give an answer; the empty body gives no sentence.
func (a *Analyzer) Analyze(body string, parts []Span) Document {
	return a.tokenizer.Tokenize(body, parts)
}

// Tokenize only splits: see Tokenizer.
func (a *Analyzer) Tokenize(body string, parts []Span) Document {
	return a.tokenizer.Tokenize(body, parts)
}
