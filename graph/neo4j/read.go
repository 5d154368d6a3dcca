package neo4j

import (
	"cmp"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

const (
	readArticles = `UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.sha256 <> '' RETURN properties(a)`
	readMentions = `UNWIND $ids AS id MATCH (a:Article {id: id})<-[m:MENTIONED_IN]-(e:Entity) RETURN id, e.id, properties(m)`
	readClaims   = `UNWIND $ids AS id MATCH (a:Article {id: id})<-[s:STATED_IN]-(c:Claim) WHERE c.sourceId IS NOT NULL
		RETURN id, properties(c), properties(s)`
)

// whole is a delta with the digest that its article carries.
type whole struct {
	graph.Delta
	digest string
}

// torn says whether another transaction was being written while the delta was read.
func (w whole) torn() bool {
	got, err := digest(w.Delta)
	return err == nil && got != w.digest
}

// deltas reads articles with all that they say, in order of id. An article that is not kept is left out.
func (t tx) deltas(ids []string) ([]whole, error) {
	at := map[string]int{}
	var out []whole
	err := t.each(readArticles, row{"ids": ids}, func(r *neo4j.Record) error {
		f := props(r, 0)
		at[f.text("id")] = len(out)
		out = append(out, whole{graph.Delta{Article: f.article()}, f.text("digest")})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = t.each(readMentions, row{"ids": ids}, func(r *neo4j.Record) error {
		if i, ok := at[text(r, 0)]; ok {
			out[i].Mentions = append(out[i].Mentions, props(r, 2).mention(text(r, 1)))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = t.each(readClaims, row{"ids": ids}, func(r *neo4j.Record) error {
		if i, ok := at[text(r, 0)]; ok {
			out[i].Edges = append(out[i].Edges, props(r, 1).edge(props(r, 2)))
		}
		return nil
	})
	for _, d := range out {
		slices.SortFunc(d.Mentions, func(a, b graph.Mention) int { return cmp.Compare(a.Entity, b.Entity) })
		slices.SortFunc(d.Edges, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) })
	}
	slices.SortFunc(out, func(a, b whole) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	return out, err
}

func props(r *neo4j.Record, i int) fields {
	m, _ := r.Values[i].(map[string]any)
	return m
}

func text(r *neo4j.Record, i int) string {
	s, _ := r.Values[i].(string)
	return s
}
