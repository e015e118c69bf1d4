package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Button is the toolkit's, pressed by Enter as well as by Space.
type Button struct {
	widget.Button
	seat
	ring *canvas.Rectangle
}

// NewButton returns a button with a word on it.
func NewButton(word string, tapped func()) *Button {
	b := &Button{ring: newRing()}
	b.Text, b.OnTapped = word, tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton returns a button with an icon on it, which a screen reader calls
// by name.
func NewIconButton(icon fyne.Resource, name string, tapped func()) *IconButton {
	b := &IconButton{name: name}
	b.ring = newRing()
	b.Icon, b.OnTapped, b.Importance = icon, tapped, widget.LowImportance
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch {
	case b.took(k):
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		b.Tapped(nil)
	default:
		b.Button.TypedKey(k)
	}
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	ringed(b.ring, true)
	b.arrived(b)
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.Button.FocusLost()
	ringed(b.ring, false)
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &ringRenderer{b.Button.CreateRenderer(), b.ring}
}

// An IconButton is a Button without a word.
type IconButton struct {
	Button
	name string
}

// AccessibilityLabel is what the icon stands for.
func (b *IconButton) AccessibilityLabel() string { return b.name }

// MouseIn says it while the mouse rests on it.
func (b *IconButton) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	hint.rests(b, func() string { return b.name })
}

// MouseOut implements desktop.Hoverable.
func (b *IconButton) MouseOut() {
	b.Button.MouseOut()
	hint.leaves()
}

// Tapped implements fyne.Tappable.
func (b *IconButton) Tapped(e *fyne.PointEvent) {
	hint.leaves()
	b.Button.Tapped(e)
}
