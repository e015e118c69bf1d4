package widgets

import (
	"math"

	"lanmu/widgets/document"
)

// PageDown shows what follows: the last two whole lines of what was shown
// become the first two, none of them cut by the window's edge.
func (r *Reader) PageDown() {
	r.still()
	s := r.sheet
	if s.paged {
		r.leafOn()
		return
	}
	last := s.lineBefore(r.top + s.depth)
	top := s.lineBefore(last.top).top
	if top <= r.top+1 { // the window holds hardly a line
		top = r.top + s.bodyLine()
	}
	r.show(top)
	r.scrolled()
}

// PageUp shows what comes before: the first two whole lines of what was shown
// become the last two.
func (r *Reader) PageUp() {
	r.still()
	s := r.sheet
	if s.paged {
		r.leafBack()
		return
	}
	first := s.lineFrom(r.top)
	second := s.lineFrom(first.bottom())
	kept := second.at
	// Setting what comes before may change the height it was guessed to have.
	for range 2 {
		bottom := s.point(kept).Y + second.height/2
		top := s.lineFrom(bottom - s.depth).top
		if bottom-s.depth <= s.firstTop() {
			top = 0
		}
		r.show(min(top, r.top))
	}
	r.scrolled()
}

// A band is where a line stands across the lines of a sheet.
type band struct {
	top, height float32
	at          document.Position // of what begins it
}

func (b band) bottom() float32 { return b.top + b.height }

// nearly is how far a line may reach over an edge and still be whole: lengths
// are sums of rounded ones.
const nearly = .5

// lineFrom returns the first line that does not begin before y, the last of all
// if there is none.
func (s *sheet) lineFrom(y float32) band {
	for i := s.at(y); i < len(s.blocks); i++ {
		s.setAt(i)
		b := &s.blocks[i]
		h := b.line
		if k := max(int(math.Ceil(float64((y-nearly-b.top)/h))), 0); k < len(b.lines) {
			return s.band(i, k)
		}
	}
	return s.lineBefore(s.total)
}

// lineBefore returns the last line that ends by y, the first of all if there is
// none.
func (s *sheet) lineBefore(y float32) band {
	for i := min(s.at(y), len(s.blocks)-1); i >= 0; i-- {
		s.setAt(i)
		b := &s.blocks[i]
		h := b.line
		if k := min(int(math.Floor(float64((y+nearly-b.top)/h))), len(b.lines)) - 1; k >= 0 {
			return s.band(i, k)
		}
	}
	return band{top: s.firstTop(), height: s.bodyLine()}
}

func (s *sheet) band(i, k int) band {
	b := &s.blocks[i]
	h := b.line
	return band{b.top + float32(k)*h, h, document.Position{Block: i, Offset: b.lines[k].Start}}
}

// setAt sets a block that is looked at, and stands those after it where they
// then belong.
func (s *sheet) setAt(i int) {
	if s.set(i) {
		s.place()
	}
}

// firstTop is where the first line of all stands.
func (s *sheet) firstTop() float32 {
	if len(s.blocks) == 0 {
		return 0
	}
	return s.blocks[0].top
}

// LineDown scrolls by one line of body text.
func (r *Reader) LineDown() { r.still(); r.by(r.sheet.bodyLine()) }

// LineUp scrolls back by one line of body text.
func (r *Reader) LineUp() { r.still(); r.by(-r.sheet.bodyLine()) }

// Home shows the start of the document.
func (r *Reader) Home() { r.still(); r.show(0); r.scrolled() }

// End shows the end of the document.
func (r *Reader) End() {
	r.still()
	// Setting the last blocks may change the height they were guessed to have.
	for range 3 {
		if r.sheet.paged {
			r.show(r.sheet.filledBack(r.sheet.total))
			continue
		}
		r.show(r.sheet.total)
	}
	r.scrolled()
}

// by scrolls on. Two columns are turned.
func (r *Reader) by(dy float32) {
	switch {
	case !r.sheet.paged:
	case dy > 0:
		r.leafOn()
		return
	default:
		r.leafBack()
		return
	}
	r.show(r.top + dy)
	r.scrolled()
}

// reveal scrolls so that what stands at y of the sheet is in view, a line from
// the edge.
func (r *Reader) reveal(y float32) {
	if r.sheet.paged {
		if r.sheet.columnOf(y) == nil {
			r.show(r.sheet.lineBefore(y).top)
			r.scrolled()
		}
		return
	}
	line, h := r.sheet.bodyLine(), r.sheet.depth
	switch {
	case y < r.top+line:
		r.show(y - 2*line)
	case y > r.top+h-line:
		r.show(y + 2*line - h)
	default:
		return
	}
	r.scrolled()
}
