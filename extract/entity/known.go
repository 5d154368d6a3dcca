package entity

import "strings"

// Known returns the state, organisation or operation of the tables that has this id in the graph, as if an article named it by
// nothing but its usual name. Scope is, for an operation, the id of who runs it.
func (f *Finder) Known(id string) (Entity, bool) {
	kind, _, _ := strings.Cut(id, ":")
	if kind != kindState && kind != kindGroup && kind != kindOperation {
		return Entity{}, false
	}
	if t, ok := f.byISO3[strings.TrimPrefix(id, kindState+":")]; ok && kind == kindState {
		return f.entity(t), f.things[t].kind == kindState
	}
	for t := range f.things {
		if x := &f.things[t]; x.kind == kind && kindID(x) == id {
			return f.entity(int32(t)), true
		}
	}
	return Entity{}, false
}

func (f *Finder) entity(t int32) Entity {
	x := &f.things[t]
	e := Entity{Kind: x.kind, Name: x.name, Code: x.code, ISO3: x.iso3, CAMEO: x.cameo, Wikidata: x.wikidata, State: x.state, Class: x.class}
	if x.kind == kindOperation && x.runner != None {
		e.Scope = kindID(&f.things[x.runner])
	}
	return e
}
