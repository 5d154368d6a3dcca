package resolution

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
)

// WriteText writes the report as a table for people.
func (r Report) WriteText(w io.Writer) error {
	_, err := fmt.Fprintf(w, `b-cubed   precision %.3f  recall %.3f  F1 %.3f
pairwise  precision %.3f  recall %.3f  F1 %.3f
found     %d of %d mentions, %d spurious
persons   %d falsely merged by name, %d by any mention
kinds     %.3f right (%d/%d)
`, r.BCubed.Precision, r.BCubed.Recall, r.BCubed.F1(), r.Pairwise.Precision, r.Pairwise.Recall, r.Pairwise.F1(),
		r.Found, r.Required, r.Spurious, r.FalseMerges, r.Mixed, r.KindAccuracy(), r.KindRight, r.Kinds)
	return err
}

// WriteJSON writes the report as one line of JSON: bcubed and pairwise with precision, recall and f1, kind_accuracy (all rounded
// to four digits), and the counts required, found, spurious, false_person_merges and mixed_persons.
func (r Report) WriteJSON(w io.Writer) error {
	type figures struct {
		Precision float64 `json:"precision"`
		Recall    float64 `json:"recall"`
		F1        float64 `json:"f1"`
	}
	of := func(f Figures) figures { return figures{round(f.Precision), round(f.Recall), round(f.F1())} }
	data, err := json.Marshal(struct {
		BCubed   figures `json:"bcubed"`
		Pairwise figures `json:"pairwise"`
		Kind     float64 `json:"kind_accuracy"`
		Required int     `json:"required"`
		Found    int     `json:"found"`
		Spurious int     `json:"spurious"`
		Merges   int     `json:"false_person_merges"`
		Mixed    int     `json:"mixed_persons"`
	}{of(r.BCubed), of(r.Pairwise), round(r.KindAccuracy()), r.Required, r.Found, r.Spurious, r.FalseMerges, r.Mixed})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

// WriteMistakes writes a line for each mistake: cause, place, form, text, cluster, node, and what the node holds, parted by tabs.
func (r Report) WriteMistakes(w io.Writer) error {
	var b strings.Builder
	for _, m := range r.Mistakes {
		b.WriteString(strings.Join([]string{string(m.Cause), m.Place, m.Form, m.Text, m.Cluster, m.Node, m.Holds}, "\t") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func round(f float64) float64 { return math.Round(f*1e4) / 1e4 }
