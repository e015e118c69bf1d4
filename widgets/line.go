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
	face   *glyph.Face
	glyphs []typeset.Glyph
	em     float32               // size of the text, in the canvas' units
	left   float32               // of the text from the line's left edge, in the same units
	ink    func(int) color.Color // by byte offset in the block's text
	scaled func(scale float32)   // told the pixels a unit it is drawn at
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
	base := baseline(h, ppem)
	left := l.left * scale
	for _, g := range l.glyphs {
		x := round(left + g.X*float32(ppem))
		l.face.Draw(dst, form(g), ppem, image.Pt(x, base), l.ink(g.Offset))
	}
	return dst
}

// form is the character whose outline is drawn for a glyph. The font draws the
// dash for Latin text, shorter than its em and too low beside hanzi; a dash set
// 1 em wide is drawn by the rule that fills its em, so that two of them join.
func form(g typeset.Glyph) rune {
	if g.Rune == '—' && g.Advance == 1 {
		return '─'
	}
	return g.Rune
}

// baseline is where the baseline stands in a line of h pixels with the em box
// centred: Chinese fonts draw 0.88 em above it and 0.12 em below.
func baseline(h, ppem int) int {
	return round(float32(h-ppem)/2 + .88*float32(ppem))
}

func round(x float32) int { return int(math.Round(float64(x))) }
