package typeset

// In traditional text pauses and stops stand in the middle of their em (clreq 3.1.6):
// they have no blank half to give, neither where they meet another mark nor at the end
// of a line. Brackets and quotation marks stand where they do in simplified text, and
// give theirs up beside a centred mark, which has blank enough. In
// vertical lines it is ，、。 that are centred, the others are in any text.

// Centred follows a mark that is centred, as Unicode has it (U+FE01, the second
// variation): a Font is asked for it as for what is drawn as one.
const Centred = "\ufe01"

// isCentred reports whether the mark of a cell is centred in the text at hand.
func (s *Setter) isCentred(c *cell) bool {
	return s.style.Centred && (c.class == pause || c.class == stop) && !(s.style.Vertical && isTall(c.r))
}

// centred is the character that stands for a mark in the middle of its em, the mark
// itself where the font cannot draw it there.
func (s *Setter) centred(mark rune) rune {
	if r := s.font.Ligature(string(mark) + Centred); r != 0 {
		return r
	}
	return mark
}
