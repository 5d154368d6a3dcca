package graph

// Query selects a subgraph. The zero Query selects everything. Conditions of different fields must all hold; values of one
// field are alternatives.
//
// An edge is selected when Articles, Mentioning, Relations, Since/Until and Claims let it through and, with Seeds, when one of its ends
// can be reached from a seed over fewer than Hops edges that are let through (so one hop gives the edges of the seeds
// themselves). Ends are source and target; speaker and place are none. With Others, only edges whose source is a seed and
// whose target is one of Others are selected (for a symmetric relation the caller asks both ways), and Hops counts for nothing.
//
// A node is selected when it is a seed, or an end, the speaker or the place of a selected edge; and, when the query has
// neither Seeds, Relations, Since, Until nor Claims, when a selected article mentions it.
//
// An article is selected when it has a selected edge; and, when the query has neither Seeds, Relations, Since, Until nor Claims,
// when Articles and Mentioning let it through, be it without any edge or mention.
//
// A seed, an id or a relation that the graph does not have selects nothing, and is no error.
type Query struct {
	Seeds      []string // ids, or names and aliases in any spelling that folds alike (Fold)
	Others     []string // the same, for the targets; only with Seeds
	Hops       int      // 0 means 1; only with Seeds
	Relations  []string // names of relations
	Articles   []string // ids
	Mentioning []string // ids of nodes: only what articles say that mention one of them
	Claims     []string // ids of edges
	Since      string   // first day, 2006-01-02
	Until      string   // last day, included
	By         DateOf   // which date Since and Until are about
}

// DateOf names a date of a claim.
type DateOf string

// The dates by which a query can select. A claim without that date is not selected by Since or Until; a claim dated by a
// range is selected when the range and the query's overlap.
const (
	ByEvent     DateOf = ""          // the day of the event
	ByPublished DateOf = "published" // the day the article was published
)

// All says whether the query selects everything.
func (q Query) All() bool {
	return len(q.Articles) == 0 && len(q.Mentioning) == 0 && !q.OnlyEdges()
}

// noClaim is an id that no edge has.
const noClaim = "none"

// Naming is the query for the nodes that words name, by id or by a name in any spelling, and for nothing else.
func Naming(words ...string) Query { return Query{Seeds: words, Claims: []string{noClaim}} }

// nowhere is an id that no article has.
const nowhere = ""

// Within is the query with Mentioning turned into Articles: found are the ids of the articles that mention one of the nodes.
func (q Query) Within(found []string) Query {
	if len(q.Mentioning) == 0 {
		return q
	}
	in := map[string]bool{}
	for _, id := range q.Articles {
		in[id] = true
	}
	var both []string
	for _, id := range found {
		if len(q.Articles) == 0 || in[id] {
			both = append(both, id)
		}
	}
	if len(both) == 0 {
		both = []string{nowhere}
	}
	q.Articles, q.Mentioning = both, nil
	return q
}

// OnlyEdges says whether a node must be a seed or belong to a selected edge to be selected.
func (q Query) OnlyEdges() bool {
	return len(q.Seeds) > 0 || len(q.Relations) > 0 || len(q.Claims) > 0 || q.Since != "" || q.Until != ""
}
