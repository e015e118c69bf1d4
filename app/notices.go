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
