package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
)

// tabs are a row of words of which one is chosen, by tap or by ← and →.
type tabs struct {
	widget.BaseWidget
	seat
	OnChosen func(i int)

	name   string // of what is chosen, for a screen reader; may be empty
	words  []*tab
	chosen int
	wraps  bool  // into rows
	fits   bool  // what has no room is in a menu at the end
	order  []int // of the words that are offered; nil for all as they are
	more   *tab  // opens that menu
	hidden []int // words that are in it
}

func newTabs(words ...string) *tabs {
	t := &tabs{}
	for i, w := range words {
		t.words = append(t.words, newTab(w, func() { t.choose(i) }))
	}
	t.words[0].on = true
	t.more = newTab("⋯", t.menu)
	t.more.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// offer has some of the words be there, in an order, under other names.
func (t *tabs) offer(views []document.View) {
	t.order = nil
	for _, v := range views {
		if v.Number < len(t.words) {
			t.order = append(t.order, v.Number)
			t.words[v.Number].text.Text = v.Name
			t.words[v.Number].Refresh()
		}
	}
	if len(t.order) > 0 && !slices.Contains(t.order, t.chosen) {
		t.choose(t.order[0])
	}
	t.Refresh()
}

// offered are the words that are there, in their order.
func (t *tabs) offered() []int {
	if t.order != nil {
		return t.order
	}
	all := make([]int, len(t.words))
	for i := range all {
		all[i] = i
	}
	return all
}

// menu offers the words that have no room.
func (t *tabs) menu() {
	var items []*fyne.MenuItem
	for _, i := range t.hidden {
		items = append(items, fyne.NewMenuItem(t.words[i].text.Text, func() { t.choose(i) }))
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(t.more)
	if c == nil || len(items) == 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.more)
	ShowMenu(c, fyne.NewMenu("", items...), nil, at.AddXY(0, t.more.Size().Height))
}

func (t *tabs) choose(i int) {
	if i < 0 || i >= len(t.words) || i == t.chosen {
		return
	}
	t.words[t.chosen].turn(false)
	t.chosen = i
	t.words[i].turn(true)
	if t.fits {
		t.Refresh() // it may have had no room
	}
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
	was, all := t.chosen, t.offered()
	at := slices.Index(all, was)
	switch {
	case k.Name == fyne.KeyLeft && at > 0:
		t.choose(all[at-1])
	case k.Name == fyne.KeyRight && at+1 < len(all):
		t.choose(all[at+1])
	}
	if was != t.chosen {
		t.words[was].focus(false)
		t.words[t.chosen].focus(true)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewHBox()
	switch {
	case t.wraps:
		row = container.New(&wrap{})
	case t.fits:
		row = container.New(oneRow{t})
	}
	for _, w := range t.words {
		row.Add(w)
	}
	if t.fits {
		row.Add(t.more)
	}
	return widget.NewSimpleRenderer(row)
}

// tab is one word of tabs.
type tab struct {
	pressed
	tapped      func()
	on, focused bool

	text *canvas.Text
	line *canvas.Rectangle
	back *canvas.Rectangle
}

func newTab(word string, tapped func()) *tab {
	t := &tab{tapped: tapped, text: canvas.NewText(word, color.Black), line: canvas.NewRectangle(color.Transparent), back: newRing()}
	t.extend(t, nil)
	return t
}

// means is what is said of a sign that is no word while the mouse rests on it.
func (t *tab) means(what string) { t.says = func() string { return what } }

// say puts another word on the tab.
func (t *tab) say(word string) {
	if t.text.Text != word {
		t.text.Text = word
		t.Refresh()
	}
}

func (t *tab) turn(on bool)   { t.on = on; t.Refresh() }
func (t *tab) focus(has bool) { t.focused = has; t.Refresh() }

// Tapped implements fyne.Tappable.
func (t *tab) Tapped(*fyne.PointEvent) { t.tapped() }

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

// oneRow lays tabs in one row: those that have no room, and are not chosen, go into
// the menu at its end.
type oneRow struct{ t *tabs }

// MinSize implements fyne.Layout.
func (r oneRow) MinSize([]fyne.CanvasObject) fyne.Size {
	more := r.t.more.MinSize()
	widest, height := float32(0), more.Height
	for _, i := range r.t.offered() {
		m := r.t.words[i].MinSize()
		widest, height = max(widest, m.Width), max(height, m.Height)
	}
	return fyne.NewSize(widest+more.Width, height)
}

// Layout implements fyne.Layout.
func (r oneRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := r.t
	all, sum := t.offered(), float32(0)
	wide := func(i int) float32 { return t.words[i].MinSize().Width }
	for _, i := range all {
		sum += wide(i)
	}
	shown := all
	t.hidden = nil
	if room := size.Width - t.more.MinSize().Width; sum > size.Width {
		shown, sum = nil, 0
		if slices.Contains(all, t.chosen) {
			sum = wide(t.chosen) // it is seen wherever it stands
		}
		for _, i := range all {
			switch {
			case i == t.chosen:
				shown = append(shown, i)
			case len(t.hidden) == 0 && sum+wide(i) <= room:
				shown = append(shown, i)
				sum += wide(i)
			default:
				t.hidden = append(t.hidden, i)
			}
		}
	}
	for _, o := range objects {
		o.Hide()
	}
	x := float32(0)
	put := func(o *tab) {
		o.Show()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(o.MinSize().Width, size.Height))
		x += o.MinSize().Width
	}
	for _, i := range shown {
		put(t.words[i])
	}
	if len(t.hidden) > 0 {
		put(t.more)
	}
}
