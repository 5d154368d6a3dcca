package entity

// eastern says whether a run is the name of a person as they are written in the east of Asia: a family name of the table before or
// behind two given names, which a hyphen may join ("Park Ji-woo", "Ji-woo Park", "Ri Song Guk").
func (l *line) eastern(i, end int) bool {
	if end-i != 3 || l.headline || l.loud {
		return false
	}
	for k := i; k < end; k++ {
		if n := len(l.fold(k)); n < 2 || n > 6 || l.atoms[k].shape == upper {
			return false
		}
	}
	first, last := l.cues[i]&family != 0, l.cues[end-1]&family != 0
	switch {
	case l.atoms[i+2].glued && !l.atoms[i+1].glued:
		return first
	case l.atoms[i+1].glued && !l.atoms[i+2].glued:
		return last
	case l.atoms[i+1].glued || l.atoms[i+2].glued:
		return false
	}
	return first && l.sizes[i+1] == 0 && l.sizes[i+2] == 0 && !l.ordinary(i+1) && !l.ordinary(i+2) && (l.cues[i+1]|l.cues[i+2])&(groupWord|placeWord|agreementWord|operationWord|skipWord) == 0
}
