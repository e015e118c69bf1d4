package widgets

import (
	"context"
	"image"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// An Area is a part of a picture that leads to what stands there: several areas may
// lead to the same.
type Area struct {
	Of                       int    // which it leads to, from 0 on
	Title                    string // of what it leads to
	Left, Top, Right, Bottom float32
}

// A Picture shows a sheet as it looks, whole or enlarged. What it shows is drawn
// elsewhere: coarsely as a whole, which is there at once at every step, and sharply
// where it is in view, in pixels of the screen. Areas light up under the mouse and
// lead to what stands there.
type Picture struct {
	widget.BaseWidget

	// Draw draws the part clip of the sheet where that is so many pixels wide. It is
	// called away from the goroutine that draws; what is no longer wanted is
	// cancelled.
	Draw func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error)
	// Go and UI run something away from the goroutine that draws, and on it.
	Go, UI func(func())

	OnArea  func(of int) // an area was pressed
	OnError func(error)  // the picture could not be drawn
	OnTurn  func(by int) // the reader asks for the sheet after this one, or before

	size  fyne.Size // of the sheet, in its own units
	areas []Area
	open  int // what is open, -1 for none
	over  int // what is under the mouse or chosen by key, -1 for none

	zoom   float32       // the sheet's width in widths of the view
	at     fyne.Position // of the view's upper left corner in the enlarged sheet
	whole  image.Image
	sharp  image.Image
	part   fyne.Position // of the sharp picture in the enlarged sheet
	drawn  float32       // the zoom it was drawn at
	scale  float32       // pixels of the screen in one of the toolkit's
	busy   context.CancelFunc
	again  *time.Timer
	tapped time.Time
	where  fyne.Position // it was
	ringOn bool
	byHand bool // the mouse takes the focus, which needs no ring
	failed error
}

// NewPicture shows nothing yet.
func NewPicture() *Picture {
	p := &Picture{open: -1, over: -1, zoom: 1, scale: 1}
	p.ExtendBaseWidget(p)
	return p
}

var (
	_ fyne.Tappable      = (*Picture)(nil)
	_ fyne.Draggable     = (*Picture)(nil)
	_ fyne.Scrollable    = (*Picture)(nil)
	_ fyne.Focusable     = (*Picture)(nil)
	_ desktop.Hoverable  = (*Picture)(nil)
	_ desktop.Cursorable = (*Picture)(nil)
)

// SetSheet shows another sheet, fit to the width, of a size in units of its own, which
// areas are told in.
func (p *Picture) SetSheet(size fyne.Size, areas []Area) {
	p.stop()
	p.size, p.areas, p.open, p.over = size, areas, -1, -1
	p.zoom, p.at, p.whole, p.sharp, p.failed = 1, fyne.Position{}, nil, nil, nil
	p.draw()
	p.Refresh()
}

// Clear shows nothing.
func (p *Picture) Clear() { p.SetSheet(fyne.Size{}, nil) }

// Opened tints the areas of what is open, and brings the first into view.
func (p *Picture) Opened(of int) {
	p.open = of
	for _, a := range p.areas {
		if a.Of == of {
			p.reveal(a)
			break
		}
	}
	p.Refresh()
}

// Open is what is open, -1 for none.
func (p *Picture) Open() int { return p.open }

// Zoom is how many widths of the view the sheet is wide.
func (p *Picture) Zoom() float32 { return p.zoom }

// Bounds of the zoom, and a step of it.
const (
	mostZoom = 8
	zoomStep = 1.25
)

// fitPage is the zoom at which the whole sheet is in view.
func (p *Picture) fitPage() float32 {
	s := p.Size()
	if p.size.Height <= 0 || s.Width <= 0 {
		return 1
	}
	return min(1, s.Height/s.Width*p.size.Width/p.size.Height)
}

// ZoomTo enlarges the sheet, with what is at a point of the view staying there.
func (p *Picture) ZoomTo(zoom float32, about fyne.Position) {
	zoom = max(p.fitPage(), min(mostZoom, zoom))
	if zoom == p.zoom || p.size.Width <= 0 {
		return
	}
	k := zoom / p.zoom
	origin := p.origin()
	p.at = fyne.NewPos((about.X-origin.X)*k-about.X, (about.Y-origin.Y)*k-about.Y)
	p.zoom = zoom
	p.settle()
}

// unit is how many of the toolkit's pixels one of the sheet's units takes.
func (p *Picture) unit() float32 {
	if p.size.Width <= 0 {
		return 0
	}
	return p.Size().Width * p.zoom / p.size.Width
}

// sheet is the size of the enlarged sheet.
func (p *Picture) sheet() fyne.Size {
	u := p.unit()
	return fyne.NewSize(p.size.Width*u, p.size.Height*u)
}

// origin is where the sheet's upper left corner is in the view: one that is smaller
// than the view stands in its middle.
func (p *Picture) origin() fyne.Position {
	s, v := p.sheet(), p.Size()
	o := fyne.NewPos(-p.at.X, -p.at.Y)
	if s.Width < v.Width {
		o.X = (v.Width - s.Width) / 2
	}
	return o
}

// settle keeps the sheet in view and has it drawn as it is now.
func (p *Picture) settle() {
	s, v := p.sheet(), p.Size()
	p.at.X = max(0, min(p.at.X, s.Width-v.Width))
	p.at.Y = max(0, min(p.at.Y, s.Height-v.Height))
	p.draw()
	p.Refresh()
}

// reveal brings an area into view.
func (p *Picture) reveal(a Area) {
	u, v := p.unit(), p.Size()
	if u == 0 {
		return
	}
	const margin = 16
	show := func(at *float32, from, to, room float32) {
		if from < *at+margin || to > *at+room-margin && to-from < room {
			*at = from - margin
		} else if to > *at+room {
			*at = min(from-margin, to-room+margin)
		}
	}
	show(&p.at.Y, a.Top*u, a.Bottom*u, v.Height)
	if p.sheet().Width > v.Width {
		show(&p.at.X, a.Left*u, a.Right*u, v.Width)
	}
	p.settle()
}

// stop ends what is being drawn.
func (p *Picture) stop() {
	if p.busy != nil {
		p.busy()
		p.busy = nil
	}
	if p.again != nil {
		p.again.Stop()
		p.again = nil
	}
}

// rest is how long the view must be still before it is drawn sharply.
const rest = 60 * time.Millisecond

// draw has drawn what is in view: the whole first, if it is not there yet.
func (p *Picture) draw() {
	p.stop()
	v := p.Size()
	if p.Draw == nil || p.size.Width <= 0 || v.Width < 1 || v.Height < 1 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		p.scale = c.Scale()
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.busy = cancel
	if p.whole == nil {
		width := int(math.Ceil(float64(v.Width * p.scale)))
		height := int(math.Ceil(float64(width) * float64(p.size.Height/p.size.Width)))
		for width*height > mostWhole {
			width, height = width/2, height/2
		}
		p.have(ctx, width, image.Rect(0, 0, width, height+1), func(m image.Image) {
			p.whole = m
			p.Refresh()
			if p.zoom*p.Size().Width*p.scale > float32(width) {
				p.draw()
			}
		})
		return
	}
	if float32(p.whole.Bounds().Dx()) >= p.sheet().Width*p.scale {
		p.sharp = nil
		return
	}
	p.again = time.AfterFunc(rest, func() { p.UI(func() { p.sharpen(ctx) }) })
}

// mostWhole is how many pixels the coarse picture has at most.
const mostWhole = 8 << 20

// sharpen draws what is in view, and a little around it.
func (p *Picture) sharpen(ctx context.Context) {
	if ctx.Err() != nil {
		return
	}
	v, s := p.Size(), p.sheet()
	width := int(math.Round(float64(s.Width * p.scale)))
	around := v.Height / 4
	px := func(x float32) int { return int(math.Round(float64(x * p.scale))) }
	clip := image.Rect(px(p.at.X-around/2), px(p.at.Y-around), px(p.at.X+v.Width+around/2), px(p.at.Y+v.Height+around)).
		Intersect(image.Rect(0, 0, width, px(s.Height)))
	zoom := p.zoom
	p.have(ctx, width, clip, func(m image.Image) {
		p.sharp, p.drawn = m, zoom
		p.part = fyne.NewPos(float32(clip.Min.X)/p.scale, float32(clip.Min.Y)/p.scale)
		p.Refresh()
	})
}

// have draws a part of the sheet elsewhere and hands it over here.
func (p *Picture) have(ctx context.Context, width int, clip image.Rectangle, take func(image.Image)) {
	draw := p.Draw
	p.Go(func() {
		m, err := draw(ctx, width, clip)
		if ctx.Err() != nil {
			return
		}
		p.UI(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				if p.failed = err; p.OnError != nil {
					p.OnError(err)
				}
			default:
				take(m)
			}
		})
	})
}

// Resize implements fyne.CanvasObject.
func (p *Picture) Resize(size fyne.Size) {
	if size == p.Size() {
		return
	}
	had := p.Size().Width
	p.BaseWidget.Resize(size)
	if had > 0 {
		k := size.Width / had
		p.at = fyne.NewPos(p.at.X*k, p.at.Y*k)
	}
	p.whole, p.sharp = nil, nil
	p.settle()
}

// MinSize implements fyne.CanvasObject.
func (p *Picture) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

// areaAt is the area at a point of the view, -1 for none; of several the smallest.
func (p *Picture) areaAt(at fyne.Position) int {
	u, o := p.unit(), p.origin()
	if u == 0 {
		return -1
	}
	x, y := (at.X-o.X)/u, (at.Y-o.Y)/u
	best, least := -1, float32(math.MaxFloat32)
	for i, a := range p.areas {
		if size := (a.Right - a.Left) * (a.Bottom - a.Top); x >= a.Left && x <= a.Right && y >= a.Top && y <= a.Bottom && size < least {
			best, least = i, size
		}
	}
	return best
}

func (p *Picture) hover(area int) {
	of := -1
	if area >= 0 {
		of = p.areas[area].Of
	}
	if of != p.over {
		p.over = of
		p.Refresh()
	}
}

// Tapped opens what is pressed; pressed twice, the sheet is enlarged there, or whole
// again.
func (p *Picture) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		p.byHand = true
		c.Focus(p)
		p.byHand = false
	}
	near := abs32(e.Position.X-p.where.X) < 4 && abs32(e.Position.Y-p.where.Y) < 4
	if near && time.Since(p.tapped) < manyClicks {
		p.tapped = time.Time{}
		if p.zoom > 1.01 {
			p.ZoomTo(1, e.Position)
		} else {
			p.ZoomTo(2.5, e.Position)
		}
		return
	}
	p.tapped, p.where = time.Now(), e.Position
	if i := p.areaAt(e.Position); i >= 0 && p.OnArea != nil {
		p.OnArea(p.areas[i].Of)
	}
}

// Press is a press at a place of the sheet.
func (p *Picture) Press(x, y float32) {
	u, o := p.unit(), p.origin()
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(o.X+x*u, o.Y+y*u)})
}

// Dragged implements fyne.Draggable.
func (p *Picture) Dragged(e *fyne.DragEvent) {
	p.at = fyne.NewPos(p.at.X-e.Dragged.DX, p.at.Y-e.Dragged.DY)
	p.settle()
}

// DragEnd implements fyne.Draggable.
func (p *Picture) DragEnd() {}

// Scrolled moves the sheet, and with Ctrl enlarges it about the mouse.
func (p *Picture) Scrolled(e *fyne.ScrollEvent) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierControl != 0 {
		if e.Scrolled.DY > 0 {
			p.ZoomTo(p.zoom*zoomStep, e.Position)
		} else if e.Scrolled.DY < 0 {
			p.ZoomTo(p.zoom/zoomStep, e.Position)
		}
		return
	}
	const speed = 4 // of the wheel: a notch is a few lines
	p.at = fyne.NewPos(p.at.X-speed*e.Scrolled.DX, p.at.Y-speed*e.Scrolled.DY)
	p.settle()
}

// MouseIn implements desktop.Hoverable.
func (p *Picture) MouseIn(e *desktop.MouseEvent) { p.hover(p.areaAt(e.Position)) }

// MouseMoved implements desktop.Hoverable.
func (p *Picture) MouseMoved(e *desktop.MouseEvent) { p.hover(p.areaAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (p *Picture) MouseOut() { p.hover(-1) }

// Cursor implements desktop.Cursorable.
func (p *Picture) Cursor() desktop.Cursor {
	if p.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements fyne.Focusable.
func (p *Picture) FocusGained() { p.ringOn = !p.byHand; p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *Picture) FocusLost() { p.ringOn = false; p.Refresh() }

// TypedRune enlarges and fits.
func (p *Picture) TypedRune(r rune) {
	middle := fyne.NewPos(p.Size().Width/2, p.Size().Height/2)
	switch r {
	case '+', '=':
		p.ZoomTo(p.zoom*zoomStep, middle)
	case '-':
		p.ZoomTo(p.zoom/zoomStep, middle)
	case '0':
		p.ZoomTo(1, middle)
	case '9':
		p.ZoomTo(p.fitPage(), middle)
	case '[':
		p.turn(-1)
	case ']':
		p.turn(1)
	}
}

func (p *Picture) turn(by int) {
	if p.OnTurn != nil {
		p.OnTurn(by)
	}
}

// TypedKey moves among what the sheet leads to, and opens it.
func (p *Picture) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		p.step(e.Name)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.over >= 0 && p.OnArea != nil {
			p.OnArea(p.over)
		}
	case fyne.KeyPageDown:
		p.turn(1)
	case fyne.KeyPageUp:
		p.turn(-1)
	}
}

// step chooses the nearest of what the sheet leads to in a direction.
func (p *Picture) step(key fyne.KeyName) {
	middle := func(a Area) (x, y float32) { return (a.Left + a.Right) / 2, (a.Top + a.Bottom) / 2 }
	from := p.over
	if from < 0 {
		from = p.open
	}
	at := p.first(from)
	if at < 0 {
		if len(p.areas) > 0 {
			p.over = p.areas[0].Of
			p.reveal(p.areas[0])
		}
		return
	}
	x, y := middle(p.areas[at])
	best, least := -1, float32(math.MaxFloat32)
	seen := map[int]bool{from: true}
	for i, a := range p.areas {
		if seen[a.Of] {
			continue
		}
		seen[a.Of] = true // the first area of each stands for it
		ax, ay := middle(a)
		along, aside := ay-y, ax-x
		if key == fyne.KeyLeft || key == fyne.KeyRight {
			along, aside = aside, along
		}
		if key == fyne.KeyLeft || key == fyne.KeyUp {
			along = -along
		}
		if along <= 0 {
			continue
		}
		if far := along + 2*abs32(aside); far < least {
			best, least = i, far
		}
	}
	if best >= 0 {
		p.over = p.areas[best].Of
		p.reveal(p.areas[best])
	}
}

// first is the first area of what it leads to, -1 for none.
func (p *Picture) first(of int) int {
	for i, a := range p.areas {
		if a.Of == of {
			return i
		}
	}
	return -1
}

func abs32(x float32) float32 { return float32(math.Abs(float64(x))) }

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &pictureRenderer{
		p: p, back: canvas.NewRectangle(color.Transparent), whole: &canvas.Image{}, sharp: &canvas.Image{},
		marks: container.NewWithoutLayout(), ring: newRing(), plate: canvas.NewRectangle(color.Transparent), name: canvas.NewText("", color.Black),
	}
	r.whole.ScaleMode, r.sharp.ScaleMode = canvas.ImageScaleSmooth, canvas.ImageScaleFastest
	r.plate.CornerRadius = theme.InputRadiusSize()
	r.clip = container.NewClip(container.NewWithoutLayout(r.whole, r.sharp, r.marks, r.plate, r.name))
	r.Refresh()
	return r
}

type pictureRenderer struct {
	p            *Picture
	back         *canvas.Rectangle
	whole, sharp *canvas.Image
	marks        *fyne.Container
	plate        *canvas.Rectangle // under the name of what is under the mouse
	name         *canvas.Text
	clip         *container.Clip
	ring         *canvas.Rectangle
}

// Destroy implements fyne.WidgetRenderer.
func (r *pictureRenderer) Destroy() { r.p.stop() }

// Layout implements fyne.WidgetRenderer.
func (r *pictureRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.clip.Resize(size)
	r.ring.Resize(size)
}

// MinSize implements fyne.WidgetRenderer.
func (r *pictureRenderer) MinSize() fyne.Size { return r.p.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.clip, r.ring}
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
	r.mark(o)
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
