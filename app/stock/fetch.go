package stock

import (
	"context"
	"errors"

	"lanmu/data/library"
)

// Fetch reads an article's page from the library, and where it goes on. It takes a few milliseconds,
// a PDF that the cache has no more some seconds, and never runs on the UI goroutine.
func Fetch(ctx context.Context, l *library.Library, s *Shelf, r Ref) (Entry, error) {
	p, err := l.Page(ctx, r.Sheet)
	if err != nil {
		return Entry{}, err
	}
	e, err := s.Entry(p, r)
	if err == nil {
		s.follow(ctx, l, &e, r, nil)
	}
	return e, err
}

// Entry is the article of a page that is at hand. The page may hold others than
// its sheet tells: its file has changed since, or the cache is not as it was
// written.
func (s *Shelf) Entry(p library.Page, r Ref) (Entry, error) {
	all := EntriesOf(p)
	if r.N >= len(all) || !r.Exists() {
		return Entry{}, ErrMoved
	}
	e := all[r.N]
	e.Sheet, e.Mark.ID = r.Sheet, s.ID(r)
	return e, nil
}

// ErrMoved tells that an article is not where its page was known to have it.
var ErrMoved = errors.New("stock: the page has fewer articles than are listed; open its file again")
