// Package resolution tells how well an extractor knows who is meant: which mentions of persons, states, groups and places, in
// one article and over many, it takes for one.
package resolution
