package widgets

import (
	"math"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// notch is what the toolkit makes of one notch of a wheel, in canvas units; on macOS the
// system has turned the wheel's into its own already.
const notch = 25

// notchLines is how many lines a notch goes on, as elsewhere.
const notchLines = 3

// glideTime is how long the text takes for them: long enough for the eye to follow, too
// short to be waited for.
const glideTime = 130 * time.Millisecond

// glide is a scroll that is under way.
type glide struct {
	anim   *fyne.Animation // nil for none
	to     float32
	turned float32   // of two columns: short of a notch
	last   time.Time // they were turned
}

// turnPause parts the turns of a touchpad, which tells of one stroke many times.
const turnPause = 150 * time.Millisecond

// turn turns two columns by a distance that the wheel goes, a notch each.
func (r *Reader) turn(by float32) {
	g := &r.glide
	if time.Since(g.last) < turnPause || g.turned*by < 0 {
		g.turned = 0
	}
	if time.Since(g.last) < turnPause {
		return
	}
	if g.turned += by; math.Abs(float64(g.turned)) < float64(notchLines*r.sheet.bodyLine()-nearly) {
		return
	}
	g.turned, g.last = 0, time.Now()
	r.by(by)
}

// A window is what the sheet is seen through. The wheel is its, and not the sheet's: to
// the toolkit what the wheel scrolls is seen as far as it goes, and a sheet that is
// scrolled would take the mouse from all that stands around it.
type window struct {
	container.Scroll
	sheet *sheet
}

func newWindow(s *sheet) *window {
	w := &window{sheet: s}
	w.Content, w.Direction = s, container.ScrollVerticalOnly
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled implements fyne.Scrollable.
func (w *window) Scrolled(e *fyne.ScrollEvent) {
	on := *e
	on.Position = e.Position.Subtract(w.sheet.Position())
	w.sheet.wheeled(&on)
}

// wheeled turns the wheel into lines, which in vertical text pass sideways. A
// touchpad may be moved either way. Moved sideways, or with Shift, it scrolls a table
// wider than its measure in its frame; with Ctrl it sizes the text.
func (s *sheet) wheeled(e *fyne.ScrollEvent) {
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	held := heldKeys()
	if held&fyne.KeyModifierShortcutDefault != 0 {
		s.sized(dy)
		return
	}
	if b := s.asideAt(s.fromCanvas(e.Position)); b != nil {
		by := -dx
		if held&fyne.KeyModifierShift != 0 && dx == 0 {
			by = -dy
		}
		if by != 0 && s.moveAside(b, by) {
			return
		}
	}
	by := -dy
	if by == 0 {
		by = -dx
		if s.comfort.Vertical && held&fyne.KeyModifierShift == 0 {
			by = dx // what comes next stands to the left
		}
	}
	if runtime.GOOS != "darwin" {
		by *= notchLines * s.bodyLine() / notch
	}
	s.wheelBy(by)
}

// sized sizes the text by whole notches.
func (s *sheet) sized(dy float32) {
	if s.pointer.turned*dy < 0 {
		s.pointer.turned = 0
	}
	for s.pointer.turned += dy; s.pointer.turned >= notch || s.pointer.turned <= -notch; {
		step := 1
		if s.pointer.turned < 0 {
			step = -1
		}
		s.pointer.turned -= float32(step) * notch
		if s.zoom != nil {
			s.zoom(step)
		}
	}
}

// wheel goes on by a distance, smoothly where things may move.
func (r *Reader) wheel(by float32) {
	if r.sheet.paged {
		r.turn(by)
		return
	}
	from, to := r.top, r.top+by
	if r.glide.anim != nil {
		to = r.glide.to + by
	}
	r.still()
	to = max(min(to, r.sheet.total-r.sheet.depth), 0)
	if !fyne.CurrentApp().Settings().ShowAnimations() || to == from {
		r.by(to - from)
		return
	}
	r.glide.to = to
	a := &fyne.Animation{Duration: glideTime, Curve: fyne.AnimationEaseOut}
	a.Tick = func(p float32) {
		if r.glide.anim != a {
			return // another began
		}
		if p >= 1 {
			r.glide.anim = nil
		}
		r.sheet.passing = p < 1
		r.show(from + (to-from)*p)
		r.scrolled()
	}
	r.glide.anim = a
	a.Start()
}

// still ends a scroll that is under way where it is.
func (r *Reader) still() {
	if a := r.glide.anim; a != nil {
		r.glide.anim, r.sheet.passing = nil, false
		a.Stop()
	}
}
