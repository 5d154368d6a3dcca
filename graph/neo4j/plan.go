package neo4j

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"newsgraph/graph"
)

// plan is what turns what articles said before into what they say now, as rows for the statements.
type plan struct {
	articles                  []row
	putMentions, dropMentions []row
	putClaims, dropClaims     []row             // created or changed; gone
	unlink                    []row             // claims whose speaker or place may have changed
	putEdges, dropEdges       map[string][]row  // by relation
	tallies                   map[string]*move  // what happens to the tallies of touched entities
	locks                     map[string]bool   // ids of all nodes that the articles mention or mentioned
	owners                    map[string]string // articles of the claims, by id
	changes                   graph.Changes     // but for nodes
}

// move is what a transaction takes from an entity's tally and adds to it.
type move struct{ remove, add []graph.Mention }

func newPlan() *plan {
	return &plan{
		putEdges: map[string][]row{}, dropEdges: map[string][]row{}, tallies: map[string]*move{},
		locks: map[string]bool{}, owners: map[string]string{},
	}
}

// replace adds one article: old is what is kept of it, zero when it is new.
func (p *plan) replace(old, now graph.Delta) error {
	sum, err := digest(now)
	if err != nil {
		return err
	}
	for _, e := range now.Edges {
		if other, ok := p.owners[e.ID]; ok {
			return &foreignError{"article " + other + " has a claim with the id", e.ID}
		}
		p.owners[e.ID] = now.Article.ID
	}
	for _, m := range slices.Concat(old.Mentions, now.Mentions) {
		p.locks[m.Entity] = true
	}
	p.articles = append(p.articles, articleRow(now.Article, sum))
	if old.Article.ID == "" {
		p.changes.Articles.Created++
	} else {
		p.changes.Articles.Changed++
	}
	p.replaceMentions(old, now)
	p.replaceClaims(old, now)
	return nil
}

func (p *plan) replaceMentions(old, now graph.Delta) {
	before := map[string]graph.Mention{}
	for _, m := range old.Mentions {
		before[m.Entity] = m
	}
	for _, m := range now.Mentions {
		was, had := before[m.Entity]
		delete(before, m.Entity)
		put := mentionRow(now.Article.ID, m)
		if had && reflect.DeepEqual(put, mentionRow(now.Article.ID, was)) {
			continue
		}
		p.putMentions = append(p.putMentions, put)
		mv := p.tally(m.Entity)
		mv.add = append(mv.add, m)
		if had {
			mv.remove = append(mv.remove, was)
		}
	}
	for _, entity := range slices.Sorted(maps.Keys(before)) {
		p.dropMentions = append(p.dropMentions, row{"entity": entity, "article": now.Article.ID})
		mv := p.tally(entity)
		mv.remove = append(mv.remove, before[entity])
	}
}

func (p *plan) tally(entity string) *move {
	if p.tallies[entity] == nil {
		p.tallies[entity] = &move{}
	}
	return p.tallies[entity]
}

func (p *plan) replaceClaims(old, now graph.Delta) {
	names, oldNames := suggested(now), suggested(old)
	before := map[string]graph.Edge{}
	for _, e := range old.Edges {
		before[e.ID] = e
	}
	for _, e := range now.Edges {
		was, had := before[e.ID]
		delete(before, e.ID)
		put := claimRow(e, names)
		if had && reflect.DeepEqual(put, claimRow(was, oldNames)) {
			continue
		}
		switch {
		case !had:
			p.changes.Edges.Created++
		case !reflect.DeepEqual(e, was):
			p.changes.Edges.Changed++
		}
		switch {
		case had && (e.Relation != was.Relation || e.Source != was.Source || e.Target != was.Target):
			p.drop(was)
		case had && (e.Speaker != was.Speaker || e.Place != was.Place):
			p.unlink = append(p.unlink, row{"id": e.ID})
		}
		p.putClaims = append(p.putClaims, put)
		if e.Target != "" {
			p.putEdges[e.Relation] = append(p.putEdges[e.Relation], put)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		p.drop(before[id])
		p.changes.Edges.Deleted++
	}
}

func (p *plan) drop(e graph.Edge) {
	p.dropClaims = append(p.dropClaims, row{"id": e.ID})
	if e.Target != "" {
		p.dropEdges[e.Relation] = append(p.dropEdges[e.Relation], row{"id": e.ID})
	}
}

// suggested are the names that an article suggests for its nodes.
func suggested(d graph.Delta) map[string]string {
	names := make(map[string]string, len(d.Mentions))
	for _, m := range d.Mentions {
		names[m.Entity] = m.Name
	}
	return names
}

// sort brings rows into the order in which transactions that run beside each other get in each other's way least: by the
// smaller end, the larger end and the id.
func (p *plan) sort() {
	byEnds := func(a, b row) int {
		as, at := str(a, "sourceId"), str(a, "targetId")
		bs, bt := str(b, "sourceId"), str(b, "targetId")
		return cmp.Or(cmp.Compare(min(as, at), min(bs, bt)), cmp.Compare(max(as, at), max(bs, bt)), cmp.Compare(str(a, "id"), str(b, "id")))
	}
	slices.SortFunc(p.putClaims, byEnds)
	for _, rows := range p.putEdges {
		slices.SortFunc(rows, byEnds)
	}
	byMention := func(a, b row) int {
		return cmp.Or(cmp.Compare(str(a, "entity"), str(b, "entity")), cmp.Compare(str(a, "article"), str(b, "article")))
	}
	slices.SortFunc(p.putMentions, byMention)
	slices.SortFunc(p.dropMentions, byMention)
}

func str(r row, name string) string { s, _ := r[name].(string); return s }

// having are the id and one property of the rows that have it.
func having(rows []row, name string) []row {
	var out []row
	for _, r := range rows {
		if v, ok := r[name]; ok {
			out = append(out, row{"id": r["id"], name: v})
		}
	}
	return out
}
