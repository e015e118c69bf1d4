package app

import (
	"strings"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// turnPage opens the page so many after the one being read: of the issue, or of a PDF
// that is none and whose picture is seen.
func (w *window) turnPage(by int) {
	if e := w.reading.Entry(); w.facsimile.On() && e.Sheet != nil && len(e.Sheet.Leaves()) == 0 {
		w.facsimile.Turn(by)
		return
	}
	w.turnLeaf(by)
}

// turnLeaf opens the page so many after the one being read in its issue.
func (w *window) turnLeaf(by int) {
	w.turn(func(s *stock.Shelf, x stock.Leaf) (stock.Leaf, bool) { return s.TurnPage(x, by) })
}

// turnIssue opens the newspaper's issue after the one being read, or before it.
func (w *window) turnIssue(by int) {
	w.turn(func(s *stock.Shelf, x stock.Leaf) (stock.Leaf, bool) { return s.TurnIssue(x, by) })
}

// leaf is the page that is being read; none where nothing is of the library.
func (w *window) leaf() (stock.Leaf, bool) {
	e := w.reading.Entry()
	if e.Sheet == nil {
		return stock.Leaf{}, false
	}
	return stock.Ref{Sheet: e.Sheet, N: e.Number}.Leaf(), true
}

// turn opens the page that is found from the one being read, if there is one.
func (w *window) turn(find func(*stock.Shelf, stock.Leaf) (stock.Leaf, bool)) {
	at, ok := w.leaf()
	if !ok {
		return
	}
	was, shelf := w.reading.ID(), w.in.Shelf()
	w.work.Go(func() {
		to, found := find(shelf, at)
		w.work.UI(func() {
			if found && w.reading.ID() == was {
				w.reading.OpenLeaf(to)
			}
		})
	})
}

// openLatest opens the latest issue there is of the newspaper being read, or of any.
func (w *window) openLatest() {
	at, _ := w.leaf()
	shelf := w.in.Shelf()
	w.work.Go(func() {
		to, found := shelf.LatestIssue(at)
		w.work.UI(func() {
			if found {
				w.reading.OpenLeaf(to)
			}
		})
	})
}

// hasPages tells whether the issue being read has pages to go to.
func (w *window) hasPages() bool { _, ok := w.leaf(); return ok }

// showPages asks to which page of the issue to go: by its number, its name, or what
// stands on it.
func (w *window) showPages() {
	at, ok := w.leaf()
	if !ok {
		return
	}
	shelf := w.in.Shelf()
	// At once, so that the number which is typed next goes into the box: it is a walk
	// through the pages of one day.
	var all []above.Choice
	for _, l := range shelf.Issue(at) {
		name := present.PageName(l.Folio().Folio)
		if name == "" {
			name = present.LeafName(l)
		}
		var first string
		if r, ok := l.First(); ok {
			first = r.Article().Headline
		}
		all = append(all, above.Choice{Text: name, Beside: first, Now: l.Key() == at.Key(), Do: func() { w.reading.OpenLeaf(l) }})
	}
	w.above.Choose("command.gotopage", tongue.T("folio.goto"), all, func(typed string) []above.Choice {
		if l, ok := shelf.Numbered(at, strings.TrimSpace(typed)); ok {
			return []above.Choice{{Text: present.PageName(l.Folio().Folio), Do: func() { w.reading.OpenLeaf(l) }}}
		}
		return nil
	})
}
