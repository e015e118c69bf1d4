package app

import (
	"strings"

	"lanmu/data/bookmark"
)

// toggleNote opens or closes the note of the passage that is selected or was
// opened, or else of the article, which is bookmarked with it: a note needs
// something to stand at.
func (w *window) toggleNote() {
	switch {
	case w.notebar.Visible():
		w.notebar.Close()
		w.reader.Focus()
	case !w.current.zero():
		if b, ok := w.selectedBookmark(); ok {
			w.noted = b.ID
		}
		b, _ := w.bookmarks.Get(w.noted)
		w.notebar.Open(w.win.Canvas(), b.Note, strings.Join(b.Tags, " "))
	}
}

// selectedBookmark returns the bookmarked passage the selection touches.
func (w *window) selectedBookmark() (bookmark.Bookmark, bool) {
	for _, b := range w.bookmarks.Passages(w.current.mark.ID) {
		for _, p := range w.passage(b) {
			for _, s := range w.reader.Passages() {
				if s.Block == p.Block && s.Start < p.End && p.Start < s.End {
					return b, true
				}
			}
		}
	}
	return bookmark.Bookmark{}, false
}

// showNote shows the note that is asked for as it is now, if notes are shown.
func (w *window) showNote() {
	if w.notebar.Visible() {
		b, _ := w.bookmarks.Get(w.noted)
		w.notebar.Set(b.Note, strings.Join(b.Tags, " "))
	}
}

// writeNote keeps what was typed, with its article bookmarked if it is not.
func (w *window) writeNote(note, tags string) {
	e, id := w.current, w.noted
	words := strings.Fields(strings.NewReplacer("#", " ", "，", " ", ",", " ", "、", " ").Replace(tags))
	w.change(func() error {
		if id == e.mark.ID && !w.bookmarks.Has(id) {
			b := e.mark
			b.Note, b.Tags = note, words
			return keep(w.memory, e, b)
		}
		return w.bookmarks.Edit(id, func(b *bookmark.Bookmark) { b.Note, b.Tags = note, words })
	})
}
