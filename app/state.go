package app

import (
	"time"

	"fyne.io/fyne/v2"
)

// Preferences the window is restored from. They may be lost without harm; what
// may not is in memory.
const (
	prefWidth    = "window.width"
	prefHeight   = "window.height"
	prefSplit    = "window.split"
	prefKeys     = "pinyin.keys"
	prefLanguage = "language"
	prefToolbar  = "toolbar"      // its size
	prefAside    = "window.aside" // the text alone is shown
)

// stateDelay is how long the window must be left alone before its state is
// written: long enough not to write while scrolling.
const stateDelay = 400 * time.Millisecond

func (w *window) restoreState() {
	p := w.app.Preferences()
	width := max(p.FloatWithFallback(prefWidth, 1100), 320)
	height := max(p.FloatWithFallback(prefHeight, 760), 240)
	w.win.Resize(fyne.NewSize(float32(width), float32(height)))
	w.arrange(float32(width))
	w.menubar.Hidden = w.native
	w.sizeToolbar()
	w.split.SetOffset(min(max(p.FloatWithFallback(prefSplit, .28), .1), .9))
	w.wide, w.set, w.side = width, w.split.Offset, w.split.Offset*width
	w.win.SetCloseIntercept(func() { w.leave(w.win.Close) })
}

// noteState has the state written when the window is left alone for a moment.
func (w *window) noteState() {
	if w.saving != nil {
		w.saving.Stop()
	}
	w.saving = time.AfterFunc(stateDelay, func() { w.work.UI(w.saveState) })
}

func (w *window) saveState() {
	p := w.app.Preferences()
	size := w.win.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
	p.SetFloat(prefSplit, w.split.Offset)
	w.dress.Save()
	w.reading.KeepPlace()
}
