package claim

import (
	"io/fs"
	"time"

	"newsgraph/extract/text"
	"newsgraph/graph"
)

// DateMention is a date in a sentence.
//
// The span holds the date with what narrows it (late, the end of, earlier) but neither preposition nor article. What the
// preposition does to the date is done: "since 2013" has no end, "until May" no start, "before 2013" ends with 2012, "by the end
// of the year" lasts from the day of publication to the end of the year when that lies ahead and has no start when it lies
// behind. A bare "from Monday" is open only where Monday lies ahead, or onwards stands behind.
//
// Early, mid and late are thirds of a year (precision season) or month (week), and the first four, middle three and last three
// years of a decade (year); start and end are the first and last month of a year (month). Weeks run from Monday to Sunday. Spans
// such as "the past two weeks" end at the day of publication.
type DateMention struct {
	text.Span
	First, Last int        // token indexes in the sentence
	Date        graph.Date // as a clause about the past has it; see Resolve for the future
	Prep        string     // preposition before it in lower case: on, in, since, ahead of …; empty where there is none
	Attributive bool       // it dates the noun behind it (the 2012 coup, Monday's attack); Prep then governs the noun and leaves Date whole

	ahead graph.Date
}

// Resolve gives the date of a mention as a clause about the future has it (future) or any other: "on Saturday" is the next
// Saturday or the last. It makes no difference to dates that the text fixes.
func Resolve(m DateMention, future bool) graph.Date {
	if future {
		return m.ahead
	}
	return m.Date
}

// Dater finds dates. It is not changed after it was made and may be shared by goroutines.
type Dater struct{ words *dictionary }

// NewDater reads dates.tsv, numbers.tsv and units.tsv of a language. All faults are returned together, each with file and line.
func NewDater(fsys fs.FS) (*Dater, error) {
	d, err := readDictionary(fsys)
	if err != nil {
		return nil, err
	}
	return &Dater{d}, nil
}

// Dates returns the dates of a sentence in order, without overlap. published is the day of publication, which dates without a
// year are counted from; when it is zero they are left out. A date is left out, too, where the text is vague (recent years), counts
// from elsewhere (two days later), repeats (every Friday), compares (the first since 2003) or says when the page was made (a
// dateline). Tags of the tokens are used where there are some, and not needed.
func (t *Dater) Dates(body string, s text.Sentence, published time.Time) []DateMention {
	p := newPassage(t.words, body, s)
	var found []DateMention
	for _, c := range p.dates(published) {
		if c.event {
			found = append(found, c.DateMention)
		}
	}
	return found
}

// candidate is a date as it stands, whether or not it can be the date of an event.
type candidate struct {
	DateMention
	from, to int // pieces
	event    bool
	level    int
}

// dates finds all dates of a passage.
func (p *passage) dates(published time.Time) []candidate {
	r := &reader{passage: p, pub: published.UTC().Truncate(24 * time.Hour), known: !published.IsZero()}
	if !r.known {
		r.pub = time.Date(2020, 6, 15, 0, 0, 0, 0, time.UTC)
	}
	var found []candidate
	for i := 0; i < len(p.ps); {
		c, ok := r.candidate(i, found)
		if !ok {
			i++
			continue
		}
		found = append(found, c)
		i = c.to
	}
	r.dropPageDates(found)
	return found
}

// candidate reads the date or range of dates at piece i and fits it into its surroundings.
func (r *reader) candidate(i int, before []candidate) (candidate, bool) {
	w, end, ok := r.point(i)
	if !ok {
		return candidate{}, false
	}
	a := r.around(i, end, w)
	past, ahead, relative, ok := w.read(r.pub)
	if past2, ahead2, rel2, to, joined := r.rangeFrom(w, end, a); joined {
		past, ahead, relative, end, ok = past2, ahead2, rel2, to, true
		w.plural = true
		a.attributive = r.attributive(i, end, when{year: w.year, lastYear: w.year})
	} else {
		if year, is := r.lent(w, end); is {
			w.year = year
			past, ahead, relative, ok = w.read(r.pub)
		}
		ok = ok && r.accept(i, end, w, a, before)
	}
	if !ok {
		return candidate{}, false
	}
	if a.prep == "" && len(before) > 0 && before[len(before)-1].level == w.level() && r.coordinated(i, before) {
		a.prep, a.effect = before[len(before)-1].Prep, "in"
	}
	c := candidate{from: i, to: end, level: w.level(), event: r.known || !relative}
	c.Span = r.span(i, end)
	c.First, c.Last = r.ps[i].token, r.ps[end-1].token
	c.Prep, c.Attributive = a.prep, a.attributive
	basis := "explicit"
	if relative {
		basis = "relative"
	}
	c.Date = r.bound(past, w, a, end, false).date(basis)
	c.ahead = r.bound(ahead, w, a, end, true).date(basis)
	c.event = c.event && !(a.effect == "since" && r.compared(a.start))
	return c, true
}
