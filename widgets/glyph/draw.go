package glyph

import (
	"image"
	"image/color"
	"image/draw"
)

// Draw copies r onto dst at ppem pixels an em with its origin on the baseline
// at pixel p.
func (f *Face) Draw(dst draw.Image, r rune, ppem int, p image.Point, ink color.Color) {
	m, at := f.Mask(r, ppem)
	if m == nil {
		return
	}
	at = at.Add(p)
	draw.DrawMask(dst, m.Rect.Add(at), image.NewUniform(ink), image.Point{}, m, image.Point{}, draw.Over)
}
