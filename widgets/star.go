package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// A Star is turned on and off by a tap, or by Space while it has the focus.
// It shows what SetOn was told last: turning it is up to OnTapped, which can
// fail.
type Star struct {
	pressed
	OnTapped func()
	Name     string // for a screen reader, and said while the mouse rests on it

	on, focused bool
}

// NewStar returns a star that is off.
func NewStar(tapped func()) *Star {
	s := &Star{OnTapped: tapped}
	s.extend(s, func() string { return s.Name })
	return s
}

// SetOn turns the star.
func (s *Star) SetOn(on bool) {
	if s.on != on {
		s.on = on
		s.Refresh()
	}
}

// On reports whether the star is on.
func (s *Star) On() bool { return s.on }

// Tapped implements fyne.Tappable.
func (s *Star) Tapped(*fyne.PointEvent) {
	if s.OnTapped != nil {
		s.OnTapped()
	}
}

// FocusGained implements fyne.Focusable.
func (s *Star) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *Star) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *Star) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (s *Star) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		s.Tapped(nil)
	}
}

// MinSize is a target a finger can hit.
func (s *Star) MinSize() fyne.Size { return fyne.NewSquareSize(target) }

// CreateRenderer implements fyne.Widget.
func (s *Star) CreateRenderer() fyne.WidgetRenderer {
	r := &starRenderer{star: s, back: canvas.NewCircle(color.Transparent), icon: canvas.NewImageFromResource(starOff)}
	r.Refresh()
	return r
}

type starRenderer struct {
	star *Star
	back *canvas.Circle
	icon *canvas.Image
}

func (r *starRenderer) Destroy()                     {}
func (r *starRenderer) MinSize() fyne.Size           { return r.star.MinSize() }
func (r *starRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.icon} }

func (r *starRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	icon := fyne.NewSquareSize(size.Height * .6)
	r.icon.Resize(icon)
	r.icon.Move(fyne.NewPos((size.Width-icon.Width)/2, (size.Height-icon.Height)/2))
}

func (r *starRenderer) Refresh() {
	r.back.FillColor, r.back.StrokeWidth = color.Transparent, 0
	if r.star.hovered {
		r.back.FillColor = themeColor(theme.ColorNameHover)
	}
	if r.star.focused {
		r.back.StrokeColor, r.back.StrokeWidth = themeColor(inkAccent), ringWidth
	}
	r.icon.Resource = starOff
	if r.star.on {
		r.icon.Resource = starOn
	}
	r.back.Refresh()
	r.icon.Refresh()
}

// The toolkit recolours the fill of an SVG and leaves its strokes, so the hollow
// star is a star with a smaller one, drawn the other way round, cut out.
const (
	outerStar = "M12.00 2.20L14.65 8.96L21.89 9.39L16.28 13.99L18.11 21.01L12.00 17.10L5.89 21.01L7.72 13.99L2.11 9.39L9.35 8.96z"
	innerStar = "M10.15 10.05L5.06 10.34L9.00 13.57L7.71 18.51L12.00 15.75L16.29 18.51L15.00 13.57L18.94 10.34L13.85 10.05L12.00 5.30z"
)

var (
	starFull, starHollow = star("star-on.svg", outerStar), star("star-off.svg", outerStar+innerStar)
	starOn               = theme.NewPrimaryThemedResource(starFull)
	starOff              = theme.NewColoredResource(starHollow, inkQuiet)
)

// StarIcon is the star, full or hollow.
func StarIcon(on bool) fyne.Resource {
	if on {
		return starFull
	}
	return starHollow
}

func star(name, path string) fyne.Resource {
	return fyne.NewStaticResource(name, []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">`+
		`<path fill="#000000" d="`+path+`"/></svg>`))
}
