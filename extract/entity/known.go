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
	if t, ok := f.ids()[id]; ok {
		return f.entity(t), true
	}
	return Entity{}, false
}

// byID finds the states, groups and operations of the tables by their ids; of several with one id the first.
func (t *tables) byID() map[string]int32 {
	ids := map[string]int32{}
	for i := range t.things {
		x := &t.things[i]
		if x.kind != kindState && x.kind != kindGroup && x.kind != kindOperation {
			continue
		}
		id := kindID(x)
		if _, ok := ids[id]; !ok {
			ids[id] = int32(i)
		}
	}
	return ids
}

func (f *Finder) entity(t int32) Entity {
	x := &f.things[t]
	e := Entity{Kind: x.kind, Name: x.name, Code: x.code, ISO3: x.iso3, CAMEO: x.cameo, Wikidata: x.wikidata, State: x.state, Class: x.class}
	if x.kind == kindOperation && x.runner != None {
		e.Scope = kindID(&f.things[x.runner])
	}
	return e
}
