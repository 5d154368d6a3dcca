package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const maxHeads = 500 // headings of a page that are looked at

// prune takes out of a page what its own headings call comments or other stories, before the headings are lost.
func (t *tables) prune(doc *html.Node) {
	var heads []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if len(heads) < maxHeads {
				heads = append(heads, n)
			}
		}
	}
	for _, n := range heads {
		if n.Parent == nil {
			continue
		}
		words := normal(oneLine(n), headBytes)
		switch t.markers.find(words, len(words)) {
		case comments:
			t.pruneThread(n)
		case related:
			if next := nextElement(n); next != nil && linkish(next) {
				next.Parent.RemoveChild(next)
				n.Parent.RemoveChild(n)
			}
		}
	}
}

// pruneThread removes a heading of comments and all behind it under the same parent, unless the article is there.
func (t *tables) pruneThread(head *html.Node) {
	for n := head; n != nil; n = n.NextSibling {
		for d := range n.Descendants() {
			if d.DataAtom == atom.Article && !strings.Contains(strings.ToLower(attr(d, "class")+attr(d, "id")), "comment") || d.DataAtom == atom.H1 {
				return
			}
		}
	}
	parent := head.Parent
	before, behind := 0, 0
	side := &before
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		if n == head {
			side = &behind
		}
		*side += textLength(n)
	}
	if parent.DataAtom == atom.Body && behind > before {
		return
	}
	for n := head; n != nil; {
		next := n.NextSibling
		parent.RemoveChild(n)
		n = next
	}
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

// linkish says whether most of the text of an element is links.
func linkish(n *html.Node) bool {
	linked, all := 0, textLength(n)
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			linked += textLength(d)
		}
	}
	return all > 0 && linked*2 >= all
}

func textLength(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	total := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			total += len(strings.TrimSpace(d.Data))
		}
	}
	return total
}
