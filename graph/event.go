package graph

import "newsgraph/graph/ontology"

// EventOf gives the codes of event data for a claim between nodes of these kinds; the kind of a target that there is not is empty.
// What a text denies, makes conditional or only plans has not happened and gets none, with one exception: a plan that the source
// itself announces (own) is an event of another kind, where events.tsv has one.
func EventOf(o *ontology.Ontology, e Edge, source, target string, own bool) ontology.Event {
	act := ontology.Act{Relation: e.Relation, Trigger: e.Trigger, Source: source, Target: target}
	if e.Quantity != nil {
		act.Unit = e.Quantity.Unit
	}
	switch {
	case e.Negated, e.Modality == Conditional, e.Modality == Planned && !own:
		return ontology.Event{}
	case e.Modality == Planned:
		return o.Announced(act)
	}
	return o.Event(act)
}
