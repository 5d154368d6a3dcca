// Package corpus reads the treebanks and name data that the language engine is trained and measured on: CoNLL-U files and the
// column formats of name corpora, plain or compressed with gzip.
package corpus

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Token is a word of a corpus with what its annotators say of it. What a corpus does not annotate is empty.
type Token struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int // index in the sentence, or -1
	Deprel                  string
	NoSpace                 bool   // no space follows
	Name                    string // B-per, I-per, O …; empty where names are not annotated
}

// Sentence is a sentence of a corpus.
type Sentence struct {
	Tokens    []Token
	Entities  []Entity // as annotated, nested ones too; nil where there are none
	Paragraph bool     // a paragraph or a document starts here
	Document  bool     // a document starts here
}

// Entity is a mention of something in a sentence, named or not.
type Entity struct {
	First, Last int // tokens, both included
	Type        string
	Cluster     string // the same for mentions of one thing in a document
}

// Text is the sentence as a line of its forms with a space between them.
func (s Sentence) Text() string {
	var b strings.Builder
	for i, t := range s.Tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Form)
	}
	return b.String()
}

// Open opens a file, and decompresses it when its name ends in .gz.
func Open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("decompressing %s: %w", path, err)
	}
	return compressed{z, f}, nil
}

type compressed struct {
	*gzip.Reader
	file *os.File
}

func (c compressed) Close() error {
	if err := c.Reader.Close(); err != nil {
		return err
	}
	return c.file.Close()
}

// ReadTreebank reads a CoNLL-U file. Words that stand for several tokens and empty nodes are left out.
func ReadTreebank(path string) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	noSpaceUntil, noSpaceWord := 0, false
	open := openEntities{}
	err := eachLine(path, func(line string) error {
		switch {
		case line == "":
			if len(s.Tokens) > 0 {
				out = append(out, s)
			}
			s = Sentence{}
			noSpaceUntil = 0
			clear(open)
			return nil
		case line[0] == '#':
			s.Document = s.Document || strings.HasPrefix(line, "# newdoc")
			s.Paragraph = s.Paragraph || s.Document || strings.HasPrefix(line, "# newpar")
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return fmt.Errorf("%d columns where 10 should be", len(f))
		}
		noSpace := strings.Contains(f[9], "SpaceAfter=No")
		if from, to, ok := strings.Cut(f[0], "-"); ok {
			_ = from
			last, err := strconv.Atoi(to)
			noSpaceUntil, noSpaceWord = last, noSpace
			return err
		}
		if strings.Contains(f[0], ".") {
			return nil
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return fmt.Errorf("head %q: %w", f[6], err)
		}
		t := Token{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: head - 1, Deprel: f[7], NoSpace: noSpace}
		if n := len(s.Tokens) + 1; n < noSpaceUntil {
			t.NoSpace = true
		} else if n == noSpaceUntil {
			t.NoSpace = noSpaceWord
		}
		s.Tokens = append(s.Tokens, t)
		for field := range strings.SplitSeq(f[9], "|") {
			if marks, ok := strings.CutPrefix(field, "Entity="); ok {
				open.mark(&s, marks)
			}
		}
		return nil
	})
	if len(s.Tokens) > 0 {
		out = append(out, s)
	}
	return out, err
}

// openEntities are the mentions that have begun and not ended, by their number.
type openEntities map[string][]Entity

// mark reads the marks of one token, which open mentions, "(3-person-new-…", and close them, "3)".
func (o openEntities) mark(s *Sentence, marks string) {
	at := len(s.Tokens) - 1
	for marks != "" {
		end := strings.IndexAny(marks[1:], "()") + 1
		if end == 0 {
			end = len(marks)
		}
		opens := marks[0] == '('
		fields := strings.SplitN(strings.Trim(marks[:end], "()"), "-", 3)
		closes := end < len(marks) && marks[end] == ')'
		if closes {
			end++
		}
		marks = marks[end:]
		number := fields[0]
		if opens && len(fields) > 1 {
			o[number] = append(o[number], Entity{First: at, Type: fields[1], Cluster: number})
		}
		if open := o[number]; closes && len(open) > 0 {
			e := open[len(open)-1]
			e.Last = at
			o[number] = open[:len(open)-1]
			s.Entities = append(s.Entities, e)
		}
	}
}

// ReadNames reads a file of names in columns: form first, label last ("form tag label" or "form label"), or the columns of Universal NER,
// which start with a number. Labels without B- at the start of a name get one.
func ReadNames(path string) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	flush := func() {
		if len(s.Tokens) > 0 {
			out = append(out, s)
		}
		s = Sentence{}
	}
	err := eachLine(path, func(line string) error {
		if line == "" {
			flush()
			return nil
		}
		if strings.HasPrefix(line, "# ") && !strings.Contains(line, "\t") {
			s.Document = s.Document || strings.HasPrefix(line, "# newdoc")
			return nil
		}
		f := strings.Fields(line)
		if strings.Contains(line, "\t") {
			f = strings.Split(line, "\t")
		}
		t := Token{Head: -1}
		switch len(f) {
		case 2:
			t.Form, t.Name = f[0], f[1]
		case 3:
			t.Form, t.XPOS, t.Name = f[0], f[1], f[2]
		case 5:
			t.Form, t.Name = f[1], f[2]
		default:
			return fmt.Errorf("%d columns where 2, 3 or 5 should be", len(f))
		}
		if typ, ok := strings.CutPrefix(t.Name, "I-"); ok {
			if n := len(s.Tokens); n == 0 || !strings.HasSuffix(s.Tokens[n-1].Name, "-"+typ) {
				t.Name = "B-" + typ
			}
		}
		s.Tokens = append(s.Tokens, t)
		return nil
	})
	flush()
	return out, err
}

// eachLine calls f with every line of a file; faults are named by file and line.
func eachLine(path string, f func(line string) error) error {
	r, err := Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := f(strings.TrimRight(lines.Text(), "\r")); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

// Raw puts the text of sentences together again: between sentences of one paragraph stands what is given, between paragraphs a blank
// line. The spans of the tokens come with it, one slice a sentence.
func Raw(sentences []Sentence, between string) (string, [][][2]int) {
	var b strings.Builder
	spans := make([][][2]int, len(sentences))
	space := false
	for i, s := range sentences {
		switch {
		case i == 0:
		case s.Paragraph:
			b.WriteString("\n\n")
		case space || between != " ": // a space only where the treebank has one
			b.WriteString(between)
		}
		space = false
		for _, t := range s.Tokens {
			if space {
				b.WriteByte(' ')
			}
			start := b.Len()
			b.WriteString(t.Form)
			spans[i] = append(spans[i], [2]int{start, b.Len()})
			space = !t.NoSpace
		}
	}
	return b.String(), spans
}
