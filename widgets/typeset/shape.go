package typeset

// shape makes one of the characters of words whose letters change with their
// neighbours, if the font draws them so. Words that are read from right to left are
// put in order when their line is (mirror).
func (s *Setter) shape() {
	s.leftward = false
	if s.style.cells {
		return
	}
	for n := 0; n < len(s.odd); n++ {
		i := int(s.odd[n])
		if !isShaped(s.cells[i].r) {
			continue
		}
		j := i + 1
		for j < len(s.cells) && (isShaped(s.cells[j].r) || s.cells[j].has(joined)) && s.cells[j].may == never {
			j++
		}
		end := len(s.text)
		if j < len(s.cells) {
			end = s.cells[j].offset
		}
		s.leftward = s.leftward || isLeftward(s.cells[i].r)
		if r := s.font.Ligature(s.text[s.cells[i].offset:end]); r != 0 {
			leftward := isLeftward(s.cells[i].r)
			s.cells[i].r, s.cells[i].advance = r, s.advance(r)
			for k := i + 1; k < j; k++ {
				s.cells[k].advance = 0
				s.cells[k].flags |= hidden | joined
			}
			if leftward {
				s.cells[i].flags |= shaped
			}
		}
		for n+1 < len(s.odd) && int(s.odd[n+1]) < j {
			n++
		}
	}
}

// isShaped tells the characters of such words, as package glyph does.
func isShaped(r rune) bool {
	return r >= 0x0590 && r < 0x10a0 || r >= 0x1780 && r < 0x18b0 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xfeff
}

// isLeftward tells the letters that are read from right to left.
func isLeftward(r rune) bool {
	return r >= 0x0590 && r < 0x0900 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xfeff
}

// mirror puts words read from right to left that follow each other in a line in that
// order: the first at the right.
func (s *Setter) mirror(glyphs []Glyph) {
	for a := 0; a < len(glyphs); a++ {
		b := a
		for b < len(glyphs) && s.isLeftwardAt(glyphs[b].Offset) {
			b++
		}
		if b > a {
			last := &glyphs[b-1]
			left, right := glyphs[a].X, last.X+last.Advance
			for i := a; i < b; i++ {
				g := &glyphs[i]
				g.X = left + right - g.X - g.Advance
			}
			a = b - 1
		}
	}
}

func (s *Setter) isLeftwardAt(offset int) bool {
	i := s.cellAt(offset)
	return i < len(s.cells) && s.cells[i].has(shaped)
}
