package typeset

import (
	"strings"
	"unicode/utf8"
)

// kern moves Latin letters as the font's tables have it, and makes one of those
// that are drawn as one. Both are asked of pairs that stand together, so that a line
// placed alone is set as in its paragraph.
func (s *Setter) kern() {
	k, ok := s.font.(Kerner)
	if !ok || s.style.cells {
		return
	}
	for _, at := range s.odd {
		i := int(at)
		b := &s.cells[i]
		if i == 0 || !b.has(inWestern) || b.has(hidden|joined|sized) || b.class == space {
			continue
		}
		a := &s.cells[i-1]
		if !a.has(inWestern) || a.has(hidden|sized) || a.class == space || a.advance == 0 {
			continue
		}
		if a.r == 'f' && b.may == never {
			s.bind(i - 1)
		}
		if kern := k.Kern(a.r, b.r); kern != 0 {
			a.advance += int32(kern * em)
		}
	}
}

// bind makes the letters from cell i on one, if the font draws them so: ffi, fl.
func (s *Setter) bind(i int) {
	for n := 3; n > 1; n-- {
		if i+n > len(s.cells) || !s.areLetters(i, n) {
			continue
		}
		from := s.cells[i].offset
		text := s.text[from : s.cells[i+n-1].offset+1]
		if !strings.ContainsAny(text[1:], "fijltb") {
			continue
		}
		r := s.font.Ligature(text)
		if r == 0 {
			continue
		}
		s.cells[i].r, s.cells[i].advance = r, s.advance(r)
		for k := i + 1; k < i+n; k++ {
			c := &s.cells[k]
			c.advance = 0
			c.flags |= hidden | joined
		}
		return
	}
}

// areLetters reports whether n cells are plain letters of ASCII with no break between.
func (s *Setter) areLetters(i, n int) bool {
	for k := i; k < i+n; k++ {
		c := &s.cells[k]
		if c.r >= utf8.RuneSelf || !isLatin(c.r) || c.has(hidden|joined|sized) || k > i && c.may != never {
			return false
		}
	}
	return true
}
