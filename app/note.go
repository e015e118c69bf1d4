package app

import (
	"strings"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// A note is safe as it is typed: it is written when the typing pauses, when its
// box or the window is left, and before the program ends.

// notePause is how long typing must pause before it is written: longer than
// between two keys, and no longer than it takes to look up from them.
const notePause = 600 * time.Millisecond

// noteRetry is how long after a note could not be kept it is tried again.
const noteRetry = 5 * time.Second

// toggleNote opens or closes the note of the passage that is selected or was
// opened, or else of the article, which is bookmarked with it: a note needs
// something to stand at.
func (w *window) toggleNote() {
	switch {
	case w.notebar.Visible():
		w.notebar.Close()
	case !w.current.Zero():
		if b, ok := w.selectedBookmark(); ok {
			w.noted = b.ID
		}
		w.notebar.Open(w.win.Canvas())
		w.showNote()
	}
}

// selectedBookmark returns the bookmarked passage the selection touches.
func (w *window) selectedBookmark() (bookmark.Bookmark, bool) {
	for _, b := range w.Bookmarks.Passages(w.current.Mark.ID) {
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

// showNote shows the note that is asked for as it is now, if notes are shown:
// what is typed, or else what is kept, or else what a bookmark held that was
// removed and comes back with it. What could not be kept is said beside it, or
// above the text where it is not in view.
func (w *window) showNote() {
	var failed *stock.Draft
	for _, x := range w.drafts.All() {
		if x.Err != nil {
			failed = &x
		}
	}
	w.above.Unsay("note")
	if !w.notebar.Visible() {
		w.tellUnsaved(failed)
		return
	}
	if x, ok := w.drafts.Get(w.noted); ok {
		w.notebar.Set(x.ID, x.Note, x.Tags)
		if x.Err != nil {
			w.notebar.Say(tongue.T("note.unsaved", map[string]any{"Cause": present.SaveError(x.Err)}))
			return
		}
	} else {
		b, ok := w.Bookmarks.Get(w.noted)
		if !ok {
			b, _ = stock.RemovedMark(w.Memory, w.noted)
		}
		w.notebar.Set(w.noted, b.Note, strings.Join(b.Tags, " "))
	}
	said := ""
	if !w.notebar.Whole() {
		said = tongue.T("note.long", map[string]any{"Most": widgets.LongestNote})
	}
	w.notebar.Say(said)
	w.tellUnsaved(failed)
}

// tellFull says that a box does not take what was typed, or pasted.
func (w *window) tellFull(pasted int) {
	if pasted == 0 {
		w.notebar.Say(tongue.T("note.full", map[string]any{"Most": widgets.LongestNote}))
	} else {
		w.notebar.Say(tongue.T("note.overfull", map[string]any{"Most": widgets.LongestNote, "N": pasted}))
	}
}

// tellUnsaved says above the text which note could not be kept, and offers to
// show it.
func (w *window) tellUnsaved(x *stock.Draft) {
	if x == nil {
		return
	}
	show := *x
	w.above.Offer("note", tongue.T("error.note", map[string]any{"Headline": show.E.Mark.Headline, "Cause": present.SaveError(show.Err)}), tongue.T("note.show"), func() {
		if w.current.Mark.ID != show.E.Mark.ID {
			w.open(show.E, document.Position{})
		}
		w.noted = show.ID
		w.notebar.Open(w.win.Canvas())
		w.showNote()
	})
}

// typeNote takes what is typed, to be written when that pauses.
func (w *window) typeNote(note, tags string) {
	w.drafts.Set(stock.Draft{ID: w.noted, E: w.current, Note: note, Tags: tags})
	w.noteLater(notePause)
}

// leaveNote writes what was typed, and shows it as it is kept.
func (w *window) leaveNote() {
	w.keepNotes()
	w.showNote()
}

// noteLater writes notes after a while, unless that is put off again.
func (w *window) noteLater(after time.Duration) {
	if w.noting != nil {
		w.noting.Stop()
	}
	w.noting = time.AfterFunc(after, func() { w.work.UI(w.keepNotes) })
}

// keepNotes writes now what is typed.
func (w *window) keepNotes() {
	if w.noting != nil {
		w.noting.Stop()
	}
	if len(w.drafts.All()) == 0 {
		return
	}
	w.intents.Add(w.work, func() {
		err := w.drafts.Write(w.Memory)
		w.work.UI(func() {
			w.showMarks()
			if err != nil {
				w.noteLater(noteRetry)
			}
		})
	})
}
