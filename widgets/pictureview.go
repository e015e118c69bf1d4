package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// How a Picture is drawn.

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &pictureRenderer{
		p: p, back: canvas.NewRectangle(color.Transparent), whole: &canvas.Image{}, sharp: &canvas.Image{},
		shade: canvas.NewRectangle(color.Transparent), marks: container.NewWithoutLayout(), ring: newRing(), plate: canvas.NewRectangle(color.Transparent), name: canvas.NewText("", color.Black),
	}
	r.whole.ScaleMode, r.sharp.ScaleMode = canvas.ImageScaleSmooth, canvas.ImageScaleFastest
	r.plate.CornerRadius = theme.InputRadiusSize()
	r.wrong = widget.NewLabel("")
	r.wrong.Wrapping, r.wrong.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	r.again = NewButton("", func() { call(p.OnAgain) })
	r.clip = container.NewClip(container.NewWithoutLayout(r.whole, r.sharp, r.shade, r.marks, r.plate, r.name))
	r.Refresh()
	return r
}

type pictureRenderer struct {
	p            *Picture
	back         *canvas.Rectangle
	whole, sharp *canvas.Image
	shade        *canvas.Rectangle
	marks        *fyne.Container
	plate        *canvas.Rectangle // under the name of what is under the mouse
	name         *canvas.Text
	clip         *container.Clip
	ring         *canvas.Rectangle
	wrong        *widget.Label // what is, in place of the picture
	again        *Button
}

// Destroy implements fyne.WidgetRenderer.
func (r *pictureRenderer) Destroy() { r.p.stop() }

// Layout implements fyne.WidgetRenderer.
func (r *pictureRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.clip.Resize(size)
	r.ring.Resize(size)
	r.complain()
}

// complain says in the middle of the view what is wrong, if something is.
func (r *pictureRenderer) complain() {
	p, size := r.p, r.p.Size()
	r.wrong.Hidden = p.trouble == ""
	r.again.Hidden = r.wrong.Hidden || p.Again == ""
	if r.wrong.Hidden {
		return
	}
	if r.wrong.Text != p.trouble {
		r.wrong.SetText(p.trouble)
	}
	if r.again.Text != p.Again {
		r.again.SetText(p.Again)
	}
	width := min(size.Width, 420)
	r.wrong.Resize(fyne.NewSize(width, 0)) // tells the height of its lines
	text, button := r.wrong.MinSize().Height, r.again.MinSize()
	top := max(0, (size.Height-text-button.Height)/2)
	r.wrong.Move(fyne.NewPos((size.Width-width)/2, top))
	r.wrong.Resize(fyne.NewSize(width, text))
	r.again.Move(fyne.NewPos((size.Width-button.Width)/2, top+text))
	r.again.Resize(button)
}

// MinSize implements fyne.WidgetRenderer.
func (r *pictureRenderer) MinSize() fyne.Size { return r.p.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.clip, r.wrong, r.again, r.ring}
}

// Refresh implements fyne.WidgetRenderer.
func (r *pictureRenderer) Refresh() {
	p := r.p
	r.back.FillColor = themeColor(theme.ColorNameInputBackground)
	r.back.Refresh()
	o, s := p.origin(), p.sheet()
	put := func(i *canvas.Image, m image.Image, at fyne.Position, size fyne.Size) {
		i.Hidden = m == nil
		if m == nil {
			i.Image = nil
			return
		}
		i.Move(at)
		i.Resize(size)
		if i.Image != m {
			i.Image = m
			i.Refresh()
		}
	}
	put(r.whole, p.whole, o, s)
	if p.sharp != nil {
		k := p.zoom / p.drawn / p.scale
		b := p.sharp.Bounds()
		put(r.sharp, p.sharp, o.Add(fyne.NewPos(p.part.X*p.zoom/p.drawn, p.part.Y*p.zoom/p.drawn)), fyne.NewSize(float32(b.Dx())*k, float32(b.Dy())*k))
	} else {
		put(r.sharp, nil, o, s)
	}
	r.shade.FillColor = shade(p.Dim)
	r.shade.Hidden = p.whole == nil
	r.shade.Move(o)
	r.shade.Resize(s)
	r.shade.Refresh()
	r.mark(o)
	r.complain()
	ringed(r.ring, p.ringOn)
}

// mark tints the areas of what is open, and of what is under the mouse, whose name is
// shown over the first.
func (r *pictureRenderer) mark(o fyne.Position) {
	p, u := r.p, r.p.unit()
	r.marks.Objects = r.marks.Objects[:0]
	r.plate.Hide()
	r.name.Hide()
	const around = 3
	for _, a := range p.areas {
		if a.Of != p.over && a.Of != p.open {
			continue
		}
		m := canvas.NewRectangle(tint(themeColor(inkAccent), 0x14))
		m.CornerRadius = 2
		if a.Of == p.over {
			m.FillColor, m.StrokeColor, m.StrokeWidth = tint(themeColor(inkAccent), 0x22), themeColor(inkAccent), 1.5
		}
		m.Move(fyne.NewPos(o.X+a.Left*u-around, o.Y+a.Top*u-around))
		m.Resize(fyne.NewSize((a.Right-a.Left)*u+2*around, (a.Bottom-a.Top)*u+2*around))
		r.marks.Add(m)
	}
	if i := p.first(p.over); i >= 0 && p.areas[i].Title != "" {
		r.label(p.areas[i], fyne.NewPos(o.X+p.areas[i].Left*u, o.Y+p.areas[i].Top*u))
	}
	r.marks.Refresh()
}

// label shows the name of an area over it, or in it where there is no room.
func (r *pictureRenderer) label(a Area, at fyne.Position) {
	const pad = 6
	r.name.Text, r.name.TextSize, r.name.Color = a.Title, theme.TextSize(), themeColor(inkPlain)
	size := r.name.MinSize()
	v := r.p.Size()
	for runes := []rune(a.Title); size.Width > v.Width-4*pad && len(runes) > 4; size = r.name.MinSize() {
		runes = runes[:len(runes)-2]
		r.name.Text = string(runes) + "…"
	}
	x := max(pad, min(at.X, v.Width-size.Width-3*pad))
	y := at.Y - size.Height - 2*pad - 4
	if y < pad {
		y = max(pad, at.Y+pad)
	}
	r.plate.FillColor, r.plate.StrokeColor, r.plate.StrokeWidth = themeColor(inkBack), themeColor(inkAccent), 1
	r.plate.Move(fyne.NewPos(x, y))
	r.plate.Resize(fyne.NewSize(size.Width+2*pad, size.Height+pad))
	r.name.Move(fyne.NewPos(x+pad, y+pad/2))
	r.name.Resize(size)
	r.plate.Show()
	r.name.Show()
	r.plate.Refresh()
	r.name.Refresh()
}

// tint is a colour that lets through what is under it.
func tint(c color.Color, alpha uint8) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = alpha
	return n
}
