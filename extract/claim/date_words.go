package claim

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
)

// class is what a word of dates.tsv, numbers.tsv or units.tsv is there for. The tables say what each class means.
type class string

// sense is one row of a table.
type sense struct {
	class  class
	number float64 // the value, where the class has numbers
	text   string  // the value as it stands
}

// phrase is a row with more than one word, kept under its first.
type phrase struct {
	rest []string
	sense
}

// entry is all that the tables say of a word.
type entry struct {
	senses  []sense
	phrases []phrase // that begin with it
	starts  bool     // a date may begin with it
}

// dictionary holds the words of the calendar, of numbers and of units.
type dictionary struct {
	words map[string]*entry
	none  *entry // of a word that the tables do not have
}

// The kinds of values that the classes of a table take.
const (
	noValue = iota
	anyText
	aNumber
	monthDay
	wholeDate
	oneOf
)

// dateClasses, numberClasses and unitClasses are the closed lists of classes, with the value that each takes.
func dateClasses() map[class]int {
	return map[class]int{
		"month": aNumber, "month-doubtful": aNumber, "month-short": aNumber, "weekday": aNumber, "weekday-short": aNumber,
		"season": aNumber, "season-doubtful": aNumber, "unit": oneOf, "part": oneOf, "unit-end": oneOf, "day": aNumber,
		"daypart": noValue, "shift": aNumber, "span": aNumber, "coming": aNumber, "within": aNumber, "count": aNumber,
		"before-last": noValue, "preposition": oneOf, "joint": noValue, "onwards": noValue, "moved": noValue,
		"determiner": noValue, "habit": noValue, "elsewhere": noValue, "superlative": noValue, "name": noValue, "trust": noValue,
		"page": noValue, "decade": aNumber, "holiday": monthDay, "named": wholeDate, "history": wholeDate, "never": noValue,
		"never-name": noValue,
	}
}

func numberClasses() map[class]int {
	return map[class]int{
		"number": aNumber, "scale": aNumber, "scale-score": aNumber, "scale-short": aNumber, "scale-letter": aNumber,
		"plural": aNumber, "plural-score": aNumber, "plural-tens": aNumber, "few": aNumber, "couple": aNumber,
		"couple-exact": aNumber, "fraction": aNumber, "ordinal": aNumber, "ordinal-suffix": noValue, "approximator": oneOf,
		"approximator-behind": noValue, "label": noValue, "age": noValue, "never-number": noValue,
	}
}

func unitClasses() map[class]int {
	return map[class]int{
		"sign": anyText, "money": anyText, "money-state": noValue, "percent": anyText, "measure": anyText, "measure-of": noValue,
		"compound": anyText, "noun": noValue, "noun-one": noValue, "state": noValue, "pass": noValue, "stop": noValue,
		"clock": noValue, "old": noValue, "elsewhen": noValue,
	}
}

// words that a value of class oneOf is taken from.
var (
	unitNames        = "day week weekend fortnight month quarter half year decade hour minute"
	partNames        = "early mid late start end"
	prepositionNames = "in on over since until by before after from between open"
	exactnessNames   = "about more less exact"
)

// startClasses are the classes of the words and phrases that a date may begin with.
const startClasses = " month month-doubtful month-short weekday weekday-short season season-doubtful unit part unit-end day shift span " +
	"coming within decade holiday named history ordinal number scale "

// readDictionary reads the three tables and reports all their faults together.
func readDictionary(fsys fs.FS) (*dictionary, error) {
	d := &dictionary{words: map[string]*entry{}, none: &entry{}}
	var faults []error
	for _, table := range []struct {
		name    string
		classes map[class]int
	}{{"dates.tsv", dateClasses()}, {"numbers.tsv", numberClasses()}, {"units.tsv", unitClasses()}} {
		faults = append(faults, eachRow(fsys, table.name, 2, func(_ int, row []string) error { return d.add(row, table.classes) }))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return d, nil
}

// add takes a row: word, class, value.
func (d *dictionary) add(row []string, classes map[class]int) error {
	s := sense{class: class(row[1])}
	if len(row) > 2 {
		s.text = row[2]
	}
	kind, known := classes[s.class]
	switch {
	case !known:
		return fmt.Errorf("no class %q", row[1])
	case row[0] != strings.ToLower(row[0]) || strings.TrimSpace(row[0]) == "":
		return fmt.Errorf("word %q is empty or not in lower case", row[0])
	}
	if err := s.check(kind); err != nil {
		return err
	}
	words := strings.Fields(row[0])
	e := d.words[words[0]]
	if e == nil {
		e = &entry{}
		d.words[words[0]] = e
	}
	if len(words) == 1 {
		e.senses = append(e.senses, s)
	} else {
		e.phrases = append(e.phrases, phrase{words[1:], s})
	}
	e.starts = e.starts || strings.Contains(startClasses, " "+row[1]+" ") || row[0] == "a" || row[0] == "an"
	return nil
}

// check reads the value of a row as its class asks.
func (s *sense) check(kind int) error {
	var err error
	switch kind {
	case aNumber:
		if s.number, err = strconv.ParseFloat(s.text, 64); err != nil {
			return fmt.Errorf("class %s: value %q is no number", s.class, s.text)
		}
		return s.checkRange()
	case anyText:
		if s.text == "" {
			return fmt.Errorf("class %s needs a value", s.class)
		}
	case monthDay:
		_, err = time.Parse(time.DateOnly, "2000-"+s.text)
	case wholeDate:
		_, err = time.Parse(time.DateOnly, s.text)
	case oneOf:
		names := map[class]string{"unit": unitNames, "unit-end": unitNames, "part": partNames, "preposition": prepositionNames,
			"approximator": exactnessNames}[s.class]
		if s.text == "" || !strings.Contains(" "+names+" ", " "+s.text+" ") {
			return fmt.Errorf("class %s: value %q is none of %s", s.class, s.text, names)
		}
	}
	if err != nil {
		return fmt.Errorf("class %s: value %q is no date", s.class, s.text)
	}
	return nil
}

// checkRange keeps months and weekdays within the calendar.
func (s *sense) checkRange() error {
	most := map[class]float64{"month": 12, "month-short": 12, "month-doubtful": 12, "season": 12, "season-doubtful": 12,
		"weekday": 7, "weekday-short": 7}[s.class]
	if most > 0 && (s.number < 1 || s.number > most || s.number != float64(int(s.number))) {
		return fmt.Errorf("class %s: value %s is not between 1 and %v", s.class, s.text, most)
	}
	return nil
}
