package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// TestTheWheelMovesThreeLines: across and down, and by its other axis where lines run
// down; with Ctrl a notch is a step of size.
func TestTheWheelMovesThreeLines(t *testing.T) {
	for _, c := range []struct {
		name     string
		vertical bool
		by       fyne.Delta
	}{
		{"down", false, fyne.NewDelta(0, -notch)},
		{"down, lines run down", true, fyne.NewDelta(0, -notch)},
		{"to the left, lines run down", true, fyne.NewDelta(notch, 0)},
	} {
		r, _ := newTestReader(t, long(200))
		r.SetComfort(Comfort{Size: 18, Leading: 1.8, Measure: 20, Vertical: c.vertical})
		before := r.top
		r.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: c.by})
		if moved, want := r.top-before, notchLines*r.sheet.bodyLine(); moved < want-2 || moved > want+2 {
			t.Errorf("%s: a notch moves %.1f, want three lines, %.1f", c.name, moved, want)
		}
		r.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-c.by.DX, -c.by.DY)})
		if r.top != before {
			t.Errorf("%s: and back it stands at %.1f, want %.1f", c.name, r.top, before)
		}
	}
	r, _ := newTestReader(t, long(200))
	steps := 0
	r.OnZoom = func(step int) { steps += step }
	for _, dy := range []float32{notch, notch, -notch, notch / 2.0, notch / 2.0, -notch / 2.0} {
		r.sheet.sized(dy)
	}
	if steps != 2 {
		t.Errorf("the text is %d steps larger, want 2", steps)
	}
}

// TestAClickShowsNoRing: the ring beside the text is for who came by the keyboard.
func TestAClickShowsNoRing(t *testing.T) {
	r, w := newTestReader(t, long(200))
	r.Focus()
	if r.bar.Hidden {
		t.Error("the keyboard shows no ring")
	}
	w.Canvas().Unfocus()
	r.sheet.MouseDown(pointed(r, 0, 1))
	if !r.bar.Hidden || w.Canvas().Focused() != fyne.Focusable(r.sheet) {
		t.Error("a click shows the ring, or does not take the keyboard to the text")
	}
}

// TestWhatIsSelectedIsThePrimarySelection, and a middle click pastes it.
func TestWhatIsSelectedIsThePrimarySelection(t *testing.T) {
	held := ""
	UsePrimary(Primary{Get: func() string { return held }, Set: func(s string) { held = s }})
	defer UsePrimary(Primary{})
	r, _ := newTestReader(t, long(200))
	r.Select(document.Passage{Block: 0, Start: 0, End: 3})
	r.sheet.MouseUp(pointed(r, 0, 1))
	if held == "" || held != r.Selected() {
		t.Errorf("the primary selection is %q, want %q", held, r.Selected())
	}
}
