package ofd

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // pictures of pages
	_ "image/png"
	"math"

	_ "golang.org/x/image/bmp"
	"golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/math/fixed"
	_ "golang.org/x/image/tiff"
	"golang.org/x/image/vector"

	"lanmu/assets"
)

// A segment of an outline moves to a place (M, S), goes there straight (L) or by a curve
// of two (Q) or three places (B), or closes it (C).
type segment struct {
	do byte
	to [3][2]float64
}

type pathMark struct {
	segments     []segment
	fill, stroke *color.NRGBA
	width        float64 // mm
}

type letterMark struct {
	font  string
	r     rune
	glyph int    // of the font, -1 for that of r
	to    matrix // from ems to the page
	ink   color.NRGBA
}

type imageMark struct {
	id    string
	to    matrix // from a square of one to the page
	alpha float64
}

// A canvas is the part of a page that is drawn.
type canvas struct {
	*reader
	faces   faces
	images  *pictures
	scale   float64 // pixels a millimetre
	clip    image.Rectangle
	picture *image.RGBA
	raster  vector.Rasterizer
}

func newCanvas(d *reader, f faces, p *pictures, scale float64, clip image.Rectangle) *canvas {
	c := &canvas{reader: d, faces: f, images: p, scale: scale, clip: clip, picture: image.NewRGBA(image.Rect(0, 0, clip.Dx(), clip.Dy()))}
	draw.Draw(c.picture, c.picture.Bounds(), image.White, image.Point{}, draw.Src)
	return c
}

// pixel is where a place is on the picture; what is far off is as far as can be reckoned
// with.
func (c *canvas) pixel(p [2]float64) (x, y float32) {
	const far = 1 << 16
	bound := func(v float64) float32 { return float32(max(-far, min(v, far))) }
	return bound(p[0]*c.scale - float64(c.clip.Min.X)), bound(p[1]*c.scale - float64(c.clip.Min.Y))
}

// fill paints what an outline encloses.
func (c *canvas) fill(outline []segment, ink color.Color) {
	left, top, right, bottom := float32(math.Inf(1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.Inf(-1))
	for i := range outline {
		for k := range outline[i].places() {
			x, y := c.pixel(outline[i].to[k])
			left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
		}
	}
	if !(left <= right && top <= bottom) {
		return
	}
	r := image.Rect(int(math.Floor(float64(left))), int(math.Floor(float64(top))), int(math.Ceil(float64(right)))+1, int(math.Ceil(float64(bottom)))+1).Intersect(c.picture.Bounds())
	if r.Empty() {
		return
	}
	z := &c.raster
	z.Reset(r.Dx(), r.Dy())
	z.DrawOp = draw.Over
	at := func(p [2]float64) (float32, float32) {
		x, y := c.pixel(p)
		return x - float32(r.Min.X), y - float32(r.Min.Y)
	}
	for i := range outline {
		s := &outline[i]
		x, y := at(s.to[0])
		switch s.do {
		case 'M', 'S':
			z.ClosePath()
			z.MoveTo(x, y)
		case 'L':
			z.LineTo(x, y)
		case 'Q':
			x2, y2 := at(s.to[1])
			z.QuadTo(x, y, x2, y2)
		case 'B':
			x2, y2 := at(s.to[1])
			x3, y3 := at(s.to[2])
			z.CubeTo(x, y, x2, y2, x3, y3)
		case 'C':
			z.ClosePath()
		}
	}
	z.ClosePath()
	z.Draw(c.picture, r, image.NewUniform(ink), image.Point{})
}

// places is how many places a segment has.
func (s *segment) places() int {
	switch s.do {
	case 'C':
		return 0
	case 'Q':
		return 2
	case 'B':
		return 3
	}
	return 1
}

func (m pathMark) draw(c *canvas) {
	if m.fill != nil {
		c.fill(m.segments, m.fill)
	}
	if m.stroke != nil {
		c.stroke(m.segments, max(m.width, 1/c.scale), m.stroke)
	}
}

// stroke paints the lines of an outline, each piece by itself.
func (c *canvas) stroke(outline []segment, width float64, ink color.Color) {
	var out []segment
	var from, began [2]float64
	line := func(to [2]float64) {
		dx, dy := to[0]-from[0], to[1]-from[1]
		if long := math.Hypot(dx, dy); long > 0 && long < 2*maxSide {
			nx, ny := -dy/long*width/2, dx/long*width/2
			out = append(out, segment{'M', [3][2]float64{{from[0] + nx, from[1] + ny}}}, segment{'L', [3][2]float64{{to[0] + nx, to[1] + ny}}},
				segment{'L', [3][2]float64{{to[0] - nx, to[1] - ny}}}, segment{'L', [3][2]float64{{from[0] - nx, from[1] - ny}}}, segment{do: 'C'})
		}
		from = to
	}
	for i := range outline {
		s := &outline[i]
		switch s.do {
		case 'M', 'S':
			from, began = s.to[0], s.to[0]
		case 'L':
			line(s.to[0])
		case 'Q', 'B':
			const steps = 16
			a := from
			for n := 1; n <= steps; n++ {
				line(s.point(a, float64(n)/steps))
			}
		case 'C':
			line(began)
		}
	}
	c.fill(out, ink)
}

// point is where a curve from a place is at t of its way.
func (s *segment) point(a [2]float64, t float64) (p [2]float64) {
	u := 1 - t
	for k := range p {
		if s.do == 'Q' {
			p[k] = u*u*a[k] + 2*u*t*s.to[0][k] + t*t*s.to[1][k]
		} else {
			p[k] = u*u*u*a[k] + 3*u*u*t*s.to[0][k] + 3*u*t*t*s.to[1][k] + t*t*t*s.to[2][k]
		}
	}
	return p
}

func (m letterMark) draw(c *canvas) {
	outline := c.face(m.font).outline(m.r, m.glyph)
	if outline == nil {
		outline = c.faces.own(c.bold[m.font]).outline(m.r, -1)
	}
	moved := make([]segment, len(outline))
	for i, s := range outline {
		moved[i].do = s.do
		for k := range s.to {
			moved[i].to[k][0], moved[i].to[k][1] = m.to.at(s.to[k][0], s.to[k][1])
		}
	}
	c.fill(moved, m.ink)
}

func (m imageMark) draw(c *canvas) {
	of := c.images.decode(c.reader, m.id)
	if of == nil {
		return
	}
	size := of.Bounds()
	to := matrix{c.scale, 0, 0, c.scale, -float64(c.clip.Min.X), -float64(c.clip.Min.Y)}.after(m.to).after(
		matrix{1 / float64(size.Dx()), 0, 0, 1 / float64(size.Dy()), 0, 0})
	options := &draw.Options{}
	if m.alpha < 1 {
		options.SrcMask = image.NewUniform(color.Alpha{uint8(255 * max(0, m.alpha))})
	}
	draw.BiLinear.Transform(c.picture, f64.Aff3{to[0], to[2], to[4], to[1], to[3], to[5]}, of, size, draw.Over, options)
}

// pictures are those of a page, decoded: it is drawn part by part.
type pictures struct {
	all  map[string]image.Image // nil for what cannot be decoded
	room int                    // pixels that more of them may have
}

// mostPixels are those of all pictures of a page: unpacked each takes four bytes.
const mostPixels = 40 << 20

// decode returns a picture, nil if it cannot be had.
func (p *pictures) decode(d *reader, id string) image.Image {
	if m, known := p.all[id]; known {
		return m
	}
	p.all[id] = nil
	b, err := d.archive.Read(d.media[id], maxPart)
	if err != nil {
		return nil
	}
	is, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || is.Width <= 0 || is.Height <= 0 || is.Width > p.room/is.Height {
		return nil
	}
	if m, _, err := image.Decode(bytes.NewReader(b)); err == nil {
		p.all[id] = m
		p.room -= is.Width * is.Height
	}
	return p.all[id]
}

// faces are the fonts that are drawn with, by the files they are from.
type faces map[string]*face

// A face draws characters; it has the outlines of those it drew.
type face struct {
	font     *sfnt.Font
	buffer   sfnt.Buffer
	outlines map[sfnt.GlyphIndex][]segment
}

func (f faces) load(name string, data func() []byte) *face {
	if f[name] == nil {
		f[name] = &face{outlines: map[sfnt.GlyphIndex][]segment{}}
		f[name].font, _ = sfnt.Parse(data())
	}
	return f[name]
}

// face is a font of the document, which may have no outlines.
func (c *canvas) face(id string) *face {
	file := c.fontFiles[id]
	if file == "" {
		return c.faces.own(c.bold[id])
	}
	return c.faces.load("/"+file, func() []byte {
		b, _ := c.archive.Read(file, maxPart)
		return b
	})
}

// own is the program's font, for what has none in the document.
func (f faces) own(bold bool) *face {
	if bold {
		return f.load("bold", func() []byte { return assets.SerifBold })
	}
	return f.load("regular", func() []byte { return assets.SerifRegular })
}

// outline is that of a glyph, or for -1 of a character's, in ems; nil for what it does not
// have.
func (f *face) outline(r rune, glyph int) []segment {
	if f.font == nil {
		return nil
	}
	n := sfnt.GlyphIndex(glyph)
	if glyph < 0 {
		var err error
		if n, err = f.font.GlyphIndex(&f.buffer, r); err != nil || n == 0 {
			return nil
		}
	}
	if known, ok := f.outlines[n]; ok {
		return known
	}
	const em = 1000
	loaded, err := f.font.LoadGlyph(&f.buffer, n, fixed.I(em), nil)
	if err != nil {
		return nil
	}
	out := make([]segment, len(loaded))
	for i, s := range loaded {
		out[i].do = [...]byte{'M', 'L', 'Q', 'B'}[s.Op]
		for k, p := range s.Args {
			out[i].to[k] = [2]float64{float64(p.X) / 64 / em, float64(p.Y) / 64 / em}
		}
	}
	f.outlines[n] = out
	return out
}
