package app

import (
	"context"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// fetchTime is how long others wait for an article: a drive that has not
// answered by then may never.
const fetchTime = 5 * time.Second

// fetchSoon is fetch for what others wait for.
func (w *window) fetchSoon(s *stock.Shelf, r stock.Ref) (e stock.Entry, err error) {
	ctx, cancel := context.WithTimeout(w.work.Life(), fetchTime)
	defer cancel()
	type result struct {
		e   stock.Entry
		err error
	}
	done := make(chan result, 1)
	w.work.Go(func() {
		e, err := stock.Fetch(ctx, w.Library, s, r)
		done <- result{e, err}
	})
	select {
	case got := <-done:
		return got.e, got.err
	case <-ctx.Done():
		return stock.Entry{}, present.ErrSlow
	}
}

// with does something with an article once it is fetched. What was asked for
// before and has not come yet is not done any more.
func (w *window) with(r stock.Ref, do func(stock.Entry)) {
	ctx := w.fetching.Begin(w.work.Life())
	s := w.in.Shelf()
	if c := w.current; c.Sheet == r.Sheet && c.From != nil { // the open article's page is at hand
		if e, err := s.Entry(library.Page{Page: c.From, Name: r.Sheet.Name(), Path: r.Sheet.Path()}, r); err == nil {
			do(e)
			return
		}
	}
	w.work.Go(func() {
		e, err := stock.Fetch(ctx, w.Library, s, r)
		w.work.UI(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				w.above.Say(stock.KeyOf(r.Sheet), present.OpenError(stock.KeyOf(r.Sheet), err))
			default:
				do(e)
			}
		})
	})
}

// openWhereLeft opens an article where it was left, or at its start when it was
// read to the end.
func (w *window) openWhereLeft(e stock.Entry) {
	var at document.Position
	if p, ok := w.Reading.Get(e.Mark.ID); ok && !p.Read {
		at = document.Position{Block: p.Block, Offset: p.Offset}
	}
	w.open(e, at)
}
