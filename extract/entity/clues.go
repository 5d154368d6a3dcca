package entity

import (
	"strconv"
	"strings"
)

// weighing is a pronoun beside what it may mean.
type weighing struct {
	*linker
	i       int // the pronoun, a raw mention
	l       *line
	token   int
	place   string // what it is in its sentence: S, O, G …
	clause  int    // the verb that its clause hangs on
	linking string // the word that joins its clause
	all     []option
	order   []int       // of each option: how many others of persons stand between it and the pronoun
	counts  map[int]int // mentions of entities before the pronoun
	closest map[int]int // how many lines before it the last of them stands
	total   map[int]int // how many mentions there are, behind the pronoun too
	most    int         // the entity with most of them
	last    int         // the entity of the last pronoun of that kind, or None
	lastAt  int         // its line
	fits    int         // how many entities may be meant by their gender
	near    bool        // one of them stands in the line or the one before
}

func (k *linker) weigh(i int, all []option) *weighing {
	m := &k.raws[i]
	l := &k.lines[m.line]
	w := &weighing{linker: k, i: i, l: l, token: l.atoms[m.a].token, all: all, counts: map[int]int{}, closest: map[int]int{}, total: map[int]int{}, most: None, last: None}
	w.place = l.placeOf(w.token)
	if w.place == "G" {
		if h := l.tokens[w.token].Head; h >= 0 {
			w.place += l.placeOf(h)
		}
	}
	w.clause = l.clauseOf(w.token)
	w.linking = l.linkingWord(w.clause)
	w.count()
	return w
}

// count looks at all options together.
func (w *weighing) count() {
	m := &w.raws[w.i]
	want := w.wanted(w.i)
	fit := map[int]bool{}
	w.order = make([]int, len(w.all))
	for n := range w.all {
		o := &w.all[n]
		if o.entity == None {
			continue
		}
		if g := o.gender.best(); g == "" || g == want {
			fit[o.entity] = true
		}
		w.total[o.entity]++
		if o.line > m.line || o.line == m.line && o.at > w.token {
			continue
		}
		w.near = w.near || o.line >= m.line-1
		w.counts[o.entity]++
		w.closest[o.entity] = m.line - o.line
		if w.most == None || w.counts[o.entity] > w.counts[w.most] {
			w.most = o.entity
		}
		if o.form == "he" && w.wanted(o.raw) == want && w.raws[o.raw].cue&(heWord|sheWord) != 0 {
			w.last, w.lastAt = o.entity, o.line
		}
	}
	w.fits = len(fit)
	var seen []int
	for n := len(w.all) - 1; n >= 0; n-- {
		o := &w.all[n]
		w.order[n] = len(seen)
		if !o.before(m.line, w.token) {
			w.order[n] = 0
			continue
		}
		if g := o.gender.best(); g != "" && g != want {
			continue
		}
		key := o.entity
		if key == None {
			key = -2 - n
		}
		found := false
		for x, e := range seen {
			if e == key {
				w.order[n], found = x, true
			}
		}
		if !found {
			seen = append(seen, key)
		}
	}
}

// before says whether an option stands before a token of a line.
func (o *option) before(line, token int) bool { return o.line < line || o.line == line && o.at < token }

// none are the clues for a pronoun that takes up nothing.
func (w *weighing) none() []string {
	fits := strconv.Itoa(min(w.fits, 3))
	near := strconv.FormatBool(w.near)
	return []string{"none", "none fits=" + fits, "none place=" + w.place[:1], "none fits=" + fits + " place=" + w.place[:1], "none near=" + near,
		"none near=" + near + " place=" + w.place[:1]}
}

// clues are those for and against an option.
func (w *weighing) clues(n int) []string {
	o := &w.all[n]
	l := &w.linker.lines[o.line]
	m := &w.raws[w.i]
	where := w.where(o)
	place := l.placeOf(o.token)
	mine := w.place[:1]
	clause := l.clauseOf(o.token)
	hangs := l.tokens[clause].Deprel
	level := "sub"
	if hangs == "root" || hangs == "conj" || hangs == "parataxis" {
		level = "main"
	}
	out := make([]string, 0, 48)
	add := func(parts ...string) { out = append(out, strings.Join(parts, " ")) }
	add("where", where, mine)
	add("form", o.form)
	add("form", o.form, where)
	add("role", place, where)
	add("role", place, where, mine)
	add("role", place, level, where, mine)
	add("role", place, w.place, sameLine(where))
	add("gender", w.genderOf(o))
	order := strconv.Itoa(min(w.order[n], 4))
	add("order", order, sameLine(where))
	add("order", order, mine, where)
	add("order", order, place, mine)
	mineHangs := w.l.tokens[w.clause].Deprel
	add("clause", hangs, where, mine)
	add("clauses", hangs, mineHangs, where)
	add("clauses", hangs, mineHangs, where, place, mine)
	add("mine", mineHangs, where, place, mine)
	if w.linking != "" {
		add("linking", w.linking, where, place)
	}
	add("initial", strconv.Itoa(min(w.token, 3)), where, place)
	w.addEntity(o, where, mine, add)
	w.addPosition(o, n, where, place, mine, add)
	if o.line == m.line {
		w.addSentence(o, clause, place, mine, add)
	}
	if w.l.paragraph != l.paragraph {
		add("other paragraph", where)
	}
	return out
}

func sameLine(where string) string {
	if where == "0" || where == "after" {
		return where
	}
	return "far"
}

// where is the distance of an option in lines.
func (w *weighing) where(o *option) string {
	switch d := w.raws[w.i].line - o.line; {
	case d < 0:
		return "next"
	case d == 0 && o.at > w.token:
		return "after"
	default:
		return strconv.Itoa(min(d, 4))
	}
}

// genderOf says how the gender of an option goes with the pronoun, and how it is known.
func (w *weighing) genderOf(o *option) string {
	want := w.wanted(w.i)
	fit := func(g string) string {
		if g == want {
			return " fits"
		}
		return " not"
	}
	g := o.gender
	switch {
	case g.told != "":
		return "told" + fit(g.told)
	case g.given != "":
		return "given" + fit(g.given)
	case g.lone != "" && g.taken != "":
		return "lone" + fit(g.lone) + " taken" + fit(g.taken)
	case g.taken != "":
		return "taken" + fit(g.taken)
	case g.lone != "":
		return "lone" + fit(g.lone)
	}
	return "unknown"
}

// addEntity adds the clues that the other mentions of the entity give.
func (w *weighing) addEntity(o *option, where, mine string, add func(...string)) {
	if o.entity == None {
		return
	}
	count := strconv.Itoa(min(w.counts[o.entity], 6))
	add("count", count)
	add("count", count, where)
	add("total", strconv.Itoa(min(w.total[o.entity], 6)))
	if back, ok := w.closest[o.entity]; ok {
		closest := strconv.Itoa(back)
		add("closest", closest)
		add("closest", closest, mine)
		add("closest", closest, count)
	}
	if o.entity == w.most {
		add("most", where)
		add("most", mine, sameLine(where))
	}
	if len(w.person) > 0 && o.entity == w.person[0] {
		add("first person", sameLine(where))
	}
	if w.last != None {
		back := strconv.Itoa(min(w.raws[w.i].line-w.lastAt, 3))
		same := "other"
		if w.last == o.entity {
			same = "same"
		}
		add("last pronoun", same, back)
		add("last pronoun", same, back, mine)
		add("last pronoun", same, back, where)
	}
}

// addPosition adds the clues of the place that the option has in its line.
func (w *weighing) addPosition(o *option, n int, where, place, mine string, add func(...string)) {
	l := &w.linker.lines[o.line]
	if n == 0 || w.all[n-1].line != o.line {
		add("first of line", where, mine)
		add("first of line", where, place, mine)
	}
	if place == "S" && l.tokens[l.clauseOf(o.token)].Deprel == "root" {
		add("topic", where, mine)
	}
	if place[:1] == w.place[:1] {
		add("parallel", where, mine)
	}
	t := &l.tokens[o.token]
	if c := l.caseOf(o.token); c != "" && (place == "B" || place == "N") {
		add("in", c, sameLine(where))
		add("in", c, place, mine)
	}
	if t.Deprel == "conj" || l.hasConj(o.token) {
		add("coordinated", where, mine)
	}
	if o.raw != None {
		r := &w.raws[o.raw]
		if l.mark(r.a-1, "(") {
			add("bracketed", where)
		}
		if d := l.tokens[l.headToken(r.a, r.b)].Deprel; d == "appos" {
			add("apposed", where)
		}
		pq, cq := w.l.quoted(w.raws[w.i].a), l.quoted(r.a)
		if pq || cq {
			add("quoted", strconv.FormatBool(pq), strconv.FormatBool(cq), sameLine(where))
			if pq && !cq && w.speaks(r) {
				add("speaks", sameLine(where))
			}
		} else if w.speaks(r) {
			add("says", where, mine)
		}
	}
}

// addSentence adds the clues of the tree between a pronoun and an option of its line.
func (w *weighing) addSentence(o *option, clause int, place, mine string, add func(...string)) {
	l := w.l
	up, down := l.path(w.token, o.token)
	side := "<"
	if o.at > w.token {
		side = ">"
	}
	add("path", up, side, down)
	add("up", up, side, place)
	add("down", down, side, mine)
	add("apart", apart(w.token-o.at), mine)
	add("apart", apart(w.token-o.at), place)
	if clause == w.clause {
		add("same clause", place, w.place, side)
	}
	if h := l.tokens[o.token].Head; h >= 0 && h != w.token && l.over(h, w.token) && !l.over(o.token, w.token) {
		add("commands", place, mine, side)
	}
	if l.over(o.token, w.token) {
		add("within", mine)
		add("within", mine, up)
	}
	if l.over(w.token, o.token) || mine == "G" && l.tokens[w.token].Head >= 0 && l.over(l.tokens[w.token].Head, o.token) {
		add("holds", mine, down)
		add("holds", mine)
	}
}

func apart(n int) string {
	switch {
	case n < -8:
		return "-9"
	case n < 0:
		return "-1"
	case n <= 2:
		return "2"
	case n <= 5:
		return "5"
	case n <= 10:
		return "10"
	case n <= 20:
		return "20"
	}
	return "more"
}
