package app

import (
	"time"

	"fyne.io/fyne/v2"

	"lanmu/widgets"
)

// Preferences the window is restored from. They may be lost without harm; what
// may not is in memory.
const (
	prefWidth    = "window.width"
	prefHeight   = "window.height"
	prefSplit    = "window.split"
	prefTextSize = "text.size"
	prefLeading  = "text.leading"
	prefMeasure  = "text.measure"
	prefSans     = "text.sans"
	prefFamily   = "text.family"
	prefOwned    = "text.owned"
	prefVertical = "text.vertical"
	prefColours  = "colours"
	prefScale    = "desktop.scale"
	prefKeys     = "pinyin.keys"
	prefLanguage = "language"
)

// state is what waits to be written.
type state struct{ timer *time.Timer }

// stateDelay is how long the window must be left alone before its state is
// written: long enough not to write while scrolling.
const stateDelay = 400 * time.Millisecond

func (w *window) restoreState() {
	p := w.app.Preferences()
	width := max(p.FloatWithFallback(prefWidth, 1100), 320)
	height := max(p.FloatWithFallback(prefHeight, 760), 240)
	w.win.Resize(fyne.NewSize(float32(width), float32(height)))
	w.split.SetOffset(min(max(p.FloatWithFallback(prefSplit, .28), .1), .9))
	w.colours = colours(p.StringWithFallback(prefColours, string(automatic)))
	normal := widgets.DefaultComfort
	w.setComfort(widgets.Comfort{
		Size:    float32(p.FloatWithFallback(prefTextSize, float64(normal.Size))),
		Leading: float32(p.FloatWithFallback(prefLeading, float64(normal.Leading))),
		Measure: float32(p.FloatWithFallback(prefMeasure, float64(normal.Measure))),
		Sans:    p.Bool(prefSans), Vertical: p.Bool(prefVertical),
	})
	w.restoreFamily()
	w.win.SetCloseIntercept(func() { w.leave(w.win.Close) })
}

// noteState has the state written when the window is left alone for a moment.
func (w *window) noteState() {
	if w.state.timer != nil {
		w.state.timer.Stop()
	}
	w.state.timer = time.AfterFunc(stateDelay, func() { w.work.UI(w.saveState) })
}

func (w *window) saveState() {
	p := w.app.Preferences()
	size := w.win.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
	p.SetFloat(prefSplit, w.split.Offset)
	p.SetFloat(prefTextSize, float64(w.comfort.Size))
	p.SetFloat(prefLeading, float64(w.comfort.Leading))
	p.SetFloat(prefMeasure, float64(w.comfort.Measure))
	p.SetBool(prefSans, w.comfort.Sans)
	p.SetBool(prefVertical, w.comfort.Vertical)
	w.reading.KeepPlace()
}

// end has nothing more written.
func (s *state) end() {
	if s.timer != nil {
		s.timer.Stop()
	}
}
