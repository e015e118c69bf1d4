package app

import (
	"lanmu/app/stock"
	"lanmu/data/library"
)

// turnPage opens the page so many after the one being read, of a PDF whose picture is
// seen or of the issue, or before it.
func (w *window) turnPage(by int) {
	if w.facsimile.On() {
		w.facsimile.Turn(by)
		return
	}
	w.turnLeaf(by)
}

// turnLeaf opens the page so many after the one being read in its issue.
func (w *window) turnLeaf(by int) {
	w.turn(func(s *stock.Shelf, x *library.Sheet) *library.Sheet { return s.TurnPage(x, by) })
}

// turnIssue opens the newspaper's issue after the one being read, or before it.
func (w *window) turnIssue(by int) {
	w.turn(func(s *stock.Shelf, x *library.Sheet) *library.Sheet { return s.TurnIssue(x, by) })
}

// turn opens the page that is found from the one being read, if there is one.
func (w *window) turn(find func(*stock.Shelf, *library.Sheet) *library.Sheet) {
	e, shelf := w.reading.Entry(), w.in.Shelf()
	if e.Sheet == nil {
		return
	}
	w.work.Go(func() {
		to := find(shelf, e.Sheet)
		w.work.UI(func() {
			if to != nil && to.Len() > 0 && w.reading.ID() == e.Mark.ID {
				w.reading.OpenSheet(to, func() {})
			}
		})
	})
}
