package storetest

import (
	"slices"

	"newsgraph/graph"
)

// selected is what a query selects.
type selected struct {
	nodes  []graph.Node
	edges  []graph.Edge
	deltas []graph.Delta
}

// choose evaluates the words of graph.Query one after the other.
func (r *Reference) choose(q graph.Query) selected {
	r.mu.Lock()
	defer r.mu.Unlock()
	nodes := r.derive(nil)
	if r.names != nil {
		q.Seeds, q.Others, q.Mentioning = each(q.Seeds, r.names.Of), each(q.Others, r.names.Of), each(q.Mentioning, r.names.Of)
	}
	q = q.Within(r.mentioning(q.Mentioning))
	var let []graph.Edge
	for _, d := range r.deltas {
		for _, e := range d.Edges {
			if letThrough(e, d.Article, q) {
				let = append(let, e)
			}
		}
	}
	var s selected
	seeds, others := resolve(nodes, q.Seeds), resolve(nodes, q.Others)
	within := reach(let, seeds, max(q.Hops, 1)-1)
	for _, e := range let {
		switch {
		case len(q.Seeds) == 0:
		case len(q.Others) > 0 && !(seeds[e.Source] && others[e.Target]):
			continue
		case len(q.Others) == 0 && !within[e.Source] && !within[e.Target]:
			continue
		}
		s.edges = append(s.edges, e)
	}
	s.finish(q, r.deltas, nodes, seeds)
	return s
}

func each(all []string, f func(string) string) (out []string) {
	for _, s := range all {
		out = append(out, f(s))
	}
	return out
}

// mentioning are the ids of the articles that mention one of these nodes.
func (r *Reference) mentioning(nodes []string) (ids []string) {
	for id, d := range r.deltas {
		if slices.ContainsFunc(d.Mentions, func(m graph.Mention) bool { return slices.Contains(nodes, m.Entity) }) {
			ids = append(ids, id)
		}
	}
	return ids
}

// finish adds the nodes and articles that the selected edges, or no condition on edges, bring in.
func (s *selected) finish(q graph.Query, deltas map[string]graph.Delta, nodes map[string]graph.Node, seeds map[string]bool) {
	chosen, of := seeds, map[string][]graph.Edge{}
	for _, e := range s.edges {
		of[e.Evidence.Article] = append(of[e.Evidence.Article], e)
		for _, id := range []string{e.Source, e.Target, e.Speaker, e.Place} {
			chosen[id] = true
		}
	}
	articles := map[string]bool{}
	for id, d := range deltas {
		articles[id] = len(of[id]) > 0
		if !q.OnlyEdges() && (len(q.Articles) == 0 || slices.Contains(q.Articles, id)) {
			articles[id] = true
			for _, m := range d.Mentions {
				chosen[m.Entity] = true
			}
		}
	}
	for id, n := range nodes {
		if chosen[id] {
			s.nodes = append(s.nodes, n)
		}
	}
	for id, d := range deltas {
		if !articles[id] {
			continue
		}
		part := graph.Delta{Article: d.Article, Edges: of[id]}
		slices.SortFunc(part.Edges, func(a, b graph.Edge) int { return compareIDs(a.ID, b.ID) })
		for _, m := range d.Mentions {
			if chosen[m.Entity] {
				part.Mentions = append(part.Mentions, m)
			}
		}
		s.deltas = append(s.deltas, part)
	}
}

func compareIDs(a, b string) int { return slices.Compare([]byte(a), []byte(b)) }

// letThrough says whether Articles, Relations, Claims, Since and Until let an edge through.
func letThrough(e graph.Edge, a graph.Article, q graph.Query) bool {
	has := func(all []string, one string) bool { return len(all) == 0 || slices.Contains(all, one) }
	if !has(q.Articles, a.ID) || !has(q.Relations, e.Relation) || !has(q.Claims, e.ID) {
		return false
	}
	if q.Since == "" && q.Until == "" {
		return true
	}
	date := e.Date
	if q.By == graph.ByPublished {
		if a.Published.IsZero() {
			return false
		}
		day := a.Published.UTC().Format("2006-01-02")
		date = &graph.Date{Start: day, End: day}
	}
	switch {
	case date == nil,
		q.Until != "" && date.Start != "" && date.Start > q.Until,
		q.Since != "" && date.End != "" && date.End < q.Since:
		return false
	}
	return true
}

// resolve finds the nodes that have one of these ids, or a name that folds like one of these words.
func resolve(nodes map[string]graph.Node, words []string) map[string]bool {
	out := map[string]bool{}
	if len(words) == 0 {
		return out
	}
	var folds []string
	for _, word := range words {
		folds = append(folds, graph.Fold(word))
	}
	for id, n := range nodes {
		for _, name := range append([]string{n.Name}, n.Aliases...) {
			if slices.Contains(words, id) || slices.Contains(folds, graph.Fold(name)) {
				out[id] = true
			}
		}
	}
	return out
}

// reach is the seeds and every node that so many edges lead to.
func reach(edges []graph.Edge, seeds map[string]bool, hops int) map[string]bool {
	within := map[string]bool{}
	for id := range seeds {
		within[id] = true
	}
	for ; hops > 0; hops-- {
		var next []string
		for _, e := range edges {
			if e.Target != "" && within[e.Source] != within[e.Target] {
				next = append(next, e.Source, e.Target)
			}
		}
		if len(next) == 0 {
			break
		}
		for _, id := range next {
			within[id] = true
		}
	}
	return within
}
