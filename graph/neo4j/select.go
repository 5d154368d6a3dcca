package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// condition is a part of a WHERE clause and its parameters.
type condition struct {
	cypher string
	params row
}

func (c *condition) and(cypher, name string, value any) {
	c.cypher += " AND " + cypher
	c.params[name] = value
}

// letThrough is what Articles, Relations, Claims, Since and Until ask of a claim c.
func letThrough(q graph.Query) (condition, error) {
	c := condition{"c.sourceId IS NOT NULL", row{}}
	if len(q.Claims) > 0 {
		c.and("c.id IN $claims", "claims", q.Claims)
	}
	if len(q.Articles) > 0 {
		c.and("c.article IN $articles", "articles", q.Articles)
	}
	if len(q.Relations) > 0 {
		c.and("c.relation IN $relations", "relations", q.Relations)
	}
	since, err := day(q.Since)
	if err != nil {
		return c, fmt.Errorf("since: %w", err)
	}
	until, err := day(q.Until)
	if err != nil {
		return c, fmt.Errorf("until: %w", err)
	}
	first, end := "c.date", "c.dateEnd"
	if q.By == graph.ByPublished {
		first, end = "date(a.published)", "date(a.published)"
	}
	if q.Since != "" || q.Until != "" {
		c.cypher += " AND (" + first + " IS NOT NULL OR " + end + " IS NOT NULL)"
	}
	if q.Until != "" {
		c.and("("+first+" IS NULL OR "+first+" <= $until)", "until", until)
	}
	if q.Since != "" {
		c.and("("+end+" IS NULL OR "+end+" >= $since)", "since", since)
	}
	return c, nil
}

func day(s string) (neo4j.Date, error) {
	if s == "" {
		return neo4j.Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	return neo4j.DateOf(t), err
}

// chosen is what a query selects, by id. Claims map to their articles.
type chosen struct {
	nodes    map[string]bool
	claims   map[string]string
	articles map[string]bool
}

// anchors say from where claims are found: patterns that bind c.
const (
	anyClaim   = `MATCH (c:Claim)-[:STATED_IN]->(a:Article) WHERE `
	byID       = `UNWIND $claims AS id MATCH (c:Claim {id: id})-[:STATED_IN]->(a:Article) WITH DISTINCT c, a WHERE `
	byArticle  = `UNWIND $articles AS id MATCH (c:Claim)-[:STATED_IN]->(a:Article {id: id}) WITH DISTINCT c, a WHERE `
	byEnds     = `UNWIND $ends AS id MATCH (:Entity {id: id})<-[:SOURCE|TARGET]-(c:Claim)-[:STATED_IN]->(a:Article) WITH DISTINCT c, a WHERE `
	bySource   = `UNWIND $ends AS id MATCH (:Entity {id: id})<-[:SOURCE]-(c:Claim)-[:STATED_IN]->(a:Article) WITH DISTINCT c, a WHERE c.targetId IN $others AND `
	claimEnds  = ` RETURN c.id, c.article, c.sourceId, c.targetId, c.speakerId, c.placeId`
	namedNodes = `MATCH (n:Entity) WHERE n.tally IS NOT NULL AND (n.id IN $ids OR any(f IN n.folded WHERE f IN $folds)) RETURN n.id`
)

// choose evaluates a query that is not the zero one.
func (t tx) choose(q graph.Query) (*chosen, error) {
	let, err := letThrough(q)
	if err != nil {
		return nil, err
	}
	c := &chosen{nodes: map[string]bool{}, claims: map[string]string{}, articles: map[string]bool{}}
	switch {
	case len(q.Seeds) > 0:
		err = t.chooseAround(c, q, let)
	case len(q.Claims) > 0:
		err = t.claims(byID, let, c.add)
	case len(q.Articles) > 0:
		err = t.claims(byArticle, let, c.add)
	default:
		err = t.claims(anyClaim, let, c.add)
	}
	if err != nil || q.OnlyEdges() {
		return c, err
	}
	err = t.each(`UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.sha256 <> '' OPTIONAL MATCH (a)<-[:MENTIONED_IN]-(e:Entity) RETURN id, e.id`,
		row{"ids": q.Articles}, func(r *neo4j.Record) error {
			c.articles[text(r, 0)] = true
			if e := text(r, 1); e != "" {
				c.nodes[e] = true
			}
			return nil
		})
	return c, err
}

func (c *chosen) add(r *neo4j.Record) error {
	c.claims[text(r, 0)] = text(r, 1)
	c.articles[text(r, 1)] = true
	for i := 2; i < 6; i++ {
		if id := text(r, i); id != "" {
			c.nodes[id] = true
		}
	}
	return nil
}

func (t tx) claims(anchor string, let condition, f func(*neo4j.Record) error) error {
	return t.each(anchor+let.cypher+claimEnds, let.params, f)
}

// chooseAround follows the hops from the seeds, or takes the claims from seeds to others.
func (t tx) chooseAround(c *chosen, q graph.Query, let condition) error {
	seeds, err := t.named(q.Seeds)
	if err != nil {
		return err
	}
	for _, id := range seeds {
		c.nodes[id] = true
	}
	let.params["ends"] = seeds
	if len(q.Others) > 0 {
		if let.params["others"], err = t.named(q.Others); err != nil {
			return err
		}
		return t.claims(bySource, let, c.add)
	}
	within, frontier := map[string]bool{}, seeds
	for _, id := range seeds {
		within[id] = true
	}
	for hop := 0; hop < max(q.Hops, 1) && len(frontier) > 0; hop++ {
		let.params["ends"] = frontier
		next := map[string]bool{}
		err := t.claims(byEnds, let, func(r *neo4j.Record) error {
			for _, i := range []int{2, 3} {
				if id := text(r, i); id != "" && !within[id] {
					next[id] = true
				}
			}
			return c.add(r)
		})
		if err != nil {
			return err
		}
		maps.Copy(within, next)
		frontier = slices.Sorted(maps.Keys(next))
	}
	return nil
}

// named finds the nodes with one of these ids, or with a name that folds like one of these words.
func (t tx) named(words []string) ([]string, error) {
	folds := make([]string, len(words))
	for i, w := range words {
		folds[i] = graph.Fold(w)
	}
	out := []string{}
	err := t.each(namedNodes, row{"ids": words, "folds": folds}, func(r *neo4j.Record) error {
		out = append(out, strings.Clone(text(r, 0)))
		return nil
	})
	slices.Sort(out)
	return out, err
}
