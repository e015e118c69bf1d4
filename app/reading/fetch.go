package reading

import (
	"context"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// fetchTime is how long others wait for an article: a drive that has not
// answered by then may never.
const fetchTime = 5 * time.Second

// Fetch fetches an article for what others wait for. It is called where things are
// waited for, and never where the window is drawn.
func (r *Reading) Fetch(s *stock.Shelf, ref stock.Ref) (e stock.Entry, err error) {
	ctx, cancel := context.WithTimeout(r.Work.Life(), fetchTime)
	defer cancel()
	type result struct {
		e   stock.Entry
		err error
	}
	done := make(chan result, 1)
	r.Work.Go(func() {
		e, err := stock.Fetch(ctx, r.Library, s, ref)
		done <- result{e, err}
	})
	select {
	case got := <-done:
		return got.e, got.err
	case <-ctx.Done():
		return stock.Entry{}, present.ErrSlow
	}
}

// With does something with an article once it is fetched. What was asked for
// before and has not come yet is not done any more.
func (r *Reading) With(ref stock.Ref, do func(stock.Entry)) {
	ctx := r.fetching.Begin(r.Work.Life())
	s := r.Shelf()
	if c := r.open; c.Sheet == ref.Sheet && c.From != nil && !goesOn(c.From, ref.N) { // the open article's page is at hand
		if e, err := s.Entry(library.Page{Page: c.From, Name: ref.Sheet.Name(), Path: ref.Sheet.Path()}, ref); err == nil {
			do(e)
			return
		}
	}
	r.Work.Go(func() {
		e, err := stock.Fetch(ctx, r.Library, s, ref)
		r.Work.UI(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				r.Said.Say(stock.KeyOf(ref.Sheet), present.OpenError(stock.KeyOf(ref.Sheet), err))
			default:
				do(e)
			}
		})
	})
}

// goesOn tells whether an article of a page is not all there: the rest is to be fetched.
func goesOn(p *page.Page, n int) bool { return n < len(p.Articles) && len(p.Elsewhere(n)) > 0 }

// OpenWhereLeft opens an article where it was left, or at its start when it was
// read to the end.
func (r *Reading) OpenWhereLeft(e stock.Entry) {
	var at document.Position
	if p, ok := r.Reading.Get(e.Mark.ID); ok && !p.Read {
		at = document.Position{Block: p.Block, Offset: p.Offset}
	}
	r.Open(e, at)
}
