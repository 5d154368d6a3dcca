package claim

import "strings"

// count reads a whole number in words or figures.
func (r *reader) count(i int) (n, end int, ok bool) {
	if n, ok = r.whole(i); ok {
		return n, i + 1, !r.glued(i + 1)
	}
	v, end, ok := r.wordNumber(i)
	return int(v), end, ok && v < 10000 && v == float64(int(v))
}

// unitWord reads a unit of the calendar; many says whether it must be a plural.
func (r *reader) unitWord(i int, many bool) (string, bool) {
	s, ok := r.as(i, "unit")
	return s.text, ok && strings.HasSuffix(r.low(i), "s") == many
}

// shifted reads last week, this year, next month, last Thursday, last December, last summer, last night.
func (r *reader) shifted(i int) (when, int, bool) {
	s, ok := r.as(i, "shift")
	n, j := int(s.number), i+1
	if ok && r.is(j, "coming") {
		n, j = 1, j+1
	} else if !ok && r.is(i, "coming") {
		n, ok = 1, true
	}
	if !ok {
		return when{}, i, false
	}
	if w, end, ok := r.shiftedWeekday(n, j); ok {
		return w, end, w.day > 0 || n == 0 || r.low(i-1) != "the" // the next Tuesday is counted from elsewhere
	}
	if m, end, ok := r.shiftedMonth(n, j); ok {
		return m, end, true
	}
	if r.low(i-1) == "the" {
		return when{}, i, false // the next week is counted from elsewhere
	}
	if r.is(j, "daypart") && (n == 0 || n < 0 && (r.low(j) == "night" || r.low(j) == "evening")) {
		return when{fixed: unitAt(r.pub, n, "day")}, j + 1, true
	}
	if season, ok := r.as(j, "season"); ok {
		return r.shiftedSeason(n, int(season.number)), j + 1, true
	}
	if season, ok := r.as(j, "season-doubtful"); ok {
		return r.shiftedSeason(n, int(season.number)), j + 1, true
	}
	unit, ok := r.unitWord(j, false)
	if !ok || !r.is(i, "shift") {
		return when{}, i, false
	}
	w, ok := r.unitShift(n, unit)
	return w, j + 1, ok
}

// unitShift is the unit that lies n units from the one that holds the day of publication.
func (r *reader) unitShift(n int, unit string) (when, bool) {
	u := unitAt(r.pub, n, unit)
	switch unit {
	case "year":
		return when{year: u.from.Year(), counted: true}, true
	case "decade":
		return when{year: u.from.Year(), decade: true, counted: true}, true
	case "month":
		return when{year: u.from.Year(), month: int(u.from.Month()), counted: true}, true
	case "quarter":
		return when{year: u.from.Year(), quarter: (int(u.from.Month()) + 2) / 3, counted: true}, true
	case "weekend":
		if n == 0 && weekdayOf(r.pub) <= 2 { // on Monday this weekend is over
			return when{fixed: unitAt(r.pub, -1, unit), fixedAhead: u}, true
		}
		return when{fixed: u}, true
	case "week", "fortnight":
		return when{fixed: u}, true
	}
	return when{}, false
}

// shiftedWeekday reads last Thursday and last Sunday, September 5: the nearest before publication, within its week, or after it.
func (r *reader) shiftedWeekday(n, j int) (when, int, bool) {
	w, end, ok := r.weekday(j)
	if !ok || w.day > 0 || !w.fixed.empty() {
		return w, end, ok && w.day > 0
	}
	past, ahead, _, _ := w.read(r.pub)
	switch {
	case n < 0 && past.from.Equal(r.pub):
		past = unitAt(past.from, -1, "week")
		past.from = past.from.AddDate(0, 0, w.weekday-1)
		past = days{past.from, past.from, "day"}
		ahead = past
	case n < 0:
		ahead = past
	case n > 0 && ahead.from.Equal(r.pub):
		ahead = unitAt(ahead.from, 7, "day")
		past = ahead
	case n > 0:
		past = ahead
	default:
		past = unitAt(weekOf(r.pub).from, w.weekday-1, "day")
	}
	return when{fixed: past, fixedAhead: ahead}, end, true
}

// shiftedMonth reads last December: the nearest before the month of publication, of its year, or after it.
func (r *reader) shiftedMonth(n, j int) (when, int, bool) {
	m, end, ok := r.monthDay(j)
	if !ok {
		m, end, ok = r.monthOnly(j)
	}
	if !ok || m.year > 0 {
		return m, end, ok
	}
	m.year, m.counted, m.doubtful = r.pub.Year(), true, false
	switch {
	case n < 0 && m.month >= int(r.pub.Month()):
		m.year--
	case n > 0 && m.month <= int(r.pub.Month()):
		m.year++
	}
	return m, end, true
}

// lately is how many days a season must be over before it is the last one: in September last summer is still that of the year
// before.
const lately = 45

// shiftedSeason: last summer is the latest that has been over for a while, this summer that of the year, next summer the first
// that has not begun. Winters begin in December.
func (r *reader) shiftedSeason(n, month int) when {
	w := when{season: month, year: r.pub.Year(), counted: true}
	span := func() days { return monthsFrom(w.year, month, 3, "season") }
	switch {
	case n < 0:
		for span().to.AddDate(0, 0, lately).After(r.pub) {
			w.year--
		}
	case n > 0:
		for !span().from.After(r.pub) {
			w.year++
		}
	case month == 12 && r.pub.Month() < 3:
		w.year--
	}
	return w
}

// spanOfUnits reads the past decade, the last 24 hours, the next two years: a span that ends or starts at publication.
func (r *reader) spanOfUnits(i int) (when, int, bool) {
	s, ok := r.as(i, "span")
	if !ok || !r.is(i-1, "determiner") {
		return when{}, i, false
	}
	dir, j := int(s.number), i+1
	n, end, counted := r.count(j)
	if !counted {
		n, end = 1, j
		over, _, ok := r.before(i-1, "preposition")
		if r.is(i, "shift") && (!ok || over.text != "over" && over.text != "in" || r.low(i-2) == "of") {
			return when{}, i, false
		}
	}
	unit, ok := r.unitWord(end, counted && n != 1)
	if !ok || n < 1 || unit == "half" || r.low(end+1) == "of" {
		return when{}, i, false
	}
	if unit == "quarter" && !counted { // a quarter of the calendar
		w, ok := r.unitShift(dir, unit)
		return w, end + 1, ok
	}
	far := reach(r.pub, dir*n, unit)
	span := days{r.pub, far, precisionOf(unit)}
	if dir < 0 {
		span.from, span.to = far, r.pub
	}
	return when{fixed: span, plural: true}, end + 1, true
}

// counted reads two days ago, a week ago, three weeks from now, three months' time and week before last.
func (r *reader) counted(i int) (when, int, bool) {
	if unit, ok := r.unitWord(i, false); ok && r.low(i-1) == "the" {
		_, end, last := r.at(i+1, "before-last")
		return when{fixed: unitAt(r.pub, -2, unit)}, end, last
	}
	n, j, ok := r.count(i)
	if !ok && (r.low(i) == "a" || r.low(i) == "an") {
		n, j, ok = 1, i+1, true
	}
	unit, is := r.as(j, "unit")
	if !ok || !is || unit.text == "half" || unit.text == "quarter" || n < 1 || r.bounded(i) {
		return when{}, i, false
	}
	if r.dash(i-1) || r.low(i-1) == "and" && r.is(i-2, "unit") {
		return when{}, i, false
	}
	dir, end, ok := r.at(j+1, "count")
	by := int(dir.number)
	if !ok {
		if (r.low(j+1) != "'" && r.low(j+1) != "'s") || r.low(j+2) != "time" {
			return when{}, i, false
		}
		by, end = 1, j+3
	}
	if unit.text == "decade" {
		y := unitAt(r.pub, 10*n*by, "year")
		y.precision = "decade"
		return when{fixed: y}, end, true
	}
	return when{fixed: unitAt(r.pub, n*by, unit.text)}, end, true
}

// bounded says whether more than or less than stands before: a time that is too vague to be a date.
func (r *reader) bounded(i int) bool {
	s, _, ok := r.before(i, "approximator")
	return ok && (s.text == "more" || s.text == "less")
}

// dayWord reads today, yesterday morning.
func (r *reader) dayWord(i int) (when, int, bool) {
	s, ok := r.as(i, "day")
	if !ok || r.glued(i) && r.dash(i-1) {
		return when{}, i, false
	}
	end := i + 1
	if r.is(end, "daypart") {
		end++
	}
	return when{fixed: unitAt(r.pub, int(s.number), "day")}, end, true
}

// within reads earlier this year, later this month, earlier in the year, so far this year, earlier today: from the start of the
// unit to publication, or from publication to its end.
func (r *reader) within(i int) (when, int, bool) {
	s, j, ok := r.at(i, "within")
	if !ok {
		return when{}, i, false
	}
	if w, end, ok := r.dayWord(j); ok {
		return w, end, true
	}
	switch {
	case r.low(j) == "this":
		j++
	case r.low(j) == "in" && r.low(j+1) == "the":
		j += 2
	default:
		return when{}, i, false
	}
	unit, ok := r.unitWord(j, false)
	if !ok || unit == "half" || unit == "hour" || unit == "minute" {
		return when{}, i, false
	}
	u := unitAt(r.pub, 0, unit)
	if s.number < 0 {
		u.to = r.pub
	} else {
		u.from = r.pub
	}
	return when{fixed: u, plural: true}, j + 1, true
}

// dayOfUnit reads the 28th of this month.
func (r *reader) dayOfUnit(i int) (when, int, bool) {
	day, end, ok := r.dayAt(i)
	if !ok || !r.is(end-1, "ordinal-suffix") || r.low(end) != "of" {
		return when{}, i, false
	}
	s, shift := r.as(end+1, "shift")
	if (!shift && r.low(end+1) != "the") || r.low(end+2) != "month" {
		return when{}, i, false
	}
	m := unitAt(r.pub, int(s.number), "month").from
	return when{year: m.Year(), month: int(m.Month()), day: day, counted: true}, end + 3, true
}

// unitEnd reads year-end and the month's end.
func (r *reader) unitEnd(i int) (when, int, bool) {
	s, end, ok := r.at(i, "unit-end")
	if !ok {
		return when{}, i, false
	}
	w, ok := r.unitShift(0, s.text)
	w.part = "end"
	return w, end, ok
}

// theWeekend reads the weekend: the one that publication falls in, else the last or, in a clause about the future, the next.
func (r *reader) theWeekend(i int) (when, int, bool) {
	if r.low(i) != "weekend" || r.low(i-1) != "the" || !r.is(i-2, "preposition") || r.low(i+1) == "of" {
		return when{}, i, false
	}
	ahead := unitAt(r.pub, 0, "weekend")
	past := ahead
	if weekdayOf(r.pub) < 6 {
		past = unitAt(r.pub, -1, "weekend")
	}
	return when{fixed: past, fixedAhead: ahead}, i + 1, true
}
