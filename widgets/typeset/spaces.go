package typeset

import "unicode/utf8"

// measureSpace gives a space its width. Beside a full-width mark it has none: the
// mark has its blank, and extractors leave spaces there that nobody typed. Between
// full-width digits, and between a number and its unit, it is part of the number.
func (s *Setter) measureSpace(c *cell, next int) {
	c.flags |= inWestern | hidden
	switch {
	case s.style.cells:
		c.advance = s.advance(c.r)
	case s.parts(c.offset, next):
		c.class, c.r, c.advance = western, wordJoiner, 0
	case c.r == ' ' && isUnit(s.text[next:]) && digitsBefore(s.text[:c.offset]) > 0:
		c.class, c.r, c.advance = western, '\u00a0', s.advance(' ')
	case s.isVoid(c, next):
		c.r, c.advance = '\u3000', 0 // which neither stretches nor shrinks
		c.flags |= fixed
	case c.r == '\t':
		c.advance = s.advance(' ')
	default:
		c.advance = s.advance(c.r)
	}
}

// parts reports whether a space is between full-width digits.
func (s *Setter) parts(at, next int) bool {
	before, _ := utf8.DecodeLastRuneInString(s.text[:at])
	after, _ := utf8.DecodeRuneInString(s.text[next:])
	return before >= '０' && before <= '９' && after >= '０' && after <= '９'
}

// isVoid reports whether a space is beside a full-width mark, or beside one that is.
func (s *Setter) isVoid(c *cell, next int) bool {
	if n := len(s.cells); n > 1 && s.cells[n-2].isVoid() {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s.text[:c.offset])
	if s.isFullMark(before) {
		return true
	}
	const most = 8 // spaces in a row that are looked over
	for range most {
		after, n := utf8.DecodeRuneInString(s.text[next:])
		if classOf(after) != space {
			return s.isFullMark(after)
		}
		next += n
	}
	return false
}

func (s *Setter) isFullMark(r rune) bool {
	return blanks[classOf(r)] != 0 && !(s.latin && isAmbiguous(r))
}

// isVoid tells the spaces that have no width.
func (c *cell) isVoid() bool { return c.class == space && c.advance == 0 && !c.has(joined) }
