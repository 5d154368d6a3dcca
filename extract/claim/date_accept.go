package claim

import "slices"

// accept says whether a date without a second end is one in its surroundings: bare years, months and weekdays need a sign that
// they are dates and no figures, names or habits.
func (r *reader) accept(i, end int, w when, a surroundings, before []candidate) bool {
	if r.elsewhere(i, end, w) || r.partOfName(end, w) {
		return false
	}
	switch {
	case w.bareYear():
		return r.acceptYear(i, end, w, a, before)
	case w.bareMonth():
		return r.acceptMonth(i, end, w, a, before)
	case w.bareSeason():
		return a.effect != "" && a.effect != "on" && r.low(end) != "of" && !r.ps[i].upper
	case w.bareWeekday():
		return r.acceptWeekday(i, a)
	}
	return true
}

// elsewhere says whether the date repeats, or takes its year from elsewhere (in May of that year).
func (r *reader) elsewhere(i, end int, w when) bool {
	if w.year > 0 && !w.counted {
		return false
	}
	if r.is(i-1, "habit") && !(w.fixed.empty() && w.year > 0) {
		return true
	}
	k := end
	if r.low(k) == "of" || r.low(k) == "in" || r.low(k) == "," {
		k++
	}
	_, _, ok := r.at(k, "elsewhere")
	return ok && w.fixed.empty()
}

// partOfName says whether a day belongs to a name: the March 14 Alliance.
func (r *reader) partOfName(end int, w when) bool {
	if w.day == 0 || w.year > 0 {
		return false
	}
	for k := end; k < end+3 && r.in(k) && r.ps[k].upper; k++ {
		if r.is(k, "name") {
			return true
		}
	}
	return false
}

func (r *reader) acceptYear(i, end int, w when, a surroundings, before []candidate) bool {
	if w.lastYear > 0 {
		return a.effect != "" || a.attributive || r.low(i-1) == "(" || r.is(i-1, "determiner")
	}
	if _, _, label := r.before(i, "label"); label && !r.is(i-1, "determiner", "preposition") {
		return false
	}
	if r.countedBehind(end) && (w.year%100 == 0 || !a.attributive && slices.Contains([]string{"of", "by", "from", "for", ""}, a.prep)) {
		return false
	}
	switch {
	case a.attributive, a.effect != "" && a.effect != "on" && (a.effect != "over" || a.prep == "over" && a.the):
		return (a.attributive || a.prep != "for") && !r.bounded(i)
	case r.low(i-1) == "(" && (r.low(end) == ")" || r.low(end) == "," || r.low(end) == ";"):
		return true
	case r.low(i-1) == "year":
		return true
	}
	return r.coordinated(i, before) && before[len(before)-1].level == yearLevel && !r.countedBehind(end)
}

func (r *reader) acceptMonth(i, end int, w when, a surroundings, before []candidate) bool {
	next := r.in(end) && r.ps[end].upper && r.ps[end].kind == wordPiece && !r.glued(end)
	if w.doubtful {
		if r.is(a.start-1, "trust") || (a.prep == "by" || a.prep == "of") && a.effect != "" && (w.doubtful && r.participle(a.start-1) || next || a.prep == "of") {
			return false
		}
		if r.low(end) == "'s" {
			return false
		}
	}
	switch {
	case a.attributive:
		return !w.doubtful || !next && (r.tag(end) != "" || r.low(i) != "may" && r.low(i) != "march" || r.low(i-1) != "'s")
	case a.effect != "" && a.effect != "on":
		return !next || !w.doubtful || a.prep == "in" || a.prep == "since" || a.prep == "until" || a.prep == "during"
	}
	return r.coordinated(i, before) && before[len(before)-1].level == monthLevel && !next
}

// participle says whether a word looks like a participle, which a person may stand behind: negotiated by May.
func (r *reader) participle(i int) bool {
	low := r.low(i)
	return len(low) > 3 && (low[len(low)-2:] == "ed" || low[len(low)-2:] == "en" || low[len(low)-2:] == "wn") || low == "led" || low == "made"
}

func (r *reader) acceptWeekday(i int, a surroundings) bool {
	if r.is(i-1, "ordinal") && !r.is(i-1, "shift") {
		return false
	}
	if r.is(i-1, "shift") {
		return false
	}
	return !a.the && !r.is(i-1, "determiner") || a.attributive
}

// dropPageDates takes out the dates that say when the page was made: of a dateline, of a line that begins with Published, and of a
// sentence that holds nothing else.
func (r *reader) dropPageDates(found []candidate) {
	if len(found) == 0 {
		return
	}
	if _, _, page := r.at(0, "page"); page && r.pageLine(found) {
		for i := range found {
			found[i].event = false
		}
		return
	}
	first := &found[0]
	if r.dateline(first.from, first.to) || r.onlyDates(found) {
		for i := range found {
			found[i].event = found[i].event && i > 0 && !r.onlyDates(found)
		}
	}
}

// pageLine says whether a line that begins with a word like Published goes on with its date and little else.
func (r *reader) pageLine(found []candidate) bool {
	_, end, _ := r.at(0, "page")
	for end < len(r.ps) && (r.ps[end].kind == markPiece || r.is(end, "preposition")) {
		end++
	}
	return found[0].from <= end
}

// onlyDates says whether a sentence holds nothing but dates, marks and times of the day.
func (r *reader) onlyDates(found []candidate) bool {
	next := 0
	for i := range r.ps {
		for next < len(found) && i >= found[next].to {
			next++
		}
		if next < len(found) && i >= found[next].from {
			continue
		}
		if r.ps[i].kind == wordPiece && !r.is(i, "clock", "daypart") {
			return false
		}
	}
	return true
}

// datelineLength bounds how many pieces a dateline has before its date.
const datelineLength = 12

// dateline says whether a date is that of a dateline: BAMAKO, Sept 25 (Reuters) - …
func (r *reader) dateline(from, to int) bool {
	if from > datelineLength || from > 0 && r.low(from-1) != "," && r.low(from-1) != "(" && r.low(from-1) != "-" {
		return false
	}
	capitals := true
	for i := range from {
		if r.ps[i].kind == wordPiece && !r.is(i, "stop") {
			if !r.ps[i].upper {
				return false
			}
			capitals = capitals && r.allCapitals(i)
		}
	}
	if r.low(to) == "," || r.low(to) == "." {
		to++
	}
	switch {
	case r.low(to) == "(":
		for k := to + 1; k < to+6 && r.in(k); k++ {
			if r.low(k) == ")" {
				return capitals && from > 0 || r.dash(k+1)
			}
		}
	case r.low(to) == "/":
		return capitals && from > 0
	}
	return r.dash(to) && !r.glued(to) && (capitals && from > 0 || from == 0)
}

// allCapitals says whether a word of two letters or more has no small letter.
func (r *reader) allCapitals(i int) bool {
	for _, c := range r.ps[i].Of(r.body) {
		if c >= 'a' && c <= 'z' {
			return false
		}
	}
	return true
}
