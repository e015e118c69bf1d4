package app

import (
	"net/url"
	"os"
	"path/filepath"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/library"
)

// reveal shows the file of the open article in its folder.
func (w *window) reveal() { w.revealFile(library.PathOf(w.reading.Entry().Mark.File)) }

// revealFile shows a file in its folder.
func (w *window) revealFile(path string) {
	w.work.Go(func() {
		if _, err := os.Stat(path); err != nil {
			w.sayPlace(path, err)
		} else if system.RevealFile(path) != nil {
			w.openPlace(filepath.Dir(path))
		}
	})
}

// hasFile reports whether the open article came from a file. Whether that is still
// there only the disk knows, which may not answer.
func (w *window) hasFile() bool { return w.reading.Entry().Mark.File != "" }

// openLink opens what words of the text lead to: another part of it, or an address.
func (w *window) openLink(address string) {
	if !w.reading.Follow(address) {
		w.openAddress(address)
	}
}

// openAddress has the system open an address of a text, if it is one of the web or of
// mail: what else there is in a text may lead to anything.
func (w *window) openAddress(address string) {
	to, err := url.Parse(address)
	if err != nil || to.Scheme != "https" && to.Scheme != "http" && to.Scheme != "mailto" {
		w.above.Say("place", tongue.T("error.place", map[string]any{"Path": address, "Cause": tongue.T("link.strange")}))
		return
	}
	w.work.Go(func() {
		if err := w.app.OpenURL(to); err != nil {
			w.sayPlace(address, err)
		}
	})
}

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
	w.work.UI(func() {
		w.above.Say("place", tongue.T("error.place", map[string]any{"Path": present.Shortened(path), "Cause": present.WhyNot(present.Pathless(err))}))
	})
}
