package links

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

const (
	shareAlike   = 0.5 // of the shorter text's runs of words that two articles share when they are one report
	shareAgency  = 0.3 // that suffice when both credit one agency, within days of each other
	agencyDays   = 2
	leastCommon  = 8  // hashes that must be shared
	rare         = 24 // articles up to which a run of words is compared in all pairs; above, in order with the next ones
	nextCompared = 3
)

// Reports says which articles go back to one report: reprints, cuts, and versions with a new headline or a new lead.
type Reports struct {
	articles []graph.Article // in order of id, without their sketches
	at       map[string]int
	parent   []int // of each article the first of its report; while they are grouped, one on the way to it
	outlets  [][]string
	groups   map[string][]string // first of a report to all of it, where there are several
}

// Report is the id of the report to which an article goes back: that of the first of its articles, by day and id. It is empty
// when no other article goes back to it.
func (x *Reports) Report(article string) string {
	i, ok := x.at[article]
	if !ok {
		return ""
	}
	first := x.articles[x.parent[i]].ID
	if len(x.groups[first]) < 2 {
		return ""
	}
	return first
}

// Groups are the reports of several articles: the id of each, and of all its articles, sorted.
func (x *Reports) Groups() map[string][]string { return x.groups }

// Independent counts how many of a set of articles go back to different sources: those of one report count once, and so do
// those of one outlet, which is the agency that an article credits, else its publisher.
func (x *Reports) Independent(articles map[string]bool) int {
	n := 0
	set := map[string]string{}
	find := func(k string) string {
		for set[k] != k {
			k = set[k]
		}
		return k
	}
	add := func(k string) string {
		if _, ok := set[k]; !ok {
			set[k] = k
			n++
		}
		return find(k)
	}
	for _, id := range slices.Sorted(maps.Keys(articles)) {
		own := "article " + id
		i, ok := x.at[id]
		if ok {
			own = "report " + x.articles[x.parent[i]].ID
		}
		own = add(own)
		if !ok {
			continue
		}
		for _, outlet := range x.outlets[i] {
			if other := add("outlet " + outlet); other != own {
				set[other] = own
				n--
			}
		}
	}
	return n
}

// readReports reads all articles, since a report may have come from any.
func readReports(ctx context.Context, r graph.Reader) (*Reports, error) {
	var all []graph.Article
	for a, err := range graph.Articles(ctx, r, graph.Query{}) {
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return NewReports(all), nil
}

// NewReports groups articles by the sketches of their texts. It does not depend on their order.
func NewReports(all []graph.Article) *Reports {
	x := &Reports{at: make(map[string]int, len(all)), parent: make([]int, len(all)), groups: map[string][]string{}}
	x.articles = slices.Clone(all)
	slices.SortFunc(x.articles, func(a, b graph.Article) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	})
	sketches := make([]sketch, len(all))
	for i, a := range x.articles {
		x.at[a.ID], x.parent[i] = i, i
		sketches[i] = decode(a.Sketch)
		x.outlets = append(x.outlets, outlets(a))
		x.articles[i].Sketch = ""
	}
	x.group(sketches)
	for i, a := range x.articles {
		x.parent[i] = x.root(i)
		first := x.articles[x.parent[i]].ID
		x.groups[first] = append(x.groups[first], a.ID)
	}
	maps.DeleteFunc(x.groups, func(_ string, ids []string) bool { return len(ids) < 2 })
	for _, ids := range x.groups {
		slices.Sort(ids)
	}
	return x
}

// outlets are the names, folded, of whoever an article comes from.
func outlets(a graph.Article) []string {
	var out []string
	for name := range strings.SplitSeq(cmp.Or(a.Agency, a.Publisher), ";") {
		if fold := graph.Fold(name); fold != "" {
			out = append(out, fold)
		}
	}
	return out
}

// group joins the articles that share enough. Compared are those that share some runs of words: each rare run gives all pairs of
// the articles that have it, a frequent one those that stand together in order, so that the work grows with the articles.
func (x *Reports) group(sketches []sketch) {
	type posting struct {
		hash    uint32
		article int32
	}
	var postings []posting
	for i, s := range sketches {
		for _, h := range s.hashes {
			postings = append(postings, posting{h, int32(i)})
		}
	}
	slices.SortFunc(postings, func(a, b posting) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.article, b.article)) })
	pairs := map[[2]int32]int{}
	for from := 0; from < len(postings); {
		to := from
		for to < len(postings) && postings[to].hash == postings[from].hash {
			to++
		}
		run := postings[from:to]
		next := nextCompared
		if len(run) <= rare {
			next = len(run)
		}
		for i := range run {
			for k := i + 1; k < len(run) && k <= i+next; k++ {
				pairs[[2]int32{run[i].article, run[k].article}]++
			}
		}
		from = to
	}
	for pair, n := range pairs {
		a, b := int(pair[0]), int(pair[1])
		if n >= 2 && x.oneReport(a, b, sketches[a], sketches[b]) {
			x.join(a, b)
		}
	}
}

// oneReport says whether two articles go back to one report.
func (x *Reports) oneReport(i, k int, a, b sketch) bool {
	common, of := overlap(a, b)
	if common < min(leastCommon, of) || of == 0 {
		return false
	}
	share := float64(common) / float64(of)
	return share >= shareAlike || share >= shareAgency && x.sameAgency(i, k)
}

func (x *Reports) sameAgency(i, k int) bool {
	a, b := x.articles[i], x.articles[k]
	if a.Agency == "" || b.Agency == "" || a.Published.IsZero() || b.Published.IsZero() || b.Published.Sub(a.Published).Abs().Hours() > agencyDays*24 {
		return false
	}
	for _, o := range x.outlets[i] {
		if slices.Contains(x.outlets[k], o) {
			return true
		}
	}
	return false
}

// root is the first of the articles that are joined with one, and brings those on the way nearer to it.
func (x *Reports) root(i int) int {
	for x.parent[i] != i {
		x.parent[i] = x.parent[x.parent[i]]
		i = x.parent[i]
	}
	return i
}

// join makes one set of two; its root is the first, whatever the order of joining.
func (x *Reports) join(i, k int) {
	i, k = x.root(i), x.root(k)
	if k < i {
		i, k = k, i
	}
	x.parent[k] = i
}

// published is the day of an article; none when it is not known.
func (x *Reports) published(article string) int {
	if i, ok := x.at[article]; ok && !x.articles[i].Published.IsZero() {
		return day(x.articles[i].Published.UTC().Format("2006-01-02"))
	}
	return none
}
