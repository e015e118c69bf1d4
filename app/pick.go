package app

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// A picking is a question for a file or a folder.
type picking struct {
	title   string
	accept  string // on the button that takes it; "" for the usual word
	folder  bool
	endings []string // of the file's name, none for any
}

// errNoChooser tells that the desktop has no dialog to ask with.
var errNoChooser = errors.New("app: the desktop does not ask for files")

// askFor asks for a file or a folder and calls then, where the window is drawn,
// with its path, or with why there is none; if the reader wants none after all
// it is not called. The desktop's own dialog asks, or else the toolkit's.
func (w *window) askFor(q picking, then func(path string, err error)) {
	if !desktopPicks() {
		w.pickHere(q, then)
		return
	}
	w.aside(func() { // and not as work that is waited for: the dialog may stay open
		path, err := pickOnDesktop(q)
		w.ui(func() {
			switch {
			case errors.Is(err, errNoChooser):
				w.pickHere(q, then)
			case path != "" || err != nil:
				then(path, err)
			}
		})
	})
}

// pickHere asks with the toolkit's dialog.
func (w *window) pickHere(q picking, then func(path string, err error)) {
	if q.folder {
		d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
			if err != nil {
				then("", err)
			} else if dir != nil {
				then(dir.Path(), nil)
			}
		}, w.win)
		w.showDialog(d, q)
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			then("", err)
		} else if f != nil {
			f.Close()
			then(f.URI().Path(), nil)
		}
	}, w.win)
	if len(q.endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(q.endings))
	}
	w.showDialog(d, q)
}
