package graph

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"newsgraph/graph/ontology"
)

// Check reports everything that keeps a delta out of a store, all faults joined: ends that no mention introduces, kinds and
// relations that the vocabulary lacks, ids that are empty or stand twice, text that is not UTF-8 or holds NUL, dates that are
// none.
func (d Delta) Check(o *ontology.Ontology) error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if d.Article.ID == "" {
		fault("the article has no id")
	}
	if d.Article.Version.SHA256 == "" {
		fault("the article has no SHA-256")
	}
	kinds := map[string]string{}
	for i, m := range d.Mentions {
		switch _, ok := o.Kind(m.Kind); {
		case !ok:
			fault("node %s: no kind %q in the vocabulary", m.Entity, m.Kind)
		case m.Entity == "" || m.Name == "":
			fault("mention %d has no id or no name", i)
		case i > 0 && d.Mentions[i-1].Entity >= m.Entity:
			fault("mentions are not sorted by id, or %s stands twice", m.Entity)
		}
		kinds[m.Entity] = m.Kind
	}
	for i, e := range d.Edges {
		if i > 0 && d.Edges[i-1].ID >= e.ID {
			fault("edges are not sorted by id, or %s stands twice", e.ID)
		}
		if err := d.checkEdge(o, e, kinds); err != nil {
			fault("claim %s: %w", e.ID, err)
		}
	}
	if len(faults) == 0 && !clean(d) {
		fault("text that is not UTF-8 or holds a NUL")
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("article %s: %w", d.Article.ID, err)
	}
	return nil
}

func (d Delta) checkEdge(o *ontology.Ontology, e Edge, kinds map[string]string) error {
	for _, end := range []string{e.Source, e.Target, e.Speaker, e.Place} {
		if _, ok := kinds[end]; end != "" && !ok {
			return fmt.Errorf("the article does not mention %s", end)
		}
	}
	switch {
	case e.ID == "" || e.Source == "":
		return errors.New("no id or no source")
	case e.Source == e.Target:
		return fmt.Errorf("%s %s itself", e.Source, e.Relation)
	case !slices.Contains([]string{Asserted, Planned, Conditional}, e.Modality):
		return fmt.Errorf("no modality %q", e.Modality)
	case !(e.Confidence >= 0 && e.Confidence <= 1):
		return fmt.Errorf("confidence %v is not between 0 and 1", e.Confidence)
	case e.Evidence.Article != d.Article.ID:
		return fmt.Errorf("its evidence is of article %s", e.Evidence.Article)
	case e.Evidence.Quote == "" || e.Evidence.End-e.Evidence.Start != len(e.Evidence.Quote):
		return errors.New("the quote does not fit its offsets")
	}
	if e.Date != nil {
		for _, day := range []string{e.Date.Start, e.Date.End} {
			if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
				return fmt.Errorf("date: %w", err)
			}
		}
	}
	return o.Check(e.Relation, kinds[e.Source], kinds[e.Target])
}

// clean says whether every text of the delta can be kept by every store.
func clean(d Delta) bool {
	ok := func(texts ...string) bool {
		for _, s := range texts {
			if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
				return false
			}
		}
		return true
	}
	a := d.Article
	if !ok(a.ID, a.URL, a.Title, a.Publisher, a.Lang, a.Version.SHA256, a.Version.Extractor) {
		return false
	}
	for _, m := range d.Mentions {
		if !ok(m.Entity, m.Name, m.Codes.ISO3, m.Codes.CAMEO, m.Codes.Wikidata) {
			return false
		}
		for name := range m.Names {
			if !ok(name) {
				return false
			}
		}
	}
	for _, e := range d.Edges {
		if !ok(e.ID, e.Trigger, e.Title, e.Evidence.Quote) || e.Quantity != nil && !ok(e.Quantity.Unit, e.Quantity.Text) {
			return false
		}
	}
	return true
}
