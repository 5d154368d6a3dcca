package graph

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"newsgraph/graph/ontology"
)

// maxKey bounds an id in bytes: a unique index of Neo4j takes keys up to 8 kB.
const maxKey = 4000

// CheckAll reports everything that keeps deltas from being merged in one call: the faults of each (see Check), and articles
// that stand twice.
func CheckAll(deltas []Delta, o *ontology.Ontology) error {
	var faults []error
	seen := map[string]bool{}
	for _, d := range deltas {
		if seen[d.Article.ID] {
			faults = append(faults, fmt.Errorf("article %s stands twice in one merge", d.Article.ID))
		}
		seen[d.Article.ID] = true
		faults = append(faults, d.Check(o))
	}
	return errors.Join(faults...)
}

// Check reports everything that keeps a delta out of a store, all faults joined: ends that no mention introduces, kinds and
// relations that the vocabulary lacks, ids that are empty, longer than 4,000 bytes or stand twice, text that is not UTF-8 or
// holds NUL, dates and quantities that are none.
func (d Delta) Check(o *ontology.Ontology) error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if d.Article.ID == "" {
		fault("the article has no id")
	}
	if len(d.Article.ID) > maxKey {
		fault("an id of %d bytes is longer than %d", len(d.Article.ID), maxKey)
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
		case len(m.Entity) > maxKey:
			fault("mention %d: an id of %d bytes is longer than %d", i, len(m.Entity), maxKey)
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
	case len(e.ID) > maxKey:
		return fmt.Errorf("an id of %d bytes is longer than %d", len(e.ID), maxKey)
	case e.Source == e.Target:
		return fmt.Errorf("%s %s itself", e.Source, e.Relation)
	case !slices.Contains([]string{Asserted, Planned, Conditional}, e.Modality):
		return fmt.Errorf("no modality %q", e.Modality)
	case !(e.Confidence >= 0 && e.Confidence <= 1):
		return fmt.Errorf("confidence %v is not between 0 and 1", e.Confidence)
	case e.Evidence.Article != d.Article.ID:
		return fmt.Errorf("its evidence is of article %s", e.Evidence.Article)
	case e.Evidence.Quote == "" || e.Evidence.Start < 0 || e.Evidence.End-e.Evidence.Start != len(e.Evidence.Quote):
		return errors.New("the quote does not fit its offsets")
	}
	if err := e.Date.check(); err != nil {
		return fmt.Errorf("date: %w", err)
	}
	if q := e.Quantity; q != nil && !(math.Abs(q.Value) <= math.MaxFloat64 && math.Abs(q.High) <= math.MaxFloat64) {
		return fmt.Errorf("quantity %v to %v is no number", q.Value, q.High)
	}
	return o.Check(e.Relation, kinds[e.Source], kinds[e.Target])
}

func (d *Date) check() error {
	if d == nil {
		return nil
	}
	for _, day := range []string{d.Start, d.End} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return err
		}
	}
	switch {
	case d.Start == "" && d.End == "":
		return errors.New("neither a first nor a last day")
	case d.End != "" && d.Start > d.End:
		return fmt.Errorf("%s is after %s", d.Start, d.End)
	}
	return nil
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
	if !ok(a.ID, a.URL, a.Title, a.Publisher, a.Lang, a.Agency, a.Sketch, a.Version.SHA256, a.Version.Extractor) {
		return false
	}
	for _, m := range d.Mentions {
		if !ok(m.Entity, m.Name, m.Codes.ISO3, m.Codes.CAMEO, m.Codes.Wikidata, m.Told) {
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
		if e.Date != nil && !ok(e.Date.Precision, e.Date.Basis) {
			return false
		}
	}
	return true
}
