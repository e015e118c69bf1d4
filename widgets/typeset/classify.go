package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// em is the em in the units lines are measured in: small enough to be rounded
// to without being seen, and whole numbers, so that thirty hanzi are thirty em
// however they are added up.
const em = 1 << 16

const (
	half    = em / 2
	quarter = em / 4
	eighth  = em / 8
)

// Lengths beyond these are taken for a mistake; they keep sums in bounds.
const (
	maxAdvance = 64
	maxMeasure = 1 << 24
)

// unitsOf turns em into units, at least 0 and at most limit em.
func unitsOf(v, limit float32) int64 {
	if !(v > 0) { // or not a number
		return 0
	}
	return int64(float64(min(v, limit))*em + .5)
}

// cell is a character on its way into a line.
type cell struct {
	offset  int
	r       rune
	advance int32 // room between its neighbours
	shift   int32 // of its origin from the left of that room
	class   class
	may     chance // a line may begin with it
	flags   flags
}

type flags uint16

const (
	inWestern flags = 1 << iota // in a run that UAX #14 breaks
	letter                      // or digit, or sign that is one with a number
	joined                      // one with the character before: neither parted nor broken from it
	fixed                       // never moved away from the character before
	apart                       // a quarter em from the character before: hanzi beside Latin
	lead                        // the half em on its left is blank
	trail                       // the half em on its right is blank
	hidden                      // has no glyph
	tcy                         // in a number that stands upright in a vertical line
	shaped                      // a word of a script that is shaped as a whole
	sized                       // its room is not what its character takes
)

// blanks are the flags of the blank halves of marks.
var blanks = func() (of [classes]flags) {
	for c := range of {
		if class(c).is(blankLeft) {
			of[c] = lead
		} else if class(c).is(blankRight) {
			of[c] = trail
		}
	}
	return of
}()

func (c *cell) has(f flags) bool { return c.flags&f != 0 }

// chance is whether, and how gladly, a line begins with a character.
type chance uint8

const (
	never      chance = iota
	freely            // between words, between hanzi
	atHyphen          // within a word, where it allows it
	atSyllable        // between syllables, with a hyphen
	inWord            // in what is too long for a line
	anywhere          // there, against kinsoku too
)

// A neighbour is what a cell is to the one after it.
type neighbour uint8

const (
	oddOne neighbour = iota
	hanzi
	opening // mark that has its blank still
	closing // likewise, or a mark of a sentence
)

// classify fills the cells with the text from at to the next line feed, or to
// where the window is full. It returns where it ended, and whether the verse
// ends there. Between hanzi and their marks it tells the chance of a break at
// once; what else there is it lists as odd, for opportunities and squeeze to
// look at.
func (s *Setter) classify(at, size int) (end int, final bool) {
	s.cells, s.odd = s.cells[:0], s.odd[:0]
	var width int64 // of the cells so far: a window holds a number of lines
	before := oddOne
	text := s.text
	for at < len(text) {
		n := len(s.cells)
		if n >= size && width >= 4*overlap*s.measure {
			return at, false
		}
		s.cells = slices.Grow(s.cells, 1)[:n+1]
		c := &s.cells[n] // filled in place: copies are most of all work else
		// Most of any Chinese text is hanzi of three bytes: U+4000 to U+9FFF.
		if b := text[at]; b-0xe4 < 6 && at+2 < len(text) && text[at+1]-0x80 < 0x40 && text[at+2]-0x80 < 0x40 {
			c.offset, c.r = at, rune(b&0xf)<<12|rune(text[at+1]&0x3f)<<6|rune(text[at+2]&0x3f)
			c.advance, c.shift, c.class, c.may, c.flags = em, 0, han, chanceOfHanzi[before], 0
			if before == oddOne {
				s.odd = append(s.odd, int32(n))
			}
			at += 3
			width += em
			before = hanzi
			continue
		}
		r, bytes := utf8.DecodeRuneInString(text[at:])
		c.offset, c.r = at, r
		c.advance, c.shift, c.class, c.may, c.flags = em, 0, classOf(r), never, 0
		at += bytes
		if c.class == newline {
			if r == '\r' && at < len(text) && text[at] == '\n' {
				at++
			}
			s.cells = s.cells[:n]
			return at, true
		}
		if mayBeOfNumber(r) {
			s.ofNumber(c, at)
		}
		if blank := blanks[c.class]; blank != 0 && r >= 0x3000 && !s.style.cells && !s.style.Vertical && !s.isCentred(c) {
			c.flags = blank
		} else {
			s.measureCell(c, at)
		}
		width += int64(c.advance)
		now := oddOne
		if isBlank(c) && !isExclamation(c) {
			if now = closing; c.has(lead) {
				now = opening
			}
		}
		if before != hanzi || now == oddOne {
			s.odd = append(s.odd, int32(n))
		} else if now == opening {
			c.may = freely
		}
		before = now
	}
	return at, true
}

// chanceOfHanzi is that of a hanzi, by what is before it; after an odd one it
// is for opportunities to tell.
var chanceOfHanzi = [...]chance{oddOne: never, hanzi: freely, opening: never, closing: freely}

// measureCell gives a cell that is no plain hanzi its width; next is where the
// text goes on.
func (s *Setter) measureCell(c *cell, next int) {
	if c.class == space {
		s.measureSpace(c, next)
		return
	}
	t := traits[c.class]
	switch {
	case isAmbiguous(c.r) && s.isWestern(c, next):
		c.flags |= inWestern
		c.advance, c.shift = s.westernMark(c.r)
	case s.style.cells && t&fullWidth == 0:
		c.advance = s.advance(c.r)
	case c.class == slash && s.style.Vertical: // its stroke goes from corner to corner
	case c.class == middle || c.class == slash:
		c.advance, c.shift = half, (half-s.advance(c.r))/2
	case c.r == '⸺' || c.r == '⸻':
		c.advance = 2*em + (c.r-'⸺')*em
	case t&fullWidth != 0:
		if !s.style.cells && !(s.style.Vertical && isTall(c.r)) && !s.isCentred(c) {
			c.flags |= blanks[c.class]
		}
		if c.r == '“' || c.r == '‘' { // a Latin font draws them narrow
			c.shift = em - s.advance(c.r)
		}
	case c.class == ignored || isIgnored(c.r):
		c.advance = 0
		c.flags |= hidden
	default:
		c.advance = s.advance(c.r)
	}
	switch c.class {
	case western, ignored, tail, head:
		c.flags |= inWestern
		if isLetter(c.r) {
			c.flags |= letter
		}
	}
}

func (s *Setter) advance(r rune) int32 {
	return int32(unitsOf(s.font.Advance(r), maxAdvance))
}

// isAmbiguous tells the marks that Chinese and Western text share.
func isAmbiguous(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '―', '…', '·', '•':
		return true
	}
	return false
}

// isWestern reports whether a mark that Chinese and Western text share is one of
// Western text here. An apostrophe is wherever letters stand on both sides; the
// others are in a paragraph mostly of Western words, unless they touch hanzi.
func (s *Setter) isWestern(c *cell, next int) bool {
	after, n := utf8.DecodeRuneInString(s.text[next:])
	before, m := utf8.DecodeLastRuneInString(s.text[:c.offset])
	if c.r == '’' && isLetter(after) && isLetter(before) {
		return true
	}
	if !s.latin || (c.class == dash || c.class == ellipsis) && (before == c.r || after == c.r) { // —— is one thing
		return false
	}
	beside := before
	if c.class == opener {
		beside, m = after, n
	}
	return m == 0 || traits[classOf(beside)]&fullWidth == 0 || isAmbiguous(beside)
}

// westernMark is the width of a mark set as Western text does. Chinese fonts
// draw quotation marks an em wide with the ink in one half of it, the single
// ones in a third; taken alone it is as wide as a Latin font's.
func (s *Setter) westernMark(r rune) (advance, shift int32) {
	advance = s.advance(r)
	if advance < em*9/10 {
		return advance, 0
	}
	const single = em * 3 / 10
	switch r {
	case '“':
		return half, -half
	case '”':
		return half, 0
	case '‘':
		return single, single - em
	case '’':
		return single, 0
	}
	return advance, 0
}

// isLetter tells the letters and digits that stand off from hanzi.
func isLetter(r rune) bool {
	if r < 0x80 {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// mostlyWestern reports whether a paragraph is of Western words rather than of
// hanzi: a word says about as much as a hanzi. Addresses and numbers say nothing.
// The beginning of a long paragraph speaks for the rest.
func mostlyWestern(text string) bool {
	const enough = 2000 // bytes
	text = text[:min(len(text), enough)]
	hanzi := 0
	for i := range len(text) {
		if text[i]-0xe4 < 6 { // U+4000 to U+9FFF begin so
			if hanzi++; len(text)-3*hanzi <= 2*hanzi { // no word is shorter, with its space
				return false // whatever the rest is
			}
		}
	}
	words, address := 0, false
	hanzi = 0
	before := ' '
	for at, r := range text {
		if isAddressRune(r) && !isAddressRune(before) {
			end := strings.IndexFunc(text[at:], func(r rune) bool { return !isAddressRune(r) })
			if end < 0 {
				end = len(text) - at
			}
			address = isAddress(text[at : at+end])
		}
		switch {
		case r >= 0x2e80:
			if classOf(r) == han {
				hanzi++
			}
		case isLetter(r) && !isDigit(r) && !isLetter(before) && !(address && isAddressRune(r)):
			words++
		}
		before = r
	}
	return words > hanzi
}

// isMark tells marks that are drawn over the character before them.
func isMark(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }
