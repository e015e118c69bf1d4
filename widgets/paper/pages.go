package paper

import (
	"lanmu/widgets/document"
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

// A sheet is a block set.
type sheet struct {
	setting.Set
	block *document.Block
	index int // of it in its document
	doc   int
	em    float64 // of its type, points
	left  float64 // where its measure begins, points from the text's edge

	engraving *engraving // nil for text
	across    float64    // points it takes across the lines
}

// A row is a line of type and where it may stand.
type row struct {
	*sheet
	k      int // of its block's lines
	line   *typeset.Line
	opens  bool    // first of a document
	gap    float64 // space before it, points; none at the top of a page
	height float64 // points
	splits bool    // a page may begin with it

	y        float64 // of the top of its room, from its register's edge, points
	register int     // of the page
}

func (r *row) first() bool { return r.k == 0 }

// least is how small the type of a table too wide for the page is made to fit it,
// to its own size: what is wider still is set over several lines.
const least = .7

// setBlock sets a block; a table too wide for the page is set smaller.
func (f form) setBlock(press *setting.Press, blocks []document.Block, i int) *sheet {
	b := &blocks[i]
	em := setting.Of(b).Size
	s := &sheet{Set: press.Break(blocks, i, f.measure, em, 0), block: b, index: i}
	for scale := float32(1); s.Wide() > 0 && scale > least; {
		scale = max(scale*s.Measure()/(s.Measure()+s.Wide())-.005, least)
		em = setting.Of(b).Size * scale
		s.Set = press.Break(blocks, i, f.measure, em, 0)
	}
	if wide := s.Wide(); wide > 0 { // it is printed whole, however small
		em *= s.Measure() / (s.Measure() + wide)
	}
	left, _ := setting.Inset(b, f.measure)
	s.em, s.left = float64(em)*size, float64(left)*size
	return s
}

// rows sets documents as rows.
func (f form) rows(press *setting.Press, docs []document.Document) []row {
	var rows []row
	for n := range docs {
		var before *document.Block
		blocks := docs[n].Blocks
		for i := range blocks {
			b := &blocks[i]
			l := setting.Of(b)
			var s *sheet
			if draws(b) {
				if s = f.setImage(b, i); !s.engraving.drawn(b.Image) {
					continue
				}
			} else {
				s = f.setBlock(press, blocks, i)
			}
			s.doc = n
			if len(s.Lines) == 0 {
				if b.Style != document.Divider {
					continue
				}
				s.Lines = make([]typeset.Line, 1)
			}
			gap := float64(setting.Between(before, b)) * size
			if before == nil && len(rows) > 0 {
				gap = between * size
			}
			held := before != nil && setting.Of(before).Head
			for k := range s.Lines {
				r := row{sheet: s, k: k, line: press.Place(b, &s.Set, k), opens: before == nil,
					height: s.em * float64(setting.Leading(b, leading)), splits: !held && b.Style != document.Signature && b.Style != document.Closing} // which end what is before them
				if s.engraving != nil {
					r.height = s.across
				}
				if before = b; k == 0 {
					r.gap = gap
				} else {
					r.splits = !l.Whole && s.splitsBefore(k)
				}
				rows = append(rows, r)
			}
		}
	}
	return rows
}

// splitsBefore reports whether a page may begin with line k of a block: neither the
// first line of a paragraph nor its last stands alone, and rows of a table stay
// whole; verse is parted between its stanzas, if it is.
func (s *sheet) splitsBefore(k int) bool {
	switch {
	case s.Rows != nil:
		if k == 1 || k < s.block.Head+1 {
			return false
		}
		return s.Lines[k].Start != s.Lines[k-1].Start
	case s.block.Style == document.Verse && len(s.Lines) <= wholeVerse:
		return len(s.Lines[k-1].Glyphs) == 0
	case s.block.Style == document.Kept || s.block.Style == document.Source:
		return true
	}
	return k >= 2 && len(s.Lines)-k >= 2
}

// wholeVerse is how many lines of verse stay together but for its stanzas.
const wholeVerse = 20

// paginate divides rows into pages and places them.
func (f form) paginate(rows []row) [][]row {
	var pages [][]row
	for len(rows) > 0 {
		from := rows
		all := 0
		for k := 0; k < f.registers && len(rows) > 0; k++ {
			n := f.fill(rows)
			for i := range rows[:n] {
				rows[i].register = k
			}
			all += n
			rows = rows[n:]
		}
		pages = append(pages, from[:all])
	}
	return pages
}

// fill places rows from the edge of a register and returns how many are in it. It
// breaks before the last row that may begin a page, unless there is none: then
// a break that looks poor is better than text beyond the margin.
func (f form) fill(rows []row) int {
	// Heights are added up in another order than the room was.
	const slack = .01
	y, last := 0., 0
	for i := range rows {
		r := &rows[i]
		if i > 0 {
			y += r.gap
			if r.splits {
				last = i
			}
		}
		if y+r.height > f.depth+slack && i > 0 {
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
