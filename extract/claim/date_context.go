package claim

import (
	"slices"
	"time"
)

// surroundings is what stands around a date.
type surroundings struct {
	prep        string // the preposition
	effect      string // what it does to the date
	start       int    // where it begins
	the         bool   // an article stands between
	attributive bool
}

// around looks at what stands before a date, and whether it dates the noun behind it.
func (r *reader) around(i, end int, w when) surroundings {
	a := surroundings{start: i, attributive: r.attributive(i, end, w)}
	k := i
	if a.attributive {
		for n := 0; n < 3 && !r.is(k-1, "determiner") && r.adjective(k-1); n++ {
			k--
		}
	}
	if r.is(k-1, "determiner") && r.low(k-1) != "'s" && r.low(k-1) != "'" {
		k--
		a.the = true
	}
	if r.is(k-1, "daypart") && r.is(k-2, "preposition") { // until noon Wednesday
		k--
	}
	s, start, ok := r.before(k, "preposition")
	if ok && r.low(start) == "of" && start == k-1 && r.is(start-1, "daypart") { // on the night of
		k = start - 1
		if r.is(k-1, "determiner") {
			k--
		}
		if outer, at, is := r.before(k, "preposition"); is {
			s, start = outer, at
		}
	}
	if ok {
		a.prep, a.effect, a.start = r.prepText(start, k), s.text, start
	}
	return a
}

// prepText joins the pieces of a preposition with single spaces.
func (r *reader) prepText(from, to int) string {
	out := ""
	for i := from; i < to && i < len(r.ps); i++ {
		if r.is(i, "determiner") && i > from {
			break
		}
		if out != "" {
			out += " "
		}
		out += r.low(i)
		if r.is(i, "preposition") && r.is(i+1, "daypart") {
			break
		}
	}
	return out
}

// adjective says whether a word in lower case may stand between an article and a date.
func (r *reader) adjective(i int) bool {
	if !r.in(i) || r.ps[i].kind != wordPiece || r.ps[i].upper || r.is(i, "stop", "preposition", "number", "scale", "approximator", "part", "joint") {
		return false
	}
	return r.tag(i) == "" || r.tag(i) == "ADJ" || r.tag(i) == "VERB" || r.tag(i) == "ADV"
}

// nominal says whether a word may be the noun, or begin the noun phrase, that a date belongs to.
func (r *reader) nominal(i int) bool {
	if !r.in(i) || r.ps[i].kind != wordPiece || r.glued(i) && !r.dash(i-1) || r.is(i, "stop", "preposition", "joint", "elsewhere", "habit") {
		return false
	}
	return slices.Contains([]string{"", "NOUN", "PROPN", "ADJ", "VERB", "X"}, r.tag(i))
}

// attributive says whether a date belongs to the noun behind it: Monday's attack, the 2012 coup, its disputed 2020 election.
func (r *reader) attributive(i, end int, w when) bool {
	if r.low(end) == "'s" || r.low(end) == "'" && r.glued(end) {
		return r.nominal(end+1) || r.in(end+1) && r.ps[end+1].kind == numberPiece
	}
	if w.decade || w.part != "" || !w.fixed.empty() || w.counted || w.season > 0 && w.year == 0 {
		return false
	}
	if !r.nominal(end) {
		return false
	}
	if r.modifies(i, end) {
		return true
	}
	k := i - 1
	for n := 0; n < 3 && w.level() == yearLevel && !r.is(k, "determiner") && r.adjective(k); n++ {
		k--
	}
	return r.is(k, "determiner") && !r.is(k, "habit") && r.low(k) != "'"
}

// modifies says whether the parser hangs the date on a noun behind it.
func (r *reader) modifies(i, end int) bool {
	last := r.ps[end-1].token
	for tok := r.ps[i].token; tok <= last; tok++ {
		t := r.tokens[tok]
		if t.Head > last && t.Head < len(r.tokens) && slices.Contains([]string{"compound", "nummod", "amod", "nmod:poss", "nmod:unmarked", "nmod:tmod"}, t.Deprel) {
			return r.tokens[t.Head].UPOS == "NOUN" && t.Head <= last+4
		}
	}
	return false
}

// The levels of a date: what coordinated dates, and the ends of a range, have in common.
const (
	dayLevel = iota
	monthLevel
	yearLevel
)

func (w when) level() int {
	switch {
	case w.day > 0 || w.weekday > 0 || !w.fixed.empty():
		return dayLevel
	case w.inner():
		return monthLevel
	}
	return yearLevel
}

// coordinated says whether and, or or a comma joins piece i to the date before.
func (r *reader) coordinated(i int, before []candidate) bool {
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1].to
	return last == i-1 && (r.low(last) == "and" || r.low(last) == "or" || r.low(last) == ",") ||
		last == i-2 && r.low(last) == "," && (r.low(last+1) == "and" || r.low(last+1) == "or")
}

// lent is the year that a month or day takes from a coordinated date behind it: in May and June 2013.
func (r *reader) lent(w when, end int) (int, bool) {
	if w.year > 0 || w.month == 0 || w.weekday > 0 || r.low(end) != "and" && r.low(end) != "or" && r.low(end) != "," {
		return 0, false
	}
	next, _, ok := r.point(end + 1)
	if !ok && r.low(end) == "," && (r.low(end+1) == "and" || r.low(end+1) == "or") {
		next, _, ok = r.point(end + 2)
	}
	if !ok || next.month == 0 || next.year == 0 || next.counted || (next.day == 0) != (w.day == 0) {
		return 0, false
	}
	if w.month > next.month {
		return next.year - 1, true
	}
	return next.year, true
}

// rangeFrom reads the second end of a range: from May to July 2020, between 2013 and 2015, Saturday-Sunday.
func (r *reader) rangeFrom(w when, end int, a surroundings) (past, ahead days, relative bool, to int, ok bool) {
	j := end
	if r.low(j) == "," && r.is(j+1, "joint") {
		j++
	}
	and := r.low(j) == "and" && a.effect == "between"
	if w.plural || w.lastDay > 0 || w.lastYear > 0 || !and && !r.is(j, "joint") && !r.dash(j) {
		return past, ahead, false, 0, false
	}
	if a.effect == "from" && r.moved(a.start) {
		return past, ahead, false, 0, false
	}
	k := j + 1
	for r.is(k, "determiner") || r.is(k, "preposition") && r.low(k) != "of" && k == j+1 {
		k++
	}
	next, to, ok := r.point(k)
	if !ok || next.plural || next.lastYear > 0 || r.dash(j) && k != j+1 {
		return past, ahead, false, 0, false
	}
	if (w.level() == yearLevel) != (next.level() == yearLevel) && (w.year == 0 || next.year == 0) {
		return past, ahead, false, 0, false
	}
	if w.bareYear() && a.effect == "" && !r.dash(j) && !a.the && next.bareYear() && !r.is(j, "joint") {
		return past, ahead, false, 0, false
	}
	past, ahead, relative, ok = readRange(w, next, r.pub)
	return past, ahead, relative, to, ok
}

// moved says whether a word of change stands shortly before.
func (r *reader) moved(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if r.is(k, "moved") {
			return true
		}
	}
	return false
}

// compared says whether since belongs to a comparison: the first time since 2003.
func (r *reader) compared(since int) bool {
	for k := since - 1; k >= 0 && k >= since-9; k-- {
		if r.ps[k].kind == markPiece && !r.dash(k) {
			return false
		}
		if r.is(k, "superlative") {
			return true
		}
	}
	return false
}

// bound does to a range what the preposition asks.
func (r *reader) bound(d days, w when, a surroundings, end int, future bool) days {
	if a.attributive || w.plural {
		return d
	}
	atEnd := w.part == "end"
	switch a.effect {
	case "since", "open":
		d.to = time.Time{}
	case "until":
		if a.the && a.prep != "until" && a.prep != "till" || r.moved(a.start) {
			break // through the winter of 2014, postponed until May
		}
		d.from = time.Time{}
	case "by":
		d.from = r.deadline(d)
	case "before":
		if atEnd {
			d.from = r.deadline(d)
			break
		}
		d.from, d.to = time.Time{}, d.from.AddDate(0, 0, -1)
	case "after":
		d.from, d.to = d.to.AddDate(0, 0, 1), time.Time{}
	case "from":
		if r.is(end, "onwards") || d.from.After(r.pub) && (future || r.known) {
			d.to = time.Time{}
		}
	}
	return d
}

// deadline is where a range that ends with d begins: at publication when that comes before its end, else nowhere.
func (r *reader) deadline(d days) time.Time {
	if r.known && !d.to.Before(r.pub) {
		return r.pub
	}
	return time.Time{}
}
