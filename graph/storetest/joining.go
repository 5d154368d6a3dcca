package storetest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/graph"
	"newsgraph/graph/identity"
)

// joined is the reference as it would be if articles had named the canonical id of every node.
func (r *Reference) joined(i *identity.Identity) *Reference {
	out := &Reference{Ontology: r.Ontology, deltas: map[string]graph.Delta{}, names: i}
	for id, d := range r.deltas {
		d = normal(d)
		for k := range d.Edges {
			e := &d.Edges[k]
			e.Source, e.Target, e.Speaker, e.Place = i.Of(e.Source), i.Of(e.Target), i.Of(e.Speaker), i.Of(e.Place)
		}
		slices.SortFunc(d.Mentions, func(a, b graph.Mention) int {
			return cmp.Or(cmp.Compare(i.Of(a.Entity), i.Of(b.Entity)), cmp.Compare(b.Count(), a.Count()),
				cmp.Compare(len(b.Name), len(a.Name)), cmp.Compare(a.Entity, b.Entity))
		})
		var mentions []graph.Mention
		for _, m := range d.Mentions {
			m.Entity = i.Of(m.Entity)
			last := len(mentions) - 1
			if last < 0 || mentions[last].Entity != m.Entity {
				names := map[string]int{}
				for name, n := range m.Names {
					names[name] = n
				}
				m.Names = names
				mentions = append(mentions, m)
				continue
			}
			for name, n := range m.Names {
				mentions[last].Names[name] += n
			}
			mentions[last].Told = graph.Told(mentions[last].Told, m.Told)
			c := &mentions[last].Codes
			*c = graph.Codes{ISO3: cmp.Or(c.ISO3, m.Codes.ISO3), CAMEO: cmp.Or(c.CAMEO, m.Codes.CAMEO), Wikidata: cmp.Or(c.Wikidata, m.Codes.Wikidata)}
		}
		d.Mentions = mentions
		out.deltas[id] = normal(d)
	}
	return out
}

// joining holds identity.Apply over the store against the reference.
func joining(t *testing.T, r *room) {
	w := world{rand.New(rand.NewPCG(11, 7))}
	all, _ := w.history()
	for _, batch := range w.batches(all) {
		r.merge(t, batch...)
	}
	before := Bytes(t, r, graph.Query{})
	for n := range 3 {
		var decisions []identity.Decision
		for range 1 + w.IntN(5) {
			decisions = append(decisions, identity.Decision{
				Verdict: []identity.Verdict{identity.Same, identity.Same, identity.Different}[w.IntN(3)],
				A:       fmt.Sprint("group:", w.IntN(11)), B: fmt.Sprint("group:", w.IntN(11)),
			})
		}
		i := identity.Resolve(decisions)
		one := &room{Store: identity.ApplyTo(r.Store, i), ref: r.ref.joined(i), ctx: r.ctx}
		t.Run(fmt.Sprintf("ledger %d reads as if articles named one id", n), func(t *testing.T) { one.check(t, graph.Query{}) })
		for k := range 12 {
			t.Run(fmt.Sprintf("ledger %d, random query %d", n, k), func(t *testing.T) { one.check(t, w.query(one, t)) })
		}
	}
	t.Run("without a ledger the store reads as before, byte for byte", func(t *testing.T) {
		assert.Equal(t, before, Bytes(t, identity.Apply(r.Store, identity.Resolve(nil)), graph.Query{}))
	})
}

// mentioning asks by the nodes that articles mention.
func mentioning(t *testing.T, r *room) {
	claim := gazette(t, r)
	envoy, niger := "person:aminata-keita", "state:NER"
	r.selects(t, claim, []selectCase{
		{"all that articles say that mention a node", graph.Query{Mentioning: []string{envoy}}, []string{"accuses", "denies", "deploys", "office"}},
		{"articles that mention any of several", graph.Query{Mentioning: []string{envoy, niger}}, []string{"accuses", "denies", "deploys", "warns", "office"}},
		{"of these articles those that mention it", graph.Query{Mentioning: []string{niger}, Articles: []string{"a.txt", "c.txt"}}, []string{"warns"}},
		{"the claims of seeds in them", graph.Query{Mentioning: []string{niger}, Seeds: []string{"Chad"}}, []string{"warns"}},
		{"a node that nobody mentions selects nothing", graph.Query{Mentioning: []string{"group:nobody"}}, nil},
		{"nor do articles that do not mention it", graph.Query{Mentioning: []string{niger}, Articles: []string{"a.txt", "e.txt"}}, nil},
	})
}
