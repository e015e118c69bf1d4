package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Hint says in a small frame what the mouse is on, once it has rested there: the
// name of an icon with its key, a headline that is cut. It stands above all else in the
// window and takes no clicks.
type Hint struct {
	widget.BaseWidget
	under fyne.CanvasObject // the content of the window
	frame *canvas.Rectangle
	words *widget.Label
	timer *time.Timer
	say   func() string // what is said once the mouse has rested, nil for nothing
}

// hintPause is how long the mouse must rest: what passes over rows is not asking.
const hintPause = 600 * time.Millisecond

// hintWidth is the widest a hint becomes before its words wrap, in canvas units.
const hintWidth = 360

// hint is that of the window, of which there is one; nil where widgets stand alone.
var hint *Hint

// NewHint returns the hint of the window, with nothing to say, for the container that
// under fills.
func NewHint(under fyne.CanvasObject) *Hint {
	h := &Hint{under: under, frame: canvas.NewRectangle(themeColor(theme.ColorNameOverlayBackground)), words: widget.NewLabel("")}
	h.frame.StrokeWidth, h.frame.CornerRadius = 1, theme.InputRadiusSize()
	h.ExtendBaseWidget(h)
	h.Hide()
	hint = h
	return h
}

// rests has something be said of an object if the mouse stays on it.
func (h *Hint) rests(o fyne.CanvasObject, say func() string) {
	if h == nil {
		return
	}
	h.leaves()
	h.say = say
	h.timer = time.AfterFunc(hintPause, func() {
		fyne.Do(func() {
			if h.timer != nil {
				h.show(o, say())
			}
		})
	})
}

// leaves takes away what is said, or would be.
func (h *Hint) leaves() {
	if h == nil {
		return
	}
	if h.timer != nil {
		h.timer.Stop()
		h.timer, h.say = nil, nil
	}
	if h.Visible() {
		h.Hide()
	}
}

// show says something of an object, below it or, at the window's foot, above.
func (h *Hint) show(o fyne.CanvasObject, text string) {
	d := fyne.CurrentApp().Driver()
	stands := d.AbsolutePositionForObject(o)
	if text == "" || !o.Visible() || stands.IsZero() { // nowhere: what it was in is not shown any more
		return
	}
	h.words.Wrapping = fyne.TextWrapOff
	h.words.SetText(text)
	size := h.words.MinSize()
	if most := min(hintWidth, h.under.Size().Width-8); size.Width > most {
		h.words.Wrapping = fyne.TextWrapWord
		h.words.Resize(fyne.NewSize(most, size.Height))
		h.words.Refresh()
		size = fyne.NewSize(most, h.words.MinSize().Height)
	}
	origin := d.AbsolutePositionForObject(h.under)
	room := h.under.Size()
	at := stands.Subtract(origin)
	below := at.Y + o.Size().Height + 2
	if below+size.Height > room.Height {
		below = at.Y - size.Height - 2
	}
	x := at.X + min(o.Size().Width/2-size.Width/2, 24)
	h.Move(fyne.NewPos(min(max(x, 4), max(room.Width-size.Width-4, 4)), max(below, 0)))
	h.frame.FillColor, h.frame.StrokeColor = themeColor(theme.ColorNameOverlayBackground), themeColor(inkQuiet)
	h.Show()
	h.Resize(size)
	h.Refresh()
	canvas.Refresh(o) // the canvas does not know yet of what it has never drawn
}

// Asked is what will be said if the mouse stays, "" for nothing.
func (h *Hint) Asked() string {
	if h.say == nil {
		return ""
	}
	return h.say()
}

// Text is what is said now, "" for nothing.
func (h *Hint) Text() string {
	if !h.Visible() {
		return ""
	}
	return h.words.Text
}

// CreateRenderer implements fyne.Widget.
func (h *Hint) CreateRenderer() fyne.WidgetRenderer { return &hintRenderer{h} }

type hintRenderer struct{ h *Hint }

func (r *hintRenderer) Destroy()           {}
func (r *hintRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *hintRenderer) Refresh() {
	r.Layout(r.h.Size())
	r.h.frame.Refresh()
	r.h.words.Refresh()
}
func (r *hintRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.frame, r.h.words}
}

func (r *hintRenderer) Layout(size fyne.Size) {
	r.h.frame.Resize(size)
	r.h.words.Resize(size)
}
