package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/app/tongue"
)

// TestTheToolbarIsPressedAboveScrolledText: what is scrolled out of sight under the bars
// takes no mouse from them.
func TestTheToolbarIsPressedAboveScrolledText(t *testing.T) {
	s := sitDown(t).Taps(clinic)
	s.win.Resize(fyne.NewSize(1100, 500))
	s.settles()
	for n := range 3 {
		for name, at := range map[string]float32{"command.aloud": 2, "command.find": 3} {
			c := s.win.Canvas()
			test.MoveMouse(c, fyne.NewPos(700, 300))
			test.MoveMouse(c, fyne.NewPos(1100-at*32+12, 17))
			if got, want := s.hint.Asked(), tongue.T(name); len(got) < len(want) || got[:len(want)] != want {
				t.Errorf("%d: over %s is said %q", n, name, got)
			}
		}
		s.reader.PageDown()
		s.settles()
	}
}
