package widgets

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"unicode"

	"fyne.io/fyne/v2/canvas"

	"lanmu/widgets/glyph"
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

// A line draws one line of set text: a picture of exactly the pixels it covers,
// made when it is first shown and only moved after that, so that scrolling
// draws nothing anew.
type line struct {
	*canvas.Raster
	face     *glyph.Face
	glyphs   []typeset.Glyph
	dresses  []setting.Dress       // of stretches of the text
	press    *setting.Press        // sets readings
	bullet   bool                  // stands before the text
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
	n := nib{line: l, dst: dst, ppem: round(l.em * scale), from: l.start * scale}
	if n.top = baseline(h, n.ppem) - ascent(n.ppem); l.vertical {
		n.top = (w - n.ppem) / 2
	}
	n.write()
	n.adorn()
	return dst
}

// A nib draws the glyphs of a line onto its picture. Where lines run down, the line
// is along the picture's height.
type nib struct {
	*line
	dst  *image.RGBA
	ppem int
	from float32 // where the text begins along the line, pixels
	top  int     // of the em box across the line: its upper edge, its left one where lines run down
}

func (n *nib) write() {
	for i, g := range n.glyphs {
		d := setting.At(n.dresses, g.Offset)
		face, cut, rise := n.dressed(d)
		if d != nil && d.Slanted && g.Rune < 0x2e80 && unicode.IsLetter(g.Rune) {
			cut.Slanted = true
		}
		if n.vertical {
			n.down(g, face, cut, rise)
			continue
		}
		x := n.from + g.X*float32(n.ppem)
		at := image.Pt(round(x), n.top+ascent(n.ppem)-rise)
		if isLatin(g.Rune) {
			at.X, cut.Quarter = quarters(x)
		}
		drawGlyph(n.dst, face, n.glyphs, i, cut, at, n.ink(g.Offset))
	}
}

// isLatin tells the letters and signs that are placed to a quarter of a pixel.
func isLatin(r rune) bool { return r < 0x530 || r >= 0x10ffff }

// quarters parts a place along a line into whole pixels and quarters.
func quarters(x float32) (int, uint8) {
	q := int(math.Round(float64(x) * 4))
	return q >> 2, uint8(q & 3)
}

// dressed is the face and size of what wears a dress, and how many pixels its
// baseline is above the line's.
func (n *nib) dressed(d *setting.Dress) (*glyph.Face, glyph.Cut, int) {
	face, cut := n.face, glyph.Cut{PPEM: n.ppem}
	if d == nil {
		return face, cut, 0
	}
	if d.Face != nil {
		face = d.Face
	}
	if d.Scale > 0 {
		cut.PPEM = round(d.Scale * float32(n.ppem))
	}
	return face, cut, round(d.Rise * float32(n.ppem))
}

// down draws a glyph of a line that runs down.
func (n *nib) down(g typeset.Glyph, face *glyph.Face, cut glyph.Cut, rise int) {
	ppem := cut.PPEM
	left := n.top
	if ppem != n.ppem {
		left += (n.ppem - ppem) / 2
	}
	y := round(n.from + g.X*float32(n.ppem))
	r, at := g.Rune, image.Pt(left+rise, y+ascent(ppem))
	switch up := setting.Upright(g); {
	case setting.IsDot(r) && g.Stance == typeset.Upright:
		middle := round(n.from + (g.X+face.Advance(r)/2)*float32(n.ppem))
		dot(n.dst, face, r, cut, image.Pt(left+ppem/2, middle), n.ink(g.Offset))
		return
	case g.Stance == typeset.TateChuYoko:
		if full := face.Advance(r); g.Advance < full {
			cut.Narrow = g.Advance / full
		}
		at.X += round(g.Across * float32(ppem))
	case g.Stance == typeset.Rotated || up == setting.Turned:
		if r == typeset.Hyphen {
			r = '-'
		}
		// Turned, what stood on the baseline stands on a line that runs down,
		// as far from the column's left edge as it was from the em's lower one.
		cut.Turned = true
		if isLatin(g.Rune) {
			y, cut.Quarter = quarters(n.from + g.X*float32(n.ppem))
		}
		at = image.Pt(n.top+n.ppem-ascent(n.ppem)+rise, y)
	case up != 0:
		r = up
	}
	face.Draw(n.dst, r, cut, at, n.ink(g.Offset))
}

// dot draws a dot with its middle at p: fonts have no vertical form of what
// stands in the middle of its room either way.
func dot(dst *image.RGBA, face *glyph.Face, r rune, cut glyph.Cut, p image.Point, ink color.Color) {
	if m, at := face.Mask(r, cut); m != nil {
		face.Draw(dst, r, cut, p.Sub(at).Sub(m.Rect.Size().Div(2)), ink)
	}
}

// adorn draws what stands beside the glyphs: readings, dots of emphasis, lines.
func (n *nib) adorn() {
	if n.bullet && len(n.glyphs) > 0 {
		n.dot(.3, (n.glyphs[0].X-setting.LeastHang/2)*float32(n.ppem), n.ppem/2, n.ink(0))
	}
	for i := 0; i < len(n.glyphs); {
		d := setting.At(n.dresses, n.glyphs[i].Offset)
		end := i + 1
		for end < len(n.glyphs) && setting.At(n.dresses, n.glyphs[end].Offset) == d {
			end++
		}
		if d != nil {
			n.adornRun(d, i, end)
		}
		i = end
	}
}

// adornRun draws what stands beside glyphs i to end, which wear one dress.
func (n *nib) adornRun(d *setting.Dress, i, end int) {
	em := float32(n.ppem)
	ink := n.ink(n.glyphs[i].Offset)
	last := n.glyphs[end-1]
	from, to := n.glyphs[i].X*em, (last.X+setting.Room(last))*em
	switch {
	case d.Underlined:
		n.rule(from, to, n.below(.1), themeColor(inkAccent))
	case d.Struck:
		n.rule(from, to, n.ppem/2, ink)
	}
	if d.Dotted {
		for _, g := range n.glyphs[i:end] {
			if setting.IsStressed(g.Rune) {
				n.dot(.2, (g.X+setting.Room(g)/2)*em, n.below(.14), ink)
			}
		}
	}
	if d.Reading != "" && n.glyphs[i].Offset == d.Start {
		for end < len(n.glyphs) && n.glyphs[end].Offset < d.ReadingEnd {
			end++
		}
		last = n.glyphs[end-1]
		n.reading(d.Reading, (from+(last.X+setting.Room(last))*em)/2, ink)
	}
}

// below is how far below the em box a part of the em is, across the line; where
// lines run down, what stands below stands at the right.
func (n *nib) below(part float32) int { return n.ppem + round(part*float32(n.ppem)) }

// at is a point of the picture, from the text's start and the top of its em box.
func (n *nib) at(x float32, y int) image.Point {
	if n.vertical {
		return image.Pt(n.top+y, round(n.from+x))
	}
	return image.Pt(round(n.from+x), n.top+y)
}

// dot draws a disc, so many em of the text across.
func (n *nib) dot(size, x float32, y int, ink color.Color) {
	dot(n.dst, n.press.Faces.Sans, '●', glyph.Cut{PPEM: max(round(size/discSize*float32(n.ppem)), 3)}, n.at(x, y), ink)
}

// discSize is how much of its em the disc ● takes in the sans.
const discSize = .75

// rule draws a line along the text.
func (n *nib) rule(from, to float32, y int, ink color.Color) {
	thick := max(n.ppem/18, 1)
	r := image.Rectangle{Min: n.at(from, y), Max: n.at(to, y+thick)}
	draw.Draw(n.dst, r, image.NewUniform(ink), image.Point{}, draw.Over)
}

// reading draws what stands above the text, with its middle at x; where lines run
// down it stands at the right.
func (n *nib) reading(text string, x float32, ink color.Color) {
	glyphs := n.press.Reading(text)
	if len(glyphs) == 0 {
		return
	}
	small := nib{line: &line{face: n.press.Faces.Sans, glyphs: glyphs, vertical: n.vertical,
		ink: func(int) color.Color { return ink }}, dst: n.dst, ppem: round(setting.RubySize * float32(n.ppem))}
	last := glyphs[len(glyphs)-1]
	small.from = n.from + x - (last.X+setting.Room(last))*float32(small.ppem)/2
	small.top = n.top - small.ppem - n.ppem/24
	if n.vertical {
		small.top = n.top + n.ppem + n.ppem/24
	}
	small.write()
}

// drawGlyph draws glyph i of a horizontal line with its origin at p.
func drawGlyph(dst *image.RGBA, face *glyph.Face, line []typeset.Glyph, i int, cut glyph.Cut, p image.Point, ink color.Color) {
	r, narrow := setting.Form(line, i)
	if narrow > 0 {
		p.X += round((1 - narrow) / 2 * float32(cut.PPEM))
	}
	cut.Narrow = narrow
	face.Draw(dst, r, cut, p, ink)
}

// baseline is where the baseline stands in a line of h pixels with the em box
// centred: Chinese fonts draw 0.88 em above it and 0.12 em below.
func baseline(h, ppem int) int {
	return round(float32(h-ppem)/2 + .88*float32(ppem))
}

// ascent is how far above the baseline the em box begins.
func ascent(ppem int) int { return round(.88 * float32(ppem)) }

func round(x float32) int { return int(math.Round(float64(x))) }
