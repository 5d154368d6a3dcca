package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// captionMark stands before the text of a caption until the body is made. It is private to Unicode and to this package.
const captionMark = "\ue000"

// blocks gives the text of a tree, a string a paragraph, as a browser would break it. What is no text of the page (scripts,
// navigation, forms) is left out; captions carry their mark.
func blocks(n *html.Node) []string {
	w := &blockWriter{}
	w.node(n, 0)
	w.flush()
	return w.out
}

type blockWriter struct {
	out  []string
	b    strings.Builder
	gap  bool
	mark bool
}

const maxDepth = 2000 // of a tree; what lies deeper is left out

func (w *blockWriter) node(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if dropped(n) {
			return
		}
		if n.DataAtom == atom.Br {
			w.lineBreak()
			return
		}
	case html.CommentNode:
		return
	}
	block := n.Type == html.ElementNode && breaks(n.DataAtom)
	if block {
		w.flush()
	}
	caption := n.DataAtom == atom.Figcaption
	if caption {
		w.mark = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth+1)
	}
	if block {
		w.flush()
	}
	if caption {
		w.mark = false
	}
}

func (w *blockWriter) text(s string) {
	for _, r := range s {
		switch {
		case string(r) == captionMark:
			w.flush()
			w.b.WriteString(captionMark)
		case unicode.IsSpace(r):
			w.gap = true
		default:
			if w.gap && w.b.Len() > 0 && !strings.HasSuffix(w.b.String(), "\n") {
				w.b.WriteByte(' ')
			}
			w.gap = false
			w.b.WriteRune(r)
		}
	}
}

// lineBreak ends a line; two end the paragraph.
func (w *blockWriter) lineBreak() {
	if strings.HasSuffix(w.b.String(), "\n") || w.b.Len() == 0 {
		w.flush()
		return
	}
	w.b.WriteByte('\n')
	w.gap = false
}

func (w *blockWriter) flush() {
	s := strings.TrimFunc(w.b.String(), blank)
	w.b.Reset()
	w.gap = false
	if s == "" || s == captionMark {
		return
	}
	if w.mark && !strings.HasPrefix(s, captionMark) {
		s = captionMark + s
	}
	w.out = append(w.out, s)
}

// breaks says whether an element stands on lines of its own.
func breaks(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Section, atom.Article, atom.Main, atom.Header, atom.Figure, atom.Figcaption, atom.Table, atom.Tr, atom.Td, atom.Th,
		atom.Caption, atom.Hr, atom.Address, atom.Details, atom.Summary, atom.Body, atom.Html, atom.Center, atom.Time:
		return true
	}
	return false
}

// dropped says whether an element holds nothing that a reader of the article reads.
func dropped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Textarea,
		atom.Input, atom.Iframe, atom.Svg, atom.Head, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas, atom.Map, atom.Dialog, atom.Menu:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// fragment parses a piece of HTML.
func fragment(s string) *html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), root)
	if err != nil {
		root.AppendChild(&html.Node{Type: html.TextNode, Data: s})
		return root
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// unmark takes the marks of captions out of a body and gives where the captions begin.
func unmark(body string) (string, map[int]bool) {
	if !strings.Contains(body, captionMark) {
		return body, nil
	}
	var b strings.Builder
	at := map[int]bool{}
	for i, part := range strings.Split(body, captionMark) {
		if i > 0 {
			at[b.Len()] = true
		}
		b.WriteString(part)
	}
	return b.String(), at
}
