package entity

import (
	"io/fs"
	"sync"

	"newsgraph/extract/text"
)

// Options say how to find. The zero Options use the embedded tables alone.
type Options struct {
	// Tables is a folder with tables of the user's: NAME.tsv there replaces the embedded table of that name, the rows of
	// NAME.add.tsv follow it. See tables/ for the names and their columns.
	Tables fs.FS
}

// Finder finds entities. It may be used by several goroutines.
type Finder struct {
	*tables
	leaders map[string][]int32      // a leader's given names in their one spelling and surname, to the leader
	ids     func() map[string]int32 // tables.byID, worked out when first asked for
}

// New reads the tables. The error names every fault by file and line.
func New(o Options) (*Finder, error) {
	t, err := newTables(o.Tables)
	if err != nil {
		return nil, err
	}
	f := &Finder{tables: t, leaders: map[string][]int32{}, ids: sync.OnceValue(t.byID)}
	for i := range t.things {
		if t.things[i].kind == kindPerson {
			k := f.personKey(t.things[i].name)
			f.leaders[k] = append(f.leaders[k], int32(i))
		}
	}
	return f, nil
}

// Find returns who and what the document speaks of. It takes any document: with tokens alone it goes by shapes and tables,
// tags, names and labels make it surer. Text that names nothing gives an empty Found.
func (f *Finder) Find(doc text.Document, ctx Context) Found {
	l := newLinker(f.read(doc, ctx))
	l.link()
	return l.found()
}

// lookup returns the thing that a name means, if it means one.
func (t *tables) lookup(name string) (int32, bool) {
	node := int32(0)
	for _, a := range atoms(name) {
		if node = t.names.step(node, t.vocab[a.fold]); node == 0 {
			return 0, false
		}
	}
	for _, e := range t.names.ends[node] {
		if t.entries[e].form == Named && !t.entries[e].surname {
			return t.entries[e].thing, true
		}
	}
	return 0, false
}

// cuesOf are the classes of cues.tsv that a folded word has.
func (t *tables) cuesOf(word string) (all cue) {
	for _, p := range t.words.ends[t.words.step(0, t.vocab[word])] {
		all |= t.phrases[p].cue
	}
	return all
}

// personParts are the words of a person's name, folded, given names in their one spelling.
func (t *tables) personParts(name string) []string {
	var out []string
	for _, a := range atoms(name) {
		if a.shape == mark || a.possessive {
			continue
		}
		if v, ok := t.variants[a.fold]; ok {
			out = append(out, v)
			continue
		}
		out = append(out, a.fold)
	}
	return out
}

func (t *tables) personKey(name string) string {
	parts := t.personParts(name)
	if len(parts) > 2 { // a middle name may be left out
		parts = []string{parts[0], parts[len(parts)-1]}
	}
	k := ""
	for _, p := range parts {
		k += p + " "
	}
	return k
}
