package widgets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"

	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// A line draws one line of set text: a picture of exactly the pixels it covers,
// made when it is first shown and only moved after that, so that scrolling
// draws nothing anew.
type line struct {
	*canvas.Raster
	face     *glyph.Face
	glyphs   []typeset.Glyph
	em       float32               // size of the text, in the canvas' units
	start    float32               // of the text from the line's edge, along the line, in the same units
	vertical bool                  // the line runs down
	ink      func(int) color.Color // by byte offset in the block's text
	scaled   func(scale float32)   // told the pixels a unit it is drawn at
}

func newLine() *line {
	l := &line{}
	l.Raster = canvas.NewRaster(l.draw)
	return l
}

// draw makes the picture, w by h pixels.
func (l *line) draw(w, h int) image.Image {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	size := l.Size()
	if size.Width <= 0 {
		return dst
	}
	scale := float32(w) / size.Width
	if l.scaled != nil {
		l.scaled(scale)
	}
	ppem := round(l.em * scale)
	start := l.start * scale
	if l.vertical {
		l.drawColumn(dst, ppem, start)
		return dst
	}
	base := baseline(h, ppem)
	for i, g := range l.glyphs {
		drawGlyph(dst, l.face, l.glyphs, i, ppem, image.Pt(round(start+g.X*float32(ppem)), base), l.ink(g.Offset))
	}
	return dst
}

// drawColumn draws a line that runs down, its em boxes in the middle of dst.
func (l *line) drawColumn(dst *image.RGBA, ppem int, start float32) {
	left := (dst.Rect.Dx() - ppem) / 2
	for _, g := range l.glyphs {
		y := round(start + g.X*float32(ppem))
		r, cut, at := g.Rune, glyph.Cut{PPEM: ppem}, image.Pt(left, y+ascent(ppem))
		switch up := upright(g); {
		case isDot(r) && g.Stance == typeset.Upright:
			l.drawDot(dst, r, ppem, image.Pt(left+ppem/2, round(start+(g.X+l.face.Advance(r)/2)*float32(ppem))), l.ink(g.Offset))
			continue
		case g.Stance == typeset.TateChuYoko:
			if full := l.face.Advance(r); g.Advance < full {
				cut.Narrow = g.Advance / full
			}
			at.X += round(g.Across * float32(ppem))
		case g.Stance == typeset.Rotated || up == turned:
			// Turned, what stood on the baseline stands on a line that runs down,
			// as far from the column's left edge as it was from the em's lower one.
			cut.Turned = true
			at = image.Pt(left+ppem-ascent(ppem), y)
		case up != 0:
			r = up
		}
		l.face.Draw(dst, r, cut, at, l.ink(g.Offset))
	}
}

// isDot tells the dots between the parts of a name.
func isDot(r rune) bool { return r == '·' || r == '•' || r == '・' || r == '‧' }

// drawDot draws a dot with its middle at p: fonts have no vertical form of what
// stands in the middle of its room either way.
func (l *line) drawDot(dst *image.RGBA, r rune, ppem int, p image.Point, ink color.Color) {
	cut := glyph.Cut{PPEM: ppem}
	if m, at := l.face.Mask(r, cut); m != nil {
		l.face.Draw(dst, r, cut, p.Sub(at).Sub(m.Rect.Size().Div(2)), ink)
	}
}

// drawGlyph draws glyph i of a horizontal line with its origin at p.
func drawGlyph(dst *image.RGBA, face *glyph.Face, line []typeset.Glyph, i, ppem int, p image.Point, ink color.Color) {
	r, narrow := form(line, i)
	if narrow > 0 {
		p.X += round((1 - narrow) / 2 * float32(ppem))
	}
	face.Draw(dst, r, glyph.Cut{PPEM: ppem, Narrow: narrow}, p, ink)
}

// form is the character whose outline is drawn for glyph i of a line, and the
// part of its width it is pressed to, 0 for all of it. The font draws the dash
// for Latin text, shorter than its em and too low beside hanzi; a dash set 1 em
// wide is drawn by the rule that fills its em, so that two of them join, and one
// alone, which joins two numbers, touches neither. A slash in half an em is
// drawn to fit it.
func form(line []typeset.Glyph, i int) (r rune, narrow float32) {
	g := line[i]
	switch {
	case g.Rune == '—' && g.Advance >= 1:
		if (i > 0 && line[i-1].Rune == '—') || (i+1 < len(line) && line[i+1].Rune == '—') {
			return '─', 0
		}
		return '─', .8
	case g.Rune == '／' && g.Advance < 1:
		return '／', .6
	}
	return g.Rune, 0
}

// baseline is where the baseline stands in a line of h pixels with the em box
// centred: Chinese fonts draw 0.88 em above it and 0.12 em below.
func baseline(h, ppem int) int {
	return round(float32(h-ppem)/2 + .88*float32(ppem))
}

// ascent is how far above the baseline the em box begins.
func ascent(ppem int) int { return round(.88 * float32(ppem)) }

func round(x float32) int { return int(math.Round(float64(x))) }
