package app

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"lanmu/app/system"
)

// askFor asks for a file or a folder and calls then, where the window is drawn,
// with its path, or with why there is none; if the reader wants none after all
// it is not called. The desktop's own dialog asks, or else the toolkit's.
func (w *window) askFor(q system.Picking, then func(path string, err error)) {
	if !system.DesktopPicks() {
		w.pickHere(q, then)
		return
	}
	w.work.Aside(func() { // and not as work that is waited for: the dialog may stay open
		path, err := system.PickOnDesktop(q)
		w.work.UI(func() {
			switch {
			case errors.Is(err, system.ErrNoChooser):
				w.pickHere(q, then)
			case path != "" || err != nil:
				then(path, err)
			}
		})
	})
}

// pickHere asks with the toolkit's dialog.
func (w *window) pickHere(q system.Picking, then func(path string, err error)) {
	if q.Folder {
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
	if len(q.Endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(q.Endings))
	}
	w.showDialog(d, q)
}
