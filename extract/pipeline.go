package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"newsgraph/extract/article"
	"newsgraph/extract/claim"
	"newsgraph/extract/entity"
	"newsgraph/extract/lang/en"
	"newsgraph/extract/text"
	"newsgraph/graph/ontology"
	"newsgraph/table"
)

// Pipeline is the built-in extractor: text, entity and claim, one after the other.
type Pipeline struct {
	version  string
	analyzer *text.Analyzer
	entities *entity.Finder
	claims   *claim.Finder
	credits  *credits
	least    float64 // confidence of the least certain claim that is told
}

// Options of a Pipeline. The zero value reads with the embedded tables.
type Options struct {
	Tables   string             // a folder whose tables replace or extend the embedded ones; empty for none
	Ontology *ontology.Ontology // nil for the embedded vocabulary

	MinConfidence float64 // claims that are less certain are left out, 0 to 1; see Sure
}

// Sure is the least confidence of claims that are told where nobody asks for more or less.
const Sure = 0.5

// Name is the first part of the version of a Pipeline. It changes with every release that reads differently.
const Name = "newsgraph/2"

// New makes a Pipeline. All faults of a table are returned, with file and line.
func New(o Options) (*Pipeline, error) {
	vocabulary := o.Ontology
	if vocabulary == nil {
		var err error
		if vocabulary, err = ontology.Default(); err != nil {
			return nil, err
		}
	}
	language := en.Tables()
	var user fs.FS
	version := Name
	if o.Tables != "" {
		user = os.DirFS(o.Tables)
		language = table.Overlay{User: user, Base: language}
		sum, err := fingerprint(user)
		if err != nil {
			return nil, fmt.Errorf("reading the tables in %s: %w", o.Tables, err)
		}
		version += "+" + sum
	}
	if o.MinConfidence != Sure {
		version += fmt.Sprintf("+from%g", o.MinConfidence) // other claims are another extractor
	}
	p := &Pipeline{version: version, least: o.MinConfidence}
	var err error
	if p.credits, err = newCredits(); err != nil {
		return nil, err
	}
	if p.analyzer, err = text.New(); err != nil {
		return nil, err
	}
	if p.entities, err = entity.New(entity.Options{Tables: user}); err != nil {
		return nil, err
	}
	if p.claims, err = claim.New(claim.Options{Tables: language, Ontology: vocabulary}); err != nil {
		return nil, err
	}
	return p, nil
}

// fingerprint is a short hash of every file of a folder: other tables are another extractor.
func fingerprint(fsys fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := fsys.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintf(h, "%s\x00", path)
		_, err = io.Copy(h, f)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)[:4]), err
}

// Version names the pipeline and, when the user has tables of their own, them.
func (p *Pipeline) Version() string { return p.version }

// Extract reads one article.
func (p *Pipeline) Extract(ctx context.Context, a article.Article) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	doc := p.analyzer.Analyze(a.Body, readable(a.Parts))
	found := p.entities.Find(doc, entity.Context{Published: a.Published, Dateline: dateline(a)})
	claims := p.claims.Find(doc, found, claim.Context{Published: a.Published})
	claims = slices.DeleteFunc(claims, func(c claim.Claim) bool { return c.Confidence < p.least })
	return Result{Document: doc, Entities: found.Entities, Claims: claims, Agency: p.credits.of(a.Body)}, nil
}

// dateline is what stands before the running text in its first paragraph: "MAPUTO, 3 Oct (Agency) -".
func dateline(a article.Article) string {
	for i, p := range a.Parts {
		if p.Role != article.Text {
			continue
		}
		if i > 0 && a.Parts[i-1].Role == article.Byline && !strings.Contains(a.Body[a.Parts[i-1].Start:p.Start], "\n") {
			return a.Body[a.Parts[i-1].Start:a.Parts[i-1].End]
		}
		return ""
	}
	return ""
}

// Known returns the state, organisation or operation of the tables that has this id in the graph, see entity.Finder.
func (p *Pipeline) Known(id string) (entity.Entity, bool) { return p.entities.Known(id) }

// readable are the parts of an article that are read.
func readable(parts []article.Part) []text.Span {
	spans := []text.Span{}
	for _, p := range parts {
		if p.Role.Read() {
			spans = append(spans, text.Span{Start: p.Start, End: p.End})
		}
	}
	return spans
}
