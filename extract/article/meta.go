package article

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page declares about its article: in JSON-LD, else in meta elements, else in its headings.
type meta struct {
	url, title, publisher, lang string
	published                   time.Time
	body                        string // articleBody
}

// found is what stands in the elements of a page that declare something.
type found struct {
	props                            map[string]string // meta elements, by property, name or itemprop
	heads, scripts                   []string          // texts of h1, JSON-LD
	document, clock, canonical, lang string
}

func declarations(doc *html.Node) found {
	f := found{props: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			f.lang = attr(n, "lang")
		case atom.Meta:
			name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
			if f.props[name] == "" {
				f.props[name] = strings.TrimSpace(attr(n, "content"))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && f.canonical == "" {
				f.canonical = attr(n, "href")
			}
		case atom.Title:
			if f.document == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				f.document = oneLine(n)
			}
		case atom.H1:
			if s := oneLine(n); s != "" {
				f.heads = append(f.heads, s)
			}
		case atom.Time:
			if f.clock == "" {
				f.clock = attr(n, "datetime")
			}
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				f.scripts = append(f.scripts, n.FirstChild.Data)
			}
		}
	}
	return f
}

// meta reads the declarations of a page.
func (t *tables) meta(doc *html.Node) meta {
	f := declarations(doc)
	m := t.linked(f.scripts)
	m.url = pick(t.page, m.url, f.canonical, f.props["og:url"])
	m.title = t.titleOf(m.title, f.heads, f.props, f.document)
	m.publisher = pick(nil, m.publisher, f.props["og:site_name"], f.props["dc.publisher"], f.props["application-name"], f.props["publisher"], t.siteOf(f.document, m.title))
	for _, name := range t.published {
		m.published = first(m.published, t.instant(f.props[name]))
	}
	m.published = first(m.published, t.instant(f.clock))
	m.published = first(m.published, t.dateOf(m.url))
	if m.published.IsZero() {
		m.published = dated(doc, m.url)
	}
	m.lang = pick(nil, f.lang, f.props["og:locale"], f.props["language"])
	return m
}

// pick gives the first text that passes.
func pick(pass func(string) bool, of ...string) string {
	for _, s := range of {
		if s = strings.TrimSpace(s); s != "" && (pass == nil || pass(s)) {
			return s
		}
	}
	return ""
}

// page says whether an address is that of a page below a site's front page.
func (t *tables) page(address string) bool {
	u, err := url.Parse(address)
	return err == nil && t.canonical(address) != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "")
}

// siteOf is the name of the site that the title of a document gives behind that of the article: "Title | Site".
func (t *tables) siteOf(document, title string) string {
	rest, ok := strings.CutPrefix(document, title)
	if !ok || title == "" {
		return ""
	}
	at := siteRule.FindAllStringIndex(rest, -1)
	if at == nil {
		return ""
	}
	if name := strings.TrimSpace(rest[at[len(at)-1][1]:]); t.nameLike(name) {
		return name
	}
	return ""
}

// titleOf chooses the title: the headline of JSON-LD, in full where a heading of the page goes on with it; the one heading;
// the title for sharing; the title of the document.
func (t *tables) titleOf(headline string, heads []string, props map[string]string, document string) string {
	for _, h := range heads {
		if headline != "" && strings.HasPrefix(h, strings.TrimRight(headline, ". …")) {
			return h
		}
	}
	if headline != "" {
		return headline
	}
	og := strings.Join(strings.Fields(plainText(props["og:title"])), " ")
	for _, h := range heads {
		if len(strings.Fields(h)) >= 3 && (og == "" || strings.Contains(og, h) || strings.Contains(document, h)) {
			return h
		}
	}
	return pick(nil, og, document, strings.Join(heads, " "))
}

// linked reads the JSON-LD of a page: the article of the most telling type.
func (t *tables) linked(scripts []string) meta {
	var best map[string]any
	rank := len(t.types) + 1
	for _, s := range scripts {
		for _, v := range values(s) {
			t.articles(v, 0, func(o map[string]any, r int) {
				if r < rank || r == rank && best != nil && text(best["articleBody"]) == "" && text(o["articleBody"]) != "" {
					best, rank = o, r
				}
			})
		}
	}
	var m meta
	if best == nil {
		return m
	}
	m.title = strings.Join(strings.Fields(plainText(text(best["headline"]))), " ")
	m.publisher = plainText(text(best["publisher"]))
	m.published = t.instant(text(best["datePublished"]))
	m.body = text(best["articleBody"])
	for _, v := range []any{best["url"], best["mainEntityOfPage"], best["@id"]} {
		if o, ok := v.(map[string]any); ok {
			v = o["@id"]
		}
		if s, _ := v.(string); m.url == "" && t.page(s) {
			m.url = s
		}
	}
	return m
}

// values reads the JSON of a script, forgiving what pages do to it: comments around it, line breaks within strings.
func values(s string) []any {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return []any{v}
	}
	if json.Unmarshal([]byte(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(s)), &v) == nil {
		return []any{v}
	}
	return nil
}

// articles gives the objects of a value that are articles, with the rank of their type.
func (t *tables) articles(v any, depth int, yield func(map[string]any, int)) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			t.articles(e, depth+1, yield)
		}
	case map[string]any:
		rank := 0
		for _, name := range strings.Fields(strings.ReplaceAll(text(v["@type"]), "\n", " ")) {
			if r := t.types[strings.TrimPrefix(strings.TrimPrefix(name, "https://schema.org/"), "http://schema.org/")]; r > 0 && (rank == 0 || r < rank) {
				rank = r
			}
		}
		if rank > 0 {
			yield(v, rank)
		}
		t.articles(v["@graph"], depth+1, yield)
		t.articles(v["mainEntity"], depth+1, yield)
		t.articles(v["mainEntityOfPage"], depth+1, yield)
	}
}

// text is the text of a JSON-LD value: a string, the name of an object, the parts of an array.
func text(v any) string {
	s, _ := scalar(v)
	return s
}

// paragraphs divides the declared text of an article.
func (m meta) paragraphs() []string {
	s := m.body
	if markup(s) || strings.Contains(s, "&") {
		if !markup(s) {
			s = strings.ReplaceAll(s, "\n", "<br><br>")
		}
		return blocks(fragment(s))
	}
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimFunc(line, blank); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// oneLine is the text of an element in one line.
func oneLine(n *html.Node) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(blocks(n), " "), captionMark, "")), " ")
}
