package markup

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// A line is a stretch of visible text that nothing divides.
type line struct {
	text    string
	level   int    // of the heading it is, or 0
	caption bool   // it is said of a picture
	named   string // the element of the newspaper's system it is in, without its prefix: title, author, content
	inside  bool   // between the comments that enclose the body
	held    bool   // in an element that a known template has for the body
	block   *html.Node
	names   string // what its element, or the one around it, is called, in small letters
	linked  int    // characters of it that stand in links
	bold    bool   // all of it is set to be seen, by an element within it
	pieces  []stretch
	marks   []page.Mark

	kind   page.BlockKind // of what it is, "" for what may be anything
	depth  int            // of the list it stands in, or of headings
	lead   string         // what the list says leads it in: its number
	name   string         // of a footnote
	header int            // how many rows head a table
	quote  bool           // it stands in a quotation
	pulled bool           // as words of the text that are repeated
	ruled  bool           // a rule stands before it
	breaks int            // before it, where nothing but they part it from the line before
	aside  bool           // at the right margin
	item   *item
	images []shownImage // that stand before it
	after  []shownImage // after the last of a document
}

// An item is an item of a list that is walked.
type item struct {
	lead string
	had  bool // a line of it
}

// A stretch of a line is what stands in an element of its own within it.
type stretch struct {
	start, end int    // byte offsets into the line's text
	names      string // as a line's
	bold       bool
	when       string // the day it stands for, as machines read it
}

// called is what an element is named, in small letters and between spaces: its
// classes, its number, what it is the property of.
func called(n *html.Node) string {
	var b strings.Builder
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "rel":
			b.WriteByte(' ')
			b.WriteString(a.Val)
		}
	}
	if b.Len() == 0 || b.Len() > longestNames {
		return ""
	}
	return strings.ToLower(b.String()) + " "
}

// alone reports whether n has no sibling but white space.
func alone(n *html.Node) bool {
	blank := func(s *html.Node) bool {
		return s == nil || s.Type == html.TextNode && strings.TrimSpace(s.Data) == ""
	}
	before, after := n.PrevSibling, n.NextSibling
	return blank(before) && (before == nil || before.PrevSibling == nil) && blank(after) && (after == nil || after.NextSibling == nil)
}

// longestNames is the most bytes of an element's names that are looked at;
// frameworks give an element some dozens.
const longestNames = 1 << 10

// founder begins the names of the elements that Founder's system marks its
// parts with.
const founder = "founder-"

// unseen are elements whose text is not shown.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Iframe: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Select: true, atom.Textarea: true,
}

// within are elements that stand in a line; every other begins one and ends one.
var within = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true,
	atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Rt: true, atom.Rp: true, atom.Rb: true,
}

// linesOf returns the visible text under n, line by line.
func linesOf(n *html.Node) []line { return notedLines(n, notes{}, nil) }

// notedLines is linesOf with footnotes told as such, and with pictures, if look finds any.
// What has pictures alone is one line without text.
func notedLines(n *html.Node, of notes, look Look) []line {
	w := walker{notes: of, base: -1, look: look}
	w.walk(n, line{})
	w.flush(line{})
	if len(w.waiting) > 0 {
		if len(w.lines) == 0 {
			w.lines = append(w.lines, line{})
		}
		w.lines[len(w.lines)-1].after = w.waiting
	}
	return w.lines
}

// A walker gathers the text of a line while it goes through a document.
type walker struct {
	lines  []line
	text   marked
	notes  notes
	base   int                // where what the next reading is of begins, or -1
	next   map[*html.Node]int // number of the next item of a list
	ruled  bool
	breaks int
	pre    bool
	pieces []stretch
	linked int
	link   bool
	gap    bool // white space stands before what comes next
	broken bool // a line of the file ended in it
	inside bool

	look    Look
	images  int          // that were found
	shown   map[int]bool // and which: what stands there again is an ornament
	waiting []shownImage // for the line they stand before
	early   int          // how many of them stand before the text that is gathered
}

func (w *walker) walk(n *html.Node, in line) {
	switch n.Type {
	case html.TextNode:
		w.add(n.Data)
		return
	case html.CommentNode:
		switch s := strings.TrimSpace(n.Data); s {
		case "enpcontent":
			w.flush(in)
			w.inside = true
		case "/enpcontent":
			w.flush(in)
			w.inside = false
		}
		return
	case html.ElementNode:
		if n.DataAtom == atom.Svg && w.look != nil {
			if m := inSVG(n); m != nil {
				w.image(m)
			}
		}
		if n.DataAtom == atom.Svg && !hidden(n) {
			w.lettered(n, in)
		}
		if unseen[n.DataAtom] || hidden(n) || n.Namespace == "math" && strings.HasPrefix(n.Data, "annotation") {
			return
		}
	}
	if n.Type != html.ElementNode {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, in)
		}
		return
	}
	if within[n.DataAtom] || n.Namespace == "math" && !isDisplayed(n) {
		w.walkPiece(n, in)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		if w.pre {
			w.text.WriteByte('\n')
			return
		}
		w.flush(in)
		w.breaks++
		return
	case atom.Table:
		if w.table(n, in) {
			return
		}
	}
	w.flush(in)
	w.breaks = 0
	of := in
	of.block = n
	if of.names = called(n); of.names == "" && alone(n) {
		of.names = in.names
	}
	of.caption = of.caption || strings.Contains(of.names, "caption")
	of.held = in.held || templateRole(of.names) == page.PartParagraph
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		of.level = int(n.Data[1] - '0')
	case atom.Figcaption, atom.Caption:
		of.caption = true
	}
	if name, found := strings.CutPrefix(n.Data, founder); found {
		of.named = name
	}
	w.standsIn(n, &of)
	was := w.pre
	w.pre = was || n.DataAtom == atom.Pre
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, of)
	}
	w.flush(of)
	w.pre, w.breaks = was, 0
}

// lettered adds the words in a drawing, each a caption.
func (w *walker) lettered(svg *html.Node, in line) {
	in.block, in.caption = svg, true
	for c := range svg.Descendants() {
		if c.Namespace != "svg" || c.Data != "text" || hidden(c) {
			continue
		}
		if s := textUnder(c); s != "" {
			w.flush(in)
			w.add(s)
			w.flush(in)
		}
	}
}

// walkPiece walks an element that stands in a line.
func (w *walker) walkPiece(n *html.Node, in line) {
	p := stretch{start: w.text.Len(), names: called(n), bold: n.DataAtom == atom.Strong || n.DataAtom == atom.B || n.DataAtom == atom.Big || n.DataAtom == atom.Font && attr(n, "size") >= "4"}
	if n.DataAtom == atom.Time {
		p.when = attr(n, "datetime")
	}
	lines, link := len(w.lines), w.link
	if n.DataAtom == atom.Img {
		w.image(n)
		return
	}
	w.link = link || n.DataAtom == atom.A
	mark, to := markOf(n)
	if name, noted := w.notes.marks[n]; noted {
		mark, to = page.NoteMark, name
	}
	base := w.base
	switch n.DataAtom {
	case atom.Ruby:
		w.base = w.text.Len()
	case atom.Rp:
		if w.base >= 0 {
			return // brackets for those who show no readings
		}
	case atom.Rt:
		if w.base >= 0 {
			w.text.ruby(min(w.base, w.text.Len()), textUnder(n))
			w.base = w.text.Len()
			return
		}
	}
	if mark != "" {
		if w.gap && w.text.Len() > 0 { // the blank before it is none of it
			w.space()
		}
		w.text.begin(mark, to)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, in)
	}
	if mark != "" {
		w.text.end()
	}
	if n.DataAtom == atom.Ruby {
		w.base = base
	}
	w.link = link
	if p.end = w.text.Len(); len(w.lines) == lines && p.end > p.start && len(w.pieces) < mostPieces {
		w.pieces = append(w.pieces, p)
	}
}

// mostPieces is the most pieces of a line that are kept: the line under a
// headline has less than ten.
const mostPieces = 64

// add puts text after what the line has, white space drawn together. Between
// two hanzi, where a line of the file ended, none is left.
func (w *walker) add(s string) {
	if w.pre {
		w.text.WriteString(strings.ReplaceAll(s, "\r", ""))
		return
	}
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r', '\f', '\u00a0':
			w.gap, w.broken = true, w.broken || r == '\n'
			continue
		case '\u200b', '\ufeff', '\u00ad':
			continue
		}
		if w.gap && w.text.Len() > 0 {
			if last, _ := utf8.DecodeLastRuneInString(w.text.String()); !w.broken || last < 0x2e80 || r < 0x2e80 {
				w.text.WriteByte(' ')
			}
		}
		w.gap, w.broken = false, false
		w.text.WriteRune(r)
		if w.link {
			w.linked++
		}
	}
}

// space writes the blank that stands before what comes next, unless a line of the
// file ended there, which depends on what that is.
func (w *walker) space() {
	if !w.broken {
		w.text.WriteByte(' ')
		w.gap = false
	}
}

func (w *walker) flush(as line) {
	w.gap, w.broken = false, false
	whole, marks := w.text.done()
	if w.base >= 0 {
		w.base = 0
	}
	text := strings.Trim(whole, " \u3000\u200c\u200d")
	if w.pre {
		text = strings.Trim(whole, "\n")
		if strings.TrimSpace(text) == "" {
			text = ""
		}
		as.kind = page.Preformatted
	}
	if text != "" {
		as.text, as.inside, as.linked = text, w.inside, w.linked
		from := strings.Index(whole, text)
		for _, p := range w.pieces {
			p.start, p.end = min(max(0, p.start-from), len(text)), min(max(0, p.end-from), len(text))
			if p.start < p.end {
				as.pieces = append(as.pieces, p)
				as.bold = as.bold || p.bold && p.start == 0 && p.end == len(text)
			}
		}
		_, as.marks = cutTo(whole, marks, from, from+len(text))
		w.place(&as)
		w.take(&as)
		w.lines = append(w.lines, as)
	}
	w.pieces, w.linked = w.pieces[:0], 0
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// veiled reports whether n keeps its place on the page but is not drawn.
func veiled(n *html.Node) bool {
	return n.Type == html.ElementNode && strings.Contains(strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", ""), "visibility:hidden")
}

// unveil shows what a page hides only until a script has run: an element that is
// not drawn and holds more text than all that is.
func unveil(doc *html.Node) {
	all := 0
	var veils []*html.Node
	sizes := make(map[*html.Node]int)
	var measure func(n *html.Node, veil *html.Node)
	measure = func(n *html.Node, veil *html.Node) {
		switch {
		case n.Type == html.TextNode:
			size := len(strings.TrimSpace(n.Data))
			all += size
			if veil != nil {
				sizes[veil] += size
			}
			return
		case n.Type == html.ElementNode && unseen[n.DataAtom]:
			return
		case veil == nil && veiled(n):
			veil = n
			veils = append(veils, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			measure(c, veil)
		}
	}
	measure(doc, nil)
	for _, n := range veils {
		if 2*sizes[n] > all {
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "style" })
		}
	}
}
