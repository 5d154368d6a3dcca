package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"newsgraph/extract/article"
	"newsgraph/extract/claim"
	"newsgraph/extract/entity"
	"newsgraph/extract/text"
	"newsgraph/graph"
	"newsgraph/graph/links"
)

// Delta makes of a Result what a store keeps: ids made from content, quotes cut from the body, one mention an entity. The
// error names a span that does not lie in the body; the extractor is at fault then.
func Delta(a article.Article, r Result, version string) (graph.Delta, error) {
	d := graph.Delta{Article: graph.Article{
		ID: a.ID, URL: a.URL, Title: a.Title, Publisher: a.Publisher, Published: a.Published, Lang: a.Lang,
		Agency: r.Agency, Sketch: links.Sketch(running(a)), Version: graph.Version{SHA256: a.SHA256, Extractor: version},
	}}
	ids := NodeIDs(a.ID, r)
	byID := map[string]*graph.Mention{}
	for i, e := range r.Entities {
		if ids[i] == "" {
			continue
		}
		m := byID[ids[i]]
		if m == nil {
			m = &graph.Mention{Entity: ids[i], Kind: e.Kind, Name: e.Name, Names: map[string]int{},
				Codes: graph.Codes{ISO3: e.ISO3, CAMEO: e.CAMEO, Wikidata: e.Wikidata}}
			byID[ids[i]] = m
		}
		m.Told = graph.Told(m.Told, strings.Join(e.Told, "; "))
		if err := addNames(m, a.Body, e, r.Document); err != nil {
			return graph.Delta{}, fmt.Errorf("article %s: entity %s: %w", a.ID, e.Name, err)
		}
	}
	for _, m := range byID {
		d.Mentions = append(d.Mentions, *m)
	}
	slices.SortFunc(d.Mentions, func(a, b graph.Mention) int { return cmp.Compare(a.Entity, b.Entity) })
	edges := map[string]graph.Edge{}
	for _, c := range r.Claims {
		e, err := edge(a, c, ids)
		if err != nil {
			return graph.Delta{}, fmt.Errorf("article %s: claim %s: %w", a.ID, c.Relation, err)
		}
		if have, ok := edges[e.ID]; e.Source != e.Target && (!ok || e.Confidence > have.Confidence) {
			edges[e.ID] = e
		}
	}
	for _, e := range edges {
		d.Edges = append(d.Edges, e)
	}
	slices.SortFunc(d.Edges, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) })
	return d, nil
}

// NodeIDs gives the id of the node that each entity of an article becomes, empty for one that becomes none: schoolgirls to whom
// nothing happened.
func NodeIDs(articleID string, r Result) []string {
	ids := make([]string, len(r.Entities))
	used, persons := inClaims(r.Claims), map[string]int{}
	for i, e := range r.Entities {
		if e.Incidental && !used[i] {
			continue
		}
		ids[i] = entityID(articleID, e)
		if e.Kind != "person" || e.Code != "" {
			continue
		}
		if n := persons[ids[i]]; n > 0 { // another of that name, whom the article keeps apart
			persons[ids[i]]++
			ids[i] = graph.EntityID(e.Kind, "", e.Name, graph.ArticleScope(articleID+"#"+strconv.Itoa(n+1)))
			continue
		}
		persons[ids[i]] = 1
	}
	return ids
}

// inClaims says which entities claims speak of.
func inClaims(claims []claim.Claim) map[int]bool {
	used := map[int]bool{}
	for _, c := range claims {
		for _, e := range []int{c.Source, c.Target, c.Speaker, c.Place} {
			used[e] = true
		}
	}
	return used
}

// entityID makes the id of an entity. A person without the scope of an office stays the article's own, and so does one whom the article
// calls by one name alone and no table knows: two articles' John Smiths, and two ministers called Kim, are two until somebody says that they are one.
func entityID(articleID string, e entity.Entity) string {
	scope := e.Scope
	if e.Kind == "person" && e.Code == "" && (scope == "" || e.Office == "" && !strings.Contains(e.Name, " ")) {
		scope = graph.ArticleScope(articleID)
	}
	return graph.EntityID(e.Kind, e.Code, e.Name, scope)
}

// addNames counts the surface forms of an entity's mentions. Pronouns, adjectives, offices and "the bloc" are mentions but no
// names: they count for the name that they mean.
func addNames(m *graph.Mention, body string, e entity.Entity, doc text.Document) error {
	for _, alias := range e.Aliases {
		m.Names[alias] += 0
	}
	for _, mention := range e.Mentions {
		surface, err := cut(body, mention.Span)
		if err != nil {
			return err
		}
		if !names(mention, doc) {
			surface = e.Name
		}
		m.Names[surface]++
	}
	return nil
}

// names says whether a mention's words are a name or a description that can stand alone: not "its army".
func names(m entity.Mention, doc text.Document) bool {
	switch m.Form {
	case entity.Pronoun, entity.Adjectival, entity.Bare, entity.Definite, entity.Several:
		return false
	case entity.Body, entity.Described:
		if m.Sentence < len(doc.Sentences) && m.First < len(doc.Sentences[m.Sentence].Tokens) {
			return doc.Sentences[m.Sentence].Tokens[m.First].XPOS != "PRP$"
		}
	}
	return true
}

// cut returns the text of a span, or an error when the body has no such span.
func cut(body string, s text.Span) (string, error) {
	if s.Start < 0 || s.End > len(body) || s.Start >= s.End {
		return "", fmt.Errorf("span %d-%d is not in a body of %d bytes", s.Start, s.End, len(body))
	}
	return s.Of(body), nil
}

func edge(a article.Article, c claim.Claim, ids []string) (graph.Edge, error) {
	id := func(entity int) string {
		if entity == claim.None {
			return ""
		}
		return ids[entity]
	}
	trigger, err := cut(a.Body, c.Trigger)
	if err != nil {
		return graph.Edge{}, err
	}
	quote, err := cut(a.Body, c.Evidence)
	if err != nil {
		return graph.Edge{}, err
	}
	return graph.Edge{
		ID:       graph.ClaimID(a.ID, c.Relation, c.Trigger.Start, id(c.Source), id(c.Target)),
		Relation: c.Relation, Source: id(c.Source), Target: id(c.Target), Speaker: id(c.Speaker), Place: id(c.Place),
		Trigger: trigger, Negated: c.Negated, Modality: c.Modality, Reported: c.Reported, Title: c.Title, Former: c.Former,
		Date: c.Date, Quantity: c.Quantity, Confidence: c.Confidence,
		Evidence: graph.Evidence{Article: a.ID, Quote: quote, Start: c.Evidence.Start, End: c.Evidence.End, Sentence: c.Sentence},
	}, nil
}
