// Package claim finds what an article says that its entities did or said: frames of the vocabulary's relations in active
// and passive voice, with negation, modality, speaker and date.
package claim

import "newsgraph/extract/text"

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
	Modality   Modality
	Reported   bool
	Title      string
	Former     bool
	Date       *Date
	Quantity   *Quantity
	Confidence float64
}

// Modality says whether the text asserts a claim.
type Modality string

// The modalities.
const (
	Asserted    Modality = "asserted"
	Planned     Modality = "planned"
	Conditional Modality = "conditional"
)

// Date is when an event happened: a range of whole days as 2006-01-02, both included, either may be empty.
type Date struct {
	Start, End string
	Precision  string // day, week, month, season, year, decade
	Basis      string // explicit, relative or tense
}

// Quantity is how many or how much of what.
type Quantity struct {
	Value, High float64
	Unit        string
	Approx      bool
	Text        string
}
