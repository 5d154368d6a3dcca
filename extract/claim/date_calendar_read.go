package claim

import (
	"slices"
	"time"
)

// reader reads the dates of a passage as of a day of publication.
type reader struct {
	*passage
	pub   time.Time // midnight UTC
	known bool      // the article has a day of publication; else pub only stands in
}

// point reads the date that begins at piece i: what it names, and the piece behind it.
func (r *reader) point(i int) (when, int, bool) {
	if !r.in(i) || r.ps[i].never || !r.mayStart(i) {
		return when{}, i, false
	}
	for _, read := range [...]func(*reader, int) (when, int, bool){
		(*reader).namedDay, (*reader).figures, (*reader).apostropheDecade, (*reader).ordinalPart, (*reader).dayOfUnit,
		(*reader).monthDay, (*reader).dayMonth, (*reader).monthOnly, (*reader).weekday, (*reader).seasonOnly,
		(*reader).yearOrDecade, (*reader).spanOfUnits, (*reader).shifted, (*reader).counted, (*reader).dayWord,
		(*reader).within, (*reader).part, (*reader).unitEnd, (*reader).theWeekend,
	} {
		if w, end, ok := read(r, i); ok {
			return w, end, true
		}
	}
	return when{}, i, false
}

// namedDay reads Christmas Day, 9/11 and the like.
func (r *reader) namedDay(i int) (when, int, bool) {
	s, end, ok := r.at(i, "history")
	if ok {
		end--
	} else if s, end, ok = r.at(i, "named"); !ok {
		return r.holiday(i)
	}
	t, err := time.Parse(time.DateOnly, s.text)
	return when{year: t.Year(), month: int(t.Month()), day: t.Day()}, end, err == nil
}

func (r *reader) holiday(i int) (when, int, bool) {
	s, end, ok := r.at(i, "holiday")
	if !ok || !r.ps[i].upper {
		return when{}, i, false
	}
	t, err := time.Parse(time.DateOnly, "2000-"+s.text)
	w := when{month: int(t.Month()), day: t.Day()}
	if y, next, ok := r.yearBehind(end); ok {
		w.year, end = y, next
	} else if !r.is(i-1, "preposition") || r.low(i-1) == "for" || r.low(i-1) == "of" {
		return w, i, false // a present for Christmas
	}
	return w, end, err == nil
}

// figures reads 2021-09-25.
func (r *reader) figures(i int) (when, int, bool) {
	p := r.ps[i]
	if p.kind != datePiece || p.glued && (r.ps[i-1].kind != markPiece || r.low(i-1) == "/") || r.glued(i+1) && r.low(i+1) == "/" {
		return when{}, i, false
	}
	return when{year: p.day.Year(), month: int(p.day.Month()), day: p.day.Day()}, i + 1, true
}

// monthAt reads a month, in full or short with its full stop.
func (r *reader) monthAt(i int) (month, end int, short, doubtful, ok bool) {
	if !r.in(i) || !r.ps[i].upper || r.ps[i].never || slices.Contains([]string{"VERB", "AUX", "ADP"}, r.tag(i)) {
		return 0, i, false, false, false
	}
	if s, is := r.as(i, "month"); is {
		return int(s.number), i + 1, false, false, true
	}
	if s, is := r.as(i, "month-doubtful"); is {
		return int(s.number), i + 1, false, true, true
	}
	s, is := r.as(i, "month-short")
	end = i + 1
	if is && r.low(end) == "." && r.glued(end) {
		end++
	}
	return int(s.number), end, true, false, is
}

// dayAt reads the day of a month, with or without an ordinal ending.
func (r *reader) dayAt(i int) (day, end int, ok bool) {
	if s, is := r.as(i, "ordinal"); is && s.number > 0 && r.endsDay(i+1) {
		return int(s.number), i + 1, true // September ninth
	}
	day, ok = r.whole(i)
	if !ok || day < 1 || day > 31 || len(r.low(i)) > 2 {
		return 0, i, false
	}
	end = i + 1
	if r.glued(end) {
		switch {
		case r.is(end, "ordinal-suffix"):
			end++
		case r.ps[end].kind != markPiece, r.low(end) == "%", r.low(end) == "/":
			return 0, i, false
		case r.low(end) == ":" && r.in(end+1) && r.ps[end+1].kind == numberPiece:
			return 0, i, false
		}
	}
	return day, end, true
}

// endsDay says whether an ordinal in words is a day of a month by what follows: no noun that it counts.
func (r *reader) endsDay(i int) bool {
	if !r.in(i) || r.ps[i].kind == markPiece || r.is(i, "preposition", "stop") {
		return true
	}
	_, _, year := r.yearAt(i)
	return year
}

// daysAt reads a day, or two that are joined to a range (3-5, 10 to 16, 11 and 12).
func (r *reader) daysAt(i int) (first, last, end int, ok bool) {
	if first, end, ok = r.dayAt(i); !ok {
		return 0, 0, i, false
	}
	next, to, more := r.dayAt(end + 1)
	if !more || next <= first {
		return first, 0, end, true
	}
	if r.dash(end) || r.is(end, "joint") || r.low(end) == "and" && next == first+1 {
		return first, next, to, true
	}
	return first, 0, end, true
}

// monthDay reads September 25, Sept. 25, 2021 and March 3-5.
func (r *reader) monthDay(i int) (when, int, bool) {
	month, j, short, doubtful, ok := r.monthAt(i)
	if !ok {
		return when{}, i, false
	}
	if y, next, ok := r.yearOfMonth(j); ok {
		return when{month: month, year: y}, next, true
	}
	first, last, end, ok := r.daysAt(j)
	if !ok || r.is(end, "scale", "percent") {
		return when{}, i, false
	}
	w := when{month: month, day: first, lastDay: last}
	if y, next, ok := r.yearBehind(end); ok {
		w.year, end = y, next
	} else if r.countedBehind(end) && (r.low(i-1) == "in" || doubtful && !r.is(i-1, "preposition")) {
		return when{}, i, false // in March 20 people died
	}
	if _, ok := w.inYear(2000); !ok || short && r.glued(j) && r.dash(j-1) {
		return when{}, i, false
	}
	return w, end, true
}

// yearOfMonth reads the year of September 2021, September of 2021 and September, 2021.
func (r *reader) yearOfMonth(j int) (year, end int, ok bool) {
	if r.low(j) == "of" {
		return r.yearAt(j + 1)
	}
	return r.yearBehind(j)
}

// yearBehind reads a year that completes a date, behind a comma or not.
func (r *reader) yearBehind(j int) (year, end int, ok bool) {
	comma := r.low(j) == ","
	if comma {
		j++
	}
	year, end, ok = r.yearAt(j)
	return year, end, ok && !(r.countedBehind(end) && (comma || year%100 == 0))
}

// dayMonth reads 25 September, the 25th of September 2021 and 3-5 March.
func (r *reader) dayMonth(i int) (when, int, bool) {
	if r.glued(i) && (r.ps[i-1].kind != markPiece || r.is(i-1, "sign")) {
		return when{}, i, false
	}
	first, last, j, ok := r.daysAt(i)
	if !ok {
		return when{}, i, false
	}
	if r.low(j) == "of" || r.dash(j) {
		j++
	}
	month, end, _, _, ok := r.monthAt(j)
	w := when{month: month, day: first, lastDay: last}
	if !ok {
		return w, i, false
	}
	if y, next, ok := r.yearOfMonth(end); ok {
		w.year, end = y, next
	}
	_, ok = w.inYear(2000)
	return w, end, ok
}

// monthOnly reads a month without day and year, with the year that it may be given from publication (May last year).
func (r *reader) monthOnly(i int) (when, int, bool) {
	month, end, short, doubtful, ok := r.monthAt(i)
	if !ok || short {
		return when{}, i, false
	}
	w := when{month: month, doubtful: doubtful}
	if y, next, ok := r.countedYear(end); ok {
		w.year, w.counted, end = y, true, next
	}
	return w, end, true
}

// countedYear reads last year, of next year or this year behind a month or season.
func (r *reader) countedYear(i int) (year, end int, ok bool) {
	if r.low(i) == "of" {
		i++
	}
	s, ok := r.as(i, "shift")
	if !ok || r.low(i+1) != "year" {
		return 0, i, false
	}
	return r.pub.Year() + int(s.number), i + 2, true
}

// seasonOnly reads summer, summer of 2019 and spring 2015.
func (r *reader) seasonOnly(i int) (when, int, bool) {
	s, ok := r.as(i, "season")
	doubtful := false
	if !ok {
		s, doubtful = r.as(i, "season-doubtful")
	}
	if !ok && !doubtful {
		return when{}, i, false
	}
	w := when{season: int(s.number), doubtful: doubtful}
	if y, end, ok := r.yearOfMonth(i + 1); ok {
		w.year = y
		return w, end, true
	}
	if y, end, ok := r.countedYear(i + 1); ok {
		w.year, w.counted = y, true
		return w, end, true
	}
	return w, i + 1, !doubtful
}
