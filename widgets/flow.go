package widgets

import "fyne.io/fyne/v2"

// put stands an object on the sheet: x and width along the lines, y and height
// across them, in the column that is being drawn.
func (s *sheet) put(o fyne.CanvasObject, x, y, width, height float32) {
	at, size := fyne.NewPos(x, y).Add(s.in.away), fyne.NewSize(width, height)
	if s.comfort.Vertical {
		// Lines run down, and the first stands at the right.
		at, size = fyne.NewPos(s.snap(s.reach()-at.Y-height), at.X), fyne.NewSize(height, width)
	}
	// A picture resized is drawn anew; one only moved is not.
	if o.Size() != size {
		o.Resize(size)
	}
	o.Move(at)
}

// fromCanvas returns where a point seen on the sheet is along and across its
// lines.
func (s *sheet) fromCanvas(p fyne.Position) fyne.Position {
	if s.comfort.Vertical {
		p = fyne.NewPos(p.Y, s.reach()-p.X)
	}
	return s.inColumn(p)
}

// reach is how far the sheet goes across its lines: a text shorter than its
// window still begins at the window's edge.
func (s *sheet) reach() float32 { return max(s.spread(), s.depth) }
