package app

import (
	"fyne.io/fyne/v2"

	"lanmu/app/system"
)

// drop opens what is dropped onto the window.
func (w *window) drop(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, system.Path(u.Path()))
	}
	w.in.Open(paths, true)
}

// paste makes a page of the text on the clipboard, or opens the files it names.
func (w *window) paste() { w.in.OpenText(w.app.Clipboard().Content()) }
