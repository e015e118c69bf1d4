package typeset

// The kinds of room in a line that give way or take more, in the order in which
// they shrink (clreq 3.5.3); the first of all, the blank of the mark at the end
// of the line, is gone by then. Of them spaces and the room between hanzi and
// Latin also stretch, in this order (3.5.4), and then all gaps alike.
const (
	ofSpaces = iota
	ofMiddles
	ofBrackets
	ofPauses
	ofLatin
	ofStops
	kinds
)

// kindOf is the kind of a cell's own room that shrinks.
func (c *cell) kindOf() int {
	switch c.class {
	case space:
		return ofSpaces
	case middle:
		return ofMiddles
	case pause:
		return ofPauses
	case stop:
		return ofStops
	}
	return ofBrackets
}

// room is what there is in a line to shrink or stretch, in units.
type room struct {
	width  int64
	shrink [kinds]int64
	spaces int64 // spaces up to half an em
	latin  int64 // the room between hanzi and Latin up to a third
	gaps   int64 // how many
}

// adjustment is how a line is made to fit: parts of what each kind gives or
// takes, and what every gap takes on top.
type adjustment struct {
	shrink        [kinds]float64
	spaces, latin float64
	gap           float64 // units
}

// What a gap may take, on top of what spaces and the room beside Latin do, before
// the line is better left ragged. Gaps of Western text are its spaces, which half
// an em each makes wide already.
const (
	looseGap  = quarter
	looseWord = eighth
)

func (s *Setter) looseAt() int64 {
	if s.latin {
		return looseWord
	}
	return looseGap
}

// survey measures the line of cells from..to.
func (s *Setter) survey(from, to int) (r room) {
	for i := from; i < to; i++ {
		c := &s.cells[i]
		if isPlain(c) { // most of any Chinese text
			r.width += em
			if i > from {
				r.gaps++
			}
			continue
		}
		if i > from {
			if c.has(apart) {
				r.width += quarter
				r.shrink[ofLatin] += quarter - eighth
				r.latin += em/3 - quarter
			}
			if !c.has(fixed) {
				r.gaps++
			}
		}
		advance, shrink := c.room(i == from, i == to-1)
		r.width += advance
		if shrink > 0 {
			r.shrink[c.kindOf()] += shrink
		}
		r.spaces += c.canStretch()
	}
	r.width += s.hyphenBefore(to)
	return r
}

// room is a cell's advance and what of it can shrink. At a line's start an
// opening mark, at its end any mark, is without its blank.
func (c *cell) room(first, last bool) (advance, shrink int64) {
	if first && c.has(lead) || last && c.has(trail) {
		return int64(c.advance) - half, 0
	}
	return int64(c.advance), c.canShrink()
}

// adjust makes a line with the given room fit a measure. It reports whether its
// gaps would have to take more than most units each.
func (r *room) adjust(measure, most int64) (a adjustment, loose bool) {
	slack := measure - r.width
	if slack < 0 {
		for k := range r.shrink {
			a.shrink[k], slack = part(-slack, r.shrink[k])
			slack = -slack
		}
		return a, false
	}
	a.spaces, slack = part(slack, r.spaces)
	a.latin, slack = part(slack, r.latin)
	if slack > r.gaps*most {
		return adjustment{}, true
	}
	if slack > 0 {
		a.gap = float64(slack) / float64(r.gaps)
	}
	return a, false
}

// part takes what it can of want from have. It returns which part of have that
// is, and what is still wanted.
func part(want, have int64) (float64, int64) {
	switch {
	case want <= 0 || have <= 0:
		return 0, want
	case want >= have:
		return 1, want - have
	}
	return float64(want) / float64(have), 0
}

// tooLoose reports whether a line of the chain is too loose to be set flush.
func (s *Setter) tooLoose(indent int64, final bool) bool {
	from := int32(0)
	for n, to := range s.chain {
		if final && n == len(s.chain)-1 {
			break
		}
		r := s.survey(int(s.points[from].cell), int(s.points[to].end))
		if _, loose := r.adjust(s.measure-indent, s.looseAt()); loose {
			return true
		}
		from, indent = to, 0
	}
	return false
}

// fitted tells how the line of cells from..to is made to fit, and its width as
// it is then.
func (s *Setter) fitted(from, to int, indent int64, flush bool) (a adjustment, width float64) {
	r := s.survey(from, to)
	room := s.measure - indent
	if !flush && (s.ragged || r.width <= room) {
		return a, float64(indent + r.width)
	}
	a, loose := r.adjust(room, s.looseAt())
	if loose || r.width > room+r.shrinks() {
		return a, float64(indent + r.width - min(r.shrinks(), max(0, r.width-room)))
	}
	return a, float64(s.measure)
}

// shrinks is all that can give way in a line.
func (r *room) shrinks() (all int64) {
	for _, v := range r.shrink {
		all += v
	}
	return all
}

// widthOf is the width of the line from one breakpoint to another that justify
// makes, em. Of most lines it can be told from the sums.
func (s *Setter) widthOf(from, to *breakpoint, indent int64, flush bool) float32 {
	line := between(from, to)
	switch slack := s.measure - indent - line.width; {
	case flush && -line.shrink <= slack && slack <= line.stretch:
		return float32(s.measure) / em
	case !flush && (s.ragged || slack >= 0):
		return float32(indent+line.width) / em
	}
	_, width := s.fitted(int(from.cell), int(to.end), indent, flush)
	return float32(width / em)
}

// justify places the cells from..to of a line, flush if told and if that makes
// it not too loose, and appends their glyphs. It returns the line's width, em.
func (s *Setter) justify(glyphs []Glyph, from, to int, indent int64, flush bool) ([]Glyph, float32) {
	a, _ := s.fitted(from, to, indent, flush)
	x := float64(indent + s.hang)
	for i := from; i < to; i++ {
		c := &s.cells[i]
		if isPlain(c) && !s.style.Vertical {
			if i > from {
				x += a.gap
			}
			glyphs = append(glyphs, Glyph{Rune: c.r, Offset: c.offset, X: float32(x / em), Advance: float32(c.advance) / em})
			x += float64(c.advance)
			continue
		}
		if i > from {
			if c.has(apart) {
				x += quarter - a.shrink[ofLatin]*(quarter-eighth) + a.latin*(em/3-quarter)
			}
			if !c.has(fixed) {
				x += a.gap
			}
		}
		advance, shrink := c.room(i == from, i == to-1)
		shift := float64(c.shift)
		room := float64(advance)
		if shrink > 0 {
			less := a.shrink[c.kindOf()] * float64(shrink)
			room -= less
			switch {
			case c.has(lead):
				shift -= less
			case c.class == middle:
				shift -= less / 2
			}
		} else if i == from && c.has(lead) {
			shift -= half
		}
		if room += a.spaces * float64(c.canStretch()); !c.has(hidden) {
			glyphs = append(glyphs, s.glyph(i, x+shift, room))
		}
		x += room
	}
	if s.leftward {
		s.mirror(glyphs)
	}
	if wide := s.hyphenBefore(to); wide > 0 && to > from {
		glyphs = append(glyphs, s.hyphen(to-1, x))
		x += float64(wide)
	}
	return glyphs, float32(x / em)
}

func (s *Setter) glyph(i int, x, advance float64) Glyph {
	c := &s.cells[i]
	g := Glyph{Rune: c.r, Offset: c.offset, X: float32(x / em), Advance: float32(advance / em)}
	if s.isCentred(c) {
		g.Rune = s.centred(c.r)
	}
	if s.style.Vertical {
		s.stand(&g, i)
	}
	return g
}
