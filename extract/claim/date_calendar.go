package claim

import (
	"time"

	"newsgraph/graph"
)

// days is a range of whole days, both included.
type days struct {
	from, to  time.Time
	precision string
}

// empty says whether there is no range.
func (d days) empty() bool { return d.from.IsZero() }

// date writes the range with its basis.
func (d days) date(basis string) graph.Date {
	return graph.Date{Start: isoDay(d.from), End: isoDay(d.to), Precision: d.precision, Basis: basis}
}

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// The years that a text may speak of as dates.
const (
	firstYear = 1500
	lastYear  = 2199
)

// dayOf is a day of the calendar, false where the calendar lacks it.
func dayOf(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, year >= firstYear && year <= lastYear && t.Month() == time.Month(month) && t.Day() == day
}

// addMonths moves a day by months and stays within the month that it reaches (a month before 31 March is the last of February).
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// weekdayOf counts Monday 1 to Sunday 7.
func weekdayOf(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// weekOf is the week, Monday to Sunday, that holds a day.
func weekOf(t time.Time) days {
	monday := t.AddDate(0, 0, 1-weekdayOf(t))
	return days{monday, monday.AddDate(0, 0, 6), "week"}
}

// monthsFrom is n whole months from the first of a month.
func monthsFrom(year, month, n int, precision string) days {
	first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return days{first, first.AddDate(0, n, -1), precision}
}

// yearsFrom is n whole years.
func yearsFrom(year, n int, precision string) days { return monthsFrom(year, 1, 12*n, precision) }

// yearPart is a third of a year, or its first or last month.
func yearPart(year int, part string) days {
	switch part {
	case "early":
		return monthsFrom(year, 1, 4, "season")
	case "mid":
		return monthsFrom(year, 5, 4, "season")
	case "late":
		return monthsFrom(year, 9, 4, "season")
	case "start":
		return monthsFrom(year, 1, 1, "month")
	case "end":
		return monthsFrom(year, 12, 1, "month")
	}
	return yearsFrom(year, 1, "year")
}

// monthPart is a third of a month.
func monthPart(year, month int, part string) days {
	m := monthsFrom(year, month, 1, "month")
	switch part {
	case "early", "start":
		return days{m.from, m.from.AddDate(0, 0, 9), "week"}
	case "mid":
		return days{m.from.AddDate(0, 0, 10), m.from.AddDate(0, 0, 19), "week"}
	case "late", "end":
		return days{m.from.AddDate(0, 0, 20), m.to, "week"}
	}
	return m
}

// decadePart is the first four, middle three or last three years of a decade.
func decadePart(year int, part string) days {
	switch part {
	case "early", "start":
		return yearsFrom(year, 4, "year")
	case "mid":
		return yearsFrom(year+4, 3, "year")
	case "late", "end":
		return yearsFrom(year+7, 3, "year")
	}
	return yearsFrom(year, 10, "decade")
}

// unitAt is the unit of the calendar that lies n units from the one that holds a day.
func unitAt(t time.Time, n int, unit string) days {
	switch unit {
	case "hour", "minute":
		hours := n
		if unit == "minute" {
			hours /= 60
		}
		d := t.AddDate(0, 0, hours/24)
		return days{d, d, "day"}
	case "day":
		d := t.AddDate(0, 0, n)
		return days{d, d, "day"}
	case "week":
		return weekOf(t.AddDate(0, 0, 7*n))
	case "fortnight":
		return weekOf(t.AddDate(0, 0, 14*n))
	case "weekend":
		w := weekOf(t.AddDate(0, 0, 7*n))
		return days{w.from.AddDate(0, 0, 5), w.to, "day"}
	case "month":
		return monthsFrom(t.Year(), int(t.Month())+n, 1, "month")
	case "quarter":
		return monthsFrom(t.Year(), (int(t.Month())-1)/3*3+1+3*n, 3, "quarter")
	case "half":
		return monthsFrom(t.Year(), (int(t.Month())-1)/6*6+1+6*n, 6, "season")
	case "decade":
		return yearsFrom(t.Year()/10*10+10*n, 10, "decade")
	}
	return yearsFrom(t.Year()+n, 1, "year")
}

// reach is the day that lies n units from a day.
func reach(t time.Time, n int, unit string) time.Time {
	switch unit {
	case "hour":
		if n < 0 {
			return t.AddDate(0, 0, -((-n + 23) / 24))
		}
		return t.AddDate(0, 0, (n+23)/24)
	case "minute":
		return t
	case "day":
		return t.AddDate(0, 0, n)
	case "week", "weekend":
		return t.AddDate(0, 0, 7*n)
	case "fortnight":
		return t.AddDate(0, 0, 14*n)
	case "month":
		return addMonths(t, n)
	case "quarter":
		return addMonths(t, 3*n)
	case "half":
		return addMonths(t, 6*n)
	case "decade":
		return addMonths(t, 120*n)
	}
	return addMonths(t, 12*n)
}

// precisionOf names the precision of a span of units.
func precisionOf(unit string) string {
	switch unit {
	case "hour", "minute", "day", "weekend":
		return "day"
	case "week", "fortnight":
		return "week"
	case "half":
		return "season"
	}
	return unit
}
