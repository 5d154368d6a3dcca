package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/unicode/norm"

	"newsgraph/graph"
	"newsgraph/graph/links"
	"newsgraph/graph/ontology"
)

// JSONL is the canonical format, JSON Lines: first the articles with their mentions, then the nodes, then the claims, each
// sorted by id, every line an object whose "type" is article, node or claim. Keys stand in a fixed order and what is empty is
// absent, except for a claim's status, confidence and offsets.
//
// What claims and articles have to do with each other (package links) stands in their lines: the ids of the claims that a claim
// disputes or fulfils, and of those that dispute or fulfil it; where several articles say it, how many, and how many of them are
// independent; and the report of which an article is a version. The vocabulary is only asked for them and may be nil.
func JSONL(ctx context.Context, w io.Writer, r graph.Reader, q graph.Query, o *ontology.Ontology) error {
	if err := writeJSONL(ctx, w, r, q, o); err != nil {
		return fmt.Errorf("exporting jsonl: %w", err)
	}
	return nil
}

func writeJSONL(ctx context.Context, w io.Writer, r graph.Reader, q graph.Query, o *ontology.Ontology) error {
	x, err := links.Of(ctx, r, q, links.Options{Ontology: o})
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	ns, ss := names{}, sources{}
	for d, err := range r.Deltas(ctx, q) {
		if err != nil {
			return err
		}
		ss.add(d.Article)
		if err := lines.Encode(articleOf(d, x)); err != nil {
			return err
		}
	}
	for n, err := range r.Nodes(ctx, q) {
		if err != nil {
			return err
		}
		ns.add(n)
		if err := lines.Encode(nodeOf(n)); err != nil {
			return err
		}
	}
	for e, err := range r.Edges(ctx, q) {
		if err == nil {
			err = check(e, ns, ss)
		}
		if err != nil {
			return err
		}
		if err := lines.Encode(claimOf(e, ns, ss, x)); err != nil {
			return err
		}
	}
	return out.Flush()
}

type articleLine struct {
	Type      string        `json:"type"`
	ID        string        `json:"id"`
	URL       string        `json:"url,omitempty"`
	Title     string        `json:"title,omitempty"`
	Publisher string        `json:"publisher,omitempty"`
	Published string        `json:"published,omitempty"`
	Lang      string        `json:"lang,omitempty"`
	Agency    string        `json:"agency,omitempty"`
	Report    string        `json:"report,omitempty"`
	SHA256    string        `json:"sha256"`
	Extractor string        `json:"extractor,omitempty"`
	Mentions  []mentionItem `json:"mentions,omitempty"`
}

type mentionItem struct {
	Entity string         `json:"entity"`
	Kind   string         `json:"kind"`
	Name   string         `json:"name"`
	Count  int            `json:"count"`
	Names  map[string]int `json:"names,omitempty"` // written in order of the names
	Codes  *codesItem     `json:"codes,omitempty"`
}

type codesItem struct {
	ISO3     string `json:"iso3,omitempty"`
	CAMEO    string `json:"cameo,omitempty"`
	Wikidata string `json:"wikidata,omitempty"`
}

type nodeLine struct {
	Type     string     `json:"type"`
	ID       string     `json:"id"`
	Kind     string     `json:"kind"`
	Name     string     `json:"name"`
	Aliases  []string   `json:"aliases,omitempty"`
	Codes    *codesItem `json:"codes,omitempty"`
	Mentions int        `json:"mentions"`
	Articles int        `json:"articles"`
}

type claimLine struct {
	Type       string        `json:"type"`
	ID         string        `json:"id"`
	Source     *endItem      `json:"source"`
	Relation   string        `json:"relation"`
	Target     *endItem      `json:"target,omitempty"`
	Speaker    *endItem      `json:"speaker,omitempty"`
	Place      *endItem      `json:"place,omitempty"`
	Negated    bool          `json:"negated"`
	Planned    bool          `json:"planned"`
	Modality   string        `json:"modality"`
	Reported   bool          `json:"reported"`
	Trigger    string        `json:"trigger,omitempty"`
	Title      string        `json:"title,omitempty"`
	Former     bool          `json:"former,omitempty"`
	Date       *dateItem     `json:"date,omitempty"`
	Quantity   *quantityItem `json:"quantity,omitempty"`
	Confidence float64       `json:"confidence"`
	Quote      string        `json:"quote"`
	Article    string        `json:"article"`
	URL        string        `json:"url,omitempty"`
	Publisher  string        `json:"publisher,omitempty"`
	Published  string        `json:"published,omitempty"`
	Start      int           `json:"start"`
	End        int           `json:"end"`
	Sentence   int           `json:"sentence"`

	Disputes    []string `json:"disputes,omitempty"`
	DisputedBy  []string `json:"disputedBy,omitempty"`
	Fulfils     []string `json:"fulfils,omitempty"`
	FulfilledBy []string `json:"fulfilledBy,omitempty"`
	Articles    int      `json:"articles,omitempty"`    // that say the same, when several do
	Independent int      `json:"independent,omitempty"` // of these articles
}

type endItem struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Kind string `json:"kind"`
}

type dateItem struct {
	Start     string `json:"start,omitempty"`
	End       string `json:"end,omitempty"`
	Precision string `json:"precision,omitempty"`
	Basis     string `json:"basis,omitempty"`
}

type quantityItem struct {
	Value  float64 `json:"value"`
	High   float64 `json:"high,omitempty"`
	Unit   string  `json:"unit,omitempty"`
	Approx bool    `json:"approx,omitempty"`
	Text   string  `json:"text,omitempty"`
}

func articleOf(d graph.Delta, x *links.Index) articleLine {
	a := d.Article
	line := articleLine{
		Type: "article", ID: a.ID, URL: a.URL, Title: norm.NFC.String(a.Title), Publisher: norm.NFC.String(a.Publisher),
		Published: utc(a.Published), Lang: a.Lang, Agency: a.Agency, Report: x.Reports().Report(a.ID),
		SHA256: a.Version.SHA256, Extractor: a.Version.Extractor,
	}
	for _, m := range d.Mentions {
		item := mentionItem{
			Entity: m.Entity, Kind: m.Kind, Name: norm.NFC.String(m.Name), Count: m.Count(), Codes: codesOf(m.Codes),
			Names: map[string]int{},
		}
		for name, count := range m.Names {
			item.Names[norm.NFC.String(name)] += count
		}
		line.Mentions = append(line.Mentions, item)
	}
	return line
}

func nodeOf(n graph.Node) nodeLine {
	line := nodeLine{
		Type: "node", ID: n.ID, Kind: n.Kind, Name: norm.NFC.String(n.Name), Codes: codesOf(n.Codes),
		Mentions: n.Mentions, Articles: n.Articles,
	}
	for _, alias := range n.Aliases {
		if alias = norm.NFC.String(alias); alias != line.Name {
			line.Aliases = append(line.Aliases, alias)
		}
	}
	slices.Sort(line.Aliases)
	line.Aliases = slices.Compact(line.Aliases)
	return line
}

func claimOf(e graph.Edge, ns names, ss sources, x *links.Index) claimLine {
	s := ss[e.Evidence.Article]
	line := claimLine{
		Type: "claim", ID: e.ID, Relation: e.Relation,
		Source: ns.end(e.Source), Target: ns.end(e.Target), Speaker: ns.end(e.Speaker), Place: ns.end(e.Place),
		Negated: e.Negated, Planned: e.Planned(), Modality: e.Modality, Reported: e.Reported,
		Trigger: e.Trigger, Title: norm.NFC.String(e.Title), Former: e.Former, Confidence: e.Confidence,
		Quote: e.Evidence.Quote, Article: e.Evidence.Article, URL: s.url, Publisher: s.publisher, Published: s.published,
		Start: e.Evidence.Start, End: e.Evidence.End, Sentence: e.Evidence.Sentence,
	}
	if said := x.Said(e.ID); said.Articles > 1 {
		line.Articles, line.Independent = said.Articles, said.Independent
	}
	line.Disputes, line.Fulfils = x.Targets(links.Disputes, e.ID), x.Targets(links.Fulfils, e.ID)
	line.DisputedBy, line.FulfilledBy = x.Sources(links.Disputes, e.ID), x.Sources(links.Fulfils, e.ID)
	if d := e.Date; d != nil {
		line.Date = &dateItem{d.Start, d.End, d.Precision, d.Basis}
	}
	if q := e.Quantity; q != nil {
		line.Quantity = &quantityItem{q.Value, q.High, q.Unit, q.Approx, q.Text}
	}
	return line
}

func (ns names) end(id string) *endItem {
	if id == "" {
		return nil
	}
	return &endItem{id, ns[id].name, ns[id].kind}
}

func codesOf(c graph.Codes) *codesItem {
	if c == (graph.Codes{}) {
		return nil
	}
	return &codesItem{c.ISO3, c.CAMEO, c.Wikidata}
}
