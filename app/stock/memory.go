package stock

import (
	"cmp"
	"errors"
	"time"

	"lanmu/data/bookmark"
)

// Memory is what the program remembers from one start to the next and must not
// lose.
type Memory struct {
	Bookmarks *bookmark.Store
	Reading   *bookmark.Reading
	Copies    *bookmark.Copies // of bookmarked articles, to be read when their page is gone
}

// OpenMemory opens what is remembered. It is of use even if the error is not
// nil: what could not be read is empty, and saving works again when the cause
// is gone.
func OpenMemory() (Memory, error) {
	marks, err1 := bookmark.DefaultPath()
	reading, err2 := bookmark.DefaultReadingPath()
	copies, err3 := bookmark.DefaultCopies()
	if err := cmp.Or(err1, err2, err3); err != nil {
		return Memory{}, err
	}
	return OpenMemoryAt(marks, reading, copies)
}

func OpenMemoryAt(marks, reading, copies string) (Memory, error) {
	var m Memory
	var err1, err2 error
	m.Bookmarks, err1 = bookmark.Open(marks)
	m.Reading, err2 = bookmark.OpenReading(reading)
	m.Copies = bookmark.OpenCopies(copies, marks)
	return m, errors.Join(err1, err2)
}

// Restore brings back a bookmark that was removed, and keeps its article's copy
// with it.
func (m Memory) Restore(b bookmark.Bookmark) error {
	return errors.Join(m.Copies.Touch(b.ArticleID()), m.Bookmarks.Restore(b.ID))
}

func (m Memory) Close() error {
	return errors.Join(m.Bookmarks.Close(), m.Reading.Close())
}

// Keep adds a bookmark of an entry, and first a copy of its article, so that
// no bookmark is without its text.
func Keep(m Memory, e Entry, b bookmark.Bookmark) error {
	if e.Article != nil && !e.Gone {
		if err := m.Copies.Save(CopyOf(e)); err != nil {
			return err
		}
	}
	b.Time = time.Now()
	return m.Bookmarks.Add(b)
}
