package glyph

import (
	"image"
	"image/color"
	"image/draw"
)

// Draw copies r onto dst with its origin on the baseline at pixel p.
func (f *Face) Draw(dst *image.RGBA, r rune, cut Cut, p image.Point, ink color.Color) {
	look := f.look(r, cut)
	m, at := look.alpha, look.at.Add(p)
	if pic := look.picture; pic != nil {
		draw.Draw(dst, pic.Rect.Add(at), pic, image.Point{}, draw.Over)
	}
	if m == nil {
		return
	}
	area := m.Rect.Add(at).Intersect(dst.Rect)
	if area.Empty() {
		return
	}
	rr, gg, bb, aa := ink.RGBA()
	c := [4]uint32{rr >> 8, gg >> 8, bb >> 8, aa >> 8}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		from := m.PixOffset(area.Min.X-at.X, y-at.Y)
		mask := m.Pix[from : from+area.Dx()]
		to := dst.PixOffset(area.Min.X, y)
		blend(dst.Pix[to:to+4*len(mask)], mask, &c)
	}
}

// blend lays ink over a row of premultiplied pixels through a row of a mask.
// It does what image/draw does for an opaque mask's row, in a third of the
// time: most of a glyph's box is blank, and most of the rest falls on blank.
func blend(dst, mask []uint8, ink *[4]uint32) {
	for i, m := range mask {
		if m == 0 {
			continue
		}
		d := dst[4*i : 4*i+4 : 4*i+4]
		cover := uint32(m)
		rest := 255 - div255(cover*ink[3])
		for k := range d {
			d[k] = uint8(div255(cover*ink[k]) + div255(rest*uint32(d[k])))
		}
	}
}

// div255 is x/255, rounded, for x up to 255².
func div255(x uint32) uint32 {
	x += 128
	return (x + x>>8) >> 8
}
