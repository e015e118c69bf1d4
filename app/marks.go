package app

import (
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// change does something to what is remembered, away from the UI goroutine and
// after what was asked for before, says if it failed, and shows what is
// remembered then.
func (w *window) change(do func() error) {
	w.intents.Add(w.work, func() {
		err := do()
		w.work.UI(func() {
			if err != nil {
				w.above.Say("bookmark", tongue.T("error.bookmark", map[string]any{"Cause": present.SaveError(err)}))
			} else {
				w.above.Unsay("bookmark")
			}
			w.showMarks()
		})
	})
}

// showMarks shows the stars, highlights and notes as they are.
func (w *window) showMarks() {
	w.star.SetOn(w.Bookmarks.Has(w.current.Mark.ID))
	w.highlight()
	w.showNote()
	w.list.Marked()
	w.updateMenus()
}

// toggleBookmark turns the star of the open article once the bookmark is safe
// on disk.
func (w *window) toggleBookmark() { w.toggle(w.current) }

func (w *window) toggle(e stock.Entry) {
	if e.Zero() {
		return
	}
	w.turn(e.Mark.ID, func() (stock.Entry, error) { return e, nil })
}

// turn turns the star of an article, which is fetched if it must be.
func (w *window) turn(id string, fetched func() (stock.Entry, error)) {
	w.above.Tried("bookmark")
	w.keepNotes() // before the star they hang on goes
	w.change(func() error {
		if w.Bookmarks.Has(id) {
			return w.remove(id)
		}
		e, err := fetched()
		if err != nil {
			return err
		}
		if err := stock.Keep(w.Memory, e, e.Mark); err != nil {
			return err
		}
		w.turned(id, true)
		return nil
	})
}

// remove removes a bookmark, which can be taken back.
func (w *window) remove(id string) error {
	if err := w.Bookmarks.Remove(id); err != nil {
		return err
	}
	w.turned(id, false)
	return nil
}

// bookmarkPassage keeps what is selected.
func (w *window) bookmarkPassage() {
	e := w.current
	start, end, ok := w.selectedRange()
	if !ok || e.Article == nil {
		return
	}
	b, ok := e.Mark.Passage(e.Article.Body(), start, end)
	if !ok {
		return
	}
	w.change(func() error {
		had := w.Bookmarks.Has(b.ID)
		if err := stock.Keep(w.Memory, e, b); err != nil || had {
			return err
		}
		w.turned(b.ID, true)
		return nil
	})
}

// selectedRange returns the bytes of the article's text, its paragraphs a line
// each, from the first to the last selected.
func (w *window) selectedRange() (start, end int, ok bool) {
	at := present.ParagraphStarts(w.reader.Document())
	for _, p := range w.reader.Passages() {
		from, in := at[p.Block]
		if !in {
			continue
		}
		if !ok {
			start = from + p.Start
		}
		end, ok = from+p.End, true
	}
	return start, end, ok
}

// highlight shows the bookmarked passages of the open article.
func (w *window) highlight() {
	var out []document.Passage
	if w.current.Article != nil {
		for _, b := range w.Bookmarks.All() {
			if b.IsPassage() && b.ArticleID() == w.current.Mark.ID {
				out = append(out, w.passage(b)...)
			}
		}
	}
	w.reader.SetHighlights(out)
}

// passage returns where a bookmarked passage stands in the document shown.
func (w *window) passage(b bookmark.Bookmark) []document.Passage {
	return present.PassageOf(w.reader.Document(), w.current, b)
}

// follow shows what other windows and machines change, until the program ends.
func (w *window) follow() {
	for _, changes := range []<-chan struct{}{w.Bookmarks.Changes(), w.Reading.Changes()} {
		w.work.Aside(func() {
			for range changes {
				w.work.UI(func() {
					w.showMarks()
					w.tellTwice()
				})
			}
		})
	}
}
