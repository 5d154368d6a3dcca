package entity

// pronouns are the classes of cues.tsv that are pronouns.
const pronouns = heWord | sheWord | theyWord | itWord | weWord

// pronounAt returns the atom after the pronoun at i, or i.
func (l *line) pronounAt(i int) int {
	if l.cues[i]&pronouns == 0 || l.atoms[i].shape == upper && !l.loud {
		return i
	}
	if l.atoms[i].glued || i+1 < len(l.atoms) && l.atoms[i+1].glued {
		return i
	}
	return i + 1
}

// pronoun adds a pronoun and what it owns: "its military", "his Malian counterpart".
func (l *line) pronoun(i, end int) int {
	m := raw{a: i, b: end, ref: refPronoun, form: Pronoun, owner: None, cue: l.cues[i] & pronouns, subject: l.subject(i, end)}
	at := l.add(m)
	if !l.possessing(i) {
		return end
	}
	if end < len(l.atoms) && l.sizes[end] > 0 {
		return end // his Malian counterpart: the adjective owns it
	}
	if stop := l.nominal(i, end, at); stop > end {
		return stop
	}
	return l.relation(end, end, at)
}

// possessing says whether the pronoun at i may be a possessive.
func (l *line) possessing(i int) bool {
	switch l.fold(i) {
	case "his", "her", "its", "their", "our", "my", "whose":
		return true
	}
	return false
}
