package typeset

// upright gives numbers of up to three digits in vertical lines one em, their
// digits side by side (纵中横), and single letters, as in A股. A number that has a sign, a point or a letter
// beside it stays with the Western text it is part of, turned with it.
func (s *Setter) upright() {
	for from := 0; from < len(s.cells); {
		to := from
		for to < len(s.cells) && s.cells[to].has(inWestern) && s.cells[to].class != space {
			to++
		}
		if to == from {
			from++
			continue
		}
		if to-from <= 3 && s.isNumber(from, to) || to-from == 1 && isLatin(s.cells[from].r) && !s.cells[from].has(sized) {
			s.stack(from, to)
		}
		from = to
	}
}

func isLatin(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

func (s *Setter) isNumber(from, to int) bool {
	for _, c := range s.cells[from:to] {
		if !isDigit(c.r) || c.has(sized) {
			return false
		}
	}
	return true
}

// stack puts a number into one em, which its last digit carries.
func (s *Setter) stack(from, to int) {
	for i := from; i < to; i++ {
		c := &s.cells[i]
		c.flags = c.flags&^(inWestern|letter) | tcy
		c.class, c.advance = han, 0
		if i > from {
			c.flags |= joined
			c.may = never
		}
	}
	s.cells[to-1].advance = em
}

// isTall tells the marks whose ink goes down more than half of their em in a
// vertical line, so that they have no blank half to give.
func isTall(r rune) bool { return r == '！' || r == '？' || r == '：' || r == '；' }

// stand gives the glyph of cell i, in a vertical line, its stance.
func (s *Setter) stand(g *Glyph, i int) {
	switch c := &s.cells[i]; {
	case c.has(tcy):
		g.Stance = TateChuYoko
		g.Across, g.Advance = s.sideBySide(i)
	case s.isTurned(i):
		g.Stance = Rotated
	}
}

// isTurned reports whether cell i is turned in a vertical line: Western text is,
// and the sign or unit of a number that is.
func (s *Setter) isTurned(i int) bool {
	c := &s.cells[i]
	if !c.has(inWestern) {
		return false
	}
	beside := i // the character that a sign belongs to
	switch {
	case c.r < 0x80:
		return true
	case c.class == tail:
		for beside > 0 && s.cells[beside].class == tail {
			beside--
		}
	case c.class == head:
		for beside < len(s.cells)-1 && s.cells[beside].class == head {
			beside++
		}
	default:
		return c.r < 0x2e80 || c.r >= firstJoined
	}
	return s.cells[beside].has(inWestern) && s.cells[beside].has(letter)
}

// sideBySide tells where digit i of a stacked number stands across its em, and
// how wide it is there.
func (s *Setter) sideBySide(i int) (across, advance float32) {
	from, to := i, i+1
	for s.cells[from].has(joined) {
		from--
	}
	for to < len(s.cells) && s.cells[to].has(tcy) && s.cells[to].has(joined) {
		to++
	}
	var before, width float32
	for k := from; k < to; k++ {
		if k == i {
			before = width
		}
		width += s.font.Advance(s.cells[k].r)
	}
	narrow := min(1, 1/max(width, 1))
	return (1-width*narrow)/2 + before*narrow, s.font.Advance(s.cells[i].r) * narrow
}
