// Package resolution tells how well an extractor knows who is meant: which mentions of persons, states, groups and places, in
// one article and over many, it takes for one.
//
//	table of mentions -> Gold --Score(mentions)--> Report
//
// A mention of the extractor is one of the table where their spans are equal or each span holds the other's head; equal spans
// come first, then those that differ least in length, and every mention is used once. Further mentions of a node within a
// span that is the node's already ("Defence Minister" in "Defence Minister Souleymane Keïta") are not counted, and neither is
// what stands where the table scores nothing ("the two countries").
//
// B-cubed (Bagga and Baldwin 1998, Algorithms for scoring coreference chains) asks of every mention how many of those that
// share its node share its cluster, which is precision, and how many of those that share its cluster share its node, which is
// recall, and takes the mean over all mentions. The extractor finds its mentions itself, so two things are added:
//
//   - a mention of the table that must be found and was not has recall 0;
//   - a mention that the table does not have, in a node that holds one that it has, has precision 0 and counts in that of the
//     others. Nodes of which the table knows no mention are left out: what it does not speak of is nobody's fault.
//
// Pairwise precision and recall are the shares of the pairs of mentions of one node that are of one cluster, and of the pairs
// of mentions of one cluster that are of one node. Where the table allows several clusters, the one counts of which the node
// holds most. Nodes and clusters are those of all articles together.
package resolution

// Mention is one place where an extractor sees an entity.
type Mention struct {
	Article    string // its id
	Start, End int    // half-open byte offsets into the article's body
	Head       int    // offset of its head word
	Node       string // id of the node, the same in all articles that speak of it
	Kind       string // of the node, by the vocabulary
	Name       string // of the node, for people who look for mistakes
}

// Report is how the mentions of an extractor compare with a table.
type Report struct {
	BCubed, Pairwise Figures
	Required         int // mentions of the table that must be found
	Found            int // of these, those that were found
	Spurious         int // mentions that the table does not have, in nodes that hold one that it has
	// FalseMerges counts persons who were taken for another: a node that holds names of n persons counts n-1.
	FalseMerges int
	// Mixed counts the same with offices, descriptions and pronouns too: a "he" that means another man.
	Mixed     int
	KindRight int // mentions found whose node is of the right kind
	Kinds     int // mentions found, the optional ones too
	Mistakes  []Mistake
}

// Figures are precision and recall, 0 to 1; 0 where there is nothing to divide by.
type Figures struct{ Precision, Recall float64 }

// F1 is the harmonic mean of precision and recall, 0 when both are 0.
func (f Figures) F1() float64 {
	if f.Precision+f.Recall == 0 {
		return 0
	}
	return 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
}

// KindAccuracy is the share of the mentions found whose node is of the right kind, 0 to 1; 0 when none was found.
func (r Report) KindAccuracy() float64 { return share(r.KindRight, r.Kinds) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Cause says what a mistake is.
type Cause string

// The causes of mistakes.
const (
	Missed   Cause = "missed"   // must be found and is not
	Wrong    Cause = "wrong"    // in a node that is mostly of another cluster
	Split    Cause = "split"    // in a node of its cluster that is not the cluster's largest
	Spurious Cause = "spurious" // not in the table, in a node that holds a mention of it
	Kind     Cause = "kind"     // in a node of another kind
)

// Mistake is one mention that was not read as the table has it.
type Mistake struct {
	Cause   Cause
	Place   string // file and line of the table; article and offset of a spurious mention
	Form    string // of the mention in the table, empty for a spurious one
	Text    string // of the mention in the table, empty for a spurious one
	Cluster string // who it is, empty for a spurious one
	Node    string // where it was put, empty for a missed one
	Holds   string // the cluster that the node is mostly of, for a split the cluster's largest node
}
