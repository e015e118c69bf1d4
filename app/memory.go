package app

import (
	"cmp"
	"errors"

	"lanmu/app/tongue"
	"lanmu/data/bookmark"
)

// memory is what the program remembers from one start to the next and must not
// lose.
type memory struct {
	bookmarks *bookmark.Store
	reading   *bookmark.Reading
	copies    *bookmark.Copies // of bookmarked articles, to be read when their page is gone
}

// openMemory opens what is remembered. It is of use even if the error is not
// nil: what could not be read is empty, and saving works again when the cause
// is gone.
func openMemory() (memory, error) {
	marks, err1 := bookmark.DefaultPath()
	reading, err2 := bookmark.DefaultReadingPath()
	copies, err3 := bookmark.DefaultCopies()
	if err := cmp.Or(err1, err2, err3); err != nil {
		return memory{}, err
	}
	return openMemoryAt(marks, reading, copies)
}

func openMemoryAt(marks, reading, copies string) (memory, error) {
	var m memory
	var err1, err2 error
	m.bookmarks, err1 = bookmark.Open(marks)
	m.reading, err2 = bookmark.OpenReading(reading)
	m.copies = bookmark.OpenCopies(copies, marks)
	return m, errors.Join(err1, err2)
}

// restore brings back a bookmark that was removed, and keeps its article's copy
// with it.
func (m memory) restore(b bookmark.Bookmark) error {
	return errors.Join(m.copies.Touch(b.ArticleID()), m.bookmarks.Restore(b.ID))
}

func (m memory) close() error {
	return errors.Join(m.bookmarks.Close(), m.reading.Close())
}

// tellAside says where lines were set aside that cannot be read.
func (w *window) tellAside() {
	if a := w.bookmarks.Aside(); a.Lines > 0 {
		w.banner.Say("aside", tongue.Count("error.aside", a.Lines, map[string]any{"File": a.Path}))
	}
}

// tellTwice says of which bookmarks two machines wrote the note at once.
func (w *window) tellTwice() {
	if twice := w.bookmarks.Twice(); len(twice) > 0 {
		w.banner.Say("twice", tongue.Count("note.twice", len(twice), map[string]any{"Headline": twice[0].Headline}))
	}
}
