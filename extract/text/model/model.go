// Package model holds the files that the language engine was trained to: see NOTICE.md in this folder for what they were made of
// and the licences that go with it. Package train, below, writes them.
package model

import _ "embed"

// English is the network: see network.Read.
//
//go:embed english.model
var English []byte

// Lemmas is the table of lemmas: see lemma.Read.
//
//go:embed lemmas.tsv
var Lemmas string

// Small are the words that are written small within sentences, one a line.
//
//go:embed small.txt
var Small string
