package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// One thing at a time stands above the window: a box, the palette, a dialog that
// asks for a file, a menu. What opens another closes it first.

// boxWidth suits a few lines of text, in canvas units.
const boxWidth = 480

// showBox opens a box for a command; panel is what it holds of choices, if any.
func (w *window) showBox(command string, b *widgets.Box, panel *widgets.ComfortPanel) {
	w.closeAbove()
	w.box, w.boxed, w.panel = b, command, panel
	b.OnClosed = func() {
		w.panel = nil
		w.reader.Focus()
	}
	b.Show()
	if panel == nil {
		b.FocusButton()
	}
}

// openPalette opens a palette for a command, "" for none.
func (w *window) openPalette(command string, p *widgets.Palette) {
	w.closeAbove()
	w.palette, w.boxed = p, command
	p.Show()
}

// closeAbove closes what stands above the window, and tells whether anything did.
func (w *window) closeAbove() bool {
	above := w.win.Canvas().Overlays()
	if above.Top() == nil {
		return false
	}
	w.boxed = ""
	if w.box.Visible() {
		w.box.Hide()
	}
	if w.palette != nil {
		w.palette.Hide()
	}
	if w.files != nil {
		w.files.Hide()
	}
	for above.Top() != nil { // a menu
		above.Remove(above.Top())
	}
	return true
}

// above tells whether anything stands above the window.
func (w *window) above() bool { return w.win.Canvas().Overlays().Top() != nil }

// showDialog gives a file dialog the room of the window.
func (w *window) showDialog(d *dialog.FileDialog, q system.Picking) {
	w.closeAbove()
	w.files = d
	d.SetTitleText(q.Title)
	if q.Accept != "" {
		d.SetConfirmText(q.Accept)
	}
	size := w.win.Canvas().Size()
	d.SetOnClosed(w.reader.Focus)
	d.Show() // makes what Resize sizes
	d.Resize(fyne.NewSize(size.Width*.9, size.Height*.9))
}

// closing is the button that closes the box a command opens.
func (w *window) closing(word string) *widgets.Button {
	return widgets.NewButton(tongue.T(word), func() { w.box.Hide() })
}

// paragraph is text that wraps.
func paragraph(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

func boldLabel(s string) *widget.Label {
	return widget.NewLabelWithStyle(s, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

// whole gives the window to what it holds, and has a box that is open follow
// the window's size.
type whole struct{ w *window }

// MinSize implements fyne.Layout.
func (whole) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (l whole) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if l.w.box.Visible() {
		l.w.box.Fit()
	}
}
