package app

import (
	"lanmu/app/tongue"
)

// tellAside says where lines were set aside that cannot be read.
func (w *window) tellAside() {
	if a := w.Bookmarks.Aside(); a.Lines > 0 {
		w.above.Say("aside", tongue.Count("error.aside", a.Lines, map[string]any{"File": a.Path}))
	}
}

// tellTwice says of which bookmarks two machines wrote the note at once.
func (w *window) tellTwice() {
	if twice := w.Bookmarks.Twice(); len(twice) > 0 {
		w.above.Say("twice", tongue.Count("note.twice", len(twice), map[string]any{"Headline": twice[0].Headline}))
	}
}
