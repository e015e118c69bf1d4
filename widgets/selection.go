package widgets

import (
	"image/color"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-text/typesetting/segmenter"

	"lanmu/widgets/document"
	"lanmu/widgets/setting"
)

// selection is what is selected: from anchor, where it was begun, to head,
// where it was led. Either may come first.
type selection struct{ anchor, head document.Position }

// order returns the ends of a selection, the first one first.
func (s selection) order() (from, to document.Position) {
	if s.head.Before(s.anchor) {
		return s.head, s.anchor
	}
	return s.anchor, s.head
}

func (s selection) empty() bool { return s.anchor == s.head }

// passages returns what is selected of each block.
func (s *sheet) passages() []document.Passage {
	if s.sel.empty() {
		return nil
	}
	var out []document.Passage
	from, to := s.sel.order()
	for i := from.Block; i <= to.Block && i < len(s.blocks); i++ {
		if p := s.part(i, from, to); p.Start < p.End {
			out = append(out, p)
		}
	}
	return out
}

// part returns what of block i is between two places. What stands after the
// end of a text is not part of it.
func (s *sheet) part(i int, from, to document.Position) document.Passage {
	p := document.Passage{Block: i, Start: 0, End: len(s.blocks[i].Text)}
	switch {
	case s.blocks[i].Style == document.Coda:
		return document.Passage{Block: i}
	case i == from.Block && i == to.Block:
		p.Start, p.End = from.Offset, to.Offset
	case i == from.Block:
		p.Start = from.Offset
	case i == to.Block:
		p.End = to.Offset
	}
	return p
}

// selected returns the text selected, blocks as lines: the text itself, with
// nothing of how it is set.
func (s *sheet) selected() string {
	var parts []string
	for _, p := range s.passages() {
		parts = append(parts, s.blocks[p.Block].Text[p.Start:p.End])
	}
	return strings.Join(parts, "\n")
}

// all selects the whole text.
func (s *sheet) all() {
	if n := len(s.blocks); n > 0 {
		s.sel = selection{document.Position{}, document.Position{Block: n - 1, Offset: len(s.blocks[n-1].Text)}}
	}
}

// hit returns the place in the text nearest to a point, along and across the
// lines: between two characters, the nearer edge deciding.
func (s *sheet) hit(at fyne.Position) document.Position { return s.near(at, .5) }

// under returns the place of the character a point is on.
func (s *sheet) under(at fyne.Position) document.Position { return s.near(at, 1) }

// near returns the place before the first character of a line of which a point
// is in the first part.
func (s *sheet) near(at fyne.Position, part float32) document.Position {
	if len(s.blocks) == 0 {
		return document.Position{}
	}
	i := min(s.at(at.Y), len(s.blocks)-1)
	s.setAt(i)
	b := &s.blocks[i]
	if len(b.lines) == 0 {
		return document.Position{Block: i}
	}
	k := int((at.Y - b.top) / b.line)
	k = min(max(k, 0), len(b.lines)-1)
	x := (at.X - s.lineStart(b, k)) / b.em
	l := s.lineOf(b, k)
	for n, g := range l.Glyphs {
		leftward := n > 0 && g.X < l.Glyphs[n-1].X || n+1 < len(l.Glyphs) && l.Glyphs[n+1].X < g.X
		if x < g.X+setting.Room(g)*part && (!leftward || x >= g.X) {
			return document.Position{Block: i, Offset: g.Offset}
		}
	}
	if n := len(l.Glyphs); n > 0 {
		last := l.Glyphs[n-1]
		return document.Position{Block: i, Offset: last.Offset + clusterLen(b.Text[last.Offset:])}
	}
	return document.Position{Block: i, Offset: l.End}
}

// word returns the word around a place: letters and digits that stand
// together, with the points and apostrophes within them, or the word of Chinese
// that the owner finds; without one, hanzi that stand together between marks.
func (s *sheet) word(p document.Position) selection {
	if p.Block >= len(s.blocks) {
		return selection{p, p}
	}
	text := s.blocks[p.Block].Text
	at := min(p.Offset, len(text))
	r, n := utf8.DecodeRuneInString(text[at:])
	if kindOf(r) == sign { // after the last character of a word
		if q, m := utf8.DecodeLastRuneInString(text[:at]); kindOf(q) != sign {
			r, at = q, at-m
		} else {
			return selection{document.Position{Block: p.Block, Offset: at}, document.Position{Block: p.Block, Offset: at + n}}
		}
	}
	if kindOf(r) == hanzi && s.press.Faces.Words != nil {
		from, to := s.press.Faces.Words(text, at)
		return selection{document.Position{Block: p.Block, Offset: from}, document.Position{Block: p.Block, Offset: to}}
	}
	from, to := at, at
	for from > 0 {
		q, m := utf8.DecodeLastRuneInString(text[:from])
		if !together(text[:from-m], q, text[from:], kindOf(r)) {
			break
		}
		from -= m
	}
	for to < len(text) {
		q, m := utf8.DecodeRuneInString(text[to:])
		if !together(text[:to], q, text[to+m:], kindOf(r)) {
			break
		}
		to += m
	}
	return selection{document.Position{Block: p.Block, Offset: from}, document.Position{Block: p.Block, Offset: to}}
}

// What a character is to a word.
const (
	sign = iota
	hanzi
	letter
)

func kindOf(r rune) int {
	switch {
	case unicode.Is(unicode.Han, r):
		return hanzi
	case unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mn):
		return letter
	}
	return sign
}

// together reports whether r, with text before and after it, is part of a word of
// a kind: 1,234.5 and it’s are one.
func together(before string, r rune, after string, kind int) bool {
	if kindOf(r) == kind {
		return true
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return kind == letter && strings.ContainsRune(".,'’", r) && kindOf(a) == letter && kindOf(b) == letter
}

// paragraph returns the whole block a place is in.
func (s *sheet) paragraph(p document.Position) selection {
	if p.Block >= len(s.blocks) {
		return selection{p, p}
	}
	return selection{document.Position{Block: p.Block}, document.Position{Block: p.Block, Offset: len(s.blocks[p.Block].Text)}}
}

// step returns the place one character on (by 1) or back (by -1): what is drawn
// as one, a letter with its accent or an emoji with what is joined to it, is one.
func (s *sheet) step(p document.Position, by int) document.Position {
	if len(s.blocks) == 0 {
		return p
	}
	text := s.blocks[p.Block].Text
	switch {
	case by > 0 && p.Offset < len(text):
		p.Offset += clusterLen(text[p.Offset:])
	case by > 0 && p.Block+1 < len(s.blocks):
		p = document.Position{Block: p.Block + 1}
	case by < 0 && p.Offset > 0:
		// The cluster that ends here, from a place where one surely begins.
		const back = 64
		from := max(p.Offset-back, 0)
		for from < p.Offset && !utf8.RuneStart(text[from]) {
			from++
		}
		for from+clusterLen(text[from:]) < p.Offset {
			from += clusterLen(text[from:])
		}
		p.Offset = from
	case by < 0 && p.Block > 0:
		p = document.Position{Block: p.Block - 1, Offset: len(s.blocks[p.Block-1].Text)}
	}
	return p
}

// clusterLen is how many bytes the first of a text takes that is drawn as one.
func clusterLen(text string) int {
	const enough = 32 // code points; the longest emoji have ten
	runes := make([]rune, 0, enough)
	for _, r := range text {
		if runes = append(runes, r); len(runes) == enough || len(runes) == 2 && runes[0] >= 0x3000 && runes[0] < 0xa000 && r >= 0x3000 && r < 0xa000 {
			break
		}
	}
	var g segmenter.Segmenter
	g.Init(runes)
	if it := g.GraphemeIterator(); it.Next() {
		n := 0
		for range it.Grapheme().Text {
			_, m := utf8.DecodeRuneInString(text[n:])
			n += m
		}
		return n
	}
	return len(text)
}

// point returns where a place stands along and across the lines: the left end
// of the middle of its line.
func (s *sheet) point(p document.Position) fyne.Position {
	if p.Block >= len(s.blocks) {
		return fyne.Position{}
	}
	s.setAt(p.Block)
	b := &s.blocks[p.Block]
	h := b.line
	for k := range b.lines {
		if p.Offset < b.lines[k].End && s.holds(b, k, p.Offset) || k == len(b.lines)-1 {
			l := s.lineOf(b, k)
			x := l.Width
			for _, g := range l.Glyphs {
				if g.Offset >= p.Offset {
					x = g.X
					break
				}
			}
			return fyne.NewPos(s.lineStart(b, k)+x*b.em, b.top+(float32(k)+.5)*h)
		}
	}
	return fyne.NewPos(b.left, b.top+h/2)
}

// holds reports whether a place is on line k: of a row of a table several lines hold
// all its bytes.
func (s *sheet) holds(b *placed, k, offset int) bool {
	if b.set.Rows == nil || k+1 >= len(b.lines) || b.lines[k+1].Start != b.lines[k].Start {
		return true
	}
	for _, g := range b.lines[k].Glyphs {
		if g.Offset >= offset && (g.Offset == offset || !strings.Contains(b.Text[offset:g.Offset], "\t")) {
			return true
		}
	}
	return false
}

// backs draws what stands behind the glyphs of line k of block i: the
// selection, and the places marked.
func (s *sheet) backs(i, k int) {
	for _, m := range s.kept {
		if m.Block == i {
			s.back(m.Passage, k, HueOver(themeColor(inkBack), m.Colour))
		}
	}
	from, to := s.sel.order()
	if !s.sel.empty() && from.Block <= i && i <= to.Block {
		p := s.part(i, from, to)
		s.back(p, k, themeColor(inkSelection))
	}
	line := &s.blocks[i].lines[k]
	first := sort.Search(len(s.marks), func(n int) bool { // there may be a thousand a screen has none of
		m := s.marks[n]
		return m.Block > i || m.Block == i && m.End > line.Start
	})
	for n := first; n < len(s.marks) && s.marks[n].Block == i && s.marks[n].Start < line.End; n++ {
		ink := inkMark
		if n == s.mark {
			ink = inkMarkNow
		}
		s.back(s.marks[n], k, themeColor(ink))
	}
}

// back draws a rectangle behind what stands of a passage on line k.
func (s *sheet) back(p document.Passage, k int, ink color.Color) {
	b := &s.blocks[p.Block]
	l := s.lineOf(b, k)
	left, right := float32(-1), float32(-1)
	for _, g := range l.Glyphs {
		if g.Offset >= p.Start && g.Offset < p.End {
			if left < 0 || g.X < left { // words from right to left stand in another order
				left = g.X
			}
			right = max(right, g.X+setting.Room(g))
		}
	}
	if left < 0 {
		return
	}
	em, h := b.em, b.line
	r := canvas.NewRectangle(ink)
	tall := s.snap(min(1.5*em, h))
	from, to := s.lineStart(b, k)+left*em, s.lineStart(b, k)+right*em
	if b.set.Wide() > 0 { // what is out of its frame is not seen
		from, to = max(from, b.left), min(to, b.left+s.measureOf(b)*s.em)
	}
	if to <= from {
		return
	}
	s.put(r, s.snap(from), s.snap(b.top+float32(k)*h+(h-tall)/2), s.snap(to-from), tall)
	s.objects = append(s.objects, r)
}
