package widgets

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The mouse and the keyboard on a Picture.

// reach is how far beside an area the mouse may be, in the sheet's units: between lines
// of a headline, or paragraphs, and not in the middle of a gutter.
const reach = 9

// areaAt is the area at a point of the view, -1 for none: of several the smallest, and
// where there is none the nearest within reach.
func (p *Picture) areaAt(at fyne.Position) int {
	u, o := p.unit(), p.origin()
	if u == 0 {
		return -1
	}
	x, y := (at.X-o.X)/u, (at.Y-o.Y)/u
	best, least := -1, float32(math.MaxFloat32)
	near, nearest := -1, float32(reach)
	for i, a := range p.areas {
		far := max(a.Left-x, x-a.Right, a.Top-y, y-a.Bottom)
		if size := (a.Right - a.Left) * (a.Bottom - a.Top); far <= 0 && size < least {
			best, least = i, size
		} else if far > 0 && far < nearest {
			near, nearest = i, far
		}
	}
	if best < 0 {
		return near
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
		switch {
		case p.zoom <= 1.01:
			fitted := p.fit
			p.ZoomTo(2.5, e.Position)
			p.fitted = fitted
		case p.fitted:
			p.FitPage()
		default:
			p.ZoomTo(1, e.Position)
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
	if p.OnRune != nil {
		p.OnRune(r)
		return
	}
	switch r {
	case '+', '=':
		p.Step(1)
	case '-':
		p.Step(-1)
	case '0':
		p.FitWidth()
	case '9':
		p.FitPage()
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
	case fyne.KeyEscape:
		call(p.OnClose)
	case fyne.KeyPageDown:
		p.turn(1)
	case fyne.KeyPageUp:
		p.turn(-1)
	default:
		if p.OnKey != nil {
			p.OnKey(e)
		}
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
