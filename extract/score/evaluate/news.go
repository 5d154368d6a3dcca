package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"newsgraph/extract"
	"newsgraph/extract/score"
	"newsgraph/extract/text/model/corpus"
	"newsgraph/graph/ontology"
)

// news measures on real news of the shared folder. The repository holds which sentences these are and what they claim, not their texts.
type news struct {
	folder string                 // items.txt, gold.tsv, names.tsv, or folders that hold these; their README tells the formats
	texts  func() (*texts, error) // of the shared folder, read once for all sets
}

// texts are the sentences and documents that items may name.
type texts struct {
	sentences []corpus.Sentence // of GMB
	documents map[string]record // of GUM and re3d
}

func newNews(folder, shared string) news {
	return news{folder, sync.OnceValues(func() (*texts, error) { return readTexts(shared) })}
}

func readTexts(shared string) (*texts, error) {
	sentences, err := corpus.ReadNames(filepath.Join(shared, "data", "ner", "gmb-train.iob2.gz"))
	if err != nil {
		return nil, err
	}
	documents, err := wikinews(filepath.Join(shared, "data", "treebank", "gum-train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	more, err := releases(filepath.Join(shared, "data", "events", "re3d"))
	if err != nil {
		return nil, err
	}
	maps.Copy(documents, more)
	return &texts{sentences, documents}, nil
}

// record is an article as article.Read takes it.
type record struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Body      string `json:"body"`
	Published string `json:"published,omitempty"`
}

func (n news) run(mistakes bool) error {
	pipeline, vocabulary, err := builtIn()
	if err != nil {
		return err
	}
	sets, err := n.sets()
	if err != nil {
		return err
	}
	var strict, structure score.Figures
	forbidden := 0
	for _, set := range sets {
		m, err := set.measure(pipeline, vocabulary)
		if err != nil {
			return err
		}
		name := filepath.Base(set.folder)
		line(name+".precision", m.report.Strict.Precision())
		line(name+".recall", m.report.Strict.Recall())
		m.printMistakes(mistakes)
		strict, structure = sum(strict, m.report.Strict), sum(structure, m.report.Structure)
		forbidden += m.report.Forbidden
	}
	line("news.precision", strict.Precision())
	line("news.recall", strict.Recall())
	line("news.f1", strict.F1())
	line("news.structure_precision", structure.Precision())
	line("news.structure_recall", structure.Recall())
	fmt.Printf("news.forbidden\t%d\n", forbidden)
	return nil
}

func sum(a, b score.Figures) score.Figures {
	return score.Figures{Right: a.Right + b.Right, Wrong: a.Wrong + b.Wrong, Required: a.Required + b.Required, Found: a.Found + b.Found}
}

// sets are the folders below that list texts, or the folder itself.
func (n news) sets() ([]news, error) {
	lists, err := filepath.Glob(filepath.Join(n.folder, "*", "items.txt"))
	if err != nil || len(lists) == 0 {
		return []news{n}, err
	}
	out := make([]news, len(lists))
	for i, list := range lists {
		out[i] = news{filepath.Dir(list), n.texts}
	}
	return out, nil
}

func (n news) measure(p *extract.Pipeline, o *ontology.Ontology) (*measurement, error) {
	dir, err := os.MkdirTemp("", "news")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "news.jsonl")
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	err = n.print(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return nil, err
	}
	return measure(p, o, filepath.Join(n.folder, "gold.tsv"), path)
}

// printAll writes the texts of all sets.
func (n news) printAll(w io.Writer) error {
	sets, err := n.sets()
	for _, set := range sets {
		if err == nil {
			err = set.print(w)
		}
	}
	return err
}

// print writes the texts that the folder lists as JSON Lines.
func (n news) print(w io.Writer) error {
	all, err := n.texts()
	if err != nil {
		return err
	}
	list := filepath.Join(n.folder, "items.txt")
	f, err := os.Open(list)
	if err != nil {
		return err
	}
	defer f.Close()
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	lines := bufio.NewScanner(f)
	for at := 1; lines.Scan(); at++ {
		id := lines.Text()
		if id == "" || id[0] == '#' {
			continue
		}
		r, ok := all.documents[id]
		if !ok {
			first, last, err := span(id)
			if err != nil || first > last || last >= len(all.sentences) {
				return fmt.Errorf("%s:%d: %q names no text: m00010 is the eleventh sentence of GMB, m00010-00024 fifteen from there, GUM_news_… a document of GUM, re3d_… one of re3d", list, at, id)
			}
			r = record{ID: id, Body: paragraphs(all.sentences[first : last+1])}
		}
		if err := out.Encode(r); err != nil {
			return err
		}
	}
	return lines.Err()
}

// span reads an item's numbers of its first and last sentence.
func span(id string) (first, last int, err error) {
	numbers, _ := strings.CutPrefix(id, "m")
	from, to, many := strings.Cut(numbers, "-")
	if first, err = strconv.Atoi(from); err != nil || !many {
		return first, first, err
	}
	last, err = strconv.Atoi(to)
	return first, last, err
}

// wikinews are the documents of news in GUM with their dates.
func wikinews(path string) (map[string]record, error) {
	sentences, err := corpus.ReadTreebank(path)
	if err != nil {
		return nil, err
	}
	f, err := corpus.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var documents []record // in their order, as in the sentences
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if id, ok := strings.CutPrefix(lines.Text(), "# newdoc id = "); ok {
			documents = append(documents, record{ID: id})
		}
		if day, ok := strings.CutPrefix(lines.Text(), "# meta::dateCreated = "); ok && len(documents) > 0 {
			documents[len(documents)-1].Published = day
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	out := map[string]record{}
	at := -1
	for i, s := range sentences {
		if !s.Document {
			continue
		}
		at++
		end := i + 1
		for end < len(sentences) && !sentences[end].Document {
			end++
		}
		if at == len(documents) {
			return nil, fmt.Errorf("%s: more documents than `# newdoc id` lines", path)
		}
		if r := documents[at]; strings.HasPrefix(r.ID, "GUM_news_") {
			r.Body, _ = corpus.Raw(sentences[i:end], " ")
			out[r.ID] = r
		}
	}
	return out, nil
}

// releases are the documents of re3d, named by the first eight digits of their identifiers.
func releases(folder string) (map[string]record, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*", "documents.json"))
	if err != nil {
		return nil, err
	}
	out := map[string]record{}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(f); ; {
			var document struct {
				ID    string `json:"_id"`
				Title string
				Text  string
			}
			if err = d.Decode(&document); err != nil {
				break
			}
			id := fmt.Sprintf("re3d_%.8s", document.ID)
			out[id] = record{ID: id, Title: document.Title, Body: document.Text}
		}
		f.Close()
		if err != io.EOF {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
	}
	return out, nil
}

// paragraphs is the text of sentences whose spaces are not known, each a paragraph of its own as agencies write.
func paragraphs(sentences []corpus.Sentence) string {
	out := make([]string, len(sentences))
	for i, s := range sentences {
		out[i] = unspaced(s.Tokens)
	}
	return strings.Join(out, "\n\n")
}

// unspaced puts words together with the spaces that English has between them.
func unspaced(tokens []corpus.Token) string {
	var b strings.Builder
	glued, quoted := true, false // no space before the next word; within quotation marks
	for _, t := range tokens {
		opens := false
		switch t.Form {
		case ",", ".", ";", ":", "?", "!", "%", ")", "]", "...", "'s", "'", "n't", "'re", "'ve", "'ll", "'m", "'d":
			glued = true
		case "(", "[", "$", "#":
			opens = true
		case `"`:
			glued = glued || quoted
			quoted = !quoted
			opens = quoted
		case "/":
			glued, opens = true, true
		}
		if !glued {
			b.WriteByte(' ')
		}
		b.WriteString(t.Form)
		glued = opens
	}
	return b.String()
}
