package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A menu is drawn by us: the toolkit writes shortcuts in an ink of 1.5:1, and puts its
// own bar above the content, where nothing else can stand beside it.

// Keys tells which key does what an item of a menu does, "" for none.
type Keys func(*fyne.MenuItem) string

// menus are the menus that are open, one beside the other, above all of the window. A
// click beside them closes them.
type menus struct {
	widget.BaseWidget
	canvas fyne.Canvas
	keys   Keys
	open   []*menuPanel
	back   fyne.Focusable // that had the keyboard before
	bar    *MenuBar       // they were opened from, nil for none
}

// ShowMenu opens a menu at a place of a canvas.
func ShowMenu(c fyne.Canvas, m *fyne.Menu, keys Keys, at fyne.Position) {
	openMenus(c, m, keys, at, nil)
}

func openMenus(c fyne.Canvas, m *fyne.Menu, keys Keys, at fyne.Position, bar *MenuBar) *menus {
	o := &menus{canvas: c, keys: keys, back: c.Focused(), bar: bar}
	if keys == nil {
		o.keys = func(*fyne.MenuItem) string { return "" }
	}
	hint.leaves()
	o.ExtendBaseWidget(o)
	o.unfold(0, m, at, 0)
	c.Overlays().Add(o)
	o.Resize(c.Size())
	c.Focus(o)
	return o
}

// unfold opens a menu in place of those from level on; width is that of what it opens
// beside.
func (o *menus) unfold(level int, m *fyne.Menu, at fyne.Position, width float32) {
	o.open = o.open[:level]
	if m != nil {
		p := newMenuPanel(o, m, level)
		size, room := p.MinSize(), o.canvas.Size()
		if at.X+size.Width > room.Width {
			at.X = max(at.X-width-size.Width, 0)
			if width == 0 {
				at.X = max(room.Width-size.Width, 0)
			}
		}
		at.Y = max(min(at.Y, room.Height-size.Height-2), 0)
		p.Resize(size)
		p.Move(at)
		o.open = append(o.open, p)
	}
	o.Refresh()
}

// closes takes the menus away and the keyboard back to where it was.
func (o *menus) closes() {
	o.canvas.Overlays().Remove(o)
	if o.bar != nil {
		o.bar.shows(-1)
	}
	if o.back != nil {
		o.canvas.Focus(o.back)
	}
}

// do closes the menus and does what an item is for.
func (o *menus) do(i *fyne.MenuItem) {
	if i.Disabled || i.IsSeparator {
		return
	}
	o.closes()
	if i.Action != nil {
		i.Action()
	}
}

// Tapped implements fyne.Tappable.
func (o *menus) Tapped(e *fyne.PointEvent) { o.closes() }

// TappedSecondary implements fyne.SecondaryTappable.
func (o *menus) TappedSecondary(*fyne.PointEvent) { o.closes() }

// MouseIn implements desktop.Hoverable.
func (o *menus) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }

// MouseMoved goes to the menu of the bar that the mouse is on.
func (o *menus) MouseMoved(e *desktop.MouseEvent) {
	if o.bar == nil {
		return
	}
	if n := o.bar.at(e.AbsolutePosition); n >= 0 && n != o.bar.shown {
		o.bar.turn(o, n)
	}
}

// MouseOut implements desktop.Hoverable.
func (o *menus) MouseOut() {}

// FocusGained implements fyne.Focusable.
func (o *menus) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (o *menus) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (o *menus) TypedRune(rune) {}

// TypedKey walks the menus.
func (o *menus) TypedKey(k *fyne.KeyEvent) {
	p := o.open[len(o.open)-1]
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF10:
		o.closes()
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyHome:
		p.at = -1
		p.step(1)
	case fyne.KeyEnd:
		p.at = len(p.rows)
		p.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if p.at >= 0 && !p.unfolds(true) {
			o.do(p.rows[p.at].item)
		}
	case fyne.KeyRight:
		if !p.unfolds(true) && o.bar != nil {
			o.bar.turn(o, (o.bar.shown+1)%len(o.bar.words))
		}
	case fyne.KeyLeft:
		switch {
		case len(o.open) > 1:
			o.unfold(len(o.open)-1, nil, fyne.Position{}, 0)
		case o.bar != nil:
			o.bar.turn(o, (o.bar.shown+len(o.bar.words)-1)%len(o.bar.words))
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (o *menus) CreateRenderer() fyne.WidgetRenderer { return &menusRenderer{o} }

type menusRenderer struct{ o *menus }

func (r *menusRenderer) Destroy()           {}
func (r *menusRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *menusRenderer) Layout(fyne.Size)   {}
func (r *menusRenderer) Refresh()           { canvas.Refresh(r.o) }
func (r *menusRenderer) Objects() (out []fyne.CanvasObject) {
	for _, p := range r.o.open {
		out = append(out, p)
	}
	return out
}

// menuPanel is one menu.
type menuPanel struct {
	widget.BaseWidget
	of    *menus
	level int
	rows  []*menuRow
	at    int // the row that Enter would do, -1 for none
	frame *canvas.Rectangle
}

// Sizes of a menu, in em of its text: the height of a row, what is free for the mark,
// and between words and keys.
const menuLine, menuMark, menuApart = 1.9, 1.9, 2

func newMenuPanel(o *menus, m *fyne.Menu, level int) *menuPanel {
	p := &menuPanel{of: o, level: level, at: -1, frame: canvas.NewRectangle(themeColor(theme.ColorNameMenuBackground))}
	p.frame.StrokeColor, p.frame.StrokeWidth, p.frame.CornerRadius = themeColor(theme.ColorNameInputBorder), 1, theme.InputRadiusSize()
	for _, i := range m.Items {
		p.rows = append(p.rows, newMenuRow(p, i))
	}
	p.ExtendBaseWidget(p)
	return p
}

// choose goes to a row, and opens what stands beside it.
func (p *menuPanel) choose(row *menuRow) {
	for i, r := range p.rows {
		if r == row && p.at != i {
			p.turn(i)
			if !p.unfolds(false) && len(p.of.open) > p.level+1 {
				p.of.unfold(p.level+1, nil, fyne.Position{}, 0)
			}
		}
	}
}

func (p *menuPanel) turn(at int) {
	was := p.at
	p.at = at
	for _, i := range []int{was, at} {
		if i >= 0 && i < len(p.rows) {
			p.rows[i].Refresh()
		}
	}
}

// step goes on to the next row that can do something.
func (p *menuPanel) step(by int) {
	for i := p.at + by; i >= 0 && i < len(p.rows); i += by {
		if it := p.rows[i].item; !it.IsSeparator && !it.Disabled {
			p.turn(i)
			return
		}
	}
}

// unfolds opens the menu beside the row chosen, and reports whether there is one;
// enter takes the keyboard to its first row.
func (p *menuPanel) unfolds(enter bool) bool {
	if p.at < 0 || p.at >= len(p.rows) || p.rows[p.at].item.ChildMenu == nil {
		return false
	}
	r := p.rows[p.at]
	at := p.Position().AddXY(p.Size().Width-2, r.Position().Y-4)
	p.of.unfold(p.level+1, r.item.ChildMenu, at, p.Size().Width-4)
	if enter {
		p.of.open[len(p.of.open)-1].step(1)
	}
	return true
}

// MinSize implements fyne.Widget.
func (p *menuPanel) MinSize() fyne.Size {
	em := theme.TextSize()
	var label, keys, height float32
	for _, r := range p.rows {
		label = max(label, r.label.MinSize().Width)
		keys = max(keys, r.key.MinSize().Width)
		height += r.height()
	}
	return fyne.NewSize((2*menuMark+menuApart)*em+label+keys, height+8)
}

// CreateRenderer implements fyne.Widget.
func (p *menuPanel) CreateRenderer() fyne.WidgetRenderer { return &menuPanelRenderer{p} }

type menuPanelRenderer struct{ p *menuPanel }

func (r *menuPanelRenderer) Destroy()           {}
func (r *menuPanelRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *menuPanelRenderer) Refresh()           { r.Layout(r.p.Size()) }
func (r *menuPanelRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.p.frame}
	for _, row := range r.p.rows {
		out = append(out, row)
	}
	return out
}

func (r *menuPanelRenderer) Layout(size fyne.Size) {
	r.p.frame.Resize(size)
	y := float32(4)
	for _, row := range r.p.rows {
		row.Resize(fyne.NewSize(size.Width, row.height()))
		row.Move(fyne.NewPos(0, y))
		y += row.height()
	}
}

// menuRow is one row of a menu.
type menuRow struct {
	widget.BaseWidget
	of         *menuPanel
	item       *fyne.MenuItem
	back, line *canvas.Rectangle
	mark, key  *canvas.Text
	label      *canvas.Text
}

func newMenuRow(p *menuPanel, i *fyne.MenuItem) *menuRow {
	text := func(s string) *canvas.Text {
		t := canvas.NewText(s, color.Black)
		t.TextSize = theme.TextSize()
		return t
	}
	r := &menuRow{of: p, item: i, back: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		mark: text(""), label: text(i.Label), key: text(p.of.keys(i))}
	if i.Checked {
		r.mark.Text = "✓"
	}
	if i.ChildMenu != nil {
		r.key.Text = "›"
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *menuRow) height() float32 {
	if r.item.IsSeparator {
		return 7
	}
	return max(round32(menuLine*theme.TextSize()), target)
}

// Tapped implements fyne.Tappable.
func (r *menuRow) Tapped(*fyne.PointEvent) {
	if r.item.ChildMenu != nil {
		r.of.choose(r)
		return
	}
	r.of.of.do(r.item)
}

// MouseIn implements desktop.Hoverable.
func (r *menuRow) MouseIn(*desktop.MouseEvent) {
	if !r.item.IsSeparator {
		r.of.choose(r)
	}
}

// MouseMoved implements desktop.Hoverable.
func (r *menuRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *menuRow) MouseOut() {}

// AccessibilityLabel is what the row says.
func (r *menuRow) AccessibilityLabel() string { return r.item.Label }

// AccessibilityRole implements fyne.Accessible.
func (r *menuRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	n := &menuRowRenderer{r}
	n.Refresh()
	return n
}

type menuRowRenderer struct{ r *menuRow }

func (n *menuRowRenderer) Destroy()           {}
func (n *menuRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, n.r.height()) }
func (n *menuRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.r.back, n.r.line, n.r.mark, n.r.label, n.r.key}
}

func (n *menuRowRenderer) Layout(size fyne.Size) {
	r, em := n.r, theme.TextSize()
	r.back.Move(fyne.NewPos(4, 0))
	r.back.Resize(fyne.NewSize(size.Width-8, size.Height))
	r.line.Move(fyne.NewPos(4, 3))
	r.line.Resize(fyne.NewSize(size.Width-8, 1))
	put := func(t *canvas.Text, x float32) {
		m := t.MinSize()
		t.Resize(m)
		t.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	}
	put(r.mark, .7*em)
	put(r.label, menuMark*em)
	put(r.key, size.Width-.9*em-r.key.MinSize().Width)
}

func (n *menuRowRenderer) Refresh() {
	r := n.r
	r.back.FillColor, r.line.FillColor = color.Transparent, color.Transparent
	r.back.CornerRadius = theme.InputRadiusSize()
	if r.item.IsSeparator {
		r.line.FillColor = themeColor(theme.ColorNameSeparator)
	} else if r.of.at >= 0 && r.of.rows[r.of.at] == r {
		r.back.FillColor = themeColor(theme.ColorNameSelection)
	}
	plain, quiet := menuInks(r.item.Disabled)
	r.label.Color, r.mark.Color, r.key.Color = themeColor(plain), themeColor(plain), themeColor(quiet)
	for _, o := range n.Objects() {
		o.Refresh()
	}
}

// menuInks are those of the words of an item and of its key.
func menuInks(disabled bool) (words, key fyne.ThemeColorName) {
	if disabled {
		return theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	return inkPlain, inkQuiet
}

func round32(x float32) float32 { return float32(int(x + .5)) }
