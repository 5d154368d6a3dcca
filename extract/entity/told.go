package entity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// What an article tells of a person beside offices that belong to somebody keeps him from his namesakes in other articles: "work electrician", "rank captain",
// "office senator", "age 44", "dead", "sex f", "namesake" where a line on him says that two have one name, "unrelated" that two have one surname.

// told is what the article calls a person, how old and whether dead, of what sex and whether another has his name, sorted.
func (k *linker) told(e int) []string {
	out := k.sexTold(e)
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity != e || m.ref != refPerson {
			continue
		}
		for _, b := range k.bound[i] {
			if b.title == "" || b.former {
				continue
			}
			switch {
			case k.ranks(b.title):
				out = append(out, "rank "+b.title)
			case k.head(b.title, func(f flags) bool { return f&(work|serves|courtesy) == 0 }):
				out = append(out, "office "+b.title)
			default:
				out = append(out, "work "+b.title)
			}
		}
		l := &k.lines[m.line]
		if n := l.age(m); n > 0 {
			out = append(out, "age "+strconv.Itoa(n))
		}
		if l.suffersDeath(m) || l.mourns(m) {
			out = append(out, "dead")
		}
		if l.is(m.a-m.before-1, namesake) || l.cued(namesakes) {
			out = append(out, "namesake")
		}
		if l.cued(unrelated) {
			out = append(out, "unrelated")
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sexTold is "sex f" where a full name or the words beside a name tell a person's, "pronoun f" where no more than all pronouns that mean him do.
func (k *linker) sexTold(e int) []string {
	g := k.sexes[e]
	if g == nil {
		return nil
	}
	if sex := cmp.Or(g.told, g.given); sex != "" {
		return []string{"sex " + sex}
	}
	sex := ""
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity != e || m.ref != refPronoun || m.cue&(heWord|sheWord) == 0 {
			continue
		}
		one := "m"
		if m.cue&sheWord != 0 {
			one = "f"
		}
		if sex != "" && sex != one {
			return nil
		}
		sex = one
	}
	if sex == "" {
		return nil
	}
	return []string{"pronoun " + sex}
}

// cued says whether words of a class of cues.tsv stand anywhere in the line.
func (l *line) cued(c cue) bool {
	return slices.ContainsFunc(l.cues, func(have cue) bool { return have&c != 0 })
}

// age is how old the words beside a person's name say that he is, 0 where they do not: "a 44-year-old engineer, Ann Reed", "Ann Reed, 44,".
func (l *line) age(m *raw) int {
	for at := max(0, m.a-6); at < min(len(l.atoms), m.b+6); at++ {
		if at >= m.a && at < m.b || !l.numeral(at) {
			continue
		}
		years := l.fold(at+1) == "year" && l.fold(at+2) == "old"
		switch {
		case years && at < m.a && l.nouns(at+3, m.a), years && at > m.b && at <= m.b+2 && l.mark(m.b, ","):
		case at == m.b+1 && (l.mark(m.b, ",") && (l.mark(at+1, ",") || at+1 == len(l.atoms) || l.mark(at+1, ".")) || l.mark(m.b, "(") && l.mark(at+1, ")")):
		case at == m.b+2 && l.mark(m.b, ",") && l.fold(m.b+1) == "aged":
		default:
			continue
		}
		n, _ := strconv.Atoi(l.fold(at))
		return n
	}
	return 0
}

// numeral says whether a number of two figures stands at i.
func (l *line) numeral(i int) bool {
	f := l.fold(i)
	return len(f) == 2 && f[0] >= '1' && f[0] <= '9' && f[1] >= '0' && f[1] <= '9'
}

// nouns says whether nothing but nouns and their adjectives stand between two atoms, and perhaps a comma right before the second.
func (l *line) nouns(from, to int) bool {
	for i := from; i < to; i++ {
		if t := l.tag(i); !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") && t != "HYPH" && !(i == to-1 && l.mark(i, ",")) {
			return false
		}
	}
	return true
}

// mourns says whether the words before a person's name say that he is dead: "the body of Ann Reed", "among the dead was Ann Reed", "the late Ann Reed".
func (l *line) mourns(m *raw) bool {
	at := m.a - m.before - 1
	if l.fold(at) == "late" {
		return l.fold(at-1) == "the"
	}
	for l.named(at) && l.titleAt(at) {
		at--
	}
	return (l.fold(at) == "of" || l.copula(at)) && l.is(at-1, mourned)
}
