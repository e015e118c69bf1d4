package markup

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// A Look looks for the picture at an address that a document names. It returns the
// region that shows all of it, of a page that stands for it; the zero Region for none.
type Look func(address string) page.Region

// A shownImage is a picture where it stands in a document.
type shownImage struct {
	page.Region
	node *html.Node
}

// What is looked for: icons, lines and what counts visits are no pictures of an article.
const (
	leastSide  = 60 // pixels
	leastArea  = 90 * 80
	longest    = 6.   // times as long as it is high, or the reverse: a banner
	mostImages = 2000 // of a document
	leastTold  = 40   // pixels that the document says are its width, or its height
)

// image notes the picture that an element shows.
func (w *walker) image(n *html.Node) {
	if w.look == nil || w.images == mostImages || hidden(n) {
		return
	}
	for _, key := range []string{"width", "height"} {
		if told, err := strconv.Atoi(strings.TrimSuffix(attr(n, key), "px")); err == nil && told < leastTold {
			return
		}
	}
	for _, address := range addressesOf(n) {
		r := w.look(address)
		if r.Page == 0 {
			continue
		}
		if w.shown[r.Page] {
			return
		}
		if w.shown == nil {
			w.shown = map[int]bool{}
		}
		w.shown[r.Page] = true
		w.images++
		wide, high := r.Right-r.Left, r.Bottom-r.Top
		if min(wide, high) >= leastSide && wide*high >= leastArea && float64(wide) < longest*float64(high) && float64(high) < longest*float64(wide) {
			w.waiting = append(w.waiting, shownImage{r, n})
			if strings.TrimSpace(w.text.String()) == "" {
				w.early = len(w.waiting)
			}
		}
		return
	}
}

// addressKeys are where elements say which picture they show: pages that load theirs late
// have a blank one in the first.
var addressKeys = []string{"src", "data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url", "data-savepage-src", "href"}

// addressesOf are the addresses that an element may show.
func addressesOf(n *html.Node) (out []string) {
	for _, key := range addressKeys {
		if s := strings.TrimSpace(attr(n, key)); s != "" {
			out = append(out, s)
		}
	}
	for _, key := range []string{"srcset", "data-srcset"} {
		for s := range strings.SplitSeq(attr(n, key), ", ") {
			if first, _, _ := strings.Cut(strings.TrimSpace(s), " "); first != "" {
				out = append(out, first)
			}
		}
	}
	return out
}

// Addresses are those of all pictures that HTML names, for a Look to find one anew.
func Addresses(text string) (out []string) {
	z := html.NewTokenizer(strings.NewReader(text))
	for len(out) < 4*mostImages {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() == io.EOF || z.Err() != nil {
				return out
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.DataAtom == atom.Img || t.DataAtom == atom.Image {
				out = append(out, addressesOf(&html.Node{Attr: t.Attr})...)
			}
		}
	}
	return out
}

// inSVG is the picture that a drawing holds and is no more than, as of covers.
func inSVG(n *html.Node) *html.Node {
	const most = 40 // elements
	seen := 0
	for c := range n.Descendants() {
		if seen++; seen > most {
			return nil
		}
		if c.Type == html.ElementNode && c.Data == "image" {
			return c
		}
	}
	return nil
}

// take gives the line that has ended the pictures that stood before its text. Those in
// it stand before the next.
func (w *walker) take(l *line) {
	l.images, w.waiting = w.waiting[:w.early:w.early], w.waiting[w.early:]
	w.early = len(w.waiting)
}

// imageParts are the parts that pictures become.
func imageParts(images []shownImage) (parts []page.Part) {
	for _, i := range images {
		parts = append(parts, page.Part{Kind: page.PartImage, Regions: []page.Region{i.Region}})
	}
	return parts
}

// ownImages drops the pictures of a web page that are not its article's: what stands
// within it from the headline to the end of the text, and at its ends what shares an
// element with the text and with nothing else.
func (h *head) ownImages() {
	of := func(i int) bool {
		return i >= 0 && i < len(h.lines) && (h.body[i] || h.kinds[i] != page.PartOther)
	}
	from, to := len(h.lines), -1
	if at := h.shown[page.PartHeadline]; at != nil {
		from = at[0]
	}
	for i, is := range h.body {
		if is {
			from, to = min(from, i), i
		}
	}
	own := func(n *html.Node, i int) bool { // it stands before line i
		switch {
		case i > from && i <= to:
			return of(i-1) || of(i)
		case i == from && of(i):
			return h.shares(n, i, i-1)
		case i == to+1 && of(i-1):
			return h.shares(n, i-1, i)
		}
		return false
	}
	for i := range h.lines {
		l := &h.lines[i]
		l.images = slices.DeleteFunc(l.images, func(s shownImage) bool { return !own(s.node, i) })
		l.after = slices.DeleteFunc(l.after, func(s shownImage) bool { return !own(s.node, i+1) })
	}
}

// shares reports whether picture n stands in an element with line i in which line other
// does not stand.
func (h *head) shares(n *html.Node, i, other int) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if !isUnder(h.lines[i].block, up) {
			continue
		}
		return other < 0 || other >= len(h.lines) || !isUnder(h.lines[other].block, up)
	}
	return false
}
