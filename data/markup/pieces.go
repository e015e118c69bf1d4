package markup

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lanmu/data/page"
)

// A piece is a block of Markdown.
type piece struct {
	text   string
	marks  []page.Mark
	level  int  // of a heading, or 0
	strong bool // the whole of it
	soft   bool // the whole of it emphasised
	quote  bool
	image  bool // nothing but images: text is what stands for them
	rule   bool // a thematic break; it has no text
	other  bool // what a reader of the file sees and a reader of the page does not: it is left over

	kind   page.BlockKind // "" for a paragraph
	depth  int            // of an item
	leadIn int
	name   string // of a footnote
	header int    // of a table
}

// newParser parses CommonMark with tables, footnotes and what is struck out. Footnotes
// stay where they stand, whether anything leads to them or not.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewFootnoteParser(), 101), util.Prioritized(extension.NewStrikethroughParser(), 500))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// piecesOf parses Markdown.
func piecesOf(source []byte) []piece {
	pc := parser.NewContext()
	doc := newParser().Parse(text.NewReader(source), parser.WithContext(pc))
	w := piecer{source: source, notes: notesOf(doc), used: make(map[string]bool)}
	w.walk(doc, place{})
	w.references(pc)
	return slices.DeleteFunc(w.pieces, func(p piece) bool { return !p.rule && strings.TrimSpace(p.text) == "" })
}

// A piecer makes pieces of a document.
type piecer struct {
	source []byte
	pieces []piece
	notes  map[int]string  // footnotes' names by their numbers
	used   map[string]bool // where links lead
	verse  bool            // the lines of the paragraph that is read are those of a poem
}

// A place is where a block stands: in what.
type place struct {
	quote bool
	depth int    // of lists
	lead  string // of the item, before its first block
	note  string // name of the footnote, before its first block
}

// notesOf are the names of the footnotes that something leads to.
func notesOf(doc ast.Node) map[int]string {
	notes := make(map[int]string)
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*xast.Footnote); ok && entering && f.Index > 0 {
			notes[f.Index] = string(f.Ref)
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return notes
}

func (w *piecer) walk(n ast.Node, in place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		before := len(w.pieces)
		switch c := c.(type) {
		case *ast.Heading:
			w.inline(c, piece{level: c.Level}, in)
		case *ast.Paragraph, *ast.TextBlock:
			w.inline(c, piece{quote: in.quote}, in)
		case *ast.ThematicBreak:
			w.pieces = append(w.pieces, piece{rule: true})
		case *ast.CodeBlock:
			w.code(c.Lines(), in)
		case *ast.FencedCodeBlock:
			if c.Info != nil {
				w.pieces = append(w.pieces, piece{text: string(c.Info.Segment.Value(w.source)), other: true})
			}
			w.code(c.Lines(), in)
		case *ast.HTMLBlock:
			w.html(c, in)
		case *xast.Table:
			w.table(c)
		case *ast.List:
			w.list(c, in)
			continue
		case *xast.Footnote:
			w.walk(c, place{note: string(c.Ref)})
			continue
		default:
			of := in
			if _, quote := c.(*ast.Blockquote); quote {
				of.quote = true
			}
			w.walk(c, of)
		}
		if len(w.pieces) > before {
			in.lead, in.note = "", "" // what follows goes on with it
		}
	}
}

// list walks the items of a list, each with its own number.
func (w *piecer) list(l *ast.List, in place) {
	if in.lead != "" || in.note != "" { // an item that begins with a list
		w.pieces = append(w.pieces, w.led(piece{}, in))
	}
	n := l.Start
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		of := place{quote: in.quote, depth: in.depth + 1, lead: bullet}
		if l.IsOrdered() {
			if own, ok := w.numberOf(c); ok {
				n = own
			}
			of.lead = strconv.Itoa(n) + string(l.Marker) + " "
			n++
		}
		if c.FirstChild() == nil {
			w.pieces = append(w.pieces, w.led(piece{}, of))
			continue
		}
		w.walk(c, of)
	}
}

// bullet leads an item in that has no mark of its own; it is not of the text.
const bullet = "-"

// numberOf is the number that an item has in the source: the list says but the first.
func (w *piecer) numberOf(item ast.Node) (n int, ok bool) {
	at := firstByte(item)
	if at < 0 {
		return 0, false
	}
	line := w.source[bytes.LastIndexByte(w.source[:at], '\n')+1 : at]
	line = bytes.TrimRight(line, " \t")
	end := len(line)
	if end == 0 || line[end-1] != '.' && line[end-1] != ')' {
		return 0, false
	}
	from := end - 1
	for from > 0 && line[from-1] >= '0' && line[from-1] <= '9' {
		from--
	}
	n, err := strconv.Atoi(string(line[from : end-1]))
	return n, err == nil
}

// firstByte is where the text under n begins, or -1.
func firstByte(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return -1
}

// led makes of p, the first block of an item or a footnote or one after it, a piece
// with what leads it in.
func (w *piecer) led(p piece, in place) piece {
	switch {
	case p.level > 0 || in.note == "" && in.depth == 0:
	case in.note != "":
		lead := "[" + in.note + "] "
		p.kind, p.name, p.leadIn = page.Footnote, in.note, len(lead)
		p.text, p.marks = lead+p.text, moved(p.marks, len(lead))
	case in.lead == bullet:
		p.kind, p.depth = page.Item, in.depth
	case in.lead != "":
		p.kind, p.depth, p.leadIn = page.Item, in.depth, len(in.lead)
		p.text, p.marks = in.lead+p.text, moved(p.marks, len(in.lead))
	case p.kind == "":
		p.kind, p.depth = page.Paragraph, in.depth
	}
	if p.kind == page.Item {
		p.strong, p.soft, p.image = false, false, false
	}
	return p
}

// moved are marks by bytes further on.
func moved(marks []page.Mark, by int) []page.Mark {
	out := slices.Clone(marks)
	for i := range out {
		out[i].Start += by
		out[i].End += by
	}
	return out
}

// code keeps the lines of what is preformatted as they stand.
func (w *piecer) code(lines *text.Segments, in place) {
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(w.source))
	}
	if s := strings.Trim(b.String(), "\r\n"); strings.TrimSpace(s) != "" {
		if in.lead != "" || in.note != "" {
			w.pieces = append(w.pieces, w.led(piece{}, in))
		}
		w.pieces = append(w.pieces, piece{text: s, kind: page.Preformatted})
	}
}

// html reads a block of HTML as a part of a web page.
func (w *piecer) html(c *ast.HTMLBlock, in place) {
	var b strings.Builder
	for i := range c.Lines().Len() {
		line := c.Lines().At(i)
		b.Write(line.Value(w.source))
	}
	if c.HasClosure() {
		b.Write(c.ClosureLine.Value(w.source))
	}
	for _, p := range fragment(b.String()) {
		p.quote = p.quote || in.quote
		if p.kind == "" {
			p = w.led(p, in)
			in.lead, in.note = "", ""
		}
		w.pieces = append(w.pieces, p)
	}
}

// table reads a table; a head of empty cells is none.
func (w *piecer) table(t *xast.Table) {
	p := piece{kind: page.Table}
	var b marked
	rows := 0
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		_, head := r.(*xast.TableHeader)
		from := b.Len()
		if rows > 0 {
			b.WriteByte('\n')
		}
		empty := true
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			if c.PreviousSibling() != nil {
				b.WriteByte('\t')
			}
			at := b.Len()
			w.text(&b, c)
			empty = empty && strings.TrimSpace(b.String()[at:]) == ""
		}
		if head && empty {
			b.cut(from)
			continue
		}
		if head {
			p.header = 1
		}
		rows++
	}
	p.text, p.marks = b.done()
	w.pieces = append(w.pieces, p)
}

// references leaves over what is defined for links and led to by none.
func (w *piecer) references(pc parser.Context) {
	refs := pc.References()
	slices.SortFunc(refs, func(a, b parser.Reference) int { return bytes.Compare(a.Label(), b.Label()) })
	for _, r := range refs {
		if to := string(r.Destination()); !w.used[to] {
			w.pieces = append(w.pieces, piece{text: strings.TrimSpace("[" + string(r.Label()) + "]: " + to + " " + string(r.Title())), other: true})
		}
	}
}
