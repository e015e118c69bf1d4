package widgets

import (
	"image/color"
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// A Reader shows a document set by the rules of print and scrolls over it.
type Reader struct {
	widget.BaseWidget
	// OnSized is called when the text has another room than before.
	OnSized func()
	// OnScrolled is called when the place shown has changed.
	OnScrolled func()
	// OnKey, OnRune and OnShortcut are told what is typed on the text that is
	// not for selecting.
	OnKey      func(*fyne.KeyEvent)
	OnRune     func(rune)
	OnShortcut func(fyne.Shortcut)
	// OnCoda is called when what stands after the end of the text is clicked.
	OnCoda func()
	// OnLink is called with the address of a link that is clicked.
	OnLink func(address string)
	// OnHighlight is called with the id of a highlight that is clicked.
	OnHighlight func(id string)
	// OnChosen is called where something was selected by the mouse, and with false when
	// nothing is any more.
	OnChosen func(at fyne.Position, on bool)
	// OnZoom is asked for larger text by 1, for smaller by -1.
	OnZoom func(step int)
	// OnMenu is asked for a menu at a place of the window.
	OnMenu func(fyne.Position)
	// OnImage is called with the block of a picture that is clicked, OnImageMenu is
	// asked for a menu of it.
	OnImage     func(block int)
	OnImageMenu func(block int, at fyne.Position)
	// OnCaret is told where the reader has clicked in the text.
	OnCaret func(document.Position)
	// Go and UI run something away from the goroutine that draws, and on it: pictures
	// are drawn there.
	Go, UI func(func())

	sheet  *sheet
	scroll *window
	paper  *canvas.Rectangle
	bar    *canvas.Rectangle // at the left while the keyboard is here, as beside the rows of a list
	top    float32           // what of the sheet is at the window's edge, across the lines
	anchor document.Position // kept there when size or width change
	glide  glide
	leaves []leaf // turned, the latest last
	moving bool   // the scroller is being moved by us, not by the reader
}

// NewReader returns an empty reader. The star, which may be nil, is shown beside
// the headline.
func NewReader(faces *glyph.Faces, star *Star) *Reader {
	r := &Reader{sheet: newSheet(faces, star), paper: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	r.scroll = newWindow(r.sheet)
	r.scroll.OnScrolled = func(fyne.Position) {
		if !r.moving {
			r.top = r.fromBar()
			r.scrolled()
		}
	}
	r.lend()
	r.ExtendBaseWidget(r)
	return r
}

// lend gives the sheet what it needs of its window.
func (r *Reader) lend() {
	s := r.sheet
	s.rescaled = r.reflow
	s.focused = func(on bool) {
		r.bar.Hidden = !on
		r.bar.Refresh()
	}
	r.bar.Hide()
	s.redraw = func() { r.show(r.top) }
	s.scrollBy = func(dy float32) bool {
		before := r.top
		r.by(dy)
		return r.top != before
	}
	s.wheelBy, s.zoom = r.wheel, func(step int) {
		if r.OnZoom != nil {
			r.OnZoom(step)
		}
	}
	s.beyond = func(y float32) float32 {
		line := s.bodyLine()
		switch {
		case y < r.top:
			return -line
		case y > s.bottom():
			return line
		}
		return 0
	}
	s.reveal = func(y float32) { r.reveal(y) }
	s.menu = func(at fyne.Position) {
		if r.OnMenu != nil {
			r.OnMenu(at)
		}
	}
	s.enlarge = func(block int) {
		if r.OnImage != nil {
			r.OnImage(block)
		}
	}
	s.caret = func(at document.Position) {
		if r.OnCaret != nil {
			r.OnCaret(at)
		}
	}
	s.imageMenu = func(block int, at fyne.Position) {
		if r.OnImageMenu != nil {
			r.OnImageMenu(block, at)
		}
	}
	s.background = func(do func()) {
		if r.Go != nil {
			r.Go(do)
		}
	}
	s.foreground = func(do func()) { r.UI(do) }
	s.coda = func() { call(r.OnCoda) }
	s.opened = func(id string) {
		if r.OnHighlight != nil {
			r.OnHighlight(id)
		}
	}
	s.chosen = func(at fyne.Position, on bool) {
		if r.OnChosen != nil {
			r.OnChosen(at, on)
		}
	}
	s.link = func(address string) {
		if r.OnLink != nil {
			r.OnLink(address)
		}
	}
	s.typed.key = func(e *fyne.KeyEvent) {
		if r.OnKey != nil {
			r.OnKey(e)
		}
	}
	s.typed.rune = func(c rune) {
		if r.OnRune != nil {
			r.OnRune(c)
		}
	}
	s.typed.shortcut = func(k fyne.Shortcut) {
		if r.OnShortcut != nil {
			r.OnShortcut(k)
		}
	}
}

// Selected returns the text selected, as it stands in the document.
func (r *Reader) Selected() string { return r.sheet.selected() }

// Markdown returns the text selected with its structure.
func (r *Reader) Markdown() string { return document.Markdown(r.Document(), r.Passages()) }

// SelectAll selects the whole text.
func (r *Reader) SelectAll() { r.sheet.all(); r.sheet.redraw() }

// Select selects a passage.
func (r *Reader) Select(p document.Passage) {
	r.sheet.sel = selection{document.Position{Block: p.Block, Offset: p.Start}, document.Position{Block: p.Block, Offset: p.End}}
	r.sheet.redraw()
}

// Unselect has nothing be selected.
func (r *Reader) Unselect() {
	r.sheet.sel = selection{}
	r.sheet.choose(fyne.Position{})
	r.sheet.redraw()
}

// Passages returns what is selected of each block.
func (r *Reader) Passages() []document.Passage { return r.sheet.passages() }

// SetMarks marks passages, in the order of the text, and brings the one with
// the index now into view; -1 is none.
func (r *Reader) SetMarks(marks []document.Passage, now int) {
	r.sheet.marks, r.sheet.mark = marks, now
	if now >= 0 && now < len(marks) {
		r.Reveal(document.Position{Block: marks[now].Block, Offset: marks[now].Start})
	}
	r.sheet.redraw()
}

// Marks returns the passages that are marked.
func (r *Reader) Marks() []document.Passage { return r.sheet.marks }

// SetHighlights shows passages the reader has kept.
func (r *Reader) SetHighlights(kept []document.Highlight) {
	r.sheet.kept = kept
	r.sheet.redraw()
}

// SetHere marks with a bar at its side the passage that something else shows too, until
// another text is shown.
func (r *Reader) SetHere(p document.Passage) {
	r.sheet.here = &p
	r.sheet.redraw()
}

// Highlights returns the passages shown as kept.
func (r *Reader) Highlights() []document.Highlight { return r.sheet.kept }

// Document returns what is shown.
func (r *Reader) Document() document.Document {
	d := document.Document{Blocks: make([]document.Block, len(r.sheet.blocks))}
	for i, b := range r.sheet.blocks {
		d.Blocks[i] = b.Block
	}
	return d
}

// Reveal brings a place into view.
func (r *Reader) Reveal(p document.Position) {
	r.reveal(r.sheet.point(p).Y)
	r.sheet.revealAside(p)
}

// Images are the blocks that are pictures, the first in view or after it first.
func (r *Reader) Images() []int {
	var above, below []int
	for i := range r.sheet.blocks {
		switch b := &r.sheet.blocks[i]; {
		case !b.isImage():
		case b.top+b.height > r.top:
			below = append(below, i)
		default:
			above = append(above, i)
		}
	}
	return append(below, above...)
}

// Focus takes the keyboard to the text.
func (r *Reader) Focus() { r.sheet.focus() }

// SetDocument shows a document from position p on.
func (r *Reader) SetDocument(d document.Document, p document.Position) {
	r.still()
	r.anchor, r.leaves = p, nil
	r.sheet.setBlocks(d.Blocks)
	r.show(r.sheet.offset(p))
}

// SetComfort sets the text anew, keeping the place shown.
func (r *Reader) SetComfort(c Comfort) {
	r.sheet.comfort = c
	r.measure(r.Size())
	r.reflow()
}

// SetFaces draws the text with other fonts, keeping the place shown.
func (r *Reader) SetFaces(f *glyph.Faces) {
	r.sheet.press.Faces = f
	r.SetComfort(r.sheet.comfort)
}

// SetCoda has other words stand after the end of the text, none for "".
func (r *Reader) SetCoda(text string) {
	s := r.sheet
	last := len(s.blocks) - 1
	has := last >= 0 && s.blocks[last].Style == document.Coda
	switch {
	case last < 0, has && s.blocks[last].Text == text, !has && text == "":
		return
	case has:
		last--
	}
	s.source, s.blocks = slices.Clone(s.source[:last+1]), s.blocks[:last+1]
	if text != "" {
		coda := document.Block{Style: document.Coda, Text: text}
		s.source = append(s.source, coda)
		s.blocks = append(s.blocks, placed{Block: coda, runes: utf8.RuneCountInString(text)})
	}
	r.reflow()
}

// At returns the place shown at the top.
func (r *Reader) At() document.Position { return r.anchor }

// Read tells how much of the document stands above the lower edge of the
// window, 0 to 1.
func (r *Reader) Read() float32 {
	if r.sheet.total <= 0 {
		return 0
	}
	seen := r.sheet.bottom()
	if r.sheet.total-seen < 1 { // short of the end by rounding only
		return 1
	}
	return seen / r.sheet.total
}

// Progress is how far the text has been gone through, from 0 with its first line at the
// window's edge to 1 with its last in view.
func (r *Reader) Progress() float32 {
	end := float32(0) // of the text itself, without what is told after it
	for _, b := range r.sheet.blocks {
		if b.Style != document.Coda {
			end = b.top + b.height
		}
	}
	start := float32(0)
	if r.sheet.paged {
		start = r.sheet.firstTop()
	}
	gone, left := r.top-start, end-r.sheet.bottom()
	switch {
	case end == 0:
		return 0
	case left < 1: // short of it by rounding only
		return 1
	default:
		return gone / (gone + left)
	}
}

// reflow sets the document anew for a new width, text size or scale, keeping
// the place shown.
func (r *Reader) reflow() {
	r.still()
	r.sheet.reflow()
	r.show(r.sheet.offset(r.anchor))
}

// show scrolls to offset, as far as there is text.
func (r *Reader) show(offset float32) {
	if !r.sheet.paged { // else the last lines may stand in the first column
		offset = min(offset, r.sheet.total-r.sheet.depth)
	}
	offset = max(offset, 0)
	r.top = r.sheet.show(r.sheet.floor(offset), r.sheet.depth)
	r.toBar()
	r.sheet.Refresh()
}

// fromBar returns what the scroller has at the window's edge.
func (r *Reader) fromBar() float32 {
	edge := r.scroll.Offset.Y
	if r.sheet.comfort.Vertical {
		edge = r.sheet.reach() - r.sheet.depth - r.scroll.Offset.X
	}
	if r.sheet.paged {
		edge += topMargin
	}
	return edge
}

// toBar moves the scroller to what is at the window's edge.
func (r *Reader) toBar() {
	r.moving = true
	r.scroll.Offset = fyne.NewPos(0, r.sheet.edge)
	if r.sheet.comfort.Vertical {
		r.scroll.Offset = fyne.NewPos(r.sheet.floor(r.sheet.reach()-r.sheet.depth-r.sheet.edge), 0)
	}
	// The scroller goes back to the start of what is smaller than itself, going
	// by the size its content had before this.
	r.sheet.Resize(r.sheet.MinSize().Max(r.scroll.Size()))
	r.scroll.Refresh()
	r.moving = false
}

// measure takes the window's size, along and across the lines.
func (r *Reader) measure(size fyne.Size) {
	r.sheet.width, r.sheet.depth = size.Width, size.Height
	r.scroll.Direction = container.ScrollVerticalOnly
	if r.sheet.comfort.Vertical {
		r.sheet.width, r.sheet.depth = size.Height, size.Width
		r.scroll.Direction = container.ScrollHorizontalOnly
	}
}

// scrolled follows a scroll by the reader.
func (r *Reader) scrolled() {
	top, total := r.top, r.sheet.total
	r.top = r.sheet.show(r.top, r.sheet.depth)
	if r.anchor = r.sheet.first; !r.sheet.paged {
		r.anchor = r.sheet.position(r.top)
	}
	if r.top != top || total != r.sheet.total {
		r.toBar()
	}
	r.sheet.Refresh()
	if r.OnScrolled != nil {
		r.OnScrolled()
	}
}

// MinSize lets a window become small: the text is set to whatever there is.
func (r *Reader) MinSize() fyne.Size { return fyne.NewSize(220, 120) }

// Refresh draws everything anew, in the colours of the present theme.
func (r *Reader) Refresh() {
	r.paper.FillColor, r.bar.FillColor = themeColor(theme.ColorNameBackground), themeColor(inkAccent)
	r.paper.Refresh()
	r.reflow()
}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	r.paper.FillColor, r.bar.FillColor = themeColor(theme.ColorNameBackground), themeColor(inkAccent)
	return &readerRenderer{r}
}

type readerRenderer struct{ r *Reader }

func (n *readerRenderer) Destroy()           {}
func (n *readerRenderer) Refresh()           { n.r.Refresh() }
func (n *readerRenderer) MinSize() fyne.Size { return n.r.MinSize() }
func (n *readerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.r.paper, n.r.scroll, n.r.bar}
}

func (n *readerRenderer) Layout(size fyne.Size) {
	n.r.paper.Resize(size)
	n.r.bar.Resize(fyne.NewSize(barWidth, size.Height))
	n.r.measure(size)
	n.r.sheet.reflow() // before the scroller asks how tall the text is
	n.r.moving = true
	n.r.scroll.Resize(size)
	n.r.moving = false
	n.r.show(n.r.sheet.offset(n.r.anchor))
	call(n.r.OnSized)
}
