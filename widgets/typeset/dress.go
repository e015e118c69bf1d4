package typeset

import (
	"sort"
	"unicode/utf8"
)

// dress gives the characters of the runs at hand the room they take there, and
// stands the mark of a paragraph before its hang.
func (s *Setter) dress() {
	for i := range s.style.Runs {
		r := &s.style.Runs[i]
		if from, to := s.cellAt(r.Start), s.cellAt(r.End); from < to {
			s.dressRun(r, s.cells[from:to])
		}
	}
	if s.style.Keep && len(s.cells) > 0 && s.begins(s.cells[0].offset) {
		s.keepSpaces()
	}
	if s.style.Mark > 0 && len(s.cells) > 0 && s.cells[0].offset == 0 {
		s.standMark(s.cellAt(s.style.Mark))
	}
}

// begins reports whether the text or a line of it begins at an offset.
func (s *Setter) begins(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s.text[:at])
	return at == 0 || classOf(before) == newline
}

// keepSpaces gives the spaces a line is begun with the room they were typed for.
func (s *Setter) keepSpaces() {
	const tab = 2 * em
	for i := range s.cells {
		c := &s.cells[i]
		if c.class != space {
			return
		}
		switch c.r {
		case ' ':
			c.advance = half
		case '\t':
			c.advance = tab
		case '\u3000':
			c.advance = em
		}
		c.class, c.r, c.may = western, wordJoiner, never
		c.flags |= inWestern | hidden | sized
	}
}

// cellAt is the first cell at hand that is not before a byte of the text.
func (s *Setter) cellAt(offset int) int {
	return sort.Search(len(s.cells), func(i int) bool { return s.cells[i].offset >= offset })
}

func (s *Setter) dressRun(r *Run, cells []cell) {
	var room int32
	for i := range cells {
		c := &cells[i]
		if r.Font != nil && c.advance > 0 && !c.class.is(fullWidth) && c.class != middle && c.class != slash && c.class != space {
			c.advance = int32(unitsOf(r.Font.Advance(c.r), maxAdvance))
		}
		if r.Scale > 0 {
			c.advance, c.shift = int32(float32(c.advance)*r.Scale), int32(float32(c.shift)*r.Scale)
			c.flags = c.flags&^(lead|trail) | sized
			if c.may = never; i > 0 {
				c.flags |= fixed
			}
		}
		if r.Room > 0 && i > 0 && len(cells) <= wholeReading {
			c.may = never
		}
		room += c.advance
	}
	if want := int32(unitsOf(r.Room, maxAdvance)); want > room {
		widen(cells, want-room)
	}
}

// wholeReading is how many characters that have one reading stay on one line.
const wholeReading = 8

// widen shares room out around characters that have a reading wider than they.
func widen(cells []cell, room int32) {
	n := int32(len(cells))
	for i := range cells {
		c := &cells[i]
		more := room*(int32(i)+1)/n - room*int32(i)/n
		c.advance += more
		c.shift += more / 2
		c.flags = c.flags&^(lead|trail) | sized
	}
}

// standMark gives the cells of the mark, up to the given one, the room there is
// before the hang: what follows stands at the hang whatever the mark is.
func (s *Setter) standMark(to int) {
	room := -s.indent()
	for i := range s.cells[:to] {
		c := &s.cells[i]
		if c.has(lead) && i == 0 {
			c.advance -= half
			c.shift -= half
		}
		if c.class == space {
			c.class, c.r = western, wordJoiner
			c.flags |= inWestern | hidden
		}
		c.flags = c.flags&^(lead|trail|apart|letter) | sized
		if i > 0 {
			c.flags |= fixed
			c.may = never
		}
		room -= int64(c.advance)
	}
	if room > 0 {
		s.cells[to-1].advance += int32(room)
	}
	if to < len(s.cells) {
		c := &s.cells[to]
		c.flags |= fixed
		c.may = never
		if c.has(lead) {
			c.flags = c.flags&^lead | sized
			c.advance -= half
			c.shift -= half
		}
	}
}
