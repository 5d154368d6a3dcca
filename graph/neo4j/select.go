package neo4j

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// letThrough is what Articles, Relations, Claims, Since and Until ask of a claim c of an article a. It is one text for all
// queries, since Neo4j takes longer to plan a new text than to answer it.
const letThrough = `c.sourceId IS NOT NULL
	AND (size($claims) = 0 OR c.id IN $claims) AND (size($articles) = 0 OR c.article IN $articles)
	AND (size($relations) = 0 OR c.relation IN $relations)
	AND (NOT $dated OR c.when IS NOT NULL AND coalesce(c.date, $until) <= $until AND coalesce(c.dateEnd, $since) >= $since)
	AND (NOT $published OR date(a.published) >= $since AND date(a.published) <= $until)`

// filter are the parameters of letThrough.
func filter(q graph.Query) (row, error) {
	since, err := day(q.Since, "0000-01-01")
	if err != nil {
		return nil, fmt.Errorf("since: %w", err)
	}
	until, err := day(q.Until, "9999-12-31")
	if err != nil {
		return nil, fmt.Errorf("until: %w", err)
	}
	dated := q.Since != "" || q.Until != ""
	return row{
		"claims": list(q.Claims), "articles": list(q.Articles), "relations": list(q.Relations), "since": since, "until": until,
		"dated": dated && q.By != graph.ByPublished, "published": dated && q.By == graph.ByPublished,
	}, nil
}

// list is a list that is never null.
func list(all []string) []string { return append([]string{}, all...) }

func day(s, otherwise string) (neo4j.Date, error) {
	t, err := time.Parse(time.DateOnly, cmp.Or(s, otherwise))
	return neo4j.DateOf(t), err
}

// chosen is what a query selects, by id. Claims map to their articles.
type chosen struct {
	nodes    map[string]bool
	claims   map[string]string
	articles map[string]bool
}

// Claims are found from everywhere, their ids, their articles or their ends.
const (
	claimEnds = letThrough + ` RETURN c.id, c.article, c.sourceId, c.targetId, c.speakerId, c.placeId`
	anyClaim  = `MATCH (c:Claim)-[:STATED_IN]->(a:Article) WHERE ` + claimEnds
	byID      = `UNWIND $claims AS id MATCH (c:Claim {id: id})-[:STATED_IN]->(a:Article) WITH DISTINCT c, a WHERE ` + claimEnds
	byArticle = `UNWIND $articles AS id MATCH (c:Claim)-[:STATED_IN]->(a:Article {id: id}) WITH DISTINCT c, a WHERE ` + claimEnds
	byEnds    = `UNWIND $ends AS id MATCH (:Entity {id: id})<-[:SOURCE|TARGET]-(c:Claim)-[:STATED_IN]->(a:Article)
		WITH DISTINCT c, a WHERE ` + claimEnds
	bySource = `UNWIND $ends AS id MATCH (:Entity {id: id})<-[:SOURCE]-(c:Claim)-[:STATED_IN]->(a:Article)
		WITH DISTINCT c, a WHERE c.targetId IN $others AND ` + claimEnds
	namedNodes = `MATCH (n:Entity) WHERE n.tally IS NOT NULL AND (n.id IN $ids OR any(f IN n.folded WHERE f IN $folds)) RETURN n.id`
)

// within finds the articles of Mentioning.
func (t tx) within(q graph.Query) (graph.Query, error) {
	if len(q.Mentioning) == 0 {
		return q, nil
	}
	var found []string
	err := t.each(`UNWIND $ids AS id MATCH (e:Entity {id: id})-[:MENTIONED_IN]->(a:Article) WHERE a.sha256 <> '' RETURN DISTINCT a.id`,
		row{"ids": q.Mentioning}, func(r *neo4j.Record) error {
			found = append(found, text(r, 0))
			return nil
		})
	return q.Within(found), err
}

// choose evaluates a query that is not the zero one.
func (t tx) choose(q graph.Query) (*chosen, error) {
	q, err := t.within(q)
	if err != nil {
		return nil, err
	}
	params, err := filter(q)
	if err != nil {
		return nil, err
	}
	c := &chosen{nodes: map[string]bool{}, claims: map[string]string{}, articles: map[string]bool{}}
	switch {
	case len(q.Seeds) > 0:
		err = t.chooseAround(c, q, params)
	case len(q.Claims) > 0:
		err = t.each(byID, params, c.add)
	case len(q.Articles) > 0:
		err = t.each(byArticle, params, c.add)
	default:
		err = t.each(anyClaim, params, c.add)
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

// chooseAround follows the hops from the seeds, or takes the claims from seeds to others.
func (t tx) chooseAround(c *chosen, q graph.Query, params row) error {
	seeds, err := t.named(q.Seeds)
	if err != nil {
		return err
	}
	for _, id := range seeds {
		c.nodes[id] = true
	}
	params["ends"] = seeds
	if len(q.Others) > 0 {
		if params["others"], err = t.named(q.Others); err != nil {
			return err
		}
		return t.each(bySource, params, c.add)
	}
	within, frontier := map[string]bool{}, seeds
	for _, id := range seeds {
		within[id] = true
	}
	for hop := 0; hop < max(q.Hops, 1) && len(frontier) > 0; hop++ {
		params["ends"] = frontier
		next := map[string]bool{}
		err := t.each(byEnds, params, func(r *neo4j.Record) error {
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
