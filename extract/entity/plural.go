package entity

import "strings"

// Several holders of offices of one kind are named after one plural: "cabinet ministers Ann Reed and Luis Vega".

// plurals reads offices in the plural and the persons after them, and returns the atom after what it read, or i.
func (l *line) plurals(start, i, owner int) int {
	if l.headline || l.loud {
		return i
	}
	k, title := i, -1
	for ; k < i+4 && k < len(l.atoms); k++ {
		p := &l.phrases[k]
		if h := p[headWord]; h.size > 0 && l.f.phrases[h.id].flags&plural != 0 {
			return l.holders(start, i, owner, k, title)
		}
		step, kind := l.modifierAt(k)
		if step == 0 {
			return i
		}
		if (kind == prefixWord || kind == domainWord) && title < 0 && !l.looseAt(k) {
			title = k
		} else if kind == phraseClasses {
			title = -1
		}
		k += step - 1
	}
	return i
}

// holders reads the persons after an office in the plural whose head stands at k and whose words begin at title, or at the head.
func (l *line) holders(start, i, owner, k, title int) int {
	h := &l.f.phrases[l.phrases[k][headWord].id]
	end := k + int(l.phrases[k][headWord].size)
	from, undo := end, l.undo()
	if l.mark(from, ",") && l.counted(start) { // two former governors, Ann Reed and Luis Vega,
		from++
	} else if owner == None {
		if of, stop, ok := l.ofOwner(end); ok && l.mark(stop, ",") {
			owner, from = of, stop+1 // two former chief justices of Peru, Ann Reed and Luis Vega
		} else {
			undo()
		}
	}
	q := l.personAt(from)
	each := owner == None && l.fold(q) == "of" && q-from > 1 && l.looksPerson(from, q) // Foreign Ministers Ann Reed of Chad and Luis Vega of Peru
	if q-from < 2 || !l.looksPerson(from, q) || !each && l.fold(q) != "and" && !l.mark(q, ",") {
		undo()
		return i
	}
	if title < 0 {
		title = k
	}
	former := l.formerAt(start - 1)
	for at := i; at < k; at++ {
		former = former || l.formerAt(at)
	}
	m := raw{a: start, b: end, ref: refOffice, form: Bare, acting: true, owner: owner, name: singular(l.text(title, end)), flags: h.flags &^ plural, gender: h.gender, same: None, former: former, several: true}
	stop := i
	for q-from > 1 && l.looksPerson(from, q) {
		if each {
			if stop = l.holderOf(m, from, q); l.ties[len(l.ties)-1].of == None {
				undo()
				return i
			}
		} else {
			person := l.addPerson(from, q, l.fullLeader(from, q), true)
			l.tie(person, m)
			stop = l.fromPerson(person, q)
		}
		from = stop
		if l.mark(from, ",") {
			from++
		}
		if l.fold(from) == "and" {
			from++
		}
		if from == stop {
			break
		}
		q = l.personAt(from)
	}
	return stop
}

// counted says whether a number tells how many a phrase means: "two former governors".
func (l *line) counted(start int) bool {
	return start > 0 && (l.tag(start) == "CD" || l.tag(start-1) == "CD")
}

// singular is a title in the plural for one holder.
func singular(title string) string {
	for _, end := range [][2]string{{"men", "man"}, {"women", "woman"}, {"ies", "y"}, {"s", ""}} {
		if rest, ok := strings.CutSuffix(title, end[0]); ok {
			return rest + end[1]
		}
	}
	return title
}
