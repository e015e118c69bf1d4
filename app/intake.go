package app

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/library"
	"lanmu/data/page"
)

// intake is what the library holds, as the UI goroutine knows it. The shelf that
// is shown follows it: making one of a large library takes a moment, so that
// pages that come in meanwhile wait for the next.
type intake struct {
	stock.View
	roots   []string        // what was opened: folders, and files of this session
	folders map[string]bool // which of roots are folders that are remembered
	seeding bool            // that page is being made
	warm    bool            // what reads PDFs was made ready
	sample  *library.Sheet  // the page that is built in, shown for want of another
	making  bool            // a shelf is being made
	stale   bool            // and will be out of date when it is
}

// take takes in what has become different in the library.
func (w *window) take(c library.Change) {
	for _, s := range c.Sheets {
		if w.stock.sample != nil && s != w.stock.sample {
			w.stock.Sheets.Drop(stock.KeyOf(w.stock.sample))
			w.forget(w.stock.sample.Key())
			w.stock.sample = nil
		}
	}
	if !w.stock.warm && slices.ContainsFunc(c.Sheets, func(s *library.Sheet) bool { return strings.EqualFold(filepath.Ext(s.Path()), ".pdf") }) {
		w.stock.warm = true
		w.work.Go(library.Warm)
	}
	if w.stock.Apply(c) {
		w.restock()
	}
	w.above.Teach(w.stock.sample != nil)
}

// rest is how long a shelf is left alone, in times of what it took to make: a
// library that is being read must not be sorted anew all the time.
const rest = 4

// restock makes a shelf of what the library holds and shows it.
func (w *window) restock() {
	if w.stock.making {
		w.stock.stale = true
		return
	}
	w.stock.making, w.stock.stale = true, false
	sheets, roots := slices.Clone(w.stock.Sheets), slices.Clone(w.stock.roots)
	keys, was := w.keys(), w.shelf
	w.work.Go(func() {
		began := time.Now()
		s := stock.NewShelf(sheets, roots, was.Kept)
		w.work.UI(func() { w.shelve(s) })
		index := s.NewIndex(keys)
		w.work.UI(func() {
			s.Index = index
			if w.sidebar.Query() != "" {
				w.list(true)
			}
		})
		if kept := stock.Recognise(w.work.Life(), w.Memory, w.Library, s, was); kept != nil {
			again := s.Knowing(kept)
			w.work.UI(func() {
				again.Index = s.Index
				w.shelve(again)
			})
		}
		done := func() {
			w.stock.making = false
			if w.stock.stale {
				w.restock()
			} else if len(sheets) >= manyPages {
				w.work.Go(system.GiveBack)
			}
		}
		if len(sheets) < manyPages {
			w.work.UI(done)
			return
		}
		took := time.Since(began)
		system.GiveBack()
		time.AfterFunc(took*rest, func() { w.work.UI(done) })
	})
}

// manyPages is from how many pages on a library is large: putting it in order
// takes longer than a frame.
const manyPages = 200

// shelve shows a shelf.
func (w *window) shelve(s *stock.Shelf) {
	w.shelf = s
	if c := &w.current; c.Sheet != nil && s.ID(stock.Ref{Sheet: c.Sheet, N: c.Number}) != c.Mark.ID {
		c.Mark.ID = s.ID(stock.Ref{Sheet: c.Sheet, N: c.Number}) // it turned out to be one that is bookmarked
		w.showMarks()
	}
	w.reread()
	w.resume()
	w.list(true)
	w.updateMenus()
}

// reread shows the open article as its page has it now, where it is being read.
func (w *window) reread() {
	c := w.current
	if c.Sheet == nil {
		return
	}
	now := w.stock.Sheets.Get(stock.KeyOf(c.Sheet))
	if now == nil || now == c.Sheet {
		return
	}
	shelf := w.shelf
	w.work.Go(func() {
		for i := range now.Len() {
			e, err := stock.Fetch(w.work.Life(), w.Library, shelf, stock.Ref{Sheet: now, N: i})
			if err == nil && (e.Mark.ID == c.Mark.ID || bookmark.Same(stock.CopyOf(c), stock.CopyOf(e))) {
				w.work.UI(func() {
					if w.current.Sheet == c.Sheet && w.current.Number == c.Number {
						w.open(e, w.reader.At())
					}
				})
				return
			}
		}
	})
}

// forget takes what was opened out of the library, which may have to wait for its
// cache.
func (w *window) forget(roots ...string) {
	w.dropping.Add(w.work, func() { w.Library.Drop(roots) })
}

// addSeed shows the embedded page, for want of another.
func (w *window) addSeed() {
	if len(w.stock.Sheets) > 0 || w.stock.seeding {
		return
	}
	w.stock.seeding = true
	w.work.Go(func() {
		s := w.Library.Hold(library.Seed())
		w.work.UI(func() {
			w.stock.seeding = false
			if len(w.stock.Sheets) > 0 { // another came meanwhile
				w.forget(s.Key())
				return
			}
			w.stock.sample = s
			w.take(library.Change{Sheets: []*library.Sheet{s}})
		})
	})
}

// sideBySide says of a page whose columns of type share lines how a better one
// is had, and of one that could not be read whole how much is missing.
func (w *window) sideBySide(s *library.Sheet) {
	switch loss := s.Loss(); {
	case loss.Matters():
		w.above.Say(stock.KeyOf(s), tongue.T("banner.loss", map[string]any{"File": s.Name(), "Lost": loss.Lost, "Drawn": loss.Drawn}))
	case s.Form() == page.SideBySide:
		w.above.Say(stock.KeyOf(s), tongue.T("banner.sidebyside", map[string]any{"File": s.Name()}))
	default:
		w.above.Unsay(stock.KeyOf(s))
	}
}
