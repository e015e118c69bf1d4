package app

import (
	"strings"

	"lanmu/data/bookmark"
)

// toggleNote opens or closes the note of the open article, which is bookmarked
// with it: a note needs something to stand at.
func (w *window) toggleNote() {
	switch {
	case w.notebar.Visible():
		w.notebar.Close()
		w.reader.Focus()
	case !w.current.zero():
		b, _ := w.bookmarks.Get(w.current.mark.ID)
		w.notebar.Open(w.win.Canvas(), b.Note, strings.Join(b.Tags, " "))
	}
}

// showNote shows the note of the open article, if notes are shown.
func (w *window) showNote() {
	if w.notebar.Visible() {
		b, _ := w.bookmarks.Get(w.current.mark.ID)
		w.notebar.Set(b.Note, strings.Join(b.Tags, " "))
	}
}

// writeNote keeps what was typed, with its article bookmarked if it is not.
func (w *window) writeNote(note, tags string) {
	e := w.current
	words := strings.Fields(strings.NewReplacer("#", " ", "，", " ", ",", " ", "、", " ").Replace(tags))
	w.change(func() error {
		if !w.bookmarks.Has(e.mark.ID) {
			b := e.mark
			b.Note, b.Tags = note, words
			return keep(w.memory, e, b)
		}
		return w.bookmarks.Edit(e.mark.ID, func(b *bookmark.Bookmark) { b.Note, b.Tags = note, words })
	})
}
