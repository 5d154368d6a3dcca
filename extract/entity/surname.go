package entity

import (
	"slices"
	"strings"
)

// bearer returns the person of the article whose surname, else any other part of whose name, the parts are; of several the one
// whom office and gender fit, of these the one that was named last. Whom the text has named is meant before whom it only names later: Mejía is
// Jorge Mejía López, and not the Alan Mejía of the next line. A title may announce whom the text names later.
func (k *linker) bearer(i int, parts []string) int {
	known := func(e int) bool {
		return slices.ContainsFunc(k.raws[:i], func(m raw) bool { return m.entity == e && m.ref == refPerson && !k.lines[m.line].headline })
	}
	if len(k.bound[i]) == 0 {
		if e := k.bearerOf(i, parts, known); e != None {
			return e
		}
	}
	return k.bearerOf(i, parts, func(int) bool { return true })
}

// bearerOf is the bearer among the persons that may be meant.
func (k *linker) bearerOf(i int, parts []string, may func(e int) bool) int {
	for _, fits := range []func(e int) bool{
		func(e int) bool { return k.surnamed(e, parts) },
		func(e int) bool {
			return len(parts) == 1 && (len(parts[0]) > 2 || k.f.cuesOf(parts[0])&family != 0) && k.parts[e][0] == parts[0] // Li, of Li Wei
		},
		func(e int) bool { return len(parts) == 1 && len(parts[0]) > 2 && slices.Contains(k.parts[e], parts[0]) },
	} {
		var all []int
		for _, e := range k.bearers[parts[len(parts)-1]] {
			if fits(e) && may(e) && !k.elsewise(i, e, parts) && !k.laterKin(i, e) {
				all = append(all, e)
			}
		}
		if len(all) > 1 {
			all = k.alive(i, k.suited(i, k.others(i, all)))
		}
		switch len(all) {
		case 0:
			continue
		case 1:
			return all[0]
		}
		return k.nearer(i, all)
	}
	return None
}

// nearer is the one of several persons of one surname whom it means alone: who was named first, as newspapers go on to call whom
// they write about, unless only another was named in the last lines. A title with a surname may announce whom the next line
// names in full.
func (k *linker) nearer(i int, all []int) int {
	line := k.raws[i].line
	if e := k.stricken(i, all); e != None {
		return e
	}
	first, last, at := None, None, 0
	for j := range k.raws[:i] {
		e := k.raws[j].entity
		if e == None || !slices.Contains(all, e) || k.raws[j].ref == refOffice {
			continue // "not related to the governor" does not name him again
		}
		if first == None {
			first = e
		}
		if last, at = e, k.raws[j].line; e == first {
			line = at
		}
	}
	switch {
	case first == None:
		return all[0]
	case last != first && k.presented(i, last):
		return last
	case len(k.bound[i]) > 0 && k.raws[i].line-at > 2:
		for n := i + 1; n < len(k.raws) && k.raws[n].line <= k.raws[i].line+1; n++ {
			if next := k.raws[n].entity; next != None && next != last && slices.Contains(all, next) {
				return next
			}
		}
	case at > line+protagonist:
		return last
	}
	return first
}

// others are those of several persons whom a name can mean that something is done to: who does it does it to another, "Reed accused Reed".
func (k *linker) others(i int, all []int) []int {
	m := &k.raws[i]
	l := &k.lines[m.line]
	x := &l.tokens[l.headToken(m.a, m.b)]
	if x.Head < 0 || x.Deprel != "obj" && x.Deprel != "iobj" {
		return all
	}
	var out []int
	for _, e := range all {
		acts := slices.ContainsFunc(k.raws[l.firstRaw:i], func(o raw) bool {
			y := &l.tokens[l.headToken(o.a, o.b)]
			return y.Deprel == "nsubj" && y.Head == x.Head && (o.entity == e || o.ref == refOffice && o.entity == None && k.holdsTitle(e, o.name))
		})
		if !acts {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// holdsTitle says whether the article gives a person an office of that title.
func (k *linker) holdsTitle(e int, title string) bool {
	return slices.ContainsFunc(k.ofNames[e], func(y bond) bool { return y.title != "" && !y.former && k.sameTitle(title, y.title) })
}

// stricken is the only one of several persons of whom the text has said that something was done to him, where it tells so of a short name; or None:
// "police arrested Alan Reed ... Reed was jailed".
func (k *linker) stricken(i int, all []int) int {
	if m := &k.raws[i]; !k.lines[m.line].suffers(m, befalling) && !k.lines[m.line].suffersDeath(m) {
		return None
	}
	found := None
	for j := range k.raws[:i] {
		m := &k.raws[j]
		if m.entity == None || m.entity == found || m.ref != refPerson || !slices.Contains(all, m.entity) {
			continue
		}
		if l := &k.lines[m.line]; !l.calledStricken(m) && !l.befalls(m) {
			continue
		}
		if found != None {
			return None
		}
		found = m.entity
	}
	return found
}

// suffers says whether a mention is the subject of a verb of a class in the passive.
func (l *line) suffers(m *raw, class cue) bool {
	t := l.headToken(m.a, m.b)
	v := l.tokens[t].Head
	return v >= 0 && l.tokens[t].Deprel == "nsubj:pass" && l.f.cuesOf(l.tokens[v].Lemma)&class != 0
}

// befalls says whether a verb tells what befell a mention: "arrested Alan Reed", "Alan Reed was arrested". befallen tells it of people who are counted.
func (l *line) befalls(m *raw) bool {
	t := l.headToken(m.a, m.b)
	v := l.tokens[t].Head
	if v >= 0 && l.tokens[t].Deprel == "obj" && strings.HasPrefix(l.tokens[v].XPOS, "VB") {
		return l.f.cuesOf(l.tokens[v].Lemma)&befalling != 0
	}
	return l.suffers(m, befalling)
}

// calledStricken says whether a participle before a person's name or title says what befell him: "slain journalist Alan Reed", "the jailed Alan Reed".
func (l *line) calledStricken(m *raw) bool {
	t := l.headToken(m.a, m.b)
	for n := max(0, t-maxTitle); n < t; n++ {
		if x := &l.tokens[n]; x.Deprel == "amod" && l.f.cuesOf(x.Lemma)&(killing|befalling) != 0 && (x.Head == t || x.Head == l.tokens[t].Head) {
			return true
		}
	}
	return false
}

// presented says whether the line before a short name, or of one paragraph the one before that, is about a person whom it names first, and in full, and no
// line between names anybody: "Nora Reed, his wife, owns a mill. It is old. Reed sold it."
func (k *linker) presented(i, e int) bool {
	x := &k.raws[i]
	if !x.subject && !k.speaks(x) || k.lines[x.line].suffersDeath(x) {
		return false
	}
	j := slices.IndexFunc(k.raws[:i], func(m raw) bool { return m.entity == e && m.ref == refPerson && m.b-m.a > 1 })
	if j == None {
		return false
	}
	m := &k.raws[j]
	if x.line-m.line < 1 || x.line-m.line > 2 || k.lines[m.line].paragraph != k.lines[x.line].paragraph {
		return false
	}
	if x.line-m.line == 2 && (k.relative(j) || slices.ContainsFunc(k.raws[:i], func(o raw) bool { return o.ref == refPerson && o.line == m.line+1 })) {
		return false
	}
	return m.a == 0 || m.subject || k.speaks(m)
}

// protagonist is for how many lines a surname alone means whom the article named first, though another was named since.
const protagonist = 4

// elsewise says whether a short name cannot mean a person whose name it is part of: the gender or the state told with it is another,
// the text calls the person by another part (Ruiz, of Carlos Ruiz Mora), or the name is only the last part of a double surname
// and has an office of its own.
func (k *linker) elsewise(i, e int, parts []string) bool {
	if told := k.raws[i].told; told != "" && k.entities[e].Gender != "" && k.entities[e].Gender != "-" && told != "-" && told != k.entities[e].Gender {
		return true // Mrs Kent is not Alan Kent
	}
	for _, x := range k.bound[i] {
		if slices.ContainsFunc(k.ofNames[e], func(y bond) bool { return k.foreign(x, y) || k.calling(x, y) }) {
			return true
		}
	}
	if k.partisan(i, e) || k.aheadOf(i, e) || k.toldApart(i, e, parts) || len(parts) == 1 && k.byGivenName(i, e, parts[0]) {
		return true
	}
	if len(parts) != 1 || len(k.parts[e]) < 3 {
		return false
	}
	if double := strings.HasSuffix(strings.ToLower(k.entities[e].Name), "-"+parts[0]) && k.f.cuesOf(k.parts[e][len(k.parts[e])-2])&particle == 0; double && len(k.bound[i]) > 0 && !k.holdsAny(e, k.bound[i]) {
		return true
	}
	for j := range k.raws[:i] {
		m := &k.raws[j]
		if m.ref == refPerson && m.entity == e && m.b-m.a == 1 && !slices.Equal(k.f.personParts(m.name), parts) {
			return true
		}
	}
	return false
}

// toldApart says whether the word before a surname tells that it is not the person's: "the other Reed" is not who was named last, and who "the younger Reed"
// is, his name does not tell.
func (k *linker) toldApart(i, e int, parts []string) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	switch l.fold(m.a - 1) {
	case "elder", "older", "younger":
		return true
	}
	if !l.is(m.a-1, namesake) {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if o := &k.raws[j]; o.ref == refPerson && o.entity != None && slices.Contains(k.bearers[parts[len(parts)-1]], o.entity) {
			return o.entity == e
		}
	}
	return false
}

// aheadOf says whether a short name stands in the line in which the text first names a person in full, and before it: "Minister Reed said Alan Reed would
// go" is about two.
func (k *linker) aheadOf(i, e int) bool {
	m := &k.raws[i]
	l := &k.lines[m.line]
	if l.headline || l.loud {
		return false
	}
	for j := range k.raws {
		o := &k.raws[j]
		if o.ref != refPerson || o.entity != e || o.b-o.a < 2 {
			continue
		}
		return o.line == m.line && o.a > m.b && !(l.atoms[m.b].shape == mark && o.a == m.b+1)
	}
	return false
}

// byGivenName says whether the text calls a person by the first part of the name alone, where another has the last part too: in a text on "Abiy" and
// Tesfaye Bekele, Tesfaye is not Abiy Tesfaye.
func (k *linker) byGivenName(i, e int, part string) bool {
	p := k.parts[e]
	if len(p) != 2 || p[1] != part || len(k.bearers[part]) < 2 || len(k.bearers[p[0]]) != 1 || len(k.bound[i]) > 0 {
		return false
	}
	return slices.ContainsFunc(k.raws, func(m raw) bool {
		return m.ref == refPerson && m.b-m.a == 1 && slices.Equal(k.f.personParts(m.name), p[:1])
	})
}

// partisan says whether a short name has a military rank, and the person whom the text names in full only after it is somebody of a party or a
// company: "General Reed" before "party spokesman Alan Reed" is another.
func (k *linker) partisan(i, e int) bool {
	if k.lines[k.raws[i].line].headline || !slices.ContainsFunc(k.bound[i], func(x bond) bool { return x.title != "" && k.ranks(x.title) }) {
		return false
	}
	if slices.ContainsFunc(k.raws[:i], func(m raw) bool { return m.entity == e && m.ref == refPerson }) {
		return false
	}
	of := k.ofNames[e]
	return slices.ContainsFunc(of, func(y bond) bool {
		if y.first && y.title != "" && !y.former && !k.ranks(y.title) {
			return true // "Captain Reed" before "a businessman, Alan Reed"
		}
		if y.title == "" || y.former || y.of == None {
			return false
		}
		o := &k.entities[y.of]
		return o.Kind == kindGroup && (o.Class == "party" || o.Class == "company")
	}) && !slices.ContainsFunc(of, func(y bond) bool { return y.title != "" && k.ranks(y.title) })
}

// surnamed says whether the parts are a person's surname: the last ones, or the first one before two that a hyphen joins, as in
// Korean names.
func (k *linker) surnamed(e int, parts []string) bool {
	p := k.parts[e]
	if len(p) > 2 && k.generation(p) != "" {
		p = p[:len(p)-1] // Banda, of Joseph Banda Jr.
	}
	if len(p) == 3 && len(parts) == 1 {
		if first, last, two := strings.Cut(k.entities[e].Name, " "); two && strings.Contains(last, "-") && !strings.Contains(first, "-") {
			return p[0] == parts[0]
		}
	}
	return len(p) >= len(parts) && slices.Equal(p[len(p)-len(parts):], parts)
}

// alive are those of several persons whom a name that does something may mean: the dead do nothing, unless all are.
func (k *linker) alive(i int, all []int) []int {
	if m := &k.raws[i]; !m.subject && !k.speaks(m) || k.lines[m.line].suffersDeath(m) {
		return all
	}
	living := slices.DeleteFunc(slices.Clone(all), func(e int) bool { return k.died(e, i) })
	if len(living) == 0 {
		return all
	}
	return living
}

// died says whether the article tells before a mention that a person died.
func (k *linker) died(e, i int) bool {
	for j := range k.raws[:i] {
		if m := &k.raws[j]; m.ref == refPerson && m.entity == e && m.line < k.raws[i].line && k.lines[m.line].suffersDeath(m) {
			return true
		}
	}
	return false
}

// suffersDeath says whether a mention is the subject of a verb by which one dies: "died", "was killed", "was shot dead", or whom a bomb killed.
func (l *line) suffersDeath(m *raw) bool {
	t := l.headToken(m.a, m.b)
	v := l.tokens[t].Head
	if v >= 0 && l.tokens[t].Deprel == "obj" && l.tokens[v].XPOS == "VBD" {
		return l.f.cuesOf(l.tokens[v].Lemma)&killing != 0
	}
	if v < 0 || !strings.HasPrefix(l.tokens[t].Deprel, "nsubj") {
		return false
	}
	if l.f.cuesOf(l.tokens[v].Lemma)&dying != 0 {
		return true
	}
	if l.tokens[t].Deprel != "nsubj:pass" {
		return false
	}
	if l.suffers(m, killing) {
		return true
	}
	return v+1 < len(l.tokens) && l.tokens[v+1].Lemma == "dead"
}
