// Package typing stands between the keyboard and the fields of the window: a key goes
// to the reader's input method first, as package compose speaks to it, and what that
// makes of it to the field that has the focus.
package typing

import (
	"image"

	"fyne.io/fyne/v2"

	"lanmu/app/compose"
	"lanmu/widgets"
)

// Method makes text of keys: the reader's input method, as package compose speaks
// to it, or a test's.
type Method interface {
	Focus(plain bool)
	Unfocus()
	Reset()
	Press(compose.Key) (taken bool, said []compose.Event)
	Release(compose.Key)
	Caret(image.Rectangle)
	Around(text string, caret, anchor int)
	Events() []compose.Event
}

// Field is one of our own fields, which shows what is composed in it.
type Field interface {
	fyne.Focusable
	fyne.CanvasObject
	Compose(widgets.Composition)
	Composing() widgets.Composition
	Commit(text string)
	Cut(from, count int)
	Finish()
	Around() (text string, caret, other int)
	Place() (fyne.Position, fyne.Size)
}

// Composer hands the keys of a window to a method while one of its fields has the
// focus. It belongs to the goroutine that draws.
type Composer struct {
	method  Method
	canvas  fyne.Canvas
	away    bool                                                // another window has the keyboard
	at      fyne.Focusable                                      // what the method composes for; nil for nothing
	field   Field                                               // at, if it is one of ours
	shown   bool                                                // the method has told a composition that is not empty
	offers  func() *widgets.Candidates                          // where candidates are shown above what has the focus
	offered *widgets.Candidates                                 // those that are
	forward func(compose.Key)                                   // does what a key does without a method
	locate  func(at fyne.Position, s fyne.Size) image.Rectangle // where the method is told that something of the canvas is
}

// New hands the keys of a canvas to a method.
func New(c fyne.Canvas, m Method) *Composer {
	return &Composer{method: m, canvas: c, locate: func(at fyne.Position, s fyne.Size) image.Rectangle { return pixels(c, at, s) }}
}

// pixels is where something of a canvas is in its window.
func pixels(c fyne.Canvas, at fyne.Position, s fyne.Size) image.Rectangle {
	x, y := c.PixelCoordinateForPosition(at)
	to := at.Add(s)
	right, bottom := c.PixelCoordinateForPosition(to)
	return image.Rect(x, y, max(right, x+1), bottom)
}

// typedInto reports whether something that has the focus takes text: a field of
// ours, or one of the toolkit's in a dialog of its own.
func typedInto(f fyne.Focusable) bool {
	if _, ours := f.(Field); ours {
		return true
	}
	_, toolkits := f.(interface{ CursorPosition() fyne.Position })
	return toolkits
}

// follow has the method compose for what has the focus now, and reports whether
// there is something.
func (c *Composer) follow() bool {
	now := c.canvas.Focused()
	if c.away || now != nil && !typedInto(now) {
		now = nil
	}
	if now == c.at {
		if c.field != nil && c.shown && len(c.field.Composing().Spans) == 0 { // it was ended by a click, or by other text
			c.shown = false
			c.method.Reset()
			c.withdraw()
		}
		return now != nil
	}
	if c.at != nil {
		if c.field != nil {
			c.field.Finish()
		}
		c.method.Unfocus()
		c.withdraw()
	}
	c.at, c.shown = now, false
	c.field, _ = now.(Field)
	if now != nil {
		c.method.Focus(c.field == nil)
		c.tell()
	}
	return now != nil
}

// Press hands a key to the method, and reports whether it is done with.
func (c *Composer) Press(k compose.Key) (taken bool) {
	if !c.follow() {
		return false
	}
	taken, said := c.method.Press(k)
	c.hear(said)
	return taken
}

// Release tells the method that a key was let go.
func (c *Composer) Release(k compose.Key) {
	if c.follow() {
		c.method.Release(k)
	}
}

// Done is called after something was done with the keyboard or the mouse.
func (c *Composer) Done() {
	if c.follow() {
		c.tell()
	}
}

// Told hears what the method said by itself.
func (c *Composer) Told() {
	c.follow()
	c.hear(c.method.Events())
}

// Away is told whether another window has the keyboard.
func (c *Composer) Away(away bool) {
	c.away = away
	c.Done()
}

func (c *Composer) hear(said []compose.Event) {
	for _, e := range said {
		c.do(e)
	}
	if len(said) > 0 {
		c.Done()
	}
}

func (c *Composer) do(e compose.Event) {
	if c.at == nil {
		return
	}
	switch e := e.(type) {
	case compose.Commit:
		if c.field != nil {
			c.field.Commit(e.Text)
			return
		}
		for _, r := range e.Text {
			c.at.TypedRune(r)
		}
	case compose.Preedit:
		c.shown = !e.Empty()
		if c.field != nil {
			c.field.Compose(compositionOf(e))
		}
	case compose.Delete:
		if c.field != nil {
			c.field.Cut(e.From, e.Count)
		}
	case compose.Forward:
		if c.forward != nil {
			c.forward(e.Key)
		}
	case compose.Panel:
		c.withdraw()
		if c.offers != nil {
			c.offered = c.offers()
			at, size := c.caret()
			c.offered.Propose(offerOf(e), at, size)
		}
	case compose.Broken:
		c.shown = false
		c.withdraw()
		if c.field != nil {
			c.field.Finish()
		}
	}
}

func compositionOf(p compose.Preedit) widgets.Composition {
	c := widgets.Composition{Caret: p.Caret}
	for _, r := range p.Runs {
		c.Spans = append(c.Spans, widgets.Span{Text: r.Text, Underline: r.Underline, Marked: r.Highlight, Kept: !r.Draft})
	}
	return c
}

// withdraw takes candidates away that are shown.
func (c *Composer) withdraw() {
	if c.offered != nil {
		c.offered.Propose(widgets.Offer{}, fyne.Position{}, fyne.Size{})
		c.offered = nil
	}
}

func offerOf(p compose.Panel) widgets.Offer {
	o := widgets.Offer{Above: p.Above, Below: p.Below, Chosen: p.Chosen, Vertical: p.Vertical}
	for _, c := range p.Candidates {
		o.Labels, o.Texts = append(o.Labels, c.Label), append(o.Texts, c.Text)
	}
	return o
}

// tell tells the method where the caret is, and what stands around it.
func (c *Composer) tell() {
	if c.field != nil {
		c.method.Around(c.field.Around())
	}
	c.method.Caret(c.locate(c.caret()))
}

// caret is where what is composed begins, or the caret, in the canvas.
func (c *Composer) caret() (at fyne.Position, size fyne.Size) {
	size = fyne.NewSize(1, 20)
	switch f := c.at.(type) {
	case Field:
		at, size = f.Place()
	case interface{ CursorPosition() fyne.Position }:
		at = f.CursorPosition()
	}
	if o, ok := c.at.(fyne.CanvasObject); ok {
		at = at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	}
	return at, size
}
