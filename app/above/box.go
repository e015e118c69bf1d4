package above

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/tongue"
	"lanmu/widgets"
)

// BoxWidth suits a few lines of text, in canvas units.
const BoxWidth = 480

// Open opens a box for a command, "" for none; panel is what it holds of choices,
// if any, which follow what keys change.
func (a *Above) Open(command string, b *widgets.Box, panel *widgets.ComfortPanel) {
	a.Close()
	a.box, a.command, a.panel = b, command, panel
	b.OnClosed = func() {
		a.panel = nil
		a.Back()
	}
	b.Show()
	if panel == nil {
		b.FocusButton()
	}
}

// Update lets an open panel show what a key has changed.
func (a *Above) Update() {
	if a.panel != nil {
		a.panel.Update()
	}
}

// Box is the box that was opened last, nil before the first.
func (a *Above) Box() *widgets.Box { return a.box }

// Closing is a button that closes the box.
func (a *Above) Closing(word string) *widgets.Button {
	return widgets.NewButton(tongue.T(word), func() { a.box.Hide() })
}

// Paragraph is text that wraps.
func Paragraph(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Bold is a line of bold text.
func Bold(s string) *widget.Label {
	return widget.NewLabelWithStyle(s, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}
