package entity

// lexicon is a trie over folded atoms. The vocabulary is shared by all lexicons of a Finder, so that a word of a text is
// looked up once.
type lexicon struct {
	next map[uint64]int32
	ends [][]int32 // by node: what ends there, in the order it was added
}

func newLexicon() *lexicon {
	return &lexicon{next: make(map[uint64]int32, 1<<14), ends: make([][]int32, 1, 1<<14)}
}

// vocabulary numbers folded words from 1 on.
type vocabulary map[string]int32

func (v vocabulary) add(word string) int32 {
	id, ok := v[word]
	if !ok {
		id = int32(len(v) + 1)
		v[word] = id
	}
	return id
}

func edge(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) }

// add puts an entry at the end of a run of atoms.
func (l *lexicon) add(v vocabulary, run []atom, entry int32) {
	node := int32(0)
	for i := range run {
		key := edge(node, v.add(run[i].fold))
		to, ok := l.next[key]
		if !ok {
			to = int32(len(l.ends))
			l.ends = append(l.ends, nil)
			l.next[key] = to
		}
		node = to
	}
	l.ends[node] = append(l.ends[node], entry)
}

// at returns the entries that end with a run of atoms.
func (l *lexicon) at(v vocabulary, run []atom) []int32 {
	node := int32(0)
	for i := range run {
		if node = l.step(node, v[run[i].fold]); node == 0 {
			return nil
		}
	}
	return l.ends[node]
}

// step follows a word from a node; it returns 0 when no entry goes on with it.
func (l *lexicon) step(node, word int32) int32 {
	if word == 0 {
		return 0
	}
	return l.next[edge(node, word)]
}
