package entity

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// How far from a pronoun, in lines, what it means may stand.
const (
	linesBefore = 5
	linesAfter  = 1
)

// maxCandidates is how many mentions are weighed, the nearest ones.
const maxCandidates = 48

// option is a candidate for a pronoun: a raw mention, or a noun for a person that makes no mention.
type option struct {
	line   int
	token  int // that stands for it in the tree
	at     int // its first token
	raw    int // or None
	entity int // or None
	gender gender
	form   string // full, short, he, office, noun
}

// gender is what is known of a person's, m or f: told by words, the given name, a single name or pronouns taken up.
type gender struct{ told, given, lone, taken string }

// best is the surest of it.
func (g gender) best() string { return cmp.Or(g.told, g.given, g.lone, g.taken) }

// genders finds out the gender of every person.
func (k *linker) genders() {
	k.sexes = make(map[int]*gender, len(k.person))
	for i := range k.raws {
		m := &k.raws[i]
		if m.ref != refPerson || m.entity == None || k.entities[m.entity].Kind != kindPerson {
			continue
		}
		g := k.sexes[m.entity]
		if g == nil {
			g = &gender{}
			k.sexes[m.entity] = g
			if t, ok := k.leaderOf(m.entity); ok {
				g.told = k.f.things[t].gender
			}
		}
		l := &k.lines[m.line]
		g.told = cmp.Or(g.told, m.told, l.toldGender(m))
		given := k.f.given[l.fold(m.a)]
		if given == "-" {
			given = ""
		}
		parts := k.parts[m.entity] // there may be none: of "Mullah Omar" where both words are read otherwise
		switch {
		case m.b-m.a > 1 && g.given == "":
			g.given = given
		case m.b-m.a == 1 && g.lone == "" && len(parts) > 0 && (len(parts) == 1 || parts[0] == l.fold(m.a)):
			g.lone = given
		}
	}
	for e, g := range k.sexes {
		k.entities[e].Gender = g.best()
	}
}

// choice is what "he" or "she" may take up.
func (k *linker) choice(i int) (Choice, []option) {
	m := &k.raws[i]
	var all []option
	for n := max(0, m.line-linesBefore); n <= m.line+linesAfter && n < len(k.lines); n++ {
		all = k.options(all, n, i)
	}
	barred := k.barred(i)
	all = slices.DeleteFunc(all, func(o option) bool { return o.entity != None && slices.Contains(barred, o.entity) })
	all = k.inParagraph(k.nearestOptions(all, i), i)
	w := k.weigh(i, all)
	l := &k.lines[m.line]
	c := Choice{Pronoun: l.span(m.a, m.b), Sentence: m.line, Candidates: make([]Candidate, len(all)+1)}
	for n := range all {
		o := &all[n]
		c.Candidates[n] = Candidate{Span: k.lines[o.line].tokens[o.token].Span, Entity: o.entity, Gender: o.gender.best(), Clues: w.clues(n)}
		if o.raw != None {
			r := &k.raws[o.raw]
			c.Candidates[n].Span = k.lines[o.line].span(r.a, r.b)
		}
	}
	c.Candidates[len(all)] = Candidate{Span: text.Span{}, Entity: None, Clues: w.none()}
	return c, all
}

// barred are the persons whom a pronoun cannot mean: in a quotation who says it ("We will hand him over," Reed said), as who
// says it whom it names ("I gave Reed my word," he said), and as an object who does what
// the verb says ("his predecessor, Ann Reed, praised her", "he thanked him").
func (k *linker) barred(i int) []int {
	p := &k.raws[i]
	l := &k.lines[p.line]
	t := l.headToken(p.a, p.b)
	subject := None
	if d := l.tokens[t].Deprel; (d == "obj" || d == "iobj") && l.tokens[t].Head >= 0 && !strings.HasSuffix(l.fold(p.a), "self") {
		subject = l.subjectOf(l.tokens[t].Head)
	}
	quoted := l.quoted(p.a)
	speaks := !quoted && (l.is(p.b, speech) || l.is(p.a-1, speech))
	var out []int
	for j := l.firstRaw; j < l.lastRaw; j++ {
		m := &k.raws[j]
		if m.entity == None || j == i || k.entities[m.entity].Kind != kindPerson {
			continue
		}
		switch {
		case speaks && m.ref == refPerson && l.quoted(m.a),
			quoted && k.speaks(m) && !l.quoted(m.a),
			j < i && l.outlived(m, t),
			subject != None && l.top(m) == subject && (m.ref == refPerson || (m.ref == refPronoun || m.ref == refOffice) && j < i):
			out = append(out, m.entity)
		}
	}
	return out
}

// outlived says whether a token is who does something after the death of who is named: "after the death of Ann Reed, he".
func (l *line) outlived(m *raw, who int) bool {
	t := &l.tokens[l.top(m)]
	if !l.mourns(m) || t.Deprel != "nmod" || t.Head < 0 || l.tokens[who].Deprel != "nsubj" || l.tokens[t.Head].Head != l.tokens[who].Head {
		return false
	}
	switch l.caseOf(t.Head) {
	case "after", "since", "following":
		return true
	}
	return false
}

// options adds what may be meant in a line, in the order of its words.
func (k *linker) options(all []option, n, i int) []option {
	l := &k.lines[n]
	p := &k.raws[i]
	from := len(all)
	named := map[int]bool{}
	for j := l.firstRaw; j < l.lastRaw; j++ {
		m := &k.raws[j]
		if j == i || n == p.line && m.a < p.b && p.a < m.b {
			continue
		}
		o := option{line: n, token: l.top(m), at: l.atoms[m.a].token, raw: j, entity: m.entity}
		kind := ""
		if m.entity != None {
			kind = k.entities[m.entity].Kind
		}
		switch maybe := k.maybePerson(j); {
		case maybe != "" && l.namesThing(m):
			continue // the Newsnight programme
		case maybe != "":
			o.form = maybe
			if m.entity == None {
				o.entity = k.provisional(j)
			}
			if g := k.f.given[l.fold(m.a)]; g == "m" || g == "f" {
				o.gender.lone = g
			}
		case m.ref == refNational:
			o.form = "noun"
			if strings.HasSuffix(l.fold(m.a), "man") {
				o.gender.told = "m"
			}
		case m.entity == None:
			continue
		case kind == kindPerson && m.ref == refPronoun && j < i:
			o.form = "he"
		case kind == kindPerson && m.ref == refPerson && m.b-m.a > 1:
			o.form = "full"
		case kind == kindPerson && m.ref == refPerson:
			o.form = "short"
		case kind == kindPerson && (m.ref == refOffice || m.ref == refKin || m.ref == refCalled) && j < i, kind == kindState && m.ref == refOffice && j < i:
			o.form = "office"
		default:
			continue
		}
		if g := k.sexes[m.entity]; g != nil {
			o.gender = *g
		}
		for t := l.atoms[m.a].token; t <= l.atoms[m.b-1].token; t++ {
			named[t] = true
		}
		named[o.token] = true
		all = append(all, o)
	}
	for t := range l.tokens {
		if named[t] || n == p.line && t >= l.atoms[p.a].token {
			continue
		}
		if g, ok := l.personNoun(t); ok && l.tokens[t].Deprel != "compound" {
			all = append(all, option{line: n, token: t, at: t, raw: None, entity: None, gender: gender{told: g}, form: "noun"})
		}
	}
	slices.SortStableFunc(all[from:], func(a, b option) int { return cmp.Compare(a.at, b.at) })
	return all
}

// nearestOptions leaves out the farthest of too many, and what is plainly of the other gender.
func (k *linker) nearestOptions(all []option, i int) []option {
	want := k.wanted(i)
	kept := all[:0]
	for _, o := range all {
		if sure := cmp.Or(o.gender.told, o.gender.given); sure != "" && sure != want {
			continue
		}
		if o.form == "he" && k.raws[o.raw].cue&(heWord|sheWord) != 0 && k.wanted(o.raw) != want {
			continue
		}
		kept = append(kept, o)
	}
	return kept[max(0, len(kept)-maxCandidates):]
}

// inParagraph leaves out whom only other paragraphs speak of, where the pronoun's own has named somebody by a name before it: newspapers begin a paragraph
// with whom it is about.
func (k *linker) inParagraph(all []option, i int) []option {
	p := &k.raws[i]
	paragraph := k.lines[p.line].paragraph
	here := map[int]bool{}
	named := false
	for _, o := range all {
		if o.raw == None || o.raw > i || o.entity == None || k.lines[o.line].paragraph != paragraph {
			continue
		}
		here[o.entity] = true
		if m := &k.raws[o.raw]; m.ref == refPerson && (m.subject || m.b-m.a > 1 && !k.lines[o.line].ofNoun(o.token)) && !k.lines[o.line].quoted(m.a) {
			named = true
		}
	}
	if !named {
		return all
	}
	return slices.DeleteFunc(all, func(o option) bool {
		return o.entity != None && !here[o.entity] && o.line < p.line && k.lines[o.line].paragraph != paragraph
	})
}

// ofNoun says whether a token only tells more of a noun: "the death of Ann Reed", "a speech by her".
func (l *line) ofNoun(token int) bool {
	t := &l.tokens[token]
	return t.Deprel == "nmod" && t.Head >= 0 && l.caseOf(token) != ""
}

// wanted is the gender of a pronoun.
func (k *linker) wanted(i int) string {
	if k.raws[i].cue&sheWord != 0 {
		return "f"
	}
	return "m"
}
