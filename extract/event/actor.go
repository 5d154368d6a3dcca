package event

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/extract/entity"
	"newsgraph/graph"
)

// article is the coding of one article.
type article struct {
	*Coder
	ids      []string
	entities []entity.Entity
	byID     map[string]int
	offices  map[int]office
}

// office is one that a person has in the article.
type office struct {
	title  string // in lower case
	former bool
}

// Sectors that follow from more than a row of the table.
const (
	government = "GOV" // who has an office of a state, where the title tells nothing else
	military   = "MIL" // the operations of a state
	elite      = "ELI" // who had an office
	civilian   = "CVL" // a person of a state without an office
)

func (a article) actor(i int) Actor {
	e := &a.entities[i]
	switch e.Kind {
	case "person":
		return a.person(i)
	case "operation":
		known, _ := a.reference.Known(a.ids[i])
		return a.operation(e, a.ids[i], known.Scope)
	}
	return a.body(e, a.ids[i])
}

// body codes whom no other one has to speak for: states, places, groups, agreements.
func (a article) body(e *entity.Entity, id string) Actor {
	out := Actor{Unit: *e, UnitID: id, Name: e.Name}
	switch e.Kind {
	case "state":
		out.ISO3, out.Code = e.ISO3, cmp.Or(e.CAMEO, e.ISO3)
	case "place":
		if state, ok := a.state(e.ISO3); ok {
			return a.of(state, "", e.Name)
		}
	case "group":
		return a.group(e, out)
	}
	return out
}

// group codes by the group's own code, where the tables have one, else by its class and its state.
func (a article) group(e *entity.Entity, out Actor) Actor {
	s := a.sector(e)
	out.Code = cmp.Or(e.CAMEO, s.stateless)
	if len(e.CAMEO) >= 3 {
		if state, ok := a.state(e.CAMEO[:3]); ok {
			return a.of(state, e.CAMEO[3:], e.Name)
		}
	}
	if state, ok := a.state(e.State); ok {
		return a.of(state, s.sector, e.Name)
	}
	out.Sector = s.sector
	return out
}

// of is an actor that stands for a state.
func (a article) of(state entity.Entity, sector, name string) Actor {
	return Actor{
		Unit: state, UnitID: graph.EntityID(state.Kind, state.Code, state.Name, ""), Name: name,
		ISO3: state.ISO3, Sector: sector, Code: cmp.Or(state.CAMEO, state.ISO3) + sector,
	}
}

// state is the state with this code, as the article has it, or as the tables do.
func (a article) state(iso3 string) (entity.Entity, bool) {
	if iso3 == "" {
		return entity.Entity{}, false
	}
	e, ok := a.named(graph.EntityID("state", iso3, "", ""))
	return e, ok && e.Kind == "state"
}

// named is who has an id.
func (a article) named(id string) (entity.Entity, bool) {
	if i, ok := a.byID[id]; ok {
		return a.entities[i], true
	}
	return a.reference.Known(id)
}

func (a article) operation(e *entity.Entity, id, runner string) Actor {
	if state, ok := a.state(e.State); ok {
		return a.of(state, military, e.Name)
	}
	if by, ok := a.named(runner); ok && runner != "" {
		out := a.body(&by, runner)
		out.Name = e.Name
		return out
	}
	return a.body(e, id)
}

// person codes a person by the office, else by the state.
func (a article) person(i int) Actor {
	e := &a.entities[i]
	held, told := a.offices[i]
	if !told {
		held = office{strings.ToLower(e.Office), e.Former}
	}
	own := Actor{Unit: *e, UnitID: a.ids[i], Name: e.Name}
	scope := e.Scope
	if scope == "" && told && e.State != "" { // a colonel, a spokesman
		scope = graph.EntityID("state", e.State, "", "")
	}
	of, ok := a.named(scope)
	if !ok || scope == "" {
		if state, ok := a.state(e.State); ok {
			return a.of(state, civilian, e.Name)
		}
		return own
	}
	out := a.body(&of, scope)
	out.Name = e.Name
	switch {
	case held.former && out.ISO3 != "":
		if state, ok := a.state(out.ISO3); ok {
			return a.of(state, elite, e.Name)
		}
	case held.former:
		return own
	case of.Kind == "state":
		sector := government
		if s, ok := a.find("title", func(word string) bool { return contains(held.title, word) }); ok {
			sector = s.sector
		}
		return a.of(out.Unit, sector, e.Name)
	case of.Kind == "place" && out.ISO3 != "":
		return a.of(out.Unit, government, e.Name)
	}
	return out
}

// sector is the row that fits a group: by its class, else by the noun that describes it.
func (a article) sector(e *entity.Entity) sector {
	name := strings.ToLower(e.Name)
	for _, s := range a.sectors {
		if slices.ContainsFunc(s.words, func(word string) bool {
			return s.by == "class" && word == e.Class || s.by == "noun" && (name == word || strings.HasSuffix(name, " "+word))
		}) {
			return s
		}
	}
	return sector{}
}

func (c *Coder) find(by string, fits func(word string) bool) (sector, bool) {
	for _, s := range c.sectors {
		if s.by == by && slices.ContainsFunc(s.words, fits) {
			return s, true
		}
	}
	return sector{}, false
}

// contains says whether words stand in a title as whole words.
func contains(title, words string) bool {
	return strings.Contains(" "+title+" ", " "+words+" ")
}
