// Package en holds what newsgraph knows of English, as tables: frames of the relations, words that change the status of what
// they govern, reporting verbs, months and numbers. It is data only.
package en

import (
	"embed"
	"io/fs"
)

//go:embed *.tsv
var tables embed.FS

// Tables returns the tables of this folder.
func Tables() fs.FS { return tables }
