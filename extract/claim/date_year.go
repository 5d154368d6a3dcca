package claim

import "strings"

// yearAt reads a year in figures that is no part of something longer.
func (r *reader) yearAt(i int) (year, end int, ok bool) {
	year, ok = r.whole(i)
	if !ok || len(r.low(i)) != 4 || year < firstYear || year > lastYear || r.is(i+1, "scale", "clock", "percent") {
		return 0, i, false
	}
	if _, _, clock := r.at(i+1, "clock"); clock {
		return 0, i, false
	}
	if r.glued(i) && (r.ps[i-1].kind != markPiece || r.is(i-1, "sign")) {
		return 0, i, false
	}
	if r.glued(i) && r.dash(i-1) && r.glued(i-1) && !r.is(i-2, "part") {
		return 0, i, false
	}
	if r.glued(i + 1) {
		switch next := r.ps[i+1]; {
		case next.kind != markPiece && next.low != "'s", next.low == "%":
			return 0, i, false
		case next.low == ":" && r.glued(i+2), next.low == "/" && r.glued(i+2):
			return 0, i, false
		case next.low == "-" && r.glued(i+2) && r.ps[i+2].kind == wordPiece:
			return 0, i, false
		}
	}
	return year, i + 1, true
}

// yearOrDecade reads 2013, 2013-2015, 2013-15, 2014/15 and the 1990s.
func (r *reader) yearOrDecade(i int) (when, int, bool) {
	if s, ok := r.as(i, "decade"); ok {
		return when{year: int(s.number), decade: true}, i + 1, r.low(i-1) == "the" || r.dash(i-1) || r.is(i-1, "part")
	}
	if w, end, ok := r.yearPair(i); ok {
		return w, end, true
	}
	if y, ok := r.whole(i); ok && r.low(i+1) == "s" && r.glued(i+1) && y >= firstYear && y <= lastYear && y%10 == 0 && (y%100 != 0 || y == 2000) {
		return when{year: y, decade: true}, i + 2, true
	}
	y, end, ok := r.yearAt(i)
	if ok && y%10 == 0 && y%100 != 0 && r.low(end) == "'s" && (r.low(i-1) == "the" || r.is(i-1, "part")) && !r.nominal(end+1) {
		return when{year: y, decade: true}, end + 1, true // the 1930's
	}
	return when{year: y}, end, ok
}

// yearPair reads two years joined by a hyphen or a slash, the second in full or with its last two figures.
func (r *reader) yearPair(i int) (when, int, bool) {
	first, ok := r.whole(i)
	last, also := r.whole(i + 2)
	if !ok || !also || len(r.low(i)) != 4 || first < firstYear || first > lastYear || !r.dash(i+1) && r.low(i+1) != "/" {
		return when{}, i, false
	}
	if r.glued(i) && r.ps[i-1].kind != markPiece || r.glued(i+3) && r.ps[i+3].kind != markPiece {
		return when{}, i, false
	}
	switch {
	case len(r.low(i+2)) == 2 && r.glued(i+1) == r.glued(i+2):
		last += first / 100 * 100
	case len(r.low(i+2)) == 1 && r.dash(i+1) && r.glued(i+1) == r.glued(i+2):
		last += first / 10 * 10
	case len(r.low(i+2)) != 4:
		return when{}, i, false
	}
	if last <= first || last > lastYear {
		return when{}, i, false
	}
	return when{year: first, lastYear: last}, i + 3, true
}

// apostropheDecade reads the '90s. The century is the last in which the decade had begun at publication.
func (r *reader) apostropheDecade(i int) (when, int, bool) {
	n, ok := r.whole(i + 1)
	if r.low(i) != "'" || !ok || len(r.low(i+1)) != 2 || n%10 != 0 || !r.glued(i+1) || r.low(i+2) != "s" || !r.glued(i+2) {
		return when{}, i, false
	}
	year := r.pub.Year()/100*100 + n
	if year > r.pub.Year() {
		year -= 100
	}
	return when{year: year, decade: true}, i + 3, true
}

// ordinalPart reads the first quarter of 2020, Q3 2019, the second half of last year, the first three months of the year and the
// last week of August.
func (r *reader) ordinalPart(i int) (when, int, bool) {
	if w, end, ok := r.letterPart(i); ok {
		return w, end, true
	}
	s, ok := r.as(i, "ordinal")
	if !ok {
		return when{}, i, false
	}
	n, j := int(s.number), i+1
	if r.dash(j) {
		j++
	}
	count, next, counted := r.count(j)
	if counted {
		j = next
	}
	unit, _ := r.as(j, "unit")
	w, ok := ordinalWhen(n, count, counted, unit.text)
	if !ok {
		return when{}, i, false
	}
	if w.week != 0 {
		return r.weekOfMonthAt(w, j+1)
	}
	return r.ofYear(w, j+1, false)
}

// ordinalWhen is the n-th quarter or half of a year, the first or last count months of it, or the n-th week of a month.
func ordinalWhen(n, count int, counted bool, unit string) (when, bool) {
	switch {
	case counted && unit == "month" && count > 0 && count < 12 && (n == 1 || n == -1):
		return when{months: n * count}, true
	case counted:
	case unit == "quarter" && n <= 4:
		return when{quarter: map[int]int{1: 1, 2: 2, 3: 3, 4: 4, -1: 4}[n]}, true
	case unit == "half" && n <= 2:
		return when{half: map[int]int{1: 1, 2: 2, -1: 2}[n]}, true
	case unit == "week" && n <= 5:
		return when{week: n}, true
	}
	return when{}, false
}

// letterPart reads Q3 2019 and H1.
func (r *reader) letterPart(i int) (when, int, bool) {
	n, ok := r.whole(i + 1)
	if !ok || !r.glued(i+1) || !r.ps[i].upper || r.glued(i+2) && r.ps[i+2].kind == wordPiece {
		return when{}, i, false
	}
	switch {
	case r.low(i) == "q" && n >= 1 && n <= 4:
		return r.ofYear(when{quarter: n}, i+2, true)
	case r.low(i) == "h" && n >= 1 && n <= 2:
		return r.ofYear(when{half: n}, i+2, false)
	}
	return when{}, i, false
}

// ofYear gives a part of a year its year: of 2020, 2020, of last year, this year, of the year.
func (r *reader) ofYear(w when, j int, alone bool) (when, int, bool) {
	if y, end, ok := r.yearOfMonth(j); ok {
		w.year = y
		return w, end, true
	}
	if y, end, ok := r.countedYear(j); ok {
		w.year, w.counted = y, true
		return w, end, true
	}
	if r.low(j) == "of" && r.low(j+1) == "the" && r.low(j+2) == "year" {
		w.year, w.counted = r.pub.Year(), true
		return w, j + 3, true
	}
	return w, j, alone
}

// weekOfMonthAt gives a week its month.
func (r *reader) weekOfMonthAt(w when, j int) (when, int, bool) {
	if r.low(j) != "of" && r.low(j) != "in" {
		return w, j, false
	}
	m, end, ok := r.monthDay(j + 1)
	if !ok || m.day > 0 {
		if m, end, ok = r.monthOnly(j + 1); !ok {
			return w, j, false
		}
	}
	m.week, m.doubtful = w.week, false
	return m, end, true
}

// countedBehind says whether a plural that can be counted stands at piece i: figures before it are no date.
func (r *reader) countedBehind(i int) bool {
	if !r.in(i) || r.ps[i].kind != wordPiece || r.ps[i].upper || r.glued(i) {
		return false
	}
	if r.tag(i) != "" && r.tag(i) != "NOUN" {
		return false
	}
	return r.pluralNoun(i)
}

// pluralNoun says whether a word looks like the plural of something that can be counted.
func (p *passage) pluralNoun(i int) bool {
	low := p.low(i)
	if p.is(i, "noun") {
		return true
	}
	if len(low) < 4 || !strings.HasSuffix(low, "s") || p.is(i, "stop", "unit", "daypart", "state") {
		return p.is(i, "unit") && strings.HasSuffix(low, "s")
	}
	for _, end := range []string{"ss", "us", "is"} {
		if strings.HasSuffix(low, end) {
			return false
		}
	}
	return true
}
