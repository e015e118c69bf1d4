// Package typeset turns paragraphs into lines of positioned glyphs by the rules
// of Chinese typesetting (W3C Requirements for Chinese Text Layout, clreq;
// GB/T 15834). It knows no toolkit: lengths are in em of the text's size.
//
// A paragraph goes through passes named as a typesetter names them: classify
// its characters; squeeze the marks that meet and space hanzi from Latin; break
// it into lines, first fit; justify each line.
package typeset

import (
	"unicode"
	"unicode/utf8"
)

// Font tells how far the pen moves for a character, in em.
type Font interface{ Advance(r rune) float32 }

// Style is how a paragraph is set.
type Style struct {
	Measure float32 // width of a line, em
	Indent  float32 // of the first line, em
	Justify bool    // lines but the last are flush on both sides
}

// A Glyph is a character and where its origin goes. A squeezed opening mark
// stands half an em to the left of the room it takes, for its ink is in its
// right half.
type Glyph struct {
	Rune    rune
	Offset  int     // of the character in the paragraph, bytes
	X       float32 // from the line's left edge, em
	Advance float32 // room it takes, em
}

// A Line is a part of a paragraph and its glyphs. Spaces at which it was broken
// belong to it and have no glyph.
type Line struct {
	Start, End int // bytes of the paragraph
	Glyphs     []Glyph
	Width      float32 // em, indent included
}

// A Setter sets paragraphs. Its buffers are used again; the lines it returns
// are the caller's. It is not safe for concurrent use.
type Setter struct{ cells []cell }

// cell is a character on its way into a line.
type cell struct {
	r       rune
	offset  int
	class   class
	advance float32 // room between its neighbours
	shift   float32 // of its origin, for a squeezed opener
	gap     float32 // space before it, within a line only
	break_  bool    // a line may begin here
}

// Paragraph breaks text into lines.
func (s *Setter) Paragraph(text string, font Font, style Style) []Line {
	s.classify(text, font)
	s.squeeze()
	s.opportunities()
	return s.fill(text, style)
}

// classify gives every character its class and its natural advance.
func (s *Setter) classify(text string, font Font) {
	s.cells = s.cells[:0]
	for i, r := range text {
		c := cell{r: r, offset: i, class: classOf(r), advance: 1}
		switch {
		case c.class == middle:
			c.shift = (.5 - font.Advance(r)) / 2
			c.advance = .5
		case c.class == latin || c.class == space || c.class == mark || isNarrow(r) || r < 0x2000:
			c.advance = font.Advance(r)
		}
		if r == '\n' || r == '\t' || r == '\r' {
			c.class, c.advance = space, .25
		}
		s.cells = append(s.cells, c)
	}
	s.quotes()
}

// isNarrow tells marks that are half an em wide in every font.
func isNarrow(r rune) bool { return r >= 0xff61 && r <= 0xffdc }

// quotes gives the quotation marks of Latin text the class of Latin letters:
// only beside hanzi are they full-width marks.
func (s *Setter) quotes() {
	for i := range s.cells {
		c := &s.cells[i]
		if c.r != '“' && c.r != '”' && c.r != '‘' && c.r != '’' {
			continue
		}
		before := i > 0 && s.cells[i-1].class == latin
		after := i+1 < len(s.cells) && s.cells[i+1].class == latin
		if c.r == '’' && before && after {
			c.class = latin
		}
	}
}

// squeeze takes the blank from between marks that meet, half an em for each
// pair, and puts a quarter of an em between hanzi and Latin.
func (s *Setter) squeeze() {
	for i := 1; i < len(s.cells); i++ {
		a, b := &s.cells[i-1], &s.cells[i]
		switch {
		case a.class == closer && (b.class == closer || b.class == opener) && a.advance == 1:
			a.advance = .5
		case a.class == opener && b.class == opener && b.advance == 1:
			b.advance, b.shift = .5, -.5
		case a.class == hanzi && b.class == latin, a.class == latin && b.class == hanzi:
			b.gap = .25
		}
	}
}

// opportunities tells before which characters a line may begin.
func (s *Setter) opportunities() {
	for i := 1; i < len(s.cells); i++ {
		s.cells[i].break_ = mayBreak(s.cells[i-1], s.cells[i])
	}
}

func mayBreak(a, b cell) bool {
	switch {
	case b.class == space || b.class == mark:
		return false
	case a.class == space:
		return true
	case b.class == closer || b.class == middle || b.class == dash || noStart(b.r):
		return false
	case a.class == opener || noEnd(a.r):
		return false
	case a.class == latin && b.class == latin:
		return false
	}
	return true
}

// fill breaks the cells into lines, first fit, and sets each.
func (s *Setter) fill(text string, style Style) []Line {
	var lines []Line
	measure := max(style.Measure, 1)
	for from := 0; from < len(s.cells) || len(lines) == 0 && len(s.cells) > 0; {
		indent := float32(0)
		if from == 0 {
			indent = min(style.Indent, measure-1)
		}
		to := s.fit(from, measure-indent)
		last := to == len(s.cells)
		l := s.line(from, to, indent, measure, style.Justify && !last)
		l.Start = s.cells[from].offset
		l.End = len(text)
		if !last {
			l.End = s.cells[to].offset
		}
		lines = append(lines, l)
		from = to
	}
	return lines
}

// fit returns where the line that begins at from ends.
func (s *Setter) fit(from int, room float32) int {
	width, best := float32(0), -1
	for i := from; i < len(s.cells); i++ {
		c := s.cells[i]
		if i > from {
			if c.break_ {
				best = i
			}
			width += c.gap
		}
		advance := c.advance
		if i == from && c.class == opener && c.advance == 1 {
			advance = .5
		}
		end := advance
		if c.class == closer && c.advance == 1 {
			end = .5
		}
		if c.class == space {
			end = 0
		}
		if width+end > room+1e-4 && i > from {
			if best > from {
				return best
			}
			return i
		}
		width += advance
	}
	return len(s.cells)
}

// line sets the cells from..to, justified if told.
func (s *Setter) line(from, to int, indent, measure float32, justify bool) Line {
	end := to
	for end > from && s.cells[end-1].class == space {
		end--
	}
	l := Line{Glyphs: make([]Glyph, 0, end-from)}
	x := indent
	for i := from; i < end; i++ {
		c := s.cells[i]
		if i > from {
			x += c.gap
		} else if c.class == opener && c.advance == 1 {
			c.advance, c.shift = .5, -.5
		}
		if i == end-1 && c.class == closer && c.advance == 1 {
			c.advance = .5
		}
		if c.class != space {
			l.Glyphs = append(l.Glyphs, Glyph{c.r, c.offset, x + c.shift, c.advance})
		}
		x += c.advance
	}
	if extra := measure - x; justify && extra > 0 {
		s.stretch(l.Glyphs, from, end, extra)
		x = measure
	}
	l.Width = x
	return l
}

// stretch spreads extra over the places between characters that may part.
func (s *Setter) stretch(glyphs []Glyph, from, end int, extra float32) {
	gaps := 0
	for i := from + 1; i < end; i++ {
		if s.parts(i) {
			gaps++
		}
	}
	if gaps == 0 {
		return
	}
	each, moved, k := extra/float32(gaps), float32(0), 0
	for i := from; i < end; i++ {
		if i > from && s.parts(i) {
			moved += each
		}
		if s.cells[i].class != space {
			glyphs[k].X += moved
			k++
		}
	}
}

// parts tells whether the characters before and at i may be moved apart.
func (s *Setter) parts(i int) bool {
	a, b := s.cells[i-1], s.cells[i]
	return !(a.class == latin && b.class == latin || a.class == dash && b.class == dash || b.class == mark || a.class == opener || b.class == closer)
}

type class uint8

const (
	hanzi  class = iota
	latin        // letters, digits and what stands with them
	opener       // no line ends with it
	closer       // no line begins with it
	middle       // · between names
	dash         // — and …, which come in pairs
	space
	mark // combining marks: part of what they follow
)

func classOf(r rune) class {
	switch {
	case r >= 0x4e00 && r <= 0x9fff: // most of any Chinese text
		return hanzi
	case r > 0x20 && r < 0x7f:
		return latin
	}
	switch r {
	case '「', '『', '“', '‘', '（', '《', '〈', '【', '〖', '〔', '［', '｛':
		return opener
	case '。', '．', '，', '、', '：', '；', '！', '？', '」', '』', '”', '’', '）', '》', '〉', '】', '〗', '〕', '］', '｝':
		return closer
	case '·', '・', '‧':
		return middle
	case '—', '…', '⸺', '─':
		return dash
	case ' ', '\u00a0', '\u3000':
		return space
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me) || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f:
		return mark
	case r < 0x2e80 && r != utf8.RuneError && r > 0x20 && !(r >= 0x2190 && r < 0x2c00):
		return latin
	}
	return hanzi
}

// noStart tells further characters no line begins with.
func noStart(r rune) bool {
	switch r {
	case '～', '–', '•', '/', '／', '%', '‰', '°', '℃', '％', '‼', '⁇', '⁈', '⁉':
		return true
	}
	return false
}

// noEnd tells further characters no line ends with.
func noEnd(r rune) bool { return r == '￥' || r == '＄' || r == '£' || r == '№' }
