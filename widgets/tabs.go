package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tabs are a row of words of which one is chosen, by tap or by ← and →.
type tabs struct {
	widget.BaseWidget
	seat
	OnChosen func(i int)

	name   string // of what is chosen, for a screen reader; may be empty
	words  []*tab
	chosen int
	wraps  bool // into rows
}

func newTabs(words ...string) *tabs {
	t := &tabs{}
	for i, w := range words {
		t.words = append(t.words, newTab(w, func() { t.choose(i) }))
	}
	t.words[0].on = true
	t.ExtendBaseWidget(t)
	return t
}

func (t *tabs) choose(i int) {
	if i < 0 || i >= len(t.words) || i == t.chosen {
		return
	}
	t.words[t.chosen].turn(false)
	t.chosen = i
	t.words[i].turn(true)
	if t.OnChosen != nil {
		t.OnChosen(i)
	}
}

// FocusGained implements fyne.Focusable.
func (t *tabs) FocusGained() {
	t.words[t.chosen].focus(true)
	t.arrived(t)
}

// FocusLost implements fyne.Focusable.
func (t *tabs) FocusLost() { t.words[t.chosen].focus(false) }

// TypedRune implements fyne.Focusable.
func (t *tabs) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *tabs) TypedKey(k *fyne.KeyEvent) {
	if t.took(k) {
		return
	}
	was := t.chosen
	switch k.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	}
	if was != t.chosen {
		t.words[was].focus(false)
		t.words[t.chosen].focus(true)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewHBox()
	if t.wraps {
		row = container.New(&wrap{})
	}
	for _, w := range t.words {
		row.Add(w)
	}
	return widget.NewSimpleRenderer(row)
}

// tab is one word of tabs.
type tab struct {
	widget.BaseWidget
	tapped               func()
	on, hovered, focused bool

	text *canvas.Text
	line *canvas.Rectangle
	back *canvas.Rectangle
}

func newTab(word string, tapped func()) *tab {
	t := &tab{tapped: tapped, text: canvas.NewText(word, color.Black), line: canvas.NewRectangle(color.Transparent), back: newRing()}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tab) turn(on bool)   { t.on = on; t.Refresh() }
func (t *tab) focus(has bool) { t.focused = has; t.Refresh() }

// Tapped implements fyne.Tappable.
func (t *tab) Tapped(*fyne.PointEvent) { t.tapped() }

// MouseIn implements desktop.Hoverable.
func (t *tab) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (t *tab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *tab) MouseOut() { t.hovered = false; t.Refresh() }

// CreateRenderer implements fyne.Widget.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{t}
	r.Refresh()
	return r
}

type tabRenderer struct{ t *tab }

func (r *tabRenderer) Destroy() {}
func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.back, r.t.text, r.t.line}
}

func (r *tabRenderer) MinSize() fyne.Size {
	text := r.t.text.MinSize()
	return fyne.NewSize(max(text.Width+20, target), max(text.Height+10, target))
}

func (r *tabRenderer) Layout(size fyne.Size) {
	text := r.t.text.MinSize()
	r.t.back.Resize(size)
	r.t.text.Resize(text)
	r.t.text.Move(fyne.NewPos((size.Width-text.Width)/2, (size.Height-text.Height)/2))
	r.t.line.Resize(fyne.NewSize(text.Width, 2))
	r.t.line.Move(fyne.NewPos((size.Width-text.Width)/2, size.Height-3))
}

func (r *tabRenderer) Refresh() {
	t := r.t
	t.text.Color, t.line.FillColor, t.back.FillColor = themeColor(theme.ColorNamePlaceHolder), color.Transparent, color.Transparent
	if t.on {
		t.text.Color, t.line.FillColor = themeColor(theme.ColorNameForeground), themeColor(theme.ColorNamePrimary)
	}
	if t.hovered {
		t.back.FillColor = themeColor(theme.ColorNameHover)
	}
	ringed(t.back, t.focused)
	t.text.Refresh()
	t.line.Refresh()
}
