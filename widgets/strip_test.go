package widgets

import (
	"context"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A strip of a hundred pages has only those drawn that are in view, the open one first
// and one at a time; what went out of view is cancelled. A press and keys open a page.
func TestStripDrawsWhatIsInView(t *testing.T) {
	test.NewTempApp(t)
	var waiting []func()
	var asked []int
	var last context.Context
	s := NewStrip()
	s.Draw = func(ctx context.Context, n int, within image.Point) (image.Image, error) {
		asked, last = append(asked, n), ctx
		return image.NewRGBA(image.Rect(0, 0, within.X, within.Y)), nil
	}
	s.Go = func(do func()) { waiting = append(waiting, do) }
	s.UI = func(do func()) { do() }
	w := test.NewWindow(s)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 150))
	s.Set(make([]string, 100))
	s.Open(50)
	step := func() bool {
		if len(waiting) == 0 {
			return false
		}
		do := waiting[0]
		waiting = waiting[1:]
		do()
		return true
	}
	for step() {
		if len(waiting) > 1 {
			t.Fatalf("%d are drawn at a time", len(waiting))
		}
	}
	from, to := s.inView()
	if asked[0] != 50 || len(asked) != to-from || to-from > 5 {
		t.Errorf("of %d to %d in view, %v are drawn", from, to, asked)
	}
	s.at = 0
	s.settle()
	step()
	was := last
	s.next() // the next is asked for
	do := waiting[0]
	waiting = nil
	s.at = 5000
	s.settle()
	do()
	if last == was || last.Err() == nil {
		t.Error("what went out of view is drawn still")
	}
	asked = nil
	for step() {
	}
	if from, to := s.inView(); len(asked) == 0 || slices.Min(asked) < from || slices.Max(asked) >= to {
		t.Errorf("of %d to %d in view, %v are drawn", from, to, asked)
	}
	var opened []int
	s.OnPage = func(n int) { opened = append(opened, n) }
	s.Open(7)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Tapped(&fyne.PointEvent{Position: s.place(6).AddXY(10, 10)})
	if !slices.Equal(opened, []int{8, 6}) {
		t.Errorf("%v are opened", opened)
	}
}
