package stock

import (
	"errors"
	"path/filepath"

	"lanmu/data/home"
	"lanmu/data/library"
)

// Stacks are where pages come from: the library, and the folders that the
// reader has added to it.
type Stacks struct {
	Library *library.Library
	Folders *library.Folders
	choices *library.Choices // of encodings
}

// OpenStacks opens the library. It is of use even if the error is not nil.
func OpenStacks() (Stacks, error) {
	path, err := library.DefaultFoldersPath()
	if err != nil {
		return Stacks{}, err
	}
	return OpenStacksAt(home.Cache(), path)
}

func OpenStacksAt(cache, folders string) (s Stacks, err error) {
	var err1, err2, err3 error
	s.Library, err1 = library.OpenLibrary(cache)
	s.Folders, err2 = library.OpenFolders(folders)
	s.choices, err3 = library.OpenChoices(filepath.Join(filepath.Dir(folders), "encodings.jsonl"))
	s.Library.Follow(s.choices)
	return s, errors.Join(err1, err2, err3)
}

func (s Stacks) Close() error {
	return errors.Join(s.Library.Close(), s.Folders.Close(), s.choices.Close())
}
