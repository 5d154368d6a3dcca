package links

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"newsgraph/graph"
)

// claim is what a join needs to know of an edge.
type claim struct {
	id, relation           string
	source, target         string // the nodes that are meant
	principal              string // whom the source's office makes it speak for; empty for none
	speaker                string
	article                *article
	sentence, start        int
	negated, firm, planned bool // firm: asserted
	first, last            int  // days of the event; none when there is no date, or the end is open
	words                  *wording
}

// wording is what the text of a claim says; only those claims have it that a denial may be about.
type wording struct {
	whole   content // of the quote
	clause  content // of what follows the trigger of a denial
	trigger uint64  // stem of the word that carries the claim
	at      int     // where that word stands in the article
	ing     bool    // the trigger is a participle or a noun like "meeting"
	points  bool    // the trigger is a word like "allegation", which points at a claim made elsewhere
}

// article is what a join needs to know of an article.
type article struct {
	id        string
	published int // day, none when it is not known
}

// none is no day.
const none = -1 << 40

// day counts days from 1970; none for an empty text.
func day(text string) int {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return none
	}
	return int(t.Unix() / (24 * 60 * 60))
}

// joiner joins the claims that it has read.
type joiner struct {
	*rules
	canonical func(string) string
	owners    map[string]bool // nodes all of whose claims were read; nil for all
	reports   *Reports
	articles  map[string]*article
	claims    []*claim // in order of id
	of        map[string][]*claim
}

func (j *joiner) node(id string) string {
	if j.canonical == nil || id == "" {
		return id
	}
	return j.canonical(id)
}

func (j *joiner) owns(node string) bool { return j.owners == nil || j.owners[node] }

// read takes in the claims of a query, and those of the articles in which somebody denies for another: all of them briefly, and
// then the words of those that a denial may be about.
func (j *joiner) read(ctx context.Context, r graph.Reader, q graph.Query) error {
	j.articles, j.of = map[string]*article{}, map[string][]*claim{}
	queries, byID := []graph.Query{q}, map[string]*claim{}
	if err := j.readBriefly(ctx, r, q, byID); err != nil {
		return err
	}
	deniers, spoken := map[string]bool{}, map[string]bool{}
	for _, c := range j.claims {
		if j.denies(c) && j.owns(c.source) {
			deniers[c.source] = true
			if c.principal != "" {
				deniers[c.principal], spoken[c.article.id] = true, true
			}
		}
	}
	if !q.All() && len(spoken) > 0 {
		queries = append(queries, graph.Query{Articles: slices.Sorted(maps.Keys(spoken))})
		if err := j.readBriefly(ctx, r, queries[1], byID); err != nil {
			return err
		}
		slices.SortFunc(j.claims, func(a, b *claim) int { return cmp.Compare(a.id, b.id) })
	}
	for _, c := range j.claims {
		j.of[c.source] = append(j.of[c.source], c)
		if c.target != "" && c.target != c.source {
			j.of[c.target] = append(j.of[c.target], c)
		}
	}
	return j.readWords(ctx, r, queries, byID, func(c *claim) bool { return deniers[c.source] || deniers[c.target] })
}

func (j *joiner) readBriefly(ctx context.Context, r graph.Reader, q graph.Query, byID map[string]*claim) error {
	for e, err := range r.Edges(ctx, q) {
		if err != nil {
			return err
		}
		if byID[e.ID] == nil {
			c := j.claim(e)
			j.claims = append(j.claims, c)
			byID[c.id] = c
		}
	}
	return nil
}

// readWords reads the words of the claims that a denial may be about, and of plans and deeds that may belong together.
func (j *joiner) readWords(ctx context.Context, r graph.Reader, queries []graph.Query, byID map[string]*claim, denied func(*claim) bool) error {
	wanted := map[string]bool{}
	for _, all := range j.plansWithDeeds() {
		for _, c := range all {
			wanted[c.id] = true
		}
	}
	for id, c := range byID {
		if denied(c) && j.parts[c.relation] != "" {
			wanted[id] = true
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	for _, q := range queries {
		for e, err := range r.Edges(ctx, q) {
			if err != nil {
				return err
			}
			if c := byID[e.ID]; wanted[e.ID] && c.words == nil {
				c.words = j.wording(e)
			}
		}
	}
	return nil
}

// denies says whether a claim may dispute another.
func (j *joiner) denies(c *claim) bool {
	return c.firm && (j.parts[c.relation] == denial && !c.negated || j.parts[c.relation] == act && c.negated)
}

func (j *joiner) claim(e graph.Edge) *claim {
	c := &claim{
		id: strings.Clone(e.ID), relation: e.Relation, source: j.node(e.Source), target: j.node(e.Target), speaker: j.node(e.Speaker),
		principal: j.node(graph.ScopeNode(e.Source)),
		article:   j.articles[e.Evidence.Article], sentence: e.Evidence.Sentence, start: e.Evidence.Start, negated: e.Negated,
		firm: e.Modality == graph.Asserted, planned: e.Modality == graph.Planned, first: none, last: none,
	}
	if c.article == nil {
		c.article = &article{e.Evidence.Article, j.reports.published(e.Evidence.Article)}
		j.articles[c.article.id] = c.article
	}
	if e.Date != nil {
		c.first, c.last = day(e.Date.Start), day(e.Date.End)
	}
	return c
}

func (j *joiner) wording(e graph.Edge) *wording {
	quote := e.Evidence.Quote
	trigger := strings.ToLower(e.Trigger)
	w := &wording{whole: j.content(quote), trigger: word(stem(trigger)), points: j.rules.words[trigger] == "what",
		ing: strings.HasSuffix(trigger, "ing")}
	if i := strings.LastIndex(quote, e.Trigger); i >= 0 && e.Trigger != "" {
		w.at = e.Evidence.Start + i
		if j.parts[e.Relation] == denial {
			w.clause = j.clause(quote[i+len(e.Trigger):])
			w.clause.not = w.clause.not || j.content(quote[:i]).not
		}
	}
	return w
}

// happened is the day of the event, else the day on which it was told.
func (c *claim) happened() int {
	switch {
	case c.first != none:
		return c.first
	case c.last != none:
		return c.last
	}
	return c.article.published
}

// dated says whether the text gives a day, or days.
func (c *claim) dated() bool { return c.first != none || c.last != none }

// together says whether two claims may be of the same days, give or take some. Claims without a date may.
func together(a, b *claim, slack int) bool {
	if !a.dated() || !b.dated() {
		return true
	}
	afirst, alast := a.days()
	bfirst, blast := b.days()
	return afirst <= blast+slack && bfirst <= alast+slack
}

// days are the first and the last day of a dated claim, with open ends far away.
func (c *claim) days() (int, int) {
	first, last := c.first, c.last
	if last == none {
		last = -none
	}
	return first, last // none is before every day
}

// owned are the nodes that own links, in order.
func (j *joiner) owned() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(j.of)), func(id string) bool { return !j.owns(id) })
}

// inTime orders claims by the day on which they were told, then by where they stand.
func inTime(a, b *claim) int {
	return cmp.Or(cmp.Compare(a.article.published, b.article.published), cmp.Compare(a.article.id, b.article.id),
		cmp.Compare(a.start, b.start), cmp.Compare(a.id, b.id))
}
