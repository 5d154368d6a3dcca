// Package entity finds who and what an article speaks of: names by shape and by gazetteer tables, offices ("Russian Foreign
// Minister Sergey Lavrov"), governments by capital, demonym or seat, and which mentions mean the same one.
package entity

import "newsgraph/extract/text"

// Entity is one actor, place, operation or agreement of an article, with all its mentions.
type Entity struct {
	Kind     string // name of a kind of the vocabulary
	Name     string // the fullest or best known name
	Aliases  []string
	Code     string // external code that makes its id, for example MLI; empty when none is known
	Scope    string // for persons: the id part of the state or organisation of their office, see graph.EntityID
	ISO3     string
	CAMEO    string
	Wikidata string
	Mentions []Mention
}

// Mention is one place where an entity is named.
type Mention struct {
	text.Span
	Sentence int  // number of the sentence
	Acting   bool // a capital, seat or demonym that stands for its government
}
