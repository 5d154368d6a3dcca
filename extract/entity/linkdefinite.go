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
		if !(state && e.Kind == kindState && k.inRegion(c.entity, m.region) || e.Kind == kindGroup && d.fits(e) ||
			e.Kind == kindOperation && slices.Contains(d.classes, kindOperation)) {
			continue
		}
		s := 12 - 3*(m.line-c.line)
		if e.Class == "" && e.Kind == kindGroup {
			s -= 3
		}
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
	if best == None && slices.Contains(d.classes, kindOperation) {
		return k.onlyOperation()
	}
	return best
}

// fits says whether a group can be meant: one of the classes, or one of which only the name is known where many classes fit.
func (d *definite) fits(e *Entity) bool {
	return slices.Contains(d.classes, e.Class) || e.Class == "" && slices.Contains(d.classes, "any")
}

// onlyOperation is the operation of the article, if it names one alone: the text may speak of it before it names it.
func (k *linker) onlyOperation() int {
	only := None
	for i := range k.raws {
		if e := k.raws[i].entity; e != None && k.entities[e].Kind == kindOperation {
			if only != None && only != e {
				return None
			}
			only = e
		}
	}
	return only
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
