package identity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/graph"
)

// facts are what articles tell of a person beside offices that somebody gives (graph.Mention.Told).
type facts struct {
	words     []calling
	born      [][2]int    // first and last year of birth that an age leaves
	dead      []time.Time // days of articles by which the person was dead
	alive     []time.Time // days of articles in which the person speaks or holds an office
	sexes     words       // m and f, as names and titles tell
	pronouns  words       // the same, as pronouns tell
	namesake  bool        // an article tells that another has the name
	unrelated bool        // or the surname
}

// words are what articles say of one thing, in one word.
type words string

func (w *words) add(one string) {
	if !strings.Contains(" "+string(*w)+" ", " "+one+" ") {
		*w = words(strings.TrimSpace(string(*w) + " " + one))
	}
}

// differ says whether all articles on one say this and all on the other say that.
func (w words) differ(other words) bool {
	return w != "" && other != "" && w != other && !strings.Contains(string(w+other), " ")
}

// mixed says whether what is told of two persons' sex does not fit, when no more than pronouns tells that of one: what they mean is read, and may be misread.
func (f facts) mixed(g facts) bool {
	sex := func(f facts) words {
		if f.sexes != "" {
			return f.sexes
		}
		return f.pronouns
	}
	return sex(f).differ(sex(g))
}

// calling is a word for what somebody does, and when an article says it.
type calling struct {
	kind string // rank, office, work, given (an office that somebody gives)
	word string // the last of it: "minister", "teacher"
	day  time.Time
}

// tell notes what an article tells of the person.
func (c *corpus) tell(f *facts, told string, day time.Time) {
	for one := range strings.SplitSeq(told, "; ") {
		kind, what, _ := strings.Cut(one, " ")
		switch kind {
		case "dead":
			if !day.IsZero() {
				f.dead = append(f.dead, day)
			}
		case "namesake":
			f.namesake = true
		case "unrelated":
			f.unrelated = true
		case "sex":
			f.sexes.add(what)
		case "pronoun":
			f.pronouns.add(what)
		case "age":
			if n, err := strconv.Atoi(what); err == nil && !day.IsZero() {
				f.born = append(f.born, [2]int{day.Year() - n - 1, day.Year() - n})
			}
		case "rank", "office", "work":
			f.words = append(f.words, calling{kind, c.title(what), day})
		}
	}
}

// title is the last word of a title, before "of", in the one form of all that mean one. An attorney general is no general.
func (p parser) title(s string) string {
	s, _, _ = strings.Cut(s, " of ")
	all := strings.Fields(s)
	if len(all) == 0 {
		return ""
	}
	word := all[len(all)-1]
	word = cmp.Or(p.titles[word], word)
	if n := len(all) - 2; word == "general" && n >= 0 && p.is("general", all[n]) {
		return all[n] + " general"
	}
	return word
}

// acts notes what a claim tells of the person: that he held an office then, or spoke.
func (c *corpus) acts(p *profile, a graph.Article, e graph.Edge) {
	if e.Source == p.node.ID && e.Title != "" && !e.Former && !e.Negated && (e.Relation == "HOLDS_OFFICE" || e.Relation == "MEMBER_OF") {
		p.facts.words = append(p.facts.words, calling{"given", c.title(graph.Fold(e.Title)), a.Published})
		if e.Relation == "HOLDS_OFFICE" && !a.Published.IsZero() {
			p.facts.alive = append(p.facts.alive, a.Published)
		}
	}
	if e.Speaker == p.node.ID && !a.Published.IsZero() {
		p.facts.alive = append(p.facts.alive, a.Published)
	}
}

// mourning is how long after a death articles may still give the dead an office or let them speak.
const mourning = 30 * 24 * time.Hour

// unlike says in words why two cannot be one by what articles tell of them, empty when nothing does.
func (c *corpus) unlike(a, b *profile, l likeness) string {
	switch {
	case a.facts.sexes.differ(b.facts.sexes), l.score < spelled && a.facts.mixed(b.facts):
		return "but of different sexes"
	case differ(a.facts.born, b.facts.born):
		return "but of different ages"
	case outlives(a.facts, b.facts), outlives(b.facts, a.facts):
		return "but one died before"
	case c.otherwise(a.facts.words, b.facts.words):
		return "but of different callings"
	}
	return ""
}

// differ says whether the years of birth of two leave no common one, nor a neighbouring one.
func differ(a, b [][2]int) bool {
	for _, x := range a {
		for _, y := range b {
			if x[0]-1 > y[1] || y[0]-1 > x[1] {
				return true
			}
		}
	}
	return false
}

// outlives says whether one acts long after the other died.
func outlives(a, b facts) bool {
	for _, died := range b.dead {
		if slices.ContainsFunc(a.alive, func(day time.Time) bool { return day.Sub(died) > mourning }) {
			return true
		}
	}
	return false
}

// otherwise says whether two do different things: one has a trade, and the other another or an office or rank. What has one word is one.
func (c *corpus) otherwise(a, b []calling) bool {
	apart := false
	for _, x := range a {
		for _, y := range b {
			if x.word == y.word {
				return false
			}
			if c.strange(x, y) || c.strange(y, x) {
				apart = true
			}
		}
	}
	return apart
}

// same is a word that articles have for both, which not everybody is called by; empty for none.
func (c *corpus) same(a, b *profile) string {
	for _, x := range a.facts.words {
		if slices.ContainsFunc(b.facts.words, func(y calling) bool { return x.word == y.word }) && !c.is("anybody", x.word) {
			return x.word
		}
	}
	return ""
}

// strange says whether who has the trade x does not do y too: a miner is no minister and no captain, a lawyer may be a minister, but is no
// captain and no miner.
func (c *corpus) strange(x, y calling) bool {
	if x.kind == "rank" || !x.day.IsZero() && !y.day.IsZero() && x.day.Sub(y.day).Abs() > career {
		return false
	}
	other := y.kind == "rank" || c.is("trade", y.word)
	switch {
	case c.is("trade", x.word):
		return other || c.is("profession", y.word) || y.kind == "given" || y.kind == "office"
	case c.is("profession", x.word):
		return other
	}
	return false
}

// career is how far apart articles may lie that give one person two callings.
const career = 10 * 365 * 24 * time.Hour
