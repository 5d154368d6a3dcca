package article

import (
	"net/url"
	"regexp"
	"strings"
	"time"
)

// parts gives the roles of the page as parts of the body: in order, without overlap, what is cut off a paragraph (credit,
// dateline, label, the name of the site behind a title) as a byline of its own. Neighbouring junk is one part.
func (pg *page) parts() []Part {
	var out []Part
	add := func(start, end int, r Role) {
		if start >= end {
			return
		}
		if n := len(out); n > 0 && r == Junk && out[n-1].Role == Junk {
			out[n-1].End = end
			return
		}
		out = append(out, Part{start, end, r})
	}
	for i := range pg.ps {
		p := &pg.ps[i]
		if !p.role.Read() {
			add(p.start, p.end, p.role)
			continue
		}
		from, to := trim(pg.body, p.from, p.to)
		f, t := trim(pg.body, p.start, from)
		add(f, t, Byline)
		add(from, to, p.role)
		f, t = trim(pg.body, to, p.end)
		add(f, t, Byline)
	}
	return out
}

// trim takes space off both ends of a span.
func trim(body string, start, end int) (int, int) {
	s := body[start:end]
	left := strings.TrimLeftFunc(s, blank)
	start += len(s) - len(left)
	return start, start + len(strings.TrimRightFunc(left, blank))
}

var titleRule = regexp.MustCompile(`\s+(?:\||::|»|•|·)\s+`)
var siteRule = regexp.MustCompile(`\s+(?:\||::|»|•|·|–|—|-)\s+`)
var titleDash = regexp.MustCompile(`\s+[–—-]\s+`)

// cutSite moves the span of a title so that names of the site and its sections stay out: "Title | Site", "Title - Site".
func (pg *page) cutSite(i int) {
	p := &pg.ps[i]
	s := pg.body[p.from:p.to]
	if at := titleRule.FindAllStringIndex(s, -1); at != nil {
		start, best := 0, [2]int{}
		for _, m := range append(at, []int{len(s), len(s)}) {
			if n := len(strings.Fields(s[start:m[0]])); n > len(strings.Fields(s[best[0]:best[1]])) {
				best = [2]int{start, m[0]}
			}
			start = m[1]
		}
		p.from, p.to = p.from+best[0], p.from+best[1]
		s = pg.body[p.from:p.to]
	}
	if at := titleDash.FindAllStringIndex(s, -1); at != nil {
		m := at[len(at)-1]
		if rest := s[m[1]:]; m[0] > 0 && pg.t.site(rest) {
			p.to = p.from + m[0]
		}
	}
}

// site says whether a name is that of a publisher or agency of the tables.
func (t *tables) site(name string) bool {
	low := strings.ToLower(strings.TrimSpace(name))
	if t.agencies[low] || strings.HasSuffix(low, " news") && len(strings.Fields(low)) <= 3 {
		return true
	}
	for _, n := range t.publishers {
		if strings.EqualFold(n, low) {
			return true
		}
	}
	return false
}

// titleText is the title without breaks.
func (pg *page) titleText() string {
	if pg.title < 0 || pg.ps[pg.title].role != Title {
		return ""
	}
	p := &pg.ps[pg.title]
	return strings.Join(strings.Fields(pg.body[p.from:p.to]), " ")
}

// reads says whether any part of the page is read.
func (pg *page) reads() bool {
	for i := range pg.ps {
		if pg.ps[i].role.Read() {
			return true
		}
	}
	return false
}

// published is the date that a scraped page gives: the one that a line of the top or of the page's own calls the day of
// publication, else another date at the top, else that of the last update. The readers' comments say nothing of it.
func (pg *page) published() time.Time {
	var plainly, updated time.Time
	sentences := 0
	for i := range pg.thread {
		p := &pg.ps[i]
		if p.role == Text && p.form == sentence {
			sentences++
		}
		if i == pg.title || p.role.Read() && !p.credit && p.from == p.start || p.credit || len(p.text) > dateBytes {
			continue
		}
		s := p.text
		if p.role.Read() {
			s = pg.body[p.start:p.from] // the dateline
		}
		at, _, ok := pg.t.dates.find(s)
		if !ok || sentences > 1 && p.kind != byline {
			continue
		}
		switch {
		case strings.HasPrefix(p.norm, "publi") || strings.HasPrefix(p.norm, "posted") || strings.HasPrefix(p.norm, "first published"):
			return at
		case strings.Contains(p.norm, "updated") || strings.Contains(p.norm, "modified"):
			updated = first(updated, at)
		case sentences <= 1:
			plainly = first(plainly, at)
		}
	}
	return first(plainly, updated)
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

var (
	webAddress = regexp.MustCompile(`https?://[^\s<>"'()\[\]]{4,400}`)
	copyright  = regexp.MustCompile(`(?i)^(?:--\s*)?(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright)?\s*(?:(?:19|20)\d\d)?(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?[\s,.:-]*(?:by\s+)?([^.,|;©]{2,60}?)\s*(?:(?:19|20)\d\d.*)?(?:$|[.,|;©]|all rights)`)
	printed    = regexp.MustCompile(`^(?i:published in)\s+(?i:the\s+)?(\p{Lu}[^,\n]{2,40}), [^\n]{4,40}\d$`)
	sourceLine = regexp.MustCompile(`(?i)^source\s*[:–-]\s*([^\n]{2,60})$`)
)

// address is the page's own URL, where a line says so: "Original url: …".
func (pg *page) address() string {
	for i := range pg.ps {
		p := &pg.ps[i]
		if p.kind != stop && p.kind != ending || !strings.HasPrefix(p.norm, "original") && (i >= pg.thread || !strings.HasPrefix(p.norm, "source")) {
			continue
		}
		if u := webAddress.FindString(p.text); u != "" {
			return u
		}
		if i+1 < len(pg.ps) && len(p.text) < 40 {
			if u := webAddress.FindString(pg.ps[i+1].text); u != "" {
				return u
			}
		}
	}
	return ""
}

// publisher is who reports, as far as the page says: the host of its own URL, the holder of the copyright, the named source.
// An agency in byline or dateline wrote the text, and is not taken for its publisher.
func (pg *page) publisher(address string) string {
	if name := pg.t.publisherOf(address); name != "" {
		return name
	}
	source, front := "", ""
	for i := range pg.ps {
		p := &pg.ps[i]
		if p.role.Read() || len(p.text) > 1200 {
			continue
		}
		if m := copyright.FindStringSubmatch(p.text); m != nil && !strings.EqualFold(m[1], "copyright") && pg.t.nameLike(m[1]) && pg.accepted > 0 && pg.sums[i] > 0 {
			return strings.TrimSpace(m[1])
		}
		if i >= pg.thread {
			continue
		}
		if u, err := url.Parse(webAddress.FindString(p.text)); err == nil && u.Host != "" && strings.Trim(u.Path, "/") == "" && pg.accepted > 0 && front == "" {
			front = pg.t.publishers[strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")]
		}
		if m := printed.FindStringSubmatch(p.text); m != nil && pg.accepted > 0 {
			return m[1]
		}
		if m := sourceLine.FindStringSubmatch(p.text); m != nil && source == "" && !strings.Contains(m[1], "://") {
			source = pg.t.sourceName(m[1])
		}
	}
	if source == "" {
		return front // of a known publisher, in the lines around the article
	}
	return source
}

// sourceName takes what names nobody out of a line of sources: "Al Jazeera and news agencies" is Al Jazeera.
func (t *tables) sourceName(s string) string {
	for _, part := range strings.FieldsFunc(strings.NewReplacer(" and ", "/", " & ", "/", ",", "/").Replace(s), func(r rune) bool { return r == '/' }) {
		part = strings.Trim(part, " .()")
		if low := strings.ToLower(part); !strings.HasSuffix(low, "agencies") && !strings.HasSuffix(low, "services") && t.nameLike(part) {
			return part
		}
	}
	return ""
}

// publisherOf is the publisher of a URL by the table, else its host without www.
func (t *tables) publisherOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for h := host; strings.Contains(h, "."); {
		if name := t.publishers[h]; name != "" {
			return name
		}
		_, h, _ = strings.Cut(h, ".")
	}
	return host
}

var pathDate = regexp.MustCompile(`[/-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?(0[1-9]|[12]\d|3[01]|[1-9])(?:[/._-]|$)`)

// dateOf is the day that the path of a URL names, as "/2021/11/11/".
func (t *tables) dateOf(address string) time.Time {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}
	}
	path := strings.ToLower(u.Path)
	m := pathDate.FindStringSubmatchIndex(path)
	if m == nil {
		return time.Time{}
	}
	month := num(path, m, 2)
	if month == 0 {
		month = int(t.months[group(path, m, 2)])
	}
	at, _ := day1(num(path, m, 1), month, num(path, m, 3))
	return at
}
