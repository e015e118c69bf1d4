package widgets

import (
	"context"
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
	OnClose func()       // Esc was pressed
	OnRune  func(rune)   // a letter was typed; nil for those of the picture itself
	OnKey   func(*fyne.KeyEvent)
	OnAgain func() // what is wrong may be right now
	Again   string // the word for that

	Dim bool // it is dimmed where all else is dark

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
	fit    bool // all of it is to be in view, until the reader enlarges it
	fitted bool // it was before a double click enlarged it

	trouble string // what is wrong, in place of the picture
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

// SetSheet shows another sheet, fit to the width or all of it as the last was, of a size
// in units of its own, which areas are told in.
func (p *Picture) SetSheet(size fyne.Size, areas []Area) {
	p.stop()
	p.size, p.areas, p.open, p.over, p.trouble = size, areas, -1, -1, ""
	p.zoom, p.at, p.whole, p.sharp, p.failed = 1, fyne.Position{}, nil, nil, nil
	if p.fit {
		p.zoom = p.fitPage()
	}
	p.draw()
	p.Refresh()
}

// SetWhole shows another sheet, all of it in view.
func (p *Picture) SetWhole(size fyne.Size) {
	p.fit = true
	p.SetSheet(size, nil)
}

// Trouble says in place of the picture what is wrong with it, and what can be done.
func (p *Picture) Trouble(text string) {
	p.stop()
	p.trouble, p.whole, p.sharp = text, nil, nil
	p.Refresh()
}

// Troubled is what is said in place of the picture, "" for nothing.
func (p *Picture) Troubled() string { return p.trouble }

// FitPage brings all of the sheet into view, and FitWidth its whole width.
func (p *Picture) FitPage() {
	p.zoom, p.at, p.fit = p.fitPage(), fyne.Position{}, true
	p.settle()
}

// FitWidth enlarges the sheet to the width of the view.
func (p *Picture) FitWidth() { p.ZoomTo(1, p.middle()) }

// Step enlarges the sheet by a step, or makes it smaller for -1.
func (p *Picture) Step(by int) {
	if by > 0 {
		p.ZoomTo(p.zoom*zoomStep, p.middle())
	} else {
		p.ZoomTo(p.zoom/zoomStep, p.middle())
	}
}

// middle is that of the view.
func (p *Picture) middle() fyne.Position { return fyne.NewPos(p.Size().Width/2, p.Size().Height/2) }

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
	p.fit = false
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
	if p.Draw == nil || p.trouble != "" || p.size.Width <= 0 || v.Width < 1 || v.Height < 1 {
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
	if p.fit {
		p.zoom = p.fitPage()
	}
	p.whole, p.sharp = nil, nil
	p.settle()
}

// MinSize implements fyne.CanvasObject.
func (p *Picture) MinSize() fyne.Size { return fyne.NewSize(120, 120) }
