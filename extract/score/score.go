// Package score tells how well an extractor reads: precision, recall and F1 of its claims against a gold table, without
// anybody's judgement.
//
//	gold table -> Gold --Score(claims)--> Report
//
// A gold table has one row a claim: article, source, relation, target, need and flags, separated by tabs; source, relation and
// target may give alternatives separated by "|", and "-" stands for any end or none.
//
//	need   r must be found; o is right when found, not missed when absent; x must not be there (with "-" as relation the name
//	       must not occur at all: as source, target, speaker or place)
//	flags  planned, reported, neg; "planned?" and "reported?" allow either
//
// A row of an article and "-" alone says that the article holds no claim. Articles are named by a prefix of the claims'
// article that ends before a character other than a letter or a digit: "001" fits "001_x.txt".
//
// Claims are compared on five levels. Full is relation, both ends and status (negated, planned, reported); strict leaves out
// planned and reported; family compares the relation's family only; pair both ends only; structure is strict for relations of
// the family structure (offices, memberships, ties), which the other levels leave out. Matching is one to one and as large as
// can be; a further claim that fits a row already taken is neither right nor wrong. Symmetric relations match in either
// order, and a claim from an end to itself is wrong.
package score

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Figures are the result on one level.
type Figures struct {
	Right    int // claims that fit a row
	Wrong    int // claims that fit none
	Required int // rows that must be found
	Found    int // required rows that were found
}

// Precision is the share of claims that are right, 0 to 1; 0 when there is no claim.
func (f Figures) Precision() float64 { return share(f.Right, f.Right+f.Wrong) }

// Recall is the share of required rows that were found, 0 to 1; 0 when none is required.
func (f Figures) Recall() float64 { return share(f.Found, f.Required) }

// F1 is the harmonic mean of precision and recall, 0 when both are 0.
func (f Figures) F1() float64 {
	p, r := f.Precision(), f.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Report is how claims compare with a gold table.
type Report struct {
	Full, Strict, Structure, Family, Pair Figures
	Forbidden                             int // claims and names that must not be there
	Articles                              int // articles of the gold table
	Mistakes                              []string
}

// WriteText writes the report as a table for people.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, level := range []struct {
		name string
		Figures
	}{{"full", r.Full}, {"strict", r.Strict}, {"family", r.Family}, {"pair", r.Pair}, {"structure", r.Structure}} {
		fmt.Fprintf(&b, "%-9s precision %.3f (%d/%d)  recall %.3f (%d/%d)  F1 %.3f\n", level.name,
			round(level.Precision()), level.Right, level.Right+level.Wrong, round(level.Recall()), level.Found, level.Required, round(level.F1()))
	}
	fmt.Fprintf(&b, "forbidden %d\n", r.Forbidden)
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJSON writes the report as one line of JSON: an object with the levels full, strict, structure, family and pair, each
// with precision, recall, f1 (rounded to four digits), right, wrong, required and found, and the counts forbidden and articles.
func (r Report) WriteJSON(w io.Writer) error {
	var b strings.Builder
	b.WriteByte('{')
	for _, level := range []struct {
		name string
		Figures
	}{{"full", r.Full}, {"strict", r.Strict}, {"structure", r.Structure}, {"family", r.Family}, {"pair", r.Pair}} {
		fmt.Fprintf(&b, `"%s": {"precision": %s, "recall": %s, "f1": %s, "right": %d, "wrong": %d, "required": %d, "found": %d}, `, level.name,
			number(level.Precision()), number(level.Recall()), number(level.F1()), level.Right, level.Wrong, level.Required, level.Found)
	}
	fmt.Fprintf(&b, "\"forbidden\": %d, \"articles\": %d}\n", r.Forbidden, r.Articles)
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteMistakes writes one line for each required row that was missed, each wrong claim (both on the levels strict and
// structure) and each forbidden one.
func (r Report) WriteMistakes(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(r.Mistakes, "\n")+"\n")
	return err
}

// round rounds to four decimal digits.
func round(f float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 4, 64), 64)
	if err != nil {
		return f // cannot be: what was formatted parses
	}
	return r
}

// number writes a rounded figure with at least one decimal digit.
func number(f float64) string {
	f = round(f)
	if f == math.Trunc(f) {
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
