package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Candidates is a list of what an input method would make of what is typed, below
// the field it is typed into. It is for where the method cannot put a window of
// its own there, as under Wayland, and stands above all else of the container it
// is in. The keyboard stays in the field: keys choose, by way of the method.
type Candidates struct {
	widget.BaseWidget

	under fyne.CanvasObject // fills the same container
	offer Offer
}

// An Offer is what Candidates shows.
type Offer struct {
	Above, Below string   // words above and below
	Labels       []string // of the candidates: the key that takes each
	Texts        []string // as many
	Chosen       int      // -1 for none
	Vertical     bool     // below each other
}

// Empty reports whether there is nothing to show.
func (o Offer) Empty() bool { return o.Above == "" && o.Below == "" && len(o.Texts) == 0 }

// NewCandidates returns a hidden list for the container that under fills.
func NewCandidates(under fyne.CanvasObject) *Candidates {
	c := &Candidates{under: under}
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// Propose shows something below a line of a canvas, or above it where there is no
// room below; at is where what is composed begins, size as high as the line.
func (c *Candidates) Propose(o Offer, at fyne.Position, size fyne.Size) {
	c.offer = o
	if o.Empty() {
		c.Hide()
		return
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.under)
	room := c.under.Size()
	c.offer.Vertical = o.Vertical || c.measure(false).Width > room.Width
	own := c.measure(c.offer.Vertical)
	at = at.Subtract(origin)
	below := at.Y + size.Height + candidatesGap
	if below+own.Height > room.Height && at.Y-candidatesGap-own.Height >= 0 {
		below = at.Y - candidatesGap - own.Height
	}
	c.Move(fyne.NewPos(max(0, min(at.X, room.Width-own.Width)), below))
	c.Resize(own)
	c.Show()
	c.Refresh()
}

// Of the list, in canvas units: how far it is from the line, and what is free
// round each text in it.
const (
	candidatesGap = 2
	candidatesPad = 8
)

// measure is the size of the list.
func (c *Candidates) measure(vertical bool) fyne.Size {
	_, s := c.lay(vertical)
	return s
}

// lay makes what is drawn, and tells how large that is.
func (c *Candidates) lay(vertical bool) (drawn []fyne.CanvasObject, all fyne.Size) {
	th, variant := c.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	size := th.Size(theme.SizeNameText)
	x, y := float32(0), float32(0)
	write := func(s string, ink fyne.ThemeColorName, chosen bool) {
		box := fyne.MeasureText(s, size, fyne.TextStyle{})
		cell := box.AddWidthHeight(2*candidatesPad, candidatesPad)
		if chosen {
			r := canvas.NewRectangle(th.Color(theme.ColorNameSelection, variant))
			r.Move(fyne.NewPos(x, y))
			r.Resize(cell)
			drawn = append(drawn, r)
		}
		t := canvas.NewText(s, th.Color(ink, variant))
		t.TextSize = size
		t.Move(fyne.NewPos(x+candidatesPad, y+candidatesPad/2))
		t.Resize(box)
		drawn = append(drawn, t)
		all = all.Max(fyne.NewSize(x+cell.Width, y+cell.Height))
		x += cell.Width
	}
	line := func() { x, y = 0, all.Height }
	if c.offer.Above != "" {
		write(c.offer.Above, theme.ColorNamePlaceHolder, false)
		line()
	}
	for i, text := range c.offer.Texts {
		if vertical {
			line()
		}
		write(c.offer.Labels[i]+text, theme.ColorNameForeground, i == c.offer.Chosen)
	}
	if c.offer.Below != "" {
		line()
		write(c.offer.Below, theme.ColorNamePlaceHolder, false)
	}
	return drawn, all
}

// MinSize implements fyne.CanvasObject: the list makes no room for itself.
func (c *Candidates) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (c *Candidates) CreateRenderer() fyne.WidgetRenderer {
	r := &candidatesRenderer{of: c, paper: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type candidatesRenderer struct {
	of    *Candidates
	paper *canvas.Rectangle
	drawn []fyne.CanvasObject
}

// Refresh implements fyne.WidgetRenderer.
func (r *candidatesRenderer) Refresh() {
	th, variant := r.of.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.paper.FillColor = th.Color(theme.ColorNameOverlayBackground, variant)
	r.paper.StrokeColor = th.Color(theme.ColorNameInputBorder, variant)
	r.paper.StrokeWidth = th.Size(theme.SizeNameInputBorder)
	r.drawn, _ = r.of.lay(r.of.offer.Vertical)
	canvas.Refresh(r.of)
}

// Layout implements fyne.WidgetRenderer.
func (r *candidatesRenderer) Layout(size fyne.Size) { r.paper.Resize(size) }

// MinSize implements fyne.WidgetRenderer.
func (r *candidatesRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Objects implements fyne.WidgetRenderer.
func (r *candidatesRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.paper}, r.drawn...)
}

// Destroy implements fyne.WidgetRenderer.
func (r *candidatesRenderer) Destroy() {}

// first is a layout of which the first object takes all the room and the others
// none.
type first struct{}

// MinSize implements fyne.Layout.
func (first) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (first) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
