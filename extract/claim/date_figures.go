package claim

import (
	"strconv"
	"strings"
	"time"
)

// digitsAt is the length of the run of digits at the start of s.
func digitsAt(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// cutFigures reads a date in figures, a number with its thousands and decimals, or a code.
func cutFigures(body string, pc *piece) {
	rest := body[pc.Start:]
	n := digitsAt(rest)
	if end, day, kind := figureGroups(rest); end > 0 {
		pc.End, pc.day, pc.kind = pc.Start+end, day, kind
		pc.low = pc.Of(body)
		return
	}
	if n <= 3 {
		for n+3 < len(rest) && rest[n] == ',' {
			g := digitsAt(rest[n+1:])
			if g != 3 && (g != 2 || rest[n+3] != ',') { // 5,00,000 as in India
				break
			}
			n += 1 + g
		}
	}
	if n+1 < len(rest) && rest[n] == '.' {
		if g := digitsAt(rest[n+1:]); g > 0 {
			n += 1 + g
		}
	}
	pc.End, pc.kind = pc.Start+n, numberPiece
	pc.low = pc.Of(body)
	v, err := strconv.ParseFloat(strings.ReplaceAll(pc.low, ",", ""), 64)
	if err != nil || n > 18 {
		pc.kind = codePiece
	}
	pc.value = v
}

// figureGroups reads three or more groups of digits joined by one and the same mark: a date when the calendar has it and it can
// be read in one way only, else a code. An end of 0 means that there are not so many groups.
func figureGroups(s string) (end int, day time.Time, kind pieceKind) {
	var groups []int
	var widths []int
	var mark byte
	pos := 0
	for {
		g := digitsAt(s[pos:])
		if g == 0 || g > 9 {
			return 0, day, codePiece
		}
		v, _ := strconv.Atoi(s[pos : pos+g])
		groups, widths = append(groups, v), append(widths, g)
		pos += g
		more := pos+1 < len(s) && strings.IndexByte("-/.", s[pos]) >= 0 && digitsAt(s[pos+1:]) > 0 && (mark == 0 || s[pos] == mark)
		if !more {
			break
		}
		mark = s[pos]
		pos++
	}
	if len(groups) < 3 {
		return 0, day, codePiece
	}
	day, ok := figureDate(groups, widths, mark)
	if !ok {
		return pos, day, codePiece
	}
	return pos, day, datePiece
}

// figureDate reads year, month, day, or day and month in the order that only one reading allows, and year. With full stops the
// day always comes first.
func figureDate(g, widths []int, mark byte) (time.Time, bool) {
	switch {
	case len(g) != 3:
	case widths[0] == 4 && widths[1] <= 2 && widths[2] <= 2:
		return dayOf(g[0], g[1], g[2])
	case widths[2] != 4 || widths[0] > 2 || widths[1] > 2:
	case mark == '.' || g[0] > 12 || g[0] == g[1]:
		return dayOf(g[2], g[1], g[0])
	case g[1] > 12:
		return dayOf(g[2], g[0], g[1])
	}
	return time.Time{}, false
}
