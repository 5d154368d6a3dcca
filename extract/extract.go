// Package extract turns articles into what they say.
//
//	article.Article --text--> Document --entity--> entities --claim--> claims --Delta--> graph.Delta
//
// Extractor is what reads one article; Pipeline is the built-in one. Extractors say what they found as a Result, in spans of
// the article's body and their own entities; Delta makes of a Result what a graph.Store keeps, with ids made from content.
package extract

import (
	"context"

	"newsgraph/extract/article"
	"newsgraph/extract/claim"
	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// Extractor reads articles. It may be used by several goroutines, and gives the same result for the same article.
type Extractor interface {
	// Version names the extractor and everything its results depend on: two extractors of one version read alike.
	Version() string

	// Extract reads one article. An article without any claim gives an empty Result and no error. An error means that this
	// article could not be read; the next one may be. When ctx ends, Extract returns ctx.Err().
	Extract(ctx context.Context, a article.Article) (Result, error)
}

// Result is what an article says.
type Result struct {
	Document text.Document
	Entities []entity.Entity
	Claims   []claim.Claim // in order of their triggers
	Agency   string        // news agencies that the text credits, parted by "; "
}
