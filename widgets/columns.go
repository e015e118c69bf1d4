package widgets

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// In a wide window the text may stand in two columns, or on two pages where its lines
// run down. It is laid out in one long column all the same: what is in the window are
// two stretches of that, each moved to where it is seen. They begin and end with whole
// lines, and are turned together, as the pages of an open book are.

const (
	leastColumn = 17 // body em of a column along its lines, of a page across them
	gutterWidth = 3  // body em between two of them
	leastGutter = 48 // canvas units, which have room for the mark of a note
)

// A column is a stretch of the text that is in the window.
type column struct {
	from, to float32       // of the text, across its lines
	away     fyne.Position // from where that would be in one long column, along and across the lines
	whole    bool          // lines that the window's edge would cut are left out
}

// holds reports whether a line of type is shown in the column: its em box, of height em
// in the middle of its room.
func (c column) holds(top, line, em float32) bool {
	pad := max(line-em, 0) / 2
	return !c.whole || top+pad >= c.from-nearly && top+line-pad <= c.to+nearly
}

// fold decides how many columns there is room for.
func (s *sheet) fold() {
	s.gutter = max(s.snap(gutterWidth*s.em), leastGutter)
	room := s.width - 2*margin
	if s.comfort.Vertical {
		room = s.depth - 2*topMargin
	}
	s.paged = s.comfort.Spread && (room-s.gutter)/2 >= leastColumn*s.em && s.depth-2*topMargin >= s.bodyLine()
	s.columns = append(s.columns[:0], column{})
}

// beside reports whether two columns stand beside each other along the lines.
func (s *sheet) beside() bool { return s.paged && !s.comfort.Vertical }

// pitch is how far the second of two columns is from the first along the lines.
func (s *sheet) pitch() float32 { return s.snap(s.measure*s.em) + s.gutter }

// extent is how much of the text a column holds, across its lines.
func (s *sheet) extent() float32 {
	switch {
	case !s.paged:
		return s.depth
	case s.comfort.Vertical:
		return s.floor((s.depth - 2*topMargin - s.gutter) / 2)
	}
	return s.depth - 2*topMargin
}

// turn shows the two columns of which the first begins with the first line that does
// not begin before offset, and returns where that is.
func (s *sheet) turn(offset float32) float32 {
	offset = s.settle(offset, s.extent())
	first := s.lineFrom(offset)
	middle := s.filled(first.top)
	end := s.filled(middle)
	away := fyne.NewPos(s.pitch(), first.top-middle)
	if s.comfort.Vertical {
		away = fyne.NewPos(0, first.top-middle+s.extent()+s.gutter)
	}
	s.first, s.edge = first.at, first.top-s.snap(topMargin)
	s.columns = append(s.columns[:0], column{first.top, middle, fyne.Position{}, true}, column{middle, end, away, true})
	s.draw()
	return first.top
}

// filled returns where the text goes on after a column that begins at a line. A heading
// goes on with what it is above; a line taller than a column stands in one alone.
func (s *sheet) filled(from float32) float32 {
	if from >= s.total {
		return s.total
	}
	s.settle(from, s.extent())
	next := s.lineFrom(from)
	if last := s.lineBefore(from + s.extent()); last.top > next.top {
		next = last
	}
	end := next.bottom()
	if next = s.lineFrom(end); next.top < end-nearly {
		return s.total // that was the last of all
	}
	for i := next.at.Block; next.at.Offset == 0 && i > 0 && s.blocks[i-1].Style.IsDisplay() && s.blocks[i-1].top > from+nearly; i-- {
		next.top = s.blocks[i-1].top
	}
	return next.top
}

// filledBack returns where two columns begin that end before a line.
func (s *sheet) filledBack(end float32) float32 {
	middle := s.lineFrom(end - s.extent()).top
	return s.lineFrom(middle - s.extent()).top
}

// bottom is where what is in the window ends.
func (s *sheet) bottom() float32 { return s.columns[len(s.columns)-1].to }

// spread is how long the scroller takes the text to be: so much that what is left of it
// is what is not shown.
func (s *sheet) spread() float32 {
	if !s.paged {
		return s.total
	}
	return max(s.total-2*s.extent(), s.edge, 0) + s.depth
}

// inColumn returns where in the text a point is of what is seen, both along and across
// the lines. Beside the text of a column it is at its end.
func (s *sheet) inColumn(at fyne.Position) fyne.Position {
	if !s.paged || len(s.columns) < 2 {
		return at
	}
	across := at.Y - s.edge
	second := at.X > s.left+s.pitch()-s.gutter/2
	if s.comfort.Vertical {
		second = across > topMargin+s.extent()+s.gutter/2
	}
	c := s.columns[0]
	if second {
		c = s.columns[1]
	}
	at = at.Subtract(c.away)
	switch {
	case second && across > s.depth:
		at.Y = s.bottom() + across - s.depth
	case !second && across < 0:
		at.Y = c.from + across
	case at.Y >= c.to:
		at = fyne.NewPos(math.MaxInt16, c.to-1)
	default:
		at.Y = max(at.Y, c.from)
	}
	return at
}

// IsPaged reports whether there is room for two columns, and they are wanted.
func (r *Reader) IsPaged() bool { return r.sheet.paged }

// A leaf is a page that was turned: what began it, and what began the next.
type leaf struct{ from, to document.Position }

// leafOn turns to the columns after those in the window.
func (r *Reader) leafOn() {
	s := r.sheet
	if s.bottom() >= s.total-nearly {
		return
	}
	from := s.first
	r.show(s.bottom())
	r.scrolled()
	r.leaves = append(r.leaves, leaf{from, s.first})
}

// leafBack turns to the columns before those in the window, to the same that were turned.
func (r *Reader) leafBack() {
	s := r.sheet
	now := s.first
	if n := len(r.leaves); n > 0 && r.leaves[n-1].to == now {
		back := r.leaves[n-1].from
		r.leaves = r.leaves[:n-1]
		r.show(s.lineOfPosition(back))
		r.scrolled()
		return
	}
	// Setting what comes before may change the height it was guessed to have.
	for range 3 {
		r.show(s.filledBack(s.lineOfPosition(now)))
	}
	for range 8 { // a heading that went on may have taken lines with it
		if s.bottom() >= s.lineOfPosition(now)-nearly {
			break
		}
		r.show(s.lineFrom(r.top + 1).top)
	}
	r.scrolled()
}

// lineOfPosition is where the line stands that a place is on, also that of the first.
func (s *sheet) lineOfPosition(p document.Position) float32 { return max(s.offset(p), s.firstTop()) }

// clipped is what of a stretch across the lines is in the column being drawn. What is
// no taller than a line may stand a little before or after it, as rules do.
func (s *sheet) clipped(y, height float32) (float32, float32) {
	if !s.paged {
		return y, height
	}
	slack := float32(0)
	if height <= s.em {
		slack = .7 * s.em
	}
	from, to := max(y, s.in.from-slack), min(y+height, s.in.to+slack)
	return from, max(to-from, 0)
}

// columnOf is the column in which something across the lines is seen, nil for none.
func (s *sheet) columnOf(y float32) *column {
	i := slices.IndexFunc(s.columns, func(c column) bool { return y >= c.from && y < c.to })
	if i < 0 {
		return nil
	}
	return &s.columns[i]
}
