package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A SelectBar is a small bar at what is selected, with what can be done with it: colours
// to highlight it in, and buttons. It stands above the content and takes no keyboard.
type SelectBar struct {
	widget.BaseWidget
	OnColour func(n int)

	under   fyne.CanvasObject // fills the same container
	back    *canvas.Rectangle
	row     *fyne.Container
	colours []*swatch
	body    *fyne.Container
}

// An Act is a button of the bar.
type Act struct {
	Icon fyne.Resource
	Name string
	Do   func()
}

// NewSelectBar returns a hidden bar for the container that under fills; colours is what
// its colours are called.
func NewSelectBar(under fyne.CanvasObject, colours []string, acts []Act) *SelectBar {
	b := &SelectBar{under: under, back: canvas.NewRectangle(color.Transparent), row: container.NewHBox()}
	for n, name := range colours {
		c := newSwatch(n, name, func() {
			if b.OnColour != nil {
				b.OnColour(n)
			}
		})
		b.colours = append(b.colours, c)
		b.row.Add(c)
	}
	for _, a := range acts {
		b.row.Add(NewIconButton(a.Icon, a.Name, func() {
			b.Hide()
			a.Do()
		}))
	}
	b.back.CornerRadius, b.back.StrokeWidth = theme.InputRadiusSize(), 1
	pad := theme.Padding()
	b.body = container.NewStack(b.back, container.New(layout.NewCustomPaddedLayout(0, 0, pad, pad), b.row))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// SetColour rings the colour that was used last.
func (b *SelectBar) SetColour(now int) {
	for n, c := range b.colours {
		c.now = n == now
		c.Refresh()
	}
}

// ShowAt shows the bar above a place of the window, or below it where there is no room.
func (b *SelectBar) ShowAt(at fyne.Position) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.under)
	room, own := b.under.Size(), b.MinSize()
	at = at.Subtract(origin)
	const apart = 24
	y := at.Y - own.Height - apart
	if y < 0 {
		y = at.Y + apart
	}
	b.Resize(own)
	const edge = 4 // of the window, left free
	b.Move(fyne.NewPos(max(edge, min(at.X-own.Width/2, room.Width-own.Width-edge)), min(y, room.Height-own.Height-edge)))
	b.Show()
	b.Refresh()
	canvas.Refresh(b.under) // what was never drawn is of no canvas yet, and its refresh draws nothing
}

// Refresh takes the colours of the present theme.
func (b *SelectBar) Refresh() {
	b.colour()
	b.back.Refresh()
	b.BaseWidget.Refresh()
}

func (b *SelectBar) colour() {
	b.back.FillColor, b.back.StrokeColor = themeColor(theme.ColorNameMenuBackground), themeColor(inkQuiet)
}

// CreateRenderer implements fyne.Widget.
func (b *SelectBar) CreateRenderer() fyne.WidgetRenderer {
	b.colour()
	return widget.NewSimpleRenderer(b.body)
}

// A swatch is a disc of a colour that is tapped to choose it.
type swatch struct {
	pressed
	n      int
	name   string
	tapped func()
	now    bool
	disc   *canvas.Circle
}

var (
	_ fyne.Tappable      = (*swatch)(nil)
	_ desktop.Hoverable  = (*swatch)(nil)
	_ desktop.Cursorable = (*swatch)(nil)
)

func newSwatch(n int, name string, tapped func()) *swatch {
	s := &swatch{n: n, name: name, tapped: tapped, disc: canvas.NewCircle(color.Transparent)}
	s.extend(s, func() string { return s.name })
	return s
}

// AccessibilityLabel is what the colour is called.
func (s *swatch) AccessibilityLabel() string { return s.name }

// Tapped implements fyne.Tappable.
func (s *swatch) Tapped(*fyne.PointEvent) { call(s.tapped) }

// Cursor implements desktop.Cursorable.
func (s *swatch) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Refresh takes the colours of the present theme.
func (s *swatch) Refresh() {
	s.colour()
	s.disc.Refresh()
}

func (s *swatch) colour() {
	hue := hues[s.n].light
	if isDark(themeColor(inkBack)) {
		hue = hues[s.n].dark
	}
	hue.A = 0xff
	s.disc.FillColor, s.disc.StrokeColor, s.disc.StrokeWidth = hue, themeColor(theme.ColorNameSeparator), 1
	if s.now || s.hovered {
		s.disc.StrokeColor, s.disc.StrokeWidth = themeColor(inkPlain), 2
	}
}

// CreateRenderer implements fyne.Widget.
func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	s.colour()
	return &swatchRenderer{s}
}

type swatchRenderer struct{ s *swatch }

func (r *swatchRenderer) Destroy()           {}
func (r *swatchRenderer) MinSize() fyne.Size { return fyne.NewSize(target, target) }
func (r *swatchRenderer) Refresh()           { r.s.Refresh() }
func (r *swatchRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.disc}
}

func (r *swatchRenderer) Layout(size fyne.Size) {
	const side = 20
	r.s.disc.Resize(fyne.NewSize(side, side))
	r.s.disc.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
}
