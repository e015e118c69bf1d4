package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestNothingIsSaidOfWhatIsGone: what is pressed is not told of any more, nor what is not
// shown when the mouse would have rested on it.
func TestNothingIsSaidOfWhatIsGone(t *testing.T) {
	newTestApp(t)
	under := widget.NewLabel("")
	bar := NewSelectBar(under, []string{"黄色", "绿色"}, nil)
	h := NewHint(under)
	defer func() { hint = nil }()
	w := test.NewWindow(container.NewStack(under, container.NewWithoutLayout(bar, h)))
	defer w.Close()
	w.Resize(fyne.NewSize(600, 400))
	bar.ShowAt(fyne.NewPos(300, 200))
	green := bar.colours[1]
	green.MouseIn(nil)
	if h.Asked() != "绿色" {
		t.Fatalf("asked is %q", h.Asked())
	}
	h.show(green, "绿色")
	if h.Text() != "绿色" {
		t.Fatalf("said is %q", h.Text())
	}
	green.MouseDown(nil)
	if h.Text()+h.Asked() != "" {
		t.Errorf("of what is pressed is said %q", h.Text()+h.Asked())
	}
	bar.Hide()
	h.show(green, "绿色")
	if h.Text() != "" {
		t.Errorf("of what is gone is said %q", h.Text())
	}
}
