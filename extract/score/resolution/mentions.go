package resolution

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/entity"
	"newsgraph/extract/score"
	"newsgraph/extract/text"
)

// maxLine bounds a line of mentions, in bytes.
const maxLine = 1 << 20

// Of returns the mentions of the nodes that an article's result makes, in order of the entities and of their mentions, without
// those of words that mean several at once.
func Of(a article.Article, r extract.Result) []Mention {
	ids := extract.NodeIDs(a.ID, r)
	var out []Mention
	for i, e := range r.Entities {
		if ids[i] == "" {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == entity.Several {
				continue // it is of no node alone
			}
			out = append(out, Mention{Article: a.ID, Start: m.Start, End: m.End, Head: head(r.Document, m), Node: ids[i], Kind: e.Kind, Name: e.Name})
		}
	}
	return out
}

// head is the offset of a mention's head token, that of the mention where the document has no such token or the mention is only
// a part of it ("China" in "US-China").
func head(d text.Document, m entity.Mention) int {
	if m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
		return m.Start
	}
	if tokens := d.Sentences[m.Sentence].Tokens; m.Head >= 0 && m.Head < len(tokens) {
		if start := tokens[m.Head].Start; m.Start <= start && start < m.End {
			return start
		}
	}
	return m.Start
}

// line is a mention as a line of JSON.
type line struct {
	Article string `json:"article"`
	Start   *int   `json:"start"`
	End     *int   `json:"end"`
	Head    *int   `json:"head"`
	Node    string `json:"node"`
	Kind    string `json:"kind"`
	Name    string `json:"name"`
}

// JSON writes the mention as a line of JSON without its end.
func (m Mention) JSON() ([]byte, error) {
	return json.Marshal(line{m.Article, &m.Start, &m.End, &m.Head, m.Node, m.Kind, m.Name})
}

// ReadMentions reads mentions from JSON Lines, an object a line: article, start, end (bytes of the body), head (offset of the
// head word or of any byte in it, the last byte of the span where it is absent), node, kind and name. article, start, end and
// node must be there. A fault names file and line.
func ReadMentions(r io.Reader, file string) ([]Mention, error) {
	var out []Mention
	err := score.EachLine(r, file, maxLine, func(line string) error {
		m, err := readMention(line)
		if err != nil {
			return fmt.Errorf("no mention: %w", err)
		}
		out = append(out, m)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func readMention(s string) (Mention, error) {
	if !utf8.ValidString(s) {
		return Mention{}, errors.New("not UTF-8")
	}
	var l line
	if err := json.Unmarshal([]byte(s), &l); err != nil {
		return Mention{}, err
	}
	switch {
	case l.Article == "" || l.Node == "" || l.Start == nil || l.End == nil:
		return Mention{}, errors.New("needs article, start, end and node")
	case *l.Start < 0 || *l.End <= *l.Start:
		return Mention{}, fmt.Errorf("%d to %d is no span", *l.Start, *l.End)
	}
	m := Mention{Article: l.Article, Start: *l.Start, End: *l.End, Head: *l.End - 1, Node: l.Node, Kind: l.Kind, Name: l.Name}
	if l.Head != nil {
		m.Head = *l.Head
	}
	if m.Head < m.Start || m.Head >= m.End {
		return Mention{}, fmt.Errorf("the head at %d lies outside", m.Head)
	}
	return m, nil
}
