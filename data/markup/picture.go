package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// pictures tells what is said of the article's pictures: digital editions set them
// over the text or after it, each in an element with its words. Buttons have
// pictures too, so that only what follows the headline, and is followed by text or
// by another picture's words, is one.
func (h *head) pictures() {
	at := h.shown[page.PartHeadline]
	if at == nil {
		return
	}
	last := -1
	for i, is := range h.body {
		if is {
			last = i
		}
	}
	var found []int
	for i := at[len(at)-1] + 1; i < len(h.lines); i++ {
		l := &h.lines[i]
		switch {
		case h.kinds[i] != page.PartOther || creditOf(l).said():
		case h.saysOfPicture(i, h.body[i] || i > last):
			found = append(found, i)
		case last < i && (last >= 0 || len(found) > 0 || utf8.RuneCountInString(l.text) > longestHeadline):
			i = len(h.lines)
		}
	}
	for _, i := range found {
		h.lines[i].caption, h.body[i] = true, true
	}
}

// saysOfPicture reports whether line i stands with a picture in an element that has
// little else: where strictly, in a table or a figure, for paragraphs and the site's
// buttons have pictures in them.
func (h *head) saysOfPicture(i int, strictly bool) bool {
	const levels, least = 6, 4 // a paragraph, a cell, its row, their body, the table
	l := &h.lines[i]
	size := utf8.RuneCountInString(l.text)
	if l.named != "" && l.named != "content" || size < least || 2*l.linked > size || button.MatchString(l.text) || rights.MatchString(l.text) {
		return false
	}
	n := l.block
	for range levels {
		if n == nil || n.DataAtom == atom.Body || h.holdsHeadline(n) {
			return false
		}
		picture, little := showsPicture(n)
		if !little {
			return false
		}
		if picture && (!strictly || n.DataAtom == atom.Table || n.DataAtom == atom.Figure) {
			return true
		}
		n = n.Parent
	}
	return false
}

func (h *head) holdsHeadline(n *html.Node) bool {
	for b := h.lines[h.shown[page.PartHeadline][0]].block; b != nil; b = b.Parent {
		if b == n {
			return true
		}
	}
	return false
}

// showsPicture reports whether a picture stands under n, and little else.
func showsPicture(n *html.Node) (picture, little bool) {
	const most, nodes = 1200, 64 // bytes: two sentences and who took it; a table for them
	bytes, seen := 0, 0
	for d := range n.Descendants() {
		if seen++; seen > nodes {
			return picture, false
		}
		switch {
		case d.Type == html.TextNode:
			if bytes += len(strings.TrimSpace(d.Data)); bytes > most {
				return picture, false
			}
		case d.DataAtom == atom.Img:
			picture = true
		}
	}
	return picture, true
}
