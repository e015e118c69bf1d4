package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lanmu/widgets/document"
	"lanmu/widgets/setting"
)

// furnish draws what of a block is no text: the rule beside a pull quote, the
// rules of a table, what parts footnotes and texts from what is above them.
func (s *sheet) furnish(b *placed) {
	switch {
	case setting.Of(&b.Block).Rule:
		over := s.snap(s.em * .3) // the lines' room is taller than their type
		s.rect(inkAccent, s.left+s.snap(s.em*.7), b.top+over, 2, b.height-2*over)
	case b.Style == document.Table:
		s.tableRules(b)
	case b.Style == document.Divider && b.Text == "":
		const length = 6 // em
		s.rect(inkQuiet, s.left+s.snap((s.measure-length)/2*s.em), b.top+s.snap(b.line/2), s.snap(length*s.em), s.hair())
	case b.Style == document.Footnote && b.first:
		const length = 8
		s.rect(inkQuiet, s.left, b.top-s.snap(s.em*.5), s.snap(length*s.em), s.hair())
	}
}

// hair is the thickness of the thinnest rule, a pixel.
func (s *sheet) hair() float32 { return max(s.snap(.8), 1/s.scale) }

func (s *sheet) rect(ink fyne.ThemeColorName, x, y, width, height float32) {
	if y, height = s.clipped(y, height); height <= 0 {
		return
	}
	r := canvas.NewRectangle(themeColor(ink))
	s.put(r, x, y, width, height)
	s.objects = append(s.objects, r)
}

// tableRules draws the three rules of a table: over and under it, and under its
// head. Rows of which one takes several lines are parted too. Of a table wider than
// the measure a bar shows what part is in its frame.
func (s *sheet) tableRules(b *placed) {
	frame := s.snap(s.measureOf(b) * s.em)
	x, width := b.left+s.snap(b.set.Left*b.em), min(s.snap(b.set.Width*b.em), frame)
	thin, thick := s.hair(), 2*s.hair()
	tall := float32(len(b.lines)) * b.line
	s.rect(inkPlain, x, b.top-thick, width, thick)
	s.rect(inkPlain, x, b.top+tall, width, thick)
	y, long := b.top, b.set.RowsAreLong(b.Head)
	for i, n := range b.set.Rows[:max(len(b.set.Rows)-1, 0)] {
		y += float32(n) * b.line
		switch {
		case i == b.Head-1:
			s.rect(inkPlain, x, y, width, thin)
		case long:
			s.rect(inkQuiet, x, y, width, thin)
		}
	}
	if wide := b.set.Wide() * b.em; wide > 0 {
		whole := b.set.Width * b.em
		const thickness = 3
		s.rect(inkQuiet, x+s.snap(b.aside/whole*width), b.top+tall+s.snap(.35*s.em), s.snap(width*width/whole), thickness)
	}
}

// asideAt returns the table wider than its measure that a point is on, nil if there
// is none.
func (s *sheet) asideAt(at fyne.Position) *placed {
	i := s.at(at.Y)
	if i >= len(s.blocks) || at.Y < s.blocks[i].top || s.blocks[i].set.Wide() <= 0 {
		return nil
	}
	return &s.blocks[i]
}

// moveAside scrolls a table sideways in its frame, as far as it goes, and tells
// whether it did.
func (s *sheet) moveAside(b *placed, by float32) bool {
	to := s.snap(min(max(b.aside+by, 0), b.set.Wide()*b.em))
	if to == b.aside {
		return false
	}
	b.aside = to
	s.redraw()
	return true
}

// revealAside scrolls a table sideways so that a place in it is in its frame.
func (s *sheet) revealAside(p document.Position) {
	if p.Block >= len(s.blocks) {
		return
	}
	s.setAt(p.Block)
	b := &s.blocks[p.Block]
	if b.set.Wide() <= 0 {
		return
	}
	x, frame := s.point(p).X-b.left, s.measureOf(b)*s.em
	switch edge := 3 * b.em; {
	case x < edge:
		s.moveAside(b, x-edge)
	case x > frame-edge:
		s.moveAside(b, x-frame+edge)
	}
}
