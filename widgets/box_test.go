package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestABoxFits: it is as tall as its text needs at its width, and no taller than
// the window; what the keyboard reaches is in view.
func TestABoxFits(t *testing.T) {
	newTestApp(t)
	bar := widget.NewLabel("文件")
	w := test.NewWindow(container.NewBorder(bar, nil, nil, nil))
	defer w.Close()
	text := func(n int) *widget.Label {
		l := widget.NewLabel(strings.Repeat("村口的路灯亮了，", n))
		l.Wrapping = fyne.TextWrapWord
		return l
	}
	heights := map[int]float32{}
	for _, n := range []int{1, 40, 400} {
		w.Resize(fyne.NewSize(640, 480))
		b := NewBox(w.Canvas(), 400, "一", container.NewVBox(text(n)), NewButton("取消", nil), NewButton("存为一份文件", nil), NewButton("好了", nil))
		b.Show()
		heights[n] = b.popUp.Size().Height
		if n == 1 && heights[n] > 160 {
			t.Errorf("for one line it is %v tall", heights[n])
		}
		if inner := b.content.MinSize().Height; n < 400 && (b.scroll.Size().Height < inner || b.scroll.Size().Height > inner+1) {
			t.Errorf("%d: the text is %v tall and has %v", n, inner, b.scroll.Size().Height)
		}
		if b.Fit(); b.frame.Size() != b.popUp.Size() {
			t.Errorf("fitted again it is %v in a frame of %v", b.popUp.Size(), b.frame.Size())
		}
		b.Hide()
	}
	if heights[400] != 480-2*boxMargin || heights[1] >= heights[40] || heights[40] >= heights[400] {
		t.Errorf("heights %v", heights)
	}

	long := NewBox(w.Canvas(), 400, "一", container.NewVBox(text(400)), NewButton("好了", nil))
	long.Show()
	long.FocusButton()
	end := long.content.Size().Height - long.scroll.Size().Height
	for _, c := range []struct {
		key  fyne.KeyName
		want float32
	}{{fyne.KeyDown, target}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}, {fyne.KeyPageDown, long.scroll.Size().Height - target},
		{fyne.KeyEnd, end}, {fyne.KeyDown, end}, {fyne.KeyHome, 0}} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: c.key})
		if got := long.scroll.Offset.Y; got != c.want {
			t.Errorf("%s scrolls to %v, want %v", c.key, got, c.want)
		}
	}
	long.Hide()

	var choices []Choice
	for range 30 {
		choices = append(choices, Choice{Name: "字号", Value: func() string { return "18" }, Step: func(int) {}})
	}
	b := NewAside(w.Canvas(), bar, 400, "", NewComfortPanel(choices))
	b.Show()
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.frame).Y; at < bar.Size().Height {
		t.Errorf("the box covers the bar above it, from %v on", at)
	}
	for n := range 30 {
		on := w.Canvas().Focused().(*stepper)
		d := fyne.CurrentApp().Driver()
		top := d.AbsolutePositionForObject(on).Y - d.AbsolutePositionForObject(b.scroll).Y
		if top < 0 || top+on.Size().Height > b.scroll.Size().Height {
			t.Errorf("choice %d stands at %v of %v", n, top, b.scroll.Size().Height)
		}
		w.Canvas().FocusNext()
	}
	w.Resize(fyne.NewSize(320, 240))
	b.Fit()
	if at, size := b.popUp.Content.Position(), b.popUp.Size(); size.Width > 320 || size.Height > 240 || at.X < 0 {
		t.Errorf("in a small window it stands at %v, sized %v", at, size)
	}
}
