// Package claim finds what an article says that its entities did or said: frames of the vocabulary's relations in active
// and passive voice, with negation, modality, speaker and date.
package claim

import (
	"newsgraph/extract/text"
	"newsgraph/graph"
)

// None stands for an end, a speaker or a place that a claim does not have.
const None = -1

// Claim is what the text says that a source did or said to a target. Entities are given by their index in the article's
// entities.
type Claim struct {
	Relation   string
	Source     int
	Target     int // or None
	Speaker    int // who says so, or None when it is the article itself
	Place      int // or None
	Trigger    text.Span
	Evidence   text.Span // the sentence, or the part of it, that shows the claim
	Sentence   int
	Negated    bool
	Modality   string // graph.Asserted, graph.Planned or graph.Conditional
	Reported   bool
	Title      string
	Former     bool
	Date       *graph.Date
	Quantity   *graph.Quantity
	Confidence float64

	event   string // the word of a target like "the move" or "it": who did what was told before
	needs   bool   // it stands only when an earlier claim gives it a target
	bare    bool   // it stands without a target only where nobody is meant
	plea    bool   // it asks for help
	captive bool   // it happens to those whom its source is said to hold
	claimed bool   // its source is said to have done what the text told before without saying who did it
	gift    bool   // it gives or promises help, to nobody that the sentence names
	row     int    // line of frames.tsv that made it, 0 for none
}
