package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
	"newsgraph/graph/links"
)

// DISPUTES, FULFILS, how widely a claim is said and of which report an article is a version are read by nobody but people and
// their queries. Relationships of others, which do not carry the mark, are not touched.
const (
	readSaid = `MATCH (c:Claim) WHERE c.articles IS NOT NULL AND c.sourceId IS NOT NULL
		RETURN c.id AS id, c.articles AS articles, c.independent AS independent`
	putSaid = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) WHERE c.sourceId IS NOT NULL
		SET c.articles = row.articles, c.independent = row.independent RETURN count(*) AS n`
	dropSaid = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) REMOVE c.articles, c.independent RETURN count(*) AS n`

	readReports = `MATCH (a:Article) WHERE a.report IS NOT NULL AND a.sha256 <> '' RETURN a.id AS id, a.report AS report`
	putReports  = `UNWIND $rows AS row MATCH (a:Article {id: row.id}) WHERE a.sha256 <> '' SET a.report = row.report RETURN count(*) AS n`
	dropReports = `UNWIND $rows AS row MATCH (a:Article {id: row.id}) REMOVE a.report RETURN count(*) AS n`
)

// ShowLinks makes what claims have to do with each other visible in the database. x is of the whole graph: what was shown before
// and is not in it goes. A denial points by DISPUTES to what it disputes and a deed by FULFILS to the plan of it, with the mark
// by and the score. Claims that several articles say have the properties articles and independent, and articles that go back to
// one report have its id as report; the others have none.
//
// It counts relationships. Nothing else changes, and what is read through graph.Reader does not. What another process takes out
// of the database meanwhile is left out.
func (s *Store) ShowLinks(ctx context.Context, x *links.Index) (count graph.Count, err error) {
	if s.o.ReadOnly {
		return count, fmt.Errorf("showing what claims have to do with each other: %w", graph.ErrReadOnly)
	}
	said, reports := []row{}, []row{}
	for id, n := range x.Repeated() {
		said = append(said, row{"id": id, "articles": int64(n.Articles), "independent": int64(n.Independent)})
	}
	for report, ids := range x.Reports().Groups() {
		for _, id := range ids {
			reports = append(reports, row{"id": id, "report": report})
		}
	}
	for _, step := range []struct {
		shown
		wanted []row
		counts bool
	}{
		{shownLinks(links.Disputes), pairs(x, links.Disputes), true}, {shownLinks(links.Fulfils), pairs(x, links.Fulfils), true},
		{shown{readSaid, putSaid, dropSaid}, said, false}, {shown{readReports, putReports, dropReports}, reports, false},
	} {
		n, err := s.renew(ctx, step.shown, step.wanted)
		if step.counts {
			count = graph.Count{Created: count.Created + n.Created, Changed: count.Changed + n.Changed, Deleted: count.Deleted + n.Deleted}
		}
		if err != nil {
			return count, fmt.Errorf("showing what claims have to do with each other: %w", s.explain(ctx, err))
		}
	}
	return count, nil
}

// pairs are the links of a kind as rows.
func pairs(x *links.Index, kind string) (rows []row) {
	for _, l := range x.Links() {
		if l.Kind == kind {
			rows = append(rows, row{"from": l.From, "to": l.To, "score": l.Score})
		}
	}
	return rows
}

// shown are the statements that read, write and take away what is derived, by rows with the same columns.
type shown struct{ read, put, drop string }

// shownLinks are those for a kind of links.
func shownLinks(kind string) shown {
	drawn := "[r:" + kind + " {by: 'newsgraph'}]"
	return shown{
		read: `MATCH (a:Claim)-` + drawn + `->(b:Claim) RETURN a.id AS from, b.id AS to, r.score AS score`,
		put: `UNWIND $rows AS row MATCH (a:Claim {id: row.from}) MATCH (b:Claim {id: row.to})
			MERGE (a)-` + drawn + `->(b) SET r.score = row.score RETURN count(*) AS n`,
		drop: `UNWIND $rows AS row MATCH (:Claim {id: row.from})-` + drawn + `->(:Claim {id: row.to}) DELETE r RETURN count(*) AS n`,
	}
}

// key tells a row's place, which is an id or two of them.
func key(r row) [2]string { return [2]string{str(r, "id") + str(r, "from"), str(r, "to")} }

// renew makes the database show the wanted rows and no others, in transactions of some thousand rows. Only what differs is
// written.
func (s *Store) renew(ctx context.Context, what shown, wanted []row) (count graph.Count, err error) {
	var there map[[2]string]row
	err = s.view(ctx, func(t tx) error {
		there = map[[2]string]row{}
		return t.each(what.read, nil, func(r *neo4j.Record) error {
			m := r.AsMap()
			there[key(m)] = m
			return nil
		})
	})
	if err != nil {
		return count, err
	}
	var put []row
	for _, w := range wanted {
		old, had := there[key(w)]
		delete(there, key(w))
		switch {
		case !had:
			count.Created++
		case !reflect.DeepEqual(old, w):
			count.Changed++
		default:
			continue
		}
		put = append(put, w)
	}
	count.Deleted = len(there)
	drop := slices.Collect(maps.Values(there))
	if err := s.writeAll(ctx, what.drop, drop); err != nil {
		return count, err
	}
	return count, s.writeAll(ctx, what.put, put)
}

// writeAll runs a statement over rows in order of their ids, whether they meet anything or not.
func (s *Store) writeAll(ctx context.Context, cypher string, rows []row) error {
	slices.SortFunc(rows, func(x, y row) int {
		a, b := key(x), key(y)
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for some := range slices.Chunk(rows, s.o.BatchRows) {
		err := s.transact(ctx, neo4j.AccessModeWrite, func(t tx) error {
			return t.each(cypher, row{"rows": some}, func(*neo4j.Record) error { return nil })
		})
		if err != nil {
			return err
		}
	}
	return nil
}
