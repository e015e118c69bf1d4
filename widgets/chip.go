package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"lanmu/widgets/document"
)

// A chip is a small word to be pressed, by tap, Enter or Space; one with choices
// shows them in a menu.
type chip struct {
	pressed
	is     document.Chip
	chosen func(choice int) // -1 for the chip itself

	focused bool
	text    *canvas.Text
	back    *canvas.Rectangle
}

// chipInset is how much lower a chip is drawn than what takes a tap.
const chipInset = 3

func newChip(is document.Chip, chosen func(choice int)) *chip {
	c := &chip{}
	c.make(c, is, chosen)
	return c
}

// make makes the chip that a widget is or has in it.
func (c *chip) make(of fyne.Widget, is document.Chip, chosen func(choice int)) {
	c.is, c.chosen, c.text, c.back = is, chosen, canvas.NewText(is.Text, color.Black), newRing()
	c.text.TextSize = detailEm * rowScale()
	if len(is.Choices) > 0 {
		c.text.Text += " ▾"
	}
	c.extend(of, nil)
}

// A keyChip is a chip that the keyboard comes to.
type keyChip struct{ chip }

func newKeyChip(is document.Chip, chosen func(choice int)) *keyChip {
	c := &keyChip{}
	c.make(c, is, chosen)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *keyChip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *keyChip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *keyChip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *keyChip) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Tapped(nil)
	}
}

// Tapped implements fyne.Tappable.
func (c *chip) Tapped(*fyne.PointEvent) {
	if len(c.is.Choices) == 0 {
		c.chosen(-1)
		return
	}
	driver := fyne.CurrentApp().Driver()
	m := fyne.NewMenu("")
	for i, choice := range c.is.Choices {
		m.Items = append(m.Items, fyne.NewMenuItem(choice, func() { c.chosen(i) }))
	}
	if on := driver.CanvasForObject(c.of); on != nil {
		ShowMenu(on, m, nil, driver.AbsolutePositionForObject(c.of).AddXY(0, c.Size().Height))
	}
}

// AccessibilityLabel is the word on it.
func (c *chip) AccessibilityLabel() string { return c.is.Text }

// CreateRenderer implements fyne.Widget.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c}
	r.Refresh()
	return r
}

type chipRenderer struct{ c *chip }

func (r *chipRenderer) Destroy() {}
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.back, r.c.text}
}

func (r *chipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(max(r.c.text.MinSize().Width+16, target), target)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	text := r.c.text.MinSize()
	r.c.back.Move(fyne.NewPos(0, chipInset))
	r.c.back.Resize(fyne.NewSize(size.Width, size.Height-2*chipInset))
	r.c.text.Resize(text)
	r.c.text.Move(fyne.NewPos((size.Width-text.Width)/2, (size.Height-text.Height)/2))
}

func (r *chipRenderer) Refresh() {
	c := r.c
	c.text.Color, c.back.FillColor = themeColor(inkPlain), themeColor(theme.ColorNameInputBackground)
	if c.is.On {
		c.text.Color = themeColor(inkAccent)
	}
	if c.hovered {
		c.back.FillColor = themeColor(theme.ColorNameHover)
	}
	ringed(c.back, c.focused)
	c.text.Refresh()
}
