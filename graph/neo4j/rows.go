package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// put adds properties that are not empty: empty means absent.
func (r properties) text(name, value string) {
	if value != "" {
		r[name] = value
	}
}

type properties row

func articleRow(a graph.Article, digest string) row {
	r := row{"id": a.ID, "sha256": a.Version.SHA256, "digest": digest}
	p := properties(r)
	p.text("url", a.URL)
	p.text("title", a.Title)
	p.text("publisher", a.Publisher)
	p.text("lang", a.Lang)
	p.text("agency", a.Agency)
	p.text("sketch", a.Sketch)
	p.text("extractor", a.Version.Extractor)
	if !a.Published.IsZero() {
		r["published"] = a.Published.UTC()
	}
	return r
}

func mentionRow(article string, m graph.Mention) row {
	r := row{"article": article, "entity": m.Entity, "name": m.Name, "kind": m.Kind, "count": m.Count()}
	names := slices.Sorted(maps.Keys(m.Names))
	if len(names) > 0 {
		counts := make([]int, len(names))
		for i, name := range names {
			counts[i] = m.Names[name]
		}
		r["names"], r["counts"] = names, counts
	}
	p := properties(r)
	p.text("iso3", m.Codes.ISO3)
	p.text("cameo", m.Codes.CAMEO)
	p.text("wikidata", m.Codes.Wikidata)
	p.text("told", m.Told)
	return r
}

// claimRow is the row of a claim, for its node and for its typed relationship. names are those that the article suggests.
func claimRow(e graph.Edge, names map[string]string) row {
	r := row{
		"id": e.ID, "relation": e.Relation, "article": e.Evidence.Article, "sourceId": e.Source, "modality": e.Modality,
		"negated": e.Negated, "planned": e.Planned(), "reported": e.Reported, "former": e.Former, "confidence": e.Confidence,
		"quote": e.Evidence.Quote, "start": e.Evidence.Start, "end": e.Evidence.End, "sentence": e.Evidence.Sentence,
	}
	p := properties(r)
	p.text("name", strings.TrimSpace(names[e.Source]+" "+e.Relation+" "+names[e.Target]))
	p.text("targetId", e.Target)
	p.text("speakerId", e.Speaker)
	p.text("speaker", names[e.Speaker])
	p.text("placeId", e.Place)
	p.text("place", names[e.Place])
	p.text("trigger", e.Trigger)
	p.text("title", e.Title)
	if e.Date != nil {
		p.date(*e.Date)
	}
	if q := e.Quantity; q != nil {
		r["quantity"], r["quantityHigh"], r["quantityApprox"] = q.Value, q.High, q.Approx
		p.text("quantityUnit", q.Unit)
		p.text("quantityText", q.Text)
	}
	return r
}

// date gives the days as DATE, to compute with, and as text, which Browser shows without quotes: 2021-09-25, 2021-09-01/2021-09-30,
// 2021-09-25/ (since) or /2021-09-25 (until).
func (r properties) date(d graph.Date) {
	when := d.Start
	if d.End != d.Start {
		when += "/" + d.End
	}
	r["when"] = when
	r.text("datePrecision", d.Precision)
	r.text("dateBasis", d.Basis)
	if day, err := time.Parse(time.DateOnly, d.Start); err == nil {
		r["date"] = neo4j.DateOf(day)
	}
	if day, err := time.Parse(time.DateOnly, d.End); err == nil {
		r["dateEnd"] = neo4j.DateOf(day)
	}
}

func entityRow(n graph.Node, tally graph.Tally) (row, error) {
	data, err := json.Marshal(tally)
	if err != nil {
		return nil, err
	}
	folded := []string{graph.Fold(n.Name)}
	for _, a := range n.Aliases {
		folded = append(folded, graph.Fold(a))
	}
	slices.Sort(folded)
	r := row{
		"id": n.ID, "kind": n.Kind, "name": n.Name, "mentions": n.Mentions, "articles": n.Articles, "folded": slices.Compact(folded),
		"tally": string(data),
	}
	if len(n.Aliases) > 0 {
		r["aliases"] = n.Aliases
	}
	p := properties(r)
	p.text("iso3", n.Codes.ISO3)
	p.text("cameo", n.Codes.CAMEO)
	p.text("wikidata", n.Codes.Wikidata)
	return r, nil
}

// digest certifies a whole delta: a reader that finds it beside other content has met a transaction half way. What articles of
// an older newsgraph lack is left out of it when it is empty (see the tags of graph.Article).
func digest(d graph.Delta) (string, error) {
	d.Article.Published = d.Article.Published.UTC()
	for _, m := range d.Mentions {
		if len(m.Names) == 0 {
			d.Mentions = slices.Clone(d.Mentions)
			for i := range d.Mentions {
				if len(d.Mentions[i].Names) == 0 {
					d.Mentions[i].Names = nil
				}
			}
			break
		}
	}
	if len(d.Mentions) == 0 {
		d.Mentions = nil
	}
	if len(d.Edges) == 0 {
		d.Edges = nil
	}
	data, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("article %s: %w", d.Article.ID, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:10]), nil
}

// fields reads properties as they come from the driver; what is absent is empty.
type fields map[string]any

func (f fields) text(name string) string { s, _ := f[name].(string); return s }
func (f fields) int(name string) int     { n, _ := f[name].(int64); return int(n) }
func (f fields) yes(name string) bool    { b, _ := f[name].(bool); return b }
func (f fields) float(name string) float64 {
	x, _ := f[name].(float64)
	return x
}

func (f fields) texts(name string) []string {
	all, _ := f[name].([]any)
	var out []string
	for _, v := range all {
		s, _ := v.(string)
		out = append(out, s)
	}
	return out
}

func (f fields) article() graph.Article {
	a := graph.Article{
		ID: f.text("id"), URL: f.text("url"), Title: f.text("title"), Publisher: f.text("publisher"), Lang: f.text("lang"),
		Agency: f.text("agency"), Sketch: f.text("sketch"),
		Version: graph.Version{SHA256: f.text("sha256"), Extractor: f.text("extractor")},
	}
	if t, ok := f["published"].(time.Time); ok {
		a.Published = t.UTC()
	}
	return a
}

func (f fields) mention(entity string) graph.Mention {
	m := graph.Mention{
		Entity: entity, Kind: f.text("kind"), Name: f.text("name"), Told: f.text("told"),
		Codes: graph.Codes{ISO3: f.text("iso3"), CAMEO: f.text("cameo"), Wikidata: f.text("wikidata")},
	}
	names := f.texts("names")
	counts, _ := f["counts"].([]any)
	for i, name := range names {
		if m.Names == nil {
			m.Names = make(map[string]int, len(names))
		}
		if i < len(counts) {
			n, _ := counts[i].(int64)
			m.Names[name] = int(n)
		}
	}
	return m
}

// edge reads a claim from its node and its STATED_IN.
func (f fields) edge(stated fields) graph.Edge {
	e := graph.Edge{
		ID: f.text("id"), Relation: f.text("relation"), Source: f.text("sourceId"), Target: f.text("targetId"),
		Speaker: f.text("speakerId"), Place: f.text("placeId"), Trigger: f.text("trigger"), Negated: f.yes("negated"),
		Modality: f.text("modality"), Reported: f.yes("reported"), Title: f.text("title"), Former: f.yes("former"),
		Confidence: f.float("confidence"),
		Evidence: graph.Evidence{
			Article: f.text("article"), Quote: stated.text("quote"), Start: stated.int("start"), End: stated.int("end"),
			Sentence: stated.int("sentence"),
		},
	}
	if when, ok := f["when"].(string); ok {
		start, end, isRange := strings.Cut(when, "/")
		if !isRange {
			end = start
		}
		e.Date = &graph.Date{Start: start, End: end, Precision: f.text("datePrecision"), Basis: f.text("dateBasis")}
	}
	if value, ok := f["quantity"].(float64); ok {
		e.Quantity = &graph.Quantity{
			Value: value, High: f.float("quantityHigh"), Unit: f.text("quantityUnit"), Approx: f.yes("quantityApprox"), Text: f.text("quantityText"),
		}
	}
	return e
}

func (f fields) node() graph.Node {
	return graph.Node{
		ID: f.text("id"), Kind: f.text("kind"), Name: f.text("name"), Aliases: f.texts("aliases"),
		Codes:    graph.Codes{ISO3: f.text("iso3"), CAMEO: f.text("cameo"), Wikidata: f.text("wikidata")},
		Mentions: f.int("mentions"), Articles: f.int("articles"),
	}
}
