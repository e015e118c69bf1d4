package above

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"lanmu/app/system"
)

// Ask asks for a file or a folder and calls then, where the window is drawn,
// with its path, or with why there is none; if the reader wants none after all
// it is not called. The desktop's own dialog asks, or else the toolkit's.
func (a *Above) Ask(q system.Picking, then func(path string, err error)) {
	a.onDesktop(q, func() { a.pick(q, then) }, then)
}

// onDesktop has the desktop's own dialog ask, or else calls own.
func (a *Above) onDesktop(q system.Picking, own func(), then func(path string, err error)) {
	if !system.DesktopPicks() {
		own()
		return
	}
	a.Work.Aside(func() { // and not as work that is waited for: the dialog may stay open
		path, err := system.PickOnDesktop(q)
		a.Work.UI(func() {
			switch {
			case errors.Is(err, system.ErrNoChooser):
				own()
			case path != "" || err != nil:
				then(path, err)
			}
		})
	})
}

// pick asks with the toolkit's dialog.
func (a *Above) pick(q system.Picking, then func(path string, err error)) {
	if q.Folder {
		d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
			if err != nil {
				then("", err)
			} else if dir != nil {
				then(dir.Path(), nil)
			}
		}, a.Window)
		a.openDialog(d, q)
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			then("", err)
		} else if f != nil {
			f.Close()
			then(f.URI().Path(), nil)
		}
	}, a.Window)
	if len(q.Endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(q.Endings))
	}
	a.openDialog(d, q)
}

// openDialog gives a file dialog the room of the window.
func (a *Above) openDialog(d *dialog.FileDialog, q system.Picking) {
	a.Close()
	a.files = d
	d.SetTitleText(q.Title)
	if q.Accept != "" {
		d.SetConfirmText(q.Accept)
	}
	size := a.Window.Canvas().Size()
	d.SetOnClosed(a.Back)
	d.Show() // makes what Resize sizes
	d.Resize(fyne.NewSize(size.Width*.9, size.Height*.9))
}
