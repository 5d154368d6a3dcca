package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	creditBytes   = 220 // at the end of a paragraph in which a credit is looked for
	datelineBytes = 120 // at its beginning in which a dateline is looked for
	captionWords  = 70  // a caption has no more
)

// Credits of pictures, in brackets or behind a caption. What they capture is taken off the caption.
var (
	bracketed  = regexp.MustCompile(`\s*[\[(]([^\[\]()]{2,120})[\])]\.?\s*$`)
	emphasised = regexp.MustCompile(`\s*\*\*([^*]{2,100})\*\*\s*$`)
	labelled   = regexp.MustCompile(`(?i)(?:^|[\s.|(\[–—-])((?:(?:photo(?:graph)?|image|picture|pic|video|file photo)s?\s*(?:credit|source|by|via|courtesy(?: of)?)|credits?|photograph|photo|image|picture|pic|courtesy)\s*[:/©]\s*|(?:photo|image|picture)s? (?:by|courtesy of|via)\s+|©\s*)([^.!?:]{2,90})\.?$`)
	slashed    = regexp.MustCompile(`(?:^|[.!?"”)\s|–—-])\s*((?:(?:\pL\.|\pL[\pL'’-]*)\s+){0,3}(?:\pL\.|\pL[\pL'’-]*)\s*/\s*(?:(?:\pL\.|\pL[\pL'’-]*)[\s/-]*){1,5}(?:via\s+\pL[\pL ]*)?)\s*$`)
	ofAgency   = regexp.MustCompile(`(?:^|[.!?"”]\s+)(REUTERS\s*/\s*[^.!?]{2,60}|AP Photo[^.!?]{0,60}|AFP PHOTO[^.!?]{0,60})\.?\s*$`)
	viaAgency  = regexp.MustCompile(`(?:^|[.!?"”|]\s+|\s{2,})((?:(?:\pL\.|\pL[\pL'’-]*)\s+){0,3}(?:\pL\.|\pL[\pL'’-]*)\s+via\s+\pL[\pL ]{2,30})\s*$`)
	endMark    = regexp.MustCompile(`[.!?"”]\s+((?:Enditem|ENDITEM|ENDS|END|Ends)\.?)\s*$`)
	signature  = regexp.MustCompile(`[.!?"”]\s*(?:[–—-]{1,2}\s*|/)([\pL][\pL ./]{1,30}?)/?\s*$`)
)

// takeCredit moves to so that the credit of a picture, or the mark of an agency at the end, stays out of the paragraph.
func (t *tables) takeCredit(p *paragraph) {
	s := tail(p.text, creditBytes)
	base := p.end - len(s)
	for range 3 {
		cut, caption := t.creditAt(s, p.words)
		if cut < 0 {
			break
		}
		if caption && p.words > captionWords {
			break
		}
		p.to = base + cut
		p.credit = p.credit || caption
		s = strings.TrimRightFunc(s[:cut], blank)
		p.to = base + len(s)
	}
	if m := endMark.FindStringSubmatchIndex(s); m != nil {
		p.to = base + m[2]
	}
	p.to = max(p.to, p.from)
}

// creditAt gives where a credit at the end of s begins, or -1, and whether it is one that says s is a caption.
func (t *tables) creditAt(s string, words int) (int, bool) {
	if m := bracketed.FindStringSubmatchIndex(s); m != nil {
		inner, before := s[m[2]:m[3]], s[:m[0]]
		square := strings.ContainsRune(s[m[0]:m[2]], '[')
		switch strong := t.creditWords(inner); {
		case strong >= 2, strong == 1 && (square || closed(before) || strings.ContainsAny(inner, "/:|")):
			return m[0], true
		case closed(before) && t.nameLike(inner) && words > 6:
			return m[0], false
		}
	}
	if strings.HasSuffix(s, "**") {
		if m := emphasised.FindStringSubmatchIndex(s); m != nil && t.creditWords(s[m[2]:m[3]]) > 0 {
			return m[0], true
		}
	}
	if at := t.namedCredit(s); at >= 0 {
		return at, true
	}
	if m := signature.FindStringSubmatchIndex(s); m != nil && t.agencies[strings.ToLower(strings.TrimSpace(s[m[2]:m[3]]))] {
		return m[0] + 1, false
	}
	return -1, false
}

// namedCredit finds a credit without brackets: "Photograph: Name/Agency", "REUTERS/Name", "Name via Agency".
func (t *tables) namedCredit(s string) int {
	if strings.ContainsAny(s, ":©/") || strings.Contains(s, " by ") || strings.Contains(s, "ourtesy") || strings.Contains(s, " via ") {
		if m := labelled.FindStringSubmatchIndex(s); m != nil && (t.nameLike(s[m[4]:m[5]]) || strings.HasPrefix(s[m[2]:], "©") && t.creditWords(s[m[4]:m[5]]) > 0) {
			return m[2]
		}
	}
	if strings.Contains(s, "/") || strings.Contains(s, "AP Photo") || strings.Contains(s, "AFP PHOTO") {
		if m := ofAgency.FindStringSubmatchIndex(s); m != nil {
			return m[2]
		}
		if m := slashed.FindStringSubmatchIndex(s); m != nil && t.creditWords(s[m[2]:m[3]]) > 0 {
			return m[2]
		}
	}
	if strings.Contains(s, " via ") {
		if m := viaAgency.FindStringSubmatchIndex(s); m != nil {
			return m[2]
		}
	}
	return -1
}

// creditWords says how surely the words of a bracket are a credit: 0 no, 1 an agency or a word of credits, 2 both, or a name with one.
func (t *tables) creditWords(s string) int {
	if len(s) > 0 && closed(s) && len(strings.Fields(s)) > 8 {
		return 0
	}
	score := 0
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/:|,©–—", r) })
	for _, part := range parts {
		low := strings.ToLower(strings.TrimSpace(part))
		for _, w := range []string{low, lastWords(low, 2), lastWords(low, 1), firstField(low)} {
			if _, ok := t.agencies[w]; ok && (w == low || len(w) > 3 || properAcronym(part, w)) {
				score++
				break
			}
		}
		if i := strings.Index(low, " via "); i >= 0 {
			score++
		}
	}
	if score > 0 && len(parts) > 1 {
		score++
	}
	return score
}

// properAcronym says whether the word w stands in s in capitals.
func properAcronym(s, w string) bool { return strings.Contains(s, strings.ToUpper(w)) }

func lastWords(s string, n int) string {
	f := strings.Fields(s)
	return strings.Join(f[max(0, len(f)-n):], " ")
}

// nameLike says whether a few words are a name: each begins with a capital but for particles.
func (t *tables) nameLike(s string) bool {
	fields := strings.Fields(strings.Trim(s, " .,;"))
	if len(fields) == 0 || len(fields) > 8 {
		return false
	}
	capitals := 0
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(f, "/(@\"'"))
		switch {
		case unicode.IsUpper(r) || !cased(f):
			capitals++
		case unicode.IsLower(r) && len(f) > 3 && t.openers[f] == "":
			return false
		}
	}
	return capitals > 0 && capitals*2 >= len(fields)
}

// A dateline: PLACE (Agency) –, PLACE, Country, Sept 25 (Agency) --, PLACE, November 11. /AGENCY/., [PLACE]
var (
	placeName = `\pLu[\pL'’.-]*(?:\s+(?:(?:de|of|the|du|la|el|al|es)\s+)?\pLu[\pL'’.-]*){0,3}`
	dateline  = regexp.MustCompile(`^(` + replaceUpper(placeName) + `(?:\s*[,/;]\s*` + replaceUpper(placeName) + `){0,2}(?:\s*,?\s*\(?\pL{3,9}\.?\s+\d{1,2}(?:,?\s+\d{4})?\)?|\s*,?\s*\d{1,2}\s+\pL{3,9}\.?(?:,?\s+\d{4})?)?)\.?\s*` +
		`(?:(\([^()]{2,60}\)|/[^/]{2,30}/\.?)\s*([–—]|-{1,3}|:|//|\|)?|([–—]|-{1,3}|:|//|\|))\s*`)
	agencyFirst = regexp.MustCompile(`^(\([A-Z][^()]{1,40}\))\s*(?:[–—:]|-{1,2})?\s*`)
)

func replaceUpper(s string) string { return strings.ReplaceAll(s, `\pLu`, `\p{Lu}`) }

// takeDateline moves from behind a dateline at the beginning of a paragraph, before which so many paragraphs of the body are read.
func (t *tables) takeDateline(p *paragraph, before int) {
	lead := before == 0
	s := p.text[p.from-p.start:]
	if len(s) > datelineBytes {
		s = s[:len(s)-len(tail(s, len(s)-datelineBytes))]
	}
	if m := agencyFirst.FindStringSubmatchIndex(s); m != nil && t.agencies[strings.ToLower(strings.Trim(s[m[2]:m[3]], "()"))] {
		p.from += m[1]
		return
	}
	m := dateline.FindStringSubmatchIndex(s)
	if m == nil || m[1] >= len(s) || hyphenated(s, m[1]) {
		return
	}
	place, agency, dash := s[m[2]:m[3]], group(s, m, 2), group(s, m, 3)+group(s, m, 4)
	agencyKnown := agency != "" && t.creditWords(strings.Trim(agency, "()/. ")) > 0
	shout := strings.ToUpper(firstField(place)) == firstField(place) && runes(strings.TrimRight(firstField(place), ",.")) >= 4
	last := lastWords(place, 1)
	signed := dash != "" && dash != ":" && (t.agencies[strings.ToLower(place)] || t.agencies[strings.ToLower(last)] && strings.ToUpper(last) == last)
	_, dated, _ := t.dates.find(place + ", 2000")
	rest, _ := utf8.DecodeRuneInString(s[m[1]:])
	switch {
	case unicode.IsLower(rest):
		return
	case signed: // "London CNN —"
	case agencyKnown && (dash != "" || shout || strings.HasPrefix(agency, "/")):
	case agency != "" && dash != "" && dash != ":" && (shout || dated != nil):
	case dash == ":" && (shout && lead || before <= 1 && p.words > 2*leadWords && len(strings.Fields(place)) <= 3 && strings.HasSuffix(strings.TrimSpace(p.text), ".")): // "New Delhi: The …", under a summary too
	case dash != "" && dash != ":" && lead && (shout || strings.Contains(place, ",")) && !strings.Contains(s[m[3]:m[1]], "\n"):
	default:
		return
	}
	p.from += m[1]
}

// hyphenated says whether what ends at i is a hyphen within a word: "NATO Secretary-General" is no dateline.
func hyphenated(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s[:i], "-"))
	return s[i-1] == '-' && unicode.IsLetter(before)
}

// takeLabel moves from behind a word like "Image caption," or "FILE –".
func (t *tables) takeLabel(p *paragraph) bool {
	if t.markers.lone[strings.TrimRight(p.norm, ":,. ")] {
		return false
	}
	for _, re := range t.markers.labels[firstWord(strings.TrimRight(firstWord(p.norm), ",.|"))] {
		if m := re.FindStringIndex(p.text[p.from-p.start:]); m != nil && p.from+m[1] < p.end {
			p.from += m[1]
			return true
		}
	}
	return false
}
