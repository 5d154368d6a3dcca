package claim

import "time"

// when is a date as the text puts it: the parts of the calendar that it names, 0 for what it leaves open.
type when struct {
	year, lastYear int
	decade         bool
	season         int // first month
	quarter, half  int
	month          int
	months         int // the first months of the year, or with a minus the last
	week           int // of the month, -1 the last
	day, lastDay   int
	weekday        int
	part           string
	counted        bool // the year is counted from publication
	doubtful       bool // a name or a verb as well
	plural         bool // more than a point: a span that prepositions do not cut
	fixed          days // counted from publication as a whole
	fixedAhead     days // the reading in a clause about the future, where it differs
}

// bareYear says that nothing but a year is named.
func (w when) bareYear() bool {
	return w.year > 0 && w.month == 0 && w.part == "" && !w.decade && w.season == 0 && w.quarter == 0 && w.half == 0 &&
		w.months == 0 && !w.counted
}

// bareMonth says that nothing but a month is named.
func (w when) bareMonth() bool {
	return w.month > 0 && w.year == 0 && w.day == 0 && w.week == 0 && w.part == "" && w.weekday == 0
}

// bareSeason says that nothing but a season is named.
func (w when) bareSeason() bool { return w.season > 0 && w.year == 0 }

// bareWeekday says that nothing but a weekday is named.
func (w when) bareWeekday() bool { return w.weekday > 0 && w.day == 0 && w.fixed.empty() }

// inYear is the range that is named, in a year; false where the calendar lacks it.
func (w when) inYear(year int) (days, bool) {
	switch {
	case w.day > 0:
		from, ok := dayOf(year, w.month, w.day)
		to := from
		if w.lastDay > 0 {
			var also bool
			to, also = dayOf(year, w.month, w.lastDay)
			ok = ok && also && from.Before(to)
		}
		return days{from, to, "day"}, ok
	case w.week != 0:
		return weekOfMonth(year, w.month, w.week), true
	case w.month > 0:
		return monthPart(year, w.month, w.part), true
	case w.season > 0:
		return monthsFrom(year, w.season, 3, "season"), true
	case w.quarter > 0:
		return monthsFrom(year, 3*w.quarter-2, 3, "quarter"), true
	case w.half > 0:
		return monthsFrom(year, 6*w.half-5, 6, "season"), true
	case w.months > 0:
		return monthsFrom(year, 1, w.months, "month"), true
	case w.months < 0:
		return monthsFrom(year, 13+w.months, -w.months, "month"), true
	case w.decade:
		return decadePart(year, w.part), true
	case w.lastYear > 0:
		return yearsFrom(year, w.lastYear-year+1, "year"), true
	}
	return yearPart(year, w.part), true
}

// weekOfMonth is the n-th run of seven days of a month, or the last.
func weekOfMonth(year, month, n int) days {
	m := monthsFrom(year, month, 1, "week")
	if n < 0 {
		return days{m.to.AddDate(0, 0, -6), m.to, "week"}
	}
	from := m.from.AddDate(0, 0, 7*(n-1))
	to := from.AddDate(0, 0, 6)
	if to.After(m.to) {
		to = m.to
	}
	return days{from, to, "week"}
}

// soon is how many days ahead a day without a year is taken to lie ahead although the clause is not known to be about the
// future: a writer who means the one almost a year ago gives the year.
const soon = 31

// read gives the range as of the day of publication, once as a past or open clause has it and once as a clause about the future.
// relative says that it needed that day.
func (w when) read(pub time.Time) (past, ahead days, relative, ok bool) {
	switch {
	case !w.fixed.empty():
		past, ahead = w.fixed, w.fixedAhead
		if ahead.empty() {
			ahead = past
		}
		return past, ahead, true, true
	case w.year > 0:
		past, ok = w.inYear(w.year)
		return past, past, w.counted, ok
	case w.bareWeekday():
		back := (weekdayOf(pub) - w.weekday + 7) % 7
		past = unitAt(pub, -back, "day")
		return past, unitAt(pub, (7-back)%7, "day"), true, true
	}
	past, ahead = w.nearest(pub)
	if !past.empty() && !ahead.empty() && w.day > 0 && ahead.from.Sub(pub).Hours() <= 24*soon && pub.Sub(past.to).Hours() > 24*300 {
		past = ahead
	}
	return past, ahead, true, !past.empty() && !ahead.empty()
}

// nearest is the latest range that has begun by the day of publication and the earliest that has not ended. Years in which the
// weekday does not fit are passed over; leap days are eight years apart at most.
func (w when) nearest(pub time.Time) (past, ahead days) {
	for n := range 9 {
		if d, ok := w.inYear(pub.Year() - n); past.empty() && ok && !d.from.After(pub) && w.fits(d) {
			past = d
		}
		if d, ok := w.inYear(pub.Year() + n - 1); ahead.empty() && ok && !d.to.Before(pub) && w.fits(d) {
			ahead = d
		}
	}
	if w.weekday == 0 {
		return past, ahead
	}
	if past.empty() || pub.Sub(past.from).Hours() > 24*366 {
		if !ahead.empty() && ahead.from.Sub(pub).Hours() < 24*366 {
			return ahead, ahead
		}
		w.weekday = 0 // a slip of the writer
		return w.nearest(pub)
	}
	return past, ahead
}

func (w when) fits(d days) bool { return w.weekday == 0 || weekdayOf(d.from) == w.weekday }

// inner says that the date names something within a year that takes its year from elsewhere.
func (w when) inner() bool { return w.month > 0 || w.season > 0 || w.quarter > 0 || w.half > 0 }

// share lends the year of one end of a range to the other where only one has it.
func share(a, b *when) {
	switch {
	case a.year == 0 && b.year > 0 && a.inner():
		a.year, a.counted = b.year, b.counted
		if x, ok := a.inYear(a.year); ok && b.inner() {
			if y, ok := b.inYear(b.year); ok && x.from.After(y.from) {
				a.year--
			}
		}
	case b.year == 0 && a.year > 0 && b.inner():
		b.year, b.counted = a.year, a.counted
		if y, ok := b.inYear(b.year); ok && a.inner() {
			if x, ok := a.inYear(a.year); ok && x.from.After(y.from) {
				b.year++
			}
		}
	}
}

// readRange reads the two ends of a range, which must be in order.
func readRange(a, b when, pub time.Time) (past, ahead days, relative, ok bool) {
	share(&a, &b)
	_, aAhead, aRel, okA := a.read(pub)
	bPast, _, bRel, okB := b.read(pub)
	if !okA || !okB {
		return past, ahead, false, false
	}
	aPast, _, _, okA := a.read(bPast.from)
	_, bAhead, _, okB := b.read(aAhead.from)
	join := func(x, y days) days { return days{x.from, y.to, x.precision} }
	past, ahead = join(aPast, bPast), join(aAhead, bAhead)
	if ahead.from.After(ahead.to) {
		ahead = past
	}
	return past, ahead, aRel || bRel, okA && okB && !past.from.After(past.to) && !aPast.from.After(bPast.from)
}
