package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Tool is something a Toolbar does.
type Tool struct {
	Icon  fyne.Resource
	Word  string // in place of an icon
	Name  string // said while the mouse rests on it, with its key
	Do    func()
	Right bool // it stands at the right end
	Apart bool // there is a gap before it
}

// A Toolbar is a row of icons for the mouse. The keyboard passes over it: whatever it
// does is a command that has a key or stands in the menus. What there is no room for is
// left out from the middle.
type Toolbar struct {
	widget.BaseWidget
	tools []*toolIcon
	large bool
}

// NewToolbar returns a toolbar on which nothing can be done yet.
func NewToolbar(tools []Tool) *Toolbar {
	b := &Toolbar{}
	for _, t := range tools {
		b.tools = append(b.tools, newToolIcon(t))
	}
	b.ExtendBaseWidget(b)
	return b
}

// SetLarge makes its icons larger, or slim again.
func (b *Toolbar) SetLarge(large bool) {
	b.large = large
	for _, t := range b.tools {
		t.large = large
		t.Refresh()
	}
	b.Refresh()
}

// Set shows whether the nth tool can do something, whether what it stands for is on,
// and its icon, nil for that which it has.
func (b *Toolbar) Set(n int, can, on bool, icon fyne.Resource) {
	t := b.tools[n]
	if icon == nil {
		icon = t.tool.Icon
	}
	if t.can != can || t.on != on || t.shown != icon {
		t.can, t.on, t.shown = can, on, icon
		t.Refresh()
	}
}

// Tap does what the nth tool is for if it can, as a click does.
func (b *Toolbar) Tap(n int) { b.tools[n].Tapped(nil) }

// MinSize leaves the width to the window.
func (b *Toolbar) MinSize() fyne.Size { return fyne.NewSize(0, b.each()) }

func (b *Toolbar) each() float32 {
	if b.large {
		return 44 * rowScale()
	}
	return target * rowScale()
}

// Width is how wide the toolbar is with all its tools.
func (b *Toolbar) Width() float32 {
	w := float32(2 * toolGap)
	for _, t := range b.tools {
		if w += b.each(); t.tool.Apart {
			w += toolGap
		}
	}
	return w
}

const toolGap = 10

// CreateRenderer implements fyne.Widget.
func (b *Toolbar) CreateRenderer() fyne.WidgetRenderer { return &toolbarRenderer{b} }

type toolbarRenderer struct{ b *Toolbar }

func (r *toolbarRenderer) Destroy()           {}
func (r *toolbarRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r *toolbarRenderer) Refresh()           { r.Layout(r.b.Size()) }

func (r *toolbarRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.b.tools))
	for i, t := range r.b.tools {
		out[i] = t
	}
	return out
}

func (r *toolbarRenderer) Layout(size fyne.Size) {
	each := r.b.each()
	right := size.Width - toolGap/2
	for i := len(r.b.tools) - 1; i >= 0 && r.b.tools[i].tool.Right; i-- {
		t := r.b.tools[i]
		right -= each
		t.Resize(fyne.NewSquareSize(each))
		t.Move(fyne.NewPos(right, 0))
		t.Hidden = right < 0
		if t.tool.Apart {
			right -= toolGap
		}
	}
	left := float32(toolGap / 2)
	for _, t := range r.b.tools {
		if t.tool.Right {
			break
		}
		if t.tool.Apart {
			left += toolGap
		}
		t.Resize(fyne.NewSquareSize(each))
		t.Move(fyne.NewPos(left, 0))
		left += each
		t.Hidden = left > right
	}
}

// toolIcon is one of them.
type toolIcon struct {
	pressed
	tool           Tool
	can, on, large bool
	shown          fyne.Resource

	back *canvas.Rectangle
	icon *canvas.Image
	word *canvas.Text
}

func newToolIcon(t Tool) *toolIcon {
	i := &toolIcon{tool: t, shown: t.Icon, back: newRing(), icon: canvas.NewImageFromResource(nil), word: canvas.NewText(t.Word, color.Black)}
	i.word.TextStyle.Bold, i.word.Alignment = true, fyne.TextAlignCenter
	i.icon.Hidden = t.Word != ""
	i.extend(i, func() string { return i.tool.Name })
	return i
}

// Tapped implements fyne.Tappable.
func (i *toolIcon) Tapped(*fyne.PointEvent) {
	hint.leaves()
	if i.can {
		i.tool.Do()
	}
}

// AccessibilityLabel is what the icon stands for.
func (i *toolIcon) AccessibilityLabel() string { return i.tool.Name }

// CreateRenderer implements fyne.Widget.
func (i *toolIcon) CreateRenderer() fyne.WidgetRenderer {
	r := &toolIconRenderer{i}
	r.Refresh()
	return r
}

type toolIconRenderer struct{ i *toolIcon }

func (r *toolIconRenderer) Destroy()           {}
func (r *toolIconRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(target) }
func (r *toolIconRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.i.back, r.i.icon, r.i.word}
}

func (r *toolIconRenderer) Layout(size fyne.Size) {
	const inset = 2
	r.i.back.Move(fyne.NewPos(inset, inset))
	r.i.back.Resize(size.SubtractWidthHeight(2*inset, 2*inset))
	of := float32(18)
	if r.i.large {
		of = 26
	}
	of *= rowScale()
	r.i.icon.Resize(fyne.NewSquareSize(of))
	r.i.icon.Move(fyne.NewPos((size.Width-of)/2, (size.Height-of)/2))
	r.i.word.TextSize = of - 3
	text := r.i.word.MinSize()
	r.i.word.Resize(text)
	r.i.word.Move(fyne.NewPos((size.Width-text.Width)/2, (size.Height-text.Height)/2))
}

func (r *toolIconRenderer) Refresh() {
	i := r.i
	name := inkPlain
	if i.on {
		name = inkAccent
	}
	i.icon.Translucency = 0
	if !i.can { // an icon says less than words of the ink that is for what cannot be done
		i.icon.Translucency = .65
	}
	i.back.FillColor = color.Transparent
	if i.hovered && i.can {
		i.back.FillColor = themeColor(theme.ColorNameHover)
	}
	if i.shown != nil {
		i.icon.Resource = theme.NewColoredResource(i.shown, name)
	}
	i.word.Color = themeColor(name)
	if !i.can {
		i.word.Color = themeColor(theme.ColorNameDisabled)
	}
	r.Layout(i.Size())
	i.back.Refresh()
	i.icon.Refresh()
	i.word.Refresh()
}

// SidebarIcon is a window with a column at its left. The toolkit recolours the fill of
// an SVG and leaves its strokes: what is hollow is cut out.
var SidebarIcon fyne.Resource = fyne.NewStaticResource("sidebar.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">`+
	`<path fill="#000000" d="M3 4H21V20H3zM5 6V18H9V6zM11 6V18H19V6z"/></svg>`))

// WidthIcon is a sheet whose width is measured.
var WidthIcon fyne.Resource = fyne.NewStaticResource("width.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">`+
	`<path fill="#000000" d="M3 4H5V20H3zM19 4H21V20H19zM6 12L10 8V11H14V8L18 12L14 16V13H10V16z"/></svg>`))

// PlacesIcon is a window with a picture at its left and a text at its right.
var PlacesIcon fyne.Resource = fyne.NewStaticResource("places.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">`+
	`<path fill="#000000" d="M3 4H12V20H3zM14 6H21V8H14zM14 11H21V13H14zM14 16H21V18H14z"/></svg>`))
