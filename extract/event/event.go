// Package event makes country-level event data of what articles say: it tells for every actor which state it stands for and what
// part of it it is, in the actor codes of CAMEO.
//
//	the foreign minister of Mali   -> Mali, sector GOV, code MLIGOV
//	the Malian army                -> Mali, sector MIL, code MLIMIL
//	Hezbollah                      -> Lebanon, sector REB …, code as the table of groups has it
//	the United Nations' secretary-general -> the United Nations, IGOUNO
//
// What an event is in PLOVER and CAMEO stands in the vocabulary (see graph.EventOf).
package event

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"newsgraph/extract"
	"newsgraph/extract/entity"
	"newsgraph/table"
)

//go:embed sectors.tsv
var embedded embed.FS

// Reference says who it is that has an id in the graph: a state or an organisation of the tables, whether an article names it
// or not.
type Reference interface {
	Known(id string) (entity.Entity, bool)
}

// Actor is who acts, or is acted upon, in an event.
type Actor struct {
	// Unit is whom the actor stands for: its state, or the international organisation that a person speaks for; else itself.
	Unit   entity.Entity
	UnitID string // the id of the unit in the graph
	Name   string // the actor's own
	ISO3   string // of the state; empty for who stands for none
	Sector string // GOV, MIL, REB …; empty for a state as a whole, and where nothing tells
	Code   string // actor code of CAMEO: the state's and the sector, or IGOUNO; empty when there is none
}

// Coder codes actors. It may be used by several goroutines.
type Coder struct {
	reference Reference
	sectors   []sector
}

// sector is a row of sectors.tsv.
type sector struct {
	by        string
	words     []string
	sector    string
	stateless string
}

// Options say with which tables to code. The zero Options use the embedded ones.
type Options struct {
	Tables fs.FS // a folder of the user's, whose sectors.tsv replaces the embedded one
}

var code = regexp.MustCompile(`^([A-Z]{3,15})?$`)

// New reads the table of sectors. The error names every fault by file and line.
func New(r Reference, o Options) (*Coder, error) {
	c := &Coder{reference: r}
	shape := table.Shape{Columns: 4}
	err := shape.ReadFile(table.Overlay{User: o.Tables, Base: embedded}, "sectors.tsv", func(row table.Row) error {
		s := sector{row.Cells[0], table.List(row.Cells[1]), table.Undash(row.Cells[2]), table.Undash(row.Cells[3])}
		switch {
		case !slices.Contains([]string{"class", "noun", "title"}, s.by):
			return fmt.Errorf("%q is not class, noun or title", s.by)
		case len(s.words) == 0:
			return fmt.Errorf("a %s of no words", s.by)
		case !code.MatchString(s.sector) || !code.MatchString(s.stateless):
			return fmt.Errorf("sector %q or code %q: want capitals, three at least", s.sector, s.stateless)
		}
		c.sectors = append(c.sectors, s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Actors codes the entities of an article, by the ids of their nodes.
func (c *Coder) Actors(articleID string, r extract.Result) map[string]Actor {
	a := article{Coder: c, ids: extract.NodeIDs(articleID, r), entities: r.Entities, byID: map[string]int{}, offices: map[int]office{}}
	for i, id := range a.ids {
		if _, ok := a.byID[id]; !ok {
			a.byID[id] = i
		}
	}
	for _, claim := range r.Claims {
		if claim.Title == "" {
			continue
		}
		if have, ok := a.offices[claim.Source]; !ok || have.former && !claim.Former {
			a.offices[claim.Source] = office{strings.ToLower(claim.Title), claim.Former}
		}
	}
	out := map[string]Actor{}
	for i, id := range a.ids {
		if _, ok := out[id]; !ok && id != "" {
			out[id] = a.actor(i)
		}
	}
	return out
}
