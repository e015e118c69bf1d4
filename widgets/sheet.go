package widgets

import (
	"image/color"
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

const (
	minMeasure = 8  // em; below this the text is wider than its window rather than one word a line
	margin     = 28 // canvas units beside the text in a narrow window
	topMargin  = 28 // canvas units above the first and below the last block
)

// A sheet is the text a Reader scrolls over. A block is set when it comes into
// view; until then its height is a guess from its length, so that a long text
// opens as fast as a short one. Only lines in view are kept as objects.
//
// Everything here is reckoned as for horizontal lines: x along them, y from
// line to line. Where lines are vertical, onCanvas and fromCanvas turn that
// into what is seen, and back.
type sheet struct {
	widget.BaseWidget
	Held
	star  *Star
	press setting.Press
	// rescaled is called when the scale turns out to be another than set for.
	rescaled func()

	source  []document.Block
	blocks  []placed
	comfort Comfort
	scale   float32 // pixels a canvas unit
	width   float32 // of the window the sheet is seen through, along the lines
	depth   float32 // of the same window, across the lines

	em      float32 // body em as drawn, a whole number of pixels
	measure float32 // body em a line
	left    float32 // of the text, in canvas units
	total   float32 // height

	paged   bool              // there are two columns
	gutter  float32           // between them
	columns []column          // what is in the window, one or two
	in      column            // the one being drawn
	edge    float32           // of the window, where all is one long column
	first   document.Position // of two columns
	passing bool              // the text is moving: lines at the edges may be cut

	shown   map[lineKey]*line
	spare   []*line
	objects []fyne.CanvasObject // what is in view, backs before lines
	lines   []fyne.CanvasObject

	sel     selection
	marks   []document.Passage // places marked, in the order of the text
	mark    int                // the one the reader is at, -1 for none
	kept    []document.Highlight
	spots   []noteSpot        // where notes are told of, in view
	here    *document.Passage // the passage that is shown elsewhere too
	pointer pointer
	tip     tip
	images  map[int]*shownImage // by their blocks, those in view and near to it

	// What the Reader lends its sheet.
	redraw                 func() // draws what is in view anew
	scrollBy               func(float32) bool
	wheelBy                func(float32)
	zoom                   func(step int)
	beyond                 func(y float32) float32 // by how much to scroll for y to come into view, a line at most
	reveal                 func(y float32)
	menu                   func(fyne.Position)
	link                   func(address string)
	enlarge                func(block int)                   // a picture has been clicked
	imageMenu              func(block int, at fyne.Position) // a menu of one is asked for
	background, foreground func(func())                      // runs something away from the goroutine that draws, and on it
	opened                 func(id string)                   // a highlight has been clicked
	chosen                 func(at fyne.Position, on bool)   // something is selected by the mouse, or nothing any more
	caret                  func(document.Position)           // the text has been clicked
	coda                   func()                            // what stands after the end has been clicked; nil for nothing
	focused                func(bool)
	typed                  struct {
		key      func(*fyne.KeyEvent)
		rune     func(rune)
		shortcut func(fyne.Shortcut)
	}
}

type lineKey struct{ block, line int }

// placed is a block and where it stands.
type placed struct {
	document.Block
	runes  int     // of its text
	em     float32 // its own, a whole number of pixels
	line   float32 // distance of its baselines
	left   float32 // where its measure begins
	gap    float32 // space above it
	top    float32 // of its first line
	height float32 // a guess until exact
	exact  bool
	first  bool    // footnote of the text
	aside  float32 // how far a table wider than its measure is scrolled
	set    setting.Set
	lines  []typeset.Line // of the set, nil when out of view; their glyphs too
}

func newSheet(faces *glyph.Faces, star *Star) *sheet {
	s := &sheet{press: setting.Press{Faces: faces}, star: star, comfort: DefaultComfort, scale: 1, columns: []column{{}}, shown: map[lineKey]*line{}, images: map[int]*shownImage{}}
	s.ExtendBaseWidget(s)
	return s
}

// setBlocks replaces the text.
func (s *sheet) setBlocks(blocks []document.Block) {
	s.sel, s.marks, s.mark, s.kept, s.tip = selection{}, nil, -1, nil, tip{}
	s.pointer.clicks, s.pointer.taken = 0, selection{} // of the text before
	s.dropImages(len(s.blocks), len(s.blocks))
	s.choose(fyne.Position{})
	s.source, s.here = blocks, nil
	s.blocks = make([]placed, len(blocks))
	for i, b := range blocks {
		s.blocks[i].Block, s.blocks[i].runes = b, utf8.RuneCountInString(b.Text)
	}
	s.reflow()
}

// reflow forgets how blocks were set and guesses their heights for the present
// width, text size and scale.
func (s *sheet) reflow() {
	s.recycle()
	s.em = max(float32(math.Round(float64(s.comfort.Size*s.scale))), 1) / s.scale
	s.fold()
	room := s.width - 2*margin
	if s.beside() {
		room = (room - s.gutter) / 2
	}
	s.measure = min(max(float32(math.Floor(float64(room/s.em))), minMeasure), s.comfort.Measure)
	text := s.measure * s.em
	if s.beside() {
		text += s.pitch()
	}
	s.left = s.snap(max((s.width-text)/2, margin))
	s.press.Sans, s.press.Vertical = s.comfort.Sans, s.comfort.Vertical
	var before *document.Block
	for i := range s.blocks {
		b := &s.blocks[i]
		b.em = s.snap(s.em * setting.Of(&b.Block).Size)
		b.line = s.snap(b.em * s.leading(&b.Block))
		left, _ := setting.Inset(&b.Block, s.measure)
		b.left = s.left + s.snap(left*s.em)
		b.gap = s.snap(setting.Between(before, &b.Block) * s.em)
		b.exact, b.lines, b.set, b.aside = false, nil, setting.Set{}, 0
		if b.isImage() {
			_, b.line = s.imageSize(b)
		}
		b.height = float32(s.guess(b)) * b.line
		b.first = b.Style == document.Footnote && (before == nil || before.Style != document.Footnote)
		before = &b.Block
	}
	s.place()
}

// guess is about how many lines a block has.
func (s *sheet) guess(b *placed) int {
	lines := strings.Count(b.Text, "\n") + 1
	if lines > 1 && b.Style != document.Source {
		return lines
	}
	perLine := max(s.measureOf(b)/b.em*s.em, 1)
	return max(int(math.Ceil(float64(b.runes)/float64(perLine))), lines)
}

// place gives every block its top from the heights above it.
func (s *sheet) place() {
	y := s.snap(topMargin)
	for i := range s.blocks {
		b := &s.blocks[i]
		y += b.gap
		b.top = y
		y += b.height
	}
	s.total = y + topMargin
}

// snap rounds a length in canvas units to whole pixels.
func (s *sheet) snap(v float32) float32 {
	return float32(math.Round(float64(v*s.scale))) / s.scale
}

// floor cuts a length in canvas units to whole pixels: rounded up, an offset could
// be further than the scroller goes.
func (s *sheet) floor(v float32) float32 {
	return float32(math.Floor(float64(v*s.scale)+.01)) / s.scale
}

// bodyLine is the distance of the body's baselines in canvas units.
func (s *sheet) bodyLine() float32 { return s.snap(s.em * s.comfort.Leading) }

// leading is the distance of a block's baselines in em of it. Text that is read
// line by line follows the reader's choice, display type its own; readings beside
// the text need room.
func (s *sheet) leading(b *document.Block) float32 {
	return setting.Leading(b, s.comfort.Leading)
}

// measureOf is the length of a block's lines, in body em.
func (s *sheet) measureOf(b *placed) float32 {
	left, right := setting.Inset(&b.Block, s.measure)
	return s.measure - left - right - s.less(b)
}

// less is what of a block's measure the star takes, in body em.
func (s *sheet) less(b *placed) float32 {
	if b.Style == document.Headline && s.star != nil {
		return s.starSize() / s.em
	}
	return 0
}

// starSize is the side of the square the star takes beside the headline, in
// canvas units.
func (s *sheet) starSize() float32 {
	look := setting.Of(&document.Block{Style: document.Headline})
	return max(s.snap(s.em*look.Size)*look.Leading, 32)
}

// set breaks a block into lines. It reports whether its height was another
// than guessed.
func (s *sheet) set(i int) bool {
	b := &s.blocks[i]
	if b.lines != nil {
		return false
	}
	if b.isImage() {
		b.set, b.exact = oneLine(), true
		b.lines = b.set.Lines
		return false
	}
	b.set = s.press.Break(s.source, i, s.measure, b.em/s.em, s.less(b))
	b.lines = b.set.Lines
	h := float32(max(len(b.lines), 1)) * b.line
	if b.set.Wide() > 0 {
		h += s.snap(asideRoom * s.em)
	}
	changed := h != b.height
	b.height, b.exact = h, true
	return changed
}

// asideRoom is left below a table that is scrolled sideways, body em.
const asideRoom = .6

// lineOf returns line k of a block that is set, with its glyphs.
func (s *sheet) lineOf(b *placed, k int) *typeset.Line {
	return s.press.Place(&b.Block, &b.set, k)
}

// show makes the lines between offset and offset+height objects, and returns
// the offset to scroll to so that what stands at the top stays there when
// blocks above turn out to have another height than guessed.
func (s *sheet) show(offset, height float32) float32 {
	if s.paged {
		return s.turn(offset)
	}
	offset = s.settle(offset, height)
	s.edge = offset
	s.columns = append(s.columns[:0], column{from: offset, to: offset + height, whole: s.comfort.Vertical && !s.passing})
	s.draw()
	return offset
}

// settle sets what stands between offset and offset+height, and returns where what stood
// at offset stands then.
func (s *sheet) settle(offset, height float32) float32 {
	for i := s.at(offset); i < len(s.blocks) && s.blocks[i].top < offset+height; i++ {
		before := s.blocks[i].height
		if s.set(i) {
			if s.blocks[i].top+before <= offset {
				offset += s.blocks[i].height - before
			}
			s.place()
		}
	}
	return offset
}

// at returns the first block that reaches below y.
func (s *sheet) at(y float32) int {
	return sort.Search(len(s.blocks), func(i int) bool { return s.blocks[i].top+s.blocks[i].height > y })
}

// draw turns the lines in view into objects, keeping those that were in view.
func (s *sheet) draw() {
	old := s.shown
	s.shown = make(map[lineKey]*line, len(old))
	s.lines, s.objects, s.spots = s.lines[:0], s.objects[:0], s.spots[:0]
	first := s.at(s.columns[0].from)
	last := first
	for _, s.in = range s.columns {
		last = max(last, s.drawColumn(old))
	}
	for key, ln := range old {
		s.spare = append(s.spare, ln)
		if b := &s.blocks[key.block]; b.lines != nil && b.set.Rows == nil {
			b.lines[key.line].Glyphs = nil
		}
	}
	s.objects = append(s.objects, s.lines...)
	for _, s.in = range s.columns {
		s.placeStar()
		s.addNotes(s.in.from, s.in.to-s.in.from)
	}
	s.addTip()
	s.forget(first, last)
	s.dropImages(first-keptBlocks, last+keptBlocks)
}

// drawColumn turns the lines of a column into objects, and returns the last block that
// it shows of.
func (s *sheet) drawColumn(old map[lineKey]*line) (last int) {
	c := s.in
	for i := s.at(c.from); i < len(s.blocks) && s.blocks[i].top < c.to; i++ {
		last = i
		b := &s.blocks[i]
		if b.isImage() {
			s.furnishImage(i)
			continue
		}
		s.furnish(b)
		if s.here != nil && s.here.Block == i {
			s.rect(inkAccent, s.left-s.snap(.9*s.em), b.top, 2, b.height)
		}
		from := max(int((c.from-b.top)/b.line)-1, 0)
		for k := from; k < len(b.lines) && b.top+float32(k-1)*b.line < c.to; k++ {
			if !c.holds(b.top+float32(k)*b.line, b.line, b.em) {
				continue
			}
			key := lineKey{i, k}
			ln := old[key]
			if ln == nil {
				ln = s.newLine(b, k)
			}
			delete(old, key)
			s.shown[key] = ln
			s.stand(ln, b, k)
			s.lines = append(s.lines, ln.Raster)
			s.backs(i, k)
		}
	}
	return last
}

// newLine makes an object of line k of a block. Glyphs may reach past the
// measure, so the picture is one body em wider on both sides.
func (s *sheet) newLine(b *placed, k int) *line {
	var ln *line
	if n := len(s.spare); n > 0 {
		ln, s.spare = s.spare[n-1], s.spare[:n-1]
	} else {
		ln = newLine()
		ln.scaled = s.setScale
	}
	ln.face, ln.em, ln.glyphs = s.press.Face(&b.Block), b.em, s.lineOf(b, k).Glyphs
	ln.vertical, ln.press, ln.dresses = s.comfort.Vertical, &s.press, b.set.Dresses
	ln.bullet = k == 0 && setting.HasBullet(&b.Block)
	ln.ink = s.inks(b)
	ln.Raster.Refresh()
	return ln
}

// stand puts line k of a block where it belongs. Glyphs may reach past the
// measure, so the picture is one body em wider on both sides, and what stands
// between the lines past its height; a table that is scrolled ends at its frame.
func (s *sheet) stand(ln *line, b *placed, k int) {
	begins := s.snap(b.set.Begins(k) * b.em)
	x, width := b.left, s.snap(s.measureOf(b)*s.em)
	if b.set.Wide() > 0 {
		begins = -b.aside
	} else {
		x, width, begins = x-s.em, width+2*s.em, begins+s.em
	}
	if ln.start != begins {
		ln.start = begins
		ln.Raster.Refresh()
	}
	over := float32(0)
	if len(b.set.Dresses) > 0 {
		over = s.snap(b.em / 2)
	}
	s.put(ln, x, b.top+float32(k)*b.line-over, width, b.line+2*over)
}

// lineStart is where the text of line k of a block begins.
func (s *sheet) lineStart(b *placed, k int) float32 {
	return b.left + s.snap(b.set.Begins(k)*b.em) - b.aside
}

// inks returns the colour of the byte at an offset of a block's text.
func (s *sheet) inks(b *placed) func(int) color.Color {
	plain := themeColor(inks[setting.Of(&b.Block).Ink])
	if len(b.set.Dresses) == 0 {
		return func(int) color.Color { return plain }
	}
	quiet := themeColor(inkQuiet)
	return func(at int) color.Color {
		if d := setting.At(b.set.Dresses, at); d != nil && d.Faint {
			return quiet
		}
		return plain
	}
}

func themeColor(name fyne.ThemeColorName) color.Color {
	settings := fyne.CurrentApp().Settings()
	return settings.Theme().Color(name, settings.ThemeVariant())
}

// placeStar stands the star at the end of the headline's first line.
func (s *sheet) placeStar() {
	if s.star == nil {
		return
	}
	for _, b := range s.blocks {
		if b.Style == document.Headline {
			if s.paged && (b.top < s.in.from || b.top >= s.in.to) {
				return
			}
			side := s.snap(s.starSize())
			right := s.left + s.snap(s.measure*s.em)
			s.put(s.star, right-side, b.top+s.snap((b.line-side)/2), side, side)
			s.objects = append(s.objects, s.star)
			return
		}
	}
}

// keptBlocks is how many blocks on each side of those in view stay set, so
// that small scrolls set nothing.
const keptBlocks = 16

// forget drops the lines of blocks far from those in view.
func (s *sheet) forget(first, last int) {
	for i := range s.blocks {
		if i < first-keptBlocks || i > last+keptBlocks {
			s.blocks[i].lines, s.blocks[i].set = nil, setting.Set{}
		}
	}
}

// recycle takes all lines out of view.
func (s *sheet) recycle() {
	for _, ln := range s.shown {
		s.spare = append(s.spare, ln)
	}
	clear(s.shown)
	s.objects = nil
}

// setScale is told by a line being drawn how many pixels a unit has. When the
// window has come to another screen, everything is set anew for it.
func (s *sheet) setScale(scale float32) {
	if math.Abs(float64(scale-s.scale)) < .01 {
		return
	}
	s.scale = scale
	fyne.Do(s.rescaled)
}

// position returns the place in the text shown at offset.
func (s *sheet) position(offset float32) document.Position {
	i := s.at(offset)
	if i >= len(s.blocks) {
		return document.Position{}
	}
	b := &s.blocks[i]
	if offset <= b.top || b.lines == nil {
		return document.Position{Block: i}
	}
	k := min(int((offset-b.top)/b.line), len(b.lines)-1)
	return document.Position{Block: i, Offset: b.lines[k].Start}
}

// offset returns where the line with the text at p stands. The first block of
// a text is at its top margin.
func (s *sheet) offset(p document.Position) float32 {
	if p.Block <= 0 && p.Offset <= 0 || p.Block >= len(s.blocks) {
		return 0
	}
	s.setAt(p.Block)
	b := &s.blocks[p.Block]
	k := sort.Search(len(b.lines), func(k int) bool { return b.lines[k].End > p.Offset })
	return b.top + float32(min(k, max(len(b.lines)-1, 0)))*b.line
}

// MinSize is the room the whole text takes.
func (s *sheet) MinSize() fyne.Size {
	if s.comfort.Vertical {
		return fyne.NewSize(s.spread(), 0)
	}
	return fyne.NewSize(0, s.spread())
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ s *sheet }

func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.s.objects }
func (r *sheetRenderer) Refresh()                     { canvas.Refresh(r.s) }
