package resolution

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Score compares the mentions of an extractor with the table. Mentions of articles that the table does not have are left out.
func (g *Gold) Score(mentions []Mention) Report {
	t := g.tally(g.pair(mentions))
	r := Report{BCubed: t.bcubed(), Pairwise: t.pairwise(), Spurious: len(t.strays)}
	r.FalseMerges, r.Mixed = t.merges()
	for i, m := range t.gold {
		found := t.of[i] != none
		if !m.Optional {
			r.Required++
			r.Found += count(found)
		}
		if found {
			r.Kinds++
			r.KindRight += count(t.kindFits(i))
		}
	}
	r.Mistakes = t.mistakes()
	return r
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tally is what nodes and clusters hold.
type tally struct {
	pairing
	cluster []string                  // by mention of the table: the one of its clusters that counts
	kinds   map[string]string         // by cluster
	cells   map[string]map[string]int // by node and cluster: mentions found
	holds   map[string]string         // by node: the cluster that it mostly means
	sizes   map[string]int            // by node: mentions found and spurious ones
	wanted  map[string]int            // by cluster: mentions that must be found, and optional ones that were
	strays  []int                     // spurious mentions of the extractor
}

func (g *Gold) tally(p pairing) tally {
	t := tally{pairing: p, cluster: make([]string, len(p.gold)), kinds: map[string]string{}, cells: map[string]map[string]int{},
		sizes: map[string]int{}, wanted: map[string]int{}}
	for i, m := range p.gold {
		t.kinds[m.Clusters[0]] = m.Kind
		if len(m.Clusters) == 1 {
			t.put(i, m.Clusters[0])
		}
	}
	votes := map[string]map[string]int{}
	for node, cell := range t.cells {
		votes[node] = maps.Clone(cell)
	}
	for i, m := range p.gold {
		if len(m.Clusters) > 1 {
			t.put(i, most(m.Clusters, votes[t.node(i)]))
		}
	}
	t.holds = t.majorities()
	articles := g.articles()
	for j, as := range p.as {
		if m := p.system[j]; as == none && t.cells[m.Node] != nil && slices.Contains(articles, m.Article) {
			t.strays = append(t.strays, j)
			t.sizes[m.Node]++
		}
	}
	return t
}

// put counts a mention of the table in its node and its cluster.
func (t *tally) put(i int, cluster string) {
	t.cluster[i] = cluster
	node := t.node(i)
	if node == "" {
		t.wanted[cluster] += count(!t.gold[i].Optional)
		return
	}
	if t.cells[node] == nil {
		t.cells[node] = map[string]int{}
	}
	t.cells[node][cluster]++
	t.sizes[node]++
	t.wanted[cluster]++
}

// node is the node that a mention of the table was put in, empty when it was not found.
func (t *tally) node(i int) string {
	if t.of[i] == none {
		return ""
	}
	return t.system[t.of[i]].Node
}

// most is the cluster with most votes, the first of equals.
func most(clusters []string, votes map[string]int) string {
	return slices.MaxFunc(clusters, func(a, b string) int {
		return cmp.Compare(votes[a], votes[b])
	})
}

// kindFits says whether a mention's node is of the kind of one of its clusters.
func (t *tally) kindFits(i int) bool {
	kind := t.system[t.of[i]].Kind
	return kind == t.gold[i].Kind || kind == t.kinds[t.cluster[i]]
}

// bcubed is the mean over mentions. Sums go by cell, since the mentions of a cell are alike, and in order, so that the same
// mentions give the same figures to the last digit.
func (t *tally) bcubed() Figures {
	var precise, complete float64
	given, wanted := 0, 0
	for _, node := range slices.Sorted(maps.Keys(t.cells)) {
		given += t.sizes[node]
		for _, cluster := range slices.Sorted(maps.Keys(t.cells[node])) {
			n := float64(t.cells[node][cluster])
			precise += n * n / float64(t.sizes[node])
			complete += n * n / float64(t.wanted[cluster])
		}
	}
	for _, n := range t.wanted {
		wanted += n
	}
	return Figures{mean(precise, given), mean(complete, wanted)}
}

func mean(sum float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func (t *tally) pairwise() Figures {
	right, given, wanted := 0, 0, 0
	for node, cell := range t.cells {
		given += pairs(t.sizes[node])
		for _, n := range cell {
			right += pairs(n)
		}
	}
	for _, n := range t.wanted {
		wanted += pairs(n)
	}
	return Figures{share(right, given), share(right, wanted)}
}

func pairs(n int) int { return n * (n - 1) / 2 }

// merges counts persons who share a node with another: by their names alone, and by any mention.
func (t *tally) merges() (byName, byAny int) {
	named, any := map[string]map[string]bool{}, map[string]map[string]bool{}
	for i, m := range t.gold {
		node, cluster := t.node(i), t.cluster[i]
		if node == "" || t.kinds[cluster] != "person" {
			continue
		}
		add(any, node, cluster)
		if m.Form == "name" {
			add(named, node, cluster)
		}
	}
	return surplus(named), surplus(any)
}

func add(sets map[string]map[string]bool, key, member string) {
	if sets[key] == nil {
		sets[key] = map[string]bool{}
	}
	sets[key][member] = true
}

func surplus(sets map[string]map[string]bool) int {
	n := 0
	for _, s := range sets {
		n += len(s) - 1
	}
	return n
}

// majorities gives for every node the cluster of most of its names; of equals that of most of its mentions, then the first.
func (t *tally) majorities() map[string]string {
	names := map[string]map[string]int{}
	for i, m := range t.gold {
		if node := t.node(i); node != "" && m.Form == "name" {
			if names[node] == nil {
				names[node] = map[string]int{}
			}
			names[node][t.cluster[i]]++
		}
	}
	out := map[string]string{}
	for i := range t.gold {
		node, cluster := t.node(i), t.cluster[i]
		if node == "" {
			continue
		}
		best, ok := out[node]
		if !ok || cmp.Or(cmp.Compare(names[node][cluster], names[node][best]), cmp.Compare(t.cells[node][cluster], t.cells[node][best])) > 0 {
			out[node] = cluster
		}
	}
	return out
}

// largest gives for every cluster, of the nodes that mostly mean it, the one that holds most of it, the first of equals.
func (t *tally) largest() map[string]string {
	out := map[string]string{}
	for i := range t.gold {
		node, cluster := t.node(i), t.cluster[i]
		if node != "" && t.holds[node] == cluster && t.cells[node][cluster] > t.cells[out[cluster]][cluster] {
			out[cluster] = node
		}
	}
	return out
}

// mistakes lists what was not read as the table has it: the table's mentions in its order, then the spurious ones.
func (t *tally) mistakes() []Mistake {
	var out []Mistake
	largest := t.largest()
	for i, m := range t.gold {
		node, cluster := t.node(i), t.cluster[i]
		mistake := Mistake{Place: m.Place, Form: m.Form, Text: m.Text, Cluster: cluster, Node: node}
		if node == "" {
			if !m.Optional {
				mistake.Cause = Missed
				out = append(out, mistake)
			}
			continue
		}
		if holds := t.holds[node]; holds != cluster {
			mistake.Cause, mistake.Holds = Wrong, holds
			out = append(out, mistake)
		} else if largest[cluster] != node {
			mistake.Cause, mistake.Holds = Split, largest[cluster]
			out = append(out, mistake)
		}
		if !t.kindFits(i) {
			mistake.Cause, mistake.Holds = Kind, t.system[t.of[i]].Kind
			out = append(out, mistake)
		}
	}
	for _, j := range t.strays {
		m := t.system[j]
		out = append(out, Mistake{Cause: Spurious, Place: fmt.Sprintf("%s:%d-%d", m.Article, m.Start, m.End), Node: m.Node, Holds: t.holds[m.Node]})
	}
	return out
}

// ScoreArticles is Score with every article by itself: what two articles say of one counts as two, so nothing is asked of
// what knows the same again in another article.
func (g *Gold) ScoreArticles(mentions []Mention) Report {
	apart := &Gold{Mentions: slices.Clone(g.Mentions), Unscored: g.Unscored}
	for i, m := range apart.Mentions {
		clusters := make([]string, len(m.Clusters))
		for k, c := range m.Clusters {
			clusters[k] = c + "@" + m.Article
		}
		apart.Mentions[i].Clusters = clusters
	}
	own := slices.Clone(mentions)
	for i, m := range own {
		own[i].Node = m.Node + "@" + m.Article
	}
	return apart.Score(own)
}
