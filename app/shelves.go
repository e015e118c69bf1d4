package app

import (
	"errors"
	"path/filepath"

	"lanmu/data/home"
	"lanmu/data/library"
)

// shelves are where pages come from: the library, and the folders that the
// reader has added to it.
type shelves struct {
	library *library.Library
	folders *library.Folders
	choices *library.Choices // of encodings
}

// openShelves opens the library. It is of use even if the error is not nil.
func openShelves() (shelves, error) {
	path, err := library.DefaultFoldersPath()
	if err != nil {
		return shelves{}, err
	}
	return openShelvesAt(home.Cache(), path)
}

func openShelvesAt(cache, folders string) (s shelves, err error) {
	var err1, err2, err3 error
	s.library, err1 = library.OpenLibrary(cache)
	s.folders, err2 = library.OpenFolders(folders)
	s.choices, err3 = library.OpenChoices(filepath.Join(filepath.Dir(folders), "encodings.jsonl"))
	s.library.Follow(s.choices)
	return s, errors.Join(err1, err2, err3)
}

func (s shelves) close() error {
	return errors.Join(s.library.Close(), s.folders.Close(), s.choices.Close())
}

// start opens the reader's folders, and what the program was started with.
func (w *window) start(paths []string) {
	w.live = true
	folders := w.folders.All()
	w.addRoots(folders)
	if len(folders) > 0 {
		w.update(folders, false)
	}
	if len(paths) > 0 {
		w.openPaths(paths, true)
	}
	w.aside(func() {
		for range w.folders.Changes() {
			w.ui(w.followFolders)
		}
	})
}
