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

// A MenuBar is a row of words that open menus.
type MenuBar struct {
	widget.BaseWidget
	OnOpen func() // before a menu opens

	on    fyne.Canvas // where they open: the toolkit forgets on which a bar is that is hidden
	main  *fyne.MainMenu
	keys  Keys
	words []*menuWord
	shown int // the menu that is open, -1 for none
}

// NewMenuBar returns the bar of some menus of a canvas; says is said while the mouse
// rests on each.
func NewMenuBar(on fyne.Canvas, main *fyne.MainMenu, keys Keys, says []string) *MenuBar {
	b := &MenuBar{on: on, main: main, keys: keys, shown: -1}
	for i, m := range main.Items {
		w := &menuWord{bar: b, n: i, text: canvas.NewText(m.Label, color.Black), back: canvas.NewRectangle(color.Transparent)}
		w.extend(w, func() string { return says[i] })
		b.words = append(b.words, w)
	}
	b.ExtendBaseWidget(b)
	return b
}

// Open opens the nth menu, with its first row chosen for the keyboard.
func (b *MenuBar) Open(n int) {
	if n < 0 || n >= len(b.words) {
		return
	}
	b.open(n).open[0].step(1)
}

func (b *MenuBar) open(n int) *menus {
	call(b.OnOpen)
	b.shows(n)
	return openMenus(b.on, b.main.Items[n], b.keys, b.below(n), b)
}

// turn goes on to another menu while one is open.
func (b *MenuBar) turn(o *menus, n int) {
	b.shows(n)
	o.unfold(0, b.main.Items[n], b.below(n), 0)
}

// shows lights the word of the menu that is open.
func (b *MenuBar) shows(n int) {
	b.shown = n
	for _, w := range b.words {
		w.Refresh()
	}
}

// below is where the nth menu opens.
func (b *MenuBar) below(n int) fyne.Position {
	w := b.words[n]
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(w).AddXY(0, w.Size().Height)
}

// at is the word at a place of the window, -1 for none.
func (b *MenuBar) at(p fyne.Position) int {
	d := fyne.CurrentApp().Driver()
	for i, w := range b.words {
		at := d.AbsolutePositionForObject(w)
		if p.X >= at.X && p.X < at.X+w.Size().Width && p.Y >= at.Y && p.Y < at.Y+w.Size().Height {
			return i
		}
	}
	return -1
}

// MinSize implements fyne.Widget.
func (b *MenuBar) MinSize() fyne.Size {
	size := fyne.NewSize(6, target)
	for _, w := range b.words {
		size.Width += w.MinSize().Width
		size.Height = max(size.Height, w.MinSize().Height)
	}
	return size
}

// CreateRenderer implements fyne.Widget.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer { return &menuBarRenderer{b} }

type menuBarRenderer struct{ b *MenuBar }

func (r *menuBarRenderer) Destroy()           {}
func (r *menuBarRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r *menuBarRenderer) Refresh()           { r.Layout(r.b.Size()); canvas.Refresh(r.b) }
func (r *menuBarRenderer) Objects() (out []fyne.CanvasObject) {
	for _, w := range r.b.words {
		out = append(out, w)
	}
	return out
}

func (r *menuBarRenderer) Layout(size fyne.Size) {
	x := float32(6)
	for _, w := range r.b.words {
		w.Resize(fyne.NewSize(w.MinSize().Width, size.Height))
		w.Move(fyne.NewPos(x, 0))
		x += w.MinSize().Width
	}
}

// menuWord is one of the words.
type menuWord struct {
	pressed
	bar  *MenuBar
	n    int
	text *canvas.Text
	back *canvas.Rectangle
}

// MouseDown opens the menu at once, as menus do.
func (w *menuWord) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		w.hovered = false
		w.bar.open(w.n)
	}
}

// MouseUp implements desktop.Mouseable.
func (w *menuWord) MouseUp(*desktop.MouseEvent) {}

// AccessibilityLabel is the word.
func (w *menuWord) AccessibilityLabel() string { return w.text.Text }

// CreateRenderer implements fyne.Widget.
func (w *menuWord) CreateRenderer() fyne.WidgetRenderer {
	r := &menuWordRenderer{w}
	r.Refresh()
	return r
}

type menuWordRenderer struct{ w *menuWord }

func (r *menuWordRenderer) Destroy() {}
func (r *menuWordRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.w.back, r.w.text}
}

func (r *menuWordRenderer) MinSize() fyne.Size {
	r.w.text.TextSize = theme.TextSize()
	return r.w.text.MinSize().AddWidthHeight(16, 10)
}

func (r *menuWordRenderer) Layout(size fyne.Size) {
	r.w.back.Move(fyne.NewPos(0, 2))
	r.w.back.Resize(size.SubtractWidthHeight(0, 4))
	m := r.w.text.MinSize()
	r.w.text.Resize(m)
	r.w.text.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
}

func (r *menuWordRenderer) Refresh() {
	r.w.back.FillColor, r.w.back.CornerRadius = color.Transparent, theme.InputRadiusSize()
	switch {
	case r.w.bar.shown == r.w.n:
		r.w.back.FillColor = themeColor(theme.ColorNameSelection)
	case r.w.hovered:
		r.w.back.FillColor = themeColor(theme.ColorNameHover)
	}
	r.w.text.Color = themeColor(inkPlain)
	r.w.text.TextSize = theme.TextSize()
	r.w.back.Refresh()
	r.w.text.Refresh()
}

// Topped lays a menu bar and a toolbar beside each other where there is room, or else
// one below the other.
func Topped(m *MenuBar, t *Toolbar) *fyne.Container { return container.New(&topped{m: m, t: t}, m, t) }

type topped struct {
	m     *MenuBar
	t     *Toolbar
	width float32
}

// beside reports whether there is room for both in a row.
func (l *topped) beside(width float32) bool {
	return !l.m.Visible() || !l.t.Visible() || width >= l.m.MinSize().Width+toolGap+l.t.Width()
}

// MinSize implements fyne.Layout.
func (l *topped) MinSize([]fyne.CanvasObject) (size fyne.Size) {
	for _, o := range []fyne.CanvasObject{l.m, l.t} {
		switch m := o.MinSize(); {
		case !o.Visible():
		case l.beside(l.width):
			size.Height = max(size.Height, m.Height)
		default:
			size.Height += m.Height
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (l *topped) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	menus, tools := l.m.MinSize(), l.t.MinSize()
	if !l.m.Visible() {
		menus = fyne.Size{}
	}
	if l.beside(size.Width) {
		high := max(menus.Height, tools.Height)
		l.m.Resize(fyne.NewSize(menus.Width, high))
		if menus.Width > 0 {
			menus.Width += toolGap
		}
		l.t.Move(fyne.NewPos(menus.Width, 0))
		l.t.Resize(fyne.NewSize(size.Width-menus.Width, tools.Height))
		return
	}
	l.m.Resize(fyne.NewSize(size.Width, menus.Height))
	l.t.Move(fyne.NewPos(0, menus.Height))
	l.t.Resize(fyne.NewSize(size.Width, tools.Height))
}
