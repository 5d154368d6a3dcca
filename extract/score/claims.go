package score

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"newsgraph/graph/ontology"
)

// maxLine bounds a line of a claims file, in bytes.
const maxLine = 64 << 20

// Claim is what scoring looks at in a claim of any extractor.
type Claim struct {
	Article                        string // its id; a path is compared by its last part
	Source, Target, Speaker, Place *End   // nil where the claim has none
	Relation                       string
	Negated, Planned, Reported     bool
}

// End is an entity by its names.
type End struct {
	Name    string
	Aliases []string
}

// ReadClaims reads claims from JSON Lines as "newsgraph extract --format jsonl" writes them, whoever wrote them: article and
// relation must be there and the relation of the vocabulary; other fields may be absent, and fields that are not looked at
// may be anything. A fault names file and line.
func ReadClaims(r io.Reader, file string, o *ontology.Ontology) ([]Claim, error) {
	var claims []Claim
	err := EachLine(r, file, maxLine, func(line string) error {
		if !utf8.ValidString(line) {
			return errors.New("not UTF-8")
		}
		c, err := readClaim(line)
		if err != nil {
			return fmt.Errorf("no claim: %w", err)
		}
		if _, ok := o.Relation(c.Relation); !ok {
			return fmt.Errorf("no relation %s", c.Relation)
		}
		claims = append(claims, c)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return claims, nil
}

// EachLine calls do for every line of a file of JSON Lines that is not blank, until one has a fault. A byte order mark is passed
// over; a line has at most so many bytes. Errors name file and line.
func EachLine(r io.Reader, file string, longest int, do func(string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), longest)
	n := 1
	for ; lines.Scan(); n++ {
		line := lines.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := do(line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s:%d: %w", file, n, err)
	}
	return nil
}

// fields are those of a JSON object by their exact names; encoding/json would take "Relation" for "relation" in a struct.
type fields map[string]json.RawMessage

func readClaim(line string) (Claim, error) {
	var f fields
	if err := json.Unmarshal([]byte(line), &f); err != nil {
		return Claim{}, err
	}
	if f["article"] == nil || f["relation"] == nil {
		return Claim{}, errors.New("no article or no relation")
	}
	c := Claim{Negated: truth(f["negated"]), Planned: truth(f["planned"]), Reported: truth(f["reported"])}
	if json.Unmarshal(f["article"], &c.Article) != nil {
		c.Article = string(f["article"]) // a number names an article too
	}
	if err := json.Unmarshal(f["relation"], &c.Relation); err != nil {
		return Claim{}, fmt.Errorf("relation: %w", err)
	}
	for _, end := range []struct {
		name string
		to   **End
	}{{"source", &c.Source}, {"target", &c.Target}, {"speaker", &c.Speaker}, {"place", &c.Place}} {
		e, err := readEnd(f[end.name])
		if err != nil {
			return Claim{}, fmt.Errorf("%s: %w", end.name, err)
		}
		*end.to = e
	}
	return c, nil
}

func readEnd(raw json.RawMessage) (*End, error) {
	if !truth(raw) {
		return nil, nil
	}
	var f fields
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, err
	}
	e := &End{}
	if truth(f["name"]) {
		if err := json.Unmarshal(f["name"], &e.Name); err != nil {
			return nil, fmt.Errorf("name: %w", err)
		}
	}
	if truth(f["aliases"]) {
		if err := json.Unmarshal(f["aliases"], &e.Aliases); err != nil {
			return nil, fmt.Errorf("aliases: %w", err)
		}
	}
	return e, nil
}

// truth says whether a value is there and is neither null, false, zero nor empty.
func truth(raw json.RawMessage) bool {
	var v any
	if raw == nil || json.Unmarshal(raw, &v) != nil {
		return false
	}
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case float64:
		return v != 0
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return true
}

// base is the last part of a path.
func base(article string) string {
	article = strings.TrimRight(article, "/")
	return article[strings.LastIndexByte(article, '/')+1:]
}
