package app

import (
	"net/url"
	"os"
	"path/filepath"

	"lanmu/data/library"
)

// reveal shows the file of the open article in its folder.
func (w *window) reveal() {
	path := library.PathOf(w.current.mark.File)
	w.work.Go(func() {
		if err := revealFile(path); err != nil {
			w.ui(func() { w.openFolder(filepath.Dir(path)) })
		}
	})
}

// hasFile tells whether the file of the open article is there.
func (w *window) hasFile() bool {
	if w.current.mark.File == "" {
		return false
	}
	_, err := os.Stat(library.PathOf(w.current.mark.File))
	return err == nil
}

// openFolder has the system open a folder or a file.
func (w *window) openFolder(path string) {
	if err := w.app.OpenURL(fileURL(path)); err != nil {
		w.banner.Say("place", t("error.place", map[string]any{"Path": path, "Cause": err.Error()}))
	}
}

func fileURL(path string) *url.URL {
	return &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
}
