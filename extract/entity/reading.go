package entity

import (
	"strings"

	"newsgraph/extract/text"
)

// refKind says by what a raw mention names its entity.
type refKind uint8

const (
	refThing    refKind = iota // a row of a table, or several that the name may mean
	refPerson                  // a person's name
	refName                    // another name of the text, with its kind
	refBody                    // a body of its owner
	refGroup                   // a described group
	refOffice                  // an office without a name
	refNational                // the Kenyan, who has no name
	refDefinite                // the bloc
	refPronoun
	refPair    // the two countries
	refAcronym // capitals that no table knows
	refAged    // the 34-year-old
	refCalled  // the engineer
	refKin     // his wife
)

// raw is a mention before it is known which entity it means.
type raw struct {
	line     int
	a, b     int // atoms
	before   int // how many atoms before a name announce it: "security firm" before Bastion Gulf
	back     int // how many atoms of it stand after its head
	ref      refKind
	form     Form
	acting   bool
	things   []int32 // refThing: alternatives
	name     string  // refPerson, refName, refAcronym: as written; refOffice: the title
	kind     string  // refName
	owner    int     // raw mention of the state or group it belongs to, or None
	region   int     // refDefinite: the raw mention of the place it lies in ("the West African country"), or None
	partial  bool    // one of several that share a head: Malian in "Malian and French forces"
	index    int32   // of the body, the description or the definite
	flags    flags
	gender   string
	told     string // refPerson: the gender that a title tells
	sent     bool   // refOffice: its owner is where the holder is sent
	same     int    // refOffice: the raw mention of the office whose holder is said to have it, or None
	styled   string // a person with a single name, with the title that is part of it: King Hussam
	titled   bool   // a person after a title
	weak     bool   // a person only if the article names one so elsewhere
	former   bool
	several  bool   // refOffice: the plural of an office that several have
	definite bool   // after "the", "this", "that" or a possessive
	subject  bool   // stands before its verb
	cue      cue    // refPronoun, refPair
	phrase   string // refGroup: the words that name it, without its owner
	agent    bool   // refGroup: it does something
	class    string // refName: the class that its own words or the noun beside it give it
	listed   bool   // refName: a noun before a list of names told its kind
	sure     bool   // refName: the words around tell its kind
	entity   int    // once linked
}

// tie is an office that the text gives, between raw mentions.
type tie struct {
	person, of int
	title      string
	former     bool
	sent       bool // to the owner
	first      bool // "a": who has it is spoken of for the first time
	work       bool // what the person does, and no office: the student
	serves     bool // in the forces of a state, without an office: the soldier
	strange    bool // a name that no table has stands before the title: whose it is
	seat       bool // in a parliament or council
	joint      bool // "and" and another office follow
	several    bool // a plural gives it to several: "ministers Ann Reed and Luis Vega"
	line, a, b int
}

// reading is a document under the parse.
type reading struct {
	f     *Finder
	doc   text.Document
	ctx   Context
	lines []line
	raws  []raw
	ties  []tie
	// acronyms are those that the article introduces: folded acronym to the raw mention that it stands for.
	acronyms map[string]int
}

func (f *Finder) read(doc text.Document, ctx Context) *reading {
	r := &reading{f: f, doc: doc, ctx: ctx, lines: make([]line, len(doc.Sentences)), acronyms: map[string]int{}}
	total := 0
	for _, s := range doc.Sentences {
		total += len(s.Tokens)
	}
	store := make([]atom, 0, total+total/8)
	paragraph, last := 0, 0
	for n, s := range doc.Sentences {
		if n > 0 && strings.Contains(doc.Body[last:s.Start], "\n") {
			paragraph++
		}
		last = s.End
		from := len(store)
		for i, t := range s.Tokens {
			store = cut(store, from, doc.Body, t.Span, i)
		}
		r.lines[n] = line{reading: r, number: n, paragraph: paragraph, tokens: s.Tokens, atoms: store[from:len(store):len(store)], person: None}
	}
	for n := range r.lines {
		r.lines[n].look()
	}
	for n := range r.lines {
		if n > 0 && r.lines[n].paragraph == r.lines[n-1].paragraph {
			r.lines[n].openQuote = r.lines[n-1].quoted(len(r.lines[n-1].atoms))
		}
		r.lines[n].firstRaw = len(r.raws)
		r.lines[n].parse()
		r.lines[n].lastRaw = len(r.raws)
	}
	return r
}

// add keeps a raw mention and returns its number.
func (l *line) add(m raw) int {
	m.line = l.number
	m.entity = None
	l.raws = append(l.raws, m)
	return len(l.raws) - 1
}
