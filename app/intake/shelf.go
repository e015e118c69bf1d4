package intake

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/data/bookmark"
	"lanmu/data/library"
)

// Take takes in what has become different in the library.
func (in *Intake) Take(c library.Change) {
	for _, s := range c.Sheets {
		in.own = in.own || s.Path() != ""
		if in.sample != nil && s != in.sample && !in.asked {
			in.view.Sheets.Drop(stock.KeyOf(in.sample))
			in.forget(in.sample.Key())
			in.sample = nil
		}
	}
	if !in.warm && slices.ContainsFunc(c.Sheets, func(s *library.Sheet) bool { return strings.EqualFold(filepath.Ext(s.Path()), ".pdf") }) {
		in.warm = true
		in.Work.Go(library.Warm)
	}
	if in.view.Apply(c) {
		in.Restock()
	}
	in.OnArrived()
}

// rest is how long a shelf is left alone, in times of what it took to make: a
// library that is being read must not be sorted anew all the time.
const rest = 4

// Restock makes a shelf of what the library holds and shows it.
func (in *Intake) Restock() {
	if in.making {
		in.stale = true
		return
	}
	in.making, in.stale = true, false
	sheets, roots := slices.Clone(in.view.Sheets), slices.Clone(in.roots)
	keys, was := in.Keys(), in.shelf
	in.Work.Go(func() {
		began := time.Now()
		s := stock.NewShelf(sheets, roots, was.Kept)
		in.Work.UI(func() { in.shelve(s) })
		index := s.NewIndex(keys)
		in.Work.UI(func() {
			s.Index = index
			in.OnIndexed()
		})
		if kept := stock.Recognise(in.Work.Life(), in.Memory, in.Library, s, was); kept != nil {
			again := s.Knowing(kept)
			in.Work.UI(func() {
				again.Index = s.Index
				in.shelve(again)
			})
		}
		done := func() {
			in.making = false
			if in.stale {
				in.Restock()
			} else if len(sheets) >= manyPages {
				in.Work.Go(system.GiveBack)
			}
		}
		if len(sheets) < manyPages {
			in.Work.UI(done)
			return
		}
		took := time.Since(began)
		system.GiveBack()
		time.AfterFunc(took*rest, func() { in.Work.UI(done) })
	})
}

// manyPages is from how many pages on a library is large: putting it in order
// takes longer than a frame.
const manyPages = 200

func (in *Intake) shelve(s *stock.Shelf) {
	in.shelf = s
	in.OnShelved()
}

// Seed shows the embedded page, for want of another, to a reader who never had one of
// his own.
func (in *Intake) Seed() {
	if len(in.view.Sheets) > 0 || in.seeding {
		return
	}
	in.seeding = true
	own := in.own
	in.Work.Go(func() {
		own := own || in.hadOwn()
		var s *library.Sheet
		if !own {
			s = in.Library.Hold(library.Seed())
		}
		in.Work.UI(func() {
			in.seeding = false
			switch {
			case own && len(in.view.Sheets) == 0:
				in.OnNone()
			case own:
			case len(in.view.Sheets) > 0: // another came meanwhile
				in.forget(s.Key())
			default:
				in.sample = s
				in.Take(library.Change{Sheets: []*library.Sheet{s}})
			}
		})
	})
}

// hadOwn tells whether the reader has read anything from a file.
func (in *Intake) hadOwn() bool {
	return slices.ContainsFunc(in.Reading.Recent(), func(p bookmark.Place) bool { return p.File != "" })
}

// ShowSample shows the embedded page because the reader asks for it. It stays until the
// program ends.
func (in *Intake) ShowSample() {
	if in.sample != nil {
		in.asked = true
		in.OnShow(in.sample)
		return
	}
	in.Work.Go(func() {
		s := in.Library.Hold(library.Seed())
		in.Work.UI(func() {
			in.sample, in.asked = s, true
			in.Take(library.Change{Sheets: []*library.Sheet{s}})
			in.OnShow(s)
		})
	})
}
