package markup

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// What a web page says of its structure: lists and their numbers, quotations, rules,
// tables, footnotes.

// standsIn notes what element n, a block, says of the lines in it.
func (w *walker) standsIn(n *html.Node, of *line) {
	if name := w.notes.named[n]; name != "" {
		of.name = name
	}
	if style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", ""); strings.Contains(style, "text-align:") || n.DataAtom != 0 && attr(n, "align") != "" {
		of.aside = strings.Contains(style, "text-align:right") || strings.EqualFold(attr(n, "align"), "right")
	}
	if isDisplayed(n) {
		of.kind = page.Formula
	}
	if kind := page.BlockKind(attr(n, "class")); n.DataAtom == atom.P && classed[kind] {
		of.kind = kind
	}
	switch n.DataAtom {
	case atom.Ol, atom.Ul, atom.Menu:
		of.depth++
	case atom.Li:
		of.depth = max(1, of.depth)
		lead := w.number(n)
		if outer := of.item; outer != nil && !outer.had { // it begins with a list
			lead, outer.had = outer.lead+lead, true
		}
		of.item = &item{lead: lead}
	case atom.Blockquote:
		of.quote = attr(n, "class") != string(page.PullQuote)
		of.pulled = !of.quote
	case atom.Hr:
		w.ruled = true
	}
}

// classed are the kinds of blocks that have no element of their own, nor a beginning that
// says what they are: pages that Lanmu wrote name them as the class of a paragraph.
var classed = map[page.BlockKind]bool{page.Dialogue: true, page.Formula: true, page.Divider: true}

// isDisplayed reports whether n is a formula in a line of its own.
func isDisplayed(n *html.Node) bool {
	return n.Namespace == "math" && n.Data == "math" && attr(n, "display") == "block"
}

// scripts are what the parts of a formula are, after the first, by what they stand in.
var scripts = map[string][]page.MarkKind{
	"msup": {page.Superscript}, "msub": {page.Subscript}, "msubsup": {page.Subscript, page.Superscript}, "munderover": {page.Subscript, page.Superscript}, "mover": {page.Superscript}, "munder": {page.Subscript},
}

// scriptOf tells which part of a formula is raised or lowered.
func scriptOf(n *html.Node) page.MarkKind {
	if n.Namespace != "math" || n.Parent == nil {
		return ""
	}
	kinds, at := scripts[n.Parent.Data], 0
	for p := n.PrevSibling; p != nil && at <= len(kinds); p = p.PrevSibling {
		if p.Type == html.ElementNode {
			at++
		}
	}
	if at < 1 || at > len(kinds) {
		return ""
	}
	return kinds[at-1]
}

// number is what a browser writes before an item of an ordered list.
func (w *walker) number(li *html.Node) string {
	list := li.Parent
	if list == nil || list.DataAtom != atom.Ol || strings.Contains(attr(list, "style"), "none") || strings.Contains(attr(li, "style"), "none") {
		return ""
	}
	n, counted := w.next[list]
	if !counted {
		n = 1
		if start, err := strconv.Atoi(attr(list, "start")); err == nil {
			n = start
		}
	}
	if own, err := strconv.Atoi(attr(li, "value")); err == nil {
		n = own
	}
	if w.next == nil {
		w.next = make(map[*html.Node]int)
	}
	w.next[list] = n + 1
	kind := attr(list, "type")
	if kind == "" {
		kind = attr(li, "type")
	}
	if (kind == "a" || kind == "A") && n >= 1 && n <= 26 {
		return string(rune(kind[0])+rune(n-1)) + ". "
	}
	return strconv.Itoa(n) + ". "
}

// place tells of a line that is done what it is by where it stands.
func (w *walker) place(l *line) {
	l.ruled, l.breaks = w.ruled, w.breaks
	w.ruled, w.breaks = false, 0
	switch {
	case l.name != "":
		if it := l.item; it != nil && !it.had {
			l.lead, it.had = it.lead, true
		}
		l.kind = page.Footnote
		l.item = nil
	case l.item != nil && l.kind == "":
		l.kind = page.Paragraph
		if !l.item.had {
			l.kind, l.lead, l.item.had = page.Item, l.item.lead, true
		}
	}
}

// lines in the table's cells may have no more characters than this on the average, or
// it is no table but what a page is laid out by.
const longestCell = 30

// table adds element n as one line if it is a table of data: two rows and two columns
// at least, nothing but short texts in its cells, and cells that say that they head
// others, or most of them with numbers or as many as make a table of nothing else.
func (w *walker) table(n *html.Node, in line) bool {
	t := readTable(n)
	if t == nil {
		return false
	}
	w.flush(in)
	if t.caption != nil {
		as := in
		as.block, as.caption = n, true
		for _, l := range linesOf(t.caption) {
			as.text, as.marks = l.text, l.marks
			w.place(&as)
			w.take(&as)
			w.lines = append(w.lines, as)
		}
	}
	as := in
	as.block, as.kind, as.header, as.inside = n, page.Table, t.header, w.inside
	as.item = nil
	as.text, as.marks = t.text.done()
	as.linked = t.linked
	w.place(&as)
	w.take(&as)
	w.lines = append(w.lines, as)
	w.breaks = 0
	return true
}

// A grid is a table that was read.
type grid struct {
	text    marked
	header  int
	linked  int
	caption *html.Node

	rows, columns, cells, characters, numbers, heads int
}

// readTable reads a table of data, or returns nil.
func readTable(n *html.Node) *grid {
	const most = 4000 // cells
	t := &grid{}
	var rows []*html.Node
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.Table, atom.Img, atom.Form, atom.Input, atom.H1, atom.H2, atom.H3, atom.Ul, atom.Ol, atom.Iframe, atom.Blockquote:
			return nil
		case atom.Caption:
			t.caption = c
		case atom.Tr:
			rows = append(rows, c)
		}
	}
	if len(rows) < 2 {
		return nil
	}
	below := make(map[int]int) // column to how many rows a cell above goes on in
	for _, tr := range rows {
		if hidden(tr) {
			return nil
		}
		if t.rows > 0 {
			t.text.WriteByte('\n')
		}
		column, heads, cells := 0, 0, 0
		pad := func() {
			for below[column] > 0 {
				below[column]--
				t.text.WriteByte('\t')
				column++
			}
		}
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			if column > 0 {
				t.text.WriteByte('\t')
			}
			pad()
			if t.cells++; t.cells > most {
				return nil
			}
			cells++
			if c.DataAtom == atom.Th {
				heads++
			}
			t.cell(c)
			span, down := spanOf(c, "colspan"), spanOf(c, "rowspan")
			for k := range span {
				if k > 0 {
					t.text.WriteByte('\t')
				}
				below[column] = down - 1
				column++
			}
		}
		if column > 0 {
			for below[column] > 0 {
				below[column]--
				t.text.WriteByte('\t')
				column++
			}
		}
		if cells > 0 && heads == cells && t.header == t.rows {
			t.header++
		}
		t.heads += heads
		t.columns = max(t.columns, column)
		t.rows++
	}
	if t.columns < 2 || t.cells < 4 || t.cells < t.rows*3/2 || t.characters > longestCell*t.cells || 2*t.linked > t.characters {
		return nil
	}
	if t.heads == 0 && t.caption == nil && !(t.rows >= 3 && 4*t.numbers >= t.cells) && !(t.rows >= 3 && t.columns >= 3 && t.cells >= 9) {
		return nil
	}
	if t.header == t.rows {
		t.header = 0
	}
	return t
}

func spanOf(c *html.Node, key string) int {
	const most = 50
	n, err := strconv.Atoi(attr(c, key))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}

// cell writes the text of a cell, its lines as one.
func (t *grid) cell(c *html.Node) {
	from := t.text.Len()
	for i, l := range linesOf(c) {
		if i > 0 {
			t.text.WriteByte(' ')
		}
		t.text.marks = append(t.text.marks, moved(l.marks, t.text.Len())...)
		t.text.WriteString(strings.NewReplacer("\n", " ", "\t", " ").Replace(l.lead + l.text))
		t.linked += l.linked
	}
	text := t.text.String()[from:]
	t.characters += utf8.RuneCountInString(text)
	if strings.ContainsAny(text, "0123456789０１２３４５６７８９") && utf8.RuneCountInString(text) <= 12 {
		t.numbers++
	}
}

// notes are the footnotes of a page: which elements are marks of one, and which are
// the notes themselves.
type notes struct {
	marks map[*html.Node]string
	named map[*html.Node]string
}

// notesIn finds footnotes: short links to an element further down that is a short
// text.
func notesIn(doc *html.Node) notes {
	const longest, longestNote = 8, 1000 // bytes of a mark, characters of a note
	found := notes{make(map[*html.Node]string), make(map[*html.Node]string)}
	waiting := make(map[string][]*html.Node)
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && n.DataAtom == atom.A && to != "" {
			if s := textUnder(n); s != "" && len(s) <= longest && len(waiting[to]) < mostPieces {
				waiting[to] = append(waiting[to], n)
			}
		}
		id := attr(n, "id")
		marks := waiting[id]
		if id == "" || marks == nil || within[n.DataAtom] {
			continue
		}
		delete(waiting, id)
		if s := textUnder(n); s == "" || utf8.RuneCountInString(s) > longestNote {
			continue
		}
		name := strings.Trim(textUnder(marks[0]), "[]［］()（）〔〕 ")
		if name == "" {
			name = id
		}
		found.named[n] = name
		for _, a := range marks {
			found.marks[a] = name
		}
	}
	return found
}

// textUnder is the text under n, a blank for white space; of a long one the
// beginning.
func textUnder(n *html.Node) string {
	const most = 8 << 10
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
		if b.Len() > most {
			break
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// fragment returns the visible lines of a piece of HTML that stands in Markdown.
func fragment(s string) (pieces []piece) {
	nodes, err := parse(context.Background(), s, &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return []piece{{text: s}} // nested too deep for the parser, or too much
	}
	for _, n := range nodes {
		for _, part := range blockParts(linesOf(n)) {
			p := piece{text: part.Text, marks: part.Marks, kind: part.Block, depth: part.Level, leadIn: part.LeadIn, name: part.Name, header: part.Header, rule: part.Block == page.Divider}
			switch part.Block {
			case page.BlockQuote:
				p.kind, p.quote = "", true
			case page.Divider:
				p.kind = ""
			}
			pieces = append(pieces, p)
		}
	}
	return pieces
}
