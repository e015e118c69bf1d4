package stock

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lanmu/data/home"
	"lanmu/data/library"
	"lanmu/data/search"
)

// Stacks are where pages come from: the library, and the folders that the
// reader has added to it.
type Stacks struct {
	Library *library.Library
	Folders *library.Folders
	Gallery *library.Gallery // of their pages as they look
	Pasted  string           // the folder in which pages are kept that came as text
	choices *library.Choices // of encodings
	Papers  *library.Papers  // that the reader has named
	Wrong   error            // with the reader's synonyms; the others count
}

// OpenStacks opens the library. It is of use even if the error is not nil.
func OpenStacks() (Stacks, error) {
	path, err := library.DefaultFoldersPath()
	if err != nil {
		return Stacks{}, err
	}
	pasted, err := home.Data("pasted")
	if err != nil {
		return Stacks{}, err
	}
	return OpenStacksAt(home.Cache(), path, pasted)
}

func OpenStacksAt(cache, folders, pasted string) (s Stacks, err error) {
	s.Pasted = pasted
	var err1, err2, err3 error
	s.Gallery = library.NewGallery(filepath.Join(cache, picturesName), MostPictures)
	s.Library, err1 = library.OpenLibrary(cache)
	s.Folders, err2 = library.OpenFolders(folders)
	s.choices, err3 = library.OpenChoices(filepath.Join(filepath.Dir(folders), "encodings.jsonl"))
	s.Library.Follow(s.choices)
	var err4 error
	s.Papers, err4 = library.OpenPapers(filepath.Join(filepath.Dir(folders), "newspapers.jsonl"))
	library.UsePapers(s.Papers)
	s.Wrong = useSynonyms(filepath.Join(filepath.Dir(folders), SynonymsName))
	return s, errors.Join(err1, err2, err3, err4)
}

// picturesName is the folder of pictures in the cache.
const picturesName = "pictures"

// OpenGallery opens what draws pages, without a library.
func OpenGallery() *library.Gallery {
	return library.NewGallery(filepath.Join(home.Cache(), picturesName), MostPictures)
}

// MostPictures is how many bytes of pictures are kept unless the reader says otherwise.
const MostPictures = 500 << 20

// SynonymsName is the file, beside the list of folders, in which a reader writes
// which words mean the same.
const SynonymsName = "synonyms.txt"

// useSynonyms has words be looked for with the common synonyms and the reader's.
func useSynonyms(path string) error {
	s := search.CommonSynonyms()
	defer library.UseSynonyms(s)
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if err := s.Read(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (s Stacks) Close() error {
	s.Gallery.Close()
	return errors.Join(s.Library.Close(), s.Folders.Close(), s.choices.Close(), s.Papers.Close())
}
