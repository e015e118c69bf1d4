package widgets

import (
	"context"
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lanmu/widgets/document"
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

// Pictures in the text of a Reader: they are drawn elsewhere when they come into view,
// in the pixels they are shown in.

// A shownImage is a picture that is in view, or near to it.
type shownImage struct {
	*canvas.Image
	shade *canvas.Rectangle
	asked int // pixels of the width it was drawn for last
	stop  context.CancelFunc
	err   error
}

// mostOfWindow is how much of the window a picture takes across the lines, and least
// how high the window is taken for, in em.
const (
	mostOfWindow = .8
	leastWindow  = 12
)

// imageSize is the room of a picture, along and across the lines.
func (s *sheet) imageSize(b *placed) (along, across float32) {
	window := max(s.extent()/s.em*mostOfWindow, leastWindow)
	if s.comfort.Vertical {
		w, h := setting.ImageSize(b.Image, window, s.measure)
		return s.snap(h * s.em), s.snap(w * s.em)
	}
	w, h := setting.ImageSize(b.Image, s.measure, window)
	return s.snap(w * s.em), s.snap(h * s.em)
}

// oneLine is a picture as a line: it is passed as one.
func oneLine() setting.Set {
	return setting.Set{Lines: []typeset.Line{{Glyphs: []typeset.Glyph{}}}}
}

// isImage tells the blocks that are pictures.
func (b *placed) isImage() bool { return b.Style == document.Picture && b.Image != nil }

// imageRoom is where a picture stands, along and across the lines.
func (s *sheet) imageRoom(b *placed) (x, y, along, across float32) {
	along, across = s.imageSize(b)
	return s.snap(s.left + max(0, s.measure*s.em-along)/2), b.top, along, across
}

// furnishImage draws the picture that block i is, or where it will be.
func (s *sheet) furnishImage(i int) {
	b := &s.blocks[i]
	x, y, along, across := s.imageRoom(b)
	m := s.image(i)
	if m.Image == nil || m.Image.Image == nil {
		s.rect(inkQuiet, x, y, along, across)
		hair := s.hair()
		s.rect(inkBack, x+hair, y+hair, along-2*hair, across-2*hair)
		if m.err != nil || b.Image.Draw == nil {
			s.sayInRoom(b.Image.Missing, x, y, along, across)
		}
		return
	}
	s.put(m.Image, x, y, along, across)
	m.shade.FillColor = shade(s.comfort.Dim)
	s.put(m.shade, x, y, along, across)
	s.objects = append(s.objects, m.Image, m.shade)
}

// sayInRoom writes why a picture is not there in its room.
func (s *sheet) sayInRoom(text string, x, y, along, across float32) {
	b := document.Block{Style: document.Note, Text: text}
	em := s.snap(s.em * setting.Of(&b).Size)
	pad := s.snap(.6 * s.em)
	set := s.press.Break([]document.Block{b}, 0, max((along-2*pad)/s.em, 4), em/s.em, 0)
	tall := s.snap(em * setting.Of(&b).Leading)
	top := y + max(pad, (across-float32(len(set.Lines))*tall)/2)
	plain := themeColor(inkQuiet)
	for k := range set.Lines {
		if top+float32(k+1)*tall > y+across {
			return
		}
		s.text(&b, &set, k, em, x, top+float32(k)*tall, along, tall, pad, plain)
	}
}

// image returns the picture that block i is, and has it drawn as large as it is shown.
func (s *sheet) image(i int) *shownImage {
	m := s.images[i]
	if m == nil {
		m = &shownImage{Image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}, shade: canvas.NewRectangle(nil), stop: func() {}}
		s.images[i] = m
	}
	b := &s.blocks[i]
	along, across := s.imageSize(b)
	if s.comfort.Vertical {
		along = across
	}
	width := int(math.Round(float64(along * s.scale)))
	if m.asked == width || b.Image.Draw == nil || s.background == nil || width < 1 {
		return m
	}
	m.stop()
	ctx, stop := context.WithCancel(context.Background())
	m.asked, m.stop, m.err = width, stop, nil
	draw := b.Image.Draw
	s.background(func() {
		drawn, err := draw(ctx, width, image.Rectangle{})
		if ctx.Err() == nil {
			s.foreground(func() { s.take(ctx, m, drawn, err) })
		}
	})
	return m
}

// take shows a picture that was drawn.
func (s *sheet) take(ctx context.Context, m *shownImage, drawn image.Image, err error) {
	if ctx.Err() != nil {
		return
	}
	if m.err = err; err == nil {
		m.Image.Image = drawn
		m.Image.Refresh()
	}
	s.redraw()
}

// dropImages lets go of the pictures but those of blocks from first to last.
func (s *sheet) dropImages(first, last int) {
	for i, m := range s.images {
		if i < first || i > last {
			m.stop()
			delete(s.images, i)
		}
	}
}

// imageAt is the block of the picture under a point of the canvas, -1 for none.
func (s *sheet) imageAt(p fyne.Position) int {
	at := s.fromCanvas(p)
	i := s.at(at.Y)
	if i >= len(s.blocks) || !s.blocks[i].isImage() {
		return -1
	}
	if x, y, along, across := s.imageRoom(&s.blocks[i]); at.X < x || at.X >= x+along || at.Y < y || at.Y >= y+across {
		return -1
	}
	return i
}
