package widgets

import (
	"context"
	"image"
	"maps"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Strip shows pages small, each with its name, beside each other or one below the
// other. What it shows is drawn elsewhere, one at a time and only while it is in view.
type Strip struct {
	widget.BaseWidget

	// Draw draws page n, from 0 on, as large as it fits into so many pixels. It is called
	// away from the goroutine that draws; what went out of view is cancelled.
	Draw func(ctx context.Context, n int, within image.Point) (image.Image, error)
	// Go and UI run something away from the goroutine that draws, and on it.
	Go, UI func(func())

	OnPage func(n int) // a page was pressed
	OnRune func(rune)  // a letter was typed
	OnKey  func(*fyne.KeyEvent)

	Dim bool // pages are dimmed where all else is dark

	names  []string
	now    int  // the page that is open, -1 for none
	chosen int  // by key, or under the mouse; -1 for none
	down   bool // pages stand below each other
	at     float32

	pictures map[int]image.Image
	failed   map[int]bool
	drawing  int // the page being drawn, -1 for none
	cancel   context.CancelFunc
	ringOn   bool
	byHand   bool
}

// NewStrip shows nothing yet.
func NewStrip() *Strip {
	s := &Strip{now: -1, chosen: -1, drawing: -1}
	s.ExtendBaseWidget(s)
	return s
}

var (
	_ fyne.Tappable     = (*Strip)(nil)
	_ fyne.Draggable    = (*Strip)(nil)
	_ fyne.Scrollable   = (*Strip)(nil)
	_ fyne.Focusable    = (*Strip)(nil)
	_ desktop.Hoverable = (*Strip)(nil)
)

// Set shows other pages by their names.
func (s *Strip) Set(names []string) {
	s.stop()
	s.names, s.now, s.chosen, s.at = names, -1, -1, 0
	s.pictures, s.failed = map[int]image.Image{}, map[int]bool{}
	s.Refresh()
}

// Len is how many pages there are.
func (s *Strip) Len() int { return len(s.names) }

// Now is the page that is open, -1 for none.
func (s *Strip) Now() int { return s.now }

// Open marks the page that is open, and brings it into view.
func (s *Strip) Open(n int) {
	if n == s.now {
		return
	}
	s.now = n
	s.reveal(n)
}

// A page's room, in canvas units at the usual size of words.
const (
	stripWide, stripHigh = 84, 112 // of the picture
	stripGap             = 8
	stripName            = 18
)

// cell is the room of a page, its name and the gap after it included.
func (s *Strip) cell() fyne.Size {
	k := rowScale()
	return fyne.NewSize(stripWide*k+stripGap, stripHigh*k+stripName*k+stripGap)
}

// Depth is how much room the strip takes across its length.
func (s *Strip) Depth(down bool) float32 {
	if down {
		return s.cell().Width + stripGap
	}
	return s.cell().Height + stripGap/2
}

// length is that of a page along the strip, and of what is in view.
func (s *Strip) length() (each, view float32) {
	if s.down {
		return s.cell().Height, s.Size().Height
	}
	return s.cell().Width, s.Size().Width
}

// inView are the pages that are, from one up to and without another.
func (s *Strip) inView() (from, to int) {
	each, view := s.length()
	from = max(0, int((s.at-stripGap)/each))
	to = min(len(s.names), int(math.Ceil(float64((s.at+view)/each))))
	return min(from, to), to
}

// reveal brings a page into view, with some of those beside it.
func (s *Strip) reveal(n int) {
	each, view := s.length()
	from := float32(n) * each
	if n >= 0 && (from < s.at+each/2 || from+each > s.at+view-each/2) {
		s.at = from - (view-each)/2
	}
	s.settle()
}

func (s *Strip) settle() {
	each, view := s.length()
	s.at = max(0, min(s.at, float32(len(s.names))*each+stripGap-view))
	s.Refresh()
	s.next()
}

// place is where a page stands in the view.
func (s *Strip) place(n int) fyne.Position {
	each, _ := s.length()
	along := float32(n)*each - s.at + stripGap
	if s.down {
		return fyne.NewPos(stripGap, along)
	}
	return fyne.NewPos(along, stripGap/2)
}

// pageAt is the page at a point of the view, -1 for none.
func (s *Strip) pageAt(at fyne.Position) int {
	each, _ := s.length()
	along := at.X
	if s.down {
		along = at.Y
	}
	if n := int(math.Floor(float64((along + s.at - stripGap/2) / each))); n >= 0 && n < len(s.names) {
		return n
	}
	return -1
}

// stop ends what is being drawn.
func (s *Strip) stop() {
	if s.cancel != nil {
		s.cancel()
	}
	s.cancel, s.drawing = nil, -1
}

// next has the next page drawn that is in view and has no picture: the open one first.
func (s *Strip) next() {
	from, to := s.inView()
	if s.drawing >= from && s.drawing < to {
		return
	}
	s.stop()
	if s.Draw == nil || s.Hidden || s.Size().Width < 1 || s.Size().Height < 1 {
		return
	}
	n := -1
	for i := to - 1; i >= from; i-- {
		if s.pictures[i] == nil && !s.failed[i] && (n != s.now || n < 0) {
			n = i
		}
	}
	if n < 0 {
		s.forget(from, to)
		return
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		scale = c.Scale()
	}
	scale *= rowScale()
	within := image.Pt(int(math.Round(float64(stripWide*scale))), int(math.Round(float64(stripHigh*scale))))
	ctx, cancel := context.WithCancel(context.Background())
	s.drawing, s.cancel = n, cancel
	draw := s.Draw
	s.Go(func() {
		m, err := draw(ctx, n, within)
		s.UI(func() {
			if ctx.Err() != nil {
				return
			}
			s.stop()
			if err != nil {
				s.failed[n] = true
			} else {
				s.pictures[n] = m
			}
			s.Refresh()
			s.next()
		})
	})
}

// mostSmall is how many pictures are kept at hand: what went out of view is on disk.
const mostSmall = 60

// forget lets go of pictures out of view when there are many.
func (s *Strip) forget(from, to int) {
	if len(s.pictures) > mostSmall {
		maps.DeleteFunc(s.pictures, func(n int, _ image.Image) bool { return n < from || n >= to })
	}
}

// Resize implements fyne.CanvasObject.
func (s *Strip) Resize(size fyne.Size) {
	if size == s.Size() {
		return
	}
	s.BaseWidget.Resize(size)
	s.reveal(s.now)
}

// MinSize implements fyne.CanvasObject.
func (s *Strip) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

// Tapped opens the page that is pressed.
func (s *Strip) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		s.byHand = true
		c.Focus(s)
		s.byHand = false
	}
	s.Press(s.pageAt(e.Position))
}

// Press opens a page.
func (s *Strip) Press(n int) {
	if n >= 0 && n < len(s.names) && s.OnPage != nil {
		s.OnPage(n)
	}
}

// Dragged implements fyne.Draggable.
func (s *Strip) Dragged(e *fyne.DragEvent) { s.by(e.Dragged) }

// DragEnd implements fyne.Draggable.
func (s *Strip) DragEnd() {}

// Scrolled moves along the strip, whichever way the wheel goes.
func (s *Strip) Scrolled(e *fyne.ScrollEvent) {
	const speed = 3 // of the wheel: a notch is about a page
	s.by(fyne.NewDelta(speed*e.Scrolled.DX, speed*e.Scrolled.DY))
}

func (s *Strip) by(d fyne.Delta) {
	by := d.DY
	if abs32(d.DX) > abs32(d.DY) {
		by = d.DX
	}
	s.at -= by
	s.settle()
}

func (s *Strip) choose(n int) {
	if n != s.chosen {
		s.chosen = n
		s.Refresh()
	}
}

// MouseIn implements desktop.Hoverable.
func (s *Strip) MouseIn(e *desktop.MouseEvent) { s.choose(s.pageAt(e.Position)) }

// MouseMoved implements desktop.Hoverable.
func (s *Strip) MouseMoved(e *desktop.MouseEvent) { s.choose(s.pageAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (s *Strip) MouseOut() { s.choose(-1) }

// FocusGained implements fyne.Focusable.
func (s *Strip) FocusGained() { s.ringOn = !s.byHand; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *Strip) FocusLost() { s.ringOn = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *Strip) TypedRune(r rune) {
	if s.OnRune != nil {
		s.OnRune(r)
	}
}

// TypedKey chooses a page, and opens it.
func (s *Strip) TypedKey(e *fyne.KeyEvent) {
	n := s.chosen
	if n < 0 {
		n = s.now
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		n--
	case fyne.KeyRight, fyne.KeyDown:
		n++
	case fyne.KeyHome:
		n = 0
	case fyne.KeyEnd:
		n = len(s.names) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.Press(n)
		return
	default:
		if s.OnKey != nil {
			s.OnKey(e)
		}
		return
	}
	s.chosen = max(0, min(n, len(s.names)-1))
	s.reveal(s.chosen)
}
