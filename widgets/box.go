package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Box stands above the window: a title, content that scrolls where there is
// no room for it, and buttons. The keyboard walks through it with Tab, what has
// the focus is brought into view, and Esc closes it. Everything the program asks
// or tells in a box of its own is one.
type Box struct {
	OnClosed func()
	Full     bool // as high as there is room, for what has no height of its own

	canvas  fyne.Canvas
	below   fyne.CanvasObject // what it leaves to be seen; nil for one that stands in the middle
	width   float32
	content fyne.CanvasObject
	scroll  *container.Scroll
	frame   *fyne.Container
	edge    *canvas.Rectangle // in the dark a shadow shows none
	buttons []*Button
	popUp   *widget.PopUp
}

// boxMargin is left free around a box, in canvas units.
const boxMargin = 16

// barRoom is left for the bar that scrolls, in canvas units.
const barRoom = 12

// NewBox returns a box of a width in canvas units, or as wide as the window
// lets it be. An empty title and no buttons leave no room after them.
func NewBox(c fyne.Canvas, width float32, title string, content fyne.CanvasObject, buttons ...*Button) *Box {
	b := &Box{canvas: c, width: width, content: content, buttons: buttons}
	b.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, barRoom), content))
	var head, foot fyne.CanvasObject
	if title != "" {
		t := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		t.Truncation = fyne.TextTruncateEllipsis
		head = t
	}
	if len(buttons) > 0 {
		row := container.New(&wrap{end: true})
		for _, w := range buttons {
			w.enter(b)
			w.below = true
			row.Add(w)
		}
		foot = container.New(layout.NewCustomPaddedLayout(theme.Padding(), 0, theme.Padding(), 0), row)
	}
	b.enters(content)
	pad := 2 * theme.Padding()
	b.edge = canvas.NewRectangle(color.Transparent)
	b.edge.StrokeColor, b.edge.StrokeWidth, b.edge.CornerRadius = themeColor(theme.ColorNameInputBorder), 1, theme.InputRadiusSize()
	b.frame = container.NewStack(container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), container.NewBorder(head, foot, nil, nil, b.scroll)), b.edge)
	return b
}

// NewAside returns a box that stands at the right below the bars of the window and leaves
// what is behind it to be seen, for what changes that. A tap beside it closes it.
func NewAside(c fyne.Canvas, below fyne.CanvasObject, width float32, title string, content fyne.CanvasObject, buttons ...*Button) *Box {
	b := NewBox(c, width, title, content, buttons...)
	b.below = below
	return b
}

// enters seats what stands in the box.
func (b *Box) enters(o fyne.CanvasObject) {
	switch o := o.(type) {
	case interface{ enter(*Box) }:
		o.enter(b)
	case *fyne.Container:
		for _, o := range o.Objects {
			b.enters(o)
		}
	}
}

// Show opens the box and takes the keyboard into it.
func (b *Box) Show() {
	b.Hide()
	if b.below != nil {
		b.popUp = widget.NewPopUp(b.frame, b.canvas)
		b.popUp.Move(fyne.NewPos(1, 1)) // one that stands nowhere when it is shown stays in the middle
	} else {
		b.popUp = widget.NewModalPopUp(b.frame, b.canvas)
	}
	b.popUp.Show()
	b.Fit()
	b.canvas.FocusNext()
}

// FocusButton takes the keyboard to the last button, which is meant most often,
// for a box that asks or tells.
func (b *Box) FocusButton() {
	if n := len(b.buttons); n > 0 {
		b.canvas.Focus(b.buttons[n-1])
	}
}

// Fit gives the box the room there is for it now.
func (b *Box) Fit() {
	if !b.Visible() {
		return
	}
	top := float32(boxMargin)
	if b.below != nil {
		top = fyne.CurrentApp().Driver().AbsolutePositionForObject(b.below).Y + b.below.Size().Height + boxMargin/4
	}
	room := b.canvas.Size().SubtractWidthHeight(2*boxMargin, top+boxMargin)
	width := min(b.width, room.Width)
	b.frame.Resize(fyne.NewSize(width, room.Height)) // text that wraps has its height once it has its width
	around := b.frame.MinSize().Height - b.scroll.MinSize().Height
	height := min(b.content.MinSize().Height+around, room.Height)
	if b.Full {
		height = room.Height
	}
	b.popUp.Resize(fyne.NewSize(width, height))
	b.frame.Resize(b.popUp.Size()) // which a pop-up that is as large as before leaves as it was measured
	if b.below != nil {
		b.popUp.Move(fyne.NewPos(b.canvas.Size().Width-width-boxMargin, top))
	}
}

// Hide closes the box.
func (b *Box) Hide() {
	if b.popUp == nil {
		return
	}
	b.popUp.Hide()
	b.popUp = nil
	call(b.OnClosed)
}

// Visible reports whether the box is open.
func (b *Box) Visible() bool { return b != nil && b.popUp != nil && b.popUp.Visible() }

// reveal scrolls to what has the focus.
func (b *Box) reveal(o fyne.CanvasObject) {
	if !b.Visible() {
		return
	}
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(b.content).Y
	top, view := b.scroll.Offset.Y, b.scroll.Size().Height
	end := y + o.Size().Height
	switch {
	case y < top:
		b.scroll.ScrollToOffset(fyne.NewPos(0, y))
	case end > top+view:
		b.scroll.ScrollToOffset(fyne.NewPos(0, end-view))
	}
}

// seat is a widget's place in a box, or in a bar that Esc closes too. Elsewhere
// it does nothing.
type seat struct {
	box   *Box
	below bool // what scrolls
	close func()
}

func (s *seat) enter(b *Box) { s.box, s.close = b, b.Hide }

// arrived tells that the widget has the focus.
func (s *seat) arrived(o fyne.CanvasObject) {
	if s.box != nil && !s.below {
		s.box.reveal(o)
	}
}

// took reports whether a key closes the box or scrolls through it, and does so.
func (s *seat) took(k *fyne.KeyEvent) bool {
	switch {
	case s.close != nil && k.Name == fyne.KeyEscape:
		s.close()
		return true
	case s.box != nil:
		return s.box.scrolled(k.Name)
	}
	return false
}

// scrolled reports whether a key scrolls, and scrolls.
func (b *Box) scrolled(key fyne.KeyName) bool {
	view := b.scroll.Size().Height
	by := map[fyne.KeyName]float32{
		fyne.KeyDown: target, fyne.KeyUp: -target, fyne.KeyPageDown: view - target, fyne.KeyPageUp: target - view,
		fyne.KeyEnd: b.content.Size().Height, fyne.KeyHome: -b.content.Size().Height,
	}[key]
	if by == 0 {
		return false
	}
	b.scroll.ScrollToOffset(b.scroll.Offset.AddXY(0, by)) // no further than it goes
	return true
}
