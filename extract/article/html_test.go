package article_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
)

var paragraphs = []string{
	"Croatia has asked Slovenia to open a second bridge over the Kupa before the summer, its transport minister said on Friday.",
	"Slovenia promised to answer within a week. Its minister, Tadej Vrhunec-Lie, said that the bridge needed new cables.",
	"Italy offered to pay for the cables. Croatia rejected the offer and Slovenia has not commented on it yet.",
}

// site is a page as sites make them; head goes into its head, around the article stand navigation, promotion and comments.
func site(head string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>Croatia asks for bridge | The Kupa Star</title>` + head + `</head><body>
<nav><a href="/">Home</a> <a href="/zzz">ZZZ sinks ferry</a></nav>
<div class="cookie-banner"><p>This site uses cookies. ZZZ and 100 partners read along.</p></div>
<article><h1>Croatia asks for bridge</h1>
<figure><img src="x.jpg"><figcaption>Cars wait at the old bridge near Metlika. Photograph: Zzz Zzzson/Reuters</figcaption></figure>
<p>` + strings.Join(paragraphs, "</p>\n<p>") + `</p>
<div class="related"><h3>Related stories</h3><ul><li><a href="/1">ZZZ army sinks a second ferry</a></li></ul></div>
</article>
<div><h3>Comments (2)</h3><p><b>Ann</b></p><p>ZZZ sank the ferry and nobody says so.</p></div>
<footer>© 2024 The Kupa Star. ZZZ building, all rights reserved.</footer></body></html>`
}

func TestAPageIsItsArticle(t *testing.T) {
	linked := func(v map[string]any) string {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		return `<script type="application/ld+json">` + string(data) + `</script>`
	}
	news := map[string]any{"@type": "NewsArticle", "headline": "Croatia asks for bridge", "datePublished": "2024-03-01T10:00:00+01:00", "publisher": map[string]any{"name": "Kupa Media"}}
	with := func(key string, v any) map[string]any {
		out := map[string]any{key: v}
		for k, v := range news {
			out[k] = v
		}
		return out
	}
	tests := []struct{ name, head, publisher, published string }{
		{"without any declaration", "", "The Kupa Star", "0001-01-01T00:00:00Z"},
		{"with meta elements", `<meta property="og:site_name" content="Kupa Star Online"><meta property="article:published_time" content="2024-03-01T09:00:00Z">`, "Kupa Star Online", "2024-03-01T09:00:00Z"},
		{"with JSON-LD", linked(news), "Kupa Media", "2024-03-01T09:00:00Z"},
		{"with JSON-LD in a graph among others", linked(map[string]any{"@graph": []any{map[string]any{"@type": "WebSite", "name": "ZZZ"}, news}}), "Kupa Media", "2024-03-01T09:00:00Z"},
		{"with JSON-LD that holds the text in paragraphs", linked(with("articleBody", strings.Join(paragraphs, "\n\n"))), "Kupa Media", "2024-03-01T09:00:00Z"},
		{"with JSON-LD that holds the text in one piece", linked(with("articleBody", strings.Join(paragraphs, " "))), "Kupa Media", "2024-03-01T09:00:00Z"},
		{"with JSON-LD that holds the text with tags", linked(with("articleBody", "<p>"+strings.Join(paragraphs, "</p><p>")+"</p>")), "Kupa Media", "2024-03-01T09:00:00Z"},
		{"with JSON-LD whose text breaks off", linked(with("articleBody", paragraphs[0]+" "+paragraphs[1][:90]+"...")), "Kupa Media", "2024-03-01T09:00:00Z"},
		{"with broken JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle",</script>`, "The Kupa Star", "0001-01-01T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, js := read(t, article.Options{}, tree(t, map[string]string{"a.html": site(tt.head)}))
			require.Empty(t, js)
			require.Len(t, as, 1)
			a := as[0]
			assert.Equal(t, "Croatia asks for bridge", a.Title)
			assert.Equal(t, "en", a.Lang)
			assert.Equal(t, tt.publisher, a.Publisher)
			assert.Equal(t, tt.published, a.Published.Format("2006-01-02T15:04:05Z07:00"))
			got := map[article.Role][]string{}
			for _, p := range a.Parts {
				got[p.Role] = append(got[p.Role], a.Body[p.Start:p.End])
			}
			assert.Equal(t, paragraphs, got[article.Text])
			assert.Equal(t, []string{"Croatia asks for bridge"}, got[article.Title])
			assert.Equal(t, []string{"Cars wait at the old bridge near Metlika."}, got[article.Caption])
			assert.NotContains(t, told(a), "ZZZ")
			assert.NotContains(t, told(a), "Zzz")
		})
	}
}

func TestTheAddressAPageGivesItselfIsItsID(t *testing.T) {
	tests := []struct{ name, head, id string }{
		{"canonical", `<link rel="canonical" href="https://kupa.example/a/1?utm_source=x#top">`, "https://kupa.example/a/1"},
		{"the front page names no article", `<link rel="canonical" href="https://kupa.example/">`, "a.html"},
		{"a path without a host is none", `<link rel="canonical" href="/a/1">`, "a.html"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, _ := read(t, article.Options{}, tree(t, map[string]string{"a.html": site(tt.head)}))
			require.Len(t, as, 1)
			assert.Equal(t, tt.id, as[0].ID)
		})
	}
}

func TestTheCharacterSetAPageDeclaresIsItsOwn(t *testing.T) {
	latin := strings.ReplaceAll(site("DECLARATION"), "Kupa", "K\xfcpa")
	latin = strings.ReplaceAll(latin, "©", "")
	tests := []struct{ name, declaration string }{
		{"in a meta element", `<meta charset="iso-8859-1">`},
		{"in an http-equiv", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">`},
		{"after much else", `<style>` + strings.Repeat("p{margin:0}", 300) + `</style><meta charset=latin1>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, js := read(t, article.Options{}, tree(t, map[string]string{"a.html": strings.Replace(latin, "DECLARATION", tt.declaration, 1)}))
			require.Empty(t, js)
			require.Len(t, as, 1)
			assert.Contains(t, as[0].Body, "the Küpa before")
		})
	}
}

func TestTheBodyOfARecordMayBeHTML(t *testing.T) {
	data, err := json.Marshal(map[string]string{"id": "1", "title": "Croatia asks for bridge",
		"body": "<p>ZAGREB (AP) &mdash; " + strings.Join(paragraphs, "</p><p>") + "</p><script>zzz()</script><p><b>Read more:</b> ZZZ sinks a ferry</p>"})
	require.NoError(t, err)
	page, err := json.Marshal(map[string]string{"id": "2", "body": site("")})
	require.NoError(t, err)
	as, js := read(t, article.Options{}, tree(t, map[string]string{"a.jsonl": string(data) + "\n" + string(page)}))
	require.Empty(t, js)
	require.Len(t, as, 2)
	for _, a := range as {
		assert.Equal(t, "Croatia asks for bridge", a.Title)
		for _, p := range paragraphs {
			assert.Contains(t, told(a), p)
		}
		assert.NotContains(t, strings.ToUpper(told(a)), "ZZZ")
		assert.NotContains(t, told(a), "ZAGREB")
	}
}
