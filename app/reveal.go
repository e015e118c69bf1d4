package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/library"
)

// reveal shows the file of the open article in its folder.
func (w *window) reveal() {
	path := library.PathOf(w.current.Mark.File)
	w.work.Go(func() {
		if _, err := os.Stat(path); err != nil {
			w.sayPlace(path, err)
		} else if system.RevealFile(path) != nil {
			w.openPlace(filepath.Dir(path))
		}
	})
}

// hasFile tells whether the open article came from a file. Whether that is still
// there only the disk knows, which may not answer.
func (w *window) hasFile() bool { return w.current.Mark.File != "" }

// openFolder has the system open a folder or a file.
func (w *window) openFolder(path string) { w.work.Go(func() { w.openPlace(path) }) }

// openPlace is openFolder away from the UI goroutine.
func (w *window) openPlace(path string) {
	_, err := os.Stat(path)
	if err == nil {
		err = w.app.OpenURL(system.FileURL(path))
	}
	if err != nil {
		w.sayPlace(path, err)
	}
}

// sayPlace says why something cannot be opened. It may be called on any goroutine.
func (w *window) sayPlace(path string, err error) {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		err = e.Err // the path is named already
	}
	w.work.UI(func() {
		w.above.Say("place", tongue.T("error.place", map[string]any{"Path": present.Shortened(path), "Cause": err.Error()}))
	})
}
