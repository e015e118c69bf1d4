package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// How a Strip is drawn: as many pages as are in view.

// CreateRenderer implements fyne.Widget.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{s: s, back: canvas.NewRectangle(color.Transparent), pages: container.NewWithoutLayout(), ring: newRing()}
	r.clip = container.NewClip(r.pages)
	r.Refresh()
	return r
}

type stripRenderer struct {
	s     *Strip
	back  *canvas.Rectangle
	pages *fyne.Container
	pool  []*stripPage
	clip  *container.Clip
	ring  *canvas.Rectangle
}

// stripPage is how a page in view is drawn.
type stripPage struct {
	ground *canvas.Rectangle // marks the open page, and the one under the mouse
	sheet  *canvas.Rectangle // white until the picture is there
	small  *canvas.Image
	shade  *canvas.Rectangle
	name   *canvas.Text
}

// Destroy implements fyne.WidgetRenderer.
func (r *stripRenderer) Destroy() { r.s.stop() }

// Layout implements fyne.WidgetRenderer.
func (r *stripRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.clip.Resize(size)
	r.ring.Resize(size)
}

// MinSize implements fyne.WidgetRenderer.
func (r *stripRenderer) MinSize() fyne.Size { return r.s.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *stripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.clip, r.ring}
}

// Refresh implements fyne.WidgetRenderer.
func (r *stripRenderer) Refresh() {
	s := r.s
	r.back.FillColor = themeColor(inkBack)
	r.back.Refresh()
	from, to := s.inView()
	r.pages.Objects = r.pages.Objects[:0]
	for n := from; n < to; n++ {
		if n-from == len(r.pool) {
			r.pool = append(r.pool, newStripPage())
		}
		p := r.pool[n-from]
		p.show(s, n)
		r.pages.Objects = append(r.pages.Objects, p.ground, p.sheet, p.small, p.shade, p.name)
	}
	r.pages.Refresh()
	ringed(r.ring, s.ringOn)
}

func newStripPage() *stripPage {
	p := &stripPage{ground: canvas.NewRectangle(color.Transparent), sheet: canvas.NewRectangle(color.White), small: &canvas.Image{},
		shade: canvas.NewRectangle(color.Transparent), name: canvas.NewText("", color.Black)}
	p.small.ScaleMode = canvas.ImageScaleSmooth
	p.ground.CornerRadius = theme.InputRadiusSize()
	return p
}

// show shows page n of a strip.
func (p *stripPage) show(s *Strip, n int) {
	k, at := rowScale(), s.place(n)
	cell := s.cell()
	p.ground.FillColor = color.Transparent
	switch n {
	case s.now:
		p.ground.FillColor = tint(themeColor(inkAccent), 0x38)
	case s.chosen:
		p.ground.FillColor = themeColor(theme.ColorNameHover)
	}
	p.ground.StrokeColor, p.ground.StrokeWidth = color.Transparent, 0
	if n == s.now || n == s.chosen && s.ringOn {
		p.ground.StrokeColor, p.ground.StrokeWidth = themeColor(inkAccent), 1.5
	}
	const around = stripGap / 2
	p.ground.Move(at.SubtractXY(around, around/2))
	p.ground.Resize(cell.SubtractWidthHeight(0, around))
	room := fyne.NewSize(stripWide*k, stripHigh*k)
	is := fyne.NewSize(room.Height*.7, room.Height)
	m := s.pictures[n]
	if m != nil {
		b := m.Bounds()
		fit := min(room.Width/float32(b.Dx()), room.Height/float32(b.Dy()))
		is = fyne.NewSize(float32(b.Dx())*fit, float32(b.Dy())*fit)
	}
	corner := at.AddXY((room.Width-is.Width)/2, (room.Height-is.Height)/2)
	p.sheet.StrokeColor, p.sheet.StrokeWidth = themeColor(theme.ColorNameSeparator), 1
	for _, o := range []fyne.CanvasObject{p.sheet, p.small, p.shade} {
		o.Move(corner)
		o.Resize(is)
	}
	p.small.Hidden = m == nil
	if p.small.Image != m {
		p.small.Image = m
		p.small.Refresh()
	}
	p.shade.FillColor = shade(s.Dim)
	p.name.TextSize, p.name.Color, p.name.TextStyle.Bold = theme.CaptionTextSize(), themeColor(inkPlain), n == s.now
	p.name.Text = clipped(s.names[n], p.name, room.Width+around)
	size := p.name.MinSize()
	p.name.Resize(size)
	p.name.Move(at.AddXY((room.Width-size.Width)/2, room.Height+1))
	for _, o := range []fyne.CanvasObject{p.ground, p.sheet, p.shade, p.name} {
		o.Refresh()
	}
}

// clipped is as much of a text as has room where it is drawn.
func clipped(text string, as *canvas.Text, room float32) string {
	measure := func(t string) float32 { return fyne.MeasureText(t, as.TextSize, as.TextStyle).Width }
	out := text
	for runes := []rune(text); measure(out) > room && len(runes) > 2; {
		runes = runes[:len(runes)-1]
		out = string(runes) + "…"
	}
	return out
}

// Pictured lays out a page's picture: its bar above, and the strip of the other pages
// below, or at the left where the picture is wider than high.
type Pictured struct {
	Bar     fyne.CanvasObject
	Picture *Picture
	Strip   *Strip
}

// MinSize implements fyne.Layout.
func (l Pictured) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.Picture.MinSize().AddWidthHeight(0, l.Bar.MinSize().Height)
}

// leastPicture is how high or wide the picture stays beside the strip, in canvas units.
const leastPicture = 200

// Layout implements fyne.Layout.
func (l Pictured) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	bar := l.Bar.MinSize().Height
	l.Bar.Move(fyne.Position{})
	l.Bar.Resize(fyne.NewSize(size.Width, bar))
	at, room := fyne.NewPos(0, bar), size.SubtractWidthHeight(0, bar)
	l.Strip.down = room.Width > room.Height
	depth := l.Strip.Depth(l.Strip.down)
	switch {
	case l.Strip.Hidden || l.Strip.Len() < 2:
		depth = 0
	case l.Strip.down && room.Width-depth < leastPicture || !l.Strip.down && room.Height-depth < leastPicture:
		depth = 0
	}
	strip, where := fyne.NewSize(room.Width, depth), fyne.NewPos(0, size.Height-depth)
	if l.Strip.down {
		strip, where = fyne.NewSize(depth, room.Height), at
		at.X, room.Width = depth, room.Width-depth
	} else {
		room.Height -= depth
	}
	if depth == 0 {
		strip = fyne.Size{}
	}
	l.Strip.Move(where)
	l.Strip.Resize(strip)
	l.Picture.Move(at)
	l.Picture.Resize(room)
}
