package widgets

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// Bars are bars beside each other, of which a stretch is chosen by dragging, or one
// by a tap.
type Bars struct {
	widget.BaseWidget
	OnSpan func(from, to int) // bars from the first to the last

	faces    *glyph.Faces
	bars     []document.Bar
	hovered  int // the bar below the mouse, -1 for none
	from, to int // what is being chosen; from is -1 for nothing
	setter   typeset.Setter
	raster   *canvas.Raster
}

// Sizes of bars, in canvas units.
const (
	barsHeight = 62 // with the line of words below them
	barsWords  = 18 // of it for these
	barsLeast  = 1  // of what is not nothing, however little it is
)

// NewBars returns no bars yet.
func NewBars(faces *glyph.Faces) *Bars {
	b := &Bars{faces: faces, hovered: -1, from: -1}
	b.raster = canvas.NewRaster(b.draw)
	b.ExtendBaseWidget(b)
	return b
}

// Set shows bars.
func (b *Bars) Set(bars []document.Bar) {
	b.bars, b.hovered, b.from = bars, -1, -1
	b.Refresh()
}

// MinSize implements fyne.Widget.
func (b *Bars) MinSize() fyne.Size { return fyne.NewSize(100, barsHeight*rowScale()) }

// CreateRenderer implements fyne.Widget.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.raster) }

// at is the bar at a place across.
func (b *Bars) at(x float32) int {
	if len(b.bars) == 0 || b.Size().Width <= 0 {
		return -1
	}
	return min(max(int(x/b.Size().Width*float32(len(b.bars))), 0), len(b.bars)-1)
}

// Tapped implements fyne.Tappable.
func (b *Bars) Tapped(e *fyne.PointEvent) {
	if at := b.at(e.Position.X); at >= 0 && b.OnSpan != nil {
		b.OnSpan(at, at)
	}
}

// Dragged implements fyne.Draggable.
func (b *Bars) Dragged(e *fyne.DragEvent) {
	if b.from < 0 {
		b.from = b.at(e.Position.X - e.Dragged.DX)
	}
	b.to = b.at(e.Position.X)
	b.hovered = b.to
	b.Refresh()
}

// DragEnd implements fyne.Draggable.
func (b *Bars) DragEnd() {
	from, to := min(b.from, b.to), max(b.from, b.to)
	b.from = -1
	b.Refresh()
	if from >= 0 && b.OnSpan != nil {
		b.OnSpan(from, to)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Bars) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (b *Bars) MouseMoved(e *desktop.MouseEvent) {
	if at := b.at(e.Position.X); at != b.hovered {
		b.hovered = at
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Bars) MouseOut() {
	b.hovered = -1
	b.Refresh()
}

// Cursor implements desktop.Cursorable.
func (b *Bars) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// AccessibilityLabel says all that there is to see.
func (b *Bars) AccessibilityLabel() string {
	s := ""
	for _, x := range b.bars {
		if x.Value > 0 {
			s += x.Told + "\n"
		}
	}
	return s
}

// AccessibilityRole implements fyne.Accessible.
func (b *Bars) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (b *Bars) draw(w, h int) image.Image {
	p := &rowPainter{dst: image.NewRGBA(image.Rect(0, 0, w, h)), setter: &b.setter}
	size := b.raster.Size()
	if size.Width <= 0 || len(b.bars) == 0 {
		return p.dst
	}
	p.scale, p.width = float32(w)/size.Width, size.Width
	highest := 0.0
	for _, x := range b.bars {
		highest = max(highest, x.Value)
	}
	bottom := size.Height - barsWords*rowScale()
	fill := func(x0, y0, x1, y1 float32, name fyne.ThemeColorName) {
		in := image.Rect(round(x0*p.scale), round(y0*p.scale), round(x1*p.scale), round(y1*p.scale))
		draw.Draw(p.dst, in, image.NewUniform(themeColor(name)), image.Point{}, draw.Over)
	}
	each := size.Width / float32(len(b.bars))
	between := min(each/6, 2)
	for i, x := range b.bars {
		left, right := float32(i)*each, float32(i+1)*each
		if b.from >= 0 && i >= min(b.from, b.to) && i <= max(b.from, b.to) || b.from < 0 && i == b.hovered {
			fill(left, 0, right, bottom, theme.ColorNameHover)
		}
		if x.Value <= 0 {
			continue
		}
		height := max(float32(x.Value/highest)*(bottom-2), barsLeast)
		ink := inkQuiet
		if x.In {
			ink = inkAccent
		}
		fill(left, bottom-height, max(right-between, left+1/p.scale), bottom, ink)
	}
	fill(0, bottom, size.Width, bottom+1, theme.ColorNameSeparator)
	b.words(p, size)
	return p.dst
}

// words draws what stands below the bars: what the mouse is at, or where they begin
// and end.
func (b *Bars) words(p *rowPainter, size fyne.Size) {
	in := ink{b.faces.Sans, b.faces.SansBold, detailEm * rowScale(), themeColor(inkQuiet)}
	base := size.Height - 4*rowScale()
	if b.hovered >= 0 {
		s := b.bars[b.hovered].Told
		if b.from >= 0 && b.from != b.to {
			s = b.bars[min(b.from, b.to)].Label + " – " + b.bars[max(b.from, b.to)].Label
		}
		wide := p.advance(s, in)
		x := (float32(b.hovered)+0.5)*size.Width/float32(len(b.bars)) - wide/2
		in.color = themeColor(inkPlain)
		p.text(p.fit(s, in, size.Width), nil, in, min(max(x, 0), max(size.Width-wide, 0)), base)
		return
	}
	first, last := b.bars[0].Label, b.bars[len(b.bars)-1].Label
	p.text(first, nil, in, 0, base)
	if len(b.bars) > 1 {
		p.text(last, nil, in, size.Width-p.advance(last, in), base)
	}
}
