package claim

import (
	"fmt"
	"slices"
	"strings"
)

// frame is a row of frames.tsv: by which word a relation is said, under which conditions, and where its ends stand.
type frame struct {
	relation string
	pos      string // v, n or a: verb, noun, adjective
	particle string // of a phrasal verb: out in "pull out"
	where    []condition
	source   []slot
	target   []slot
	optional bool // the claim stands without a target too
	bare     bool // it does so only where no phrase means somebody, and no other frame finds a target
	flags    map[string]bool
	line     int
}

// weight is how much a frame asks for: the frame that asks for most is tried first.
func (f *frame) weight() int {
	w := 0
	for _, c := range f.where {
		if c.not && c.words != nil {
			continue // a list of exceptions asks for nothing
		}
		w++
		if c.words != nil || c.kinds != nil {
			w++
		}
	}
	if f.particle != "" {
		w += 2
	}
	return w
}

// takesObject says whether a frame asks for an object.
func (f *frame) takesObject() bool { return f.asks("obj") }

// asks says whether a frame asks for something on a path that begins so.
func (f *frame) asks(first string) bool {
	return slices.ContainsFunc(f.where, func(c condition) bool {
		return !c.not && slices.ContainsFunc(c.paths, func(p []string) bool { return p[0] == first })
	})
}

// spoken says whether who says what the trigger of a frame says does by it what the frame tells.
func (f *frame) spoken() bool {
	return f.flags["made"] && slices.ContainsFunc(f.source, func(sl slot) bool { return sl.path[0] == "speaker" })
}

// weakness sorts frames that are often wrong behind the others of their weight.
func weakness(f *frame) int {
	if f.flags["weak"] {
		return 1
	}
	return 0
}

// slot says where an end stands, as a path from the trigger: obj, with, obj.poss.
type slot struct {
	path   []string
	extent extent // how far from the head of the phrase the entity may stand
}

// oblique says whether a path leads through a preposition.
func (s slot) oblique() bool {
	return slices.ContainsFunc(s.path, func(step string) bool { return steps[step] == nil })
}

// extent says where in a phrase the entity may stand that fills a slot.
type extent int

const (
	anywhere extent = iota // in its modifiers and clauses too: "Mali's decision"
	apart                  // the same, but for those whom a struggle is against: "the fight against the rebels"
	praised                // but for those too who suffer what is told: "the arrest of the general"
	before                 // the phrase itself, or an adjective or name before its noun: "two Kenyan officers"
	itself                 // the phrase itself
)

// condition is what must hold of the words around a trigger.
type condition struct {
	paths [][]string      // as in a slot, one of which is enough
	words map[string]bool // lemmas one of which must stand there; nil: anything
	kinds map[string]bool // or kinds of entities
	not   bool            // the condition must not hold
}

// addFrame reads relation, pos, trigger, where, source, target, flags and an example.
//
// trigger: lemmas separated by bars, a particle after an underscore (pull_out). where: conditions separated by spaces, each a
// path with = or != and lemmas, @lists and %kinds separated by bars, or a path alone (something stands there), or ! and a path.
// source and target: paths separated by bars, tried in this order, each with ! when the phrase itself must be the entity, with ~ when
// an adjective or a name before its noun may be it too; - for none, a final ? for a target that may be missing, and ?? for one that may
// be missing where no pronoun stands for it and no other frame of the relation finds one.
func (l *lexicon) addFrame(line int, row []string) error {
	f := frame{relation: row[0], pos: row[1], line: line}
	if !strings.Contains("vna", f.pos) || len(f.pos) != 1 {
		return fmt.Errorf("part of speech %q: want v, n or a", f.pos)
	}
	for _, c := range strings.Fields(row[3]) {
		if c == "-" {
			continue
		}
		cond, err := l.condition(c)
		if err != nil {
			return err
		}
		f.where = append(f.where, cond)
	}
	if err := l.ends(&f, row[4], row[5]); err != nil {
		return err
	}
	if len(f.source) == 0 {
		return fmt.Errorf("%s %s has no source", f.relation, row[2])
	}
	var err error
	if f.flags, err = flags(row[6]); err != nil {
		return err
	}
	triggers, err := l.wordSet(row[2])
	if err != nil {
		return err
	}
	for trigger := range triggers {
		g := f
		lemma, particle, _ := strings.Cut(trigger, "_")
		g.particle = particle
		l.frames[lemma] = append(l.frames[lemma], &g)
	}
	return nil
}

// ends reads the slots of source and target.
func (l *lexicon) ends(f *frame, source, target string) (err error) {
	if f.source, err = l.slots(source); err != nil {
		return err
	}
	target, f.bare = strings.CutSuffix(target, "??")
	target, optional := strings.CutSuffix(target, "?")
	f.optional = optional || f.bare || target == "-"
	f.target, err = l.slots(target)
	for i, t := range f.target {
		if slices.ContainsFunc(f.source, func(s slot) bool { return slices.Equal(s.path, t.path) }) {
			f.target[i].extent = itself // between two: the other one of them, not whose it is
		}
	}
	return err
}

// flags reads the names of flags, or - for none.
func flags(cell string) (map[string]bool, error) {
	out := map[string]bool{}
	for _, flag := range strings.Fields(cell) {
		switch flag {
		case "-":
		case "planned", "reported", "negated", "former", "also", "weak", "mutual", "positive", "act", "office", "answers", "presence", "joint", "made", "open", "captive", "claimed", "alone":
			out[flag] = true
		default:
			return nil, fmt.Errorf("no flag %q", flag)
		}
	}
	return out, nil
}

// condition reads a condition: a path and, after = or !=, what must or must not stand at its end.
func (l *lexicon) condition(cell string) (condition, error) {
	var c condition
	path, words, hasWords := strings.Cut(cell, "=")
	if hasWords {
		path, c.not = strings.CutSuffix(path, "!")
	} else {
		path, c.not = strings.CutPrefix(path, "!")
	}
	for _, alternative := range strings.Split(path, "|") {
		steps, err := l.path(alternative)
		if err != nil {
			return c, err
		}
		c.paths = append(c.paths, steps)
	}
	if !hasWords {
		return c, nil
	}
	var lemmas []string
	for _, w := range strings.Split(words, "|") {
		if kind, isKind := strings.CutPrefix(w, "%"); isKind {
			if c.kinds == nil {
				c.kinds = map[string]bool{}
			}
			c.kinds[kind] = true
		} else {
			lemmas = append(lemmas, w)
		}
	}
	var err error
	if c.words, err = l.wordSet(strings.Join(lemmas, "|")); err == nil && len(c.words) == 0 && c.kinds == nil {
		err = fmt.Errorf("condition %q asks for no word", cell)
	}
	return c, err
}

// path reads steps separated by periods: each one of steps, or a preposition.
func (l *lexicon) path(cell string) ([]string, error) {
	out := strings.Split(cell, ".")
	for _, step := range out {
		if _, ok := steps[step]; !ok && !l.is("preposition", step) {
			return nil, fmt.Errorf("no step %q, and no preposition of words.tsv", step)
		}
	}
	return out, nil
}

// slots reads paths separated by bars, each with ! when the phrase itself must be the entity, with ~ when an adjective or a name before its
// noun may be it too; - for none.
func (l *lexicon) slots(cell string) ([]slot, error) {
	if cell == "-" {
		return nil, nil
	}
	var out []slot
	for _, s := range strings.Split(cell, "|") {
		far := anywhere
		path, isItself := strings.CutSuffix(s, "!")
		path, isBefore := strings.CutSuffix(path, "~")
		switch {
		case isItself:
			far = itself
		case isBefore:
			far = before
		}
		steps, err := l.path(path)
		if err != nil {
			return nil, err
		}
		out = append(out, slot{path: steps, extent: far})
	}
	return out, nil
}

// operator is a row of operators.tsv: what a word does to the claims in the clause or phrase that it governs.
type operator struct {
	links    map[string]bool // relations by which the governed word hangs on it (base relations), or any
	pos      string          // v, n, a or - for any
	particle string          // of the verb: off in call_off, or empty
	effects  []string        // planned, conditional, negated, averted, reported, suppress, speech
}

// addOperator reads lemmas, pos, links and effects.
func (l *lexicon) addOperator(_ int, row []string) error {
	op := operator{pos: row[1], links: map[string]bool{}, effects: strings.Fields(row[3])}
	for _, link := range strings.Split(row[2], "|") {
		op.links[link] = true
	}
	for _, e := range op.effects {
		switch e {
		case "planned", "conditional", "negated", "averted", "reported", "suppress", "speech", "none":
		default:
			return fmt.Errorf("no effect %q", e)
		}
	}
	lemmas, err := l.wordSet(row[0])
	if err != nil {
		return err
	}
	for lemma := range lemmas {
		verb, particle, _ := strings.Cut(lemma, "_")
		op.particle = particle
		l.operators[verb] = append(l.operators[verb], op)
	}
	return nil
}
