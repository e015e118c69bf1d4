package paper

import (
	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// A row is a line of type and where it may stand.
type row struct {
	line   typeset.Line
	block  *document.Block
	look   *look
	doc    int     // the document it is of
	first  bool    // of its block
	opens  bool    // first of a document
	indent float32 // of its text, em of its style
	gap    float64 // space before it, points; none at the top of a page
	height float64 // points
	splits bool    // a page may begin with it

	y float64 // of the top of its room, from the page's upper edge, points
}

// setLines sets a block by its look.
func setLines(setter *typeset.Setter, b *document.Block, l *look, faces *glyph.Faces) []typeset.Line {
	font := outlines{l.face(faces)}
	style := typeset.Style{Measure: float32((measure - 2*l.inset) / l.size), Indent: l.indent, Justify: l.justify}
	if !b.Style.IsDisplay() {
		return setter.Paragraph(b.Text, font, style)
	}
	set := setter.Display(b.Text, font, style, faces.Words)
	for k := range set {
		setter.Place(set, k, b.Text, font, style)
	}
	return set
}

// rowsOf sets documents as rows.
func rowsOf(faces *glyph.Faces, docs []document.Document) []row {
	var rows []row
	var setter typeset.Setter
	for n := range docs {
		below, opens, held := 0.0, true, false
		if len(rows) > 0 {
			below = between
		}
		for i := range docs[n].Blocks {
			b := &docs[n].Blocks[i]
			l, ok := looks[b.Style]
			if !ok {
				l = looks[document.Body]
			}
			set := setLines(&setter, b, &l, faces)
			if len(set) == 0 {
				continue
			}
			if l.tight && !opens {
				below = l.above
			} else {
				below = max(below, l.above)
			}
			for k, line := range set {
				r := row{line: line, block: b, look: &l, doc: n, first: k == 0, opens: opens,
					height: size * l.size * l.leading, splits: !held}
				if k == 0 {
					r.gap, r.indent = below*size, l.indent
				} else {
					// Neither the first line of a paragraph nor its last stands alone.
					r.splits = !l.whole && k >= 2 && len(set)-k >= 2
				}
				opens = false
				rows = append(rows, r)
			}
			below, held = l.below, l.head
		}
	}
	return rows
}

// paginate divides rows into pages and places them.
func paginate(rows []row) [][]row {
	var pages [][]row
	for len(rows) > 0 {
		n := fill(rows)
		pages = append(pages, rows[:n])
		rows = rows[n:]
	}
	return pages
}

// fill places rows from the top of a page and returns how many are on it. It
// breaks before the last row that may begin a page, unless there is none: then
// a break that looks poor is better than text beyond the margin.
func fill(rows []row) int {
	// Heights are added up in another order than the room was.
	const slack = .01
	y, last := float64(top), 0
	for i := range rows {
		r := &rows[i]
		if i > 0 {
			y += r.gap
			if r.splits {
				last = i
			}
		}
		if y+r.height > bottom+slack && i > 0 {
			if last > 0 {
				return last
			}
			return i
		}
		r.y = y
		y += r.height
	}
	return len(rows)
}
