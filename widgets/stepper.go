package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// stepper is a value with less and more at its sides, changed by tap or by ←
// and →.
type stepper struct {
	widget.BaseWidget
	seat
	name       string
	step       func(by int)
	value      *canvas.Text
	less, more *tab
	back       *canvas.Rectangle
	focused    bool
}

// stepperRoom is the room of a value, so that more stays where it is while the
// value changes, in canvas units.
const stepperRoom = 64

func newStepper(name string, step func(by int)) *stepper {
	s := &stepper{name: name, step: step, value: canvas.NewText("", color.Black), back: newRing()}
	s.value.Alignment = fyne.TextAlignCenter
	s.less, s.more = newTab("−", func() { s.step(-1) }), newTab("＋", func() { s.step(1) })
	s.less.means(name + " −")
	s.more.means(name + " ＋")
	s.ExtendBaseWidget(s)
	return s
}

func (s *stepper) set(value string) {
	s.value.Text = value
	s.Refresh()
}

// FocusGained implements fyne.Focusable.
func (s *stepper) FocusGained() { s.focused = true; s.Refresh(); s.arrived(s) }

// FocusLost implements fyne.Focusable.
func (s *stepper) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *stepper) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.step(1)
	case '-':
		s.step(-1)
	}
}

// TypedKey implements fyne.Focusable.
func (s *stepper) TypedKey(k *fyne.KeyEvent) {
	switch {
	case s.took(k):
	case k.Name == fyne.KeyLeft:
		s.step(-1)
	case k.Name == fyne.KeyRight:
		s.step(1)
	}
}

// Refresh takes the colours of the present theme.
func (s *stepper) Refresh() {
	s.value.Color, s.value.TextSize = themeColor(inkPlain), theme.TextSize()
	ringed(s.back, s.focused)
	s.value.Refresh()
	s.less.Refresh()
	s.more.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *stepper) CreateRenderer() fyne.WidgetRenderer {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(stepperRoom, target))
	s.Refresh()
	return widget.NewSimpleRenderer(container.NewHBox(
		container.NewStack(s.back, container.NewHBox(s.less, container.NewStack(room, s.value), s.more))))
}
