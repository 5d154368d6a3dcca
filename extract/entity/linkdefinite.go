package entity

import "slices"

// linkDefinite finds what "the bloc" or "the country" means: the nearest mention of a fitting class.
func (k *linker) linkDefinite(i int) int {
	m := &k.raws[i]
	d := &k.f.defs[m.index]
	state := slices.Contains(d.classes, kindState)
	if m.owner != None { // his country
		if !state {
			return None
		}
		return k.stateOf(k.raws[m.owner].entity)
	}
	lines := 2
	if d.across {
		lines = 4
	}
	best, score := None, 0
	for _, j := range k.back(i, lines) {
		c := &k.raws[j]
		e := &k.entities[c.entity]
		if !(state && e.Kind == kindState && k.inRegion(c.entity, m.region) || e.Kind == kindGroup && slices.Contains(d.classes, e.Class)) {
			continue
		}
		s := 12 - 3*(m.line-c.line)
		if c.form == Adjectival || c.form == Capital || c.form == Seat {
			s -= 4
		}
		if c.entity == k.leading {
			s += 4
		}
		if k.lines[c.line].within(c.a) {
			s += 2
		}
		if s > score {
			best, score = c.entity, s
		}
	}
	return best
}

// inRegion says whether a state lies in the place that a definite names, as far as the tables know.
func (k *linker) inRegion(state, region int) bool {
	if region == None || k.raws[region].entity == None {
		return true
	}
	r := k.entities[k.raws[region].entity].Name
	known := false
	for _, s := range k.f.regions[r] {
		known = true
		if s == k.entities[state].ISO3 {
			return true
		}
	}
	return !known
}
