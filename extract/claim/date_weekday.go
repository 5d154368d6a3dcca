package claim

// weekday reads Thursday, Saturday morning, Sunday, September 5, 2021, Saturday (18 September) and Tuesday next week.
func (r *reader) weekday(i int) (when, int, bool) {
	s, ok := r.as(i, "weekday")
	short := false
	if !ok {
		s, short = r.as(i, "weekday-short")
	}
	if !ok && !short || !r.ps[i].upper || r.ps[i].never || r.tag(i) == "VERB" {
		return when{}, i, false
	}
	w, j := when{weekday: int(s.number)}, i+1
	if short && r.low(j) == "." && r.glued(j) {
		j, ok = j+1, r.low(i-1) == "on"
	}
	if r.is(j, "daypart") {
		j++
	}
	if d, end, dated := r.dateBehind(j); dated {
		d.weekday = w.weekday
		return d, end, true
	}
	k := j
	if r.low(k) == "of" {
		k++
	}
	if shift, is := r.as(k, "shift"); is && r.low(k+1) == "week" {
		week := unitAt(r.pub, int(shift.number), "week").from
		return when{fixed: unitAt(week, w.weekday-1, "day")}, k + 2, true
	}
	return w, j, ok
}

// dateBehind reads the date that explains a weekday, behind a comma or in brackets.
func (r *reader) dateBehind(j int) (when, int, bool) {
	if r.low(j) == "," {
		j++
	}
	open := r.low(j) == "("
	if open {
		j++
	}
	d, end, ok := r.monthDay(j)
	if !ok || d.day == 0 {
		if d, end, ok = r.dayMonth(j); !ok {
			return d, end, false
		}
	}
	if open {
		if r.low(end) != ")" {
			return d, end, false
		}
		end++
	}
	return d, end, true
}

// part reads early 2020, mid-July, the end of last month, the end of the year, early Sunday, late in the 1990s.
func (r *reader) part(i int) (when, int, bool) {
	s, ok := r.as(i, "part")
	if !ok {
		return when{}, i, false
	}
	part, j := s.text, i+1
	joined := true
	switch {
	case r.dash(j), r.low(j) == "of", r.low(j) == "in" && (part == "early" || part == "late"):
		j++
	default:
		joined = false
		if part == "start" || part == "end" || r.low(i) == "middle" {
			return when{}, i, false
		}
	}
	the := r.low(j) == "the"
	if the {
		j++
	}
	if unit, is := r.unitWord(j, false); is && the && joined {
		w, ok := r.unitShift(0, unit)
		w.part = part
		return w, j + 1, ok
	}
	for _, read := range []func(int) (when, int, bool){r.monthDay, r.monthOnly, r.weekday, r.seasonOnly, r.yearOrDecade, r.shifted, r.dayWord} {
		if w, end, ok := read(j); ok {
			return r.withPart(w, part, joined, i, end)
		}
	}
	return when{}, i, false
}

// withPart cuts a date to its part where it is a month, year or decade.
func (r *reader) withPart(w when, part string, joined bool, i, end int) (when, int, bool) {
	if w.bareWeekday() && joined || w.lastYear > 0 {
		return w, i, false
	}
	if w.day == 0 && w.fixed.empty() {
		w.part, w.doubtful = part, false
	}
	return w, end, true
}
