package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// minInhabitants is how many a city must have to be in the table.
const minInhabitants = 100_000

// minBirths is how often a given name must have been given, over all years, to be in the table.
const minBirths = 2000

// minSeen is how often a word must stand in lower case to be a common word.
const minSeen = 2

type country struct {
	Name struct {
		Common, Official string
	}
	CCA3         string
	Independent  *bool
	UNMember     bool
	Capital      []string
	Region       string
	Subregion    string
	AltSpellings []string
	Demonyms     struct{ Eng struct{ F, M string } }
}

// observers are not members of the United Nations and still counted among the states.
var observers = []string{"TWN", "XKX", "PSE", "VAT", "ESH"}

// isState says whether a country is a member of the United Nations or counted among the states.
func isState(c country) bool {
	return c.UNMember || slices.Contains(observers, c.CCA3) || c.CCA3 == "UNK"
}

func countryRows(path string) ([]string, error) {
	var all []country
	if err := readJSON(path, &all); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b country) int { return cmp.Compare(a.CCA3, b.CCA3) })
	taken := map[string]bool{} // adjectives of states, which territories must not share
	for _, c := range all {
		taken[c.Demonyms.Eng.M] = taken[c.Demonyms.Eng.M] || isState(c)
	}
	rows := []string{"# iso3\tkind\tname\tofficial name\tother names\tadjectives\tcapitals\tregions"}
	for _, c := range all {
		if c.CCA3 == "UNK" {
			c.CCA3 = "XKX" // the code that others use for Kosovo
		}
		kind, demonym := "place", c.Demonyms.Eng.M
		switch {
		case isState(c):
			kind = "state"
		case taken[demonym]:
			demonym = ""
		}
		rows = append(rows, strings.Join([]string{
			c.CCA3, kind, c.Name.Common, c.Name.Official, list(nouns(c), 4),
			list(strings.FieldsFunc(strings.ReplaceAll(demonym, " or ", ","), func(r rune) bool { return r == ',' }), 1),
			list(c.Capital, 1), list([]string{c.Region, c.Subregion}, 1),
		}, "\t"))
	}
	return rows, nil
}

// nouns are the other spellings of a country that are not its adjective.
func nouns(c country) []string {
	return slices.DeleteFunc(c.AltSpellings, func(s string) bool { return s == c.Demonyms.Eng.M || strings.HasPrefix(c.Demonyms.Eng.M, s+" ") })
}

// list joins the names that are written in Latin letters and have at least that many of them.
func list(names []string, least int) string {
	var out []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		if len(n) >= least && latin(n) && !strings.ContainsAny(n, ",(") {
			out = append(out, n)
		}
	}
	return strings.Join(out, "|")
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

func cityRows(path, codes string) ([]string, error) {
	if codes == "" {
		return nil, errors.New("-cities needs -codes")
	}
	var iso map[string]struct{ ISO3 string }
	if err := readJSON(codes, &iso); err != nil {
		return nil, err
	}
	type city struct {
		Name        string
		CountryCode string
		Population  int
	}
	var all map[string]city
	if err := readJSON(path, &all); err != nil {
		return nil, err
	}
	largest := map[string]city{}
	for _, c := range all {
		old, ok := largest[c.Name]
		if c.Population >= minInhabitants && latin(c.Name) && (!ok || c.Population > old.Population ||
			c.Population == old.Population && c.CountryCode < old.CountryCode) {
			largest[c.Name] = c
		}
	}
	rows := []string{"# name\tiso3 of the state\tinhabitants, thousands"}
	names := make([]string, 0, len(largest))
	for name := range largest {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		c := largest[name]
		rows = append(rows, name+"\t"+iso[c.CountryCode].ISO3+"\t"+strconv.Itoa(c.Population/1000))
	}
	return rows, nil
}

func givenRows(path string) ([]string, error) {
	lines, err := openGzip(path)
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	r := csv.NewReader(lines)
	head, err := r.Read()
	if err != nil {
		return nil, err
	}
	name, sex, count := slices.Index(head, "first_name"), slices.Index(head, "sex"), slices.Index(head, "count")
	if name < 0 || sex < 0 || count < 0 {
		return nil, fmt.Errorf("%s has no columns first_name, sex and count", path)
	}
	births := map[string][2]int{}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		n, err := strconv.ParseFloat(row[count], 64)
		if err != nil {
			return nil, err
		}
		b := births[row[name]]
		if strings.EqualFold(row[sex], "f") {
			b[0] += int(n)
		} else {
			b[1] += int(n)
		}
		births[row[name]] = b
	}
	rows := []string{"# name\tgender: f, m or - (given to both)"}
	names := make([]string, 0, len(births))
	for n := range births {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		f, m := births[n][0], births[n][1]
		switch {
		case f+m < minBirths:
		case f > 9*m:
			rows = append(rows, title(n)+"\tf")
		case m > 9*f:
			rows = append(rows, title(n)+"\tm")
		default:
			rows = append(rows, title(n)+"\t-")
		}
	}
	return rows, nil
}

func title(s string) string { return strings.ToUpper(s[:1]) + strings.ToLower(s[1:]) }

func commonRows(path string) ([]string, error) {
	words, err := openGzip(path)
	if err != nil {
		return nil, err
	}
	defer words.Close()
	seen := map[string]int{}
	lines := bufio.NewScanner(words)
	for lines.Scan() {
		word, _, _ := strings.Cut(lines.Text(), "\t")
		if len(word) > 1 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
			seen[word]++
		}
	}
	rows := []string{"# word that stands in lower case in news"}
	for word, n := range seen {
		if n >= minSeen {
			rows = append(rows, word)
		}
	}
	slices.Sort(rows)
	return rows, lines.Err()
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

type gzipFile struct {
	*gzip.Reader
	file *os.File
}

func (g gzipFile) Close() error { return errors.Join(g.Reader.Close(), g.file.Close()) }

func openGzip(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("reading %s: %w", path, err), f.Close())
	}
	return gzipFile{z, f}, nil
}
