package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// A ring shows where the keyboard is: a line in the ink of what is marked, which
// stands out against every ground by more than the 3:1 that WCAG 2.2 asks. The
// toolkit's own focus is a tint that few can see.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = theme.InputRadiusSize()
	return r
}

// ringed shows or hides a ring.
func ringed(r *canvas.Rectangle, on bool) {
	r.StrokeColor, r.StrokeWidth = color.Transparent, 0
	if on {
		r.StrokeColor, r.StrokeWidth = themeColor(inkAccent), ringWidth
	}
	r.Refresh()
}

const ringWidth = 2

// ringRenderer draws a ring around what another renderer draws.
type ringRenderer struct {
	fyne.WidgetRenderer
	ring *canvas.Rectangle
}

// Layout implements fyne.WidgetRenderer.
func (r *ringRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

// Objects implements fyne.WidgetRenderer.
func (r *ringRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject(nil), r.WidgetRenderer.Objects()...), r.ring)
}

// Refresh implements fyne.WidgetRenderer.
func (r *ringRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	ringed(r.ring, r.ring.StrokeWidth > 0)
}
