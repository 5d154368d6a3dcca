package storetest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
)

// world makes random deltas, the same for the same seed.
type world struct{ *rand.Rand }

var (
	worldNames     = []string{"Mali", "Kéba", "Keba", "the Front", "Front", "Nord-Sud", "Étoile", "Etoile", "PMC", "東京", "O'Hara", "OHara"}
	worldRelations = []string{"ACCUSED", "DENIED", "REQUESTED", "MET", "WARNED"}
	worldDays      = []string{"2021-01-01", "2021-01-15", "2021-02-01", "2021-03-01", "2022-01-01"}
)

func (w world) pick(from []string) string { return from[w.IntN(len(from))] }

func (w world) article(id, text string) graph.Delta {
	s := tell(id, text)
	if w.IntN(3) > 0 {
		s.published(w.pick(worldDays))
	}
	var who []string
	for i := range w.IntN(6) {
		entity := fmt.Sprint("group:", (w.IntN(3)+i*2)%9)
		s.mention(entity, []string{"group", "state"}[w.IntN(2)], w.pick(worldNames), w.pick(worldNames), w.pick(worldNames))
		m := &s.d.Mentions[slices.IndexFunc(s.d.Mentions, func(m graph.Mention) bool { return m.Entity == entity })]
		m.Codes.Wikidata = []string{"", "Q1", "Q2"}[w.IntN(3)]
		who = append(who, entity)
	}
	if len(who) < 2 {
		return s.delta()
	}
	for range w.IntN(8) {
		source, target := w.pick(who), w.pick(append(who, ""))
		if source != target {
			s.says(w.pick(worldRelations), source, target, w.status(who))
		}
	}
	return s.delta()
}

func (w world) status(who []string) func(*graph.Edge) {
	return func(e *graph.Edge) {
		e.Negated, e.Reported, e.Confidence = w.IntN(4) == 0, w.IntN(4) == 0, w.Float64()
		e.Modality = []string{graph.Asserted, graph.Planned, graph.Conditional}[w.IntN(3)]
		e.Speaker, e.Place = w.pick(append(who, "")), w.pick(append(who, "", ""))
		if w.IntN(2) == 0 {
			e.Quantity = &graph.Quantity{Value: float64(w.IntN(9)), Unit: "men"}
		}
		start, end := w.IntN(len(worldDays)), w.IntN(len(worldDays))
		switch w.IntN(4) {
		case 0:
			on(worldDays[min(start, end)], worldDays[max(start, end)])(e)
		case 1:
			on(worldDays[start], "")(e)
		case 2:
			on("", worldDays[end])(e)
		}
	}
}

// history is three versions of twelve articles in the order of merging: versions of one article in their order, articles
// mixed, some merged again. The second result is the last version of each.
func (w world) history() ([]graph.Delta, map[string]graph.Delta) {
	var queue []string
	for i := range 12 {
		for range 3 {
			queue = append(queue, fmt.Sprintf("a%02d", i))
		}
	}
	w.Shuffle(len(queue), func(i, j int) { queue[i], queue[j] = queue[j], queue[i] })
	var all []graph.Delta
	last := map[string]graph.Delta{}
	for n, id := range queue {
		d := w.article(id, fmt.Sprint(n))
		if old, ok := last[id]; ok && w.IntN(4) == 0 {
			d = old
		}
		all = append(all, d)
		last[id] = d
	}
	return all, last
}

// batches cuts a history into runs that name each article once.
func (w world) batches(all []graph.Delta) [][]graph.Delta {
	var out [][]graph.Delta
	var run []graph.Delta
	for _, d := range all {
		twice := slices.ContainsFunc(run, func(o graph.Delta) bool { return o.Article.ID == d.Article.ID })
		if twice || w.IntN(4) == 0 {
			out, run = append(out, run), nil
		}
		run = append(run, d)
	}
	return append(out, run)
}

func (w world) query(r *room, t *testing.T) graph.Query {
	some := func(from []string, chance int) (out []string) {
		for w.IntN(chance) == 0 && len(from) > 0 {
			out = append(out, w.pick(from))
		}
		return out
	}
	q := graph.Query{
		Seeds: some(append([]string{"group:1", "group:2"}, worldNames...), 2), Others: some(worldNames, 4), Hops: w.IntN(4),
		Relations: some(worldRelations, 2), Articles: some([]string{"a01", "a02", "a03", "a04", "a05"}, 3),
		Mentioning: some([]string{"group:1", "group:4", "group:7", "group:99"}, 4),
		Claims:     some(ids(r.ref.choose(graph.Query{}).edges, edgeID), 6),
		By:         []graph.DateOf{graph.ByEvent, graph.ByPublished}[w.IntN(2)],
	}
	slices.Sort(q.Claims)
	if w.IntN(3) == 0 {
		q.Since = w.pick(worldDays)
	}
	if w.IntN(3) == 0 {
		q.Until = w.pick(worldDays)
	}
	return q
}

func anyOrder(t *testing.T, open func(*testing.T) graph.Store) {
	for seed := range uint64(3) {
		w := world{rand.New(rand.NewPCG(seed, 7))}
		all, last := w.history()
		t.Run(fmt.Sprintf("history %d in random batches ends as its last versions do", seed), func(t *testing.T) {
			r := newRoom(t, open(t))
			for _, batch := range w.batches(all) {
				r.merge(t, batch...)
			}
			sortedOnce := newReference(t)
			for _, id := range slices.Sorted(maps.Keys(last)) {
				_, err := sortedOnce.Merge(r.ctx, []graph.Delta{last[id]})
				require.NoError(t, err)
			}
			Equal(t, sortedOnce, r)
			r.check(t, graph.Query{})
			for i := range 25 {
				t.Run(fmt.Sprintf("random query %d selects what the contract says", i), func(t *testing.T) {
					r.check(t, w.query(r, t))
				})
			}
		})
	}
	t.Run("last versions merged in order of id make the same bytes", func(t *testing.T) {
		w := world{rand.New(rand.NewPCG(0, 7))}
		_, last := w.history()
		r := newRoom(t, open(t))
		for _, id := range slices.Sorted(maps.Keys(last)) {
			r.merge(t, last[id])
		}
		Equal(t, r.ref, r)
	})
}

func copying(t *testing.T, open func(*testing.T) graph.Store) {
	from, to := newRoom(t, open(t)), newRoom(t, open(t))
	gazette(t, from)
	for _, a := range awkward {
		from.merge(t, filled(a.text))
	}
	copyOf := collect(t, from.Deltas(from.ctx, graph.Query{}))
	t.Run("deltas of everything make the same graph", func(t *testing.T) {
		to.merge(t, copyOf...)
		Equal(t, from, to)
	})
	t.Run("copying again changes nothing", func(t *testing.T) {
		assert.Equal(t, graph.Changes{Unchanged: len(copyOf)}, to.merge(t, copyOf...))
	})
	t.Run("deltas of a selection pass the check of deltas", func(t *testing.T) {
		part := collect(t, from.Deltas(from.ctx, graph.Query{Seeds: []string{"Mali"}, Hops: 2}))
		require.NoError(t, graph.CheckAll(part, from.ref.Ontology))
	})
}
