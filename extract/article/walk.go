package article

import "strings"

// walk goes down the page and gives each paragraph its role.
func (pg *page) walk() {
	for i := range pg.ps {
		pg.ps[i].role = Junk
	}
	if pg.title >= 0 {
		pg.accept(pg.title, Title)
	}
	for i := 0; i < pg.thread; {
		i = pg.step(i)
	}
}

// step gives a role to paragraph i, and to those that hang on it, and says where to go on.
func (pg *page) step(i int) int {
	p := &pg.ps[i]
	if i == pg.title {
		return i + 1
	}
	switch p.kind {
	case related:
		return pg.resume(i + 1)
	case inline:
		if strings.HasSuffix(strings.TrimSpace(p.text), ":") {
			return pg.resume(i + 1)
		}
	case byline:
		p.role = Byline
		pg.author(p)
	case ending, stop:
		p.role = Byline
		if pg.atEnd(i) {
			return pg.thread
		}
	case bio:
		if pg.sums[pg.thread]-pg.sums[i+1] > 60 {
			pg.accept(i, Text)
		}
	case plain:
		return pg.stepPlain(i)
	}
	return i + 1
}

func (pg *page) stepPlain(i int) int {
	p := &pg.ps[i]
	if pg.foreign(p) {
		return i + 1
	}
	if p.credit {
		pg.accept(i, Caption)
		return i + 1
	}
	switch p.form {
	case sentence:
		if pg.aboutAuthor(i) {
			return i + 1
		}
		if pg.accepted == 0 && p.words < leadWords && !pg.plainly(i+1, sentence) {
			p.role = Byline // "Online:", "Tokyo (10 p.m.)"
			return i + 1
		}
		if pg.accepted == 0 || p.from == p.start {
			pg.t.takeDateline(p, pg.accepted)
		}
		pg.accept(i, Text)
	case teaser:
		pg.accept(i, Text)
	case headline, scrap:
		return pg.headlines(i)
	}
	return i + 1
}

// accept lets a paragraph be read, once.
func (pg *page) accept(i int, r Role) {
	p := &pg.ps[i]
	if p.words >= 5 {
		if pg.read[p.norm] && len(p.text) <= shortBytes {
			return
		}
		pg.read[p.norm] = true
	}
	p.role = r
	if r == Text && p.form == sentence {
		pg.accepted++
	}
	pg.t.stems(p.text, func(s string) { pg.story[s] = true })
}

// foreign says whether a paragraph of a Latin page is in another script.
func (pg *page) foreign(p *paragraph) bool {
	if !pg.latin {
		return false
	}
	latin, letters := latinLetters(p.text)
	return letters > 3 && latin*10 < letters*3
}

// atEnd says whether what stands behind paragraph i, a line that ends articles, is no article any more.
func (pg *page) atEnd(i int) bool {
	before, after := pg.sums[i], pg.sums[pg.thread]-pg.sums[i+1]
	if norm := pg.ps[i].norm; strings.HasPrefix(norm, "©") && !strings.ContainsAny(norm, "0123456789") && !strings.Contains(norm, "rights") && pg.plainly(i+1, sentence) {
		return false // the credit of a picture
	}
	if pg.ps[i].kind == stop && pg.accepted >= 3 {
		return true
	}
	return pg.accepted > 0 && before >= after || pg.accepted >= 4 && before*2 >= after
}

const (
	subheadWords = 8 // a heading inside the body has no more
	leadWords    = 7 // a standfirst without a full stop has so many
	keptWords    = 9 // a last line without a full stop has so many
)

// headlines gives roles to the run of lines from i that do not end like sentences.
func (pg *page) headlines(i int) int {
	k := i
	for k < pg.thread && (pg.plainly(k, headline) || pg.plainly(k, scrap)) && k != pg.title {
		k++
	}
	next := k
	for next < pg.thread && (pg.ps[next].credit || pg.ps[next].kind == share) {
		next++
	}
	body := pg.plainly(next, sentence)
	switch {
	case pg.accepted == 0:
		pg.topLines(i, k)
	case pg.plainly(k, teaser): // a headline and the beginning of its story
		return k + 1
	case body && k-i <= 2:
		for j := i; j < k; j++ {
			if p := &pg.ps[j]; p.words <= subheadWords || !p.titled && k-i == 1 {
				pg.accept(j, Text)
			}
		}
	case pg.listed(i, k):
		for j := i; j < k; j++ {
			pg.accept(j, Text)
		}
	case !body && k-i == 1 && (k >= pg.thread || pg.ps[k].kind == ending || pg.ps[k].kind == stop):
		if p := &pg.ps[i]; !p.titled && p.words >= keptWords && i > 0 && pg.ps[i-1].role == Text {
			pg.accept(i, Text) // the last line of the article, whose full stop is missing
		}
	}
	return k
}

// topLines gives roles to the lines from i to k between title and body: standfirst, or who and where.
func (pg *page) topLines(i, k int) {
	for j := i; j < k; j++ {
		p := &pg.ps[j]
		switch {
		case pg.retitled(j):
		case j > pg.title && pg.title >= 0 && k-i <= 3 && p.words >= leadWords && !p.titled:
			pg.accept(j, Text)
		case p.words <= leadWords:
			p.role = Byline
		}
	}
}

// retitled says whether a line says no more than the title, or the title no more than it: a page often gives both.
func (pg *page) retitled(j int) bool {
	if pg.title < 0 {
		return false
	}
	a, b := pg.ps[j].norm, pg.ps[pg.title].norm
	return len(a) > 20 && strings.HasPrefix(b, a) || len(b) > 20 && strings.HasPrefix(a, b)
}

// listed says whether the lines from i to k are a list of the article itself: the sentence before announces it, or they are
// long lines of running text whose full stops are missing.
func (pg *page) listed(i, k int) bool {
	if i > 0 && pg.ps[i-1].role == Text && strings.HasSuffix(pg.ps[i-1].norm, ":") {
		return true
	}
	if i > 0 && pg.ps[i-1].role == Text && strings.HasSuffix(strings.TrimSpace(tail(pg.ps[i-1].text, 8)), ":") {
		return true
	}
	bullets, running := 0, 0
	for j := i; j < k; j++ {
		if pg.ps[j].bullet {
			bullets++
		}
		if pg.ps[j].lower && pg.ps[j].words >= keptWords {
			running++
		}
	}
	return bullets == k-i && running*2 >= k-i || running == k-i && k-i <= 6
}

const afterBio = 80 // words of running text that may follow what a page says of its author

// aboutAuthor says whether a sentence near the end begins with the name of the byline: it tells of the author.
func (pg *page) aboutAuthor(i int) bool {
	if pg.accepted < 3 || pg.sums[pg.thread]-pg.sums[i+1] > afterBio {
		return false
	}
	for _, name := range pg.authors {
		if rest, ok := strings.CutPrefix(pg.ps[i].norm, name+" "); ok && pg.t.openers[firstField(rest)] != "" {
			return true
		}
	}
	return false
}

// author notes the name of a byline: "By Anna Berg, Staff Writer".
func (pg *page) author(p *paragraph) {
	rest, ok := strings.CutPrefix(p.norm, "by ")
	if !ok {
		return
	}
	rest, _, _ = strings.Cut(rest, ",")
	rest, _, _ = strings.Cut(rest, " in ")
	rest, _, _ = strings.Cut(rest, "|")
	if f := strings.Fields(rest); len(f) >= 2 && len(f) <= 4 {
		pg.authors = append(pg.authors, strings.Join(f, " "))
	}
}
