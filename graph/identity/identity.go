// Package identity says which nodes of a graph are one: a ledger of decisions in plain text, kept apart from the data, and a
// reader that applies it.
//
//	ledger lines --Resolve--> Identity --Apply(graph.Reader)--> the graph with one node for one actor
//	graph.Reader --Find-----> candidates: sure enough for a line of newsgraph's own, or for a person to decide
//
// Nothing in a store is ever rewritten. What the ledger says is a pure function of the set of its lines: their order does not
// matter, and when a line goes, so does what it joined, and the graph reads as it did before, byte for byte.
package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Verdict is what a decision says of two nodes.
type Verdict string

// The verdicts. Undecided is a question that somebody left open; it joins nothing and keeps nothing apart.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Undecided Verdict = "undecided"
)

// Automatic is who decided where newsgraph did it by itself. Every other name, and none, is a person's.
const Automatic = "newsgraph"

// Decision is a line of a ledger: what is said of two nodes.
type Decision struct {
	Verdict Verdict
	A, B    string // ids of nodes, different ones; their order says nothing
	Reason  string
	Score   float64   // how sure, 0 to 1; 0 when nobody measured
	By      string    // who decided; Automatic, a person's name, or empty for a person who does not say
	At      time.Time // when, in UTC; zero when not said
	Line    int       // of the ledger's file, from 1; 0 when it stands in none
}

// Pair are the two ids in order.
func (d Decision) Pair() [2]string { return [2]string{min(d.A, d.B), max(d.A, d.B)} }

// Person says whether a person decided.
func (d Decision) Person() bool { return d.By != Automatic }

// Conflict is a decision that is not followed because it contradicts others that are as strong or stronger.
type Conflict struct {
	Decision Decision
	Against  []Decision // sorted by pair
}

// String names the conflict with the lines of the ledger in a file.
func (c Conflict) String(file string) string {
	place := func(d Decision) string { return fmt.Sprintf("%s:%d", file, d.Line) }
	var others []string
	for _, d := range c.Against {
		others = append(others, fmt.Sprintf("%s (%s and %s are %s)", place(d), d.A, d.B, d.Verdict))
	}
	return fmt.Sprintf("%s: %s and %s cannot be %s: against %s", place(c.Decision), c.Decision.A, c.Decision.B, c.Decision.Verdict, strings.Join(others, ", "))
}

// Identity says which ids mean one node. The zero Identity joins nothing.
type Identity struct {
	Conflicts []Conflict // decisions that are not followed, sorted by pair
	canonical map[string]string
	members   map[string][]string // by canonical id
}

// Of gives the id under which a node is read: that of its cluster, or its own.
func (i *Identity) Of(id string) string {
	if c, ok := i.canonical[id]; ok {
		return c
	}
	return id
}

// Members are all ids of the cluster that an id belongs to, sorted; the id alone when it is joined with none.
func (i *Identity) Members(id string) []string {
	if all, ok := i.members[i.Of(id)]; ok {
		return all
	}
	return []string{id}
}

// Clusters are the ids under which joined nodes are read, sorted.
func (i *Identity) Clusters() []string {
	out := make([]string, 0, len(i.members))
	for id := range i.members {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// Resolve makes an identity of a set of decisions. Of one pair a person's word counts before newsgraph's, and a person's
// later word before the earlier ones; words of one time that contradict each other join nothing and are a conflict. What is
// the same as a third is the same, unless that would join two that are different: then the weakest "same" on the way is not
// followed, and is a conflict. A person's is stronger than newsgraph's, a later one stronger than an earlier one, a higher
// score stronger than a lower one.
func Resolve(decisions []Decision) *Identity {
	i := &Identity{}
	var same []Decision
	apart := map[string]map[string][]Decision{}
	for _, words := range byPair(decisions) {
		d, ok := i.word(words)
		switch {
		case !ok || d.Verdict == Undecided:
		case d.Verdict == Same:
			same = append(same, d)
		default:
			for _, ends := range [][2]string{{d.A, d.B}, {d.B, d.A}} {
				if apart[ends[0]] == nil {
					apart[ends[0]] = map[string][]Decision{}
				}
				apart[ends[0]][ends[1]] = []Decision{d}
			}
		}
	}
	slices.SortFunc(same, func(a, b Decision) int { return cmp.Or(-strength(a, b), comparePairs(a, b)) })
	i.join(same, apart)
	slices.SortFunc(i.Conflicts, func(a, b Conflict) int {
		return cmp.Or(comparePairs(a.Decision, b.Decision), cmp.Compare(a.Decision.Verdict, b.Decision.Verdict), compareText(a.Decision, b.Decision))
	})
	return i
}

// byPair gathers the decisions about each pair.
func byPair(decisions []Decision) map[[2]string][]Decision {
	out := map[[2]string][]Decision{}
	for _, d := range decisions {
		if d.A != d.B {
			out[d.Pair()] = append(out[d.Pair()], d)
		}
	}
	return out
}

// word is the decision that counts of those about one pair.
func (i *Identity) word(words []Decision) (Decision, bool) {
	slices.SortFunc(words, func(a, b Decision) int {
		return cmp.Or(-precedence(a, b), cmp.Compare(a.Verdict, b.Verdict), -strength(a, b), compareText(a, b))
	})
	first := words[0]
	var against []Decision
	for _, w := range words[1:] {
		if precedence(first, w) == 0 && w.Verdict != first.Verdict {
			against = append(against, w)
		}
	}
	if len(against) == 0 {
		return first, true
	}
	// "different" stands first in the alphabet; in doubt nothing is joined, and what may be different is kept apart.
	last := against[len(against)-1]
	i.Conflicts = append(i.Conflicts, Conflict{last, []Decision{first}})
	return first, first.Verdict == Different
}

// precedence says whose word about one pair counts: above 0 when a's does.
func precedence(a, b Decision) int {
	return cmp.Or(rank(a.Person(), b.Person()), a.At.Compare(b.At))
}

// strength says which of two decisions about different pairs is given up last: above 0 when that is a.
func strength(a, b Decision) int {
	return cmp.Or(precedence(a, b), cmp.Compare(a.Score, b.Score))
}

func rank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func comparePairs(a, b Decision) int {
	x, y := a.Pair(), b.Pair()
	return slices.Compare(x[:], y[:])
}

// compareText orders decisions that say the same of the same pair, so that one set of lines has one outcome.
func compareText(a, b Decision) int {
	return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.A, b.A), cmp.Compare(a.Line, b.Line))
}

// join follows the decisions, the strongest first, unless one would join what is different.
func (i *Identity) join(same []Decision, apart map[string]map[string][]Decision) {
	root := map[string]string{}
	members := map[string][]string{}
	find := func(id string) string {
		if r, ok := root[id]; ok {
			return r
		}
		root[id], members[id] = id, []string{id}
		return id
	}
	for _, d := range same {
		a, b := find(d.A), find(d.B)
		if a == b {
			continue
		}
		if len(apart[a]) > 0 && len(apart[a][b]) > 0 {
			i.Conflicts = append(i.Conflicts, Conflict{d, sortedByPair(apart[a][b])})
			continue
		}
		if len(members[a]) < len(members[b]) {
			a, b = b, a
		}
		for _, id := range members[b] {
			root[id] = a
		}
		members[a] = append(members[a], members[b]...)
		delete(members, b)
		for other, why := range apart[b] { // what b is different from, the whole is
			delete(apart[other], b)
			if apart[a] == nil {
				apart[a] = map[string][]Decision{}
			}
			apart[a][other] = append(apart[a][other], why...)
			apart[other][a] = apart[a][other]
		}
		delete(apart, b)
	}
	i.canonical, i.members = map[string]string{}, map[string][]string{}
	for _, all := range members {
		if len(all) < 2 {
			continue
		}
		slices.Sort(all)
		best := Best(all)
		i.members[best] = all
		for _, id := range all {
			i.canonical[id] = best
		}
	}
}

func sortedByPair(all []Decision) []Decision {
	return slices.SortedFunc(slices.Values(all), func(a, b Decision) int { return cmp.Or(comparePairs(a, b), compareText(a, b)) })
}

// Best is the id, of one or more, by which they are known together: one with an external code before others, then one that is
// unique by itself, within a state or organisation, within an article, and the first of equals.
func Best(ids []string) string {
	return slices.MinFunc(ids, func(x, y string) int { return cmp.Or(cmp.Compare(standing(x), standing(y)), cmp.Compare(x, y)) })
}

// standing is lower the better an id is known: 0 with an external code, 1 for a name of its own, 2 for one that is unique
// within a state or organisation, 3 within an article, 4 for a hash.
func standing(id string) int {
	_, rest, _ := strings.Cut(id, ":")
	name, scope, scoped := strings.Cut(rest, "@")
	switch {
	case strings.HasPrefix(name, "~"):
		return 4
	case scoped && !strings.Contains(scope, ":"):
		return 3
	case scoped:
		return 2
	case strings.IndexFunc(name, unicode.IsUpper) >= 0:
		return 0
	}
	return 1
}
