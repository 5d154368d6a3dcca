package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// name is the canonical name of an end, or the zero value for an end that a claim does not have.
type name struct {
	text  string
	known bool
}

// String is how mistakes print an end.
func (n name) String() string {
	if !n.known {
		return "None"
	}
	return n.text
}

// in says whether the set allows the end; nil allows every end and none.
func (n name) in(s set) bool { return s == nil || n.known && s[n.text] }

// status is what a claim says about itself.
type status struct{ negated, planned, reported bool }

// candidate is a claim with its ends brought to the names of the gold table.
type candidate struct {
	key
	others [2]name // speaker and place, which may be forbidden
}

// key tells claims apart: a second claim with the same key is not looked at.
type key struct {
	article, relation string
	source, target    name
	status
}

// part says which relations a level looks at.
type part int

const (
	events part = iota
	structure
)

// Score compares claims with the gold table. Claims of other articles are left out.
func (g *Gold) Score(claims []Claim) Report {
	byArticle := g.candidates(claims)
	r := Report{Articles: len(g.articles)}
	for _, level := range []struct {
		to   *Figures
		part part
		fits func(candidate, row) bool
		say  bool
	}{
		{&r.Full, events, g.full, false}, {&r.Strict, events, g.strict, true}, {&r.Structure, structure, g.strict, true},
		{&r.Family, events, g.family, false}, {&r.Pair, events, g.pair, false},
	} {
		for _, article := range g.articles {
			figures, mistakes := g.compare(article, byArticle[article], level.part, level.fits)
			level.to.Right += figures.Right
			level.to.Wrong += figures.Wrong
			level.to.Required += figures.Required
			level.to.Found += figures.Found
			if level.say {
				r.Mistakes = append(r.Mistakes, mistakes...)
			}
		}
	}
	for _, article := range g.articles {
		bad := g.forbidden(byArticle[article], g.rows[article])
		r.Forbidden += len(bad)
		r.Mistakes = append(r.Mistakes, bad...)
	}
	return r
}

// candidates sorts claims to the articles of the table, each distinct claim once, in their order.
func (g *Gold) candidates(claims []Claim) map[string][]candidate {
	out, seen := map[string][]candidate{}, map[key]bool{}
	for _, c := range claims {
		article, ok := g.article(base(c.Article))
		if !ok {
			continue
		}
		k := key{article, c.Relation, g.resolve(c.Source), g.resolve(c.Target), status{c.Negated, c.Planned, c.Reported}}
		if seen[k] {
			continue
		}
		seen[k] = true
		out[article] = append(out[article], candidate{k, [2]name{g.resolve(c.Speaker), g.resolve(c.Place)}})
	}
	return out
}

// article finds the longest of the table's names that begins the article's and ends before another letter or digit.
func (g *Gold) article(id string) (string, bool) {
	best, found := "", false
	for _, a := range g.articles {
		rest, ok := strings.CutPrefix(id, a)
		if !ok || rest != "" && alphanumeric(rest[0]) {
			continue
		}
		if !found || len(a) > len(best) {
			best, found = a, true
		}
	}
	return best, found
}

func alphanumeric(b byte) bool {
	return '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}

// resolve gives one name an end: its name if the table knows it, else the one known name among its aliases, else its own.
func (g *Gold) resolve(e *End) name {
	if e == nil {
		return name{}
	}
	own := fold(e.Name)
	if g.vocab[own] {
		return name{g.names.canonical(own), true}
	}
	known := set{}
	for _, a := range e.Aliases {
		if a = fold(a); g.vocab[a] {
			known[g.names.canonical(a)] = true
		}
	}
	if len(known) == 1 {
		for only := range known {
			return name{only, true}
		}
	}
	return name{own, true}
}

// The tests of the levels.

func (g *Gold) pair(c candidate, r row) bool {
	if c.source.known && c.source == c.target {
		return false
	}
	if c.source.in(r.sources) && c.target.in(r.targets) {
		return true
	}
	rel, _ := g.ontology.Relation(c.relation)
	return rel.Symmetric && c.target.in(r.sources) && c.source.in(r.targets)
}

func (g *Gold) strict(c candidate, r row) bool {
	return slices.Contains(r.relations, c.relation) && g.pair(c, r) && c.negated == r.negated
}

func (g *Gold) full(c candidate, r row) bool {
	return g.strict(c, r) && r.planned.allows(c.planned) && r.reported.allows(c.reported)
}

func (g *Gold) family(c candidate, r row) bool {
	same := func(relation string) bool { return relation != "-" && g.familyOf(relation) == g.familyOf(c.relation) }
	return g.pair(c, r) && c.negated == r.negated && slices.ContainsFunc(r.relations, same)
}

func (g *Gold) familyOf(relation string) string {
	r, _ := g.ontology.Relation(relation)
	return r.Family
}

func (g *Gold) partOf(relation string) part {
	if g.familyOf(relation) == "structure" {
		return structure
	}
	return events
}

// compare matches the claims of one article with its rows.
func (g *Gold) compare(article string, all []candidate, p part, fits func(candidate, row) bool) (Figures, []string) {
	of := func(relation string) bool { return g.partOf(relation) == p }
	var rows []row
	for _, r := range g.rows[article] {
		if r.need != "x" && slices.ContainsFunc(r.relations, of) {
			rows = append(rows, r)
		}
	}
	var claims []candidate
	for _, c := range all {
		if of(c.relation) {
			claims = append(claims, c)
		}
	}
	m := match(rows, claims, fits)

	var f Figures
	var mistakes []string
	for i, r := range rows {
		if r.need != "r" {
			continue
		}
		f.Required++
		if m.hit[i] {
			f.Found++
		} else {
			mistakes = append(mistakes, "missed   "+r.text)
		}
	}
	for j, c := range claims {
		switch _, taken := m.row[j]; {
		case taken:
			f.Right++
		case !m.fitting[j]:
			f.Wrong++
			mistakes = append(mistakes, fmt.Sprintf("wrong    %s\t%s\t%s\t%s\t%s", article, c.source, c.relation, c.target, c.status))
		}
	}
	return f, mistakes
}

// String lists what is true of the status.
func (s status) String() string {
	var on []string
	for _, flag := range []struct {
		name string
		on   bool
	}{{"negated", s.negated}, {"planned", s.planned}, {"reported", s.reported}} {
		if flag.on {
			on = append(on, "'"+flag.name+"': 1")
		}
	}
	return "{" + strings.Join(on, ", ") + "}"
}

// matching is a largest one-to-one matching of rows and claims that takes required rows first.
type matching struct {
	fit     [][]int      // for each row the claims that fit it
	row     map[int]int  // claim -> its row
	hit     map[int]bool // rows that have a claim
	fitting map[int]bool // claims that fit any row
}

// match finds augmenting paths row by row (Kuhn 1955).
func match(rows []row, claims []candidate, fits func(candidate, row) bool) matching {
	m := matching{fit: make([][]int, len(rows)), row: map[int]int{}, hit: map[int]bool{}, fitting: map[int]bool{}}
	order := make([]int, len(rows))
	for i, r := range rows {
		order[i] = i
		for j, c := range claims {
			if fits(c, r) {
				m.fit[i] = append(m.fit[i], j)
				m.fitting[j] = true
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(optional(rows[a]), optional(rows[b])) })
	for _, i := range order {
		m.hit[i] = m.place(i, map[int]bool{})
	}
	return m
}

func optional(r row) int {
	if r.need == "r" {
		return 0
	}
	return 1
}

// place gives row i a claim, moving other rows to other claims where that makes room.
func (m matching) place(i int, tried map[int]bool) bool {
	for _, j := range m.fit[i] {
		if tried[j] {
			continue
		}
		tried[j] = true
		if owner, taken := m.row[j]; !taken || m.place(owner, tried) {
			m.row[j] = i
			return true
		}
	}
	return false
}

// forbidden lists the claims that rows of need x forbid, once for each such row.
func (g *Gold) forbidden(claims []candidate, rows []row) []string {
	var bad []string
	for _, r := range rows {
		if r.need != "x" {
			continue
		}
		for _, c := range claims {
			hit := g.full(c, r)
			if len(r.relations) == 1 && r.relations[0] == "-" {
				hit = r.sources == nil || c.names(r.sources)
			}
			if hit {
				bad = append(bad, fmt.Sprintf("forbidden %s: %s %s %s", c.article, c.source, c.relation, c.target))
			}
		}
	}
	return bad
}

// names says whether any name of the claim is one of the set.
func (c candidate) names(s set) bool {
	for _, n := range []name{c.source, c.target, c.others[0], c.others[1]} {
		if n.known && n.text != "" && s[n.text] {
			return true
		}
	}
	return false
}
