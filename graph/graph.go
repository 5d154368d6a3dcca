// Package graph is the ground floor: what a node, an edge and its evidence are, what one article says (Delta), what a reader
// may ask for (Query), and what it means to keep it (Store). It knows no text and no language.
//
//	Delta --Merge--> Store --Nodes, Edges, Deltas--> export, why, copy
//
// Everything that an article says travels as one Delta. Merging a delta replaces what that article said before, in one
// transaction, so loading twice changes nothing, and an article that changed leaves nothing of its older version behind.
// What a node is called and how often it is mentioned is derived from what articles contribute (see Derive); a node is gone
// when its last mention goes.
package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Article is the source record of an article in the graph.
type Article struct {
	ID        string // the record's id, else its URL, else its path relative to the argument
	URL       string
	Title     string
	Publisher string
	Published time.Time // UTC; zero when the page gives none
	Lang      string    // ISO 639-1
	Agency    string    `json:",omitzero"` // news agencies that the text credits, parted by "; "
	Sketch    string    `json:",omitzero"` // of the words of the text, by which reprints are known (links.Sketch)
	Version   Version
}

// Version tells two readings of one article apart: the text and what read it.
type Version struct {
	SHA256    string // of the article's body, hexadecimal
	Extractor string // name and version of the extractor, for example "newsgraph/0.3+5be2"
}

// Codes are a node's names in other systems; empty where none is known.
type Codes struct {
	ISO3     string // ISO 3166-1 alpha-3
	CAMEO    string // actor code of CAMEO, for example IGOUNO
	Wikidata string // for example Q1065
}

// Mention is what one article contributes to one node.
type Mention struct {
	Entity string         // id of the node
	Kind   string         // name of a kind of the vocabulary
	Name   string         // the name that this article, or the reference table, suggests for the node
	Names  map[string]int // every surface form that the article uses, and how often; aliases of tables count 0
	Codes  Codes
	// Told is what the article tells of a person beside offices that somebody gives, parted by "; ": "age 44; dead; namesake; rank captain; sex
	// m; work teacher". It keeps two of one name apart.
	Told string `json:",omitzero"`
}

// Told joins what two mentions tell.
func Told(a, b string) string {
	if a == "" || b == "" || a == b {
		return cmp.Or(a, b)
	}
	all := append(strings.Split(a, "; "), strings.Split(b, "; ")...)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "; ")
}

// Count is how often the article mentions the node, by any name.
func (m Mention) Count() int {
	n := 0
	for _, c := range m.Names {
		n += c
	}
	return n
}

// Node is an entity as the whole graph knows it.
type Node struct {
	ID       string
	Kind     string
	Name     string
	Aliases  []string // every other name, sorted, without Name
	Codes    Codes
	Mentions int // how often all articles together mention it
	Articles int // how many articles mention it
}

// The modalities of a claim.
const (
	Asserted    = "asserted"
	Planned     = "planned"
	Conditional = "conditional"
)

// Edge is a claim: what an article says that a source did or said to a target, and how it says so.
type Edge struct {
	ID         string // ClaimID of article, relation, offset of the trigger, source and target
	Relation   string // name of a relation of the vocabulary
	Source     string // id of a node, never empty
	Target     string // id of a node; empty when the claim has none
	Speaker    string // id of the node that says so; empty when it is the article itself
	Place      string // id of a node; empty when the text gives none
	Trigger    string // the word that carries the claim, as it stands in the text
	Negated    bool   // the text itself says that it did not happen
	Modality   string // Asserted, Planned or Conditional
	Reported   bool   // hearsay without a named speaker
	Title      string // of an office, for HOLDS_OFFICE and the like
	Former     bool   // an office held before
	Date       *Date
	Quantity   *Quantity
	Confidence float64 // 0 to 1
	Evidence   Evidence
}

// Planned says whether the claim is about something not yet done: planned, or conditional on something else.
func (e Edge) Planned() bool { return e.Modality == Planned || e.Modality == Conditional }

// Evidence is where a claim stands: Body[Start:End] == Quote of the article.
type Evidence struct {
	Article    string // id
	Quote      string
	Start, End int // half-open byte offsets into the article's body
	Sentence   int // number of the sentence in the article, from 0
}

// Date is when an event happened, a range of whole days.
type Date struct {
	Start, End string // 2006-01-02, both included; Start may be empty for "until", End for "since"
	Precision  string // day, week, month, season, year, decade …
	Basis      string // explicit, relative (to the publication date) or tense
}

// Quantity is how many or how much of what.
type Quantity struct {
	Value  float64
	High   float64 // upper end of a range; 0 when it is none
	Unit   string  // soldiers, people, dollars …, as the text has it; may be empty
	Approx bool    // about, some, more than …
	Text   string  // as it stands in the text
}

// Delta is all that one article says.
type Delta struct {
	Article  Article
	Mentions []Mention // sorted by Entity, one an entity; every end, speaker and place of Edges is among them
	Edges    []Edge    // sorted by ID
}
