package main

import (
	"slices"

	"newsgraph/extract/event"
	"newsgraph/graph"
)

// eventLine is what a claim is in event data.
type eventLine struct {
	Event        bool   `json:"event"`         // whether the text says that something happened that has a code
	Context      string `json:"context"`       // in the words of PLOVER: negation, hypothetical, future; empty for what happened
	PLOVER       string `json:"plover"`        // event type
	Mode         string `json:"plover_mode"`   // of the event type
	CAMEO        string `json:"cameo"`         // code of CAMEO
	Root         string `json:"cameo_root"`    // its first two digits
	SourceCode   string `json:"source_code"`   // actor code of CAMEO: MLIGOV
	SourceISO3   string `json:"source_iso3"`   // of the state that the source stands for
	SourceSector string `json:"source_sector"` // GOV, MIL, REB …
	SourceActor  string `json:"source_actor"`  // who it is in the article
	TargetCode   string `json:"target_code"`
	TargetISO3   string `json:"target_iso3"`
	TargetSector string `json:"target_sector"`
	TargetActor  string `json:"target_actor"`
}

// event codes a claim. The ends are those that the article names.
func (l lines) event(e graph.Edge, actors map[string]event.Actor, named map[string]*endLine) *eventLine {
	kind := func(id string) string {
		if end := named[id]; end != nil {
			return end.Kind
		}
		return ""
	}
	source, target := actors[e.Source], actors[e.Target]
	own := e.Speaker != "" && actors[e.Speaker].UnitID == source.UnitID
	codes := graph.EventOf(l.ontology, e, kind(e.Source), kind(e.Target), own)
	return &eventLine{
		Event: codes.PLOVER != "" || codes.CAMEO != "", Context: contextOf(e),
		PLOVER: codes.PLOVER, Mode: codes.Mode, CAMEO: codes.CAMEO, Root: codes.Root(),
		SourceCode: source.Code, SourceISO3: source.ISO3, SourceSector: source.Sector, SourceActor: source.Name,
		TargetCode: target.Code, TargetISO3: target.ISO3, TargetSector: target.Sector, TargetActor: target.Name,
	}
}

// contextOf says in the words of PLOVER why something did not happen.
func contextOf(e graph.Edge) string {
	switch {
	case e.Negated:
		return "negation"
	case e.Modality == graph.Conditional:
		return "hypothetical"
	case e.Modality == graph.Planned:
		return "future"
	}
	return ""
}

// within says whether a line is no matter between two: about a state of affairs, or between a unit and itself. The army and the
// rebels of one state are two.
func (l lines) within(c claimLine) bool {
	if r, ok := l.ontology.Relation(c.Relation); ok && r.Family == "structure" {
		return true
	}
	return c.Target != nil && c.Source.ID == c.Target.ID && (c.SourceCode == c.TargetCode || c.SourceSector == "" || c.TargetSector == "")
}

// once takes the codes from what is announced in a promise or an agreement that the same sentence has as a claim of its own, so
// that it counts once.
func once(all []claimLine) {
	for i := range all {
		c := &all[i]
		said := func(x claimLine) bool {
			return x.Sentence == c.Sentence && x.Modality == graph.Asserted && x.PLOVER == c.PLOVER && x.SourceCode == c.SourceCode &&
				x.TargetCode == c.TargetCode
		}
		if c.Event && c.Context == "future" && slices.ContainsFunc(all, said) {
			c.Event, c.PLOVER, c.Mode, c.CAMEO, c.Root = false, "", "", "", ""
		}
	}
}

// unitsOf puts in the place of every actor whom it stands for: its state, or the organisation that a person speaks for.
func unitsOf(ends map[string]*endLine, actors map[string]event.Actor) map[string]*endLine {
	out := map[string]*endLine{}
	for id, e := range ends {
		out[id] = e
		a, ok := actors[id]
		if !ok || a.UnitID == id {
			continue
		}
		if unit := ends[a.UnitID]; unit != nil {
			out[id] = unit
			continue
		}
		out[id] = &endLine{a.UnitID, a.Unit.Name, a.Unit.Kind, []string{}, codesLine{a.Unit.ISO3, a.Unit.CAMEO}}
	}
	return out
}

// eventRow puts what a table tells of an event into its columns.
func eventRow(source, relation, target, codes, cameo, status, date, quote string) string {
	return row(cell(source, 32), cell(relation, 17), cell(target, 32), cell(codes, 20), cell(cameo, 5), cell(status, 17), cell(date, 10), cell(quote, 70))
}

// eventTableLine is the line of an event for people.
func eventTableLine(c claimLine) string {
	codes := c.PLOVER
	if c.Mode != "" {
		codes += " " + c.Mode
	}
	return eventRow(coded(c.SourceCode, c.SourceActor), c.Relation, coded(c.TargetCode, c.TargetActor), dashed(codes), dashed(c.CAMEO),
		statusOf(c.Negated, c.Modality, c.Reported), c.dated().Start, c.Quote)
}

// coded is an actor with its code before it.
func coded(code, name string) string {
	if code == "" {
		return dashed(name)
	}
	return code + " " + name
}

func dashed(text string) string {
	if text == "" {
		return "-"
	}
	return text
}
