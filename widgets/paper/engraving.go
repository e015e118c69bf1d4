package paper

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

	"lanmu/widgets/document"
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

// Pictures that stand in a text are drawn for print, and written as JPEG.

// printed are the dots of a picture on paper, to a point.
const printedDots = 250. / 72

// An engraving is a picture in a text, drawn.
type engraving struct {
	jpeg  []byte
	size  image.Point
	along float64 // points it takes along the lines, and
	wide  float64 // across the page
	high  float64
}

// draws tells the blocks that are pictures which can be drawn.
func draws(b *document.Block) bool {
	return b.Style == document.Picture && b.Image != nil && b.Image.Draw != nil
}

// setImage sets a picture as one line, as high as it is.
func (f form) setImage(b *document.Block, index int) *sheet {
	const most = .9 // of a register
	s := &sheet{block: b, index: index, em: size}
	s.Lines = []typeset.Line{{Glyphs: []typeset.Glyph{}}}
	room := float32(most * f.depth / size)
	measure := f.measure
	if f.vertical {
		measure, room = room, measure
	}
	w, h := setting.ImageSize(b.Image, measure, room)
	c := &engraving{wide: float64(w) * size, high: float64(h) * size}
	if c.along, s.across = c.wide, c.high; f.vertical {
		c.along, s.across = c.high, c.wide
	}
	s.left = (float64(f.measure)*size - c.along) / 2
	s.engraving = c
	return s
}

// drawn draws a picture; false if it cannot be.
func (c *engraving) drawn(img *document.Image) bool {
	if c.jpeg != nil {
		return true
	}
	const quality = 90
	m, err := img.Draw(context.Background(), max(1, int(c.wide*printedDots)), image.Rectangle{})
	if err != nil {
		return false
	}
	var b bytes.Buffer
	if jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}) != nil {
		return false
	}
	c.jpeg, c.size = b.Bytes(), m.Bounds().Size()
	return true
}

// image draws a row that is a picture.
func (p *printer) image(b *bytes.Buffer, r *row) {
	c := r.engraving
	x, y := p.form.spot(r, 0, 0)
	if p.form.vertical {
		x -= c.wide
	}
	p.tags.begin(b, p.tags.leaf(r.sheet, 0))
	fmt.Fprintf(b, "q %.3f 0 0 %.3f %.3f %.3f cm /Cut%d Do Q\nEMC\n", c.wide, c.high, x, pageHeight-y-c.high, len(p.cuts))
	p.cuts = append(p.cuts, c)
}

// writeCuts writes the pictures drawn and returns their names with their objects.
func (p *printer) writeCuts(pdf *file) string {
	var named bytes.Buffer
	for n, c := range p.cuts {
		fmt.Fprintf(&named, "/Cut%d %v ", n, pdf.object(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream",
			c.size.X, c.size.Y, len(c.jpeg), c.jpeg)))
	}
	return named.String()
}
