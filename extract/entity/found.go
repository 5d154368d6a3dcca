package entity

import (
	"slices"
)

// found puts the result together.
func (k *linker) found() Found {
	var out Found
	for i := range k.raws {
		m := &k.raws[i]
		if m.entity == None {
			continue
		}
		e := &k.entities[m.entity]
		e.Mentions = append(e.Mentions, k.mention(m))
		if m.before > 0 && m.before <= m.a && k.led(m) {
			wide := *m
			wide.a, wide.form = m.a-m.before, Definite
			e.Mentions = append(e.Mentions, k.mention(&wide))
		}
	}
	for i := range k.more {
		e := &k.entities[k.more[i].entity]
		e.Mentions = append(e.Mentions, k.mention(&k.more[i]))
	}
	renumber := make([]int, len(k.entities))
	order := make([]int, 0, len(k.entities))
	for i := range k.entities {
		renumber[i] = None
		e := &k.entities[i]
		slices.SortStableFunc(e.Mentions, func(a, b Mention) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
		e.Mentions = slices.Compact(e.Mentions)
		if k.worthy(e) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return k.entities[a].Mentions[0].Start - k.entities[b].Mentions[0].Start })
	for n, i := range order {
		renumber[i] = n
		k.entities[i].Aliases = k.aliases(&k.entities[i])
		if k.entities[i].Kind == kindPerson {
			k.entities[i].Told = k.told(i)
		}
		out.Entities = append(out.Entities, k.entities[i])
	}
	for _, o := range k.offices {
		o.Person, o.Of = renumber[o.Person], renumber[o.Of]
		if o.Person != None && o.Of != None {
			out.Offices = append(out.Offices, o)
		}
	}
	for _, s := range k.statements {
		if who := k.stated(s.from); s.from < s.to && who != None && renumber[who] != None && !k.marked(s.from) {
			out.Statements = append(out.Statements, Statement{Who: renumber[who], From: s.from, To: s.to})
		}
	}
	slices.SortStableFunc(out.Offices, func(a, b Office) int { return a.Start - b.Start })
	return out
}

// led says whether the parse takes a word that announces a name for the head of the phrase ("firm" in "the security firm Bastion
// Gulf"), so that who asks for the head does not find the name.
func (k *linker) led(m *raw) bool {
	l := &k.lines[m.line]
	from, first, last := l.atoms[m.a-m.before].token, l.atoms[m.a].token, l.atoms[m.b-1].token
	for t := from; t < first; t++ {
		if h := l.tokens[t].Head; l.tokens[t].Deprel != "" && (h < from || h > last) {
			return true
		}
	}
	return false
}

// worthy says whether an entity may be a node: it has a mention that is more than a pronoun.
func (k *linker) worthy(e *Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m Mention) bool { return m.Form != Pronoun && m.Form != Several })
}

// aliases are the names that the text uses besides the main one, sorted.
func (k *linker) aliases(e *Entity) []string {
	var out []string
	for _, m := range e.Mentions {
		switch {
		case m.Form == Named, m.Form == Capital, m.Form == Seat, m.Form == Described && e.Class == "described":
			if name := clean(m.Of(k.doc.Body)); name != e.Name {
				out = append(out, name)
			}
		case (m.Form == Body || m.Form == Adjectival) && e.Kind == kindGroup && (e.Class == "force" || e.Class == "police"):
			if name := k.bodyName(e, m); name != "" && name != e.Name {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bodyName is how the text calls forces of a state, with the adjective of the state: "France's 300 commandos" are French commandos. Empty where it
// calls them by a name, or puts the state before them itself.
func (k *linker) bodyName(e *Entity, m Mention) string {
	t, known := k.f.byISO3[e.State]
	tokens := k.doc.Sentences[m.Sentence].Tokens
	from := m.Last + 1
	for from > m.First && lowerWord(tokens[from-1].Of(k.doc.Body)) {
		from--
	}
	if !known || from > m.Last || from == m.First+1 || from > m.First && tokens[from-1].Of(k.doc.Body) == "-" {
		return ""
	}
	return k.f.things[t].adjective + " " + clean(k.doc.Body[tokens[from].Start:tokens[m.Last].End])
}

// lowerWord says whether a word begins with a small letter and is no ending of the one before.
func lowerWord(word string) bool { return word != "" && word[0] >= 'a' && word[0] <= 'z' }

// mention turns atoms into tokens and bytes.
func (k *linker) mention(m *raw) Mention {
	l := &k.lines[m.line]
	from := m.a
	if m.form == Named && from > 0 && l.atoms[from].glued && l.is(from-1, particle) && k.entities[m.entity].Kind == kindPerson {
		from-- // al-Rubaie
	}
	first, last := l.atoms[from].token, l.atoms[m.b-1].token
	return Mention{
		Span: l.span(from, m.b), Sentence: m.line, First: first, Last: last, Head: l.atoms[max(m.a, m.b-1-m.back)].token,
		Form: m.form, Acting: m.acting,
	}
}
