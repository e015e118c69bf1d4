package app

import (
	"context"
	"errors"
	"time"

	"lanmu/data/library"
	"lanmu/widgets/document"
)

// fetch reads an article's page from the library. It takes a few milliseconds,
// a PDF that the cache has no more some seconds, and never runs on the UI goroutine.
func fetch(ctx context.Context, l *library.Library, s *shelf, r ref) (entry, error) {
	p, err := l.Page(ctx, r.sheet)
	if err != nil {
		return entry{}, err
	}
	return s.entry(p, r)
}

// entry is the article of a page that is at hand. The page may hold others than
// its sheet tells: its file has changed since, or the cache is not as it was
// written.
func (s *shelf) entry(p library.Page, r ref) (entry, error) {
	all := entriesOf(p)
	if r.n >= len(all) || !r.exists() {
		return entry{}, errMoved
	}
	e := all[r.n]
	e.sheet, e.mark.ID = r.sheet, s.id(r)
	return e, nil
}

// errMoved tells that an article is not where its page was known to have it.
var errMoved = errors.New("app: the page has fewer articles than are listed; open its file again")

// fetchTime is how long others wait for an article: a drive that has not
// answered by then may never.
const fetchTime = 5 * time.Second

// errSlow tells that a page could not be had in that time.
var errSlow = errors.New("app: the page's file does not answer; see whether its drive is there and try again")

// fetchSoon is fetch for what others wait behind.
func (w *window) fetchSoon(s *shelf, r ref) (e entry, err error) {
	ctx, cancel := context.WithTimeout(w.life, fetchTime)
	defer cancel()
	type result struct {
		e   entry
		err error
	}
	done := make(chan result, 1)
	w.work.Go(func() {
		e, err := fetch(ctx, w.library, s, r)
		done <- result{e, err}
	})
	select {
	case got := <-done:
		return got.e, got.err
	case <-ctx.Done():
		return entry{}, errSlow
	}
}

// with does something with an article once it is fetched. What was asked for
// before and has not come yet is not done any more.
func (w *window) with(r ref, do func(entry)) {
	w.fetching()
	ctx, cancel := context.WithCancel(w.life)
	w.fetching = cancel
	s := w.shelf
	if c := w.current; c.sheet == r.sheet && c.from != nil { // the open article's page is at hand
		if e, err := s.entry(library.Page{Page: c.from, Name: r.sheet.Name(), Path: r.sheet.Path()}, r); err == nil {
			do(e)
			return
		}
	}
	w.work.Go(func() {
		e, err := fetch(ctx, w.library, s, r)
		w.ui(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				w.banner.Say(keyOf(r.sheet), openError(keyOf(r.sheet), err))
			default:
				do(e)
			}
		})
	})
}

// continueReading opens an article where it was left, or at its start when it
// was read to the end.
func (w *window) continueReading(r ref) {
	w.with(r, w.openWhereLeft)
}

func (w *window) openWhereLeft(e entry) {
	var at document.Position
	if p, ok := w.reading.Get(e.mark.ID); ok && !p.Read {
		at = document.Position{Block: p.Block, Offset: p.Offset}
	}
	w.open(e, at)
}
