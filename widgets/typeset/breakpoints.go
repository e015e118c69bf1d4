package typeset

import "slices"

// A breakpoint is a place where a line may end and the next begin, with what a line
// from it and a line to it need to know of all the text before: sums, so that
// the width of a line is one subtraction whatever its length.
type breakpoint struct {
	cell   int32 // the next line begins with it
	end    int32 // the line before ends before it, spaces at its end left out
	may    chance
	begins sums // to be taken from the sums of the breakpoint the line ends at
	ends   sums
	cost   float64 // of the best lines up to here
	from   int32   // the breakpoint the last of them begins at
}

// sums are widths in units.
type sums struct {
	width   int64
	stretch int64 // what the gaps take before they are seen
	shrink  int64 // what they and the marks can give
}

// between measures the line from a to b.
func between(a, b *breakpoint) sums {
	return sums{b.ends.width - a.begins.width, b.ends.stretch - a.begins.stretch, b.ends.shrink - a.begins.shrink}
}

// gapStretch is what a gap between hanzi takes before it is seen: about a pixel
// at the size of text on screen.
const gapStretch = em / 20

// overfull reports whether there are two neighbouring breakpoints whose text no
// line can hold.
func (s *Setter) overfull(indent int64) bool {
	room := s.measure - indent
	for i := range len(s.points) - 1 {
		if between(&s.points[i], &s.points[i+1]).width > room {
			return true
		}
		room = s.measure
	}
	return false
}

// relieve finds units, the text between two opportunities, that no line can
// hold, and lets them break inside: where kinsoku allows it, else anywhere, but
// never within a character of several code points.
func (s *Setter) relieve(indent int64) {
	limit := s.measure - indent
	begin, width, typed := 0, int64(0), true // spaces typed before the first line
	for i := range s.cells {
		c := &s.cells[i]
		if c.may != never {
			if width > limit {
				s.breakUnit(begin, i, limit)
			}
			if begin, width = i, 0; !typed {
				limit = s.measure
			}
		}
		typed = typed && c.class == space
		if c.class != space {
			width += int64(c.advance)
			if c.has(apart) && i > begin {
				width += quarter
			}
		} else if i+1 < len(s.cells) && s.cells[i+1].may == never {
			width += int64(c.advance)
		}
	}
	if width > limit {
		s.breakUnit(begin, len(s.cells), limit)
	}
}

// breakUnit lets the unit of the cells from..to break inside.
func (s *Setter) breakUnit(from, to int, limit int64) {
	begin, width := from, int64(0)
	for i := from + 1; i <= to; i++ {
		width += int64(s.cells[i-1].advance) + quarter
		if i < to {
			a, b := &s.cells[i-1], &s.cells[i]
			if b.has(joined) || b.class == space || kinsoku(a, b) == never || a.class == space {
				continue
			}
			b.may = inWord
		}
		if width > limit {
			s.breakAnywhere(begin, i)
		}
		begin, width = i, 0
	}
}

func (s *Setter) breakAnywhere(from, to int) {
	for i := from + 1; i < to; i++ {
		if b := &s.cells[i]; !b.has(joined) && b.class != space {
			b.may = anywhere
		}
	}
}

// findBreakpoints gathers those of the cells at hand, the first before them and
// the last after.
func (s *Setter) findBreakpoints() {
	points := slices.Grow(s.points[:0], len(s.cells)+2)
	var at, ends sums // before this cell; after the last that is no space
	end, first := 0, true
	for i := range s.cells {
		c := &s.cells[i]
		if isPlain(c) && c.may != never && !first { // most of any Chinese text
			at.stretch += gapStretch
			n := len(points)
			points = points[:n+1]
			p := &points[n] // filled in place: a copy takes as long as all the rest
			p.cell, p.end, p.may = int32(i), int32(end), c.may
			p.begins, p.ends = at, ends
			at.width += em
			ends, end = at, i+1
			continue
		}
		if first && c.class == space {
			continue // typed to indent the line
		}
		gap := s.gapBefore(c)
		at.width, at.stretch, at.shrink = at.width+gap.width, at.stretch+gap.stretch, at.shrink+gap.shrink
		if first || c.may != never {
			begins := at
			if c.has(lead) {
				begins.width += half
				begins.shrink += half
			}
			p := breakpoint{cell: int32(i), end: int32(end), may: c.may, begins: begins, ends: ends}
			p.ends.width += s.hyphenBefore(i)
			points = append(points, p)
			first = false
		}
		at.width += int64(c.advance)
		at.shrink += c.canShrink()
		if c.class == space {
			at.stretch += c.canStretch()
			continue
		}
		if ends, end = at, i+1; c.has(trail) {
			ends.width -= half
			ends.shrink -= half
		}
	}
	n := int32(len(s.cells))
	if first { // nothing but spaces
		points = append(points, breakpoint{cell: n, end: n, begins: at, ends: at})
		end, ends = int(n), at
	}
	points = append(points, breakpoint{cell: n, end: int32(end), may: freely, ends: ends})
	s.points = points
}

// gapBefore is the gap before a cell that is not the first of its line.
func (s *Setter) gapBefore(c *cell) (g sums) {
	if c.has(apart) {
		g = sums{quarter, em/3 - quarter, quarter - eighth}
	}
	if !c.has(fixed) {
		g.stretch += gapStretch
	}
	return g
}

// canShrink is what a cell gives within a line: its blank, a space what it has
// over a quarter em, the dot of a name half its room.
func (c *cell) canShrink() int64 {
	switch {
	case c.has(lead | trail):
		return half
	case c.class == space && c.r != '\u3000':
		return max(int64(c.advance)-quarter, 0)
	case c.class == middle && !c.has(inWestern|sized) && c.advance == half:
		return quarter
	}
	return 0
}

// canStretch is what a space takes up to half an em.
func (c *cell) canStretch() int64 {
	if c.class != space || c.r == '\u3000' {
		return 0
	}
	return max(half-int64(c.advance), 0)
}
