package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
	"lanmu/widgets/setting"
)

// leads returns the span under a point of the canvas that leads somewhere, to a
// footnote, back from one, to an address or another text, and the block it is in; nil
// for none.
func (s *sheet) leads(p fyne.Position) (span *document.Span, block int) {
	at := s.fromCanvas(p)
	i := s.at(at.Y)
	if i >= len(s.blocks) || at.Y < s.blocks[i].top || len(s.blocks[i].Spans) == 0 || s.blocks[i].lines == nil {
		return nil, 0
	}
	b := &s.blocks[i]
	k := int((at.Y - b.top) / b.line)
	if k >= len(b.lines) {
		return nil, 0
	}
	x := (at.X - s.lineStart(b, k)) / b.em
	for _, g := range s.lineOf(b, k).Glyphs {
		if x < g.X || x >= g.X+setting.Room(g) {
			continue
		}
		for n := range b.Spans {
			v := &b.Spans[n]
			if (v.Kind == document.NoteMark || v.Kind == document.Link || v.Kind == document.Leads) && v.Start <= g.Offset && g.Offset < v.End {
				return v, i
			}
		}
	}
	return nil, 0
}

// follow goes where a span leads: to the note, or back from it, or by the owner to
// an address or another text.
func (s *sheet) follow(v *document.Span) {
	s.untip()
	if v.Kind != document.NoteMark {
		if s.link != nil {
			s.link(v.With)
		}
		return
	}
	if v.To.Block < len(s.blocks) {
		s.reveal(s.point(v.To).Y)
	}
}

// hover shows what the span under a point of the canvas leads to.
func (s *sheet) hover(p fyne.Position) {
	v, block := s.leads(p)
	if v == s.tip.of {
		return
	}
	s.pointer.leads = v != nil
	s.tip = tip{of: v, block: block}
	s.redraw()
}

// untip takes away what is shown beside the pointer.
func (s *sheet) untip() {
	s.pointer.leads = false
	if s.tip.of != nil {
		s.tip = tip{}
		s.redraw()
	}
}

// A tip is what a span leads to, shown beside it while the pointer is there.
type tip struct {
	of    *document.Span
	block int // the span is in
}

// The size of a tip, body em.
const (
	tipMeasure = 22
	tipPad     = .6
)

// tipText is what a tip says: the footnote, or the address. The footnote itself, which
// leads back, says nothing.
func (s *sheet) tipText() document.Block {
	v := s.tip.of
	switch {
	case v == nil || s.blocks[s.tip.block].Style == document.Footnote && v.Kind == document.NoteMark:
	case v.Kind == document.Link:
		return document.Block{Style: document.Caption, Text: v.With}
	case v.Kind == document.Leads:
		return document.Block{Style: document.Caption, Text: v.Says}
	case v.To.Block < len(s.source) && s.source[v.To.Block].Style == document.Footnote:
		b := s.source[v.To.Block]
		b.Spans = nil // their readings and marks are beside the note itself
		return b
	}
	return document.Block{}
}

// addTip draws the tip, below the line of its span or, at the window's end, above.
func (s *sheet) addTip() {
	b := s.tipText()
	if b.Text == "" {
		return
	}
	at := s.point(document.Position{Block: s.tip.block, Offset: s.tip.of.Start})
	in := s.columnOf(at.Y)
	if in == nil {
		return
	}
	s.in = *in
	look := setting.Of(&b)
	em := s.snap(s.em * look.Size)
	measure := min(s.measure, tipMeasure)
	set := s.press.Break([]document.Block{b}, 0, measure, em/s.em, 0)
	tall := s.snap(em * look.Leading)
	pad := s.snap(tipPad * s.em)
	var widest float32
	for _, l := range set.Lines {
		widest = max(widest, l.Width)
	}
	width, depth := s.snap(widest*em)+2*pad, float32(len(set.Lines))*tall+2*pad
	half := s.blocks[s.tip.block].line / 2
	x := max(min(at.X-pad, s.left+s.measure*s.em-width), s.left-pad)
	y := at.Y + half
	if y+depth > s.in.to && at.Y-half-depth > s.in.from {
		y = at.Y - half - depth
	}
	x, y = s.snap(x), s.snap(y)
	s.rect(inkQuiet, x, y, width, depth)
	hair := s.hair()
	s.rect(inkBack, x+hair, y+hair, width-2*hair, depth-2*hair)
	for k := range set.Lines {
		s.text(&b, &set, k, em, x, y+pad+float32(k)*tall, width, tall, pad, themeColor(inkPlain))
	}
}

// text draws line k of a block that is no part of the document, start after where its
// room begins.
func (s *sheet) text(b *document.Block, set *setting.Set, k int, em, x, y, width, tall, start float32, ink color.Color) {
	ln := newLine()
	ln.face, ln.em, ln.glyphs = s.press.Face(b), em, s.press.Place(b, set, k).Glyphs
	ln.vertical, ln.press, ln.start = s.comfort.Vertical, &s.press, start
	ln.ink = func(int) color.Color { return ink }
	s.put(ln, x, y, width, tall)
	s.objects = append(s.objects, ln.Raster)
}
